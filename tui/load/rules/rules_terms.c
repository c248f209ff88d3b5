/* What stands left and right of an operator in a rule. */
#include "load/rules/rules_terms.h"

#include <string.h>

#include "load/messages.h"
#include "load/content/question_types.h"

static const enum term_type parameter_terms[] = {
    [PARAMETER_ONE_OF] = TYPE_OPTIONS,    [PARAMETER_YES_NO] = TYPE_OPTIONS,
    [PARAMETER_NUMBER] = TYPE_NUMBER,     [PARAMETER_DATE] = TYPE_DATE,
    [PARAMETER_DURATION] = TYPE_DURATION, [PARAMETER_DEADLINE] = TYPE_SHOWN,
    [PARAMETER_TEXT] = TYPE_SHOWN,
};

struct place rule_place(const struct yaml *text, const struct token *token)
{
    struct place place = text->place;

    place.column += token->offset + (text->plain ? 0 : 1);
    return place;
}

static struct term term_fact(struct builder *builder, const char *name, struct place place)
{
    uint32_t fact = builder_fact(builder, name, place);
    struct term term = {TERM_FACT, fact, TYPE_OPTIONS, name};

    if (fact == NO_INDEX)
        term.type = TYPE_WRONG;
    else if (fact < builder->names[NAME_QUESTION].count)
        term.type = question_yaml_types[builder_question_type(builder, fact)].term;
    return term;
}

static struct term term_value(struct builder *builder, const char *name, const char *id,
                              struct place place)
{
    uint32_t parameter = builder_find(builder, NAME_PARAMETER, id, place);

    return (struct term){
        .kind = TERM_VALUE,
        .index = parameter,
        .type = parameter == NO_INDEX ? TYPE_WRONG
                                      : parameter_terms[builder_parameter_type(builder, parameter)],
        .name = name,
    };
}

static struct term term_deadline(struct builder *builder, const char *name, const char *id,
                                 struct place place)
{
    uint32_t deadline = builder_find(builder, NAME_DEADLINE, id, place);
    struct term term = {TERM_DEADLINE, deadline, TYPE_WRONG, name};

    if (deadline == NO_INDEX)
        return term;

    const struct yaml *yaml = builder->names[NAME_DEADLINE].list[deadline].yaml;
    const struct yaml *rule = yaml && yaml->kind == YAML_MAP ? yaml_get(yaml, "rule") : NULL;

    /* A deadline that is an event never has a date to compare. */
    term.type = rule && rule->kind == YAML_MAP && yaml_get(rule, "event") ? TYPE_SHOWN : TYPE_DATE;
    return term;
}

/* What can be asked of a case that has ended. */
static const struct term ended_terms[] = {
    {TERM_VERDICT,   NO_INDEX, TYPE_OPTIONS, "verdict"  },
    {TERM_OUTCOME,   NO_INDEX, TYPE_NAME,    "outcome"  },
    {TERM_DOCUMENTS, NO_INDEX, TYPE_SEVERAL, "documents"},
    {TERM_CHOICES,   NO_INDEX, TYPE_SEVERAL, "choices"  },
};

static const struct term *term_ended(const struct builder *builder, const char *name)
{
    for (size_t i = 0; i < sizeof ended_terms / sizeof ended_terms[0] && builder->ended; i++)
        if (strcmp(ended_terms[i].name, name) == 0)
            return &ended_terms[i];
    return NULL;
}

struct term term_named(struct builder *builder, const struct yaml *text, const struct token *token)
{
    static const char region[] = "region.", deadline[] = "deadline.";
    struct place place = rule_place(text, token);
    const char *name = token->text;

    if (strcmp(name, "today") == 0)
        return (struct term){TERM_TODAY, NO_INDEX, TYPE_DATE, name};
    if (strncmp(name, region, sizeof region - 1) == 0)
        return term_value(builder, name, name + sizeof region - 1, place);
    if (strncmp(name, deadline, sizeof deadline - 1) == 0)
        return term_deadline(builder, name, name + sizeof deadline - 1, place);
    if (term_ended(builder, name))
        return *term_ended(builder, name);
    return term_fact(builder, name, place);
}

uint32_t term_option(struct builder *builder, const struct yaml *text, const struct term *term,
                     const struct token *token)
{
    struct place place = rule_place(text, token);
    struct words words;

    if (term->kind == TERM_VERDICT)
        return builder_find(builder, NAME_VERDICT, token->text, place);
    if (term->kind == TERM_DOCUMENTS || term->kind == TERM_CHOICES)
        return builder_find(builder, NAME_DOCUMENT, token->text, place);
    words = term->kind == TERM_VALUE ? builder_parameter_options(builder, term->index)
                                     : builder_fact_options(builder, term->index);
    return builder_pick(builder, words, term->name, token->text, place);
}

/* Reads "12", or with two decimals "12.50" as 1250. */
static bool digits_read(const char *s, int decimals, int64_t *number)
{
    int64_t value = 0;
    int seen = -1; /* decimals so far, -1 before the point */

    for (; *s; s++) {
        if (*s == '.' && seen < 0 && decimals > 0) {
            seen = 0;
            continue;
        }
        if (*s < '0' || *s > '9' || value > INT64_C(1000000000000) || seen >= decimals)
            return false;
        value = value * 10 + (*s - '0');
        seen += seen >= 0;
    }
    for (seen = seen < 0 ? 0 : seen; seen < decimals; seen++)
        value *= 10;
    *number = value;
    return true;
}

bool term_literal(struct builder *builder, const struct yaml *text, const struct term *term,
                  const struct token *token, int64_t *number)
{
    struct place place = rule_place(text, token);
    int32_t date;

    if (term->type == TYPE_NAME) {
        *number = builder_find(builder, NAME_OUTCOME, token->text, place);
        return *number != NO_INDEX;
    }
    if (term->type == TYPE_DATE) {
        if (token->kind == TOKEN_DATE && date_parse(token->text, strlen(token->text), &date)) {
            *number = date;
            return true;
        }
        return diag_add(builder->diags, place, MESSAGE(BAD_DATE), token->text);
    }
    if (token->kind == TOKEN_NUMBER &&
        digits_read(token->text, term->type == TYPE_MONEY ? 2 : 0, number))
        return true;
    return diag_add(builder->diags, place,
                    term->type == TYPE_MONEY ? MESSAGE(RULE_MONEY) : MESSAGE(RULE_NUMBER),
                    token->text, term->name);
}

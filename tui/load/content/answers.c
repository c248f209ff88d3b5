/* Ranges of answers and answers implied by others. */
#include "load/content/catalogue.h"

#include "load/messages.h"
#include "load/content/question_types.h"

#include <string.h>

#define MONEY_MAX INT64_C(100000000) /* yuan */
#define NUMBER_MAX INT64_C(1000000000)

/* ---- ranges ------------------------------------------------------------------------------ */

/* Cuts "base + 30 days" at its sign; the rest becomes `plus`. */
static bool bound_split(char *text, struct duration *plus)
{
    char *sign = strpbrk(text, "+");

    if (sign == NULL)
        sign = strstr(text, " - ");
    if (sign == NULL)
        return true;
    bool minus = strchr(sign, '-') != NULL;
    char *rest = sign + strspn(sign, "+- ");
    while (sign > text && sign[-1] == ' ')
        sign--;
    *sign = '\0';
    if (!duration_parse(rest, strlen(rest), plus))
        return false;
    if (minus)
        plus->amount = -plus->amount;
    return true;
}

static bool bound_fact(struct builder *builder, const struct yaml *value, const char *base,
                       uint32_t question, struct bound *bound)
{
    uint32_t other = builder_find(builder, NAME_QUESTION, base, value->place);

    bound->kind = BOUND_FACT;
    bound->fact = other;
    if (other == NO_INDEX)
        return false;
    if (other == question)
        return diag_add(builder->diags, value->place, MESSAGE(BOUND_SELF), base);
    if (!builder_answer_type(builder, other)->is_day)
        return diag_add(builder->diags, value->place, MESSAGE(NOT_A_DATE_QUESTION), base);
    return true;
}

/* A date, today, or the answer to a date question, each with a period added or taken. */
static void date_bound(struct builder *builder, const struct yaml *value, uint32_t question,
                       struct bound *bound)
{
    char *base = arena_copy(&builder->arena, value->text, value->size);
    int32_t date;

    if (!bound_split(base, &bound->plus)) {
        diag_add(builder->diags, value->place, MESSAGE(BAD_BOUND), value->text);
        return;
    }
    if (strcmp(base, "today") == 0) {
        bound->kind = BOUND_TODAY;
    } else if (date_parse(base, strlen(base), &date)) {
        bound->kind = BOUND_LITERAL;
        bound->number = date;
    } else if (base[0] >= 'a' && base[0] <= 'z') {
        bound_fact(builder, value, base, question, bound);
    } else {
        diag_add(builder->diags, value->place, MESSAGE(BAD_BOUND), value->text);
    }
}

struct within {
    const struct yaml *from, *to;
};
static const struct field within_fields[] = {
    {"from", field_yaml, offsetof(struct within, from), FIELD_OPTIONAL, NULL},
    {"to",   field_yaml, offsetof(struct within, to),   FIELD_OPTIONAL, NULL},
};
static const struct fields within_table = FIELDS("within", within_fields);

static void bound_read(struct builder *builder, const struct yaml *value, uint32_t index,
                       const struct question *question, struct bound *bound)
{
    if (value == NULL || yaml_scalar(builder, value, "within") == NULL)
        return;
    if (answer_types[question->type].is_day)
        date_bound(builder, value, index, bound);
    else if (yaml_number(builder, value, question_yaml_types[question->type].range,
                         &bound->number)) {
        bound->kind = BOUND_LITERAL;
        bound->number *= answer_types[question->type].unit;
    }
}

void within_read(struct builder *builder, const struct yaml *value, uint32_t index,
                 struct question *question)
{
    struct within within = {NULL, NULL};

    fields_read(builder, value, &within_table, &within);
    bound_read(builder, within.from, index, question, &question->least);
    bound_read(builder, within.to, index, question, &question->most);
    if (question->least.kind == BOUND_LITERAL && question->most.kind == BOUND_LITERAL &&
        question->least.plus.amount == 0 && question->most.plus.amount == 0 &&
        question->least.number > question->most.number)
        diag_add(builder->diags, value->place, MESSAGE(DATES_REVERSED), "within");
}

/* ---- implied answers --------------------------------------------------------------------- */

struct implied_entry {
    struct implied implied;
    const struct yaml *is;
};
static const struct field implied_fields[] = {
    {"when", field_rule, offsetof(struct implied_entry, implied.rule), FIELD_REQUIRED, NULL},
    {"is",   field_yaml, offsetof(struct implied_entry, is),           FIELD_REQUIRED, NULL},
};
static const struct fields implied_table = FIELDS("implied", implied_fields);

static void read_option(struct builder *builder, const struct yaml *value, uint32_t question,
                        int64_t *number)
{
    uint32_t option = builder_option(builder, question, value->text, value->place);

    if (option != NO_INDEX)
        *number = option;
}

/* One option, or none of them. */
static void read_set(struct builder *builder, const struct yaml *value, uint32_t question,
                     int64_t *number)
{
    uint32_t option = NO_INDEX;

    *number = 0;
    if (strcmp(value->text, "none") != 0)
        option = builder_option(builder, question, value->text, value->place);
    if (option != NO_INDEX)
        *number = INT64_C(1) << option;
}

static void read_day(struct builder *builder, const struct yaml *value, uint32_t question,
                     int64_t *number)
{
    int32_t date;

    (void)question;
    if (yaml_date(builder, value, &date))
        *number = date;
}

static void read_number(struct builder *builder, const struct yaml *value, uint32_t question,
                        int64_t *number)
{
    enum question_type type = builder_question_type(builder, question);
    int64_t count;

    if (yaml_number(builder, value, question_yaml_types[type].range, &count))
        *number = count * answer_types[type].unit;
}

static void read_place(struct builder *builder, const struct yaml *value, uint32_t question,
                       int64_t *number)
{
    (void)question;
    yaml_number(builder, value, (struct range){0, 999999}, number);
}

const struct question_yaml_type question_yaml_types[] = {
    [QUESTION_ONE_OF] = {.term = TYPE_OPTIONS,     .read = read_option     },
    [QUESTION_SEVERAL_OF] = {.term = TYPE_SEVERAL,     .read = read_set        },
    [QUESTION_YES_NO] = {.term = TYPE_OPTIONS,     .read = read_option     },
    [QUESTION_DATE] = {.term = TYPE_DATE,        .read = read_day        },
    [QUESTION_NUMBER] = {.term = TYPE_NUMBER,
                         .has_unit = true,
                         .range = {-NUMBER_MAX, NUMBER_MAX},
                         .read = read_number},
    [QUESTION_MONEY] = {.term = TYPE_MONEY,      .range = {0, MONEY_MAX},                              .read = read_number},
    [QUESTION_PLACE] = {.term = TYPE_OPTIONS,.read = read_place},
};

struct span implied_read(struct builder *builder, const struct yaml *value, uint32_t index)
{
    struct span span = {(uint32_t)(builder->implieds.size / sizeof(struct implied)), 0};

    for (const struct yaml *item = yaml_items(value); item; item = yaml_next(value, item)) {
        struct implied_entry entry = {
            .implied = {.rule = NO_INDEX, .state = ANSWER_KNOWN}
        };

        fields_read(builder, item, &implied_table, &entry);
        if (entry.is != NULL && yaml_scalar(builder, entry.is, "is") != NULL) {
            if (strcmp(entry.is->text, "unsure") == 0)
                entry.implied.state = ANSWER_UNSURE;
            else
                question_yaml_types[builder_question_type(builder, index)].read(
                    builder, entry.is, index, &entry.implied.number);
        }
        BUILDER_ADD(builder, implieds, entry.implied);
        span.count++;
    }
    return span;
}

/* Rules of a fixture: the words of the content, compiled as struct atom says. */
#include "fixture.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct compiling {
    struct fixture *fixture;
    const struct content *content;
    const char *whole;
    const char *at;
};

static void compile_or(struct compiling *compiling);

static void fail(const struct compiling *compiling, const char *what)
{
    fprintf(stderr, "fixture: %s at \"%s\" of \"%s\"\n", what, compiling->at, compiling->whole);
    abort();
}

static void emit(struct compiling *compiling, uint32_t code)
{
    buffer_add(&compiling->fixture->codes, &code, sizeof code);
}

/* Takes a word or sign if it comes next. */
static bool take(struct compiling *compiling, const char *word)
{
    size_t size = strlen(word);

    while (*compiling->at == ' ')
        compiling->at++;
    if (strncmp(compiling->at, word, size) != 0)
        return false;
    if (isalpha((unsigned char)word[0]) &&
        (isalnum((unsigned char)compiling->at[size]) || compiling->at[size] == '_'))
        return false;
    compiling->at += size;
    return true;
}

static void take_name(struct compiling *compiling, char name[64])
{
    size_t size = 0;

    while (*compiling->at == ' ')
        compiling->at++;
    while (size < 63 && (isalnum((unsigned char)*compiling->at) || strchr("_.-", *compiling->at)) &&
           *compiling->at)
        name[size++] = *compiling->at++;
    name[size] = '\0';
    if (size == 0)
        fail(compiling, "a name is missing");
}

static uint32_t find_deadline(const struct content *content, const char *id)
{
    for (uint32_t i = 0; i < content->deadline_count; i++)
        if (strcmp(content_string(content, content->deadlines[i].id), id) == 0)
            return i;
    return NO_INDEX;
}

static bool term_of(const struct compiling *compiling, const char *name, uint32_t *kind,
                    uint32_t *index)
{
    *index = 0;
    if (strcmp(name, "today") == 0)
        *kind = TERM_TODAY;
    else if (strncmp(name, "region.", 7) == 0) {
        *kind = TERM_VALUE;
        *index = content_parameter(compiling->content, name + 7);
    } else if (strncmp(name, "deadline.", 9) == 0) {
        *kind = TERM_DEADLINE;
        *index = find_deadline(compiling->content, name + 9);
    } else {
        *kind = TERM_FACT;
        *index = content_fact(compiling->content, name);
    }
    return *index != NO_INDEX;
}

static uint32_t option_in(const struct content *content, struct span span, const char *id)
{
    for (uint32_t i = 0; i < span.count; i++)
        if (strcmp(content_string(content, content->options[span.first + i].id), id) == 0)
            return i;
    return NO_INDEX;
}

/* The number of an option, relation or ending of the left side; NO_INDEX when it is none. */
static uint32_t left_option(const struct compiling *compiling, const struct atom *atom,
                            const char *id)
{
    static const char *const relations[] = {"same_pool", "same_zone", "same_province",
                                            "other_province", "abroad"};
    const struct content *content = compiling->content;

    if (atom->left == TERM_VALUE)
        return option_in(content, content->parameters[atom->left_index].options, id);
    if (atom->left != TERM_FACT)
        return NO_INDEX;
    if (atom->left_index >= content->question_count) {
        struct span span = content->flows[atom->left_index - content->question_count].endings;

        for (uint32_t i = 0; i < span.count; i++)
            if (strcmp(content_string(content, content->endings[span.first + i].id), id) == 0)
                return i;
        return NO_INDEX;
    }
    if (content->questions[atom->left_index].type == QUESTION_PLACE)
        for (uint32_t i = 0; i < RELATION_COUNT; i++)
            if (strcmp(relations[i], id) == 0)
                return i;
    return option_in(content, content->questions[atom->left_index].options, id);
}

/* The right side: an option, a date, a number, or a term with an optional "+ 30 days". */
static void compile_right(struct compiling *compiling, struct atom *atom)
{
    char name[64], unit[64];
    int32_t date;

    take_name(compiling, name);
    uint32_t option = left_option(compiling, atom, name);

    if (option != NO_INDEX)
        atom->mask |= 1u << option;
    else if (date_parse(name, strlen(name), &date))
        atom->number = date;
    else if (isdigit((unsigned char)name[0]))
        atom->number = strtoll(name, NULL, 10);
    else if (!term_of(compiling, name, &atom->right, &atom->right_index))
        fail(compiling, "unknown name before");
    while (*compiling->at == ' ')
        compiling->at++;
    if (strchr("+-", *compiling->at) && *compiling->at) {
        int sign = *compiling->at++ == '-' ? -1 : 1;

        take_name(compiling, name);
        take_name(compiling, unit);
        atom->plus.amount = (int32_t)strtol(name, NULL, 10);
        atom->plus.amount *= sign;
        atom->plus.unit = unit[0] == 'w'   ? UNIT_WORKDAYS
                          : unit[0] == 'm' ? UNIT_MONTHS
                          : unit[0] == 'y' ? UNIT_YEARS
                                           : UNIT_DAYS;
    }
}

/* "option in several": the name on the left is no fact. */
static void compile_has(struct compiling *compiling, const char *option)
{
    struct atom atom = {.left = TERM_FACT, .op = OPERATOR_HAS};
    char name[64];

    if (!take(compiling, "in"))
        fail(compiling, "unknown name before");
    take_name(compiling, name);
    if (!term_of(compiling, name, &atom.left, &atom.left_index))
        fail(compiling, "unknown question before");
    atom.number = left_option(compiling, &atom, option);
    emit(compiling,
         (uint32_t)(buffer_add(&compiling->fixture->atoms, &atom, sizeof atom) / sizeof atom));
}

static void compile_atom(struct compiling *compiling)
{
    static const struct {
        const char *sign;
        enum rule_operator op;
    } operators[] = {
        {"==", OPERATOR_EQ},
        {"!=", OPERATOR_NE},
        {"<=", OPERATOR_LE},
        {">=", OPERATOR_GE},
        {"<",  OPERATOR_LT},
        {">",  OPERATOR_GT}
    };
    struct atom atom = {0};
    char name[64];

    take_name(compiling, name);
    if (!term_of(compiling, name, &atom.left, &atom.left_index)) {
        compile_has(compiling, name);
        return;
    }
    if (take(compiling, "is")) {
        take(compiling, "known");
        atom.op = OPERATOR_IS_KNOWN;
    } else if (take(compiling, "in")) {
        atom.op = OPERATOR_IN;
        take(compiling, "[");
        do
            compile_right(compiling, &atom);
        while (take(compiling, ","));
        take(compiling, "]");
    } else {
        size_t i = 0;

        while (i < 6 && !take(compiling, operators[i].sign))
            i++;
        if (i == 6)
            fail(compiling, "no operator");
        atom.op = operators[i].op;
        compile_right(compiling, &atom);
        if (atom.mask && atom.op == OPERATOR_EQ)
            atom.op = OPERATOR_IN;
    }
    emit(compiling,
         (uint32_t)(buffer_add(&compiling->fixture->atoms, &atom, sizeof atom) / sizeof atom));
}

static void compile_not(struct compiling *compiling)
{
    if (take(compiling, "not")) {
        compile_not(compiling);
        emit(compiling, RULE_NOT);
    } else if (take(compiling, "(")) {
        compile_or(compiling);
        if (!take(compiling, ")"))
            fail(compiling, "no )");
    } else
        compile_atom(compiling);
}

static void compile_and(struct compiling *compiling)
{
    compile_not(compiling);
    while (take(compiling, "and")) {
        compile_not(compiling);
        emit(compiling, RULE_AND);
    }
}

static void compile_or(struct compiling *compiling)
{
    compile_and(compiling);
    while (take(compiling, "or")) {
        compile_and(compiling);
        emit(compiling, RULE_OR);
    }
}

uint32_t fixture_rule(struct fixture *fixture, const char *text)
{
    struct rule rule = {.source = fixture_string(fixture, text)};
    struct compiling compiling = {fixture, fixture_content(fixture), text, text};

    rule.code.first = (uint32_t)(fixture->codes.size / 4);
    compile_or(&compiling);
    if (*compiling.at != '\0')
        fail(&compiling, "too much");
    rule.code.count = (uint32_t)(fixture->codes.size / 4) - rule.code.first;
    return (uint32_t)(buffer_add(&fixture->rules, &rule, sizeof rule) / sizeof rule);
}

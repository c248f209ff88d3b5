/*
 * The slow evaluator's rules, straight from their text:
 *   or := and ("or" and)*    and := not ("and" not)*    not := "not" not | "(" or ")" | atom
 */
#include "slow.h"

#include "model/calendar.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a rule says so far, and why it does not know. */
struct say {
    int truth;
    int why;
};

struct rule_text {
    struct slow *slow;
    uint32_t subject;
    const char *at;
};

/* A side of a comparison; `kind` tells what its options are named after. */
struct term {
    bool known;
    int why;
    int64_t number;
    enum {
        TERM_IS_PLAIN,
        TERM_IS_FACT,
        TERM_IS_PARAMETER,
        TERM_IS_VERDICT,
        TERM_IS_OUTCOME,
        TERM_IS_MATTER
    } kind;
    uint32_t index;
};

static struct say say_or(struct rule_text *text);

static bool next_is(struct rule_text *text, const char *word)
{
    size_t size = strlen(word);

    text->at += strspn(text->at, " \n");
    if (strncmp(text->at, word, size) != 0)
        return false;
    if (isalpha((unsigned char)*word) &&
        (isalnum((unsigned char)text->at[size]) || text->at[size] == '_'))
        return false;
    text->at += size;
    return true;
}

static void next_word(struct rule_text *text, char word[64])
{
    size_t size;

    text->at += strspn(text->at, " \n");
    size = strspn(text->at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-");
    snprintf(word, 64, "%.*s", (int)size, text->at);
    text->at += size;
}

/* About a case that has ended: unknown before. */
static bool term_ended(struct slow *slow, const char *name, struct term *term)
{
    bool ended = slow->end == SLOW_OUTCOME;

    if (strcmp(name, "matter") == 0)
        *term = (struct term){.known = true, .kind = TERM_IS_MATTER, .number = slow->flow};
    else if (strcmp(name, "outcome") == 0)
        *term = (struct term){
            .known = ended, .why = 2, .kind = TERM_IS_OUTCOME, .number = slow->outcome};
    else if (strcmp(name, "verdict") == 0)
        *term = (struct term){.known = ended,
                              .why = 2,
                              .kind = TERM_IS_VERDICT,
                              .number = ended ? slow->content->outcomes[slow->outcome].verdict : 0};
    else
        return false;
    return true;
}

static bool term_named(struct rule_text *text, const char *name, struct term *term)
{
    struct slow *slow = text->slow;
    const struct content *content = slow->content;

    if (term_ended(slow, name, term))
        return true;
    *term = (struct term){.known = true, .kind = TERM_IS_PLAIN};
    if (strcmp(name, "today") == 0) {
        term->number = slow->today;
        return true;
    }
    if (strncmp(name, "region.", 7) == 0) {
        term->index = content_parameter(content, name + 7);
        const struct value *value = slow_value_why(slow, term->index, text->subject, &term->why);

        term->kind = TERM_IS_PARAMETER;
        term->known = value != NULL;
        term->number = value ? value->number : 0;
        return true;
    }
    if (strncmp(name, "deadline.", 9) == 0) {
        struct slow_day day = {0, 0};
        uint32_t i = 0;

        while (strcmp(content_string(content, content->deadlines[i].id), name + 9) != 0)
            i++;
        term->known = slow_due_why(slow, i, text->subject, &day, &term->why);
        term->number = day.last;
        return true;
    }
    term->index = content_fact(content, name);
    if (term->index == NO_INDEX)
        return false;
    struct slow_fact fact = slow_fact(slow, term->index);

    term->kind = TERM_IS_FACT;
    term->known = fact.state == 2;
    term->number = fact.number;
    term->why = term->index == text->subject ? 1 : 2;
    return true;
}

static int option_of(const struct content *content, struct span span, const char *id)
{
    for (uint32_t i = 0; i < span.count; i++)
        if (strcmp(content_string(content, content->options[span.first + i].id), id) == 0)
            return (int)i;
    return -1;
}

static bool is_place(const struct content *content, const struct term *term)
{
    return term->kind == TERM_IS_FACT && term->index < content->question_count &&
           content->questions[term->index].type == QUESTION_PLACE;
}

/* The number a word stands for beside a term; false when it is no option of it. */
static bool option_number(struct rule_text *text, const struct term *term, const char *word,
                          int64_t *number)
{
    static const char *const relations[] = {"same_pool", "same_zone", "same_province",
                                            "other_province", "abroad"};
    const struct content *content = text->slow->content;
    int found = -1;

    if (term->kind == TERM_IS_VERDICT) {
        for (uint32_t i = 0; i < content->verdict_count; i++)
            if (strcmp(content_string(content, content->verdicts[i].id), word) == 0)
                found = (int)i;
    } else if (term->kind == TERM_IS_OUTCOME)
        found = (int)content_outcome(content, word);
    else if (term->kind == TERM_IS_MATTER)
        found = (int)content_flow(content, word);
    else if (term->kind == TERM_IS_PARAMETER)
        found = option_of(content, content->parameters[term->index].options, word);
    else if (is_place(content, term)) {
        for (int i = 0; i < 5; i++)
            if (strcmp(relations[i], word) == 0)
                found = i;
    } else if (term->kind == TERM_IS_FACT && term->index < content->question_count)
        found = option_of(content, content->questions[term->index].options, word);
    else if (term->kind == TERM_IS_FACT) {
        struct span span = content->flows[term->index - content->question_count].endings;

        for (uint32_t i = 0; i < span.count; i++)
            if (strcmp(content_string(content, content->endings[span.first + i].id), word) == 0)
                found = (int)i;
    }
    *number = found;
    return found >= 0;
}

static int32_t shifted(struct rule_text *text, int32_t date, int sign)
{
    char unit[64];
    int amount = (int)strtol(text->at, (char **)(void *)&text->at, 10) * sign;
    bool announced;

    next_word(text, unit);
    struct duration duration = {amount, UNIT_DAYS};

    if (unit[0] == 'w')
        duration.unit = UNIT_WORKDAYS;
    if (unit[0] == 'm')
        duration.unit = UNIT_MONTHS;
    if (unit[0] == 'y')
        duration.unit = UNIT_YEARS;
    return calendar_add(text->slow->content, date, duration, &announced);
}

/* Whole numbers as they are, money in fen, durations in the length the content keeps them in. */
static int64_t literal(struct rule_text *text, const struct term *left, const char *word)
{
    const struct content *content = text->slow->content;
    char unit[64];
    int32_t date;

    if (date_parse(word, strlen(word), &date))
        return date;
    if (left->kind == TERM_IS_FACT && content->questions[left->index].type == QUESTION_MONEY)
        return (int64_t)(strtod(word, NULL) * 100 + 0.5);
    if (left->kind == TERM_IS_PARAMETER &&
        content->parameters[left->index].type == PARAMETER_DURATION) {
        /* 146,097 days are 400 years: a month is that many 4,800ths of a day. */
        static const int length[] = {'d', 4800, 'w', 6720, 'm', 146097, 'y', 12 * 146097};

        next_word(text, unit);
        for (size_t i = 0; i < 8; i += 2)
            if (unit[0] == length[i])
                return strtoll(word, NULL, 10) * length[i + 1];
    }
    return strtoll(word, NULL, 10);
}

static struct term right_side(struct rule_text *text, const struct term *left)
{
    struct term term = {.known = true};
    char word[64];

    next_word(text, word);
    if (option_number(text, left, word, &term.number))
        return term;
    if (isdigit((unsigned char)word[0]) || word[0] == '-')
        term.number = literal(text, left, word);
    else
        term_named(text, word, &term);
    if (next_is(text, "+"))
        term.number = shifted(text, (int32_t)term.number, 1);
    else if (next_is(text, "-"))
        term.number = shifted(text, (int32_t)term.number, -1);
    return term;
}

static struct say say_of(bool known, int why, bool truth)
{
    if (!known)
        return (struct say){1, why};
    return (struct say){truth ? 2 : 0, 0};
}

/* fact == a word: a place by its relation, everything else by number. */
static struct term compared(struct rule_text *text, struct term left)
{
    enum relation relation;

    if (left.known && is_place(text->slow->content, &left)) {
        left.known = slow_relation(text->slow, left.index, &relation);
        left.number = left.known ? (int64_t)relation : 0;
        left.why =
            text->slow->content->insured_in == text->subject && text->subject != NO_INDEX ? 1 : 2;
    }
    return left;
}

static struct say say_in(struct rule_text *text, struct term left)
{
    struct term term = compared(text, left);
    bool found = false;
    bool known = term.known;
    int why = term.why;

    next_is(text, "[");
    do {
        struct term right = right_side(text, &left);

        found = found || (right.known && right.number == term.number);
    } while (next_is(text, ","));
    next_is(text, "]");
    return say_of(known, why, found);
}

static struct say say_atom(struct rule_text *text)
{
    static const char *const signs[] = {"==", "!=", "<=", ">=", "<", ">"};
    struct term left, right;
    char word[64];
    int sign = 0;

    next_word(text, word);
    if (!term_named(text, word, &left)) { /* option in several */
        char name[64];
        int64_t option;

        next_is(text, "in");
        next_word(text, name);
        term_named(text, name, &left);
        if (!option_number(text, &left, word, &option))
            abort();
        return say_of(left.known, left.why, (left.number >> option & 1) != 0);
    }
    if (next_is(text, "is")) {
        next_is(text, "known");
        return say_of(true, 0, left.known);
    }
    if (next_is(text, "in"))
        return say_in(text, left);
    while (!next_is(text, signs[sign]))
        sign++;
    right = right_side(text, &left);
    left = compared(text, left);
    if (!left.known || !right.known)
        return (struct say){1, (left.known ? 0 : left.why) | (right.known ? 0 : right.why)};
    bool truths[] = {left.number == right.number, left.number != right.number,
                     left.number <= right.number, left.number >= right.number,
                     left.number<right.number, left.number> right.number};

    return say_of(true, 0, truths[sign]);
}

static struct say say_not(struct rule_text *text)
{
    struct say say;

    if (next_is(text, "not")) {
        say = say_not(text);
        say.truth = 2 - say.truth;
        return say;
    }
    if (next_is(text, "(")) {
        say = say_or(text);
        next_is(text, ")");
        return say;
    }
    return say_atom(text);
}

static struct say say_and(struct rule_text *text)
{
    struct say all = say_not(text);

    while (next_is(text, "and")) {
        struct say one = say_not(text);

        if (all.truth == 0 || one.truth == 0)
            all = (struct say){0, 0};
        else if (all.truth == 1 || one.truth == 1)
            all = (struct say){1, all.why | one.why};
    }
    return all;
}

static struct say say_or(struct rule_text *text)
{
    struct say any = say_and(text);

    while (next_is(text, "or")) {
        struct say one = say_and(text);

        if (any.truth == 2 || one.truth == 2)
            any = (struct say){2, 0};
        else if (any.truth == 1 || one.truth == 1)
            any = (struct say){1, any.why | one.why};
    }
    return any;
}

int slow_rule_why(struct slow *slow, uint32_t rule, uint32_t subject, int *why)
{
    struct rule_text text = {slow, subject,
                             content_string(slow->content, slow->content->rules[rule].source)};
    struct say say = say_or(&text);

    *why = say.why;
    return say.truth;
}

/* ---- days ----------------------------------------------------------------------------------- */

static bool day_in(int32_t day, struct period period)
{
    return day >= period.from && day <= period.to;
}

static bool rests_on_something(const struct slow *slow, struct span cites)
{
    for (uint32_t i = 0; i < cites.count; i++) {
        const struct cite *cite = &slow->content->cites[cites.first + i];

        if (day_in(slow->today, cite->force) &&
            day_in(slow->today, slow->content->sources[cite->source].force))
            return true;
    }
    return cites.count == 0;
}

/* The condition as its author wrote it: without the last of "(…) and (today …)"; "" where that is all. */
static void undated(const char *text, char *out, size_t size)
{
    const char *end = NULL;

    for (const char *at = strstr(text, ") and (today"); at; at = strstr(at + 1, ") and (today"))
        end = at;
    snprintf(out, size, "%.*s", end ? (int)(end - text - 1) : 0, text + 1);
}

int slow_said(struct slow *slow, uint32_t when, struct period force, struct span cites)
{
    static char own[4096];
    struct rule_text text = {slow, NO_INDEX, own};

    if (!day_in(slow->today, force) || !rests_on_something(slow, cites))
        return 0;
    if (when == NO_INDEX)
        return 2;
    if (force.from <= slow->content->dated && force.to == INT32_MAX)
        return slow_rule(slow, when); /* nobody is served before the content's day: no days in it */
    undated(content_string(slow->content, slow->content->rules[when].source), own, sizeof own);
    return own[0] ? say_or(&text).truth : 2;
}

int slow_rule(struct slow *slow, uint32_t rule)
{
    int why;

    return slow_rule_why(slow, rule, NO_INDEX, &why);
}

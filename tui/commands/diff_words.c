/*
 * Wording differences: conditions, papers, dates, examples.
 */
#include "commands/diff_words.h"

#include "engine/answer_words.h"
#include "wording/hall.h"

#include <string.h>

static const char *say_words(const struct diff_words *words, enum phrase phrase, const char *a,
                             const char *b)
{
    return phrase_format(words->arena, phrase, words->language, a, b, NULL);
}

static const char *text_of(const struct diff_words *words, const struct content *content,
                           struct text text)
{
    return hall_fill(content, &(struct hall){0}, words->language, words->arena,
                     content_text(content, text, words->language));
}

/* ---- headline ------------------------------------------------------------------------------------ */

static const char *outcome_words(const struct diff_words *words, const struct content *content,
                                 const struct trail *trail)
{
    const struct outcome *outcome;

    if (trail->state == TRAIL_ASKING)
        return say_words(
            words, PHRASE_DIFF_ASKS,
            text_of(words, content, content->questions[trail_question(content, trail)].label), "");
    if (trail->state == TRAIL_GAP)
        return phrase_text(PHRASE_DIFF_GAP, words->language);
    outcome = &content->outcomes[trail->outcome];
    return arena_format(words->arena, "%s %s (%s)", content_string(content, outcome->id),
                        text_of(words, content, outcome->title),
                        text_of(words, content, content->verdicts[outcome->verdict].label));
}

const char *diff_words_headline(const struct diff_words *words, const struct diff_group *difference)
{
    return arena_format(words->arena, "%s → %s",
                        outcome_words(words, words->old, &difference->before.result.trail),
                        outcome_words(words, words->now, &difference->after.result.trail));
}

/* ---- condition ------------------------------------------------------------------------------------ */

static const char *region_words(const struct diff_words *words, uint32_t code)
{
    const struct content *contents[] = {words->now, words->old};

    if (code == NO_INDEX)
        return phrase_text(PHRASE_DIFF_UNSURE, words->language);
    for (size_t n = 0; n < 2; n++)
        for (uint32_t i = 0; i < contents[n]->region_count; i++)
            if (contents[n]->regions[i].code == code)
                return text_of(words, contents[n], contents[n]->regions[i].name);
    return arena_format(words->arena, "%06u", (unsigned)code);
}

/* The content a clause's fact belongs to, and its number there. */
static const struct content *clause_content(const struct diff_words *words, uint32_t *fact)
{
    if (*fact & ID_MAP_FOREIGN) {
        *fact &= ~ID_MAP_FOREIGN;
        return words->old;
    }
    return words->now;
}

static const char *value_words(const struct diff_words *words, const struct clause *clause,
                               uint32_t value)
{
    static const enum phrase relations[] = {PHRASE_DIFF_SAME_POOL, PHRASE_DIFF_SAME_ZONE,
                                            PHRASE_DIFF_SAME_PROVINCE, PHRASE_DIFF_OTHER_PROVINCE,
                                            PHRASE_DIFF_ABROAD};
    uint32_t fact = clause->fact;
    const struct content *content;
    const struct question *question;

    if (fact == CLAUSE_REGION)
        return region_words(words, value);
    if (fact == CLAUSE_FLOW)
        return text_of(words, words->now, words->now->flows[value].title);
    if (fact == CLAUSE_OUTCOME)
        return text_of(words, words->now, words->now->outcomes[value].title);
    content = clause_content(words, &fact);
    question = &content->questions[fact];
    if (types_is_place(content, fact) && value < RELATION_COUNT)
        return phrase_text(relations[value], words->language);
    if (types_shape(content, fact) != SHAPE_SET && value < question->options.count) {
        const struct option *option = &content->options[question->options.first + value];

        return text_of(words, content, option->label.zh ? option->label : option->text);
    }
    return answer_words_number(content, fact, value, words->arena);
}

static const char *clause_label(const struct diff_words *words, const struct clause *clause)
{
    uint32_t fact = clause->fact;
    const struct content *content;

    if (fact == CLAUSE_REGION)
        return phrase_text(PHRASE_DIFF_INSURED, words->language);
    if (fact == CLAUSE_TODAY)
        return phrase_text(PHRASE_DIFF_TODAY, words->language);
    if (fact == CLAUSE_FLOW)
        return phrase_text(PHRASE_DIFF_FLOW, words->language);
    if (fact == CLAUSE_OUTCOME)
        return phrase_text(PHRASE_DIFF_OUTCOME, words->language);
    content = clause_content(words, &fact);
    return text_of(words, content, content->questions[fact].label);
}

static const char *range_words(const struct diff_words *words, const struct clause *clause)
{
    uint32_t fact = clause->fact;
    const struct content *content;
    char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
    bool one = clause->first == clause->last;

    if (fact != CLAUSE_TODAY) {
        content = clause_content(words, &fact);
        if (!types_of(content, fact)->is_day)
            return one ? arena_format(words->arena, "%d", (int)clause->first)
                       : arena_format(words->arena, "%d–%d", (int)clause->first, (int)clause->last);
    }
    date_format(clause->first, first);
    date_format(clause->last, last);
    return one ? arena_copy(words->arena, first, strlen(first))
               : say_words(words, PHRASE_DIFF_FROM_TO, first, last);
}

static const char *joined(const struct diff_words *words, const char *list, const char *more)
{
    return list[0] ? say_words(words, PHRASE_DIFF_OR, list, more) : more;
}

static bool clause_has(const struct diff_words *words, const struct clause *clause, uint32_t value)
{
    for (uint32_t i = 0; i < clause->values.count; i++)
        if (diff_value_at(words->differences, clause->values.first + i) == value)
            return true;
    return false;
}

/* How many values there are to name: regions, relations, options; 0 where they cannot be told over. */
static uint32_t values_there_are(const struct diff_words *words, const struct clause *clause)
{
    uint32_t fact = clause->fact;
    const struct content *content;

    if (fact == CLAUSE_REGION)
        return words->now->region_count + 1; /* the last: not known which */
    if (fact == CLAUSE_FLOW)
        return words->now->flow_count;
    if (fact == CLAUSE_TODAY || fact == CLAUSE_OUTCOME || clause->range)
        return 0;
    content = clause_content(words, &fact);
    return types_ways(content, fact);
}

/* The values a clause does not name; "" where there are none. */
static const char *values_left(const struct diff_words *words, const struct clause *clause)
{
    uint32_t count = values_there_are(words, clause);
    const char *list = "";

    for (uint32_t i = 0; i < count; i++) {
        uint32_t value = i;

        if (clause->fact == CLAUSE_REGION)
            value = i < words->now->region_count ? words->now->regions[i].code : NO_INDEX;
        if (!clause_has(words, clause, value))
            list = joined(words, list, value_words(words, clause, value));
    }
    if (count > 0 && clause->fact != CLAUSE_REGION && clause->fact != CLAUSE_FLOW &&
        !clause->unsure)
        list = joined(words, list, phrase_text(PHRASE_DIFF_UNSURE, words->language));
    return list;
}

#define OUTCOMES_NAMED 6 /* of a clause; the others are counted */

/* The answers a clause names, one after the other. */
static const char *values_named(const struct diff_words *words, const struct clause *clause)
{
    const char *list = clause->range ? range_words(words, clause) : "";
    bool many = clause->fact == CLAUSE_OUTCOME && clause->values.count > OUTCOMES_NAMED;
    uint32_t count = many ? OUTCOMES_NAMED : clause->values.count;

    for (uint32_t i = 0; i < count; i++)
        list = joined(words, list,
                      value_words(words, clause,
                                  diff_value_at(words->differences, clause->values.first + i)));
    if (many)
        list = say_words(words, PHRASE_DIFF_MANY, list,
                         arena_format(words->arena, "%u", clause->values.count));
    return clause->unsure ? joined(words, list, phrase_text(PHRASE_DIFF_UNSURE, words->language))
                          : list;
}

#define NAMED_SHORT 2 /* so many values are always named */

const char *diff_words_clause(const struct diff_words *words, const struct clause *clause)
{
    const char *list = values_named(words, clause);
    const char *left = values_left(words, clause);
    const char *unasked = phrase_text(PHRASE_DIFF_UNASKED, words->language);
    const char *except = say_words(words, PHRASE_DIFF_EXCEPT, left, "");
    bool many = clause->values.count + clause->unsure > NAMED_SHORT;

    if (left[0] && many && strlen(except) < strlen(list))
        list = clause->unasked ? joined(words, unasked, except) : except;
    else if (clause->unasked)
        list = joined(words, list, unasked);
    return say_words(words, PHRASE_DIFF_CLAUSE, clause_label(words, clause), list);
}

const char *diff_words_condition(const struct diff_words *words,
                                 const struct diff_group *difference)
{
    const char *list = "";

    for (uint32_t i = 0; i < difference->clauses.count; i++) {
        const char *part = diff_words_clause(
            words, diff_clause_at(words->differences, difference->clauses.first + i));

        list = list[0] ? say_words(words, PHRASE_DIFF_AND, list, part) : part;
    }
    return list;
}

bool diff_words_names_matters(const struct diff_words *words, const struct diff_group *difference)
{
    for (uint32_t i = 0; i < difference->clauses.count; i++)
        if (diff_clause_at(words->differences, difference->clauses.first + i)->fact == CLAUSE_FLOW)
            return true;
    return false;
}

const char *diff_words_matters(const struct diff_words *words, const struct diff_group *difference)
{
    const char *list = "";

    for (uint32_t i = 0; i < words->now->flow_count; i++)
        if (bits_has(difference->flows, i))
            list = joined(words, list, text_of(words, words->now, words->now->flows[i].title));
    return list;
}

/* ---- example ---------------------------------------------------------------------------------------- */

const char *diff_words_example(const struct diff_words *words, const struct diff_group *difference)
{
    const struct session *session = &difference->example;
    const struct content *content = session->content;
    char today[DATE_TEXT_SIZE];
    const char *line;

    date_format(session->today, today);
    line = arena_format(words->arena, "daoban run %s --on %s",
                        content_string(content, content->flows[session->flow].id), today);
    for (uint32_t i = 0; i < content->question_count; i++)
        if (session->answers[i].state != ANSWER_NONE)
            line = arena_format(words->arena, "%s --set %s=%s", line, content_fact_id(content, i),
                                answer_words_write(content, i, session->answers[i], words->arena));
    return line;
}

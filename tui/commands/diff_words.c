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

static const char *headline_same(const struct diff_words *words,
                                 const struct diff_group *difference)
{
    const char *list = "";
    static const struct {
        unsigned bit;
        enum phrase phrase;
    } parts[] = {
        {DIFFERS_PAPERS, PHRASE_DIFF_PAPERS},
        {DIFFERS_DATES,  PHRASE_DIFF_DATES },
        {DIFFERS_STEPS,  PHRASE_DIFF_STEPS },
    };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (difference->kinds & parts[i].bit)
            list = arena_format(words->arena, "%s%s%s", list, list[0] ? ", " : "",
                                phrase_text(parts[i].phrase, words->language));
    return list;
}

const char *diff_words_headline(const struct diff_words *words, const struct diff_group *difference)
{
    if (difference->kinds & (DIFFERS_PAPERS | DIFFERS_DATES | DIFFERS_STEPS))
        return headline_same(words, difference);
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
    if (fact == CLAUSE_TODAY || clause->range)
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
    if (count > 0 && clause->fact != CLAUSE_REGION && !clause->unsure)
        list = joined(words, list, phrase_text(PHRASE_DIFF_UNSURE, words->language));
    return list;
}

/* The answers a clause names, one after the other. */
static const char *values_named(const struct diff_words *words, const struct clause *clause)
{
    const char *list = clause->range ? range_words(words, clause) : "";

    for (uint32_t i = 0; i < clause->values.count; i++)
        list = joined(words, list,
                      value_words(words, clause,
                                  diff_value_at(words->differences, clause->values.first + i)));
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

/* ---- papers and dates ------------------------------------------------------------------------------ */

static const char *item_id(const struct diff_words *words, const struct content *content,
                           const struct item *item, bool names)
{
    struct span members = content->brings[item->bring].members;
    const char *list = "";

    if (item->document != NO_INDEX)
        return names ? text_of(words, content, content->documents[item->document].name)
                     : content_string(content, content->documents[item->document].id);
    for (uint32_t i = 0; i < members.count; i++) {
        const struct document *document = &content->documents[content->indexes[members.first + i]];

        list = arena_format(words->arena, "%s%s%s", list, list[0] ? "|" : "",
                            names ? text_of(words, content, document->name)
                                  : content_string(content, document->id));
    }
    return list;
}

/* What tells one line of a list from another. */
static const char *item_words(const struct diff_words *words, const struct content *content,
                              const struct item *item)
{
    return arena_format(words->arena, "%s %u %u %u", item_id(words, content, item, false),
                        item->maybe, item->necessity, item->copies);
}

void diff_words_papers(const struct diff_words *words, const struct diff_group *difference,
                       bool added, void (*each)(void *context, const char *id, const char *name),
                       void *context)
{
    const struct content *here = added ? words->now : words->old;
    const struct content *there = added ? words->old : words->now;
    const struct checklist *list =
        added ? &difference->after.result.checklist : &difference->before.result.checklist;
    const struct checklist *other =
        added ? &difference->before.result.checklist : &difference->after.result.checklist;

    for (uint32_t i = 0; i < list->count; i++) {
        const char *item = item_words(words, here, &list->item[i]);
        bool both = false;

        for (uint32_t n = 0; n < other->count; n++)
            both = both || strcmp(item, item_words(words, there, &other->item[n])) == 0;
        if (!both)
            each(context, item_id(words, here, &list->item[i], false),
                 item_id(words, here, &list->item[i], true));
    }
}

static const char *due_words(const struct due *due, char date[DATE_TEXT_SIZE])
{
    if (due->state != DEADLINE_DATE)
        return "-";
    date_format(due->date, date);
    return date;
}

const char *diff_words_date(const struct diff_words *words, const struct diff_group *difference,
                            uint32_t place)
{
    const struct result *before = &difference->before.result, *after = &difference->after.result;
    const struct due *due, *was;
    char old_date[DATE_TEXT_SIZE], new_date[DATE_TEXT_SIZE];

    if (place >= after->due_count || place >= before->due_count)
        return NULL;
    due = &after->due[place];
    was = &before->due[place];
    if (due->state == was->state && (due->state != DEADLINE_DATE || due->date == was->date))
        return NULL;
    return arena_format(words->arena, "%s: %s → %s",
                        text_of(words, words->now, words->now->deadlines[due->deadline].label),
                        due_words(was, old_date), due_words(due, new_date));
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

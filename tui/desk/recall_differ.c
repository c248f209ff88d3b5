/*
 * What differs between a case as it was and as it is now. The contents may be two, and the earlier
 * one may be a skeleton without texts: records are found by name, and worded by the present content.
 */
#include "desk/recall.h"

#include "model/words.h"
#include "wording/words.h"

#include <string.h>

struct sides {
    struct recall *recall;
    const struct words *words; /* of the present content */
    const struct content *content[2];
    const struct result *result[2];
};

enum side { BEFORE, AFTER };

static void difference_add(const struct sides *sides, struct difference difference)
{
    if (sides->recall->count < RECALL_DIFFERENCES_MAX)
        sides->recall->difference[sides->recall->count++] = difference;
}

static const char *keep(const struct sides *sides, const char *s)
{
    return arena_copy(sides->words->arena, s, strlen(s));
}

/* ---- verdict ------------------------------------------------------------------------------ */

static const char *verdict_id(const struct sides *sides, enum side side)
{
    const struct content *content = sides->content[side];
    const struct trail *trail = &sides->result[side]->trail;

    if (trail->state != TRAIL_DONE)
        return "";
    return keep(
        sides,
        content_string(content, content->verdicts[content->outcomes[trail->outcome].verdict].id));
}

static const char *outcome_id(const struct sides *sides, enum side side)
{
    const struct content *content = sides->content[side];
    const struct trail *trail = &sides->result[side]->trail;

    return trail->state == TRAIL_DONE
               ? keep(sides, content_string(content, content->outcomes[trail->outcome].id))
               : "";
}

/* The present words for a verdict; its name where there are none. */
static const char *verdict_words(const struct sides *sides, const char *id)
{
    const struct content *content = sides->words->content;

    for (uint32_t i = 0; i < content->verdict_count; i++)
        if (strcmp(content_string(content, content->verdicts[i].id), id) == 0)
            return words_of(sides->words, content->verdicts[i].label);
    return id;
}

static const char *outcome_words(const struct sides *sides, const char *id)
{
    const struct content *content = sides->words->content;
    uint32_t outcome = content_outcome(content, id);

    return outcome == NO_INDEX ? id : words_of(sides->words, content->outcomes[outcome].title);
}

static void verdicts_differ(const struct sides *sides)
{
    const char *was = verdict_id(sides, BEFORE), *is = verdict_id(sides, AFTER);
    struct difference difference = {
        .kind = DIFFERENCE_VERDICT, .id = "", .name = words_text(sides->words, TEXT_CODE_VERDICT)};

    difference.before_id = was;
    difference.after_id = is;
    difference.before = verdict_words(sides, was);
    difference.after = verdict_words(sides, is);
    if (strcmp(was, is) == 0) {
        difference.kind = DIFFERENCE_OUTCOME;
        difference.before_id = outcome_id(sides, BEFORE);
        difference.after_id = outcome_id(sides, AFTER);
        difference.before = outcome_words(sides, difference.before_id);
        difference.after = outcome_words(sides, difference.after_id);
    }
    if (strcmp(difference.before_id, difference.after_id) != 0)
        difference_add(sides, difference);
}

/* ---- papers ------------------------------------------------------------------------------- */

/* "id_card", or "id_card|passport" where one of several will do. */
static const char *item_id(const struct sides *sides, enum side side, const struct item *item)
{
    const struct content *content = sides->content[side];
    const struct span members = content->brings[item->bring].members;
    const char *id = "";

    if (item->document != NO_INDEX)
        return keep(sides, content_string(content, content->documents[item->document].id));
    for (uint32_t i = 0; i < members.count; i++)
        id = arena_format(
            sides->words->arena, "%s%s%s", id, i ? "|" : "",
            content_string(content, content->documents[content->indexes[members.first + i]].id));
    return id;
}

/* Names of the present content for "a|b". */
static const char *papers_words(const struct sides *sides, const char *id)
{
    const struct content *content = sides->words->content;
    struct arena *arena = sides->words->arena;
    const char *joined = "";

    while (*id) {
        size_t size = strcspn(id, "|");
        const char *one = arena_copy(arena, id, size);
        uint32_t document = content_document(content, one);

        joined = arena_format(
            arena, "%s%s%s", joined, joined[0] ? " / " : "",
            document == NO_INDEX ? one : words_of(sides->words, content->documents[document].name));
        id += size + (id[size] == '|');
    }
    return joined;
}

static const struct item *item_find(const struct sides *sides, enum side side, const char *id)
{
    const struct checklist *list = &sides->result[side]->checklist;

    for (uint32_t i = 0; i < list->count; i++)
        if (strcmp(item_id(sides, side, &list->item[i]), id) == 0)
            return &list->item[i];
    return NULL;
}

static const char *need_words(const struct sides *sides, const struct item *item)
{
    const struct words *words = sides->words;

    return words_fill(words, TEXT_CODE_NEED, words_item_necessity(words, item),
                      words_number(words, item->copies), NULL);
}

static const char *need_id(const struct item *item)
{
    return item->maybe ? "maybe" : necessity_words[item->necessity];
}

static bool need_same(const struct item *a, const struct item *b)
{
    return a->maybe == b->maybe && (a->maybe || a->necessity == b->necessity) &&
           a->copies == b->copies;
}

/* Papers of one side that the other has not; and, from before, those that are needed otherwise. */
static void papers_differ(const struct sides *sides, enum side side)
{
    const struct checklist *list = &sides->result[side]->checklist;

    for (uint32_t i = 0; i < list->count; i++) {
        const struct item *item = &list->item[i];
        const char *id = item_id(sides, side, item);
        const struct item *other = item_find(sides, side == BEFORE ? AFTER : BEFORE, id);
        const struct item *was = side == BEFORE ? item : other;
        const struct item *is = side == BEFORE ? other : item;
        struct difference difference = {
            .kind = other            ? DIFFERENCE_PAPER
                    : side == BEFORE ? DIFFERENCE_PAPER_GONE
                                     : DIFFERENCE_PAPER_NEW,
            .id = id,
            .name = papers_words(sides, id),
            .before = was ? need_words(sides, was) : "",
            .after = is ? need_words(sides, is) : "",
            .before_id = was ? need_id(was) : "",
            .after_id = is ? need_id(is) : "",
        };

        if (other == NULL || (side == BEFORE && !need_same(item, other)))
            difference_add(sides, difference);
    }
}

/* ---- dates -------------------------------------------------------------------------------- */

static const char *deadline_id(const struct sides *sides, enum side side, const struct due *due)
{
    const struct content *content = sides->content[side];

    return content_string(content, content->deadlines[due->deadline].id);
}

static const struct due *due_find(const struct sides *sides, enum side side, const char *id)
{
    const struct result *result = sides->result[side];

    for (uint32_t i = 0; i < result->shown_count; i++)
        if (strcmp(deadline_id(sides, side, result_due(result, i)), id) == 0)
            return result_due(result, i);
    return NULL;
}

static const char *due_words(const struct sides *sides, const struct due *due)
{
    static const enum text_id texts[] = {[DEADLINE_IS_EVENT] = TEXT_CODE_DATE_EVENT,
                                         [DEADLINE_NO_ANCHOR] = TEXT_CODE_DATE_NO_ANCHOR,
                                         [DEADLINE_NO_RULE] = TEXT_CODE_DATE_NO_RULE};

    if (due == NULL)
        return words_text(sides->words, TEXT_CODE_DATE_NONE);
    return due->state == DEADLINE_DATE ? words_date(sides->words, due->date)
                                       : words_text(sides->words, texts[due->state]);
}

static const char *due_id(const struct sides *sides, const struct due *due)
{
    char room[DATE_TEXT_SIZE];

    if (due == NULL || due->state != DEADLINE_DATE)
        return "";
    date_format(due->date, room);
    return keep(sides, room);
}

static bool due_same(const struct due *a, const struct due *b)
{
    return a && b && a->state == b->state && (a->state != DEADLINE_DATE || a->date == b->date);
}

static const char *deadline_words(const struct sides *sides, const char *id)
{
    const struct content *content = sides->words->content;

    for (uint32_t i = 0; i < content->deadline_count; i++)
        if (strcmp(content_string(content, content->deadlines[i].id), id) == 0)
            return words_of(sides->words, content->deadlines[i].label);
    return id;
}

static void dates_differ(const struct sides *sides, enum side side)
{
    const struct result *result = sides->result[side];

    for (uint32_t i = 0; i < result->shown_count; i++) {
        const struct due *due = result_due(result, i);
        const char *id = keep(sides, deadline_id(sides, side, due));
        const struct due *other = due_find(sides, side == BEFORE ? AFTER : BEFORE, id);
        const struct due *was = side == BEFORE ? due : other;
        const struct due *is = side == BEFORE ? other : due;

        if (due_same(due, other) || (side == AFTER && other != NULL))
            continue;
        difference_add(sides, (struct difference){.kind = DIFFERENCE_DATE,
                                                  .id = id,
                                                  .name = deadline_words(sides, id),
                                                  .before = due_words(sides, was),
                                                  .after = due_words(sides, is),
                                                  .before_id = due_id(sides, was),
                                                  .after_id = due_id(sides, is)});
    }
}

/* ---- the whole ---------------------------------------------------------------------------- */

void recall_differ(struct recall *recall, const struct words *words, const struct session *before,
                   const struct result *was)
{
    const struct sides sides = {
        .recall = recall,
        .words = words,
        .content = {before->content, recall->session.content},
        .result = {was,             &recall->result        },
    };

    if (recall->result.trail.state != TRAIL_DONE)
        return; /* nothing can be compared until the question is answered */
    verdicts_differ(&sides);
    for (enum side side = BEFORE; side <= AFTER; side++)
        papers_differ(&sides, side);
    for (enum side side = BEFORE; side <= AFTER; side++)
        dates_differ(&sides, side);
}

const char *difference_words(const struct words *words, const struct difference *difference)
{
    static const enum text_id texts[] = {
        [DIFFERENCE_VERDICT] = TEXT_CODE_DIFFERENCE,
        [DIFFERENCE_OUTCOME] = TEXT_CODE_DIFFERENCE,
        [DIFFERENCE_PAPER_NEW] = TEXT_CODE_PAPER_NEW,
        [DIFFERENCE_PAPER_GONE] = TEXT_CODE_PAPER_GONE,
        [DIFFERENCE_PAPER] = TEXT_CODE_DIFFERENCE,
        [DIFFERENCE_DATE] = TEXT_CODE_DIFFERENCE,
    };

    return words_fill(words, texts[difference->kind], difference->name, difference->before,
                      difference->after, NULL);
}

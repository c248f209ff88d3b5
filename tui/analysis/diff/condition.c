/* From the ends of walks to the condition of a group: see condition.h. */
#include "analysis/diff/condition.h"

#include "engine/rules.h"
#include "engine/types.h"

#include <stdlib.h>
#include <string.h>

#define SEEN_MAX 128 /* different values of one column; more are taken as a range */

#define CODE_UNASKED INT32_MIN
#define CODE_UNSURE (INT32_MIN + 1)

enum { OLD, NEW };

/* ---- rows ------------------------------------------------------------------------------- */

static void column_add(struct rows *rows, uint32_t fact, bool range)
{
    if (rows->column_count < CONDITION_COLUMNS_MAX)
        rows->columns[rows->column_count++] = (struct column){.fact = fact, .range = range};
}

struct rows condition_rows(const struct id_map maps[2])
{
    const struct content *before = maps[OLD].from, *after = maps[NEW].from;
    struct rows rows = {.maps = maps};

    column_add(&rows, CLAUSE_REGION, false);
    column_add(&rows, CLAUSE_TODAY, true);
    column_add(&rows, CLAUSE_FLOW, false);
    column_add(&rows, CLAUSE_OUTCOME, false);
    for (uint32_t i = 0; i < after->question_count; i++)
        if (i != after->insured_in)
            column_add(&rows, i, types_shape(after, i) == SHAPE_RANGE);
    for (uint32_t i = 0; i < before->question_count; i++)
        if ((maps[OLD].facts[i] & ID_MAP_FOREIGN) != 0)
            column_add(&rows, ID_MAP_FOREIGN | i, types_shape(before, i) == SHAPE_RANGE);
    return rows;
}

void condition_rows_free(struct rows *rows)
{
    buffer_free(&rows->codes);
}

/* What a session of `content` was answered to a question. */
static int32_t answer_code(const struct content *content, const struct session *session,
                           const struct trail *trail, uint32_t fact)
{
    struct answer answer = trail_answer(trail, fact);
    enum relation relation;

    if (answer.state == ANSWER_NONE || answer.origin == ORIGIN_IMPLIED)
        return CODE_UNASKED;
    if (answer.state == ANSWER_UNSURE)
        return CODE_UNSURE;
    if (types_is_place(content, fact))
        return rule_relation(session, trail, fact, &relation) ? (int32_t)relation : CODE_UNSURE;
    return (int32_t)answer.number;
}

/* A code of the old content's question as one of the new content's. */
static int32_t code_translate(const struct id_map *map, uint32_t fact, int32_t code)
{
    const struct question *question = &map->from->questions[fact];

    if (code < 0 || question->options.count == 0 || types_shape(map->from, fact) == SHAPE_SET)
        return code;
    return (int32_t)map->options[question->options.first + (uint32_t)code];
}

static int32_t fact_code(const struct rows *rows, bool is_new, const struct session *session,
                         const struct trail *trail, uint32_t fact)
{
    const struct id_map *map = &rows->maps[is_new];
    uint32_t there;

    if (is_new)
        return (fact & ID_MAP_FOREIGN) != 0 ? CODE_UNASKED
                                            : answer_code(map->from, session, trail, fact);
    if ((fact & ID_MAP_FOREIGN) != 0)
        return answer_code(map->from, session, trail, fact & ~ID_MAP_FOREIGN);
    there = rows->maps[NEW].facts[fact];
    if ((there & ID_MAP_FOREIGN) != 0)
        return CODE_UNASKED;
    return code_translate(map, there, answer_code(map->from, session, trail, there));
}

/* The new content's number. */
static int32_t outcome_code(const struct rows *rows, bool is_new, const struct trail *trail)
{
    if (trail->state != TRAIL_DONE)
        return CODE_UNASKED;
    return (int32_t)(is_new ? trail->outcome : rows->maps[OLD].outcomes[trail->outcome]);
}

void condition_add(struct rows *rows, bool is_new, const struct session *session,
                   const struct trail *trail, uint32_t region, uint32_t flow)
{
    for (uint32_t i = 0; i < rows->column_count; i++) {
        uint32_t fact = rows->columns[i].fact;
        int32_t code;

        if (fact == CLAUSE_REGION)
            code = (int32_t)region;
        else if (fact == CLAUSE_TODAY)
            code = session->today;
        else if (fact == CLAUSE_FLOW)
            code = (int32_t)flow;
        else if (fact == CLAUSE_OUTCOME)
            code = outcome_code(rows, is_new, trail);
        else
            code = fact_code(rows, is_new, session, trail, fact);
        buffer_add(&rows->codes, &code, sizeof code);
    }
    rows->count++;
}

void condition_keep(struct rows *rows, uint32_t fact)
{
    for (uint32_t i = 0; i < rows->column_count; i++)
        if (rows->columns[i].fact == fact)
            rows->kept |= (uint64_t)1 << i;
}

/* ---- the values of a group -------------------------------------------------------------- */

/* The values of one column among the rows of the group. */
struct seen {
    int32_t value[SEEN_MAX];
    uint32_t count;
    int32_t first, last; /* of known values */
    bool known, unsure, unasked;
    bool range;
};

struct cover {
    const struct rows *rows;
    const bool *inside;
    bool by_outcome;
    struct seen seen[CONDITION_COLUMNS_MAX];
    struct buffer masks; /* uint64_t: which columns of another row lie outside, each mask once */
    size_t mask_count;
};

static const int32_t *codes_at(const struct rows *rows, uint32_t place)
{
    const void *data = rows->codes.data;

    return (const int32_t *)data + (size_t)place * rows->column_count;
}

static void seen_add(struct seen *seen, int32_t code)
{
    if (code == CODE_UNASKED || code == CODE_UNSURE) {
        seen->unasked = seen->unasked || code == CODE_UNASKED;
        seen->unsure = seen->unsure || code == CODE_UNSURE;
        return;
    }
    seen->first = !seen->known || code < seen->first ? code : seen->first;
    seen->last = !seen->known || code > seen->last ? code : seen->last;
    seen->known = true;
    for (uint32_t i = 0; i < seen->count; i++)
        if (seen->value[i] == code)
            return;
    if (seen->count == SEEN_MAX)
        seen->range = true;
    else
        seen->value[seen->count++] = code;
}

static bool seen_has(const struct seen *seen, int32_t code)
{
    if (code == CODE_UNASKED)
        return seen->unasked;
    if (code == CODE_UNSURE)
        return seen->unsure;
    if (seen->range)
        return seen->known && code >= seen->first && code <= seen->last;
    for (uint32_t i = 0; i < seen->count; i++)
        if (seen->value[i] == code)
            return true;
    return false;
}

static void seen_fill(struct cover *cover)
{
    const struct rows *rows = cover->rows;

    for (uint32_t i = 0; i < rows->column_count; i++)
        cover->seen[i] = (struct seen){.range = rows->columns[i].range};
    for (uint32_t i = 0; i < rows->count; i++) {
        if (!cover->inside[i])
            continue;
        for (uint32_t column = 0; column < rows->column_count; column++)
            seen_add(&cover->seen[column], codes_at(rows, i)[column]);
    }
}

static int mask_compare(const void *a, const void *b)
{
    uint64_t x, y;

    memcpy(&x, a, sizeof x);
    memcpy(&y, b, sizeof y);
    return x < y ? -1 : x > y;
}

static uint64_t columns_all(const struct cover *cover)
{
    uint64_t columns = 0;

    for (uint32_t i = 0; i < cover->rows->column_count; i++)
        if (cover->by_outcome || cover->rows->columns[i].fact != CLAUSE_OUTCOME)
            columns |= (uint64_t)1 << i;
    return columns;
}

static void masks_fill(struct cover *cover)
{
    const struct rows *rows = cover->rows;
    uint64_t *masks, columns = columns_all(cover);
    size_t count = 0;

    for (uint32_t i = 0; i < rows->count; i++) {
        uint64_t mask = 0;

        if (cover->inside[i])
            continue;
        for (uint32_t column = 0; column < rows->column_count; column++)
            if ((columns >> column & 1) &&
                !seen_has(&cover->seen[column], codes_at(rows, i)[column]))
                mask |= (uint64_t)1 << column;
        buffer_add(&cover->masks, &mask, sizeof mask);
        cover->mask_count++;
    }
    masks = (void *)cover->masks.data;
    if (cover->mask_count > 0)
        qsort(masks, cover->mask_count, sizeof *masks, mask_compare);
    for (size_t i = 0; i < cover->mask_count; i++)
        if (count == 0 || masks[i] != masks[count - 1])
            masks[count++] = masks[i];
    cover->mask_count = count;
}

/* Whether every other end that lay outside still does with these columns alone. */
static bool columns_enough(const struct cover *cover, uint64_t columns)
{
    const void *data = cover->masks.data;
    const uint64_t *masks = data;

    for (size_t i = 0; i < cover->mask_count; i++)
        if (masks[i] != 0 && (masks[i] & columns) == 0)
            return false;
    return true;
}

/* Sides that say little go first: not asked in some, many values. */
static uint32_t column_weight(const struct cover *cover, uint32_t column)
{
    const struct seen *seen = &cover->seen[column];

    if (cover->rows->columns[column].fact == CLAUSE_OUTCOME)
        return 0;
    return (seen->unasked ? 1000u : 0u) + (seen->unsure && seen->count > 0 ? 100u : 0u) +
           seen->count;
}

static uint64_t columns_choose(const struct cover *cover)
{
    uint64_t columns = columns_all(cover);
    uint64_t tried = cover->rows->kept | ~columns;

    for (uint32_t round = 0; round < cover->rows->column_count; round++) {
        uint32_t next = NO_INDEX;

        for (uint32_t i = 0; i < cover->rows->column_count; i++)
            if (!(tried >> i & 1) &&
                (next == NO_INDEX || column_weight(cover, i) > column_weight(cover, next)))
                next = i;
        if (next == NO_INDEX)
            break;
        tried |= (uint64_t)1 << next;
        if (columns_enough(cover, columns & ~((uint64_t)1 << next)))
            columns &= ~((uint64_t)1 << next);
    }
    return columns;
}

static void clause_add(const struct cover *cover, uint32_t column, struct buffer *clauses,
                       struct buffer *values)
{
    const struct seen *seen = &cover->seen[column];
    struct clause clause = {.fact = cover->rows->columns[column].fact,
                            .range = seen->range && seen->known,
                            .unsure = seen->unsure,
                            .unasked = seen->unasked,
                            .first = seen->first,
                            .last = seen->last};

    clause.values.first = (uint32_t)(values->size / sizeof(uint32_t));
    for (uint32_t i = 0; i < seen->count && !clause.range; i++) {
        uint32_t value = (uint32_t)seen->value[i];

        buffer_add(values, &value, sizeof value);
        clause.values.count++;
    }
    buffer_add(clauses, &clause, sizeof clause);
}

struct span condition_find(const struct rows *rows, const bool *inside, bool by_outcome,
                           struct buffer *clauses, struct buffer *values, bool *exact)
{
    static struct cover cover; /* too large for a stack */
    struct span span = {.first = (uint32_t)(clauses->size / sizeof(struct clause))};
    const void *data;
    uint64_t columns;

    cover = (struct cover){.rows = rows, .inside = inside, .by_outcome = by_outcome};
    seen_fill(&cover);
    masks_fill(&cover);
    columns = columns_choose(&cover);
    data = cover.masks.data;
    *exact = cover.mask_count == 0 || *(const uint64_t *)data != 0;
    for (uint32_t i = 0; i < rows->column_count; i++)
        if ((columns >> i & 1) != 0) {
            clause_add(&cover, i, clauses, values);
            span.count++;
        }
    buffer_free(&cover.masks);
    return span;
}

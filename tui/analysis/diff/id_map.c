/*
 * Tables from one content's numbers to another's, and what is translated by them.
 */
#include "analysis/diff/id_map.h"

#include "engine/types.h"

#include <string.h>

/* Both ids are the first member of their records; see content.c. */
static uint32_t *table_make(struct arena *arena, const struct content *from,
                            const struct content *to, const void *records, uint32_t count,
                            size_t size, uint32_t (*find)(const struct content *, const char *))
{
    uint32_t *table = arena_alloc(arena, (count + 1) * sizeof *table);

    for (uint32_t i = 0; i < count; i++) {
        uint32_t id;

        memcpy(&id, (const char *)records + i * size, sizeof id);
        table[i] = find(to, content_string(from, id));
        if (table[i] == NO_INDEX)
            table[i] = ID_MAP_FOREIGN | i;
    }
    return table;
}

static uint32_t verdict_find(const struct content *content, const char *id)
{
    for (uint32_t i = 0; i < content->verdict_count; i++)
        if (strcmp(content_string(content, content->verdicts[i].id), id) == 0)
            return i;
    return NO_INDEX;
}

static uint32_t deadline_find(const struct content *content, const char *id)
{
    for (uint32_t i = 0; i < content->deadline_count; i++)
        if (strcmp(content_string(content, content->deadlines[i].id), id) == 0)
            return i;
    return NO_INDEX;
}

static const uint32_t *facts_make(struct id_map *map, struct arena *arena)
{
    const struct content *from = map->from;
    uint32_t count = from->question_count + from->flow_count;
    uint32_t *table = arena_alloc(arena, (count + 1) * sizeof *table);

    for (uint32_t i = 0; i < count; i++) {
        table[i] = content_fact(map->to, content_fact_id(from, i));
        if (table[i] == NO_INDEX)
            table[i] = ID_MAP_FOREIGN | i;
    }
    return table;
}

/* By record: the place among the options of the same question in `to`. */
static const uint32_t *options_make(struct id_map *map, struct arena *arena)
{
    const struct content *from = map->from;
    uint32_t *table = arena_alloc(arena, (from->option_count + 1) * sizeof *table);

    for (uint32_t i = 0; i < from->option_count; i++)
        table[i] = ID_MAP_FOREIGN | i;
    for (uint32_t q = 0; q < from->question_count; q++) {
        struct span span = from->questions[q].options;

        for (uint32_t i = 0; i < span.count && !(map->facts[q] & ID_MAP_FOREIGN); i++) {
            const char *id = content_string(from, from->options[span.first + i].id);
            uint32_t place = content_option(map->to, map->facts[q], id);

            if (place != NO_INDEX)
                table[span.first + i] = place;
        }
    }
    return table;
}

void id_map_make(struct id_map *map, struct arena *arena, const struct content *from,
                 const struct content *to)
{
    map->from = from;
    map->to = to;
#define TABLE(records, count, find)                                                                \
    table_make(arena, from, to, from->records, from->count, sizeof *from->records, find)
    map->flows = TABLE(flows, flow_count, content_flow);
    map->outcomes = TABLE(outcomes, outcome_count, content_outcome);
    map->documents = TABLE(documents, document_count, content_document);
    map->deadlines = TABLE(deadlines, deadline_count, deadline_find);
    map->verdicts = TABLE(verdicts, verdict_count, verdict_find);
#undef TABLE
    map->facts = facts_make(map, arena);
    map->options = options_make(map, arena);
}

bool id_map_same_numbers(const struct id_map *map)
{
    const struct content *from = map->from, *to = map->to;

    if (from->question_count != to->question_count || from->flow_count != to->flow_count ||
        from->deadline_count != to->deadline_count ||
        from->parameter_count != to->parameter_count || from->option_count != to->option_count)
        return false;
    for (uint32_t i = 0; i < from->question_count + from->flow_count; i++)
        if (map->facts[i] != i)
            return false;
    for (uint32_t i = 0; i < from->deadline_count; i++)
        if (map->deadlines[i] != i)
            return false;
    for (uint32_t i = 0; i < from->parameter_count; i++)
        if (strcmp(content_string(from, from->parameters[i].id),
                   content_string(to, to->parameters[i].id)) != 0)
            return false;
    for (uint32_t i = 0; i < from->option_count; i++)
        if (strcmp(content_string(from, from->options[i].id),
                   content_string(to, to->options[i].id)) != 0)
            return false;
    return true;
}

/* ---- sessions -------------------------------------------------------------------------------- */

static struct answer answer_translate(const struct id_map *map, uint32_t fact, struct answer answer)
{
    const struct question *question = &map->from->questions[fact];
    struct span span = question->options;
    int64_t mask = 0;

    if (answer.state != ANSWER_KNOWN || span.count == 0)
        return answer;
    if (answer_types[question->type].shape != SHAPE_SET) {
        uint32_t place = map->options[span.first + (uint32_t)answer.number];

        answer.number = place;
        if (place & ID_MAP_FOREIGN)
            answer = (struct answer){.state = ANSWER_NONE};
        return answer;
    }
    for (uint32_t i = 0; i < span.count; i++)
        if (answer.number >> i & 1 && !(map->options[span.first + i] & ID_MAP_FOREIGN))
            mask |= (int64_t)1 << map->options[span.first + i];
    answer.number = mask;
    return answer;
}

bool id_map_session(const struct id_map *map, const struct session *session,
                    struct session *translated)
{
    uint32_t flow = map->flows[session->flow];

    if (flow & ID_MAP_FOREIGN)
        return false;
    session_start(translated, map->to, flow, session->today);
    for (uint32_t i = 0; i < map->from->question_count; i++)
        if (session->answers[i].state != ANSWER_NONE && !(map->facts[i] & ID_MAP_FOREIGN))
            translated->answers[map->facts[i]] = answer_translate(map, i, session->answers[i]);
    return true;
}

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

/* ---- behaviour --------------------------------------------------------------------------------- */

static uint64_t words_print(const char *words)
{
    uint64_t print = 0;

    while (*words != '\0')
        print = behaviour_mix(print, (unsigned char)*words++);
    return print;
}

/* A record's number in `to`, or its own. */
static uint32_t number_of(const uint32_t *table, uint32_t index, bool translate)
{
    return translate ? table[index] : index;
}

static uint64_t items_print(const struct id_map *map, const struct checklist *list, bool translate)
{
    const struct content *content = map->from;
    uint64_t all = 0;

    for (uint32_t i = 0; i < list->count; i++) {
        const struct item *item = &list->item[i];
        uint64_t print = behaviour_mix((uint64_t)item->maybe << 32 | item->copies, item->necessity);
        struct span members = content->brings[item->bring].members;

        if (item->document != NO_INDEX)
            print = behaviour_mix(print, number_of(map->documents, item->document, translate));
        for (uint32_t n = 0; item->document == NO_INDEX && n < members.count; n++)
            print = behaviour_mix(
                print, number_of(map->documents, content->indexes[members.first + n], translate));
        all += print; /* in whatever order */
    }
    return all;
}

/* How many steps (notes) the outcome has in `to`; NO_INDEX when it is not there. */
static uint32_t count_there(const struct id_map *map, uint32_t outcome, bool notes)
{
    uint32_t there = map->outcomes[outcome];

    if (there & ID_MAP_FOREIGN)
        return NO_INDEX;
    return notes ? map->to->outcomes[there].notes.count : map->to->outcomes[there].steps.count;
}

static uint64_t places_print(const struct id_map *map, uint32_t outcome, uint32_t mask, bool notes)
{
    const struct content *content = map->from;
    struct span span = notes ? content->outcomes[outcome].notes : content->outcomes[outcome].steps;
    uint64_t print = 0;

    if (count_there(map, outcome, notes) == span.count)
        return mask;
    for (uint32_t i = 0; i < span.count && i < 32; i++)
        if (mask >> i & 1) {
            struct text text =
                notes ? content->notes[span.first + i].text : content->steps[span.first + i].text;

            print = behaviour_mix(print, words_print(content_string(content, text.zh)));
        }
    return print;
}

static uint64_t dues_print(const struct id_map *map, const struct result *result, bool translate)
{
    uint64_t print = result->due_count;

    for (uint32_t i = 0; i < result->due_count; i++) {
        const struct due *due = &result->due[i];
        uint64_t date = due->state == DEADLINE_DATE ? (uint64_t)(uint32_t)due->date : 0;

        print =
            behaviour_mix(behaviour_mix(print, number_of(map->deadlines, due->deadline, translate)),
                          (uint64_t)due->shown << 40 | (uint64_t)due->state << 32 | date);
    }
    return print;
}

uint64_t id_map_print(const struct id_map *map, const struct behaviour *behaviour, bool translate)
{
    const struct result *result = &behaviour->result;
    uint32_t outcome = result->trail.outcome;
    uint64_t print;

    if (result->trail.state == TRAIL_ASKING)
        return behaviour_mix(
            TRAIL_ASKING,
            number_of(map->facts, trail_question(map->from, &result->trail), translate));
    if (result->trail.state != TRAIL_DONE)
        return TRAIL_GAP;
    print = behaviour_mix(number_of(map->outcomes, outcome, translate),
                          number_of(map->verdicts, behaviour->verdict, translate));
    print = behaviour_mix(print, items_print(map, &result->checklist, translate));
    print = behaviour_mix(print, places_print(map, outcome, behaviour->steps, false));
    print = behaviour_mix(print, places_print(map, outcome, behaviour->notes, true));
    return behaviour_mix(print, dues_print(map, result, translate));
}

/* Classes of places: see alike.h. */
#include "analysis/walk/alike.h"

#include "analysis/walk/liveness.h"
#include "base/hash.h"
#include "engine/types.h"

#include <string.h>

/* Byte strings, each with a number of its own. */
struct strings {
    struct buffer bytes;
    struct buffer records; /* struct string_record */
};

struct string_record {
    uint64_t hash;
    size_t first;
    size_t size;
};

struct search {
    const struct content *content;
    const struct tracked *tracked;
    struct arena arena;
    struct scene_map map;
    uint32_t *lines;  /* by region and parameter: which line of values is in force */
    bool *dated;      /* likewise: some value in it begins or ends */
    uint32_t *around; /* by region: which relations there are to it */
    uint32_t read[BITS_WORDS(LIVENESS_VALUES_MAX)]; /* parameters, by any flow */
    struct buffer line;                             /* being put together */
    struct buffer texts;
    bool text; /* its values are nothing but texts */
    bool ends; /* one of its values begins or ends */
};

/* ---- numbers for what is the same -------------------------------------------------------- */

static uint32_t string_number(struct strings *strings, const struct buffer *string)
{
    const struct string_record *records = (const void *)strings->records.data;
    uint32_t count = (uint32_t)(strings->records.size / sizeof *records);
    struct string_record record = {.hash = hash_bytes(string->data, string->size, 0),
                                   .size = string->size};

    for (uint32_t i = 0; i < count; i++)
        if (records[i].hash == record.hash && records[i].size == record.size &&
            (record.size == 0 ||
             memcmp(strings->bytes.data + records[i].first, string->data, record.size) == 0))
            return i;
    record.first = buffer_add(&strings->bytes, string->data, string->size);
    buffer_add(&strings->records, &record, sizeof record);
    return count;
}

static void strings_free(struct strings *strings)
{
    buffer_free(&strings->bytes);
    buffer_free(&strings->records);
}

/* ---- values ----------------------------------------------------------------------------- */

/* Rules compare no texts, but where several could hold they see whether these are one: a text counts by
 * its place among the texts of its line. */
static int64_t text_place(struct search *search, struct text text)
{
    const struct text *texts = (const struct text *)(const void *)search->texts.data;
    uint32_t count = (uint32_t)(search->texts.size / sizeof text), i = 0;

    while (i < count && (texts[i].zh != text.zh || texts[i].en != text.en))
        i++;
    if (i == count)
        buffer_add(&search->texts, &text, sizeof text);
    return i;
}

/* A value without what no rule sees of it. Records have no bytes but their members'. */
static void line_add(void *context, const struct in_force *found)
{
    struct search *search = context;
    struct value value = *found->value;

    search->ends = search->ends || found->from > DATE_MIN || found->to < DATE_MAX;
    value.from = found->from;
    value.to = found->to;
    if (search->text)
        value.number = text_place(search, value.text);
    value.text = (struct text){0, 0};
    value.cites = (struct span){0, 0};
    value.verified_on = 0;
    value.limits.first = 0;
    buffer_add(&search->line, &value, sizeof value);
    buffer_add(&search->line, search->content->limits + found->value->limits.first,
               value.limits.count * sizeof *search->content->limits);
}

static void lines_find(struct search *search)
{
    const struct content *content = search->content;

    search->lines =
        arena_alloc(&search->arena, ((size_t)content->region_count * content->parameter_count + 1) *
                                        sizeof *search->lines);
    search->dated =
        arena_alloc(&search->arena, (size_t)content->region_count * content->parameter_count + 1);
    for (uint32_t parameter = 0; parameter < content->parameter_count; parameter++) {
        struct strings known = {.bytes = {0}};

        search->text = content->parameters[parameter].type == PARAMETER_TEXT;
        for (uint32_t region = 0; region < content->region_count; region++) {
            const size_t place = (size_t)region * content->parameter_count + parameter;

            search->line.size = search->texts.size = 0;
            search->ends = false;
            in_force_each(content, region, parameter, line_add, search);
            search->lines[place] = string_number(&known, &search->line);
            search->dated[place] = search->ends;
        }
        strings_free(&known);
    }
}

/* ---- places ----------------------------------------------------------------------------- */

/* Adds a string to strings of equal size, sorted, each once. */
static void row_add(struct buffer *rows, const struct buffer *row)
{
    size_t at = 0;

    while (at < rows->size && memcmp(rows->data + at, row->data, row->size) < 0)
        at += row->size;
    if (at < rows->size && memcmp(rows->data + at, row->data, row->size) == 0)
        return;
    buffer_add(rows, NULL, row->size);
    memmove(rows->data + at + row->size, rows->data + at, rows->size - row->size - at);
    memcpy(rows->data + at, row->data, row->size);
}

/* How places of care can relate to a place of insurance, day by day. */
static void relations_find(const struct search *search, uint32_t insured, struct buffer *rows)
{
    struct scene_places places = {.count = 0};
    struct buffer row = {0};

    scene_places_add(&places, &search->map, insured);
    rows->size = 0;
    for (uint32_t i = 0; i < places.count; i++) {
        row.size = 0;
        for (uint32_t n = 0; n < search->map.day_count; n++) {
            uint8_t relation = (uint8_t)pool_relation(search->content, insured, places.list[i].care,
                                                      search->map.days[n]);

            buffer_add(&row, &relation, sizeof relation);
        }
        row_add(rows, &row);
    }
    buffer_free(&row);
}

static void around_find(struct search *search)
{
    const struct content *content = search->content;
    struct strings known = {.bytes = {0}};
    struct buffer rows = {0};

    search->around =
        arena_alloc(&search->arena, (content->region_count + 1) * sizeof *search->around);
    for (uint32_t i = 0; i < content->region_count; i++) {
        struct answer insured = area_insured(content, (struct area){AREA_REGION, i});

        rows.size = 0;
        if (insured.state == ANSWER_KNOWN)
            relations_find(search, (uint32_t)insured.number, &rows);
        search->around[i] = string_number(&known, &rows);
    }
    strings_free(&known);
    buffer_free(&rows);
}

/* ---- flows ------------------------------------------------------------------------------ */

/* All that a flow can read in any place there may be. */
static struct read_set flow_reads(struct search *search, uint32_t flow)
{
    const struct content *content = search->content;
    const struct walk_request request = {
        .content = content, .flow = flow, .tracked = search->tracked};
    struct scene scene = {.content = content, .zones_change = true};
    struct liveness liveness;
    struct read_set read = {.facts = {0}};

    scene.depends = arena_alloc(&search->arena, content->parameter_count + 1);
    for (uint32_t i = 0; i < content->parameter_count; i++)
        scene.depends[i] = DEPENDS_SCHEME | DEPENDS_LIMITS | DEPENDS_TODAY |
                           (content->parameters[i].as_of == NO_INDEX ? 0 : DEPENDS_DATE);
    liveness_open(&liveness, &search->arena, &scene, &request);
    liveness_join_flow(&liveness, flow, &read);
    return read;
}

static bool reads_places(const struct content *content, const struct read_set *read)
{
    for (uint32_t i = 0; i < content->question_count; i++)
        if (bits_has(read->facts, i) && types_is_place(content, i))
            return true;
    return false;
}

/* Everything that a flow can tell a region by. */
static void region_key(const struct search *search, uint32_t region, const struct read_set *read,
                       struct buffer *key)
{
    const struct content *content = search->content;

    key->size = 0;
    for (uint32_t i = 0; i < content->parameter_count; i++)
        if (bits_has(read->values, i))
            buffer_add(key, &search->lines[region * content->parameter_count + i],
                       sizeof(uint32_t));
    if (reads_places(content, read))
        buffer_add(key, &search->around[region], sizeof(uint32_t));
}

/* Of regions with one key the first stands for all. */
static void classes_find(struct search *search, uint32_t flow, struct alike *alike)
{
    const struct read_set read = flow_reads(search, flow);
    uint32_t *first = alike->first + (size_t)flow * alike->areas;
    uint32_t *of_key = arena_alloc(&search->arena, (alike->areas + 1) * sizeof *of_key);
    struct strings known = {.bytes = {0}};
    struct buffer key = {0};

    for (size_t i = 0; i < BITS_WORDS(LIVENESS_VALUES_MAX); i++)
        search->read[i] |= read.values[i];
    for (uint32_t region = search->content->region_count; region-- > 0;) {
        region_key(search, region, &read, &key);
        first[region] = string_number(&known, &key);
        of_key[first[region]] = region;
    }
    for (uint32_t region = 0; region < search->content->region_count; region++)
        first[region] = of_key[first[region]];
    strings_free(&known);
    buffer_free(&key);
}

/* Which days have to be told apart hangs on values that begin or end, on what is counted, and on zones. */
static void days_key(const struct search *search, uint32_t region, struct buffer *key)
{
    const struct content *content = search->content;

    key->size = 0;
    for (uint32_t i = 0; i < content->parameter_count; i++) {
        const size_t place = (size_t)region * content->parameter_count + i;
        const bool counted = content->parameters[i].options.count == 0;

        if (!bits_has(search->read, i) || (!counted && !search->dated[place]))
            continue;
        buffer_add(key, &i, sizeof i);
        buffer_add(key, &search->lines[place], sizeof search->lines[place]);
    }
    buffer_add(key, &search->around[region], sizeof search->around[region]);
}

static void days_find_classes(const struct search *search, struct alike *alike)
{
    struct strings known = {.bytes = {0}};
    struct buffer key = {0};

    for (uint32_t region = 0; region < search->content->region_count; region++) {
        days_key(search, region, &key);
        alike->days[region] = string_number(&known, &key);
    }
    strings_free(&known);
    buffer_free(&key);
}

static void search_run(struct search *search, struct alike *alike)
{
    search->map = scene_map_of(&search->arena, search->content);
    lines_find(search);
    around_find(search);
    for (uint32_t flow = 0; flow < search->content->flow_count; flow++)
        classes_find(search, flow, alike);
    days_find_classes(search, alike);
    buffer_free(&search->line);
    buffer_free(&search->texts);
    arena_free(&search->arena);
}

struct alike alike_none(struct arena *arena, const struct content *content)
{
    struct alike alike = {.areas = area_count(content)};
    const size_t count = (size_t)content->flow_count * alike.areas;

    alike.days = arena_alloc(arena, alike.areas * sizeof *alike.days);
    for (uint32_t i = 0; i < alike.areas; i++)
        alike.days[i] = i;
    alike.first = arena_alloc(arena, (count + 1) * sizeof *alike.first);
    alike.count = arena_alloc(arena, (count + 1) * sizeof *alike.count);
    for (size_t i = 0; i < count; i++) {
        alike.first[i] = (uint32_t)(i % alike.areas);
        alike.count[i] = 1;
    }
    return alike;
}

struct alike alike_find(struct arena *arena, const struct content *content,
                        const struct tracked *tracked)
{
    struct alike alike = alike_none(arena, content);
    struct search search = {.content = content, .tracked = tracked};

    if (content->parameter_count > LIVENESS_VALUES_MAX)
        return alike;
    search_run(&search, &alike);
    memset(alike.count, 0, (size_t)content->flow_count * alike.areas * sizeof *alike.count);
    for (uint32_t i = 0; i < content->flow_count * alike.areas; i++)
        alike.count[i / alike.areas * alike.areas + alike.first[i]]++;
    return alike;
}

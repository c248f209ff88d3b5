/* An area as sessions see it: see scene.h. */
#include "analysis/walk/scene.h"

#include "model/pool.h"

#include <string.h>

#define PROVINCE 10000
#define CITY 100

/* ---- areas ------------------------------------------------------------------------------ */

uint32_t area_count(const struct content *content)
{
    return content->region_count + 2;
}

struct area area_at(const struct content *content, uint32_t index)
{
    if (index < content->region_count)
        return (struct area){AREA_REGION, index};
    return (struct area){index == content->region_count ? AREA_UNKNOWN : AREA_ANY, NO_INDEX};
}

/* ---- places ----------------------------------------------------------------------------- */

static void place_add(struct scene *scene, uint32_t insured, uint32_t care)
{
    for (uint32_t i = 0; i < scene->place_count; i++)
        if (scene->places[i].insured == insured && scene->places[i].care == care)
            return;
    if (scene->place_count < SCENE_PLACES_MAX)
        scene->places[scene->place_count++] = (struct scene_place){insured, care};
}

/* One place for every relation there is on a day, unless a place kept already stands for it. */
static void places_add_day(struct scene *scene, uint32_t insured, int32_t today)
{
    const struct content *content = scene->content;
    uint32_t seen = 0;

    for (uint32_t i = 0; i < scene->place_count; i++)
        if (scene->places[i].insured == insured)
            seen |= 1u << place_relation(content, insured, scene->places[i].care, today);
    for (uint32_t i = 0; i < content->division_count; i++) {
        uint32_t care = content->divisions[i].code;
        uint32_t bit;

        if (care % CITY != 0 || care % PROVINCE == 9900)
            continue;
        bit = 1u << place_relation(content, insured, care, today);
        if (!(seen & bit))
            place_add(scene, insured, care);
        seen |= bit;
    }
}

static void places_add(struct scene *scene, uint32_t insured)
{
    const struct content *content = scene->content;

    place_add(scene, insured, insured);
    places_add_day(scene, insured, content->dated);
    for (uint32_t i = 0; i < content->zone_count; i++) {
        const struct zone *zone = &content->zones[i];

        if (zone->from > content->dated)
            places_add_day(scene, insured, zone->from);
        if (zone->to >= content->dated && zone->to < INT32_MAX)
            places_add_day(scene, insured, zone->to + 1);
        scene->zones_change = scene->zones_change || zone->from > content->dated ||
                              (zone->to >= content->dated && zone->to < INT32_MAX);
    }
    place_add(scene, insured, PLACE_ABROAD);
}

/* A place for which no region but the nation speaks. */
static uint32_t national_place(const struct content *content, uint32_t nation)
{
    uint32_t found = 0;

    for (uint32_t i = 0; i < content->division_count && (found == 0 || found % PROVINCE == 0); i++)
        if (content_region_of(content, content->divisions[i].code) == nation &&
            (found == 0 || content->divisions[i].code % PROVINCE != 0))
            found = content->divisions[i].code;
    return found;
}

/* ---- what values depend on -------------------------------------------------------------- */

static void region_values(const struct content *content, uint32_t region, uint32_t parameter,
                          void (*each)(void *context, const struct value *value), void *context)
{
    for (; region != NO_INDEX; region = content->regions[region].parent) {
        struct span span = content->regions[region].values;

        for (uint32_t i = span.first; i < span.first + span.count; i++)
            if (content->values[i].parameter == parameter)
                each(context, &content->values[i]);
    }
}

void scene_values(const struct scene *scene, uint32_t parameter,
                  void (*each)(void *context, const struct value *value), void *context)
{
    if (scene->area.kind != AREA_REGION)
        return;
    region_values(scene->content, scene->area.region, parameter, each, context);
    if (scene->also)
        region_values(scene->also, content_region_of(scene->also, (uint32_t)scene->insured.number),
                      parameter, each, context);
}

struct looked {
    uint8_t depends;
    bool dated;
    bool any;
};

static void look_at(void *context, const struct value *value)
{
    struct looked *looked = context;

    looked->any = true;
    if (value->schemes)
        looked->depends |= DEPENDS_SCHEME;
    if (value->from > DATE_MIN || value->to < DATE_MAX)
        looked->dated = true;
}

static uint8_t parameter_depends(const struct scene *scene, uint32_t parameter)
{
    struct looked looked = {0};

    scene_values(scene, parameter, look_at, &looked);
    if (looked.dated)
        looked.depends |=
            scene->content->parameters[parameter].as_of == NO_INDEX ? DEPENDS_TODAY : DEPENDS_DATE;
    return looked.depends;
}

/* ---- any region ------------------------------------------------------------------------- */

static bool has_options(const struct parameter *parameter)
{
    return parameter->type == PARAMETER_ONE_OF || parameter->type == PARAMETER_YES_NO;
}

static bool value_same(const struct value *a, const struct value *b)
{
    return a->number == b->number && a->text.zh == b->text.zh &&
           memcmp(&a->deadline, &b->deadline, sizeof(a->deadline)) == 0;
}

static void candidates_fill(struct scene *scene, const struct content *content, uint32_t parameter,
                            uint32_t *count)
{
    struct span *span = &scene->candidate[parameter];

    *span = (struct span){*count, 0};
    for (uint32_t i = 0; i < content->value_count; i++) {
        const struct value *value = &content->values[i];
        bool known = value->parameter != parameter || !value->known;

        for (uint32_t n = 0; n < span->count && !known; n++)
            known = value_same(scene->candidates[span->first + n], value);
        if (known)
            continue;
        scene->candidates[(*count)++] = value;
        span->count++;
    }
}

uint32_t scene_choices(const struct scene *scene, uint32_t parameter)
{
    const struct parameter *record = &scene->content->parameters[parameter];

    return has_options(record) ? record->options.count : scene->candidate[parameter].count;
}

/* AREA_ANY: the value a choice stands for; NULL where it is an option's number, or unknown. */
static const struct value *scene_declared(const struct scene *scene, uint32_t parameter,
                                          struct answer choice)
{
    if (choice.state != ANSWER_KNOWN || has_options(&scene->content->parameters[parameter]))
        return NULL;
    return scene->candidates[scene->candidate[parameter].first + (uint32_t)choice.number];
}

void scene_value(struct scene *scene, uint32_t parameter, struct answer choice)
{
    struct value *value = &scene->values[parameter];
    const struct value *declared = scene_declared(scene, parameter, choice);

    *value = (struct value){.parameter = parameter,
                            .known = choice.state == ANSWER_KNOWN,
                            .number = choice.number,
                            .from = INT32_MIN,
                            .to = INT32_MAX};
    if (!declared)
        return;
    value->number = declared->number;
    value->duration = declared->duration;
    value->deadline = declared->deadline;
    value->text = declared->text;
}

/* A place outside every zone, and one inside one, in different pools from their neighbours. */
static uint32_t any_place(const struct content *content, bool zoned)
{
    for (uint32_t i = 0; i < content->division_count; i++) {
        uint32_t code = content->divisions[i].code;
        uint32_t found = 0;

        if (code % CITY != 0 || code % PROVINCE == 0 || code % PROVINCE == 9900)
            continue;
        for (uint32_t n = 0; n < content->division_count; n++)
            if (content->divisions[n].code % CITY == 0)
                found |=
                    1u << place_relation(content, code, content->divisions[n].code, content->dated);
        if ((found >> (zoned ? RELATION_SAME_ZONE : RELATION_SAME_PROVINCE) & 1u) != 0)
            return code;
    }
    return zoned ? 0 : 110000;
}

/* The made-up regions come first, so that their codes are found before real regions'. */
static struct region *overlay_make(struct scene *scene, struct arena *arena,
                                   const struct content *content, struct content *overlay,
                                   const uint32_t codes[2])
{
    struct region *regions =
        arena_alloc(arena, (content->region_count + 2) * sizeof(struct region));

    *overlay = *content;
    for (uint32_t i = 0; i < 2; i++)
        regions[i] = (struct region){
            .code = codes[i] ? codes[i] : UINT32_MAX,
            .parent = NO_INDEX,
            .values = {0, content->parameter_count}
        };
    for (uint32_t i = 0; i < content->region_count; i++) {
        regions[i + 2] = content->regions[i];
        regions[i + 2].values = (struct span){0, 0};
        regions[i + 2].parent = NO_INDEX;
    }
    overlay->regions = regions;
    overlay->region_count = content->region_count + 2;
    overlay->values = scene->values;
    overlay->value_count = content->parameter_count;
    return regions;
}

static void open_any(struct scene *scene, struct arena *arena, const struct content *content)
{
    const uint32_t codes[2] = {(uint32_t)scene->insured.number, any_place(content, true)};
    uint32_t count = 0;

    scene->candidates = arena_alloc(arena, (content->value_count + 1) * sizeof(struct value *));
    scene->candidate = arena_alloc(arena, (content->parameter_count + 1) * sizeof(struct span));
    scene->values = arena_alloc(arena, (content->parameter_count + 1) * sizeof(struct value));
    scene->regions = overlay_make(scene, arena, content, &scene->overlay, codes);
    scene->content = &scene->overlay;
    if (scene->also) {
        overlay_make(scene, arena, scene->also, &scene->also_overlay, codes);
        scene->also = &scene->also_overlay;
    }
    for (uint32_t i = 0; i < content->parameter_count; i++) {
        candidates_fill(scene, content, i, &count);
        scene_value(scene, i, (struct answer){.state = ANSWER_NONE});
        scene->depends[i] = DEPENDS_CHOICE;
    }
    for (uint32_t i = 0; i < 2; i++)
        if (codes[i])
            places_add(scene, codes[i]);
}

/* ---- the whole -------------------------------------------------------------------------- */

struct answer area_insured(const struct content *content, struct area area)
{
    struct answer insured = {.state = ANSWER_KNOWN, .origin = ORIGIN_START};

    if (area.kind == AREA_UNKNOWN)
        insured.state = ANSWER_UNSURE;
    else if (area.kind == AREA_ANY)
        insured.number = any_place(content, false);
    else if (content->regions[area.region].code != 0)
        insured.number = content->regions[area.region].code;
    else
        insured.number = national_place(content, area.region);
    return insured;
}

static void open_region(struct scene *scene)
{
    for (uint32_t i = 0; i < scene->content->parameter_count; i++)
        scene->depends[i] = parameter_depends(scene, i);
    places_add(scene, (uint32_t)scene->insured.number);
}

void scene_open(struct scene *scene, struct arena *arena, const struct content *content,
                const struct content *also, struct area area)
{
    *scene = (struct scene){
        .content = content, .also = also, .area = area, .insured = area_insured(content, area)};
    scene->depends = arena_alloc(arena, content->parameter_count + 1);
    if (area.kind == AREA_ANY) {
        open_any(scene, arena, content);
    } else if (area.kind == AREA_REGION) {
        open_region(scene);
    } else {
        place_add(scene, 0, content->division_count ? content->divisions[0].code : 110000);
        place_add(scene, 0, PLACE_ABROAD);
    }
}

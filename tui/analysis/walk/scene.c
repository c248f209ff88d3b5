/* An area as sessions see it: see scene.h. */
#include "analysis/walk/scene.h"

#include "model/pool.h"

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

uint32_t scene_choices(const struct scene *scene, uint32_t parameter)
{
    return assume_choices(&scene->assumed, parameter);
}

void scene_value(struct scene *scene, uint32_t parameter, struct answer choice)
{
    assume_value(&scene->assumed, parameter, choice);
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

static void open_any(struct scene *scene, struct arena *arena, const struct content *content)
{
    const uint32_t codes[2] = {(uint32_t)scene->insured.number, any_place(content, true)};

    assume_open(&scene->assumed, arena, content, codes);
    scene->content = &scene->assumed.content;
    if (scene->also) {
        assume_second(&scene->assumed, arena, scene->also, codes, &scene->also_overlay);
        scene->also = &scene->also_overlay;
    }
    for (uint32_t i = 0; i < content->parameter_count; i++)
        scene->depends[i] = DEPENDS_CHOICE;
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

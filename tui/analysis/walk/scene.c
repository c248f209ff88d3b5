/* An area as sessions see it: see scene.h. */
#include "analysis/walk/scene.h"

#include "model/pool.h"

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
            seen |= 1u << pool_relation(content, insured, scene->places[i].care, today);
    for (uint32_t i = 0; i < content->division_count; i++) {
        uint32_t care = content->divisions[i].code;
        uint32_t bit;

        if (!area_is_city(care))
            continue;
        bit = 1u << pool_relation(content, insured, care, today);
        if ((seen & bit) == 0)
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
    if (scene->other != NULL)
        region_values(scene->other,
                      content_region_of(scene->other, (uint32_t)scene->insured.number), parameter,
                      each, context);
}

struct dependences {
    uint8_t depends;
    bool dated;
};

static void value_look(void *context, const struct value *value)
{
    struct dependences *found = context;

    if (value->schemes != 0)
        found->depends |= DEPENDS_SCHEME;
    if (value->limits.count != 0)
        found->depends |= DEPENDS_LIMITS;
    if (value->from > DATE_MIN || value->to < DATE_MAX)
        found->dated = true;
}

static uint8_t parameter_depends(const struct scene *scene, uint32_t parameter)
{
    struct dependences found = {0};

    scene_values(scene, parameter, value_look, &found);
    if (found.dated)
        found.depends |=
            scene->content->parameters[parameter].as_of == NO_INDEX ? DEPENDS_TODAY : DEPENDS_DATE;
    return found.depends;
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

static void open_any(struct scene *scene, struct arena *arena, const struct content *content)
{
    const uint32_t codes[2] = {(uint32_t)scene->insured.number, area_any_place(content, true)};

    assume_open(&scene->assumed, arena, content, codes);
    scene->content = &scene->assumed.content;
    if (scene->other != NULL) {
        assume_second(&scene->assumed, arena, scene->other, codes, &scene->other_overlay);
        scene->other = &scene->other_overlay;
    }
    for (uint32_t i = 0; i < content->parameter_count; i++)
        scene->depends[i] = DEPENDS_CHOICE;
    for (uint32_t i = 0; i < 2; i++)
        if (codes[i] != 0)
            places_add(scene, codes[i]);
}

/* ---- the whole -------------------------------------------------------------------------- */

static void open_region(struct scene *scene)
{
    for (uint32_t i = 0; i < scene->content->parameter_count; i++)
        scene->depends[i] = parameter_depends(scene, i);
    places_add(scene, (uint32_t)scene->insured.number);
}

void scene_open(struct scene *scene, struct arena *arena, const struct content *content,
                const struct content *other, struct area area)
{
    *scene = (struct scene){
        .content = content, .other = other, .area = area, .insured = area_insured(content, area)};
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

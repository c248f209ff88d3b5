/* An area as sessions see it: see scene.h. */
#include "analysis/walk/scene.h"

/* ---- what values depend on -------------------------------------------------------------- */

void scene_values(const struct scene *scene, uint32_t parameter,
                  void (*each)(void *context, const struct in_force *value), void *context)
{
    const struct content *contents[] = {scene->content, scene->other};
    const uint32_t code = (uint32_t)scene->insured.number; /* 0 where it is not known */

    for (size_t i = 0; i < 2 && scene->area.kind == AREA_REGION; i++)
        if (contents[i] != NULL)
            in_force_each(contents[i], content_region_of(contents[i], code), parameter, each,
                          context);
}

struct dependences {
    uint8_t depends;
    bool dated;
};

static void value_look(void *context, const struct in_force *value)
{
    struct dependences *found = context;

    if (value->value->schemes != 0)
        found->depends |= DEPENDS_SCHEME;
    if (value->value->limits.count != 0)
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

/* ---- regions that matter ----------------------------------------------------------------- */

/* The engine looks among all regions for the one of a place, again and again: of hundreds only those are
 * left that it can find, the given ones, and those that take places into their pool. */
static void regions_keep(struct content *content, struct arena *arena, const struct region *kept,
                         uint32_t count)
{
    struct region *regions = arena_alloc(arena, (count + content->region_count) * sizeof *regions);
    uint32_t next = 0;

    for (; next < count; next++)
        regions[next] = kept[next];
    for (uint32_t i = 0; i < content->region_count; i++)
        if (content->regions[i].covers.count > 0) {
            regions[next] = content->regions[i];
            regions[next].parent = NO_INDEX;
            regions[next++].values = (struct span){0, 0};
        }
    content->regions = regions;
    content->region_count = next;
}

/* Keeps the region of a place and those above it. */
static const struct content *content_of_place(struct arena *arena, const struct content *content,
                                              uint32_t code)
{
    struct content *over = arena_alloc(arena, sizeof *over);
    struct region *line = arena_alloc(arena, (content->region_count + 1) * sizeof *line);
    uint32_t count = 0;

    for (uint32_t region = content_region_of(content, code); region != NO_INDEX;
         region = content->regions[region].parent) {
        line[count] = content->regions[region];
        if (line[count++].parent != NO_INDEX)
            line[count - 1].parent = count;
    }
    *over = *content;
    regions_keep(over, arena, line, count);
    return over;
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

/* The places of care for a place of insurance that is known. */
static void open_places(struct scene *scene, struct arena *arena, const uint32_t *codes,
                        uint32_t count)
{
    const struct scene_map map = scene_map_of(arena, scene->content);

    scene->zones_change = map.day_count > 1;
    for (uint32_t i = 0; i < count; i++)
        if (codes[i] != 0)
            scene_places_add(&scene->places, &map, codes[i]);
}

static void open_any(struct scene *scene, struct arena *arena, const struct content *content)
{
    const uint32_t codes[2] = {(uint32_t)scene->insured.number, area_any_place(content, true)};

    assume_open(&scene->assumed, arena, content, codes);
    scene->content = &scene->assumed.content;
    if (scene->other != NULL) {
        assume_second(&scene->assumed, arena, scene->other, codes, &scene->other_overlay);
        regions_keep(&scene->other_overlay, arena, scene->other_overlay.regions, 2);
        scene->other = &scene->other_overlay;
    }
    regions_keep(&scene->assumed.content, arena, scene->assumed.content.regions, 2);
    for (uint32_t i = 0; i < content->parameter_count; i++)
        scene->depends[i] = DEPENDS_CHOICE;
    open_places(scene, arena, codes, 2);
}

/* ---- the whole -------------------------------------------------------------------------- */

static void open_region(struct scene *scene, struct arena *arena)
{
    const uint32_t code = (uint32_t)scene->insured.number;

    scene->content = content_of_place(arena, scene->content, code);
    if (scene->other != NULL)
        scene->other = content_of_place(arena, scene->other, code);
    for (uint32_t i = 0; i < scene->content->parameter_count; i++)
        scene->depends[i] = parameter_depends(scene, i);
    open_places(scene, arena, &code, 1);
}

/* Where it is not known where a person is insured: in the country, or abroad. */
static void open_unknown(struct scene *scene)
{
    const struct content *content = scene->content;

    scene_places_put(&scene->places, 0,
                     content->division_count ? content->divisions[0].code : BEIJING);
    scene_places_put(&scene->places, 0, PLACE_ABROAD);
}

void scene_open(struct scene *scene, struct arena *arena, const struct content *content,
                const struct content *other, struct area area)
{
    *scene = (struct scene){
        .content = content, .other = other, .area = area, .insured = area_insured(content, area)};
    scene->depends = arena_alloc(arena, content->parameter_count + 1);
    if (area.kind == AREA_ANY)
        open_any(scene, arena, content);
    else if (scene->insured.state == ANSWER_KNOWN)
        open_region(scene, arena);
    else
        open_unknown(scene);
}

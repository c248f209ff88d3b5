/* Places that stand for relations: see scene_places.h. */
#include "analysis/walk/scene_places.h"

#include "analysis/walk/area.h"

/* ---- the map ---------------------------------------------------------------------------- */

static void cities_find(struct scene_map *map, struct arena *arena)
{
    const struct content *content = map->content;

    map->cities = arena_alloc(arena, (content->division_count + 1) * sizeof *map->cities);
    for (uint32_t i = 0; i < content->division_count; i++)
        if (area_is_city(content->divisions[i].code))
            map->cities[map->city_count++] = pool_place_of(content, content->divisions[i].code);
}

/* Zones begin, and end, on days that are still to come. */
static void days_find_zones(struct scene_map *map, struct arena *arena)
{
    const struct content *content = map->content;

    map->days = arena_alloc(arena, (2 * content->zone_count + 1) * sizeof *map->days);
    map->days[map->day_count++] = content->dated;
    for (uint32_t i = 0; i < content->zone_count; i++) {
        const struct zone *zone = &content->zones[i];

        if (zone->from > content->dated)
            map->days[map->day_count++] = zone->from;
        if (zone->to >= content->dated && zone->to < DATE_MAX)
            map->days[map->day_count++] = zone->to + 1;
    }
}

struct scene_map scene_map_of(struct arena *arena, const struct content *content)
{
    struct scene_map map = {.content = content};

    cities_find(&map, arena);
    days_find_zones(&map, arena);
    return map;
}

/* ---- places ----------------------------------------------------------------------------- */

void scene_places_put(struct scene_places *places, uint32_t insured, uint32_t care)
{
    for (uint32_t i = 0; i < places->count; i++)
        if (places->list[i].insured == insured && places->list[i].care == care)
            return;
    if (places->count < SCENE_PLACES_MAX)
        places->list[places->count++] = (struct scene_place){insured, care};
}

/* One place for every relation there is on a day, unless a place kept already stands for it. */
static void places_add_day(struct scene_places *places, const struct scene_map *map,
                           struct pool_place insured, int32_t today)
{
    uint32_t seen = 0;

    for (uint32_t i = 0; i < places->count; i++)
        if (places->list[i].insured == insured.code)
            seen |= 1u << pool_relation(map->content, insured.code, places->list[i].care, today);
    for (uint32_t i = 0; i < map->city_count; i++) {
        uint32_t bit = 1u << pool_places_relation(map->content, insured, map->cities[i], today);

        if ((seen & bit) == 0)
            scene_places_put(places, insured.code, map->cities[i].code);
        seen |= bit;
    }
}

void scene_places_add(struct scene_places *places, const struct scene_map *map, uint32_t insured)
{
    struct pool_place place = pool_place_of(map->content, insured);

    scene_places_put(places, insured, insured);
    for (uint32_t i = 0; i < map->day_count; i++)
        places_add_day(places, map, place, map->days[i]);
    scene_places_put(places, insured, PLACE_ABROAD);
}

/*
 * Which places of care have to be tried: one for every relation there is to a place of insurance, on every
 * day on which a zone begins or has ended.
 */
#ifndef TUI_ANALYSIS_SCENE_PLACES_H
#define TUI_ANALYSIS_SCENE_PLACES_H

#include "base/arena.h"
#include "model/pool.h"

#define SCENE_PLACES_MAX 16

/* A place of care that stands for a relation, and the place of insurance it is related to. */
struct scene_place {
    uint32_t insured;
    uint32_t care;
};

struct scene_places {
    struct scene_place list[SCENE_PLACES_MAX];
    uint32_t count;
};

/* Among which cities of a content places are looked for, and on which days. */
struct scene_map {
    const struct content *content;
    struct pool_place *cities;
    uint32_t city_count;
    int32_t *days; /* on which relations may be others than before; the content's own comes first */
    uint32_t day_count;
};

struct scene_map scene_map_of(struct arena *arena, const struct content *content);

void scene_places_add(struct scene_places *places, const struct scene_map *map, uint32_t insured);

/* One place, unless it is there. */
void scene_places_put(struct scene_places *places, uint32_t insured, uint32_t care);

#endif

/*
 * An area as sessions see it: where the person is insured, which places of care stand for the relations,
 * and what the region's values depend on.
 *
 * In *any* region the scene's content is an overlay (cases/assume.h) in which the person is insured in a
 * made-up region that holds one value per parameter; scene_value() changes it, and the engine reads it as
 * it reads any region's.
 */
#ifndef TUI_ANALYSIS_SCENE_H
#define TUI_ANALYSIS_SCENE_H

#include "analysis/walk/in_force.h"
#include "analysis/walk/request.h"
#include "analysis/walk/scene_places.h"
#include "cases/assume.h"

/* What reading a parameter depends on; bits that add up. */
enum dependence {
    DEPENDS_SCHEME = 1,
    DEPENDS_DATE = 2, /* a day that it is judged on */
    DEPENDS_TODAY = 4,
    DEPENDS_CHOICE = 8, /* AREA_ANY: on what was chosen for it */
    DEPENDS_LIMITS = 16 /* the parameter's limits */
};

struct scene {
    const struct content *content;
    struct area area;
    struct answer insured;
    struct scene_places places;
    uint8_t *depends;  /* by parameter: enum dependence */
    bool zones_change; /* relations depend on the day */

    const struct content
        *other; /* a second content for the same cases; NULL = none. In AREA_ANY it is laid
                                    over by the same made-up regions */
    struct assumed assumed; /* AREA_ANY: what is chosen for each parameter */
    struct content other_overlay;
};

/* `other`: NULL, or a content whose facts, parameters and options have the same numbers. */
void scene_open(struct scene *scene, struct arena *arena, const struct content *content,
                const struct content *other, struct area area);

/* How many values a parameter can take besides unknown, and AREA_ANY: makes it take one. */
uint32_t scene_choices(const struct scene *scene, uint32_t parameter);
void scene_value(struct scene *scene, uint32_t parameter, struct answer choice);

/* Calls back with each value of a parameter that can be in force in the scene's region, in both contents;
 * with none in an area that is no region. */
void scene_values(const struct scene *scene, uint32_t parameter,
                  void (*each)(void *context, const struct in_force *value), void *context);

#endif

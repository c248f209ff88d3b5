/*
 * A date, number or amount has too many answers to try them all: its range is cut into cells, stretches of
 * values that no rule can tell apart.
 *
 *     rules        discharged <= 2026-06-30        manual_claim < today
 *     range        |──────────────┃──────────────────────┃────────────|
 *     cells             first            second              third
 *
 * Every comparison that involves the question is evaluated by the engine, on the case at hand, at both
 * ends of a stretch; where the ends differ the stretch is halved. That is exact because each comparison
 * holds up to some value and not beyond it (or the other way round); days on which a region's value
 * changes are cut first. A comparison with the question on both sides has no such order: then every
 * value is looked at.
 */
#ifndef TUI_ANALYSIS_CELLS_H
#define TUI_ANALYSIS_CELLS_H

#include "analysis/walk/scene.h"

#define CELLS_MAX 512

struct cell {
    int64_t first;
    int64_t last;
    uint64_t print; /* of what holds in it */
};

struct cells {
    uint32_t count;
    struct cell cell[CELLS_MAX];
    bool whole;     /* false: too many cells, or too many comparisons at once */
    bool linked;    /* another answer is compared with this one: both ends of a cell count */
    uint64_t print; /* of what holds in each cell, one after the other, whatever its values */
};

/* Which comparisons of the scene's contents involve each question; found once for a walk. */
struct boundaries;
struct boundaries *cells_boundaries(struct arena *arena, const struct scene *scene);

/* The session is at the question (its trail is `trail`, changed and restored) or before it. */
void cells_find(const struct boundaries *boundaries, struct session *session, struct trail *trail,
                uint32_t question, int64_t least, int64_t most, struct cells *cells);

/* A range that counts from today moves on with the day, and its boundaries mostly stay where they were or
 * move by a day. Moves the cells of the day before accordingly, which is much faster than finding them.
 * false: something else changed, they have to be found anew. */
bool cells_move(const struct boundaries *boundaries, struct session *session, struct trail *trail,
                uint32_t question, int64_t least, int64_t most, struct cells *cells);

#endif

/*
 * Where the range of a date or number is cut: stretches that no rule can tell apart. Private to
 * analysis/.
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
    bool whole;  /* false: too many cells, or too many comparisons at once */
    bool linked; /* another answer is compared with this one: both ends of a cell count */
    uint64_t
        print; /* tells apart what holds in each cell, one after the other, without their values */
};

/* Which comparisons of the scene's contents involve each question; made once for a walk. */
struct cutter;
struct cutter *cutter_make(struct arena *arena, const struct scene *scene);

/* The session is at the question (its trail is `trail`, changed and restored) or before it. */
void cells_find(const struct cutter *cutter, struct session *session, struct trail *trail,
                uint32_t question, int64_t least, int64_t most, struct cells *cells);

/* Whether the cells found for another day still hold for a range that has moved on by a day or so, each
 * boundary where it was or a day later; then they are moved. false: they have to be found anew. */
bool cells_move(const struct cutter *cutter, struct session *session, struct trail *trail,
                uint32_t question, int64_t least, int64_t most, struct cells *cells);

#endif

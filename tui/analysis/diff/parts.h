/*
 * The parts a sheet is made of: each tells what stands in one record (parts.def).
 */
#ifndef TUI_ANALYSIS_PARTS_H
#define TUI_ANALYSIS_PARTS_H

#include "analysis/diff/records.h"
#include "base/arena.h"
#include "base/diag.h"

enum part {
#define PART(name, record, json, zh, en) PART_##name,
#define SAYS(name, record, member, zh, en)
#include "analysis/diff/parts.def"
#undef PART
#undef SAYS
    PART_COUNT
};

/* "step", and "要做的事" or "step"; what they rest on. */
const char *parts_json(enum part part);
const char *parts_name(enum part part, enum language language);
enum section parts_section(enum part part);

/* The members a part tells: calls back with each. */
struct part_member {
    enum part part;
    size_t member; /* in layout_members */
    const char *label[LANGUAGE_COUNT];
};
void parts_each(enum part part, void (*each)(void *context, const struct part_member *member),
                void *context);

/* Whether any part tells a member. */
bool parts_tell(size_t member);

/* By part and record: a hash of all that it tells. */
struct part_prints {
    const uint64_t *of[PART_COUNT];
};
struct part_prints parts_print(struct arena *arena, const struct content *content);

/* Where a member is met that no part tells. */
enum part_why {
    PART_WHY_UNSEEN, /* a part tells it, and no case has that part */
    PART_WHY_ASKED,  /* while the question is asked */
    PART_WHY_HOME,   /* on the first screen */
    PART_WHY_KEPT,   /* by those who keep the content */
    PART_WHY_ROUTES, /* nowhere: it decides, and what it decides is told by the other parts */
    PART_WHY_COUNT
};
enum part_why parts_why(size_t member);

#endif

/*
 * What the walks of the proof came by: which nodes, options, papers, invariants … were reached or used
 * anywhere. What has no mark in the end is dead (dead.h).
 */
#ifndef TUI_ANALYSIS_MARKS_H
#define TUI_ANALYSIS_MARKS_H

#include "base/arena.h"
#include "model/workbook.h"

/* By index: X(member, how many there are). */
#define MARKS(X)                                                                                   \
    X(node, content->node_count)                                                                   \
    X(arm, content->arm_count)                                                                     \
    X(ending, content->ending_count)                                                               \
    X(question, content->question_count)                                                           \
    X(option, content->option_count)                                                               \
    X(implied, content->implied_count)                                                             \
    X(outcome, content->outcome_count)                                                             \
    X(step, content->step_count)                                                                   \
    X(note, content->note_count)                                                                   \
    X(bring, content->bring_count)                                                                 \
    X(document, content->document_count)                                                           \
    X(dated, content->index_count)  /* an outcome's deadline that could be worked out */           \
    X(listed, content->index_count) /* one that was looked at */                                   \
    X(invariant, workbook->invariant_count)                                                        \
    X(ends, content->flow_count * content->outcome_count) /* an outcome that comes out of a flow */

struct marks {
    bool *all; /* every mark, one member after the other */
    size_t size;
#define X(member, count) bool *member;
    MARKS(X)
#undef X
};

/* None set. In the arena. */
struct marks marks_make(struct arena *arena, const struct workbook *workbook);
void marks_clear(struct marks *marks);

/* Sets those that are set in `more`. */
void marks_join(struct marks *marks, const struct marks *more);

#endif

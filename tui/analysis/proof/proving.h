/* What the files of the proof share. Private to analysis/proof/. */
#ifndef TUI_ANALYSIS_PROVING_H
#define TUI_ANALYSIS_PROVING_H

#include "analysis/proof/ended.h"
#include "analysis/findings.h"
#include "analysis/proof/proof.h"
#include "engine/change.h"

/* What was reached or used anywhere, by index: X(member, how many there are). */
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

struct proving {
    const struct proof_request *request;
    const struct workbook *workbook;
    const struct content *content;
    struct arena arena;
    struct findings findings;
    struct marks marks;
    struct proof_summary summary;
    const uint8_t *concerns; /* by flow, outcome, invariant: enum concern */
    bool *steps;             /* by step and by note: kept apart in this walk */
    bool *notes;
    bool again;    /* the second round, for steps and notes only */
    uint32_t flow; /* being walked */
    struct area area;
    struct walk_memo *memo;
    struct result result; /* of the case looked at */
};

/* Each finding's words, up to FINDING_WORDS of them. */
#define WORDS(...) ((const char *const[FINDING_WORDS]){__VA_ARGS__})

static inline const char *text_of(const struct proving *proving, uint32_t offset)
{
    return content_string(proving->content, offset);
}

static inline const char *rule_text(const struct proving *proving, uint32_t rule)
{
    return content_string(proving->content, proving->content->rules[rule].source);
}

/* ---- proof.c: one walk ------------------------------------------------------------------- */

void proving_open(struct proving *proving, const struct proof_request *request);
void proving_close(struct proving *proving);

/* Which invariants could say anything where: the same for all areas. */
void proving_concerns(struct proving *proving);

/* Flow and area are set. */
void prove_one(struct proving *proving);

/* ---- proof_pass.c: node by node --------------------------------------------------------- */

void proof_pass(void *context, const struct passing *passing);

/* ---- proof_end.c: how cases end --------------------------------------------------------- */

void proof_gap(struct proving *proving, struct walk *walk, uint32_t state);
void proof_outcome(struct proving *proving, struct walk *walk, uint32_t state);

/* ---- proof_dead.c: what nothing reached or used ------------------------------------------ */

void proof_dead(struct proving *proving);

/* ---- proof_region.c: what regions say, day by day ---------------------------------------- */

void proof_regions(struct proving *proving);

#endif

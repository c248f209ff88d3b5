/*
 * What the proof finds: each thing once, with the shortest case that shows it. The sentences stand in
 * findings.def.
 */
#ifndef TUI_ANALYSIS_FINDINGS_H
#define TUI_ANALYSIS_FINDINGS_H

#include "analysis/witness.h"
#include "base/diag.h"

enum finding_id {
#define SAY(id, kind, severity, zh, en) FINDING_##id,
#include "analysis/findings.def"
#undef SAY
    FINDING_COUNT,
    /* The first that promises.c reports, those before are the proof's; the first of region_files.c. */
    FINDING_PROMISES = FINDING_WHY_MISSING,
    FINDING_REGION_FILES = FINDING_REGION_NAME
};

extern const struct message findings_said[FINDING_COUNT];

#define FINDING_WORDS 4

/* The words that a finding's sentence is filled with, up to FINDING_WORDS of them. */
#define WORDS(...) ((const char *const[FINDING_WORDS]){__VA_ARGS__})

struct finding {
    enum finding_id id;
    uint64_t key; /* with the id: which of its kind */
    struct place place;
    const char *words[FINDING_WORDS];
    const char *replay; /* NULL where no case shows it */
    uint32_t length;    /* of that case */
    uint32_t order;     /* of its flow and area, for equal lengths */
};

struct findings {
    struct arena arena;
    struct finding **list;
    uint32_t count;
    uint32_t room;
    uint32_t order; /* of the flow and area looked at now, among all */
};

/* Adds a finding, or a shorter case for one that is there. `key` tells it from others of its kind: the index
 * of a record, mostly. Words are copied; the witness may be NULL. */
void finding_add(struct findings *findings, enum finding_id id, uint64_t key, struct place place,
                 const struct witness *witness, const char *const words[FINDING_WORDS]);

/* Takes over what another list has. */
void findings_join(struct findings *findings, const struct findings *more);

/* Adds all of them to the diags, in an order that does not hang on who found what first. */
void findings_report(const struct findings *findings, struct diags *diags);
void findings_free(struct findings *findings);

#endif

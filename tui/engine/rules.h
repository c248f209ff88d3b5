/*
 * Rules in three values. An unanswered question, 不清楚 and an unknown parameter are unknown;
 * and, or, not are Kleene's (design: "Three values").
 */
#ifndef TUI_ENGINE_RULES_H
#define TUI_ENGINE_RULES_H

#include "engine/session.h"

enum truth { TRUTH_FALSE, TRUTH_UNKNOWN, TRUTH_TRUE };

enum truth rule_truth(const struct session *session, const struct trail *trail, uint32_t rule);

/* Whether what stands under a condition is told: the rule is true, or there is none (NO_INDEX). */
bool rule_holds(const struct session *session, const struct trail *trail, uint32_t rule);

/* One comparison alone; the atom need not be one of the content's. */
enum truth rule_atom_truth(const struct session *session, const struct trail *trail,
                           const struct atom *atom);

/* The facts, parameters and deadlines a rule reads, each once, for explanations. */
struct reads {
    struct {
        uint32_t kind;
        uint32_t index;
    } term[32]; /* kind: enum term_kind */
    uint32_t count;
};
void rule_reads(const struct content *content, uint32_t rule, struct reads *reads);

/* A fact as rules see it: its answer where it is live, else what is implied, else state NONE. */
struct answer rule_fact(const struct session *session, const struct trail *trail, uint32_t fact);

/* The relation of the answered place of care to the place of insurance; false when not known.
 * Abroad is known even when the place of insurance is not. */
bool rule_relation(const struct session *session, const struct trail *trail, uint32_t fact,
                   enum relation *relation);

/*
 * A region's value of a parameter for this session's place of insurance, scheme and the
 * parameter's `as_of`. When scheme or that date is not known, all values that could apply must
 * agree. NULL = unknown. `*region` (may be NULL) is where the value stands.
 */
const struct value *rule_parameter(const struct session *session, const struct trail *trail,
                                   uint32_t parameter, uint32_t *region);

/* The same for many values in one place: `region` is content_region_of() the place of insurance;
 * NO_INDEX gives NULL. */
const struct value *rule_parameter_in(const struct session *session, const struct trail *trail,
                                      uint32_t region, uint32_t parameter);

#endif

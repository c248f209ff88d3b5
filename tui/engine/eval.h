/*
 * Evaluation: what facts, values, deadlines and rules are for a session, at the place its trail has come
 * to. Private to engine/; outside use rules.h and deadline.h.
 *
 *     struct eval eval = eval_of(session, trail);
 *     if (eval_rule(&eval, rule, &cause) == TRUTH_TRUE) …
 */
#ifndef TUI_ENGINE_EVAL_H
#define TUI_ENGINE_EVAL_H

#include "base/bits.h"
#include "engine/deadline.h"
#include "engine/rules.h"

#define IMPLIED_DEPTH_MAX 4

struct eval {
    const struct session *session;
    const struct trail *trail;
    struct place_cache *places; /* of one walk; NULL = nothing is kept */
    struct atom_cache *atoms;   /* for many rules about one case; NULL = nothing is kept */
    uint32_t subject; /* the fact whose 不清楚 is told apart from everything else that is not known;
                         NO_INDEX = none */
    uint32_t depth; /* implications under way, so that questions implying each other end */
};

#define ATOMS_KEPT 2048 /* the first ones of a content; the others are worked out each time */

/* What comparisons came to, by atom, plus 1; 0 = not worked out yet. Good as long as nothing changes. */
struct atom_cache {
    uint8_t verity[ATOMS_KEPT];
};

/* What follows from the places of insurance and care, kept for one walk. */
struct place_cache {
    uint32_t insured; /* 0 = nothing kept */
    uint32_t region;
    uint32_t relation_insured; /* 0 = no relation kept */
    uint32_t relation_care;
    enum relation relation;
};

/* Why something is not known; bits that add up. */
enum cause { CAUSE_NONE = 0, CAUSE_SUBJECT = 1, CAUSE_OTHER = 2 };

static inline bool fact_live(const struct trail *trail, uint32_t fact)
{
    return bits_has(trail->live, fact);
}

static inline struct eval eval_of(const struct session *session, const struct trail *trail)
{
    return (struct eval){.session = session, .trail = trail, .subject = NO_INDEX};
}

/* The effective answer of a fact: live, else implied, else NONE. */
struct answer eval_fact(const struct eval *eval, uint32_t fact);

/* What a question's `implied` says now; NONE when no rule of it is true. */
struct answer eval_implied(const struct eval *eval, uint32_t question);

/* *cause is why the rule is unknown; NONE unless it is. */
enum truth eval_rule(const struct eval *eval, uint32_t rule, enum cause *cause);

/* One comparison alone. */
enum truth eval_atom(const struct eval *eval, const struct atom *atom);

/* The relation of a place to the place of insurance; false when it is not known. */
bool eval_relation(const struct eval *eval, uint32_t fact, enum relation *relation);

/* A region's value; `cause` says why there is none. */
struct found {
    const struct value *value;
    uint32_t region;
    enum cause cause;
};
struct found eval_value(const struct eval *eval, uint32_t parameter);

/* The same for a region; where it is NO_INDEX there is none, and `cause` is handed on. */
struct found eval_value_in(const struct eval *eval, uint32_t region, uint32_t parameter,
                           enum cause cause);

/* Calls back with every known value that could apply, the same one perhaps more than once: several where
 * the answers do not tell which of them it is. */
void eval_values_each(const struct eval *eval, uint32_t parameter,
                      void (*each)(void *context, const struct value *value), void *context);

/* *cause is why there is no date; NONE when there is. */
struct due eval_due(const struct eval *eval, uint32_t deadline, enum cause *cause);

/* The range of a question of SHAPE_RANGE (engine/types.h) under the answers that count. */
void eval_range(const struct eval *eval, uint32_t question, int64_t *least, int64_t *most);

/* Where a node leads for its fact's answer, or for its parameter; what else there is to record (the
 * rule that was true, whether something was unknown) is left in `passed`. */
uint32_t eval_fact_way(const struct eval *eval, const struct node *node, uint32_t fact,
                       const struct answer *answer, struct passed *passed);
uint32_t eval_value_way(const struct eval *eval, const struct node *node, struct passed *passed);

/* Where the true arm of a node leads, and what else where there is none. */
uint32_t eval_arms_way(const struct eval *eval, const struct node *node, uint32_t subject,
                       struct passed *passed);

/* Whether an answer is one the question allows that offers these options (engine/offered.h). */
bool eval_accepts(const struct eval *eval, uint32_t question, uint32_t offered,
                  struct answer answer);

#endif

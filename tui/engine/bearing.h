/*
 * What the content knows, or does not know, that bears on a case: the parameters whose own rule (`when`,
 * model/catalogue.h) is not false of it.
 *
 * A parameter bears on a case that has come to its outcome
 *
 *     rule is    value is     the result says
 *     true       known        the value
 *     unknown    known        the value and whom it concerns (`condition` of the parameter)
 *     either     not known    that it has to be asked
 *     false      either       nothing
 *
 * Where the answers leave open which of several values applies (the scheme is not known), all of them are
 * given. What circulates about a parameter (claims) goes with it.
 *
 *     bearings_find(session, &result.trail, &bearings);
 *     for (uint32_t i = 0; i < bearings.count; i++) …
 *
 * Sheet, screens, JSON and what is compared with them all ask here; no outcome lists parameters of its own.
 */
#ifndef TUI_ENGINE_BEARING_H
#define TUI_ENGINE_BEARING_H

#include "engine/rules.h"

#define BEARINGS_MAX 64 /* parameters with a `when`; a limit the loader reports */
#define BEARING_VALUES_MAX 8

struct bearing {
    uint32_t parameter;
    bool maybe;                /* the answers do not tell whether it bears on the case */
    const struct value *value; /* what holds; NULL = not known */
    uint32_t region;           /* where that stands */
    /* Where value is NULL: the known values of which one could hold, each once. */
    const struct value *possible[BEARING_VALUES_MAX];
    uint32_t possible_count;
};

/* By stake, the worst first; of the same stake in the order of the content. */
struct bearings {
    struct bearing bearing[BEARINGS_MAX];
    uint32_t count;
};

/* None for a case that has not come to an outcome; `trail` is the session's. */
void bearings_find(const struct session *session, const struct trail *trail,
                   struct bearings *bearings);

/* Whether less is paid in a case than at home, as far as a bearing tells. */
enum less {
    LESS_NOT,   /* it tells nothing of the kind */
    LESS_MAYBE, /* a known loss that may bear on the case, one of several values, or only a limit */
    LESS_CERTAIN /* a known loss that bears on it */
};
enum less bearing_less(const struct bearing *bearing);

/* Whether a bearing has to be asked about: nothing certain is known, or no more than a limit. */
bool bearing_unknown(const struct bearing *bearing);

/*
 * What circulates about a parameter at a case's place of insurance: its region's claims, then those of the
 * regions above it. Calls back with each; none where the place is not known.
 */
void bearing_claims(const struct session *session, const struct trail *trail, uint32_t parameter,
                    void (*each)(void *context, const struct claim *claim), void *context);

#endif

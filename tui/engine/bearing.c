/* Which parameters bear on a case: see bearing.h. */
#include "engine/bearing.h"

#include "engine/eval.h"

static void possible_add(void *context, const struct value *value)
{
    struct bearing *bearing = context;

    for (uint32_t i = 0; i < bearing->possible_count; i++)
        if (bearing->possible[i] == value)
            return;
    if (bearing->possible_count < BEARING_VALUES_MAX)
        bearing->possible[bearing->possible_count++] = value;
}

/* False where the parameter has nothing to do with the case. */
static bool bearing_make(const struct eval *eval, uint32_t parameter, struct bearing *bearing)
{
    uint32_t when = eval->session->content->parameters[parameter].when;
    enum truth truth;
    enum cause cause;
    struct found found;

    if (when == NO_INDEX)
        return false;
    truth = eval_rule(eval, when, &cause);
    if (truth == TRUTH_FALSE)
        return false;
    found = eval_value(eval, parameter);
    *bearing = (struct bearing){.parameter = parameter,
                                .maybe = truth == TRUTH_UNKNOWN,
                                .value = found.value,
                                .region = found.region};
    if (found.value == NULL)
        eval_values_each(eval, parameter, possible_add, bearing);
    return true;
}

/* Behind those that are as bad or worse. */
static void bearing_insert(const struct content *content, struct bearings *bearings,
                           const struct bearing *bearing)
{
    uint32_t stake = content->parameters[bearing->parameter].stake;
    uint32_t at = bearings->count;

    if (bearings->count == BEARINGS_MAX)
        return;
    for (; at > 0; at--) {
        if (content->parameters[bearings->bearing[at - 1].parameter].stake <= stake)
            break;
        bearings->bearing[at] = bearings->bearing[at - 1];
    }
    bearings->bearing[at] = *bearing;
    bearings->count++;
}

void bearings_find(const struct session *session, const struct trail *trail,
                   struct bearings *bearings)
{
    struct eval eval = eval_of(session, trail);
    struct place_cache places = {0};
    struct atom_cache atoms = {0};
    struct bearing bearing;

    eval.places = &places;
    eval.atoms = &atoms;
    bearings->count = 0;
    if (trail->state != TRAIL_DONE)
        return;
    for (uint32_t i = 0; i < session->content->parameter_count; i++)
        if (bearing_make(&eval, i, &bearing))
            bearing_insert(session->content, bearings, &bearing);
}

/* Whether a value says that less is paid: of a loss, anything but none. */
static bool is_loss(const struct value *value)
{
    const struct loss *loss = &value->loss;

    return (loss->points | loss->first | loss->factor | loss->times | loss->deductible) != 0;
}

bool bearing_unknown(const struct bearing *bearing)
{
    return bearing->value == NULL || (bearing->value->loss.at_most && is_loss(bearing->value));
}

enum less bearing_less(const struct bearing *bearing)
{
    for (uint32_t i = 0; i < bearing->possible_count; i++)
        if (is_loss(bearing->possible[i]))
            return LESS_MAYBE;
    if (bearing->value == NULL || !is_loss(bearing->value))
        return LESS_NOT;
    return bearing->maybe || bearing->value->loss.at_most ? LESS_MAYBE : LESS_CERTAIN;
}

void bearing_claims(const struct session *session, const struct trail *trail, uint32_t parameter,
                    void (*each)(void *context, const struct claim *claim), void *context)
{
    const struct content *content = session->content;
    struct answer insured = {.state = ANSWER_NONE};
    uint32_t region = NO_INDEX;

    if (content->insured_in != NO_INDEX)
        insured = rule_fact(session, trail, content->insured_in);
    if (insured.state == ANSWER_KNOWN)
        region = content_region_of(content, (uint32_t)insured.number);
    for (; region != NO_INDEX; region = content->regions[region].parent) {
        struct span claims = content->regions[region].claims;

        for (uint32_t i = claims.first; i < claims.first + claims.count; i++)
            if (content->claims[i].parameter == parameter)
                each(context, &content->claims[i]);
    }
}

/* What rules read, and for those outside the engine one rule, fact or value of a session alone. */
#include "engine/rules.h"

#include "engine/eval.h"

static void reads_add(struct reads *reads, uint32_t kind, uint32_t index)
{
    if (kind != TERM_FACT && kind != TERM_VALUE && kind != TERM_DEADLINE)
        return;
    for (uint32_t i = 0; i < reads->count; i++)
        if (reads->term[i].kind == kind && reads->term[i].index == index)
            return;
    if (reads->count < sizeof reads->term / sizeof reads->term[0]) {
        reads->term[reads->count].kind = kind;
        reads->term[reads->count++].index = index;
    }
}

void rule_reads(const struct content *content, uint32_t rule, struct reads *reads)
{
    struct span span = content->rules[rule].code;

    reads->count = 0;
    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        if (content->codes[i] >= RULE_AND)
            continue;
        const struct atom *atom = &content->atoms[content->codes[i]];

        reads_add(reads, atom->left, atom->left_index);
        reads_add(reads, atom->right, atom->right_index);
    }
}

enum truth rule_truth(const struct session *session, const struct trail *trail, uint32_t rule)
{
    struct eval eval = eval_of(session, trail);
    enum cause cause;

    return eval_rule(&eval, rule, &cause);
}

bool rule_holds(const struct session *session, const struct trail *trail, uint32_t rule)
{
    return rule == NO_INDEX || rule_truth(session, trail, rule) == TRUTH_TRUE;
}

enum truth rule_atom_truth(const struct session *session, const struct trail *trail,
                           const struct atom *atom)
{
    struct eval eval = eval_of(session, trail);

    return eval_atom(&eval, atom);
}

struct answer rule_fact(const struct session *session, const struct trail *trail, uint32_t fact)
{
    struct eval eval = eval_of(session, trail);

    return eval_fact(&eval, fact);
}

bool rule_relation(const struct session *session, const struct trail *trail, uint32_t fact,
                   enum relation *relation)
{
    struct eval eval = eval_of(session, trail);

    return eval_relation(&eval, fact, relation);
}

const struct value *rule_parameter_in(const struct session *session, const struct trail *trail,
                                      uint32_t region, uint32_t parameter)
{
    struct eval eval = eval_of(session, trail);

    return eval_value_in(&eval, region, parameter, CAUSE_NONE).value;
}

const struct value *rule_parameter(const struct session *session, const struct trail *trail,
                                   uint32_t parameter, uint32_t *region)
{
    struct eval eval = eval_of(session, trail);
    struct found found = eval_value(&eval, parameter);

    if (region)
        *region = found.region;
    return found.value;
}

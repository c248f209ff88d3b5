/* Rules about cases that have ended: see final_rules.h. */
#include "analysis/walk/final_rules.h"

#include <string.h>

static enum truth truth_of(bool holds)
{
    return holds ? TRUTH_TRUE : TRUTH_FALSE;
}

static bool bring_has(const struct content *content, const struct bring *bring, uint32_t document)
{
    for (uint32_t i = 0; i < bring->members.count; i++)
        if (content->indexes[bring->members.first + i] == document)
            return true;
    return false;
}

static bool item_has(const struct content *content, const struct item *item, uint32_t document,
                     bool choice)
{
    if (choice)
        return item->document == NO_INDEX &&
               bring_has(content, &content->brings[item->bring], document);
    return item->document == document;
}

/* Whether the papers of an outcome, those of included flows' endings with them, could name one. */
static bool could_list(const struct content *content, uint32_t outcome, uint32_t document,
                       bool choice)
{
    struct span span = content->outcomes[outcome].bring;

    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        const struct bring *bring = &content->brings[i];
        struct span endings;

        if (bring->kind == BRING_DOCUMENT && !choice && bring->subject == document)
            return true;
        if (bring->kind == BRING_ANY_OF && choice && bring_has(content, bring, document))
            return true;
        if (bring->kind != BRING_INCLUDE)
            continue;
        endings = content->flows[bring->subject].endings;
        for (uint32_t n = endings.first; n < endings.first + endings.count; n++)
            if (content->endings[n].outcome != NO_INDEX &&
                could_list(content, content->endings[n].outcome, document, choice))
                return true;
    }
    return false;
}

static enum truth listed(const struct final_case *end, uint32_t document, bool choice)
{
    enum truth truth = TRUTH_FALSE;

    if (end->checklist == NULL)
        return could_list(end->content, end->outcome, document, choice) ? TRUTH_UNKNOWN
                                                                        : TRUTH_FALSE;
    for (uint32_t i = 0; i < end->checklist->count; i++) {
        const struct item *item = &end->checklist->item[i];

        if (!item_has(end->content, item, document, choice))
            continue;
        if (!item->maybe)
            return TRUTH_TRUE;
        truth = TRUTH_UNKNOWN;
    }
    return truth;
}

static bool lists_deadline(const struct final_case *end, uint32_t deadline)
{
    struct span span = end->content->outcomes[end->outcome].deadlines;

    for (uint32_t i = span.first; i < span.first + span.count; i++)
        if (end->content->indexes[i] == deadline)
            return true;
    return false;
}

static enum truth rule_final(const struct final_case *end, uint32_t rule);

/* Whether the sheet says something of a parameter: where its rule is not false. */
static enum truth shown(const struct final_case *end, uint32_t parameter)
{
    const uint32_t when = end->content->parameters[parameter].when;
    enum truth truth = when == NO_INDEX ? TRUTH_FALSE : rule_final(end, when);

    return end->session == NULL ? truth : truth_of(truth != TRUTH_FALSE);
}

static enum truth atom_final(const struct final_case *end, const struct atom *atom)
{
    const struct outcome *outcome = &end->content->outcomes[end->outcome];

    switch ((enum term_kind)atom->left) {
    case TERM_VERDICT:
        return truth_of(((atom->mask >> outcome->verdict & 1u) != 0) == (atom->op != OPERATOR_NE));
    case TERM_OUTCOME:
        return truth_of((atom->number == end->outcome) == (atom->op != OPERATOR_NE));
    case TERM_MATTER:
        return truth_of((atom->number == end->flow) == (atom->op != OPERATOR_NE));
    case TERM_DOCUMENTS:
    case TERM_CHOICES:
        return listed(end, (uint32_t)atom->number, atom->left == TERM_CHOICES);
    case TERM_DEADLINES:
        return truth_of(lists_deadline(end, (uint32_t)atom->number));
    case TERM_SHOWN:
        return shown(end, (uint32_t)atom->number);
    default:
        return end->session != NULL ? rule_atom_truth(end->session, end->trail, atom)
                                    : TRUTH_UNKNOWN;
    }
}

static enum truth rule_final(const struct final_case *end, uint32_t rule)
{
    const struct content *content = end->content;
    struct span span = content->rules[rule].code;
    uint32_t stack[RULE_DEPTH_MAX];
    uint32_t depth = 0;

    memset(stack, 0, sizeof stack);
    for (uint32_t i = 0; i < span.count; i++) {
        uint32_t word = content->codes[span.first + i];

        if (word == RULE_NOT) {
            stack[depth - 1] = TRUTH_TRUE - stack[depth - 1];
        } else if (word == RULE_AND || word == RULE_OR) {
            uint32_t right = stack[--depth];
            bool smaller = right < stack[depth - 1];

            if (smaller == (word == RULE_AND))
                stack[depth - 1] = right;
        } else {
            stack[depth++] = atom_final(end, &content->atoms[word]);
        }
    }
    return (enum truth)stack[0];
}

enum concern final_rules_concern(const struct content *content, const struct invariant *invariant,
                                 uint32_t flow, uint32_t outcome)
{
    struct final_case end = {.content = content, .flow = flow, .outcome = outcome};

    if (invariant->flow != NO_INDEX && invariant->flow != flow)
        return CONCERN_NONE;
    if (invariant->when != NO_INDEX && rule_final(&end, invariant->when) == TRUTH_FALSE)
        return CONCERN_NONE;
    return rule_final(&end, invariant->must) == TRUTH_TRUE ? CONCERN_HOLDS : CONCERN_OPEN;
}

bool final_rules_could(const struct content *content, uint32_t rule, uint32_t flow,
                       uint32_t outcome)
{
    struct final_case end = {.content = content, .flow = flow, .outcome = outcome};

    return rule != NO_INDEX && rule_final(&end, rule) != TRUTH_FALSE;
}

/* A part of a rule: its truth, and where in the code it begins. */
struct part {
    enum truth truth;
    uint32_t first;
};

/* Closes what a part of known truth compares. */
static struct part part_close(struct part part, uint32_t end, bool *open)
{
    if (part.truth != TRUTH_UNKNOWN)
        memset(open + part.first, false, (end - part.first) * sizeof *open);
    return part;
}

static struct part part_join(struct part left, struct part right, bool all)
{
    bool smaller = right.truth < left.truth;

    return (struct part){smaller == all ? right.truth : left.truth, left.first};
}

void final_rules_open(const struct content *content, uint32_t rule, uint32_t flow, uint32_t outcome,
                      bool *open)
{
    const struct final_case end = {.content = content, .flow = flow, .outcome = outcome};
    const struct span span = content->rules[rule].code;
    struct part stack[RULE_DEPTH_MAX] = {
        {TRUTH_UNKNOWN, 0}
    };
    uint32_t depth = 0;

    for (uint32_t i = 0; i < span.count; i++) {
        uint32_t word = content->codes[span.first + i];

        if (word == RULE_NOT) {
            stack[depth - 1].truth = (enum truth)(TRUTH_TRUE - stack[depth - 1].truth);
        } else if (word == RULE_AND || word == RULE_OR) {
            depth--;
            stack[depth - 1] = part_join(stack[depth - 1], stack[depth], word == RULE_AND);
        } else {
            stack[depth++] = (struct part){atom_final(&end, &content->atoms[word]), i};
            open[i] = true;
        }
        stack[depth - 1] = part_close(stack[depth - 1], i + 1, open);
    }
}

enum truth final_rules_hold(const struct final_case *end, const struct invariant *invariant)
{
    if (invariant->when != NO_INDEX && rule_final(end, invariant->when) != TRUTH_TRUE)
        return TRUTH_UNKNOWN;
    return truth_of(rule_final(end, invariant->must) == TRUTH_TRUE);
}

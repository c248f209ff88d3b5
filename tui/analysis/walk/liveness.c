/* What can still be read: see liveness.h. */
#include "analysis/walk/liveness.h"

#include "analysis/walk/final_rules.h"
#include "base/bits.h"
#include "engine/types.h"

#include <string.h>

/* What is read from a node on while certain flows wait for the one at hand. */
struct call_context {
    struct call_context *next;
    uint32_t depth;
    const uint32_t *callers; /* nodes */
    struct read_set read;
};

/* ---- sets of what is read --------------------------------------------------------------- */

/* false: it tells nothing apart that was not told apart before. */
static bool set_refine(const struct liveness *liveness, struct read_set *set, uint32_t fact,
                       const struct partition *partition)
{
    struct partition old = set->partitions[fact];
    bool fresh = !bits_has(set->facts, fact);

    bits_add(set->facts, fact);
    partition_refine(&set->partitions[fact], partition_slots(liveness->content, fact), partition);
    return fresh || memcmp(&old, &set->partitions[fact], sizeof old) != 0;
}

static void add_fact_needs(const struct liveness *liveness, struct read_set *set, uint32_t fact);

static void set_add(const struct liveness *liveness, struct read_set *set, uint32_t fact,
                    struct partition partition)
{
    if (set_refine(liveness, set, fact, &partition))
        add_fact_needs(liveness, set, fact);
}

static struct read_set set_make(const struct liveness *liveness)
{
    uint32_t facts = liveness->content->question_count + liveness->content->flow_count;

    return (struct read_set){.partitions =
                                 arena_alloc(liveness->arena, facts * sizeof(struct partition))};
}

static void set_join(const struct liveness *liveness, struct read_set *set,
                     const struct read_set *more)
{
    for (uint32_t i = 0; i < BITS_WORDS(FACTS_MAX); i++)
        for (uint32_t bits = more->facts[i]; bits != 0; bits &= bits - 1) {
            uint32_t fact = i * BITS_WORD + (uint32_t)__builtin_ctz(bits);

            if (!bits_has(set->facts, fact) ||
                memcmp(&set->partitions[fact], &more->partitions[fact], sizeof(struct partition)) !=
                    0)
                set_refine(liveness, set, fact, &more->partitions[fact]);
        }
    for (uint32_t i = 0; i < BITS_WORDS(LIVENESS_VALUES_MAX); i++)
        set->values[i] |= more->values[i];
    set->today = set->today || more->today;
    set->days |= more->days;
    set->changed = set->changed || more->changed;
}

/* A fact in full (NO_INDEX = none), and a rule (NO_INDEX = always): what they need comes back to them. */
static void read_fact(const struct liveness *liveness, struct read_set *set, uint32_t fact);
static void read_rule(const struct liveness *liveness, struct read_set *set, uint32_t rule);

/* ---- terms ------------------------------------------------------------------------------ */

static void add_bound(const struct liveness *liveness, struct read_set *set,
                      const struct bound *bound)
{
    if (bound->kind == BOUND_TODAY)
        set->today = true;
    if (bound->kind == BOUND_FACT)
        read_fact(liveness, set, bound->fact);
}

static void read_bounds(const struct liveness *liveness, struct read_set *set, uint32_t fact)
{
    add_bound(liveness, set, &liveness->content->questions[fact].least);
    add_bound(liveness, set, &liveness->content->questions[fact].most);
}

/* Whether it can be told that something was implied for a fact, rather than nothing known. */
static bool implied_matters(const struct liveness *liveness, const struct read_set *set,
                            uint32_t fact, const struct implied *implied)
{
    const struct partition *partition = &set->partitions[fact];
    uint32_t slot = implied->state == ANSWER_UNSURE ? SLOT_NOT_SURE : (uint32_t)implied->number;

    return !partition_by_slot(liveness->content, fact) ||
           partition->class[slot] != partition->class[SLOT_NONE];
}

/* What reading a fact needs besides its answer. */
static void add_fact_needs(const struct liveness *liveness, struct read_set *set, uint32_t fact)
{
    const struct content *content = liveness->content;
    bool matters = false;

    if (fact >= content->question_count)
        return;
    const struct question *question = &content->questions[fact];
    const struct implied *implied = content->implieds + question->implied.first;

    for (uint32_t i = 0; i < question->implied.count; i++)
        matters = matters || implied_matters(liveness, set, fact, &implied[i]);
    for (uint32_t i = 0; i < question->implied.count && matters; i++)
        read_rule(liveness, set, implied[i].rule);
    if (types_is_place(content, fact) && liveness->scene->zones_change)
        set->today = true;
}

static void read_fact(const struct liveness *liveness, struct read_set *set, uint32_t fact)
{
    if (fact != NO_INDEX)
        set_add(liveness, set, fact, partition_all());
}

/* An atom's own way of telling answers apart. */
static void add_compared(const struct liveness *liveness, struct read_set *set,
                         const struct atom *atom, bool guarded)
{
    uint32_t fact = atom->left_index;

    if (!partition_by_slot(liveness->content, fact))
        set_add(liveness, set, fact, partition_all());
    else if (atom->op == OPERATOR_IS_KNOWN)
        set_add(liveness, set, fact, partition_mask(0, false));
    else
        set_add(liveness, set, fact,
                partition_mask(atom->mask, guarded && atom->op == OPERATOR_IN));
}

static void read_value(const struct liveness *liveness, struct read_set *set, uint32_t parameter)
{
    const struct content *content = liveness->content;
    uint8_t depends = liveness->scene->depends[parameter];
    struct span judged = content->parameters[parameter].judged;
    struct span limits = content->parameters[parameter].limits;

    if (depends & (DEPENDS_CHOICE | DEPENDS_TODAY))
        bits_add(set->values, parameter);
    if (depends & DEPENDS_SCHEME)
        read_fact(liveness, set, content->scheme);
    for (uint32_t i = 0; (depends & DEPENDS_LIMITS) && i < limits.count; i++)
        read_fact(liveness, set, content->indexes[limits.first + i]);
    if (depends & DEPENDS_TODAY)
        set->today = true;
    for (uint32_t i = 0; (depends & DEPENDS_DATE) && i < judged.count; i++) {
        read_fact(liveness, set, content->indexes[judged.first + i]);
        read_bounds(liveness, set, content->indexes[judged.first + i]);
    }
}

static void read_deadline(const struct liveness *liveness, struct read_set *set, uint32_t index)
{
    const struct content *content = liveness->content;
    const struct deadline *deadline = &content->deadlines[index];

    for (uint32_t i = 0; i < deadline->anchors.count; i++)
        read_fact(liveness, set, content->indexes[deadline->anchors.first + i]);
    if (deadline->parameter != NO_INDEX)
        read_value(liveness, set, deadline->parameter);
}

static void add_term(const struct liveness *liveness, struct read_set *set, uint32_t kind,
                     uint32_t index)
{
    if (kind == TERM_TODAY)
        set->today = true;
    else if (kind == TERM_FACT)
        read_fact(liveness, set, index);
    else if (kind == TERM_VALUE)
        read_value(liveness, set, index);
    else if (kind == TERM_DEADLINE)
        read_deadline(liveness, set, index);
}

/* "f is known and f == x": three code words that tell x from everything else, known or not. */
static bool is_guard(const struct content *content, const uint32_t *code, uint32_t left)
{
    const struct atom *known, *compared;

    if (left < 3 || code[0] >= RULE_AND || code[1] >= RULE_AND || code[2] != RULE_AND)
        return false;
    known = &content->atoms[code[0]];
    compared = &content->atoms[code[1]];
    return known->op == OPERATOR_IS_KNOWN && known->left == TERM_FACT &&
           compared->op == OPERATOR_IN && compared->left == TERM_FACT &&
           known->left_index == compared->left_index &&
           partition_by_slot(content, known->left_index);
}

#define DAYS_LAST 63 /* bit of read_set.days that stands for all from it on */

static uint64_t day_bit(uint32_t n)
{
    return UINT64_C(1) << (n < DAYS_LAST ? n : DAYS_LAST);
}

bool liveness_reads_day(const struct read_set *read, uint32_t n)
{
    return (read->days & day_bit(n)) != 0;
}

uint32_t liveness_day_atoms(const struct content *content, uint32_t *atoms)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < content->atom_count; i++) {
        const struct atom *atom = &content->atoms[i];
        uint32_t other = atom->left == TERM_TODAY ? atom->right : atom->left;

        if ((atom->left == TERM_TODAY || atom->right == TERM_TODAY) &&
            (other == TERM_NONE || other == TERM_VALUE || other == TERM_TODAY))
            atoms[count++] = i;
    }
    return count;
}

static void add_day(const struct liveness *liveness, struct read_set *set, const struct atom *atom)
{
    for (uint32_t n = 0; n < liveness->day_atom_count; n++)
        if (atom == &liveness->content->atoms[liveness->day_atoms[n]])
            set->days |= day_bit(n);
}

static void add_atom(const struct liveness *liveness, struct read_set *set, const struct atom *atom,
                     bool guarded)
{
    add_day(liveness, set, atom);
    if (atom->left == TERM_FACT)
        add_compared(liveness, set, atom, guarded);
    else
        add_term(liveness, set, atom->left, atom->left_index);
    add_term(liveness, set, atom->right, atom->right_index);
}

/* `open`: by place in the rule, whether the comparison there still matters; NULL = all do. */
static void read_open(const struct liveness *liveness, struct read_set *set, uint32_t rule,
                      const bool *open)
{
    const struct content *content = liveness->content;
    struct span span = rule == NO_INDEX ? (struct span){0, 0} : content->rules[rule].code;

    for (uint32_t i = 0; i < span.count; i++) {
        const uint32_t *code = content->codes + span.first + i;
        bool guard = is_guard(content, code, span.count - i);

        if (code[0] < RULE_AND && (open == NULL || open[i]))
            add_atom(liveness, set, &content->atoms[code[guard]], guard);
        i += guard; /* its second atom has been looked at */
    }
}

static void read_rule(const struct liveness *liveness, struct read_set *set, uint32_t rule)
{
    read_open(liveness, set, rule, NULL);
}

/* A rule about ended cases: of those that come to an outcome. */
static void read_ended(const struct liveness *liveness, struct read_set *set, uint32_t rule,
                       uint32_t outcome)
{
    const struct content *content = liveness->content;
    bool *open;

    if (rule == NO_INDEX)
        return;
    open = arena_alloc(liveness->arena, content->rules[rule].code.count + 1);
    final_rules_open(content, rule, liveness->request->flow, outcome, open);
    read_open(liveness, set, rule, open);
    for (uint32_t i = 0; i < content->rules[rule].code.count; i++) {
        const uint32_t word = content->codes[content->rules[rule].code.first + i];

        if (open[i] && content->atoms[word].left == TERM_SHOWN)
            read_ended(liveness, set, content->parameters[content->atoms[word].number].when,
                       outcome);
    }
}

/* Where a date's range is cut has to be known before it is asked. */
static void read_cuts(const struct liveness *liveness, struct read_set *set, uint32_t question)
{
    const struct content *content = liveness->content;

    for (uint32_t i = 0; i < content->deadline_count; i++) {
        const struct deadline *deadline = &content->deadlines[i];

        for (uint32_t n = 0; n < deadline->anchors.count && deadline->parameter != NO_INDEX; n++)
            if (content->indexes[deadline->anchors.first + n] == question)
                read_value(liveness, set, deadline->parameter);
    }
}

/* The fact a node routes on. */
static void read_way(const struct liveness *liveness, struct read_set *set, uint32_t fact,
                     const struct node *node)
{
    if (!partition_by_slot(liveness->content, fact))
        set_add(liveness, set, fact, partition_all());
    else
        set_add(liveness, set, fact, partition_ways(liveness->content, node));
}

/* Whether a node or outcome differs between the contents of a pair. */
static bool pair_differs(const struct liveness *liveness, bool outcome, uint32_t index)
{
    const struct walk_pair *pair = liveness->request->pair;

    return pair != NULL && (outcome ? pair->outcomes : pair->nodes)[index];
}

/* ---- outcomes --------------------------------------------------------------------------- */

static const struct read_set *outcome_reads(struct liveness *liveness, uint32_t index);

/* The papers of a called flow's ending: how it ended, and what those papers read. */
static void add_included(struct liveness *liveness, struct read_set *set, uint32_t flow)
{
    const struct content *content = liveness->content;
    struct span endings = content->flows[flow].endings;

    read_fact(liveness, set, content->question_count + flow);
    for (uint32_t i = 0; i < endings.count; i++)
        if (content->endings[endings.first + i].outcome != NO_INDEX)
            set_join(liveness, set,
                     outcome_reads(liveness, content->endings[endings.first + i].outcome));
}

static void outcome_fill(struct liveness *liveness, struct read_set *set,
                         const struct outcome *outcome)
{
    const struct content *content = liveness->content;

    read_rule(liveness, set, outcome->grounds);
    read_rule(liveness, set, outcome->in_force);
    for (uint32_t i = outcome->steps.first; i < outcome->steps.first + outcome->steps.count; i++)
        if (liveness->tracked->steps == NULL || liveness->tracked->steps[i])
            read_rule(liveness, set, content->steps[i].when);
    for (uint32_t i = outcome->notes.first; i < outcome->notes.first + outcome->notes.count; i++)
        if (liveness->tracked->notes == NULL || liveness->tracked->notes[i])
            read_rule(liveness, set, content->notes[i].when);
    for (uint32_t i = 0; i < outcome->bring.count; i++) {
        const struct bring *bring = &content->brings[outcome->bring.first + i];

        read_rule(liveness, set, bring->when);
        if (bring->kind == BRING_INCLUDE)
            add_included(liveness, set, bring->subject);
    }
    for (uint32_t i = 0; i < outcome->deadlines.count; i++) {
        read_rule(liveness, set,
                  content->deadlines[content->indexes[outcome->deadlines.first + i]].when);
        read_deadline(liveness, set, content->indexes[outcome->deadlines.first + i]);
    }
}

/* What invariants read that could say anything of the outcome. */
static void add_invariants(const struct liveness *liveness, struct read_set *set, uint32_t outcome)
{
    const struct workbook *workbook = liveness->tracked->workbook;

    for (uint32_t i = 0; workbook != NULL && i < workbook->invariant_count; i++) {
        const struct invariant *invariant = &workbook->invariants[i];

        if (final_rules_concern(liveness->content, invariant, liveness->request->flow, outcome) !=
            CONCERN_OPEN)
            continue;
        read_ended(liveness, set, invariant->when, outcome);
        read_ended(liveness, set, invariant->must, outcome);
    }
}

static bool values_by_scheme(const struct content *content, uint32_t parameter)
{
    for (uint32_t i = 0; i < content->value_count; i++)
        if (content->values[i].parameter == parameter && content->values[i].schemes != 0)
            return true;
    return false;
}

/* What tells whether a tracked parameter bears, and which of its values. */
static void add_bearing(const struct liveness *liveness, struct read_set *set, uint32_t outcome)
{
    const struct content *content = liveness->content;
    const bool *tracked = liveness->tracked->bearing;

    for (uint32_t i = 0; tracked != NULL && i < content->parameter_count; i++) {
        const struct parameter *parameter = &content->parameters[i];

        if (!tracked[i] ||
            !final_rules_could(content, parameter->when, liveness->request->flow, outcome))
            continue;
        read_ended(liveness, set, parameter->when, outcome);
        if (values_by_scheme(content, i))
            read_fact(liveness, set, content->scheme);
        for (uint32_t n = 0; n < parameter->limits.count; n++)
            read_fact(liveness, set, content->indexes[parameter->limits.first + n]);
    }
}

static const struct read_set *outcome_reads(struct liveness *liveness, uint32_t index)
{
    struct read_set *set = &liveness->outcome[index];

    if (!liveness->outcome_done[index]) {
        liveness->outcome_done[index] = true; /* the loader lets no outcome include itself */
        *set = set_make(liveness);
        if (liveness->tracked->outcomes == NULL || liveness->tracked->outcomes[index])
            set_join(liveness, set, &liveness->ends);
        set->changed = pair_differs(liveness, true, index);
        outcome_fill(liveness, set, &liveness->content->outcomes[index]);
        add_invariants(liveness, set, index);
        add_bearing(liveness, set, index);
    }
    return set;
}

/* ---- nodes ------------------------------------------------------------------------------ */

static void node_fill(struct liveness *liveness, uint32_t index);

static void join_target(struct liveness *liveness, struct read_set *set, uint32_t flow,
                        uint32_t target)
{
    uint32_t index = TARGET_INDEX(target);

    if (target == NO_INDEX)
        return;
    if (TARGET_KIND(target) == TARGET_NODE) {
        node_fill(liveness, index);
        set_join(liveness, set, &liveness->reach[index]);
    } else if (TARGET_KIND(target) == TARGET_OUTCOME) {
        set_join(liveness, set, outcome_reads(liveness, index));
    } else if (flow == liveness->request->flow &&
               liveness->content->endings[index].outcome != NO_INDEX) {
        set_join(liveness, set, outcome_reads(liveness, liveness->content->endings[index].outcome));
    }
}

static void join_targets(struct liveness *liveness, struct read_set *set, const struct node *node)
{
    const struct content *content = liveness->content;

    for (uint32_t i = 0; i < node->ways.count; i++)
        join_target(liveness, set, node->flow, content->indexes[node->ways.first + i]);
    for (uint32_t i = 0; i < node->arms.count; i++)
        join_target(liveness, set, node->flow, content->arms[node->arms.first + i].target);
    join_target(liveness, set, node->flow, node->otherwise);
    join_target(liveness, set, node->flow, node->unsure);
    join_target(liveness, set, node->flow, node->unknown);
}

static void node_own(struct liveness *liveness, struct read_set *set, const struct node *node)
{
    const struct content *content = liveness->content;

    if (node->kind == NODE_ASK || node->kind == NODE_DECIDE_FACT)
        read_way(liveness, set, node->subject, node);
    if (node->kind == NODE_RUN)
        read_way(liveness, set, content->question_count + node->subject, node);
    if (node->kind == NODE_DECIDE_VALUE)
        read_value(liveness, set, node->subject);
    if (node->kind == NODE_ASK) {
        read_bounds(liveness, set, node->subject);
        read_cuts(liveness, set, node->subject);
    }
    for (uint32_t i = 0; i < node->arms.count; i++)
        read_rule(liveness, set, content->arms[node->arms.first + i].rule);
}

static void node_fill(struct liveness *liveness, uint32_t index)
{
    const struct content *content = liveness->content;
    const struct node *node = &content->nodes[index];

    if (liveness->node_done[index])
        return;
    liveness->node_done[index] = true;
    liveness->node[index] = set_make(liveness);
    liveness->after[index] = set_make(liveness);
    liveness->reach[index] = set_make(liveness);
    node_own(liveness, &liveness->node[index], node);
    liveness->node[index].changed = pair_differs(liveness, false, index);
    join_targets(liveness, &liveness->after[index], node);
    set_join(liveness, &liveness->reach[index], &liveness->node[index]);
    set_join(liveness, &liveness->reach[index], &liveness->after[index]);
    if (node->kind == NODE_RUN) {
        uint32_t start = content->flows[node->subject].start;

        node_fill(liveness, start);
        set_join(liveness, &liveness->reach[index], &liveness->reach[start]);
    }
}

/* ---- contexts --------------------------------------------------------------------------- */

const struct read_set *liveness_at(struct liveness *liveness, uint32_t node,
                                   const uint32_t *callers, uint32_t depth)
{
    struct call_context *context = liveness->contexts[node];
    uint32_t *copy;

    for (; context != NULL; context = context->next)
        if (context->depth == depth &&
            memcmp(context->callers, callers, depth * sizeof *callers) == 0)
            return &context->read;
    context = arena_alloc(liveness->arena, sizeof *context);
    copy = arena_alloc(liveness->arena, (depth + 1) * sizeof *copy);
    memcpy(copy, callers, depth * sizeof *callers);
    *context = (struct call_context){liveness->contexts[node], depth, copy, set_make(liveness)};
    set_join(liveness, &context->read, &liveness->reach[node]);
    for (uint32_t i = 0; i < depth; i++)
        set_join(liveness, &context->read, &liveness->after[callers[i]]);
    liveness->contexts[node] = context;
    return &context->read;
}

/* ---- the whole -------------------------------------------------------------------------- */

static void tracked_read(struct liveness *liveness)
{
    uint32_t facts = liveness->content->question_count + liveness->content->flow_count;

    liveness->ends = set_make(liveness);
    liveness->ends.today = liveness->tracked->day_count > 0;
    for (uint32_t i = 0; i < facts; i++)
        if (bits_has(liveness->tracked->facts, i))
            read_fact(liveness, &liveness->ends, i);
    for (uint32_t i = 0; i < liveness->content->parameter_count; i++)
        if (liveness->tracked->parameters != NULL && liveness->tracked->parameters[i])
            read_value(liveness, &liveness->ends, i);
}

void liveness_open(struct liveness *liveness, struct arena *arena, const struct scene *scene,
                   const struct walk_request *request)
{
    static const struct tracked nothing = {.workbook = NULL};
    const struct content *content = scene->content;
    size_t nodes = content->node_count + 1;

    *liveness = (struct liveness){.scene = scene,
                                  .content = content,
                                  .request = request,
                                  .tracked = request->tracked != NULL ? request->tracked : &nothing,
                                  .arena = arena};
    liveness->contexts = arena_alloc(arena, nodes * sizeof(struct call_context *));
    liveness->node = arena_alloc(arena, nodes * sizeof *liveness->node);
    liveness->reach = arena_alloc(arena, nodes * sizeof *liveness->reach);
    liveness->after = arena_alloc(arena, nodes * sizeof *liveness->after);
    liveness->node_done = arena_alloc(arena, nodes);
    liveness->outcome =
        arena_alloc(arena, (content->outcome_count + 1) * sizeof *liveness->outcome);
    liveness->outcome_done = arena_alloc(arena, content->outcome_count + 1);
    liveness->day_atoms = arena_alloc(arena, (content->atom_count + 1) * sizeof(uint32_t));
    liveness->day_atom_count = liveness_day_atoms(content, liveness->day_atoms);
    tracked_read(liveness);
    node_fill(liveness, content->flows[request->flow].start);
}

void liveness_join_flow(const struct liveness *liveness, uint32_t flow, struct read_set *read)
{
    if (read->partitions == NULL)
        *read = set_make(liveness);
    set_join(liveness, read, &liveness->reach[liveness->content->flows[flow].start]);
}

/* How cases end: gaps, and what must hold at outcomes. */
#include "analysis/proof/proving.h"
#include "engine/types.h"

static struct witness witness_of(const struct proving *proving, const struct walk *walk,
                                 uint32_t state, struct step_given steps[WALK_STEPS_MAX])
{
    uint32_t count = walk_steps(walk, state, steps);

    return (struct witness){proving->content, proving->flow, proving->area, steps, count};
}

/* ---- gaps ------------------------------------------------------------------------------- */

/* The word a flow uses for a known answer. */
static const char *answer_word(const struct proving *proving, const struct trail *trail,
                               uint32_t fact, struct answer answer)
{
    const struct content *content = proving->content;
    enum relation relation;

    if (types_ways(content, fact) == 0)
        return "";
    if (!types_is_place(content, fact))
        return types_way_id(content, fact, (uint32_t)answer.number);
    return trail_relation(&(const struct session){.content = content}, trail, fact, &relation)
               ? types_way_id(content, fact, relation)
               : "unsure";
}

static uint32_t node_fact(const struct content *content, const struct node *node)
{
    if (node->kind == NODE_ASK || node->kind == NODE_DECIDE_FACT)
        return node->subject;
    return node->kind == NODE_RUN ? content->question_count + node->subject : NO_INDEX;
}

static enum finding_id gap_kind(const struct content *content, const struct node *node,
                                const struct passed *passed)
{
    if (node->arms.count > 0 && passed->unknown)
        return FINDING_GAP_UNKNOWN;
    if (node->kind != NODE_DECIDE_RULES && passed->answer.state == ANSWER_UNSURE)
        return FINDING_GAP_UNSURE;
    if (node->arms.count > 0)
        return FINDING_GAP_RULES;
    if (passed->answer.state == ANSWER_NONE && node_fact(content, node) != NO_INDEX)
        return FINDING_GAP_ABSENT;
    return FINDING_GAP_OPTION;
}

void proof_gap(struct proving *proving, struct walk *walk, uint32_t state)
{
    const struct content *content = proving->content;
    uint32_t index = walk->states[state].node;
    const struct node *node = &content->nodes[index];
    uint32_t fact = node_fact(content, node);
    struct step_given steps[WALK_STEPS_MAX];
    struct witness witness = witness_of(proving, walk, state, steps);
    const struct passed *passed = NULL;
    enum finding_id id = FINDING_GAP_DEEP;
    const char *word = fact == NO_INDEX ? "" : fact_id(content, fact);
    struct session session;

    walk_session(walk, state, &session);
    trail_walk(&session, &proving->result.trail);
    for (uint32_t i = 0; i < proving->result.trail.count; i++)
        if (proving->result.trail.passed[i].node == index)
            passed = &proving->result.trail.passed[i];
    if (passed && !(node->kind == NODE_RUN && passed->answer.state == ANSWER_NONE))
        id = gap_kind(content, node, passed);
    if (id == FINDING_GAP_OPTION && fact != NO_INDEX)
        word = answer_word(proving, &proving->result.trail, fact, passed->answer);
    finding_add(&proving->findings, id,
                (uint64_t)index << 16 | (passed ? passed->answer.number & 0xffff : 0),
                proving->workbook->nodes[index], &witness, WORDS(text_of(proving, node->id), word));
}

/* ---- papers, steps, notes --------------------------------------------------------------- */

struct case_at_end {
    struct proving *proving;
    const struct session *session;
    const struct trail *trail;
};

static bool may_hold(const struct case_at_end *end, uint32_t rule)
{
    return rule == NO_INDEX || rule_truth(end->session, end->trail, rule) != TRUTH_FALSE;
}

static void mark_document(struct proving *proving, uint32_t document)
{
    const struct content *content = proving->content;
    struct span instead = content->documents[document].instead;

    if (proving->marks.document[document])
        return;
    proving->marks.document[document] = true;
    for (uint32_t i = 0; i < instead.count; i++)
        mark_document(proving, content->indexes[instead.first + i]);
}

static void mark_papers(const struct case_at_end *end, uint32_t outcome);

static void mark_included(const struct case_at_end *end, uint32_t index, uint32_t flow)
{
    const struct content *content = end->proving->content;
    struct answer answer = trail_answer(end->trail, content->question_count + flow);
    uint32_t ending;

    if (answer.state != ANSWER_KNOWN)
        return;
    ending = content->flows[flow].endings.first + (uint32_t)answer.number;
    end->proving->marks.bring[index] = true;
    mark_papers(end, content->endings[ending].outcome);
}

static void mark_papers(const struct case_at_end *end, uint32_t outcome)
{
    struct proving *proving = end->proving;
    const struct content *content = proving->content;
    struct span span = content->outcomes[outcome].bring;

    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        const struct bring *bring = &content->brings[i];

        if (!may_hold(end, bring->when))
            continue;
        if (bring->kind == BRING_INCLUDE) {
            mark_included(end, i, bring->subject);
            continue;
        }
        proving->marks.bring[i] = true;
        if (bring->kind == BRING_DOCUMENT)
            mark_document(proving, bring->subject);
        for (uint32_t n = 0; n < bring->members.count; n++)
            mark_document(proving, content->indexes[bring->members.first + n]);
    }
}

/* Facts that rules read though no node asked for them. */
static void mark_implied(const struct case_at_end *end)
{
    const struct content *content = end->proving->content;

    for (uint32_t i = 0; i < content->question_count; i++) {
        struct span span = content->questions[i].implied;

        if (span.count == 0 || trail_answer(end->trail, i).state != ANSWER_NONE)
            continue;
        for (uint32_t n = span.first; n < span.first + span.count; n++)
            if (rule_truth(end->session, end->trail, content->implieds[n].rule) == TRUTH_TRUE)
                end->proving->marks.implied[n] = true;
    }
}

static void mark_outcome(const struct case_at_end *end, uint32_t index)
{
    struct proving *proving = end->proving;
    const struct content *content = proving->content;
    const struct outcome *outcome = &content->outcomes[index];

    proving->marks.outcome[index] = true;
    proving->marks.ends[proving->flow * content->outcome_count + index] = true;
    mark_papers(end, index);
    mark_implied(end);
    for (uint32_t i = outcome->steps.first; i < outcome->steps.first + outcome->steps.count; i++)
        proving->marks.step[i] = proving->marks.step[i] || may_hold(end, content->steps[i].when);
    for (uint32_t i = outcome->notes.first; i < outcome->notes.first + outcome->notes.count; i++)
        proving->marks.note[i] = proving->marks.note[i] || may_hold(end, content->notes[i].when);
}

/* ---- what must hold --------------------------------------------------------------------- */

static void check_grounds(struct proving *proving, const struct witness *witness,
                          const struct session *session, uint32_t index)
{
    const struct outcome *outcome = &proving->content->outcomes[index];
    enum truth truth = TRUTH_TRUE;

    if (outcome->grounds != NO_INDEX)
        truth = rule_truth(session, &proving->result.trail, outcome->grounds);
    if (truth == TRUTH_TRUE)
        return;
    finding_add(&proving->findings,
                truth == TRUTH_FALSE ? FINDING_REFUSAL_FALSE : FINDING_REFUSAL_UNKNOWN, index,
                proving->workbook->outcomes[index], witness,
                WORDS(text_of(proving, outcome->id), rule_text(proving, outcome->grounds)));
}

/* Whether a date was asked for that the deadline could count from, though it may not be known. */
static bool anchor_asked(const struct proving *proving, uint32_t deadline)
{
    const struct content *content = proving->content;
    struct span from = content->deadlines[deadline].from;

    for (uint32_t i = 0; i < from.count; i++)
        if (trail_answer(&proving->result.trail, content->indexes[from.first + i]).state !=
            ANSWER_NONE)
            return true;
    return false;
}

static void check_due(struct proving *proving, const struct witness *witness, uint32_t index,
                      uint32_t place, const struct due *due)
{
    const struct content *content = proving->content;

    proving->marks.listed[place] = true;
    if (due->state != DEADLINE_NO_ANCHOR || anchor_asked(proving, due->deadline))
        proving->marks.dated[place] = true;
    if (due->state != DEADLINE_DATE || due->date < DATE_MAX)
        return;
    finding_add(&proving->findings, FINDING_DEADLINE_OUTSIDE, place,
                proving->workbook->deadlines[due->deadline], witness,
                WORDS(text_of(proving, content->outcomes[index].id),
                      text_of(proving, content->deadlines[due->deadline].id)));
}

static void check_invariants(struct proving *proving, const struct witness *witness,
                             const struct session *session, uint32_t index)
{
    const struct workbook *workbook = proving->workbook;
    size_t end = (size_t)proving->flow * proving->content->outcome_count + index;
    const uint8_t *concerns = proving->concerns + end * workbook->invariant_count;
    struct ended ended = {session, &proving->result.trail, &proving->result.checklist,
                          session->content, index};

    for (uint32_t i = 0; i < workbook->invariant_count; i++) {
        const struct invariant *invariant = &workbook->invariants[i];
        enum truth truth;

        if (concerns[i] != CONCERN_OPEN)
            continue;
        truth = invariant_holds(&ended, invariant);
        proving->marks.invariant[i] = proving->marks.invariant[i] || truth != TRUTH_UNKNOWN;
        if (truth == TRUTH_FALSE)
            finding_add(&proving->findings, FINDING_INVARIANT_BROKEN, (uint64_t)i << 32 | index,
                        invariant->place, witness,
                        WORDS(text_of(proving, invariant->text.zh),
                              text_of(proving, invariant->text.en), text_of(proving, invariant->id),
                              text_of(proving, proving->content->outcomes[index].id)));
    }
}

/* ---- outcomes at which nothing is left to be seen -------------------------------------------- */

static bool all_marked(const bool *marks, struct span span)
{
    for (uint32_t i = span.first; i < span.first + span.count; i++)
        if (!marks[i])
            return false;
    return true;
}

/* Without other flows' papers a list is no longer than the outcome's own. */
static bool includes_none(const struct proving *proving, const struct outcome *outcome)
{
    struct span span = outcome->bring;

    for (uint32_t i = span.first; i < span.first + span.count; i++)
        if (proving->content->brings[i].kind == BRING_INCLUDE)
            return false;
    return span.count < CHECKLIST_MAX;
}

/* Nothing that could be wrong in one case and right in another, and every part has been seen. */
static bool nothing_left(const struct proving *proving, uint32_t index)
{
    const struct marks *marks = &proving->marks;
    const struct outcome *outcome = &proving->content->outcomes[index];
    size_t end = (size_t)proving->flow * proving->content->outcome_count + index;
    const uint8_t *concerns = proving->concerns + end * proving->workbook->invariant_count;

    for (uint32_t i = 0; i < proving->workbook->invariant_count; i++)
        if (concerns[i] == CONCERN_OPEN)
            return false;
    return outcome->grounds == NO_INDEX && outcome->deadlines.count == 0 && marks->ends[end] &&
           all_marked(marks->step, outcome->steps) && all_marked(marks->note, outcome->notes) &&
           all_marked(marks->implied, (struct span){0, proving->content->implied_count}) &&
           includes_none(proving, outcome) && all_marked(marks->bring, outcome->bring);
}

void proof_outcome(struct proving *proving, struct walk *walk, uint32_t state)
{
    uint32_t index = walk->states[state].subject;
    const struct outcome *outcome = &proving->content->outcomes[index];
    struct step_given steps[WALK_STEPS_MAX];
    struct witness witness = witness_of(proving, walk, state, steps);
    struct session session;
    struct case_at_end end = {proving, &session, &proving->result.trail};

    if (nothing_left(proving, index))
        return;
    walk_session(walk, state, &session);
    result_make(&session, &proving->result);
    mark_outcome(&end, index);
    check_grounds(proving, &witness, &session, index);
    for (uint32_t i = 0; i < proving->result.due_count; i++)
        check_due(proving, &witness, index, outcome->deadlines.first + i, &proving->result.due[i]);
    if (proving->result.checklist.count == CHECKLIST_MAX)
        finding_add(&proving->findings, FINDING_PAPERS_MANY, index,
                    proving->workbook->outcomes[index], &witness,
                    WORDS(text_of(proving, outcome->id)));
    check_invariants(proving, &witness, &session, index);
}

/* Proving one walk: see prover.h. */
#include "analysis/proof/prover.h"

#include "analysis/walk/final_rules.h"
#include "engine/offered.h"
#include "engine/rules.h"
#include "engine/types.h"

static const char *text_of(const struct prover *prover, uint32_t offset)
{
    return content_string(prover->content, offset);
}

static const char *rule_text(const struct prover *prover, uint32_t rule)
{
    return content_string(prover->content, prover->content->rules[rule].source);
}

/* ---- node by node ----------------------------------------------------------------------- */

/* Which implied rule spoke for a question. */
static void mark_implied(struct prover *prover, const struct visit *visit, uint32_t question)
{
    const struct content *content = prover->content;
    struct span span = content->questions[question].implied;

    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        if (rule_truth(visit->session, visit->trail, content->implieds[i].rule) != TRUTH_TRUE)
            continue;
        prover->marks.implied[i] = true;
        return;
    }
}

static void mark_arm(struct prover *prover, const struct node *node, uint32_t rule)
{
    for (uint32_t i = 0; i < node->arms.count; i++)
        if (prover->content->arms[node->arms.first + i].rule == rule)
            prover->marks.arm[node->arms.first + i] = true;
}

static void report_overlap(struct prover *prover, const struct visit *visit, uint32_t index,
                           uint32_t first, uint32_t second)
{
    const struct content *content = prover->content;
    struct witness witness = {content, prover->flow, prover->area, visit->inputs,
                              visit->input_count};

    finding_add(&prover->findings, FINDING_OVERLAP, second, prover->workbook->arms[second],
                &witness,
                WORDS(text_of(prover, content->nodes[index].id),
                      rule_text(prover, content->arms[first].rule),
                      rule_text(prover, content->arms[second].rule)));
}

static void check_overlap(struct prover *prover, const struct visit *visit, uint32_t index)
{
    const struct content *content = prover->content;
    const struct node *node = &content->nodes[index];
    uint32_t found = NO_INDEX;

    for (uint32_t i = node->arms.first; i < node->arms.first + node->arms.count; i++) {
        if (rule_truth(visit->session, visit->trail, content->arms[i].rule) != TRUTH_TRUE)
            continue;
        if (found != NO_INDEX)
            report_overlap(prover, visit, index, found, i);
        else
            found = i;
    }
}

static void node_visit(void *context, const struct visit *visit)
{
    struct prover *prover = context;
    const struct content *content = prover->content;
    const struct passed *passed = &visit->trail->passed[visit->place];
    const struct node *node = &content->nodes[passed->node];

    prover->marks.node[passed->node] = true;
    if (passed->target != NO_INDEX && TARGET_KIND(passed->target) == TARGET_ENDING)
        prover->marks.ending[TARGET_INDEX(passed->target)] = true;
    if (node->kind == NODE_RUN && passed->answer.state == ANSWER_KNOWN)
        prover->marks
            .ending[content->flows[node->subject].endings.first + (uint32_t)passed->answer.number] =
            true;
    if (passed->rule != NO_INDEX)
        mark_arm(prover, node, passed->rule);
    if (passed->answer.origin == ORIGIN_IMPLIED && passed->answer.state != ANSWER_NONE &&
        node->subject < content->question_count)
        mark_implied(prover, visit, node->subject);
    if (node->arms.count > 1)
        check_overlap(prover, visit, passed->node);
}

static struct witness witness_of(const struct prover *prover, const struct walk *walk,
                                 uint32_t state, struct input inputs[WALK_INPUTS_MAX])
{
    uint32_t count = walk_inputs(walk, state, inputs);

    return (struct witness){prover->content, prover->flow, prover->area, inputs, count};
}

/* ---- gaps ------------------------------------------------------------------------------- */

/* Which way of a fact a known answer asks for; NO_INDEX = that of an answer that is not known. */
static uint32_t answer_way(const struct session *session, const struct trail *trail, uint32_t fact,
                           struct answer answer)
{
    enum relation relation;

    if (!types_is_place(session->content, fact))
        return (uint32_t)answer.number;
    return rule_relation(session, trail, fact, &relation) ? relation : NO_INDEX;
}

/* The word a flow uses for it. */
static const char *way_word(const struct content *content, uint32_t fact, uint32_t way)
{
    if (types_ways(content, fact) == 0)
        return "";
    return way == NO_INDEX ? "unsure" : types_way_id(content, fact, way);
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

static void gap_report(struct prover *prover, struct walk *walk, uint32_t state)
{
    const struct content *content = prover->content;
    uint32_t index = walk->states[state].node;
    const struct node *node = &content->nodes[index];
    uint32_t fact = node_fact(content, node);
    struct input inputs[WALK_INPUTS_MAX];
    struct witness witness = witness_of(prover, walk, state, inputs);
    const struct passed *passed = NULL;
    enum finding_id id = FINDING_GAP_DEEP;
    const char *word = fact == NO_INDEX ? "" : content_fact_id(content, fact);
    uint32_t way = 0;
    struct session session;

    walk_session(walk, state, &session);
    trail_walk(&session, &prover->result.trail);
    for (uint32_t i = 0; i < prover->result.trail.count; i++)
        if (prover->result.trail.passed[i].node == index)
            passed = &prover->result.trail.passed[i];
    if (passed != NULL && !(node->kind == NODE_RUN && passed->answer.state == ANSWER_NONE))
        id = gap_kind(content, node, passed);
    if (id == FINDING_GAP_OPTION && fact != NO_INDEX) {
        way = answer_way(&session, &prover->result.trail, fact, passed->answer);
        word = way_word(content, fact, way);
    }
    finding_add(&prover->findings, id, (uint64_t)index << 32 | way, prover->workbook->nodes[index],
                &witness, WORDS(text_of(prover, node->id), word));
}

/* ---- papers, steps, notes --------------------------------------------------------------- */

struct case_at_end {
    struct prover *prover;
    const struct session *session;
    const struct trail *trail;
};

static bool may_hold(const struct case_at_end *end, uint32_t rule)
{
    return rule == NO_INDEX || rule_truth(end->session, end->trail, rule) != TRUTH_FALSE;
}

/* Whether a sentence may be said here, if not on this day then on one of its own: what begins next year is
 * no dead sentence, and to find that out the walk need not tell the days apart. */
static bool may_be_said(const struct case_at_end *end, uint32_t rule, struct period force)
{
    struct session then;

    if (may_hold(end, rule))
        return true;
    if (period_has(force, end->session->today) || force.to < end->session->today)
        return false;
    then = *end->session;
    then.today = force.from;
    return rule_truth(&then, end->trail, rule) != TRUTH_FALSE;
}

static void mark_document(struct prover *prover, uint32_t document)
{
    const struct content *content = prover->content;
    struct span instead = content->documents[document].instead;

    if (prover->marks.document[document])
        return;
    prover->marks.document[document] = true;
    for (uint32_t i = 0; i < instead.count; i++)
        mark_document(prover, content->indexes[instead.first + i]);
}

static void mark_papers(const struct case_at_end *end, uint32_t outcome);

static void mark_included(const struct case_at_end *end, uint32_t index, uint32_t flow)
{
    const struct content *content = end->prover->content;
    struct answer answer = trail_answer(end->trail, content->question_count + flow);
    uint32_t ending;

    if (answer.state != ANSWER_KNOWN)
        return;
    ending = content->flows[flow].endings.first + (uint32_t)answer.number;
    end->prover->marks.bring[index] = true;
    mark_papers(end, content->endings[ending].outcome);
}

static void mark_papers(const struct case_at_end *end, uint32_t outcome)
{
    struct prover *prover = end->prover;
    const struct content *content = prover->content;
    struct span span = content->outcomes[outcome].bring;

    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        const struct bring *bring = &content->brings[i];

        if (!may_be_said(end, bring->when, bring->force))
            continue;
        if (bring->kind == BRING_INCLUDE) {
            mark_included(end, i, bring->subject);
            continue;
        }
        prover->marks.bring[i] = true;
        if (bring->kind == BRING_DOCUMENT)
            mark_document(prover, bring->subject);
        for (uint32_t n = 0; n < bring->members.count; n++)
            mark_document(prover, content->indexes[bring->members.first + n]);
    }
}

/* Facts that rules read though no node asked for them. */
static void mark_unasked(const struct case_at_end *end)
{
    const struct content *content = end->prover->content;

    for (uint32_t i = 0; i < content->question_count; i++) {
        struct span span = content->questions[i].implied;

        if (span.count == 0 || trail_answer(end->trail, i).state != ANSWER_NONE)
            continue;
        for (uint32_t n = span.first; n < span.first + span.count; n++)
            if (rule_truth(end->session, end->trail, content->implieds[n].rule) == TRUTH_TRUE)
                end->prover->marks.implied[n] = true;
    }
}

static void mark_outcome(const struct case_at_end *end, uint32_t index)
{
    struct prover *prover = end->prover;
    const struct content *content = prover->content;
    const struct outcome *outcome = &content->outcomes[index];

    prover->marks.outcome[index] = true;
    prover->marks.ends[prover->flow * content->outcome_count + index] = true;
    mark_papers(end, index);
    mark_unasked(end);
    for (uint32_t i = outcome->steps.first; i < outcome->steps.first + outcome->steps.count; i++)
        prover->marks.step[i] = prover->marks.step[i] ||
                                may_be_said(end, content->steps[i].when, content->steps[i].force);
    for (uint32_t i = outcome->notes.first; i < outcome->notes.first + outcome->notes.count; i++)
        prover->marks.note[i] = prover->marks.note[i] ||
                                may_be_said(end, content->notes[i].when, content->notes[i].force);
}

/* ---- what must hold --------------------------------------------------------------------- */

static void check_grounds(struct prover *prover, const struct witness *witness,
                          const struct session *session, uint32_t index)
{
    const struct outcome *outcome = &prover->content->outcomes[index];
    enum truth truth = TRUTH_TRUE;

    if (outcome->grounds != NO_INDEX)
        truth = rule_truth(session, &prover->result.trail, outcome->grounds);
    if (truth == TRUTH_TRUE)
        return;
    finding_add(&prover->findings,
                truth == TRUTH_FALSE ? FINDING_REFUSAL_FALSE : FINDING_REFUSAL_UNKNOWN, index,
                prover->workbook->outcomes[index], witness,
                WORDS(text_of(prover, outcome->id), rule_text(prover, outcome->grounds)));
}

/* An outcome of some days that comes up on another one. */
static void check_force(struct prover *prover, const struct witness *witness,
                        const struct session *session, uint32_t index)
{
    const struct outcome *outcome = &prover->content->outcomes[index];

    if (outcome->in_force == NO_INDEX ||
        rule_truth(session, &prover->result.trail, outcome->in_force) == TRUTH_TRUE)
        return;
    finding_add(&prover->findings, FINDING_OUTCOME_OUTSIDE, index,
                prover->workbook->outcomes[index], witness,
                WORDS(text_of(prover, outcome->id), rule_text(prover, outcome->in_force)));
}

/* Whether a date was asked for that the deadline could count from, though it may not be known. */
static bool anchor_asked(const struct prover *prover, uint32_t deadline)
{
    const struct content *content = prover->content;
    struct span from = content->deadlines[deadline].anchors;

    for (uint32_t i = 0; i < from.count; i++)
        if (trail_answer(&prover->result.trail, content->indexes[from.first + i]).state !=
            ANSWER_NONE)
            return true;
    return false;
}

static void check_due(struct prover *prover, const struct witness *witness, uint32_t index,
                      uint32_t place, const struct due *due)
{
    const struct content *content = prover->content;

    prover->marks.listed[place] = true;
    if (due->state != DEADLINE_NO_ANCHOR || anchor_asked(prover, due->deadline))
        prover->marks.dated[place] = true;
    if (due->state != DEADLINE_DATE || due->date < DATE_MAX)
        return;
    finding_add(&prover->findings, FINDING_DEADLINE_OUTSIDE, place,
                prover->workbook->deadlines[due->deadline], witness,
                WORDS(text_of(prover, content->outcomes[index].id),
                      text_of(prover, content->deadlines[due->deadline].id)));
}

static void check_invariants(struct prover *prover, const struct witness *witness,
                             const struct session *session, uint32_t index)
{
    const struct workbook *workbook = prover->workbook;
    size_t end = (size_t)prover->flow * prover->content->outcome_count + index;
    const uint8_t *concerns = prover->concerns + end * workbook->invariant_count;
    struct final_case final = {.session = session,
                               .trail = &prover->result.trail,
                               .checklist = &prover->result.checklist,
                               .content = session->content,
                               .flow = session->flow,
                               .outcome = index};

    for (uint32_t i = 0; i < workbook->invariant_count; i++) {
        const struct invariant *invariant = &workbook->invariants[i];
        enum truth truth;

        if (concerns[i] != CONCERN_OPEN)
            continue;
        truth = final_rules_hold(&final, invariant);
        prover->marks.invariant[i] = prover->marks.invariant[i] || truth != TRUTH_UNKNOWN;
        if (truth == TRUTH_FALSE)
            finding_add(&prover->findings, FINDING_INVARIANT_BROKEN, (uint64_t)i << 32 | index,
                        invariant->place, witness,
                        WORDS(text_of(prover, invariant->text.zh),
                              text_of(prover, invariant->text.en), text_of(prover, invariant->id),
                              text_of(prover, prover->content->outcomes[index].id)));
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
static bool includes_none(const struct prover *prover, const struct outcome *outcome)
{
    struct span span = outcome->bring;

    for (uint32_t i = span.first; i < span.first + span.count; i++)
        if (prover->content->brings[i].kind == BRING_INCLUDE)
            return false;
    return span.count < CHECKLIST_MAX;
}

/* Nothing that could be wrong in one case and right in another, and every part has been seen. */
static bool nothing_left(const struct prover *prover, uint32_t index)
{
    const struct marks *marks = &prover->marks;
    const struct outcome *outcome = &prover->content->outcomes[index];
    size_t end = (size_t)prover->flow * prover->content->outcome_count + index;
    const uint8_t *concerns = prover->concerns + end * prover->workbook->invariant_count;

    for (uint32_t i = 0; i < prover->workbook->invariant_count; i++)
        if (concerns[i] == CONCERN_OPEN)
            return false;
    return outcome->grounds == NO_INDEX && outcome->in_force == NO_INDEX &&
           outcome->deadlines.count == 0 && marks->ends[end] &&
           all_marked(marks->step, outcome->steps) && all_marked(marks->note, outcome->notes) &&
           all_marked(marks->implied, (struct span){0, prover->content->implied_count}) &&
           includes_none(prover, outcome) && all_marked(marks->bring, outcome->bring);
}

static void outcome_check(struct prover *prover, struct walk *walk, uint32_t state)
{
    uint32_t index = walk->states[state].subject;
    const struct outcome *outcome = &prover->content->outcomes[index];
    struct input inputs[WALK_INPUTS_MAX];
    struct witness witness = witness_of(prover, walk, state, inputs);
    struct session session;
    struct case_at_end end = {prover, &session, &prover->result.trail};

    if (nothing_left(prover, index) &&
        (prover->shown == NULL || !shown_concerns(prover->shown, prover->flow, index)))
        return;
    walk_session(walk, state, &session);
    result_make(&session, &prover->result);
    if (prover->shown != NULL)
        shown_note(prover->shown, prover->index, &session, &prover->result.trail);
    mark_outcome(&end, index);
    check_grounds(prover, &witness, &session, index);
    check_force(prover, &witness, &session, index);
    for (uint32_t i = 0; i < prover->result.due_count; i++)
        check_due(prover, &witness, index, outcome->deadlines.first + i, &prover->result.due[i]);
    if (prover->result.checklist.count == CHECKLIST_MAX)
        finding_add(&prover->findings, FINDING_PAPERS_MANY, index,
                    prover->workbook->outcomes[index], &witness,
                    WORDS(text_of(prover, outcome->id)));
    check_invariants(prover, &witness, &session, index);
}

/* ---- state by state --------------------------------------------------------------------- */

/* A question that is put, and what may be answered to it there. */
static void mark_asked(struct prover *prover, const struct walk_state *state)
{
    const struct content *content = prover->content;
    struct span options = content->questions[state->subject].options;
    uint32_t offered = state->needs == INPUT_ANSWER
                           ? offered_at(content, &content->nodes[state->node])
                           : offered_all(content, state->subject);

    prover->marks.question[state->subject] = true;
    for (uint32_t i = 0; i < options.count; i++)
        if ((offered >> i & 1u) != 0)
            prover->marks.option[options.first + i] = true;
}

void prover_look(struct prover *prover, struct walk *walk, uint32_t index)
{
    const struct walk_state *state = &walk->states[index];

    if (state->kind == STATE_GAP)
        gap_report(prover, walk, index);
    else if (state->kind == STATE_DONE)
        outcome_check(prover, walk, index);
    else if (state->needs == INPUT_ANSWER || state->needs == INPUT_START)
        mark_asked(prover, state);
    if (state->kind == STATE_OPEN && state->node != NO_INDEX)
        prover->marks.node[state->node] = true;
}

struct walk *prover_walk(struct prover *prover, struct walk_request request)
{
    prover->flow = request.flow;
    prover->area = request.area;
    request.visit = node_visit;
    request.context = prover;
    return walk_make(&request);
}

enum prover_fault prover_fault(const struct prover *prover)
{
    const struct findings *findings = &prover->findings;

    if (findings->count == 0)
        return FAULT_NONE;
    return findings->list[0]->id == FINDING_INVARIANT_BROKEN ? FAULT_INVARIANT : FAULT_ROUTING;
}

/* ---- opening and closing ---------------------------------------------------------------- */

const uint8_t *prover_concerns(struct arena *arena, const struct workbook *workbook)
{
    const struct content *content = &workbook->content;
    size_t ends = (size_t)content->flow_count * content->outcome_count;
    uint8_t *concerns = arena_alloc(arena, ends * workbook->invariant_count + 1);
    uint8_t *next = concerns;

    for (uint32_t flow = 0; flow < content->flow_count; flow++)
        for (uint32_t outcome = 0; outcome < content->outcome_count; outcome++)
            for (uint32_t i = 0; i < workbook->invariant_count; i++)
                *next++ =
                    (uint8_t)final_rules_concern(content, &workbook->invariants[i], flow, outcome);
    return concerns;
}

void prover_open(struct prover *prover, const struct workbook *workbook,
                 const struct content *content, const uint8_t *concerns)
{
    *prover = (struct prover){.workbook = workbook, .content = content, .concerns = concerns};
    prover->marks = marks_make(&prover->arena, workbook);
}

void prover_close(struct prover *prover)
{
    findings_free(&prover->findings);
    arena_free(&prover->arena);
}

void prover_clear(struct prover *prover)
{
    findings_free(&prover->findings);
    marks_clear(&prover->marks);
}

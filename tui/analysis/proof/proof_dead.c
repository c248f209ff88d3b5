/* What nothing reached, and what nothing uses. */
#include "analysis/proof/proving.h"

#include <string.h>

#define START_FLOW "start" /* 说不清: the home screen has it on 0 */

struct uses {
    bool *question, *parameter, *deadline, *source, *flow;
};

/* ---- who uses what ---------------------------------------------------------------------- */

static void use_term(struct uses *uses, const struct content *content, uint32_t kind,
                     uint32_t index)
{
    if (kind == TERM_FACT && index < content->question_count)
        uses->question[index] = true;
    else if (kind == TERM_VALUE)
        uses->parameter[index] = true;
    else if (kind == TERM_DEADLINE)
        uses->deadline[index] = true;
}

static void use_deadlines(struct uses *uses, const struct content *content)
{
    for (uint32_t i = 0; i < content->outcome_count; i++) {
        struct span span = content->outcomes[i].deadlines;

        for (uint32_t n = 0; n < span.count; n++)
            uses->deadline[content->indexes[span.first + n]] = true;
    }
    for (uint32_t i = 0; i < content->deadline_count; i++) {
        const struct deadline *deadline = &content->deadlines[i];

        if (!uses->deadline[i])
            continue;
        if (deadline->parameter != NO_INDEX)
            uses->parameter[deadline->parameter] = true;
        for (uint32_t n = 0; n < deadline->from.count; n++)
            uses->question[content->indexes[deadline->from.first + n]] = true;
    }
}

static void use_nodes(struct uses *uses, const struct content *content)
{
    for (uint32_t i = 0; i < content->node_count; i++) {
        const struct node *node = &content->nodes[i];

        if ((node->kind == NODE_ASK || node->kind == NODE_DECIDE_FACT) &&
            node->subject < content->question_count)
            uses->question[node->subject] = true;
        if (node->kind == NODE_DECIDE_VALUE)
            uses->parameter[node->subject] = true;
        if (node->kind == NODE_RUN)
            uses->flow[node->subject] = true;
    }
}

static void use_outcomes(struct uses *uses, const struct content *content)
{
    for (uint32_t i = 0; i < content->outcome_count; i++) {
        const struct outcome *outcome = &content->outcomes[i];

        for (uint32_t n = 0; n < outcome->shows.count; n++)
            uses->parameter[content->indexes[outcome->shows.first + n]] = true;
        if (outcome->next != NO_INDEX)
            uses->flow[outcome->next] = true;
    }
}

static void uses_find(struct proving *proving, struct uses *uses)
{
    const struct content *content = proving->content;

    uses->question = arena_alloc(&proving->arena, content->question_count + 1);
    uses->parameter = arena_alloc(&proving->arena, content->parameter_count + 1);
    uses->deadline = arena_alloc(&proving->arena, content->deadline_count + 1);
    uses->source = arena_alloc(&proving->arena, content->source_count + 1);
    uses->flow = arena_alloc(&proving->arena, content->flow_count + 1);
    for (uint32_t i = 0; i < content->atom_count; i++) {
        use_term(uses, content, content->atoms[i].left, content->atoms[i].left_index);
        use_term(uses, content, content->atoms[i].right, content->atoms[i].right_index);
    }
    for (uint32_t i = 0; i < content->cite_count; i++)
        uses->source[content->cites[i].source] = true;
    for (uint32_t i = 0; i < content->year_count; i++)
        if (content->years[i].source != NO_INDEX)
            uses->source[content->years[i].source] = true;
    use_nodes(uses, content);
    use_outcomes(uses, content);
    use_deadlines(uses, content);
}

/* ---- reporting -------------------------------------------------------------------------- */

static void report(struct proving *proving, enum finding_id id, uint32_t index, struct place place,
                   const char *const words[FINDING_WORDS])
{
    finding_add(&proving->findings, id, index, place, NULL, words);
}

static void dead_flows(struct proving *proving, const struct uses *uses)
{
    const struct content *content = proving->content;
    const struct workbook *workbook = proving->workbook;

    for (uint32_t i = 0; i < content->flow_count; i++) {
        const struct flow *flow = &content->flows[i];

        if (flow->home == 0 && !uses->flow[i] &&
            strcmp(text_of(proving, flow->id), START_FLOW) != 0)
            report(proving, FINDING_FLOW_DEAD, i, workbook->flows[i],
                   WORDS(text_of(proving, flow->id)));
        for (uint32_t n = flow->endings.first; n < flow->endings.first + flow->endings.count; n++)
            if (!proving->marks.ending[n])
                report(proving, FINDING_ENDING_DEAD, n, workbook->endings[n],
                       WORDS(text_of(proving, flow->id), text_of(proving, content->endings[n].id)));
    }
}

static void dead_nodes(struct proving *proving)
{
    const struct content *content = proving->content;
    const struct workbook *workbook = proving->workbook;

    for (uint32_t i = 0; i < content->node_count; i++) {
        const struct node *node = &content->nodes[i];

        if (!proving->marks.node[i]) {
            report(proving, FINDING_NODE_DEAD, i, workbook->nodes[i],
                   WORDS(text_of(proving, node->id)));
            continue;
        }
        for (uint32_t n = node->arms.first; n < node->arms.first + node->arms.count; n++)
            if (!proving->marks.arm[n])
                report(
                    proving, FINDING_ARM_DEAD, n, workbook->arms[n],
                    WORDS(text_of(proving, node->id), rule_text(proving, content->arms[n].rule)));
    }
}

static void dead_questions(struct proving *proving, const struct uses *uses)
{
    const struct content *content = proving->content;
    const struct workbook *workbook = proving->workbook;

    for (uint32_t i = 0; i < content->question_count; i++) {
        const struct question *question = &content->questions[i];
        const char *id = text_of(proving, question->id);

        if (!uses->question[i] && question->start == START_NONE)
            report(proving, FINDING_QUESTION_DEAD, i, workbook->questions[i], WORDS(id));
        for (uint32_t n = question->options.first;
             proving->marks.question[i] && n < question->options.first + question->options.count;
             n++)
            if (!proving->marks.option[n])
                report(proving, FINDING_OPTION_DEAD, n, workbook->options[n],
                       WORDS(id, text_of(proving, content->options[n].id)));
        for (uint32_t n = question->implied.first;
             proving->marks.question[i] && n < question->implied.first + question->implied.count;
             n++)
            if (!proving->marks.implied[n])
                report(proving, FINDING_IMPLIED_DEAD, n, workbook->implieds[n],
                       WORDS(id, rule_text(proving, content->implieds[n].rule)));
    }
}

static const char *bring_name(const struct proving *proving, const struct bring *bring)
{
    const struct content *content = proving->content;

    if (bring->kind == BRING_DOCUMENT)
        return text_of(proving, content->documents[bring->subject].id);
    if (bring->kind == BRING_INCLUDE)
        return text_of(proving, content->flows[bring->subject].id);
    return text_of(proving, content->documents[content->indexes[bring->members.first]].id);
}

static const char *when_text(const struct proving *proving, uint32_t rule)
{
    return rule == NO_INDEX ? "-" : rule_text(proving, rule);
}

static void dead_parts(struct proving *proving, const struct outcome *outcome)
{
    const struct content *content = proving->content;
    const struct workbook *workbook = proving->workbook;
    const char *id = text_of(proving, outcome->id);

    for (uint32_t i = 0, n = outcome->steps.first; i < outcome->steps.count; i++, n++)
        if (!proving->marks.step[n])
            report(proving, FINDING_STEP_DEAD, n, workbook->steps[n],
                   WORDS(id, arena_format(&proving->arena, "%u", i + 1),
                         when_text(proving, content->steps[n].when)));
    for (uint32_t i = 0, n = outcome->notes.first; i < outcome->notes.count; i++, n++)
        if (!proving->marks.note[n])
            report(proving, FINDING_NOTE_DEAD, n, workbook->notes[n],
                   WORDS(id, arena_format(&proving->arena, "%u", i + 1),
                         when_text(proving, content->notes[n].when)));
    for (uint32_t i = 0, n = outcome->bring.first; i < outcome->bring.count; i++, n++)
        if (!proving->marks.bring[n] && content->brings[n].kind == BRING_INCLUDE &&
            content->brings[n].when == NO_INDEX)
            report(proving, FINDING_INCLUDE_DEAD, n, workbook->brings[n],
                   WORDS(id, bring_name(proving, &content->brings[n])));
        else if (!proving->marks.bring[n])
            report(proving, FINDING_PAPER_DEAD, n, workbook->brings[n],
                   WORDS(id, bring_name(proving, &content->brings[n]),
                         when_text(proving, content->brings[n].when)));
    for (uint32_t i = 0, n = outcome->deadlines.first; i < outcome->deadlines.count; i++, n++)
        if (proving->marks.listed[n] && !proving->marks.dated[n])
            report(proving, FINDING_DEADLINE_NEVER, n,
                   workbook->outcomes[outcome - content->outcomes],
                   WORDS(id, text_of(proving, content->deadlines[content->indexes[n]].id)));
}

static void dead_outcomes(struct proving *proving)
{
    const struct content *content = proving->content;

    for (uint32_t i = 0; i < content->outcome_count; i++) {
        if (proving->marks.outcome[i])
            dead_parts(proving, &content->outcomes[i]);
        else
            report(proving, FINDING_OUTCOME_DEAD, i, proving->workbook->outcomes[i],
                   WORDS(text_of(proving, content->outcomes[i].id)));
    }
}

static void dead_records(struct proving *proving, const struct uses *uses)
{
    const struct content *content = proving->content;
    const struct workbook *workbook = proving->workbook;

    for (uint32_t i = 0; i < content->document_count; i++)
        if (!proving->marks.document[i])
            report(proving, FINDING_DOCUMENT_DEAD, i, workbook->documents[i],
                   WORDS(text_of(proving, content->documents[i].id)));
    for (uint32_t i = 0; i < content->parameter_count; i++)
        if (!uses->parameter[i])
            report(proving, FINDING_PARAMETER_DEAD, i, workbook->parameters[i],
                   WORDS(text_of(proving, content->parameters[i].id)));
    for (uint32_t i = 0; i < content->deadline_count; i++)
        if (!uses->deadline[i])
            report(proving, FINDING_DEADLINE_DEAD, i, workbook->deadlines[i],
                   WORDS(text_of(proving, content->deadlines[i].id)));
    for (uint32_t i = 0; i < content->source_count; i++)
        if (!uses->source[i])
            report(proving, FINDING_SOURCE_DEAD, i, workbook->sources[i],
                   WORDS(text_of(proving, content->sources[i].id)));
    for (uint32_t i = 0; i < workbook->invariant_count; i++)
        if (!proving->marks.invariant[i])
            report(proving, FINDING_INVARIANT_IDLE, i, workbook->invariants[i].place,
                   WORDS(text_of(proving, workbook->invariants[i].text.zh),
                         text_of(proving, workbook->invariants[i].text.en),
                         text_of(proving, workbook->invariants[i].id)));
}

void proof_dead(struct proving *proving)
{
    struct uses uses;

    uses_find(proving, &uses);
    dead_flows(proving, &uses);
    dead_nodes(proving);
    dead_questions(proving, &uses);
    dead_outcomes(proving);
    dead_records(proving, &uses);
}

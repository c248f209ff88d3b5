/* What nothing reaches or uses: see dead.h. */
#include "analysis/proof/dead.h"

#include <string.h>

#define START_FLOW "start" /* 说不清: the home screen has it on 0 */

/* By index: what some record mentions. */
struct uses {
    bool *question, *parameter, *deadline, *source, *flow;
};

struct dead {
    const struct workbook *workbook;
    const struct content *content; /* the workbook's */
    const struct marks *marks;
    struct findings *findings;
    struct uses uses;
    struct arena arena;
};

static const char *text_of(const struct dead *dead, uint32_t offset)
{
    return content_string(dead->content, offset);
}

static const char *rule_text(const struct dead *dead, uint32_t rule)
{
    return content_string(dead->content, dead->content->rules[rule].source);
}

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
        for (uint32_t n = 0; n < deadline->anchors.count; n++)
            uses->question[content->indexes[deadline->anchors.first + n]] = true;
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

        if (outcome->next != NO_INDEX)
            uses->flow[outcome->next] = true;
    }
}

static void uses_find(struct dead *dead)
{
    const struct content *content = dead->content;
    struct uses *uses = &dead->uses;

    uses->question = arena_alloc(&dead->arena, content->question_count + 1);
    uses->parameter = arena_alloc(&dead->arena, content->parameter_count + 1);
    uses->deadline = arena_alloc(&dead->arena, content->deadline_count + 1);
    uses->source = arena_alloc(&dead->arena, content->source_count + 1);
    uses->flow = arena_alloc(&dead->arena, content->flow_count + 1);
    for (uint32_t i = 0; i < content->atom_count; i++) {
        use_term(uses, content, content->atoms[i].left, content->atoms[i].left_index);
        use_term(uses, content, content->atoms[i].right, content->atoms[i].right_index);
    }
    for (uint32_t i = 0; i < content->parameter_count; i++)
        uses->parameter[i] = uses->parameter[i] || content->parameters[i].when != NO_INDEX;
    for (uint32_t i = 0; i < content->cite_count; i++)
        uses->source[content->cites[i].source] = true;
    for (uint32_t i = 0; i < content->year_count; i++)
        if (content->years[i].source != NO_INDEX)
            uses->source[content->years[i].source] = true;
    for (uint32_t i = 0; i < content->holiday_count; i++)
        if (content->holidays[i].source != NO_INDEX)
            uses->source[content->holidays[i].source] = true;
    for (uint32_t i = 0; i < content->parameter_count; i++)
        if (content->parameters[i].overruled_by != NO_INDEX)
            uses->source[content->parameters[i].overruled_by] = true;
    use_nodes(uses, content);
    use_outcomes(uses, content);
    use_deadlines(uses, content);
}

/* ---- reporting -------------------------------------------------------------------------- */

static void report(struct dead *dead, enum finding_id id, uint32_t index, struct place place,
                   const char *const words[FINDING_WORDS])
{
    finding_add(dead->findings, id, index, place, NULL, words);
}

static void dead_flows(struct dead *dead)
{
    const struct content *content = dead->content;
    const struct workbook *workbook = dead->workbook;

    for (uint32_t i = 0; i < content->flow_count; i++) {
        const struct flow *flow = &content->flows[i];

        if (flow->home == 0 && !dead->uses.flow[i] &&
            strcmp(text_of(dead, flow->id), START_FLOW) != 0)
            report(dead, FINDING_FLOW_DEAD, i, workbook->flows[i], WORDS(text_of(dead, flow->id)));
        for (uint32_t n = flow->endings.first; n < flow->endings.first + flow->endings.count; n++)
            if (!dead->marks->ending[n])
                report(dead, FINDING_ENDING_DEAD, n, workbook->endings[n],
                       WORDS(text_of(dead, flow->id), text_of(dead, content->endings[n].id)));
    }
}

static void dead_nodes(struct dead *dead)
{
    const struct content *content = dead->content;
    const struct workbook *workbook = dead->workbook;

    for (uint32_t i = 0; i < content->node_count; i++) {
        const struct node *node = &content->nodes[i];

        if (!dead->marks->node[i]) {
            report(dead, FINDING_NODE_DEAD, i, workbook->nodes[i], WORDS(text_of(dead, node->id)));
            continue;
        }
        for (uint32_t n = node->arms.first; n < node->arms.first + node->arms.count; n++)
            if (!dead->marks->arm[n])
                report(dead, FINDING_ARM_DEAD, n, workbook->arms[n],
                       WORDS(text_of(dead, node->id), rule_text(dead, content->arms[n].rule)));
    }
}

static void dead_questions(struct dead *dead)
{
    const struct content *content = dead->content;
    const struct workbook *workbook = dead->workbook;

    for (uint32_t i = 0; i < content->question_count; i++) {
        const struct question *question = &content->questions[i];
        const char *id = text_of(dead, question->id);

        if (!dead->uses.question[i] && question->start == START_NONE)
            report(dead, FINDING_QUESTION_DEAD, i, workbook->questions[i], WORDS(id));
        for (uint32_t n = question->options.first;
             dead->marks->question[i] && n < question->options.first + question->options.count; n++)
            if (!dead->marks->option[n])
                report(dead, FINDING_OPTION_DEAD, n, workbook->options[n],
                       WORDS(id, text_of(dead, content->options[n].id)));
        for (uint32_t n = question->implied.first;
             dead->marks->question[i] && n < question->implied.first + question->implied.count; n++)
            if (!dead->marks->implied[n])
                report(dead, FINDING_IMPLIED_DEAD, n, workbook->implieds[n],
                       WORDS(id, rule_text(dead, content->implieds[n].rule)));
    }
}

static const char *bring_name(const struct dead *dead, const struct bring *bring)
{
    const struct content *content = dead->content;

    if (bring->kind == BRING_DOCUMENT)
        return text_of(dead, content->documents[bring->subject].id);
    if (bring->kind == BRING_INCLUDE)
        return text_of(dead, content->flows[bring->subject].id);
    return text_of(dead, content->documents[content->indexes[bring->members.first]].id);
}

static const char *when_text(const struct dead *dead, uint32_t rule)
{
    return rule == NO_INDEX ? "-" : rule_text(dead, rule);
}

static void dead_parts(struct dead *dead, const struct outcome *outcome)
{
    const struct content *content = dead->content;
    const struct workbook *workbook = dead->workbook;
    const char *id = text_of(dead, outcome->id);

    for (uint32_t i = 0, n = outcome->steps.first; i < outcome->steps.count; i++, n++)
        if (!dead->marks->step[n])
            report(dead, FINDING_STEP_DEAD, n, workbook->steps[n],
                   WORDS(id, arena_format(&dead->arena, "%u", i + 1),
                         when_text(dead, content->steps[n].when)));
    for (uint32_t i = 0, n = outcome->notes.first; i < outcome->notes.count; i++, n++)
        if (!dead->marks->note[n])
            report(dead, FINDING_NOTE_DEAD, n, workbook->notes[n],
                   WORDS(id, arena_format(&dead->arena, "%u", i + 1),
                         when_text(dead, content->notes[n].when)));
    for (uint32_t i = 0, n = outcome->bring.first; i < outcome->bring.count; i++, n++)
        if (!dead->marks->bring[n] && content->brings[n].kind == BRING_INCLUDE &&
            content->brings[n].when == NO_INDEX)
            report(dead, FINDING_INCLUDE_DEAD, n, workbook->brings[n],
                   WORDS(id, bring_name(dead, &content->brings[n])));
        else if (!dead->marks->bring[n])
            report(dead, FINDING_PAPER_DEAD, n, workbook->brings[n],
                   WORDS(id, bring_name(dead, &content->brings[n]),
                         when_text(dead, content->brings[n].when)));
    for (uint32_t i = 0, n = outcome->deadlines.first; i < outcome->deadlines.count; i++, n++)
        if (dead->marks->listed[n] && !dead->marks->dated[n])
            report(dead, FINDING_DEADLINE_NEVER, n, workbook->outcomes[outcome - content->outcomes],
                   WORDS(id, text_of(dead, content->deadlines[content->indexes[n]].id)));
}

static void dead_outcomes(struct dead *dead)
{
    const struct content *content = dead->content;

    for (uint32_t i = 0; i < content->outcome_count; i++) {
        if (dead->marks->outcome[i])
            dead_parts(dead, &content->outcomes[i]);
        else
            report(dead, FINDING_OUTCOME_DEAD, i, dead->workbook->outcomes[i],
                   WORDS(text_of(dead, content->outcomes[i].id)));
    }
}

static void dead_records(struct dead *dead)
{
    const struct content *content = dead->content;
    const struct workbook *workbook = dead->workbook;

    for (uint32_t i = 0; i < content->document_count; i++)
        if (!dead->marks->document[i])
            report(dead, FINDING_DOCUMENT_DEAD, i, workbook->documents[i],
                   WORDS(text_of(dead, content->documents[i].id)));
    for (uint32_t i = 0; i < content->parameter_count; i++)
        if (!dead->uses.parameter[i])
            report(dead, FINDING_PARAMETER_DEAD, i, workbook->parameters[i],
                   WORDS(text_of(dead, content->parameters[i].id)));
    for (uint32_t i = 0; i < content->deadline_count; i++)
        if (!dead->uses.deadline[i])
            report(dead, FINDING_DEADLINE_DEAD, i, workbook->deadlines[i],
                   WORDS(text_of(dead, content->deadlines[i].id)));
    for (uint32_t i = 0; i < content->source_count; i++)
        if (!dead->uses.source[i])
            report(dead, FINDING_SOURCE_DEAD, i, workbook->sources[i],
                   WORDS(text_of(dead, content->sources[i].id)));
    for (uint32_t i = 0; i < workbook->invariant_count; i++)
        if (!dead->marks->invariant[i])
            report(dead, FINDING_INVARIANT_IDLE, i, workbook->invariants[i].place,
                   WORDS(text_of(dead, workbook->invariants[i].text.zh),
                         text_of(dead, workbook->invariants[i].text.en),
                         text_of(dead, workbook->invariants[i].id)));
}

void dead_report(const struct workbook *workbook, const struct marks *marks,
                 struct findings *findings)
{
    struct dead dead = {
        .workbook = workbook, .content = &workbook->content, .marks = marks, .findings = findings};

    uses_find(&dead);
    dead_flows(&dead);
    dead_nodes(&dead);
    dead_questions(&dead);
    dead_outcomes(&dead);
    dead_records(&dead);
    arena_free(&dead.arena);
}

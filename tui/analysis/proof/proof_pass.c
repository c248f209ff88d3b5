/* Node by node: what is reached, and rules that hold at once. */
#include "analysis/proof/proving.h"

/* Which implied rule spoke for a question. */
static void mark_implied(struct proving *proving, const struct passing *passing, uint32_t question)
{
    const struct content *content = proving->content;
    struct span span = content->questions[question].implied;

    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        if (rule_truth(passing->session, passing->trail, content->implieds[i].rule) != TRUTH_TRUE)
            continue;
        proving->marks.implied[i] = true;
        return;
    }
}

static void mark_arm(struct proving *proving, const struct node *node, uint32_t rule)
{
    for (uint32_t i = 0; i < node->arms.count; i++)
        if (proving->content->arms[node->arms.first + i].rule == rule)
            proving->marks.arm[node->arms.first + i] = true;
}

static void report_overlap(struct proving *proving, const struct passing *passing, uint32_t index,
                           uint32_t first, uint32_t second)
{
    const struct content *content = proving->content;
    struct witness witness = {content, proving->flow, proving->area, passing->steps,
                              passing->step_count};

    finding_add(&proving->findings, FINDING_OVERLAP, second, proving->workbook->arms[second],
                &witness,
                WORDS(text_of(proving, content->nodes[index].id),
                      rule_text(proving, content->arms[first].rule),
                      rule_text(proving, content->arms[second].rule)));
}

static void check_overlap(struct proving *proving, const struct passing *passing, uint32_t index)
{
    const struct content *content = proving->content;
    const struct node *node = &content->nodes[index];
    uint32_t found = NO_INDEX;

    for (uint32_t i = node->arms.first; i < node->arms.first + node->arms.count; i++) {
        if (rule_truth(passing->session, passing->trail, content->arms[i].rule) != TRUTH_TRUE)
            continue;
        if (found != NO_INDEX)
            report_overlap(proving, passing, index, found, i);
        else
            found = i;
    }
}

void proof_pass(void *context, const struct passing *passing)
{
    struct proving *proving = context;
    const struct content *content = proving->content;
    const struct passed *passed = &passing->trail->passed[passing->place];
    const struct node *node = &content->nodes[passed->node];

    proving->marks.node[passed->node] = true;
    if (passed->target != NO_INDEX && TARGET_KIND(passed->target) == TARGET_ENDING)
        proving->marks.ending[TARGET_INDEX(passed->target)] = true;
    if (node->kind == NODE_RUN && passed->answer.state == ANSWER_KNOWN)
        proving->marks
            .ending[content->flows[node->subject].endings.first + (uint32_t)passed->answer.number] =
            true;
    if (passed->rule != NO_INDEX)
        mark_arm(proving, node, passed->rule);
    if (passed->answer.origin == ORIGIN_IMPLIED && passed->answer.state != ANSWER_NONE &&
        node->subject < content->question_count)
        mark_implied(proving, passing, node->subject);
    if (node->arms.count > 1)
        check_overlap(proving, passing, passed->node);
}

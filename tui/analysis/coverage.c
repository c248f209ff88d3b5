/*
 * Listing what there is to be covered, and ticking off what a case saw.
 */
#include "analysis/coverage.h"

#include "engine/deadline.h"
#include "engine/offered.h"
#include "engine/rules.h"
#include "engine/types.h"
#include "model/words.h"

static void need(struct coverage *coverage, enum covered_kind kind, uint32_t index, uint32_t place)
{
    const struct covered covered = {.kind = kind, .index = index, .place = place};

    buffer_add(&coverage->needed, &covered, sizeof covered);
    coverage->count++;
}

static struct covered *covered_list(const struct coverage *coverage)
{
    return (void *)coverage->needed.data;
}

static void see(struct coverage *coverage, enum covered_kind kind, uint32_t index, uint32_t place)
{
    struct covered *list = covered_list(coverage);

    for (uint32_t i = 0; i < coverage->count; i++)
        if (list[i].kind == kind && list[i].index == index && list[i].place == place)
            list[i].seen = true;
}

/* ---- what there is ---------------------------------------------------------------------------- */

/* The options some node offers for a question; 0 = it is asked nowhere. */
static uint32_t options_offered(const struct content *content, uint32_t question)
{
    uint32_t all = types_is_place(content, question) ? (1u << RELATION_COUNT) - 1
                                                     : offered_all(content, question);
    uint32_t offered = 0;

    for (uint32_t i = 0; i < content->node_count; i++)
        if (content->nodes[i].kind == NODE_ASK && content->nodes[i].subject == question)
            offered |=
                1u << COVERED_UNSURE | (content->nodes[i].only ? content->nodes[i].only : all);
    return offered;
}

static void need_answers(struct coverage *coverage, uint32_t question)
{
    uint32_t offered = options_offered(coverage->content, question);

    if (offered == 1u << COVERED_UNSURE)
        offered |= 1u << COVERED_KNOWN;
    for (uint32_t place = 0; place < 32; place++)
        if (offered >> place & 1)
            need(coverage, COVERED_ANSWER, question, place);
}

/* Whether a rule of the content holds a deadline against something. */
static bool deadline_read(const struct content *content, uint32_t deadline)
{
    for (uint32_t i = 0; i < content->atom_count; i++) {
        const struct atom *atom = &content->atoms[i];

        if ((atom->left == TERM_DEADLINE && atom->left_index == deadline) ||
            (atom->right == TERM_DEADLINE && atom->right_index == deadline))
            return true;
    }
    return false;
}

void coverage_start(struct coverage *coverage, const struct content *content)
{
    *coverage = (struct coverage){.content = content};
    for (uint32_t i = 0; i < content->outcome_count; i++)
        need(coverage, COVERED_OUTCOME, i, 0);
    for (uint32_t i = 0; i < content->ending_count; i++)
        need(coverage, COVERED_ENDING, i, 0);
    for (uint32_t i = 0; i < content->question_count; i++)
        need_answers(coverage, i);
    for (uint32_t i = 0; i < content->document_count; i++)
        need(coverage, COVERED_DOCUMENT, i, 0);
    for (uint32_t i = 0; i < content->deadline_count; i++)
        if (deadline_read(content, i)) {
            need(coverage, COVERED_LAST_DAY, i, 0);
            need(coverage, COVERED_DAY_AFTER, i, 0);
        }
}

/* ---- what a case saw ---------------------------------------------------------------------------- */

static void see_answer(struct coverage *coverage, const struct played *played, uint32_t question)
{
    struct answer answer = trail_answer(&played->trail, question);
    const struct question *asked = &coverage->content->questions[question];
    const enum answer_shape shape = types_shape(coverage->content, question);
    enum relation relation;

    if (answer.state == ANSWER_UNSURE)
        see(coverage, COVERED_ANSWER, question, COVERED_UNSURE);
    if (answer.state != ANSWER_KNOWN)
        return;
    see(coverage, COVERED_ANSWER, question, COVERED_KNOWN);
    if (shape == SHAPE_PLACE) {
        if (rule_relation(&played->session, &played->trail, question, &relation))
            see(coverage, COVERED_ANSWER, question, relation);
    } else if (shape == SHAPE_SET) {
        for (uint32_t i = 0; i < asked->options.count; i++)
            if (answer.number >> i & 1)
                see(coverage, COVERED_ANSWER, question, i);
    } else if (asked->options.count > 0)
        see(coverage, COVERED_ANSWER, question, (uint32_t)answer.number);
}

static void see_endings(struct coverage *coverage, const struct trail *trail)
{
    const struct content *content = coverage->content;

    for (uint32_t i = 0; i < trail->count; i++) {
        const struct passed *passed = &trail->passed[i];
        const struct node *node = &content->nodes[passed->node];

        if (passed->target != NO_INDEX && TARGET_KIND(passed->target) == TARGET_ENDING)
            see(coverage, COVERED_ENDING, TARGET_INDEX(passed->target), 0);
        if (node->kind == NODE_RUN && passed->answer.state == ANSWER_KNOWN)
            see(coverage, COVERED_ENDING,
                content->flows[node->subject].endings.first + (uint32_t)passed->answer.number, 0);
    }
}

static void see_deadlines(struct coverage *coverage, const struct played *played)
{
    for (uint32_t i = 0; i < coverage->content->deadline_count; i++) {
        struct due due = deadline_due(&played->session, &played->trail, i);

        if (due.state == DEADLINE_DATE && due.last == played->session.today)
            see(coverage, COVERED_LAST_DAY, i, 0);
        if (due.state == DEADLINE_DATE && due.last + 1 == played->session.today)
            see(coverage, COVERED_DAY_AFTER, i, 0);
    }
}

void coverage_add(struct coverage *coverage, const struct played *played)
{
    const struct content *content = coverage->content;

    if (played->trail.state != TRAIL_DONE)
        return;
    see(coverage, COVERED_OUTCOME, played->trail.outcome, 0);
    see_endings(coverage, &played->trail);
    for (uint32_t i = 0; i < content->question_count; i++)
        see_answer(coverage, played, i);
    for (uint32_t i = 0; i < content->document_count; i++)
        if (played_listed(played, i) != LISTED_NOT)
            see(coverage, COVERED_DOCUMENT, i, 0);
    see_deadlines(coverage, played);
}

void coverage_free(struct coverage *coverage)
{
    buffer_free(&coverage->needed);
}

/* ---- showing -------------------------------------------------------------------------------------- */

const struct covered *coverage_at(const struct coverage *coverage, uint32_t place)
{
    return covered_list(coverage) + place;
}

static const char *answer_name(const struct content *content, const struct covered *covered)
{
    const struct question *question = &content->questions[covered->index];

    if (covered->place == COVERED_UNSURE)
        return "unsure";
    if (covered->place == COVERED_KNOWN)
        return "…";
    if (types_is_place(content, covered->index))
        return relation_words[covered->place];
    return content_string(content, content->options[question->options.first + covered->place].id);
}

static const char *ending_flow(const struct content *content, uint32_t ending)
{
    uint32_t flow = 0;

    while (ending - content->flows[flow].endings.first >= content->flows[flow].endings.count)
        flow++;
    return content_string(content, content->flows[flow].id);
}

const char *covered_name(const struct content *content, const struct covered *covered,
                         struct arena *arena)
{
    switch (covered->kind) {
    case COVERED_OUTCOME:
        return content_string(content, content->outcomes[covered->index].id);
    case COVERED_ENDING:
        return arena_format(arena, "%s.%s", ending_flow(content, covered->index),
                            content_string(content, content->endings[covered->index].id));
    case COVERED_ANSWER:
        return arena_format(arena, "%s=%s", content_fact_id(content, covered->index),
                            answer_name(content, covered));
    case COVERED_DOCUMENT:
        return content_string(content, content->documents[covered->index].id);
    default:
        return arena_format(arena, "%s%s",
                            content_string(content, content->deadlines[covered->index].id),
                            covered->kind == COVERED_LAST_DAY ? "" : "+1");
    }
}

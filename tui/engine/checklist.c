/*
 * Papers: the outcome's records whose condition is true or unknown, each paper once.
 */
#include "engine/checklist.h"

#include "engine/eval.h"

#define INCLUDE_DEPTH_MAX 8

struct checklist_builder {
    struct eval eval;
    struct checklist *checklist;
};

/* Strongest first: a paper that may follow later is still needed. */
static const uint8_t strength[NECESSITY_COUNT] = {
    [NECESSITY_MUST] = 2,
    [NECESSITY_LATER] = 1,
    [NECESSITY_OPTIONAL] = 0,
};

static bool members_equal(const struct content *content, const struct bring *a,
                          const struct bring *b)
{
    if (a->members.count != b->members.count)
        return false;
    for (uint32_t i = 0; i < a->members.count; i++)
        if (content->indexes[a->members.first + i] != content->indexes[b->members.first + i])
            return false;
    return true;
}

bool item_same(const struct content *content, const struct item *a, const struct item *b)
{
    if (a->document != NO_INDEX || b->document != NO_INDEX)
        return a->document == b->document;
    return members_equal(content, &content->brings[a->bring], &content->brings[b->bring]);
}

static void item_merge(struct item *item, const struct item *other)
{
    if (strength[other->necessity] > strength[item->necessity]) {
        item->necessity = other->necessity;
        item->bring = other->bring;
    }
    item->maybe = item->maybe && other->maybe;
    item->copies = item->copies > other->copies ? item->copies : other->copies;
}

static void checklist_add(const struct content *content, struct checklist *checklist,
                          const struct item *item)
{
    for (uint32_t i = 0; i < checklist->count; i++)
        if (item_same(content, &checklist->item[i], item)) {
            item_merge(&checklist->item[i], item);
            return;
        }
    if (checklist->count < CHECKLIST_MAX)
        checklist->item[checklist->count++] = *item;
}

static struct item item_of(const struct content *content, uint32_t index, bool maybe)
{
    const struct bring *bring = &content->brings[index];
    struct item item = {.bring = index, .document = NO_INDEX, .maybe = maybe, .copies = 1};

    item.necessity = (uint8_t)(bring->necessity == NO_INDEX ? NECESSITY_MUST : bring->necessity);
    if (bring->kind == BRING_DOCUMENT) {
        const struct document *document = &content->documents[bring->subject];

        item.document = bring->subject;
        item.copies = (uint16_t)document->copies;
        if (bring->necessity == NO_INDEX)
            item.necessity = (uint8_t)document->necessity;
    }
    if (bring->copies > 0)
        item.copies = (uint16_t)bring->copies;
    return item;
}

/* The outcome that the ending of a called flow names; NO_INDEX where that flow has not ended. */
static uint32_t included_outcome(const struct checklist_builder *checklist_builder, uint32_t flow)
{
    const struct content *content = checklist_builder->eval.session->content;
    struct answer answer = eval_fact(&checklist_builder->eval, content->question_count + flow);

    if (answer.state != ANSWER_KNOWN)
        return NO_INDEX;
    return content->endings[content->flows[flow].endings.first + (uint32_t)answer.number].outcome;
}

static void outcome_gather(struct checklist_builder *checklist_builder, uint32_t outcome,
                           bool maybe, uint32_t depth)
{
    const struct content *content = checklist_builder->eval.session->content;
    struct span span;

    if (outcome == NO_INDEX || depth > INCLUDE_DEPTH_MAX)
        return;
    span = content->outcomes[outcome].bring;
    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        const struct bring *bring = &content->brings[i];
        enum truth truth = TRUTH_TRUE;
        enum cause cause;

        if (bring->when != NO_INDEX)
            truth = eval_rule(&checklist_builder->eval, bring->when, &cause);
        if (truth == TRUTH_FALSE)
            continue;
        bool unsure = maybe || truth == TRUTH_UNKNOWN;

        if (bring->kind == BRING_INCLUDE)
            outcome_gather(checklist_builder, included_outcome(checklist_builder, bring->subject),
                           unsure, depth + 1);
        else {
            struct item item = item_of(content, i, unsure);

            checklist_add(content, checklist_builder->checklist, &item);
        }
    }
}

void checklist_make(const struct session *session, const struct trail *trail, uint32_t outcome,
                    struct checklist *checklist)
{
    struct checklist_builder checklist_builder = {eval_of(session, trail), checklist};

    checklist->count = 0;
    outcome_gather(&checklist_builder, outcome, false, 0);
}

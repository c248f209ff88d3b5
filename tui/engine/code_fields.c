/* What stands in a case code. */
#include "engine/code_fields.h"

#include "engine/eval.h"
#include "engine/offered.h"
#include "engine/types.h"

#include <string.h>

/* Append only: a verdict's place in this table is printed on paper. */
static const char *const verdicts[CODE_VERDICT_RADIX] = {
    "",
    "direct",
    "emergency_direct",
    "not_needed",
    "file_first",
    "resettle",
    "fix_status",
    "other_payer",
    "manual",
    "ask_local",
    "self_pay_part",
    "stop_duplicate",
    "not_payable",
};

uint32_t code_verdict_number(const struct content *content, uint32_t verdict)
{
    const char *id = content_string(content, content->verdicts[verdict].id);

    for (uint32_t i = 1; i < CODE_VERDICT_RADIX && verdicts[i] != NULL; i++)
        if (strcmp(verdicts[i], id) == 0)
            return i;
    return 0;
}

uint32_t code_verdict(const struct code *code, const struct content *content)
{
    for (uint32_t i = 0; i < content->verdict_count && code->verdict != 0; i++)
        if (code_verdict_number(content, i) == code->verdict)
            return i;
    return NO_INDEX;
}

/* FNV-1a of the name. */
static uint32_t name_slot(const char *name)
{
    uint32_t hash = UINT32_C(2166136261);

    for (; *name; name++)
        hash = (hash ^ (unsigned char)*name) * UINT32_C(16777619);
    return (hash ^ hash >> 16) % CODE_SLOT_RADIX;
}

/* Flows take their name's slot in the content's order, or the next free one. */
static void slots_fill(const struct content *content, uint32_t flows[CODE_SLOT_RADIX])
{
    for (uint32_t i = 0; i < CODE_SLOT_RADIX; i++)
        flows[i] = NO_INDEX;
    for (uint32_t i = 0; i < content->flow_count && i < FACTS_MAX; i++) {
        uint32_t slot = name_slot(content_string(content, content->flows[i].id));

        while (flows[slot] != NO_INDEX)
            slot = (slot + 1) % CODE_SLOT_RADIX;
        flows[slot] = i;
    }
}

uint32_t code_slot(const struct content *content, uint32_t flow)
{
    uint32_t flows[CODE_SLOT_RADIX];
    uint32_t slot = 0;

    slots_fill(content, flows);
    while (flows[slot] != flow)
        slot++;
    return slot;
}

uint32_t code_flow(const struct code *code, const struct content *content)
{
    uint32_t flows[CODE_SLOT_RADIX];

    slots_fill(content, flows);
    return flows[code->slot];
}

static uint32_t bits_of(uint32_t mask)
{
    uint32_t count = 0;

    for (; mask; mask &= mask - 1)
        count++;
    return count;
}

struct code_choice code_choice(const struct session *session, const struct trail *trail)
{
    const struct node *node = &session->content->nodes[trail->node];
    const struct question *question = &session->content->questions[node->subject];
    const struct eval eval = eval_of(session, trail);
    struct code_choice choice = {.radix = 1, .offered = offered_at(session->content, node)};
    int64_t most;

    switch (answer_types[question->type].shape) {
    case SHAPE_OPTION:
        choice.radix = 1 + (uint64_t)bits_of(choice.offered);
        break;
    case SHAPE_SET:
        choice.radix = 1 + (UINT64_C(1) << bits_of(choice.offered));
        break;
    case SHAPE_RANGE:
        eval_range(&eval, node->subject, &choice.least, &most);
        if (most >= choice.least)
            choice.radix = 2 + (uint64_t)most - (uint64_t)choice.least;
        break;
    case SHAPE_PLACE:
        break;
    }
    return choice;
}

uint64_t code_scheme_radix(const struct content *content)
{
    return content->scheme == NO_INDEX
               ? 1
               : 2 + (uint64_t)content->questions[content->scheme].options.count;
}

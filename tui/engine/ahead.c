/*
 * Going through the nodes ahead, each once, for the outcomes that can still come.
 *
 * An answer that already counts leads where it leads, everything else leads everywhere: that takes in
 * too much rather than too little, so what all of those outcomes require is certain. (engine/reach.h
 * goes the same ways for how many questions are left; it keeps a sum per node and not which outcomes.)
 */
#include "engine/ahead.h"

#include "base/bits.h"
#include "engine/types.h"

/* Nodes, outcomes and endings; where a content has more, nothing is called certain. */
#define AHEAD_MAX 2048

struct ahead {
    const struct session *session;
    const struct trail *trail;
    uint32_t seen[BITS_WORDS(AHEAD_MAX)];   /* nodes */
    uint32_t called[BITS_WORDS(AHEAD_MAX)]; /* run nodes a called flow may come back to */
    uint32_t outcomes[BITS_WORDS(AHEAD_MAX)];
    uint32_t endings[BITS_WORDS(AHEAD_MAX)];
    uint32_t waiting[AHEAD_MAX]; /* nodes still to go through */
    uint32_t count;
};

static void node_wait(struct ahead *ahead, uint32_t node)
{
    if (bits_add(ahead->seen, node))
        ahead->waiting[ahead->count++] = node;
}

static void target_add(struct ahead *ahead, uint32_t target)
{
    if (target == NO_INDEX)
        return;
    switch (TARGET_KIND(target)) {
    case TARGET_NODE:
        node_wait(ahead, TARGET_INDEX(target));
        break;
    case TARGET_ENDING:
        bits_add(ahead->endings, TARGET_INDEX(target));
        break;
    case TARGET_OUTCOME:
        bits_add(ahead->outcomes, TARGET_INDEX(target));
        break;
    }
}

/* Takes the way of an answer that counts already; false when it is not that simple. */
static bool answered_way_add(struct ahead *ahead, const struct node *node)
{
    const struct content *content = ahead->session->content;
    const bool question = node->kind == NODE_ASK || node->kind == NODE_DECIDE_FACT;
    struct answer answer;

    if (!question || node->ways.count == 0 || types_is_place(content, node->subject))
        return false;
    answer = trail_answer(ahead->trail, node->subject);
    if (answer.state == ANSWER_NONE)
        return false;
    target_add(ahead, answer.state == ANSWER_UNSURE
                          ? node->unsure
                          : content->indexes[node->ways.first + (uint32_t)answer.number]);
    return true;
}

static void node_go(struct ahead *ahead, uint32_t index)
{
    const struct content *content = ahead->session->content;
    const struct node *node = &content->nodes[index];

    if (answered_way_add(ahead, node))
        return;
    if (node->kind == NODE_RUN) {
        bits_add(ahead->called, index);
        node_wait(ahead, content->flows[node->subject].start);
        return; /* its ways are gone through with the endings */
    }
    for (uint32_t i = 0; i < node->ways.count; i++)
        target_add(ahead, content->indexes[node->ways.first + i]);
    for (uint32_t i = 0; i < node->arms.count; i++)
        target_add(ahead, content->arms[node->arms.first + i].target);
    target_add(ahead, node->otherwise);
    target_add(ahead, node->unsure);
    target_add(ahead, node->unknown);
}

/* Endings found so far lead back to whoever may have called. */
static void endings_go(struct ahead *ahead)
{
    const struct content *content = ahead->session->content;

    for (uint32_t i = 0; i < content->node_count; i++) {
        const struct node *node = &content->nodes[i];

        if (!bits_has(ahead->called, i))
            continue;
        const struct span endings = content->flows[node->subject].endings;

        for (uint32_t e = 0; e < endings.count && e < node->ways.count; e++)
            if (bits_has(ahead->endings, endings.first + e))
                target_add(ahead, content->indexes[node->ways.first + e]);
    }
}

/* Flows entered and not yet come back: their run node still points into the called flow. */
static void calls_add(struct ahead *ahead)
{
    const struct content *content = ahead->session->content;
    const struct trail *trail = ahead->trail;

    for (uint32_t i = 0; i < trail->count; i++) {
        const struct node *node = &content->nodes[trail->passed[i].node];

        if (node->kind == NODE_RUN &&
            trail->passed[i].target == TARGET(TARGET_NODE, content->flows[node->subject].start))
            bits_add(ahead->called, trail->passed[i].node);
    }
}

/* An ending of the matter's own flow shows the outcome it names. */
static void own_endings_add(struct ahead *ahead)
{
    const struct content *content = ahead->session->content;
    const struct span endings = content->flows[ahead->session->flow].endings;

    for (uint32_t i = endings.first; i < endings.first + endings.count; i++)
        if (bits_has(ahead->endings, i) && content->endings[i].outcome != NO_INDEX)
            bits_add(ahead->outcomes, content->endings[i].outcome);
}

static void outcomes_find(struct ahead *ahead)
{
    calls_add(ahead);
    node_wait(ahead, ahead->trail->node);
    do {
        while (ahead->count > 0)
            node_go(ahead, ahead->waiting[--ahead->count]);
        endings_go(ahead);
    } while (ahead->count > 0);
    own_endings_add(ahead);
}

static bool item_certain(const struct item *item)
{
    return !item->maybe && item->necessity != NECESSITY_OPTIONAL;
}

/* Keeps of `certain` what `list` requires too. */
static void certain_narrow(const struct content *content, struct checklist *certain,
                           const struct checklist *list)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < certain->count; i++)
        for (uint32_t j = 0; j < list->count; j++)
            if (item_certain(&list->item[j]) &&
                item_same(content, &certain->item[i], &list->item[j])) {
                certain->item[kept++] = certain->item[i];
                break;
            }
    certain->count = kept;
}

void ahead_papers(const struct session *session, const struct trail *trail,
                  struct checklist *checklist)
{
    const struct content *content = session->content;
    struct ahead ahead = {.session = session, .trail = trail};
    struct checklist list;
    bool first = true;

    checklist->count = 0;
    if (trail->state != TRAIL_ASKING || content->node_count > AHEAD_MAX ||
        content->outcome_count > AHEAD_MAX || content->ending_count > AHEAD_MAX)
        return;
    outcomes_find(&ahead);
    for (uint32_t i = 0; i < content->outcome_count && (first || checklist->count > 0); i++) {
        if (!bits_has(ahead.outcomes, i))
            continue;
        checklist_make(session, trail, i, &list);
        if (first)
            *checklist = list;
        certain_narrow(content, checklist, &list);
        first = false;
    }
}

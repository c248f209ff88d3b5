/* Which options a question offers. */
#include "engine/offered.h"

uint32_t offered_on(const struct content *content, const struct trail *trail, uint32_t question)
{
    if (content->questions[question].options.count == 0) /* no need to look for it on the path */
        return 0;
    if (trail_question(content, trail) == question)
        return offered_at(content, &content->nodes[trail->node]);
    for (uint32_t i = 0; i < trail->count; i++) {
        const struct passed *passed = &trail->passed[i];
        const struct node *node = &content->nodes[passed->node];

        if (node->kind == NODE_ASK && node->subject == question)
            return passed->asked ? offered_at(content, node) : offered_all(content, question);
    }
    return offered_all(content, question);
}

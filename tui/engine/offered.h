/*
 * Which options a question offers, as bits: bit i is option i. 不清楚 can always be answered and has
 * no bit; a question without options offers none.
 */
#ifndef TUI_ENGINE_OFFERED_H
#define TUI_ENGINE_OFFERED_H

#include "engine/session.h"

static inline uint32_t offered_all(const struct content *content, uint32_t question)
{
    return (1u << content->questions[question].options.count) - 1;
}

/* What an ask node offers: all options, or those its `only` names. */
static inline uint32_t offered_at(const struct content *content, const struct node *node)
{
    uint32_t all = offered_all(content, node->subject);

    return node->only != 0 ? node->only & all : all;
}

/* What a question offers on a path: where it waits, else where the path first asked it; all its
 * options where the path has not asked it. This is what session_answer() accepts. */
uint32_t offered_on(const struct content *content, const struct trail *trail, uint32_t question);

#endif

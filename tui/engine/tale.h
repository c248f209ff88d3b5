/*
 * The story of a case: what the citizen would say, one sentence per answer, in the order of the path.
 *
 * The sentences are those the content gives its options (`story:`), so the story holds nothing the
 * path did not ask. Start facts, dates and numbers have no sentences; an answer 不清楚 has its own.
 *
 *     struct tale tale;
 *     tale_make(content, &trail, &tale);
 *     for (uint32_t i = 0; i < tale.count; i++)
 *         print(content_text(content, tale.sentences[i], language));
 */
#ifndef TUI_ENGINE_TALE_H
#define TUI_ENGINE_TALE_H

#include "engine/session.h"

struct tale {
    uint32_t count;
    struct text sentences[TRAIL_MAX];
};

void tale_make(const struct content *content, const struct trail *trail, struct tale *tale);

#endif

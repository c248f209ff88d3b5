/*
 * The story of a case: what the citizen would say, one sentence per answer, in the order of the path.
 *
 * The sentences are those the content gives its options (`story:`), so the story holds nothing the
 * path did not ask. Start facts, dates and numbers have no sentences; an answer 不清楚 has its own.
 *
 * Training will tell it to whoever plays the clerk; until then only tests read it.
 *
 *     struct narrative narrative;
 *     narrative_make(content, &trail, &narrative);
 *     for (uint32_t i = 0; i < narrative.count; i++)
 *         print(content_text(content, narrative.sentences[i], language));
 */
#ifndef TUI_ENGINE_NARRATIVE_H
#define TUI_ENGINE_NARRATIVE_H

#include "engine/session.h"

struct narrative {
    uint32_t count;
    struct text sentences[TRAIL_MAX];
};

void narrative_make(const struct content *content, const struct trail *trail,
                    struct narrative *narrative);

#endif

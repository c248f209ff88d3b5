/*
 * A story served: its answers on a content, how far they lead and what comes out.
 */
#ifndef TUI_CASES_PLAY_H
#define TUI_CASES_PLAY_H

#include "cases/stories.h"
#include "engine/checklist.h"

/* Not to be copied: the session may point to `over`. Too large for a stack that runs deep. */
struct played {
    struct session session;
    struct trail trail;
    struct checklist list; /* empty unless it came to an outcome */
    struct content over;   /* the session's, where rules were assumed */
};

/* Serves a story on any content whose records have the same numbers. */
void play_story(const struct story *story, const struct content *content, struct played *played);

/* Where it did not come to an outcome: the question that waits for an answer; NO_INDEX where the node
 * asks for something else. */
uint32_t played_waiting(const struct played *played);

/* Of a story that came to an outcome: which. */
const struct outcome *played_outcome(const struct played *played);

/* Which steps (notes) of the outcome apply for sure, a bit per place. */
uint32_t played_steps(const struct played *played);
uint32_t played_notes(const struct played *played);

/* Whether the list names a document: not, as one that may be needed, surely. */
enum listed { LISTED_NOT, LISTED_MAYBE, LISTED_SURELY };
enum listed played_listed(const struct played *played, uint32_t document);

/* Whether a parameter bears on the case: not, perhaps, surely. */
enum bears { BEARS_NOT, BEARS_PERHAPS, BEARS_SURELY };
enum bears played_bears(const struct played *played, uint32_t parameter);

#endif

/*
 * Questions that make no difference: whatever is answered, the way on is the same, and nothing reads the
 * answer: no rule of a way that parts, of a step, note, paper or refusal, no implied answer, no range of
 * another question, no deadline, no value that holds as of a day. An invariant reads without deciding.
 */
#ifndef TUI_ANALYSIS_IDLE_H
#define TUI_ANALYSIS_IDLE_H

#include "base/arena.h"
#include "model/content.h"

/* By question, in the arena: asked by some flow, and idle. Start questions (place of insurance, place of
 * care, scheme) decide what regions say and never are. */
const bool *idle_questions(const struct content *content, struct arena *arena);

#endif

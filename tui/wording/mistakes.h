/*
 * What is wrong with a text that should be an answer, and what would be right, as a sentence: for the
 * command line, a line of JSON, a file of stories.
 */
#ifndef TUI_WORDING_MISTAKES_H
#define TUI_WORDING_MISTAKES_H

#include "engine/answer_words.h"

/* The sentence, in the arena. What came from outside stands in it with '?' for all that would steer a
 * terminal. Of an answer that was there already (ANSWER_OUT_OF_RANGE, ANSWER_NOT_OFFERED) `text` is set to
 * how it is written. */
const char *mistakes_word(const struct content *content, const struct answer_mistake *mistake,
                          enum language language, struct arena *arena);

/* The sentence about a name that several places have: names them. */
const char *mistakes_ambiguous(const struct content *content, const char *name,
                               const struct places *places, enum language language,
                               struct arena *arena);

#endif

/*
 * Answers written as words: --set stage=planned, or the members of a JSON line.
 *
 *     one of          an option's id          yes or no   yes, no
 *     several of      ids with commas; none   date        2026-01-20
 *     whole number    30                      money       1234.50
 *     place           a code, a region's id, a place's name; abroad
 *     any question    unsure
 */
#ifndef TUI_COMMANDS_ANSWERING_H
#define TUI_COMMANDS_ANSWERING_H

#include "commands/command.h"
#include "engine/session.h"

/*
 * Sets one answer. Returns NULL, or the sentence that says what is wrong and what would be right
 * (in the arena). Ranges may depend on other answers: see answers_check().
 */
const char *answer_set(struct session *session, const char *question, const char *value,
                       enum language language, struct arena *arena);

/* The same for a question already found: its index. */
const char *answer_set_at(struct session *session, uint32_t question, const char *value,
                          enum language language, struct arena *arena);

/* After all answers are set, on their trail: whether each lies in its question's range. NULL, or a
 * sentence. */
const char *answers_check(const struct session *session, const struct trail *trail,
                          enum language language, struct arena *arena);

/* The index of a flow, or NO_INDEX with the sentence in *wrong. */
uint32_t flow_named(const struct content *content, const char *name, enum language language,
                    struct arena *arena, const char **wrong);

/* An answer written the same way. */
const char *answer_written(const struct content *content, uint32_t question, struct answer answer,
                           struct arena *arena);

#endif

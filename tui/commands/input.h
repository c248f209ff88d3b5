/*
 * What somebody puts in without a screen: answers, places and flows, on the command line (--set
 * stage=planned, --region 聊城) or as members of a JSON line. How they are written:
 * engine/answer_words.h. Here mistakes become sentences.
 */
#ifndef TUI_COMMANDS_INPUT_H
#define TUI_COMMANDS_INPUT_H

#include "commands/command.h"
#include "engine/session.h"

/*
 * Sets one answer. Returns NULL, or the sentence that says what is wrong and what would be right
 * (in the arena). Ranges may depend on other answers: see input_check().
 */
const char *input_answer(struct session *session, const char *question, const char *value,
                         enum language language, struct arena *arena);

/* The same for a question already found: its index. */
const char *input_answer_at(struct session *session, uint32_t question, const char *value,
                            enum language language, struct arena *arena);

/* After all answers are set, on their trail: whether each lies in its question's range. NULL, or a
 * sentence. */
const char *input_check(const struct session *session, const struct trail *trail,
                        enum language language, struct arena *arena);

/* What --region means, in *code. NULL, or the sentence that says what is wrong: no place of that name,
 * or several, which are named. */
const char *input_place(const struct content *content, const char *name, enum language language,
                        struct arena *arena, uint32_t *code);

/* The index of a flow, or NO_INDEX with the sentence in *wrong. */
uint32_t input_flow(const struct content *content, const char *name, enum language language,
                    struct arena *arena, const char **wrong);

#endif

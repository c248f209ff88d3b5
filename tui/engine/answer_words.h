/*
 * Answers as words: what stands behind --set, in a line of JSON, in a case file, in a store.
 *
 *     one of          an option's id          yes or no   yes, no
 *     several of      ids with commas; none   date        2026-01-20
 *     whole number    30                      money       1234.50
 *     place           a code, a region's id, a place's name (engine/places.h); abroad
 *     any question    unsure
 *
 * What is written is read again as the same answer. What is wrong with a text comes as a fault with
 * what is needed to tell it; the sentence is the business of whoever read the text.
 *
 *     if (!answer_words_set(&session, question, "planned", &mistake))
 *         say(mistake.fault, …);
 */
#ifndef TUI_ENGINE_ANSWER_WORDS_H
#define TUI_ENGINE_ANSWER_WORDS_H

#include "engine/types.h"

struct answer_mistake {
    enum answer_fault fault;
    uint32_t question; /* NO_INDEX for ANSWER_NO_QUESTION */
    const char *text;  /* as given; NULL where the answer was there already */
    const char *near;  /* ANSWER_NO_QUESTION, ANSWER_NO_OPTION: what was meant, maybe; else NULL */
    struct places places; /* ANSWER_AMBIGUOUS_PLACE: the candidates */
    int64_t least, most;  /* ANSWER_OUT_OF_RANGE */
};

/* The question of that name; NO_INDEX after telling the mistake. */
uint32_t answer_words_question(const struct content *content, const char *name,
                               struct answer_mistake *mistake);

/* Reads an answer, of origin ORIGIN_START for start facts and ORIGIN_ASKED otherwise. Whether the
 * question allows it may depend on other answers: see answer_words_check(). */
bool answer_words_read(const struct content *content, uint32_t question, const char *text,
                       struct answer *answer, struct answer_mistake *mistake);

/* Reads an answer into a session, which stays as it is where there is a mistake. */
bool answer_words_set(struct session *session, uint32_t question, const char *text,
                      struct answer_mistake *mistake);

/* Once all answers are set: whether their questions allow them on the session's trail. False after
 * telling the first that is not allowed. */
bool answer_words_check(const struct session *session, const struct trail *trail,
                        struct answer_mistake *mistake);

/* Reads what a clerk types instead, in the short forms of a keypad (engine/types.h); *outside: it is
 * understood, but not in the range that holds now. Places are looked for, not typed. */
bool answer_words_typed(const struct session *session, uint32_t question, const char *text,
                        int64_t *number, bool *outside);

/* An answer that was given, as it is read again; in the arena or the content. */
const char *answer_words_write(const struct content *content, uint32_t question,
                               struct answer answer, struct arena *arena);

/* A known one by its number alone. */
const char *answer_words_number(const struct content *content, uint32_t question, int64_t number,
                                struct arena *arena);

/* What a question can be answered with, "planned, in_hospital, unsure"; `offered` as
 * engine/offered.h says. Questions without options: "unsure". */
const char *answer_words_list(const struct content *content, uint32_t question, uint32_t offered,
                              struct arena *arena);

#endif

/*
 * A case: what has been answered, which papers were ticked, what the agency said. All else is derived.
 *
 * A case holds indexes into a content. Where it is to outlive that content it is written as words:
 * lines of names and plain values that mean the same under every content.
 *
 *     flow settle
 *     today 2026-11-21
 *     answer stage asked 0 one of: paid         question, how it came, step, type and value
 *     answer extras asked 0 several of: injury,agent
 *     answer insured_in start 1 place: 371500
 *     answer cost asked 0 money: unsure
 *     paper receipt here
 *     paper id_card|passport missing            a choice of papers
 *     agency claim_limit 2026-11-21 605 1207 440300 resident - deadline: 2027-03-31
 *                                               parameter, when, by whom, the three facts, value
 *
 * Values are those of engine/answer_words.h. A parameter without a value is written by hand.
 *
 * Reading leaves out what the content there does not know any more (a question, an option, a paper) and
 * answers that it would not take now; those questions are asked again.
 */
#ifndef TUI_DESK_CASE_H
#define TUI_DESK_CASE_H

#include "desk/ticks.h"
#include "engine/confirmation.h"

struct desk_case {
    struct session session;
    uint8_t step[FACTS_MAX]; /* answers given in one step share a number; 0 = given by itself */
    struct ticks ticks;
    int32_t date; /* when it was last touched */
    int32_t minute;
    uint32_t sequence;                             /* of the sheet given out; 0 = none yet */
    struct confirmation confirmed[UNVERIFIED_MAX]; /* desk/confirm.h */
    uint32_t confirmed_count;
};

/* Whether nothing has been answered. */
bool case_empty(const struct desk_case *one);

/* Forgets what the agency answered where the result does not leave it open any more, or the agency was
 * asked about other facts. The result is the case's and has an outcome. */
void case_review(struct desk_case *one, const struct result *result);

/* Replaces what is in the buffer by the case as words, ended by a zero byte. Day, minute and sheet
 * number are not among them: see struct case_entry. */
void case_write(const struct desk_case *one, struct buffer *words);

/* The case under a content; false when it has no such matter, or these are no such words. Day, minute
 * and sheet number are 0. */
bool case_read(struct desk_case *one, const char *words, const struct content *content);

/* Only its matter: index of the flow, or NO_INDEX when the content has no such matter. */
uint32_t case_flow(const char *words, const struct content *content);

#endif

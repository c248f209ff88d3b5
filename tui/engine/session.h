/*
 * A session: which flow, which day, which answers. Everything else is derived by replay.
 *
 * The engine has no clock, no files and no curses, and allocates nothing: sessions and trails are
 * plain values that can be copied with `=`. An answer stays in the session when a change takes it
 * off the path (it is *parked*): it does not count for any rule and comes back when it counts again.
 * An answer that its question would no longer accept there (another date moved its range, the node
 * offers other options) does not count either: the question is asked again.
 *
 * A fact counts (is *live*) from the node on that asks for it; start facts count from the beginning.
 * A question whose `implied` rule is true is never asked: what is implied counts, before anything
 * that was answered earlier. An implied fact can be read by rules without a node that asks for it.
 * A flow that has already ended on the path is passed over like a question: its fact stands.
 */
#ifndef TUI_ENGINE_SESSION_H
#define TUI_ENGINE_SESSION_H

#include "base/bits.h"
#include "model/content.h"

#define TRAIL_MAX 160 /* nodes on one path; the loader refuses flows that could be longer */

enum answer_state { ANSWER_NONE, ANSWER_UNSURE, ANSWER_KNOWN };

/* ORIGIN_START: given before the first question; going back passes over it. ORIGIN_DIRECTORY:
 * several answers taken at once from an institution; going back takes them all back. */
enum answer_origin { ORIGIN_ASKED, ORIGIN_IMPLIED, ORIGIN_DIRECTORY, ORIGIN_START };

/*
 * number: option index; bit mask for several-of (0 = "none of them"); date; whole number; fen;
 * six-digit place code (PLACE_ABROAD for abroad).
 */
struct answer {
    uint8_t state;
    uint8_t origin;
    int64_t number;
};

struct session {
    const struct content *content;
    uint32_t flow;
    int32_t today;
    struct answer answers[FACTS_MAX]; /* by question; start facts included */
};

enum outcome_state { TRAIL_ASKING, TRAIL_DONE, TRAIL_GAP };

/* One node passed. For ask and decide nodes `answer` is what counted, for run nodes the ending (NONE
 * while the called flow has not come back: then target is its first node). */
struct passed {
    uint32_t node;
    uint32_t target; /* where it led */
    uint32_t rule;   /* NO_INDEX unless an arm's rule was true */
    uint8_t asked;   /* 1: an ask node whose answer was given for it (not a repeat) */
    uint8_t unknown; /* 1: left because something was not known */
    struct answer answer;
};

struct trail {
    enum outcome_state state;
    uint32_t node;    /* ASKING: the question's node; GAP: where no way leads on */
    uint32_t outcome; /* DONE */
    uint32_t count;
    struct passed passed[TRAIL_MAX];
    uint32_t live[BITS_WORDS(FACTS_MAX)]; /* bit per fact that counts on this path */
    struct answer answers[FACTS_MAX];     /* effective answers of live facts, implied ones included,
                                           flow facts too; others are undefined */
};

void session_start(struct session *session, const struct content *content, uint32_t flow,
                   int32_t today);

/* Range of a date, number or money question under the answers given so far. */
void session_question_range(const struct session *session, uint32_t question, int64_t *least,
                            int64_t *most);

/* Whether an answer is one the question allows (type, option, `only` of the node asking, range). */
bool session_accepts(const struct session *session, uint32_t question, struct answer answer);

/* Sets, changes or (ANSWER_NONE) removes an answer; refuses what session_accepts() refuses. */
bool session_answer(struct session *session, uint32_t question, struct answer answer);

/* session_accepts() and session_answer() walk the path anew to see what is allowed. Where the caller has
 * the trail of this very session at hand, these two take it instead. */
bool trail_accepts(const struct session *session, const struct trail *trail, uint32_t question,
                   struct answer answer);
bool session_answer_on(struct session *session, const struct trail *trail, uint32_t question,
                       struct answer answer);

/* Follows the answers from the first node of the flow to the question that waits, the outcome, or a node
 * that leads nowhere. What a trail says is never stored: it is worked out again from the answers. */
void trail_walk(const struct session *session, struct trail *trail);

/* Does what trail_walk() does, faster: goes on from the node where `trail` stopped. Allowed only where
 * the answer to the question that waited there is all that has changed since. */
void trail_go_on(const struct session *session, struct trail *trail);

/* The question waiting, or NO_INDEX. */
uint32_t trail_question(const struct content *content, const struct trail *trail);

/* Takes back the last answer that was asked on the path; false at the beginning. */
bool session_back(struct session *session);

/* Whether a fact counts on this path, and its answer (state NONE when it does not). */
struct answer trail_answer(const struct trail *trail, uint32_t fact);

/* The code of the place of insurance; 0 = not known. */
uint32_t trail_insured(const struct content *content, const struct trail *trail);

/* How many questions the path has asked (start facts are not counted). */
uint32_t trail_asked(const struct content *content, const struct trail *trail);

#endif

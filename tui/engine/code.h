/*
 * The case code (咨询码): a finished case as digits only, in groups of four, without a server.
 *
 *     8812 3456 … 7790                     16 to 120 digits; zeros fill up the first group
 *     └────────── number ────────┘ └┬┘
 *                                  two check digits: the whole leaves 1 when divided by 97
 *
 * The number before the check digits is one large number in mixed radix (code_number.h): each value
 * below is taken from it by dividing by its radix, in this order from left to right.
 *
 *     read without any content                                      │ read with the content of `print`
 *     version  print    day     flow's  verdict   参保地    就医地     │ 险种      answers along the path
 *     10       1000000  25000   512     16        14403     14403     │ 2 + n     1 + what was offered
 *     1        of its   days    slot    place in  see       see       │ options   there, each
 *              rules    since   by      a fixed   below     below     │
 *                       2000    name    table                         │
 *
 *     a place    0 not given, 1 不清楚, 2 abroad, else 3 + its first four digits - 1100; where its last two
 *                are not 00, 7200 more, and they follow as a value of their own (radix 100)
 *     an answer  0 不清楚, else 1 + the option's number among those its node offers, or the bits of the
 *                chosen ones moved together, or what it is above the least of its range; places as above
 *
 * An answer is packed without its question's name or number: which question comes next follows from the
 * answers before it, under the rules the case was served with. A later content cannot unpack it, only
 * the one with that print.
 *
 * The check digits are those of ISO 7064 MOD 97-10: every single wrong digit and every swap of two
 * neighbours is caught. A code names nobody; it tells the circumstances of a case.
 *
 *     if (code_read("8812 3456 …", &code) == CODE_FINE && code_made_by(&code, content) &&
 *         code_session(&code, content, &session))
 *         result_make(&session, &result);
 */
#ifndef TUI_ENGINE_CODE_H
#define TUI_ENGINE_CODE_H

#include "engine/code_number.h"
#include "engine/session.h"

#define CODE_DIGITS_MIN 16
#define CODE_DIGITS_MAX (4 * NUMBER_GROUPS_MAX)
#define CODE_TEXT_SIZE (CODE_DIGITS_MAX + NUMBER_GROUPS_MAX) /* with spaces and the final zero */

/* Why what was typed is no code. */
enum code_fault {
    CODE_FINE,
    CODE_NOT_DIGITS, /* something else than digits, spaces and hyphens; or nothing */
    CODE_LENGTH,     /* not as many digits as a code has */
    CODE_WRONG,      /* the check digits do not fit: mistyped */
    CODE_VERSION,    /* made by a later program */
    CODE_FOREIGN     /* the check digits fit, but no case is like this */
};

/* What a code says by itself. */
struct code {
    uint32_t print;   /* of the content it was made under: code_print() */
    int32_t today;    /* the day of the case */
    uint32_t slot;    /* of the flow: see code_flow() */
    uint32_t verdict; /* see code_verdict() */
    struct answer insured_in;
    struct answer care_in;
    struct number rest; /* what only that content can read */
};

/* The code of a finished case, as digits in groups of four. false: the case has no outcome, its day
 * lies outside 2000-2068, or its answers are more than a code holds; `text` is "" then. */
bool code_make(const struct session *session, char text[CODE_TEXT_SIZE]);

/* The same without the spaces, for scanners and programs. */
void code_digits(const char text[CODE_TEXT_SIZE], char digits[CODE_TEXT_SIZE]);

/* Reads a code as it is typed, pasted or scanned; spaces, hyphens and full-width digits are allowed. */
enum code_fault code_read(const char *typed, struct code *code);

/* Whether something typed is meant for a code: nothing but digits and what may stand between them,
 * and as many as a code has. */
bool code_looks_like(const char *typed);

/* The short print of a content; two contents share one by a chance of one in a million. */
uint32_t code_print(uint64_t behaviour_print);
bool code_made_by(const struct code *code, const struct content *content);

/* The case itself. false when it is no case of this content: the code is not genuine then. */
bool code_session(const struct code *code, const struct content *content, struct session *session);

/* What a code of another content says, in the words of this one; NO_INDEX where it has no such flow
 * or verdict. */
uint32_t code_flow(const struct code *code, const struct content *content);
uint32_t code_verdict(const struct code *code, const struct content *content);

/* The most digits a code of this content can have. */
uint32_t code_worst(const struct content *content);

#endif

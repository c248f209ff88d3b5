/*
 * What the agency answered (核实结果): where no published rule is known, the clerk rings up the agency
 * of the place of insurance and types what it says.
 *
 * An answer belongs to one case and says who took it down and when. It is printed as the agency's
 * answer and nothing else: no rule ever sees it, and it is no part of the session or of its code.
 */
#ifndef TUI_ENGINE_CONFIRMATION_H
#define TUI_ENGINE_CONFIRMATION_H

#include "engine/change.h"

#define CONFIRMED_BYTES 96
#define STAFF_SIZE 13 /* a staff number: at most 12 digits */
#define UNVERIFIED_MAX 9
#define CONFIRMATION_FACTS 3

struct confirmation {
    uint32_t parameter;
    bool by_hand;   /* it was asked; what was said is written on the paper */
    int64_t number; /* option, number, date (also of a DEADLINE: the last day) */
    struct duration duration;
    char text[CONFIRMED_BYTES]; /* of a TEXT */
    char staff[STAFF_SIZE];     /* "" = left blank */
    int32_t date, minute;       /* when it was taken down */
    struct answer facts
        [CONFIRMATION_FACTS]; /* what the agency was asked about: pool, scheme, the day that counts */
};

/* The parameters that bear on a result and no rule answers, each once, the worst first; of more than there is
 * room for, those with the least at stake are left out. */
uint32_t confirmation_unverified(const struct session *session, const struct result *result,
                                 uint32_t parameters[UNVERIFIED_MAX]);

/* The questions whose answers the value of a parameter hangs on: who is insured where, and the day
 * that counts. NO_INDEX where the content asks no such question. */
void confirmation_questions(const struct content *content, uint32_t parameter,
                            uint32_t questions[CONFIRMATION_FACTS]);

/* The facts the value of a parameter hangs on, as this case answers them. */
void confirmation_facts(const struct session *session, const struct trail *trail,
                        uint32_t parameter, struct answer facts[CONFIRMATION_FACTS]);

/* The one about a parameter, or NULL. */
const struct confirmation *confirmation_find(const struct confirmation *list, uint32_t count,
                                             uint32_t parameter);

#endif

/*
 * The answers that are possible at one place of a flow, fact by fact. Private to load/flows/.
 */
#ifndef TUI_LOAD_FLOWS_FACTS_H
#define TUI_LOAD_FLOWS_FACTS_H

#include "model/content.h"

#define FACT_UNSURE UINT32_C(0x40000000) /* 不清楚 */
#define FACT_ABSENT UINT32_C(0x80000000) /* not asked, and not implied */
#define FACT_KNOWN UINT32_C(0x3fffffff)  /* the bits of options; bit 0 where there are none */

struct facts {
    uint32_t possible[FACTS_MAX];
};

/* Before the first node: start facts are answered or 不清楚, the others absent or implied. */
void facts_start(const struct content *content, struct facts *facts);

void facts_join(struct facts *facts, const struct facts *more);

/* The answers a question can get: options (of `only`, 0 = all), what it implies, 不清楚. */
uint32_t facts_of_question(const struct content *content, uint32_t question, uint32_t only);

/* Leaves what is possible where a fact is one option: nothing that would have implied another. False
 * when it cannot be that option. */
bool facts_choose(const struct content *content, uint32_t fact, uint32_t option,
                  struct facts *facts);

/* Leaves what is possible where a rule is true, as far as it is a plain conjunction; false when
 * that is nothing. */
bool facts_narrow(const struct content *content, uint32_t rule, struct facts *facts);

/* A fact the rule reads, not guarded by `is known`, that may be absent (`always`: is absent on every
 * path); NO_INDEX when there is none. */
uint32_t facts_absent_in_rule(const struct content *content, uint32_t rule,
                              const struct facts *facts, bool always);

/* Whether the rule can be unknown although everything was asked; 不清楚 to `subject` is not counted. */
bool facts_allow_unknown(const struct content *content, uint32_t rule, const struct facts *facts,
                         uint32_t subject);

#endif

/*
 * What writing a case code (code.c) and reading it (code_read.c) have in common: which values stand in
 * it and how many different ones each can have, its radix. The numbers here decide what codes on paper
 * in people's hands mean: they never change within CODE_VERSION_NOW. The drawing is in code.h.
 */
#ifndef TUI_ENGINE_CODE_FIELDS_H
#define TUI_ENGINE_CODE_FIELDS_H

#include "engine/code.h"

#define CODE_VERSION_NOW 1
#define CODE_VERSION_RADIX 10
#define CODE_PRINT_RADIX 1000000
#define CODE_DAY_FIRST 10957 /* 2000-01-01 */
#define CODE_DAY_RADIX 25000 /* to 2068 */
#define CODE_SLOT_RADIX 512
#define CODE_VERDICT_RADIX 16

/*
 * A place: 0 not given, 1 不清楚, 2 abroad (PLACE_ABROAD); then, by its first four digits from 1100
 * on, places that end in 00, and after those places whose last two digits follow as another value.
 */
#define CODE_PLACE_GIVEN 3
#define CODE_PLACE_FIRST 1100
#define CODE_PLACE_HEADS 7200
#define CODE_PLACE_RADIX (CODE_PLACE_GIVEN + 2 * CODE_PLACE_HEADS)
#define CODE_PLACE_TAILS 100

#define CODE_CHECK_RADIX 100
#define CODE_CHECK_DIVISOR 97

/* How a question's answer is packed: 不清楚 is 0, what is known counts from 1. Places are not. */
struct code_choice {
    uint64_t radix;
    int64_t least;    /* ranges: the value that is 1 */
    uint32_t offered; /* options: bit per option that was offered */
};

/* At the question waiting on this trail. */
struct code_choice code_choice(const struct session *session, const struct trail *trail);

/* The scheme: 0 not given, 1 不清楚, then the options. */
uint64_t code_scheme_radix(const struct content *content);

/* The number of a flow that has nothing to do with where it stands in its content. */
uint32_t code_slot(const struct content *content, uint32_t flow);

/* 0 for a verdict whose name is not in the table. */
uint32_t code_verdict_number(const struct content *content, uint32_t verdict);

#endif

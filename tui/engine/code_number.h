/*
 * The number behind a case code: groups of four digits, written and read in mixed radix.
 *
 * A value of one of `radix` kinds (0 to radix - 1) is put with number = number * radix + value and
 * taken with the remainder of number / radix. What was put last is therefore taken first: a writer puts
 * its fields from the last to the first. No radix is larger than NUMBER_RADIX_MAX. A number that has
 * outgrown its groups is marked `full` and must not be used.
 */
#ifndef TUI_ENGINE_CODE_NUMBER_H
#define TUI_ENGINE_CODE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#define NUMBER_GROUPS_MAX 30
#define NUMBER_GROUP UINT64_C(10000)
#define NUMBER_RADIX_MAX UINT64_C(1000000000000)

struct number {
    uint16_t group[NUMBER_GROUPS_MAX]; /* lowest first; those from `count` on are 0 */
    uint32_t count;
    bool full;
};

/* number = number * radix + value; value < radix. */
void number_put(struct number *number, uint64_t radix, uint64_t value);

/* number / radix; returns the remainder. */
uint64_t number_take(struct number *number, uint64_t radix);

uint32_t number_modulo(const struct number *number, uint32_t divisor);

#endif

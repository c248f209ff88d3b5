/*
 * Sets of small numbers as bits in an array of words, for sets whose size is known when compiling:
 *
 *     uint32_t seen[BITS_WORDS(NODES_MAX)] = {0};
 *
 *     if (bits_add(seen, node))
 *         visit(node);
 *
 * The caller keeps numbers below the size of the set.
 */
#ifndef TUI_BASE_BITS_H
#define TUI_BASE_BITS_H

#include <stdbool.h>
#include <stdint.h>

#define BITS_WORD 32
#define BITS_WORDS(count) (((count) + BITS_WORD - 1) / BITS_WORD)

static inline bool bits_has(const uint32_t *bits, uint32_t number)
{
    return (bits[number / BITS_WORD] >> (number % BITS_WORD) & 1u) != 0;
}

/* True when the number was not in the set before. */
static inline bool bits_add(uint32_t *bits, uint32_t number)
{
    const bool fresh = !bits_has(bits, number);

    bits[number / BITS_WORD] |= UINT32_C(1) << (number % BITS_WORD);
    return fresh;
}

static inline void bits_remove(uint32_t *bits, uint32_t number)
{
    bits[number / BITS_WORD] &= ~(UINT32_C(1) << (number % BITS_WORD));
}

#endif

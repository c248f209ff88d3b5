/*
 * Four lanes of eight bytes each, mixed by xor, multiply and rotate with the constants of xxHash64 (odd
 * numbers with about half of their bits set). A tail is padded with zeroes; the length goes into the
 * beginning, so that padding cannot be taken for content.
 */
#include "base/hash.h"

#include <string.h>

#define LANES 4
#define PRIME_A UINT64_C(0x9e3779b185ebca87)
#define PRIME_B UINT64_C(0xc2b2ae3d27d4eb4f)
#define PRIME_C UINT64_C(0x165667b19e3779f9)

static uint64_t rotate(uint64_t word, unsigned int bits)
{
    return word << bits | word >> (64 - bits);
}

static uint64_t mix(uint64_t lane, uint64_t word)
{
    return rotate(lane + word * PRIME_B, 31) * PRIME_A;
}

/* Every bit of the result depends on every bit of the word. */
static uint64_t settle(uint64_t word)
{
    word = (word ^ word >> 33) * PRIME_B;
    word = (word ^ word >> 29) * PRIME_C;
    return word ^ word >> 32;
}

static void stripe(uint64_t lanes[LANES], const char *bytes)
{
    uint64_t words[LANES];

    memcpy(words, bytes, sizeof words);
    for (size_t i = 0; i < LANES; i++)
        lanes[i] = mix(lanes[i], words[i]);
}

uint64_t hash_bytes(const void *bytes, size_t size, uint64_t seed)
{
    uint64_t lanes[LANES] = {seed + PRIME_A, seed + PRIME_B, seed + PRIME_C, seed};
    char tail[LANES * sizeof(uint64_t)] = {0};
    const char *at = bytes;
    uint64_t hash = settle(seed ^ size * PRIME_A);
    size_t left = size;

    for (; left >= sizeof tail; left -= sizeof tail, at += sizeof tail)
        stripe(lanes, at);
    if (left > 0)
        memcpy(tail, at, left);
    stripe(lanes, tail);
    for (size_t i = 0; i < LANES; i++)
        hash = settle(hash ^ lanes[i]) + lanes[i];
    return hash;
}

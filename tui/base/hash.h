/*
 * The one way of hashing: checksums of images and skeletons, fingerprints of contents, names of cache
 * files, tables of strings and of states.
 *
 * Made against damage and for spreading, not against forgery: who may write a file is checked
 * elsewhere. The results of hash_bytes() stand in files (images, skeletons of released contents), so
 * they must never change.
 */
#ifndef TUI_BASE_HASH_H
#define TUI_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* Hashes bytes on top of an earlier hash (`seed`, 0 to begin with). */
uint64_t hash_bytes(const void *bytes, size_t size, uint64_t seed);

/* One number more on top of an earlier hash, for inner loops: one multiplication, after which every bit of
 * the number bears on the low half that tables use. Stands in no file. */
static inline uint64_t hash_number(uint64_t hash, uint64_t number)
{
    hash = ((hash ^ number) + UINT64_C(0x9e3779b97f4a7c15)) * UINT64_C(0xff51afd7ed558ccd);
    return hash ^ hash >> 32;
}

#endif

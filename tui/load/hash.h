/*
 * The one hash of the loader: checksums of images, fingerprints of contents, names of cache files.
 *
 * Four lanes of eight bytes, each mixed by xor, multiply and rotate (the constants are odd numbers
 * with about half of their bits set, of xxHash64); a tail is padded with zeroes and the length is mixed in at the
 * end. It finds damage, not forgery: an image's owner is checked for that.
 */
#ifndef TUI_LOAD_HASH_H
#define TUI_LOAD_HASH_H

#include <stddef.h>
#include <stdint.h>

/* Hashes bytes on top of an earlier hash (`seed`, 0 to begin with). */
uint64_t hash_bytes(const void *bytes, size_t size, uint64_t seed);

#endif

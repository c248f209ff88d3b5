/*
 * What an image was made from: the layers, every file and folder read, and the program that read
 * them. Kept in the image, so that a look at the files' states tells whether it still holds.
 */
#ifndef TUI_LOAD_MANIFEST_H
#define TUI_LOAD_MANIFEST_H

#include "base/arena.h"
#include "load/layers.h"

#include <stdbool.h>
#include <stdint.h>

/* Appends the manifest of these layers as they stand now; its size is a multiple of eight. */
void manifest_make(const struct layers *layers, struct buffer *manifest);

/* A manifest as an image keeps it; the bytes are the content's that was read from there. */
struct manifest {
    const char *bytes; /* NULL = none: the content was made from the files themselves */
    size_t size;
    int64_t written; /* the image's own time, in ns */
};

/* Whether it is of these layers; their files are not looked at. Broken manifests are of none. */
bool manifest_is_of(const char *manifest, size_t size, const struct layers *layers);

/*
 * Whether nothing changed since. A file written less than two seconds before `written` (the image's
 * own time, in ns) could have changed again within the clock's grain: its bytes are compared by
 * hash. Broken manifests do not hold.
 */
bool manifest_holds(const char *manifest, size_t size, const struct layers *layers,
                    int64_t written);

#endif

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

/*
 * Whether nothing changed since. A file written less than two seconds before `written` (the image's
 * own time, in ns) could have changed again within the clock's grain: its bytes are compared by
 * hash. Broken manifests do not hold.
 */
bool manifest_holds(const char *manifest, size_t size, const struct layers *layers,
                    int64_t written);

#endif

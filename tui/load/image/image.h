/*
 * The compiled image: a content's sections as they lie in memory, behind a header and a manifest.
 *
 *   header, 256 bytes · manifest · sections (layout.h)
 *
 * It is read, not mapped: a mapped file cut short by somebody else would end the program. It is
 * believed only if its file belongs to the system or the user and nobody else may write it, its
 * layout is this program's, its size and checksum are right, the manifest holds and one pass finds
 * no offset, index, enum or string that leads outside.
 */
#ifndef TUI_LOAD_IMAGE_H
#define TUI_LOAD_IMAGE_H

#include "load/load.h"

#include <sys/stat.h>

/* Whether a file of this state may be believed by this user. */
bool image_trusted(const struct stat *status, uid_t user);

/* The content in an image file, or NULL on any doubt. */
struct content *image_read(const char *path, const struct layers *layers);

/* Writes an image beside `path` and renames it; false when the world refuses. */
bool image_write(const char *path, const struct content *content, const struct buffer *manifest);

/* The bytes of an image, appended to `image`. */
void image_encode(const struct content *content, const struct buffer *manifest,
                  struct buffer *image);

/* The content in the bytes of an image, its manifest too; NULL on any doubt. The bytes are copied;
 * *manifest points into the copy. */
struct content *image_decode(const char *bytes, size_t size, const char **manifest,
                             size_t *manifest_size);

/* Makes the checksum of an image right again after its bytes were changed. */
void image_seal(char *bytes, size_t size);

#endif

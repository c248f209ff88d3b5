/*
 * The compiled image: a content as it lies in memory, in a file. Reading it is one read() and one pass
 * over it, where YAML has to be parsed, checked and compiled.
 *
 *    0  +--------------------------------------------------+
 *       | magic, format, byte order                        |  header, 256 bytes
 *       | identity: the layout that the program has        |
 *       | size and checksum of the whole file              |
 *       | fingerprints, date and name of the content       |
 *       | counts[]: how many records each section has      |
 *  256  +--------------------------------------------------+
 *       | one entry for the program and for every layer,   |  manifest (manifest.h)
 *       | folder and file that this was made from:         |
 *       | size, times, inode, hash; its path behind it     |
 *       +--------------------------------------------------+ <- 256 + manifest_size
 *       | flow     record 0 | record 1 | ...               |  sections (layout.h), in the order
 *       +--------------------------------------------------+  of enum section, each from a
 *       | ending   record 0 | record 1 | ...               |  multiple of eight bytes on
 *       +------|-------------------------------------------+
 *       | node |  record 7 | record 8 | ...                |  a span in a record: {7, 2}, two
 *       +------|-------------------------------------------+  records of another section
 *       | string  \0 聊城市\0 ...                          |  a text in a record: how many bytes
 *       +--------------------------------------------------+  from the start of this section
 *
 * Nothing in it is an address: records name records by their number and strings by their offset, so it
 * can be used wherever it lies. In memory struct content stands before it and points to the sections.
 *
 * It is read, not mapped: a mapped file that somebody else cuts short would end the program. It is
 * believed only if its file belongs to the system or the user and nobody else may write it, if layout,
 * size and checksum are right, if the manifest is of these layers, and if one pass over all records finds no
 * offset, number, enum or string that leads outside. Otherwise the YAML is read, as if there were none.
 *
 * Then the manifest is compared with the files: by whoever decides by the content at once, before it does; by
 * the desk, once its first frame stands there (image_read_unheld()), for a file is looked at in every place.
 */
#ifndef TUI_LOAD_IMAGE_H
#define TUI_LOAD_IMAGE_H

#include "load/image/manifest.h"
#include "load/layers.h"
#include "model/content.h"

#include <sys/stat.h>

/* Where the image of these layers is kept: beside installed content, build/ in the tree, else the
 * user's cache folder. false when there is no such place. */
bool image_path(const struct layers *layers, const char *cache_home, char *out, size_t size);

/* Whether a file of this state may be believed by this user. */
bool image_trusted(const struct stat *status, uid_t user);

/* The content in an image file, or NULL on any doubt. */
struct content *image_read(const char *path, const struct layers *layers);

/* The same when only the manifest is left to be compared: *manifest, in the content's own memory. */
struct content *image_read_unheld(const char *path, const struct layers *layers,
                                  struct manifest *manifest);

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

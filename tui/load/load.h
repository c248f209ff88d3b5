/*
 * From content folders to a struct content.
 *
 * content_load() reads the YAML and reports every mistake of every file in one run. content_open() takes
 * the compiled image (image/image.h) where that can be believed, else reads the YAML and writes the image
 * for the next time. The desk opens it unheld, and asks content_holds() when its first frame stands there.
 */
#ifndef TUI_LOAD_LOAD_H
#define TUI_LOAD_LOAD_H

#include "base/diag.h"
#include "load/image/manifest.h"
#include "load/layers.h"
#include "model/content.h"
#include "model/workbook.h"

#include <stdio.h>

/* NULL when there is any error. Warnings do not stop it. */
struct content *content_load(const struct layers *layers, struct diags *diags);

/* The same with what the checking commands need; false when there is any error. */
bool content_load_workbook(const struct layers *layers, struct diags *diags,
                           struct workbook *workbook);

/* Image first. `image` is where the image is kept (NULL = none). */
struct content *content_open(const struct layers *layers, const char *image, struct diags *diags);

/*
 * The same for who shows something before it looks at the files: an image is taken whatever they say by now.
 * *manifest is what is left to be compared; .bytes NULL = nothing. It points into the content.
 */
struct content *content_open_unheld(const struct layers *layers, const char *image,
                                    struct manifest *manifest, struct diags *diags);

/* Whether the files are those that the content was made from. */
bool content_holds(const struct layers *layers, const struct manifest *manifest);

/* Writes what every `else` stands for, a line per node: "settle.stage2:37: else = paid, unsure". */
void content_else_list(const struct content *content, FILE *out);

/*
 * What the layers hold by now, where that says something else than `content`: the caller frees it. NULL: the
 * same, or *broken: they cannot be read or have mistakes, and the old content goes on.
 */
struct content *content_changed(const struct layers *layers, const struct content *content,
                                const char *image, bool *broken);

#endif

/*
 * The bytes of a YAML file before libyaml sees them: read safely, checked for what must not be in
 * them, cut into lines; and the guesses at what somebody meant who wrote Chinese punctuation.
 */
#ifndef TUI_LOAD_YAML_SOURCE_H
#define TUI_LOAD_YAML_SOURCE_H

#include "base/arena.h"
#include "base/diag.h"

#define YAML_SOURCE_SIZE_MAX ((size_t)8 << 20)

struct yaml_source {
    char *bytes; /* forbidden characters are reported and blanked, so that reading can go on */
    size_t size;
    size_t *line; /* byte offset of each line, and of the end */
    size_t line_count;
};

/* Reads a regular file of at most YAML_SOURCE_SIZE_MAX into a buffer that the caller frees; false after
 * reporting why not. */
bool yaml_source_read(struct diags *diags, const char *path, const char *name,
                      struct buffer *bytes);

/* Checks and cuts; false when the bytes are not UTF-8 (the rest would only be noise). */
bool yaml_source_start(struct yaml_source *source, struct arena *arena, struct diags *diags,
                       const char *bytes, size_t size, const char *name);

/* The Chinese punctuation or `#` on a line (from 0) that explains a syntax error there, or NULL.
 * *column counts from 1. */
const struct message *yaml_source_hint(const struct yaml_source *source, size_t line,
                                       uint32_t *column);

/* Whether right after this character (line and column from 0) a ` #word` cuts the text. */
bool yaml_source_cut(const struct yaml_source *source, size_t line, size_t column);

/* The first line after `line` (from 0) that begins at the margin, or line_count. */
size_t yaml_source_next_key(const struct yaml_source *source, size_t line);

/* The message for the reason text_unclean() gave. */
const struct message *yaml_source_unclean(const char *reason);

#endif

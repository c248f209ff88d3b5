/*
 * The bytes of a YAML file before libyaml parses them: read, checked for characters that must not be in
 * them, divided into lines. Where libyaml only says "syntax error", the lines are searched for what
 * people who type Chinese get wrong, so that the message can name it.
 *
 * Lines and columns count from 0 here, as libyaml's do, but for the column that yaml_source_hint() gives.
 */
#ifndef TUI_LOAD_YAML_SOURCE_H
#define TUI_LOAD_YAML_SOURCE_H

#include "base/arena.h"
#include "base/diag.h"

#define YAML_SOURCE_SIZE_MAX ((size_t)8 << 20)

struct yaml_source {
    char *bytes; /* a copy, in which forbidden characters are replaced by spaces */
    size_t size;
    size_t *line; /* byte offset of each line, and of the end */
    size_t line_count;
};

/* Reads a regular file of at most YAML_SOURCE_SIZE_MAX into a buffer that the caller frees; false after
 * reporting why not. */
bool yaml_source_read(struct diags *diags, const char *path, const char *name,
                      struct buffer *bytes);

/* Fills `source` from the bytes of a file and reports characters that must not be in them. False when
 * they are not UTF-8: whatever else could be said of them would mislead. */
bool yaml_source_start(struct yaml_source *source, struct arena *arena, struct diags *diags,
                       const char *bytes, size_t size, const char *name);

/* The message for the Chinese punctuation or `#` that explains a syntax error on a line; *column, counted
 * from 1, is where that stands. NULL when there is none. */
const struct message *yaml_source_hint(const struct yaml_source *source, size_t line,
                                       uint32_t *column);

/* Whether a text that ends here is followed by ` #word`: probably part of it, but to YAML a comment. */
bool yaml_source_cut(const struct yaml_source *source, size_t line, size_t column);

/* The first line after `line` that is not indented, where a new key begins; line_count if none. */
size_t yaml_source_next_key(const struct yaml_source *source, size_t line);

/* The message that goes with a result of text_unclean(). */
const struct message *yaml_source_unclean(const char *reason);

#endif

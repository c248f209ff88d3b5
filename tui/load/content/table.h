/*
 * Files of lines and tabs beside the YAML: a line a row, # begins a comment, sorted by place code.
 */
#ifndef TUI_LOAD_CONTENT_TABLE_H
#define TUI_LOAD_CONTENT_TABLE_H

#include "load/content/folder.h"

/* Takes a line apart. `line` may be written into; `last` is the code of the row before, to be set. */
typedef void table_row(struct builder *builder, char *line, struct place place, uint32_t *last);

/* Reads a file row by row; what may not be shown is reported and left out. */
void table_read(struct builder *builder, struct file file, table_row *row);

/* Cuts the next cell off a line; "" past the last. */
char *table_cell(char **line);

/* A place code of six digits that comes after `*last`, which it becomes; false when it is no such code, or
 * after reporting that it is out of order. */
bool table_code(struct builder *builder, const char *cell, struct place place, uint32_t *last,
                uint32_t *code);

#endif

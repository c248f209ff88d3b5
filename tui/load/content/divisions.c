/* divisions.tsv: codes and names of places. A later layer adds rows, or renames those of a code. */
#include "load/content/catalogue.h"

#include "base/text.h"
#include "load/messages.h"
#include "load/yaml/yaml_source.h"

#include <stdlib.h>
#include <string.h>

/* A row until all layers are read; `order` lets the latest win. */
struct row {
    struct division division;
    uint32_t order;
};

/* Cuts the next cell off a line. */
static char *cell_take(char **line)
{
    char *cell = *line;
    char *tab = strchr(cell, '\t');

    if (tab != NULL)
        *tab = '\0';
    *line = tab != NULL ? tab + 1 : cell + strlen(cell);
    return cell;
}

static bool code_read(const char *cell, uint32_t *code)
{
    if (strlen(cell) != 6 || strspn(cell, "0123456789") != 6)
        return false;
    *code = (uint32_t)strtoul(cell, NULL, 10);
    return *code != 0;
}

static void line_read(struct builder *builder, char *line, struct place place, uint32_t *last)
{
    struct buffer *rows = &builder->catalogue->rows;
    struct row row = {.order = (uint32_t)(rows->size / sizeof(struct row))};
    const char *code = cell_take(&line);
    const char *zh = cell_take(&line);
    const char *en = cell_take(&line);

    if (!code_read(code, &row.division.code) || *zh == '\0' || *line != '\0') {
        diag_add(builder->diags, place, MESSAGE(DIVISION_LINE));
        return;
    }
    if (row.division.code <= *last)
        diag_add(builder->diags, place, MESSAGE(DIVISION_ORDER), row.division.code);
    *last = row.division.code;
    row.division.name.zh = builder_string(builder, zh);
    row.division.name.en = builder_string(builder, en);
    buffer_add(rows, &row, sizeof(row));
}

/* Reports what may not be shown; tabs are what the format is made of. */
static bool line_clean(struct builder *builder, const char *line, struct place place)
{
    const char *cell = line;

    for (;;) {
        size_t size = strcspn(cell, "\t");
        const char *reason = text_unclean(cell, size, false, NULL);

        if (reason != NULL)
            return diag_add(builder->diags, place, yaml_source_unclean(reason));
        if (cell[size] == '\0')
            return true;
        cell += size + 1;
    }
}

/* `bytes` end in a zero byte that does not count. */
static void lines_read(struct builder *builder, const char *name, char *bytes, size_t size)
{
    struct place place = {name, 0, 1};
    uint32_t last = 0;

    for (char *line = bytes; line < bytes + size;) {
        size_t length = strcspn(line, "\n");
        char *next = line + length + 1;

        line[length] = '\0';
        if (length > 0 && line[length - 1] == '\r')
            line[length - 1] = '\0';
        place.line++;
        if (*line != '\0' && *line != '#' && line_clean(builder, line, place))
            line_read(builder, line, place, &last);
        line = next;
    }
}

void divisions_read(struct builder *builder, struct file file)
{
    struct buffer bytes = {0};

    if (yaml_source_read(builder->diags, file.path, file.name, &bytes))
        lines_read(builder, file.name, bytes.data, bytes.size);
    buffer_free(&bytes);
}

static int compare_rows(const void *a, const void *b)
{
    const struct row *left = a, *right = b;

    if (left->division.code != right->division.code)
        return left->division.code < right->division.code ? -1 : 1;
    return left->order < right->order ? -1 : 1;
}

void divisions_fill(struct builder *builder)
{
    struct buffer *rows = &builder->catalogue->rows;
    struct row *row = (void *)rows->data;
    size_t count = rows->size / sizeof(*row);

    if (count > 0)
        qsort(row, count, sizeof(*row), compare_rows);
    for (size_t i = 0; i < count; i++)
        if (i + 1 == count || row[i + 1].division.code != row[i].division.code)
            BUILDER_ADD(builder, divisions, row[i].division);
    buffer_free(rows);
}

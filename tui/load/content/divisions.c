/* divisions.tsv: codes and names of places. A later layer adds rows, or renames those of a code. */
#include "load/content/catalogue.h"

#include "load/content/table.h"
#include "load/messages.h"

#include <stdlib.h>

/* A row until all layers are read; `order` lets the latest win. */
struct row {
    struct division division;
    uint32_t order;
};

static void line_read(struct builder *builder, char *line, struct place place, uint32_t *last)
{
    struct buffer *rows = &builder->catalogue->rows;
    struct row row = {.order = (uint32_t)(rows->size / sizeof(struct row))};
    const char *code = table_cell(&line);
    const char *zh = table_cell(&line);
    const char *en = table_cell(&line);

    if (*zh == '\0' || *line != '\0' ||
        !table_code(builder, code, place, last, &row.division.code)) {
        diag_add(builder->diags, place, MESSAGE(DIVISION_LINE));
        return;
    }
    row.division.name.zh = builder_string(builder, zh);
    row.division.name.en = builder_string(builder, en);
    buffer_add(rows, &row, sizeof row);
}

void divisions_read(struct builder *builder, struct file file)
{
    table_read(builder, file, line_read);
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
    size_t count = rows->size / sizeof *row;

    if (count > 0)
        qsort(row, count, sizeof *row, compare_rows);
    for (size_t i = 0; i < count; i++)
        if (i + 1 == count || row[i + 1].division.code != row[i].division.code)
            BUILDER_ADD(builder, divisions, row[i].division);
    buffer_free(rows);
}

/* area_codes.tsv: the area code (长途区号) of places. A later layer adds rows, or changes those of a code. */
#include "load/content/catalogue.h"

#include "load/content/table.h"
#include "load/messages.h"

#include <stdlib.h>
#include <string.h>

/* A row until the divisions are filled. */
struct area_row {
    uint32_t code;
    uint32_t area_code; /* string */
    struct place place;
};

/* 0 and two or three digits more. */
static bool is_area_code(const char *cell)
{
    const size_t digits = strspn(cell, "0123456789");

    return cell[0] == '0' && cell[digits] == '\0' && (digits == 3 || digits == 4);
}

static void line_read(struct builder *builder, char *line, struct place place, uint32_t *last)
{
    struct area_row row = {.place = place};
    const char *code = table_cell(&line);
    const char *area = table_cell(&line);

    if (!is_area_code(area) || *line != '\0' ||
        !table_code(builder, code, place, last, &row.code)) {
        diag_add(builder->diags, place, MESSAGE(AREA_CODE_LINE));
        return;
    }
    row.area_code = builder_string(builder, area);
    buffer_add(&builder->catalogue->area_codes, &row, sizeof row);
}

void area_codes_read(struct builder *builder, struct file file)
{
    table_read(builder, file, line_read);
}

static int compare_code(const void *code, const void *division)
{
    const uint32_t one = *(const uint32_t *)code;
    const uint32_t other = ((const struct division *)division)->code;

    return (one > other) - (one < other);
}

static struct division *division_of(struct builder *builder, uint32_t code)
{
    const size_t count = builder->divisions.size / sizeof(struct division);

    return count == 0 ? NULL
                      : bsearch(&code, builder->divisions.data, count, sizeof(struct division),
                                compare_code);
}

void area_codes_fill(struct builder *builder)
{
    struct buffer *rows = &builder->catalogue->area_codes;
    const struct area_row *row = (const void *)rows->data;

    for (size_t i = 0; i < rows->size / sizeof *row; i++) {
        struct division *division = division_of(builder, row[i].code);

        if (division != NULL)
            division->area_code = row[i].area_code;
        else
            diag_add(builder->diags, row[i].place, MESSAGE(AREA_CODE_PLACE), row[i].code);
    }
    buffer_free(rows);
}

/*
 * Places: divisions.tsv, their codes and names, where a later layer adds rows or renames those of a
 * code; and zones.yaml, places that treat each other as one, such as 京津冀.
 */
#include "load/content/catalogue.h"

#include "base/text.h"
#include "load/messages.h"
#include "load/yaml/yaml_source.h"

#include <stdlib.h>
#include <string.h>

/* ---- divisions.tsv ------------------------------------------------------------------------- */

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
            return diag_add(builder->diags, place, unclean_message(reason));
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

    if (source_read(builder->diags, file.path, file.name, &bytes))
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

/* ---- zones.yaml ---------------------------------------------------------------------------- */

void field_prefixes(struct builder *builder, const struct yaml *value, void *member,
                    const void *detail)
{
    struct span *span = member;

    (void)detail;
    *span = (struct span){(uint32_t)(builder->indexes.size / sizeof(uint32_t)), 0};
    for (const struct yaml *item = fields_items(value); item; item = fields_next(value, item)) {
        const char *text = fields_scalar(builder, item, fields_what(value, "prefix"));

        if (text == NULL)
            continue;
        uint32_t prefix = (uint32_t)strtoul(text, NULL, 10);
        bool good = (item->size == 2 || item->size == 4 || item->size == 6) &&
                    strspn(text, "0123456789") == item->size;
        if (!good)
            diag_add(builder->diags, item->place, MESSAGE(BAD_PREFIX), text);
        BUILDER_ADD(builder, indexes, prefix);
        span->count++;
    }
}

#define ZONE(member) offsetof(struct zone, member)

static const struct field zone_fields[] = {
    {"name",    field_text,     ZONE(name),    FIELD_REQUIRED, NULL},
    {"members", field_prefixes, ZONE(members), FIELD_REQUIRED, NULL},
    {"from",    field_date,     ZONE(from),    FIELD_OPTIONAL, NULL},
    {"to",      field_date,     ZONE(to),      FIELD_OPTIONAL, NULL},
    {"cite",    field_cites,    ZONE(cites),   FIELD_REQUIRED, NULL},
};
static const struct field_table zone_table = FIELDS("zone", zone_fields);

void zones_fill(struct builder *builder)
{
    const struct names *names = &builder->names[NAME_ZONE];

    for (size_t i = 0; i < names->count; i++) {
        const struct name *name = &names->list[i];
        struct zone zone = {.from = INT32_MIN, .to = INT32_MAX};

        zone.id = builder_string(builder, name->id);
        fields_read(builder, name->yaml, &zone_table, &zone);
        if (zone.from > zone.to)
            diag_add(builder->diags, name->place, MESSAGE(DATES_REVERSED), name->id);
        BUILDER_ADD(builder, zones, zone);
    }
}

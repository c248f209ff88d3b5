/* Files of lines and tabs. */
#include "load/content/table.h"

#include "base/text.h"
#include "load/messages.h"
#include "load/yaml/yaml_source.h"

#include <stdlib.h>
#include <string.h>

char *table_cell(char **line)
{
    char *cell = *line;
    char *tab = strchr(cell, '\t');

    if (tab != NULL)
        *tab = '\0';
    *line = tab != NULL ? tab + 1 : cell + strlen(cell);
    return cell;
}

bool table_code(struct builder *builder, const char *cell, struct place place, uint32_t *last,
                uint32_t *code)
{
    if (strlen(cell) != 6 || strspn(cell, "0123456789") != 6)
        return false;
    *code = (uint32_t)strtoul(cell, NULL, 10);
    if (*code <= *last && *code != 0)
        diag_add(builder->diags, place, MESSAGE(DIVISION_ORDER), *code);
    *last = *code;
    return *code != 0;
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
static void lines_read(struct builder *builder, const char *name, char *bytes, size_t size,
                       table_row *row)
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
            row(builder, line, place, &last);
        line = next;
    }
}

void table_read(struct builder *builder, struct file file, table_row *row)
{
    struct buffer bytes = {0};

    if (yaml_source_read(builder->diags, file.path, file.name, &bytes))
        lines_read(builder, file.name, bytes.data, bytes.size, row);
    buffer_free(&bytes);
}

/* Writing CSV: see csv.h. */
#include "commands/csv.h"

#include <string.h>

void csv_start(struct buffer *out)
{
    buffer_print(out, "\xef\xbb\xbf");
}

void csv_cell(struct buffer *out, const char *text, bool last)
{
    buffer_add(out, "\"", 1);
    if (text[0] != '\0' && strchr("=+-@\t", text[0]))
        buffer_add(out, "'", 1);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            buffer_add(out, "\"", 1);
        buffer_add(out, *text == '\n' ? " " : text, 1);
    }
    buffer_print(out, last ? "\"\r\n" : "\",");
}

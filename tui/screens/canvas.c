/* Drawing by columns on curses' standard screen. */
#include "screens/canvas.h"

#include "base/text.h"

#include <curses.h>
#include <string.h>

static int least(int a, int b)
{
    return a < b ? a : b;
}

struct canvas canvas_part(const struct canvas *canvas, int top, int left, int rows, int columns)
{
    struct canvas part = *canvas;

    top = least(top, canvas->rows);
    left = least(left, canvas->columns);
    part.top += top;
    part.left += left;
    rows = least(rows, canvas->rows - top);
    columns = least(columns, canvas->columns - left);
    part.rows = rows > 0 ? rows : 0;
    part.columns = columns > 0 ? columns : 0;
    return part;
}

/* Columns there are at a place; 0 when it lies outside. */
static int room_at(const struct canvas *canvas, int row, int column, int columns)
{
    if (row < 0 || row >= canvas->rows || column < 0 || column >= canvas->columns)
        return 0;
    columns = least(columns, canvas->columns - column);
    return columns > 0 ? columns : 0;
}

static void put_bytes(const struct canvas *canvas, int row, int column, enum role role,
                      const char *s, size_t size)
{
    attrset((int)canvas->palette->attributes[role]);
    mvaddnstr(canvas->top + row, canvas->left + column, s, (int)size);
    attrset(A_NORMAL);
}

static const char *ellipsis(const struct canvas *canvas)
{
    return canvas->ascii ? ".." : "…";
}

/* Draws size bytes of s and, when they are not all, the ellipsis; they must have been fitted. */
static int put_fitted(const struct canvas *canvas, int row, int column, int room, enum role role,
                      const char *s)
{
    const char *sign = ellipsis(canvas);
    int used = 0;
    size_t size = text_fit(s, room, &used);

    if (s[size] == '\0') {
        put_bytes(canvas, row, column, role, s, size);
        return used;
    }
    size = text_fit(s, room - text_columns(sign), &used);
    while (size > 0 && s[size - 1] == ' ') { /* no gap before the ellipsis */
        size--;
        used--;
    }
    put_bytes(canvas, row, column, role, s, size);
    put_bytes(canvas, row, column + used, role, sign, text_fit(sign, room - used, NULL));
    return used + text_columns(sign);
}

int canvas_text(const struct canvas *canvas, int row, int column, int columns, enum role role,
                const char *s)
{
    const int room = room_at(canvas, row, column, columns);

    return room == 0 ? 0 : put_fitted(canvas, row, column, room, role, s);
}

int canvas_put(const struct canvas *canvas, int row, int column, enum role role, const char *s)
{
    return canvas_text(canvas, row, column, canvas->columns, role, s);
}

int canvas_wrap(const struct canvas *canvas, int row, int column, int columns, int most,
                enum role role, const char *s)
{
    const int room = room_at(canvas, row, column, columns);
    const struct lines lines = text_lines(canvas->scratch, s, room > 0 ? room : 1);
    const int drawn = least(least((int)lines.count, most), canvas->rows - row);

    if (room == 0 || drawn <= 0)
        return 0;
    for (int i = 0; i < drawn; i++) {
        const char *line = lines.line[i];

        if (i == drawn - 1 && (size_t)drawn < lines.count)
            line = arena_format(canvas->scratch, "%s %s", line, lines.line[i + 1]);
        canvas_text(canvas, row + i, column, room, role, line);
    }
    return drawn;
}

void canvas_paint(const struct canvas *canvas, int row, int column, int columns, enum role role)
{
    const int room = room_at(canvas, row, column, columns);
    const unsigned long look = canvas->palette->attributes[role];

    if (room > 0)
        mvchgat(canvas->top + row, canvas->left + column, room, (attr_t)look & ~A_COLOR,
                (short)PAIR_NUMBER((int)look), NULL);
}

void canvas_rule(const struct canvas *canvas, int row, int column, int columns, enum role role)
{
    const int room = room_at(canvas, row, column, columns);

    for (int i = 0; i < room; i++)
        canvas_put(canvas, row, column + i, role, canvas->ascii ? "-" : "─");
}

void canvas_upright(const struct canvas *canvas, int row, int column, int rows, enum role role)
{
    for (int i = 0; i < rows; i++)
        canvas_put(canvas, row + i, column, role, canvas->ascii ? "|" : "│");
}

void canvas_bar(const struct canvas *canvas, int row, int column, enum role role)
{
    canvas_text(canvas, row, column, 1, role, canvas->ascii ? "#" : "▌");
}

void canvas_point(const struct canvas *canvas, int row, int column, bool visible)
{
    if (room_at(canvas, row, column, 1) == 0)
        return;
    canvas->pointer->row = canvas->top + row;
    canvas->pointer->column = canvas->left + column;
    canvas->pointer->visible = visible;
}

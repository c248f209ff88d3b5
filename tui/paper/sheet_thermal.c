/*
 * Laying a sheet out on a slip: every line measured as the printer measures it.
 */
#include "paper/sheet_thermal.h"

#include "base/text.h"
#include "paper/qr.h"

#include <string.h>

#define BLANK_COLUMNS 12 /* to write on */
#define QR_DOTS 5        /* of a module: 0.6 mm */

const int thermal_widths[] = {48, 42, 32, 0};

struct slip {
    struct escpos escpos;
    struct arena arena;
    enum language language;
    enum thermal_qr qr;
    int columns;
    int blank_used; /* columns of the line of blanks being filled; 0 = none */
};

/* How a kind is set. */
struct setting {
    bool space; /* an empty line above */
    bool bold, tall, centred;
    int indent;
};

/* clang-format off */
static const struct setting settings[] = {
    [SHEET_TITLE]      = {.bold = true, .tall = true, .centred = true},
    [SHEET_FIELD]      = {.indent = 0},
    [SHEET_HEADING]    = {.space = true, .bold = true},
    [SHEET_VERDICT]    = {.bold = true, .tall = true},
    [SHEET_TEXT]       = {.indent = 0},
    [SHEET_STEP]       = {.indent = 0},
    [SHEET_CHANNEL]    = {.indent = 3},
    [SHEET_TICK]       = {.bold = true},
    [SHEET_DETAIL]     = {.indent = 3},
    [SHEET_BLANK_LINE] = {.indent = 0},
    [SHEET_SMALL]      = {.indent = 0},
    [SHEET_CUT]        = {.centred = true},
    [SHEET_CODE]       = {.centred = true},
};
/* clang-format on */

/* All of them stand in GB 2312. */
static const char *const ticks[] = {
    [TICK_EMPTY] = "□ ", [TICK_HERE] = "√ ", [TICK_MISSING] = "× ", [TICK_LATER] = "－ "};

static int columns_of(const char *s, size_t size)
{
    int columns = 0;

    while (size > 0) {
        uint32_t character;
        size_t bytes = text_decode(s, size, &character);

        columns += escpos_columns(character);
        s += bytes;
        size -= bytes;
    }
    return columns;
}

static void text(struct slip *slip, const char *s)
{
    escpos_text(&slip->escpos, s, strlen(s));
}

static void fill(struct slip *slip, const char *sign, int count)
{
    while (count-- > 0)
        text(slip, sign);
}

/* ---- paragraphs ------------------------------------------------------------------------------- */

struct paragraph {
    struct slip *slip;
    const char *before; /* of its first line; NULL = the first is past */
    int indent, left;   /* of the first line; of the others */
    bool centred;
};

static void line_add(void *context, const char *line, size_t size)
{
    struct paragraph *paragraph = context;
    struct slip *slip = paragraph->slip;

    if (paragraph->centred)
        fill(slip, " ", (slip->columns - columns_of(line, size)) / 2);
    else
        fill(slip, " ", paragraph->before ? paragraph->indent : paragraph->left);
    if (paragraph->before)
        text(slip, paragraph->before);
    paragraph->before = NULL;
    escpos_text(&slip->escpos, line, size);
    escpos_newline(&slip->escpos);
}

static void centre(struct slip *slip, const char *said)
{
    struct paragraph paragraph = {.slip = slip, .centred = true};

    text_wrap_measured(said, slip->columns, escpos_columns, line_add, &paragraph);
}

/* A first line that begins with `before`, the others below its text. */
static void hang(struct slip *slip, int indent, const char *before, const char *said)
{
    struct paragraph paragraph = {.slip = slip, .before = before, .indent = indent};

    paragraph.left = indent + columns_of(before, strlen(before));
    /* What is too long to hang beside leaves the text on lines of its own. */
    if (paragraph.left > slip->columns / 2) {
        hang(slip, indent, "", before);
        hang(slip, indent + 2, "", said);
        return;
    }
    if (text_wrap_measured(said, slip->columns - paragraph.left, escpos_columns, line_add,
                           &paragraph) == 0 &&
        before[0])
        line_add(&paragraph, "", 0);
}

/* ---- lines to write on ------------------------------------------------------------------------ */

static void blanks_end(struct slip *slip)
{
    if (slip->blank_used > 0)
        escpos_newline(&slip->escpos);
    slip->blank_used = 0;
}

/* Blanks stand side by side as long as the line has room for them. */
static void blank(struct slip *slip, const char *label)
{
    int width = columns_of(label, strlen(label)) + 1 + BLANK_COLUMNS;

    if (slip->blank_used > 0 && slip->blank_used + 2 + width > slip->columns)
        blanks_end(slip);
    if (width > slip->columns) {
        hang(slip, 0, "", label);
        width = BLANK_COLUMNS;
    } else {
        if (slip->blank_used > 0)
            width += 2;
        text(slip, slip->blank_used > 0 ? "  " : "");
        text(slip, label);
        text(slip, " ");
    }
    fill(slip, "_", BLANK_COLUMNS);
    slip->blank_used += width;
}

/* ---- kinds ------------------------------------------------------------------------------------ */

/* What stands to the left of a line's text. */
static const char *before_of(struct slip *slip, const struct sheet_line *line)
{
    if (line->kind == SHEET_TICK)
        return ticks[line->mark];
    if (line->label == NULL)
        return "";
    if (line->kind == SHEET_STEP)
        return arena_format(&slip->arena, "%s. ", line->label);
    if (line->kind == SHEET_CHANNEL)
        return arena_format(&slip->arena, "%s ", line->label);
    return arena_format(&slip->arena, slip->language == LANGUAGE_ZH ? "%s：" : "%s: ", line->label);
}

static const char *said_of(struct slip *slip, const struct sheet_line *line)
{
    if (line->kind != SHEET_TICK || line->label == NULL)
        return line->text;
    return arena_format(&slip->arena, slip->language == LANGUAGE_ZH ? "%s（%s）" : "%s (%s)",
                        line->text, line->label);
}

static bool picture(struct slip *slip, const char *text)
{
    struct qr qr;

    if (!qr_make(text, &qr))
        return false;
    escpos_picture(&slip->escpos, &qr, QR_DOTS);
    qr_free(&qr);
    return true;
}

/* Whether there is a square on the paper now. */
static bool code_drawn(struct slip *slip, const char *text)
{
    if (slip->qr == THERMAL_QR_PICTURE)
        return picture(slip, text);
    if (slip->qr == THERMAL_QR_PRINTER)
        escpos_qr(&slip->escpos, text, QR_DOTS);
    return slip->qr == THERMAL_QR_PRINTER;
}

/* The first line of the label is about the square: what it is for, and what not. */
static void code(struct slip *slip, const struct sheet_line *line)
{
    bool drawn;

    escpos_newline(&slip->escpos);
    drawn = code_drawn(slip, line->text);
    centre(slip, line->text);
    centre(slip, drawn && line->label != NULL ? line->label : sheet_code_remark(line));
}

static void line_set(struct slip *slip, const struct sheet_line *line)
{
    const struct setting *setting = &settings[line->kind];

    if (line->kind == SHEET_BLANK_LINE) {
        blank(slip, line->label != NULL ? line->label : "");
        return;
    }
    blanks_end(slip);
    if (setting->space)
        escpos_newline(&slip->escpos);
    if (setting->bold)
        escpos_bold(&slip->escpos, true);
    if (setting->tall)
        escpos_tall(&slip->escpos, true);
    if (line->kind == SHEET_CUT)
        escpos_cut(&slip->escpos);
    if (line->kind == SHEET_CODE)
        code(slip, line);
    else if (setting->centred)
        centre(slip, line->text);
    else
        hang(slip, setting->indent, before_of(slip, line), said_of(slip, line));
    if (setting->tall)
        escpos_tall(&slip->escpos, false);
    if (setting->bold)
        escpos_bold(&slip->escpos, false);
}

bool sheet_thermal(const struct sheet *sheet, const struct thermal *thermal, struct buffer *out)
{
    struct slip slip = {
        .language = sheet->language, .qr = thermal->qr, .columns = thermal->columns};

    if (!escpos_open(&slip.escpos, thermal->profile, out))
        return false;
    for (size_t i = 0; i < sheet->count; i++)
        line_set(&slip, &sheet->line[i]);
    blanks_end(&slip);
    if (slip.escpos.replaced)
        hang(&slip, 0, "", thermal->missing);
    escpos_cut(&slip.escpos);
    escpos_close(&slip.escpos);
    arena_free(&slip.arena);
    return true;
}

/*
 * Where everything stands on paper.
 */
#include "layout.h"

#include "fonts.h"

#include "paper/qr.h"

#include <string.h>

#define SIZE_MIN 8.5        /* still read from a photocopy */
#define HEADING_COLUMN 90.0 /* headings stand left of what they head */
#define HEADING_GAP 8.0
#define FIELD_COLUMN 66.0 /* text of fields begins here when the label leaves room */
#define BLANK_LENGTH 72.0 /* to write on, at least */
#define STEP_COLUMN 18.0
#define LARGE_BLOCK_SPACE 10.0
#define TICK_COLUMN 22.0 /* box and the room after it */

/* How a kind of line is set. */
struct style {
    double size;
    double large; /* size in large print */
    bool bold;
    double indent;
    double column; /* text begins so far behind the indent; 0 = right at it */
    double space;  /* above */
    bool centred;
    bool keep; /* stays on the page of what follows */
};

/* clang-format off */
static const struct style styles[] = {
    [SHEET_TITLE]      = {17,   22, true,  0,           0,            2,   true,  true},
    [SHEET_FIELD]      = {11,   16, false, 0,           FIELD_COLUMN, 3,   false, false},
    [SHEET_HEADING]    = {11,   19, true,  0,           0,            9,   false, true},
    [SHEET_VERDICT]    = {15,   21, true,  0,           0,            4,   false, true},
    [SHEET_TEXT]       = {11,   16, false, 0,           0,            3,   false, false},
    [SHEET_STEP]       = {11,   16, false, 0,           STEP_COLUMN,  4,   false, true},
    [SHEET_CHANNEL]    = {11,   16, false, STEP_COLUMN, 46,           1.5, false, false},
    [SHEET_TICK]       = {11,   18, false, 0,           TICK_COLUMN,  4,   false, false},
    [SHEET_DETAIL]     = {9.5,  16, false, TICK_COLUMN, 0,            1,   false, false},
    [SHEET_BLANK_LINE] = {11,   16, false, 0,           0,            8,   false, false},
    [SHEET_SMALL]      = {8.5,  16, false, 0,           0,            1.5, false, false},
    [SHEET_CUT]        = {8.5,  16, false, 0,           0,            14,  true,  true},
    [SHEET_CODE]       = {9.5,  16, false, 0,           CODE_SIDE,    8,   false, false},
};
/* clang-format on */

PangoLayout *layout_make(PangoContext *context, const char *text, double size, bool bold,
                         double width)
{
    PangoLayout *layout = pango_layout_new(context);
    PangoFontDescription *font = pango_font_description_from_string(FONT_FAMILIES);

    pango_font_description_set_size(font, (gint)(size * PANGO_SCALE));
    if (bold)
        pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    if (width > 0) {
        pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    }
    pango_layout_set_text(layout, text, -1);
    return layout;
}

double layout_width(PangoLayout *layout)
{
    int width;

    pango_layout_get_size(layout, &width, NULL);
    return (double)width / PANGO_SCALE;
}

double layout_height(PangoLayout *layout)
{
    int height;

    pango_layout_get_size(layout, NULL, &height);
    return (double)height / PANGO_SCALE;
}

/* ---- one line → one block --------------------------------------------------------------------- */

static double size_of(const struct pages *pages, const struct style *style)
{
    return pages->large ? style->large : MAX(style->size * pages->scale, SIZE_MIN);
}

/* Where what is not a heading ends to the right. */
static double right_of(const struct block *block)
{
    return block->aside ? MARGIN_SIDE + HEADING_COLUMN - HEADING_GAP : MARGIN_SIDE + TEXT_WIDTH;
}

static void text_set(struct pages *pages, struct block *block, const char *text)
{
    const struct style *style = &styles[block->line->kind];

    block->text = layout_make(pages->context, text, size_of(pages, style), style->bold,
                              right_of(block) - block->text_x);
    if (style->centred)
        pango_layout_set_alignment(block->text, PANGO_ALIGN_CENTER);
    block->height = MAX(block->height, layout_height(block->text));
}

static void label_set(struct pages *pages, struct block *block, const char *label, bool bold)
{
    const struct style *style = &styles[block->line->kind];

    block->label = layout_make(pages->context, label, size_of(pages, style), bold, 0);
    block->height = MAX(block->height, layout_height(block->label));
}

/* A label longer than its column pushes the text, up to half the line; then it is wrapped itself. */
static void labelled_set(struct pages *pages, struct block *block, const char *label, double gap)
{
    const double most = (TEXT_WIDTH - pages->inset) / 2;
    double width;

    label_set(pages, block, label, false);
    width = layout_width(block->label);
    if (width > most) {
        width = most;
        pango_layout_set_width(block->label, (int)(width * PANGO_SCALE));
        pango_layout_set_wrap(block->label, PANGO_WRAP_WORD_CHAR);
        block->height = layout_height(block->label);
    }
    block->text_x = MAX(block->text_x, block->label_x + width + gap);
}

/* "身份证（原件，1 份，验后退还）" */
static void tick_set(struct pages *pages, struct block *block)
{
    const struct sheet_line *line = block->line;
    bool zh = pages->sheet->language == LANGUAGE_ZH;
    char *text;

    if (line->label == NULL) {
        text_set(pages, block, line->text);
        return;
    }
    text = g_strdup_printf(zh ? "%s（%s）" : "%s (%s)", line->text, line->label);
    text_set(pages, block, text);
    g_free(text);
}

/* The square, and to its right the digits above their caption; on A4 it hangs left of all that. Without
 * libqrencode there is neither the square nor room for it. */
static void code_set(struct pages *pages, struct block *block)
{
    const struct sheet_line *line = block->line;
    const bool square = qr_there();
    char *text = g_strdup_printf("%s\n%s", line->text,
                                 square && line->label ? line->label : sheet_code_remark(line));

    block->square = square;
    if (!square)
        block->text_x = block->left;
    else if (!pages->large) {
        block->hung = CODE_SIDE * pages->scale;
        block->label_x = MARGIN_SIDE;
        block->text_x = block->left;
    }
    text_set(pages, block, text);
    g_free(text);
    if (square && pages->large)
        block->height = MAX(block->height, CODE_SIDE * pages->scale);
}

/* What follows the first heading stands right of the headings, down to the stub. */
static void inset_set(struct pages *pages, const struct sheet_line *line)
{
    if ((line->kind == SHEET_HEADING || line->kind == SHEET_CODE) && !pages->large)
        pages->inset = HEADING_COLUMN;
    else if (line->kind == SHEET_CUT)
        pages->inset = 0;
}

static void text_beside_label_set(struct pages *pages, struct block *block)
{
    const struct sheet_line *line = block->line;

    if (line->label)
        labelled_set(pages, block, line->label, 6 * pages->scale);
    text_set(pages, block, line->text);
    if (line->kind == SHEET_HEADING && pages->large)
        block->height += 2.5 * pages->scale; /* its rule, and air below */
}

void layout_block_set(struct pages *pages, struct block *block, const struct sheet_line *line)
{
    const struct style *style = &styles[line->kind];
    double scale = pages->scale;

    inset_set(pages, line);
    block->line = line;
    block->keep = style->keep;
    block->aside = line->kind == SHEET_HEADING && !pages->large;
    block->space = style->space * scale;
    if (pages->large && line->kind == SHEET_TICK)
        block->space = LARGE_BLOCK_SPACE * scale; /* every paper stands by itself */
    block->left = MARGIN_SIDE + (block->aside ? 0 : pages->inset);
    block->label_x = block->left + style->indent * scale;
    block->text_x = block->label_x;
    if (line->label || line->kind == SHEET_TICK)
        block->text_x += style->column * scale;
    switch (line->kind) {
    case SHEET_BLANK_LINE:
        label_set(pages, block, line->label ? line->label : "", false);
        block->rule = block->label_x + layout_width(block->label) + BLANK_LENGTH * scale;
        break;
    case SHEET_TICK:
        tick_set(pages, block);
        break;
    case SHEET_CODE:
        code_set(pages, block);
        break;
    default:
        text_beside_label_set(pages, block);
        break;
    }
}

/* ---- fonts ------------------------------------------------------------------------------------ */

static gunichar missing_in(const struct pages *pages, const char *text)
{
    char one[8] = "";

    for (; text && *text; text += strlen(one)) {
        PangoLayout *layout;
        int unknown;

        one[g_unichar_to_utf8(g_utf8_get_char(text), one)] = '\0';
        layout = layout_make(pages->context, one, 10, false, 0);
        unknown = pango_layout_get_unknown_glyphs_count(layout);
        g_object_unref(layout);
        if (unknown > 0)
            return g_utf8_get_char(text);
    }
    return 0;
}

gunichar pages_missing(const struct pages *pages)
{
    PangoLayout *head = layout_make(pages->context, pages->sheet->head, SIZE_MIN, false, 0);
    bool unknown = pango_layout_get_unknown_glyphs_count(head) > 0;

    g_object_unref(head);
    if (unknown)
        return missing_in(pages, pages->sheet->head);
    for (size_t i = 0; i < pages->count; i++) {
        const struct block *block = &pages->block[i];

        if (block->label && pango_layout_get_unknown_glyphs_count(block->label) > 0)
            return missing_in(pages, block->line->label);
        if (block->text && pango_layout_get_unknown_glyphs_count(block->text) > 0)
            return missing_in(pages, pango_layout_get_text(block->text));
    }
    return 0;
}

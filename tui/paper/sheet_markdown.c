/*
 * The sheet as Markdown, for mails and knowledge bases.
 */
#include "paper/sheet_text.h"

#include <string.h>

/* Text from the content never becomes markup. */
static void escaped(struct buffer *out, const char *s)
{
    for (; *s; s++) {
        if (strchr("\\`*_{}[]<>#|~", *s))
            buffer_add(out, "\\", 1);
        buffer_add(out, *s == '\n' ? " " : s, 1);
    }
}

static void said(struct buffer *out, const char *before, const char *s, const char *after)
{
    buffer_print(out, "%s", before);
    escaped(out, s);
    buffer_print(out, "%s", after);
}

static void labelled(struct buffer *out, const struct sheet *sheet, const struct sheet_line *line)
{
    if (line->label != NULL) {
        said(out, "- **", line->label, "**");
        buffer_print(out, sheet->language == LANGUAGE_ZH ? "：" : ": ");
        said(out, "", line->text, "\n");
    } else
        said(out, "\n", line->text, "\n");
}

static void tick(struct buffer *out, const struct sheet *sheet, const struct sheet_line *line)
{
    said(out, line->mark == TICK_HERE ? "- [x] " : "- [ ] ", line->text, "");
    if (line->label != NULL) {
        buffer_print(out, sheet->language == LANGUAGE_ZH ? "（" : " (");
        said(out, "", line->label, sheet->language == LANGUAGE_ZH ? "）" : ")");
    }
    buffer_print(out, "\n");
}

static void line_write(struct buffer *out, const struct sheet *sheet, const struct sheet_line *line)
{
    switch (line->kind) {
    case SHEET_TITLE:
        said(out, "# ", line->text, "\n\n");
        break;
    case SHEET_HEADING:
        said(out, "\n## ", line->text, "\n\n");
        break;
    case SHEET_VERDICT:
        said(out, "**", line->text, "**\n");
        break;
    case SHEET_STEP:
        said(out, "\n", line->label, "\\. ");
        said(out, "", line->text, "\n");
        break;
    case SHEET_TICK:
        tick(out, sheet, line);
        break;
    case SHEET_CHANNEL:
        labelled(out, sheet, line);
        break;
    case SHEET_DETAIL:
        said(out, "  - ", line->text, "\n");
        break;
    case SHEET_BLANK_LINE:
        said(out, "- ", line->label, " \\_\\_\\_\\_\\_\\_\\_\\_\n");
        break;
    case SHEET_SMALL:
        said(out, "- ", line->text, "\n");
        break;
    case SHEET_CODE:
        said(out, "\n**", line->text, "**\n\n");
        said(out, "", line->label != NULL ? line->label : "", "\n\n");
        break;
    case SHEET_CUT:
        said(out, "\n---\n\n## ", line->text, "\n\n");
        break;
    case SHEET_FIELD:
    case SHEET_TEXT:
        labelled(out, sheet, line);
        break;
    }
}

void sheet_markdown(const struct sheet *sheet, struct buffer *out)
{
    for (size_t i = 0; i < sheet->count; i++)
        line_write(out, sheet, &sheet->line[i]);
}

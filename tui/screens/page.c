/* Laying out blocks of text. */
#include "screens/page.h"

#include "base/text.h"

static struct page_block *page_add(struct page *page)
{
    struct page_block *block = arena_alloc(page->arena, sizeof *block);

    if (page->last != NULL)
        page->last->next = block;
    else
        page->first = block;
    page->last = block;
    return block;
}

void page_gap(struct page *page)
{
    if (page->last != NULL && page->last->text != NULL)
        page_add(page);
}

void page_text(struct page *page, enum role role, int indent, const char *text)
{
    if (text[0] != '\0')
        *page_add(page) = (struct page_block){.role = role, .indent = indent, .text = text};
}

void page_entry(struct page *page, int indent, enum role label_role, const char *label,
                int label_columns, enum role role, const char *text)
{
    const int needed = text_columns(label) + 1;

    if (text[0] == '\0')
        return;
    if (needed > label_columns) /* a label is never cut */
        label_columns = needed;
    *page_add(page) = (struct page_block){
        .role = role,
        .label_role = label_role,
        .indent = indent,
        .label_columns = label_columns,
        .label = label,
        .text = text,
    };
}

void page_verdict(struct page *page, enum role role, const char *text)
{
    *page_add(page) = (struct page_block){.role = role, .text = text, .bar = true};
}

void page_heading(struct page *page, const char *text)
{
    page_gap(page);
    page_text(page, ROLE_LABEL, 0, text);
}

static int block_start(const struct page_block *block)
{
    return block->bar ? 2 : block->indent + block->label_columns;
}

static struct lines block_lines(const struct page_block *block, struct arena *arena, int columns)
{
    const int room = columns - block_start(block);

    if (block->text == NULL)
        return (struct lines){0};
    return text_lines(arena, block->text, room > 2 ? room : 2);
}

static int page_width(int columns)
{
    return columns < PAGE_COLUMNS ? columns : PAGE_COLUMNS;
}

int page_rows(const struct page *page, int columns)
{
    int rows = 0;

    for (const struct page_block *block = page->first; block != NULL; block = block->next)
        rows += block->text == NULL
                    ? 1
                    : (int)block_lines(block, page->arena, page_width(columns)).count;
    return rows;
}

static void block_row(const struct page_block *block, const struct canvas *canvas, int row,
                      size_t line, const char *text)
{
    if (block->bar)
        canvas_bar(canvas, row, 0, block->role);
    if (line == 0 && block->label != NULL)
        canvas_text(canvas, row, block->indent, block->label_columns, block->label_role,
                    block->label);
    canvas_put(canvas, row, block_start(block), block->role, text);
}

void page_draw(const struct page *page, const struct canvas *canvas, int first, const char *more)
{
    const int columns = page_width(canvas->columns);
    const int total = page_rows(page, columns);
    const int last = total > canvas->rows ? total - canvas->rows : 0;
    const bool cut = first < last; /* there is more below */
    const struct canvas body =
        canvas_part(canvas, 0, 0, cut ? canvas->rows - 1 : canvas->rows, columns);
    int row = -(cut ? first : last);

    for (const struct page_block *block = page->first; block != NULL; block = block->next) {
        const struct lines lines = block_lines(block, canvas->scratch, columns);

        for (size_t i = 0; i < lines.count; i++)
            block_row(block, &body, row + (int)i, i, lines.line[i]);
        row += block->text == NULL ? 1 : (int)lines.count;
    }
    if (cut)
        canvas_put(canvas, canvas->rows - 1, 0, ROLE_DIM, more);
}

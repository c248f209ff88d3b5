/*
 * Every shipped outcome on paper, A4 and in large print, in both languages: laid out in one process, so
 * that fonts are loaded once, and measured. Every character has a glyph; nothing is wider than the
 * text, lower than the page or over something else; no page is empty, none ends with a heading; no
 * letter is smaller than its paper allows.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "helpers/paper/layout.h"
#include "../unit/sheet_cases.h"

#include <cairo-pdf.h>
#include <locale.h>
#include <string.h>

#define SLACK 0.01 /* points: of adding up */

static cairo_t *cairo; /* for fonts and resolution; nothing is drawn */

/* What is wrong with some paper, or NULL. */
typedef const char *(*checker)(const struct pages *pages);

/* ---- checks ----------------------------------------------------------------------------------- */

static double left_end(const struct block *block)
{
    const double end = block->label ? block->label_x + layout_width(block->label) : 0;

    return block->line->kind == SHEET_CODE ? block->label_x + CODE_SIDE : end;
}

static double right_end(const struct block *block)
{
    if (block->line->kind == SHEET_BLANK_LINE)
        return block->rule;
    return block->text ? block->text_x + layout_width(block->text) : left_end(block);
}

static const char *wide(const struct pages *pages)
{
    for (size_t i = 0; i < pages->count; i++) {
        const struct block *block = &pages->block[i];
        const double edge =
            block->aside ? pages->block[i + 1].left : MARGIN_SIDE + TEXT_WIDTH + SLACK;

        if (block->label_x < MARGIN_SIDE - SLACK || right_end(block) > edge)
            return block->line->text[0] ? block->line->text : block->line->label;
        if (block->label && block->text && left_end(block) > block->text_x)
            return block->line->label;
    }
    return NULL;
}

static double bottom_of(const struct block *block)
{
    return block->y + MAX(block->height, block->hung);
}

static const char *low(const struct pages *pages)
{
    for (size_t i = 0; i < pages->count; i++)
        if (pages->block[i].y < MARGIN_TOP ||
            bottom_of(&pages->block[i]) > PAGE_HEIGHT - MARGIN_BOTTOM + SLACK)
            return pages->block[i].line->text;
    return NULL;
}

static bool overlap(const struct block *a, const struct block *b)
{
    return a->page == b->page && a->y < b->y + b->height - SLACK &&
           b->y < a->y + a->height - SLACK && a->label_x < right_end(b) - SLACK &&
           b->label_x < right_end(a) - SLACK;
}

static const char *over_another(const struct pages *pages)
{
    for (size_t i = 0; i < pages->count; i++)
        for (size_t j = i + 1; j < pages->count && j < i + 12; j++)
            if (overlap(&pages->block[i], &pages->block[j]))
                return pages->block[j].line->text;
    return NULL;
}

static const char *out_of_order(const struct pages *pages)
{
    for (size_t i = 1; i < pages->count; i++)
        if (pages->block[i].page < pages->block[i - 1].page ||
            pages->block[i].page > pages->block[i - 1].page + 1)
            return pages->block[i].line->text;
    return pages->block[pages->count - 1].page + 1 == pages->page_count ? NULL : "an empty page";
}

static const char *orphaned(const struct pages *pages)
{
    for (size_t i = 1; i < pages->count; i++) {
        const struct block *before = &pages->block[i - 1];

        if (pages->block[i].page != before->page &&
            (before->line->kind == SHEET_HEADING || before->line->kind == SHEET_TITLE ||
             before->line->kind == SHEET_CUT || pages->block[i].line->kind == SHEET_DETAIL ||
             pages->block[i].line->kind == SHEET_BLANK_LINE))
            return pages->block[i].line->text;
    }
    return NULL;
}

static double letters_of(PangoLayout *layout)
{
    return (double)pango_font_description_get_size(pango_layout_get_font_description(layout)) /
           PANGO_SCALE;
}

static const char *small(const struct pages *pages)
{
    const double least = pages->large ? 16 : 8.5;

    if (pango_cairo_context_get_resolution(pages->context) != 72)
        return "points are no points";
    for (size_t i = 0; i < pages->count; i++) {
        const struct block *block = &pages->block[i];

        if ((block->label && letters_of(block->label) < least) ||
            (block->text && letters_of(block->text) < least))
            return block->line->text;
    }
    return NULL;
}

static const char *unprintable(const struct pages *pages)
{
    static char one[8];

    memset(one, 0, sizeof one);
    g_unichar_to_utf8(pages_missing(pages), one);
    return one[0] ? one : NULL;
}

static const struct {
    checker check;
    const char *what;
} checks[] = {
    {wide,         "too wide"              },
    {low,          "below the page's end"  },
    {over_another, "over something else"   },
    {out_of_order, "on a page of its own"  },
    {orphaned,     "cut from its beginning"},
    {small,        "too small"             },
    {unprintable,  "no glyph for"          },
};

#define CHECKS (sizeof checks / sizeof *checks)

/* ---- every outcome ---------------------------------------------------------------------------- */

static void paper_look(const struct session *session, const struct result *result,
                       enum language language, bool large)
{
    const struct content *content = session->content;
    struct sheet_desk desk = desk_of();
    struct arena arena = {0};
    struct pages pages;
    struct sheet sheet;

    desk.large = large;
    sheet_make(&arena, session, result, language, &desk, &sheet);
    pages_fit(&pages, &sheet, cairo, large);
    for (size_t i = 0; i < CHECKS; i++) {
        const char *wrong = checks[i].check(&pages);

        if (wrong)
            fail_msg("%s, %s%s: %s: %s",
                     content_string(content, content->outcomes[result->trail.outcome].id),
                     language == LANGUAGE_ZH ? "zh" : "en", large ? ", large" : "", checks[i].what,
                     wrong);
    }
    pages_free(&pages);
    arena_free(&arena);
}

static void result_look(const struct session *session, const struct result *result)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        paper_look(session, result, (enum language)language, false);
        paper_look(session, result, (enum language)language, true);
    }
}

static void every_shipped_outcome_is_laid_out_whole(void **state)
{
    (void)state;
    every_outcome(result_look);
}

/* ---- the checks can fail ---------------------------------------------------------------------- */

#define LINES 60

/* A sheet of papers with details under one heading; more than a page of it. */
static void papers_make(struct sheet_line line[LINES], struct sheet *sheet)
{
    line[0] = (struct sheet_line){.kind = SHEET_TITLE, .text = "一次性告知单"};
    line[1] = (struct sheet_line){.kind = SHEET_HEADING, .text = "要带的材料"};
    for (size_t i = 2; i < LINES; i++)
        line[i] = (struct sheet_line){.kind = i % 2 ? SHEET_DETAIL : SHEET_TICK,
                                      .text = "身份证、社保卡或者医保电子凭证，任选一种"};
    *sheet = (struct sheet){.head = "", .page = "{1}/{2}", .line = line, .count = LINES};
}

/* Which check complains; CHECKS = none. */
static size_t complaint(const struct pages *pages)
{
    size_t i = 0;

    while (i < CHECKS && checks[i].check(pages) == NULL)
        i++;
    return i;
}

static void what_is_wrong_is_noticed(void **state)
{
    struct sheet_line line[LINES];
    struct sheet sheet;
    struct pages pages;
    struct block *block;

    (void)state;
    papers_make(line, &sheet);
    pages_make(&pages, &sheet, cairo, 1, false);
    block = pages.block;
    assert_true(pages.page_count > 1);
    assert_int_equal(complaint(&pages), CHECKS);
    block[9].text_x += 300;
    assert_ptr_equal(checks[complaint(&pages)].check, wide);
    block[9].text_x -= 300;
    block[9].y += 700;
    assert_ptr_equal(checks[complaint(&pages)].check, low);
    block[9].y -= 700 + block[9].height;
    assert_ptr_equal(checks[complaint(&pages)].check, over_another);
    block[9].y += block[9].height;
    pages.page_count++;
    assert_ptr_equal(checks[complaint(&pages)].check, out_of_order);
    pages.page_count--;
    for (size_t i = 1; i < LINES && block[i].page == 0; i++)
        if (block[i + 1].page == 1) {
            block[i].page = 1; /* the details of a paper go on without it */
            block[i].y = block[LINES - 1].y + 30;
        }
    assert_ptr_equal(checks[complaint(&pages)].check, orphaned);
    pages_free(&pages);
}

static void small_letters_and_missing_ones_are_noticed(void **state)
{
    struct sheet_line line[LINES];
    struct sheet sheet;
    struct pages pages;

    (void)state;
    papers_make(line, &sheet);
    line[5].text = "\xf3\xb0\x80\x81"; /* a private character no font has */
    pages_make(&pages, &sheet, cairo, 1, false);
    assert_ptr_equal(checks[complaint(&pages)].check, unprintable);
    pages.large = true;
    assert_ptr_equal(checks[complaint(&pages)].check, small);
    pages_free(&pages);
}

/* A sheet of one long paper is broken where it must be, and a label of any length leaves room. */
static void odd_sheets_are_laid_out(void **state)
{
    static char text[20000];
    struct sheet_line line[LINES];
    struct sheet sheet;
    struct pages pages;

    (void)state;
    papers_make(line, &sheet);
    memset(text, 'm', 200);
    line[3].text = line[5].label = text;
    line[4] = (struct sheet_line){.kind = SHEET_FIELD, .label = text, .text = text};
    line[6] = (struct sheet_line){.kind = SHEET_STEP, .label = text, .text = text};
    for (int large = 0; large < 2; large++) {
        pages_make(&pages, &sheet, cairo, 1, large);
        assert_null(wide(&pages));
        assert_null(low(&pages));
        assert_null(over_another(&pages));
        pages_free(&pages);
    }
}

static int start(void **state)
{
    cairo_surface_t *surface = cairo_pdf_surface_create(NULL, PAGE_WIDTH, PAGE_HEIGHT);

    cairo = cairo_create(surface);
    cairo_surface_destroy(surface);
    return sheet_cases_open(state);
}

static int end(void **state)
{
    cairo_destroy(cairo);
    return sheet_cases_close(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_outcome_is_laid_out_whole),
        cmocka_unit_test(what_is_wrong_is_noticed),
        cmocka_unit_test(small_letters_and_missing_ones_are_noticed),
        cmocka_unit_test(odd_sheets_are_laid_out),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, start, end);
}

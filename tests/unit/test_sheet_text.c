/*
 * The light hands of the sheet, and the stream to daoban-paper.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "sheet_cases.h"

#include "base/text.h"
#include "commands/result.h"
#include "paper/sheet_text.h"
#include "paper/stream.h"

#include <jansson.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* ---- the hands -------------------------------------------------------------------------------- */

static void lines_fit(const struct sheet *sheet, int columns)
{
    struct buffer out = {0};
    char *line, *rest = NULL;

    sheet_text(sheet, columns, &out);
    buffer_add(&out, "", 1);
    assert_true(out.size > 100 && out.data[out.size - 2] == '\n');
    for (line = strtok_r(out.data, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        if (text_columns(line) > columns)
            fail_msg("%d columns: %s", text_columns(line), line);
    buffer_free(&out);
}

static void look_columns(const struct session *session, const struct result *result,
                         const struct sheet *sheet)
{
    (void)session;
    (void)result;
    lines_fit(sheet, SHEET_COLUMNS);
    lines_fit(sheet, 40);
}

static void text_lines_fit(void **state)
{
    (void)state;
    every_sheet(look_columns);
}

/* What a sheet says at some width: neither the room between words nor the lines that are drawn. */
static void said(const struct sheet *sheet, int columns, struct buffer *words)
{
    struct buffer out = {0};

    sheet_text(sheet, columns, &out);
    for (size_t i = 0; i < out.size; i++)
        if (strchr(" \n-_", out.data[i]) == NULL)
            buffer_add(words, &out.data[i], 1);
    buffer_free(&out);
}

/* The print screen gives a preview whatever is left of the window, be it a column or less. */
static void look_narrow(const struct session *session, const struct result *result,
                        const struct sheet *sheet)
{
    static const int widths[] = {-3, 0, 1, 2, 3, 5, 8, 11, 20, 21, 39};
    struct buffer wide = {0};

    (void)session;
    (void)result;
    said(sheet, SHEET_COLUMNS, &wide);
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        struct buffer narrow = {0};

        said(sheet, widths[i], &narrow);
        assert_int_equal(narrow.size, wide.size);
        assert_memory_equal(narrow.data, wide.data, wide.size);
        buffer_free(&narrow);
    }
    buffer_free(&wide);
}

static void no_width_is_too_narrow(void **state)
{
    (void)state;
    every_sheet(look_narrow);
}

static void look_stream(const struct session *session, const struct result *result,
                        const struct sheet *sheet)
{
    struct buffer out = {0};
    struct arena arena = {0};
    struct sheet again;

    (void)session;
    (void)result;
    stream_write(sheet, &out);
    buffer_add(&out, "", 1);
    assert_null(stream_read(&arena, out.data, &again));
    assert_int_equal(again.count, sheet->count);
    assert_int_equal(again.language, sheet->language);
    assert_string_equal(again.head, sheet->head);
    for (size_t i = 0; i < again.count; i++) {
        assert_int_equal(again.line[i].kind, sheet->line[i].kind);
        assert_int_equal(again.line[i].mark, sheet->line[i].mark);
        assert_string_equal(again.line[i].text, sheet->line[i].text);
        assert_int_equal(again.line[i].label == NULL, sheet->line[i].label == NULL);
    }
    arena_free(&arena);
    buffer_free(&out);
}

static void the_stream_brings_the_same_sheet(void **state)
{
    (void)state;
    every_sheet(look_stream);
}

static size_t count_of(const char *text, const char *words)
{
    size_t count = 0;

    for (; (text = strstr(text, words)) != NULL; text++)
        count++;
    return count;
}

static void look_markdown(const struct session *session, const struct result *result,
                          const struct sheet *sheet)
{
    struct buffer out = {0};

    (void)session;
    (void)result;
    sheet_markdown(sheet, &out);
    buffer_add(&out, "", 1);
    assert_true(strncmp(out.data, "# ", 2) == 0);
    assert_non_null(strstr(out.data, "\n## "));
    assert_int_equal(count_of(out.data, "\n- [ ] "), count_kind(sheet, SHEET_TICK));
    assert_int_equal(count_of(out.data, "\n## "),
                     count_kind(sheet, SHEET_HEADING) + count_kind(sheet, SHEET_CUT));
    buffer_free(&out);
}

static void markdown_has_headings(void **state)
{
    (void)state;
    every_sheet(look_markdown);
}

/* ---- for programs ----------------------------------------------------------------------------- */

static void look_json(const struct session *session, const struct result *result,
                      const struct sheet *sheet)
{
    const struct content *content = session->content;
    const struct outcome *outcome = &content->outcomes[result->trail.outcome];
    struct buffer out = {0};
    struct emit emit = {.out = &out};
    struct arena arena = {0};
    json_error_t fault;
    json_t *json;

    emit_open(&emit, NULL, '{');
    result_json(&emit, session, result, NULL, sheet->language, &arena);
    emit_close(&emit, '}');
    json = json_loadb(out.data, out.size, JSON_REJECT_DUPLICATES, &fault);
    if (json == NULL)
        fail_msg("%s", fault.text);
    assert_string_equal(json_string_value(json_object_get(json, "state")), "done");
    assert_string_equal(json_string_value(json_object_get(json, "outcome")),
                        content_string(content, outcome->id));
    assert_int_equal(json_array_size(json_object_get(json, "documents")), result->checklist.count);
    assert_int_equal(json_array_size(json_object_get(json, "deadlines")), result->shown_count);
    json_decref(json);
    arena_free(&arena);
    buffer_free(&out);
}

static void json_holds_the_same(void **state)
{
    (void)state;
    every_sheet(look_json);
}

/* ---- streams that are none -------------------------------------------------------------------- */

static void bad_streams_are_refused(void **state)
{
    static const char *const table[] = {
        "",
        "daoban-sheet 2\nend\n",
        "daoban-sheet 1\n",
        "daoban-sheet 1\nline\t0\t0\t\ttitle\n",
        "daoban-sheet 1\nline\t99\t0\t\ttext\nend\n",
        "daoban-sheet 1\nline\t-1\t0\t\ttext\nend\n",
        "daoban-sheet 1\nline\t0\t7\t\ttext\nend\n",
        "daoban-sheet 1\nline\t0\t0\ttext\nend\n",
        "daoban-sheet 1\nline\t0\t0\t\ta\tb\nend\n",
        "daoban-sheet 1\nmargin\t3\nend\n",
        "daoban-sheet 1\nhead\na\nend\n",
        "daoban-sheet 1\nend",
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct arena arena = {0};
        struct sheet sheet;
        char *bytes = strdup(table[i]);

        if (stream_read(&arena, bytes, &sheet) == NULL)
            fail_msg("taken: %s", table[i]);
        free(bytes);
        arena_free(&arena);
    }
}

static void tabs_and_newlines_survive_the_stream(void **state)
{
    struct sheet_line line = {.kind = SHEET_TEXT, .label = "a\\b", .text = "one\ttwo\nthree\\n"};
    const struct sheet sheet = {.head = "", .page = "", .line = &line, .count = 1};
    struct buffer out = {0};
    struct arena arena = {0};
    struct sheet again;

    (void)state;
    stream_write(&sheet, &out);
    buffer_add(&out, "", 1);
    assert_null(stream_read(&arena, out.data, &again));
    assert_string_equal(again.line[0].text, line.text);
    assert_string_equal(again.line[0].label, line.label);
    arena_free(&arena);
    buffer_free(&out);
}

static void content_never_becomes_markup(void **state)
{
    struct sheet_line line = {.kind = SHEET_TEXT, .text = "# [x](http://a) `b` <c>\n- d | e_f*"};
    const struct sheet sheet = {.head = "", .page = "", .line = &line, .count = 1};
    struct buffer out = {0};

    (void)state;
    sheet_markdown(&sheet, &out);
    buffer_add(&out, "", 1);
    assert_string_equal(out.data, "\n\\# \\[x\\](http://a) \\`b\\` \\<c\\> - d \\| e\\_f\\*\n");
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_lines_fit),
        cmocka_unit_test(no_width_is_too_narrow),
        cmocka_unit_test(the_stream_brings_the_same_sheet),
        cmocka_unit_test(markdown_has_headings),
        cmocka_unit_test(json_holds_the_same),
        cmocka_unit_test(bad_streams_are_refused),
        cmocka_unit_test(tabs_and_newlines_survive_the_stream),
        cmocka_unit_test(content_never_becomes_markup),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, sheet_cases_open, sheet_cases_close);
}

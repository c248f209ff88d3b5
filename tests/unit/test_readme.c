/* What the README says of keys, menu and plain mode is what the program has. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "content_tree.h"
#include "stage.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static struct stage stage;
static char *readme;

static const char *english(enum text_id id)
{
    return texts_get(stage.content, id, LANGUAGE_EN);
}

/* The README holds the lines as they are; where it does not, what it should say is printed. */
static void assert_told(struct buffer *lines)
{
    buffer_add(lines, "", 1);
    if (strstr(readme, lines->data) == NULL)
        fail_msg("README.md should say:\n%s", lines->data);
    buffer_free(lines);
}

/* ---- the key table -------------------------------------------------------------------------- */

static const enum mode columns[] = {
    MODE_CHOICE, MODE_FIELD, MODE_PLACE, MODE_FILTER, MODE_CONCLUSION, MODE_DOCUMENTS, MODE_HOME,
};

/* What a key does: the footer's words; of keys that type, which the footer leaves out, what they type. */
static const char *cell(enum mode mode, enum stroke_kind stroke)
{
    const bool digit = stroke == STROKE_DIGIT || stroke == STROKE_ZERO;

    for (const struct binding *b = keys_shown(mode); b->action != ACTION_NONE; b++) {
        if (b->stroke != stroke)
            continue;
        if (b->help != TEXT_COUNT)
            return english(b->help);
        return b->action != ACTION_TYPE ? "" : digit ? "digit" : "separator";
    }
    return "";
}

static void the_key_table(void **state)
{
    struct buffer lines = {0};

    (void)state;
    buffer_print(&lines, "| key |");
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        buffer_print(&lines, " %s |", english(keys_mode_title(columns[i])));
    buffer_print(&lines, "\n|---|");
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        buffer_print(&lines, "---|");
    for (enum stroke_kind stroke = STROKE_DIGIT; stroke <= STROKE_PLUS; stroke++) {
        const struct binding key = {.stroke = stroke};

        buffer_print(&lines, "\n| `%s` |", keys_name(&key));
        for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
            buffer_print(&lines, " %s |", cell(columns[i], stroke));
    }
    buffer_print(&lines, "\n");
    assert_told(&lines);
}

/* ---- the menu ------------------------------------------------------------------------------- */

/* Whether the plain mode has what is in the menu; where it has not, the README says so. */
static const struct {
    enum text_id entry;
    bool plain;
} entries[] = {
    {TEXT_MENU_REVIEW,      true },
    {TEXT_MENU_CITIZEN,     false},
    {TEXT_MENU_READ_OUT,    false},
    {TEXT_MENU_CODE,        true },
    {TEXT_MENU_SAME_PERSON, false},
    {TEXT_MENU_PARK,        false},
    {TEXT_MENU_LANGUAGE,    false},
    {TEXT_MENU_HELP,        true },
    {TEXT_MENU_NEXT,        true },
    {TEXT_MENU_RECENT,      false},
    {TEXT_MENU_PARKED,      false},
    {TEXT_MENU_EXAMINE,     false},
    {TEXT_MENU_ABOUT,       false},
    {TEXT_MENU_LEAVE,       true },
};

static void entry_known(const char *label)
{
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++)
        if (strcmp(english(entries[i].entry), label) == 0)
            return;
    fail_msg("menu entry \"%s\": does the plain mode have it? Add it to `entries`", label);
}

/* Adds the entries of the menu as it is drawn: "`1` Change answers; `2` …". */
static void menu_read(struct buffer *lines)
{
    const char *between = "";

    assert_string_equal(stage_draw(&stage), "menu");
    for (int row = 0; row < 24; row++) {
        struct buffer text = {0};
        char *at, *label;

        stage_row(row, &text);
        buffer_add(&text, "", 1);
        at = text.data + strspn(text.data, " ");
        label = at + 1 + strspn(at + 1, " ");
        if (isdigit((unsigned char)at[0]) && at[0] != '0' && strncmp(at + 1, "  ", 2) == 0) {
            entry_known(label);
            buffer_print(lines, "%s`%c` %s", between, at[0], label);
            between = "; ";
        }
        buffer_free(&text);
    }
}

static void the_menu(void **state)
{
    struct buffer lines = {0};

    (void)state;
    stage_key(&stage, "+");
    buffer_print(&lines, "The menu (`+`) at home: ");
    menu_read(&lines);
    stage_key(&stage, "-");
    desk_begin(&stage.desk, content_flow(stage.content, "settle"));
    app_serve(&stage.app);
    stage_key(&stage, "+");
    buffer_print(&lines, ".\nIn a case: ");
    menu_read(&lines);
    buffer_print(&lines, ".\n");
    assert_told(&lines);
}

static void the_plain_mode(void **state)
{
    struct buffer lines = {0};
    const char *between = "";

    (void)state;
    buffer_print(&lines, "Of the menu it has not: ");
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++)
        if (!entries[i].plain) {
            buffer_print(&lines, "%s%s", between, english(entries[i].entry));
            between = "; ";
        }
    buffer_print(&lines, ".\n");
    assert_told(&lines);
}

/* ---------------------------------------------------------------------------------------------- */

static int start(void **state)
{
    size_t size;

    (void)state;
    readme = file_text("README.md", &size);
    if (readme == NULL || !stage_load(&stage))
        return -1;
    return 0;
}

static int end(void **state)
{
    (void)state;
    free(readme);
    stage_unload(&stage);
    return 0;
}

static int desk_up(void **state)
{
    (void)state;
    stage_open(&stage, 80, 24, LANGUAGE_EN);
    return 0;
}

static int desk_down(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_key_table),
        cmocka_unit_test_setup_teardown(the_menu, desk_up, desk_down),
        cmocka_unit_test(the_plain_mode),
    };

    return cmocka_run_group_tests(tests, start, end);
}

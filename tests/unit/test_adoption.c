/* Which office stands behind a content: for the fingerprint it looked at, from its day on, and at every sheet's foot. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "content_tree.h"
#include "shipped.h"

#include "load/load.h"
#include "model/adoption.h"
#include "wording/words.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

static int32_t day(const char *text)
{
    int32_t date = 0;

    assert_true(date_parse(text, strlen(text), &date));
    return date;
}

/* The good content under an office's layer whose about.yaml adopts this print on this day. */
static struct content *adopted(uint64_t print, const char *on, const char *also)
{
    struct tree_folder tree;
    struct diags diags = {0};
    char about[200], content[80], site[80];
    struct content *loaded;

    tree_start(&tree, NULL);
    snprintf(about, sizeof about,
             "adopted: {by: {zh: 本局, en: Our bureau}, on: %s, print: %016llx}\n%s", on,
             (unsigned long long)print, also);
    tree_write(&tree, "site/about.yaml", about, strlen(about), false);
    snprintf(content, sizeof content, "%s/content", tree.path);
    snprintf(site, sizeof site, "%s/site", tree.path);
    loaded = content_load(
        &(struct layers){
            .folder = {content, site},
              .count = 2
    },
        &diags);
    diags_free(&diags);
    tree_free(&tree);
    assert_non_null(loaded);
    return loaded;
}

static uint64_t print_of_good(void)
{
    struct content *content = adopted(0, "2026-11-30", "");
    const uint64_t print = adoption_print(content);

    content_free(content);
    return print;
}

static void it_holds_for_what_was_looked_at(void **state)
{
    const uint64_t print = print_of_good();
    static const struct {
        const char *on;
        uint64_t more; /* added to the print */
        const char *today;
        enum adoption_state state;
        const char *foot;
    } rows[] = {
        {"2026-11-30", 0, "2026-11-30", ADOPTION_HOLDS,   "paper.adopted"    },
        {"2026-11-30", 0, "2027-05-01", ADOPTION_HOLDS,   "paper.adopted"    },
        {"2026-11-30", 0, "2026-11-29", ADOPTION_FUTURE,  "paper.not_adopted"},
        {"2026-11-30", 1, "2026-11-30", ADOPTION_CHANGED, "paper.not_adopted"},
        {"2020-01-01", 0, "2026-11-30", ADOPTION_EARLY,   "paper.not_adopted"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct content *content = adopted(print + rows[i].more, rows[i].on, "");
        struct arena arena = {0};
        const struct words words = {.content = content, .arena = &arena};

        assert_int_equal(adoption_state(content, day(rows[i].today)), rows[i].state);
        assert_string_equal(words_adoption(&words, day(rows[i].today)), rows[i].foot);
        arena_free(&arena);
        content_free(content);
    }
}

/* To adopt is no change; another day of the content is looked at again, for its date has moved past. */
static void adopting_changes_no_fingerprint(void **state)
{
    struct content *one = adopted(1, "2026-11-30", "");
    struct content *other = adopted(2, "2026-12-30", "");

    (void)state;
    assert_true(one->behaviour_print == other->behaviour_print);
    assert_true(one->wording_print == other->wording_print);
    content_free(one);
    content_free(other);
}

static void nobody_adopts_what_ships(void **state)
{
    struct content *content = shipped_load();
    struct arena arena = {0};
    const struct words words = {.content = content, .language = LANGUAGE_EN, .arena = &arena};

    (void)state;
    assert_int_equal(adoption_state(content, day("2026-11-30")), ADOPTION_NONE);
    assert_string_equal(words_adoption(&words, day("2026-11-30")),
                        "Content not verified by this office");
    arena_free(&arena);
    content_free(content);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_holds_for_what_was_looked_at),
        cmocka_unit_test(adopting_changes_no_fingerprint),
        cmocka_unit_test(nobody_adopts_what_ships),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}

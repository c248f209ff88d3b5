/*
 * Cases: every one of content/cases and tests/cases comes out as it says, and what cannot be read or
 * does not come true is reported word by word. The format is described in tui/cases/stories.h.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "analysis/coverage.h"
#include "cases/expect.h"
#include "cases/files.h"
#include "cases/write.h"
#include "commands/answering.h"
#include "load/load.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

static const struct layers layers = {.folder = {"content"}, .count = 1};
static struct content *content;

static int shipped_open(void **state)
{
    struct diags diags = {0};

    (void)state;
    content = content_load(&layers, &diags);
    if (content == NULL)
        diags_print(&diags, LANGUAGE_EN, stderr);
    diags_free(&diags);
    return content == NULL;
}

static int shipped_close(void **state)
{
    (void)state;
    content_free(content);
    return 0;
}

/* ---- the cases that ship ------------------------------------------------------------------- */

static void every_case_comes_true(void **state)
{
    struct stories stories = {.content = content};
    struct diags diags = {0};

    (void)state;
    files_read_layers(&stories, layers.folder, layers.count, answer_set, &diags);
    for (uint32_t i = 0; i < stories.count; i++)
        expect_report(&stories, stories.list[i], &diags);
    diags_print(&diags, LANGUAGE_EN, stderr);
    assert_int_equal(diags.count, 0);
    assert_true(stories.count > 150);
    diags_free(&diags);
    stories_free(&stories);
}

/* Cases that ship are told to trainees: each has a title and says where its rule comes from. */
static void cases_that_ship_are_titled_and_cited(void **state)
{
    struct stories stories = {.content = content};
    struct diags diags = {0};

    (void)state;
    files_read_folder(&stories, "content/cases", "content/cases", answer_set, &diags);
    assert_true(stories.count >= 60);
    for (uint32_t i = 0; i < stories.count; i++) {
        const struct story *story = stories.list[i];

        if (story->title[0] == '\0' || story->cites.count == 0)
            fail_msg("%s:%u has no title or no cite", story->file, story->line);
    }
    diags_free(&diags);
    stories_free(&stories);
}

/* ---- one case at a time ---------------------------------------------------------------------- */

#define GOOD                                                                                       \
    "# 一个案例\nflow settle\non 2026-11-21\nset insured_in=371500 care_in=110000\n"           \
    "set stage=settled after_settling=own_share\nexpect outcome=SELF_PAY_PART\n"

/* Reads one text, runs what can be run, and gives the first finding in English ("" = none). */
static const char *finding(const char *text, char room[256])
{
    struct stories stories = {.content = content};
    struct diags diags = {0};

    stories_read(&stories, "a.txt", text, strlen(text), answer_set, &diags);
    for (uint32_t i = 0; i < stories.count; i++)
        if (!stories.list[i]->broken)
            expect_report(&stories, stories.list[i], &diags);
    room[0] = '\0';
    if (diags.count > 0)
        snprintf(room, 256, "%u: %s", diags.list[0]->place.line,
                 diags.list[0]->message[LANGUAGE_EN]);
    diags_free(&diags);
    stories_free(&stories);
    return room;
}

static void a_good_case_says_nothing(void **state)
{
    char room[256];

    (void)state;
    assert_string_equal(finding(GOOD, room), "");
    assert_string_equal(finding("", room), "");
    assert_string_equal(finding("# only a title\n\n\n", room), "");
}

static void what_does_not_come_true_is_told(void **state)
{
    char room[256];

    (void)state;
    assert_string_equal(finding(GOOD "expect documents=receipt\n", room),
                        "7: should surely list receipt, which is 没有 (not there)");
    assert_string_equal(finding(GOOD "expect deadline manual_claim=2026-01-01\n", room),
                        "7: the last day for manual_claim is another one: -");
    assert_string_equal(finding(GOOD "expect outcome=MANUAL\n", room),
                        "7: should come out as MANUAL, comes out as SELF_PAY_PART");
    assert_string_equal(finding(GOOD "expect outcome=SELF_PAY_PART verdict=direct\n", room),
                        "7: should have the verdict direct, has self_pay_part");
}

#define ASSUME_SO "write assume region.PARAMETER=OPTION, or region.PARAMETER=unknown"
#define ASSUME_BEHIND "assume stands behind set, and the place of insurance has to be set: "

static void what_cannot_be_read_is_told(void **state)
{
    /* clang-format off */
    static const struct {
        const char *text;
        const char *wanted;
    } rows[] = {
        {"flow nowhere\n", "1: there is no flow nowhere"},
        {"flow settle\non 2026-02-30\n", "2: 2026-02-30 is no date; write 2026-01-20"},
        {"on 2026-01-20\n", "1: flow and on have to stand before this line"},
        {"flow settle\nset stage=planned\n", "2: flow and on have to stand before this line"},
        {"flow settle\non 2026-11-21\n", "1: this case has no expect outcome="},
        {"shows everything\n", "1: cannot be read: shows everything; a line begins with flow, on, "
                               "set, assume, cite, expect or #"},
        {GOOD "expect documents=no_such\n", "7: the content has no no_such"},
        {GOOD "expect deadline no_such=2026-01-01\n", "7: the content has no no_such"},
        {GOOD "expect deadline manual_claim=soon\n", "7: soon is no date; write 2026-01-20"},
        {GOOD "expect steps=one\n", "7: one is no number of a step or note (from 1; 0 = none)"},
        {GOOD "expect steps=33\n", "7: 33 is no number of a step or note (from 1; 0 = none)"},
        {GOOD "cite nobody\n", "7: the content has no nobody"},
        {GOOD "assume region.no_such=yes\n", "7: region.no_such=yes is wrong; " ASSUME_SO},
        {GOOD "assume region.account_filing=maybe\n",
         "7: region.account_filing=maybe is wrong; " ASSUME_SO},
        {GOOD "assume region.account_filing\n",
         "7: region.account_filing is wrong; " ASSUME_SO},
        {GOOD "assume region.manual_deadline=99\n",
         "7: region.manual_deadline=99 is wrong; " ASSUME_SO},
        {GOOD "assume account_filing=exempt\n",
         "7: account_filing=exempt is wrong; " ASSUME_SO},
        {GOOD "assume\n", "7: cannot be read: assume; a line begins with flow, on, set, assume, "
                          "cite, expect or #"},
        {GOOD "assume region.account_filing=exempt\nset care_in=110000\n", "8: " ASSUME_BEHIND
                                                                         "care_in=110000"},
        {"flow settle\non 2026-11-21\nassume region.account_filing=exempt\n",
         "3: " ASSUME_BEHIND "region.account_filing=exempt"},
        {"flow settle\non 2026-11-21\nset insured_in=unsure\nassume region.account_filing=exempt\n",
         "4: " ASSUME_BEHIND "region.account_filing=exempt"},
        {"assume region.account_filing=exempt\n", "1: flow and on have to stand before this line"},
        {"\x1b[2J\n", "0: byte 0 is no UTF-8 text that can be shown"},
    };
    /* clang-format on */
    char room[256];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_string_equal(finding(rows[i].text, room), rows[i].wanted);
}

static void a_case_that_stops_is_told_where(void **state)
{
    char room[256];

    (void)state;
    assert_string_equal(
        finding("flow settle\non 2026-11-21\nset stage=settled\nexpect outcome=MANUAL\n", room),
        "4: stops at after_settling before it comes to MANUAL");
}

static void an_answer_nobody_can_give_is_told(void **state)
{
    char room[256];

    (void)state;
    assert_non_null(
        strstr(finding("flow settle\non 2026-11-21\nset stage=tomorrow\n", room), "tomorrow"));
    assert_non_null(strstr(finding("flow settle\non 2026-11-21\nset nobody=1\n", room), "nobody"));
    assert_non_null(strstr(finding("flow settle\non 2026-11-21\nset stage\n", room), "stage"));
}

/* ---- rules assumed ---------------------------------------------------------------------------- */

#define OWN_ACCOUNT                                                                                \
    "flow account\non 2026-11-21\nset insured_in=140100 care_in=110000 scheme=employee "           \
    "account_for=self account_use=care\n"

static void a_case_may_assume_a_rule(void **state)
{
    char room[256];

    (void)state;
    assert_string_equal(finding(OWN_ACCOUNT "expect outcome=ACCOUNT_SELF_ASK\n", room), "");
    assert_string_equal(finding(OWN_ACCOUNT "assume region.account_filing=exempt\n"
                                            "expect outcome=ACCOUNT_SELF verdict=can\n",
                                room),
                        "");
    assert_string_equal(finding(OWN_ACCOUNT "assume region.account_filing=required\n"
                                            "expect outcome=ACCOUNT_SELF verdict=can\n",
                                room),
                        "5: should come out as ACCOUNT_SELF, comes out as ACCOUNT_SELF_FILE");
}

/* Two lines add up, and a rule of the place itself counts no more once one is assumed. */
static void what_is_assumed_is_all_the_place_says(void **state)
{
    static const char text[] =
        "flow claim\non 2026-11-21\nset insured_in=110000 care_in=140100 service=inpatient\n"
        "set emergency=no filed_then=no urgent=no\n%sexpect outcome=%s\n";
    static const char *const rows[][2] = {
        {"",                                                                      "UNFILED_REFUSED"  },
        {"assume region.accept_unfiled=unknown\n",                                "MANUAL_LOCAL_RULE"},
        {"assume region.accept_unfiled=no\n",                                     "MANUAL_LOCAL_RULE"},
        {"assume region.accept_unfiled=no\nassume region.temp_filing=required\n",
         "UNFILED_REFUSED"                                                                           },
    };
    char room[256], story[512];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        snprintf(story, sizeof(story), text, rows[i][0], rows[i][1]);
        assert_string_equal(finding(story, room), "");
    }
}

/* The next case in the file is served under the rules there are. */
static void a_rule_assumed_ends_with_its_case(void **state)
{
    char room[256];

    (void)state;
    assert_string_equal(finding(OWN_ACCOUNT "assume region.account_filing=exempt\n"
                                            "expect outcome=ACCOUNT_SELF\n\n" OWN_ACCOUNT
                                            "expect outcome=ACCOUNT_SELF_ASK\n",
                                room),
                        "");
}

/* As proposed by the mutation run: written, read again, it comes true. */
static void a_case_written_with_its_rules_is_read_again(void **state)
{
    struct stories stories = {.content = content};
    struct diags diags = {0};
    struct buffer out = {0};
    struct session session;
    char room[256];

    (void)state;
    stories_read(&stories, "a.txt", OWN_ACCOUNT, strlen(OWN_ACCOUNT), answer_set, &diags);
    session = stories.list[0]->session;
    write_story(&session, "region.account_filing=exempt region.intra_filing=unknown", "title",
                answer_written, &out);
    buffer_add(&out, "", 1);
    assert_non_null(strstr(
        out.data, "\nassume region.account_filing=exempt region.intra_filing=unknown\nexpect "
                  "outcome=ACCOUNT_SELF verdict=can\n"));
    assert_string_equal(finding(out.data, room), "");
    buffer_free(&out);
    diags_free(&diags);
    stories_free(&stories);
}

/* ---- coverage --------------------------------------------------------------------------------- */

static bool seen(const struct coverage *coverage, const char *name)
{
    struct arena arena = {0};
    bool found = false;

    for (uint32_t i = 0; i < coverage->count; i++) {
        const struct covered *covered = coverage_at(coverage, i);

        if (strcmp(covered_name(content, covered, &arena), name) == 0)
            found = found || covered->seen;
    }
    arena_free(&arena);
    return found;
}

static void coverage_ticks_what_a_case_saw(void **state)
{
    struct stories stories = {.content = content};
    struct diags diags = {0};
    struct coverage coverage;
    struct played played;

    (void)state;
    stories_read(&stories, "a.txt", GOOD, strlen(GOOD), answer_set, &diags);
    assert_int_equal(stories.count, 1);
    coverage_start(&coverage, content);
    play_story(stories.list[0], content, &played);
    coverage_add(&coverage, &played);
    assert_true(seen(&coverage, "SELF_PAY_PART"));
    assert_true(seen(&coverage, "after_settling=own_share"));
    assert_true(seen(&coverage, "care_in=other_province"));
    assert_false(seen(&coverage, "after_settling=unsure"));
    assert_false(seen(&coverage, "MANUAL"));
    coverage_free(&coverage);
    diags_free(&diags);
    stories_free(&stories);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_comes_true),
        cmocka_unit_test(cases_that_ship_are_titled_and_cited),
        cmocka_unit_test(a_good_case_says_nothing),
        cmocka_unit_test(what_does_not_come_true_is_told),
        cmocka_unit_test(what_cannot_be_read_is_told),
        cmocka_unit_test(a_case_that_stops_is_told_where),
        cmocka_unit_test(an_answer_nobody_can_give_is_told),
        cmocka_unit_test(a_case_may_assume_a_rule),
        cmocka_unit_test(what_is_assumed_is_all_the_place_says),
        cmocka_unit_test(a_rule_assumed_ends_with_its_case),
        cmocka_unit_test(a_case_written_with_its_rules_is_read_again),
        cmocka_unit_test(coverage_ticks_what_a_case_saw),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, shipped_open, shipped_close);
}

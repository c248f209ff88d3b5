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
#include "cases/accept.h"
#include "cases/files.h"
#include "cases/write.h"
#include "commands/input.h"
#include "content_tree.h"
#include "load/load.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

static const struct layers layers = {.folder = {"content"}, .count = 1};
static struct content *content; /* that ships */
static struct content
    *small; /* tests/data/good: no change of what ships makes its stories untrue */
static struct tree_folder tree;

static struct content *load(const struct layers *from)
{
    struct diags diags = {0};
    struct content *loaded = content_load(from, &diags);

    if (loaded == NULL)
        diags_print(&diags, LANGUAGE_EN, stderr);
    diags_free(&diags);
    return loaded;
}

static int contents_open(void **state)
{
    char folder[80];

    (void)state;
    tree_start(&tree, NULL);
    snprintf(folder, sizeof folder, "%s/content", tree.path);
    small = load(&(struct layers){.folder = {folder}, .count = 1});
    content = load(&layers);
    return content == NULL || small == NULL;
}

static int contents_close(void **state)
{
    (void)state;
    content_free(content);
    content_free(small);
    tree_free(&tree);
    return 0;
}

/* ---- the cases that ship ------------------------------------------------------------------- */

static void every_case_comes_true(void **state)
{
    struct stories stories = {.content = content};
    struct diags diags = {0};

    (void)state;
    files_read_layers(&stories, layers.folder, layers.count, &diags);
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
    files_read_folder(&stories, "content/cases", "content/cases", &diags);
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
    "set stage=paid filed=yes paid_on=2026-11-01 cost=10 extras=none\nexpect outcome=MANUAL\n"

/* Reads one text, runs what can be run, and gives the first finding in English ("" = none). */
static const char *finding_in(const struct content *read, const char *text, char room[256])
{
    struct stories stories = {.content = read};
    struct diags diags = {0};

    stories_read(&stories, "a.txt", text, strlen(text), &diags);
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

static const char *finding(const char *text, char room[256])
{
    return finding_in(small, text, room);
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
    assert_string_equal(finding(GOOD "expect documents=receipt,card,code,proof\n", room), "");
    assert_string_equal(finding(GOOD "expect without=receipt\n", room),
                        "7: should not list receipt, which is 在清单上 (listed)");
    assert_string_equal(finding(GOOD "expect deadline claim=2026-01-01\n", room),
                        "7: the last day for claim is another one: -");
    assert_string_equal(finding(GOOD "expect deadline year_end=2027-01-20\n", room), "");
    assert_string_equal(finding(GOOD "expect deadline year_end=2027-01-21\n", room),
                        "7: the last day for year_end is another one: 2027-01-20");
    assert_string_equal(finding(GOOD "expect notes=1\n", room),
                        "7: should show the notes 1, shows 0");
    assert_string_equal(finding(GOOD "expect shows=unfiled\n", room),
                        "7: should say what holds for unfiled, which 不写 (does not bear on it)");
    assert_string_equal(
        finding(GOOD "expect perhaps=unfiled\n", room),
        "7: should say that unfiled may concern the person, which 不写 (does not bear on it)");
    assert_string_equal(finding(GOOD "expect outcome=DIRECT\n", room),
                        "7: should come out as DIRECT, comes out as MANUAL");
    assert_string_equal(finding(GOOD "expect outcome=MANUAL verdict=direct\n", room),
                        "7: should have the verdict direct, has manual");
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
        {GOOD "expect shows=no_such\n", "7: the content has no no_such"},
        {GOOD "expect deadline no_such=2026-01-01\n", "7: the content has no no_such"},
        {GOOD "expect deadline claim=soon\n", "7: soon is no date; write 2026-01-20"},
        {GOOD "expect steps=one\n", "7: one is no number of a step or note (from 1; 0 = none)"},
        {GOOD "expect steps=33\n", "7: 33 is no number of a step or note (from 1; 0 = none)"},
        {GOOD "cite nobody\n", "7: the content has no nobody"},
        {GOOD "assume region.no_such=yes\n", "7: region.no_such=yes is wrong; " ASSUME_SO},
        {GOOD "assume region.unfiled=maybe\n",
         "7: region.unfiled=maybe is wrong; " ASSUME_SO},
        {GOOD "assume region.unfiled\n",
         "7: region.unfiled is wrong; " ASSUME_SO},
        {GOOD "assume region.days=99\n",
         "7: region.days=99 is wrong; " ASSUME_SO},
        {GOOD "assume unfiled=paid\n",
         "7: unfiled=paid is wrong; " ASSUME_SO},
        {GOOD "assume\n", "7: cannot be read: assume; a line begins with flow, on, set, assume, "
                          "cite, expect or #"},
        {GOOD "assume region.unfiled=paid\nset care_in=110000\n", "8: " ASSUME_BEHIND
                                                                         "care_in=110000"},
        {"flow settle\non 2026-11-21\nassume region.unfiled=paid\n",
         "3: " ASSUME_BEHIND "region.unfiled=paid"},
        {"flow settle\non 2026-11-21\nset insured_in=unsure\nassume region.unfiled=paid\n",
         "4: " ASSUME_BEHIND "region.unfiled=paid"},
        {"assume region.unfiled=paid\n", "1: flow and on have to stand before this line"},
        {"\x1b[2J\n", "0: byte 0 is no UTF-8 text that can be shown"},
    };
    /* clang-format on */
    char room[256];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(finding(rows[i].text, room), rows[i].wanted);
}

static void a_case_that_stops_is_told_where(void **state)
{
    char room[256];

    (void)state;
    assert_string_equal(
        finding("flow settle\non 2026-11-21\nset stage=paid\nexpect outcome=MANUAL\n", room),
        "4: stops at filed before it comes to MANUAL");
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
    assert_string_equal(finding_in(content, OWN_ACCOUNT "expect outcome=ACCOUNT_SELF_ASK\n", room),
                        "");
    assert_string_equal(finding_in(content,
                                   OWN_ACCOUNT "assume region.account_filing=exempt\n"
                                               "expect outcome=ACCOUNT_SELF verdict=can\n",
                                   room),
                        "");
    assert_string_equal(finding_in(content,
                                   OWN_ACCOUNT "assume region.account_filing=required\n"
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
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        snprintf(story, sizeof story, text, rows[i][0], rows[i][1]);
        assert_string_equal(finding_in(content, story, room), "");
    }
}

/* The next case in the file is served under the rules there are. */
static void a_rule_assumed_ends_with_its_case(void **state)
{
    char room[256];

    (void)state;
    assert_string_equal(finding_in(content,
                                   OWN_ACCOUNT "assume region.account_filing=exempt\n"
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
    stories_read(&stories, "a.txt", OWN_ACCOUNT, strlen(OWN_ACCOUNT), &diags);
    session = stories.list[0]->session;
    write_story(&session, "region.account_filing=exempt region.intra_filing=unknown", "title",
                &out);
    buffer_add(&out, "", 1);
    assert_non_null(strstr(
        out.data, "\nassume region.account_filing=exempt region.intra_filing=unknown\nexpect "
                  "outcome=ACCOUNT_SELF verdict=can\n"));
    assert_string_equal(finding_in(content, out.data, room), "");
    buffer_free(&out);
    diags_free(&diags);
    stories_free(&stories);
}

/* ---- coverage --------------------------------------------------------------------------------- */

/* The names of what one case looks at, each between blanks; in `room`. */
static const char *looked_at(const struct content *read, const char *text, struct buffer *room)
{
    struct stories stories = {.content = read};
    struct diags diags = {0};
    struct arena arena = {0};
    struct coverage coverage;
    struct played played;

    stories_read(&stories, "a.txt", text, strlen(text), &diags);
    assert_int_equal(stories.count, 1);
    coverage_start(&coverage, read);
    play_story(stories.list[0], read, &played);
    coverage_add(&coverage, &played);
    buffer_print(room, " ");
    for (uint32_t i = 0; i < coverage.count; i++)
        if (coverage_at(&coverage, i)->seen)
            buffer_print(room, "%s ", covered_name(read, coverage_at(&coverage, i), &arena));
    buffer_add(room, "", 1);
    arena_free(&arena);
    coverage_free(&coverage);
    diags_free(&diags);
    stories_free(&stories);
    return room->data;
}

static void coverage_ticks_what_a_case_saw(void **state)
{
    struct buffer room = {0}, other = {0};
    const char *seen = looked_at(small, GOOD, &room);

    (void)state;
    assert_non_null(strstr(seen, " MANUAL "));
    assert_non_null(strstr(seen, " filed=yes "));
    assert_null(strstr(seen, " filed=unsure "));
    assert_null(strstr(seen, " DIRECT "));
    seen = looked_at(content, OWN_ACCOUNT "expect outcome=ACCOUNT_SELF_ASK\n", &other);
    assert_non_null(strstr(seen, " care_in=other_province "));
    assert_null(strstr(seen, " care_in=abroad "));
    buffer_free(&room);
    buffer_free(&other);
}

/* ---- stories that stop, answered ---------------------------------------------------------------- */

struct stopped {
    struct stories stories;
    struct accept accept;
    struct arena arena;
    struct diags diags;
};

static void stopped_read(struct stopped *stopped, const char *text)
{
    memset(stopped, 0, sizeof *stopped);
    stopped->stories.content = small;
    stopped->accept.stories = &stopped->stories;
    stories_read(&stopped->stories, "a.txt", text, strlen(text), &stopped->diags);
}

static void stopped_free(struct stopped *stopped)
{
    arena_free(&stopped->arena);
    diags_free(&stopped->diags);
    stories_free(&stopped->stories);
}

static void stopped_answer(struct stopped *stopped, const char *question, const char *value)
{
    const uint32_t fact = content_fact(small, question);
    struct session session;

    session_start(&session, small, 0, small->dated);
    assert_null(input_answer(&session, question, value, LANGUAGE_EN, &stopped->arena));
    stopped->accept.answers[fact] = session.answers[fact];
}

/* What becomes of the text; in `out`, ended. */
static const char *stopped_write(struct stopped *stopped, const char *text, struct buffer *out)
{
    accept_make(&stopped->accept, &stopped->arena);
    accept_write(&stopped->accept, "a.txt", text, strlen(text), out);
    assert_true(accept_holds(&stopped->accept, "a.txt", out));
    buffer_add(out, "", 1);
    return out->data;
}

#define PAID_CASE(title, set, added)                                                               \
    "# " title "\nflow settle\non 2026-11-21\n" set "\n" added "# behind\nexpect outcome=MANUAL\n"

static void a_question_is_waited_for_until_it_is_answered(void **state)
{
    static struct stopped stopped;
    const struct story *first = NULL;
    const uint32_t filed = content_fact(small, "filed"), paid_on = content_fact(small, "paid_on");

    (void)state;
    stopped_read(&stopped, PAID_CASE("a", "set stage=paid", "") "\n" PAID_CASE(
                               "b", "set stage=paid filed=yes", "") "\n" GOOD);
    assert_int_equal(accept_waiting(&stopped.accept), filed);
    assert_int_equal(accept_stops(&stopped.accept, filed, &first), 1);
    assert_string_equal(first->title, "a");
    stopped.accept.skipped[filed] = true;
    assert_int_equal(accept_waiting(&stopped.accept), paid_on);
    stopped.accept.skipped[filed] = false;
    stopped_answer(&stopped, "filed", "unsure");
    assert_int_equal(accept_waiting(&stopped.accept), paid_on);
    assert_int_equal(accept_stops(&stopped.accept, paid_on, &first), 2);
    stopped_answer(&stopped, "paid_on", "2026-11-01");
    stopped_answer(&stopped, "cost", "10.50");
    stopped_answer(&stopped, "extras", "birth,injury");
    assert_int_equal(accept_waiting(&stopped.accept), NO_INDEX);
    stopped_free(&stopped);
}

static void answers_stand_behind_those_there_are(void **state)
{
    static const char text[] = PAID_CASE("a", "set stage=paid", "") "\n" PAID_CASE(
        "b", "set insured_in=110000\nset stage=paid filed=yes", "") "\n\n" GOOD;
    static const char wanted[] = PAID_CASE("a", "set stage=paid",
                                           "set filed=unsure extras=none paid_on=2026-11-01 "
                                           "cost=10.50\n") "\n" PAID_CASE("b",
                                                                          "set "
                                                                          "insured_in=110000\nset "
                                                                          "stage=paid filed=yes",
                                                                          "set extras=none "
                                                                          "paid_on=2026-11-01 "
                                                                          "cost=10.50\n") "\n"
                                                                                          "\n" GOOD;
    static struct stopped stopped;
    struct buffer out = {0};

    (void)state;
    stopped_read(&stopped, text);
    stopped_answer(&stopped, "filed", "unsure");
    stopped_answer(&stopped, "paid_on", "2026-11-01");
    stopped_answer(&stopped, "cost", "10.50");
    stopped_answer(&stopped, "extras", "none");
    assert_string_equal(stopped_write(&stopped, text, &out), wanted);
    assert_int_equal(stopped.accept.count, 2);
    buffer_free(&out);
    stopped_free(&stopped);
}

/* Each state that is no success leaves the text as it is. */
static void what_does_not_come_true_stays_as_it_is(void **state)
{
    static const struct {
        const char *text, *filed, *paid_on;
        enum accept_state becomes;
    } rows[] = {
        {PAID_CASE("a", "set stage=paid",                                   ""), "yes", NULL,         ACCEPT_STOPS  },
        {PAID_CASE("a", "set stage=paid",                                   ""), "yes", "2020-01-01", ACCEPT_REFUSED},
        {PAID_CASE("a", "set stage=paid insured_in=371500 scheme=resident", ""), "no",  NULL,
         ACCEPT_OTHER                                                                                               },
    };
    static struct stopped stopped;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buffer out = {0};

        stopped_read(&stopped, rows[i].text);
        stopped_answer(&stopped, "filed", rows[i].filed);
        if (rows[i].paid_on != NULL)
            stopped_answer(&stopped, "paid_on", rows[i].paid_on);
        assert_string_equal(stopped_write(&stopped, rows[i].text, &out), rows[i].text);
        assert_int_equal(stopped.accept.count, 1);
        assert_int_equal(stopped.accept.list[0].state, rows[i].becomes);
        buffer_free(&out);
        stopped_free(&stopped);
    }
}

/* A case with a mistake is nobody's to answer; a file that is another one by now is found out. */
static void what_cannot_be_read_is_not_answered(void **state)
{
    static struct stopped stopped;
    struct buffer other = {0};

    (void)state;
    stopped_read(&stopped, "flow settle\non 2026-11-21\nset stage=never\nexpect outcome=MANUAL\n");
    assert_int_equal(accept_waiting(&stopped.accept), NO_INDEX);
    accept_make(&stopped.accept, &stopped.arena);
    assert_int_equal(stopped.accept.count, 0);
    stopped_free(&stopped);

    stopped_read(&stopped, PAID_CASE("a", "set stage=planned", ""));
    accept_make(&stopped.accept, &stopped.arena);
    buffer_print(&other, "%s", GOOD "\n" GOOD);
    assert_false(accept_holds(&stopped.accept, "a.txt", &other));
    buffer_free(&other);
    stopped_free(&stopped);
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
        cmocka_unit_test(a_question_is_waited_for_until_it_is_answered),
        cmocka_unit_test(answers_stand_behind_those_there_are),
        cmocka_unit_test(what_does_not_come_true_stays_as_it_is),
        cmocka_unit_test(what_cannot_be_read_is_not_answered),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, contents_open, contents_close);
}

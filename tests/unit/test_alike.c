/*
 * Places that are alike are walked once: what a flow reads of a place tells it from others, nothing else does,
 * and the proof finds the same as where every place is walked.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "analysis/proof/proof.h"
#include "analysis/walk/alike.h"
#include "content_tree.h"
#include "crowd.h"
#include "load/load.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- one difference ------------------------------------------------------------------------ */

/* A flow that reads an option, a number judged by a date that was, whether a text is known, a deadline. */
#define FLOW                                                                                       \
    "flow: more\ntitle: {zh: 题, en: Title}\nhome: 2\nstart: care\nnodes:\n"                      \
    "  care: {ask: care_in, go: {then: unfiled}}\n"                                                \
    "  unfiled: {decide: region.unfiled, go: {unpaid or unknown: paid_on, paid: DIRECT}}\n"        \
    "  paid_on: {ask: paid_on, go: {then: days}}\n"                                                \
    "  days: {decide: rules, go: [{when: \"region.days > 10\", to: DIRECT}, {else: MORE}, "        \
    "{unknown: MORE}]}\n"
#define OUTCOMES                                                                                   \
    "MORE:\n  verdict: manual\n  title: {zh: 题, en: Title}\n  say: {zh: 说, en: Say}\n"         \
    "  deadlines: [claim]\n"                                                                       \
    "  bring: [{document: card, when: \"region.ways is known\", if: {zh: 若, en: If}}]\n"
#define DIVISIONS                                                                                  \
    "110000\t北京市\tBeijing\n120000\t天津市\tTianjin\n370000\t山东省\tShandong\n"        \
    "370800\t济宁市\tJining\n370900\t泰安市\tTaian\n371500\t聊城市\tLiaocheng\n"

/* clang-format off */
#define UNFILED(is) "unfiled: {cite: official, value: " is "}"
#define DAYS(is)    "days: {cite: official, value: " is "}"
#define TIME(is)    "claim_time: {cite: official, text: {zh: 三十天, en: 30 days}, value: " is "}"
#define WAYS(is)    "ways: {cite: official, value: " is "}"
#define ONLINE      "{zh: 网上, en: Online}"
#define PHONE       "{zh: 电话, en: By phone}"
#define WAYS_OF(employees, residents)                                                              \
    "ways: [{cite: official, for: {scheme: employee}, value: " employees "},"                      \
    " {cite: official, for: {scheme: resident}, value: " residents "}]"

static const struct {
    const char *what;
    const char *one, *other; /* the values of two cities of one province */
    bool alike;
} rows[] = {
    {"nothing",                    UNFILED("paid"),    UNFILED("paid"),    true},
    {"the value",                  UNFILED("paid"),    UNFILED("unpaid"),  false},
    {"whether there is one",       UNFILED("paid"),    "",                 false},
    {"whether it is known",        UNFILED("unknown"), UNFILED("paid"),    false},
    {"whether it is withdrawn",    UNFILED("unknown"), "",                 false},
    {"from when",                  UNFILED("paid, from: 2026-03-01"), UNFILED("paid, from: 2026-03-02"), false},
    {"until when",                 UNFILED("paid, to: 2026-03-01"),   UNFILED("paid, to: 2026-03-02"),   false},
    {"from when in the past",      UNFILED("paid, from: 2024-03-01"), UNFILED("paid"),                   true},
    {"what ended in the past",     UNFILED("paid, to: 2025-03-01"),   "",                                true},
    {"what was before",            UNFILED("unpaid"),
     "unfiled: [{cite: official, value: unpaid, from: 2025-07-01}, {cite: official, value: paid, to: 2025-06-30}]", true},
    {"from when, of what is judged by a past day", DAYS("20, from: 2025-11-01"), DAYS("20, from: 2025-12-01"), false},
    {"for whom",                   UNFILED("paid, for: {scheme: employee}"), UNFILED("paid, for: {scheme: resident}"), false},
    {"for whom at all",            UNFILED("paid, for: {scheme: employee}"), UNFILED("paid"), false},
    {"a number",                   DAYS("20"),         DAYS("21"),         false},
    {"the days of a deadline",     TIME("{plus: 30 days}"), TIME("{plus: 31 days}"),                false},
    {"the unit of a deadline",     TIME("{plus: 30 days}"), TIME("{plus: 30 workdays}"),            false},
    {"how a deadline rolls",       TIME("{plus: 30 days}"), TIME("{plus: 30 days, roll: forward}"), false},
    {"the day of a deadline",      TIME("{next_year: 01-20}"), TIME("{next_year: 01-21}"),          false},
    {"the words of a deadline",    TIME("{plus: 30 days}"),
     "claim_time: {cite: official, text: {zh: 一个月, en: a month}, value: {plus: 30 days}}", true},
    {"whether a text is known",    WAYS("unknown"),    "",                 false},
    {"what a text says",           WAYS(ONLINE),       WAYS(PHONE),        true},
    {"whether schemes have one text", WAYS_OF(ONLINE, ONLINE), WAYS_OF(ONLINE, PHONE), false},
    {"who says it",                UNFILED("paid"),    "unfiled: {cite: repost, verified_on: 2026-01-02, value: paid}", true},
    {"what the flow does not read", "since: {cite: official, value: 2024-01-01}", "length: {cite: official, value: 6 months}", true},
};
/* clang-format on */

struct desk {
    struct tree_folder tree;
    char folder[80];
    struct workbook workbook;
};

static void write(struct desk *desk, const char *file, const char *text, bool before)
{
    tree_write(&desk->tree, file, text, strlen(text), before);
}

static void write_region(struct desk *desk, const char *id, uint32_t code, const char *values)
{
    char file[64], text[1024];

    snprintf(file, sizeof file, "content/regions/%s.yaml", id);
    snprintf(text, sizeof text, "region: %s\ncode: %u\nname: {zh: 甲, en: A}\n%s%s\n", id, code,
             *values ? "values:\n  " : "", values);
    write(desk, file, text, false);
}

static void desk_open(struct desk *desk)
{
    const struct layers layers = {.folder = {desk->folder}, .count = 1};
    struct diags diags = {0};

    if (!content_load_workbook(&layers, &diags, &desk->workbook)) {
        diags_print(&diags, LANGUAGE_EN, stderr);
        fail();
    }
    diags_free(&diags);
}

static void desk_start(struct desk *desk)
{
    memset(desk, 0, sizeof *desk);
    tree_start(&desk->tree, NULL);
    snprintf(desk->folder, sizeof desk->folder, "%s/content", desk->tree.path);
    write(desk, "flows/more.yaml", FLOW, false);
    write(desk, "content/outcomes/more.yaml", OUTCOMES, false);
    write(desk, "content/divisions.tsv", DIVISIONS, false);
}

static void desk_free(struct desk *desk)
{
    workbook_free(&desk->workbook);
    tree_free(&desk->tree);
}

/* Whether one of the two regions stands for both in the flow. */
static bool are_alike(const struct desk *desk)
{
    const struct content *content = &desk->workbook.content;
    const struct tracked tracked = {.workbook = &desk->workbook};
    uint32_t flow = content_flow(content, "more"), one = content_region(content, "one");
    uint32_t other = content_region(content, "other");
    struct arena arena = {0};
    struct alike alike = alike_find(&arena, content, &tracked);
    bool same = alike.first[flow * alike.areas + one] == alike.first[flow * alike.areas + other];

    assert_true(!same || alike_count(&alike, flow, alike.first[flow * alike.areas + one]) > 1);
    arena_free(&arena);
    return same;
}

static bool two_are_alike(const uint32_t codes[2], const char *one, const char *other)
{
    struct desk desk;
    bool alike;

    desk_start(&desk);
    write_region(&desk, "one", codes[0], one);
    write_region(&desk, "other", codes[1], other);
    desk_open(&desk);
    alike = are_alike(&desk);
    desk_free(&desk);
    return alike;
}

static void what_a_flow_reads_separates(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (two_are_alike((uint32_t[]){370800, 370900}, rows[i].one, rows[i].other) !=
            rows[i].alike)
            fail_msg("%s: %s", rows[i].what, rows[i].alike ? "apart" : "alike");
}

/* 北京 has no other city in its province, but two neighbours in its zone; so has 天津. */
static void relations_separate(void **state)
{
    (void)state;
    assert_false(two_are_alike((uint32_t[]){370800, 110000}, "", ""));
    assert_true(two_are_alike((uint32_t[]){120000, 110000}, "", ""));
    assert_true(two_are_alike((uint32_t[]){370900, 370800}, "", ""));
}

/* ---- the same is found ----------------------------------------------------------------------- */

enum { CONTENTS = 40 };

/* Everything that is found, what nothing reaches among it; freed by the caller. */
static char *found(const struct workbook *workbook, bool each_area, struct proof_summary *summary)
{
    const struct proof_request request = {
        .workbook = workbook, .today = workbook->content.dated, .each_area = each_area};
    struct diags diags = {0};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    proof_run(&request, &diags, summary);
    diags_print(&diags, LANGUAGE_EN, out);
    fclose(out);
    diags_free(&diags);
    return text;
}

static void same_is_found(const struct workbook *workbook, uint32_t *saved)
{
    struct proof_summary one, all;
    char *by_one = found(workbook, false, &one), *by_all = found(workbook, true, &all);

    assert_string_equal(by_one, by_all);
    assert_true(one.states <= all.states);
    assert_int_equal(one.outcomes, all.outcomes);
    assert_int_equal(one.longest, all.longest);
    assert_int_equal(one.areas, all.areas);
    *saved += one.states < all.states;
    free(by_one);
    free(by_all);
}

static void classes_change_nothing(void **state)
{
    uint32_t saved = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= CONTENTS; seed++) {
        struct crowd crowd;

        crowd_start(&crowd, seed);
        same_is_found(&crowd.workbook, &saved);
        crowd_free(&crowd);
    }
    assert_true(saved > CONTENTS / 2);
}

static void classes_change_nothing_of_what_is_shipped(void **state)
{
    const struct layers layers = {.folder = {"content"}, .count = 1};
    struct workbook workbook;
    struct diags diags = {0};
    uint32_t saved = 0;

    (void)state;
    assert_true(content_load_workbook(&layers, &diags, &workbook));
    same_is_found(&workbook, &saved);
    assert_int_equal(saved, 1);
    workbook_free(&workbook);
    diags_free(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_flow_reads_separates),
        cmocka_unit_test(relations_separate),
        cmocka_unit_test(classes_change_nothing),
        cmocka_unit_test(classes_change_nothing_of_what_is_shipped),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}

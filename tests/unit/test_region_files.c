/* What is said of regions' files that stand in vain: the exact sentences, and what is not said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/findings.h"
#include "analysis/region_files.h"
#include "content_tree.h"
#include "load/load.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define JINAN "region: jinan\ncode: 370100\nname: {zh: 济南市, en: Jinan}\n"
#define SHANDONG "region: shandong\ncode: 370000\nname: {zh: 山东省, en: Shandong}\nvalues:\n"
#define DAYS "  days: {value: 3, cite: official}\n"

/* clang-format off */
static const struct {
    const char *what;
    const char *jinan, *shandong; /* the files; NULL = none */
    const char *zh, *en;          /* what is said behind the file's name; "" = nothing */
} rows[] = {
    {"a file that says something new", JINAN "values:\n" DAYS, NULL, "", ""},
    {"another place's name", "region: jinan\ncode: 370100\nname: {zh: 青岛市, en: Qingdao}\nvalues:\n" DAYS,
     NULL, "jinan.yaml:1:9: 提醒：“jinan”写的名称是“青岛市”，而代码 370100 是“济南市”；请改正名称或代码\n",
     "jinan.yaml:1:9: warning: \"jinan\" is named \"青岛市\", but code 370100 is \"济南市\"; correct the name or "
     "the code\n"},
    {"a shorter name", "region: jinan\ncode: 370100\nname: {zh: 济南, en: Jinan}\nvalues:\n" DAYS, NULL, "", ""},
    {"a longer name", "region: jinan\ncode: 370100\nname: {zh: 济南市（含莱芜）, en: Jinan}\nvalues:\n" DAYS, NULL, "",
     ""},
    {"what the province says", JINAN "values:\n" DAYS, SHANDONG DAYS,
     "jinan.yaml:5:3: 提醒：“jinan”的“days”与上级“shandong”的一字不差；请删掉这一条，上级的照样管用\n",
     "jinan.yaml:5:3: warning: \"jinan\" says of \"days\" word for word what its parent \"shandong\" says; delete it, "
     "the parent's holds\n"},
    {"what the nation says", JINAN "values:\n  allowed: {value: yes, cite: repost}\n", NULL,
     "jinan.yaml:5:3: 提醒：“jinan”的“allowed”与上级“national”的一字不差；请删掉这一条，上级的照样管用\n",
     "jinan.yaml:5:3: warning: \"jinan\" says of \"allowed\" word for word what its parent \"national\" says; delete "
     "it, the parent's holds\n"},
    {"what the nation says, where the province says otherwise",
     JINAN "values:\n  allowed: {value: yes, cite: official}\n",
     SHANDONG "  allowed: {value: no, cite: official}\n", "", ""},
    {"the same for some people only", JINAN "values:\n  days: {value: 3, for: {scheme: employee}, cite: official}\n",
     SHANDONG DAYS, "", ""},
    {"the same for some people, for whom the place would say otherwise",
     JINAN "values:\n  days:\n    - {value: 3, for: {scheme: employee}, cite: official}\n"
           "    - {value: 5, cite: official}\n",
     SHANDONG "  days:\n    - {value: 3, for: {scheme: employee}, cite: official}\n    - {value: 4, cite: official}\n",
     "", ""},
    {"the same for care in another province only",
     JINAN "values:\n  days: {value: 3, cite: official}\n",
     SHANDONG "  days: {value: 3, for: {care_in: other_province}, cite: official}\n", "", ""},
    {"the same, but longer", JINAN "values:\n" DAYS, SHANDONG "  days: {value: 3, cite: official, to: 2027-01-01}\n",
     "", ""},
    {"the same, but shorter", JINAN "values:\n  days: {value: 3, cite: official, to: 2027-01-01}\n", SHANDONG DAYS,
     "jinan.yaml:5:3: 提醒：“jinan”的“days”与上级“shandong”的一字不差；请删掉这一条，上级的照样管用\n",
     "jinan.yaml:5:3: warning: \"jinan\" says of \"days\" word for word what its parent \"shandong\" says; delete it, "
     "the parent's holds\n"},
    {"the same number in other words",
     JINAN "values:\n  days: {value: 3, text: {zh: 三天, en: three}, cite: official}\n", SHANDONG DAYS, "", ""},
    {"another deadline in the same words",
     JINAN "values:\n  claim_time: {value: {plus: 180 days}, text: {zh: 半年, en: half}, cite: official}\n",
     SHANDONG "  claim_time: {value: {plus: 6 months}, text: {zh: 半年, en: half}, cite: official}\n", "", ""},
    {"the same unknown", JINAN "values:\n  days: {value: unknown}\n", SHANDONG "  days: {value: unknown}\n",
     "jinan.yaml:5:3: 提醒：“jinan”的“days”与上级“shandong”的一字不差；请删掉这一条，上级的照样管用\n",
     "jinan.yaml:5:3: warning: \"jinan\" says of \"days\" word for word what its parent \"shandong\" says; delete it, "
     "the parent's holds\n"},
    {"values that are over",
     JINAN "values:\n  days:\n    - {value: 2, cite: official, to: 2024-12-31}\n"
           "    - {value: 3, cite: official, from: 2025-01-01, to: 2025-06-30}\n",
     NULL, "jinan.yaml:1:9: 提醒：“jinan”的规定到 2025-06-30 都失效了，一条也用不上；请补上现在的规定，或删掉这份文件\n",
     "jinan.yaml:1:9: warning: all values of \"jinan\" had run out by 2025-06-30, so none is used; add the present "
     "ones, or delete the file\n"},
    {"a file that says nothing", JINAN, NULL,
     "jinan.yaml:1:9: 提醒：“jinan”一条规定、一条说法也没有；请补上，或删掉这份文件\n",
     "jinan.yaml:1:9: warning: \"jinan\" has no value and no claim; add some, or delete the file\n"},
    {"a file that says which places are one pool", JINAN "covers: [\"3701\"]\n", NULL, "", ""},
    {"a file with claims", JINAN "claims:\n  days: {text: {zh: 三天, en: 3}, cite: rumour}\n", NULL, "", ""},
};
/* clang-format on */

static void put(const struct tree_folder *tree, const char *name, const char *text)
{
    tree_write(tree, name, text, strlen(text), false);
}

static bool produced[FINDING_COUNT];

static void produced_note(const struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++)
        for (size_t n = FINDING_REGION_FILES; n < FINDING_COUNT; n++)
            if (strcmp(diags->list[i]->kind, findings_said[n].kind) == 0)
                produced[n] = true;
}

/* What is said, each line from its file's own name on. */
static char *said(const struct tree_folder *tree, enum language language)
{
    char content[100];
    struct layers layers = {.folder = {content}, .count = 1};
    struct diags diags = {0}, found = {0};
    struct workbook workbook;
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    snprintf(content, sizeof content, "%s/content", tree->path);
    if (!content_load_workbook(&layers, &diags, &workbook)) {
        diags_print(&diags, LANGUAGE_EN, stdout);
        fail();
    }
    region_files_check(&workbook, &found);
    produced_note(&found);
    diags_print(&found, language, out);
    fclose(out);
    workbook_free(&workbook);
    diags_free(&found);
    diags_free(&diags);
    return text;
}

static void assert_said(const struct tree_folder *tree, enum language language,
                        const char *expected)
{
    char *text = said(tree, language);
    const char *start = strstr(text, "jinan.yaml");

    assert_string_equal(start != NULL ? start : text, expected);
    free(text);
}

static void each_file_gets_its_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct tree_folder tree;

        print_message("%s\n", rows[i].what);
        tree_start(&tree, NULL);
        put(&tree, "content/divisions.tsv",
            "110000\t北京市\tBeijing\n370000\t山东省\tShandong\n370100\t济南市\tJinan\n371500\t聊城"
            "市\tLiaocheng\n"
            "371502\t东昌府区\t\n");
        put(&tree, "content/regions/jinan.yaml", rows[i].jinan);
        if (rows[i].shandong != NULL)
            put(&tree, "content/regions/shandong.yaml", rows[i].shandong);
        assert_said(&tree, LANGUAGE_ZH, rows[i].zh);
        assert_said(&tree, LANGUAGE_EN, rows[i].en);
        tree_free(&tree);
    }
}

static void every_kind_was_produced(void **state)
{
    (void)state;
    for (size_t i = FINDING_REGION_FILES; i < FINDING_COUNT; i++)
        if (!produced[i])
            fail_msg("no test finds %s", findings_said[i].kind);
}

/* The content that ships has nothing in vain. */
static void the_shipped_files_are_in_order(void **state)
{
    const struct layers layers = {.folder = {"content"}, .count = 1};
    struct diags diags = {0};
    struct workbook workbook;

    (void)state;
    assert_true(content_load_workbook(&layers, &diags, &workbook));
    region_files_check(&workbook, &diags);
    diags_print(&diags, LANGUAGE_EN, stdout);
    assert_int_equal(diags.count, 0);
    workbook_free(&workbook);
    diags_free(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_file_gets_its_sentence),
        cmocka_unit_test(every_kind_was_produced),
        cmocka_unit_test(the_shipped_files_are_in_order),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}

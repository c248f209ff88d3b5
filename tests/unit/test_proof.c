/*
 * The proof: each kind of finding by a content that has it, with its exact sentence, its place and the
 * case that shows it; and that it finds nothing in the content that ships.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/findings.h"
#include "analysis/proof/proof.h"
#include "content_tree.h"
#include "load/load.h"
#include "load/messages.h"
#include "proof_rows.h"

#define TODAY 20474 /* 2026-01-21 */

struct desk {
    struct tree_folder tree;
    char folder[80];
    struct layers layers;
};

static int setup(void **state)
{
    static struct desk desk;

    memset(&desk, 0, sizeof desk);
    tree_start(&desk.tree, NULL);
    snprintf(desk.folder, sizeof desk.folder, "%s/content", desk.tree.path);
    desk.layers = (struct layers){.folder = {desk.folder}, .count = 1};
    *state = &desk;
    return 0;
}

static int teardown(void **state)
{
    struct desk *desk = *state;

    tree_free(&desk->tree);
    return 0;
}

static bool produced[FINDING_COUNT]; /* by any test of this program */

static void produced_note(const struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++)
        for (size_t n = 0; n < FINDING_COUNT; n++)
            if (strcmp(diags->list[i]->kind, findings_said[n].kind) == 0)
                produced[n] = true;
}

/* Everything `daoban check` would say of the tree; freed by the caller. */
static char *said(const struct desk *desk, enum language language, uint32_t states_max,
                  int32_t today)
{
    struct workbook workbook;
    struct diags diags = {0};
    struct proof_summary summary;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    if (content_load_workbook(&desk->layers, &diags, &workbook))
        proof_run(&(struct proof_request){.workbook = &workbook,
                                          .today = today,
                                          .states_max = states_max},
                  &diags, &summary);
    produced_note(&diags);
    diags_print(&diags, language, out);
    fclose(out);
    workbook_free(&workbook);
    diags_free(&diags);
    return text;
}

static void must_say(const char *text, const char *line)
{
    if (strstr(text, line))
        return;
    print_error("not said:\n%s\nbut:\n%s\n", line, text);
    fail();
}

#define MORE "flows/more.yaml"
#define HEAD "flow: more\ntitle: {zh: 题, en: Title}\nhome: 2\n"
#define OUTCOME(id)                                                                                \
    id ":\n  verdict: manual\n  title: {zh: 题, en: Title}\n  say: {zh: 说, en: Say}\n"

static void row_is_said(const struct row *row)
{
    struct desk *desk;
    void *state;
    char *text;

    setup(&state);
    desk = state;
    row_lay(row, &desk->tree);
    text = said(desk, LANGUAGE_ZH, 0, TODAY);
    must_say(text, row->zh);
    free(text);
    text = said(desk, LANGUAGE_EN, 0, TODAY);
    must_say(text, row->en);
    free(text);
    teardown(&state);
}

static void each_finding_has_its_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        row_is_said(&rows[i]);
}

/* ---- what takes more than a row -------------------------------------------------------------- */

static void put(const struct desk *desk, const char *file, const struct buffer *text)
{
    tree_write(&desk->tree, file, text->data, text->size, false);
}

static void must_say_in(const struct desk *desk, enum language language, const char *line)
{
    char *text = said(desk, language, 0, TODAY);

    must_say(text, line);
    free(text);
}

static void the_calendar_ends(void **state)
{
    char *text = said(*state, LANGUAGE_ZH, 0, TODAY + 400);

    must_say(text,
             "calendar: 提醒：放假安排只到 2026-12-31，今天已经超过；请补上今年的 calendar 文件\n");
    free(text);
    text = said(*state, LANGUAGE_EN, 0, TODAY + 400);
    must_say(text, "calendar: warning: the holidays end on 2026-12-31, which is past; add this "
                   "year's calendar file\n");
    free(text);
    text = said(*state, LANGUAGE_EN, 0, TODAY);
    assert_null(strstr(text, "holidays"));
    free(text);
}

static void a_proof_given_up_says_so(void **state)
{
    char *text = said(*state, LANGUAGE_ZH, 5, TODAY);

    must_say(text, "flows/settle.yaml:1:7: 流程“settle”在“liaocheng”没有证完，走到 5 "
                   "个状态为止；请简化它的日期或条件\n");
    free(text);
    text = said(*state, LANGUAGE_EN, 5, TODAY);
    must_say(text, "flow \"settle\" in \"liaocheng\" is not proved, given up after 5 states");
    free(text);
}

static void too_many_questions(void **state)
{
    struct buffer questions = {0}, flow = {0};
    char *good;
    size_t size;

    buffer_print(&flow, HEAD "start: n0\nnodes:\n");
    for (int i = 0; i < 11; i++) {
        buffer_print(
            &questions,
            "q%d: {type: yes or no, text: {zh: 问？, en: Ask?}, label: {zh: 问, en: Ask}}\n", i);
        if (i < 10)
            buffer_print(&flow, "  n%d: {ask: q%d, go: {then: n%d}}\n", i, i, i + 1);
        else
            buffer_print(&flow, "  n10: {ask: q10, go: {then: DIRECT}}\n");
    }
    good = file_text("tests/data/good/content/questions.yaml", &size);
    buffer_add(&questions, good, size);
    free(good);
    put(*state, "content/questions.yaml", &questions);
    put(*state, MORE, &flow);
    must_say_in(*state, LANGUAGE_ZH,
                "flows/more.yaml:1:7: 提醒：流程“more”最长要问 11 个问题，超过 10 个；请精简\n    "
                "daoban run more --on");
    must_say_in(*state, LANGUAGE_EN,
                "flow \"more\" asks up to 11 questions, over 10; shorten it\n");
    buffer_free(&questions);
    buffer_free(&flow);
}

static void too_many_papers(void **state)
{
    struct buffer documents = {0}, outcome = {0}, flow = {0};

    buffer_print(&documents,
                 "documents:\n  card: {name: {zh: 卡, en: Card}}\n  receipt: {name: {zh: 收据, en: "
                 "Receipt}}\n  proof: {name: {zh: 证明, en: Proof}}\n");
    buffer_print(&outcome, OUTCOME("HEAP") "  bring:\n");
    for (int i = 0; i < 64; i++) {
        buffer_print(&documents, "  d%d: {name: {zh: 纸, en: Paper}}\n", i);
        buffer_print(&outcome, "    - {document: d%d}\n", i);
    }
    buffer_print(&documents, "sets:\n  identity: [{document: card}]\n  papers: [{document: "
                             "receipt}, {document: proof}]\n");
    buffer_print(&flow, HEAD "start: stage\nnodes:\n  stage: {ask: stage, go: {then: HEAP}}\n");
    put(*state, "content/documents.yaml", &documents);
    put(*state, "content/outcomes/more.yaml", &outcome);
    put(*state, MORE, &flow);
    must_say_in(*state, LANGUAGE_ZH,
                "outcomes/more.yaml:1:1: 结果“HEAP”的材料多得列不下；请减少\n    daoban run more "
                "--on 2026-01-01 --set insured_in=371500 --set stage=planned\n");
    must_say_in(*state, LANGUAGE_EN,
                "outcome \"HEAP\" brings more papers than a list holds; use fewer\n");
    buffer_free(&documents);
    buffer_free(&outcome);
    buffer_free(&flow);
}

static void too_many_flows_inside_each_other(void **state)
{
    for (int i = 0; i < 18; i++) {
        struct buffer flow = {0};
        char name[32];

        buffer_print(&flow,
                     "flow: f%d\ntitle: {zh: 题, en: Title}\nhome: %d\nstart: n\nends: {done: "
                     "DIRECT}\nnodes:\n",
                     i, i == 0 ? 2 : 9);
        if (i < 17)
            buffer_print(&flow, "  n: {run: f%d, go: {done: done}}\n", i + 1);
        else
            buffer_print(&flow, "  n: {ask: stage, go: {then: done}}\n");
        snprintf(name, sizeof name, "flows/f%d.yaml", i);
        put(*state, name, &flow);
        buffer_free(&flow);
    }
    must_say_in(*state, LANGUAGE_ZH,
                "flows/f16.yaml:7:3: 走到节点“n”时流程一个套一个超过了 16 层；请少套几层\n    "
                "daoban run f0 --on 2026-01-01 --set insured_in=371500\n");
    must_say_in(*state, LANGUAGE_EN,
                "more than 16 flows run inside each other at node \"n\"; nest them less\n");
}

/* ---- what is right ----------------------------------------------------------------------------- */

static void shipped_content_is_proved(void **state)
{
    const struct layers layers = {.folder = {"content"}, .count = 1};
    struct proof_request request = {.today = 20778}; /* 2026-11-21 */
    struct proof_summary summary;
    struct workbook workbook;
    struct diags diags = {0};

    (void)state;
    if (!content_load_workbook(&layers, &diags, &workbook)) {
        diags_print(&diags, LANGUAGE_EN, stderr);
        fail();
    }
    request.workbook = &workbook;
    proof_run(&request, &diags, &summary);
    diags_print(&diags, LANGUAGE_EN, stderr);
    assert_int_equal(diags.errors, 0);
    assert_int_equal(summary.unproved, 0);
    assert_int_equal(summary.flows, workbook.content.flow_count);
    assert_int_equal(summary.areas, workbook.content.region_count + 2);
    assert_int_equal(summary.outcomes, workbook.content.outcome_count);
    assert_true(summary.combinations > 1e5);
    assert_in_range(summary.longest, 5, QUESTIONS_GOOD);
    assert_true(summary.invariants >= 30);
    assert_true(summary.runs_out > summary.first_day && summary.runs_out < summary.last_day);
    workbook_free(&workbook);
    diags_free(&diags);
}

/* The good content has its dead ends, but neither gap nor overlap nor an unproved refusal. */
static void good_content_has_no_errors(void **state)
{
    struct desk *desk = *state;
    struct workbook workbook;
    struct diags diags = {0};
    struct proof_summary summary;

    assert_true(content_load_workbook(&desk->layers, &diags, &workbook));
    proof_run(&(struct proof_request){.workbook = &workbook, .today = TODAY}, &diags, &summary);
    assert_int_equal(diags.errors, 0);
    assert_int_equal(summary.unproved, 0);
    assert_int_equal(summary.flows, 1);
    assert_int_equal(summary.areas, 4);
    workbook_free(&workbook);
    diags_free(&diags);
}

/* ---- what people read about it ------------------------------------------------------------------ */

static void kind_is_explained(const char *page, const struct message *message)
{
    char entry[80];

    snprintf(entry, sizeof entry, "\n| `%s`", message->kind);
    if (!strstr(page, entry))
        fail_msg("content/CHECK.md does not explain %s", message->kind);
}

static void every_kind_is_explained(void **state)
{
    size_t size;
    char *page = file_text("content/CHECK.md", &size);

    (void)state;
    assert_non_null(page);
    for (size_t i = 0; i < FINDING_COUNT; i++)
        kind_is_explained(page, &findings_said[i]);
    for (size_t i = 0; i < MESSAGE_COUNT; i++)
        kind_is_explained(page, &messages[i]);
    free(page);
}

/* The last test: each kind came up in one of those before. */
static void every_kind_was_produced(void **state)
{
    (void)state;
    assert_true(FINDING_PROMISES >= 35);
    for (size_t i = 0; i < FINDING_PROMISES; i++) /* the others: test_promises.c */
        if (!produced[i])
            fail_msg("no test finds %s", findings_said[i].kind);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_finding_has_its_sentence),
        cmocka_unit_test_setup_teardown(the_calendar_ends, setup, teardown),
        cmocka_unit_test_setup_teardown(a_proof_given_up_says_so, setup, teardown),
        cmocka_unit_test_setup_teardown(too_many_questions, setup, teardown),
        cmocka_unit_test_setup_teardown(too_many_papers, setup, teardown),
        cmocka_unit_test_setup_teardown(too_many_flows_inside_each_other, setup, teardown),
        cmocka_unit_test_setup_teardown(good_content_has_no_errors, setup, teardown),
        cmocka_unit_test(shipped_content_is_proved),
        cmocka_unit_test(every_kind_is_explained),
        cmocka_unit_test(every_kind_was_produced),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}

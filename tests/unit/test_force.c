/*
 * Days: what the loader makes of from and to, what is said and cited on the eve and on the day, and what the
 * shipped content says of one case on 2026-12-31 and on 2027-01-01.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "analysis/coming.h"
#include "content_tree.h"
#include "engine/answer_words.h"
#include "engine/checklist.h"
#include "engine/explain.h"
#include "engine/force.h"
#include "engine/rules.h"
#include "load/load.h"
#include "sheet_cases.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static int32_t day(int year, int month, int day_of_month)
{
    return civil_date((struct civil){year, month, day_of_month});
}

/* ---- a content with days ------------------------------------------------------------------------ */

static const char laws[] =
    "law: {title: {zh: 新法, en: New law}, grade: A, from: 2027-01-01, verified_on: 2026-01-01}\n"
    "old: {title: {zh: 旧法, en: Old law}, grade: A, to: 2026-12-31, verified_on: 2026-01-01}\n";

static const char outcomes[] =
    "DATED:\n"
    "  verdict: direct\n"
    "  title: {zh: 题, en: Title}\n"
    "  say: {zh: 说, en: Say}\n"
    "  do:\n"
    "    - {text: {zh: 新法的, en: by the new law}, cite: law}\n"
    "    - {text: {zh: 旧法的, en: by the old law}, cite: old}\n"
    "    - {text: {zh: 两部法的, en: by both}, cite: [old, law]}\n"
    "    - {text: {zh: 通知的, en: by the notice}, cite: official}\n"
    "    - {text: {zh: 自己写的, en: its own}, cite: [official, law], from: 2026-07-01, to: "
    "2027-06-30}\n"
    "    - {text: {zh: 先到的, en: earlier}, cite: law, from: 2026-07-01}\n"
    "    - {text: {zh: 有条件的, en: on condition}, cite: law, when: \"stage == paid or filed == "
    "no\"}\n"
    "  bring:\n"
    "    - {document: card, cite: law}\n"
    "    - {document: receipt, from: 2027-01-01}\n"
    "  myth: {said: {zh: 甲, en: A}, truth: {zh: 乙, en: B}, cite: law}\n"
    "  cite: [law, official, {source: old, to: 2026-06-30}]\n";

static const char flow[] = "flow: dated\n"
                           "title: {zh: 题, en: Title}\n"
                           "home: 2\n"
                           "start: filed\n"
                           "nodes:\n"
                           "  filed: {ask: filed, go: {then: stage}}\n"
                           "  stage: {ask: stage, go: {then: DATED}}\n";

struct dated {
    struct tree_folder tree;
    struct content *content;
    const struct outcome *outcome;
};

static int set_up(void **state)
{
    static struct dated dated;
    struct layers layers = {.count = 1};
    struct diags diags = {0};
    static char path[100];

    tree_start(&dated.tree, NULL);
    tree_write(&dated.tree, "content/sources.yaml", laws, sizeof laws - 1, true);
    tree_write(&dated.tree, "content/outcomes/dated.yaml", outcomes, sizeof outcomes - 1, false);
    tree_write(&dated.tree, "flows/dated.yaml", flow, sizeof flow - 1, false);
    snprintf(path, sizeof path, "%s/content", dated.tree.path);
    layers.folder[0] = path;
    dated.content = content_load(&layers, &diags);
    if (diags.count > 0)
        diags_print(&diags, LANGUAGE_EN, stdout);
    diags_free(&diags);
    assert_non_null(dated.content);
    dated.outcome = &dated.content->outcomes[content_outcome(dated.content, "DATED")];
    *state = &dated;
    return 0;
}

static int tear_down(void **state)
{
    struct dated *dated = *state;

    content_free(dated->content);
    tree_free(&dated->tree);
    return 0;
}

static struct session session_on(const struct content *content, int32_t today)
{
    struct session session;
    const uint32_t filed = content_fact(content, "filed"), stage = content_fact(content, "stage");

    session_start(&session, content, content_flow(content, "dated"), today);
    session.answers[filed] = (struct answer){.state = ANSWER_KNOWN, .number = 0};
    session.answers[stage] = (struct answer){.state = ANSWER_KNOWN, .number = 0};
    return session;
}

/* The steps said on a day: a bit each, the first the lowest. */
static uint32_t steps_on(const struct dated *dated, int32_t today)
{
    const struct session session = session_on(dated->content, today);
    struct trail trail;
    uint32_t said = 0;

    trail_walk(&session, &trail);
    assert_int_equal(trail.state, TRAIL_DONE);
    for (uint32_t i = 0; i < dated->outcome->steps.count; i++)
        if (rule_holds(&session, &trail,
                       dated->content->steps[dated->outcome->steps.first + i].when))
            said |= 1u << i;
    return said;
}

/*                                     new  old  both notice own  earlier condition
 *                                     1    2    4    8      16   32      64 */
static void a_sentence_is_said_on_its_days(void **state)
{
    const struct dated *dated = *state;

    assert_int_equal(steps_on(dated, day(2026, 6, 30)), 2 + 4 + 8);
    assert_int_equal(steps_on(dated, day(2026, 7, 1)), 2 + 4 + 8 + 16);
    assert_int_equal(steps_on(dated, day(2026, 12, 31)), 2 + 4 + 8 + 16);
    assert_int_equal(steps_on(dated, day(2027, 1, 1)), 1 + 4 + 8 + 16 + 32);
    assert_int_equal(steps_on(dated, day(2027, 6, 30)), 1 + 4 + 8 + 16 + 32);
    assert_int_equal(steps_on(dated, day(2027, 7, 1)), 1 + 4 + 8 + 32);
}

static void its_own_condition_still_counts(void **state)
{
    const struct dated *dated = *state;
    const struct step *step = &dated->content->steps[dated->outcome->steps.first + 6];
    struct session session = session_on(dated->content, day(2027, 1, 1));
    struct trail trail;

    trail_walk(&session, &trail);
    assert_false(rule_holds(&session, &trail, step->when));
    session.answers[content_fact(dated->content, "filed")].number = 1;
    trail_walk(&session, &trail);
    assert_true(rule_holds(&session, &trail, step->when));
    session.today--;
    trail_walk(&session, &trail);
    assert_false(rule_holds(&session, &trail, step->when));
}

/* One that begins when it likes, and one whose condition is the same, share the rule. */
static void sentences_of_one_day_share_their_condition(void **state)
{
    const struct dated *dated = *state;
    const struct step *steps = &dated->content->steps[dated->outcome->steps.first];
    const struct bring *brings = &dated->content->brings[dated->outcome->bring.first];

    assert_int_equal(steps[0].when, steps[5].when);
    assert_int_equal(steps[0].when, brings[0].when);
    assert_int_equal(steps[2].when, NO_INDEX);
    assert_int_equal(steps[3].when, NO_INDEX);
    assert_string_equal(content_string(dated->content, dated->content->rules[steps[4].when].source),
                        "today >= 2026-07-01 and today <= 2027-06-30");
}

static uint32_t papers_on(const struct dated *dated, int32_t today)
{
    const struct session session = session_on(dated->content, today);
    struct checklist checklist;
    struct trail trail;

    trail_walk(&session, &trail);
    checklist_make(&session, &trail, trail.outcome, &checklist);
    return checklist.count;
}

static void a_paper_is_asked_for_on_its_days(void **state)
{
    const struct dated *dated = *state;

    assert_int_equal(papers_on(dated, day(2026, 12, 31)), 0);
    assert_int_equal(papers_on(dated, day(2027, 1, 1)), 2);
}

static uint32_t cites_on(const struct dated *dated, int32_t today)
{
    const struct session session = session_on(dated->content, today);
    struct reasons reasons;
    struct trail trail;

    trail_walk(&session, &trail);
    explain_verdict(&session, &trail, &reasons);
    for (uint32_t i = 0; i < reasons.cite_count; i++)
        assert_true(force_cite(dated->content, reasons.cite[i].index, today));
    return reasons.cite_count;
}

static void a_source_counts_while_it_is_in_force(void **state)
{
    const struct dated *dated = *state;
    const uint32_t myth = dated->outcome->myths.first;
    const struct span cites = dated->outcome->cites;

    assert_int_equal(cites_on(dated, day(2026, 6, 30)), cites_on(dated, day(2026, 7, 1)) + 1);
    assert_int_equal(cites_on(dated, day(2026, 12, 31)) + 1, cites_on(dated, day(2027, 1, 1)));
    assert_false(force_myth(dated->content, myth, day(2026, 12, 31)));
    assert_true(force_myth(dated->content, myth, day(2027, 1, 1)));
    assert_int_equal(force_first(dated->content, cites, day(2026, 12, 31)), cites.first + 1);
    assert_int_equal(force_first(dated->content, cites, day(2027, 1, 1)), cites.first);
    assert_int_equal(force_first(dated->content, (struct span){cites.first, 1}, day(2026, 12, 31)),
                     NO_INDEX);
}

/* ---- what is to come ------------------------------------------------------------------------- */

/* "2027-01-01 begins DATED.do.1" … */
static char *coming_said(const struct dated *dated, int32_t today)
{
    static const char *const kinds[] = {"begins", "ends", "gains", "loses"};
    struct workbook workbook;
    char path[100], date[DATE_TEXT_SIZE];
    struct layers layers = {.folder = {path}, .count = 1};
    struct diags diags = {0};
    struct arena arena = {0};
    struct buffer out = {0};
    struct comings comings;

    snprintf(path, sizeof path, "%s/content", dated->tree.path);
    assert_true(content_load_workbook(&layers, &diags, &workbook));
    comings = coming_after(&workbook, &arena, today);
    for (uint32_t i = 0; i < comings.count; i++)
        if (strncmp(comings.list[i].name, "DATED", 5) == 0) {
            date_format(comings.list[i].day, date);
            buffer_print(&out, "%s %s %s\n", date, kinds[comings.list[i].kind],
                         comings.list[i].name);
        }
    buffer_add(&out, "", 1);
    arena_free(&arena);
    workbook_free(&workbook);
    diags_free(&diags);
    return out.data;
}

static void what_is_to_come_is_listed_by_day(void **state)
{
    char *said = coming_said(*state, day(2026, 1, 1));

    assert_string_equal(said, "2026-07-01 loses DATED\n"
                              "2026-07-01 begins DATED.do.5\n"
                              "2027-01-01 gains DATED\n"
                              "2027-01-01 begins DATED.do.1\n"
                              "2027-01-01 ends DATED.do.2\n"
                              "2027-01-01 loses DATED.do.3\n"
                              "2027-01-01 gains DATED.do.3\n"
                              "2027-01-01 gains DATED.do.5\n"
                              "2027-01-01 begins DATED.do.6\n"
                              "2027-01-01 begins DATED.do.7\n"
                              "2027-01-01 begins DATED.bring.1\n"
                              "2027-01-01 begins DATED.bring.2\n"
                              "2027-01-01 begins DATED.myth.1\n"
                              "2027-07-01 ends DATED.do.5\n");
    free(said);
    said = coming_said(*state, day(2027, 1, 1));
    assert_string_equal(said, "2027-07-01 ends DATED.do.5\n");
    free(said);
    said = coming_said(*state, day(2027, 7, 1));
    assert_string_equal(said, "");
    free(said);
}

/* ---- the shipped content ------------------------------------------------------------------------ */

static const struct {
    const char *flow;
    const char *answers[12];
    const char *article; /* of the law, cited from 2027-01-01 on */
    const char *anew;    /* said on the sheet from then on; NULL = nothing */
} shipped_cases[] = {
    {"manual",
     {"insured_in=110000", "care_in=440100", "scheme=employee", "paid_how=self", "injury=none",
      "agent=self", "service=inpatient", "emergency=no", "filed_then=yes",
      "discharged_on=2026-11-15"},
     "第三十二条第二款",                                                                      "可以依法申请报销"},
    {"settle",
     {"insured_in=370400", "care_in=110000", "scheme=resident", "stage=paid_self", "snag=none",
      "service=inpatient", "emergency=no", "hospital_now=ok", "filed_then=yes", "refund=no",
      "discharged_on=2026-11-15"},
     "第三十二条第二款",                                                                      "可以依法申请报销"},
    {"settle",  {"stage=settled", "after_settling=claim_again"}, "第四十八条、第四十九条", NULL                      },
    {"settle",  {"stage=settled", "after_settling=own_share"},   "第十六条",                      NULL                      },
    {"trouble", {"symptom=card", "lock_cause=sanction"},         "第四十八条、第四十九条", NULL                      },
};

static void case_on(const struct content *content, size_t at, int32_t today,
                    struct session *session, struct result *result)
{
    struct answer_mistake mistake;

    session_start(session, content, content_flow(content, shipped_cases[at].flow), today);
    for (size_t i = 0; shipped_cases[at].answers[i] != NULL; i++) {
        const char *equals = strchr(shipped_cases[at].answers[i], '=');
        char question[40];

        snprintf(question, sizeof question, "%.*s", (int)(equals - shipped_cases[at].answers[i]),
                 shipped_cases[at].answers[i]);
        assert_true(
            answer_words_set(session, content_fact(content, question), equals + 1, &mistake));
    }
    result_make(session, result);
    assert_int_equal(result->trail.state, TRAIL_DONE);
}

/* Whether a case cites an article of the law in force from 2027-01-01 on. */
static bool cites_article(const struct session *session, const struct result *result,
                          const char *article)
{
    const struct content *content = session->content;
    struct reasons reasons;
    bool cited = false;

    explain_verdict(session, &result->trail, &reasons);
    for (uint32_t i = 0; i < reasons.cite_count; i++) {
        const struct cite *cite = &content->cites[reasons.cite[i].index];

        cited = cited || (strcmp(content_string(content, content->sources[cite->source].id),
                                 "law_medical_security") == 0 &&
                          strcmp(content_text(content, cite->article, LANGUAGE_ZH), article) == 0);
    }
    return cited;
}

static bool sheet_says(const struct session *session, const struct result *result,
                       const char *words)
{
    struct arena arena = {0};
    struct sheet_desk desk = desk_of();
    struct sheet sheet;
    bool said;

    sheet_make(&arena, session, result, LANGUAGE_ZH, &desk, &sheet);
    said = says(&sheet, words);
    arena_free(&arena);
    return said;
}

static void the_eve_and_the_day(void **state)
{
    const struct content *content = sheet_cases_content();

    (void)state;
    for (size_t i = 0; i < sizeof shipped_cases / sizeof shipped_cases[0]; i++)
        for (int n = 0; n < 2; n++) {
            static struct result result;
            struct session session;

            case_on(content, i, day(2026, 12, 31) + n, &session, &result);
            if (cites_article(&session, &result, shipped_cases[i].article) != n)
                fail_msg("case %zu, day %d: the law's article", i, n);
            if (shipped_cases[i].anew != NULL &&
                sheet_says(&session, &result, shipped_cases[i].anew) != n)
                fail_msg("case %zu, day %d: what is said anew", i, n);
            if (n == 0 && sheet_says(&session, &result, "《中华人民共和国医疗保障法》"))
                fail_msg("case %zu: the law is on paper before its day", i);
        }
}

int main(void)
{
    static const struct CMUnitTest dated[] = {
        cmocka_unit_test(a_sentence_is_said_on_its_days),
        cmocka_unit_test(its_own_condition_still_counts),
        cmocka_unit_test(sentences_of_one_day_share_their_condition),
        cmocka_unit_test(a_paper_is_asked_for_on_its_days),
        cmocka_unit_test(a_source_counts_while_it_is_in_force),
        cmocka_unit_test(what_is_to_come_is_listed_by_day),
    };
    static const struct CMUnitTest shipped[] = {
        cmocka_unit_test(the_eve_and_the_day),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(dated, set_up, tear_down) +
           cmocka_run_group_tests(shipped, sheet_cases_open, sheet_cases_close);
}

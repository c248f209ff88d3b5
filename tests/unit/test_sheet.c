/*
 * The sheet: what must stand on it in every case, and what the desk adds.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "sheet_cases.h"

#include "base/text.h"
#include "engine/confirmation.h"
#include "engine/rules.h"
#include "paper/sheet_text.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

/* ---- what holds for every sheet --------------------------------------------------------------- */

static void look_lines(const struct session *session, const struct result *result,
                       const struct sheet *sheet)
{
    (void)session;
    (void)result;
    for (size_t i = 0; i < sheet->count; i++) {
        const struct sheet_line *line = &sheet->line[i];

        if (line->kind == SHEET_BLANK_LINE)
            assert_non_null(line->label);
        else
            assert_true(line->text[0] != '\0');
        assert_null(text_unclean(line->text, strlen(line->text), true, NULL));
        assert_true(line->label == NULL || line->label[0] != '\0');
        if (line->kind == SHEET_HEADING) {
            assert_true(i + 1 < sheet->count);
            assert_true(sheet->line[i + 1].kind != SHEET_HEADING &&
                        sheet->line[i + 1].kind != SHEET_CUT);
        }
    }
}

static void no_line_is_empty(void **state)
{
    (void)state;
    every_sheet(look_lines);
}

static void look_parts(const struct session *session, const struct result *result,
                       const struct sheet *sheet)
{
    const struct content *content = session->content;

    assert_int_equal(count_kind(sheet, SHEET_VERDICT), 1);
    assert_int_equal(count_kind(sheet, SHEET_CUT), 1);
    assert_int_equal(count_kind(sheet, SHEET_TICK), result->checklist.count);
    assert_true(says(sheet, wording(sheet, TEXT_PAPER_GUIDANCE_ONLY)));
    assert_true(says(sheet, wording(sheet, TEXT_PAPER_HOTLINE)));
    assert_true(says(sheet, content_text(content, content->name, sheet->language)));
    assert_string_equal(sheet->number, "2026-1121-2-0007");
    assert_non_null(strstr(sheet->head, sheet->number));
}

static void every_sheet_has_its_parts(void **state)
{
    (void)state;
    every_sheet(look_parts);
}

static void look_refusal(const struct session *session, const struct result *result,
                         const struct sheet *sheet)
{
    const uint32_t grounds = session->content->outcomes[result->trail.outcome].grounds;
    const bool refuses = grounds != NO_INDEX;

    assert_int_equal(says(sheet, wording(sheet, TEXT_PAPER_NO_DECISION)), refuses);
    assert_int_equal(says(sheet, wording(sheet, TEXT_PAPER_WRITTEN_ANSWER)), refuses);
    /* an outcome looked at with the answers of another case may have none to tell */
    if (!refuses || rule_truth(session, &result->trail, grounds) == TRUTH_TRUE)
        assert_int_equal(says(sheet, wording(sheet, TEXT_PAPER_GROUNDS)), refuses);
}

static void refusals_say_that_they_decide_nothing(void **state)
{
    (void)state;
    every_sheet(look_refusal);
}

/* What is not known and changes what is to be done is asked for in one place, five at most, with room for
 * what is found out. */
static void look_unknown(const struct session *session, const struct result *result,
                         const struct sheet *sheet)
{
    uint32_t parameters[UNVERIFIED_MAX];
    uint32_t count = confirmation_unverified(session, result, parameters);
    size_t asked = 0, blanks = 0;

    for (size_t i = 0; i < sheet->count; i++) {
        asked += sheet->line[i].label != NULL &&
                 strcmp(sheet->line[i].label, wording(sheet, TEXT_PAPER_QUESTIONS)) == 0;
        blanks += sheet->line[i].kind == SHEET_BLANK_LINE &&
                  strcmp(sheet->line[i].label, wording(sheet, TEXT_PAPER_FOUND_OUT)) == 0;
    }
    assert_int_equal(asked, blanks);
    assert_true(asked <= 1);
    while (count > 0 && session->content->parameters[parameters[count - 1]].stake == STAKE_NONE)
        count--;
    assert_int_equal(asked, count > 0);
    for (uint32_t i = 0; i < count && i < 5; i++)
        assert_true(says(sheet, content_text(session->content,
                                             session->content->parameters[parameters[i]].ask,
                                             sheet->language)));
}

static void unknown_values_have_room_to_write(void **state)
{
    (void)state;
    every_sheet(look_unknown);
}

static void look_sources(const struct session *session, const struct result *result,
                         const struct sheet *sheet)
{
    (void)session;
    (void)result;
    for (size_t i = 0; i < sheet->count; i++)
        if (sheet->line[i].kind == SHEET_SMALL)
            assert_null(strstr(sheet->line[i].text, wording(sheet, TEXT_PAPER_COMPILED)));
}

/* Whose a source is, reckoned by digits alone: a province is the first two, a city the first four. */
static bool speaks_for(const struct content *content, const struct source *source, uint32_t insured)
{
    bool speaks = source->reach == REACH_NATION;

    for (uint32_t i = 0; i < source->places.count && insured != 0; i++) {
        const uint32_t code = content->indexes[source->places.first + i];

        speaks = speaks || (code % 10000 == 0 ? code / 10000 == insured / 10000
                                              : code / 100 == insured / 100);
    }
    return speaks;
}

static void look_whose(const struct session *session, const struct result *result,
                       const struct sheet *sheet)
{
    const struct content *content = session->content;
    const struct answer insured = trail_answer(&result->trail, content->insured_in);
    const uint32_t code = insured.state == ANSWER_KNOWN ? (uint32_t)insured.number : 0;
    uint32_t named = 0;

    for (uint32_t i = 0; i < content->source_count; i++) {
        const struct source *source = &content->sources[i];
        bool named_once = true; /* two entries may be one document */
        char title[512];

        snprintf(title, sizeof title, "《%s》", content_string(content, source->title.zh));
        if (sheet->language != LANGUAGE_ZH || !says(sheet, title))
            continue;
        assert_true(speaks_for(content, source, code));
        assert_true(source->standing <= STANDING_REMEMBERED);
        for (uint32_t j = 0; j < i && named_once; j++)
            named_once = content->sources[j].title.zh != source->title.zh;
        named += named_once;
    }
    assert_true(named <= 2 + result->due_count);
}

static void no_sheet_names_a_source_of_another_place(void **state)
{
    (void)state;
    every_sheet(look_whose);
}

/* How it is known, and that an article was not checked, is told on the desk alone. */
static void look_standing(const struct session *session, const struct result *result,
                          const struct sheet *sheet)
{
    static const enum text_id never[] = {TEXT_PAPER_OFFICIAL, TEXT_PAPER_REPOSTED,
                                         TEXT_PAPER_REPORTED, TEXT_PAPER_REMEMBERED,
                                         TEXT_PAPER_UNCHECKED};

    (void)session;
    (void)result;
    for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
        assert_false(says(sheet, wording(sheet, never[i])));
    assert_false(says(sheet, "条号待核"));
    assert_false(says(sheet, "转载"));
}

static void no_sheet_says_how_a_source_is_known(void **state)
{
    (void)state;
    every_sheet(look_standing);
}

/* Between the heading of the grounds and the next one stands a law, a document of the nation, or the place's. */
static void look_ground(const struct session *session, const struct result *result,
                        const struct sheet *sheet)
{
    const struct content *content = session->content;
    size_t at = 0;
    uint32_t carried = 0;

    while (at < sheet->count && strcmp(sheet->line[at].text, wording(sheet, TEXT_PAPER_GROUNDS)))
        at++;
    if (content->outcomes[result->trail.outcome].grounds == NO_INDEX) {
        assert_int_equal(at, sheet->count);
        return;
    }
    for (at++; at < sheet->count && sheet->line[at].kind != SHEET_HEADING; at++)
        for (uint32_t i = 0; i < content->source_count; i++)
            carried += content->sources[i].kind != SOURCE_MEDIA &&
                       strstr(sheet->line[at].text, content_text(content, content->sources[i].title,
                                                                 sheet->language)) != NULL;
    /* an outcome looked at with the answers of another case may rest on a rule its place has not */
    assert_true(carried > 0 ||
                rule_truth(session, &result->trail,
                           content->outcomes[result->trail.outcome].grounds) != TRUTH_TRUE);
}

static void every_refusal_names_its_ground(void **state)
{
    (void)state;
    every_sheet(look_ground);
}

static void what_only_circulates_is_not_printed_as_a_source(void **state)
{
    (void)state;
    every_sheet(look_sources);
}

/* ---- what the desk adds ----------------------------------------------------------------------- */

struct made {
    struct arena arena;
    struct session session;
    struct result result;
    struct sheet sheet;
};

/* The first generated case with papers. */
static void made_start(struct made *made, const struct sheet_desk *desk)
{
    uint32_t seed = 0;

    *made = (struct made){.arena = {0}};
    while (!case_make(&made->session, &made->result, seed) || made->result.checklist.count < 3)
        seed++;
    sheet_make(&made->arena, &made->session, &made->result, LANGUAGE_ZH, desk, &made->sheet);
}

static void how_and_when_it_was_given(void **state)
{
    struct sheet_desk desk = desk_of();
    struct made made;

    (void)state;
    made_start(&made, &desk);
    assert_true(says(&made.sheet, "2026年11月21日（星期六） 15:30"));
    assert_true(says(&made.sheet, "现场"));
    assert_true(says(&made.sheet, "聊城市医疗保险事业中心"));
    assert_true(says(&made.sheet, "0635-0000000"));
    assert_false(says(&made.sheet, "补打"));
    assert_false(says(&made.sheet, "监督投诉")); /* not configured: no empty label */
    arena_free(&made.arena);
    desk.by_phone = true;
    made_start(&made, &desk);
    assert_false(says(&made.sheet, "现场"));
    arena_free(&made.arena);
}

static void marks_stand_on_sheet_and_stub(void **state)
{
    struct sheet_desk desk = desk_of();
    struct made made;

    (void)state;
    desk.practice = desk.reprint = desk.foreign_content = true;
    made_start(&made, &desk);
    assert_int_equal(count_kind(&made.sheet, SHEET_TITLE), 1 + 3 + 3);
    assert_true(says(&made.sheet, "练习·无效"));
    assert_true(says(&made.sheet, "补打"));
    assert_true(says(&made.sheet, "非本机构内容"));
    assert_non_null(strstr(made.sheet.head, "练习·无效"));
    assert_non_null(strstr(made.sheet.head, "非本机构内容"));
    arena_free(&made.arena);
}

static void without_a_number_nothing_is_labelled_number(void **state)
{
    struct sheet_desk desk = desk_of();
    struct made made;

    (void)state;
    desk.sequence = 0;
    desk.window = NULL;
    made_start(&made, &desk);
    assert_null(made.sheet.number);
    assert_string_equal(made.sheet.name, "daoban-2026-11-21-1530");
    assert_false(says(&made.sheet, "编号"));
    assert_false(says(&made.sheet, "告知窗口"));
    arena_free(&made.arena);
}

static void staff_is_printed_or_left_blank(void **state)
{
    struct sheet_desk desk = desk_of();
    struct made made;

    (void)state;
    desk.staff = "A017";
    made_start(&made, &desk);
    assert_true(says(&made.sheet, "A017"));
    arena_free(&made.arena);
}

static void ticks_are_shown_and_told(void **state)
{
    static const enum tick ticks[CHECKLIST_MAX] = {TICK_HERE, TICK_MISSING, TICK_LATER};
    struct sheet_desk desk = desk_of();
    struct made made;
    struct buffer out = {0};

    (void)state;
    desk.ticks = ticks;
    made_start(&made, &desk);
    assert_true(says(&made.sheet, "容缺：____ 月 ____ 日前补交"));
    assert_true(says(&made.sheet, "待补材料"));
    sheet_text(&made.sheet, SHEET_COLUMNS, &out);
    buffer_add(&out, "", 1);
    assert_non_null(strstr(out.data, "[v] "));
    assert_non_null(strstr(out.data, "[!] "));
    assert_non_null(strstr(out.data, "[~] "));
    buffer_free(&out);
    arena_free(&made.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_line_is_empty),
        cmocka_unit_test(every_sheet_has_its_parts),
        cmocka_unit_test(refusals_say_that_they_decide_nothing),
        cmocka_unit_test(unknown_values_have_room_to_write),
        cmocka_unit_test(what_only_circulates_is_not_printed_as_a_source),
        cmocka_unit_test(no_sheet_names_a_source_of_another_place),
        cmocka_unit_test(no_sheet_says_how_a_source_is_known),
        cmocka_unit_test(every_refusal_names_its_ground),
        cmocka_unit_test(how_and_when_it_was_given),
        cmocka_unit_test(marks_stand_on_sheet_and_stub),
        cmocka_unit_test(without_a_number_nothing_is_labelled_number),
        cmocka_unit_test(staff_is_printed_or_left_blank),
        cmocka_unit_test(ticks_are_shown_and_told),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, sheet_cases_open, sheet_cases_close);
}

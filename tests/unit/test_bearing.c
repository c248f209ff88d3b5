/*
 * What bears on a case is on every sheet, screen and JSON record of it. Looked at in another way than it is
 * kept: the slow evaluator says what bears, from the text of the rules and the values alone, and its words
 * are searched for in what was made. Claims are on the screens and in the JSON, and never on paper.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "commands/emit.h"
#include "commands/result.h"
#include "engine/bearing.h"
#include "screens/result_page.h"
#include "sheet_cases.h"
#include "slow.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define ON_PAPER 5 /* questions */

/* ---- what bears, by the slow evaluator -------------------------------------------------------- */

static struct slow *slow_of(const struct session *session)
{
    static struct slow slow;

    slow.content = session->content;
    slow.flow = session->flow;
    slow.today = session->today;
    for (uint32_t i = 0; i < session->content->question_count; i++)
        slow.given[i] = (struct slow_fact){session->answers[i].state, session->answers[i].number};
    slow_walk(&slow);
    return &slow;
}

static const struct bearing *bearing_of(const struct bearings *bearings, uint32_t parameter)
{
    for (uint32_t i = 0; i < bearings->count; i++)
        if (bearings->bearing[i].parameter == parameter)
            return &bearings->bearing[i];
    return NULL;
}

static size_t compared, known;

static void look_alike(const struct session *session, const struct result *result)
{
    const struct content *content = session->content;
    struct slow *slow = slow_of(session);
    struct bearings bearings;

    bearings_find(session, &result->trail, &bearings);
    for (uint32_t i = 0; i < content->parameter_count; i++) {
        uint32_t when = content->parameters[i].when;
        int truth = when == NO_INDEX ? 0 : slow_rule(slow, when);
        const struct bearing *bearing = bearing_of(&bearings, i);

        assert_int_equal(bearing != NULL, truth != 0);
        if (bearing == NULL)
            continue;
        assert_int_equal(bearing->maybe, truth == 1);
        assert_ptr_equal(bearing->value, slow_value(slow, i));
        known += bearing->value != NULL;
        compared++;
    }
    for (uint32_t i = 1; i < bearings.count; i++)
        assert_true(content->parameters[bearings.bearing[i - 1].parameter].stake <=
                    content->parameters[bearings.bearing[i].parameter].stake);
}

static void both_evaluators_agree(void **state)
{
    (void)state;
    every_story(look_alike);
    every_outcome(look_alike);
    assert_true(compared > 500 && known > 50);
}

/* ---- words to look for ------------------------------------------------------------------------ */

struct made {
    const struct content *content;
    enum language language;
    const char *what;   /* sheet, screen, JSON */
    struct buffer text; /* zero terminated */
};

/* Without the blanks and line ends that laying out puts between words. */
static void squeezed(const char *s, char *to, size_t size)
{
    size_t at = 0;

    for (; *s != '\0' && at + 1 < size; s++)
        if (*s != ' ' && *s != '\n')
            to[at++] = *s;
    to[at] = '\0';
}

static void must_hold(const struct made *made, uint32_t parameter, const char *words)
{
    char sought[2000];

    squeezed(words, sought, sizeof sought);
    if (sought[0] != '\0' && strstr(made->text.data, sought) == NULL)
        fail_msg("%s: %s: not there: %s\n%s", made->what,
                 content_string(made->content, made->content->parameters[parameter].id), words,
                 made->text.data);
}

static void must_hold_number(const struct made *made, uint32_t parameter, uint32_t number,
                             const char *after)
{
    char words[32];

    snprintf(words, sizeof words, "%u%s", number, after);
    must_hold(made, parameter, words);
}

static void must_hold_loss(const struct made *made, uint32_t parameter, const struct loss *loss)
{
    if (loss->points != 0)
        must_hold_number(made, parameter, loss->points / 100, "");
    if (loss->first != 0)
        must_hold_number(made, parameter, loss->first / 100, "%");
    if (loss->factor != 0)
        must_hold_number(made, parameter, loss->factor / 100, "%");
    if (loss->deductible != 0)
        must_hold_number(made, parameter, loss->deductible, "");
    if (loss->at_most)
        must_hold(made, parameter, made->language == LANGUAGE_ZH ? "原则上" : "principle");
}

/* The value's own words: its text, its option, its number; by its type. */
static void must_hold_value(const struct made *made, const struct value *value)
{
    const struct content *content = made->content;
    const struct parameter *parameter = &content->parameters[value->parameter];

    must_hold(made, value->parameter, content_text(content, value->text, made->language));
    if (parameter->options.count > 0)
        must_hold(
            made, value->parameter,
            content_text(content,
                         content->options[parameter->options.first + (uint32_t)value->number].text,
                         made->language));
    else if (parameter->type == PARAMETER_NUMBER)
        must_hold_number(made, value->parameter, (uint32_t)value->number, "");
    else if (parameter->type == PARAMETER_LOSS)
        must_hold_loss(made, value->parameter, &value->loss);
}

/* Of a loss the nation limits, and the place sets. */
static bool only_a_limit(const struct value *value)
{
    return value->loss.at_most && (value->loss.points > 0 || value->loss.first > 0);
}

static void must_ask(const struct made *made, uint32_t parameter)
{
    must_hold(
        made, parameter,
        content_text(made->content, made->content->parameters[parameter].ask, made->language));
}

/* ---- claims ----------------------------------------------------------------------------------- */

static void must_hold_claim(void *context, const struct claim *claim)
{
    const struct made *made = context;

    must_hold(made, claim->parameter, content_text(made->content, claim->text, made->language));
}

static void must_not_hold_claim(void *context, const struct claim *claim)
{
    const struct made *made = context;
    char sought[2000];

    squeezed(content_text(made->content, claim->text, made->language), sought, sizeof sought);
    if (strstr(made->text.data, sought) != NULL)
        fail_msg("on paper: %s", sought);
}

/* ---- sheets, records, screens ------------------------------------------------------------------ */

/* `asked`: how many questions there is room for, the worst first; those without a stake need none on paper. */
static void must_hold_all(struct made *made, const struct session *session,
                          const struct result *result, uint32_t asked, bool claims)
{
    struct slow *slow = slow_of(session);
    struct bearings bearings;

    bearings_find(session, &result->trail, &bearings);
    for (uint32_t i = 0; i < bearings.count; i++) {
        uint32_t parameter = bearings.bearing[i].parameter;
        const struct value *value = slow_value(slow, parameter);
        bool small = made->content->parameters[parameter].stake == STAKE_NONE;

        if (value != NULL)
            must_hold_value(made, value);
        if ((value == NULL || only_a_limit(value)) && asked > 0 && (claims || !small)) {
            must_ask(made, parameter);
            asked--;
        }
        bearing_claims(session, &result->trail, parameter,
                       claims ? must_hold_claim : must_not_hold_claim, made);
    }
}

static void text_add(struct made *made, const char *s)
{
    char text[4000];

    squeezed(s != NULL ? s : "", text, sizeof text);
    buffer_add(&made->text, text, strlen(text));
    buffer_add(&made->text, "\n", 1);
}

static size_t sheets, losses;

static void look_sheet(const struct session *session, const struct result *result,
                       const struct sheet *sheet)
{
    struct made made = {session->content, sheet->language, "sheet", {0}};
    uint32_t asked = ON_PAPER;

    for (size_t i = 0; i < sheet->count; i++) {
        text_add(&made, sheet->line[i].label);
        text_add(&made, sheet->line[i].text);
    }
    buffer_add(&made.text, "", 1);
    /* A deadline without a rule is asked about before all others. */
    for (uint32_t i = 0; i < result->due_count; i++)
        asked -= result->due[i].state == DEADLINE_NO_RULE && asked > 0;
    must_hold_all(&made, session, result, asked, false);
    buffer_free(&made.text);
    sheets++;
}

/* A known loss stands before the steps. */
static void look_losses(const struct session *session, const struct result *result,
                        const struct sheet *sheet)
{
    struct bearings bearings;
    size_t steps = 0, lines = 0, expected = 0;

    bearings_find(session, &result->trail, &bearings);
    for (uint32_t i = 0; i < bearings.count; i++)
        expected += bearing_less(&bearings.bearing[i]) != LESS_NOT;
    for (size_t i = 0; i < sheet->count; i++) {
        const char *label = sheet->line[i].label;

        steps += sheet->line[i].kind == SHEET_STEP;
        if (label == NULL || (strcmp(label, wording(sheet, TEXT_PAPER_LESS)) != 0 &&
                              strcmp(label, wording(sheet, TEXT_PAPER_MAYBE_LESS)) != 0))
            continue;
        assert_int_equal(steps, 0);
        lines++;
    }
    assert_int_equal(lines, expected);
    losses += lines;
}

static void every_sheet_says_it(void **state)
{
    (void)state;
    every_sheet(look_sheet);
    assert_true(sheets > 300);
}

static void known_losses_come_before_the_steps(void **state)
{
    (void)state;
    every_sheet(look_losses);
    assert_true(losses > 20);
}

static void look_record(const struct session *session, const struct result *result)
{
    for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
        struct made made = {session->content, language, "JSON", {0}};
        struct buffer out = {0};
        struct emit emit = {.out = &out};
        struct arena arena = {0};
        char *text;

        result_json(&emit, session, result, NULL, language, &arena);
        buffer_add(&out, "", 1);
        text = arena_alloc(&arena, out.size);
        squeezed(out.data, text, out.size);
        buffer_add(&made.text, text, strlen(text) + 1);
        must_hold_all(&made, session, result, BEARINGS_MAX, true);
        buffer_free(&made.text);
        buffer_free(&out);
        arena_free(&arena);
    }
}

static void every_record_says_it(void **state)
{
    (void)state;
    every_story(look_record);
    every_outcome(look_record);
}

/* The parts of the conclusion and of its reasons that are about it, one after the other. */
static void look_screen(const struct session *session, const struct result *result)
{
    static struct desk desk;

    desk.content = (struct content *)(uintptr_t)session->content; /* only read */
    desk.open.session = *session;
    desk.result = *result;
    for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
        struct made made = {session->content, language, "screen", {0}};
        struct arena arena = {0};
        struct words words = {.content = session->content, .language = language, .arena = &arena};
        struct page page = {.arena = &arena};

        result_losses(&desk, &words, &page);
        result_dates(&desk, &words, &page);
        result_reckoning(&desk, &words, &page);
        result_values(&desk, &words, &page);
        result_good_to_know(&desk, &words, &page);
        result_circulating(&desk, &words, &page);
        for (const struct page_block *block = page.first; block != NULL; block = block->next)
            text_add(&made, block->text);
        buffer_add(&made.text, "", 1);
        must_hold_all(&made, session, result, BEARINGS_MAX, true);
        buffer_free(&made.text);
        arena_free(&arena);
    }
}

static void every_screen_says_it(void **state)
{
    (void)state;
    every_story(look_screen);
    every_outcome(look_screen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_evaluators_agree),
        cmocka_unit_test(every_sheet_says_it),
        cmocka_unit_test(known_losses_come_before_the_steps),
        cmocka_unit_test(every_record_says_it),
        cmocka_unit_test(every_screen_says_it),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, sheet_cases_open, sheet_cases_close);
}

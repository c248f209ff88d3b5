/*
 * Cases answered by a small generator, and looking at their sheets.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "shipped.h"
#include "sheet_cases.h"

#include "cases/expect.h"
#include "cases/files.h"
#include "load/load.h"
#include "wording/words.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TODAY "2026-11-21"
#define SEEDS 120
#define STEPS_MAX 60

static struct content *content; /* cmocka gives a group no place for what it opened */
static struct hall hall;        /* of the sheet that is looked at */
static struct arena said;       /* what wording() gave */

const struct content *sheet_cases_content(void)
{
    return content;
}

int sheet_cases_open(void **state)
{
    (void)state;
    content = shipped_load();
    return content == NULL;
}

int sheet_cases_close(void **state)
{
    (void)state;
    content_free(content);
    arena_free(&said);
    return 0;
}

/* ---- cases ------------------------------------------------------------------------------------ */

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static int64_t any_number(const struct session *session, uint32_t question, uint32_t *seed)
{
    static const int64_t places[] = {371500, 110000, 330100, 430200, 370400, 440300};
    const struct question *asked = &content->questions[question];
    int64_t least, most;

    switch ((enum question_type)asked->type) {
    case QUESTION_ONE_OF:
    case QUESTION_YES_NO:
        return next(seed) % asked->options.count;
    case QUESTION_SEVERAL_OF:
        return next(seed) % (1u << asked->options.count);
    case QUESTION_PLACE:
        return places[next(seed) % 6];
    default:
        session_question_range(session, question, &least, &most);
        return next(seed) % 2 ? least : most;
    }
}

static void answer_any(struct session *session, uint32_t question, uint32_t *seed)
{
    struct answer answer = {.state = next(seed) % 5 ? ANSWER_KNOWN : ANSWER_UNSURE};

    for (int tries = 0; tries < 50; tries++) {
        answer.number = answer.state == ANSWER_KNOWN ? any_number(session, question, seed) : 0;
        if (session_answer(session, question, answer))
            return;
        answer.state = ANSWER_KNOWN;
    }
    fail_msg("no answer to %s", content_string(content, content->questions[question].id));
}

bool case_make(struct session *session, struct result *result, uint32_t seed)
{
    int32_t today;

    assert_true(date_parse(TODAY, strlen(TODAY), &today));
    session_start(session, content, seed % content->flow_count, today);
    answer_any(session, content->insured_in, &seed);
    answer_any(session, content->scheme, &seed);
    for (int i = 0; i < STEPS_MAX; i++) {
        result_make(session, result);
        if (result->trail.state != TRAIL_ASKING)
            return result->trail.state == TRAIL_DONE;
        answer_any(session, trail_question(content, &result->trail), &seed);
    }
    return false;
}

static const struct office office = {
    .name = {{"聊城市医疗保险事业中心", "Liaocheng agency"}},
    .phone = {{"0635-0000000", NULL}},
    .matters = {{"settle", "3"}},
    .matter_count = 1,
};

struct sheet_desk desk_of(void)
{
    struct sheet_desk desk = {.office = &office, .window = "2号", .sequence = 7, .minute = 930};

    assert_true(date_parse(TODAY, strlen(TODAY), &desk.date));
    return desk;
}

/* ---- stories ---------------------------------------------------------------------------------- */

static void story_look(const struct story *story, result_looker look, bool once, bool *seen)
{
    struct result result;

    result_make(&story->session, &result);
    if (result.trail.state != TRAIL_DONE || (once && seen[result.trail.outcome]))
        return;
    seen[result.trail.outcome] = true;
    look(&story->session, &result);
}

static void rest_look(const struct story *story, result_looker look, const bool *seen)
{
    struct result result;

    result_make(&story->session, &result);
    assert_int_equal(result.trail.state, TRAIL_DONE);
    for (uint32_t i = 0; i < content->outcome_count; i++)
        if (!seen[i]) {
            result.trail.outcome = i;
            look(&story->session, &result);
        }
}

static void stories_look(result_looker look, bool once)
{
    const struct layers layers = {.folder = {"content"}, .count = 1};
    struct stories stories = {.content = content};
    struct diags diags = {0};
    bool *seen = calloc(content->outcome_count, sizeof *seen);

    files_read_layers(&stories, layers.folder, layers.count, &diags);
    assert_true(seen && stories.count > 150);
    for (uint32_t i = 0; i < stories.count; i++)
        story_look(stories.list[i], look, once, seen);
    rest_look(stories.list[0], look, seen);
    free(seen);
    diags_free(&diags);
    stories_free(&stories);
}

void every_story(result_looker look)
{
    stories_look(look, false);
}

void every_outcome(result_looker look)
{
    stories_look(look, true);
}

/* ---- sheets ----------------------------------------------------------------------------------- */

static looker looking; /* of every_sheet() */

static void sheets_look(const struct session *session, const struct result *result)
{
    const struct sheet_desk desk = desk_of();

    hall = hall_of(content, desk.office, session->flow, &result->trail);
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        struct arena arena = {0};
        struct sheet sheet;

        sheet_make(&arena, session, result, (enum language)language, &desk, &sheet);
        looking(session, result, &sheet);
        arena_free(&arena);
    }
}

void every_sheet(looker look)
{
    struct session session;
    struct result result;
    size_t looked = 0;

    looking = look;
    for (uint32_t seed = 0; seed < SEEDS; seed++)
        if (case_make(&session, &result, seed)) {
            sheets_look(&session, &result);
            looked++;
        }
    assert_true(looked > SEEDS / 2);
    every_outcome(sheets_look);
}

size_t count_kind(const struct sheet *sheet, enum sheet_line_kind kind)
{
    size_t count = 0;

    for (size_t i = 0; i < sheet->count; i++)
        count += sheet->line[i].kind == kind;
    return count;
}

bool says(const struct sheet *sheet, const char *words)
{
    for (size_t i = 0; i < sheet->count; i++)
        if (strstr(sheet->line[i].text, words) ||
            (sheet->line[i].label && strstr(sheet->line[i].label, words)))
            return true;
    return false;
}

const char *wording(const struct sheet *sheet, enum text_id id)
{
    const struct words words = {
        .content = content, .language = sheet->language, .arena = &said, .hall = hall};

    return words_text(&words, id);
}

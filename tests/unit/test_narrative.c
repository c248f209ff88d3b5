/*
 * Tales of the shipped content: thirty paths at random in both languages hold one whole sentence for
 * every answer that has one. DAOBAN_TELL=1 prints them to be read.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "shipped.h"

#include "engine/narrative.h"
#include "model/pool.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TODAY "2026-11-21"
#define PATHS 30

static struct content *content;

static int shipped_open(void **state)
{
    (void)state;
    content = shipped_load();
    return content == NULL;
}

static int shipped_close(void **state)
{
    (void)state;
    content_free(content);
    return 0;
}

static uint32_t random_below(uint32_t *seed, uint32_t limit)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (*seed >> 8) % limit;
}

static void begin(struct session *session, uint32_t flow)
{
    int32_t today;

    assert_true(date_parse(TODAY, strlen(TODAY), &today));
    session_start(session, content, flow, today);
}

/* Any answer the question takes; 不清楚 now and then. */
static void answer_any(struct session *session, uint32_t question, uint32_t *seed)
{
    const struct question *asked = &content->questions[question];
    struct answer answer = {.state = ANSWER_UNSURE};

    for (int tries = 0; tries < 20; tries++) {
        if (random_below(seed, 10) > 0)
            answer =
                (struct answer){.state = ANSWER_KNOWN,
                                .number = asked->options.count > 0
                                              ? random_below(seed, asked->options.count)
                                              : session->today - (int64_t)random_below(seed, 300)};
        if (asked->type == QUESTION_PLACE)
            answer.number = 440300;
        if (session_answer(session, question, answer))
            return;
        answer = (struct answer){.state = ANSWER_UNSURE};
    }
    fail_msg("%s takes nothing", content_fact_id(content, question));
}

static void walk_any(struct session *session, struct trail *trail, uint32_t *seed)
{
    begin(session, random_below(seed, content->flow_count));
    for (trail_walk(session, trail); trail->state == TRAIL_ASKING; trail_walk(session, trail))
        answer_any(session, trail_question(content, trail), seed);
}

static bool ends_with_one_of(const char *text, const char *const ends[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const size_t size = strlen(ends[i]);

        if (strlen(text) > size && strcmp(text + strlen(text) - size, ends[i]) == 0)
            return true;
    }
    return false;
}

static void check_sentence(struct text sentence)
{
    static const char *const zh[] = {"。", "？"};
    static const char *const en[] = {".", "?"};
    const char *chinese = content_text(content, sentence, LANGUAGE_ZH);
    const char *english = content_text(content, sentence, LANGUAGE_EN);

    if (!ends_with_one_of(chinese, zh, 2) || !ends_with_one_of(english, en, 2))
        fail_msg("no whole sentence: %s / %s", chinese, english);
}

static void tell(const struct trail *trail, const struct narrative *narrative)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        print_message("%s:", content_string(content, content->outcomes[trail->outcome].id));
        for (uint32_t i = 0; i < narrative->count; i++)
            print_message(" %s",
                          content_text(content, narrative->sentences[i], (enum language)language));
        print_message("\n");
    }
}

/* Answers that have a sentence: not places, dates and numbers, unless they are not known. */
static uint32_t sentences_due(const struct trail *trail)
{
    uint32_t due = 0;

    for (uint32_t i = 0; i < trail->count; i++) {
        const struct passed *passed = &trail->passed[i];

        if (passed->asked)
            due += passed->answer.state == ANSWER_UNSURE ||
                   content->questions[content->nodes[passed->node].subject].options.count > 0;
    }
    return due;
}

static void random_paths_tell_whole_sentences(void **state)
{
    static struct session session;
    static struct trail trail;
    static struct narrative narrative;
    uint32_t seed = 20261121;

    (void)state;
    for (int path = 0; path < PATHS; path++) {
        walk_any(&session, &trail, &seed);
        assert_int_equal(trail.state, TRAIL_DONE);
        narrative_make(content, &trail, &narrative);
        assert_int_equal(narrative.count, sentences_due(&trail));
        for (uint32_t i = 0; i < narrative.count; i++)
            check_sentence(narrative.sentences[i]);
        if (getenv("DAOBAN_TELL") != NULL)
            tell(&trail, &narrative);
    }
}

static void nothing_answered_tells_nothing(void **state)
{
    static struct session session;
    static struct trail trail;
    struct narrative narrative = {.count = 3};

    (void)state;
    begin(&session, content_flow(content, "settle"));
    trail_walk(&session, &trail);
    narrative_make(content, &trail, &narrative);
    assert_int_equal(narrative.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_paths_tell_whole_sentences),
        cmocka_unit_test(nothing_answered_tells_nothing),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, shipped_open, shipped_close);
}

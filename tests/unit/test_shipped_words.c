/*
 * The words of the shipped content: both languages everywhere, sentences short enough to read aloud,
 * nothing stated without a source that counts, refusals that say how to get them in writing.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "load/load.h"
#include "model/pool.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define SAY_MAX 40 /* Chinese characters a sentence */

static struct content *content;

static int shipped_open(void **state)
{
    const struct layers layers = {.folder = {"content"}, .count = 1};
    struct diags diags = {0};

    (void)state;
    content = content_load(&layers, &diags);
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

/* ---- both languages ------------------------------------------------------------------------ */

/* U+4E00..U+9FFF are E4 B8 80 .. E9 BF BF in UTF-8. */
static bool is_chinese(const char *at)
{
    const unsigned char lead = (unsigned char)at[0];

    return lead >= 0xE4 && lead <= 0xE9;
}

static unsigned chinese_characters(const char *text, size_t size)
{
    unsigned count = 0;

    for (size_t i = 0; i < size; i++)
        count += is_chinese(text + i);
    return count;
}

static void check_text(const char *what, const char *where, struct text text)
{
    const char *zh = content_string(content, text.zh);
    const char *en = content_string(content, text.en);

    if (zh[0] == '\0' || en[0] == '\0')
        fail_msg("%s of %s lacks a language: \"%s\" \"%s\"", what, where, zh, en);
    if (chinese_characters(en, strlen(en)) > 0)
        fail_msg("%s of %s has Chinese in its English: %s", what, where, en);
}

static void check_if_any(const char *what, const char *where, struct text text)
{
    if (text.zh != 0 || text.en != 0)
        check_text(what, where, text);
}

static void questions_have_both_languages(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < content->question_count; i++) {
        const struct question *question = &content->questions[i];
        const char *id = content_string(content, question->id);

        check_text("text", id, question->text);
        check_text("label", id, question->label);
        check_text("why", id, question->why);
        check_text("help", id, question->help);
        check_text("unsure", id, question->unsure_label);
        check_text("unsure story", id, question->unsure_story);
        for (uint32_t o = 0; o < question->options.count; o++) {
            const struct option *option = &content->options[question->options.first + o];

            check_text("option", id, option->text);
            check_text("option label", id, option->label);
            check_text("option story", id, option->story);
        }
    }
}

static void outcomes_have_both_languages(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < content->outcome_count; i++) {
        const struct outcome *outcome = &content->outcomes[i];
        const char *id = content_string(content, outcome->id);

        check_text("title", id, outcome->title);
        check_text("say", id, outcome->say);
        check_text("plain", id, outcome->plain);
        for (uint32_t s = 0; s < outcome->steps.count; s++) {
            const struct step *step = &content->steps[outcome->steps.first + s];

            check_text("step", id, step->text);
            for (int channel = 0; channel < CHANNEL_COUNT; channel++)
                check_if_any("channel", id, step->channels[channel]);
        }
        for (uint32_t n = 0; n < outcome->notes.count; n++) {
            check_text("note", id, content->notes[outcome->notes.first + n].text);
            check_text("note label", id, content->notes[outcome->notes.first + n].label);
        }
    }
}

static void papers_myths_and_the_rest_have_both_languages(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < content->document_count; i++) {
        const char *id = content_string(content, content->documents[i].id);

        check_text("name", id, content->documents[i].name);
        check_text("how", id, content->documents[i].how);
        check_if_any("issuer", id, content->documents[i].issuer);
        check_if_any("note", id, content->documents[i].note);
        check_if_any("waived", id, content->documents[i].waived);
    }
    for (uint32_t i = 0; i < content->myth_count; i++) {
        check_text("said", "a myth", content->myths[i].said);
        check_text("truth", content_string(content, content->myths[i].said.zh),
                   content->myths[i].truth);
    }
    for (uint32_t i = 0; i < content->parameter_count; i++) {
        const char *id = content_string(content, content->parameters[i].id);

        check_text("label", id, content->parameters[i].label);
        check_text("ask", id, content->parameters[i].ask);
    }
    for (uint32_t i = 0; i < content->source_count; i++)
        check_text("title", content_string(content, content->sources[i].id),
                   content->sources[i].title);
    for (uint32_t i = 0; i < content->verdict_count; i++)
        check_text("label", content_string(content, content->verdicts[i].id),
                   content->verdicts[i].label);
    for (uint32_t i = 0; i < content->claim_count; i++)
        check_text("claim", "a region", content->claims[i].text);
    for (uint32_t i = 0; i < content->value_count; i++)
        check_if_any("value", "a region", content->values[i].text);
}

/* ---- read aloud ---------------------------------------------------------------------------- */

static const char *sentence_end(const char *text)
{
    static const char *const stops[] = {"。", "！", "？", "；"};
    const char *end = text + strlen(text);

    for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
        const char *stop = strstr(text, stops[i]);

        if (stop != NULL && stop < end)
            end = stop;
    }
    return end;
}

static void what_is_said_can_be_read_aloud(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < content->outcome_count; i++) {
        const char *say = content_string(content, content->outcomes[i].say.zh);

        while (say[0] != '\0') {
            const char *end = sentence_end(say);

            if (chinese_characters(say, (size_t)(end - say)) > SAY_MAX)
                fail_msg("%s says too much at once: %s",
                         content_string(content, content->outcomes[i].id), say);
            say = end[0] == '\0' ? end : end + strlen("。");
        }
    }
}

/* ---- sources ------------------------------------------------------------------------------- */

static bool counts(const struct source *source)
{
    return source->standing == STANDING_OFFICIAL || source->standing == STANDING_REPOSTED;
}

static bool cites(struct span span, const char *id)
{
    for (uint32_t i = 0; i < span.count; i++) {
        const struct source *source = &content->sources[content->cites[span.first + i].source];

        if (id == NULL ? counts(source) : strcmp(content_string(content, source->id), id) == 0)
            return true;
    }
    return false;
}

/* What rests on practice alone cites k_practice, which says of itself that it is no rule. */
static void check_cites(const char *what, const char *where, struct span span)
{
    if (!cites(span, NULL) && !cites(span, "k_practice"))
        fail_msg("%s of %s rests on what only circulates", what, where);
}

static void nothing_is_stated_on_hearsay(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < content->question_count; i++)
        check_cites("question", fact_id(content, i), content->questions[i].cites);
    for (uint32_t i = 0; i < content->outcome_count; i++) {
        const struct outcome *outcome = &content->outcomes[i];
        const char *id = content_string(content, outcome->id);

        check_cites("outcome", id, outcome->cites);
        for (uint32_t s = 0; s < outcome->steps.count; s++)
            check_cites(content_string(content, content->steps[outcome->steps.first + s].text.zh),
                        id, content->steps[outcome->steps.first + s].cites);
        for (uint32_t n = 0; n < outcome->notes.count; n++)
            check_cites(content_string(content, content->notes[outcome->notes.first + n].text.zh),
                        id, content->notes[outcome->notes.first + n].cites);
    }
    for (uint32_t i = 0; i < content->document_count; i++)
        if (content->documents[i].necessity == NECESSITY_MUST)
            check_cites("paper", content_string(content, content->documents[i].id),
                        content->documents[i].cites);
    for (uint32_t i = 0; i < content->deadline_count; i++)
        check_cites("deadline", content_string(content, content->deadlines[i].id),
                    content->deadlines[i].cites);
}

static void every_myth_is_corrected_by_a_source_that_counts(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < content->myth_count; i++)
        check_cites("truth", content_string(content, content->myths[i].said.zh),
                    content->myths[i].cites);
}

/* The seed articles circulate: they may be quoted as myths and claims, never asked from. */
static void no_question_rests_on_a_seed_or_an_index(void **state)
{
    static const char *const seeds[] = {"s0", "s1", "s2", "s3", "s4", "p36"};

    (void)state;
    for (uint32_t i = 0; i < content->question_count; i++)
        for (size_t s = 0; s < sizeof(seeds) / sizeof(seeds[0]); s++)
            if (cites(content->questions[i].cites, seeds[s]))
                fail_msg("%s cites %s", fact_id(content, i), seeds[s]);
}

/* ---- refusals ------------------------------------------------------------------------------ */

static bool refuses(const struct outcome *outcome)
{
    const char *verdict = content_string(content, content->verdicts[outcome->verdict].id);

    return content->verdicts[outcome->verdict].tone == TONE_BAD ||
           strcmp(verdict, "other_payer") == 0;
}

static bool tells_how_to_get_it_in_writing(const struct outcome *outcome)
{
    for (uint32_t s = 0; s < outcome->steps.count; s++) {
        const struct step *step = &content->steps[outcome->steps.first + s];

        if (strstr(content_string(content, step->text.zh), "书面答复") != NULL &&
            step->channels[CHANNEL_WINDOW].zh != 0 && step->channels[CHANNEL_PHONE].zh != 0)
            return true;
    }
    return false;
}

static void refusals_have_grounds_law_and_a_written_answer(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < content->outcome_count; i++) {
        const struct outcome *outcome = &content->outcomes[i];
        const char *id = content_string(content, outcome->id);

        if (!refuses(outcome))
            continue;
        if (outcome->grounds == NO_INDEX)
            fail_msg("%s has no grounds", id);
        if (!cites(outcome->cites, NULL))
            fail_msg("%s has no legal basis", id);
        if (!tells_how_to_get_it_in_writing(outcome))
            fail_msg("%s does not say how to ask for a written answer", id);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_have_both_languages),
        cmocka_unit_test(outcomes_have_both_languages),
        cmocka_unit_test(papers_myths_and_the_rest_have_both_languages),
        cmocka_unit_test(what_is_said_can_be_read_aloud),
        cmocka_unit_test(nothing_is_stated_on_hearsay),
        cmocka_unit_test(every_myth_is_corrected_by_a_source_that_counts),
        cmocka_unit_test(no_question_rests_on_a_seed_or_an_index),
        cmocka_unit_test(refusals_have_grounds_law_and_a_written_answer),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, shipped_open, shipped_close);
}

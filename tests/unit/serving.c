/* A desk that is served without screens. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "serving.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct moment serving_moment(const char *date, int64_t milliseconds)
{
    struct moment moment = {.milliseconds = milliseconds, .minute = 600};

    assert_true(date_parse(date, strlen(date), &moment.date));
    return moment;
}

struct content *serving_content(const char *folder)
{
    struct stage stage;

    assert_true(folder == NULL ? stage_load(&stage) : stage_load_from(&stage, folder));
    return stage.content;
}

struct content *serving_content_edited(const char *script)
{
    char folder[] = "/tmp/daoban-serving-XXXXXX";
    struct content *content;
    char command[1024];

    assert_non_null(mkdtemp(folder));
    snprintf(command, sizeof command, "cp -r %s/. %s && cd %s && %s", SERVING_CONTENT, folder,
             folder, script);
    assert_int_equal(system(command), 0);
    content = serving_content(folder);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
    return content;
}

int serving_start(void **state)
{
    static struct serving serving;

    serving.office = (struct office){.region = 371500, .idle_minutes = 10};
    desk_open(&serving.desk, &(struct desk_setup){.office = &serving.office},
              serving_content(SERVING_CONTENT), LANGUAGE_ZH, serving_moment("2026-11-21", 1000));
    serving.content = serving.desk.content;
    *state = &serving;
    return 0;
}

int serving_end(void **state)
{
    struct serving *serving = *state;

    desk_close(&serving->desk);
    return 0;
}

void serving_begin(struct serving *serving, const char *flow)
{
    desk_begin(&serving->desk, content_flow(serving->content, flow));
}

void serving_answer(struct serving *serving, const char *question, int64_t number)
{
    const uint32_t waiting = desk_question(&serving->desk);

    assert_true(waiting != NO_INDEX);
    assert_string_equal(content_fact_id(serving->content, waiting), question);
    assert_true(desk_answer(&serving->desk, waiting,
                            (struct answer){.state = ANSWER_KNOWN, .number = number}));
}

void serving_answer_start(struct serving *serving)
{
    serving_answer(serving, "insured_in", 371500);
    serving_answer(serving, "scheme", 0);
    serving_answer(serving, "care_in", 110000);
}

void serving_file_first(struct serving *serving)
{
    serving_begin(serving, "settle");
    serving_answer_start(serving);
    serving_answer(serving, "stage", 1);
    serving_answer(serving, "emergency", 1);
    serving_answer(serving, "filed", 1);
    assert_true(desk_done(&serving->desk));
}

void serving_manual(struct serving *serving)
{
    serving_begin(serving, "settle");
    serving_answer_start(serving);
    serving_answer(serving, "stage", 2);
    serving_answer(serving, "extras", 1);
    serving_answer(serving, "days", 3);
    serving_answer(serving, "cost", 100000);
    serving_answer(serving, "paid_on", serving_moment("2026-11-05", 0).date);
    assert_true(desk_done(&serving->desk));
}

uint32_t serving_item(const struct serving *serving, const char *document)
{
    const struct checklist *list = &serving->desk.result.checklist;
    const uint32_t wanted = content_document(serving->content, document);

    for (uint32_t i = 0; i < list->count; i++)
        if (list->item[i].document == wanted)
            return i;
    return NO_INDEX;
}

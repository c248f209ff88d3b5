/*
 * Many cases: one JSON object a line in, one result a line out.
 *
 *     {"stage": "planned", "insured_in": "371500", "on": "2026-01-20", "id": 7}
 *
 * Members are questions; besides them `on` (the day), `region` (place of insurance) and `id` (given
 * back) are understood. A line that is wrong gives {"line": n, "error": "…"} and the rest goes on.
 */
#include "commands/run.h"

#include "commands/answering.h"
#include "commands/hand_out.h"
#include "commands/result.h"
#include "commands/run_line.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#define LINE_BYTES_MAX (1 << 20)
#define FLUSH_BYTES (1 << 16)

struct batch {
    const struct run *run;
    struct buffer out;
    struct arena arena; /* of one line */
    struct line line;
    size_t number;                /* of the line */
    uint32_t question[FACTS_MAX]; /* which question each member was last time */
    bool wrong;                   /* some line was */
};

/* `on`, `region` and `id`, unless the content has a question of that name. */
static bool reserved(const struct content *content, const char *key)
{
    return (strcmp(key, "on") == 0 || strcmp(key, "region") == 0 || strcmp(key, "id") == 0) &&
           content_fact(content, key) == NO_INDEX;
}

/* Lines of a batch look alike: a member is first tried as the question it was in the line before. */
static bool same_as_before(struct batch *batch, const struct content *content, size_t i)
{
    uint32_t question = batch->question[i];

    return question < content->question_count &&
           strcmp(content_string(content, content->questions[question].id),
                  batch->line.pair[i].key) == 0;
}

static const char *answers_apply(struct batch *batch, struct session *session)
{
    const struct content *content = session->content;
    enum language language = batch->run->opened.language;

    for (size_t i = 0; i < batch->line.count; i++) {
        const struct pair *pair = &batch->line.pair[i];
        const char *wrong;

        if (pair->value == NULL || reserved(content, pair->key))
            continue;
        if (!same_as_before(batch, content, i))
            batch->question[i] = content_fact(content, pair->key);
        if (batch->question[i] < content->question_count)
            wrong =
                answer_set_at(session, batch->question[i], pair->value, language, &batch->arena);
        else
            wrong = answer_set(session, pair->key, pair->value, language, &batch->arena);
        if (wrong)
            return wrong;
    }
    return NULL;
}

static const char *member(const struct line *line, const char *key)
{
    for (size_t i = 0; i < line->count; i++)
        if (strcmp(line->pair[i].key, key) == 0)
            return line->pair[i].value;
    return NULL;
}

/* Starts the session of a line with its own day and region, where it names them. */
static bool line_start(struct batch *batch, struct session *session, const char **wrong)
{
    const struct opened *opened = &batch->run->opened;
    enum language language = opened->language;
    const char *on = member(&batch->line, "on");
    const char *region = member(&batch->line, "region");
    int32_t date = opened->today;
    uint32_t code = batch->run->region;

    if (on && !date_parse(on, strlen(on), &date)) {
        *wrong = saying_format(&batch->arena, SAY_BAD_DATE, language, on, NULL);
        return false;
    }
    if (region != NULL)
        *wrong = place_set(opened->content, region, language, &batch->arena, &code);
    if (*wrong != NULL)
        return false;
    run_start(batch->run, session, date, code);
    return true;
}

static void error_write(struct batch *batch, const char *wrong)
{
    struct emit emit = {.out = &batch->out};

    batch->wrong = true;
    emit_open(&emit, NULL, '{');
    if (batch->line.id)
        emit_raw(&emit, "id", batch->line.id);
    emit_number(&emit, "line", (int64_t)batch->number);
    emit_string(&emit, "error", wrong);
    emit_close(&emit, '}');
    buffer_add(&batch->out, "\n", 1);
}

static void result_write(struct batch *batch, const struct session *session,
                         const struct result *result)
{
    struct emit emit = {.out = &batch->out};

    emit_open(&emit, NULL, '{');
    if (batch->line.id)
        emit_raw(&emit, "id", batch->line.id);
    result_json(&emit, session, result, batch->run->opened.language, &batch->arena);
    emit_close(&emit, '}');
    buffer_add(&batch->out, "\n", 1);
}

/* Only as much of a result is worked out as will be written. */
static void result_work(struct batch *batch, const struct session *session, struct result *result)
{
    if (batch->run->options->format == FORMAT_BRIEF)
        trail_walk(session, &result->trail);
    else
        result_make(session, result);
}

/* NULL, or what is wrong with the answers. */
static const char *answers_work(struct batch *batch, struct session *session, struct result *result)
{
    const char *wrong = answers_apply(batch, session);

    if (wrong)
        return wrong;
    result_work(batch, session, result);
    return answers_check(session, &result->trail, batch->run->opened.language, &batch->arena);
}

static void case_run(struct batch *batch)
{
    struct session session;
    struct result result;
    const char *wrong = NULL;

    if (line_start(batch, &session, &wrong))
        wrong = answers_work(batch, &session, &result);
    if (wrong)
        error_write(batch, wrong);
    else if (batch->run->options->format == FORMAT_BRIEF)
        result_brief(&batch->out, &session, &result.trail);
    else
        result_write(batch, &session, &result);
}

static void fault_write(struct batch *batch)
{
    static const enum saying sayings[] = {
        [LINE_NO_JSON] = SAY_BAD_JSON,
        [LINE_NO_OBJECT] = SAY_NOT_AN_OBJECT,
        [LINE_BAD_VALUE] = SAY_BAD_JSON_VALUE,
    };

    error_write(batch, saying_format(&batch->arena, sayings[batch->line.fault],
                                     batch->run->opened.language, batch->line.detail, NULL));
}

static void line_run(struct batch *batch, char *bytes, size_t size)
{
    batch->line.id = NULL;
    if (size > LINE_BYTES_MAX) {
        error_write(batch, saying_text(SAY_LINE_TOO_LONG, batch->run->opened.language));
        return;
    }
    line_read(&batch->line, bytes, size, &batch->arena);
    if (batch->line.fault == LINE_FINE)
        case_run(batch);
    else
        fault_write(batch);
    arena_free(&batch->arena);
}

static bool blank(const char *line)
{
    return line[strspn(line, " \t\r\n")] == '\0';
}

static enum exit_code batch_flush(struct batch *batch, size_t at_least)
{
    enum exit_code code = EXIT_DONE;

    if (batch->out.size > at_least) {
        code = hand_out(batch->run->options, batch->run->opened.language, batch->out.data,
                        batch->out.size);
        batch->out.size = 0;
    }
    return code;
}

static enum exit_code lines_run(struct batch *batch, FILE *in)
{
    bool whole = batch->run->options->value[OPTION_OUTPUT] != NULL; /* a file is written once */
    enum exit_code code = EXIT_DONE;
    char *line = NULL;
    size_t room = 0;
    ssize_t size;

    while (code == EXIT_DONE && (size = getline(&line, &room, in)) > 0) {
        batch->number++;
        if (!blank(line))
            line_run(batch, line, (size_t)size);
        code = batch_flush(batch, whole ? SIZE_MAX : FLUSH_BYTES);
    }
    free(line);
    if (code == EXIT_DONE)
        code = batch_flush(batch, 0);
    return code == EXIT_DONE && batch->wrong ? EXIT_FOUND : code;
}

static FILE *answers_open(const struct run *run, const char *path)
{
    FILE *in = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");

    if (in == NULL)
        say(stderr, SAY_NOT_READ, run->opened.language, path, strerror(errno), NULL);
    return in;
}

enum exit_code run_batch(const struct run *run)
{
    struct batch batch = {.run = run};
    enum exit_code code;
    FILE *in;

    if (run->options->format != FORMAT_BRIEF && run->options->format != FORMAT_JSON &&
        run->options->value[OPTION_FORMAT]) {
        say(stderr, SAY_BATCH_FORMAT, run->opened.language, NULL);
        return EXIT_MISUSE;
    }
    in = answers_open(run, run->options->value[OPTION_ANSWERS]);
    if (in == NULL)
        return EXIT_REFUSED;
    code = lines_run(&batch, in);
    if (in != stdin)
        fclose(in);
    buffer_free(&batch.out);
    return code;
}

/*
 * Many cases: one JSON object a line in, one result a line out.
 *
 *     {"stage": "planned", "insured_in": "371500", "on": "2026-01-20", "id": 7}
 *
 * Members are questions; besides them `on` (the day), `region` (place of insurance) and `id` (given
 * back) are understood. A line that is wrong gives {"line": n, "error": "…"}, or in brief "error", its
 * number and the sentence, and the rest goes on.
 */
#include "commands/run.h"

#include "commands/input.h"
#include "commands/result.h"
#include "commands/run_line.h"
#include "commands/write_result.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define FLUSH_BYTES (1 << 16)

struct batch {
    const struct run *run;
    struct buffer out;
    struct arena arena; /* of one line */
    struct line line;
    size_t number;                /* of the line */
    uint32_t question[FACTS_MAX]; /* which question each member was last time */
    bool wrong;                   /* some line was */
    /* What a format writes: what is wrong with the line, or its case. */
    const char *fault; /* NULL = nothing */
    struct session session;
    struct result result; /* its trail only: a format that writes more fills in the rest */
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
    enum language language = batch->run->setup.language;

    for (size_t i = 0; i < batch->line.count; i++) {
        const struct pair *pair = &batch->line.pair[i];
        const char *wrong;

        if (pair->value == NULL || reserved(content, pair->key))
            continue;
        if (!same_as_before(batch, content, i))
            batch->question[i] = content_fact(content, pair->key);
        if (batch->question[i] < content->question_count)
            wrong =
                input_answer_at(session, batch->question[i], pair->value, language, &batch->arena);
        else
            wrong = input_answer(session, pair->key, pair->value, language, &batch->arena);
        if (wrong != NULL)
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
    const struct setup *setup = &batch->run->setup;
    enum language language = setup->language;
    const char *on = member(&batch->line, "on");
    const char *region = member(&batch->line, "region");
    int32_t date = setup->today;
    uint32_t code = batch->run->region;

    if (on && !date_parse(on, strlen(on), &date)) {
        *wrong = phrase_format(&batch->arena, PHRASE_BAD_DATE, language, on, NULL);
        return false;
    }
    if (region != NULL)
        *wrong = input_place(setup->content, region, language, &batch->arena, &code);
    if (*wrong != NULL)
        return false;
    run_start(batch->run, session, date, code);
    return true;
}

/* ---- formats ------------------------------------------------------------------------------ */

static enum exit_code json_add(void *result)
{
    struct batch *batch = result;
    struct emit emit = {.out = &batch->out};

    emit_open(&emit, NULL, '{');
    if (batch->line.id != NULL)
        emit_raw(&emit, "id", batch->line.id);
    if (batch->fault != NULL) {
        emit_number(&emit, "line", (int64_t)batch->number);
        emit_string(&emit, "error", batch->fault);
    } else {
        result_fill(&batch->session, &batch->result);
        result_json(&emit, &batch->session, &batch->result, &batch->run->setup.office,
                    batch->run->setup.language, &batch->arena);
    }
    emit_close(&emit, '}');
    buffer_add(&batch->out, "\n", 1);
    return EXIT_DONE;
}

/* The id goes before the rest, as JSON has it: a tab in it is \t. */
static enum exit_code brief_add(void *result)
{
    struct batch *batch = result;

    if (batch->line.id != NULL)
        buffer_print(&batch->out, "%s\t", batch->line.id);
    if (batch->fault != NULL)
        buffer_print(&batch->out, "error\t%zu\t%s\n", batch->number, batch->fault);
    else
        result_brief(&batch->out, &batch->session, &batch->result.trail);
    return EXIT_DONE;
}

/* clang-format off */
const struct format run_batch_formats[] = {
    {.name = "json",      .write = json_add},
    {.name = "brief",     .write = brief_add, .manual = "有 \\fBid\\fR 的写在最前面"},
    {.name = NULL},
};
/* clang-format on */

/* ---- lines -------------------------------------------------------------------------------- */

static void case_add(struct batch *batch, const char *fault)
{
    batch->fault = fault;
    batch->wrong |= fault != NULL;
    batch->run->options->format->write(batch);
}

/* NULL, or what is wrong with the line. */
static const char *case_work(struct batch *batch, struct session *session, struct result *result)
{
    const char *wrong = NULL;

    if (!line_start(batch, session, &wrong))
        return wrong;
    wrong = answers_apply(batch, session);
    if (wrong != NULL)
        return wrong;
    trail_walk(session, &result->trail);
    return input_check(session, &result->trail, batch->run->setup.language, &batch->arena);
}

static void case_run(struct batch *batch)
{
    case_add(batch, case_work(batch, &batch->session, &batch->result));
}

static void fault_write(struct batch *batch)
{
    static const enum phrase phrases[] = {
        [LINE_NO_JSON] = PHRASE_BAD_JSON,
        [LINE_NO_OBJECT] = PHRASE_NOT_AN_OBJECT,
        [LINE_BAD_VALUE] = PHRASE_BAD_JSON_VALUE,
    };

    case_add(batch, phrase_format(&batch->arena, phrases[batch->line.fault],
                                  batch->run->setup.language, batch->line.detail, NULL));
}

static void line_run(struct batch *batch, char *bytes, size_t size)
{
    line_read(&batch->line, bytes, size, &batch->arena);
    if (batch->line.fault == LINE_FINE)
        case_run(batch);
    else
        fault_write(batch);
    arena_free(&batch->arena);
}

static bool is_blank(const char *line, size_t size)
{
    return strspn(line, " \t\r") == size;
}

static enum exit_code batch_flush(struct batch *batch, size_t at_least)
{
    enum exit_code code = EXIT_DONE;

    if (batch->out.size > at_least) {
        code = write_result(batch->run->options, batch->run->setup.language, batch->out.data,
                            batch->out.size);
        batch->out.size = 0;
    }
    return code;
}

static void line_found(struct batch *batch, enum line_found found, char *bytes, size_t size)
{
    batch->number++;
    batch->line.id = NULL;
    if (found == LINE_TOO_LONG)
        case_add(batch, phrase_text(PHRASE_LINE_TOO_LONG, batch->run->setup.language));
    else if (!is_blank(bytes, size))
        line_run(batch, bytes, size);
}

/* Until the end, or until nothing more can be read or written. */
static enum exit_code lines_run(struct batch *batch, struct line_source *source, const char *path)
{
    const bool whole = batch->run->options->output != NULL; /* a file is written once */
    enum exit_code code = EXIT_DONE;
    enum line_found found;
    char *bytes;
    size_t size;

    while (code == EXIT_DONE && (found = line_source_next(source, &bytes, &size)) < LINE_NONE) {
        line_found(batch, found, bytes, size);
        code = batch_flush(batch, whole ? SIZE_MAX : FLUSH_BYTES);
    }
    if (code != EXIT_DONE)
        return code;
    if (found == LINE_FAILED) {
        phrase_say(stderr, PHRASE_NOT_READ, batch->run->setup.language, path, strerror(errno),
                   NULL);
        if (!whole)
            batch_flush(batch, 0);
        return EXIT_REFUSED;
    }
    code = batch_flush(batch, 0);
    return code == EXIT_DONE && batch->wrong ? EXIT_FOUND : code;
}

enum exit_code run_batch(const struct run *run, const char *path)
{
    struct batch batch = {.run = run};
    const bool standard = strcmp(path, "-") == 0;
    struct line_source source = {.fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)};
    enum exit_code code;

    if (source.fd < 0) {
        phrase_say(stderr, PHRASE_NOT_READ, run->setup.language, path, strerror(errno), NULL);
        return EXIT_REFUSED;
    }
    code = lines_run(&batch, &source, path);
    if (!standard)
        close(source.fd);
    buffer_free(&source.bytes);
    buffer_free(&batch.out);
    return code;
}

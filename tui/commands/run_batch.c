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
#include "commands/result.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#define LINE_BYTES_MAX (1 << 20)
#define FLUSH_BYTES (1 << 16)

struct batch {
    const struct run *run;
    struct buffer out;
    struct arena arena; /* of one line */
    size_t line;
    bool wrong; /* some line was */
};

/* A JSON value as --set would write it; NULL when it cannot be an answer. */
static const char *value_written(const json_t *value, struct arena *arena)
{
    const char *list = "";
    const json_t *member = NULL;
    size_t i = 0;

    if (json_is_string(value))
        return json_string_value(value);
    if (json_is_integer(value))
        return arena_format(arena, "%lld", (long long)json_integer_value(value));
    if (json_is_real(value))
        return arena_format(arena, "%.2f", json_real_value(value));
    if (json_is_boolean(value))
        return json_is_true(value) ? "yes" : "no";
    if (!json_is_array(value))
        return NULL;
    json_array_foreach(value, i, member)
    {
        if (!json_is_string(member))
            return NULL;
        list = arena_format(arena, "%s%s%s", list, i ? "," : "", json_string_value(member));
    }
    return list[0] ? list : "none";
}

/* `on`, `region` and `id`, unless the content has a question of that name. */
static bool reserved(const struct content *content, const char *key)
{
    return (strcmp(key, "on") == 0 || strcmp(key, "region") == 0 || strcmp(key, "id") == 0) &&
           content_fact(content, key) == NO_INDEX;
}

static const char *answers_apply(struct batch *batch, struct session *session, json_t *object)
{
    const struct content *content = session->content;
    enum language language = batch->run->opened.language;

    for (void *at = json_object_iter(object); at; at = json_object_iter_next(object, at)) {
        const char *key = json_object_iter_key(at);
        const json_t *value = json_object_iter_value(at);
        const char *written = value_written(value, &batch->arena);
        const char *wrong;

        if (reserved(content, key) || json_is_null(value))
            continue;
        if (written == NULL)
            return saying_format(&batch->arena, SAY_BAD_JSON_VALUE, language, key, NULL);
        wrong = answer_set(session, key, written, language, &batch->arena);
        if (wrong)
            return wrong;
    }
    return answers_check(session, language, &batch->arena);
}

/* Starts the session of a line with its own day and region, where it names them. */
static const char *line_start(struct batch *batch, struct session *session, json_t *object)
{
    const struct opened *opened = &batch->run->opened;
    enum language language = opened->language;
    const char *on = json_string_value(json_object_get(object, "on"));
    const char *region = json_string_value(json_object_get(object, "region"));
    int32_t date = opened->today;
    uint32_t code = batch->run->region;

    if (on && !date_parse(on, strlen(on), &date))
        return saying_format(&batch->arena, SAY_BAD_DATE, language, on, NULL);
    if (region && !place_named(opened->content, region, &code))
        return saying_format(&batch->arena, SAY_BAD_REGION, language, region, NULL);
    run_start(batch->run, session, date, code);
    return NULL;
}

static void id_give_back(struct emit *emit, const json_t *object)
{
    const json_t *id = json_object_get(object, "id");

    if (json_is_string(id))
        emit_string(emit, "id", json_string_value(id));
    else if (json_is_integer(id))
        emit_number(emit, "id", json_integer_value(id));
}

static void error_write(struct batch *batch, const json_t *object, const char *wrong)
{
    struct emit emit = {.out = &batch->out};

    batch->wrong = true;
    emit_open(&emit, NULL, '{');
    id_give_back(&emit, object);
    emit_number(&emit, "line", (int64_t)batch->line);
    emit_string(&emit, "error", wrong);
    emit_close(&emit, '}');
    buffer_add(&batch->out, "\n", 1);
}

static void result_write(struct batch *batch, const struct session *session, const json_t *object)
{
    struct emit emit = {.out = &batch->out};
    struct result result;

    result_make(session, &result);
    emit_open(&emit, NULL, '{');
    id_give_back(&emit, object);
    result_json(&emit, session, &result, batch->run->opened.language, &batch->arena);
    emit_close(&emit, '}');
    buffer_add(&batch->out, "\n", 1);
}

static void object_run(struct batch *batch, json_t *object)
{
    struct session session;
    struct trail trail;
    const char *wrong = line_start(batch, &session, object);

    if (wrong == NULL)
        wrong = answers_apply(batch, &session, object);
    if (wrong)
        error_write(batch, object, wrong);
    else if (batch->run->options->format == FORMAT_BRIEF) {
        trail_walk(&session, &trail);
        result_brief(&batch->out, &session, &trail);
    } else
        result_write(batch, &session, object);
}

static void line_run(struct batch *batch, const char *line, size_t size)
{
    enum language language = batch->run->opened.language;
    json_error_t error;
    json_t *object;

    if (size > LINE_BYTES_MAX) {
        error_write(batch, NULL, saying_text(SAY_LINE_TOO_LONG, language));
        return;
    }
    object = json_loadb(line, size, JSON_REJECT_DUPLICATES, &error);
    if (json_is_object(object))
        object_run(batch, object);
    else
        error_write(batch, NULL,
                    object
                        ? saying_text(SAY_NOT_AN_OBJECT, language)
                        : saying_format(&batch->arena, SAY_BAD_JSON, language, error.text, NULL));
    json_decref(object);
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
        code = run_write(batch->run, batch->out.data, batch->out.size);
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
        batch->line++;
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

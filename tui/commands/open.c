/*
 * daoban open CODE: a case by its code, what it is now, and what differs from when it was made.
 */
#include "commands/command.h"

#include "commands/released.h"
#include "commands/result.h"
#include "commands/run.h"
#include "commands/write_result.h"
#include "desk/recall.h"

#include <string.h>

static const char *const state_names[] = {
    [RECALL_SAME] = "same",       [RECALL_DIFFERS] = "differs", [RECALL_ASKS] = "asks",
    [RECALL_UNKNOWN] = "unknown", [RECALL_REFUSED] = "refused",
};

static const char *const kind_names[] = {
    [DIFFERENCE_VERDICT] = "verdict",        [DIFFERENCE_OUTCOME] = "outcome",
    [DIFFERENCE_PAPER_NEW] = "document_new", [DIFFERENCE_PAPER_GONE] = "document_gone",
    [DIFFERENCE_PAPER] = "document",         [DIFFERENCE_DATE] = "deadline",
};

/* The groups of a code may come as one argument or as many. */
static const char *code_typed(const struct options *options, struct arena *arena)
{
    const char *typed = "";

    for (size_t i = 0; i < options->argument_count; i++)
        typed = arena_format(arena, "%s%s ", typed, options->argument[i]);
    return typed;
}

static const char *or_null(const char *s)
{
    return s[0] ? s : NULL;
}

/* What the case was when the code was made; a code of an unknown content says less. */
static void made_write(struct emit *emit, const struct recall *recall,
                       const struct content *content, struct arena *arena)
{
    const struct code *code = &recall->code;
    uint32_t flow = code_flow(code, content), verdict = code_verdict(code, content);
    const char *said =
        verdict == NO_INDEX ? "" : content_string(content, content->verdicts[verdict].id);

    emit_open(emit, "made", '{');
    emit_string(emit, "flow",
                flow == NO_INDEX ? NULL : content_string(content, content->flows[flow].id));
    emit_string(emit, "insured_in",
                code->insured_in.state == ANSWER_KNOWN
                    ? arena_format(arena, "%06lld", (long long)code->insured_in.number)
                    : NULL);
    emit_date(emit, "on", code->today);
    emit_string(emit, "outcome", or_null(recall->before_outcome));
    emit_string(emit, "verdict",
                or_null(recall->before_verdict[0] ? recall->before_verdict : said));
    emit_bool(emit, "other_content", !code_made_by(code, content));
    emit_close(emit, '}');
}

static void differences_write(struct emit *emit, const struct recall *recall)
{
    emit_open(emit, "differences", '[');
    for (size_t i = 0; i < recall->count; i++) {
        const struct difference *difference = &recall->difference[i];

        emit_open(emit, NULL, '{');
        emit_string(emit, "what", kind_names[difference->kind]);
        emit_string(emit, "id", or_null(difference->id));
        emit_string(emit, "name", difference->name);
        emit_string(emit, "before", or_null(difference->before_id));
        emit_string(emit, "after", or_null(difference->after_id));
        emit_close(emit, '}');
    }
    emit_close(emit, ']');
}

/* A code that has been read, to be told in one of the formats of `open`. */
struct coded_case {
    struct run run;
    struct recall recall;
};

static enum exit_code json_write(void *result)
{
    const struct coded_case *coded_case = result;
    const struct run *run = &coded_case->run;
    const struct recall *recall = &coded_case->recall;
    struct arena *arena = run->arena;
    struct buffer out = {0};
    struct emit emit = {.out = &out};
    enum exit_code code;

    emit_open(&emit, NULL, '{');
    emit_string(&emit, "state", state_names[recall->state]);
    emit_string(&emit, "sentence", recall->sentence);
    if (recall->state != RECALL_REFUSED) {
        made_write(&emit, recall, run->setup.content, arena);
        differences_write(&emit, recall);
    }
    if (recall->opens) {
        emit_open(&emit, "result", '{');
        result_json(&emit, &recall->session, &recall->result, &run->setup.office,
                    run->setup.language, arena);
        emit_close(&emit, '}');
    }
    emit_close(&emit, '}');
    buffer_add(&out, "\n", 1);
    code = write_result(run->options, run->setup.language, out.data, out.size);
    buffer_free(&out);
    return code;
}

/* "还是一样…" and what differs, a line each. */
static const char *recall_words(const struct run *run, const struct recall *recall,
                                struct arena *arena)
{
    const struct words words = {
        .content = run->setup.content, .language = run->setup.language, .arena = arena};
    const char *said = arena_format(arena, "%s\n", recall->sentence);

    for (size_t i = 0; i < recall->count; i++)
        said = arena_format(arena, "%s  - %s\n", said,
                            difference_words(&words, &recall->difference[i]));
    return arena_format(arena, "%s\n", said);
}

bool run_recall(struct run *run, struct recall *recall)
{
    struct arena *arena = &run->setup.arena;
    const struct recall_request asking = {.content = run->setup.content,
                                          .today = run->setup.today,
                                          .language = run->setup.language,
                                          .releases = released_find(&run->setup)};
    const char *typed = code_typed(run->options, arena);

    recall_make(recall, arena, &asking, typed);
    return code_looks_like(typed);
}

static enum exit_code text_write(void *result)
{
    struct coded_case *coded_case = result;
    struct run *run = &coded_case->run;

    if (coded_case->recall.opens) {
        run->before = recall_words(run, &coded_case->recall, run->arena);
        return run_text(run);
    }
    fprintf(stderr, "daoban: %s\n", coded_case->recall.sentence);
    return EXIT_FOUND;
}

static enum exit_code code_open(struct coded_case *coded_case)
{
    struct run *run = &coded_case->run;
    enum exit_code code;

    run_recall(run, &coded_case->recall);
    run->session = &coded_case->recall.session;
    run->result = &coded_case->recall.result;
    run->arena = &run->setup.arena;
    code = run->options->format->write(coded_case);
    return code == EXIT_DONE && !coded_case->recall.opens ? EXIT_FOUND : code;
}

static enum exit_code open_run(const struct options *options, const struct environment *environment)
{
    struct coded_case coded_case = {
        .run = {.options = options, .environment = environment}
    };
    enum exit_code code = setup_content(&coded_case.run.setup, options, environment, true);

    if (code == EXIT_DONE)
        code = code_open(&coded_case);
    setup_close(&coded_case.run.setup);
    return code;
}

static const struct option_row *const own_options[] = {&option_on, &option_format, &option_output,
                                                       NULL};

/* clang-format off */
static const struct format own_formats[] = {
    {.name = "text",      .write = text_write},
    {.name = "json",      .write = json_write},
    {.name = NULL},
};
/* clang-format on */

const struct command command_open = {
    .name = "open",
    .usage = "CODE",
    .least = 1,
    .most = CODE_GROUPS_MAX,
    .options = own_options,
    .formats = own_formats,
    .help = {"按咨询码打开一个案例，并说出现在有什么不同",
             "open a case by its code, and say what differs now"},
    .run = open_run,
};

/*
 * daoban run FLOW: one case from --set, or many from JSON lines, without screens.
 */
#include "commands/run.h"

#include "cases/assume.h"
#include "commands/answering.h"
#include "commands/hand_out.h"
#include "commands/result.h"

#include <stdio.h>
#include <string.h>

void run_start(const struct run *run, struct session *session, int32_t on, uint32_t region)
{
    const struct content *content = run->opened.content;

    session_start(session, content, run->flow, on);
    if (region && content->insured_in != NO_INDEX)
        session->answers[content->insured_in] =
            (struct answer){.state = ANSWER_KNOWN, .origin = ORIGIN_START, .number = region};
}

/* --set region.x=value: as if the place of insurance said so and nothing else; what `check` finds in any
 * region is replayed so. NULL, or what is wrong. */
static const char *sets_assume(const struct run *run, struct session *session, struct arena *arena)
{
    const struct content *content = session->content;
    struct assumed *assumed = NULL;
    uint32_t insured = 0;

    if (content->insured_in != NO_INDEX)
        insured = (uint32_t)session->answers[content->insured_in].number;
    for (size_t i = 0; i < run->options->set_count; i++) {
        const char *set = run->options->set[i];

        if (assume_is(set) && !assume_words(&assumed, arena, content, insured, set))
            return saying_format(arena, SAY_BAD_SUPPOSED, run->opened.language, set, NULL);
    }
    if (assumed != NULL) {
        session->content = &assumed->content;
        say(stderr, SAY_SUPPOSED, run->opened.language, NULL);
    }
    return NULL;
}

/* The answers of --set. NULL, or what is wrong. */
static const char *sets_apply(const struct run *run, struct session *session, struct arena *arena)
{
    for (size_t i = 0; i < run->options->set_count; i++) {
        const char *set = run->options->set[i];
        size_t size = strcspn(set, "=");
        const char *wrong = NULL;

        if (!assume_is(set))
            wrong = answer_set(session, arena_copy(arena, set, size), set + size + 1,
                               run->opened.language, arena);
        if (wrong)
            return wrong;
    }
    return sets_assume(run, session, arena);
}

static enum exit_code run_json(const struct run *run, const struct session *session,
                               const struct result *result, struct arena *arena)
{
    struct buffer out = {0};
    struct emit emit = {.out = &out};
    enum exit_code code;

    if (run->options->format == FORMAT_BRIEF)
        result_brief(&out, session, &result->trail);
    else {
        emit_open(&emit, NULL, '{');
        result_json(&emit, session, result, run->opened.language, arena);
        emit_close(&emit, '}');
        buffer_add(&out, "\n", 1);
    }
    code = hand_out(run->options, run->opened.language, out.data, out.size);
    buffer_free(&out);
    return code;
}

bool run_answer(const struct run *run, struct session *session, struct result *result,
                struct arena *arena)
{
    const char *wrong;

    run_start(run, session, run->opened.today, run->region);
    wrong = sets_apply(run, session, arena);
    result_make(session, result);
    if (wrong == NULL)
        wrong = answers_check(session, &result->trail, run->opened.language, arena);
    if (wrong)
        fprintf(stderr, "daoban: %s\n", wrong);
    return wrong == NULL;
}

static enum exit_code run_single(const struct run *run, const struct world *world)
{
    struct arena arena = {0};
    struct session session;
    struct result result;
    enum exit_code code;

    if (!run_answer(run, &session, &result, &arena))
        code = EXIT_FOUND;
    else if (run->options->format == FORMAT_JSON || run->options->format == FORMAT_BRIEF)
        code = run_json(run, &session, &result, &arena);
    else
        code = run_show(run, &session, &result, world);
    arena_free(&arena);
    return code;
}

enum exit_code run_names(struct run *run)
{
    const char *region = run->options->value[OPTION_REGION];
    const char *wrong = NULL;

    run->flow = flow_named(run->opened.content, run->options->argument[0], run->opened.language,
                           &run->opened.arena, &wrong);
    if (run->flow != NO_INDEX && region != NULL)
        wrong = place_set(run->opened.content, region, run->opened.language, &run->opened.arena,
                          &run->region);
    if (wrong == NULL)
        return EXIT_DONE;
    fprintf(stderr, "daoban: %s\n", wrong);
    return EXIT_FOUND;
}

enum exit_code command_run(const struct options *options, const struct world *world)
{
    struct run run = {.options = options};
    enum exit_code code = open_content(&run.opened, options, world, true);

    if (code == EXIT_DONE)
        code = run_names(&run);
    if (code == EXIT_DONE)
        code = options->value[OPTION_ANSWERS] ? run_batch(&run) : run_single(&run, world);
    opened_close(&run.opened);
    return code;
}

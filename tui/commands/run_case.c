/*
 * The case that a command line gives: --region, --on and --set.
 */
#include "commands/run.h"

#include "cases/assume.h"
#include "commands/input.h"

#include <stdio.h>
#include <string.h>

void run_start(const struct run *run, struct session *session, int32_t on, uint32_t region)
{
    const struct content *content = run->setup.content;

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
    for (size_t i = 0; i < run->options->set.count; i++) {
        const char *set = run->options->set.text[i];

        if (assume_is(set) && !assume_words(&assumed, arena, content, insured, set))
            return phrase_format(arena, PHRASE_BAD_SUPPOSED, run->setup.language, set, NULL);
    }
    if (assumed != NULL) {
        session->content = &assumed->content;
        phrase_say(stderr, PHRASE_SUPPOSED, run->setup.language, NULL);
    }
    return NULL;
}

/* The answers of --set. NULL, or what is wrong. */
static const char *sets_apply(const struct run *run, struct session *session, struct arena *arena)
{
    for (size_t i = 0; i < run->options->set.count; i++) {
        const char *set = run->options->set.text[i];
        size_t size = strcspn(set, "=");
        const char *wrong = NULL;

        if (!assume_is(set))
            wrong = input_answer(session, arena_copy(arena, set, size), set + size + 1,
                                 run->setup.language, arena);
        if (wrong != NULL)
            return wrong;
    }
    return sets_assume(run, session, arena);
}

bool run_answer(const struct run *run, struct session *session, struct result *result,
                struct arena *arena)
{
    const char *wrong;

    run_start(run, session, run->setup.today, run->region);
    wrong = sets_apply(run, session, arena);
    result_make(session, result);
    if (wrong == NULL)
        wrong = input_check(session, &result->trail, run->setup.language, arena);
    if (wrong != NULL)
        fprintf(stderr, "daoban: %s\n", wrong);
    return wrong == NULL;
}

enum exit_code run_names(struct run *run)
{
    const char *region = run->options->region;
    const char *wrong = NULL;

    run->flow = input_flow(run->setup.content, run->options->argument[0], run->setup.language,
                           &run->setup.arena, &wrong);
    if (run->flow != NO_INDEX && region != NULL)
        wrong = input_place(run->setup.content, region, run->setup.language, &run->setup.arena,
                            &run->region);
    if (wrong == NULL)
        return EXIT_DONE;
    fprintf(stderr, "daoban: %s\n", wrong);
    return EXIT_FOUND;
}

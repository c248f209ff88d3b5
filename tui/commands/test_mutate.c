/*
 * The score of small changes, and the cases that are missing.
 */
#include "commands/test_mutate.h"

#include "analysis/mutate/mutant_words.h"
#include "commands/progress.h"
#include "cases/write.h"

static const enum phrase kind_phrases[MUTATION_COUNT] = {
    [MUTATION_TARGET] = PHRASE_MUTATE_TARGET, [MUTATION_BOUNDARY] = PHRASE_MUTATE_BOUNDARY,
    [MUTATION_PAPER] = PHRASE_MUTATE_PAPER,   [MUTATION_CONDITION] = PHRASE_MUTATE_CONDITION,
    [MUTATION_VALUE] = PHRASE_MUTATE_VALUE,
};

static const char *const kind_names[MUTATION_COUNT] = {
    [MUTATION_TARGET] = "target", [MUTATION_BOUNDARY] = "boundary",
    [MUTATION_PAPER] = "paper",   [MUTATION_CONDITION] = "condition",
    [MUTATION_VALUE] = "value",
};

static const char *const fate_names[MUTANT_STATUS_COUNT] = {
    [KILLED_BY_CASE] = "cases", [KILLED_BY_PROOF] = "proof", [KILLED_BY_INVARIANT] = "invariants",
    [EQUIVALENT] = "same",      [SURVIVED] = "survived",
};

/* Rounded down: 95 % is only said where it is true. */
static unsigned percent(const struct mutation_score *score)
{
    uint32_t shown = mutation_counted(score);

    return shown == 0 ? 100 : (unsigned)((uint64_t)mutation_killed(score) * 100 / shown);
}

static void table_print(const struct mutation_score *score, enum language language)
{
    printf("%s\n", phrase_text(PHRASE_MUTATE_HEAD, language));
    for (unsigned kind = 0; kind < MUTATION_COUNT; kind++) {
        const uint32_t *count = score->count[kind];
        uint32_t made = 0;

        for (unsigned fate = 0; fate < MUTANT_STATUS_COUNT; fate++)
            made += count[fate];
        printf("    %5u %5u %5u %5u %5u %5u  %s\n", made, count[KILLED_BY_CASE],
               count[KILLED_BY_PROOF], count[KILLED_BY_INVARIANT], count[EQUIVALENT],
               count[SURVIVED], phrase_text(kind_phrases[kind], language));
    }
}

/* With a headline, if there is anything. */
static void list_print(struct buffer *list, enum phrase headline, enum language language)
{
    if (list->size > 0) {
        printf("%s\n\n", phrase_text(headline, language));
        fwrite(list->data, 1, list->size, stdout);
    }
    buffer_free(list);
}

static void survivors_print(const struct mutation_score *score, enum language language)
{
    struct arena arena = {0};
    struct buffer out = {0}, later = {0};

    for (uint32_t i = 0; i < score->survivor_count; i++) {
        const struct survivor *survivor = mutation_survivor(score, i);
        const struct mutant *mutant = mutants_at(&score->mutants, survivor->mutant);
        const char *change = mutant_words(&score->mutants, mutant, &arena);

        write_story(&survivor->session, survivor->assumed, change,
                    survivor->assumed ? &later : &out);
    }
    list_print(&out, PHRASE_MUTATE_SURVIVORS, language);
    list_print(&later, PHRASE_MUTATE_LATER, language);
    arena_free(&arena);
}

static void score_print(const struct mutation_score *score, enum language language)
{
    struct arena arena = {0};

    table_print(score, language);
    printf("%s\n", phrase_format(&arena, PHRASE_MUTATE_SCORE, language,
                                 arena_format(&arena, "%u", mutation_counted(score)),
                                 arena_format(&arena, "%u", mutation_killed(score)),
                                 arena_format(&arena, "%u", percent(score)), NULL));
    if (!score->whole)
        printf("%s\n", phrase_text(PHRASE_MUTATE_NOT_WHOLE, language));
    arena_free(&arena);
    survivors_print(score, language);
}

static void survivor_emit(const struct mutation_score *score, uint32_t place, struct emit *emit,
                          struct arena *arena)
{
    const struct survivor *survivor = mutation_survivor(score, place);
    const struct mutant *mutant = mutants_at(&score->mutants, survivor->mutant);
    struct buffer text = {0};

    write_story(&survivor->session, survivor->assumed, "", &text);
    buffer_add(&text, "", 1);
    emit_open(emit, NULL, '{');
    emit_string(emit, "kind", kind_names[mutant->kind]);
    emit_string(emit, "change", mutant_words(&score->mutants, mutant, arena));
    emit_bool(emit, "assumed", survivor->assumed != NULL);
    emit_string(emit, "case", text.data);
    emit_close(emit, '}');
    buffer_free(&text);
}

void test_mutate_emit(const struct mutation_score *score, struct emit *emit)
{
    struct arena arena = {0};

    emit_open(emit, "mutation", '{');
    for (unsigned kind = 0; kind < MUTATION_COUNT; kind++) {
        emit_open(emit, kind_names[kind], '{');
        for (unsigned fate = 0; fate < MUTANT_STATUS_COUNT; fate++)
            emit_number(emit, fate_names[fate], score->count[kind][fate]);
        emit_close(emit, '}');
    }
    emit_number(emit, "shown", mutation_counted(score));
    emit_number(emit, "noticed", mutation_killed(score));
    emit_number(emit, "percent", percent(score));
    emit_bool(emit, "whole", score->whole);
    emit_open(emit, "survivors", '[');
    for (uint32_t i = 0; i < score->survivor_count; i++)
        survivor_emit(score, i, emit, &arena);
    emit_close(emit, ']');
    emit_close(emit, '}');
    arena_free(&arena);
}

enum exit_code test_mutate_code(const struct mutation_score *score)
{
    return percent(score) >= MUTATION_SCORE_LEAST && score->whole ? EXIT_DONE : EXIT_FOUND;
}

void test_mutate(const struct workbook *workbook, const struct stories *stories, bool print,
                 enum language language, struct mutation_score *score)
{
    struct progress progress = progress_start(PHRASE_MUTATING, language);
    const struct mutation_request request = {
        .workbook = workbook,
        .stories = stories,
        .progress = progress_step,
        .context = &progress,
    };

    mutation_run(&request, score);
    progress_end(&progress);
    if (print)
        score_print(score, language);
}

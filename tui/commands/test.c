/*
 * daoban test: every case that comes with the content, and what no case looks at.
 */
#include "commands/command.h"

#include "analysis/coverage.h"
#include "cases/files.h"
#include "commands/answering.h"
#include "commands/emit.h"
#include "commands/test_accept.h"
#include "commands/test_mutate.h"

struct testing {
    struct opened opened;
    struct workbook workbook;
    const struct content *content; /* the workbook's */
    struct stories stories;
    struct coverage coverage;
    struct diags diags;
    uint32_t wrong; /* cases that do not come true */
    bool mutated;
    struct mutation_score score;
};

static void stories_gather(struct testing *testing, const struct options *options)
{
    testing->stories.content = testing->content;
    for (size_t i = 0; i < options->argument_count; i++)
        files_read(&testing->stories, options->argument[i], options->argument[i], &testing->diags);
    if (options->argument_count == 0)
        files_read_layers(&testing->stories, testing->opened.layers.folder,
                          testing->opened.layers.count, &testing->diags);
}

static void stories_run(struct testing *testing)
{
    static struct played played; /* too large for a stack */

    coverage_start(&testing->coverage, testing->content);
    for (uint32_t i = 0; i < testing->stories.count; i++) {
        const struct story *story = testing->stories.list[i];

        if (story->broken || expect_report(&testing->stories, story, &testing->diags) > 0) {
            testing->wrong++;
            continue;
        }
        play_story(story, testing->content, &played);
        coverage_add(&testing->coverage, &played);
    }
}

/* ---- for people -------------------------------------------------------------------------------- */

static const enum saying kind_sayings[COVERED_KIND_COUNT] = {
    [COVERED_OUTCOME] = SAY_TEST_OUTCOMES,   [COVERED_ENDING] = SAY_TEST_ENDINGS,
    [COVERED_ANSWER] = SAY_TEST_ANSWERS,     [COVERED_DOCUMENT] = SAY_TEST_DOCUMENTS,
    [COVERED_LAST_DAY] = SAY_TEST_LAST_DAYS, [COVERED_DAY_AFTER] = SAY_TEST_DAYS_AFTER,
};

static void coverage_line(struct testing *testing, enum covered_kind kind)
{
    struct arena *arena = &testing->opened.arena;
    unsigned seen = 0, all = 0;

    for (uint32_t i = 0; i < testing->coverage.count; i++) {
        const struct covered *covered = coverage_at(&testing->coverage, i);

        all += covered->kind == kind;
        seen += covered->kind == kind && covered->seen;
    }
    printf("%s\n",
           saying_format(arena, kind_sayings[kind], testing->opened.language,
                         arena_format(arena, "%u", seen), arena_format(arena, "%u", all), NULL));
    for (uint32_t i = 0; i < testing->coverage.count; i++) {
        const struct covered *covered = coverage_at(&testing->coverage, i);

        if (covered->kind == kind && !covered->seen)
            printf("    %s\n", covered_name(testing->content, covered, arena));
    }
}

static void test_print(struct testing *testing)
{
    struct arena *arena = &testing->opened.arena;

    diags_print(&testing->diags, testing->opened.language, stdout);
    printf("%s\n", saying_format(arena, SAY_TEST_RAN, testing->opened.language,
                                 arena_format(arena, "%u", testing->stories.count),
                                 arena_format(arena, "%u", testing->wrong), NULL));
    for (unsigned kind = 0; kind < COVERED_KIND_COUNT; kind++)
        coverage_line(testing, (enum covered_kind)kind);
}

/* ---- for programs ------------------------------------------------------------------------------- */

static const char *const kind_names[COVERED_KIND_COUNT] = {
    [COVERED_OUTCOME] = "outcomes",   [COVERED_ENDING] = "endings",
    [COVERED_ANSWER] = "answers",     [COVERED_DOCUMENT] = "documents",
    [COVERED_LAST_DAY] = "last_days", [COVERED_DAY_AFTER] = "days_after",
};

static void coverage_emit(struct testing *testing, struct emit *emit)
{
    emit_open(emit, "not_covered", '{');
    for (unsigned kind = 0; kind < COVERED_KIND_COUNT; kind++) {
        emit_open(emit, kind_names[kind], '[');
        for (uint32_t i = 0; i < testing->coverage.count; i++) {
            const struct covered *covered = coverage_at(&testing->coverage, i);

            if (covered->kind == kind && !covered->seen)
                emit_string(emit, NULL,
                            covered_name(testing->content, covered, &testing->opened.arena));
        }
        emit_close(emit, ']');
    }
    emit_close(emit, '}');
}

static void test_emit(struct testing *testing)
{
    struct buffer out = {0};
    struct emit emit = {.out = &out};

    emit_open(&emit, NULL, '{');
    emit_number(&emit, "cases", testing->stories.count);
    emit_number(&emit, "wrong", testing->wrong);
    emit_open(&emit, "findings", '[');
    for (size_t i = 0; i < testing->diags.count; i++)
        emit_diag(&emit, testing->diags.list[i]);
    emit_close(&emit, ']');
    coverage_emit(testing, &emit);
    if (testing->mutated)
        test_mutate_emit(&testing->score, &emit);
    emit_close(&emit, '}');
    buffer_add(&out, "\n", 1);
    fwrite(out.data, 1, out.size, stdout);
    buffer_free(&out);
}

/* Opens like `daoban check`: what cannot be loaded is printed. */
static enum exit_code workbook_open(struct testing *testing, const struct options *options,
                                    const struct world *world)
{
    enum exit_code code = open_office(&testing->opened, options, world);
    struct diags diags = {0};
    char count[24];

    if (code == EXIT_DONE)
        code = open_layers(&testing->opened, options, world);
    if (code != EXIT_DONE)
        return code;
    if (!workbook_load(&testing->opened.layers, &diags, &testing->workbook)) {
        diags_print(&diags, testing->opened.language, stderr);
        snprintf(count, sizeof count, "%zu", diags.errors);
        say(stderr, SAY_CONTENT_BROKEN, testing->opened.language, count, NULL);
        code = EXIT_FOUND;
    }
    diags_free(&diags);
    testing->content = &testing->workbook.content;
    return code;
}

/* Cases that cannot be read are told, and the others answered. */
static enum exit_code accept_stops_of(struct testing *testing, const struct options *options)
{
    const enum exit_code code = test_accept(&testing->stories, options, testing->opened.language);

    diags_print(&testing->diags, testing->opened.language, stdout);
    return code == EXIT_DONE && testing->diags.errors > 0 ? EXIT_FOUND : code;
}

static enum exit_code test_all(struct testing *testing, const struct options *options)
{
    bool json = options->format == FORMAT_JSON, good;

    stories_gather(testing, options);
    if (options->value[OPTION_ACCEPT])
        return accept_stops_of(testing, options);
    stories_run(testing);
    good = testing->wrong == 0 && testing->diags.errors == 0;
    testing->mutated = good && options->value[OPTION_MUTATE];
    if (!json)
        test_print(testing);
    if (testing->mutated)
        test_mutate(&testing->workbook, &testing->stories, !json, testing->opened.language,
                    &testing->score);
    else if (options->value[OPTION_MUTATE])
        say(stderr, SAY_MUTATE_FIRST_CASES, testing->opened.language, NULL);
    if (json)
        test_emit(testing);
    if (!good)
        return EXIT_FOUND;
    return testing->mutated ? test_mutate_code(&testing->score) : EXIT_DONE;
}

static enum exit_code options_go_together(const struct options *options)
{
    const bool accept = options->value[OPTION_ACCEPT] != NULL;

    if (accept && (options->value[OPTION_MUTATE] || options->format == FORMAT_JSON))
        say(stderr, SAY_ACCEPT_ALONE, options->language, NULL);
    else if (!accept && options->value[OPTION_SET])
        say(stderr, SAY_ACCEPT_SET_ALONE, options->language, NULL);
    else
        return EXIT_DONE;
    return EXIT_MISUSE;
}

enum exit_code command_test(const struct options *options, const struct world *world)
{
    static struct testing testing; /* too large for a stack */
    enum exit_code code;

    testing = (struct testing){0};
    code = options_go_together(options);
    if (code == EXIT_DONE)
        code = workbook_open(&testing, options, world);
    if (code == EXIT_DONE)
        code = test_all(&testing, options);
    if (testing.mutated)
        mutation_free(&testing.score);
    coverage_free(&testing.coverage);
    stories_free(&testing.stories);
    diags_free(&testing.diags);
    workbook_free(&testing.workbook);
    opened_close(&testing.opened);
    return code;
}

/*
 * daoban test: every case that comes with the content, and what no case looks at.
 */
#include "commands/command.h"

#include "analysis/coverage.h"
#include "cases/files.h"
#include "commands/emit.h"
#include "commands/test_accept.h"
#include "commands/test_mutate.h"

struct test_options {
    struct options common;
    bool mutate, accept;
};

struct test {
    struct setup setup;
    struct workbook workbook;
    const struct content *content; /* the workbook's */
    struct stories stories;
    struct coverage coverage;
    struct diags diags;
    uint32_t wrong; /* cases that do not come true */
    bool mutated;
    struct mutation_score score;
};

static void stories_gather(struct test *test, const struct options *options)
{
    test->stories.content = test->content;
    for (size_t i = 0; i < options->argument_count; i++)
        files_read(&test->stories, options->argument[i], options->argument[i], &test->diags);
    if (options->argument_count == 0)
        files_read_layers(&test->stories, test->setup.layers.folder, test->setup.layers.count,
                          &test->diags);
}

static void stories_run(struct test *test)
{
    static struct played played; /* too large for a stack */

    coverage_start(&test->coverage, test->content);
    for (uint32_t i = 0; i < test->stories.count; i++) {
        const struct story *story = test->stories.list[i];

        if (story->broken || expect_report(&test->stories, story, &test->diags) > 0) {
            test->wrong++;
            continue;
        }
        play_story(story, test->content, &played);
        coverage_add(&test->coverage, &played);
    }
}

/* ---- for people -------------------------------------------------------------------------------- */

static const enum phrase kind_phrases[COVERED_KIND_COUNT] = {
    [COVERED_OUTCOME] = PHRASE_TEST_OUTCOMES,   [COVERED_ENDING] = PHRASE_TEST_ENDINGS,
    [COVERED_ANSWER] = PHRASE_TEST_ANSWERS,     [COVERED_DOCUMENT] = PHRASE_TEST_DOCUMENTS,
    [COVERED_LAST_DAY] = PHRASE_TEST_LAST_DAYS, [COVERED_DAY_AFTER] = PHRASE_TEST_DAYS_AFTER,
};

static void coverage_line(struct test *test, enum covered_kind kind)
{
    struct arena *arena = &test->setup.arena;
    unsigned seen = 0, all = 0;

    for (uint32_t i = 0; i < test->coverage.count; i++) {
        const struct covered *covered = coverage_at(&test->coverage, i);

        all += covered->kind == kind;
        seen += covered->kind == kind && covered->seen;
    }
    printf("%s\n",
           phrase_format(arena, kind_phrases[kind], test->setup.language,
                         arena_format(arena, "%u", seen), arena_format(arena, "%u", all), NULL));
    for (uint32_t i = 0; i < test->coverage.count; i++) {
        const struct covered *covered = coverage_at(&test->coverage, i);

        if (covered->kind == kind && !covered->seen)
            printf("    %s\n", covered_name(test->content, covered, arena));
    }
}

static enum exit_code test_print(void *result)
{
    struct test *test = result;
    struct arena *arena = &test->setup.arena;

    diags_print(&test->diags, test->setup.language, stdout);
    printf("%s\n", phrase_format(arena, PHRASE_TEST_RAN, test->setup.language,
                                 arena_format(arena, "%u", test->stories.count),
                                 arena_format(arena, "%u", test->wrong), NULL));
    for (unsigned kind = 0; kind < COVERED_KIND_COUNT; kind++)
        coverage_line(test, (enum covered_kind)kind);
    return EXIT_DONE;
}

/* ---- for programs ------------------------------------------------------------------------------- */

static const char *const kind_names[COVERED_KIND_COUNT] = {
    [COVERED_OUTCOME] = "outcomes",   [COVERED_ENDING] = "endings",
    [COVERED_ANSWER] = "answers",     [COVERED_DOCUMENT] = "documents",
    [COVERED_LAST_DAY] = "last_days", [COVERED_DAY_AFTER] = "days_after",
};

static void coverage_emit(struct test *test, struct emit *emit)
{
    emit_open(emit, "not_covered", '{');
    for (unsigned kind = 0; kind < COVERED_KIND_COUNT; kind++) {
        emit_open(emit, kind_names[kind], '[');
        for (uint32_t i = 0; i < test->coverage.count; i++) {
            const struct covered *covered = coverage_at(&test->coverage, i);

            if (covered->kind == kind && !covered->seen)
                emit_string(emit, NULL, covered_name(test->content, covered, &test->setup.arena));
        }
        emit_close(emit, ']');
    }
    emit_close(emit, '}');
}

static enum exit_code test_emit(void *result)
{
    struct test *test = result;
    struct buffer out = {0};
    struct emit emit = {.out = &out};

    emit_open(&emit, NULL, '{');
    emit_number(&emit, "cases", test->stories.count);
    emit_number(&emit, "wrong", test->wrong);
    emit_open(&emit, "findings", '[');
    for (size_t i = 0; i < test->diags.count; i++)
        emit_diag(&emit, test->diags.list[i]);
    emit_close(&emit, ']');
    coverage_emit(test, &emit);
    if (test->mutated)
        test_mutate_emit(&test->score, &emit);
    emit_close(&emit, '}');
    buffer_add(&out, "\n", 1);
    fwrite(out.data, 1, out.size, stdout);
    buffer_free(&out);
    return EXIT_DONE;
}

/* Opens like `daoban check`: what cannot be loaded is printed. */
static enum exit_code workbook_open(struct test *test, const struct options *options,
                                    const struct environment *environment)
{
    enum exit_code code = setup_office(&test->setup, options, environment);
    struct diags diags = {0};
    char count[24];

    if (code == EXIT_DONE)
        code = setup_layers(&test->setup, options, environment);
    if (code != EXIT_DONE)
        return code;
    if (!content_load_workbook(&test->setup.layers, &diags, &test->workbook)) {
        diags_print(&diags, test->setup.language, stderr);
        snprintf(count, sizeof count, "%zu", diags.errors);
        phrase_say(stderr, PHRASE_CONTENT_BROKEN, test->setup.language, count, NULL);
        code = EXIT_FOUND;
    }
    diags_free(&diags);
    test->content = &test->workbook.content;
    return code;
}

/* Cases that cannot be read are told, and the others answered. */
static enum exit_code accept_stops_of(struct test *test, const struct options *options)
{
    const enum exit_code code = test_accept(&test->stories, options, test->setup.language);

    diags_print(&test->diags, test->setup.language, stdout);
    return code == EXIT_DONE && test->diags.errors > 0 ? EXIT_FOUND : code;
}

static enum exit_code test_all(struct test *test, const struct options *options)
{
    const struct test_options *own = (const void *)options;
    const bool json = options->format->write == test_emit;
    bool good;

    stories_gather(test, options);
    if (own->accept)
        return accept_stops_of(test, options);
    stories_run(test);
    good = test->wrong == 0 && test->diags.errors == 0;
    test->mutated = good && own->mutate;
    if (!json)
        options->format->write(test);
    if (test->mutated)
        test_mutate(&test->workbook, &test->stories, !json, test->setup.language, &test->score);
    else if (own->mutate)
        phrase_say(stderr, PHRASE_MUTATE_FIRST_CASES, test->setup.language, NULL);
    if (json)
        options->format->write(test);
    if (!good)
        return EXIT_FOUND;
    return test->mutated ? test_mutate_code(&test->score) : EXIT_DONE;
}

static enum exit_code test_agree(const struct options *options, FILE *err)
{
    const struct test_options *own = (const void *)options;

    if (own->accept && (own->mutate || options->format->write == test_emit))
        phrase_say(err, PHRASE_ACCEPT_ALONE, options->language, NULL);
    else if (!own->accept && options->set.count > 0)
        phrase_say(err, PHRASE_ACCEPT_SET_ALONE, options->language, NULL);
    else
        return EXIT_DONE;
    return EXIT_MISUSE;
}

static enum exit_code test_run(const struct options *options, const struct environment *environment)
{
    static struct test test; /* too large for a stack */
    enum exit_code code;

    test = (struct test){0};
    code = workbook_open(&test, options, environment);
    if (code == EXIT_DONE)
        code = test_all(&test, options);
    if (test.mutated)
        mutation_free(&test.score);
    coverage_free(&test.coverage);
    stories_free(&test.stories);
    diags_free(&test.diags);
    workbook_free(&test.workbook);
    setup_close(&test.setup);
    return code;
}

/* clang-format off */
static const struct option_row mutate_option = {
    .name = "mutate",
    OPTION_SWITCH(struct test_options, mutate),
    .help = {"逐一改动内容，看案例和不变式能不能发现",
             "change the content here and there; see whether cases and invariants notice"},
    .manual = "逐一改动内容，看案例和不变式能不能发现。",
};

static const struct option_row accept_option = {
    .name = "accept",
    OPTION_SWITCH(struct test_options, accept),
    .help = {"案例停在新问题上的，补上答案（逐个问，或用 --set），写回案例文件",
             "answer cases that stop at a new question (asked for, or by --set) and write the case files"},
    .manual = "流程里加了问题，\n停在那里的案例补上答案，写回案例文件。\n"
              "答案用 \\fB\\-\\-set\\fR 给；\n在终端里也可以不给，每个问题问一次。\n"
              "先列出改哪个文件、哪个案例、加哪一行，再写；\n只加行，注释、次序、版面不动。\n"
              "补上以后与预期不符的案例不改，\n说出它会得出什么。\n"
              "有一个答案不知道、有一个文件只读，就什么也不写。",
};

static const struct option_row *const own_options[] = {&option_format, &mutate_option, &accept_option, &option_set,
                                                       NULL};

static const struct format own_formats[] = {
    {.name = "text",      .write = test_print},
    {.name = "json",      .write = test_emit},
    {.name = NULL},
};
/* clang-format on */

const struct command command_test = {
    .name = "test",
    .usage = "[--mutate | --accept [--set Q=V ...]] [FILE ...]",
    .most = ARGUMENTS_ANY,
    .size = sizeof(struct test_options),
    .options = own_options,
    .formats = own_formats,
    .values = VALUES_FILE,
    .help = {"跑全部案例，并列出没有案例走到的地方", "run every case; lists what no case looks at"},
    .agree = test_agree,
    .run = test_run,
};

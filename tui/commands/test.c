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

struct test_options {
    struct options common;
    bool mutate, accept;
};

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
        files_read(&testing->stories, options->argument[i], options->argument[i], answer_set,
                   &testing->diags);
    if (options->argument_count == 0)
        files_read_layers(&testing->stories, testing->opened.layers.folder,
                          testing->opened.layers.count, answer_set, &testing->diags);
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

static enum exit_code test_print(void *result)
{
    struct testing *testing = result;
    struct arena *arena = &testing->opened.arena;

    diags_print(&testing->diags, testing->opened.language, stdout);
    printf("%s\n", saying_format(arena, SAY_TEST_RAN, testing->opened.language,
                                 arena_format(arena, "%u", testing->stories.count),
                                 arena_format(arena, "%u", testing->wrong), NULL));
    for (unsigned kind = 0; kind < COVERED_KIND_COUNT; kind++)
        coverage_line(testing, (enum covered_kind)kind);
    return EXIT_DONE;
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

static enum exit_code test_emit(void *result)
{
    struct testing *testing = result;
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
    return EXIT_DONE;
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
    const struct test_options *own = (const void *)options;
    const bool json = options->format->write == test_emit;
    bool good;

    stories_gather(testing, options);
    if (own->accept)
        return accept_stops_of(testing, options);
    stories_run(testing);
    good = testing->wrong == 0 && testing->diags.errors == 0;
    testing->mutated = good && own->mutate;
    if (!json)
        options->format->write(testing);
    if (testing->mutated)
        test_mutate(&testing->workbook, &testing->stories, !json, testing->opened.language,
                    &testing->score);
    else if (own->mutate)
        say(stderr, SAY_MUTATE_FIRST_CASES, testing->opened.language, NULL);
    if (json)
        options->format->write(testing);
    if (!good)
        return EXIT_FOUND;
    return testing->mutated ? test_mutate_code(&testing->score) : EXIT_DONE;
}

static enum exit_code test_agree(const struct options *options, FILE *err)
{
    const struct test_options *own = (const void *)options;

    if (own->accept && (own->mutate || options->format->write == test_emit))
        say(err, SAY_ACCEPT_ALONE, options->language, NULL);
    else if (!own->accept && options->set.count > 0)
        say(err, SAY_ACCEPT_SET_ALONE, options->language, NULL);
    else
        return EXIT_DONE;
    return EXIT_MISUSE;
}

static enum exit_code test_run(const struct options *options, const struct world *world)
{
    static struct testing testing; /* too large for a stack */
    enum exit_code code;

    testing = (struct testing){0};
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
    .manual = "案例停在新问题上的，补上答案，写回案例文件：每个新问题问一次，\n"
              "或者用 \\fB\\-\\-set\\fR 给出；先说出要改什么，再写。",
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

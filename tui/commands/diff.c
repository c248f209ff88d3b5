/*
 * daoban diff: who gets another answer under another content.
 */
#include "commands/command.h"

#include "commands/diff_words.h"
#include "commands/emit.h"
#include "commands/progress.h"
#include "analysis/diff/reworded.h"
#include "commands/revision.h"

#include <unistd.h>

struct comparison {
    struct setup setup;
    struct revision revision;
    struct content *old;
    struct content *now;
    struct diff differences;
    struct diff_words words;
    bool markdown;
    unsigned reworded;
    struct emit emit; /* JSON */
};

/* ---- for people ---------------------------------------------------------------------------------- */

/* How a report is laid out: before a headline, before a line, around a command. */
struct layout {
    const char *head, *line, *code;
};

static const struct layout *layout_of(const struct comparison *comparison)
{
    static const struct layout layouts[2] = {
        {"",    "   ", "" },
        {"## ", "- ",  "`"}
    };

    return &layouts[comparison->markdown];
}

static void line_print(const struct comparison *comparison, enum phrase phrase, const char *words)
{
    printf("%s%s\n", layout_of(comparison)->line,
           phrase_format(comparison->words.arena, phrase, comparison->words.language, words, NULL));
}

struct papers {
    const struct comparison *comparison;
    char sign;
};

static void paper_print(void *context, const char *id, const char *name)
{
    const struct papers *papers = context;

    printf("%s%c %s (%s)\n", layout_of(papers->comparison)->line, papers->sign, name, id);
}

static void changes_print(const struct comparison *comparison, const struct diff_group *difference)
{
    struct papers papers = {.comparison = comparison, .sign = '-'};

    if (difference->kinds & DIFFERS_PAPERS) {
        diff_words_papers(&comparison->words, difference, false, paper_print, &papers);
        papers.sign = '+';
        diff_words_papers(&comparison->words, difference, true, paper_print, &papers);
    }
    for (uint32_t i = 0; difference->kinds & DIFFERS_DATES && i < DUES_MAX; i++) {
        const char *date = diff_words_date(&comparison->words, difference, i);

        if (date)
            printf("%s%s\n", layout_of(comparison)->line, date);
    }
}

static void difference_print(const struct comparison *comparison, uint32_t place, uint32_t number)
{
    const struct diff_words *words = &comparison->words;
    const struct diff_group *difference = diff_group_at(&comparison->differences, place);
    const struct content *content = difference->example.content;
    const char *condition = diff_words_condition(words, difference);
    const char *example =
        difference->replay ? difference->replay : diff_words_example(words, difference);

    printf("\n%s%u. %s: %s\n", layout_of(comparison)->head, number,
           content_text(content, content->flows[difference->flow].title, words->language),
           diff_words_headline(words, difference));
    changes_print(comparison, difference);
    if (!difference->replay)
        line_print(comparison, difference->exact ? PHRASE_DIFF_WHEN : PHRASE_DIFF_WITHIN,
                   condition[0] ? condition : phrase_text(PHRASE_DIFF_ALWAYS, words->language));
    line_print(comparison, PHRASE_DIFF_COUNT,
               arena_format(words->arena, "%.0f", difference->combinations));
    line_print(comparison, PHRASE_DIFF_EXAMPLE,
               arena_format(words->arena, "%s%s%s", layout_of(comparison)->code, example,
                            layout_of(comparison)->code));
}

static void wording_print(void *context, const char *kind, const char *id)
{
    struct comparison *comparison = context;

    if (comparison->reworded++ == 0)
        printf("\n%s%s\n", layout_of(comparison)->head,
               phrase_text(PHRASE_DIFF_WORDING, comparison->words.language));
    printf("%s%s %s\n", layout_of(comparison)->line, kind, id);
}

/* Matters only one of the two has. */
static void flows_print(const struct comparison *comparison, const struct content *here,
                        const struct content *there, enum phrase phrase)
{
    for (uint32_t i = 0; i < here->flow_count; i++)
        if (content_flow(there, content_string(here, here->flows[i].id)) == NO_INDEX)
            line_print(comparison, phrase, content_string(here, here->flows[i].id));
}

/* How many there are, and what was not looked at. */
static void summary_print(const struct comparison *comparison)
{
    const struct diff_words *words = &comparison->words;
    const struct diff *differences = &comparison->differences;
    uint32_t now = differences->count - differences->later;
    enum phrase none = differences->later_looked_at ? PHRASE_DIFF_NONE : PHRASE_DIFF_NONE_NOW;

    if (differences->later > 0)
        none = PHRASE_DIFF_NONE_NOW;
    printf("%s\n",
           phrase_format(words->arena, now > 0 ? PHRASE_DIFF_FOUND : none, words->language,
                         arena_format(words->arena, "%u", now),
                         arena_format(words->arena, "%.0f", differences->combinations), NULL));
    if (!differences->whole)
        printf("%s\n", phrase_text(PHRASE_DIFF_NOT_WHOLE, words->language));
    if (!differences->later_looked_at)
        printf("%s\n", phrase_text(PHRASE_DIFF_NOT_ANY, words->language));
}

/* Those of regions that have a file, then those that only later ones could show. */
static void differences_print(const struct comparison *comparison)
{
    const struct diff *differences = &comparison->differences;
    uint32_t number = 0;

    for (uint32_t i = 0; i < differences->count; i++)
        if (!diff_group_at(differences, i)->replay)
            difference_print(comparison, i, ++number);
    if (differences->later > 0)
        printf("\n%s%s\n", layout_of(comparison)->head,
               phrase_text(PHRASE_DIFF_LATER, comparison->words.language));
    for (uint32_t i = 0; i < differences->count; i++)
        if (diff_group_at(differences, i)->replay)
            difference_print(comparison, i, ++number);
}

static enum exit_code diff_print(void *result)
{
    struct comparison *comparison = result;

    if (comparison->markdown)
        printf("# daoban diff\n\n");
    summary_print(comparison);
    flows_print(comparison, comparison->old, comparison->now, PHRASE_DIFF_FLOW_GONE);
    flows_print(comparison, comparison->now, comparison->old, PHRASE_DIFF_FLOW_NEW);
    differences_print(comparison);
    reworded_each(comparison->old, comparison->now, wording_print, comparison);
    return EXIT_DONE;
}

static enum exit_code diff_markdown(void *result)
{
    struct comparison *comparison = result;

    comparison->markdown = true;
    return diff_print(result);
}

/* ---- for programs ---------------------------------------------------------------------------------- */

static void paper_emit(void *context, const char *id, const char *name)
{
    (void)name;
    emit_string(context, NULL, id);
}

static void difference_emit(struct comparison *comparison, const struct diff_group *difference)
{
    static const struct {
        unsigned bit;
        const char *name;
    } names[] = {
        {DIFFERS_QUESTION, "question"},
        {DIFFERS_OUTCOME,  "outcome" },
        {DIFFERS_VERDICT,  "verdict" },
        {DIFFERS_PAPERS,   "papers"  },
        {DIFFERS_STEPS,    "steps"   },
        {DIFFERS_DATES,    "dates"   },
        {DIFFERS_GAP,      "gap"     },
    };
    const struct diff_words *words = &comparison->words;
    struct emit *emit = &comparison->emit;

    emit_open(emit, NULL, '{');
    emit_string(emit, "flow",
                content_string(difference->example.content,
                               difference->example.content->flows[difference->flow].id));
    emit_open(emit, "differs", '[');
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (difference->kinds & names[i].bit)
            emit_string(emit, NULL, names[i].name);
    emit_close(emit, ']');
    emit_string(emit, "change", diff_words_headline(words, difference));
    emit_open(emit, "papers_gone", '[');
    diff_words_papers(words, difference, false, paper_emit, emit);
    emit_close(emit, ']');
    emit_open(emit, "papers_new", '[');
    diff_words_papers(words, difference, true, paper_emit, emit);
    emit_close(emit, ']');
    emit_string(emit, "condition", diff_words_condition(words, difference));
    emit_bool(emit, "exact", difference->exact);
    emit_number(emit, "combinations", (int64_t)difference->combinations);
    emit_bool(emit, "later", difference->replay != NULL);
    emit_string(emit, "example",
                difference->replay ? difference->replay : diff_words_example(words, difference));
    emit_close(emit, '}');
}

static void wording_emit(void *context, const char *kind, const char *id)
{
    struct comparison *comparison = context;

    emit_open(&comparison->emit, NULL, '{');
    emit_string(&comparison->emit, "kind", kind);
    emit_string(&comparison->emit, "id", id);
    emit_close(&comparison->emit, '}');
}

static enum exit_code diff_emit(void *result)
{
    struct comparison *comparison = result;
    struct buffer out = {0};
    struct emit *emit = &comparison->emit;

    *emit = (struct emit){.out = &out};
    emit_open(emit, NULL, '{');
    emit_number(emit, "combinations", (int64_t)comparison->differences.combinations);
    emit_bool(emit, "whole", comparison->differences.whole);
    emit_bool(emit, "any_region", comparison->differences.later_looked_at);
    emit_open(emit, "differences", '[');
    for (uint32_t i = 0; i < comparison->differences.count; i++)
        difference_emit(comparison, diff_group_at(&comparison->differences, i));
    emit_close(emit, ']');
    emit_open(emit, "reworded", '[');
    reworded_each(comparison->old, comparison->now, wording_emit, comparison);
    emit_close(emit, ']');
    emit_close(emit, '}');
    buffer_add(&out, "\n", 1);
    fwrite(out.data, 1, out.size, stdout);
    buffer_free(&out);
    return EXIT_DONE;
}

/* ---- opening ----------------------------------------------------------------------------------------- */

struct diff_options {
    struct options common;
    const char *git;
};

static const char *revision_named(const struct options *options)
{
    return ((const struct diff_options *)options)->git;
}

static enum exit_code folder_load(struct comparison *comparison, const char *folder,
                                  struct content **content)
{
    const struct layers layers = {.folder = {folder}, .count = 1};
    const char *about = arena_format(&comparison->setup.arena, "%s/about.yaml", folder);
    enum language language = comparison->setup.language;
    struct diags diags = {0};
    char count[24];

    if (access(about, R_OK) != 0) {
        phrase_say(stderr, PHRASE_NO_CONTENT_AT, language, folder, NULL);
        return EXIT_REFUSED;
    }
    *content = content_load(&layers, &diags);
    if (*content == NULL) {
        diags_print(&diags, language, stderr);
        snprintf(count, sizeof count, "%zu", diags.errors);
        phrase_say(stderr, PHRASE_CONTENT_BROKEN, language, count, NULL);
    }
    diags_free(&diags);
    return *content ? EXIT_DONE : EXIT_FOUND;
}

static enum exit_code folders_load(struct comparison *comparison, const char *old, const char *now)
{
    enum exit_code code = folder_load(comparison, old, &comparison->old);

    return code == EXIT_DONE ? folder_load(comparison, now, &comparison->now) : code;
}

/* The content of a revision, against the folder given or the one in use. */
static enum exit_code revision_load(struct comparison *comparison, const struct options *options,
                                    const struct environment *environment)
{
    const char *name = revision_named(options);
    const char *now = options->argument_count > 0 ? options->argument[0] : NULL;
    enum exit_code code;

    if (now == NULL) {
        code = setup_layers(&comparison->setup, options, environment);
        if (code != EXIT_DONE)
            return code;
        now = comparison->setup.folder;
    }
    if (!revision_open(&comparison->revision, &comparison->setup.arena, now, name,
                       environment->variables)) {
        phrase_say(stderr, PHRASE_DIFF_NO_REVISION, comparison->setup.language, name,
                   comparison->revision.wrong, NULL);
        return name[0] == '-' ? EXIT_MISUSE : EXIT_REFUSED;
    }
    return folders_load(comparison, comparison->revision.content, now);
}

static enum exit_code contents_load(struct comparison *comparison, const struct options *options,
                                    const struct environment *environment)
{
    size_t wanted = revision_named(options) ? 1 : 2;

    if (options->argument_count > wanted || (wanted == 2 && options->argument_count < 2)) {
        phrase_say(stderr, PHRASE_DIFF_USAGE, comparison->setup.language, NULL);
        return EXIT_MISUSE;
    }
    if (wanted == 1)
        return revision_load(comparison, options, environment);
    return folders_load(comparison, options->argument[0], options->argument[1]);
}

static void compare(struct comparison *comparison, const struct options *options)
{
    struct progress progress = progress_start(PHRASE_COMPARING, comparison->setup.language);
    const struct diff_request request = {
        .before = comparison->old,
        .after = comparison->now,
        .progress = progress_step,
        .context = &progress,
    };

    diff_find(&request, &comparison->differences);
    progress_end(&progress);
    comparison->words = (struct diff_words){.old = comparison->old,
                                            .now = comparison->now,
                                            .differences = &comparison->differences,
                                            .language = comparison->setup.language,
                                            .arena = &comparison->setup.arena};
    options->format->write(comparison);
}

static enum exit_code diff_run(const struct options *options, const struct environment *environment)
{
    struct comparison comparison = {0};
    enum exit_code code = setup_office(&comparison.setup, options, environment);

    if (code == EXIT_DONE)
        code = contents_load(&comparison, options, environment);
    if (code == EXIT_DONE) {
        compare(&comparison, options);
        code = comparison.differences.count > 0 ? EXIT_FOUND : EXIT_DONE;
    }
    diff_free(&comparison.differences);
    content_free(comparison.old);
    content_free(comparison.now);
    revision_close(&comparison.revision);
    setup_close(&comparison.setup);
    return code;
}

/* clang-format off */
static const struct option_row git_option = {
    .name = "git",
    .value = {"版本", "REV"},
    OPTION_TEXT(struct diff_options, git),
    .help = {"和 git 里的这个版本比", "compare with this revision of the git repository"},
    .manual = "旧内容取自内容所在的 git 库的这个版本\n（界面文字用现在的）。",
};

static const struct option_row *const own_options[] = {&option_format, &git_option, NULL};

static const struct format own_formats[] = {
    {.name = "text",      .write = diff_print},
    {.name = "markdown",  .write = diff_markdown},
    {.name = "json",      .write = diff_emit},
    {.name = NULL},
};
/* clang-format on */

const struct command command_diff = {
    .name = "diff",
    .usage = "{OLD NEW | --git REV [NEW]}",
    .most = 2,
    .size = sizeof(struct diff_options),
    .options = own_options,
    .formats = own_formats,
    .values = VALUES_FOLDER,
    .help = {"比较两份内容：谁的结果变了，变成什么",
             "compare two contents: whose answer changes, and how"},
    .run = diff_run,
};

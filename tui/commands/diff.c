/*
 * daoban diff: whose sheet changes under another content, and how.
 */
#include "commands/command.h"

#include "commands/diff_told.h"
#include "commands/emit.h"
#include "commands/progress.h"
#include "commands/revision.h"

#include <string.h>
#include <unistd.h>

struct comparison {
    struct setup setup;
    struct revision revision;
    struct content *old;
    struct content *now;
    struct diff differences;
    struct diff_words words;
    bool markdown;
    unsigned every, unshown; /* printed so far */
    struct emit emit;        /* JSON */
};

/* Old and new stand on one line while they have fewer bytes than this together. */
#define SHORT_BYTES 120

static bool contents_same(const struct comparison *comparison)
{
    return comparison->old->behaviour_print == comparison->now->behaviour_print &&
           comparison->old->wording_print == comparison->now->wording_print &&
           !every_sheet_changes(&comparison->differences.pairs);
}

static const char *headline(const struct diff_words *words, const struct diff_group *difference)
{
    if (difference->kind != DIFFERS_PART)
        return diff_words_headline(words, difference);
    return diff_told_name(words, &difference->change).name;
}

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

/* One line of what differs; long words stand one below the other. */
static void told_print(void *context, const struct told_line *line)
{
    const struct comparison *comparison = context;
    const struct diff_words *words = &comparison->words;
    const char *none = phrase_text(PHRASE_DIFF_NOTHING, words->language);
    const char *before = line->before != NULL ? line->before : none;
    const char *after = line->after != NULL ? line->after : none;
    const char *mark = layout_of(comparison)->line;

    if (strlen(before) + strlen(after) < SHORT_BYTES && line->label[0] != '\0') {
        printf("%s%s\n", mark,
               phrase_format(words->arena, PHRASE_DIFF_LINE, words->language, line->label, before,
                             after, NULL));
        return;
    }
    if (line->label[0] != '\0')
        printf("%s%s\n", mark, line->label);
    line_print(comparison, PHRASE_DIFF_WAS, before);
    line_print(comparison, PHRASE_DIFF_IS, after);
}

static void example_print(const struct comparison *comparison, const struct diff_group *difference)
{
    const struct diff_words *words = &comparison->words;
    const char *mark = layout_of(comparison)->code;
    const char *example =
        difference->replay ? difference->replay : diff_words_example(words, difference);

    line_print(comparison, PHRASE_DIFF_EXAMPLE,
               arena_format(words->arena, "%s%s%s", mark, example, mark));
}

/* Who sees it: by the smallest condition, and in which matters where that does not say it. */
static void seers_print(const struct comparison *comparison, const struct diff_group *difference)
{
    const struct diff_words *words = &comparison->words;
    const char *condition = diff_words_condition(words, difference);

    if (!difference->replay)
        line_print(comparison, difference->exact ? PHRASE_DIFF_WHEN : PHRASE_DIFF_WITHIN,
                   condition[0] ? condition : phrase_text(PHRASE_DIFF_ALWAYS, words->language));
    if (!diff_words_names_matters(words, difference))
        line_print(comparison, PHRASE_DIFF_MATTERS, diff_words_matters(words, difference));
    line_print(comparison, PHRASE_DIFF_COUNT,
               arena_format(words->arena, "%.0f", difference->combinations));
}

static void difference_print(struct comparison *comparison, uint32_t place, uint32_t number)
{
    const struct diff_words *words = &comparison->words;
    const struct diff_group *difference = diff_group_at(&comparison->differences, place);

    printf("\n%s%u. %s\n", layout_of(comparison)->head, number, headline(words, difference));
    if (difference->kind == DIFFERS_PART)
        diff_told_each(words, difference, told_print, comparison);
    if (difference->kind == DIFFERS_PART)
        diff_told_dates(words, difference, told_print, comparison);
    seers_print(comparison, difference);
    example_print(comparison, difference);
}

static void heading_print(const struct comparison *comparison, enum phrase phrase)
{
    printf("\n%s%s\n", layout_of(comparison)->head,
           phrase_text(phrase, comparison->words.language));
}

static void unshown_print(void *context, const struct unshown *unshown)
{
    struct comparison *comparison = context;
    const struct diff_words *words = &comparison->words;
    const struct told_line line = diff_told_unshown(words, unshown);

    if (comparison->unshown++ == 0)
        heading_print(comparison, PHRASE_DIFF_UNSHOWN);
    printf("%s%s\n", layout_of(comparison)->line, diff_told_unshown_name(words, unshown).name);
    told_print(comparison, &line);
    printf("%s%s\n", layout_of(comparison)->line, diff_told_why(words, unshown));
}

static void every_print(void *context, const struct every_change *change)
{
    struct comparison *comparison = context;
    const struct told_line line = diff_told_every(&comparison->words, change);

    if (!change->shown)
        return;
    if (comparison->every++ == 0)
        heading_print(comparison, PHRASE_DIFF_EVERY);
    told_print(comparison, &line);
}

/* Texts of screens that a finished case has left. */
static void screen_text_print(void *context, const struct every_change *change)
{
    struct comparison *comparison = context;
    const struct told_line line = diff_told_every(&comparison->words, change);

    if (change->shown)
        return;
    if (comparison->unshown++ == 0)
        heading_print(comparison, PHRASE_DIFF_UNSHOWN);
    told_print(comparison, &line);
}

/* Matters only one of the two has. */
static void flows_print(const struct comparison *comparison, const struct content *here,
                        const struct content *there, enum phrase phrase)
{
    for (uint32_t i = 0; i < here->flow_count; i++)
        if (content_flow(there, content_string(here, here->flows[i].id)) == NO_INDEX)
            line_print(comparison, phrase, content_string(here, here->flows[i].id));
}

static enum phrase summary_phrase(const struct comparison *comparison)
{
    const struct diff *differences = &comparison->differences;

    if (contents_same(comparison))
        return PHRASE_DIFF_SAME;
    if (differences->count > differences->later)
        return PHRASE_DIFF_FOUND;
    if (differences->later == 0 && differences->later_looked_at)
        return PHRASE_DIFF_NONE;
    return PHRASE_DIFF_NONE_NOW;
}

/* How many there are, and what was not looked at. */
static void summary_print(const struct comparison *comparison)
{
    const struct diff_words *words = &comparison->words;
    const struct diff *differences = &comparison->differences;

    if (differences->count == 0 && every_sheet_changes(&differences->pairs))
        return;
    printf("%s\n",
           phrase_format(words->arena, summary_phrase(comparison), words->language,
                         arena_format(words->arena, "%u", differences->count - differences->later),
                         arena_format(words->arena, "%.0f", differences->combinations), NULL));
    if (!differences->whole)
        printf("%s\n", phrase_text(PHRASE_DIFF_NOT_WHOLE, words->language));
    if (!differences->later_looked_at)
        printf("%s\n", phrase_text(PHRASE_DIFF_NOT_ANY, words->language));
}

/* Those of regions that have a file, then those that only later ones could show. */
static void differences_print(struct comparison *comparison)
{
    const struct diff *differences = &comparison->differences;
    uint32_t number = 0;

    for (uint32_t i = 0; i < differences->count; i++)
        if (!diff_group_at(differences, i)->replay)
            difference_print(comparison, i, ++number);
    if (differences->later > 0)
        heading_print(comparison, PHRASE_DIFF_LATER);
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
    every_sheet_each(&comparison->differences.pairs, every_print, comparison);
    differences_print(comparison);
    unshown_each(&comparison->differences, unshown_print, comparison);
    every_sheet_each(&comparison->differences.pairs, screen_text_print, comparison);
    return EXIT_DONE;
}

static enum exit_code diff_markdown(void *result)
{
    struct comparison *comparison = result;

    comparison->markdown = true;
    return diff_print(result);
}

/* ---- for programs ---------------------------------------------------------------------------------- */

static void line_emit(void *context, const struct told_line *line)
{
    struct emit *emit = context;

    emit_open(emit, NULL, '{');
    emit_string(emit, "label", line->label);
    emit_string(emit, "before", line->before);
    emit_string(emit, "after", line->after);
    emit_close(emit, '}');
}

/* Which record it is, or how the ways part. */
static void what_emit(struct comparison *comparison, const struct diff_group *difference)
{
    static const char *const kinds[] = {[DIFFERS_QUESTION] = "question",
                                        [DIFFERS_OUTCOME] = "outcome",
                                        [DIFFERS_VERDICT] = "verdict",
                                        [DIFFERS_GAP] = "gap"};
    struct emit *emit = &comparison->emit;
    struct told_name name = {.region = ""};

    if (difference->kind == DIFFERS_PART)
        name = diff_told_name(&comparison->words, &difference->change);
    else
        name.what = kinds[difference->kind];
    emit_string(emit, "differs", name.what);
    emit_string(emit, "region", name.region[0] != '\0' ? name.region : NULL);
    emit_string(emit, "id", name.id);
    emit_string(emit, "change", headline(&comparison->words, difference));
    emit_open(emit, "lines", '[');
    if (difference->kind == DIFFERS_PART)
        diff_told_each(&comparison->words, difference, line_emit, emit);
    emit_close(emit, ']');
    emit_open(emit, "dates", '[');
    if (difference->kind == DIFFERS_PART)
        diff_told_dates(&comparison->words, difference, line_emit, emit);
    emit_close(emit, ']');
}

static void matters_emit(struct comparison *comparison, const struct diff_group *difference)
{
    const struct content *content = comparison->now;

    emit_open(&comparison->emit, "matters", '[');
    for (uint32_t i = 0; i < content->flow_count; i++)
        if (bits_has(difference->flows, i))
            emit_string(&comparison->emit, NULL, content_string(content, content->flows[i].id));
    emit_close(&comparison->emit, ']');
}

static void difference_emit(struct comparison *comparison, const struct diff_group *difference)
{
    const struct diff_words *words = &comparison->words;
    struct emit *emit = &comparison->emit;

    emit_open(emit, NULL, '{');
    what_emit(comparison, difference);
    matters_emit(comparison, difference);
    emit_string(emit, "condition", diff_words_condition(words, difference));
    emit_bool(emit, "exact", difference->exact);
    emit_number(emit, "combinations", (int64_t)difference->combinations);
    emit_bool(emit, "later", difference->replay != NULL);
    emit_string(emit, "example",
                difference->replay ? difference->replay : diff_words_example(words, difference));
    emit_close(emit, '}');
}

static void unshown_emit(void *context, const struct unshown *unshown)
{
    static const char *const reasons[PART_WHY_COUNT] = {
        [PART_WHY_UNSEEN] = "unseen", [PART_WHY_ASKED] = "question", [PART_WHY_HOME] = "home",
        [PART_WHY_KEPT] = "kept",     [PART_WHY_ROUTES] = "routes",
    };
    struct comparison *comparison = context;
    const struct told_name name = diff_told_unshown_name(&comparison->words, unshown);
    const struct told_line line = diff_told_unshown(&comparison->words, unshown);
    struct emit *emit = &comparison->emit;

    emit_open(emit, NULL, '{');
    emit_string(emit, "record", name.what);
    emit_string(emit, "region", name.region[0] != '\0' ? name.region : NULL);
    emit_string(emit, "id", name.id);
    emit_string(emit, "label", line.label);
    emit_string(emit, "before", line.before);
    emit_string(emit, "after", line.after);
    emit_string(emit, "why", reasons[unshown->why]);
    emit_close(emit, '}');
}

static void every_emit(void *context, const struct every_change *change)
{
    struct comparison *comparison = context;
    const struct told_line line = diff_told_every(&comparison->words, change);

    emit_open(&comparison->emit, NULL, '{');
    emit_string(&comparison->emit, "label", line.label);
    emit_string(&comparison->emit, "before", line.before);
    emit_string(&comparison->emit, "after", line.after);
    emit_bool(&comparison->emit, "shown", change->shown);
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
    emit_open(emit, "every_sheet", '[');
    every_sheet_each(&comparison->differences.pairs, every_emit, comparison);
    emit_close(emit, ']');
    emit_open(emit, "unshown", '[');
    unshown_each(&comparison->differences, unshown_emit, comparison);
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
    bool site;
};

static const char *revision_named(const struct options *options)
{
    return ((const struct diff_options *)options)->git;
}

static enum exit_code layers_load(struct comparison *comparison, const struct layers *layers,
                                  struct content **content)
{
    enum language language = comparison->setup.language;
    struct diags diags = {0};
    char count[24];

    *content = content_load(layers, &diags);
    if (*content == NULL) {
        diags_print(&diags, language, stderr);
        snprintf(count, sizeof count, "%zu", diags.errors);
        phrase_say(stderr, PHRASE_CONTENT_BROKEN, language, count, NULL);
    }
    diags_free(&diags);
    return *content ? EXIT_DONE : EXIT_FOUND;
}

static enum exit_code folder_load(struct comparison *comparison, const char *folder,
                                  struct content **content)
{
    const struct layers layers = {.folder = {folder}, .count = 1};
    const char *about = arena_format(&comparison->setup.arena, "%s/about.yaml", folder);

    if (access(about, R_OK) != 0) {
        phrase_say(stderr, PHRASE_NO_CONTENT_AT, comparison->setup.language, folder, NULL);
        return EXIT_REFUSED;
    }
    return layers_load(comparison, &layers, content);
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

/* What is installed, against what the site's folder makes of it. */
static enum exit_code site_load(struct comparison *comparison, const struct options *options,
                                const struct environment *environment)
{
    struct setup *setup = &comparison->setup;
    enum exit_code code = setup_layers(setup, options, environment);
    const struct layers shipped = {.folder = {setup->folder}, .count = 1};

    if (code != EXIT_DONE)
        return code;
    if (options->argument_count > 0) {
        setup->layers = shipped;
        setup->layers.folder[setup->layers.count++] = options->argument[0];
    }
    if (setup->layers.count < 2 || access(setup->layers.folder[1], R_OK) != 0) {
        phrase_say(stderr, PHRASE_DIFF_NO_SITE, setup->language, NULL);
        return EXIT_REFUSED;
    }
    code = layers_load(comparison, &shipped, &comparison->old);
    return code == EXIT_DONE ? layers_load(comparison, &setup->layers, &comparison->now) : code;
}

static enum exit_code contents_load(struct comparison *comparison, const struct options *options,
                                    const struct environment *environment)
{
    bool site = ((const struct diff_options *)options)->site, git = revision_named(options) != NULL;
    size_t wanted = site || git ? 1 : 2;

    if (options->argument_count > wanted || (wanted == 2 && options->argument_count < 2) ||
        (site && git)) {
        phrase_say(stderr, PHRASE_DIFF_USAGE, comparison->setup.language, NULL);
        return EXIT_MISUSE;
    }
    if (site)
        return site_load(comparison, options, environment);
    if (git)
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
        code =
            comparison.differences.count > 0 || every_sheet_changes(&comparison.differences.pairs)
                ? EXIT_FOUND
                : EXIT_DONE;
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

static const struct option_row site_option = {
    .name = "site",
    OPTION_SWITCH(struct diff_options, site),
    .help = {"安装的内容和加上本地文件夹以后比", "compare what is installed with what the site's folder makes of it"},
    .manual = "旧的是随程序安装的内容，新的是加上本地文件夹以后的内容；\n文件夹不写就用配置里 content 写的。",
};

static const struct option_row *const own_options[] = {&option_format, &git_option, &site_option, NULL};

static const struct format own_formats[] = {
    {.name = "text",      .write = diff_print},
    {.name = "markdown",  .write = diff_markdown},
    {.name = "json",      .write = diff_emit},
    {.name = NULL},
};
/* clang-format on */

const struct command command_diff = {
    .name = "diff",
    .usage = "{OLD NEW | --git REV [NEW] | --site [FOLDER]}",
    .most = 2,
    .size = sizeof(struct diff_options),
    .options = own_options,
    .formats = own_formats,
    .values = VALUES_FOLDER,
    .help = {"比较两份内容：谁的单子变了，变成什么",
             "compare two contents: whose sheet changes, and how"},
    .run = diff_run,
};

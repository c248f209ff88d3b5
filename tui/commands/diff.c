/*
 * daoban diff: who gets another answer under another content.
 */
#include "commands/command.h"

#include "commands/diff_words.h"
#include "commands/emit.h"
#include "commands/progress.h"
#include "commands/revision.h"

#include <unistd.h>

struct compared {
    struct opened opened;
    struct revision revision;
    struct content *old;
    struct content *now;
    struct differences differences;
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

static const struct layout *layout_of(const struct compared *compared)
{
    static const struct layout layouts[2] = {
        {"",    "   ", "" },
        {"## ", "- ",  "`"}
    };

    return &layouts[compared->markdown];
}

static void line_print(const struct compared *compared, enum saying saying, const char *words)
{
    printf("%s%s\n", layout_of(compared)->line,
           saying_format(compared->words.arena, saying, compared->words.language, words, NULL));
}

struct papers {
    const struct compared *compared;
    char sign;
};

static void paper_print(void *context, const char *id, const char *name)
{
    const struct papers *papers = context;

    printf("%s%c %s (%s)\n", layout_of(papers->compared)->line, papers->sign, name, id);
}

static void changes_print(const struct compared *compared, const struct difference *difference)
{
    struct papers papers = {.compared = compared, .sign = '-'};

    if (difference->differs & DIFFERS_PAPERS) {
        diff_papers(&compared->words, difference, false, paper_print, &papers);
        papers.sign = '+';
        diff_papers(&compared->words, difference, true, paper_print, &papers);
    }
    for (uint32_t i = 0; difference->differs & DIFFERS_DATES && i < DUES_MAX; i++) {
        const char *date = diff_date(&compared->words, difference, i);

        if (date)
            printf("%s%s\n", layout_of(compared)->line, date);
    }
}

static void difference_print(const struct compared *compared, uint32_t place, uint32_t number)
{
    const struct diff_words *words = &compared->words;
    const struct difference *difference = difference_at(&compared->differences, place);
    const struct content *content = difference->example.content;
    const char *condition = diff_condition(words, difference);
    const char *example =
        difference->supposed ? difference->supposed : diff_example(words, difference);

    printf("\n%s%u. %s: %s\n", layout_of(compared)->head, number,
           content_text(content, content->flows[difference->flow].title, words->language),
           diff_headline(words, difference));
    changes_print(compared, difference);
    if (!difference->supposed)
        line_print(compared, difference->exact ? SAY_DIFF_WHEN : SAY_DIFF_WITHIN,
                   condition[0] ? condition : saying_text(SAY_DIFF_ALWAYS, words->language));
    line_print(compared, SAY_DIFF_COUNT,
               arena_format(words->arena, "%.0f", difference->combinations));
    line_print(compared, SAY_DIFF_EXAMPLE,
               arena_format(words->arena, "%s%s%s", layout_of(compared)->code, example,
                            layout_of(compared)->code));
}

static void wording_print(void *context, const char *kind, const char *id)
{
    struct compared *compared = context;

    if (compared->reworded++ == 0)
        printf("\n%s%s\n", layout_of(compared)->head,
               saying_text(SAY_DIFF_WORDING, compared->words.language));
    printf("%s%s %s\n", layout_of(compared)->line, kind, id);
}

/* Matters only one of the two has. */
static void flows_print(const struct compared *compared, const struct content *here,
                        const struct content *there, enum saying saying)
{
    for (uint32_t i = 0; i < here->flow_count; i++)
        if (content_flow(there, content_string(here, here->flows[i].id)) == NO_INDEX)
            line_print(compared, saying, content_string(here, here->flows[i].id));
}

/* How many there are, and what was not looked at. */
static void summary_print(const struct compared *compared)
{
    const struct diff_words *words = &compared->words;
    const struct differences *differences = &compared->differences;
    uint32_t now = differences->count - differences->later;
    enum saying none = differences->any ? SAY_DIFF_NONE : SAY_DIFF_NONE_NOW;

    if (differences->later > 0)
        none = SAY_DIFF_NONE_NOW;
    printf("%s\n",
           saying_format(words->arena, now > 0 ? SAY_DIFF_FOUND : none, words->language,
                         arena_format(words->arena, "%u", now),
                         arena_format(words->arena, "%.0f", differences->combinations), NULL));
    if (!differences->whole)
        printf("%s\n", saying_text(SAY_DIFF_NOT_WHOLE, words->language));
    if (!differences->any)
        printf("%s\n", saying_text(SAY_DIFF_NOT_ANY, words->language));
}

/* Those of regions that have a file, then those that only later ones could show. */
static void differences_print(const struct compared *compared)
{
    const struct differences *differences = &compared->differences;
    uint32_t number = 0;

    for (uint32_t i = 0; i < differences->count; i++)
        if (!difference_at(differences, i)->supposed)
            difference_print(compared, i, ++number);
    if (differences->later > 0)
        printf("\n%s%s\n", layout_of(compared)->head,
               saying_text(SAY_DIFF_LATER, compared->words.language));
    for (uint32_t i = 0; i < differences->count; i++)
        if (difference_at(differences, i)->supposed)
            difference_print(compared, i, ++number);
}

static enum exit_code diff_print(void *result)
{
    struct compared *compared = result;

    if (compared->markdown)
        printf("# daoban diff\n\n");
    summary_print(compared);
    flows_print(compared, compared->old, compared->now, SAY_DIFF_FLOW_GONE);
    flows_print(compared, compared->now, compared->old, SAY_DIFF_FLOW_NEW);
    differences_print(compared);
    differ_wording(compared->old, compared->now, wording_print, compared);
    return EXIT_DONE;
}

static enum exit_code diff_markdown(void *result)
{
    struct compared *compared = result;

    compared->markdown = true;
    return diff_print(result);
}

/* ---- for programs ---------------------------------------------------------------------------------- */

static void paper_emit(void *context, const char *id, const char *name)
{
    (void)name;
    emit_string(context, NULL, id);
}

static void difference_emit(struct compared *compared, const struct difference *difference)
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
    const struct diff_words *words = &compared->words;
    struct emit *emit = &compared->emit;

    emit_open(emit, NULL, '{');
    emit_string(emit, "flow",
                content_string(difference->example.content,
                               difference->example.content->flows[difference->flow].id));
    emit_open(emit, "differs", '[');
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (difference->differs & names[i].bit)
            emit_string(emit, NULL, names[i].name);
    emit_close(emit, ']');
    emit_string(emit, "change", diff_headline(words, difference));
    emit_open(emit, "papers_gone", '[');
    diff_papers(words, difference, false, paper_emit, emit);
    emit_close(emit, ']');
    emit_open(emit, "papers_new", '[');
    diff_papers(words, difference, true, paper_emit, emit);
    emit_close(emit, ']');
    emit_string(emit, "condition", diff_condition(words, difference));
    emit_bool(emit, "exact", difference->exact);
    emit_number(emit, "combinations", (int64_t)difference->combinations);
    emit_bool(emit, "later", difference->supposed != NULL);
    emit_string(emit, "example",
                difference->supposed ? difference->supposed : diff_example(words, difference));
    emit_close(emit, '}');
}

static void wording_emit(void *context, const char *kind, const char *id)
{
    struct compared *compared = context;

    emit_open(&compared->emit, NULL, '{');
    emit_string(&compared->emit, "kind", kind);
    emit_string(&compared->emit, "id", id);
    emit_close(&compared->emit, '}');
}

static enum exit_code diff_emit(void *result)
{
    struct compared *compared = result;
    struct buffer out = {0};
    struct emit *emit = &compared->emit;

    *emit = (struct emit){.out = &out};
    emit_open(emit, NULL, '{');
    emit_number(emit, "combinations", (int64_t)compared->differences.combinations);
    emit_bool(emit, "whole", compared->differences.whole);
    emit_bool(emit, "any_region", compared->differences.any);
    emit_open(emit, "differences", '[');
    for (uint32_t i = 0; i < compared->differences.count; i++)
        difference_emit(compared, difference_at(&compared->differences, i));
    emit_close(emit, ']');
    emit_open(emit, "reworded", '[');
    differ_wording(compared->old, compared->now, wording_emit, compared);
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

static enum exit_code folder_load(struct compared *compared, const char *folder,
                                  struct content **content)
{
    const struct layers layers = {.folder = {folder}, .count = 1};
    const char *about = arena_format(&compared->opened.arena, "%s/about.yaml", folder);
    enum language language = compared->opened.language;
    struct diags diags = {0};
    char count[24];

    if (access(about, R_OK) != 0) {
        say(stderr, SAY_NO_CONTENT_AT, language, folder, NULL);
        return EXIT_REFUSED;
    }
    *content = content_load(&layers, &diags);
    if (*content == NULL) {
        diags_print(&diags, language, stderr);
        snprintf(count, sizeof count, "%zu", diags.errors);
        say(stderr, SAY_CONTENT_BROKEN, language, count, NULL);
    }
    diags_free(&diags);
    return *content ? EXIT_DONE : EXIT_FOUND;
}

static enum exit_code folders_load(struct compared *compared, const char *old, const char *now)
{
    enum exit_code code = folder_load(compared, old, &compared->old);

    return code == EXIT_DONE ? folder_load(compared, now, &compared->now) : code;
}

/* The content of a revision, against the folder given or the one in use. */
static enum exit_code revision_load(struct compared *compared, const struct options *options,
                                    const struct world *world)
{
    const char *name = revision_named(options);
    const char *now = options->argument_count > 0 ? options->argument[0] : NULL;
    enum exit_code code;

    if (now == NULL) {
        code = open_layers(&compared->opened, options, world);
        if (code != EXIT_DONE)
            return code;
        now = compared->opened.folder;
    }
    if (!revision_open(&compared->revision, &compared->opened.arena, now, name,
                       world->environment)) {
        say(stderr, SAY_DIFF_NO_REVISION, compared->opened.language, name, compared->revision.wrong,
            NULL);
        return name[0] == '-' ? EXIT_MISUSE : EXIT_REFUSED;
    }
    return folders_load(compared, compared->revision.content, now);
}

static enum exit_code contents_load(struct compared *compared, const struct options *options,
                                    const struct world *world)
{
    size_t wanted = revision_named(options) ? 1 : 2;

    if (options->argument_count > wanted || (wanted == 2 && options->argument_count < 2)) {
        say(stderr, SAY_DIFF_USAGE, compared->opened.language, NULL);
        return EXIT_MISUSE;
    }
    if (wanted == 1)
        return revision_load(compared, options, world);
    return folders_load(compared, options->argument[0], options->argument[1]);
}

static void compare(struct compared *compared, const struct options *options)
{
    struct progress progress = progress_start(SAY_COMPARING, compared->opened.language);
    const struct differ_request request = {
        .old = compared->old,
        .new = compared->now,
        .progress = progress_step,
        .context = &progress,
    };

    differ_run(&request, &compared->differences);
    progress_end(&progress);
    compared->words = (struct diff_words){.old = compared->old,
                                          .new = compared->now,
                                          .differences = &compared->differences,
                                          .language = compared->opened.language,
                                          .arena = &compared->opened.arena};
    options->format->write(compared);
}

static enum exit_code diff_run(const struct options *options, const struct world *world)
{
    struct compared compared = {0};
    enum exit_code code = open_office(&compared.opened, options, world);

    if (code == EXIT_DONE)
        code = contents_load(&compared, options, world);
    if (code == EXIT_DONE) {
        compare(&compared, options);
        code = compared.differences.count > 0 ? EXIT_FOUND : EXIT_DONE;
    }
    differ_free(&compared.differences);
    content_free(compared.old);
    content_free(compared.now);
    revision_close(&compared.revision);
    opened_close(&compared.opened);
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

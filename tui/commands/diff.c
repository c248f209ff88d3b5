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

struct compared {
    struct opened opened;
    struct revision revision;
    struct content *old;
    struct content *new;
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

static void changes_print(const struct compared *compared, const struct diff_group *difference)
{
    struct papers papers = {.compared = compared, .sign = '-'};

    if (difference->kinds & DIFFERS_PAPERS) {
        diff_papers(&compared->words, difference, false, paper_print, &papers);
        papers.sign = '+';
        diff_papers(&compared->words, difference, true, paper_print, &papers);
    }
    for (uint32_t i = 0; difference->kinds & DIFFERS_DATES && i < DUES_MAX; i++) {
        const char *date = diff_date(&compared->words, difference, i);

        if (date)
            printf("%s%s\n", layout_of(compared)->line, date);
    }
}

static void difference_print(const struct compared *compared, uint32_t place, uint32_t number)
{
    const struct diff_words *words = &compared->words;
    const struct diff_group *difference = diff_group_at(&compared->differences, place);
    const struct content *content = difference->example.content;
    const char *condition = diff_condition(words, difference);
    const char *example =
        difference->replay ? difference->replay : diff_example(words, difference);

    printf("\n%s%u. %s: %s\n", layout_of(compared)->head, number,
           content_text(content, content->flows[difference->flow].title, words->language),
           diff_headline(words, difference));
    changes_print(compared, difference);
    if (!difference->replay)
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
    const struct diff *differences = &compared->differences;
    uint32_t now = differences->count - differences->later;
    enum saying none = differences->later_looked_at ? SAY_DIFF_NONE : SAY_DIFF_NONE_NOW;

    if (differences->later > 0)
        none = SAY_DIFF_NONE_NOW;
    printf("%s\n",
           saying_format(words->arena, now > 0 ? SAY_DIFF_FOUND : none, words->language,
                         arena_format(words->arena, "%u", now),
                         arena_format(words->arena, "%.0f", differences->combinations), NULL));
    if (!differences->whole)
        printf("%s\n", saying_text(SAY_DIFF_NOT_WHOLE, words->language));
    if (!differences->later_looked_at)
        printf("%s\n", saying_text(SAY_DIFF_NOT_ANY, words->language));
}

/* Those of regions that have a file, then those that only later ones could show. */
static void differences_print(const struct compared *compared)
{
    const struct diff *differences = &compared->differences;
    uint32_t number = 0;

    for (uint32_t i = 0; i < differences->count; i++)
        if (!diff_group_at(differences, i)->replay)
            difference_print(compared, i, ++number);
    if (differences->later > 0)
        printf("\n%s%s\n", layout_of(compared)->head,
               saying_text(SAY_DIFF_LATER, compared->words.language));
    for (uint32_t i = 0; i < differences->count; i++)
        if (diff_group_at(differences, i)->replay)
            difference_print(compared, i, ++number);
}

static void diff_print(struct compared *compared)
{
    if (compared->markdown)
        printf("# daoban diff\n\n");
    summary_print(compared);
    flows_print(compared, compared->old, compared->new, SAY_DIFF_FLOW_GONE);
    flows_print(compared, compared->new, compared->old, SAY_DIFF_FLOW_NEW);
    differences_print(compared);
    reworded_each(compared->old, compared->new, wording_print, compared);
}

/* ---- for programs ---------------------------------------------------------------------------------- */

static void paper_emit(void *context, const char *id, const char *name)
{
    (void)name;
    emit_string(context, NULL, id);
}

static void difference_emit(struct compared *compared, const struct diff_group *difference)
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
        if (difference->kinds & names[i].bit)
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
    emit_bool(emit, "later", difference->replay != NULL);
    emit_string(emit, "example",
                difference->replay ? difference->replay : diff_example(words, difference));
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

static void diff_emit(struct compared *compared)
{
    struct buffer out = {0};
    struct emit *emit = &compared->emit;

    *emit = (struct emit){.out = &out};
    emit_open(emit, NULL, '{');
    emit_number(emit, "combinations", (int64_t)compared->differences.combinations);
    emit_bool(emit, "whole", compared->differences.whole);
    emit_bool(emit, "any_region", compared->differences.later_looked_at);
    emit_open(emit, "differences", '[');
    for (uint32_t i = 0; i < compared->differences.count; i++)
        difference_emit(compared, diff_group_at(&compared->differences, i));
    emit_close(emit, ']');
    emit_open(emit, "reworded", '[');
    reworded_each(compared->old, compared->new, wording_emit, compared);
    emit_close(emit, ']');
    emit_close(emit, '}');
    buffer_add(&out, "\n", 1);
    fwrite(out.data, 1, out.size, stdout);
    buffer_free(&out);
}

/* ---- opening ----------------------------------------------------------------------------------------- */

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

static enum exit_code folders_load(struct compared *compared, const char *old, const char *new)
{
    enum exit_code code = folder_load(compared, old, &compared->old);

    return code == EXIT_DONE ? folder_load(compared, new, &compared->new) : code;
}

/* The content of a revision, against the folder given or the one in use. */
static enum exit_code revision_load(struct compared *compared, const struct options *options,
                                    const struct world *world)
{
    const char *name = options->value[OPTION_GIT];
    const char *new = options->argument_count > 0 ? options->argument[0] : NULL;
    enum exit_code code;

    if (new == NULL) {
        code = open_layers(&compared->opened, options, world);
        if (code != EXIT_DONE)
            return code;
        new = compared->opened.folder;
    }
    if (!revision_open(&compared->revision, &compared->opened.arena, new, name,
                       world->environment)) {
        say(stderr, SAY_DIFF_NO_REVISION, compared->opened.language, name, compared->revision.wrong,
            NULL);
        return name[0] == '-' ? EXIT_MISUSE : EXIT_REFUSED;
    }
    return folders_load(compared, compared->revision.content, new);
}

static enum exit_code contents_load(struct compared *compared, const struct options *options,
                                    const struct world *world)
{
    size_t wanted = options->value[OPTION_GIT] ? 1 : 2;

    if (options->argument_count > wanted || (wanted == 2 && options->argument_count < 2)) {
        say(stderr, SAY_DIFF_USAGE, compared->opened.language, NULL);
        return EXIT_MISUSE;
    }
    if (options->value[OPTION_GIT])
        return revision_load(compared, options, world);
    return folders_load(compared, options->argument[0], options->argument[1]);
}

static void compare(struct compared *compared, const struct options *options)
{
    struct progress progress = progress_start(SAY_COMPARING, compared->opened.language);
    const struct diff_request request = {
        .before = compared->old,
        .after = compared->new,
        .progress = progress_step,
        .context = &progress,
    };

    diff_find(&request, &compared->differences);
    progress_end(&progress);
    compared->words = (struct diff_words){.old = compared->old,
                                          .new = compared->new,
                                          .differences = &compared->differences,
                                          .language = compared->opened.language,
                                          .arena = &compared->opened.arena};
    compared->markdown = options->format == FORMAT_MARKDOWN;
    if (options->format == FORMAT_JSON)
        diff_emit(compared);
    else
        diff_print(compared);
}

enum exit_code command_diff(const struct options *options, const struct world *world)
{
    struct compared compared = {0};
    enum exit_code code = open_office(&compared.opened, options, world);

    if (code == EXIT_DONE)
        code = contents_load(&compared, options, world);
    if (code == EXIT_DONE) {
        compare(&compared, options);
        code = compared.differences.count > 0 ? EXIT_FOUND : EXIT_DONE;
    }
    diff_free(&compared.differences);
    content_free(compared.old);
    content_free(compared.new);
    revision_close(&compared.revision);
    opened_close(&compared.opened);
    return code;
}

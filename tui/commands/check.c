/*
 * daoban check: every mistake of the content, in one run.
 */
#include "commands/command.h"

#include "commands/emit.h"

/* How many records of each kind there are; what a reader checks first after an edit. */
struct tally {
    enum saying words;
    const char *name;
    uint32_t count;
};

static size_t tallies(const struct content *content, struct tally out[8])
{
    const struct tally all[8] = {
        {SAY_COUNT_FLOWS,     "flows",     content->flow_count    },
        {SAY_COUNT_QUESTIONS, "questions", content->question_count},
        {SAY_COUNT_OUTCOMES,  "outcomes",  content->outcome_count },
        {SAY_COUNT_DOCUMENTS, "documents", content->document_count},
        {SAY_COUNT_DEADLINES, "deadlines", content->deadline_count},
        {SAY_COUNT_REGIONS,   "regions",   content->region_count  },
        {SAY_COUNT_SOURCES,   "sources",   content->source_count  },
        {SAY_COUNT_DIVISIONS, "divisions", content->division_count},
    };

    for (size_t i = 0; i < 8; i++)
        out[i] = all[i];
    return 8;
}

static void check_emit(const struct content *content, const struct diags *diags)
{
    struct buffer out = {0};
    struct emit emit = {.out = &out};
    struct tally tally[8];
    size_t count = content ? tallies(content, tally) : 0;

    emit_open(&emit, NULL, '{');
    emit_number(&emit, "errors", (int64_t)diags->errors);
    emit_number(&emit, "warnings", (int64_t)(diags->count - diags->errors));
    emit_open(&emit, "found", '[');
    for (size_t i = 0; i < diags->count; i++)
        emit_diag(&emit, diags->list[i]);
    emit_close(&emit, ']');
    emit_open(&emit, "counts", '{');
    for (size_t i = 0; i < count; i++)
        emit_number(&emit, tally[i].name, tally[i].count);
    emit_close(&emit, '}');
    emit_close(&emit, '}');
    buffer_add(&out, "\n", 1);
    fwrite(out.data, 1, out.size, stdout);
    buffer_free(&out);
}

static void check_print(const struct content *content, struct diags *diags, enum language language)
{
    struct arena arena = {0};
    struct tally tally[8];
    size_t count = content ? tallies(content, tally) : 0;
    const char *errors = arena_format(&arena, "%zu", diags->errors);
    const char *warnings = arena_format(&arena, "%zu", diags->count - diags->errors);

    diags_print(diags, language, stdout);
    for (size_t i = 0; i < count; i++)
        printf("%s%s", i ? saying_text(SAY_COMMA, language) : "",
               saying_format(&arena, tally[i].words, language,
                             arena_format(&arena, "%u", tally[i].count), NULL));
    if (count)
        printf("\n");
    printf("%s\n", saying_format(&arena, diags->errors ? SAY_CHECK_BAD : SAY_CHECK_GOOD, language,
                                 errors, warnings, NULL));
    arena_free(&arena);
}

enum exit_code command_check(const struct options *options, const struct world *world)
{
    struct opened opened = {0};
    struct diags diags = {0};
    enum exit_code code = open_office(&opened, options, world);

    if (code == EXIT_DONE)
        code = open_layers(&opened, options, world);
    if (code == EXIT_DONE) {
        opened.content = content_load(&opened.layers, &diags);
        if (options->format == FORMAT_JSON)
            check_emit(opened.content, &diags);
        else
            check_print(opened.content, &diags, opened.language);
        code = diags.errors || opened.content == NULL ? EXIT_FOUND : EXIT_DONE;
    }
    diags_free(&diags);
    opened_close(&opened);
    return code;
}

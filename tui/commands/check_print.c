/* What `daoban check` says: findings, what there is, what was proved, what is to be verified. */
#include "commands/check.h"

#include "analysis/known.h"
#include "commands/emit.h"
#include "commands/site.h"
#include "engine/code.h"

#define TALLIES 8
#define NUMBER_SIZE 40

/* How many records of each kind there are; what a reader checks first after an edit. */
struct tally {
    enum phrase words;
    const char *name;
    uint32_t count;
};

static void tallies(const struct content *content, struct tally out[TALLIES])
{
    const struct tally all[TALLIES] = {
        {PHRASE_COUNT_FLOWS,     "flows",     content->flow_count    },
        {PHRASE_COUNT_QUESTIONS, "questions", content->question_count},
        {PHRASE_COUNT_OUTCOMES,  "outcomes",  content->outcome_count },
        {PHRASE_COUNT_DOCUMENTS, "documents", content->document_count},
        {PHRASE_COUNT_DEADLINES, "deadlines", content->deadline_count},
        {PHRASE_COUNT_REGIONS,   "regions",   content->region_count  },
        {PHRASE_COUNT_SOURCES,   "sources",   content->source_count  },
        {PHRASE_COUNT_DIVISIONS, "divisions", content->division_count},
    };

    for (size_t i = 0; i < TALLIES; i++)
        out[i] = all[i];
}

static const char *date_word(struct arena *arena, int32_t date)
{
    char word[DATE_TEXT_SIZE];

    date_format(date, word);
    return arena_copy(arena, word, DATE_TEXT_SIZE - 1);
}

/* A large number with a comma every three digits. */
static const char *grouped(struct arena *arena, double number)
{
    char digits[NUMBER_SIZE], out[NUMBER_SIZE * 2];
    int count = snprintf(digits, sizeof(digits), "%.0f", number);
    size_t size = 0;

    for (int i = 0; i < count; i++) {
        if (i > 0 && (count - i) % 3 == 0)
            out[size++] = ',';
        out[size++] = digits[i];
    }
    return arena_copy(arena, out, size);
}

/* ---- for people ------------------------------------------------------------------------- */

static void print_tallies(const struct content *content, enum language language,
                          struct arena *arena)
{
    struct tally tally[TALLIES];

    tallies(content, tally);
    for (size_t i = 0; i < TALLIES; i++)
        printf("%s%s", i ? phrase_text(PHRASE_COMMA, language) : "",
               phrase_format(arena, tally[i].words, language,
                             arena_format(arena, "%u", tally[i].count), NULL));
    printf("\n");
}

static void print_runs_out(const struct check *check, enum language language, struct arena *arena)
{
    const struct content *content = &check->workbook.content;
    const struct proof_summary *summary = &check->summary;
    const char *where = content_text(content, summary->runs_out_where, language);
    const char *what = content_text(content, summary->runs_out_what, language);

    if (summary->runs_out == INT32_MAX)
        return;
    if (where[0])
        what = phrase_format(arena, PHRASE_RUNS_OUT_IN, language, where, what, NULL);
    printf("%s\n", phrase_format(arena, PHRASE_RUNS_OUT, language,
                                 date_word(arena, summary->runs_out), what, NULL));
}

static void print_proof(const struct check *check, enum language language, struct arena *arena)
{
    const struct content *content = &check->workbook.content;
    const struct proof_summary *summary = &check->summary;

    printf("%s\n",
           phrase_format(arena, summary->unproved ? PHRASE_PROVED_PARTLY : PHRASE_PROVED, language,
                         arena_format(arena, "%u", summary->flows),
                         arena_format(arena, "%u", summary->areas - 2),
                         grouped(arena, summary->combinations),
                         grouped(arena, (double)summary->states),
                         arena_format(arena, "%u", summary->outcomes),
                         arena_format(arena, "%u", summary->invariants),
                         arena_format(arena, "%u", summary->longest),
                         content_string(content, content->flows[summary->longest_flow].id),
                         arena_format(arena, "%lld.%02lld", (long long)(check->milliseconds / 1000),
                                      (long long)(check->milliseconds % 1000 / 10)),
                         NULL));
    printf("%s\n",
           phrase_format(arena, PHRASE_PROVED_DAYS, language, date_word(arena, summary->first_day),
                         date_word(arena, summary->last_day), NULL));
    print_runs_out(check, language, arena);
    printf("%s\n", phrase_format(arena, PHRASE_ABOUT_CODE, language,
                                 arena_format(arena, "%u", (unsigned)code_worst(content)), NULL));
}

static const char *verify_name(const struct content *content, const struct verification *verify,
                               enum language language, struct arena *arena)
{
    if (verify->source != NO_INDEX)
        return arena_format(
            arena, "%s %s", content_string(content, content->sources[verify->source].id),
            content_text(content, content->sources[verify->source].title, language));
    return arena_format(
        arena, "%s %s", content_text(content, content->regions[verify->region].name, language),
        content_text(content, content->parameters[verify->parameter].label, language));
}

static void print_due(const struct check *check, enum language language, struct arena *arena)
{
    const struct content *content = &check->workbook.content;
    struct verifications list = verify_due(&check->workbook, arena, check->by);

    printf("%s\n",
           phrase_format(arena, list.count ? PHRASE_DUE_HEAD : PHRASE_DUE_NONE, language,
                         arena_format(arena, "%u", list.count), date_word(arena, check->by), NULL));
    for (uint32_t i = 0; i < list.count; i++) {
        const struct verification *verify = &list.list[i];

        printf("%s  %s  %s:%u\n",
               verify->verified_on < DATE_MIN ? phrase_text(PHRASE_DUE_NEVER, language)
                                              : date_word(arena, verify->due),
               verify_name(content, verify, language, arena),
               verify->place.file ? verify->place.file : "", (unsigned)verify->place.line);
    }
}

static void print_known(const struct check *check, enum language language, struct arena *arena)
{
    const struct content *content = &check->workbook.content;
    const int32_t today = check->setup->today;

    printf("%s\n", phrase_format(arena, PHRASE_KNOWN_HEAD, language,
                                 arena_format(arena, "%u", known_places(content)),
                                 date_word(arena, today), NULL));
    for (uint32_t i = 0; i < content->parameter_count; i++) {
        const struct parameter *parameter = &content->parameters[i];
        struct known known = known_count(content, i, today);

        printf("%6u%6u%6u%6u%6u  %s  %s\n", known.own, known.above, known.claim, known.claim_above,
               known.nothing, content_string(content, parameter->id),
               content_text(content, parameter->label, language));
    }
}

static void print_site(const struct check *check, enum language language, struct arena *arena)
{
    struct site *site = site_open(&check->setup->layers, &check->workbook, arena);

    if (site != NULL)
        site_print(site, language);
    site_close(site);
}

enum exit_code check_print(void *result)
{
    struct check *check = result;
    enum language language = check->setup->language;
    const struct diags *diags = &check->diags;
    struct arena arena = {0};

    diags_print(&check->diags, language, stdout);
    if (check->loaded) {
        content_else_list(&check->workbook.content, stdout);
        print_tallies(&check->workbook.content, language, &arena);
        print_proof(check, language, &arena);
        print_site(check, language, &arena);
        check_coming_print(check, language, &arena);
        if (check->listing)
            print_due(check, language, &arena);
        if (check->coverage)
            print_known(check, language, &arena);
    }
    printf("%s\n", phrase_format(&arena, diags->errors ? PHRASE_CHECK_BAD : PHRASE_CHECK_GOOD,
                                 language, arena_format(&arena, "%zu", diags->errors),
                                 arena_format(&arena, "%zu", diags->count - diags->errors), NULL));
    arena_free(&arena);
    return EXIT_DONE;
}

/* ---- JSON ------------------------------------------------------------------------------- */

static void emit_tallies(struct emit *emit, const struct content *content)
{
    struct tally tally[TALLIES];

    tallies(content, tally);
    emit_open(emit, "counts", '{');
    for (size_t i = 0; i < TALLIES; i++)
        emit_number(emit, tally[i].name, tally[i].count);
    emit_close(emit, '}');
}

static void emit_proof(struct emit *emit, const struct check *check)
{
    const struct content *content = &check->workbook.content;
    const struct proof_summary *summary = &check->summary;

    emit_open(emit, "proof", '{');
    emit_bool(emit, "whole", summary->unproved == 0);
    emit_number(emit, "flows", summary->flows);
    emit_number(emit, "regions", (int64_t)summary->areas - 2);
    emit_number(emit, "combinations", (int64_t)summary->combinations);
    emit_number(emit, "states", (int64_t)summary->states);
    emit_number(emit, "outcomes", summary->outcomes);
    emit_number(emit, "invariants", summary->invariants);
    emit_number(emit, "longest", summary->longest);
    emit_string(emit, "longest_flow",
                content_string(content, content->flows[summary->longest_flow].id));
    emit_date(emit, "from", summary->first_day);
    emit_date(emit, "to", summary->last_day);
    if (summary->runs_out == INT32_MAX)
        emit_string(emit, "runs_out", NULL);
    else
        emit_date(emit, "runs_out", summary->runs_out);
    emit_number(emit, "code_digits", code_worst(content));
    emit_number(emit, "milliseconds", check->milliseconds);
    emit_close(emit, '}');
}

static void emit_due(struct emit *emit, const struct check *check)
{
    const struct content *content = &check->workbook.content;
    struct arena arena = {0};
    struct verifications list = verify_due(&check->workbook, &arena, check->by);

    emit_open(emit, "due", '[');
    for (uint32_t i = 0; i < list.count; i++) {
        const struct verification *verify = &list.list[i];

        emit_open(emit, NULL, '{');
        emit_date(emit, "due", verify->due);
        emit_string(emit, "file", verify->place.file);
        emit_number(emit, "line", verify->place.line);
        emit_string(emit, "zh", verify_name(content, verify, LANGUAGE_ZH, &arena));
        emit_string(emit, "en", verify_name(content, verify, LANGUAGE_EN, &arena));
        emit_close(emit, '}');
    }
    emit_close(emit, ']');
    arena_free(&arena);
}

static void emit_known(struct emit *emit, const struct check *check)
{
    const struct content *content = &check->workbook.content;

    emit_open(emit, "coverage", '[');
    for (uint32_t i = 0; i < content->parameter_count; i++) {
        const struct parameter *parameter = &content->parameters[i];
        struct known known = known_count(content, i, check->setup->today);

        emit_open(emit, NULL, '{');
        emit_string(emit, "parameter", content_string(content, parameter->id));
        emit_string(emit, "zh", content_text(content, parameter->label, LANGUAGE_ZH));
        emit_string(emit, "en", content_text(content, parameter->label, LANGUAGE_EN));
        emit_number(emit, "own", known.own);
        emit_number(emit, "above", known.above);
        emit_number(emit, "claim", known.claim);
        emit_number(emit, "claim_above", known.claim_above);
        emit_number(emit, "nothing", known.nothing);
        emit_close(emit, '}');
    }
    emit_close(emit, ']');
}

static void emit_site(struct emit *emit, const struct check *check)
{
    struct arena arena = {0};
    struct site *site = site_open(&check->setup->layers, &check->workbook, &arena);

    if (site != NULL)
        site_emit(site, emit);
    site_close(site);
    arena_free(&arena);
}

enum exit_code check_emit(void *result)
{
    const struct check *check = result;
    const struct diags *diags = &check->diags;
    struct buffer out = {0};
    struct emit emit = {.out = &out};

    emit_open(&emit, NULL, '{');
    emit_number(&emit, "errors", (int64_t)diags->errors);
    emit_number(&emit, "warnings", (int64_t)(diags->count - diags->errors));
    emit_open(&emit, "found", '[');
    for (size_t i = 0; i < diags->count; i++)
        emit_diag(&emit, diags->list[i]);
    emit_close(&emit, ']');
    if (check->loaded) {
        emit_tallies(&emit, &check->workbook.content);
        emit_proof(&emit, check);
        emit_site(&emit, check);
        check_coming_emit(check, &emit);
        if (check->listing)
            emit_due(&emit, check);
        if (check->coverage)
            emit_known(&emit, check);
    }
    emit_close(&emit, '}');
    buffer_add(&out, "\n", 1);
    fwrite(out.data, 1, out.size, stdout);
    buffer_free(&out);
    return EXIT_DONE;
}

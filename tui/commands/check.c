/*
 * daoban check: every mistake of the content, and the proof, in one run.
 */
#include "commands/check.h"

#include "analysis/promises.h"
#include "analysis/region_files.h"
#include "commands/progress.h"

#include <string.h>

#define DUE_DAYS_MAX 36500

/* What the loader can only suspect and the proof decides. */
static const char *const suspicions[] = {"way-may-miss", "fact-absent-here"};

static bool is_suspicion(const struct diag *diag)
{
    for (size_t i = 0; i < sizeof(suspicions) / sizeof(suspicions[0]); i++)
        if (diag->severity == SEVERITY_WARNING && strcmp(diag->kind, suspicions[i]) == 0)
            return true;
    return false;
}

static void drop_suspicions(struct diags *diags)
{
    size_t kept = 0;

    for (size_t i = 0; i < diags->count; i++)
        if (!is_suspicion(diags->list[i]))
            diags->list[kept++] = diags->list[i];
    diags->count = kept;
}

static void prove(struct check *check, const struct environment *environment)
{
    struct progress progress = progress_start(PHRASE_PROVING, check->setup->language);
    struct proof_request request = {.workbook = &check->workbook,
                                    .today = check->setup->today,
                                    .progress = progress_step,
                                    .context = &progress};
    int64_t start = environment->clock().milliseconds;

    drop_suspicions(&check->diags);
    promises_check(&check->workbook, &check->diags);
    region_files_check(&check->workbook, &check->diags);
    proof_run(&request, &check->diags, &check->summary);
    check->milliseconds = environment->clock().milliseconds - start;
    progress_end(&progress);
}

struct check_options {
    struct options common;
    struct given due;
    bool coverage;
    bool coming;
};

/* --due N: what is to be verified within N days. --coverage: of how many places what is known. --coming:
 * sentence by sentence what changes by itself. */
static void lists_take(struct check *check, const struct options *options)
{
    const struct check_options *own = (const struct check_options *)options;

    check->listing = own->due.given;
    check->by = check->setup->today + own->due.number;
    check->coverage = own->coverage;
    check->coming = own->coming;
}

static enum exit_code check_run(const struct options *options,
                                const struct environment *environment)
{
    struct setup setup = {0};
    struct check check = {.setup = &setup};
    enum exit_code code = setup_office(&setup, options, environment);

    if (code == EXIT_DONE)
        code = setup_layers(&setup, options, environment);
    if (code == EXIT_DONE) {
        lists_take(&check, options);
        check.loaded = content_load_workbook(&setup.layers, &check.diags, &check.workbook);
        if (check.loaded)
            prove(&check, environment);
        options->format->write(&check);
        code = check.diags.errors || !check.loaded ? EXIT_FOUND : EXIT_DONE;
    }
    workbook_free(&check.workbook);
    diags_free(&check.diags);
    setup_close(&setup);
    return code;
}

/* clang-format off */
static const struct option_row due_option = {
    .name = "due",
    .value = {"天数", "DAYS"},
    OPTION_NUMBER(struct check_options, due, 0, DUE_DAYS_MAX),
    .refusal = PHRASE_BAD_DUE,
    .help = {"另外列出这些天内该核对的来源和规定",
              "also list the sources and values to be verified within so many days"},
    .manual = "另外列出这些天内该核对的来源和规定。",
};

static const struct option_row coverage_option = {
    .name = "coverage",
    OPTION_SWITCH(struct check_options, coverage),
    .help = {"另外列出每个参数有几个统筹区有值、有说法、什么都没有",
              "also list of each parameter in how many regions there is a value, a claim, nothing"},
    .manual = "另外列出每个参数今天在几个统筹区有值（自己的、上级的）、\n只有说法（自己的、上级的）、什么都没有。",
};

static const struct option_row coming_option = {
    .name = "coming",
    OPTION_SWITCH(struct check_options, coming),
    .help = {"列出以后哪天起哪些话开始说、不再说、换了依据",
              "list which sentences begin, end or change their sources on which day to come"},
    .manual = "逐句列出以后哪天起哪些话开始说、不再说、多了或少了依据。",
};

static const struct option_row *const own_options[] = {
    &option_format, &due_option, &coverage_option, &coming_option, NULL,
};

static const struct format own_formats[] = {
    {.name = "text",      .write = check_print},
    {.name = "json",      .write = check_emit},
    {.name = NULL},
};
/* clang-format on */

const struct command command_check = {
    .name = "check",
    .usage = "[--due DAYS] [--coverage] [--coming]",
    .size = sizeof(struct check_options),
    .options = own_options,
    .formats = own_formats,
    .help = {"检查内容：列出全部错误，走遍每一种回答",
             "check the content: every mistake, every combination of answers"},
    .run = check_run,
};

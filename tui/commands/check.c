/*
 * daoban check: every mistake of the content, and the proof, in one run.
 */
#include "commands/check.h"

#include "analysis/promises.h"
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

static void prove(struct checked *checked, const struct world *world)
{
    struct progress progress = progress_start(SAY_PROVING, checked->opened->language);
    struct proof_request request = {.workbook = &checked->workbook,
                                    .today = checked->opened->today,
                                    .progress = progress_step,
                                    .context = &progress};
    int64_t start = world->clock().milliseconds;

    drop_suspicions(&checked->diags);
    promises_check(&checked->workbook, &checked->diags);
    proof_run(&request, &checked->diags, &checked->summary);
    checked->milliseconds = world->clock().milliseconds - start;
    progress_end(&progress);
}

struct check_options {
    struct options common;
    struct given due;
};

/* --due N: what is to be verified within N days. */
static void due_take(struct checked *checked, const struct options *options)
{
    const struct given due = ((const struct check_options *)options)->due;

    checked->listing = due.given;
    checked->by = checked->opened->today + due.number;
}

static enum exit_code check_run(const struct options *options, const struct world *world)
{
    struct opened opened = {0};
    struct checked checked = {.opened = &opened};
    enum exit_code code = open_office(&opened, options, world);

    if (code == EXIT_DONE)
        code = open_layers(&opened, options, world);
    if (code == EXIT_DONE) {
        due_take(&checked, options);
        checked.loaded = workbook_load(&opened.layers, &checked.diags, &checked.workbook);
        if (checked.loaded)
            prove(&checked, world);
        options->format->write(&checked);
        code = checked.diags.errors || !checked.loaded ? EXIT_FOUND : EXIT_DONE;
    }
    workbook_free(&checked.workbook);
    diags_free(&checked.diags);
    opened_close(&opened);
    return code;
}

/* clang-format off */
static const struct option_row due_option = {
    .name = "due",
    .value = {"天数", "DAYS"},
    OPTION_NUMBER(struct check_options, due, 0, DUE_DAYS_MAX),
    .refusal = SAY_BAD_DUE,
    .help = {"另外列出这些天内该核对的来源和规定",
              "also list the sources and values to be verified within so many days"},
    .manual = "另外列出这些天内该核对的来源和规定。",
};

static const struct option_row *const own_options[] = {&option_format, &due_option, NULL};

static const struct format own_formats[] = {
    {.name = "text",      .write = check_print},
    {.name = "json",      .write = check_emit},
    {.name = NULL},
};
/* clang-format on */

const struct command command_check = {
    .name = "check",
    .usage = "[--due DAYS]",
    .size = sizeof(struct check_options),
    .options = own_options,
    .formats = own_formats,
    .help = {"检查内容：列出全部错误，走遍每一种回答",
             "check the content: every mistake, every combination of answers"},
    .run = check_run,
};

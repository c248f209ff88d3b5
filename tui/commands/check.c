/*
 * daoban check: every mistake of the content, and the proof, in one run.
 */
#include "commands/check.h"

#include "analysis/promises.h"
#include "commands/progress.h"

#include <stdlib.h>
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

/* --due N: what is to be verified within N days. */
static enum exit_code due_read(struct checked *checked, const struct options *options)
{
    const char *text = options->value[OPTION_DUE];
    char *end;
    long days;

    if (!text)
        return EXIT_DONE;
    days = strtol(text, &end, 10);
    if (*text == '\0' || *end != '\0' || days < 0 || days > DUE_DAYS_MAX) {
        say(stderr, SAY_BAD_DUE, checked->opened->language, text, NULL);
        return EXIT_MISUSE;
    }
    checked->listing = true;
    checked->by = checked->opened->today + (int32_t)days;
    return EXIT_DONE;
}

enum exit_code command_check(const struct options *options, const struct world *world)
{
    struct opened opened = {0};
    struct checked checked = {.opened = &opened};
    enum exit_code code = open_office(&opened, options, world);

    if (code == EXIT_DONE)
        code = open_layers(&opened, options, world);
    if (code == EXIT_DONE)
        code = due_read(&checked, options);
    if (code == EXIT_DONE) {
        checked.loaded = workbook_load(&opened.layers, &checked.diags, &checked.workbook);
        if (checked.loaded)
            prove(&checked, world);
        if (options->format == FORMAT_JSON)
            check_emit(&checked);
        else
            check_print(&checked);
        code = checked.diags.errors || !checked.loaded ? EXIT_FOUND : EXIT_DONE;
    }
    workbook_free(&checked.workbook);
    diags_free(&checked.diags);
    opened_close(&opened);
    return code;
}

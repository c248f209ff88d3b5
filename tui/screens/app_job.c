/* The job under way: the sheet of the open case is printed or saved while the keys go on. */
#include "screens/app.h"

/* A first sheet that came to nothing was no sheet: the next try is no reprint. */
static void job_failed(struct app *app)
{
    if (app->output.state == OUTPUT_FAILED && app->first_sheet)
        desk_not_given(app->desk, app->sequence);
}

struct delivery app_delivery(const struct app *app, bool by_phone)
{
    return (struct delivery){.by_phone = by_phone, .large = app->printers.form == PRINT_LARGE};
}

/* A job that only waits for its printer makes room for the next one. */
static void job_end(struct app *app)
{
    if (app->output.state != OUTPUT_WORKING)
        return;
    output_end(&app->output);
    job_failed(app);
}

void app_output(struct app *app, enum output_action action, bool by_phone)
{
    const int64_t now = app->desk->now.milliseconds;
    const struct output_order order = {
        .action = action,
        .printer = &app->printers.chosen,
        .form = app->printers.form,
        .missing = texts_get(app->desk->content, TEXT_PAPER_MISSING_SIGN, app->desk->language),
    };

    app_job_step(app);
    if (output_busy(&app->output)) {
        app_notice(app, TEXT_NOTICE_PRINTING);
        return;
    }
    job_end(app);
    arena_free(&app->job);
    app->first_sheet = app->desk->open.sequence == 0;
    desk_sheet(app->desk, &app->job, app_delivery(app, by_phone), &app->sheet);
    app->sequence = app->desk->open.sequence;
    output_start(&app->output, &order, &app->sheet, now);
    job_failed(app);
}

void app_job_step(struct app *app)
{
    const int64_t now = app->desk->now.milliseconds;

    printers_step(&app->printers, now);
    if (app->output.state != OUTPUT_WORKING || output_step(&app->output, now) == OUTPUT_WORKING)
        return;
    app->job_ended = true;
    job_failed(app);
}

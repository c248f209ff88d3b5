/*
 * daoban print: the sheet of one case, on paper; or which printers there are.
 */
#include "commands/run.h"

#include "desk/numbering.h"
#include "desk/printers.h"
#include "desk/recall.h"

#include <string.h>

struct print_options {
    struct options common;
    const char *printer;
    struct given form, copies;
    bool list;
};

/* A sheet on its way: the case, the printer chosen, and the number it was given. */
struct job {
    struct run run;
    const struct environment *environment;
    struct words words;
    struct printers printers;
    struct session session;
    struct result result;
    const char *numbers; /* file of the day's numbers; NULL = none is kept */
    uint32_t sequence;
};

/* ---- which printers ----------------------------------------------------------------------- */

static const char *forms_words(struct arena *arena, const struct printer *printer)
{
    const char *list = "";

    for (int i = 0; i < PRINT_FORM_COUNT; i++)
        if (printer_forms(printer) & PRINT_FORM_BIT(i))
            list = arena_format(arena, "%s%s%s", list, list[0] ? " " : "", form_names[i]);
    return list;
}

/* One printer a line, apart by tabs; the one in use is marked. */
static enum exit_code printers_list(struct job *job)
{
    struct printers *printers = &job->printers;
    const struct words *words = &job->words;

    printers_find(printers, job->environment->clock);
    for (size_t i = 0; i < printers->count; i++) {
        const struct printer *printer = &printers->row[i].printer;

        printf("%s\t%s\t%s\t%s\t%s\n", printer->name, printer->to,
               forms_words(words->arena, printer), printers_state(printers, words, i),
               i == printers_chosen(printers) ? "*" : "");
    }
    if (printers->look != LOOK_DONE)
        fprintf(stderr, "daoban: %s\n", printers_look_words(printers, words));
    return printers->look == LOOK_FAILED || printers->look == LOOK_NO_PROGRAM ? EXIT_REFUSED
                                                                              : EXIT_DONE;
}

/* What --printer and --form say goes before what this desk has chosen; it is not remembered. */
static bool printer_take(struct job *job)
{
    const struct print_options *own = (const void *)job->run.options;
    const enum language language = job->words.language;
    const char *name = own->printer;
    struct printers *printers = &job->printers;
    struct printer *printer = &printers->chosen;

    if (name && !office_printer(printers->office, name, printer)) {
        phrase_say(stderr, PHRASE_NO_SUCH_PRINTER, language, name, NULL);
        return false;
    }
    if (!own->form.given) {
        printers->form = printer_fitting_form(printer, printers->form);
        return true;
    }
    printers->form = (enum print_form)own->form.number;
    if (printer_forms(printer) & PRINT_FORM_BIT(own->form.number))
        return true;
    phrase_say(stderr, PHRASE_PRINTER_NOT_FORM, language, printer->name,
               form_names[own->form.number], forms_words(job->words.arena, printer), NULL);
    return false;
}

/* ---- the case ----------------------------------------------------------------------------- */

static bool code_take(struct job *job, const struct recall *recall)
{
    if (!recall->opens || recall->count > 0)
        fprintf(stderr, "daoban: %s\n", recall->sentence);
    if (!recall->opens)
        return false;
    for (size_t i = 0; i < recall->count; i++)
        fprintf(stderr, "  - %s\n", difference_words(&job->words, &recall->difference[i]));
    job->session = recall->session;
    job->result = recall->result;
    return true;
}

static bool case_take(struct job *job)
{
    struct run *run = &job->run;
    struct recall recall;

    if (run_recall(run, &recall)) {
        if (!code_take(job, &recall))
            return false;
    } else if (run_names(run) != EXIT_DONE ||
               !run_answer(run, &job->session, &job->result, &run->setup.arena))
        return false;
    if (job->result.trail.state == TRAIL_DONE)
        return true;
    phrase_say(stderr, PHRASE_NO_SHEET_YET, job->words.language, NULL);
    return false;
}

static void sheet_take(struct job *job, struct sheet *sheet)
{
    const struct setup *setup = &job->run.setup;
    const struct sheet_desk desk = {
        .office = &setup->office,
        .window = setup->office.window,
        .staff = job->run.options->staff,
        .sequence = job->sequence,
        .date = setup->today,
        .minute = job->environment->now.minute,
        .large = job->printers.form == PRINT_LARGE,
        .foreign_content = setup->foreign,
    };

    sheet_make(job->words.arena, &job->session, &job->result, job->words.language, &desk, sheet);
}

/* ---- the paper ---------------------------------------------------------------------------- */

static void progress_say(void *context, const struct output *output)
{
    const struct words *words = context;

    fprintf(stderr, "daoban: %s\n",
            output_sentence(output, words->content, words->language, words->arena));
}

static enum exit_code sheet_print(struct job *job)
{
    const struct setup *setup = &job->run.setup;
    const struct words *words = &job->words;
    const struct output_order order = {
        .action = OUTPUT_PRINT,
        .printer = &job->printers.chosen,
        .form = job->printers.form,
        .missing = words_fill(words, TEXT_PAPER_MISSING_SIGN, NULL),
    };
    struct output output;
    struct sheet sheet;
    enum exit_code code = EXIT_DONE;

    job->sequence = numbering_next(job->numbers, setup->today, 0);
    sheet_take(job, &sheet);
    output_open(&output, &setup->places);
    output_start(&output, &order, &sheet, job->environment->clock().milliseconds);
    if (output_run(&output, job->environment->clock, progress_say, &job->words) == OUTPUT_DONE)
        printf("%s\n", output_sentence(&output, words->content, words->language, words->arena));
    else {
        progress_say(&job->words, &output);
        numbering_return(job->numbers, setup->today, job->sequence);
        code = EXIT_REFUSED;
    }
    output_close(&output);
    return code;
}

/* Everything that stands on the command line is looked at before a number is taken. */
static enum exit_code print(struct job *job)
{
    struct setup *setup = &job->run.setup;
    const struct print_options *own = (const void *)job->run.options;
    enum exit_code code = EXIT_FOUND;

    job->words = (struct words){
        .content = setup->content, .language = setup->language, .arena = &setup->arena};
    if (job->environment->state_home)
        job->numbers =
            arena_format(&setup->arena, "%s/daoban/sheets", job->environment->state_home);
    if (own->copies.given)
        setup->places.copies = (uint32_t)own->copies.number;
    printers_open(&job->printers, &setup->office, &setup->places, false);
    if (own->list)
        code = printers_list(job);
    else if (printer_take(job) && case_take(job))
        code = sheet_print(job);
    printers_close(&job->printers);
    return code;
}

static enum exit_code print_run(const struct options *options,
                                const struct environment *environment)
{
    struct job job = {.run = {.options = options}, .environment = environment};
    enum exit_code code = setup_content(&job.run.setup, options, environment, true);

    if (code == EXIT_DONE)
        code = print(&job);
    setup_close(&job.run.setup);
    return code;
}

/* --list stands alone; without it something must be named. */
static enum exit_code print_agree(const struct options *options, FILE *err)
{
    if (((const struct print_options *)options)->list != (options->argument_count > 0))
        return EXIT_DONE;
    phrase_say(err, PHRASE_PRINT_WHAT, options->language, NULL);
    return EXIT_MISUSE;
}

/* clang-format off */
static const struct option_row printer_option = {
    .name = "printer",
    .value = {"打印机", "NAME"},
    OPTION_TEXT(struct print_options, printer),
    .values = VALUES_PRINTER,
    .help = {"打在哪台打印机上：配置里的名称，或 queue:队列名",
             "on which printer: a name of the configuration, or queue:NAME"},
    .manual = "配置里 \\fBprinters\\fR 的名称，或 \\fBqueue:\\fR\\fI队列名\\fR。\n"
              "地址和设备只能写在配置里。",
};

static const struct option_row form_option = {
    .name = "form",
    OPTION_WORD(struct print_options, form, form_names, PRINT_FORM_COUNT),
    .refusal = PHRASE_BAD_FORM,
    .help = {"哪种单子；不写时是这台导办上次选的", "which form; else the one this desk chose last"},
    .manual = "\\fBa4\\fR，\\fBlarge\\fR 大字，\\fB80\\fR、\\fB58\\fR 毫米小票，\n"
              "\\fBtext\\fR 80 列文本。",
};

static const struct option_row copies_option = {
    .name = "copies",
    .value = {"份数", "N"},
    OPTION_NUMBER(struct print_options, copies, 1, 9),
    .refusal = PHRASE_BAD_COPIES,
    .help = {"几份，1 到 9；不写时看配置", "copies, 1 to 9; else as configured"},
    .manual = "1 到 9。",
};

static const struct option_row list_option = {
    .name = "list",
    OPTION_SWITCH(struct print_options, list),
    .help = {"列出打印机：名称、在哪、能打的单子、状态", "list the printers: name, place, forms, state"},
    .manual = "列出打印机，不打印。",
};

static const struct option_row *const own_options[] = {
    &option_region, &option_on,     &option_set,  &printer_option, &form_option,
    &copies_option, &list_option, &option_staff, NULL,
};
/* clang-format on */

const struct command command_print = {
    .name = "print",
    .usage = "{FLOW [--set Q=V ...] | CODE | --list}",
    .most = CODE_GROUPS_MAX,
    .size = sizeof(struct print_options),
    .options = own_options,
    .values = VALUES_FLOW,
    .help = {"打印一个情形或一个咨询码的告知单；--list 列出打印机",
             "print the sheet of a case or of a case code; --list lists the printers"},
    .agree = print_agree,
    .run = print_run,
};

/*
 * daoban run FLOW: one case from --set, or many from JSON lines, without screens.
 */
#include "commands/run.h"

#include "commands/result.h"
#include "commands/write_result.h"
#include "engine/answer_words.h"
#include "engine/offered.h"
#include "model/texts.h"
#include "paper/qr.h"
#include "paper/sheet_text.h"
#include "paper/sheet_thermal.h"

#include <stdio.h>
#include <string.h>

/* ---- a result for people ------------------------------------------------------------------ */

struct run_options {
    struct options common;
    const char *answers;
    bool large;
    struct given columns, profile, qr;
};

static const struct run_options *own_options_of(const struct run *run)
{
    return (const void *)run->options;
}

/* What people read begins with what goes before it. */
static struct buffer begin(const struct run *run)
{
    struct buffer out = {0};

    buffer_print(&out, "%s", run->before ? run->before : "");
    return out;
}

static enum exit_code buffer_write(const struct run *run, struct buffer *out)
{
    const enum exit_code code =
        write_result(run->options, run->setup.language, out->data, out->size);

    buffer_free(out);
    return code;
}

static void asking_add(const struct run *run, struct buffer *out)
{
    const struct content *content = run->session->content;
    const struct trail *trail = &run->result->trail;
    const uint32_t waiting = trail_question(content, trail);
    const struct question *question = &content->questions[waiting];
    const enum language language = run->setup.language;
    const struct words words = {
        .content = content,
        .language = language,
        .arena = run->arena,
        .hall = hall_of(content, &run->setup.office, run->session->flow, trail)};
    const char *offered =
        answer_words_list(content, waiting, offered_on(content, trail, waiting), run->arena);

    buffer_print(out, "%s\n%s\n",
                 phrase_format(run->arena, PHRASE_STILL_ASKING, language,
                               words_of(&words, question->text), NULL),
                 phrase_format(run->arena, PHRASE_ANSWER_LIKE, language,
                               content_string(content, question->id), offered, NULL));
}

static void sheet_for(const struct run *run, struct sheet *sheet)
{
    const struct sheet_desk desk = {
        .office = &run->setup.office,
        .window = run->setup.office.window,
        .staff = run->options->staff,
        .date = run->setup.today,
        .minute = run->environment->now.minute,
        .large = run->large,
        .foreign_content = run->setup.foreign,
    };

    sheet_make(run->arena, run->session, run->result, run->setup.language, &desk, sheet);
}

static enum exit_code way_missing(const struct run *run)
{
    const struct content *content = run->session->content;

    phrase_say(stderr, PHRASE_NO_WAY_ON, run->setup.language,
               content_string(content, content->nodes[run->result->trail.node].id), NULL);
    return EXIT_FOUND;
}

/* The sheet, or the question that is still open. */
static enum exit_code sheet_or_question(const struct run *run,
                                        void (*sheet_add)(const struct sheet *, struct buffer *))
{
    struct buffer out;
    struct sheet sheet;

    if (run->result->trail.state == TRAIL_GAP)
        return way_missing(run);
    out = begin(run);
    if (run->result->trail.state == TRAIL_ASKING)
        asking_add(run, &out);
    else {
        sheet_for(run, &sheet);
        sheet_add(&sheet, &out);
    }
    return buffer_write(run, &out);
}

static void text_add(const struct sheet *sheet, struct buffer *out)
{
    sheet_text(sheet, SHEET_COLUMNS, out);
}

static enum exit_code text_write(void *result)
{
    return sheet_or_question(result, text_add);
}

static enum exit_code markdown_write(void *result)
{
    return sheet_or_question(result, sheet_markdown);
}

static enum exit_code pdf_write(void *result)
{
    const struct run *run = result;
    struct sheet sheet;

    sheet_for(run, &sheet);
    return write_result_pdf(run->options, &run->setup, run->environment, &sheet);
}

static enum exit_code slip_write(void *result)
{
    const struct run *run = result;
    const struct run_options *own = own_options_of(run);
    const struct thermal thermal = {
        .columns = thermal_widths[own->columns.number],
        .profile = (enum escpos_profile)own->profile.number,
        .qr = (enum thermal_qr)own->qr.number,
        .missing = texts_get(run->setup.content, TEXT_PAPER_MISSING_SIGN, run->setup.language),
    };
    struct buffer out = {0};
    struct sheet sheet;

    if (thermal.qr == THERMAL_QR_PICTURE && !qr_there()) {
        phrase_say(stderr, PHRASE_NO_QR, run->setup.language, NULL);
        return EXIT_REFUSED;
    }
    sheet_for(run, &sheet);
    if (sheet_thermal(&sheet, &thermal, &out))
        return buffer_write(run, &out);
    phrase_say(stderr, PHRASE_NO_GB18030, run->setup.language, NULL);
    return EXIT_REFUSED;
}

/* ---- a result for programs ---------------------------------------------------------------- */

static enum exit_code json_write(void *result)
{
    const struct run *run = result;
    struct buffer out = {0};
    struct emit emit = {.out = &out};

    emit_open(&emit, NULL, '{');
    result_json(&emit, run->session, run->result, &run->setup.office, run->setup.language,
                run->arena);
    emit_close(&emit, '}');
    buffer_add(&out, "\n", 1);
    return buffer_write(run, &out);
}

static enum exit_code brief_write(void *result)
{
    const struct run *run = result;
    struct buffer out = {0};

    result_brief(&out, run->session, &run->result->trail);
    return buffer_write(run, &out);
}

/* ---- the command -------------------------------------------------------------------------- */

/* clang-format off */
static const struct format own_formats[] = {
    {.name = "text",     .write = text_write, .manual = "80 列文本的告知单"},
    {.name = "json",     .write = json_write, .manual = "见“JSON”"},
    {.name = "markdown", .write = markdown_write},
    {.name = "pdf",      .write = pdf_write,  .finished = true, .title = {" PDF", "PDF"}},
    {.name = "brief",    .write = brief_write, .manual = "一行：状态、结论、类别，用 Tab 隔开"},
    {.name = "escpos",   .write = slip_write, .finished = true, .title = {"小票", "slip"},
     .manual = "小票机的字节（ESC/POS），\n带切纸和咨询码的二维码，可直接写给打印机"},
    {.name = NULL},
};
/* clang-format on */

enum exit_code run_write(struct run *run, const struct format *format)
{
    const enum language language = run->setup.language;
    const char *title = format->title[language];

    if (!format->finished || run->result->trail.state == TRAIL_DONE)
        return format->write(run);
    if (run->result->trail.state == TRAIL_GAP)
        return way_missing(run);
    if (title == NULL)
        title = arena_format(run->arena, "%s%s", language == LANGUAGE_ZH ? " " : "", format->name);
    phrase_say(stderr, PHRASE_NOT_FINISHED, language, title, NULL);
    return EXIT_FOUND;
}

enum exit_code run_text(struct run *run)
{
    return run_write(run, &own_formats[0]);
}

static enum exit_code run_single(struct run *run)
{
    struct arena *arena = &run->setup.arena;
    struct session *session = arena_alloc(arena, sizeof *session);
    struct result *result = arena_alloc(arena, sizeof *result);

    if (!run_answer(run, session, result, arena))
        return EXIT_FOUND;
    run->session = session;
    run->result = result;
    run->arena = arena;
    run->large = own_options_of(run)->large;
    return run_write(run, run->options->format);
}

static enum exit_code run_run(const struct options *options, const struct environment *environment)
{
    struct run run = {.options = options, .environment = environment};
    const char *answers = own_options_of(&run)->answers;
    enum exit_code code = setup_content(&run.setup, options, environment, true);

    if (code == EXIT_DONE)
        code = run_names(&run);
    if (code == EXIT_DONE)
        code = answers ? run_batch(&run, answers) : run_single(&run);
    setup_close(&run.setup);
    return code;
}

static const char *const column_words[] = {"48", "42", "32"}; /* as thermal_widths */
static const char *const profile_words[] = {
    [ESCPOS_GB18030] = "gb18030", [ESCPOS_GB2312] = "gb2312"};
static const char *const qr_words[] = {
    [THERMAL_QR_PRINTER] = "printer", [THERMAL_QR_PICTURE] = "picture", [THERMAL_QR_NONE] = "none"};

/* clang-format off */
static const struct option_row answers_option = {
    .name = "answers",
    .value = {"文件", "FILE"},
    OPTION_TEXT(struct run_options, answers),
    .values = VALUES_FILE,
    .formats = run_batch_formats,
    .help = {"每行一个 JSON 对象，- 为标准输入", "one JSON object a line; - is standard input"},
    .manual = "许多个情形：每行一个 JSON 对象，每行出一个结果。\n"
              "\\fB\\-\\fR 是标准输入。见“JSON”。",
};

static const struct option_row large_option = {
    .name = "large",
    OPTION_SWITCH(struct run_options, large),
    .format = "pdf",
    .misplaced = PHRASE_PDF_ONLY,
    .help = {"大字版：先列要带的材料，字不小于 16 磅（pdf）",
             "large print: what to bring first, letters of 16 points and more (pdf)"},
    .manual =
        "大字版，给老人（\\fBpdf\\fR）。先列要带的材料，\n每样一块，电话印大，字不小于 16 磅。",
};

static const struct option_row columns_option = {
    .name = "columns",
    OPTION_WORD(struct run_options, columns, column_words, 3),
    .refusal = PHRASE_BAD_SLIP,
    .format = "escpos",
    .misplaced = PHRASE_SLIPS_ONLY,
    .help = {"小票一行几列：80 毫米纸 48 或 42，58 毫米纸 32（escpos）",
             "columns of a slip: 48 or 42 on 80 mm paper, 32 on 58 mm (escpos)"},
    .manual = "小票一行几列（\\fBescpos\\fR）。80 毫米纸 48（默认）或 42，58 毫米纸 32。",
};

static const struct option_row profile_option = {
    .name = "profile",
    OPTION_WORD(struct run_options, profile, profile_words, 2),
    .refusal = PHRASE_BAD_SLIP,
    .format = "escpos",
    .misplaced = PHRASE_SLIPS_ONLY,
    .help = {"小票机认得的汉字：gb18030 全部，gb2312 常用的（escpos）",
             "what a slip printer can print: gb18030 everything, gb2312 common characters"
             " (escpos)"},
    .manual =
        "小票机认得的汉字（\\fBescpos\\fR）。老机器只认 \\fBgb2312\\fR，没有的字印成〓，末尾说明。",
};

static const struct option_row qr_option = {
    .name = "qr",
    OPTION_WORD(struct run_options, qr, qr_words, 3),
    .refusal = PHRASE_BAD_SLIP,
    .format = "escpos",
    .misplaced = PHRASE_SLIPS_ONLY,
    .help = {"小票的二维码：printer 打印机自己画，picture 当图片发去，none 不要（escpos）",
             "QR code of a slip: drawn by the printer, sent as a picture, or none (escpos)"},
    .manual = "小票上咨询码的二维码谁来画（\\fBescpos\\fR）。\n打印机自己画（默认）；\n"
              "打印机不会画的，当图片发去；或者不要，只印数字。",
};

static const struct option_row *const own_options[] = {
    &option_region,  &option_on,      &option_set, &answers_option, &option_format, &large_option,
    &columns_option, &profile_option, &qr_option,  &option_output,  &option_staff,  NULL};
/* clang-format on */

const struct command command_run = {
    .name = "run",
    .usage = "FLOW [--set Q=V ...] [--answers FILE]",
    .least = 1,
    .most = 1,
    .size = sizeof(struct run_options),
    .options = own_options,
    .formats = own_formats,
    .values = VALUES_FLOW,
    .help = {"不开屏幕，直接算一个或许多个情形", "work out one case, or many, without screens"},
    .run = run_run,
};

/*
 * A result of `daoban run` for people: the sheet, or the question that is still open.
 */
#include "commands/run.h"

#include "commands/hand_out.h"
#include "engine/answer_words.h"
#include "engine/offered.h"
#include "model/texts.h"
#include "paper/sheet_text.h"
#include "paper/qr.h"
#include "paper/sheet_thermal.h"

/* What people read begins with what goes before it. */
static struct buffer begin(const struct run *run)
{
    struct buffer out = {0};

    buffer_print(&out, "%s", run->before ? run->before : "");
    return out;
}

static enum exit_code write_buffer(const struct run *run, struct buffer *out)
{
    enum exit_code code = hand_out(run->options, run->opened.language, out->data, out->size);

    buffer_free(out);
    return code;
}

static enum exit_code asking_show(const struct run *run, const struct session *session,
                                  const struct trail *trail, struct arena *arena)
{
    const struct content *content = session->content;
    const uint32_t waiting = trail_question(content, trail);
    const struct question *question = &content->questions[waiting];
    enum language language = run->opened.language;
    struct buffer out;

    if (run->options->format == FORMAT_PDF || run->options->format == FORMAT_ESCPOS) {
        say(stderr, run->options->format == FORMAT_PDF ? SAY_NO_PDF_YET : SAY_NO_SLIP_YET, language,
            NULL);
        return EXIT_FOUND;
    }
    out = begin(run);
    buffer_print(
        &out, "%s\n%s\n",
        saying_format(arena, SAY_STILL_ASKING, language,
                      content_text(content, question->text, language), NULL),
        saying_format(
            arena, SAY_ANSWER_LIKE, language, content_string(content, question->id),
            answer_words_list(content, waiting, offered_on(content, trail, waiting), arena), NULL));
    return write_buffer(run, &out);
}

static void sheet_for(const struct run *run, const struct session *session,
                      const struct result *result, const struct world *world, struct arena *arena,
                      struct sheet *sheet)
{
    const struct sheet_desk desk = {
        .office = &run->opened.office,
        .window = run->opened.office.window,
        .staff = run->options->value[OPTION_STAFF],
        .date = run->opened.today,
        .minute = world->now.minute,
        .large = run->options->value[OPTION_LARGE] != NULL,
        .foreign_content = run->opened.foreign,
    };

    sheet_make(arena, session, result, run->opened.language, &desk, sheet);
}

static enum exit_code slip_write(const struct run *run, const struct sheet *sheet)
{
    const struct thermal thermal = {
        .columns = run->options->columns,
        .profile = run->options->profile,
        .qr = run->options->qr,
        .missing = texts_get(run->opened.content, TEXT_PAPER_MISSING_SIGN, run->opened.language),
    };
    struct buffer out = {0};

    if (thermal.qr == THERMAL_QR_PICTURE && !qr_there()) {
        say(stderr, SAY_NO_QR, run->opened.language, NULL);
        return EXIT_REFUSED;
    }
    if (sheet_thermal(sheet, &thermal, &out))
        return write_buffer(run, &out);
    say(stderr, SAY_NO_GB18030, run->opened.language, NULL);
    return EXIT_REFUSED;
}

static enum exit_code done_show(const struct run *run, const struct session *session,
                                const struct result *result, const struct world *world,
                                struct arena *arena)
{
    struct buffer out;
    struct sheet sheet;

    sheet_for(run, session, result, world, arena, &sheet);
    if (run->options->format == FORMAT_PDF)
        return hand_out_pdf(run->options, &run->opened, world, &sheet);
    if (run->options->format == FORMAT_ESCPOS)
        return slip_write(run, &sheet);
    out = begin(run);
    if (run->options->format == FORMAT_MARKDOWN)
        sheet_markdown(&sheet, &out);
    else
        sheet_text(&sheet, SHEET_COLUMNS, &out);
    return write_buffer(run, &out);
}

enum exit_code run_show(const struct run *run, const struct session *session,
                        const struct result *result, const struct world *world)
{
    const struct content *content = session->content;
    struct arena arena = {0};
    enum exit_code code = EXIT_FOUND;

    if (result->trail.state == TRAIL_DONE)
        code = done_show(run, session, result, world, &arena);
    else if (result->trail.state == TRAIL_ASKING)
        code = asking_show(run, session, &result->trail, &arena);
    else
        say(stderr, SAY_NO_WAY_ON, run->opened.language,
            content_string(content, content->nodes[result->trail.node].id), NULL);
    arena_free(&arena);
    return code;
}

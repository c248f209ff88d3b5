/* The parts all question screens share. */
#include "screens/ask.h"

#include "base/text.h"
#include "engine/force.h"
#include "engine/offered.h"
#include "screens/app.h"
#include "screens/side.h"
#include "wording/cited.h"

#define POSSIBLE_FEW 5

struct ask *ask_new(const struct screen_ops *ops, const struct desk *desk, size_t size,
                    uint32_t question, bool changing)
{
    struct ask *ask = screen_new(ops, desk, size);

    ask->question = question;
    ask->changing = changing;
    return ask;
}

/* ---- what may be answered ------------------------------------------------------------------ */

int ask_options(const struct ask *ask, uint32_t options[OPTIONS_MAX])
{
    const struct span span = ask->screen.desk->content->questions[ask->question].options;
    const uint32_t offered =
        offered_on(ask->screen.desk->content, &ask->screen.desk->result.trail, ask->question);
    int count = 0;

    for (uint32_t i = 0; i < span.count && i < OPTIONS_MAX; i++)
        if (offered >> i & 1u)
            options[count++] = i;
    return count;
}

struct answer ask_before(const struct ask *ask)
{
    if (!ask->changing)
        return (struct answer){0};
    return ask->screen.desk->open.session.answers[ask->question];
}

const char *ask_unsure(const struct ask *ask, const struct words *words)
{
    return words_capital(
        words, words_answer_short(words, ask->question, (struct answer){.state = ANSWER_UNSURE}));
}

/* ---- above: trail and question -------------------------------------------------------------- */

/* The latest answers that fit, oldest first; an ellipsis stands for the ones before. */
static const char *trail_words(const struct desk *desk, const struct words *words, int columns,
                               bool ascii)
{
    const struct content *content = desk->content;
    const struct trail *trail = &desk->result.trail;
    const char *between = ascii ? " > " : " › ";
    const char *joined = "";

    for (uint32_t i = trail->count; i-- > 0;) {
        const struct passed *passed = &trail->passed[i];
        const uint32_t question = content->nodes[passed->node].subject;
        const char *longer;

        if (!passed->asked || content->questions[question].start != START_NONE)
            continue;
        longer = arena_format(words->arena, "%s %s%s%s", words_label(words, question),
                              words_answer_short(words, question, passed->answer),
                              joined[0] == '\0' ? "" : between, joined);
        if (text_columns(longer) + 3 > columns)
            return joined[0] == '\0'
                       ? joined
                       : arena_format(words->arena, ascii ? "..%s%s" : "…%s%s", between, joined);
        joined = longer;
    }
    return joined;
}

/* What stands to the right of a sign of unsure width may slip: the trail is always last. */
static void trail_draw(const struct ask *ask, const struct canvas *canvas,
                       const struct words *words, int row, bool beside)
{
    const struct desk *desk = ask->screen.desk;
    const uint32_t start = desk->content->questions[ask->question].start;
    int column = ASK_INDENT;

    if (ask->changing) {
        canvas_put(canvas, row, column, ROLE_CARE,
                   words_fill(words, TEXT_ASK_CHANGING,
                              words_answer_short(words, ask->question, ask_before(ask)), NULL));
        return;
    }
    if (start != START_NONE) {
        canvas_put(canvas, row, column, ROLE_DIM, words_text(words, TEXT_ASK_START));
        return;
    }
    column += canvas_put(canvas, row, column, ROLE_DIM,
                         words_progress(words, &desk->result.trail, &desk->left)) +
              3;
    if (!beside)
        canvas_put(canvas, row, column, ROLE_DIM,
                   trail_words(desk, words, canvas->columns - column - 1, canvas->ascii));
}

static int text_room(const struct canvas *canvas)
{
    const int room = canvas->columns - ASK_INDENT;

    return room < PAGE_COLUMNS ? room : PAGE_COLUMNS;
}

static int question_rows(const struct ask *ask, const struct canvas *canvas,
                         const struct words *words)
{
    const char *text = words_of(words, words->content->questions[ask->question].text);

    return (int)text_wrap(text, text_room(canvas) > 2 ? text_room(canvas) : 2, NULL, NULL);
}

int ask_head_rows(const struct ask *ask, const struct canvas *canvas, const struct words *words,
                  enum ask_spacing spacing)
{
    static const int others[] = {
        [SPACING_AIRY] = 3,  /* trail, blank … blank */
        [SPACING_CLOSE] = 2, /* trail … blank */
        [SPACING_SHORT] = 2,
        [SPACING_TIGHT] = 0,
    };

    return others[spacing] + question_rows(ask, canvas, words);
}

int ask_head_draw(const struct ask *ask, const struct canvas *canvas, const struct words *words,
                  enum ask_spacing spacing, bool beside)
{
    const char *text = words_of(words, words->content->questions[ask->question].text);
    int row = 0;

    if (spacing != SPACING_TIGHT)
        trail_draw(ask, canvas, words, row++, beside);
    row += spacing == SPACING_AIRY;
    canvas_point(canvas, row, ASK_INDENT, false);
    row += canvas_wrap(canvas, row, ASK_INDENT, text_room(canvas), canvas->rows, ROLE_STRONG, text);
    return row + (spacing != SPACING_TIGHT);
}

/* ---- below: why, source, misbelief, what may come out --------------------------------------- */

static int label_columns(const struct words *words)
{
    static const enum text_id labels[] = {
        TEXT_ASK_WHY, TEXT_ASK_FIND_OUT, TEXT_ASK_SOURCE, TEXT_ASK_MYTH, TEXT_ASK_POSSIBLE,
    };
    int widest = 0;

    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        const int columns = text_columns(words_text(words, labels[i]));

        widest = columns > widest ? columns : widest;
    }
    return widest + 2;
}

/* Beside the question a source is its number; its title, where it has none. */
static const char *cite_words(const struct words *words, const struct cite *cite, bool brief)
{
    const struct source *source = &words->content->sources[cite->source];
    const char *article = words_of(words, cite->article);

    if (!brief || source->number.zh == 0)
        return words_cite(words, cite);
    return arena_format(words->arena, "%s%s%s", words_of(words, source->number),
                        article[0] != '\0' ? " " : "", article);
}

/* The one that stands best; of equals the first. */
static uint32_t best_cite(const struct content *content, const struct cited *cited)
{
    uint32_t best = cited->cite[0];

    for (uint32_t i = 1; i < cited->count; i++)
        if (content->sources[content->cites[cited->cite[i]].source].standing <
            content->sources[content->cites[best].source].standing)
            best = cited->cite[i];
    return best;
}

static void cite_add(const struct desk *desk, const struct words *words, uint32_t cite,
                     const char *label, bool brief, struct page *page)
{
    const int columns = label_columns(words);

    page_entry(page, 0, ROLE_LABEL, label, columns, ROLE_TEXT,
               cite_words(words, &words->content->cites[cite], brief));
    page_entry(page, 0, ROLE_LABEL, "", columns, ROLE_DIM,
               words_standing(words, &words->content->cites[cite], desk->open.session.today));
}

/* Beside the question the best of those that hold for the person; all, and what other places say, behind it. */
static void cites_add(const struct desk *desk, const struct words *words, struct span cites,
                      bool brief, struct page *page)
{
    const uint32_t insured = trail_insured(words->content, &desk->result.trail);
    const int32_t today = desk->open.session.today;
    struct cited own = {.count = 0};
    struct cited other = {.count = 0};

    cited_take_span(words->content, cites, insured, false, today, &own);
    cited_take_span(words->content, cites, insured, true, today, &other);
    if (brief && own.count > 0)
        own = (struct cited){.cite = {best_cite(words->content, &own)}, .count = 1};
    for (uint32_t i = 0; i < own.count; i++)
        cite_add(desk, words, own.cite[i], i == 0 ? words_text(words, TEXT_ASK_SOURCE) : "", brief,
                 page);
    for (uint32_t i = 0; !brief && i < other.count; i++)
        cite_add(desk, words, other.cite[i], i == 0 ? words_text(words, TEXT_WHY_ELSEWHERE) : "",
                 brief, page);
}

static void myths_add(const struct words *words, struct span myths, int32_t today,
                      struct page *page)
{
    for (uint32_t i = myths.first; i < myths.first + myths.count; i++) {
        const struct myth *myth = &words->content->myths[i];

        if (!force_myth(words->content, i, today))
            continue;
        page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_ASK_MYTH), label_columns(words),
                   ROLE_TEXT,
                   words_fill(words, TEXT_ASK_MYTH_SAID,
                              words_without_stop(words, words_of(words, myth->said)),
                              words_of(words, myth->truth), NULL));
    }
}

/* What a clerk looks for comes first; what is cut off at the lower edge is the least of it. */
static void info_add(const struct desk *desk, uint32_t question, const struct words *words,
                     bool brief, bool helped, struct page *page)
{
    const struct question *asked = &words->content->questions[question];
    const int columns = label_columns(words);

    page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_ASK_WHY), columns, ROLE_TEXT,
               words_of(words, asked->why));
    if (!helped)
        page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_ASK_FIND_OUT), columns, ROLE_TEXT,
                   words_of(words, asked->help));
    if (asked->start == START_NONE && !desk_done(desk))
        page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_ASK_POSSIBLE), columns, ROLE_TEXT,
                   words_possible(words, &desk->left, brief ? POSSIBLE_FEW : VERDICTS_ALL));
    cites_add(desk, words, asked->cites, brief, page);
    myths_add(words, asked->myths, desk->open.session.today, page);
}

void ask_info(const struct desk *desk, uint32_t question, const struct words *words,
              struct page *page)
{
    info_add(desk, question, words, false, false, page);
}

void ask_info_draw(const struct ask *ask, const struct canvas *canvas, const struct words *words,
                   int row, bool helped)
{
    const struct canvas part =
        canvas_part(canvas, row, ASK_INDENT, canvas->rows - row, canvas->columns - ASK_INDENT);
    struct page page = {.arena = words->arena};

    if (part.rows < 1)
        return;
    info_add(ask->screen.desk, ask->question, words, true, helped, &page);
    page_draw(&page, &part, 0, words_text(words, TEXT_ASK_MORE));
}

struct canvas ask_main(const struct ask *ask, const struct canvas *canvas,
                       const struct words *words)
{
    if (!side_wanted(ask->screen.desk, canvas))
        return *canvas;
    side_draw(ask->screen.desk, canvas, words);
    return canvas_part(canvas, 0, 0, canvas->rows, SIDE_LEFT - 2);
}

/* ---- leaving it ------------------------------------------------------------------------------ */

enum reply ask_back(struct ask *ask, struct app *app)
{
    if (ask->changing)
        return REPLY_CLOSE;
    if (!desk_back(app->desk))
        desk_finish(app->desk); /* nothing to take back: home */
    app_serve(app);
    return REPLY_DRAW;
}

/* Help (printed from the key map), what this content is, and what to say where rules have a gap. */
#include "screens/read.h"

#include "base/version.h"

/* ---- help ---------------------------------------------------------------------------------- */

static void mode_add(const struct words *words, enum mode mode, struct page *page)
{
    page_heading(page, words_text(words, keys_mode_title(mode)));
    for (const struct binding *b = keys_shown(mode); b->action != ACTION_NONE; b++)
        if (b->help != TEXT_COUNT)
            page_entry(page, 2, ROLE_KEY, keys_name(b), 8, ROLE_TEXT, words_text(words, b->help));
}

static void help_make(const struct read *read, const struct words *words, struct page *page)
{
    page_text(page, ROLE_STRONG, 0, words_text(words, TEXT_HELP_KEYPAD));
    mode_add(words, (enum mode)read->subject, page);
    page_gap(page);
    page_text(page, ROLE_TEXT, 0, words_text(words, TEXT_HELP_BESIDE));
    page_text(page, ROLE_TEXT, 0, words_text(words, TEXT_HELP_NUM_LOCK));
    page_text(page, ROLE_TEXT, 0, words_text(words, TEXT_HELP_UNSURE));
    for (enum mode mode = 0; mode < MODE_COUNT; mode++)
        if (mode != read->subject)
            mode_add(words, mode, page);
}

static const struct screen_ops help_ops = {
    .name = "help",
    .frame = read_frame,
    .draw = read_draw,
    .act = read_act,
};

struct screen *help_open(const struct desk *desk, enum mode mode)
{
    struct read *read = read_new(&help_ops, desk, help_make, MODE_READ, TEXT_HELP_TITLE);

    read->subject = mode;
    return &read->screen;
}

/* ---- about --------------------------------------------------------------------------------- */

static const char *date_words(const struct words *words, int32_t date)
{
    char text[DATE_TEXT_SIZE];

    date_format(date, text);
    return arena_format(words->arena, "%s", text);
}

/* The newest and the oldest day a source was verified on. */
static void verified_add(const struct words *words, struct page *page, int columns)
{
    const struct content *content = words->content;
    int32_t oldest = INT32_MAX;
    int32_t newest = INT32_MIN;

    for (uint32_t i = 0; i < content->source_count; i++) {
        const int32_t date = content->sources[i].verified_on;

        if (date < DATE_MIN)
            continue;
        oldest = date < oldest ? date : oldest;
        newest = date > newest ? date : newest;
    }
    if (newest >= DATE_MIN)
        page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_ABOUT_VERIFIED), columns, ROLE_TEXT,
                   oldest == newest
                       ? date_words(words, newest)
                       : words_fill(words, TEXT_FIELD_BETWEEN, date_words(words, oldest),
                                    date_words(words, newest), NULL));
}

static const char *counts_words(const struct words *words)
{
    const struct content *content = words->content;

    return words_fill(
        words, TEXT_ABOUT_COUNTS, words_number(words, content->flow_count),
        words_number(words, content->question_count), words_number(words, content->outcome_count),
        words_number(words, content->document_count), words_number(words, content->region_count),
        words_number(words, content->source_count), NULL);
}

static void calendar_add(const struct words *words, struct page *page, int columns)
{
    const struct content *content = words->content;

    if (content->year_count > 0)
        page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_ABOUT_CALENDAR), columns, ROLE_TEXT,
                   words_fill(words, TEXT_ABOUT_UNTIL,
                              date_words(words, content->years[content->year_count - 1].last),
                              NULL));
}

static void about_make(const struct read *read, const struct words *words, struct page *page)
{
    const struct content *content = words->content;
    const int columns = words->language == LANGUAGE_ZH ? 10 : 14;
    const char *print =
        arena_format(words->arena, "%016llx", (unsigned long long)content->behaviour_print);

    page_text(page, ROLE_STRONG, 0, words_fill(words, TEXT_ABOUT_PRODUCT, DAOBAN_VERSION, NULL));
    page_text(page, ROLE_TEXT, 0, words_text(words, TEXT_ABOUT_PURPOSE));
    page_gap(page);
    page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_ABOUT_CONTENT), columns, ROLE_TEXT,
               words_of(words, content->name));
    page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_ABOUT_DATED), columns, ROLE_TEXT,
               date_words(words, content->dated));
    page_entry(page, 0, ROLE_LABEL, "", columns, ROLE_TEXT,
               words_adoption(words, read->screen.desk->now.date));
    verified_add(words, page, columns);
    page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_ABOUT_HOLDS), columns, ROLE_TEXT,
               counts_words(words));
    calendar_add(words, page, columns);
    page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_ABOUT_PRINT), columns, ROLE_TEXT, print);
    page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_ABOUT_READ_FROM), columns, ROLE_TEXT,
               words_text(words, content->from_image ? TEXT_ABOUT_IMAGE : TEXT_ABOUT_YAML));
    page_gap(page);
    page_text(page, ROLE_TEXT, 0, words_text(words, TEXT_ABOUT_GRADES));
    page_text(page, ROLE_TEXT, 0, words_text(words, TEXT_ABOUT_PRIVACY));
}

static const struct screen_ops about_ops = {
    .name = "about",
    .frame = read_frame,
    .draw = read_draw,
    .act = read_act,
};

struct screen *help_about_open(const struct desk *desk)
{
    return &read_new(&about_ops, desk, about_make, MODE_READ, TEXT_ABOUT_TITLE)->screen;
}

/* ---- a gap --------------------------------------------------------------------------------- */

static void gap_make(const struct read *read, const struct words *words, struct page *page)
{
    const struct trail *trail = &read->screen.desk->result.trail;
    const struct node *node = &words->content->nodes[trail->node];

    page_verdict(page, ROLE_BAD, words_text(words, TEXT_GAP_TITLE));
    page_gap(page);
    page_text(page, ROLE_TEXT, 0, words_text(words, TEXT_GAP_TEXT));
    page_text(page, ROLE_DIM, 0,
              words_fill(words, TEXT_GAP_NODE, content_string(words->content, node->id), NULL));
}

static enum reply gap_act(struct screen *screen, struct app *app, const struct event *event)
{
    if (event->action != ACTION_BACK && event->action != ACTION_DELETE)
        return read_act(screen, app, event);
    if (!desk_back(app->desk))
        desk_finish(app->desk);
    app_serve(app);
    return REPLY_DRAW;
}

static const struct screen_ops gap_ops = {
    .name = "gap",
    .frame = read_frame,
    .draw = read_draw,
    .act = gap_act,
};

struct screen *help_gap_open(const struct desk *desk)
{
    return &read_new(&gap_ops, desk, gap_make, MODE_READ, TEXT_COUNT)->screen;
}

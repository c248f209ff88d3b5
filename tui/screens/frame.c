/* Header and footer. */
#include "screens/frame.h"

#include "base/text.h"

static int header_rows(const struct frame_spec *spec)
{
    return spec->bare ? 0 : 2;
}

struct canvas frame_body(const struct canvas *whole, const struct frame_spec *spec)
{
    const int top = header_rows(spec);

    return canvas_part(whole, top, 1, whole->rows - top - 2, whole->columns - 2);
}

/* ---- above -------------------------------------------------------------------------------- */

static const char *matter_title(const struct words *words, const struct desk *desk,
                                const struct frame_spec *spec)
{
    const char *office = desk->setup.office->name.text[words->language];

    if (spec->title != NULL)
        return spec->title;
    if (desk->serving)
        return words_of(words, words->content->flows[desk->open.session.flow].title);
    if (office == NULL)
        office = desk->setup.office->name.text[LANGUAGE_ZH];
    return office != NULL ? office : words_text(words, TEXT_HOME_SUBTITLE);
}

/* "参保 聊城市（居民）  就医 北京市", as far as it is known. */
static const char *start_words(const struct words *words, const struct desk *desk)
{
    const struct content *content = words->content;
    const struct session *session = &desk->open.session;
    const char *insured = "";
    const char *care = "";

    if (!desk->serving || content->insured_in == NO_INDEX)
        return "";
    if (session->answers[content->insured_in].state != ANSWER_NONE)
        insured = words_fill(
            words, TEXT_FRAME_INSURED,
            words_answer_short(words, content->insured_in, session->answers[content->insured_in]),
            NULL);
    if (insured[0] != '\0' && content->scheme != NO_INDEX &&
        session->answers[content->scheme].state == ANSWER_KNOWN)
        insured = words_fill(
            words, TEXT_FRAME_SCHEME, insured,
            words_answer_short(words, content->scheme, session->answers[content->scheme]), NULL);
    if (content->care_in != NO_INDEX && session->answers[content->care_in].state != ANSWER_NONE)
        care = words_fill(
            words, TEXT_FRAME_CARE,
            words_answer_short(words, content->care_in, session->answers[content->care_in]), NULL);
    return arena_format(words->arena, "%s%s%s", insured,
                        insured[0] != '\0' && care[0] != '\0' ? "  " : "", care);
}

/* The case's own date, not today's, when midnight has passed over it. */
static const char *date_words(const struct words *words, const struct desk *desk, bool weekday)
{
    const int32_t date = desk->serving ? desk->open.session.today : desk->now.date;
    const char *text = words_day(words, date);

    if (!weekday)
        text = arena_format(words->arena, "%.10s", text);
    if (desk_past_midnight(desk))
        return words_fill(words, TEXT_FRAME_OLD_DATE, text, NULL);
    if (desk->serving || !weekday)
        return text;
    return arena_format(words->arena, "%s %s", text, words_minute(words, desk->now.minute));
}

enum { SAYINGS = 3 }; /* ways to say a thing, the longest first, the last of them nothing */

struct header {
    const char *start; /* where insured, where treated */
    const char *date;
};

/* What does not fit beside the matter is said shorter or left out, the date first; but that a case
 * is of another day must be seen. */
static struct header header_fitted(const struct desk *desk, const char *const starts[SAYINGS],
                                   const char *const dates[SAYINGS], int room)
{
    const bool old = desk_past_midnight(desk);
    const int date_ways = old ? SAYINGS - 1 : SAYINGS;

    for (int i = 0; i < SAYINGS; i++)
        for (int j = 0; j < date_ways; j++) {
            /* For an old day the three columns after the matter may shrink to one. */
            const int between = starts[i][0] != '\0' ? 2 : old ? -2 : 0;

            if (text_columns(starts[i]) + between + text_columns(dates[j]) <= room)
                return (struct header){starts[i], dates[j]};
        }
    return (struct header){"", ""};
}

static void header_draw(const struct canvas *whole, const struct words *words,
                        const struct desk *desk, const struct frame_spec *spec)
{
    const bool foreign = !desk->serving && desk->setup.foreign_content;
    const char *const starts[] = {
        foreign ? words_text(words, TEXT_PAPER_FOREIGN) : start_words(words, desk),
        desk->serving ? words_between(words, &desk->open.session) : "", ""};
    const char *const dates[] = {date_words(words, desk, true), date_words(words, desk, false), ""};
    const char *badge = arena_format(words->arena, " %s ", words_text(words, TEXT_PRODUCT));
    struct header header;
    int column = canvas_put(whole, 0, 0, ROLE_BADGE, badge) + 1;

    column += canvas_text(whole, 0, column, whole->columns - column - 1, ROLE_STRONG,
                          matter_title(words, desk, spec)) +
              3;
    header = header_fitted(desk, starts, dates, whole->columns - 1 - column);
    canvas_put(whole, 0, column, foreign ? ROLE_CARE : ROLE_TEXT, header.start);
    canvas_put(whole, 0, whole->columns - 1 - text_columns(header.date),
               desk_past_midnight(desk) ? ROLE_CARE : ROLE_DIM, header.date);
}

/* How much of the rule is bright: answered questions against all there may be. */
static int progress_columns(const struct desk *desk, int columns)
{
    uint32_t asked;
    uint32_t most;

    if (!desk->serving)
        return 0;
    if (desk_done(desk))
        return columns;
    asked = trail_asked(desk->content, &desk->result.trail);
    most = asked + desk->left.most;
    return most == 0 ? 0 : (int)((uint32_t)columns * asked / most);
}

/* ---- below -------------------------------------------------------------------------------- */

static bool binding_shown(const struct binding *binding, const struct frame_spec *spec)
{
    return binding->help != TEXT_COUNT && !(spec->hidden >> binding->action & 1);
}

static int key_columns(const struct words *words, const struct binding *binding)
{
    return text_columns(keys_name(binding)) + 1 + text_columns(words_text(words, binding->help));
}

/* Columns the whole row of keys takes with so much between two of them. */
static int keys_columns(const struct words *words, const struct frame_spec *spec, int between)
{
    const struct binding *binding = keys_shown(spec->mode);
    int columns = 0;

    for (; binding->action != ACTION_NONE; binding++)
        if (binding_shown(binding, spec))
            columns += key_columns(words, binding) + between;
    return columns - between;
}

/* The columns the menu's key takes at the end of the row; 0 where it is not shown. */
static int menu_columns(const struct words *words, const struct frame_spec *spec)
{
    for (const struct binding *b = keys_shown(spec->mode); b->action != ACTION_NONE; b++)
        if (b->action == ACTION_MENU && binding_shown(b, spec))
            return key_columns(words, b);
    return 0;
}

/* Where the row is too short keys are left out from behind, but never the menu: it leads to the help,
 * which has them all. */
static void keys_draw(const struct canvas *whole, const struct words *words,
                      const struct frame_spec *spec)
{
    const int between = keys_columns(words, spec, 3) <= whole->columns - 2 ? 3 : 2;
    int kept = menu_columns(words, spec); /* for the menu, until it is drawn */
    const int row = whole->rows - 1;
    int column = 1;

    for (const struct binding *b = keys_shown(spec->mode); b->action != ACTION_NONE; b++) {
        if (b->action == ACTION_MENU)
            kept = 0;
        if (!binding_shown(b, spec) ||
            column + key_columns(words, b) + (kept > 0 ? between + kept : 0) > whole->columns)
            continue;
        column += canvas_put(whole, row, column, ROLE_KEY, keys_name(b)) + 1;
        column += canvas_put(whole, row, column, ROLE_TEXT, words_text(words, b->help)) + between;
    }
}

void frame_draw(const struct canvas *whole, const struct words *words, const struct desk *desk,
                const struct frame_spec *spec, const char *notice)
{
    const int rule = whole->rows - 2;

    if (!spec->bare) {
        header_draw(whole, words, desk, spec);
        canvas_rule(whole, 1, 0, whole->columns, ROLE_LINE);
        canvas_rule(whole, 1, 0, progress_columns(desk, whole->columns), ROLE_DONE);
    }
    if (notice != NULL)
        canvas_text(whole, rule, 1, whole->columns - 2, ROLE_NOTICE, notice);
    else
        canvas_rule(whole, rule, 0, whole->columns, ROLE_LINE);
    keys_draw(whole, words, spec);
}

void frame_too_small(const struct canvas *whole, const struct words *words)
{
    const char *needed = arena_format(words->arena, "%dx%d", FRAME_COLUMNS_MIN, FRAME_ROWS_MIN);
    const char *now = arena_format(words->arena, "%dx%d", whole->columns, whole->rows);

    canvas_put(whole, 0, 0, ROLE_TEXT, words_fill(words, TEXT_FRAME_TOO_SMALL, needed, now, NULL));
}

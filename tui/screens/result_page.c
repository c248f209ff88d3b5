/* A result in parts. */
#include "screens/result_page.h"

#include "base/text.h"
#include "desk/confirm.h"
#include "engine/force.h"
#include "engine/rules.h"

#define SOON_DAYS 7
#define PAPERS_NAMED 5

bool result_holds(const struct desk *desk, uint32_t rule)
{
    return rule_holds(&desk->open.session, &desk->result.trail, rule);
}

/* Labels of the parts share a column in each language. */
static int label_columns(const struct words *words)
{
    static const enum text_id labels[] = {
        TEXT_RESULT_DATES,     TEXT_RESULT_PAPERS, TEXT_PAPER_QUESTIONS, TEXT_RESULT_CONFIRMED,
        TEXT_PAPER_MAYBE_LESS, TEXT_RESULT_NOTE,   TEXT_ASK_MYTH,        TEXT_RESULT_RECKONED,
    };
    int widest = 0;

    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        const int columns = text_columns(words_text(words, labels[i]));

        widest = columns > widest ? columns : widest;
    }
    return widest + 2;
}

/* ---- verdict ------------------------------------------------------------------------------ */

void result_verdict(const struct desk *desk, const struct words *words, struct page *page)
{
    static const enum role tones[] = {
        [TONE_GOOD] = ROLE_GOOD,
        [TONE_CARE] = ROLE_CARE,
        [TONE_BAD] = ROLE_BAD,
    };
    const struct outcome *outcome = desk_outcome(desk);
    const struct verdict *verdict = &words->content->verdicts[outcome->verdict];

    page_verdict(page, tones[verdict->tone], words_of(words, verdict->label));
    page_gap(page);
    page_text(page, ROLE_STRONG, 0, words_of(words, outcome->title));
}

/* ---- steps -------------------------------------------------------------------------------- */

static void channels_add(const struct words *words, const struct step *step, struct page *page)
{
    static const enum text_id channels[CHANNEL_COUNT] = {
        [CHANNEL_ONLINE] = TEXT_PAPER_ONLINE,
        [CHANNEL_WINDOW] = TEXT_PAPER_AT_WINDOW,
        [CHANNEL_AGENT] = TEXT_PAPER_BY_AGENT,
        [CHANNEL_PHONE] = TEXT_PAPER_BY_TELEPHONE,
    };
    int widest = 0;

    for (size_t i = 0; i < CHANNEL_COUNT; i++) {
        const bool given = step->channels[i].zh != 0;
        const int columns = given ? text_columns(words_text(words, channels[i])) : 0;

        widest = columns > widest ? columns : widest;
    }
    for (size_t i = 0; i < CHANNEL_COUNT; i++)
        page_entry(page, 5, ROLE_LABEL, words_text(words, channels[i]), widest + 2, ROLE_TEXT,
                   words_of(words, step->channels[i]));
}

void result_steps(const struct desk *desk, const struct words *words, struct page *page)
{
    const struct span steps = desk_outcome(desk)->steps;
    int number = 0;

    for (uint32_t i = 0; i < steps.count; i++) {
        const struct step *step = &words->content->steps[steps.first + i];

        if (!result_holds(desk, step->when))
            continue;
        if (number == 0)
            page_heading(page, words_text(words, TEXT_RESULT_STEPS));
        page_entry(page, 2, ROLE_STRONG, words_number(words, ++number), 3, ROLE_TEXT,
                   words_of(words, step->text));
        channels_add(words, step, page);
    }
}

/* ---- dates -------------------------------------------------------------------------------- */

const char *result_date_words(const struct desk *desk, const struct words *words,
                              const struct due *due)
{
    const struct deadline *deadline = &words->content->deadlines[due->deadline];

    switch (due->state) {
    case DEADLINE_DATE:
        return words_fill(words, TEXT_RESULT_DATE, words_day(words, due->date),
                          words_from_today(words, due->date, desk->open.session.today), NULL);
    case DEADLINE_IS_EVENT:
        return words_of(words, due->rule->event);
    case DEADLINE_NO_ANCHOR:
        return due->from.count == 0
                   ? words_text(words, TEXT_RESULT_NO_DATE)
                   : words_fill(words, TEXT_PAPER_DATE_NEEDS,
                                words_label(words, words->content->indexes[due->from.first]), NULL);
    case DEADLINE_NO_RULE:
        break;
    }
    if (deadline->parameter != NO_INDEX && desk_confirmed(desk, deadline->parameter))
        return words_agency_said(words, desk_confirmed(desk, deadline->parameter));
    return words_text(words, TEXT_RESULT_NO_DATE);
}

static enum role date_role(const struct desk *desk, const struct due *due)
{
    const int32_t today = desk->open.session.today;

    if (due->state != DEADLINE_DATE)
        return ROLE_TEXT;
    if (due->date < today)
        return ROLE_BAD;
    return due->date - today <= SOON_DAYS ? ROLE_CARE : ROLE_STRONG;
}

void result_dates(const struct desk *desk, const struct words *words, struct page *page)
{
    const int columns = label_columns(words);

    page_gap(page);
    for (uint32_t i = 0; i < desk->result.shown_count; i++) {
        const struct due *due = result_due(&desk->result, i);
        const char *label = words_of(words, words->content->deadlines[due->deadline].label);

        page_entry(page, 0, ROLE_LABEL, i == 0 ? words_text(words, TEXT_RESULT_DATES) : "", columns,
                   date_role(desk, due),
                   words_fill(words, TEXT_PAPER_LABELLED, label,
                              result_date_words(desk, words, due), NULL));
    }
}

/* The rule in words: the region's, else the deadline's own. */
static const char *rule_words(const struct words *words, const struct due *due)
{
    if (due->value != NULL && due->value->text.zh != 0)
        return words_of(words, due->value->text);
    return words_of(words, words->content->deadlines[due->deadline].text);
}

void result_reckoning(const struct desk *desk, const struct words *words, struct page *page)
{
    const int columns = label_columns(words);
    const char *label = words_text(words, TEXT_RESULT_RECKONED);

    page_gap(page);
    for (uint32_t i = 0; i < desk->result.shown_count; i++) {
        const struct due *due = result_due(&desk->result, i);

        page_entry(page, 0, ROLE_LABEL, label, columns, ROLE_DIM, rule_words(words, due));
        page_entry(page, 0, ROLE_LABEL, "", columns, ROLE_DIM,
                   words_reckoning(words, &desk->result.trail, due));
    }
}

/* ---- what bears on the case --------------------------------------------------------------- */

/* Where claims are written: page, wording, the column they begin in, and a heading before the first. */
struct claim_page {
    const struct words *words;
    struct page *page;
    int columns;
    const char *heading; /* NULL = none, or written already */
};

static void claim_add(void *context, const struct claim *claim)
{
    struct claim_page *to = context;

    if (to->heading != NULL)
        page_heading(to->page, to->heading);
    to->heading = NULL;
    page_entry(to->page, 0, ROLE_DIM, "", to->columns, ROLE_DIM, words_claim(to->words, claim));
}

void result_claims(const struct desk *desk, const struct words *words, uint32_t parameter,
                   int columns, struct page *page)
{
    struct claim_page to = {words, page, columns, NULL};

    bearing_claims(&desk->open.session, &desk->result.trail, parameter, claim_add, &to);
}

void result_circulating(const struct desk *desk, const struct words *words, struct page *page)
{
    struct claim_page to = {words, page, 2, words_text(words, TEXT_WHY_CLAIMS)};
    struct bearings bearings;

    bearings_find(&desk->open.session, &desk->result.trail, &bearings);
    for (uint32_t i = 0; i < bearings.count; i++)
        bearing_claims(&desk->open.session, &desk->result.trail, bearings.bearing[i].parameter,
                       claim_add, &to);
}

static const char *labelled(const struct words *words, const struct bearing *bearing,
                            const char *said)
{
    return words_fill(words, TEXT_PAPER_LABELLED, words_bearing_label(words, bearing), said, NULL);
}

void result_losses(const struct desk *desk, const struct words *words, struct page *page)
{
    const int columns = label_columns(words);
    struct bearings bearings;

    bearings_find(&desk->open.session, &desk->result.trail, &bearings);
    page_gap(page);
    for (uint32_t i = 0; i < bearings.count; i++) {
        const struct bearing *bearing = &bearings.bearing[i];
        const bool certain = bearing_less(bearing) == LESS_CERTAIN;

        if (bearing_less(bearing) == LESS_NOT)
            continue;
        page_entry(page, 0, certain ? ROLE_CARE : ROLE_LABEL,
                   words_text(words, certain ? TEXT_PAPER_LESS : TEXT_PAPER_MAYBE_LESS), columns,
                   certain ? ROLE_CARE : ROLE_TEXT,
                   labelled(words, bearing, words_bearing(words, bearing)));
        if (bearing->value != NULL)
            page_entry(page, 0, ROLE_DIM, "", columns, ROLE_DIM,
                       words_loss_example(words, &bearing->value->loss));
    }
}

/* What the agency answered; else what to ask. */
static void unknown_add(const struct desk *desk, const struct words *words,
                        const struct bearing *bearing, int columns, struct page *page)
{
    const struct confirmation *confirmed = desk_confirmed(desk, bearing->parameter);
    const struct parameter *parameter = &words->content->parameters[bearing->parameter];

    if (confirmed)
        page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_RESULT_CONFIRMED), columns,
                   ROLE_ACCENT, labelled(words, bearing, words_agency_said(words, confirmed)));
    else
        page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_PAPER_QUESTIONS), columns, ROLE_TEXT,
                   words_of(words, parameter->ask.zh != 0 ? parameter->ask : parameter->label));
}

static void bearing_add(const struct desk *desk, const struct words *words,
                        const struct bearing *bearing, int columns, struct page *page)
{
    const char *said = words_bearing(words, bearing);

    if (said[0] != '\0' && bearing_less(bearing) == LESS_NOT)
        page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_RESULT_LOCAL), columns, ROLE_TEXT,
                   labelled(words, bearing, said));
    if (bearing_unknown(bearing))
        unknown_add(desk, words, bearing, columns, page);
}

/* Those that change what is to be done, or those that are only good to know; `heading` before the first. */
static void bearings_add(const struct desk *desk, const struct words *words, bool changing,
                         const char *heading, struct page *page)
{
    const int columns = label_columns(words);
    struct bearings bearings;

    bearings_find(&desk->open.session, &desk->result.trail, &bearings);
    for (uint32_t i = 0; i < bearings.count; i++) {
        const struct bearing *bearing = &bearings.bearing[i];
        uint32_t stake = words->content->parameters[bearing->parameter].stake;

        if ((stake != STAKE_NONE) != changing)
            continue;
        if (heading != NULL)
            page_heading(page, heading);
        heading = NULL;
        bearing_add(desk, words, bearing, columns, page);
    }
}

void result_values(const struct desk *desk, const struct words *words, struct page *page)
{
    page_gap(page);
    bearings_add(desk, words, true, NULL, page);
}

void result_good_to_know(const struct desk *desk, const struct words *words, struct page *page)
{
    bearings_add(desk, words, false, words_text(words, TEXT_PAPER_REGION), page);
}

/* ---- the rest ----------------------------------------------------------------------------- */

void result_notes(const struct desk *desk, const struct words *words, struct page *page)
{
    const struct span notes = desk_outcome(desk)->notes;

    page_gap(page);
    for (uint32_t i = 0; i < notes.count; i++) {
        const struct note *note = &words->content->notes[notes.first + i];
        const char *label = words_of(words, note->label);

        if (result_holds(desk, note->when))
            page_entry(page, 0, ROLE_LABEL,
                       label[0] != '\0' ? label : words_text(words, TEXT_RESULT_NOTE),
                       label_columns(words), ROLE_TEXT, words_of(words, note->text));
    }
}

void result_myths(const struct desk *desk, const struct words *words, struct page *page)
{
    const struct span myths = desk_outcome(desk)->myths;

    page_gap(page);
    for (uint32_t i = myths.first; i < myths.first + myths.count; i++) {
        const struct myth *myth = &words->content->myths[i];

        if (!force_myth(words->content, i, desk->open.session.today))
            continue;
        page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_ASK_MYTH), label_columns(words),
                   ROLE_TEXT,
                   words_fill(words, TEXT_ASK_MYTH_SAID,
                              words_without_stop(words, words_of(words, myth->said)),
                              words_of(words, myth->truth), NULL));
    }
}

/* The names of the certain papers; so many of them are better gone through one by one. */
void result_papers(const struct desk *desk, const struct words *words, struct page *page)
{
    const struct checklist *checklist = &desk->result.checklist;
    const char *joined = "";
    uint32_t certain = 0;

    for (uint32_t i = 0; i < checklist->count; i++) {
        if (checklist->item[i].maybe)
            continue;
        joined = arena_format(words->arena, "%s%s%s", joined,
                              certain++ == 0 ? "" : words_text(words, TEXT_WORD_COMMA),
                              words_item_short(words, &checklist->item[i]));
    }
    page_gap(page);
    if (certain > 0)
        page_entry(
            page, 0, ROLE_LABEL, words_text(words, TEXT_RESULT_PAPERS), label_columns(words),
            ROLE_TEXT,
            words_fill(words,
                       certain > PAPERS_NAMED ? TEXT_RESULT_MANY_PAPERS : TEXT_RESULT_PAPER_COUNT,
                       words_number(words, certain), joined, NULL));
}

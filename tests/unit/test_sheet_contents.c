/*
 * What a sheet must say and must not, for every shipped outcome in both languages; and, for every such
 * demand, a sheet changed so that it is noticed.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "sheet_cases.h"

#include "base/text.h"
#include "engine/code.h"
#include "engine/rules.h"
#include "engine/confirmation.h"
#include "wording/words.h"

#include <locale.h>
#include <string.h>

struct looked {
    const struct session *session;
    const struct result *result;
    const struct sheet_desk *desk;
    struct sheet *sheet;
    struct words words;
};

/* What is missing or wrong, or NULL. */
typedef const char *(*demand)(const struct looked *looked);

static const struct content *content_of(const struct looked *looked)
{
    return looked->words.content;
}

static const struct outcome *outcome_of(const struct looked *looked)
{
    return &content_of(looked)->outcomes[looked->result->trail.outcome];
}

static const char *word(const struct looked *looked, enum text_id id)
{
    return words_text(&looked->words, id);
}

/* The line from `from` on with this label; the sheet's count when there is none. */
static size_t labelled(const struct looked *looked, size_t from, const char *label)
{
    while (from < looked->sheet->count && (looked->sheet->line[from].label == NULL ||
                                           strcmp(looked->sheet->line[from].label, label) != 0))
        from++;
    return from;
}

/* The first line of a kind. */
static size_t kind_at(const struct sheet *sheet, enum sheet_line_kind kind)
{
    size_t i = 0;

    while (i < sheet->count && sheet->line[i].kind != kind)
        i++;
    return i;
}

static bool field_is(const struct looked *looked, size_t from, enum text_id label, const char *text)
{
    const size_t i = labelled(looked, from, word(looked, label));

    return i < looked->sheet->count && strcmp(looked->sheet->line[i].text, text) == 0;
}

/* ---- demands ---------------------------------------------------------------------------------- */

static const char *nothing_empty(const struct looked *looked)
{
    for (size_t i = 0; i < looked->sheet->count; i++) {
        const struct sheet_line *line = &looked->sheet->line[i];
        const bool blank = line->kind == SHEET_BLANK_LINE;

        if (line->label ? line->label[0] == '\0' : blank)
            return "a label without words";
        if (line->text[0] == '\0' && !blank)
            return line->label ? line->label : "a line without words";
        if (line->kind == SHEET_HEADING &&
            (i + 1 == looked->sheet->count || line[1].kind == SHEET_HEADING ||
             line[1].kind == SHEET_CUT || line[1].kind == SHEET_CODE))
            return line->text;
    }
    return NULL;
}

static const char *clean(const struct looked *looked)
{
    for (size_t i = 0; i < looked->sheet->count; i++) {
        const struct sheet_line *line = &looked->sheet->line[i];

        if (text_unclean(line->text, strlen(line->text), true, NULL) || strstr(line->text, "{1}") ||
            (line->label && strstr(line->label, "{1}")))
            return line->text;
    }
    return NULL;
}

static const char *matter_named(const struct looked *looked)
{
    const struct flow *flow = &content_of(looked)->flows[looked->session->flow];
    const char *matter = content_text(
        content_of(looked), flow->matter.zh ? flow->matter : flow->title, looked->sheet->language);
    const size_t cut = kind_at(looked->sheet, SHEET_CUT);

    if (!field_is(looked, 0, TEXT_PAPER_MATTER, matter) ||
        !field_is(looked, cut, TEXT_PAPER_MATTER, matter))
        return matter;
    return NULL;
}

static const char *given_how_and_when(const struct looked *looked)
{
    const size_t cut = kind_at(looked->sheet, SHEET_CUT);
    const char *when = looked->sheet->language == LANGUAGE_ZH ? "2026年11月21日（星期六） 15:30"
                                                              : "2026/11/21 (Saturday) 15:30";
    const char *how =
        word(looked, looked->desk->by_phone ? TEXT_PAPER_BY_PHONE : TEXT_PAPER_IN_PERSON);

    for (size_t i = 0; i < 2; i++)
        if (!field_is(looked, i ? cut : 0, TEXT_PAPER_GIVEN_AT, when) ||
            !field_is(looked, i ? cut : 0, TEXT_PAPER_MANNER, how))
            return i ? "on the stub" : "in the head";
    return NULL;
}

/* What nobody verified and is worth a call is asked for in one line, with room for the answer, its clerk and its
 * time. */
static const char *unverified_left_open(const struct looked *looked)
{
    uint32_t parameters[UNVERIFIED_MAX];
    const uint32_t count = confirmation_unverified(looked->session, looked->result, parameters);
    size_t at = 0;

    if (count == 0 || content_of(looked)->parameters[parameters[0]].stake == STAKE_NONE)
        return NULL;
    while (at + 3 < looked->sheet->count &&
           (looked->sheet->line[at].label == NULL ||
            strcmp(looked->sheet->line[at].label, word(looked, TEXT_PAPER_QUESTIONS)) != 0))
        at++;
    const struct sheet_line *line = &looked->sheet->line[at];

    if (at + 3 == looked->sheet->count ||
        strstr(line->text,
               content_text(content_of(looked), content_of(looked)->parameters[parameters[0]].ask,
                            looked->sheet->language)) == NULL)
        return "a value nobody verified";
    if (line[1].kind != SHEET_BLANK_LINE || line[2].kind != SHEET_BLANK_LINE ||
        line[3].kind != SHEET_BLANK_LINE ||
        strcmp(line[1].label, word(looked, TEXT_PAPER_FOUND_OUT)) != 0 ||
        strcmp(line[2].label, word(looked, TEXT_PAPER_FOUND_BY)) != 0 ||
        strcmp(line[3].label, word(looked, TEXT_PAPER_FOUND_WHEN)) != 0)
        return "no room to write";
    return NULL;
}

/* What only circulates about the place of insurance is not on the sheet, in no words. */
static const char *no_claim_printed(const struct looked *looked)
{
    const struct content *content = content_of(looked);
    const struct answer insured = trail_answer(&looked->result->trail, content->insured_in);
    uint32_t region = insured.state == ANSWER_KNOWN
                          ? content_region_of(content, (uint32_t)insured.number)
                          : NO_INDEX;

    for (; region != NO_INDEX; region = content->regions[region].parent)
        for (uint32_t i = 0; i < content->regions[region].claims.count; i++) {
            const struct claim *claim = &content->claims[content->regions[region].claims.first + i];
            const char *said = content_text(content, claim->text, looked->sheet->language);

            if (says(looked->sheet, said))
                return said;
        }
    return says(looked->sheet, word(looked, TEXT_PAPER_COMPILED)) ? "a circulating source" : NULL;
}

static const char *refusal_is_no_decision(const struct looked *looked)
{
    const bool refuses = outcome_of(looked)->grounds != NO_INDEX;

    if (says(looked->sheet, word(looked, TEXT_PAPER_NO_DECISION)) != refuses)
        return "whether it is a decision";
    if (says(looked->sheet, word(looked, TEXT_PAPER_WRITTEN_ANSWER)) != refuses)
        return "how to get a written answer";
    return NULL;
}

static const char *papers_with_their_marks(const struct looked *looked)
{
    const struct checklist *checklist = &looked->result->checklist;
    const size_t cut = kind_at(looked->sheet, SHEET_CUT);
    size_t later = 0, promised = 0, kept = 0;

    if (count_kind(looked->sheet, SHEET_TICK) != checklist->count)
        return "a paper is not on the list";
    for (uint32_t i = 0; looked->desk->ticks && i < checklist->count; i++)
        later += looked->desk->ticks[i] == TICK_LATER;
    for (size_t i = 0; i < looked->sheet->count; i++) {
        promised += strcmp(looked->sheet->line[i].text, word(looked, TEXT_PAPER_LATER_BY)) == 0;
        kept += i > cut && looked->sheet->line[i].label &&
                strcmp(looked->sheet->line[i].label, word(looked, TEXT_PAPER_STUB_LATER)) == 0;
    }
    return promised == later && kept == later ? NULL : "what comes later, and by when";
}

/* A day of two digits between dashes: dates are said as people say them, but for when sources were read. */
static bool has_iso_date(const char *s)
{
    for (; (s = strchr(s, '-')) != NULL; s++)
        if (s[1] >= '0' && s[1] <= '1' && s[2] >= '0' && s[2] <= '9' && s[3] == '-' &&
            s[4] >= '0' && s[4] <= '3')
            return true;
    return false;
}

static const char *dates_in_words(const struct looked *looked)
{
    for (size_t i = 0; i < looked->sheet->count; i++)
        if (looked->sheet->line[i].kind != SHEET_SMALL && has_iso_date(looked->sheet->line[i].text))
            return looked->sheet->line[i].text;
    for (uint32_t i = 0; i < looked->result->shown_count; i++)
        if (result_due(looked->result, i)->state == DEADLINE_DATE &&
            !says(looked->sheet, words_date(&looked->words, result_due(looked->result, i)->date)))
            return "a last day";
    return NULL;
}

static const char *code_with_its_caption(const struct looked *looked)
{
    const size_t i = kind_at(looked->sheet, SHEET_CODE);
    char code[CODE_TEXT_SIZE];
    const bool wanted = !looked->desk->practice && code_make(looked->session, code);

    if (!wanted)
        return i < looked->sheet->count ? "a code of a case that is none" : NULL;
    if (i == looked->sheet->count || strstr(looked->sheet->line[i].text, code) == NULL)
        return "the code";
    if (looked->sheet->line[i].label == NULL ||
        strstr(looked->sheet->line[i].label, word(looked, TEXT_CODE_CAPTION)) == NULL ||
        strstr(looked->sheet->line[i].label, word(looked, TEXT_CODE_REMARK)) == NULL)
        return "that it is no payment code";
    return NULL;
}

/* The stub stands alone: number, conclusion, signature, date. */
static const char *stub_whole(const struct looked *looked)
{
    const size_t cut = kind_at(looked->sheet, SHEET_CUT);
    const char *title = words_of(&looked->words, outcome_of(looked)->title);

    if (count_kind(looked->sheet, SHEET_CUT) != 1)
        return "one stub";
    if (!field_is(looked, cut, TEXT_PAPER_NUMBER, looked->sheet->number) ||
        !field_is(looked, cut, TEXT_PAPER_CONCLUSION, title))
        return title;
    if (labelled(looked, cut, word(looked, TEXT_PAPER_SIGNED_CITIZEN)) == looked->sheet->count ||
        labelled(looked, cut, word(looked, TEXT_PAPER_SIGNED_ON)) == looked->sheet->count)
        return "where to sign";
    return NULL;
}

static size_t titles(const struct looked *looked, enum text_id id)
{
    size_t count = 0;

    for (size_t i = 0; i < looked->sheet->count; i++)
        count += looked->sheet->line[i].kind == SHEET_TITLE &&
                 strcmp(looked->sheet->line[i].text, word(looked, id)) == 0;
    return count;
}

/* 练习·无效, 补打: on the sheet and on the stub, or nowhere. */
static const char *marked(const struct looked *looked)
{
    const char *practice = word(looked, TEXT_PAPER_PRACTICE);

    if (titles(looked, TEXT_PAPER_PRACTICE) != (looked->desk->practice ? 2 : 0) ||
        (strstr(looked->sheet->head, practice) != NULL) != looked->desk->practice)
        return practice;
    if (titles(looked, TEXT_PAPER_REPRINT) != (looked->desk->reprint ? 2 : 0))
        return word(looked, TEXT_PAPER_REPRINT);
    return NULL;
}

static const char *pages_numbered(const struct looked *looked)
{
    const char *first = strstr(looked->sheet->page, "{1}"),
               *all = strstr(looked->sheet->page, "{2}");

    return first && all ? NULL : looked->sheet->page;
}

static const char *whose_word_it_is(const struct looked *looked)
{
    if (!says(looked->sheet, word(looked, TEXT_PAPER_GUIDANCE_ONLY)))
        return "that the agency decides";
    if (!says(looked->sheet, word(looked, TEXT_PAPER_HOTLINE)))
        return "whom to ring up";
    if (!says(looked->sheet,
              content_text(content_of(looked), content_of(looked)->name, looked->sheet->language)))
        return "whose content it is";
    return NULL;
}

/* ---- how each can fail ------------------------------------------------------------------------ */

static struct sheet_line *first_of(struct looked *looked, enum sheet_line_kind kind)
{
    const size_t i = kind_at(looked->sheet, kind);

    assert_true(i < looked->sheet->count);
    return &looked->sheet->line[i];
}

static struct sheet_line *first_labelled(struct looked *looked, enum text_id label)
{
    const size_t i = labelled(looked, 0, word(looked, label));

    assert_true(i < looked->sheet->count);
    return &looked->sheet->line[i];
}

static struct sheet_line *first_saying(struct looked *looked, enum text_id id)
{
    size_t i = 0;

    while (i < looked->sheet->count && strcmp(looked->sheet->line[i].text, word(looked, id)) != 0)
        i++;
    assert_true(i < looked->sheet->count);
    return &looked->sheet->line[i];
}

static void spoil_empty(struct looked *looked)
{
    first_of(looked, SHEET_FIELD)->text = "";
}

static void spoil_clean(struct looked *looked)
{
    first_of(looked, SHEET_TEXT)->text = "a\x1b[2J";
}

static void spoil_matter(struct looked *looked)
{
    first_labelled(looked, TEXT_PAPER_MATTER)->text = "another";
}

static void spoil_given(struct looked *looked)
{
    first_labelled(looked, TEXT_PAPER_GIVEN_AT)->text = "2026-11-21 15:30";
}

static void spoil_unverified(struct looked *looked)
{
    size_t at = 0;

    while (looked->sheet->line[at].label == NULL ||
           strcmp(looked->sheet->line[at].label, word(looked, TEXT_PAPER_QUESTIONS)) != 0)
        at++;
    looked->sheet->line[at].text = "20%";
}

static void spoil_claim(struct looked *looked)
{
    const struct content *content = content_of(looked);
    const struct answer insured = trail_answer(&looked->result->trail, content->insured_in);
    const struct region *region =
        &content->regions[content_region_of(content, (uint32_t)insured.number)];

    assert_true(region->claims.count > 0);
    first_of(looked, SHEET_TEXT)->text =
        content_text(content, content->claims[region->claims.first].text, looked->sheet->language);
}

static void spoil_refusal(struct looked *looked)
{
    first_saying(looked, TEXT_PAPER_WRITTEN_ANSWER)->text = "That is all.";
}

static void spoil_papers(struct looked *looked)
{
    first_saying(looked, TEXT_PAPER_LATER_BY)->text = "later";
}

static void spoil_dates(struct looked *looked)
{
    first_of(looked, SHEET_STEP)->text = "before 2026-12-31";
}

static void spoil_code(struct looked *looked)
{
    first_of(looked, SHEET_CODE)->label = "scan me";
}

static void spoil_stub(struct looked *looked)
{
    looked->sheet->line[looked->sheet->count - 1].label = "x";
}

static void spoil_marks(struct looked *looked)
{
    first_saying(looked, TEXT_PAPER_REPRINT)->text = "once more";
}

static void spoil_pages(struct looked *looked)
{
    looked->sheet->page = "page {1}";
}

static void spoil_whose(struct looked *looked)
{
    first_saying(looked, TEXT_PAPER_GUIDANCE_ONLY)->text = "This is final.";
}

static const struct {
    const char *what;
    demand holds;
    void (*spoil)(struct looked *looked);
} demands[] = {
    {"no empty label",                      nothing_empty,           spoil_empty     },
    {"clean text",                          clean,                   spoil_clean     },
    {"the official name of the matter",     matter_named,            spoil_matter    },
    {"how and when it was given",           given_how_and_when,      spoil_given     },
    {"nothing unverified as a value",       unverified_left_open,    spoil_unverified},
    {"nothing that only circulates",        no_claim_printed,        spoil_claim     },
    {"a refusal is no decision",            refusal_is_no_decision,  spoil_refusal   },
    {"papers, and what may come later",     papers_with_their_marks, spoil_papers    },
    {"dates in words",                      dates_in_words,          spoil_dates     },
    {"the code and its caption",            code_with_its_caption,   spoil_code      },
    {"the stub",                            stub_whole,              spoil_stub      },
    {"practice and second prints are told", marked,                  spoil_marks     },
    {"page numbers",                        pages_numbered,          spoil_pages     },
    {"who decides, and whom to ask",        whose_word_it_is,        spoil_whose     },
};

#define DEMANDS (sizeof demands / sizeof *demands)

/* ---- every outcome ---------------------------------------------------------------------------- */

static void sheet_hold(const struct looked *looked)
{
    for (size_t i = 0; i < DEMANDS; i++) {
        const char *wrong = demands[i].holds(looked);

        if (wrong)
            fail_msg("%s (%s): %s: %s", content_string(content_of(looked), outcome_of(looked)->id),
                     looked->sheet->language == LANGUAGE_ZH ? "zh" : "en", demands[i].what, wrong);
    }
}

/* As it is given out first; the second time, with a paper to come; for practice. */
static size_t desks_make(struct sheet_desk desks[3])
{
    static const enum tick ticks[CHECKLIST_MAX] = {TICK_LATER, TICK_HERE, TICK_MISSING, TICK_LATER};

    desks[0] = desks[1] = desks[2] = desk_of();
    desks[1].reprint = desks[1].by_phone = true;
    desks[1].ticks = ticks;
    desks[2].practice = desks[2].large = true;
    return 3;
}

static void result_look(const struct session *session, const struct result *result)
{
    struct sheet_desk desks[3];
    const size_t count = desks_make(desks);

    for (size_t i = 0; i < count * LANGUAGE_COUNT; i++) {
        struct arena arena = {0};
        struct sheet sheet;
        const enum language language = (enum language)(i % LANGUAGE_COUNT);
        const struct looked looked = {
            session,
            result,
            &desks[i / LANGUAGE_COUNT],
            &sheet,
            {.content = session->content,
                   .language = language,
                   .arena = &arena,
                   .hall = hall_of(session->content, desks[i / LANGUAGE_COUNT].office, session->flow,
                   &result->trail)}
        };

        sheet_make(&arena, session, result, language, looked.desk, &sheet);
        sheet_hold(&looked);
        arena_free(&arena);
    }
}

static void every_shipped_outcome_says_what_it_must(void **state)
{
    (void)state;
    every_outcome(result_look);
}

/* ---- the demands can fail --------------------------------------------------------------------- */

static size_t spoilt[DEMANDS]; /* sheets on which it was noticed */

/* Whether a sheet has what a demand's mutation needs. */
static bool spoilable(const struct looked *looked, size_t i)
{
    uint32_t parameters[UNVERIFIED_MAX];
    const struct answer insured =
        trail_answer(&looked->result->trail, content_of(looked)->insured_in);
    const uint32_t region = insured.state == ANSWER_KNOWN
                                ? content_region_of(content_of(looked), (uint32_t)insured.number)
                                : NO_INDEX;

    if (demands[i].spoil == spoil_unverified)
        return confirmation_unverified(looked->session, looked->result, parameters) > 0 &&
               content_of(looked)->parameters[parameters[0]].stake != STAKE_NONE;
    if (demands[i].spoil == spoil_claim)
        return region != NO_INDEX && content_of(looked)->regions[region].claims.count > 0 &&
               kind_at(looked->sheet, SHEET_TEXT) < looked->sheet->count;
    if (demands[i].spoil == spoil_refusal)
        return outcome_of(looked)->grounds != NO_INDEX;
    if (demands[i].spoil == spoil_papers)
        return looked->result->checklist.count > 0;
    if (demands[i].spoil == spoil_dates)
        return kind_at(looked->sheet, SHEET_STEP) < looked->sheet->count;
    return true;
}

static void result_spoil(const struct session *session, const struct result *result)
{
    struct sheet_desk desks[3];

    desks_make(desks);
    for (size_t i = 0; i < DEMANDS; i++) {
        struct arena arena = {0};
        struct sheet sheet;
        struct looked looked = {
            session,
            result,
            &desks[1],
            &sheet,
            {.content = session->content,
                   .arena = &arena,
                   .hall = hall_of(session->content, desks[1].office, session->flow, &result->trail)}
        };

        sheet_make(&arena, session, result, LANGUAGE_ZH, looked.desk, &sheet);
        if (spoilable(&looked, i)) {
            demands[i].spoil(&looked);
            if (demands[i].holds(&looked) == NULL)
                fail_msg("not noticed: %s", demands[i].what);
            spoilt[i]++;
        }
        arena_free(&arena);
    }
}

static void what_is_spoilt_is_noticed(void **state)
{
    (void)state;
    every_outcome(result_spoil);
    for (size_t i = 0; i < DEMANDS; i++)
        if (spoilt[i] == 0)
            fail_msg("never spoilt: %s", demands[i].what);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_outcome_says_what_it_must),
        cmocka_unit_test(what_is_spoilt_is_noticed),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, sheet_cases_open, sheet_cases_close);
}

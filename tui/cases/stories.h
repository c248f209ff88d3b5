/*
 * Stories: cases with their answers and what must come out, as content/cases/ and tests/cases/ hold them.
 * They are run as tests, measure how much of the content is looked at, and serve training. This file is
 * the format and its reading; play.h serves a story, expect.h holds it against what it expects, write.h
 * writes one, files.h finds those of a content.
 *
 *     # 张阿姨，参保地是聊城，退休后户口迁到杭州，下月在杭州住院
 *     cite k01 s0
 *     flow settle
 *     on 2026-11-21
 *     set insured_in=371500 care_in=330100 stage=planned filed=no
 *     assume region.intra_filing=exempt                     a rule no region has yet; see below
 *     expect outcome=FILE_LONG_THEN_DIRECT verdict=file_first
 *     expect documents=filing_form,id_card|medical_code     surely on the list, each of them
 *     expect maybe=commitment_letter                        listed, if only as one that may be needed
 *     expect without=receipt                                not listed at all
 *     expect deadline manual_claim=2027-03-31               its last day; unknown = listed without one
 *     expect steps=1,2,4                                    of the outcome's steps, those that apply
 *     expect notes=1                                        likewise its notes; 0 = none
 *     expect shows=reduction_long,lock_months               local rules that bear on the case, known or not
 *     expect perhaps=reduction_temp                         that may bear on it
 *     expect silent=waiting_period                          that do not
 *
 * With `assume`, the place of insurance says that and nothing else, as `daoban run --set region.x=…`
 * assumes it. It stands behind the answers, the place of insurance among them.
 *
 * Blank lines stand between cases; the last line with # before `flow` is the case's title. Every
 * mistake is reported with its line and the rest is read on.
 */
#ifndef TUI_CASES_STORIES_H
#define TUI_CASES_STORIES_H

#include "base/diag.h"
#include "cases/assume.h"

enum expected_kind {
    EXPECTED_OUTCOME,
    EXPECTED_DOCUMENT,
    EXPECTED_MAYBE,
    EXPECTED_WITHOUT,
    EXPECTED_DEADLINE,
    EXPECTED_STEPS,
    EXPECTED_NOTES,
    EXPECTED_SHOWS,
    EXPECTED_PERHAPS,
    EXPECTED_SILENT
};

#define EXPECTED_NO_DATE INT32_MIN

struct expected {
    enum expected_kind kind;
    uint32_t line;
    uint32_t index;   /* outcome, document, deadline or parameter */
    uint32_t verdict; /* OUTCOME; NO_INDEX = not said */
    int32_t date;     /* DEADLINE; EXPECTED_NO_DATE = listed without one */
    uint32_t mask;    /* STEPS, NOTES: bit per place in the outcome's list */
};

struct story {
    const char *file; /* as messages name it */
    const char *path; /* where it was read from; NULL = from no file */
    const char *title;
    uint32_t line;     /* of `flow` */
    uint32_t answered; /* line of the last `set`, else of `on`: more answers may stand behind it */
    bool broken;       /* a line of it could not be read */
    struct session session;
    const struct assumed *assumed; /* NULL = assumes nothing */
    struct span expected;          /* in stories.expected */
    struct span cites;             /* in stories.cites: sources */
};

struct stories {
    struct arena arena;
    const struct content *content;
    struct story **list;
    uint32_t count;
    uint32_t room;
    struct buffer expected; /* struct expected */
    struct buffer cites;    /* uint32_t */
};

/* Zero-initialise, set `content`, then read files one after the other; `name` outlives the stories. */
void stories_read(struct stories *stories, const char *name, const char *bytes, size_t size,
                  struct diags *diags);
void stories_free(struct stories *stories);

/* What a story expects, one after the other: the outcome first. */
const struct expected *stories_expected(const struct stories *stories, const struct story *story,
                                        uint32_t place);

#endif

/*
 * A small matter in the shape of the real ones, for the engine's tests.
 *
 *   settle:  stage → emergency (implied: planned is no) → run institution
 *              net: filed → yes DIRECT; no, wrong FILE_FIRST; 不清楚 ASK
 *              out: emergency? no REFUSED; yes, 不清楚: paid_on → in time MANUAL, late LATE,
 *                   rule unknown ASK, date unknown ASK_DATE
 *   institution:  hospital → networked net, not_networked out, closed CLOSED, 不清楚 net
 *
 * Care abroad is asked by flow `abroad`, regions and values by test_engine_rules.
 */
#ifndef TESTS_UNIT_SAMPLE_H
#define TESTS_UNIT_SAMPLE_H

#include "fixture.h"
#include "engine/session.h"

struct sample {
    struct fixture fixture;
    const struct content *content;
    uint32_t insured_in, care_in, scheme;                        /* start facts */
    uint32_t stage, emergency, hospital, filed, paid_on, extras; /* questions */
    uint32_t admitted_on, days;
    uint32_t unfiled, period;                                                  /* parameters */
    uint32_t manual_claim;                                                     /* deadline */
    uint32_t settle, institution, abroad;                                      /* flows */
    uint32_t direct, file_first, manual, late, ask, ask_date, refused, closed; /* outcomes */
};

enum { STAGE_PLANNED, STAGE_IN_HOSPITAL, STAGE_PAID };
enum { HOSPITAL_NETWORKED, HOSPITAL_NOT, HOSPITAL_CLOSED };
enum { FILED_YES, FILED_NO, FILED_WRONG };
enum { ANSWER_YES, ANSWER_NO };

/* 371500 has a period of 6 months, 370000 (its province) of 1 year from 2026 on and says nothing
 * before; 110000 cancels it; 430200 differs by scheme. Today is 2026-06-15. */
void sample_start(struct sample *sample);
void sample_free(struct sample *sample);

struct answer known(int64_t number);
struct answer unsure(void);
struct answer none(void);

/* A session of the sample's settle flow on 2026-06-15, with the answers given in pairs
 * (question, number; number -1 = 不清楚), ended by NO_INDEX. */
struct session sample_session(const struct sample *sample, ...);

#endif

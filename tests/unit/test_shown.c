/*
 * What the proof calls hidden no case shows: on random contents, any case answered anyhow on any day, what
 * bears on it by the engine's own account is never among the findings, nor is a claim about it.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "analysis/proof/proof.h"
#include "analysis/walk/area.h"
#include "crowd.h"
#include "engine/bearing.h"

#include <string.h>

enum { CONTENTS = 40, CASES_EACH = 60, DAYS = 60, RECORDS_MAX = 1024 };

/* By index: what the proof found, and what cases showed. */
struct account {
    bool hidden_value[RECORDS_MAX], hidden_claim[RECORDS_MAX], silent[RECORDS_MAX];
    bool value[RECORDS_MAX], claim[RECORDS_MAX], parameter[RECORDS_MAX];
    const struct content *content;
};

static uint32_t hidden_count, shown_count;

static void find(const struct crowd *crowd, struct account *account)
{
    const struct proof_request request = {.workbook = &crowd->workbook,
                                          .today = crowd->workbook.content.dated};
    struct proof_summary summary;
    struct diags diags = {0};

    proof_run(&request, &diags, &summary);
    assert_int_equal(summary.unproved, 0);
    for (size_t i = 0; i < diags.count; i++) {
        const struct diag *diag = diags.list[i];
        uint32_t index = diag->place.line - 1;

        if (strcmp(diag->kind, "value-hidden") == 0)
            account->hidden_value[index] = true;
        else if (strcmp(diag->kind, "claim-hidden") == 0)
            account->hidden_claim[index] = true;
        else if (strcmp(diag->kind, "parameter-silent") == 0)
            account->silent[index] = true;
    }
    diags_free(&diags);
}

static void claim_note(void *context, const struct claim *claim)
{
    struct account *account = context;

    account->claim[claim - account->content->claims] = true;
}

static void bearings_note(struct account *account, const struct session *session,
                          const struct trail *trail)
{
    const struct content *content = session->content;
    struct bearings bearings;

    bearings_find(session, trail, &bearings);
    for (uint32_t i = 0; i < bearings.count; i++) {
        const struct bearing *bearing = &bearings.bearing[i];

        account->parameter[bearing->parameter] = true;
        if (bearing->value != NULL)
            account->value[bearing->value - content->values] = true;
        for (uint32_t n = 0; n < bearing->possible_count; n++)
            account->value[bearing->possible[n] - content->values] = true;
        bearing_claims(session, trail, bearing->parameter, claim_note, account);
    }
}

/* Place of care and scheme may be given before they are asked for. */
static void start_anyhow(struct dice *dice, struct session *session)
{
    const struct content *content = session->content;

    if (dice_one_in(dice, 2))
        random_answer(dice, session, content->care_in);
    if (dice_one_in(dice, 2))
        random_answer(dice, session, content->scheme);
}

static void case_note(struct account *account, const struct crowd *crowd, struct dice *dice,
                      struct area area)
{
    const struct content *content = account->content;
    struct session session;
    struct trail trail;

    session_start(&session, content, dice_below(dice, content->flow_count),
                  crowd->made.today + (int32_t)dice_below(dice, DAYS));
    session.answers[content->insured_in] = area_insured(content, area);
    start_anyhow(dice, &session);
    for (trail_walk(&session, &trail); trail.state == TRAIL_ASKING; trail_walk(&session, &trail))
        while (!random_answer(dice, &session, trail_question(content, &trail)))
            ;
    bearings_note(account, &session, &trail);
}

static void compare(const struct account *account, uint64_t seed)
{
    for (uint32_t i = 0; i < RECORDS_MAX; i++) {
        if ((account->hidden_value[i] && account->value[i]) ||
            (account->hidden_claim[i] && account->claim[i]) ||
            (account->silent[i] && account->parameter[i]))
            fail_msg("seed %u: value, claim or parameter %u is shown", (unsigned)seed, i);
        hidden_count += account->hidden_value[i] || account->hidden_claim[i] || account->silent[i];
        shown_count += account->value[i] || account->claim[i] || account->parameter[i];
    }
}

static void nothing_hidden_is_shown(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= CONTENTS; seed++) {
        struct dice dice = {seed * 31337 + 1};
        struct account account = {.content = NULL};
        struct crowd crowd;

        crowd_start(&crowd, seed);
        account.content = &crowd.workbook.content;
        find(&crowd, &account);
        for (uint32_t area = 0; area < account.content->region_count; area++)
            for (uint32_t i = 0; i < CASES_EACH; i++)
                case_note(&account, &crowd, &dice, area_at(account.content, area));
        compare(&account, seed);
        crowd_free(&crowd);
    }
    assert_true(hidden_count > CONTENTS);
    assert_true(shown_count > CONTENTS * 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_hidden_is_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

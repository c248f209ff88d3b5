/* The matter described in sample.h. */
#include "sample.h"

#include <assert.h>
#include <stdarg.h>

static void make_questions(struct sample *sample)
{
    struct fixture *f = &sample->fixture;

    sample->insured_in = fixture_question(f, QUESTION_PLACE, "insured_in", NULL);
    sample->care_in = fixture_question(f, QUESTION_PLACE, "care_in", NULL);
    sample->scheme = fixture_question(f, QUESTION_ONE_OF, "scheme", "employee resident");
    sample->stage = fixture_question(f, QUESTION_ONE_OF, "stage", "planned in_hospital paid");
    sample->emergency = fixture_question(f, QUESTION_YES_NO, "emergency", NULL);
    fixture_implied(f, "stage == planned", ANSWER_KNOWN, ANSWER_NO);
    sample->hospital = fixture_question(f, QUESTION_ONE_OF, "hospital", "networked not closed");
    sample->filed = fixture_question(f, QUESTION_ONE_OF, "filed", "yes no wrong");
    sample->admitted_on = fixture_question(f, QUESTION_DATE, "admitted_on", NULL);
    sample->paid_on = fixture_question(f, QUESTION_DATE, "paid_on", NULL);
    sample->extras = fixture_question(f, QUESTION_SEVERAL_OF, "extras", "a b c");
    sample->days = fixture_question(f, QUESTION_NUMBER, "days", NULL);
    fixture_question_at(f, sample->insured_in)->start = START_INSURED_IN;
    fixture_question_at(f, sample->care_in)->start = START_CARE_IN;
    fixture_question_at(f, sample->scheme)->start = START_SCHEME;
    fixture_question_at(f, sample->filed)->can_do = CAN_DO_ALL;
    fixture_question_at(f, sample->hospital)->can_do = CAN_DO_ALL;
    fixture_question_at(f, sample->paid_on)->least =
        (struct bound){.kind = BOUND_FACT, .fact = sample->admitted_on};
    fixture_question_at(f, sample->paid_on)->most = (struct bound){.kind = BOUND_TODAY};
    fixture_question_at(f, sample->admitted_on)->least = (struct bound){
        .kind = BOUND_TODAY, .plus = {-3, UNIT_YEARS}
    };
    fixture_question_at(f, sample->admitted_on)->most = (struct bound){.kind = BOUND_TODAY};
    fixture_question_at(f, sample->days)->least =
        (struct bound){.kind = BOUND_LITERAL, .number = 1};
    fixture_question_at(f, sample->days)->most =
        (struct bound){.kind = BOUND_LITERAL, .number = 30};
    f->content.insured_in = sample->insured_in;
    f->content.care_in = sample->care_in;
    f->content.scheme = sample->scheme;
}

static void make_outcomes(struct sample *sample)
{
    struct fixture *f = &sample->fixture;
    uint32_t direct = fixture_verdict(f, "direct");
    uint32_t file_first = fixture_verdict(f, "file_first");
    uint32_t manual = fixture_verdict(f, "manual");
    uint32_t ask = fixture_verdict(f, "ask_local");
    uint32_t refused = fixture_verdict(f, "not_payable");

    sample->direct = fixture_outcome(f, "DIRECT", direct);
    sample->file_first = fixture_outcome(f, "FILE_FIRST", file_first);
    sample->manual = fixture_outcome(f, "MANUAL", manual);
    sample->late = fixture_outcome(f, "LATE", refused);
    sample->ask = fixture_outcome(f, "ASK", ask);
    sample->ask_date = fixture_outcome(f, "ASK_DATE", ask);
    sample->refused = fixture_outcome(f, "REFUSED", refused);
    sample->closed = fixture_outcome(f, "CLOSED", ask);
}

static void make_regions(struct sample *sample)
{
    struct fixture *f = &sample->fixture;
    uint32_t nation, shandong;
    struct value *value;

    sample->unfiled = fixture_parameter(f, PARAMETER_ONE_OF, "unfiled", "accept reduced deny");
    sample->period = fixture_parameter(f, PARAMETER_DEADLINE, "period", NULL);
    nation = fixture_region(f, "national", 0, NO_INDEX);
    fixture_value(f, sample->unfiled, 1);
    value = fixture_value(f, sample->period, 0);
    value->deadline = (struct deadline_rule){.kind = DEADLINE_NEXT_YEAR, .month = 6, .day = 30};
    value->to = day("2025-12-31");
    shandong = fixture_region(f, "shandong", 370000, nation);
    value = fixture_value(f, sample->period, 0);
    value->deadline = (struct deadline_rule){
        .kind = DEADLINE_PLUS, .plus = {1, UNIT_YEARS}
    };
    value->from = day("2026-01-01");
    fixture_region(f, "liaocheng", 371500, shandong);
    fixture_value(f, sample->unfiled, 0);
    value = fixture_value(f, sample->period, 0);
    value->deadline = (struct deadline_rule){
        .kind = DEADLINE_PLUS, .plus = {6, UNIT_MONTHS}
    };
    fixture_region(f, "beijing", 110000, nation);
    fixture_value(f, sample->unfiled, 0)->known = 0;
    fixture_value(f, sample->period, 0)->known = 0;
    fixture_region(f, "zhuzhou", 430200, nation);
    fixture_value(f, sample->unfiled, 0)->schemes = 1;
    fixture_value(f, sample->unfiled, 2)->schemes = 2;
    for (size_t i = 0; i < 5; i++) {
        static const uint32_t codes[] = {110000, 370000, 370800, 371500, 430200};

        fixture_division(f, codes[i]);
    }
    sample->manual_claim = fixture_deadline(f, "manual_claim", "paid_on");
    fixture_deadline_at(f, sample->manual_claim)->parameter = sample->period;
}

static void make_institution(struct sample *sample)
{
    struct fixture *f = &sample->fixture;
    uint32_t net, out, node;

    sample->institution = fixture_flow(f, "institution", "net:DIRECT out:MANUAL");
    net = ENDING(fixture_ending(f, sample->institution, "net"));
    out = ENDING(fixture_ending(f, sample->institution, "out"));
    node = fixture_node(f, sample->institution, NODE_ASK, sample->hospital);
    fixture_ways(f, node, 3, (uint32_t[]){net, out, OUTCOME(sample->closed)});
    fixture_node_at(f, node)->unsure = net;
}

static void make_settle(struct sample *sample)
{
    struct fixture *f = &sample->fixture;
    uint32_t stage, emergency, run, filed, refusal, paid;

    sample->settle = fixture_flow(f, "settle", NULL);
    stage = fixture_node(f, sample->settle, NODE_ASK, sample->stage);
    emergency = fixture_node(f, sample->settle, NODE_ASK, sample->emergency);
    run = fixture_node(f, sample->settle, NODE_RUN, sample->institution);
    filed = fixture_node(f, sample->settle, NODE_ASK, sample->filed);
    refusal = fixture_node(f, sample->settle, NODE_DECIDE_FACT, sample->emergency);
    paid = fixture_node(f, sample->settle, NODE_ASK, sample->paid_on);
    fixture_ways(f, stage, 3, (uint32_t[]){NODE(emergency), NODE(emergency), NODE(emergency)});
    fixture_node_at(f, stage)->unsure = NODE(emergency);
    fixture_ways(f, emergency, 2, (uint32_t[]){NODE(run), NODE(run)});
    fixture_node_at(f, emergency)->unsure = NODE(run);
    fixture_ways(f, run, 2, (uint32_t[]){NODE(filed), NODE(refusal)});
    fixture_ways(f, filed, 3,
                 (uint32_t[]){OUTCOME(sample->direct), OUTCOME(sample->file_first),
                              OUTCOME(sample->file_first)});
    fixture_node_at(f, filed)->unsure = OUTCOME(sample->ask);
    fixture_ways(f, refusal, 2, (uint32_t[]){NODE(paid), OUTCOME(sample->refused)});
    fixture_node_at(f, refusal)->unsure = NODE(paid);
    fixture_arm(f, paid, "today <= deadline.manual_claim", OUTCOME(sample->manual));
    fixture_arm(f, paid, "today > deadline.manual_claim", OUTCOME(sample->late));
    fixture_node_at(f, paid)->unknown = OUTCOME(sample->ask);
    fixture_node_at(f, paid)->unsure = OUTCOME(sample->ask_date);
}

static void make_abroad(struct sample *sample)
{
    struct fixture *f = &sample->fixture;
    uint32_t place, stage, again;

    sample->abroad = fixture_flow(f, "abroad", NULL);
    place = fixture_node(f, sample->abroad, NODE_ASK, sample->care_in);
    stage = fixture_node(f, sample->abroad, NODE_ASK, sample->stage);
    again = fixture_node(f, sample->abroad, NODE_DECIDE_FACT, sample->care_in);
    fixture_ways(
        f, place, 5,
        (uint32_t[]){NODE(stage), NODE(stage), NODE(stage), NODE(stage), OUTCOME(sample->refused)});
    fixture_node_at(f, place)->unsure = NODE(stage);
    fixture_node_at(f, stage)->otherwise = NODE(again);
    fixture_ways(f, again, 5,
                 (uint32_t[]){OUTCOME(sample->direct), OUTCOME(sample->direct),
                              OUTCOME(sample->file_first), OUTCOME(sample->manual),
                              OUTCOME(sample->refused)});
    fixture_node_at(f, again)->unsure = OUTCOME(sample->ask);
}

void sample_start(struct sample *sample)
{
    fixture_start(&sample->fixture);
    make_questions(sample);
    make_outcomes(sample);
    make_regions(sample);
    make_institution(sample);
    make_settle(sample);
    make_abroad(sample);
    sample->content = fixture_content(&sample->fixture);
}

void sample_free(struct sample *sample)
{
    fixture_free(&sample->fixture);
}

struct answer known(int64_t number)
{
    return (struct answer){.state = ANSWER_KNOWN, .number = number};
}

struct answer unsure(void)
{
    return (struct answer){.state = ANSWER_UNSURE};
}

struct answer none(void)
{
    return (struct answer){.state = ANSWER_NONE};
}

struct session sample_session(const struct sample *sample, ...)
{
    struct session session;
    va_list list;
    uint32_t question;

    session_start(&session, sample->content, sample->settle, day("2026-06-15"));
    va_start(list, sample);
    while ((question = va_arg(list, uint32_t)) != NO_INDEX) {
        int number = va_arg(list, int);
        bool accepted = session_answer(&session, question, number < 0 ? unsure() : known(number));

        assert(accepted);
        (void)accepted;
    }
    va_end(list);
    return session;
}

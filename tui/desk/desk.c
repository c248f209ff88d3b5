/*
 * The desk: the open case, the lists of the others, and content that changes meanwhile. What follows
 * from the open case is made anew in derive() after every change.
 */
#include "desk/desk.h"

#include "engine/rules.h"

#include <assert.h>
#include <string.h>

/* Steps of the walk that counts what is left: a key must not take a millisecond. */
#define LEFT_BUDGET 400

void desk_changed(const struct desk *desk)
{
    if (desk->setup.listener.changed != NULL)
        desk->setup.listener.changed(desk->setup.listener.context, desk);
}

static void derive(struct desk *desk)
{
    result_make(&desk->open.session, &desk->result);
    if (desk->result.trail.state == TRAIL_DONE)
        case_review(&desk->open, &desk->result);
    bounds_left(&desk->open.session, &desk->result.trail, LEFT_BUDGET, &desk->left);
    desk->open.date = desk->now.date;
    desk->open.minute = desk->now.minute;
}

static void derive_changed(struct desk *desk)
{
    derive(desk);
    desk_changed(desk);
}

/* ---- content that changes ----------------------------------------------------------------- */

/* Drops cases whose matter the content has not; true when there was one. */
static bool list_review(struct caselist *list, const struct content *content)
{
    bool dropped = false;

    for (uint32_t i = caselist_count(list); i-- > 0;)
        if (case_flow(caselist_at(list, i).words, content) == NO_INDEX) {
            caselist_drop(list, i);
            dropped = true;
        }
    return dropped;
}

static bool lists_review(struct desk *desk)
{
    const bool parked = list_review(desk->parked, desk->content);
    const bool recent = list_review(desk->recent, desk->content);

    return list_review(&desk->same_person.list, desk->content) || parked || recent;
}

/* Takes over what was offered, once no case is open; true when that has dropped a case. */
static bool content_take_over(struct desk *desk)
{
    if (desk->fresh == NULL || desk->serving)
        return false;
    content_free(desk->content);
    desk->content = desk->fresh;
    desk->fresh = NULL;
    return lists_review(desk);
}

void desk_offer(struct desk *desk, struct content *fresh)
{
    if (desk->fresh != NULL)
        content_free(desk->fresh);
    desk->fresh = fresh;
    if (content_take_over(desk))
        desk_changed(desk);
}

/* ---- opening and closing ------------------------------------------------------------------ */

void desk_open(struct desk *desk, const struct desk_setup *setup, struct content *content,
               enum language language, struct moment now)
{
    memset(desk, 0, sizeof *desk);
    desk->setup = *setup;
    desk->content = content;
    desk->language = language;
    desk->now = now;
    desk->touched = now.milliseconds;
    caselist_memory_open(&desk->own_parked, DESK_PARKED_MAX);
    caselist_memory_open(&desk->own_recent, DESK_RECENT_MAX);
    caselist_memory_open(&desk->same_person, 1);
    desk->parked = setup->parked != NULL ? setup->parked : &desk->own_parked.list;
    desk->recent = setup->recent != NULL ? setup->recent : &desk->own_recent.list;
    lists_review(desk);
}

void desk_close(struct desk *desk)
{
    caselist_clear(&desk->own_parked.list);
    caselist_clear(&desk->own_recent.list);
    caselist_clear(&desk->same_person.list);
    if (desk->content != NULL)
        content_free(desk->content);
    if (desk->fresh != NULL)
        content_free(desk->fresh);
    memset(desk, 0, sizeof *desk);
}

/* ---- start facts --------------------------------------------------------------------------- */

#define START_FACTS 3

/* In the order they are asked; NO_INDEX where the content has no such question. */
static void start_facts(const struct content *content, uint32_t facts[START_FACTS])
{
    facts[0] = content->insured_in;
    facts[1] = content->scheme;
    facts[2] = content->care_in;
}

/* ---- which start facts a flow has use for ------------------------------------------------ */

static bool arms_read(const struct content *content, struct span arms, uint32_t fact)
{
    for (uint32_t i = 0; i < arms.count; i++) {
        struct reads reads = {0};

        rule_reads(content, content->arms[arms.first + i].rule, &reads);
        for (uint32_t j = 0; j < reads.count; j++)
            if (reads.term[j].kind == TERM_FACT && reads.term[j].index == fact)
                return true;
    }
    return false;
}

/* Whether a flow, or one it calls, asks for or routes on a fact. `seen`: bit per flow walked. */
static bool flow_reads(const struct content *content, uint32_t flow, uint32_t fact, uint64_t *seen)
{
    const struct span nodes = content->flows[flow].nodes;

    if (flow < 64 && *seen >> flow & 1)
        return false;
    if (flow < 64)
        *seen |= UINT64_C(1) << flow;
    for (uint32_t i = 0; i < nodes.count; i++) {
        const struct node *node = &content->nodes[nodes.first + i];

        if ((node->kind == NODE_ASK || node->kind == NODE_DECIDE_FACT) && node->subject == fact)
            return true;
        if (node->kind == NODE_RUN && flow_reads(content, node->subject, fact, seen))
            return true;
        if (arms_read(content, node->arms, fact))
            return true;
    }
    return false;
}

/*
 * The flow that finds out what the matter is (no place of its own on the home screen) asks for
 * itself; a matter needs whose rules apply, and the place of care only where something hangs on it.
 */
static bool start_wanted(const struct desk *desk, uint32_t fact)
{
    const struct content *content = desk->content;
    const uint32_t flow = desk->open.session.flow;
    uint64_t seen = 0;

    if (fact == NO_INDEX || desk->open.session.answers[fact].state != ANSWER_NONE)
        return false;
    if (content->flows[flow].home == 0)
        return false;
    return fact != content->care_in || flow_reads(content, flow, fact, &seen);
}

uint32_t desk_question(const struct desk *desk)
{
    const struct content *content = desk->content;
    uint32_t start[START_FACTS];

    if (!desk->serving)
        return NO_INDEX;
    start_facts(content, start);
    for (size_t i = 0; i < START_FACTS; i++)
        if (start_wanted(desk, start[i]))
            return start[i];
    return trail_question(content, &desk->result.trail);
}

/* ---- beginning and ending a case ----------------------------------------------------------- */

/* Keeps the open case in a list, but on a public machine. */
static void case_keep(const struct desk *desk, struct caselist *list)
{
    const struct desk_case *one = &desk->open;
    struct buffer words = {0};

    if (desk->setup.public_machine)
        return;
    case_write(one, &words);
    caselist_push(list, &(struct case_entry){one->date, one->minute, one->sequence, words.data});
    buffer_free(&words);
}

/*
 * Ends the open case, which goes to a list (NULL = nowhere) if anything was answered, and lets in the
 * content that waited for it. True when there was something to end or to drop.
 */
static bool case_end(struct desk *desk, struct caselist *list)
{
    const bool served = desk->serving;

    if (served && list != NULL && !case_empty(&desk->open))
        case_keep(desk, list);
    desk->serving = false;
    memset(&desk->open, 0, sizeof desk->open);
    memset(&desk->result, 0, sizeof desk->result);
    return content_take_over(desk) || served;
}

static void case_open(struct desk *desk)
{
    desk->serving = true;
    derive_changed(desk);
}

/* What one person's next matter can take over: who is insured where, and where the care is. */
static void start_facts_keep(struct desk *desk)
{
    const struct content *content = desk->content;
    uint32_t start[START_FACTS];
    struct desk_case before;

    if (caselist_count(&desk->same_person.list) == 0)
        return;
    desk_case_at(desk, &desk->same_person.list, 0, &before);
    caselist_clear(&desk->same_person.list);
    start_facts(content, start);
    for (size_t i = 0; i < START_FACTS; i++)
        if (start[i] != NO_INDEX)
            session_answer(&desk->open.session, start[i], before.session.answers[start[i]]);
}

bool desk_begin(struct desk *desk, uint32_t flow)
{
    struct buffer id = {0}; /* the flow's index and name may go with the content */
    bool ended;

    assert(flow < desk->content->flow_count);
    buffer_print(&id, "%s", content_string(desk->content, desk->content->flows[flow].id));
    ended = case_end(desk, desk->recent);
    flow = content_flow(desk->content, id.data);
    buffer_free(&id);
    if (flow == NO_INDEX) {
        if (ended)
            desk_changed(desk);
        return false;
    }
    session_start(&desk->open.session, desk->content, flow, desk->now.date);
    start_facts_keep(desk);
    case_open(desk);
    return true;
}

void desk_finish(struct desk *desk)
{
    if (case_end(desk, desk->recent))
        desk_changed(desk);
}

void desk_finish_same_person(struct desk *desk)
{
    caselist_clear(&desk->same_person.list);
    if (desk->serving)
        case_keep(desk, &desk->same_person.list);
    desk_finish(desk);
}

/* ---- cases put aside, and recent ones ------------------------------------------------------ */

bool desk_park(struct desk *desk)
{
    if (!desk->serving || desk->setup.public_machine ||
        caselist_count(desk->parked) >= desk->parked->room)
        return false;
    case_keep(desk, desk->parked);
    case_end(desk, NULL);
    desk_changed(desk);
    return true;
}

/* Opens a case from its words, under whatever content is there once the open one has ended. */
static bool words_open(struct desk *desk, const char *words, uint32_t sequence)
{
    const bool ended = case_end(desk, desk->recent);

    if (!case_read(&desk->open, words, desk->content)) {
        if (ended)
            desk_changed(desk);
        return false;
    }
    desk->open.sequence = sequence;
    case_open(desk);
    return true;
}

static bool listed_open(struct desk *desk, struct caselist *list, uint32_t index)
{
    struct buffer words = {0};
    const struct case_entry taken = caselist_take(list, index, &words);
    const bool opened = words_open(desk, taken.words, taken.sequence);

    buffer_free(&words);
    return opened;
}

bool desk_unpark(struct desk *desk, uint32_t index)
{
    return listed_open(desk, desk->parked, index);
}

bool desk_reopen(struct desk *desk, uint32_t index)
{
    return listed_open(desk, desk->recent, index);
}

void desk_case_at(const struct desk *desk, const struct caselist *list, uint32_t index,
                  struct desk_case *one)
{
    const struct case_entry entry = caselist_at(list, index);

    if (!case_read(one, entry.words, desk->content)) {
        memset(one, 0, sizeof *one);
        session_start(&one->session, desk->content, 0, entry.date);
    }
    one->date = entry.date;
    one->minute = entry.minute;
    one->sequence = entry.sequence;
}

/* ---- case codes --------------------------------------------------------------------------- */

struct recall_request desk_recall_request(const struct desk *desk)
{
    return (struct recall_request){.content = desk->content,
                                   .today = desk->now.date,
                                   .language = desk->language,
                                   .releases = desk->setup.releases};
}

void desk_read_code(const struct desk *desk, struct arena *arena, const char *typed,
                    struct recall *recall)
{
    const struct recall_request request = desk_recall_request(desk);

    recall_make(recall, arena, &request, typed);
}

bool desk_recall(struct desk *desk, const struct recall *recall)
{
    assert(recall->opens);
    return words_open(desk, recall->words, 0);
}

/* ---- answers ------------------------------------------------------------------------------ */

static bool start_waiting(const struct desk *desk)
{
    const uint32_t question = desk_question(desk);

    return question != NO_INDEX && desk->content->questions[question].start != START_NONE;
}

static bool answer_take(struct desk *desk, uint32_t question, struct answer answer, uint8_t step)
{
    if (desk_question(desk) == question && start_waiting(desk))
        answer.origin = ORIGIN_START;
    if (!session_answer(&desk->open.session, question, answer))
        return false;
    desk->open.step[question] = step;
    return true;
}

bool desk_answer(struct desk *desk, uint32_t question, struct answer answer)
{
    if (!answer_take(desk, question, answer, 0))
        return false;
    derive_changed(desk);
    return true;
}

/* A number that no other step has: there are as many as questions. */
static uint8_t step_free(const struct desk_case *open)
{
    uint8_t step = 1;

    while (step < UINT8_MAX && memchr(open->step, step, sizeof open->step) != NULL)
        step++;
    return step;
}

bool desk_answer_all(struct desk *desk, const struct desk_answer *answers, uint32_t count)
{
    const struct desk_case before = desk->open;
    const uint8_t step = step_free(&before);

    for (uint32_t i = 0; i < count; i++)
        if (!answer_take(desk, answers[i].question, answers[i].answer, step)) {
            desk->open = before;
            return false;
        }
    if (count > 0)
        derive_changed(desk);
    return true;
}

/* ---- going back --------------------------------------------------------------------------- */

/* The start fact given last, or NO_INDEX. */
static uint32_t start_last(const struct desk *desk)
{
    uint32_t start[START_FACTS];

    start_facts(desk->content, start);
    for (size_t i = START_FACTS; i-- > 0;)
        if (start[i] != NO_INDEX && desk->open.session.answers[start[i]].state != ANSWER_NONE)
            return start[i];
    return NO_INDEX;
}

/* The question asked at a place of the path whose answer was given for it; NO_INDEX = none. */
static uint32_t asked_at(const struct desk *desk, uint32_t place)
{
    const struct passed *passed = &desk->result.trail.passed[place];

    return passed->asked ? desk->content->nodes[passed->node].subject : NO_INDEX;
}

/* Whether a question before this place of the path was answered in the same step. */
static bool step_began_before(const struct desk *desk, uint32_t question, uint32_t place)
{
    const uint8_t *step = desk->open.step;
    uint32_t start[START_FACTS];

    if (step[question] == 0)
        return false;
    start_facts(desk->content, start);
    for (size_t i = 0; i < START_FACTS; i++)
        if (start[i] != NO_INDEX && step[start[i]] == step[question] &&
            desk->open.session.answers[start[i]].origin == ORIGIN_START)
            return true;
    for (uint32_t i = 0; i < place; i++)
        if (asked_at(desk, i) != NO_INDEX && step[asked_at(desk, i)] == step[question])
            return true;
    return false;
}

/* The question that a step back takes, or NO_INDEX. While a start fact is asked, answers of the flow
 * (carried over from another) are not the last ones. */
static uint32_t last_answered(const struct desk *desk)
{
    if (!start_waiting(desk))
        for (uint32_t i = desk->result.trail.count; i-- > 0;) {
            const uint32_t question = asked_at(desk, i);

            if (question != NO_INDEX && !step_began_before(desk, question, i))
                return question;
        }
    return start_last(desk);
}

bool desk_back(struct desk *desk)
{
    const uint32_t last = desk->serving ? last_answered(desk) : NO_INDEX;
    uint8_t step;

    if (last == NO_INDEX)
        return false;
    step = desk->open.step[last];
    desk->open.session.answers[last] = (struct answer){0};
    desk->open.step[last] = 0;
    for (uint32_t i = 0; step != 0 && i < desk->content->question_count; i++)
        if (desk->open.step[i] == step) {
            desk->open.session.answers[i] = (struct answer){0};
            desk->open.step[i] = 0;
        }
    derive_changed(desk);
    return true;
}

/* ---- the outcome -------------------------------------------------------------------------- */

bool desk_done(const struct desk *desk)
{
    return desk->serving && desk_question(desk) == NO_INDEX &&
           desk->result.trail.state == TRAIL_DONE;
}

const struct outcome *desk_outcome(const struct desk *desk)
{
    assert(desk->result.trail.state == TRAIL_DONE);
    return &desk->content->outcomes[desk->result.trail.outcome];
}

bool desk_continue(struct desk *desk)
{
    struct desk_case *open = &desk->open;

    if (!desk_done(desk) || desk_outcome(desk)->next == NO_INDEX)
        return false;
    open->session.flow = desk_outcome(desk)->next;
    open->sequence = 0;
    open->ticks.count = 0;
    derive_changed(desk);
    return true;
}

struct hall desk_hall(const struct desk *desk)
{
    if (!desk->serving)
        return (struct hall){.office = desk->setup.office};
    return hall_of(desk->content, desk->setup.office, desk->open.session.flow, &desk->result.trail);
}

/* ---- the clock ---------------------------------------------------------------------------- */

bool desk_tell(struct desk *desk, struct moment now)
{
    bool changed;

    if (desk->setup.on != 0)
        now.date = desk->setup.on;
    changed = now.date != desk->now.date || now.minute != desk->now.minute;
    if (now.date != desk->now.date) {
        desk->sequence = 0; /* sheets are numbered within a day */
        desk->staff_today[0] = '\0';
    }
    desk->now = now;
    return changed;
}

void desk_touch(struct desk *desk)
{
    desk->touched = desk->now.milliseconds;
}

int64_t desk_idle_in(const struct desk *desk)
{
    const int64_t limit = (int64_t)desk->setup.office->idle_minutes * 60000;
    const int64_t idle = desk->now.milliseconds - desk->touched;

    if (limit == 0)
        return -1;
    return idle >= limit ? 0 : limit - idle;
}

bool desk_past_midnight(const struct desk *desk)
{
    return desk->serving && desk->open.session.today != desk->now.date;
}

/* ---- the clerk ---------------------------------------------------------------------------- */

const char *desk_staff(const struct desk *desk)
{
    return desk->staff_today[0] != '\0' ? desk->staff_today : desk->setup.staff;
}

bool desk_staff_valid(const char *digits)
{
    const size_t size = strspn(digits, "0123456789");

    return size > 0 && size < STAFF_SIZE && digits[size] == '\0';
}

bool desk_staff_typed(struct desk *desk, const char *digits)
{
    if (!desk_staff_valid(digits))
        return false;
    memcpy(desk->staff_today, digits, strlen(digits) + 1);
    return true;
}

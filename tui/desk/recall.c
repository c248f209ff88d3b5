/* Taking up a case by its code. */
#include "desk/recall.h"

#include "desk/case.h"
#include "model/pool.h"
#include "wording/words.h"

#include <string.h>

static const enum text_id fault_texts[] = {
    [CODE_NOT_DIGITS] = TEXT_CODE_NOT_DIGITS, [CODE_LENGTH] = TEXT_CODE_LENGTH,
    [CODE_WRONG] = TEXT_CODE_WRONG,           [CODE_VERSION] = TEXT_CODE_VERSION,
    [CODE_FOREIGN] = TEXT_CODE_FOREIGN,
};

static void refuse(struct recall *recall, const struct words *words, enum code_fault fault)
{
    recall->state = RECALL_REFUSED;
    recall->fault = fault;
    recall->sentence = words_text(words, fault_texts[fault]);
}

static bool place_exists(const struct content *content, struct answer place)
{
    return place.state != ANSWER_KNOWN || pool_is_abroad((uint32_t)place.number) ||
           content_division(content, (uint32_t)place.number) != NULL ||
           content_region_of(content, (uint32_t)place.number) != NO_INDEX;
}

/* Whether what a code says by itself can be meant: chance digits whose check digits fit say that
 * somebody is insured in a place that does not exist. */
static bool plausible(const struct content *content, const struct code *code)
{
    return code_flow(code, content) != NO_INDEX && code_verdict(code, content) != NO_INDEX &&
           place_exists(content, code->insured_in) && place_exists(content, code->care_in);
}

/* Matter, place, day and verdict: what needs no routing. */
static void tell_head(struct recall *recall, const struct words *words, enum text_id text)
{
    const struct content *content = words->content;
    const struct code *code = &recall->code;
    uint32_t flow = code_flow(code, content), verdict = code_verdict(code, content);

    recall->state = RECALL_UNKNOWN;
    recall->sentence = words_fill(
        words, text, flow == NO_INDEX ? "" : words_of(words, content->flows[flow].title),
        code->insured_in.state == ANSWER_KNOWN
            ? words_place(words, (uint32_t)code->insured_in.number)
            : words_text(words, TEXT_UNSURE),
        words_date(words, code->today),
        verdict == NO_INDEX ? "" : words_of(words, content->verdicts[verdict].label), NULL);
}

static const char *copy(const struct words *words, const char *s)
{
    return arena_copy(words->arena, s, strlen(s));
}

static void before_note(struct recall *recall, const struct words *words,
                        const struct content *content, const struct result *was)
{
    const struct outcome *outcome = &content->outcomes[was->trail.outcome];

    recall->before_outcome = copy(words, content_string(content, outcome->id));
    recall->before_verdict =
        copy(words, content_string(content, content->verdicts[outcome->verdict].id));
}

static void tell_now(struct recall *recall, const struct words *words)
{
    static const enum text_id texts[] = {[RECALL_SAME] = TEXT_CODE_SAME,
                                         [RECALL_DIFFERS] = TEXT_CODE_DIFFERS,
                                         [RECALL_ASKS] = TEXT_CODE_ASKS};
    const struct trail *trail = &recall->result.trail;
    uint32_t question = trail_question(words->content, trail);

    recall->opens = true;
    recall->state = trail->state != TRAIL_DONE ? RECALL_ASKS
                    : recall->count > 0        ? RECALL_DIFFERS
                                               : RECALL_SAME;
    recall->sentence =
        words_fill(words, texts[recall->state], words_date(words, recall->code.today),
                   question == NO_INDEX ? "" : words_label(words, question), NULL);
}

/* The same answers under the present content, today. */
static bool session_migrate(struct recall *recall, const struct words *words,
                            const struct session *before, const struct recall_request *request)
{
    struct desk_case one = {.session = *before};
    struct buffer written = {0};
    bool there;

    case_write(&one, &written);
    there = case_read(&one, written.data, request->content);
    if (there) {
        one.session.today = request->today;
        recall->session = one.session;
        case_write(&one, &written);
        recall->words = copy(words, written.data);
    }
    buffer_free(&written);
    return there;
}

/* The case under the content it was made under, then under the present one, today. */
static void take_up(struct recall *recall, const struct words *words,
                    const struct recall_request *request, const struct content *made_under)
{
    struct session before;
    struct result was;

    if (!code_session(&recall->code, made_under, &before)) {
        refuse(recall, words, CODE_FOREIGN);
        return;
    }
    result_make(&before, &was);
    before_note(recall, words, made_under, &was);
    recall->other_content = made_under != request->content;
    if (!session_migrate(recall, words, &before, request)) {
        tell_head(recall, words, TEXT_CODE_NO_MATTER);
        return;
    }
    result_make(&recall->session, &recall->result);
    recall_differ(recall, words, &before, &was);
    tell_now(recall, words);
}

static struct content *released_open(const struct releases *releases, uint32_t print)
{
    return releases->open == NULL ? NULL : releases->open(releases->context, print);
}

void recall_make(struct recall *recall, struct arena *arena, const struct recall_request *request,
                 const char *typed)
{
    const struct words words = {
        .content = request->content, .language = request->language, .arena = arena};
    struct content *released;
    enum code_fault fault;

    memset(recall, 0, sizeof *recall);
    recall->before_outcome = recall->before_verdict = "";
    fault = code_read(typed, &recall->code);
    if (fault != CODE_FINE)
        refuse(recall, &words, fault);
    else if (code_made_by(&recall->code, request->content))
        take_up(recall, &words, request, request->content);
    else if ((released = released_open(&request->releases, recall->code.print)) != NULL) {
        take_up(recall, &words, request, released);
        content_free(released);
    } else if (plausible(request->content, &recall->code))
        tell_head(recall, &words, TEXT_CODE_UNKNOWN);
    else
        refuse(recall, &words, CODE_FOREIGN);
}

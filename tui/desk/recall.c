/* Taking up a case by its code. */
#include "desk/recall.h"

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
    return place.state != ANSWER_KNOWN || place_abroad((uint32_t)place.number) ||
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

/* The case under the content it was made under, then under the present one, today. */
static void take_up(struct recall *recall, const struct words *words,
                    const struct recall_asking *asking, const struct content *made_under)
{
    struct session before;
    struct result was;

    if (!code_session(&recall->code, made_under, &before)) {
        refuse(recall, words, CODE_FOREIGN);
        return;
    }
    result_make(&before, &was);
    before_note(recall, words, made_under, &was);
    recall->past = made_under != asking->content;
    if (!session_carry(&before, asking->content, &recall->session)) {
        tell_head(recall, words, TEXT_CODE_NO_MATTER);
        return;
    }
    recall->session.today = asking->today;
    result_make(&recall->session, &recall->result);
    recall_differ(recall, words, &before, &was);
    tell_now(recall, words);
}

void recall_make(struct recall *recall, struct arena *arena, const struct recall_asking *asking,
                 const char *typed)
{
    const struct words words = {asking->content, asking->language, arena};
    const struct past *past = asking->past;
    struct content *released;
    enum code_fault fault;

    memset(recall, 0, sizeof *recall);
    recall->before_outcome = recall->before_verdict = "";
    fault = code_read(typed, &recall->code);
    if (fault != CODE_FINE)
        refuse(recall, &words, fault);
    else if (code_made_by(&recall->code, asking->content))
        take_up(recall, &words, asking, asking->content);
    else if ((released = past ? past->open(past->context, recall->code.print) : NULL) != NULL) {
        take_up(recall, &words, asking, released);
        content_free(released);
    } else if (plausible(asking->content, &recall->code))
        tell_head(recall, &words, TEXT_CODE_UNKNOWN);
    else
        refuse(recall, &words, CODE_FOREIGN);
}

/*
 * The JSON of a result.
 */
#include "commands/result.h"

#include "engine/answer_words.h"
#include "engine/code.h"
#include "engine/offered.h"
#include "engine/rules.h"
#include "model/words.h"

#include <string.h>

struct writing {
    struct emit *emit;
    const struct session *session;
    const struct content *content;
    const struct result *result;
    enum language language;
    struct arena *arena;
};

static const char *id_of(const struct writing *w, uint32_t id)
{
    return content_string(w->content, id);
}

/* NULL for a text that is not given. */
static const char *words(const struct writing *w, struct text text)
{
    const char *s = content_text(w->content, text, w->language);

    return s[0] ? s : NULL;
}

/* "done", "asking", "gap" */
static const char *state_name(enum outcome_state state)
{
    static const char *const names[] = {
        [TRAIL_ASKING] = "asking", [TRAIL_DONE] = "done", [TRAIL_GAP] = "gap"};

    return names[state];
}

static void ask_write(const struct writing *w)
{
    uint32_t index = trail_question(w->content, &w->result->trail);
    const struct question *question;
    uint32_t offered;

    if (index == NO_INDEX) {
        emit_string(w->emit, "ask", NULL);
        return;
    }
    question = &w->content->questions[index];
    offered = offered_on(w->content, &w->result->trail, index);
    emit_open(w->emit, "ask", '{');
    emit_string(w->emit, "question", id_of(w, question->id));
    emit_string(w->emit, "type", question_type_words[question->type]);
    emit_open(w->emit, "options", '[');
    for (uint32_t i = 0; i < question->options.count; i++)
        if (offered >> i & 1u)
            emit_string(w->emit, NULL,
                        id_of(w, w->content->options[question->options.first + i].id));
    emit_close(w->emit, ']');
    emit_close(w->emit, '}');
}

static bool holds(const struct writing *w, uint32_t rule)
{
    return rule_holds(w->session, &w->result->trail, rule);
}

static void step_write(const struct writing *w, const struct step *step)
{
    emit_open(w->emit, NULL, '{');
    emit_string(w->emit, "text", words(w, step->text));
    emit_open(w->emit, "by", '{');
    for (size_t i = 0; i < CHANNEL_COUNT; i++)
        if (words(w, step->channels[i]))
            emit_string(w->emit, channel_words[i], words(w, step->channels[i]));
    emit_close(w->emit, '}');
    emit_close(w->emit, '}');
}

static void steps_write(const struct writing *w, const struct outcome *outcome)
{
    emit_open(w->emit, "steps", '[');
    for (uint32_t i = 0; outcome && i < outcome->steps.count; i++) {
        const struct step *step = &w->content->steps[outcome->steps.first + i];

        if (holds(w, step->when))
            step_write(w, step);
    }
    emit_close(w->emit, ']');
}

static void any_of_write(const struct writing *w, const struct bring *bring)
{
    emit_open(w->emit, "any_of", '[');
    for (uint32_t i = 0; bring->kind == BRING_ANY_OF && i < bring->members.count; i++) {
        uint32_t document = w->content->indexes[bring->members.first + i];

        emit_string(w->emit, NULL, id_of(w, w->content->documents[document].id));
    }
    emit_close(w->emit, ']');
}

static void item_write(const struct writing *w, const struct item *item)
{
    const struct bring *bring = &w->content->brings[item->bring];
    const char *id = NULL, *form = NULL;
    struct text name = bring->label;

    if (item->document != NO_INDEX) {
        const struct document *document = &w->content->documents[item->document];

        id = id_of(w, document->id);
        form = form_words[document->form];
        name = document->name;
    }
    emit_open(w->emit, NULL, '{');
    emit_string(w->emit, "id", id);
    emit_string(w->emit, "name", words(w, name));
    emit_string(w->emit, "form", form);
    emit_number(w->emit, "copies", item->copies);
    emit_string(w->emit, "necessity", item->maybe ? "maybe" : necessity_words[item->necessity]);
    any_of_write(w, bring);
    emit_close(w->emit, '}');
}

static void due_write(const struct writing *w, const struct due *due)
{
    const struct deadline *deadline = &w->content->deadlines[due->deadline];
    struct span cites = due->value ? due->value->cites : deadline->cites;
    struct text rule = due->value ? due->value->text : deadline->text;

    emit_open(w->emit, NULL, '{');
    emit_string(w->emit, "id", id_of(w, deadline->id));
    if (due->state == DEADLINE_DATE)
        emit_date(w->emit, "date", due->date);
    else
        emit_string(w->emit, "date", NULL);
    if (due->state == DEADLINE_IS_EVENT && due->rule)
        rule = due->rule->event;
    emit_string(w->emit, "rule", due->state == DEADLINE_NO_RULE ? NULL : words(w, rule));
    emit_string(w->emit, "source",
                cites.count == 0
                    ? NULL
                    : id_of(w, w->content->sources[w->content->cites[cites.first].source].id));
    emit_close(w->emit, '}');
}

static void cites_write(const struct writing *w, const struct reasons *reasons)
{
    emit_open(w->emit, "cites", '[');
    for (uint32_t i = 0; i < reasons->cite_count; i++) {
        const struct cite *cite = &w->content->cites[reasons->cite[i]];
        const struct source *source = &w->content->sources[cite->source];

        emit_open(w->emit, NULL, '{');
        emit_string(w->emit, "source", id_of(w, source->id));
        emit_string(w->emit, "number", words(w, source->number));
        emit_string(w->emit, "article", words(w, cite->article));
        emit_close(w->emit, '}');
    }
    emit_close(w->emit, ']');
}

/* A fact as it would be written with --set; a flow as flow=ending. */
static void fact_write(const struct writing *w, uint32_t fact)
{
    struct answer answer = trail_answer(&w->result->trail, fact);
    const char *value;

    if (fact < w->content->question_count)
        value = answer_words_write(w->content, fact, answer, w->arena);
    else {
        const struct flow *flow = &w->content->flows[fact - w->content->question_count];

        value = id_of(w, w->content->endings[flow->endings.first + (uint32_t)answer.number].id);
    }
    emit_joined(w->emit, NULL, (const char *const[]){content_fact_id(w->content, fact), "=", value},
                3);
}

static void parameter_write(const struct writing *w, uint32_t parameter, const char *said)
{
    const char *id = id_of(w, w->content->parameters[parameter].id);

    emit_joined(w->emit, NULL, (const char *const[]){"region.", id, said}, 3);
}

static void reason_write(const struct writing *w, const struct reason *reason)
{
    switch (reason->kind) {
    case REASON_ANSWER:
    case REASON_ENDING:
        fact_write(w, reason->index);
        break;
    case REASON_VALUE:
        parameter_write(w, reason->index, " is known");
        break;
    case REASON_MISSING:
        parameter_write(w, reason->index, " is unknown");
        break;
    case REASON_RULE:
        emit_string(w->emit, NULL, id_of(w, w->content->rules[reason->index].source));
        break;
    }
}

static void because_write(const struct writing *w, const struct reasons *reasons)
{
    emit_open(w->emit, "because", '[');
    for (uint32_t i = 0; i < reasons->count; i++)
        reason_write(w, &reasons->reason[i]);
    emit_close(w->emit, ']');
}

/* The region whose rules were used; null when the place of insurance is not known. */
static const char *region_written(const struct writing *w)
{
    uint32_t fact = w->content->insured_in, region;
    struct answer answer = {0};

    if (fact != NO_INDEX)
        answer = w->session->answers[fact];
    if (answer.state != ANSWER_KNOWN)
        return NULL;
    region = content_region_of(w->content, (uint32_t)answer.number);
    return region == NO_INDEX ? NULL : id_of(w, w->content->regions[region].id);
}

static void papers_and_dates_write(const struct writing *w)
{
    emit_open(w->emit, "documents", '[');
    for (uint32_t i = 0; i < w->result->checklist.count; i++)
        item_write(w, &w->result->checklist.item[i]);
    emit_close(w->emit, ']');
    emit_open(w->emit, "deadlines", '[');
    for (uint32_t i = 0; i < w->result->due_count; i++)
        due_write(w, &w->result->due[i]);
    emit_close(w->emit, ']');
}

/* The case code as digits only; NULL where there is none. */
static const char *code_written(const struct session *session, const struct outcome *outcome,
                                char code[CODE_TEXT_SIZE])
{
    char text[CODE_TEXT_SIZE];

    if (outcome == NULL || !code_make(session, text))
        return NULL;
    code_digits(text, code);
    return code;
}

void result_json(struct emit *emit, const struct session *session, const struct result *result,
                 enum language language, struct arena *arena)
{
    const struct content *content = session->content;
    const struct writing w = {emit, session, content, result, language, arena};
    const struct outcome *outcome =
        result->trail.state == TRAIL_DONE ? &content->outcomes[result->trail.outcome] : NULL;
    struct reasons reasons = {0};
    char code[CODE_TEXT_SIZE];

    if (outcome)
        explain_verdict(session, &result->trail, &reasons);
    emit_string(emit, "flow", id_of(&w, content->flows[session->flow].id));
    emit_string(emit, "region", region_written(&w));
    emit_date(emit, "on", session->today);
    emit_string(emit, "state", state_name(result->trail.state));
    ask_write(&w);
    emit_string(emit, "outcome", outcome ? id_of(&w, outcome->id) : NULL);
    emit_string(emit, "verdict",
                outcome ? id_of(&w, content->verdicts[outcome->verdict].id) : NULL);
    emit_string(emit, "code", code_written(session, outcome, code));
    steps_write(&w, outcome);
    papers_and_dates_write(&w);
    cites_write(&w, &reasons);
    because_write(&w, &reasons);
    emit_string(emit, "content",
                arena_format(arena, "%016llx", (unsigned long long)content->behaviour_print));
}

void result_brief(struct buffer *out, const struct session *session, const struct trail *trail)
{
    const struct content *content = session->content;
    const char *parts[3] = {state_name(trail->state), NULL, NULL};
    uint32_t question = trail_question(content, trail);

    if (trail->state == TRAIL_DONE) {
        const struct outcome *outcome = &content->outcomes[trail->outcome];

        parts[1] = content_string(content, outcome->id);
        parts[2] = content_string(content, content->verdicts[outcome->verdict].id);
    } else if (question != NO_INDEX)
        parts[1] = content_string(content, content->questions[question].id);
    for (size_t i = 0; i < 3 && parts[i]; i++) {
        if (i > 0)
            buffer_add(out, "\t", 1);
        buffer_add(out, parts[i], strlen(parts[i]));
    }
    buffer_add(out, "\n", 1);
}

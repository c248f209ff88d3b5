/*
 * The JSON of a result.
 */
#include "commands/result.h"

#include "engine/answer_words.h"
#include "engine/code.h"
#include "engine/offered.h"
#include "engine/rules.h"
#include "model/source.h"
#include "model/words.h"

#include <string.h>

struct result_writer {
    struct emit *emit;
    const struct session *session;
    const struct content *content;
    const struct result *result;
    struct words words;
};

static const char *id_of(const struct result_writer *writer, uint32_t id)
{
    return content_string(writer->content, id);
}

/* NULL for a text that is not given. */
static const char *words(const struct result_writer *writer, struct text text)
{
    const char *s = words_of(&writer->words, text);

    return s[0] ? s : NULL;
}

/* "done", "asking", "gap" */
static const char *state_name(enum outcome_state state)
{
    static const char *const names[] = {
        [TRAIL_ASKING] = "asking", [TRAIL_DONE] = "done", [TRAIL_GAP] = "gap"};

    return names[state];
}

static void ask_write(const struct result_writer *writer)
{
    uint32_t index = trail_question(writer->content, &writer->result->trail);
    const struct question *question;
    uint32_t offered;

    if (index == NO_INDEX) {
        emit_string(writer->emit, "ask", NULL);
        return;
    }
    question = &writer->content->questions[index];
    offered = offered_on(writer->content, &writer->result->trail, index);
    emit_open(writer->emit, "ask", '{');
    emit_string(writer->emit, "question", id_of(writer, question->id));
    emit_string(writer->emit, "type", question_type_words[question->type]);
    emit_open(writer->emit, "options", '[');
    for (uint32_t i = 0; i < question->options.count; i++)
        if (offered >> i & 1u)
            emit_string(writer->emit, NULL,
                        id_of(writer, writer->content->options[question->options.first + i].id));
    emit_close(writer->emit, ']');
    emit_close(writer->emit, '}');
}

static bool holds(const struct result_writer *writer, uint32_t rule)
{
    return rule_holds(writer->session, &writer->result->trail, rule);
}

static void step_write(const struct result_writer *writer, const struct step *step)
{
    emit_open(writer->emit, NULL, '{');
    emit_string(writer->emit, "text", words(writer, step->text));
    emit_open(writer->emit, "by", '{');
    for (size_t i = 0; i < CHANNEL_COUNT; i++)
        if (words(writer, step->channels[i]))
            emit_string(writer->emit, channel_words[i], words(writer, step->channels[i]));
    emit_close(writer->emit, '}');
    emit_close(writer->emit, '}');
}

static void steps_write(const struct result_writer *writer, const struct outcome *outcome)
{
    emit_open(writer->emit, "steps", '[');
    for (uint32_t i = 0; outcome && i < outcome->steps.count; i++) {
        const struct step *step = &writer->content->steps[outcome->steps.first + i];

        if (holds(writer, step->when))
            step_write(writer, step);
    }
    emit_close(writer->emit, ']');
}

static void any_of_write(const struct result_writer *writer, const struct bring *bring)
{
    emit_open(writer->emit, "any_of", '[');
    for (uint32_t i = 0; bring->kind == BRING_ANY_OF && i < bring->members.count; i++) {
        uint32_t document = writer->content->indexes[bring->members.first + i];

        emit_string(writer->emit, NULL, id_of(writer, writer->content->documents[document].id));
    }
    emit_close(writer->emit, ']');
}

static void item_write(const struct result_writer *writer, const struct item *item)
{
    const struct bring *bring = &writer->content->brings[item->bring];
    const char *id = NULL, *form = NULL;
    struct text name = bring->label;

    if (item->document != NO_INDEX) {
        const struct document *document = &writer->content->documents[item->document];

        id = id_of(writer, document->id);
        form = form_words[document->form];
        name = document->name;
    }
    emit_open(writer->emit, NULL, '{');
    emit_string(writer->emit, "id", id);
    emit_string(writer->emit, "name", words(writer, name));
    emit_string(writer->emit, "form", form);
    emit_number(writer->emit, "copies", item->copies);
    emit_string(writer->emit, "necessity",
                item->maybe ? "maybe" : necessity_words[item->necessity]);
    any_of_write(writer, bring);
    emit_close(writer->emit, '}');
}

static void due_write(const struct result_writer *writer, const struct due *due)
{
    const struct deadline *deadline = &writer->content->deadlines[due->deadline];
    struct span cites = due->value ? due->value->cites : deadline->cites;
    struct text rule = due->value ? due->value->text : deadline->text;

    emit_open(writer->emit, NULL, '{');
    emit_string(writer->emit, "id", id_of(writer, deadline->id));
    if (due->state == DEADLINE_DATE)
        emit_date(writer->emit, "date", due->date);
    else
        emit_string(writer->emit, "date", NULL);
    if (due->state == DEADLINE_IS_EVENT && due->rule)
        rule = due->rule->event;
    emit_string(writer->emit, "rule", due->state == DEADLINE_NO_RULE ? NULL : words(writer, rule));
    emit_string(
        writer->emit, "source",
        cites.count == 0
            ? NULL
            : id_of(writer,
                    writer->content->sources[writer->content->cites[cites.first].source].id));
    emit_close(writer->emit, '}');
}

/* What it is cited for: "verdict", "step" … */
static void roles_write(const struct result_writer *writer, const struct reason_cite *cite)
{
    emit_open(writer->emit, "for", '[');
    for (enum cite_role role = CITE_VERDICT; role < CITE_ASKED; role++)
        if (cite->roles >> role & 1u)
            emit_string(writer->emit, NULL, cite_role_words[role]);
    emit_close(writer->emit, ']');
}

static void cite_write(const struct result_writer *writer, const struct reason_cite *told)
{
    const struct cite *cite = &writer->content->cites[told->index];
    const struct source *source = &writer->content->sources[cite->source];
    const uint32_t insured = trail_insured(writer->content, &writer->result->trail);

    emit_open(writer->emit, NULL, '{');
    emit_string(writer->emit, "source", id_of(writer, source->id));
    emit_string(writer->emit, "number", words(writer, source->number));
    emit_string(writer->emit, "article", words(writer, cite->article));
    emit_string(writer->emit, "standing", standing_words[source->standing]);
    emit_string(writer->emit, "whose", whose_words[source_whose(writer->content, source, insured)]);
    if (reason_cite_role(told) != CITE_ASKED)
        roles_write(writer, told);
    emit_close(writer->emit, '}');
}

/* What the result rests on, the weightiest first; apart from it, what only the questions asked cite. */
static void cites_write(const struct result_writer *writer, const struct reasons *reasons)
{
    emit_open(writer->emit, "cites", '[');
    for (enum cite_role role = CITE_VERDICT; role < CITE_ASKED; role++)
        for (uint32_t i = 0; i < reasons->cite_count; i++)
            if (reason_cite_role(&reasons->cite[i]) == role)
                cite_write(writer, &reasons->cite[i]);
    emit_close(writer->emit, ']');
    emit_open(writer->emit, "asked_cites", '[');
    for (uint32_t i = 0; i < reasons->cite_count; i++)
        if (reason_cite_role(&reasons->cite[i]) == CITE_ASKED)
            cite_write(writer, &reasons->cite[i]);
    emit_close(writer->emit, ']');
}

/* A fact as it would be written with --set; a flow as flow=ending. */
static void fact_write(const struct result_writer *writer, uint32_t fact)
{
    struct answer answer = trail_answer(&writer->result->trail, fact);
    const char *value;

    if (fact < writer->content->question_count)
        value = answer_words_write(writer->content, fact, answer, writer->words.arena);
    else {
        const struct flow *flow = &writer->content->flows[fact - writer->content->question_count];

        value = id_of(writer,
                      writer->content->endings[flow->endings.first + (uint32_t)answer.number].id);
    }
    emit_joined(writer->emit, NULL,
                (const char *const[]){content_fact_id(writer->content, fact), "=", value}, 3);
}

static void parameter_write(const struct result_writer *writer, uint32_t parameter,
                            const char *said)
{
    const char *id = id_of(writer, writer->content->parameters[parameter].id);

    emit_joined(writer->emit, NULL, (const char *const[]){"region.", id, said}, 3);
}

static void reason_write(const struct result_writer *writer, const struct reason *reason)
{
    switch (reason->kind) {
    case REASON_ANSWER:
    case REASON_ENDING:
        fact_write(writer, reason->index);
        break;
    case REASON_VALUE:
        parameter_write(writer, reason->index, " is known");
        break;
    case REASON_MISSING:
        parameter_write(writer, reason->index, " is unknown");
        break;
    case REASON_RULE:
        emit_string(writer->emit, NULL,
                    id_of(writer, writer->content->rules[reason->index].source));
        break;
    }
}

static void because_write(const struct result_writer *writer, const struct reasons *reasons)
{
    emit_open(writer->emit, "because", '[');
    for (uint32_t i = 0; i < reasons->count; i++)
        reason_write(writer, &reasons->reason[i]);
    emit_close(writer->emit, ']');
}

/* The region whose rules were used; null when the place of insurance is not known. */
static const char *region_written(const struct result_writer *writer)
{
    uint32_t fact = writer->content->insured_in, region;
    struct answer answer = {0};

    if (fact != NO_INDEX)
        answer = writer->session->answers[fact];
    if (answer.state != ANSWER_KNOWN)
        return NULL;
    region = content_region_of(writer->content, (uint32_t)answer.number);
    return region == NO_INDEX ? NULL : id_of(writer, writer->content->regions[region].id);
}

static void papers_and_dates_write(const struct result_writer *writer)
{
    emit_open(writer->emit, "documents", '[');
    for (uint32_t i = 0; i < writer->result->checklist.count; i++)
        item_write(writer, &writer->result->checklist.item[i]);
    emit_close(writer->emit, ']');
    emit_open(writer->emit, "deadlines", '[');
    for (uint32_t i = 0; i < writer->result->due_count; i++)
        due_write(writer, &writer->result->due[i]);
    emit_close(writer->emit, ']');
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
                 const struct office *office, enum language language, struct arena *arena)
{
    const struct content *content = session->content;
    const struct result_writer writer = {
        .emit = emit,
        .session = session,
        .content = content,
        .result = result,
        .words = {.content = content,
                  .language = language,
                  .arena = arena,
                  .hall = hall_of(content, office, session->flow, &result->trail)},
    };
    const struct outcome *outcome =
        result->trail.state == TRAIL_DONE ? &content->outcomes[result->trail.outcome] : NULL;
    struct reasons reasons = {0};
    char code[CODE_TEXT_SIZE];

    if (outcome)
        explain_result(session, result, &reasons);
    emit_string(emit, "flow", id_of(&writer, content->flows[session->flow].id));
    emit_string(emit, "region", region_written(&writer));
    emit_date(emit, "on", session->today);
    emit_string(emit, "state", state_name(result->trail.state));
    ask_write(&writer);
    emit_string(emit, "outcome", outcome ? id_of(&writer, outcome->id) : NULL);
    emit_string(emit, "verdict",
                outcome ? id_of(&writer, content->verdicts[outcome->verdict].id) : NULL);
    emit_string(emit, "code", code_written(session, outcome, code));
    steps_write(&writer, outcome);
    papers_and_dates_write(&writer);
    cites_write(&writer, &reasons);
    because_write(&writer, &reasons);
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

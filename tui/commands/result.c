/*
 * The JSON of a result.
 */
#include "commands/result.h"

#include "engine/answer_words.h"
#include "engine/code.h"
#include "engine/force.h"
#include "engine/offered.h"
#include "engine/rules.h"
#include "model/adoption.h"
#include "model/source.h"
#include "model/words.h"
#include "wording/words.h"

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
    uint32_t cite = force_first(writer->content, due->value ? due->value->cites : deadline->cites,
                                writer->session->today);
    struct text rule = due->value ? due->value->text : deadline->text;

    emit_open(writer->emit, NULL, '{');
    emit_string(writer->emit, "id", id_of(writer, deadline->id));
    if (due->state == DEADLINE_DATE)
        emit_date(writer->emit, "date", due->date);
    else
        emit_string(writer->emit, "date", NULL);
    if (due->state == DEADLINE_DATE)
        emit_date(writer->emit, "last", due->last);
    else
        emit_string(writer->emit, "last", NULL);
    if (due->state == DEADLINE_IS_EVENT && due->rule)
        rule = due->rule->event;
    emit_string(writer->emit, "rule", due->state == DEADLINE_NO_RULE ? NULL : words(writer, rule));
    emit_string(
        writer->emit, "source",
        cite == NO_INDEX
            ? NULL
            : id_of(writer, writer->content->sources[writer->content->cites[cite].source].id));
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
    for (uint32_t i = 0; i < writer->result->shown_count; i++)
        due_write(writer, result_due(writer->result, i));
    emit_close(writer->emit, ']');
}

/* ---- what bears on the case --------------------------------------------------------------- */

struct writing {
    const struct result_writer *writer;
    struct words words;
};

/* The first source of each cite, by id. */
static void sources_write(const struct result_writer *writer, struct span cites)
{
    emit_open(writer->emit, "cites", '[');
    for (uint32_t i = cites.first; i < cites.first + cites.count; i++)
        emit_string(writer->emit, NULL,
                    id_of(writer, writer->content->sources[writer->content->cites[i].source].id));
    emit_close(writer->emit, ']');
}

static void value_write(const struct writing *writing, const struct value *value)
{
    struct emit *emit = writing->writer->emit;
    const char *whom = words_whom(&writing->words, value);

    emit_open(emit, NULL, '{');
    emit_string(emit, "says", words_value(&writing->words, value));
    emit_string(emit, "for", whom[0] ? whom : NULL);
    sources_write(writing->writer, value->cites);
    emit_close(emit, '}');
}

static void claim_write(void *context, const struct claim *claim)
{
    const struct writing *writing = context;
    struct emit *emit = writing->writer->emit;

    emit_open(emit, NULL, '{');
    emit_string(emit, "says", words(writing->writer, claim->text));
    if (claim->dated >= DATE_MIN)
        emit_date(emit, "dated", claim->dated);
    else
        emit_string(emit, "dated", NULL);
    sources_write(writing->writer, claim->cites);
    emit_close(emit, '}');
}

static void bearing_write(struct writing *writing, const struct bearing *bearing)
{
    static const char *const less[] = {
        [LESS_NOT] = "no", [LESS_MAYBE] = "maybe", [LESS_CERTAIN] = "yes"};
    const struct result_writer *writer = writing->writer;
    const struct parameter *parameter = &writer->content->parameters[bearing->parameter];

    emit_open(writer->emit, NULL, '{');
    emit_string(writer->emit, "parameter", id_of(writer, parameter->id));
    emit_string(writer->emit, "bears", bearing->maybe ? "maybe" : "yes");
    emit_string(writer->emit, "stake", stake_words[parameter->stake]);
    emit_string(writer->emit, "less", less[bearing_less(bearing)]);
    emit_open(writer->emit, "values", '[');
    if (bearing->value != NULL)
        value_write(writing, bearing->value);
    for (uint32_t i = 0; i < bearing->possible_count; i++)
        value_write(writing, bearing->possible[i]);
    emit_close(writer->emit, ']');
    emit_string(writer->emit, "ask",
                bearing_unknown(bearing) ? words(writer, parameter->ask) : NULL);
    emit_open(writer->emit, "claims", '[');
    bearing_claims(writer->session, &writer->result->trail, bearing->parameter, claim_write,
                   writing);
    emit_close(writer->emit, ']');
    emit_close(writer->emit, '}');
}

static void bearings_write(const struct result_writer *writer, const struct bearings *bearings)
{
    struct writing writing = {writer, writer->words};

    emit_open(writer->emit, "region_says", '[');
    for (uint32_t i = 0; i < bearings->count; i++)
        bearing_write(&writing, &bearings->bearing[i]);
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
    struct bearings bearings;
    char code[CODE_TEXT_SIZE];

    bearings_find(session, &result->trail, &bearings);
    if (outcome)
        explain_result(session, result, &bearings, &reasons);
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
    bearings_write(&writer, &bearings);
    cites_write(&writer, &reasons);
    because_write(&writer, &reasons);
    emit_string(emit, "adopted_by",
                adoption_state(content, session->today) == ADOPTION_HOLDS
                    ? words(&writer, content->adoption.by)
                    : NULL);
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

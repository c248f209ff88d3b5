/*
 * What the sheet concludes: the verdict, what to do, the dates, what the region says.
 */
#include "paper/making.h"

#include "engine/rules.h"

static const char *number_text(const struct making *making, uint32_t number)
{
    return arena_format(making->words.arena, "%u", number);
}

/* ---- conclusion and steps --------------------------------------------------------------------- */

static void step_add(struct making *making, const struct step *step, uint32_t number)
{
    static const enum text_id channels[CHANNEL_COUNT] = {
        [CHANNEL_ONLINE] = TEXT_PAPER_ONLINE,
        [CHANNEL_WINDOW] = TEXT_PAPER_AT_WINDOW,
        [CHANNEL_AGENT] = TEXT_PAPER_BY_AGENT,
        [CHANNEL_PHONE] = TEXT_PAPER_BY_TELEPHONE,
    };

    making_add(making, SHEET_STEP, number_text(making, number), making_text(making, step->text));
    for (size_t i = 0; i < CHANNEL_COUNT; i++)
        making_add(making, SHEET_CHANNEL, making_word(making, channels[i]),
                   making_text(making, step->channels[i]));
}

static const char *fact_words(struct making *making, uint32_t fact)
{
    const struct content *content = making->words.content;
    struct answer answer = trail_answer(&making->result->trail, fact);
    const char *label, *value;

    if (answer.state != ANSWER_KNOWN)
        return NULL;
    if (fact < content->question_count) {
        label = making_text(making, content->questions[fact].label);
        value = words_answer(&making->words, fact, answer);
    } else {
        const struct flow *flow = &content->flows[fact - content->question_count];
        const struct ending *ending =
            &content->endings[flow->endings.first + (uint32_t)answer.number];

        if (ending->outcome == NO_INDEX)
            return NULL;
        label = making_text(making, flow->title);
        value = making_text(making, content->outcomes[ending->outcome].title);
    }
    return words_fill(&making->words, TEXT_PAPER_LABELLED, label, value, NULL);
}

static const char *term_words(struct making *making, uint32_t kind, uint32_t index)
{
    const struct value *value;

    if (kind == TERM_FACT)
        return fact_words(making, index);
    if (kind != TERM_VALUE)
        return NULL;
    value = parameter_value(making->session, &making->result->trail, index, NULL);
    if (value == NULL)
        return NULL;
    return words_fill(&making->words, TEXT_PAPER_LABELLED,
                      making_text(making, making->words.content->parameters[index].label),
                      words_value(&making->words, value), NULL);
}

/* A refusal names the facts it rests on, and is no decision. */
static void refusal_add(struct making *making)
{
    struct reads reads = {0};

    if (making->outcome->grounds == NO_INDEX)
        return;
    rule_reads(making->words.content, making->outcome->grounds, &reads);
    making_heading(making, TEXT_PAPER_GROUNDS);
    for (uint32_t i = 0; i < reads.count; i++)
        making_add(making, SHEET_TEXT, NULL,
                   term_words(making, reads.term[i].kind, reads.term[i].index));
    making_heading(making, TEXT_PAPER_NO_DECISION_HEADING);
    making_add(making, SHEET_TEXT, NULL, making_word(making, TEXT_PAPER_NO_DECISION));
    making_add(making, SHEET_TEXT, NULL, making_word(making, TEXT_PAPER_WRITTEN_ANSWER));
}

void making_conclusion(struct making *making)
{
    const struct outcome *outcome = making->outcome;
    uint32_t number = 0;

    making_heading(making, TEXT_PAPER_CONCLUSION);
    making_add(making, SHEET_VERDICT, NULL, making_text(making, outcome->title));
    making_add(making, SHEET_TEXT, NULL, making_text(making, outcome->say));
    refusal_add(making);
    making_heading(making, TEXT_PAPER_STEPS);
    for (uint32_t i = 0; i < outcome->steps.count; i++) {
        const struct step *step = &making->words.content->steps[outcome->steps.first + i];

        if (making_holds(making, step->when))
            step_add(making, step, ++number);
    }
}

/* ---- dates ------------------------------------------------------------------------------------ */

/* "出院日期 或 付费日期", the dates a deadline could count from. */
static const char *anchors(struct making *making, const struct deadline *deadline)
{
    const struct content *content = making->words.content;
    const char *list = "";

    for (uint32_t i = 0; i < deadline->from.count; i++)
        list = arena_format(
            making->words.arena, "%s%s%s", list, list[0] ? making_word(making, TEXT_PAPER_OR) : "",
            making_text(making,
                        content->questions[content->indexes[deadline->from.first + i]].label));
    return list;
}

static const char *due_rule(const struct making *making, const struct due *due)
{
    if (due->value)
        return words_value(&making->words, due->value);
    return making_text(making, making->words.content->deadlines[due->deadline].text);
}

static void due_details(struct making *making, const struct due *due)
{
    const struct deadline *deadline = &making->words.content->deadlines[due->deadline];
    struct span cites = due->value ? due->value->cites : deadline->cites;
    const char *rule = due_rule(making, due);

    making_add(making, SHEET_DETAIL, NULL,
               words_reckoning(&making->words, &making->result->trail, due));
    if (rule[0])
        making_add(making, SHEET_DETAIL, NULL,
                   words_fill(&making->words, TEXT_PAPER_RULE_SAYS, rule, NULL));
    if (cites.count)
        making_add(
            making, SHEET_DETAIL, NULL,
            words_fill(&making->words, TEXT_PAPER_BY_SOURCE,
                       words_cite(&making->words, &making->words.content->cites[cites.first]),
                       NULL));
}

static void due_add(struct making *making, const struct due *due)
{
    const struct deadline *deadline = &making->words.content->deadlines[due->deadline];
    const char *label = making_text(making, deadline->label);

    switch (due->state) {
    case DEADLINE_DATE:
        making_add(making, SHEET_FIELD, label, words_date(&making->words, due->date));
        break;
    case DEADLINE_IS_EVENT:
        making_add(making, SHEET_FIELD, label, making_text(making, due->rule->event));
        break;
    case DEADLINE_NO_ANCHOR:
        making_add(
            making, SHEET_FIELD, label,
            words_fill(&making->words, TEXT_PAPER_DATE_NEEDS, anchors(making, deadline), NULL));
        break;
    case DEADLINE_NO_RULE:
        making_unverified(making, label, deadline->parameter);
        return;
    }
    due_details(making, due);
}

void making_dates(struct making *making)
{
    making_heading(making, TEXT_PAPER_DATES);
    for (uint32_t i = 0; i < making->result->due_count; i++)
        due_add(making, &making->result->due[i]);
}

/* ---- what the region says --------------------------------------------------------------------- */

static bool due_shows(const struct making *making, uint32_t parameter)
{
    for (uint32_t i = 0; i < making->result->due_count; i++)
        if (making->words.content->deadlines[making->result->due[i].deadline].parameter ==
            parameter)
            return true;
    return false;
}

void making_region(struct making *making)
{
    const struct content *content = making->words.content;

    making_heading(making, TEXT_PAPER_REGION);
    for (uint32_t i = 0; i < making->outcome->shows.count; i++) {
        uint32_t index = content->indexes[making->outcome->shows.first + i];
        const struct parameter *parameter = &content->parameters[index];
        const struct value *value =
            parameter_value(making->session, &making->result->trail, index, NULL);
        const char *label = making_text(making, parameter->label);

        if (due_shows(making, index))
            continue;
        if (value)
            making_add(making, SHEET_FIELD, label, words_value(&making->words, value));
        else
            making_unverified(making, label, index);
    }
}

void making_notes(struct making *making)
{
    making_heading(making, TEXT_PAPER_NOTES);
    for (uint32_t i = 0; i < making->outcome->notes.count; i++) {
        const struct note *note = &making->words.content->notes[making->outcome->notes.first + i];

        if (making_holds(making, note->when))
            making_add(making, making_text(making, note->label)[0] ? SHEET_FIELD : SHEET_TEXT,
                       making_text(making, note->label), making_text(making, note->text));
    }
}

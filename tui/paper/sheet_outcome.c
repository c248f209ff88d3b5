/*
 * What the sheet concludes: the verdict, what to do, the dates, the notes.
 */
#include "paper/sheet_blocks.h"

#include "engine/rules.h"

static const char *number_text(const struct sheet_builder *builder, uint32_t number)
{
    return arena_format(builder->words.arena, "%u", number);
}

/* ---- conclusion and steps --------------------------------------------------------------------- */

static void step_add(struct sheet_builder *builder, const struct step *step, uint32_t number)
{
    static const enum text_id channels[CHANNEL_COUNT] = {
        [CHANNEL_ONLINE] = TEXT_PAPER_ONLINE,
        [CHANNEL_WINDOW] = TEXT_PAPER_AT_WINDOW,
        [CHANNEL_AGENT] = TEXT_PAPER_BY_AGENT,
        [CHANNEL_PHONE] = TEXT_PAPER_BY_TELEPHONE,
    };

    sheet_builder_add(builder, SHEET_STEP, number_text(builder, number),
                      words_of(&builder->words, step->text));
    for (size_t i = 0; i < CHANNEL_COUNT; i++)
        sheet_builder_add(builder, SHEET_CHANNEL, words_text(&builder->words, channels[i]),
                          words_of(&builder->words, step->channels[i]));
}

static const char *fact_words(struct sheet_builder *builder, uint32_t fact)
{
    const struct content *content = builder->words.content;
    struct answer answer = trail_answer(&builder->result->trail, fact);
    const char *label, *value;

    if (answer.state != ANSWER_KNOWN)
        return NULL;
    if (fact < content->question_count) {
        label = words_of(&builder->words, content->questions[fact].label);
        value = words_answer(&builder->words, fact, answer);
    } else {
        const struct flow *flow = &content->flows[fact - content->question_count];
        const struct ending *ending =
            &content->endings[flow->endings.first + (uint32_t)answer.number];

        if (ending->outcome == NO_INDEX)
            return NULL;
        label = words_of(&builder->words, flow->title);
        value = words_of(&builder->words, content->outcomes[ending->outcome].title);
    }
    return words_fill(&builder->words, TEXT_PAPER_LABELLED, label, value, NULL);
}

static const char *term_words(struct sheet_builder *builder, uint32_t kind, uint32_t index)
{
    const struct value *value;

    if (kind == TERM_FACT)
        return fact_words(builder, index);
    if (kind != TERM_VALUE)
        return NULL;
    value = rule_parameter(builder->session, &builder->result->trail, index, NULL);
    if (value == NULL)
        return NULL;
    return words_fill(&builder->words, TEXT_PAPER_LABELLED,
                      words_of(&builder->words, builder->words.content->parameters[index].label),
                      words_value(&builder->words, value), NULL);
}

/* A refusal names the facts it rests on, and is no decision. */
static void refusal_add(struct sheet_builder *builder)
{
    struct reads reads = {0};

    if (builder->outcome->grounds == NO_INDEX)
        return;
    rule_reads(builder->words.content, builder->outcome->grounds, &reads);
    sheet_builder_heading(builder, TEXT_PAPER_GROUNDS);
    for (uint32_t i = 0; i < reads.count; i++)
        sheet_builder_add(builder, SHEET_TEXT, NULL,
                          term_words(builder, reads.term[i].kind, reads.term[i].index));
    sheet_grounds_sources(builder);
    sheet_builder_heading(builder, TEXT_PAPER_NO_DECISION_HEADING);
    sheet_builder_add(builder, SHEET_TEXT, NULL,
                      words_text(&builder->words, TEXT_PAPER_NO_DECISION));
    sheet_builder_add(builder, SHEET_TEXT, NULL,
                      words_text(&builder->words, TEXT_PAPER_WRITTEN_ANSWER));
}

void sheet_conclusion(struct sheet_builder *builder)
{
    const struct outcome *outcome = builder->outcome;
    uint32_t number = 0;

    sheet_builder_heading(builder, TEXT_PAPER_CONCLUSION);
    sheet_builder_add(builder, SHEET_VERDICT, NULL, words_of(&builder->words, outcome->title));
    sheet_builder_add(builder, SHEET_TEXT, NULL, words_of(&builder->words, outcome->say));
    refusal_add(builder);
    sheet_losses(builder);
    sheet_builder_heading(builder, TEXT_PAPER_STEPS);
    for (uint32_t i = 0; i < outcome->steps.count; i++) {
        const struct step *step = &builder->words.content->steps[outcome->steps.first + i];

        if (sheet_builder_holds(builder, step->when))
            step_add(builder, step, ++number);
    }
}

/* ---- dates ------------------------------------------------------------------------------------ */

/* "出院日期 或 付费日期", the dates a deadline could count from. */
static const char *anchors(struct sheet_builder *builder, struct span from)
{
    const struct content *content = builder->words.content;
    const char *list = "";

    for (uint32_t i = 0; i < from.count; i++)
        list = arena_format(
            builder->words.arena, "%s%s%s", list,
            list[0] ? words_text(&builder->words, TEXT_PAPER_OR) : "",
            words_of(&builder->words, content->questions[content->indexes[from.first + i]].label));
    return list;
}

static const char *due_rule(const struct sheet_builder *builder, const struct due *due)
{
    if (due->value != NULL)
        return words_value(&builder->words, due->value);
    return words_of(&builder->words, builder->words.content->deadlines[due->deadline].text);
}

/* A day that has passed says so; by law there may be time left. */
static void due_passed(struct sheet_builder *builder, const struct due *due)
{
    int32_t today = builder->session->today;

    if (due->state != DEADLINE_DATE || due->date >= today)
        return;
    sheet_builder_add(builder, SHEET_DETAIL, NULL,
                      due->last >= today
                          ? words_fill(&builder->words, TEXT_PAPER_DATE_PASSED_BY_LAW,
                                       words_date(&builder->words, due->last), NULL)
                          : words_text(&builder->words, TEXT_PAPER_DATE_PASSED));
}

static void due_details(struct sheet_builder *builder, const struct due *due)
{
    const struct deadline *deadline = &builder->words.content->deadlines[due->deadline];
    struct span cites = due->value != NULL ? due->value->cites : deadline->cites;
    const char *rule = due_rule(builder, due);
    const char *source = sheet_cite(builder, cites);

    due_passed(builder, due);
    sheet_builder_add(builder, SHEET_DETAIL, NULL,
                      words_reckoning(&builder->words, &builder->result->trail, due));
    if (rule[0])
        sheet_builder_add(builder, SHEET_DETAIL, NULL,
                          words_fill(&builder->words, TEXT_PAPER_RULE_SAYS, rule, NULL));
    if (source != NULL)
        sheet_builder_add(builder, SHEET_DETAIL, NULL,
                          words_fill(&builder->words, TEXT_PAPER_BY_SOURCE, source, NULL));
}

static void due_add(struct sheet_builder *builder, const struct due *due)
{
    const struct deadline *deadline = &builder->words.content->deadlines[due->deadline];
    const char *label = words_of(&builder->words, deadline->label);

    switch (due->state) {
    case DEADLINE_DATE:
        sheet_builder_add(builder, SHEET_FIELD, label, words_date(&builder->words, due->date));
        break;
    case DEADLINE_IS_EVENT:
        sheet_builder_add(builder, SHEET_FIELD, label, words_of(&builder->words, due->rule->event));
        break;
    case DEADLINE_NO_ANCHOR:
        sheet_builder_add(
            builder, SHEET_FIELD, label,
            words_fill(&builder->words, TEXT_PAPER_DATE_NEEDS, anchors(builder, due->from), NULL));
        break;
    case DEADLINE_NO_RULE:
        sheet_builder_unverified(builder, label, deadline->parameter);
        return;
    }
    due_details(builder, due);
}

void sheet_dates(struct sheet_builder *builder)
{
    sheet_builder_heading(builder, TEXT_PAPER_DATES);
    for (uint32_t i = 0; i < builder->result->shown_count; i++)
        due_add(builder, result_due(builder->result, i));
}

void sheet_notes(struct sheet_builder *builder)
{
    sheet_builder_heading(builder, TEXT_PAPER_NOTES);
    for (uint32_t i = 0; i < builder->outcome->notes.count; i++) {
        const struct note *note = &builder->words.content->notes[builder->outcome->notes.first + i];

        if (sheet_builder_holds(builder, note->when))
            sheet_builder_add(
                builder, words_of(&builder->words, note->label)[0] ? SHEET_FIELD : SHEET_TEXT,
                words_of(&builder->words, note->label), words_of(&builder->words, note->text));
    }
}

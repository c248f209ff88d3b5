/*
 * What bears on the case (engine/bearing.h): known losses before the steps; what else the region says; and
 * in one sentence what has to be asked.
 */
#include "paper/sheet_blocks.h"

#define QUESTIONS_MAX 5 /* on paper; the screen has all of them */

/* ---- losses ------------------------------------------------------------------------------- */

static const char *labelled(const struct sheet_builder *builder, const struct bearing *bearing)
{
    return words_fill(&builder->words, TEXT_PAPER_LABELLED,
                      words_bearing_label(&builder->words, bearing),
                      words_bearing(&builder->words, bearing), NULL);
}

void sheet_losses(struct sheet_builder *builder)
{
    for (uint32_t i = 0; i < builder->bearings->count; i++) {
        const struct bearing *bearing = &builder->bearings->bearing[i];
        enum less less = bearing_less(bearing);

        if (less == LESS_NOT)
            continue;
        sheet_builder_add(builder, SHEET_FIELD,
                          words_text(&builder->words, less == LESS_CERTAIN ? TEXT_PAPER_LESS
                                                                           : TEXT_PAPER_MAYBE_LESS),
                          labelled(builder, bearing));
        if (bearing->value != NULL)
            sheet_builder_add(builder, SHEET_DETAIL, NULL,
                              words_loss_example(&builder->words, &bearing->value->loss));
    }
}

/* ---- everything else ---------------------------------------------------------------------- */

static bool due_shows(const struct sheet_builder *builder, uint32_t parameter)
{
    for (uint32_t i = 0; i < builder->result->shown_count; i++)
        if (builder->words.content->deadlines[result_due(builder->result, i)->deadline].parameter ==
            parameter)
            return true;
    return false;
}

static void known_add(struct sheet_builder *builder, const struct bearing *bearing)
{
    const char *label = words_bearing_label(&builder->words, bearing);

    if (due_shows(builder, bearing->parameter))
        return;
    if (bearing_unknown(bearing) && sheet_builder_answered(builder, label, bearing->parameter))
        return;
    if (bearing_less(bearing) == LESS_NOT)
        sheet_builder_add(builder, SHEET_FIELD, label, words_bearing(&builder->words, bearing));
}

/* What is not known, is not answered, and could change what this person does. */
static bool open_to_ask(const struct sheet_builder *builder, uint32_t parameter)
{
    return builder->words.content->parameters[parameter].stake < STAKE_NONE &&
           confirmation_find(builder->desk->confirmed, builder->desk->confirmed_count, parameter) ==
               NULL;
}

/* "要问的：…；…", the worst first, and room to write down what was found out. */
static void questions_add(struct sheet_builder *builder)
{
    uint32_t parameters[UNVERIFIED_MAX];
    const uint32_t count = confirmation_unverified(builder->session, builder->result, parameters);
    const char *list = "";
    uint32_t asked = 0;

    for (uint32_t i = 0; i < count && asked < QUESTIONS_MAX; i++) {
        const struct parameter *parameter = &builder->words.content->parameters[parameters[i]];

        if (!open_to_ask(builder, parameters[i]))
            continue;
        list = arena_format(
            builder->words.arena, "%s%s%u. %s", list, asked > 0 ? " " : "", asked + 1,
            words_of(&builder->words, parameter->ask.zh != 0 ? parameter->ask : parameter->label));
        asked++;
    }
    sheet_builder_add(builder, SHEET_FIELD, words_text(&builder->words, TEXT_PAPER_QUESTIONS),
                      list);
    if (asked > 0)
        sheet_builder_found(builder);
}

void sheet_region(struct sheet_builder *builder)
{
    sheet_builder_heading(builder, TEXT_PAPER_REGION);
    for (uint32_t i = 0; i < builder->bearings->count; i++)
        known_add(builder, &builder->bearings->bearing[i]);
    questions_add(builder);
}

/* Everything that can be given at a state. */
#include "analysis/walk/walker.h"

#include "engine/offered.h"
#include "engine/types.h"
#include "model/pool.h"

struct giving {
    struct walker *walker;
    struct step_given given;
    void (*each)(void *context, const struct step_given *given);
    void *context;
};

static void give(struct giving *giving, uint8_t state, int64_t number)
{
    giving->given.answer.state = state;
    giving->given.answer.number = number;
    giving->each(giving->context, &giving->given);
}

static void give_options(struct giving *giving, const struct question *question, uint32_t offered)
{
    for (uint32_t i = 0; i < question->options.count; i++)
        if (offered >> i & 1u)
            give(giving, ANSWER_KNOWN, i);
}

static void give_sets(struct giving *giving, const struct question *question, uint32_t offered)
{
    uint32_t all = (1u << question->options.count) - 1;

    for (uint32_t set = 0; set <= all; set++)
        if ((set & ~offered) == 0)
            give(giving, ANSWER_KNOWN, set);
}

/* One place for every relation there is on the day; where the place of insurance is not known there are
 * none, and every place is given. */
static void give_places(struct giving *giving)
{
    const struct walker *walker = giving->walker;
    const struct scene *scene = &walker->scene;
    bool care = giving->given.subject == walker->content->care_in;
    uint32_t seen = 0;

    for (uint32_t i = 0; i < scene->place_count; i++) {
        const struct scene_place *place = &scene->places[i];

        if (place->insured != 0) {
            uint32_t bit = 1u << place_relation(walker->content, place->insured, place->care,
                                                walker->hand.session.today);

            if ((seen & bit) || (!care && place->insured != (uint32_t)scene->insured.number))
                continue;
            seen |= bit;
        }
        giving->given.insured = scene->area.kind == AREA_ANY && care ? place->insured : 0;
        give(giving, ANSWER_KNOWN, place->care);
    }
    giving->given.insured = 0;
}

/* One number of every stretch that rules cannot tell apart; both its ends where another answer is
 * compared with it. */
static void give_numbers(struct giving *giving)
{
    struct walker *walker = giving->walker;
    struct cells *cells = &walker->cells;
    uint32_t question = giving->given.subject;
    int64_t least, most;

    question_range(&walker->hand.session, question, &least, &most);
    cells_find(walker->cutter, &walker->hand.session, &walker->hand.trail, question, least, most,
               cells);
    walker->whole = walker->whole && cells->whole;
    for (uint32_t i = 0; i < cells->count; i++) {
        give(giving, ANSWER_KNOWN, cells->cell[i].first);
        if (cells->linked && cells->cell[i].last != cells->cell[i].first)
            give(giving, ANSWER_KNOWN, cells->cell[i].last);
    }
}

static void give_answers(struct giving *giving, uint32_t offered)
{
    const struct question *question = &giving->walker->content->questions[giving->given.subject];

    switch (answer_types[question->type].shape) {
    case SHAPE_OPTION:
        give_options(giving, question, offered);
        break;
    case SHAPE_SET:
        give_sets(giving, question, offered);
        break;
    case SHAPE_PLACE:
        give_places(giving);
        break;
    case SHAPE_RANGE:
        give_numbers(giving);
        break;
    }
    give(giving, ANSWER_UNSURE, 0);
}

static void give_values(struct giving *giving)
{
    uint32_t count = scene_choices(&giving->walker->scene, giving->given.subject);

    for (uint32_t i = 0; i < count; i++)
        give(giving, ANSWER_KNOWN, i);
    give(giving, ANSWER_NONE, 0);
}

void ways_each(struct walker *walker, const struct state *state,
               void (*each)(void *context, const struct step_given *given), void *context)
{
    struct giving giving = {
        .walker = walker,
        .given = {.kind = state->needs, .subject = state->subject},
        .each = each,
        .context = context
    };

    switch (state->needs) {
    case STEP_TODAY:
        for (uint32_t i = 0; i < walker->days.count; i++)
            give(&giving, ANSWER_KNOWN, walker->days.list[i]);
        break;
    case STEP_START:
        giving.given.answer.origin = ORIGIN_START;
        give_answers(&giving, offered_all(walker->content, state->subject));
        give(&giving, ANSWER_NONE, 0);
        break;
    case STEP_ANSWER:
        giving.given.answer.origin = ORIGIN_ASKED;
        give_answers(&giving, offered_at(walker->content, &walker->content->nodes[state->node]));
        break;
    default:
        give_values(&giving);
    }
}

/* What a case can be given: see choices.h. */
#include "analysis/walk/choices.h"

#include "engine/offered.h"
#include "engine/types.h"
#include "model/pool.h"

/* One choice after the other, filled into `input`. */
struct offer {
    struct choices *choices;
    struct input input;
    void (*each)(void *context, const struct input *input);
    void *context;
};

static void give(struct offer *offer, uint8_t state, int64_t number)
{
    offer->input.answer.state = state;
    offer->input.answer.number = number;
    offer->each(offer->context, &offer->input);
}

static void give_options(struct offer *offer, const struct question *question, uint32_t offered)
{
    for (uint32_t i = 0; i < question->options.count; i++)
        if ((offered >> i & 1u) != 0)
            give(offer, ANSWER_KNOWN, i);
}

static void give_sets(struct offer *offer, const struct question *question, uint32_t offered)
{
    uint32_t all = (1u << question->options.count) - 1;

    for (uint32_t set = 0; set <= all; set++)
        if ((set & ~offered) == 0)
            give(offer, ANSWER_KNOWN, set);
}

/* One place for every relation there is on the day; where the place of insurance is not known there are
 * none, and every place is given. */
static void give_places(struct offer *offer)
{
    const struct scene *scene = offer->choices->scene;
    const struct content *content = scene->content;
    bool care = offer->input.subject == content->care_in;
    uint32_t seen = 0;

    for (uint32_t i = 0; i < scene->places.count; i++) {
        const struct scene_place *place = &scene->places.list[i];

        if (place->insured != 0) {
            uint32_t bit = 1u << pool_relation(content, place->insured, place->care,
                                               offer->choices->session->today);

            if ((seen & bit) != 0 || (!care && place->insured != (uint32_t)scene->insured.number))
                continue;
            seen |= bit;
        }
        offer->input.insured = scene->area.kind == AREA_ANY && care ? place->insured : 0;
        give(offer, ANSWER_KNOWN, place->care);
    }
    offer->input.insured = 0;
}

/* One number of every stretch that rules cannot tell apart; both its ends where another answer is
 * compared with it. */
static void give_numbers(struct offer *offer)
{
    struct choices *choices = offer->choices;
    struct cells *cells = choices->cells;
    uint32_t question = offer->input.subject;
    int64_t least, most;

    session_question_range(choices->session, question, &least, &most);
    cells_find(choices->boundaries, choices->session, choices->trail, question, least, most, cells);
    choices->whole = choices->whole && cells->whole;
    for (uint32_t i = 0; i < cells->count; i++) {
        give(offer, ANSWER_KNOWN, cells->cell[i].first);
        if (cells->linked && cells->cell[i].last != cells->cell[i].first)
            give(offer, ANSWER_KNOWN, cells->cell[i].last);
    }
}

static void give_answers(struct offer *offer, uint32_t offered)
{
    const struct question *question =
        &offer->choices->scene->content->questions[offer->input.subject];

    switch (answer_types[question->type].shape) {
    case SHAPE_OPTION:
        give_options(offer, question, offered);
        break;
    case SHAPE_SET:
        give_sets(offer, question, offered);
        break;
    case SHAPE_PLACE:
        give_places(offer);
        break;
    case SHAPE_RANGE:
        give_numbers(offer);
        break;
    }
    give(offer, ANSWER_UNSURE, 0);
}

static void give_values(struct offer *offer)
{
    uint32_t count = scene_choices(offer->choices->scene, offer->input.subject);

    for (uint32_t i = 0; i < count; i++)
        give(offer, ANSWER_KNOWN, i);
    give(offer, ANSWER_NONE, 0);
}

void choices_each(struct choices *choices, struct input input,
                  void (*each)(void *context, const struct input *input), void *context)
{
    struct offer offer = {.choices = choices, .input = input, .each = each, .context = context};

    switch ((enum input_kind)input.kind) {
    case INPUT_TODAY:
        for (uint32_t i = 0; i < choices->day_count; i++)
            give(&offer, ANSWER_KNOWN, choices->days[i]);
        break;
    case INPUT_START:
        offer.input.answer.origin = ORIGIN_START;
        give_answers(&offer, offered_all(choices->scene->content, input.subject));
        give(&offer, ANSWER_NONE, 0);
        break;
    case INPUT_ANSWER:
        offer.input.answer.origin = ORIGIN_ASKED;
        give_answers(&offer, offered_at(choices->scene->content,
                                        &choices->scene->content->nodes[choices->node]));
        break;
    case INPUT_VALUE:
        give_values(&offer);
        break;
    }
}

/* What if a region said something else: see assume.h. */
#include "cases/assume.h"

#include <stdlib.h>
#include <string.h>

#define PREFIX "region."

/* ---- the overlay --------------------------------------------------------------------------- */

static bool has_options(const struct parameter *parameter)
{
    return parameter->type == PARAMETER_ONE_OF || parameter->type == PARAMETER_YES_NO;
}

static bool value_same(const struct value *a, const struct value *b)
{
    return a->number == b->number && a->text.zh == b->text.zh &&
           memcmp(&a->deadline, &b->deadline, sizeof a->deadline) == 0;
}

static void candidates_fill(struct assumed *assumed, uint32_t parameter, uint32_t *count,
                            const struct content *content)
{
    struct span *span = &assumed->candidate[parameter];

    *span = (struct span){*count, 0};
    for (uint32_t i = 0; i < content->value_count; i++) {
        const struct value *value = &content->values[i];
        bool known = value->parameter != parameter || !value->known;

        for (uint32_t n = 0; n < span->count && !known; n++)
            known = value_same(assumed->candidates[span->first + n], value);
        if (known)
            continue;
        assumed->candidates[(*count)++] = value;
        span->count++;
    }
}

/* The made-up regions come first, so that their codes are found before real regions'. */
static struct region *regions_make(struct arena *arena, const struct content *content,
                                   const uint32_t places[2])
{
    struct region *regions =
        arena_alloc(arena, (content->region_count + 2) * sizeof(struct region));

    for (uint32_t i = 0; i < 2; i++)
        regions[i] = (struct region){
            .code = places[i] ? places[i] : UINT32_MAX,
            .parent = NO_INDEX,
            .values = {0, content->parameter_count}
        };
    for (uint32_t i = 0; i < content->region_count; i++) {
        regions[i + 2] = content->regions[i];
        regions[i + 2].values = (struct span){0, 0};
        regions[i + 2].parent = NO_INDEX;
    }
    return regions;
}

static void lay(const struct assumed *assumed, struct region *regions,
                const struct content *content, struct content *over)
{
    *over = *content;
    over->regions = regions;
    over->region_count = content->region_count + 2;
    over->values = assumed->values;
    over->value_count = content->parameter_count;
}

void assume_open(struct assumed *assumed, struct arena *arena, const struct content *content,
                 const uint32_t places[2])
{
    uint32_t count = 0;

    assumed->candidates = arena_alloc(arena, (content->value_count + 1) * sizeof(struct value *));
    assumed->candidate = arena_alloc(arena, (content->parameter_count + 1) * sizeof(struct span));
    assumed->values = arena_alloc(arena, (content->parameter_count + 1) * sizeof(struct value));
    assumed->regions = regions_make(arena, content, places);
    lay(assumed, assumed->regions, content, &assumed->content);
    for (uint32_t i = 0; i < content->parameter_count; i++) {
        candidates_fill(assumed, i, &count, content);
        assume_value(assumed, i, (struct answer){.state = ANSWER_NONE});
    }
}

void assume_second(const struct assumed *assumed, struct arena *arena,
                   const struct content *content, const uint32_t places[2], struct content *over)
{
    lay(assumed, regions_make(arena, content, places), content, over);
}

void assume_over(const struct assumed *assumed, const struct content *content, struct content *over)
{
    *over = *content;
    over->regions = assumed->content.regions;
    over->region_count = assumed->content.region_count;
    over->values = assumed->content.values;
    over->value_count = assumed->content.value_count;
}

uint32_t assume_choices(const struct assumed *assumed, uint32_t parameter)
{
    const struct parameter *record = &assumed->content.parameters[parameter];

    return has_options(record) ? record->options.count : assumed->candidate[parameter].count;
}

/* The value a choice stands for; NULL where it is an option's number, or unknown. */
static const struct value *declared(const struct assumed *assumed, uint32_t parameter,
                                    struct answer choice)
{
    if (choice.state != ANSWER_KNOWN || has_options(&assumed->content.parameters[parameter]))
        return NULL;
    return assumed->candidates[assumed->candidate[parameter].first + (uint32_t)choice.number];
}

void assume_value(struct assumed *assumed, uint32_t parameter, struct answer choice)
{
    const struct value *chosen = declared(assumed, parameter, choice);
    struct value *value = &assumed->values[parameter];

    *value = (struct value){.parameter = parameter,
                            .known = choice.state == ANSWER_KNOWN,
                            .number = choice.number,
                            .from = INT32_MIN,
                            .to = INT32_MAX};
    if (chosen == NULL)
        return;
    value->number = chosen->number;
    value->duration = chosen->duration;
    value->deadline = chosen->deadline;
    value->text = chosen->text;
}

/* ---- in words ------------------------------------------------------------------------------- */

bool assume_is(const char *pair)
{
    return strncmp(pair, PREFIX, strlen(PREFIX)) == 0;
}

static bool choice_read(const struct assumed *assumed, uint32_t parameter, const char *value,
                        struct answer *choice)
{
    const struct content *content = &assumed->content;
    const struct span options = content->parameters[parameter].options;
    char *end;

    *choice = (struct answer){.state = ANSWER_NONE};
    if (strcmp(value, "unknown") == 0)
        return true;
    choice->state = ANSWER_KNOWN;
    for (uint32_t i = 0; i < options.count; i++)
        if (strcmp(content_string(content, content->options[options.first + i].id), value) == 0) {
            choice->number = i;
            return true;
        }
    choice->number = strtol(value, &end, 10);
    return options.count == 0 && *value != '\0' && *end == '\0' && choice->number >= 0 &&
           choice->number < (int64_t)assume_choices(assumed, parameter);
}

bool assume_words(struct assumed **assumed, struct arena *arena, const struct content *content,
                  uint32_t insured, const char *pair)
{
    const uint32_t places[2] = {insured, 0};
    const size_t size = strcspn(pair, "=");
    struct answer choice;
    uint32_t parameter;

    if (!assume_is(pair) || pair[size] == '\0')
        return false;
    parameter =
        content_parameter(content, arena_copy(arena, pair + strlen(PREFIX), size - strlen(PREFIX)));
    if (parameter == NO_INDEX)
        return false;
    if (*assumed == NULL) {
        *assumed = arena_alloc(arena, sizeof **assumed);
        assume_open(*assumed, arena, content, places);
    }
    if (!choice_read(*assumed, parameter, pair + size + 1, &choice))
        return false;
    assume_value(*assumed, parameter, choice);
    return true;
}

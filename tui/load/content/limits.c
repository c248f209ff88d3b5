/*
 * Whom a value is for: `for: {scheme: employee, care_in: [same_province, same_zone]}`. The scheme has a mask
 * of its own in struct value, for nearly every value depends on it; every other fact becomes a limit.
 */
#include "load/content/catalogue.h"

#include "engine/values.h"
#include "load/messages.h"

/* The options of a list, or the one given, as a bit each. */
static uint32_t mask_read(struct builder *builder, uint32_t question, const struct yaml *list)
{
    uint32_t mask = 0;

    for (const struct yaml *item = fields_items(list); item != NULL;
         item = fields_next(list, item)) {
        const char *text = fields_scalar(builder, item, list->key);
        uint32_t option =
            text != NULL ? builder_option(builder, question, text, item->place) : NO_INDEX;

        if (option != NO_INDEX)
            mask |= 1u << option;
    }
    return mask;
}

/* Values are told apart by answers that are one of several, and by relations of places. */
static bool tells_apart(const struct builder *builder, uint32_t question)
{
    uint32_t shape = builder_answer_type(builder, question)->shape;

    return question != builder->head.insured_in && (shape == SHAPE_OPTION || shape == SHAPE_PLACE);
}

static void limit_add(struct builder *builder, struct value *value, const struct yaml *list)
{
    struct limit limit = {.fact = builder_find(builder, NAME_QUESTION, list->key, list->key_place)};

    if (limit.fact == NO_INDEX)
        return;
    if (!tells_apart(builder, limit.fact)) {
        diag_add(builder->diags, list->key_place, MESSAGE(FOR_NOT_OPTIONS), list->key);
        return;
    }
    limit.mask = mask_read(builder, limit.fact, list);
    if (limit.fact == builder->head.scheme) {
        value->schemes = limit.mask;
        return;
    }
    BUILDER_ADD(builder, limits, limit);
    value->limits.count++;
}

void limits_read(struct builder *builder, const struct yaml *map, struct value *value)
{
    value->limits = (struct span){(uint32_t)(builder->limits.size / sizeof(struct limit)), 0};
    if (map->kind != YAML_MAP || map->count == 0) {
        diag_add(builder->diags, map->place, MESSAGE(FOR_EMPTY));
        return;
    }
    for (const struct yaml *list = map->first; list != NULL; list = list->next)
        if (yaml_get(map, list->key) == list)
            limit_add(builder, value, list);
}

static const struct limit *limit_of(const struct builder *builder, const struct value *value,
                                    uint32_t fact)
{
    const struct limit *limits = (const void *)builder->limits.data;

    for (uint32_t i = 0; i < value->limits.count; i++)
        if (limits[value->limits.first + i].fact == fact)
            return &limits[value->limits.first + i];
    return NULL;
}

bool limits_clash(const struct builder *builder, const struct value *a, const struct value *b)
{
    const struct limit *limits = (const void *)builder->limits.data;

    if ((a->schemes != 0) + a->limits.count != (b->schemes != 0) + b->limits.count)
        return false;
    if (a->schemes != 0 && b->schemes != 0 && (a->schemes & b->schemes) == 0)
        return false;
    for (uint32_t i = 0; i < a->limits.count; i++) {
        const struct limit *mine = &limits[a->limits.first + i];
        const struct limit *other = limit_of(builder, b, mine->fact);

        if (other != NULL && (mine->mask & other->mask) == 0)
            return false;
    }
    return true;
}

/* ---- what the values of a parameter are limited by ------------------------------------------ */

static bool listed(const uint32_t *facts, uint32_t count, uint32_t fact)
{
    for (uint32_t i = 0; i < count; i++)
        if (facts[i] == fact)
            return true;
    return false;
}

static uint32_t facts_collect(const struct builder *builder, uint32_t parameter,
                              uint32_t facts[CANDIDATE_FACTS_MAX + 1])
{
    const struct value *values = (const void *)builder->values.data;
    const struct limit *limits = (const void *)builder->limits.data;
    size_t count = builder->values.size / sizeof *values;
    uint32_t found = 0;

    for (size_t i = 0; i < count; i++)
        for (uint32_t n = 0; values[i].parameter == parameter && n < values[i].limits.count; n++) {
            uint32_t fact = limits[values[i].limits.first + n].fact;

            if (found <= CANDIDATE_FACTS_MAX && !listed(facts, found, fact))
                facts[found++] = fact;
        }
    return found;
}

void limits_fill(struct builder *builder)
{
    struct parameter *parameters = (void *)builder->parameters.data;
    const struct names *names = &builder->names[NAME_PARAMETER];

    for (uint32_t i = 0; i < names->count; i++) {
        uint32_t facts[CANDIDATE_FACTS_MAX + 1];
        uint32_t count = facts_collect(builder, i, facts);

        if (count > CANDIDATE_FACTS_MAX) {
            diag_add(builder->diags, names->list[i].place, MESSAGE(FOR_FACTS_MANY),
                     names->list[i].id, CANDIDATE_FACTS_MAX);
            continue;
        }
        parameters[i].limits =
            (struct span){(uint32_t)(builder->indexes.size / sizeof(uint32_t)), count};
        buffer_add(&builder->indexes, facts, count * sizeof *facts);
    }
}

/* A random content with many regions: see crowd.h. */
#include "crowd.h"

#include <stdlib.h>
#include <string.h>

enum { CITIES = 9 };

static int division_compare(const void *a, const void *b)
{
    const struct division *x = a, *y = b;

    return x->code < y->code ? -1 : x->code > y->code;
}

static void divisions_add(struct crowd *crowd)
{
    struct content *content = &crowd->workbook.content;
    uint32_t count = content->division_count;
    struct division *divisions =
        arena_alloc(&crowd->arena, (count + CITIES) * sizeof(struct division));

    memcpy(divisions, content->divisions, count * sizeof *divisions);
    for (uint32_t i = 0; i < CITIES; i++)
        divisions[count + i].code = 430300 + i * 100;
    qsort(divisions, count + CITIES, sizeof *divisions, division_compare);
    content->divisions = divisions;
    content->division_count = count + CITIES;
}

/* The values of one parameter in a region, behind those that are there; some begin later. */
static void values_copy(const struct content *content, struct dice *dice, uint32_t parameter,
                        struct buffer *values)
{
    struct span span = content->regions[dice_below(dice, 3)].values;

    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        struct value value = content->values[i];

        if (value.to == INT32_MAX && dice_one_in(dice, 5))
            value.from = content->dated + (int32_t)dice_below(dice, 40);
        if (value.parameter == parameter)
            buffer_add(values, &value, sizeof value);
    }
}

static void regions_add(struct crowd *crowd, struct dice *dice)
{
    struct content *content = &crowd->workbook.content;
    struct buffer regions = {0}, values = {0};

    buffer_add(&regions, content->regions, content->region_count * sizeof *content->regions);
    buffer_add(&values, content->values, content->value_count * sizeof *content->values);
    for (uint32_t i = 0; i < CITIES; i++) {
        struct region region = {.id = content->regions[0].id,
                                .code = 430300 + i * 100,
                                .parent = dice_one_in(dice, 3) ? 1 : 0};

        region.values.first = (uint32_t)(values.size / sizeof *content->values);
        for (uint32_t p = 0; p < content->parameter_count; p++)
            values_copy(content, dice, p, &values);
        region.values.count =
            (uint32_t)(values.size / sizeof *content->values) - region.values.first;
        buffer_add(&regions, &region, sizeof region);
    }
    content->region_count += CITIES;
    content->value_count = (uint32_t)(values.size / sizeof *content->values);
    content->regions = (void *)arena_copy(&crowd->arena, regions.data, regions.size);
    content->values = (void *)arena_copy(&crowd->arena, values.data, values.size);
    buffer_free(&regions);
    buffer_free(&values);
}

/* The loader lets no papers include themselves; random ones do. */
static void includes_take(struct crowd *crowd)
{
    struct content *content = &crowd->workbook.content;
    size_t size = content->bring_count * sizeof *content->brings;
    struct bring *brings = arena_alloc(&crowd->arena, size + 1);

    memcpy(brings, content->brings, size);
    for (uint32_t i = 0; i < content->bring_count; i++)
        if (brings[i].kind == BRING_INCLUDE) {
            brings[i].kind = BRING_DOCUMENT;
            brings[i].subject = i % content->document_count;
        }
    content->brings = brings;
}

/* Must hold, and mostly does not: something is found. */
static void invariants_add(struct crowd *crowd, struct dice *dice)
{
    struct invariant *invariants = arena_alloc(&crowd->arena, 2 * sizeof *invariants);
    struct buffer rule = {0};

    for (uint32_t i = 0; i < 2; i++) {
        rule.size = 0;
        random_rule(dice, fixture_content(&crowd->made.fixture), 2, &rule);
        invariants[i] = (struct invariant){.flow = NO_INDEX, .when = NO_INDEX};
        invariants[i].must = fixture_rule(&crowd->made.fixture, rule.data);
        invariants[i].place.file = "rule";
    }
    buffer_free(&rule);
    crowd->workbook.invariants = invariants;
    crowd->workbook.invariant_count = 2;
}

/* Two parameters of three bear on some cases. */
static void rules_add(struct crowd *crowd, struct dice *dice)
{
    struct fixture *fixture = &crowd->made.fixture;
    struct buffer rule = {0};

    for (uint32_t i = 0; i < fixture_content(fixture)->parameter_count; i++) {
        rule.size = 0;
        random_rule(dice, fixture_content(fixture), 2, &rule);
        if (!dice_one_in(dice, 3))
            fixture_parameter_at(fixture, i)->when = fixture_rule(fixture, rule.data);
    }
    buffer_free(&rule);
}

/* Every other region says something of one parameter. */
static void claims_add(struct crowd *crowd, struct dice *dice)
{
    struct content *content = &crowd->workbook.content;
    struct claim *claims = arena_alloc(&crowd->arena, content->region_count * sizeof *claims);
    struct region *regions = (void *)arena_copy(&crowd->arena, (const void *)content->regions,
                                                content->region_count * sizeof *regions);

    for (uint32_t i = 0; i < content->region_count; i += 2) {
        claims[content->claim_count].parameter = dice_below(dice, content->parameter_count);
        regions[i].claims = (struct span){content->claim_count++, 1};
    }
    content->claims = claims;
    content->regions = regions;
}

static void places_add(struct crowd *crowd)
{
    struct workbook *workbook = &crowd->workbook;
    struct place *places = arena_alloc(&crowd->arena, 4096 * sizeof *places);

    for (uint32_t i = 0; i < 4096; i++)
        places[i] = (struct place){"here", i + 1, 1};
    workbook->flows = workbook->nodes = workbook->arms = workbook->endings = places;
    workbook->questions = workbook->options = workbook->implieds = workbook->outcomes = places;
    workbook->steps = workbook->notes = workbook->brings = workbook->documents = places;
    workbook->deadlines = workbook->parameters = workbook->regions = workbook->values = places;
    workbook->claims = workbook->zones = workbook->sources = workbook->verdicts = places;
}

void crowd_start(struct crowd *crowd, uint64_t seed)
{
    struct dice dice = {seed * 7919 + 1};

    memset(crowd, 0, sizeof *crowd);
    random_flow_start(&crowd->made, seed, 4, seed % 2 == 0);
    invariants_add(crowd, &dice);
    rules_add(crowd, &dice);
    crowd->workbook.content = *fixture_content(&crowd->made.fixture);
    crowd->workbook.content.dated = crowd->made.today;
    includes_take(crowd);
    divisions_add(crowd);
    regions_add(crowd, &dice);
    claims_add(crowd, &dice);
    places_add(crowd);
}

void crowd_free(struct crowd *crowd)
{
    arena_free(&crowd->arena);
    random_flow_free(&crowd->made);
}

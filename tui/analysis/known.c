/* What is known of places: see known.h. */
#include "analysis/known.h"

/* What a region itself says on a day. */
enum saying { SAYS_NOTHING, SAYS_UNKNOWN, SAYS_VALUE };

static enum saying region_says(const struct content *content, uint32_t region, uint32_t parameter,
                               int32_t day)
{
    struct span span = content->regions[region].values;
    enum saying says = SAYS_NOTHING;

    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        const struct value *value = &content->values[i];

        if (value->parameter != parameter || day < value->from || day > value->to)
            continue;
        if (value->known)
            return SAYS_VALUE;
        if (value->schemes == 0 && value->limits.count == 0)
            says = SAYS_UNKNOWN;
    }
    return says;
}

/* The region, of this one and those above it, that has a value; NO_INDEX. */
static uint32_t value_region(const struct content *content, uint32_t region, uint32_t parameter,
                             int32_t day)
{
    enum saying says = SAYS_NOTHING;

    for (; region != NO_INDEX; region = content->regions[region].parent) {
        says = region_says(content, region, parameter, day);
        if (says != SAYS_NOTHING)
            break;
    }
    return says == SAYS_VALUE ? region : NO_INDEX;
}

static uint32_t claim_region(const struct content *content, uint32_t region, uint32_t parameter)
{
    for (; region != NO_INDEX; region = content->regions[region].parent) {
        struct span span = content->regions[region].claims;

        for (uint32_t i = span.first; i < span.first + span.count; i++)
            if (content->claims[i].parameter == parameter)
                return region;
    }
    return NO_INDEX;
}

static void place_count(struct known *known, const struct content *content, uint32_t region,
                        uint32_t parameter, int32_t day)
{
    uint32_t value = value_region(content, region, parameter, day);
    uint32_t claim = claim_region(content, region, parameter);

    if (value != NO_INDEX)
        ++*(value == region ? &known->own : &known->above);
    else if (claim != NO_INDEX)
        ++*(claim == region ? &known->claim : &known->claim_above);
    else
        known->nothing++;
}

static bool is_place(const struct content *content, uint32_t region)
{
    return content->regions[region].code != 0;
}

struct known known_count(const struct content *content, uint32_t parameter, int32_t day)
{
    struct known known = {0};

    for (uint32_t i = 0; i < content->region_count; i++)
        if (is_place(content, i))
            place_count(&known, content, i, parameter, day);
    return known;
}

uint32_t known_places(const struct content *content)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < content->region_count; i++)
        count += is_place(content, i);
    return count;
}

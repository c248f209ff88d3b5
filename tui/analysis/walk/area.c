/* Areas: see area.h. */
#include "analysis/walk/area.h"

#include "model/pool.h"

uint32_t area_count(const struct content *content)
{
    return content->region_count + 2;
}

struct area area_at(const struct content *content, uint32_t index)
{
    if (index < content->region_count)
        return (struct area){AREA_REGION, index};
    return (struct area){index == content->region_count ? AREA_UNKNOWN : AREA_ANY, NO_INDEX};
}

/* A place for which no region but the nation speaks; a city before a province. */
static uint32_t national_place(const struct content *content, uint32_t nation)
{
    uint32_t found = 0;

    for (uint32_t i = 0; i < content->division_count && (found == 0 || found % AREA_PROVINCE == 0);
         i++)
        if (content_region_of(content, content->divisions[i].code) == nation &&
            (found == 0 || content->divisions[i].code % AREA_PROVINCE != 0))
            found = content->divisions[i].code;
    return found;
}

uint32_t area_any_place(const struct content *content, bool zoned)
{
    const unsigned wanted = zoned ? RELATION_SAME_ZONE : RELATION_SAME_PROVINCE;

    for (uint32_t i = 0; i < content->division_count; i++) {
        uint32_t code = content->divisions[i].code;
        uint32_t relations = 0;

        if (!area_is_city(code) || code % AREA_PROVINCE == 0)
            continue;
        for (uint32_t n = 0; n < content->division_count; n++)
            if (content->divisions[n].code % AREA_CITY == 0)
                relations |=
                    1u << pool_relation(content, code, content->divisions[n].code, content->dated);
        if ((relations >> wanted & 1u) != 0)
            return code;
    }
    return zoned ? 0 : BEIJING;
}

struct answer area_insured(const struct content *content, struct area area)
{
    struct answer insured = {.state = ANSWER_KNOWN, .origin = ORIGIN_START};

    if (area.kind == AREA_ANY)
        insured.number = area_any_place(content, false);
    else if (area.kind == AREA_REGION && content->regions[area.region].code != 0)
        insured.number = content->regions[area.region].code;
    else if (area.kind == AREA_REGION)
        insured.number = national_place(content, area.region);
    if (insured.number == 0)
        insured.state = ANSWER_UNSURE;
    return insured;
}

/* Which pool a place belongs to, and how two places stand to each other. */
#include "model/pool.h"

#define CORPS 660000 /* 新疆生产建设兵团 */

/* How GB/T 2260 and the insurance codes built on it are put together: PPCCDD. */
static uint32_t province_digits(uint32_t code)
{
    return code / 10000;
}

static uint32_t city_digits(uint32_t code)
{
    return code / 100 % 100;
}

static bool one_pool_province(uint32_t province)
{
    return province == 11 || province == 12 || province == 31 || province == 50 ||
           province == province_digits(CORPS);
}

bool pool_is_abroad(uint32_t code)
{
    uint32_t province = province_digits(code);

    return code == PLACE_ABROAD || province == 71 || province == 81 || province == 82;
}

bool pool_is_insurance_only(uint32_t code)
{
    return city_digits(code) == 99 || code % 100 == 99;
}

/* A prefix has 2, 4 or 6 digits. */
static bool prefix_covers(uint32_t prefix, uint32_t code)
{
    while (code > prefix)
        code /= 100;
    return code == prefix && code != 0;
}

static bool indexes_cover(const struct content *content, struct span prefixes, uint32_t code)
{
    for (uint32_t i = 0; i < prefixes.count; i++)
        if (prefix_covers(content->indexes[prefixes.first + i], code))
            return true;
    return false;
}

uint32_t pool_of(const struct content *content, uint32_t code)
{
    uint32_t province = province_digits(code), city = city_digits(code);

    for (uint32_t i = 0; i < content->region_count; i++)
        if (indexes_cover(content, content->regions[i].covers, code))
            return content->regions[i].code;
    if (one_pool_province(province))
        return province * 10000;
    if (province == 65 && city == 90) /* 石河子 and the other cities of the corps */
        return CORPS;
    if (city == 90 || city == 99 || pool_is_abroad(code))
        return code;
    return code / 100 * 100;
}

static bool same_zone(const struct content *content, uint32_t insured, uint32_t care, int32_t date)
{
    for (uint32_t i = 0; i < content->zone_count; i++) {
        const struct zone *zone = &content->zones[i];

        if (date >= zone->from && date <= zone->to &&
            indexes_cover(content, zone->members, insured) &&
            indexes_cover(content, zone->members, care))
            return true;
    }
    return false;
}

struct pool_place pool_place_of(const struct content *content, uint32_t code)
{
    return (struct pool_place){code, pool_of(content, code)};
}

enum relation pool_places_relation(const struct content *content, struct pool_place insured,
                                   struct pool_place care, int32_t date)
{
    if (pool_is_abroad(care.code))
        return RELATION_ABROAD;
    if (insured.pool == care.pool)
        return RELATION_SAME_POOL;
    if (same_zone(content, insured.code, care.code, date))
        return RELATION_SAME_ZONE;
    if (province_digits(insured.pool) == province_digits(care.pool))
        return RELATION_SAME_PROVINCE;
    return RELATION_OTHER_PROVINCE;
}

enum relation pool_relation(const struct content *content, uint32_t insured, uint32_t care,
                            int32_t date)
{
    if (pool_is_abroad(care))
        return RELATION_ABROAD;
    return pool_places_relation(content, pool_place_of(content, insured),
                                pool_place_of(content, care), date);
}

/* Near places, provinces, cities, matches. */
#include "screens/places.h"

#include "base/readings.h"
#include "model/pool.h"
#include "screens/list.h"

#define ROW_NONE 0

static void places_add(struct places *places, uint32_t code)
{
    for (int i = 0; i < places->count; i++)
        if (places->code[i] == code)
            return;
    if (code != ROW_NONE && places->count < PLACES_SHOWN)
        places->code[places->count++] = code;
}

/* Of the mainland: nobody is insured abroad, and care there is one row of its own. */
static bool is_province(uint32_t code)
{
    return code % 10000 == 0 && !place_abroad(code);
}

/* A city, or what stands beside cities as a pool of its own. */
static bool is_choice(const struct content *content, uint32_t code)
{
    return code % 10000 != 0 && !place_abroad(code) && pool_of(content, code) == code;
}

static void divisions_add(const struct content *content, struct places *places, uint32_t province,
                          bool care)
{
    for (uint32_t i = 0; i < content->division_count; i++) {
        const uint32_t code = content->divisions[i].code;

        if (care && place_insurance_only(code))
            continue;
        if (province == 0 ? is_province(code)
                          : code / 10000 == province / 10000 && is_choice(content, code))
            places_add(places, code);
    }
}

bool place_has_cities(const struct content *content, uint32_t code)
{
    struct places cities = {.count = 0};

    if (is_province(code))
        divisions_add(content, &cities, code, true);
    return cities.count > 0;
}

/* The office's own pool, its most used places, its province; abroad only where care can be. */
static void near_add(const struct desk *desk, bool care, struct places *places)
{
    if (!care || !place_insurance_only(desk->setup.office->region))
        places_add(places, desk->setup.office->region);
    for (uint32_t i = 0; i < desk->setup.office->place_count && places->count < LIST_PAGE - 2 - care; i++)
        places_add(places, desk->setup.office->places[i]);
    if (place_has_cities(desk->content, desk->setup.office->region / 10000 * 10000))
        places_add(places, desk->setup.office->region / 10000 * 10000);
    places_add(places, ROW_PROVINCES);
    if (care)
        places_add(places, PLACE_ABROAD);
}

/* The better match goes before; equal ones keep the order of their codes. */
static void match_add(struct places *places, uint32_t code, int score)
{
    int at = places->count < PLACES_SHOWN ? places->count++ : PLACES_SHOWN - 1;

    if (at == PLACES_SHOWN - 1 && places->score[at] <= score && places->code[at] != ROW_NONE)
        return;
    for (; at > 0 && places->score[at - 1] > score; at--) {
        places->code[at] = places->code[at - 1];
        places->score[at] = places->score[at - 1];
    }
    places->code[at] = code;
    places->score[at] = score;
}

static bool is_county(uint32_t code)
{
    return code % 100 != 0 && !place_abroad(code);
}

static void matches_add(const struct content *content, const struct places_wanted *wanted,
                        bool counties, struct places *places)
{
    int score;

    for (uint32_t i = 0; i < content->division_count; i++) {
        const struct division *division = &content->divisions[i];
        const char *name = content_text(content, division->name, LANGUAGE_ZH);

        if (!is_province(division->code) && !is_choice(content, division->code) &&
            !(wanted->care && place_abroad(division->code)) &&
            !(counties && is_county(division->code)))
            continue;
        if (wanted->care && place_insurance_only(division->code))
            continue;
        if (reading_match(name, wanted->filter, &score)) /* of equals a province goes before */
            match_add(places, division->code, 2 * score + !is_province(division->code));
    }
}

void places_find(const struct desk *desk, const struct places_wanted *wanted, struct places *places)
{
    const struct content *content = desk->content;

    places->count = 0;
    if (wanted->filter[0] != '\0') {
        matches_add(content, wanted, false, places);
        if (places->count == 0) /* people name the county they live in */
            matches_add(content, wanted, true, places);
    } else if (wanted->level == LEVEL_NEAR)
        near_add(desk, wanted->care, places);
    else
        divisions_add(content, places, wanted->level == LEVEL_CITIES ? wanted->province : 0,
                      wanted->care);
}

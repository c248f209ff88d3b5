/* Near places, provinces, cities, matches. */
#include "screens/place_rows.h"

#include "model/pool.h"
#include "screens/list.h"

#include <string.h>

#define ROW_NONE 0

static void row_add(struct place_rows *rows, uint32_t code)
{
    for (int i = 0; i < rows->count; i++)
        if (rows->code[i] == code)
            return;
    if (code != ROW_NONE && rows->count < PLACES_FOUND)
        rows->code[rows->count++] = code;
}

static void divisions_add(const struct content *content, struct place_rows *rows, uint32_t province,
                          bool care)
{
    for (uint32_t i = 0; i < content->division_count; i++) {
        const uint32_t code = content->divisions[i].code;

        if (care && pool_is_insurance_only(code))
            continue;
        if (province == 0 ? places_is_province(code)
                          : code / 10000 == province / 10000 && places_is_pool(content, code))
            row_add(rows, code);
    }
}

bool place_rows_has_cities(const struct content *content, uint32_t code)
{
    struct place_rows cities = {.count = 0};

    if (places_is_province(code))
        divisions_add(content, &cities, code, true);
    return cities.count > 0;
}

/* The office's own pool, its most used places, its province; abroad only where care can be. */
static void near_add(const struct desk *desk, bool care, struct place_rows *rows)
{
    if (!care || !pool_is_insurance_only(desk->setup.office->region))
        row_add(rows, desk->setup.office->region);
    for (uint32_t i = 0; i < desk->setup.office->place_count && rows->count < LIST_PAGE - 2 - care;
         i++)
        row_add(rows, desk->setup.office->places[i]);
    if (place_rows_has_cities(desk->content, desk->setup.office->region / 10000 * 10000))
        row_add(rows, desk->setup.office->region / 10000 * 10000);
    row_add(rows, ROW_PROVINCES);
    if (care)
        row_add(rows, PLACE_ABROAD);
}

/* Counties of a city only where nothing larger is meant: people name the one they live in. */
static void matches_add(const struct content *content, const struct place_rows_wanted *wanted,
                        struct place_rows *rows)
{
    struct places_filter filter = {.typed = wanted->typed, .care = wanted->care};
    struct places places;

    places_find(content, &filter, &places);
    filter.parts = true;
    if (places.count == 0)
        places_find(content, &filter, &places);
    rows->count = (int)places.count;
    memcpy(rows->code, places.code, sizeof rows->code);
}

void place_rows_find(const struct desk *desk, const struct place_rows_wanted *wanted,
                     struct place_rows *rows)
{
    const struct content *content = desk->content;

    rows->count = 0;
    if (wanted->typed[0] != '\0')
        matches_add(content, wanted, rows);
    else if (wanted->level == LEVEL_NEAR)
        near_add(desk, wanted->care, rows);
    else
        divisions_add(content, rows, wanted->level == LEVEL_CITIES ? wanted->province : 0,
                      wanted->care);
}

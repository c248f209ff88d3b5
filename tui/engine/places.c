/* Places by name. */
#include "engine/places.h"

#include "base/readings.h"
#include "model/pool.h"

#include <string.h>

/* ---- written names ---------------------------------------------------------------------------- */

static void places_add(struct places *places, uint32_t code)
{
    if (places->count < PLACES_FOUND)
        places->code[places->count++] = code;
}

static bool code_parse(const char *name, uint32_t *code)
{
    if (strlen(name) != 6 || strspn(name, "0123456789") != 6)
        return false;
    *code = 0;
    for (size_t i = 0; i < 6; i++)
        *code = *code * 10 + (uint32_t)(name[i] - '0');
    return true;
}

/* The larger places that one lies in, from the nearest on; returns how many. */
static size_t larger_places(const struct content *content, uint32_t code,
                            const struct division *larger[2])
{
    size_t count = 0;

    if (code % 100 != 0)
        larger[count] = content_division(content, code / 100 * 100);
    count += code % 100 != 0 && larger[count] != NULL;
    if (code % 10000 != 0)
        larger[count] = content_division(content, code / 10000 * 10000);
    count += code % 10000 != 0 && larger[count] != NULL;
    return count;
}

/* The size of a Chinese name without the word at its end that says what kind of place it is; its whole
 * size where there is no such word, or nothing else. */
static size_t bare_size(const char *name)
{
    static const char *const kinds[] = {"省", "市", "县", "区"};
    size_t size = strlen(name);

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        size_t kind = strlen(kinds[i]);

        if (size > kind && strcmp(name + size - kind, kinds[i]) == 0)
            return size - kind;
    }
    return size;
}

/* Whether these bytes are names of larger places one behind the other, from the largest (the last) on;
 * some may be left out. */
static bool larger_means(const struct content *content, const char *text, size_t size,
                         const struct division *const larger[2], size_t count)
{
    if (size == 0)
        return true;
    while (count-- > 0) {
        const char *name = content_string(content, larger[count]->name.zh);
        const size_t sizes[] = {strlen(name), bare_size(name)};

        for (size_t i = 0; i < 2; i++)
            if (sizes[i] > 0 && sizes[i] <= size && memcmp(text, name, sizes[i]) == 0 &&
                larger_means(content, text + sizes[i], size - sizes[i], larger, count))
                return true;
    }
    return false;
}

/* "北京市朝阳区": the division's name, behind none, some or all of those it lies in. */
static bool zh_means(const struct content *content, const struct division *division,
                     const char *text)
{
    const char *name = content_string(content, division->name.zh);
    const size_t sizes[] = {strlen(name), bare_size(name)};
    const struct division *larger[2];
    size_t size = strlen(text);

    for (size_t i = 0; i < 2; i++) {
        size_t before = size - sizes[i];

        if (sizes[i] == 0 || sizes[i] > size || memcmp(text + before, name, sizes[i]) != 0)
            continue;
        if (before == 0 || larger_means(content, text, before, larger,
                                        larger_places(content, division->code, larger)))
            return true;
    }
    return false;
}

/* "Chaoyang, Beijing": the whole name, before those it lies in, some of which may be left out. */
static bool en_means(const struct content *content, const struct division *division,
                     const char *text)
{
    const char *name = content_text(content, division->name, LANGUAGE_EN);
    const struct division *larger[2];
    size_t size = strlen(name), count;

    if (size == 0 || strncmp(text, name, size) != 0)
        return false;
    if (text[size] == '\0')
        return true;
    count = larger_places(content, division->code, larger);
    for (size_t i = 0; i < count; i++)
        if (strncmp(text + size, ", ", 2) == 0 && en_means(content, larger[i], text + size + 2))
            return true;
    return false;
}

void places_named(const struct content *content, const char *name, struct places *places)
{
    uint32_t code, region;

    places->count = 0;
    if (code_parse(name, &code)) {
        if (content_division(content, code) != NULL)
            places_add(places, code);
        return;
    }
    region = content_region(content, name);
    if (region != NO_INDEX && content->regions[region].code != 0) {
        places_add(places, content->regions[region].code);
        return;
    }
    for (uint32_t i = 0; i < content->division_count; i++)
        if (zh_means(content, &content->divisions[i], name) ||
            en_means(content, &content->divisions[i], name))
            places_add(places, content->divisions[i].code);
}

/* ---- what is typed ---------------------------------------------------------------------------- */

bool places_is_province(uint32_t code)
{
    return code % 10000 == 0 && !pool_is_abroad(code);
}

bool places_is_pool(const struct content *content, uint32_t code)
{
    return code % 10000 != 0 && !pool_is_abroad(code) && pool_of(content, code) == code;
}

/* A county, mostly: people name the one they live in. */
static bool is_part(const struct content *content, uint32_t code)
{
    return !places_is_province(code) && !pool_is_abroad(code) && !places_is_pool(content, code);
}

static bool is_wanted(const struct content *content, const struct places_filter *filter,
                      uint32_t code)
{
    if (filter->care && pool_is_insurance_only(code))
        return false;
    if (pool_is_abroad(code))
        return filter->care;
    return filter->parts || !is_part(content, code);
}

/* How well a match does: above all where in the name it begins, then how large the place is. */
static int match_score(const struct content *content, uint32_t code, int begins)
{
    return 4 * begins + 2 * is_part(content, code) + !places_is_province(code);
}

/* The better match goes before; equal ones keep the order of their codes. */
static void match_add(struct places *places, uint32_t code, int score)
{
    uint32_t at = places->count;

    while (at > 0 && places->score[at - 1] > score)
        at--;
    if (at == PLACES_FOUND)
        return;
    places->count += places->count < PLACES_FOUND;
    for (uint32_t i = places->count - 1; i > at; i--) {
        places->code[i] = places->code[i - 1];
        places->score[i] = places->score[i - 1];
    }
    places->code[at] = code;
    places->score[at] = score;
}

static void matches_find(const struct content *content, const struct places_filter *filter,
                         bool (*match)(const char *name, const char *typed, int *begins),
                         struct places *places)
{
    int begins;

    for (uint32_t i = 0; i < content->division_count; i++) {
        const struct division *division = &content->divisions[i];
        const char *name = content_text(content, division->name, LANGUAGE_ZH);

        if (is_wanted(content, filter, division->code) && match(name, filter->typed, &begins))
            match_add(places, division->code, match_score(content, division->code, begins));
    }
}

void places_find(const struct content *content, const struct places_filter *filter,
                 struct places *places)
{
    places->count = 0;
    matches_find(content, filter, readings_match, places);
    if (places->count == 0)
        matches_find(content, filter, readings_match_whole, places);
}

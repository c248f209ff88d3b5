/* Finding names by the initials of their characters. */
#include "base/readings.h"

#include "base/readings_table.h"
#include "base/text.h"

#include <string.h>

#define NAME_MAX 64 /* characters; what a name has beyond them is not looked at */

static uint32_t several_initials(uint32_t character)
{
    uint32_t low = 0, high = reading_several_count, mask = 0;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (reading_several[middle].character < character)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == reading_several_count || reading_several[low].character != character)
        return 0;
    for (const char *c = reading_several[low].initials; *c; c++)
        mask |= 1u << (*c - 'a');
    return mask;
}

uint32_t reading_initials(uint32_t character)
{
    char letter;

    if (character >= 0x4e00 && character < 0xa000)
        letter = reading_unified[(character - 0x4e00) / READING_ROW][character % READING_ROW];
    else if (character >= 0x3400 && character < 0x4dc0)
        letter = reading_extension[(character - 0x3400) / READING_ROW][character % READING_ROW];
    else
        return several_initials(character);
    if (letter >= 'a' && letter <= 'z')
        return 1u << (letter - 'a');
    return letter == '.' ? 0 : several_initials(character);
}

/* One spelling for all widths and cases. */
static uint32_t character_fold(uint32_t character)
{
    character = character_half_width(character);
    return character >= 'A' && character <= 'Z' ? character - 'A' + 'a' : character;
}

static size_t text_fold(const char *s, uint32_t out[NAME_MAX])
{
    size_t size = strlen(s), count = 0, bytes;

    for (size_t i = 0; i < size && count < NAME_MAX; i += bytes) {
        bytes = text_decode(s + i, size - i, &out[count]);
        out[count] = character_fold(out[count]);
        count += out[count] != ' ';
    }
    return count;
}

static bool character_matches(uint32_t character, uint32_t typed)
{
    if (character == typed)
        return true;
    return typed >= 'a' && typed <= 'z' && (reading_initials(character) >> (typed - 'a') & 1);
}

static bool may_be_left_out(uint32_t character)
{
    return character == U'省' || character == U'市' || character == U'区' || character == U'县' ||
           character == U'镇' || character == U'乡';
}

/*
 * `places` has a bit for every place of the name that the next typed character may stand at. One
 * typed character moves each bit on by one, and then over every word that may be left out.
 */
static bool name_matches_at(const uint32_t *name, size_t size, const uint32_t *typed,
                            size_t typed_size, size_t start)
{
    uint64_t places = (uint64_t)1 << start;

    for (size_t j = 0; j < typed_size && places; j++) {
        uint64_t next = 0;

        for (size_t i = start; i < size; i++) {
            if (!(places >> i & 1))
                continue;
            if (character_matches(name[i], typed[j]) && i + 1 < NAME_MAX)
                next |= (uint64_t)1 << (i + 1);
            if (i > start && may_be_left_out(name[i]) && i + 1 < NAME_MAX)
                places |= (uint64_t)1 << (i + 1);
        }
        places = next;
    }
    return places != 0;
}

bool reading_match(const char *name, const char *typed, int *score)
{
    uint32_t names[NAME_MAX], typeds[NAME_MAX];
    size_t size = text_fold(name, names), typed_size = text_fold(typed, typeds);

    for (size_t start = 0; start + 1 <= size && typed_size > 0; start++) {
        if (!name_matches_at(names, size, typeds, typed_size, start))
            continue;
        *score = (int)start;
        return true;
    }
    *score = 0;
    return typed_size == 0;
}

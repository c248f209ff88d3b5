/* Finding names by the readings of their characters. */
#include "base/readings.h"

#include "base/readings_table.h"
#include "base/text.h"

#include <string.h>

#define NAME_MAX 64 /* characters: a set of places in a name is one word of bits */

/* ---- readings ----------------------------------------------------------------------------- */

static size_t several_readings(uint32_t character, const char *syllables[READINGS_MAX])
{
    uint32_t low = 0, high = reading_several_count;
    size_t count = 0;

    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;

        if (reading_several[middle].character < character)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == reading_several_count || reading_several[low].character != character)
        return 0;
    for (; count < READINGS_MAX && reading_several[low].syllable[count] != 0; count++)
        syllables[count] = reading_syllables[reading_several[low].syllable[count]];
    return count;
}

size_t readings_of(uint32_t character, const char *syllables[READINGS_MAX])
{
    const char *cell;
    uint32_t number;

    if (character >= 0x4e00 && character < 0xa000)
        cell = reading_unified[(character - 0x4e00) / READING_ROW];
    else if (character >= 0x3400 && character < 0x4dc0)
        cell = reading_extension[(character - 0x3400) / READING_ROW];
    else
        return several_readings(character, syllables);
    cell += (size_t)2 * (character % READING_ROW);
    if (cell[0] < 'a')
        return several_readings(character, syllables);
    number = (uint32_t)(cell[0] - 'a') * 26 + (uint32_t)(cell[1] - 'a');
    syllables[0] = reading_syllables[number];
    return number > 0;
}

uint32_t readings_initials(uint32_t character)
{
    const char *syllables[READINGS_MAX];
    const size_t count = readings_of(character, syllables);
    uint32_t initials = 0;

    for (size_t i = 0; i < count; i++)
        initials |= 1u << (syllables[i][0] - 'a');
    return initials;
}

/* ---- folding ------------------------------------------------------------------------------ */

static uint32_t character_fold(uint32_t character)
{
    if (character >= 0x3400 && character < 0xa000) /* most of what comes: a Chinese character */
        return character;
    character = text_character_half_width(character);
    if (character == U'ü' || character == U'Ü')
        return 'v';
    return character >= 'A' && character <= 'Z' ? character - 'A' + 'a' : character;
}

static bool is_silent(uint32_t character)
{
    return character == ' ' || character == '\'' || character == U'’';
}

size_t readings_fold(const char *text, uint32_t *folded, size_t room)
{
    const size_t size = strlen(text);
    size_t count = 0, bytes;

    for (size_t i = 0; i < size && count < room; i += bytes) {
        bytes = text_decode(text + i, size - i, &folded[count]);
        folded[count] = character_fold(folded[count]);
        count += !is_silent(folded[count]);
    }
    return count;
}

/* ---- matching ----------------------------------------------------------------------------- */

/* What is typed, character by character, against a name. */
struct search {
    uint32_t name[NAME_MAX];
    size_t size;
    uint32_t typed[NAME_MAX];
    size_t typed_size;
    bool whole;
    /* A bit for every place of the name that may come next once so many characters are used up. */
    uint64_t places[NAME_MAX + 1];
};

static bool may_be_left_out(uint32_t character)
{
    return character == U'省' || character == U'市' || character == U'区' || character == U'县' ||
           character == U'镇' || character == U'乡';
}

static void place_add(struct search *search, size_t used, size_t place)
{
    if (place < NAME_MAX)
        search->places[used] |= UINT64_C(1) << place;
}

static bool is_letter(uint32_t typed)
{
    return typed >= 'a' && typed <= 'z';
}

/* Many type u for ü. */
static bool letter_is(char letter, uint32_t typed)
{
    return (uint32_t)letter == typed || (letter == 'v' && typed == 'u');
}

static bool is_vowel(char letter)
{
    return strchr("aeiouv", letter) != NULL;
}

/*
 * How many typed characters from `used` on are this reading; 0 when they are not. One letter is no
 * whole reading but an initial; nor are two consonants the beginning of one: "sh" means two characters.
 */
static size_t reading_length(const struct search *search, size_t used, const char *syllable)
{
    bool vowel = false;
    size_t length = 0;

    while (syllable[length] && used + length < search->typed_size) {
        if (!letter_is(syllable[length], search->typed[used + length]))
            return 0;
        vowel = vowel || is_vowel(syllable[length]);
        length++;
    }
    return length > 1 && (vowel || !syllable[length]) ? length : 0;
}

/* Where the name goes on when its character at `place` takes what is typed from `used` on. */
static void character_step(struct search *search, size_t used, size_t place)
{
    const uint32_t character = search->name[place], typed = search->typed[used];
    const char *syllables[READINGS_MAX];
    size_t count;

    if (character == typed)
        place_add(search, used + 1, place + 1);
    if (!is_letter(typed))
        return;
    count = readings_of(character, syllables);
    for (size_t i = 0; i < count; i++) {
        const size_t length = search->whole ? reading_length(search, used, syllables[i]) : 0;

        if ((uint32_t)syllables[i][0] == typed)
            place_add(search, used + 1, place + 1);
        if (length > 0)
            place_add(search, used + length, place + 1);
    }
}

static bool matches_from(struct search *search, size_t start)
{
    memset(search->places, 0, (search->typed_size + 1) * sizeof search->places[0]);
    place_add(search, 0, start);
    for (size_t used = 0; used < search->typed_size; used++)
        for (size_t place = start; place < search->size && search->places[used] >> place; place++) {
            if (!(search->places[used] >> place & 1))
                continue;
            character_step(search, used, place);
            if (place > start && may_be_left_out(search->name[place]))
                place_add(search, used, place + 1);
        }
    return search->places[search->typed_size] != 0;
}

/* `whole`: whole readings count, not only initials. */
static bool match(const char *name, const char *typed, bool whole, int *score)
{
    struct search search;

    search.whole = whole;
    search.size = readings_fold(name, search.name, NAME_MAX);
    search.typed_size = readings_fold(typed, search.typed, NAME_MAX);
    *score = 0;
    if (search.typed_size == 0)
        return true;
    for (size_t start = 0; start < search.size; start++)
        if (matches_from(&search, start)) {
            *score = (int)start;
            return true;
        }
    return false;
}

bool readings_match(const char *name, const char *typed, int *score)
{
    return match(name, typed, false, score);
}

bool readings_match_whole(const char *name, const char *typed, int *score)
{
    return match(name, typed, true, score);
}

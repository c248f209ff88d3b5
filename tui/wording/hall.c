/* Who the hall is. */
#include "wording/hall.h"

#include "base/text.h"
#include "model/placeholder.h"
#include "model/pool.h"

#include <ctype.h>
#include <string.h>

/* {1} the place's name, {2} its hotline, {3} the hall's window, {4} the hall's telephone. */
static const enum text_id said[PLACEHOLDER_COUNT][3] = {
    [PLACEHOLDER_AGENCY] = {TEXT_HALL_AGENCY,   TEXT_HALL_AGENCY_HERE,   TEXT_HALL_AGENCY_ELSEWHERE},
    [PLACEHOLDER_WINDOW] = {TEXT_HALL_WINDOW,   TEXT_HALL_WINDOW_HERE,   TEXT_HALL_WINDOW_ELSEWHERE},
    [PLACEHOLDER_CALL] = {TEXT_HALL_CALL,     TEXT_HALL_CALL_HERE,     TEXT_HALL_CALL_ELSEWHERE  },
    [PLACEHOLDER_HOTLINE] = {TEXT_HALL_HOTLINE,  TEXT_HALL_HOTLINE_KNOWN, TEXT_HALL_HOTLINE_KNOWN   },
    [PLACEHOLDER_ASK] = {TEXT_HALL_ASK,      TEXT_HALL_ASK_HERE,      TEXT_HALL_ASK_ELSEWHERE   },
    [PLACEHOLDER_ANSWER] = {TEXT_HALL_ANSWER,   TEXT_HALL_ANSWER_HERE,   TEXT_HALL_ANSWER_ELSEWHERE},
    [PLACEHOLDER_ANSWERED] = {TEXT_HALL_ANSWERED, TEXT_HALL_ANSWERED_HERE,
                            TEXT_HALL_ANSWERED_ELSEWHERE                                           },
};

struct hall hall_of(const struct content *content, const struct office *office, uint32_t flow,
                    const struct trail *trail)
{
    struct hall hall = {.office = office, .insured = trail_insured(content, trail)};

    if (office != NULL)
        hall.window = office_window(office, content_string(content, content->flows[flow].id));
    return hall;
}

enum hall_side hall_side(const struct content *content, const struct hall *hall)
{
    if (hall->insured == 0)
        return HALL_UNKNOWN;
    if (hall->office != NULL && hall->office->region != 0 &&
        pool_of(content, hall->office->region) == pool_of(content, hall->insured))
        return HALL_HERE;
    return HALL_ELSEWHERE;
}

bool hall_serves(const struct content *content, const struct hall *hall)
{
    return hall->office == NULL || hall->office->region == 0 ||
           hall_side(content, hall) != HALL_ELSEWHERE;
}

/* The pool's own division; NULL where it has none. */
static const struct division *division_of(const struct content *content, const struct hall *hall)
{
    const uint32_t pool = hall->insured != 0 ? pool_of(content, hall->insured) : 0;
    const struct division *division = pool != 0 ? content_division(content, pool) : NULL;

    return division != NULL || hall->insured == 0 ? division
                                                  : content_division(content, hall->insured);
}

const char *hall_hotline(const struct content *content, const struct hall *hall,
                         struct arena *arena)
{
    const struct division *division = division_of(content, hall);
    const char *area = division != NULL ? content_string(content, division->area_code) : "";

    if (area[0] == '\0')
        return NULL;
    return arena_format(arena, "%s-%s", area, texts_get(content, TEXT_HALL_HOTLINE, LANGUAGE_ZH));
}

/* Text of the configuration; Chinese where it is not given in the language. */
static const char *phone_of(const struct hall *hall, enum language language)
{
    const struct wording *phone = hall->office != NULL ? &hall->office->phone : NULL;

    if (phone == NULL)
        return NULL;
    return phone->text[language] != NULL ? phone->text[language] : phone->text[LANGUAGE_ZH];
}

/* The pattern for a side: without what the hall has not told of itself. */
static enum text_id pattern_of(enum placeholder placeholder, enum hall_side side,
                               const char *window, const char *phone, const char *hotline)
{
    if (placeholder == PLACEHOLDER_WINDOW && side == HALL_HERE && window == NULL)
        return TEXT_HALL_WINDOW_ANY;
    if (placeholder == PLACEHOLDER_CALL && side == HALL_HERE && phone == NULL)
        return TEXT_HALL_HOTLINE_KNOWN;
    if (placeholder == PLACEHOLDER_CALL && side == HALL_ELSEWHERE && hotline != NULL)
        return TEXT_HALL_HOTLINE_KNOWN; /* rings there and nowhere else */
    return said[placeholder][side];
}

static const char *expand(const struct content *content, const struct hall *hall,
                          enum language language, struct arena *arena, enum placeholder placeholder)
{
    const struct division *division = division_of(content, hall);
    const enum hall_side side = division != NULL ? hall_side(content, hall) : HALL_UNKNOWN;
    const char *phone = phone_of(hall, language);
    const char *hotline = hall_hotline(content, hall, arena);
    const char *const arguments[] = {
        division != NULL ? content_text(content, division->name, language) : "",
        hotline != NULL ? hotline : texts_get(content, TEXT_HALL_HOTLINE, language),
        hall->window,
        phone,
    };

    return text_fill(
        arena,
        texts_get(content, pattern_of(placeholder, side, hall->window, phone, hotline), language),
        arguments, sizeof arguments / sizeof arguments[0]);
}

static void fill_in(const struct content *content, const struct hall *hall, enum language language,
                    struct arena *arena, const char *text, struct buffer *filled)
{
    while (*text != '\0') {
        const size_t plain = strcspn(text, "{");
        const size_t size = placeholder_size(text + plain);
        bool capital = false;
        const enum placeholder placeholder = placeholder_read(text + plain, &capital);

        buffer_add(filled, text, plain);
        text += plain;
        if (placeholder == PLACEHOLDER_COUNT) { /* {1}, or the end */
            buffer_add(filled, text, *text != '\0');
            text += *text != '\0';
            continue;
        }
        const char *said_here = expand(content, hall, language, arena, placeholder);
        const char first = capital ? (char)toupper((unsigned char)said_here[0]) : said_here[0];

        buffer_add(filled, &first, said_here[0] != '\0');
        buffer_add(filled, said_here + 1, said_here[0] != '\0' ? strlen(said_here + 1) : 0);
        text += size;
    }
}

const char *hall_fill(const struct content *content, const struct hall *hall,
                      enum language language, struct arena *arena, const char *text)
{
    struct buffer filled = {0};
    const char *copy;

    if (strchr(text, '{') == NULL)
        return text;
    fill_in(content, hall, language, arena, text, &filled);
    copy = arena_copy(arena, filled.data, filled.size);
    buffer_free(&filled);
    return copy;
}

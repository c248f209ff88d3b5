/*
 * Where the people of a walk are insured.
 *
 * What is proved must hold in every region that has a file, where the place of insurance is not known,
 * and in any region that may still be added: an area is one of these.
 */
#ifndef TUI_ANALYSIS_AREA_H
#define TUI_ANALYSIS_AREA_H

#include "engine/session.h"

enum area_kind {
    AREA_REGION,  /* insured in a region that has a file */
    AREA_UNKNOWN, /* the place of insurance is not known */
    AREA_ANY      /* in some region: each parameter takes every value declared anywhere, or none */
};

struct area {
    enum area_kind kind;
    uint32_t region; /* AREA_REGION: its index; else NO_INDEX */
};

/* The areas of a content, by number: its regions in their order, then unknown, then any. */
uint32_t area_count(const struct content *content);
struct area area_at(const struct content *content, uint32_t index);

/* The answer to "where are you insured" that sessions of an area begin with. Not known in the nation's own
 * where every place has a region of its own: nobody is insured there. */
struct answer area_insured(const struct content *content, struct area area);

/* A place to be insured in whose region is made up: of the same province as others and in no zone, or
 * (`zoned`) in a zone with others; 0 = there is none. */
uint32_t area_any_place(const struct content *content, bool zoned);

#define BEIJING 110000 /* stands for any place */

/* The codes of divisions count provinces and cities in these steps. */
#define AREA_PROVINCE 10000
#define AREA_CITY 100

/* Whether a division is one that stands for places of care: a city, not a province's own counties. */
static inline bool area_is_city(uint32_t code)
{
    return code % AREA_CITY == 0 && code % AREA_PROVINCE != 9900;
}

#endif

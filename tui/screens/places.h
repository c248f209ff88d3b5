/*
 * Which places a picker offers: near ones, provinces, the cities of one, or what was typed.
 */
#ifndef TUI_SCREENS_PLACES_H
#define TUI_SCREENS_PLACES_H

#include "desk/desk.h"

#define PLACES_SHOWN 64

enum place_level { LEVEL_NEAR, LEVEL_PROVINCES, LEVEL_CITIES };

/* A row that is no place: it leads to the provinces. */
#define ROW_PROVINCES UINT32_MAX

struct places {
    uint32_t code[PLACES_SHOWN];
    int score[PLACES_SHOWN];
    int count;
};

struct places_wanted {
    enum place_level level;
    uint32_t province;  /* LEVEL_CITIES */
    const char *filter; /* typed; "" = nothing */
    bool care;          /* a place of care: it may be abroad, where nobody is insured */
};

void places_find(const struct desk *desk, const struct places_wanted *wanted,
                 struct places *places);

/* Whether a province has to be looked into, or (municipalities) is one pool itself. */
bool place_has_cities(const struct content *content, uint32_t code);

#endif

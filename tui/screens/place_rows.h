/*
 * Which rows a picker of places shows: near places, provinces, the cities of one, or what was typed.
 */
#ifndef TUI_SCREENS_PLACE_ROWS_H
#define TUI_SCREENS_PLACE_ROWS_H

#include "desk/desk.h"
#include "engine/places.h"

enum place_level { LEVEL_NEAR, LEVEL_PROVINCES, LEVEL_CITIES };

/* A row that is no place: it leads to the provinces. */
#define ROW_PROVINCES UINT32_MAX

struct place_rows {
    int count;
    uint32_t code[PLACES_FOUND];
};

struct place_rows_wanted {
    enum place_level level;
    uint32_t province; /* LEVEL_CITIES */
    const char *typed; /* "" = nothing */
    bool care;         /* a place of care: it may be abroad, where nobody is insured */
};

void place_rows_find(const struct desk *desk, const struct place_rows_wanted *wanted,
                     struct place_rows *rows);

/* Whether a province has to be looked into, or (municipalities) is one pool itself. */
bool place_rows_has_cities(const struct content *content, uint32_t code);

#endif

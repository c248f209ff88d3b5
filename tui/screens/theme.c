/* Role × look: one table for colour, one without. */
#include "screens/theme.h"

#include <curses.h>

#define NO_COLOUR (-1)
#define WHITE_OF_256 231 /* the colour of eight is grey */

struct look {
    attr_t mono;
    attr_t attributes; /* beside the colour */
    short colour;      /* of eight */
    short bright;      /* of 256, where there are so many; else the colour of eight is used */
};

/*
 * Dark blue is unreadable on black and yellow on white, so the accent is cyan's calmer neighbour
 * and text keeps the terminal's own colour. 256-colour numbers are read on both backgrounds.
 */
static const struct look looks[ROLE_COUNT] = {
    [ROLE_TEXT] = {A_NORMAL,           A_NORMAL,           NO_COLOUR,    NO_COLOUR},
    [ROLE_STRONG] = {A_BOLD,             A_BOLD,             NO_COLOUR,    NO_COLOUR},
    [ROLE_DIM] = {A_NORMAL,           A_NORMAL,           NO_COLOUR,    245      },
    [ROLE_LABEL] = {A_NORMAL,           A_NORMAL,           COLOR_CYAN,   73       },
    [ROLE_ACCENT] = {A_BOLD,             A_BOLD,             COLOR_CYAN,   37       },
    [ROLE_KEY] = {A_BOLD,             A_BOLD,             COLOR_CYAN,   37       },
    [ROLE_BADGE] = {A_REVERSE | A_BOLD, A_REVERSE | A_BOLD, COLOR_CYAN,   37       },
    [ROLE_PICKED] = {A_REVERSE,          A_REVERSE,          NO_COLOUR,    NO_COLOUR},
    [ROLE_LINE] = {A_NORMAL,           A_NORMAL,           NO_COLOUR,    240      },
    [ROLE_DONE] = {A_BOLD,             A_BOLD,             COLOR_CYAN,   37       },
    [ROLE_NOTICE] = {A_UNDERLINE,        A_NORMAL,           COLOR_YELLOW, 178      },
    [ROLE_GOOD] = {A_BOLD,             A_BOLD,             COLOR_GREEN,  71       },
    [ROLE_CARE] = {A_BOLD,             A_BOLD,             COLOR_YELLOW, 178      },
    [ROLE_BAD] = {A_BOLD,             A_BOLD,             COLOR_RED,    167      },
    [ROLE_SQUARES] = {A_REVERSE,          A_NORMAL,           COLOR_BLACK,  16       },
};

/* What a role is drawn on: the terminal's own, but for squares that a scanner has to read. */
static short ground(int role)
{
    if (role != ROLE_SQUARES)
        return NO_COLOUR;
    return COLORS >= 256 ? WHITE_OF_256 : COLOR_WHITE;
}

void theme_make(struct palette *palette, bool colour)
{
    const bool usable = colour && has_colors() && start_color() == OK;

    if (usable)
        use_default_colors();
    for (int role = 0; role < ROLE_COUNT; role++) {
        const struct look *look = &looks[role];
        const short wanted = COLORS >= 256 ? look->bright : look->colour;

        palette->attributes[role] = usable ? look->attributes : look->mono;
        if (!usable || wanted == NO_COLOUR)
            continue;
        init_pair((short)(role + 1), wanted, ground(role));
        palette->attributes[role] |= (attr_t)COLOR_PAIR(role + 1);
    }
}

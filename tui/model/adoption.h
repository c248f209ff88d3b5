/*
 * Whether an office stands behind a content: it says so in its own layer, for the very fingerprint it looked at
 * (adopted: {by, on, print} of about.yaml). After a change it has not looked at it does not.
 */
#ifndef TUI_MODEL_ADOPTION_H
#define TUI_MODEL_ADOPTION_H

#include "model/content.h"

enum adoption_state {
    ADOPTION_NONE, /* nobody has */
    ADOPTION_HOLDS,
    ADOPTION_CHANGED, /* another content than this was looked at */
    ADOPTION_EARLY,   /* on a day before the content's own */
    ADOPTION_FUTURE   /* on a day that has not come */
};

enum adoption_state adoption_state(const struct content *content, int32_t today);

/* What an office looks at: all that the content decides and says, as one number. */
uint64_t adoption_print(const struct content *content);

#endif

/*
 * Everything the loader can say, one row each in messages.def.
 *
 * Use: diag_add(diags, place, MESSAGE(UNKNOWN_KEY), key, what, list). The Chinese and the English
 * format take the same arguments in the same order; where a noun differs between the languages
 * both are passed and each format swallows the other's with %.0s.
 */
#ifndef TUI_LOAD_MESSAGES_H
#define TUI_LOAD_MESSAGES_H

#include "base/diag.h"

enum message_id {
#define SAY(id, kind, severity, zh, en) MESSAGE_##id,
#include "load/messages.def"
#undef SAY
    MESSAGE_COUNT
};

extern const struct message messages[MESSAGE_COUNT];

#define MESSAGE(id) (&messages[MESSAGE_##id])

#endif

/*
 * Interface wording: one enum, one pair of files (content/texts/zh.yaml, en.yaml), same keys.
 *
 * A key missing in either file, or not listed in texts.def, is an error of the loader. Patterns
 * hold {1}..{9}, filled by text_fill(); both languages must use the same ones.
 */
#ifndef TUI_MODEL_TEXTS_H
#define TUI_MODEL_TEXTS_H

#include "model/content.h"

enum text_id {
#define TEXT(id, key) TEXT_##id,
#include "model/texts.def"
#undef TEXT
    TEXT_COUNT
};

/* The YAML key of a text, "home.title". */
const char *text_key(enum text_id id);

/* The wording; never NULL. */
const char *texts_get(const struct content *content, enum text_id id, enum language language);

#endif

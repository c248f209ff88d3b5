/*
 * Sources as they are told to people: each once, with all the articles that were cited of it.
 */
#ifndef TUI_WORDING_CITED_H
#define TUI_WORDING_CITED_H

#include "wording/words.h"

#define CITED_MAX 64

/* Cites in the order they were added; zeroed it is empty. */
struct cited {
    uint32_t cite[CITED_MAX];
    uint32_t count;
};

/* Adds one that is not there yet; what is past the room is left out. */
void cited_add(const struct content *content, struct cited *cited, uint32_t cite);

/*
 * The source of the cite at `at`: "《…》医保发〔2022〕22号 规程第十六条、规程第三十四条", and in
 * *standing how it stands. NULL when an earlier cite has told that source.
 */
const char *cited_words(const struct words *words, const struct cited *cited, uint32_t at,
                        int32_t today, const char **standing);

#endif

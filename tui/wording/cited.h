/*
 * Sources as they are told to people: each once, with all the articles that were cited of it, and apart from
 * each other what holds for the person and what other places do (外地做法).
 */
#ifndef TUI_WORDING_CITED_H
#define TUI_WORDING_CITED_H

#include "engine/explain.h"
#include "wording/words.h"

#define CITED_MAX 64

/* Cites in the order they were added; zeroed it is empty. */
struct cited {
    uint32_t cite[CITED_MAX];
    uint32_t count;
};

/* Adds one that is not there yet; what is past the room is left out. */
void cited_add(const struct content *content, struct cited *cited, uint32_t cite);

/* What a result rests on, the weightiest first: of the nation, of the place and of its province, or (elsewhere)
 * of other places. `insured` 0 = not known. */
void cited_take(const struct content *content, const struct reasons *reasons, uint32_t insured,
                bool elsewhere, struct cited *cited);

/* The same for what one record cites, as far as it counts on a day. */
void cited_take_span(const struct content *content, struct span cites, uint32_t insured,
                     bool elsewhere, int32_t day, struct cited *cited);

/*
 * The source of the cite at `at`: "《…》医保发〔2022〕22号 规程第十六条、规程第三十四条", and in
 * *standing how it stands. NULL when an earlier cite has told that source.
 */
const char *cited_words(const struct words *words, const struct cited *cited, uint32_t at,
                        int32_t today, const char **standing);

/* The same for paper: without how it stands, and without articles that nobody has checked. */
const char *cited_printed(const struct words *words, const struct cited *cited, uint32_t at);

#endif

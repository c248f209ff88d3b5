/*
 * Decks: cases to practise on.
 *
 * Who makes them is not known here. Cases that lead through every rule are made from the walk, which only
 * commands/ may call; written ones come from the content's stories. Whoever can make some hands a source in
 * (screens_options.decks), and whoever practises takes cases from it:
 *
 *     uint32_t number = 0;
 *
 *     while (deck_next(source, deck, &number, content, language, &arena, &card))
 *         practise(&card.answered);
 *
 * A source gives words (desk/case.h), so that it need not know the content the desk has by then, and a case
 * stays the same one when the content is changed.
 */
#ifndef TUI_DESK_DECK_H
#define TUI_DESK_DECK_H

#include "desk/case.h"

struct deck_source {
    uint32_t count; /* of decks */
    /* What a deck is called; never NULL. */
    const char *(*title)(void *context, uint32_t deck, enum language language);
    /*
     * Case `number` of a deck, from 0: as words, answered to its end, and what it is about ("" = not said).
     * False past the deck's end. The same number is the same case as long as the source lives. What it gives
     * lives in the arena or in the source.
     */
    bool (*at)(void *context, uint32_t deck, uint32_t number, enum language language,
               struct arena *arena, const char **words, const char **about);
    void *context;
};

/* A case taken from a deck. */
struct deck_card {
    uint32_t number;
    const char *about;
    struct desk_case answered;
};

/*
 * The next case, from *number on, that this content can open; *number is then the one after it. A case whose
 * matter the content does not have, or that is badly written, is passed over. False at the deck's end.
 */
bool deck_next(const struct deck_source *source, uint32_t deck, uint32_t *number,
               const struct content *content, enum language language, struct arena *arena,
               struct deck_card *card);

#endif

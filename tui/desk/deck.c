/* Taking cases from a deck. */
#include "desk/deck.h"

bool deck_next(const struct deck_source *source, uint32_t deck, uint32_t *number,
               const struct content *content, enum language language, struct arena *arena,
               struct deck_card *card)
{
    const char *words;

    while (source->at(source->context, deck, *number, language, arena, &words, &card->about)) {
        card->number = (*number)++;
        if (case_read(&card->answered, words, content))
            return true;
    }
    return false;
}

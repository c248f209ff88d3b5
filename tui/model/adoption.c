/* Who stands behind a content. */
#include "model/adoption.h"

#include "base/hash.h"

uint64_t adoption_print(const struct content *content)
{
    const uint64_t prints[] = {content->behaviour_print, content->wording_print};

    return hash_bytes(prints, sizeof prints, 0);
}

enum adoption_state adoption_state(const struct content *content, int32_t today)
{
    const struct adoption *adoption = &content->adoption;

    if (adoption->by.zh == 0)
        return ADOPTION_NONE;
    if (adoption->print != adoption_print(content))
        return ADOPTION_CHANGED;
    if (adoption->on < content->dated)
        return ADOPTION_EARLY;
    return adoption->on > today ? ADOPTION_FUTURE : ADOPTION_HOLDS;
}

/* Ticks by paper. */
#include "desk/ticks.h"

#include <string.h>

static uint32_t ticks_find(const struct ticks *ticks, const struct content *content,
                           const struct item *item)
{
    uint32_t at = 0;

    while (at < ticks->count && !item_same(content, &ticks->ticked[at].item, item))
        at++;
    return at;
}

static void ticks_remove(struct ticks *ticks, uint32_t at)
{
    ticks->count--;
    memmove(&ticks->ticked[at], &ticks->ticked[at + 1],
            (ticks->count - at) * sizeof ticks->ticked[0]);
}

enum tick ticks_get(const struct ticks *ticks, const struct content *content,
                    const struct item *item)
{
    const uint32_t at = ticks_find(ticks, content, item);

    return at < ticks->count ? ticks->ticked[at].tick : TICK_EMPTY;
}

void ticks_set(struct ticks *ticks, const struct content *content, const struct item *item,
               enum tick tick)
{
    const uint32_t at = ticks_find(ticks, content, item);

    if (at < ticks->count)
        ticks_remove(ticks, at);
    if (tick == TICK_EMPTY)
        return;
    if (ticks->count == TICKS_MAX)
        ticks_remove(ticks, 0);
    ticks->ticked[ticks->count].item = *item;
    ticks->ticked[ticks->count].tick = tick;
    ticks->count++;
}

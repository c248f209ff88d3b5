/* What counts on the day of a case. */
#include "engine/force.h"

bool force_cite(const struct content *content, uint32_t cite, int32_t day)
{
    return period_has(content->cites[cite].force, day);
}

bool force_myth(const struct content *content, uint32_t myth, int32_t day)
{
    return period_has(content->myths[myth].force, day);
}

uint32_t force_first(const struct content *content, struct span cites, int32_t day)
{
    for (uint32_t i = cites.first; i < cites.first + cites.count; i++)
        if (force_cite(content, i, day))
            return i;
    return NO_INDEX;
}

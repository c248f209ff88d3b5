/* What the office's configuration says about a matter. */
#include "model/office.h"

#include <string.h>

const char *office_window(const struct office *office, const char *flow)
{
    for (uint32_t i = 0; i < office->matter_count; i++)
        if (strcmp(office->matters[i].flow, flow) == 0)
            return office->matters[i].window;
    return NULL;
}

static const struct station *desk_find(const struct office *office, const char *name)
{
    for (uint32_t i = 0; i < office->desk_count; i++)
        if (strcmp(office->desks[i].host, name) == 0)
            return &office->desks[i];
    return NULL;
}

bool office_take_desk(struct office *office, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct station *desk = names[i] ? desk_find(office, names[i]) : NULL;

        if (!desk)
            continue;
        office->window = desk->window ? desk->window : office->window;
        office->printer = desk->printer ? desk->printer : office->printer;
        office->device = desk->device ? desk->device : office->device;
        return true;
    }
    return false;
}

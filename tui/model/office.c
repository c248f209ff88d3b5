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

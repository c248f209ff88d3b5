/* What can be in force in a region: see in_force.h. */
#include "analysis/walk/in_force.h"

/* No case has a day before this one that the parameter is judged by. */
static int32_t first_day(const struct content *content, uint32_t parameter)
{
    return content->parameters[parameter].as_of == NO_INDEX ? content->dated : DATE_MIN;
}

/* Whether a value holds whoever asks, whenever. */
static bool holds_always(const struct in_force *value)
{
    return value->value->schemes == 0 && value->value->limits.count == 0 &&
           value->from == DATE_MIN && value->to >= DATE_MAX;
}

void in_force_each(const struct content *content, uint32_t region, uint32_t parameter,
                   void (*each)(void *context, const struct in_force *value), void *context)
{
    const int32_t first = first_day(content, parameter);
    bool hidden = false;

    for (; region != NO_INDEX && !hidden; region = content->regions[region].parent) {
        struct span span = content->regions[region].values;

        for (uint32_t i = span.first; i < span.first + span.count; i++) {
            const struct value *value = &content->values[i];
            struct in_force found = {value, value->from, value->to};

            if (value->parameter != parameter || value->to < first)
                continue;
            if (value->from <= first)
                found.from = DATE_MIN;
            hidden = hidden || holds_always(&found);
            each(context, &found);
        }
    }
}

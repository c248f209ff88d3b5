/* Which matters the home screen shows. */
#include "screens/matters.h"

#include "base/readings.h"
#include "desk/wording.h"

static bool matter_matches(const struct words *words, uint32_t flow, const char *filter)
{
    const struct flow *matter = &words->content->flows[flow];
    int score;

    return filter[0] == '\0' || reading_match(words_of(words, matter->title), filter, &score) ||
           reading_match(words_of(words, matter->about), filter, &score);
}

static void matters_add(struct matters *matters, const struct words *words, uint32_t flow,
                        const char *filter)
{
    if (flow != NO_INDEX && matters->count < MATTERS_SHOWN && matter_matches(words, flow, filter))
        matters->flow[matters->count++] = flow;
}

/* The flow whose own wish is this place on the home screen. */
static uint32_t flow_at_home(const struct content *content, uint32_t place)
{
    for (uint32_t i = 0; i < content->flow_count; i++)
        if (content->flows[i].home == place)
            return i;
    return NO_INDEX;
}

struct matters matters_find(const struct desk *desk, const struct words *words, const char *filter)
{
    const struct office *office = desk->setup.office;
    struct matters matters = {.count = 0};

    for (uint32_t i = 0; i < office->matter_count; i++)
        matters_add(&matters, words, content_flow(words->content, office->matters[i].flow), filter);
    for (uint32_t place = 1; office->matter_count == 0 && place <= MATTERS_MAX; place++)
        matters_add(&matters, words, flow_at_home(words->content, place), filter);
    return matters;
}

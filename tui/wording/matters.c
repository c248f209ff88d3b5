/* The list of matters. */
#include "wording/matters.h"

#include "base/readings.h"

static bool matter_matches(const struct words *words, uint32_t flow, const char *filter)
{
    const struct flow *matter = &words->content->flows[flow];
    int score;

    return filter[0] == '\0' || readings_match(words_of(words, matter->title), filter, &score) ||
           readings_match(words_of(words, matter->about), filter, &score);
}

static void matters_add(struct matters *matters, const struct words *words, uint32_t flow,
                        const char *filter)
{
    if (flow != NO_INDEX && matters->count < MATTERS_SHOWN && matter_matches(words, flow, filter))
        matters->flow[matters->count++] = flow;
}

/* Flows that ask for the same place follow one another, so that none is out of reach. */
static void matters_at(struct matters *matters, const struct words *words, uint32_t place,
                       const char *filter)
{
    const struct content *content = words->content;

    for (uint32_t i = 0; i < content->flow_count; i++)
        if (content->flows[i].home == place)
            matters_add(matters, words, i, filter);
}

struct matters matters_find(const struct words *words, const struct office *office,
                            const char *filter)
{
    struct matters matters = {.count = 0};

    for (uint32_t i = 0; i < office->matter_count; i++)
        matters_add(&matters, words, content_flow(words->content, office->matters[i].flow), filter);
    for (uint32_t place = 1; office->matter_count == 0 && place <= MATTERS_MAX; place++)
        matters_at(&matters, words, place, filter);
    return matters;
}

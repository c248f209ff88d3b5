/* What is due to be verified: see verify.h. */
#include "analysis/verify.h"

static int32_t due_date(int32_t verified_on)
{
    return verified_on < DATE_MIN ? DATE_MIN : date_add(verified_on, VERIFY_MONTHS, UNIT_MONTHS);
}

/* Keeps the list sorted; equal days stay in the order of the files. */
static void verify_add(struct verifications *list, const struct verification *verify, int32_t by)
{
    uint32_t place = list->count;

    if (verify->due > by)
        return;
    while (place > 0 && list->list[place - 1].due > verify->due) {
        list->list[place] = list->list[place - 1];
        place--;
    }
    list->list[place] = *verify;
    list->count++;
}

static void add_values(const struct workbook *workbook, struct verifications *list, uint32_t region,
                       int32_t by)
{
    const struct content *content = &workbook->content;
    struct span span = content->regions[region].values;

    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        const struct value *value = &content->values[i];
        struct verification verify = {.due = due_date(value->verified_on),
                                      .verified_on = value->verified_on,
                                      .place = workbook->values[i],
                                      .source = NO_INDEX,
                                      .region = region,
                                      .parameter = value->parameter};

        if (value->known)
            verify_add(list, &verify, by);
    }
}

struct verifications verify_due(const struct workbook *workbook, struct arena *arena, int32_t by)
{
    const struct content *content = &workbook->content;
    struct verifications list = {
        arena_alloc(arena, (content->source_count + content->value_count + 1) * sizeof *list.list),
        0};

    for (uint32_t i = 0; i < content->source_count; i++) {
        const struct source *source = &content->sources[i];
        struct verification verify = {.due = due_date(source->verified_on),
                                      .verified_on = source->verified_on,
                                      .place = workbook->sources[i],
                                      .source = i,
                                      .region = NO_INDEX,
                                      .parameter = NO_INDEX};

        verify_add(&list, &verify, by);
    }
    for (uint32_t i = 0; i < content->region_count; i++)
        add_values(workbook, &list, i, by);
    return list;
}

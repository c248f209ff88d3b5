/* Files of regions, looked at one by one: see region_files.h. */
#include "analysis/region_files.h"

#include "analysis/findings.h"

#include <stdio.h>
#include <string.h>

struct region_files {
    const struct workbook *workbook;
    const struct content *content;
    struct diags *diags;
};

static const char *id_of(const struct region_files *files, uint32_t region)
{
    return content_string(files->content, files->content->regions[region].id);
}

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* Either may be the shorter: 聊城 for 聊城市, 常州市（含溧阳） for 常州市. */
static void check_name(const struct region_files *files, uint32_t index)
{
    const struct region *region = &files->content->regions[index];
    const struct division *division = content_division(files->content, region->code);
    const char *name = content_string(files->content, region->name.zh);
    const char *other;
    char code[16];

    if (division == NULL)
        return;
    other = content_string(files->content, division->name.zh);
    snprintf(code, sizeof code, "%06u", (unsigned)region->code);
    if (!begins(name, other) && !begins(other, name))
        diag_add(files->diags, files->workbook->regions[index], &findings_said[FINDING_REGION_NAME],
                 id_of(files, index), name, code, other);
}

/* ---- values that the parent has --------------------------------------------------------------- */

static bool is_same_rule(const struct deadline_rule *a, const struct deadline_rule *b)
{
    return a->kind == b->kind && a->plus.amount == b->plus.amount && a->plus.unit == b->plus.unit &&
           a->month == b->month && a->day == b->day && a->roll == b->roll &&
           a->count_first == b->count_first && a->event.zh == b->event.zh;
}

static bool is_same_loss(const struct loss *a, const struct loss *b)
{
    return a->points == b->points && a->first == b->first && a->factor == b->factor &&
           a->times == b->times && a->deductible == b->deductible && a->at_most == b->at_most;
}

/* Whom they are for. */
static bool is_same_whom(const struct content *content, const struct value *a,
                         const struct value *b)
{
    if (a->schemes != b->schemes || a->limits.count != b->limits.count)
        return false;
    for (uint32_t i = 0; i < a->limits.count; i++) {
        const struct limit *one = &content->limits[a->limits.first + i];
        const struct limit *other = &content->limits[b->limits.first + i];

        if (one->fact != other->fact || one->mask != other->mask)
            return false;
    }
    return true;
}

/* Strings of one content are the same where they stand in the same place. */
static bool is_same_value(const struct content *content, const struct value *a,
                          const struct value *b)
{
    return a->parameter == b->parameter && is_same_whom(content, a, b) && a->known == b->known &&
           a->number == b->number && a->duration.amount == b->duration.amount &&
           a->duration.unit == b->duration.unit && is_same_rule(&a->deadline, &b->deadline) &&
           is_same_loss(&a->loss, &b->loss) && a->text.zh == b->text.zh && a->text.en == b->text.en;
}

/* Whether one of the region's values says the same for all the time of this one. */
static bool has_same(const struct content *content, const struct region *region,
                     const struct value *value)
{
    for (uint32_t i = 0; i < region->values.count; i++) {
        const struct value *other = &content->values[region->values.first + i];

        if (is_same_value(content, other, value) && other->from <= value->from &&
            value->to <= other->to)
            return true;
    }
    return false;
}

static bool has_parameter(const struct content *content, const struct region *region,
                          uint32_t parameter)
{
    for (uint32_t i = 0; i < region->values.count; i++)
        if (content->values[region->values.first + i].parameter == parameter)
            return true;
    return false;
}

/* The nearest above a region that says something of a parameter; NO_INDEX = none. */
static uint32_t region_above(const struct content *content, uint32_t region, uint32_t parameter)
{
    do
        region = content->regions[region].parent;
    while (region != NO_INDEX && !has_parameter(content, &content->regions[region], parameter));
    return region;
}

/* Whether all that a region says of a parameter the region above says too: of several values, one may be
 * there for the sake of another. */
static bool is_repeated(const struct content *content, const struct region *region,
                        const struct region *above, uint32_t parameter)
{
    for (uint32_t i = 0; i < region->values.count; i++) {
        const struct value *value = &content->values[region->values.first + i];

        if (value->parameter == parameter && !has_same(content, above, value))
            return false;
    }
    return true;
}

static void check_repeats(const struct region_files *files, uint32_t index)
{
    const struct content *content = files->content;
    const struct region *region = &content->regions[index];

    for (uint32_t i = region->values.first; i < region->values.first + region->values.count; i++) {
        const uint32_t parameter = content->values[i].parameter;
        const uint32_t above = region_above(content, index, parameter);

        if (above != NO_INDEX && is_repeated(content, region, &content->regions[above], parameter))
            diag_add(files->diags, files->workbook->values[i],
                     &findings_said[FINDING_REGION_REPEATS], id_of(files, index),
                     content_string(content, content->parameters[parameter].id),
                     id_of(files, above));
    }
}

/* ---- files that say nothing ------------------------------------------------------------------- */

/* The last day on which any of its values holds. */
static int32_t last_day(const struct content *content, const struct region *region)
{
    int32_t last = INT32_MIN;

    for (uint32_t i = 0; i < region->values.count; i++)
        if (content->values[region->values.first + i].to > last)
            last = content->values[region->values.first + i].to;
    return last;
}

static void check_use(const struct region_files *files, uint32_t index)
{
    const struct content *content = files->content;
    const struct region *region = &content->regions[index];
    const int32_t last = last_day(content, region);
    const struct place place = files->workbook->regions[index];
    char day[DATE_TEXT_SIZE];

    if (region->values.count > 0 && last < content->dated) {
        date_format(last, day);
        diag_add(files->diags, place, &findings_said[FINDING_REGION_OVER], id_of(files, index),
                 day);
    }
    if (region->values.count == 0 && region->claims.count == 0 && region->covers.count == 0 &&
        region->note.zh == 0)
        diag_add(files->diags, place, &findings_said[FINDING_REGION_EMPTY], id_of(files, index));
}

void region_files_check(const struct workbook *workbook, struct diags *diags)
{
    const struct region_files files = {workbook, workbook->loaded, diags};

    for (uint32_t i = 0; i < files.content->region_count; i++) {
        check_name(&files, i);
        check_repeats(&files, i);
        check_use(&files, i);
    }
}

/* Looking things up in a content. Nothing here changes it. */
#include "model/content.h"

#include "base/arena.h"
#include "model/pool.h"

#include <string.h>

#define NATION 0 /* the code of the region above all others */

const char *content_string(const struct content *content, uint32_t offset)
{
    return offset < content->string_size ? content->strings + offset : "";
}

const char *content_text(const struct content *content, struct text text, enum language language)
{
    return content_string(content, language == LANGUAGE_EN && text.en ? text.en : text.zh);
}

/* The first record of `count` whose id is `id`; every record with an id begins with it. */
static uint32_t record_find(const struct content *content, const void *records, size_t size,
                            uint32_t count, const char *id)
{
    const char *record = records;

    for (uint32_t i = 0; i < count; i++, record += size) {
        uint32_t offset;

        memcpy(&offset, record, sizeof(offset));
        if (strcmp(content_string(content, offset), id) == 0)
            return i;
    }
    return NO_INDEX;
}

#define RECORD_FIND(content, record, records, id)                                                  \
    record_find(content, (content)->records, sizeof(struct record), (content)->record##_count, id)

_Static_assert(offsetof(struct flow, id) == 0 && offsetof(struct ending, id) == 0 &&
                   offsetof(struct question, id) == 0 && offsetof(struct option, id) == 0 &&
                   offsetof(struct outcome, id) == 0 && offsetof(struct region, id) == 0 &&
                   offsetof(struct parameter, id) == 0 && offsetof(struct document, id) == 0,
               "record_find() reads the id at the start of a record");

uint32_t content_flow(const struct content *content, const char *id)
{
    return RECORD_FIND(content, flow, flows, id);
}

uint32_t content_fact(const struct content *content, const char *id)
{
    uint32_t fact = RECORD_FIND(content, question, questions, id);

    if (fact != NO_INDEX)
        return fact;
    fact = content_flow(content, id);
    return fact == NO_INDEX ? NO_INDEX : content->question_count + fact;
}

uint32_t content_outcome(const struct content *content, const char *id)
{
    return RECORD_FIND(content, outcome, outcomes, id);
}

uint32_t content_region(const struct content *content, const char *id)
{
    return RECORD_FIND(content, region, regions, id);
}

uint32_t content_parameter(const struct content *content, const char *id)
{
    return RECORD_FIND(content, parameter, parameters, id);
}

uint32_t content_document(const struct content *content, const char *id)
{
    return RECORD_FIND(content, document, documents, id);
}

uint32_t content_option(const struct content *content, uint32_t question, const char *id)
{
    struct span span;

    if (question < content->question_count) {
        span = content->questions[question].options;
        return record_find(content, content->options + span.first, sizeof(struct option),
                           span.count, id);
    }
    span = content->flows[question - content->question_count].endings;
    return record_find(content, content->endings + span.first, sizeof(struct ending), span.count,
                       id);
}

const char *content_fact_id(const struct content *content, uint32_t fact)
{
    if (fact < content->question_count)
        return content_string(content, content->questions[fact].id);
    return content_string(content, content->flows[fact - content->question_count].id);
}

static uint32_t region_at(const struct content *content, uint32_t code)
{
    for (uint32_t i = 0; i < content->region_count; i++)
        if (content->regions[i].code == code)
            return i;
    return NO_INDEX;
}

uint32_t content_region_of(const struct content *content, uint32_t code)
{
    uint32_t pool, region;

    if (code == 0 || pool_is_abroad(code))
        return NO_INDEX;
    region = region_at(content, code);
    if (region != NO_INDEX)
        return region;
    if (!content_division(content, code))
        return NO_INDEX;
    pool = pool_of(content, code);
    region = region_at(content, pool);
    if (region == NO_INDEX)
        region = region_at(content, pool / 10000 * 10000);
    return region == NO_INDEX ? region_at(content, NATION) : region;
}

const struct division *content_division(const struct content *content, uint32_t code)
{
    uint32_t low = 0, high = content->division_count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (content->divisions[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < content->division_count && content->divisions[low].code == code)
        return &content->divisions[low];
    return NULL;
}

void content_free(struct content *content)
{
    struct buffer buffer = {0};

    if (!content)
        return;
    buffer.data = content->buffer;
    buffer_free(&buffer);
}

const char *content_target_id(const struct content *content, uint32_t target)
{
    const uint32_t index = TARGET_INDEX(target);

    if (target == NO_INDEX)
        return "-";
    switch (TARGET_KIND(target)) {
    case TARGET_NODE:
        return content_string(content, content->nodes[index].id);
    case TARGET_ENDING:
        return content_string(content, content->endings[index].id);
    case TARGET_OUTCOME:
        break;
    }
    return content_string(content, content->outcomes[index].id);
}

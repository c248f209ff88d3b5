/* The end of building: the sections are laid into one constant buffer and checked as a whole. */
#include "load/builder.h"

#include "engine/bounds.h"
#include "load/image/layout.h"
#include "load/messages.h"

#include <assert.h>
#include <string.h>

#define VERDICTS_MAX 16 /* node.verdicts has a bit for each */

static const struct buffer *section_buffer(const struct builder *builder, enum section section)
{
    const struct buffer *const buffers[SECTION_COUNT] = {
#define X(record, name) [SECTION_##record] = &builder->name,
        CONTENT_SECTIONS(X)
#undef X
            [SECTION_code] = &builder->codes,
        [SECTION_index] = &builder->indexes,
        [SECTION_workday] = &builder->workdays,
        [SECTION_text] = &builder->texts,
        [SECTION_string] = &builder->strings,
    };

    return buffers[section];
}

/* Limits that no single record can exceed by itself. */
static void check_limits(struct builder *builder)
{
    const struct names *flows = &builder->names[NAME_FLOW];
    const struct names *verdicts = &builder->names[NAME_VERDICT];
    size_t facts = builder->names[NAME_QUESTION].count + flows->count;

    if (facts > FACTS_MAX)
        diag_add(builder->diags,
                 flows->count ? flows->list[flows->count - 1].place : (struct place){0},
                 MESSAGE(FACTS_MANY), facts, FACTS_MAX);
    if (verdicts->count > VERDICTS_MAX)
        diag_add(builder->diags, verdicts->list[VERDICTS_MAX].place, MESSAGE(VERDICTS_MANY),
                 VERDICTS_MAX);
}

/* Bytes of a record up to its last member. */
static size_t members_end(enum section section)
{
    size_t end = 0;

    for (size_t i = 0; i < layout_member_count; i++)
        if (layout_members[i].section == section &&
            layout_members[i].offset + layout_members[i].size > end)
            end = layout_members[i].offset + layout_members[i].size;
    return end;
}

/* A section's records, padding zeroed: copying a struct may leave anything in it. */
static void section_lay(const struct builder *builder, enum section section, char *base)
{
    const struct buffer *records = section_buffer(builder, section);
    size_t size = section_sizes[section],
           end = section < SECTION_code ? members_end(section) : size;

    if (records->size > 0)
        memcpy(base, records->data, records->size);
    for (size_t at = 0; end < size && at < records->size; at += size)
        memset(base + at + end, 0, size - end);
}

/* The content's own struct and behind it all sections; zeroes between them. */
static struct content *content_lay(const struct builder *builder)
{
    struct buffer buffer = {0};
    uint32_t counts[SECTION_COUNT];
    struct content *content;
    char *base;

    for (size_t i = 0; i < SECTION_COUNT; i++)
        counts[i] = (uint32_t)(section_buffer(builder, (enum section)i)->size / section_sizes[i]);
    buffer_add(&buffer, NULL, layout_round(sizeof(*content)) + layout_size(counts));
    content = (struct content *)(void *)buffer.data;
    *content = builder->head;
    content->buffer = buffer.data;
    base = buffer.data + layout_round(sizeof(*content));
    layout_bind(content, base, counts);
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        section_lay(builder, (enum section)i, base);
        base += layout_round(counts[i] * section_sizes[i]);
    }
    return content;
}

/* The one place where a laid content is still changed. */
static struct node *writable_nodes(struct content *content)
{
    char *bytes = content->buffer;

    return (struct node *)(void *)(bytes + ((const char *)content->nodes - bytes));
}

struct content *builder_finish(struct builder *builder)
{
    struct content *content;

    check_limits(builder);
    content = content_lay(builder);
    flows_check(builder, content);
    if (builder->diags->errors > 0) {
        content_free(content);
        return NULL;
    }
    bounds_fill(content, writable_nodes(content));
    layout_print(content);
    assert(layout_valid(content));
    return content;
}

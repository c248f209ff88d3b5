/* Writing the skeleton of a content. */
#include "load/history.h"

#include "base/hash.h"
#include "load/history_names.h"
#include "load/image/layout.h"

#include <inttypes.h>
#include <string.h>

/* A column being written: equal neighbours are counted and written once. */
struct column {
    struct buffer *out;
    const char *name;
    struct buffer last; /* the value waiting, with its zero byte */
    uint32_t times;
    bool begun;
};

static void value_flush(struct column *column)
{
    if (column->times == 0)
        return;
    if (!column->begun)
        buffer_print(column->out, ".%s", column->name);
    column->begun = true;
    if (column->times > 1)
        buffer_print(column->out, " %s*%" PRIu32, column->last.data, column->times);
    else
        buffer_print(column->out, " %s", column->last.data);
    column->times = 0;
}

static void value_add(struct column *column, const char *value)
{
    if (column->times > 0 && strcmp(column->last.data, value) == 0) {
        column->times++;
        return;
    }
    value_flush(column);
    column->last.size = 0;
    buffer_add(&column->last, value, strlen(value) + 1);
    column->times = 1;
}

/* A column that says nothing but 0 is left out, unless what is left out is read as "not there". */
static void column_end(struct column *column, bool always)
{
    if (always || column->begun || column->times == 0 || strcmp(column->last.data, "0") != 0) {
        value_flush(column);
        if (column->begun)
            buffer_print(column->out, "\n");
    }
    buffer_free(&column->last);
}

static void number_add(struct column *column, const char *bytes, size_t size)
{
    char value[24];
    uint64_t number = 0;

    memcpy(&number, bytes, size); /* of a little-endian machine, as the images are */
    snprintf(value, sizeof value, "%" PRIu64, number);
    value_add(column, value);
}

static void member_add(struct column *column, const struct content *content,
                       const struct member *member, const char *bytes)
{
    uint32_t words[2];
    char value[24];

    switch (member->kind) {
    case MEMBER_STRING:
        memcpy(words, bytes, sizeof words[0]);
        value_add(column, content_string(content, words[0])[0] ? content_string(content, words[0])
                                                               : HISTORY_EMPTY);
        break;
    case MEMBER_SPAN:
    case MEMBER_LIST:
    case MEMBER_NUMBERS:
    case MEMBER_WAYS:
        memcpy(words, bytes, sizeof words);
        snprintf(value, sizeof value, "%" PRIu32 ":%" PRIu32, words[0], words[1]);
        value_add(column, value);
        break;
    default:
        number_add(column, bytes, member->size);
    }
}

static void member_column(const struct content *content, size_t index, uint32_t count,
                          struct buffer *out)
{
    const struct member *member = &layout_members[index];
    struct column column = {.out = out, .name = history_member_name(index)};
    const char *record = layout_section(content, member->section);

    for (uint32_t i = 0; i < count; i++, record += section_sizes[member->section])
        member_add(&column, content, member, record + member->offset);
    column_end(&column, history_may_be_absent(member));
}

/* Sections that are plain numbers have one column, called "is". */
static void plain_column(const struct content *content, enum section section, uint32_t count,
                         struct buffer *out)
{
    struct column column = {.out = out, .name = HISTORY_PLAIN};
    const char *record = layout_section(content, section);

    for (uint32_t i = 0; i < count; i++, record += section_sizes[section])
        number_add(&column, record, section_sizes[section]);
    column_end(&column, false);
}

static void section_write(const struct content *content, enum section section, uint32_t count,
                          struct buffer *out)
{
    if (count == 0 || !history_section_kept(section))
        return;
    buffer_print(out, "section %s %" PRIu32 "\n", history_section_name(section), count);
    if (history_section_plain(section))
        plain_column(content, section, count, out);
    for (size_t i = 0; i < layout_member_count; i++)
        if (layout_members[i].section == section && layout_members[i].print == PRINT_BEHAVIOUR)
            member_column(content, i, count, out);
}

void history_write(const struct content *content, struct buffer *out)
{
    const size_t start = out->size;
    uint32_t counts[SECTION_COUNT];

    layout_counts(content, counts);
    buffer_print(out, HISTORY_FIRST_LINE "\nprint %016" PRIx64 "\ndated %" PRIu32 "\n",
                 content->behaviour_print, (uint32_t)content->dated);
    buffer_print(out, "start %" PRIu32 " %" PRIu32 " %" PRIu32 "\n", content->insured_in,
                 content->care_in, content->scheme);
    for (enum section section = 0; section < SECTION_COUNT; section++)
        section_write(content, section, counts[section], out);
    buffer_print(out, "sum %016" PRIx64 "\n", hash_bytes(out->data + start, out->size - start, 0));
}

/* How a content lies in its buffer. */
#include "load/image/layout.h"

#include "base/hash.h"
#include "model/texts.h"

#define MEMBER_SIZE(record, member) sizeof(((struct record *)0)->member)

const struct member layout_members[] = {
#define MEMBER(record, member, kind, argument, print)                                              \
    {SECTION_##record,                                                                             \
     offsetof(struct record, member),                                                              \
     MEMBER_SIZE(record, member),                                                                  \
     MEMBER_##kind,                                                                                \
     argument,                                                                                     \
     PRINT_##print},
#include "load/image/layout.def"
#undef MEMBER
};

const size_t layout_member_count = sizeof(layout_members) / sizeof(layout_members[0]);

const size_t section_sizes[SECTION_COUNT] = {
#define X(record, name) [SECTION_##record] = sizeof(struct record),
    CONTENT_SECTIONS(X)
#undef X
        [SECTION_code] = sizeof(uint32_t),
    [SECTION_index] = sizeof(uint32_t),
    [SECTION_workday] = sizeof(uint16_t),
    [SECTION_text] = sizeof(struct text),
    [SECTION_string] = 1,
};

size_t layout_round(size_t size)
{
    return (size + 7) & ~(size_t)7;
}

size_t layout_size(const uint32_t counts[SECTION_COUNT])
{
    size_t size = 0;

    for (size_t i = 0; i < SECTION_COUNT; i++)
        size += layout_round(counts[i] * section_sizes[i]);
    return size;
}

/* The sections that are no records; the records are named by CONTENT_SECTIONS. */
#define PLAIN_SECTIONS(X) X(code, codes) X(index, indexes) X(workday, workdays) X(text, texts)

void layout_bind(struct content *content, const char *base, const uint32_t counts[SECTION_COUNT])
{
#define X(record, name)                                                                            \
    content->name = (const void *)base;                                                            \
    content->record##_count = counts[SECTION_##record];                                            \
    base += layout_round(counts[SECTION_##record] * section_sizes[SECTION_##record]);
    CONTENT_SECTIONS(X)
    PLAIN_SECTIONS(X)
#undef X
    content->strings = base;
    content->string_size = counts[SECTION_string];
}

void layout_counts(const struct content *content, uint32_t counts[SECTION_COUNT])
{
#define X(record, name) counts[SECTION_##record] = content->record##_count;
    CONTENT_SECTIONS(X)
    PLAIN_SECTIONS(X)
#undef X
    counts[SECTION_string] = content->string_size;
}

const void *layout_section(const struct content *content, enum section section)
{
    const void *const sections[SECTION_COUNT] = {
#define X(record, name) [SECTION_##record] = content->name,
        CONTENT_SECTIONS(X) PLAIN_SECTIONS(X)
#undef X
            [SECTION_string] = content->strings,
    };

    return sections[section];
}

uint64_t layout_identity(void)
{
    const uint32_t texts = TEXT_COUNT;
    uint64_t print = hash_bytes(section_sizes, sizeof(section_sizes), texts);

    for (size_t i = 0; i < layout_member_count; i++) {
        const struct member *member = &layout_members[i];
        const uint64_t words[] = {member->section, member->offset,   member->size,
                                  member->kind,    member->argument, member->print};

        print = hash_bytes(words, sizeof(words), print);
    }
    return print;
}

/* How a content lies in its buffer; fingerprints of what it decides and of how it is worded. */
#include "load/image/layout.h"

#include "base/hash.h"
#include "model/texts.h"

#include <string.h>

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

const size_t layout_member_count = sizeof layout_members / sizeof layout_members[0];

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
    uint64_t print = hash_bytes(section_sizes, sizeof section_sizes, texts);

    for (size_t i = 0; i < layout_member_count; i++) {
        const struct member *member = &layout_members[i];
        const uint64_t words[] = {member->section, member->offset,   member->size,
                                  member->kind,    member->argument, member->print};

        print = hash_bytes(words, sizeof words, print);
    }
    return print;
}

/* ---- fingerprints -------------------------------------------------------------------------- */

static uint64_t hash_string(const struct content *content, uint32_t offset, uint64_t seed)
{
    const char *s = content_string(content, offset);

    return hash_bytes(s, strlen(s), seed);
}

static uint64_t hash_list(const struct content *content, const uint32_t span[2], uint64_t seed)
{
    return hash_bytes(content->indexes + span[0], span[1] * sizeof *content->indexes, seed);
}

/* One member: strings by their text and spans by what is in them, never by where they lie. */
static uint64_t hash_member(const struct content *content, const struct member *member,
                            const char *bytes, uint64_t seed)
{
    uint32_t words[2] = {0, 0};

    memcpy(words, bytes, member->size < sizeof words ? member->size : sizeof words);
    switch (member->kind) {
    case MEMBER_STRING:
        return hash_string(content, words[0], seed);
    case MEMBER_TEXT:
        return hash_string(content, words[1], hash_string(content, words[0], seed));
    case MEMBER_SPAN:
        return hash_bytes(&words[1], sizeof words[1], seed);
    case MEMBER_LIST:
    case MEMBER_NUMBERS:
    case MEMBER_WAYS:
        return hash_list(content, words, seed);
    default:
        return hash_bytes(bytes, member->size, seed);
    }
}

static uint64_t members_print(const struct content *content, enum member_print print)
{
    uint32_t counts[SECTION_COUNT];
    uint64_t hash = 0;

    layout_counts(content, counts);
    for (size_t i = 0; i < layout_member_count; i++) {
        const struct member *member = &layout_members[i];
        const char *record = layout_section(content, member->section);

        if (member->print != print)
            continue;
        hash = hash_bytes(&counts[member->section], sizeof counts[0], hash);
        for (uint32_t n = 0; n < counts[member->section];
             n++, record += section_sizes[member->section])
            hash = hash_member(content, member, record + member->offset, hash);
    }
    return hash;
}

void layout_print(struct content *content)
{
    const uint32_t start[] = {content->insured_in, content->care_in, content->scheme};
    uint64_t behaviour = members_print(content, PRINT_BEHAVIOUR);
    uint64_t wording = members_print(content, PRINT_WORDING);

    behaviour = hash_bytes(content->codes, content->code_count * sizeof *content->codes, behaviour);
    behaviour = hash_bytes(content->workdays, content->workday_count * sizeof *content->workdays,
                           behaviour);
    content->behaviour_print = hash_bytes(start, sizeof start, behaviour);

    for (uint32_t i = 0; i < content->text_count; i++) {
        wording = hash_string(content, content->texts[i].zh, wording);
        wording = hash_string(content, content->texts[i].en, wording);
    }
    wording = hash_bytes(&content->dated, sizeof content->dated, wording);
    wording = hash_string(content, content->name.zh, wording);
    content->wording_print = hash_string(content, content->name.en, wording);
}

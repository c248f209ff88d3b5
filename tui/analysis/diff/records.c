/* Members of records by what is in them: see records.h. */
#include "analysis/diff/records.h"

#include "base/hash.h"

#include <string.h>

static const char *const section_names[SECTION_COUNT] = {
#define X(record, name) [SECTION_##record] = #record,
    CONTENT_SECTIONS(X)
#undef X
};

static const char *const member_names[] = {
#define MEMBER(record, member, kind, argument, print) #member,
#include "load/image/layout.def"
#undef MEMBER
};

const char *records_section(enum section section)
{
    return section_names[section] != NULL ? section_names[section] : "";
}

const char *records_member(size_t member)
{
    return member_names[member];
}

size_t records_place(enum section section, size_t offset)
{
    size_t place = 0;

    while (place < layout_member_count &&
           (layout_members[place].section != section || layout_members[place].offset != offset))
        place++;
    return place;
}

const void *records_at(const struct content *content, enum section section, uint32_t index)
{
    const char *records = layout_section(content, section);

    return records + (size_t)index * section_sizes[section];
}

/* Records whose first member is the string that names them. */
static bool has_id(enum section section)
{
    for (size_t i = 0; i < layout_member_count; i++)
        if (layout_members[i].section == section && layout_members[i].offset == 0)
            return layout_members[i].kind == MEMBER_STRING;
    return false;
}

const char *records_id(const struct content *content, enum section section, uint32_t index)
{
    uint32_t id;

    if (index == NO_INDEX || !has_id(section))
        return "";
    memcpy(&id, records_at(content, section, index), sizeof id);
    return content_string(content, id);
}

static uint64_t string_print(const char *string, uint64_t seed)
{
    return hash_bytes(string, strlen(string) + 1, seed);
}

/* A run of numbers: those of records by the records' names. */
static uint64_t list_print(const struct content *content, const struct member *member,
                           const uint32_t span[2])
{
    const uint32_t *list = content->indexes + span[0];
    uint64_t print = span[1];

    if (member->kind == MEMBER_NUMBERS)
        return hash_bytes(list, span[1] * sizeof *list, print);
    for (uint32_t i = 0; i < span[1]; i++)
        print = string_print(member->kind == MEMBER_WAYS
                                 ? content_target_id(content, list[i])
                                 : records_id(content, (enum section)member->argument, list[i]),
                             print);
    return print;
}

/* Whom a value is for: by the names of questions, for an answer or a relation by its number. */
static uint64_t limits_print(const struct content *content, const uint32_t span[2])
{
    uint64_t print = span[1];

    for (uint32_t i = span[0]; i < span[0] + span[1]; i++)
        print = string_print(content_fact_id(content, content->limits[i].fact),
                             print ^ content->limits[i].mask);
    return print;
}

/* What the number in a member that depends on others refers to. */
static uint64_t term_print(const struct content *content, const struct member *member,
                           uint32_t index, uint32_t number)
{
    const struct bring *bring = &content->brings[index];

    if (member->section != SECTION_bring || member->offset != offsetof(struct bring, subject) ||
        number == NO_INDEX)
        return number;
    return string_print(
        records_id(content, bring->kind == BRING_INCLUDE ? SECTION_flow : SECTION_document, number),
        0);
}

/* A value that is one of its parameter's options, by the option's name. */
static uint64_t option_print(const struct content *content, const struct value *value)
{
    const struct parameter *parameter = &content->parameters[value->parameter];

    if (parameter->options.count == 0 || !value->known)
        return (uint64_t)value->number;
    return string_print(
        records_id(content, SECTION_option, parameter->options.first + (uint32_t)value->number), 0);
}

uint64_t records_print(const struct content *content, size_t place, uint32_t index)
{
    const struct member *member = &layout_members[place];
    const char *bytes = (const char *)records_at(content, member->section, index) + member->offset;
    uint32_t words[2] = {0, 0};

    memcpy(words, bytes, member->size < sizeof words ? member->size : sizeof words);
    switch (member->kind) {
    case MEMBER_STRING:
        return string_print(content_string(content, words[0]), 0);
    case MEMBER_TEXT:
        return string_print(content_string(content, words[1]),
                            string_print(content_string(content, words[0]), 0));
    case MEMBER_SPAN:
        return member->argument == SECTION_limit ? limits_print(content, words) : 0;
    case MEMBER_LIST:
    case MEMBER_NUMBERS:
    case MEMBER_WAYS:
        return list_print(content, member, words);
    case MEMBER_TARGET:
        return string_print(content_target_id(content, words[0]), 0);
    case MEMBER_INDEX:
    case MEMBER_REFERENCE:
        return string_print(records_id(content, (enum section)member->argument, words[0]), 0);
    case MEMBER_FACT:
        return words[0] == NO_INDEX ? 0 : string_print(content_fact_id(content, words[0]), 0);
    case MEMBER_TERM:
        return term_print(content, member, index, words[0]);
    default:
        if (member->section == SECTION_value && member->offset == offsetof(struct value, number))
            return option_print(content, &content->values[index]);
        return hash_bytes(bytes, member->size, 0);
    }
}

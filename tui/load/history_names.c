/* Names of sections and members as a skeleton writes them. */
#include "load/history_names.h"

static const char *const member_names[] = {
#define MEMBER(record, member, kind, argument, print) #member,
#include "load/image/layout.def"
#undef MEMBER
};

static const char *const section_names[SECTION_COUNT] = {
#define X(record, name) [SECTION_##record] = #record,
    CONTENT_SECTIONS(X)
#undef X
        [SECTION_code] = "code",
    [SECTION_index] = "index",
    [SECTION_workday] = "workday",
    [SECTION_text] = "text",
    [SECTION_string] = "string",
};

const char *history_member_name(size_t index)
{
    return member_names[index];
}

const char *history_section_name(enum section section)
{
    return section_names[section];
}

bool history_section_plain(enum section section)
{
    return section == SECTION_code || section == SECTION_index || section == SECTION_workday;
}

bool history_may_be_absent(const struct member *member)
{
    return member->kind == MEMBER_REFERENCE || member->kind == MEMBER_TARGET ||
           member->kind == MEMBER_FACT;
}

bool history_section_kept(enum section section)
{
    for (size_t i = 0; i < layout_member_count; i++)
        if (layout_members[i].section == section && layout_members[i].print == PRINT_BEHAVIOUR)
            return true;
    return history_section_plain(section);
}

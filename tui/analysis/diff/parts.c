/* What each part of a sheet tells: see parts.h. */
#include "analysis/diff/parts.h"

#include "base/hash.h"

/* clang-format off */
static const struct {
    enum section section;
    const char *json;
    const char *name[LANGUAGE_COUNT];
} parts[PART_COUNT] = {
#define PART(name, record, json, zh, en) [PART_##name] = {SECTION_##record, json, {zh, en}},
#define SAYS(name, record, member, zh, en)
#include "analysis/diff/parts.def"
#undef PART
#undef SAYS
};

static const struct says {
    enum part part;
    size_t offset;
    const char *label[LANGUAGE_COUNT];
} says[] = {
#define PART(name, record, json, zh, en)
#define SAYS(name, record, member, zh, en)                                                         \
    {PART_##name, offsetof(struct record, member), {zh, en}},
#include "analysis/diff/parts.def"
#undef PART
#undef SAYS
};
/* clang-format on */

#define SAYS_COUNT (sizeof says / sizeof says[0])

const char *parts_json(enum part part)
{
    return parts[part].json;
}

const char *parts_name(enum part part, enum language language)
{
    return parts[part].name[language];
}

enum section parts_section(enum part part)
{
    return parts[part].section;
}

static struct part_member part_member(const struct says *row)
{
    return (struct part_member){
        .part = row->part,
        .member = records_place(parts[row->part].section, row->offset),
        .label = {row->label[LANGUAGE_ZH], row->label[LANGUAGE_EN]}
    };
}

void parts_each(enum part part, void (*each)(void *context, const struct part_member *member),
                void *context)
{
    for (size_t i = 0; i < SAYS_COUNT; i++)
        if (says[i].part == part) {
            const struct part_member member = part_member(&says[i]);

            each(context, &member);
        }
}

bool parts_tell(size_t member)
{
    for (size_t i = 0; i < SAYS_COUNT; i++)
        if (parts[says[i].part].section == layout_members[member].section &&
            says[i].offset == layout_members[member].offset)
            return true;
    return false;
}

/* ---- prints ---------------------------------------------------------------------------------- */

/* An article is told with its source's name before it. */
static void cites_seed(const struct content *content, uint64_t *prints)
{
    const size_t source = records_place(SECTION_cite, offsetof(struct cite, source));

    for (uint32_t i = 0; i < content->cite_count; i++)
        prints[i] = records_print(content, source, i);
}

/* An answer that has a short form is told by that. */
static bool is_hidden(const struct content *content, const struct says *row, uint32_t index)
{
    return row->part == PART_OPTION && row->offset == offsetof(struct option, text) &&
           content->options[index].label.zh != 0;
}

struct part_prints parts_print(struct arena *arena, const struct content *content)
{
    uint64_t *of[PART_COUNT];
    struct part_prints prints;
    uint32_t counts[SECTION_COUNT];

    layout_counts(content, counts);
    for (unsigned i = 0; i < PART_COUNT; i++) {
        of[i] = arena_alloc(arena, (counts[parts[i].section] + 1) * sizeof(uint64_t));
        prints.of[i] = of[i];
    }
    cites_seed(content, of[PART_CITE]);
    for (size_t i = 0; i < SAYS_COUNT; i++) {
        const struct part_member member = part_member(&says[i]);
        uint64_t *print = of[says[i].part];

        for (uint32_t n = 0; n < counts[parts[says[i].part].section]; n++)
            if (!is_hidden(content, &says[i], n))
                print[n] = hash_number(print[n], records_print(content, member.member, n));
    }
    return prints;
}

/* ---- what no sheet tells ---------------------------------------------------------------------- */

#define WHY(record, name, why)                                                                     \
    {                                                                                              \
        SECTION_##record, offsetof(struct record, name), PART_WHY_##why                            \
    }

enum part_why parts_why(size_t member)
{
    static const struct {
        enum section section;
        size_t offset;
        enum part_why why;
    } rows[] = {
        WHY(question, text, ASKED), WHY(question, why, ASKED),
        WHY(question, help, ASKED), WHY(question, unsure_label, ASKED),
        WHY(option, text, ASKED),   WHY(flow, about, HOME),
        WHY(flow, home, HOME),
    };
    const struct member *row = &layout_members[member];

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].section == row->section && rows[i].offset == row->offset)
            return rows[i].why;
    if (parts_tell(member))
        return PART_WHY_UNSEEN;
    return row->print == PRINT_BEHAVIOUR ? PART_WHY_ROUTES : PART_WHY_KEPT;
}

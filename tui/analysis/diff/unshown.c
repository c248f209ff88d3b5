/* What changed and is in none of the groups: see unshown.h. */
#include "analysis/diff/unshown.h"

#include "analysis/diff/changes.h"

enum { OLD, NEW };

struct search {
    const struct diff *diff;
    void (*each)(void *context, const struct unshown *unshown);
    void *context;
};

/* A member that is looked for among those a part tells. */
struct told {
    size_t member;
    bool found;
};

static void member_match(void *context, const struct part_member *member)
{
    struct told *told = context;

    told->found = told->found || member->member == told->member;
}

static bool part_tells(enum part part, size_t member)
{
    struct told told = {.member = member};

    parts_each(part, member_match, &told);
    return told.found;
}

/* Whether what a group changed about articles is what changed about this one: they stand in many places. */
static bool cite_in(const struct diff *diff, unsigned side, const struct sheet_change *change,
                    uint32_t index)
{
    const struct cite *cites = diff->pairs.contents[side]->cites;
    uint32_t there = side == OLD ? change->before : change->after;
    const uint64_t *prints = diff->sheets.prints[side].of[PART_CITE];

    if (there == NO_INDEX)
        return false;
    return sheets_checked_again(&diff->sheets, change) ? cites[there].source == cites[index].source
                                                       : prints[there] == prints[index];
}

/* Whether a group tells of a paper that it is needed otherwise. */
static bool bring_in(const struct diff *diff, unsigned side, const struct sheet_change *change,
                     uint32_t index)
{
    const struct bring *bring = &diff->pairs.contents[side]->brings[index];
    const uint64_t *prints = diff->sheets.prints[side].of[PART_BRING];
    uint32_t there = side == OLD ? change->before : change->after;

    if (change->part == PART_DOCUMENT)
        return bring->kind == BRING_DOCUMENT && there == bring->subject;
    if (change->part == PART_CONDITION && bring->kind == BRING_DOCUMENT && side == NEW)
        return change->subject == bring->subject;
    if (change->part == PART_CONDITION && bring->kind == BRING_DOCUMENT)
        return diff->pairs.there[OLD][SECTION_document][bring->subject] == change->subject;
    return there != NO_INDEX && parts_section(change->part) == SECTION_bring &&
           prints[there] == prints[index];
}

static bool record_in(const struct diff *diff, unsigned side, const struct sheet_change *change,
                      uint32_t index)
{
    return change->part == PART_CITE ? cite_in(diff, side, change, index)
                                     : (side == OLD ? change->before : change->after) == index;
}

/* Whether a group tells a record of one side; `member` as in struct unshown, layout_member_count = any. */
static bool is_told(const struct diff *diff, unsigned side, enum section section, uint32_t index,
                    size_t member)
{
    for (uint32_t i = 0; i < diff->count; i++) {
        const struct diff_group *group = diff_group_at(diff, i);

        if (group->kind == DIFFERS_PART && section == SECTION_bring &&
            bring_in(diff, side, &group->change, index))
            return true;
        if (group->kind == DIFFERS_PART && parts_section(group->change.part) == section &&
            record_in(diff, side, &group->change, index) &&
            (member == layout_member_count || part_tells(group->change.part, member)))
            return true;
    }
    return false;
}

/* Whether any part could tell something of a record. */
static enum part_why section_why(enum section section)
{
    for (unsigned part = 0; part < PART_COUNT; part++)
        if (parts_section((enum part)part) == section)
            return PART_WHY_UNSEEN;
    return section == SECTION_region || section == SECTION_zone ? PART_WHY_KEPT : PART_WHY_ROUTES;
}

static void single_look(const struct search *search, unsigned side, enum section section,
                        uint32_t index)
{
    const struct diff *diff = search->diff;
    const struct unshown unshown = {.section = section,
                                    .member = layout_member_count,
                                    .before = side == OLD ? index : NO_INDEX,
                                    .after = side == NEW ? index : NO_INDEX,
                                    .why = section_why(section)};

    if (diff->pairs.owned[side][section][index] &&
        !is_told(diff, side, section, index, layout_member_count))
        search->each(search->context, &unshown);
}

static bool member_compared(const struct member *member)
{
    return member->print != PRINT_NEITHER &&
           (member->kind != MEMBER_SPAN || member->argument == SECTION_limit) &&
           !(member->kind == MEMBER_STRING && member->offset == 0);
}

static void pair_look(const struct search *search, enum section section, uint32_t before,
                      uint32_t after)
{
    const struct diff *diff = search->diff;

    for (size_t i = 0; i < layout_member_count; i++) {
        const struct unshown unshown = {section, i, before, after, parts_why(i)};

        if (layout_members[i].section == section && member_compared(&layout_members[i]) &&
            changes_member(&diff->pairs, i, before, after) &&
            !(is_told(diff, OLD, section, before, i) && is_told(diff, NEW, section, after, i)))
            search->each(search->context, &unshown);
    }
}

static void section_look(const struct search *search, enum section section)
{
    const struct pairs *pairs = &search->diff->pairs;
    uint32_t counts[2][SECTION_COUNT];

    for (unsigned side = 0; side < 2; side++)
        layout_counts(pairs->contents[side], counts[side]);
    for (uint32_t i = 0; i < counts[OLD][section]; i++) {
        uint32_t there = pairs->there[OLD][section][i];

        if (there == NO_INDEX)
            single_look(search, OLD, section, i);
        else
            pair_look(search, section, i, there);
    }
    for (uint32_t i = 0; i < counts[NEW][section]; i++)
        if (pairs->there[NEW][section][i] == NO_INDEX)
            single_look(search, NEW, section, i);
}

void unshown_each(const struct diff *diff,
                  void (*each)(void *context, const struct unshown *unshown), void *context)
{
    const struct search search = {.diff = diff, .each = each, .context = context};

    for (unsigned section = 0; section < SECTION_COUNT; section++)
        if (pairs_have(&diff->pairs, (enum section)section) && section != SECTION_division)
            section_look(&search, (enum section)section);
}

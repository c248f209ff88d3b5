/* Two sheets side by side: see sheets.h. */
#include "analysis/diff/sheets.h"

#include <string.h>

enum { OLD, NEW };

/* Two lists of parts, and which of their entries have found each other. */
struct facing {
    const struct sheets *sheets;
    const struct shown *lists[2];
    uint16_t other[2][SHOWN_MAX]; /* by place: the place in the other list, or NONE */
    bool any;                     /* something was told */
    void (*each)(void *context, const struct sheet_change *change);
    void *context;
};

#define NONE UINT16_MAX

static uint64_t print_of(const struct facing *facing, unsigned side, const struct shown_part *part)
{
    return part->index == NO_INDEX ? 0 : facing->sheets->prints[side].of[part->part][part->index];
}

/* Articles and rules are the same where they say the same, wherever they stand. */
static bool by_words(enum part part)
{
    return part == PART_CITE || part == PART_RULE;
}

/* What the slots of a part number. */
static enum section slot_section(enum part part)
{
    if (part == PART_VALUE)
        return SECTION_parameter;
    return part == PART_CONDITION ? SECTION_document : parts_section(part);
}

static bool is_same(const struct facing *facing, const struct shown_part *before,
                    const struct shown_part *after)
{
    const struct pairs *pairs = facing->sheets->pairs;
    enum section section = slot_section(before->part);

    if (before->part != after->part)
        return false;
    if (by_words(before->part))
        return print_of(facing, OLD, before) == print_of(facing, NEW, after);
    return pairs->there[OLD][section][before->slot] == after->slot;
}

static void join(struct facing *facing, uint32_t before, uint32_t after)
{
    facing->other[OLD][before] = (uint16_t)after;
    facing->other[NEW][after] = (uint16_t)before;
}

/* Mostly what comes next in one list comes next in the other. */
static void join_same(struct facing *facing)
{
    const struct shown *before = facing->lists[OLD], *after = facing->lists[NEW];
    uint32_t next = 0;

    memset(facing->other, 0xff, sizeof facing->other); /* NONE */
    for (uint32_t i = 0; i < before->count; i++)
        for (uint32_t n = 0; n < after->count; n++) {
            uint32_t place = (next + n) % after->count;

            if (facing->other[NEW][place] != NONE ||
                !is_same(facing, &before->list[i], &after->list[place]))
                continue;
            join(facing, i, place);
            next = place + 1;
            break;
        }
}

/* What is the same by its words has moved where it stands elsewhere; what says something else is joined by
 * where it stands: a cite by its owner, a rule with the next that is left. */
static bool is_successor(const struct facing *facing, const struct shown_part *before,
                         const struct shown_part *after)
{
    const struct pairs *pairs = facing->sheets->pairs;

    if (before->part != after->part || !by_words(before->part))
        return false;
    return before->part == PART_RULE ||
           pairs->there[OLD][SECTION_cite][before->index] == after->index;
}

static void join_successors(struct facing *facing)
{
    const struct shown *before = facing->lists[OLD], *after = facing->lists[NEW];

    for (uint32_t i = 0; i < before->count; i++)
        for (uint32_t n = 0; n < after->count && facing->other[OLD][i] == NONE; n++)
            if (facing->other[NEW][n] == NONE &&
                is_successor(facing, &before->list[i], &after->list[n]))
                join(facing, i, n);
}

/* ---- what follows from something else ----------------------------------------------------- */

/* Whether the case comes to another value of a parameter of one side's content. */
static bool value_moved(const struct facing *facing, unsigned side, uint32_t parameter)
{
    const struct shown *list = facing->lists[side], *there = facing->lists[1 - side];

    for (uint32_t i = 0; i < list->count; i++) {
        const struct shown_part *part = &list->list[i];
        uint16_t other = facing->other[side][i];

        if (part->part == PART_VALUE && part->slot == parameter)
            return other == NONE ||
                   print_of(facing, side, part) != print_of(facing, 1 - side, &there->list[other]);
    }
    return false;
}

/* Whether a paper is needed otherwise. */
static bool need_moved(const struct facing *facing, unsigned side, uint32_t document)
{
    const struct shown *list = facing->lists[side], *there = facing->lists[1 - side];

    for (uint32_t i = 0; i < list->count; i++) {
        uint16_t other = facing->other[side][i];

        if (list->list[i].part == PART_DOCUMENT && list->list[i].index == document)
            return other == NONE || list->list[i].state != there->list[other].state;
    }
    return false;
}

/* Whether a question is told by one of the two only. */
static bool question_moved(const struct facing *facing, unsigned side, uint32_t question)
{
    const struct shown *list = facing->lists[side];

    for (uint32_t i = 0; i < list->count; i++)
        if (list->list[i].part == PART_QUESTION && list->list[i].index == question)
            return facing->other[side][i] == NONE;
    return false;
}

static bool option_follows(const struct facing *facing, unsigned side, uint32_t option)
{
    const struct content *content = facing->sheets->pairs->contents[side];

    for (uint32_t i = 0; i < content->parameter_count; i++)
        if (option - content->parameters[i].options.first < content->parameters[i].options.count)
            return value_moved(facing, side, i);
    for (uint32_t i = 0; i < content->question_count; i++)
        if (option - content->questions[i].options.first < content->questions[i].options.count)
            return question_moved(facing, side, i);
    return false;
}

/* A part only one of the two has, that something else brought or took along. */
static bool follows(const struct facing *facing, unsigned side, const struct shown_part *part)
{
    const struct pairs *pairs = facing->sheets->pairs;
    const struct content *content = pairs->contents[side];

    switch (part->part) {
    case PART_SOURCE: /* its article is told */
        return true;
    case PART_CITE:
        return pairs->there[side][SECTION_cite][part->index] != NO_INDEX ||
               !pairs->owned[side][SECTION_cite][part->index];
    case PART_ASK:
    case PART_WHOM:
    case PART_PARAMETER:
        return value_moved(facing, side, part->index);
    case PART_CLAIM:
        return value_moved(facing, side, content->claims[part->index].parameter) &&
               pairs->there[side][SECTION_claim][part->index] != NO_INDEX;
    case PART_CONDITION:
        return need_moved(facing, side, part->slot);
    case PART_OPTION:
        return option_follows(facing, side, part->index);
    default:
        return false;
    }
}

/* ---- telling ------------------------------------------------------------------------------ */

/* A deadline by a rule of the place is told by that value; only where the value is the same its dates are
 * compared. */
static bool rule_moved(const struct facing *facing, const struct shown_part *before,
                       const struct shown_part *after)
{
    const struct part_prints *prints = facing->sheets->prints;

    if (before->rests_on == NO_INDEX || after->rests_on == NO_INDEX)
        return before->rests_on != after->rests_on;
    return prints[OLD].of[PART_VALUE][before->rests_on] !=
           prints[NEW].of[PART_VALUE][after->rests_on];
}

/* Of two that face each other one may be missing, not both. */
static enum part part_of(const struct shown_part *before, const struct shown_part *after)
{
    if (before != NULL)
        return before->part;
    return after != NULL ? after->part : PART_COUNT;
}

static uint32_t subject_of(const struct facing *facing, const struct shown_part *before,
                           const struct shown_part *after)
{
    const enum part part = part_of(before, after);
    uint32_t there;

    if (part != PART_VALUE && part != PART_CONDITION)
        return NO_INDEX;
    if (after != NULL)
        return after->slot;
    if (before == NULL)
        return NO_INDEX;
    there = facing->sheets->pairs->there[OLD][slot_section(part)][before->slot];
    return there != NO_INDEX ? there : before->slot;
}

static void tell(struct facing *facing, const struct shown_part *before,
                 const struct shown_part *after, bool reworded)
{
    const enum part part = part_of(before, after);
    struct sheet_change change = {
        .part = part,
        .before = before != NULL ? before->index : NO_INDEX,
        .after = after != NULL ? after->index : NO_INDEX,
        .subject = subject_of(facing, before, after),
        .reworded = reworded,
    };

    if (before != NULL && after != NULL && before->state != after->state && !reworded) {
        change.was = before->state;
        change.is = after->state;
    }
    facing->any = true;
    facing->each(facing->context, &change);
}

static void pair_tell(struct facing *facing, const struct shown_part *before,
                      const struct shown_part *after)
{
    bool reworded = print_of(facing, OLD, before) != print_of(facing, NEW, after);
    bool moved = before->state != after->state && before->part != PART_CONDITION &&
                 before->part != PART_SOURCE &&
                 !(before->part == PART_DEADLINE && rule_moved(facing, before, after));

    if (reworded || moved)
        tell(facing, before, after, reworded);
}

/* The other of an article that only one of the two has and that says something else now: the same words may
 * stand in the other content's case too, from somewhere else. */
static bool cite_reworded(const struct facing *facing, unsigned side, const struct shown_part *part,
                          struct shown_part *other)
{
    uint32_t there;

    if (part->part != PART_CITE)
        return false;
    there = facing->sheets->pairs->there[side][SECTION_cite][part->index];
    if (there == NO_INDEX)
        return false;
    *other = (struct shown_part){.part = PART_CITE, .index = there, .slot = there};
    return print_of(facing, side, part) != print_of(facing, 1 - side, other);
}

static void single_tell(struct facing *facing, unsigned side, const struct shown_part *part)
{
    struct shown_part other;

    if (cite_reworded(facing, side, part, &other))
        tell(facing, side == OLD ? part : &other, side == NEW ? part : &other, true);
    else if (!follows(facing, side, part))
        tell(facing, side == OLD ? part : NULL, side == NEW ? part : NULL, false);
}

/* Whether what stood below something else stands above it now; a source that is cited for something else may
 * move too. */
static bool is_reordered(const struct facing *facing, enum part part)
{
    const struct shown *before = facing->lists[OLD];
    uint16_t last = 0;

    for (uint32_t i = 0; i < before->count; i++) {
        uint16_t other = facing->other[OLD][i];

        if (before->list[i].part != part || other == NONE)
            continue;
        if (other < last ||
            (part == PART_SOURCE && before->list[i].state != facing->lists[NEW]->list[other].state))
            return true;
        last = other;
    }
    return false;
}

/* Sources stand in the order of what rests on them, deadlines in that of their dates: where something else has
 * changed they follow. */
static void order_tell(const struct facing *facing)
{
    static const enum part parts[] = {PART_STEP,     PART_NOTE,     PART_MYTH,  PART_DOCUMENT,
                                      PART_DEADLINE, PART_QUESTION, PART_SOURCE};

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        const struct sheet_change change = {.part = parts[i],
                                            .before = NO_INDEX,
                                            .after = NO_INDEX,
                                            .subject = NO_INDEX,
                                            .reordered = true};

        bool follows = parts[i] == PART_SOURCE || parts[i] == PART_DEADLINE;

        if (!(facing->any && follows) && is_reordered(facing, parts[i]))
            facing->each(facing->context, &change);
    }
}

bool sheets_moved(const struct sheets *sheets, unsigned side, enum part part, uint32_t index)
{
    enum section section = parts_section(part);
    uint32_t there = index;

    if (pairs_have(sheets->pairs, section))
        there = sheets->pairs->there[side][section][index];
    return there == NO_INDEX ||
           sheets->prints[side].of[part][index] != sheets->prints[1 - side].of[part][there];
}

bool sheets_checked_again(const struct sheets *sheets, const struct sheet_change *change)
{
    const struct content *const *contents = sheets->pairs->contents;
    const size_t article = records_place(SECTION_cite, offsetof(struct cite, article));

    return change->part == PART_CITE && change->reworded && change->before != NO_INDEX &&
           change->after != NO_INDEX &&
           records_print(contents[OLD], article, change->before) ==
               records_print(contents[NEW], article, change->after);
}

void sheets_compare(const struct sheets *sheets, const struct shown *before,
                    const struct shown *after,
                    void (*each)(void *context, const struct sheet_change *change), void *context)
{
    struct facing facing = {
        .sheets = sheets, .lists = {before, after},
             .each = each, .context = context
    };

    join_same(&facing);
    join_successors(&facing);
    for (uint32_t i = 0; i < before->count; i++)
        if (facing.other[OLD][i] != NONE)
            pair_tell(&facing, &before->list[i], &after->list[facing.other[OLD][i]]);
        else
            single_tell(&facing, OLD, &before->list[i]);
    for (uint32_t i = 0; i < after->count; i++)
        if (facing.other[NEW][i] == NONE)
            single_tell(&facing, NEW, &after->list[i]);
    order_tell(&facing);
}

/* The papers of the open case: ticks, what is missing, what is certain already, the sheet. */
#include "desk/desk.h"

#include "desk/numbering.h"
#include "engine/ahead.h"

#include <assert.h>

static enum necessity item_necessity(const struct desk *desk, uint32_t item)
{
    return (enum necessity)desk->result.checklist.item[item].necessity;
}

static bool may_come_later(const struct desk *desk, uint32_t item)
{
    return item_necessity(desk, item) == NECESSITY_LATER;
}

enum tick desk_ticked(const struct desk *desk, uint32_t item)
{
    const struct checklist *list = &desk->result.checklist;
    enum tick tick;

    assert(item < list->count);
    tick = ticks_get(&desk->open.ticks, desk->content, &list->item[item]);
    return tick == TICK_LATER && !may_come_later(desk, item) ? TICK_EMPTY : tick;
}

static void tick_set(struct desk *desk, uint32_t item, enum tick tick)
{
    ticks_set(&desk->open.ticks, desk->content, &desk->result.checklist.item[item], tick);
}

void desk_tick(struct desk *desk, uint32_t item)
{
    static const enum tick next[] = {
        [TICK_EMPTY] = TICK_HERE,
        [TICK_HERE] = TICK_MISSING,
        [TICK_MISSING] = TICK_LATER,
        [TICK_LATER] = TICK_EMPTY,
    };
    enum tick tick = next[desk_ticked(desk, item)];

    if (tick == TICK_LATER && !may_come_later(desk, item))
        tick = TICK_EMPTY;
    tick_set(desk, item, tick);
    desk_changed(desk);
}

void desk_tick_rest(struct desk *desk)
{
    bool changed = false;

    for (uint32_t i = 0; i < desk->result.checklist.count; i++)
        if (desk_ticked(desk, i) == TICK_EMPTY) {
            tick_set(desk, i, TICK_HERE);
            changed = true;
        }
    if (changed)
        desk_changed(desk);
}

bool desk_waived(const struct desk *desk, uint32_t item)
{
    const uint32_t document = desk->result.checklist.item[item].document;

    return document != NO_INDEX && desk->content->documents[document].waived.zh != 0;
}

static bool item_missing(const struct desk *desk, uint32_t item)
{
    const enum tick tick = desk_ticked(desk, item);

    if (tick == TICK_HERE || tick == TICK_LATER)
        return false;
    if (tick == TICK_MISSING)
        return true;
    return !desk->result.checklist.item[item].maybe && !desk_waived(desk, item) &&
           item_necessity(desk, item) != NECESSITY_OPTIONAL;
}

uint32_t desk_missing(const struct desk *desk)
{
    uint32_t missing = 0;

    for (uint32_t i = 0; i < desk->result.checklist.count; i++)
        missing += item_missing(desk, i);
    return missing;
}

static void sheet_numbered(const struct desk *desk, struct arena *arena, struct delivery delivery,
                           uint32_t sequence, struct sheet *sheet)
{
    const struct desk_case *open = &desk->open;
    enum tick ticks[CHECKLIST_MAX];
    const struct sheet_desk facts = {
        .office = desk->setup.office,
        .window = desk->setup.office->window,
        .staff = desk_staff(desk),
        .sequence = sequence,
        .date = desk->now.date,
        .minute = desk->now.minute,
        .by_phone = delivery.by_phone,
        .large = delivery.large,
        .reprint = open->sequence != 0,
        .foreign_content = desk->setup.foreign_content,
        .ticks = ticks,
        .confirmed = open->confirmed,
        .confirmed_count = open->confirmed_count,
    };

    assert(desk_done(desk));
    for (uint32_t i = 0; i < desk->result.checklist.count; i++)
        ticks[i] = desk_ticked(desk, i);
    sheet_make(arena, &open->session, &desk->result, desk->language, &facts, sheet);
}

void desk_preview(const struct desk *desk, struct arena *arena, struct delivery delivery,
                  struct sheet *sheet)
{
    const uint32_t given = desk->open.sequence;

    sheet_numbered(desk, arena, delivery, given != 0 ? given : desk->sequence + 1, sheet);
}

void desk_sheet(struct desk *desk, struct arena *arena, struct delivery delivery,
                struct sheet *sheet)
{
    if (desk->open.sequence != 0) {
        desk_preview(desk, arena, delivery, sheet);
        return;
    }
    desk->sequence = numbering_next(desk->setup.numbers, desk->now.date, desk->sequence);
    sheet_numbered(desk, arena, delivery, desk->sequence, sheet);
    desk->open.sequence = desk->sequence;
    desk_changed(desk);
}

/* Forgets a sheet's number in a list; true when a case there had it. */
static bool sequence_forget(struct caselist *list, uint32_t sequence)
{
    bool found = false;

    for (uint32_t i = 0; i < caselist_count(list); i++)
        if (caselist_at(list, i).sequence == sequence) {
            caselist_number(list, i, 0);
            found = true;
        }
    return found;
}

void desk_not_given(struct desk *desk, uint32_t sequence)
{
    const bool recent = sequence_forget(desk->recent, sequence);
    const bool parked = sequence_forget(desk->parked, sequence);
    const bool open = desk->serving && desk->open.sequence == sequence;

    if (open)
        desk->open.sequence = 0;
    if (desk->sequence == sequence) {
        desk->sequence--; /* the number is free again */
        numbering_return(desk->setup.numbers, desk->now.date, sequence);
    }
    if (open || recent || parked)
        desk_changed(desk);
}

void desk_certain(const struct desk *desk, struct checklist *checklist)
{
    checklist->count = 0;
    if (desk->serving)
        ahead_papers(&desk->open.session, &desk->result.trail, checklist);
}

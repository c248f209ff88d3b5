/* What sheets tell whatever the case is: see every_sheet.h. */
#include "analysis/diff/every_sheet.h"

#include "model/texts.h"

#include <string.h>

enum { OLD, NEW };

struct telling {
    const struct pairs *pairs;
    void (*each)(void *context, const struct every_change *change);
    void *context;
};

static void tell(const struct telling *telling, enum every_kind kind, uint32_t before,
                 uint32_t after, bool shown)
{
    const struct every_change change = {kind, before, after, shown};

    telling->each(telling->context, &change);
}

static bool text_same(const struct pairs *pairs, struct text before, struct text after)
{
    const struct content *old = pairs->contents[OLD], *now = pairs->contents[NEW];

    return strcmp(content_string(old, before.zh), content_string(now, after.zh)) == 0 &&
           strcmp(content_string(old, before.en), content_string(now, after.en)) == 0;
}

/* The program's texts that a result or a sheet is made with, by the part of the program in their key. */
static bool text_shown(enum text_id id)
{
    static const char *const shown[] = {"common.", "word.", "paper.",   "code.",
                                        "result.", "why.",  "citizen.", "tick."};

    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++)
        if (strncmp(text_key(id), shown[i], strlen(shown[i])) == 0)
            return true;
    return false;
}

static void texts_tell(const struct telling *telling)
{
    const struct content *old = telling->pairs->contents[OLD], *now = telling->pairs->contents[NEW];

    for (uint32_t i = 0; i < old->text_count && i < now->text_count; i++)
        if (!text_same(telling->pairs, old->texts[i], now->texts[i]))
            tell(telling, EVERY_TEXT, i, i, text_shown((enum text_id)i));
}

/* Its name, and the code before its telephone numbers. */
static bool place_same(const struct pairs *pairs, const struct division *before,
                       const struct division *after)
{
    return text_same(pairs, before->name, after->name) &&
           strcmp(content_string(pairs->contents[OLD], before->area_code),
                  content_string(pairs->contents[NEW], after->area_code)) == 0;
}

static void places_tell(const struct telling *telling)
{
    const struct pairs *pairs = telling->pairs;
    const struct content *old = pairs->contents[OLD], *now = pairs->contents[NEW];

    for (uint32_t i = 0; i < old->division_count; i++) {
        uint32_t there = pairs->there[OLD][SECTION_division][i];

        if (there == NO_INDEX || !place_same(pairs, &old->divisions[i], &now->divisions[there]))
            tell(telling, EVERY_PLACE, i, there, true);
    }
    for (uint32_t i = 0; i < now->division_count; i++)
        if (pairs->there[NEW][SECTION_division][i] == NO_INDEX)
            tell(telling, EVERY_PLACE, NO_INDEX, i, true);
}

void every_sheet_each(const struct pairs *pairs,
                      void (*each)(void *context, const struct every_change *change), void *context)
{
    const struct telling telling = {pairs, each, context};
    const struct content *old = pairs->contents[OLD], *now = pairs->contents[NEW];

    if (!text_same(pairs, old->name, now->name))
        tell(&telling, EVERY_NAME, 0, 0, true);
    if (old->dated != now->dated)
        tell(&telling, EVERY_DATED, 0, 0, true);
    if (!text_same(pairs, old->adoption.by, now->adoption.by) ||
        old->adoption.on != now->adoption.on)
        tell(&telling, EVERY_ADOPTED, 0, 0, true);
    texts_tell(&telling);
    places_tell(&telling);
}

static void shown_note(void *context, const struct every_change *change)
{
    bool *any = context;

    *any = *any || change->shown;
}

bool every_sheet_changes(const struct pairs *pairs)
{
    bool any = false;

    every_sheet_each(pairs, shown_note, &any);
    return any;
}

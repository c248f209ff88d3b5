/* What the office's configuration says about a matter. */
#include "model/office.h"

#include <string.h>

const char *office_window(const struct office *office, const char *flow)
{
    for (uint32_t i = 0; i < office->matter_count; i++)
        if (strcmp(office->matters[i].flow, flow) == 0)
            return office->matters[i].window;
    return NULL;
}

static const struct station *desk_find(const struct office *office, const char *name)
{
    for (uint32_t i = 0; i < office->desk_count; i++)
        if (strcmp(office->desks[i].host, name) == 0)
            return &office->desks[i];
    return NULL;
}

static void desk_name(struct office *office, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count && i < 2; i++) /* host name, SSH address; a terminal is no desk */
        office->name_of_desk = names[i] != NULL ? names[i] : office->name_of_desk;
}

bool office_take_desk(struct office *office, const char *const *names, size_t count)
{
    desk_name(office, names, count);
    for (size_t i = 0; i < count; i++) {
        const struct station *desk = names[i] != NULL ? desk_find(office, names[i]) : NULL;

        if (desk == NULL)
            continue;
        office->name_of_desk = desk->host;
        office->window = desk->window != NULL ? desk->window : office->window;
        office->printer = desk->printer != NULL ? desk->printer : office->printer;
        office->device = desk->device != NULL ? desk->device : office->device;
        return true;
    }
    return false;
}

/* ---- printers ----------------------------------------------------------------------------- */

static uint32_t printer_find(const struct office *office, const char *name)
{
    uint32_t i = 0;

    while (i < office->printer_count && strcmp(office->printers[i].name, name) != 0)
        i++;
    return i;
}

/* The place of a printer that goes by its word alone, added where the list lacks it. */
static uint32_t printer_add(struct office *office, const char *to)
{
    for (uint32_t i = 0; i < office->printer_count; i++)
        if (strcmp(office->printers[i].to, to) == 0)
            return i;
    office->printers[office->printer_count] = (struct printer){.name = to, .to = to};
    return office->printer_count++;
}

void office_settle_printers(struct office *office, struct arena *arena)
{
    uint32_t device = PRINTERS_MAX, named = PRINTERS_MAX;

    if (office->device != NULL)
        device = printer_add(office, arena_format(arena, "device:%s", office->device));
    if (office->printer != NULL) {
        named = printer_find(office, office->printer);
        if (named == office->printer_count)
            named = printer_add(office, arena_format(arena, "queue:%s", office->printer));
    }
    if (office->printer_count == 0)
        printer_add(office, "queue:");
    if (office->printer != NULL)
        office->own_printer = named;
    else
        office->own_printer = office->device != NULL ? device : 0;
}

bool office_printer(const struct office *office, const char *name, struct printer *printer)
{
    const uint32_t found = printer_find(office, name);

    if (found < office->printer_count)
        *printer = office->printers[found];
    else
        *printer = (struct printer){.name = name, .to = name};
    return found < office->printer_count || printer_way(name) == WAY_QUEUE;
}

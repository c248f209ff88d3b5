/* Where a printer is, and what it takes. */
#include "model/printer.h"

#include <stddef.h>
#include <string.h>

#define PORT_MAX 65535ul

const char *const form_names[PRINT_FORM_COUNT + 1] = {
    [PRINT_A4] = "a4",      [PRINT_LARGE] = "large", [PRINT_SLIP_80] = "80",
    [PRINT_SLIP_58] = "58", [PRINT_TEXT] = "text",   [PRINT_FORM_COUNT] = NULL,
};

static const struct {
    const char *begins;
    enum printer_way way;
} ways[] = {
    {"queue:",  WAY_QUEUE },
    {"ipp://",  WAY_IPP   },
    {"ipps://", WAY_IPP   },
    {"device:", WAY_DEVICE},
    {"tcp://",  WAY_TCP   },
};

/* Blanks and control characters stand in no name and no address. */
static bool is_plain(const char *s)
{
    for (; *s; s++)
        if ((unsigned char)*s <= ' ' || *s == 0x7f)
            return false;
    return true;
}

/* HOST or HOST:PORT, an IPv6 address in brackets; `end` is where it ends. */
static bool host_reads(const char *s, const char *end)
{
    const char *port = end;
    unsigned long number = 0;

    if (*s == '[') {
        const char *close = memchr(s, ']', (size_t)(end - s));

        if (close == NULL || close == s + 1 || (close + 1 < end && close[1] != ':'))
            return false;
        port = close + 1;
    } else {
        const char *colon = memchr(s, ':', (size_t)(end - s));

        port = colon != NULL ? colon : end;
        if (port == s || *s == '-' || memchr(s, '@', (size_t)(end - s)) != NULL)
            return false; /* no name, an option, or a password */
    }
    if (port == end)
        return true;
    for (port++; port < end && *port >= '0' && *port <= '9' && number <= PORT_MAX; port++)
        number = number * 10 + (unsigned long)(*port - '0');
    return port == end && number >= 1 && number <= PORT_MAX;
}

static bool place_reads(enum printer_way way, const char *place)
{
    const char *end = place + strcspn(place, "/");

    switch (way) {
    case WAY_QUEUE:
        return place[0] != '-' && strpbrk(place, "/#") == NULL;
    case WAY_IPP:
        return *end == '/' && host_reads(place, end);
    case WAY_DEVICE:
        return strncmp(place, "/dev/", 5) == 0 && place[5] != '\0' && strstr(place, "/../") == NULL;
    case WAY_TCP:
        return *end == '\0' && host_reads(place, end);
    case WAY_NONE:
        break;
    }
    return false;
}

enum printer_way printer_way(const char *to)
{
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        const size_t size = strlen(ways[i].begins);

        if (strncmp(to, ways[i].begins, size) == 0)
            return is_plain(to) && place_reads(ways[i].way, to + size) ? ways[i].way : WAY_NONE;
    }
    return WAY_NONE;
}

const char *printer_place(const char *to)
{
    if (strncmp(to, "queue:", 6) == 0)
        return to + 6;
    return strncmp(to, "device:", 7) == 0 ? to + 7 : to;
}

uint32_t printer_forms(const struct printer *printer)
{
    const enum printer_way way = printer_way(printer->to);

    if (printer->forms != 0)
        return printer->forms;
    if (way != WAY_DEVICE && way != WAY_TCP)
        return PRINT_FORMS_PAGE;
    return printer->columns == SLIP_58_COLUMNS ? PRINT_FORM_BIT(PRINT_SLIP_58)
                                               : PRINT_FORM_BIT(PRINT_SLIP_80);
}

enum print_form printer_next_form(const struct printer *printer, enum print_form form)
{
    const uint32_t forms = printer_forms(printer);

    for (int i = 1; i <= PRINT_FORM_COUNT; i++) {
        const enum print_form next = (enum print_form)(((int)form + i) % PRINT_FORM_COUNT);

        if (forms & PRINT_FORM_BIT(next))
            return next;
    }
    return form;
}

enum print_form printer_fitting_form(const struct printer *printer, enum print_form form)
{
    if (printer_forms(printer) & PRINT_FORM_BIT(form))
        return form;
    return printer_next_form(printer, PRINT_TEXT); /* the last one: the first comes after it */
}

uint32_t printer_columns(const struct printer *printer, enum print_form form)
{
    if (form == PRINT_SLIP_58)
        return SLIP_58_COLUMNS;
    return printer->columns != 0 && printer->columns != SLIP_58_COLUMNS ? printer->columns
                                                                        : SLIP_80_COLUMNS;
}

bool printer_form_named(const char *name, enum print_form *form)
{
    for (int i = 0; i < PRINT_FORM_COUNT; i++)
        if (strcmp(form_names[i], name) == 0) {
            *form = (enum print_form)i;
            return true;
        }
    return false;
}

/*
 * The office a desk belongs to: what the configuration file says (daoban(1), FILES).
 *
 *   office:      {name, address, hours, phone, complaints}      text or {zh, en}
 *   office_region: 371500                  the pool the office serves; "1" in the place picker
 *   matters:     [{flow: settle, window: "3"}]   order on the home screen, and who does it
 *   places:      [110000, 310000, …]       the desk's most used places of care, at most nine
 *   desk:        {window: "2", printer: NAME, device: /dev/usb/lp0}
 *   desks:       [{host: desk1, window: "2", printer: …, device: …}]   by host name, SSH address
 *                or terminal
 *   idle:        10 minutes                back to the home screen; 0 = never
 *   copies:      1
 *   save_folder: ~/daoban                  where sheets are saved (this is the default)
 *   language:    zh | en
 *   content:     /etc/daoban/content       the site's layer
 */
#ifndef TUI_MODEL_OFFICE_H
#define TUI_MODEL_OFFICE_H

#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MATTERS_MAX 9
#define PLACES_MAX 9
#define DESKS_MAX 64

struct wording {
    const char *text[LANGUAGE_COUNT];
}; /* NULL = not given */

struct matter {
    const char *flow;
    const char *window;
};

/* One desk of the hall, as configured. */
struct station {
    const char *host;    /* host name, SSH address or terminal; NULL = this desk */
    const char *window;  /* window number, NULL = none */
    const char *printer; /* queue, NULL = the system's default */
    const char *device;  /* thermal printer, NULL = none */
};

struct office {
    struct wording name, address, hours, phone, complaints;
    uint32_t region; /* 0 = not set */
    struct matter matters[MATTERS_MAX];
    uint32_t matter_count; /* 0 = the flows' own order */
    uint32_t places[PLACES_MAX];
    uint32_t place_count;
    const char *window;              /* of this desk, NULL = none */
    const char *printer;             /* queue, NULL = the system's default */
    const char *device;              /* of a thermal printer, NULL = none */
    struct station desks[DESKS_MAX]; /* the hall's: office_take_desk() picks this one */
    uint32_t desk_count;
    uint32_t idle_minutes;
    uint32_t copies;
    const char *save_folder;
    enum language language;
    bool language_set;
    const char *site_content; /* folder */
};

/* Takes window and printers of the desk that goes by one of these names (host name, SSH address,
 * terminal; NULLs are passed over); false when none is listed. */
bool office_take_desk(struct office *office, const char *const *names, size_t count);

/* The window that does a flow's matter, or NULL. */
const char *office_window(const struct office *office, const char *flow);

#endif

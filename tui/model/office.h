/*
 * The office a desk belongs to: what the configuration file says (daoban(1), FILES).
 *
 *   office:      {name, address, hours, phone, complaints}      text or {zh, en}
 *   office_region: 371500                  the pool the office serves; "1" in the place picker
 *   matters:     [{flow: settle, window: "3"}]   order on the home screen, and who does it
 *   places:      [110000, 310000, …]       the desk's most used places of care, at most nine
 *   printers:    [{name: …, to: queue:HALL-1, forms: [a4, large, 80, 58, text],
 *                 columns: 48|42|32, profile: gb18030|gb2312, qr: printer|picture|none}]
 *                only name and to are needed (model/printer.h)
 *   desk:        {window: "2", printer: NAME, device: /dev/usb/lp0}   a printer of `printers`, else
 *                a queue of that name; a slip printer that needs no more said
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

#include "base/arena.h"
#include "base/diag.h"
#include "model/printer.h"

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
    const char *printer; /* of `printers`, or a queue; NULL = not said */
    const char *device;  /* of a slip printer, NULL = none */
};

struct office {
    struct wording name, address, hours, phone, complaints;
    uint32_t region; /* 0 = not set */
    struct matter matters[MATTERS_MAX];
    uint32_t matter_count; /* 0 = the flows' own order */
    uint32_t places[PLACES_MAX];
    uint32_t place_count;
    const char *name_of_desk; /* which of its names this desk goes by; NULL = none */
    const char *window;       /* of this desk, NULL = none */
    const char *printer;      /* of this desk: of `printers`, or a queue; NULL = not said */
    const char *device;       /* of a slip printer at this desk, NULL = none */
    struct printer printers[PRINTERS_MAX + 2]; /* office_settle_printers() adds this desk's own */
    uint32_t printer_count;
    uint32_t own_printer;            /* this desk's: index into `printers` */
    struct station desks[DESKS_MAX]; /* the hall's: office_take_desk() picks this one */
    uint32_t desk_count;
    uint32_t idle_minutes;
    uint32_t copies;
    const char *save_folder;
    enum language language;
    bool language_set;
    const char *site_content; /* folder */
};

/*
 * Takes window and printers of the desk that goes by one of these names (host name, SSH address,
 * terminal; NULLs are passed over); false when none is listed. name_of_desk is that name, else the SSH
 * address, else the host name.
 */
bool office_take_desk(struct office *office, const char *const *names, size_t count);

/*
 * Settles which printer is this desk's own: the one it names, else its device, else the first printer,
 * else the system's default queue. What the list lacks of these is added. After office_take_desk().
 */
void office_settle_printers(struct office *office, struct arena *arena);

/* The printer of that name, or the queue a word like "queue:HALL-1" means; false when it is neither. The
 * name of such a queue is borrowed. */
bool office_printer(const struct office *office, const char *name, struct printer *printer);

/* The window that does a flow's matter, or NULL. */
const char *office_window(const struct office *office, const char *flow);

#endif

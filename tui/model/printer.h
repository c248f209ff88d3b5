/*
 * A printer, and the forms a sheet can take on it.
 *
 * A printer of the configuration has a name of the office's choosing and says where it is by one word:
 *
 *     queue:HALL-1                  a queue of this system; "queue:" alone is the default one
 *     ipp://10.0.0.7/ipp/print      an IPP printer, without a queue (also ipps://)
 *     device:/dev/usb/lp0           a device file
 *     tcp://10.0.0.8:9100           raw bytes over the network; the port may be left out
 *
 * daoban-paper takes the same word (daoban-paper send). Queues of the system can be chosen without the
 * configuration; addresses and devices come from it alone.
 */
#ifndef TUI_MODEL_PRINTER_H
#define TUI_MODEL_PRINTER_H

#include <stdbool.h>
#include <stdint.h>

#define PRINTERS_MAX 32

enum print_form {
    PRINT_A4,
    PRINT_LARGE,   /* A4 in large print */
    PRINT_SLIP_80, /* 80 mm paper: 48 or 42 columns */
    PRINT_SLIP_58, /* 58 mm paper: 32 columns */
    PRINT_TEXT,    /* 80 columns of text, for queues that are set up for it */
    PRINT_FORM_COUNT
};
#define PRINT_FORM_BIT(form) (1u << (form))
#define PRINT_FORMS_PAGE (PRINT_FORM_BIT(PRINT_A4) | PRINT_FORM_BIT(PRINT_LARGE))
#define PRINT_FORMS_SLIP (PRINT_FORM_BIT(PRINT_SLIP_80) | PRINT_FORM_BIT(PRINT_SLIP_58))

#define SLIP_80_COLUMNS 48 /* some printers have 42 */
#define SLIP_58_COLUMNS 32

/* Who draws the QR code on its slips. */
enum printer_qr { QR_BY_PRINTER, QR_AS_PICTURE, QR_BY_NOBODY };

struct printer {
    const char *name; /* unique; of a queue that is not configured, its whole word */
    const char *to;   /* where it is: one of the words above */
    uint32_t forms;   /* bit per form it takes; 0 = by where it is (printer_forms) */
    uint32_t columns; /* of a line on its slips; 0 = the paper's usual */
    bool gb2312;      /* knows no more characters than GB 2312 has */
    enum printer_qr qr;
};

enum printer_way { WAY_QUEUE, WAY_IPP, WAY_DEVICE, WAY_TCP, WAY_NONE };

/* How a printer is reached; WAY_NONE when the word is none of those above, or ill-formed. */
enum printer_way printer_way(const char *to);

/* What follows "queue:" or "device:"; otherwise the whole word. For showing to people. */
const char *printer_place(const char *to);

/* The forms it takes: those it was given; else slips for devices and TCP, pages for the others. */
uint32_t printer_forms(const struct printer *printer);

/* The form after `form` among those it takes, in order, round and round. */
enum print_form printer_next_form(const struct printer *printer, enum print_form form);

/* The form itself when the printer takes it, else the first one that it does. */
enum print_form printer_fitting_form(const struct printer *printer, enum print_form form);

/* Columns of a line on that paper. */
uint32_t printer_columns(const struct printer *printer, enum print_form form);

/* "a4" "large" "80" "58" "text", ended by NULL: as configuration and command line say it. */
extern const char *const form_names[PRINT_FORM_COUNT + 1];

/* False when there is no such form. */
bool printer_form_named(const char *name, enum print_form *form);

#endif

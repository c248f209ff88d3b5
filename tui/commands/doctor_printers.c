/*
 * The printers part of `daoban doctor`: is each configured printer there, and what queues has the system?
 * Nothing is printed.
 */
#include "commands/doctor.h"

#include "desk/printers.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#define CONNECT_MILLISECONDS 3000

/* ---- over the network --------------------------------------------------------------------- */

static bool address_answers(const struct addrinfo *address)
{
    int fd = socket(address->ai_family, address->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    struct pollfd ready = {.fd = fd, .events = POLLOUT};
    int problem = 0;
    socklen_t size = sizeof problem;
    bool answers = false;

    if (fd < 0)
        return false;
    if (connect(fd, address->ai_addr, address->ai_addrlen) == 0)
        answers = true;
    else if (errno == EINPROGRESS && poll(&ready, 1, CONNECT_MILLISECONDS) == 1)
        answers = getsockopt(fd, SOL_SOCKET, SO_ERROR, &problem, &size) == 0 && problem == 0;
    close(fd);
    return answers;
}

/* "tcp://[::1]:9100" → "::1" and "9100", in the arena. */
static void host_split(struct arena *arena, const char *to, const char **host, const char **port)
{
    const char *at = strstr(to, "://") + 3;
    const bool bracket = *at == '[';
    const size_t size = strcspn(at + bracket, bracket ? "]" : ":/");
    const char *after = at + bracket + size + bracket;

    *host = arena_copy(arena, at + bracket, size);
    *port = printer_way(to) == WAY_TCP ? "9100" : "631";
    if (*after == ':')
        *port = arena_copy(arena, after + 1, strcspn(after + 1, "/"));
}

static bool host_answers(struct arena *arena, const char *to)
{
    const struct addrinfo wanted = {.ai_socktype = SOCK_STREAM};
    struct addrinfo *found = NULL;
    const char *host, *port;
    bool answers = false;

    host_split(arena, to, &host, &port);
    if (getaddrinfo(host, port, &wanted, &found) != 0)
        return false;
    for (const struct addrinfo *at = found; at && !answers; at = at->ai_next)
        answers = address_answers(at);
    freeaddrinfo(found);
    return answers;
}

/* ---- each printer ------------------------------------------------------------------------- */

static void network_look(struct doctor *doctor, const struct printer *printer)
{
    if (host_answers(&doctor->setup.arena, printer->to))
        doctor_report(doctor, FINDING_GOOD, PHRASE_DOCTOR_PRINTER, printer->name);
    else
        doctor_report(doctor, FINDING_CARE, PHRASE_DOCTOR_UNREACHABLE, printer->name);
}

static void device_look(struct doctor *doctor, const struct printer *printer)
{
    const char *path = printer_place(printer->to);
    struct stat status;

    /* What prints follows no link, lest it be turned to another file. */
    if (lstat(path, &status) == 0 && S_ISLNK(status.st_mode))
        doctor_report(doctor, FINDING_BAD, PHRASE_DOCTOR_DEVICE_LINK, path);
    else if (stat(path, &status) != 0 || !S_ISCHR(status.st_mode))
        doctor_report(doctor, FINDING_CARE, PHRASE_DOCTOR_DEVICE_GONE, path);
    else if (access(path, W_OK) != 0)
        doctor_report(doctor, FINDING_BAD, PHRASE_DOCTOR_DEVICE_BAD, path);
    else
        doctor_report(doctor, FINDING_GOOD, PHRASE_DOCTOR_PRINTER, printer_place(printer->name));
}

static void queue_look(struct doctor *doctor, const struct printers *printers,
                       const struct printer_row *row)
{
    const char *queue = printer_place(row->printer.to);
    const bool is_default = queue[0] == '\0';

    if (printers->look != LOOK_DONE)
        return; /* said once for all of them */
    if (is_default)
        queue = phrase_text(PHRASE_DOCTOR_DEFAULT, doctor->language);
    if (row->seen && row->state != QUEUE_STOPPED && row->reason == WAITING_NONE)
        doctor_report(doctor, FINDING_GOOD, PHRASE_DOCTOR_QUEUE, queue);
    else if (row->seen)
        doctor_report(doctor, FINDING_CARE, PHRASE_DOCTOR_QUEUE_CARE, queue);
    else if (is_default)
        doctor_report(doctor, FINDING_CARE, PHRASE_DOCTOR_NO_DEFAULT, "");
    else
        doctor_report(doctor, FINDING_BAD, PHRASE_DOCTOR_QUEUE_GONE, queue);
}

static void printer_look(struct doctor *doctor, const struct printers *printers,
                         const struct printer_row *row)
{
    switch (printer_way(row->printer.to)) {
    case WAY_QUEUE:
        queue_look(doctor, printers, row);
        break;
    case WAY_DEVICE:
        device_look(doctor, &row->printer);
        break;
    case WAY_IPP:
    case WAY_TCP:
        network_look(doctor, &row->printer);
        break;
    case WAY_NONE: /* a desk's printer that can be no queue; everything else is checked at loading */
        doctor_report(doctor, FINDING_BAD, PHRASE_DOCTOR_QUEUE_BAD, printer_place(row->printer.to));
        break;
    }
}

void doctor_printers(struct doctor *doctor)
{
    const struct setup *setup = &doctor->setup;
    struct printers printers;

    printers_open(&printers, &setup->office, &setup->places, false);
    printers_find(&printers, doctor->environment->clock);
    if (printers.look == LOOK_NO_PROGRAM)
        doctor_report(doctor, FINDING_BAD, PHRASE_DOCTOR_NO_PRINT, "");
    else if (printers.look == LOOK_NO_SERVICE)
        doctor_report(doctor, FINDING_CARE, PHRASE_DOCTOR_NO_SERVICE, "");
    else if (printers.look == LOOK_FAILED)
        doctor_report(doctor, FINDING_CARE, PHRASE_DOCTOR_NO_LIST, "");
    for (size_t i = 0; i < printers.count; i++)
        printer_look(doctor, &printers, &printers.row[i]);
    printers_close(&printers);
}

/*
 * Lines of a small file.
 */
#include "desk/choices.h"

#include "base/arena.h"
#include "base/file.h"
#include "desk/locked.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FILE_NAME "printers"
#define LOCK_NAME "printers.lock"
#define BYTES_MAX 65536
#define LINES_MAX 200

struct choice {
    const char *desk, *printer;
    enum print_form form;
};

/* Reads the file into `bytes`, ended by a zero; a file that is not there, or no file, is empty. */
static void lines_read(const char *folder, struct buffer *bytes)
{
    char path[4096];

    if ((size_t)snprintf(path, sizeof path, "%s/%s", folder, FILE_NAME) >= sizeof path ||
        file_read(path, FILE_NO_LINK, BYTES_MAX, bytes) != 0)
        bytes->size = 0;
    buffer_add(bytes, "", 1);
}

/* Cuts a line up in place; false when it is no choice. */
static bool line_read(char *line, struct choice *choice)
{
    const char *form;

    choice->desk = strsep(&line, "\t");
    choice->printer = strsep(&line, "\t");
    form = line;
    return choice->desk[0] && choice->printer && choice->printer[0] && form &&
           printer_form_named(form, &choice->form);
}

bool choices_read(const char *folder, const char *desk, char *printer, size_t size,
                  enum print_form *form)
{
    struct buffer bytes = {0};
    bool found = false;
    char *rest, *line;

    if (folder == NULL || desk == NULL)
        return false;
    lines_read(folder, &bytes);
    rest = bytes.data;
    while (!found && (line = strsep(&rest, "\n")) != NULL) {
        struct choice choice;

        found = line_read(line, &choice) && strcmp(choice.desk, desk) == 0 &&
                (size_t)snprintf(printer, size, "%s", choice.printer) < size;
        if (found)
            *form = choice.form;
    }
    buffer_free(&bytes);
    return found;
}

static void choice_add(struct buffer *out, const struct choice *choice)
{
    buffer_print(out, "%s\t%s\t%s\n", choice->desk, choice->printer, form_names[choice->form]);
}

/* The newest first; every other desk's line stays, but the oldest of very many: desks may go by
 * addresses that change. */
static void lines_make(const char *folder, const struct choice *chosen, struct buffer *out)
{
    struct buffer bytes = {0};
    char *rest, *line;
    int count = 1;

    choice_add(out, chosen);
    lines_read(folder, &bytes);
    rest = bytes.data;
    while (count < LINES_MAX && (line = strsep(&rest, "\n")) != NULL) {
        struct choice choice;

        if (!line_read(line, &choice) || strcmp(choice.desk, chosen->desk) == 0)
            continue;
        choice_add(out, &choice);
        count++;
    }
    buffer_free(&bytes);
}

bool choices_write(const char *folder, const char *desk, const char *printer, enum print_form form)
{
    const struct choice chosen = {desk, printer, form};
    struct buffer lines = {0};
    char path[4096], lock_path[4096];
    bool written;
    int lock;

    if (folder == NULL || desk == NULL || strpbrk(desk, "\t\n") || strpbrk(printer, "\t\n") ||
        (size_t)snprintf(path, sizeof path, "%s/%s", folder, FILE_NAME) >= sizeof path ||
        (size_t)snprintf(lock_path, sizeof lock_path, "%s/%s", folder, LOCK_NAME) >=
            sizeof lock_path)
        return false;
    lock = locked_open(lock_path);
    if (lock < 0)
        return false;
    lines_make(folder, &chosen, &lines);
    written = file_replace(path, 0600, lines.data, lines.size) == 0;
    buffer_free(&lines);
    close(lock);
    return written;
}

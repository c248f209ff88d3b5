/*
 * Every key of the numeric keypad, pressed once.
 *
 * The terminal is put into numeric keypad mode as the desk does it (ESC >), and every form a key may
 * still come in is known: the digit itself, ESC O p…y, or, with NumLock off, a cursor key.
 */
#include "commands/doctor.h"

#include <poll.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* A key that is not pressed within this time is passed over; a key's bytes come closer together. */
#define WAIT_MILLISECONDS 8000
#define GAP_MILLISECONDS 50

/* So many keys in a row that nobody pressed: nobody is there. */
#define SILENT_KEYS_MAX 3

struct keypad_key {
    const char *name;
    const char *plain;
    const char *application; /* after ESC O */
};

static const struct keypad_key keys[] = {
    {"0",     "0",  "p"},
    {"1",     "1",  "q"},
    {"2",     "2",  "r"},
    {"3",     "3",  "s"},
    {"4",     "4",  "t"},
    {"5",     "5",  "u"},
    {"6",     "6",  "v"},
    {"7",     "7",  "w"},
    {"8",     "8",  "x"},
    {"9",     "9",  "y"},
    {".",     ".",  "n"},
    {"+",     "+",  "k"},
    {"-",     "-",  "m"},
    {"*",     "*",  "j"},
    {"/",     "/",  "o"},
    {"Enter", "\r", "M"},
};

/* The bytes of one key press; 0 when none came in time. */
static size_t press_read(char *room, size_t size)
{
    size_t used = 0;
    struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};

    while (used + 1 < size && poll(&fd, 1, used ? GAP_MILLISECONDS : WAIT_MILLISECONDS) > 0) {
        ssize_t got = read(STDIN_FILENO, room + used, size - 1 - used);

        if (got <= 0)
            break;
        used += (size_t)got;
    }
    room[used] = '\0';
    return used;
}

static bool is_key(const struct keypad_key *key, const char *bytes)
{
    if (strcmp(bytes, key->plain) == 0 || (key->plain[0] == '\r' && strcmp(bytes, "\n") == 0))
        return true;
    return strncmp(bytes, "\033O", 2) == 0 && strcmp(bytes + 2, key->application) == 0;
}

/* Bytes as they can be shown. */
static const char *shown(struct arena *arena, const char *bytes)
{
    const char *list = "";

    for (; *bytes; bytes++)
        list = *bytes == '\033' ? arena_format(arena, "%sESC ", list)
               : (unsigned char)*bytes < ' ' || (unsigned char)*bytes > '~'
                   ? arena_format(arena, "%s%02x ", list, (unsigned)(unsigned char)*bytes)
                   : arena_format(arena, "%s%c ", list, *bytes);
    return list;
}

/* False when the person wants no more (q, ^C). */
static bool key_try(struct doctor *doctor, const struct keypad_key *key, unsigned *silent)
{
    struct arena *arena = &doctor->setup.arena;
    char bytes[64];
    size_t size;

    printf("%s ", phrase_format(arena, PHRASE_DOCTOR_PRESS, doctor->language, key->name, NULL));
    fflush(stdout);
    size = press_read(bytes, sizeof bytes);
    printf("\n");
    *silent = size == 0 ? *silent + 1 : 0;
    if (size == 0)
        doctor_report(doctor, FINDING_CARE, PHRASE_DOCTOR_KEY_NONE, key->name);
    else if (strcmp(bytes, "q") == 0 || bytes[0] == 3)
        return false;
    else if (!is_key(key, bytes))
        doctor_report(doctor, FINDING_BAD,
                      bytes[0] == '\033' ? PHRASE_DOCTOR_NUMLOCK : PHRASE_DOCTOR_KEY_BAD,
                      arena_format(arena, "%s: %s", key->name, shown(arena, bytes)));
    return *silent < SILENT_KEYS_MAX;
}

void doctor_keypad(struct doctor *doctor)
{
    struct termios before, raw;
    unsigned silent = 0;

    if (tcgetattr(STDIN_FILENO, &before) != 0)
        return;
    raw = before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
    raw.c_iflag &= ~(tcflag_t)(ICRNL);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    printf("%s\n\033>", phrase_text(PHRASE_DOCTOR_KEYPAD, doctor->language));
    if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw) != 0)
        return;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!key_try(doctor, &keys[i], &silent))
            break;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
}

/*
 * "2026-11-21 7" in a file, under a lock.
 */
#include "desk/numbering.h"

#include "base/date.h"
#include "desk/locked.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NUMBER_MAX 9999u
#define LINE_ROOM 32

/* The last number of that day; 0 for another day, or a file that says something else. */
static uint32_t last_read(int fd, int32_t date)
{
    char room[LINE_ROOM];
    ssize_t size = pread(fd, room, sizeof room - 1, 0);
    unsigned long number;
    int32_t kept;

    if (size < DATE_TEXT_SIZE)
        return 0;
    room[size] = '\0';
    if (!date_parse(room, DATE_TEXT_SIZE - 1, &kept) || kept != date)
        return 0;
    number = strtoul(room + DATE_TEXT_SIZE - 1, NULL, 10);
    return number <= NUMBER_MAX ? (uint32_t)number : 0;
}

static void last_write(int fd, int32_t date, uint32_t number)
{
    char day[DATE_TEXT_SIZE], room[LINE_ROOM];
    int size;

    date_format(date, day);
    size = snprintf(room, sizeof room, "%s %4u\n", day, number);
    /* One small write of always the same length: whole or, on a full disk, not at all. */
    if (pwrite(fd, room, (size_t)size, 0) == size && ftruncate(fd, size) == 0)
        fdatasync(fd);
}

uint32_t numbering_next(const char *path, int32_t date, uint32_t last)
{
    int fd = locked_open(path);
    uint32_t kept;

    if (fd < 0)
        return last + 1;
    kept = last_read(fd, date);
    if (kept > last)
        last = kept;
    last_write(fd, date, last + 1);
    close(fd);
    return last + 1;
}

void numbering_return(const char *path, int32_t date, uint32_t number)
{
    int fd = locked_open(path);

    if (fd < 0)
        return;
    if (number > 0 && last_read(fd, date) == number)
        last_write(fd, date, number - 1);
    close(fd);
}

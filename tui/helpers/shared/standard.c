/* Pipes give and take in bits, and signals come in between. */
#include "standard.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum input standard_read(struct buffer *input, size_t most)
{
    char room[16384];
    ssize_t size;

    while ((size = read(STDIN_FILENO, room, sizeof room)) != 0) {
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return INPUT_UNREADABLE;
        if (input->size + (size_t)size > most)
            return INPUT_TOO_LARGE;
        buffer_add(input, room, (size_t)size);
    }
    return INPUT_WHOLE;
}

bool standard_write(const struct buffer *output)
{
    size_t done = 0;

    while (done < output->size) {
        ssize_t size = write(STDOUT_FILENO, output->data + done, output->size - done);

        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0) {
            fprintf(stderr, "%s\n", strerror(errno));
            return false;
        }
        done += (size_t)size;
    }
    return true;
}

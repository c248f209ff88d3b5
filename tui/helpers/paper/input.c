/* Reading what the desk sends. */
#include "input.h"

#include <errno.h>
#include <unistd.h>

enum input input_read(struct buffer *input, size_t most)
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

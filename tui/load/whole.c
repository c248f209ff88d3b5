/* Writing to the last byte; see whole.h. */
#include "load/whole.h"

#include <errno.h>
#include <unistd.h>

bool write_whole(int file, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t put = write(file, bytes, size);

        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes += put;
        size -= (size_t)put;
    }
    return true;
}

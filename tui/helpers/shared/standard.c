/* Standard output, to the last byte. */
#include "standard.h"

#include "base/file.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool standard_write(const struct buffer *output)
{
    const int problem = file_write(STDOUT_FILENO, output->data, output->size);

    if (problem != 0)
        fprintf(stderr, "%s\n", strerror(problem));
    return problem == 0;
}

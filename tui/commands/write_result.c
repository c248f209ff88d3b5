/*
 * Results to standard output or to a file.
 */
#include "commands/write_result.h"

#include "load/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* A file that could not be finished is not left. */
static bool file_write(const char *path, const char *bytes, size_t size)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    int problem = 0;

    if (fd < 0)
        return false;
    if (!write_whole(fd, bytes, size) || fsync(fd) != 0)
        problem = errno;
    if (close(fd) != 0 && problem == 0)
        problem = errno;
    if (problem)
        unlink(path);
    errno = problem;
    return problem == 0;
}

enum exit_code write_result(const struct options *options, enum language language,
                            const char *bytes, size_t size)
{
    const char *path = options->output;

    if (path ? file_write(path, bytes, size)
             : fwrite(bytes, 1, size, stdout) == size && fflush(stdout) == 0)
        return EXIT_DONE;
    if (path == NULL)
        say(stderr, SAY_NOT_WRITTEN, language, strerror(errno), NULL);
    else if (errno == EEXIST)
        say(stderr, SAY_THERE_ALREADY, language, path, NULL);
    else
        say(stderr, SAY_NOT_WRITTEN_TO, language, path, strerror(errno), NULL);
    return EXIT_REFUSED;
}

enum exit_code write_result_pdf(const struct options *options, const struct opened *opened,
                                const struct world *world, const struct sheet *sheet)
{
    const struct output_order order = {.action = OUTPUT_MAKE_PDF};
    struct output output;
    struct arena arena = {0};
    enum exit_code code = EXIT_REFUSED;

    output_open(&output, &opened->places);
    output_start(&output, &order, sheet, world->clock().milliseconds);
    if (output_run(&output, world->clock, NULL, NULL) == OUTPUT_DONE)
        code = write_result(options, opened->language, output.program.taken.data,
                            output.program.taken.size);
    else
        fprintf(stderr, "daoban: %s\n",
                output_sentence(&output, opened->content, opened->language, &arena));
    output_close(&output);
    arena_free(&arena);
    return code;
}

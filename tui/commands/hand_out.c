/*
 * Results to standard output or to a file.
 */
#include "commands/hand_out.h"

#include "base/file.h"

#include <errno.h>
#include <string.h>

static int stdout_write(const char *bytes, size_t size)
{
    return fwrite(bytes, 1, size, stdout) == size && fflush(stdout) == 0 ? 0 : errno;
}

enum exit_code hand_out(const struct options *options, enum language language, const char *bytes,
                        size_t size)
{
    const char *path = options->value[OPTION_OUTPUT];

    const int problem = path ? file_create(path, 0600, bytes, size) : stdout_write(bytes, size);

    if (problem == 0)
        return EXIT_DONE;
    if (path == NULL)
        say(stderr, SAY_NOT_WRITTEN, language, strerror(problem), NULL);
    else if (problem == EEXIST)
        say(stderr, SAY_THERE_ALREADY, language, path, NULL);
    else
        say(stderr, SAY_NOT_WRITTEN_TO, language, path, strerror(problem), NULL);
    return EXIT_REFUSED;
}

enum exit_code hand_out_pdf(const struct options *options, const struct opened *opened,
                            const struct world *world, const struct sheet *sheet)
{
    const struct output_order order = {.action = OUTPUT_MAKE_PDF};
    struct output output;
    struct arena arena = {0};
    enum exit_code code = EXIT_REFUSED;

    output_open(&output, &opened->places);
    output_start(&output, &order, sheet, world->clock().milliseconds);
    if (output_run(&output, world->clock, NULL, NULL) == OUTPUT_DONE)
        code = hand_out(options, opened->language, output.program.taken.data,
                        output.program.taken.size);
    else
        fprintf(stderr, "daoban: %s\n",
                output_sentence(&output, opened->content, opened->language, &arena));
    output_close(&output);
    arena_free(&arena);
    return code;
}

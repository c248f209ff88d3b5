/*
 * Results to standard output or to a file.
 */
#include "commands/write_result.h"

#include "base/file.h"

#include <errno.h>
#include <string.h>

enum exit_code write_result(const struct options *options, enum language language,
                            const char *bytes, size_t size)
{
    const char *path = options->output;
    int problem;

    if (path == NULL) /* main says why it went nowhere, as it does for all that is printed */
        return fwrite(bytes, 1, size, stdout) == size && fflush(stdout) == 0 ? EXIT_DONE
                                                                             : EXIT_REFUSED;
    problem = file_create(path, 0600, bytes, size);
    if (problem == 0)
        return EXIT_DONE;
    if (problem == EEXIST)
        phrase_say(stderr, PHRASE_THERE_ALREADY, language, path, NULL);
    else
        phrase_say(stderr, PHRASE_NOT_WRITTEN_TO, language, path, strerror(problem), NULL);
    return EXIT_REFUSED;
}

enum exit_code write_result_pdf(const struct options *options, const struct setup *setup,
                                const struct environment *environment, const struct sheet *sheet)
{
    const struct output_order order = {.action = OUTPUT_MAKE_PDF};
    struct output output;
    struct arena arena = {0};
    enum exit_code code = EXIT_REFUSED;

    output_open(&output, &setup->places);
    output_start(&output, &order, sheet, environment->clock().milliseconds);
    if (output_run(&output, environment->clock, NULL, NULL) == OUTPUT_DONE)
        code = write_result(options, setup->language, output.program.taken.data,
                            output.program.taken.size);
    else
        fprintf(stderr, "daoban: %s\n",
                output_sentence(&output, setup->content, setup->language, &arena));
    output_close(&output);
    arena_free(&arena);
    return code;
}

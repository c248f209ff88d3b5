/* How far long work has come: see progress.h. */
#include "commands/progress.h"

#include <unistd.h>

#define STEPS_SHOWN 100 /* at most about so many lines are written */

struct progress progress_start(enum phrase phrase, enum language language)
{
    struct progress progress = {phrase, language, isatty(STDERR_FILENO) == 1};

    if (progress.shown)
        fprintf(stderr, "%s", phrase_text(phrase, language));
    return progress;
}

void progress_step(void *context, uint32_t done, uint32_t all)
{
    const struct progress *progress = context;

    if (progress->shown && done % (all / STEPS_SHOWN + 1) == 0)
        fprintf(stderr, "\r%s %u/%u", phrase_text(progress->phrase, progress->language), done, all);
}

void progress_end(const struct progress *progress)
{
    if (progress->shown)
        fprintf(stderr, "\r\033[K");
}

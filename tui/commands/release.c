/*
 * daoban release: keeps the routing of the content as it stands, so that case codes made under it
 * can be read when the content has changed.
 */
#include "commands/command.h"

#include "commands/released.h"
#include "load/history.h"

#include <errno.h>
#include <string.h>

static struct content *released_open(void *context, uint32_t print)
{
    const struct setup *setup = context;

    return history_open(&setup->layers, print);
}

struct releases released_find(struct setup *setup)
{
    return (struct releases){.open = released_open, .context = setup};
}

/* The office's own folder where there is one: the layers together make the content. */
static enum exit_code content_release(const struct setup *setup)
{
    static const struct {
        enum phrase phrase;
        enum exit_code code;
    } ends[] = {
        [HISTORY_KEPT] = {PHRASE_RELEASE_KEPT,    EXIT_DONE   },
        [HISTORY_ALREADY] = {PHRASE_RELEASE_ALREADY, EXIT_DONE   },
        [HISTORY_CLASH] = {PHRASE_RELEASE_CLASH,   EXIT_FOUND  },
        [HISTORY_REFUSED] = {PHRASE_RELEASE_REFUSED, EXIT_REFUSED},
    };
    struct arena arena = {0};
    char path[4096];
    enum history_kept kept = history_keep(
        setup->content, setup->layers.folder[setup->layers.count - 1], path, sizeof path);
    const char *sentence =
        phrase_format(&arena, ends[kept].phrase, setup->language, path, strerror(errno), NULL);

    if (ends[kept].code == EXIT_DONE)
        printf("%s\n", sentence);
    else
        fprintf(stderr, "daoban: %s\n", sentence);
    arena_free(&arena);
    return ends[kept].code;
}

static enum exit_code release_run(const struct options *options,
                                  const struct environment *environment)
{
    struct setup setup = {0};
    enum exit_code code = setup_content(&setup, options, environment, false);

    if (code == EXIT_DONE)
        code = content_release(&setup);
    setup_close(&setup);
    return code;
}

const struct command command_release = {
    .name = "release",
    .usage = "[--content DIR]",
    .help =
        {"发布这一版内容：留下规则骨架，以后还能打开现在的咨询码",
               "release this content: keep its routing, so that today's case codes can be read later"},
    .run = release_run,
};

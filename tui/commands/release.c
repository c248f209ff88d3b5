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
    const struct opened *opened = context;

    return history_open(&opened->layers, print);
}

struct releases released_find(struct opened *opened)
{
    return (struct releases){.open = released_open, .context = opened};
}

/* The office's own folder where there is one: the layers together make the content. */
static enum exit_code content_release(const struct opened *opened)
{
    static const struct {
        enum saying saying;
        enum exit_code code;
    } ends[] = {
        [HISTORY_KEPT] = {SAY_RELEASE_KEPT,    EXIT_DONE   },
        [HISTORY_ALREADY] = {SAY_RELEASE_ALREADY, EXIT_DONE   },
        [HISTORY_CLASH] = {SAY_RELEASE_CLASH,   EXIT_FOUND  },
        [HISTORY_REFUSED] = {SAY_RELEASE_REFUSED, EXIT_REFUSED},
    };
    struct arena arena = {0};
    char path[4096];
    enum history_kept kept = history_keep(
        opened->content, opened->layers.folder[opened->layers.count - 1], path, sizeof path);
    const char *sentence =
        saying_format(&arena, ends[kept].saying, opened->language, path, strerror(errno), NULL);

    if (ends[kept].code == EXIT_DONE)
        printf("%s\n", sentence);
    else
        fprintf(stderr, "daoban: %s\n", sentence);
    arena_free(&arena);
    return ends[kept].code;
}

enum exit_code command_release(const struct options *options, const struct world *world)
{
    struct opened opened = {0};
    enum exit_code code = open_content(&opened, options, world, false);

    if (code == EXIT_DONE)
        code = content_release(&opened);
    opened_close(&opened);
    return code;
}

/* Content folders → one content, every mistake of every file reported. */
#include "load/load.h"

#include "load/builder.h"
#include "load/messages.h"
#include "load/workbook.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whether a layer can be read at all; its files are looked at one by one. */
static bool folder_good(struct builder *builder, const char *folder)
{
    struct stat status;

    if (stat(folder, &status) == 0 && S_ISDIR(status.st_mode) && access(folder, R_OK | X_OK) == 0)
        return true;
    return diag_add(
        builder->diags,
        (struct place){arena_copy(&builder->diags->arena, folder, strlen(folder)), 0, 0},
        MESSAGE(FOLDER_UNREADABLE), strerror(errno != 0 ? errno : ENOTDIR));
}

/* Flows of a layer: its own folder, and for the shipped one the folder beside it. */
static void read_flows(struct builder *builder, const char *folder)
{
    flows_read(builder, arena_format(&builder->arena, "%s/flows", folder));
    if (builder->layer == 0)
        flows_read(builder, arena_format(&builder->arena, "%s/../flows", folder));
}

static void read_layers(struct builder *builder, const struct layers *layers)
{
    for (size_t i = 0; i < layers->count; i++) {
        builder->layer = (uint32_t)i;
        if (!folder_good(builder, layers->folder[i]))
            continue;
        catalogue_read(builder, layers->folder[i]);
        read_flows(builder, layers->folder[i]);
    }
}

static struct content *layers_load(const struct layers *layers, struct diags *diags,
                                   struct workbook *workbook)
{
    struct content *content = NULL;
    struct builder builder;

    builder_start(&builder, diags);
    read_layers(&builder, layers);
    if (builder.catalogue != NULL) { /* some folder was read */
        catalogue_fill(&builder);
        flows_fill(&builder);
        content = builder_finish(&builder);
    }
    if (workbook && content)
        workbook_fill(&builder, content, workbook);
    builder_free(&builder);
    return content;
}

struct content *content_load(const struct layers *layers, struct diags *diags)
{
    return layers_load(layers, diags, NULL);
}

bool workbook_load(const struct layers *layers, struct diags *diags, struct workbook *workbook)
{
    *workbook = (struct workbook){.loaded = NULL};
    layers_load(layers, diags, workbook);
    if (diags->errors == 0)
        return true;
    workbook_free(workbook);
    return false;
}

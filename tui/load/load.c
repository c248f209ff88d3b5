/* Content folders → one content, every mistake of every file reported. */
#include "load/load.h"

#include "load/builder.h"
#include "load/image/image.h"
#include "load/image/manifest.h"
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
    if (workbook != NULL && content != NULL)
        workbook_fill(&builder, content, workbook);
    builder_free(&builder);
    return content;
}

struct content *content_load(const struct layers *layers, struct diags *diags)
{
    return layers_load(layers, diags, NULL);
}

bool content_load_workbook(const struct layers *layers, struct diags *diags,
                           struct workbook *workbook)
{
    *workbook = (struct workbook){.loaded = NULL};
    layers_load(layers, diags, workbook);
    if (diags->errors == 0)
        return true;
    workbook_free(workbook);
    return false;
}

/* ---- the content of a desk ----------------------------------------------------------------- */

/* Loads YAML and keeps what came of it as an image, where that can be written. */
static struct content *compile(const struct layers *layers, const char *image, struct diags *diags)
{
    struct buffer manifest = {0};
    struct content *content;

    manifest_make(layers, &manifest);
    content = content_load(layers, diags);
    /* Had a file changed meanwhile, its state would not be the one just noted. */
    if (content != NULL && image != NULL &&
        manifest_holds(manifest.data, manifest.size, layers, INT64_MAX))
        image_write(image, content, &manifest);
    buffer_free(&manifest);
    return content;
}

struct content *content_open(const struct layers *layers, const char *image, struct diags *diags)
{
    struct content *content = image != NULL ? image_read(image, layers) : NULL;

    return content != NULL ? content : compile(layers, image, diags);
}

struct content *content_open_unheld(const struct layers *layers, const char *image,
                                    struct manifest *manifest, struct diags *diags)
{
    struct content *content = image != NULL ? image_read_unheld(image, layers, manifest) : NULL;

    if (content != NULL)
        return content;
    *manifest = (struct manifest){.bytes = NULL};
    return compile(layers, image, diags);
}

bool content_holds(const struct layers *layers, const struct manifest *manifest)
{
    return manifest->bytes == NULL ||
           manifest_holds(manifest->bytes, manifest->size, layers, manifest->written);
}

struct content *content_changed(const struct layers *layers, const struct content *content,
                                const char *image, bool *broken)
{
    struct diags diags = {0};
    struct content *now = content_open(layers, image, &diags);

    diags_free(&diags);
    *broken = now == NULL;
    if (now != NULL && (now->behaviour_print != content->behaviour_print ||
                        now->wording_print != content->wording_print))
        return now;
    content_free(now);
    return NULL;
}

/* Content folders → one content, every mistake of every file reported. */
#include "load/load.h"

#include "base/hash.h"
#include "load/builder.h"
#include "load/image/image.h"
#include "load/image/manifest.h"
#include "load/messages.h"
#include "load/workbook.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const struct message messages[MESSAGE_COUNT] = {
#define SAY(id, kind, severity, zh, en) [MESSAGE_##id] = {kind, SEVERITY_##severity, zh, en},
#include "load/messages.def"
#undef SAY
};

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

/* ---- the content of a desk ----------------------------------------------------------------- */

/* Loads YAML and keeps what came of it; *written (may be NULL) tells whether that could be kept. */
static struct content *compile(const struct layers *layers, const char *image, struct diags *diags,
                               bool *written)
{
    struct buffer manifest = {0};
    struct content *content;
    bool kept = false;

    manifest_make(layers, &manifest);
    content = content_load(layers, diags);
    /* Had a file changed meanwhile, its state would not be the one just noted. */
    if (content && image && manifest_holds(manifest.data, manifest.size, layers, INT64_MAX))
        kept = image_write(image, content, &manifest);
    if (written)
        *written = kept;
    buffer_free(&manifest);
    return content;
}

bool content_compile(const struct layers *layers, const char *image, struct diags *diags)
{
    bool written;
    struct content *content = compile(layers, image, diags, &written);

    content_free(content);
    return written;
}

struct content *content_open(const struct layers *layers, const char *image, struct diags *diags)
{
    struct content *content = image ? image_read(image, layers) : NULL;

    return content ? content : compile(layers, image, diags, NULL);
}

struct content *content_changed(const struct layers *layers, const struct content *content,
                                const char *image, bool *broken)
{
    struct diags diags = {0};
    struct content *now = content_open(layers, image, &diags);

    diags_free(&diags);
    *broken = now == NULL;
    if (now && (now->behaviour_print != content->behaviour_print ||
                now->wording_print != content->wording_print))
        return now;
    content_free(now);
    return NULL;
}

/* ---- where the image is ------------------------------------------------------------------ */

static bool is_kind(const char *path, mode_t kind)
{
    struct stat status;

    return lstat(path, &status) == 0 && (status.st_mode & S_IFMT) == kind;
}

static bool path_fits(int length, size_t size)
{
    return length > 0 && (size_t)length < size;
}

/* A name for the layers: a hash of where they really are. */
static uint64_t layers_hash(const struct layers *layers)
{
    uint64_t hash = 0;

    for (size_t i = 0; i < layers->count; i++) {
        char path[PATH_MAX];
        const char *name = realpath(layers->folder[i], path) ? path : layers->folder[i];

        hash = hash_bytes(name, strlen(name), hash);
    }
    return hash;
}

bool image_path(const struct layers *layers, const char *cache_home, char *out, size_t size)
{
    const char *shipped = layers->folder[0];

    if (layers->count == 1) {
        if (path_fits(snprintf(out, size, "%s/../content.image", shipped), size) &&
            is_kind(out, S_IFREG))
            return true;
        if (path_fits(snprintf(out, size, "%s/../build", shipped), size) && is_kind(out, S_IFDIR))
            return path_fits(snprintf(out, size, "%s/../build/content.image", shipped), size);
    }
    return cache_home != NULL &&
           path_fits(snprintf(out, size, "%s/daoban/%016llx.image", cache_home,
                              (unsigned long long)layers_hash(layers)),
                     size);
}

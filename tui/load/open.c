/* The content a desk works with: from the image where that is beyond doubt, else from YAML. */
#include "load/load.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "load/image/image.h"
#include "load/image/manifest.h"

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

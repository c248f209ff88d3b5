/*
 * An image of tests/data/good with words changed and its checksum made right: refused, or harmless
 * to use. The input is a list of changes, each a place and a word.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/content_tree.h"
#include "../unit/exercise.h"
#include "load/image/image.h"
#include "load/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Made once, at the first input. */
static const struct buffer *good_image(void)
{
    static struct buffer image;
    struct tree_folder tree;
    struct diags diags = {0};
    struct buffer manifest = {0}, folder = {0};
    struct layers layers = {.count = 1};
    struct content *content;

    if (image.size > 0)
        return &image;
    tree_start(&tree, NULL);
    buffer_print(&folder, "%s/content", tree.path);
    layers.folder[0] = folder.data;
    content = content_load(&layers, &diags);
    if (!content) {
        diags_print(&diags, LANGUAGE_EN, stderr);
        abort();
    }
    image_encode(content, &manifest, &image);
    content_free(content);
    diags_free(&diags);
    buffer_free(&folder);
    tree_free(&tree);
    return &image;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct buffer *image = good_image();
    struct {
        uint16_t place;
        uint32_t word;
    } change;
    const size_t step = sizeof change.place + sizeof change.word;
    const char *manifest;
    size_t manifest_size;
    struct content *content;
    char *bytes = malloc(image->size);

    if (!bytes)
        abort();
    memcpy(bytes, image->data, image->size);
    for (; size >= step; data += step, size -= step) {
        memcpy(&change.place, data, sizeof change.place);
        memcpy(&change.word, data + sizeof change.place, sizeof change.word);
        memcpy(bytes + (change.place * sizeof change.word) % (image->size & ~(size_t)3),
               &change.word, sizeof change.word);
    }
    image_seal(bytes, image->size);
    content = image_decode(bytes, image->size, &manifest, &manifest_size);
    if (content) {
        content_exercise(content);
        content_free(content);
    }
    free(bytes);
    return 0;
}

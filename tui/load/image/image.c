/* The compiled image. */
#include "load/image/image.h"

#include "base/file.h"
#include "base/hash.h"
#include "load/image/layout.h"
#include "load/image/manifest.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define FORMAT 2
#define BYTE_ORDER_MARK UINT32_C(0x01020304)
#define SIZE_MAX_IMAGE ((size_t)64 << 20)

static const char magic[8] = {'D', 'A', 'O', 'B', 'A', 'N', '\r', '\n'};

struct header {
    char magic[8];
    uint32_t format;
    uint32_t byte_order;
    uint64_t identity; /* layout_identity() of the program that wrote it */
    uint64_t size;     /* of the whole file */
    uint64_t checksum; /* over the whole file, this member being zero */
    uint64_t behaviour_print;
    uint64_t wording_print;
    uint64_t manifest_size;
    uint64_t adopted_print;
    struct text name;
    struct text adopted_by;
    uint32_t insured_in;
    uint32_t care_in;
    uint32_t scheme;
    int32_t dated;
    int32_t adopted_on;
    uint32_t counts[SECTION_COUNT];
    unsigned char rest[256 - 108 - 4 * SECTION_COUNT];
};

_Static_assert(sizeof(struct header) == 256, "the header has a fixed size");

/* Room for the content's own struct in front of its bytes. */
static size_t front_size(void)
{
    return layout_round(sizeof(struct content));
}

/* ---- header ----------------------------------------------------------------------------- */

static struct header header_make(const struct content *content, size_t manifest_size)
{
    struct header header;

    memset(&header, 0, sizeof header);
    memcpy(header.magic, magic, sizeof magic);
    header.format = FORMAT;
    header.byte_order = BYTE_ORDER_MARK;
    header.identity = layout_identity();
    header.behaviour_print = content->behaviour_print;
    header.wording_print = content->wording_print;
    header.manifest_size = manifest_size;
    header.name = content->name;
    header.adopted_print = content->adoption.print;
    header.adopted_by = content->adoption.by;
    header.adopted_on = content->adoption.on;
    header.insured_in = content->insured_in;
    header.care_in = content->care_in;
    header.scheme = content->scheme;
    header.dated = content->dated;
    layout_counts(content, header.counts);
    header.size = sizeof header + manifest_size + layout_size(header.counts);
    return header;
}

/* Whether this program wrote a file of this size; nothing else of it is known yet. */
static bool header_fits(const struct header *header, size_t size)
{
    return memcmp(header->magic, magic, sizeof magic) == 0 && header->format == FORMAT &&
           header->byte_order == BYTE_ORDER_MARK && header->identity == layout_identity() &&
           header->size == size && header->manifest_size <= size - sizeof *header &&
           header->manifest_size % 8 == 0 &&
           layout_size(header->counts) == size - sizeof *header - header->manifest_size;
}

static void header_take(const struct header *header, struct content *content)
{
    content->name = header->name;
    content->adoption =
        (struct adoption){header->adopted_print, header->adopted_by, header->adopted_on};
    content->insured_in = header->insured_in;
    content->care_in = header->care_in;
    content->scheme = header->scheme;
    content->dated = header->dated;
    content->behaviour_print = header->behaviour_print;
    content->wording_print = header->wording_print;
}

static uint64_t image_checksum(const char *bytes, size_t size)
{
    struct header header;

    memcpy(&header, bytes, sizeof header);
    header.checksum = 0;
    return hash_bytes(bytes + sizeof header, size - sizeof header,
                      hash_bytes(&header, sizeof header, 0));
}

void image_seal(char *bytes, size_t size)
{
    uint64_t checksum = image_checksum(bytes, size);

    memcpy(bytes + offsetof(struct header, checksum), &checksum, sizeof checksum);
}

/* ---- bytes ------------------------------------------------------------------------------ */

void image_encode(const struct content *content, const struct buffer *manifest,
                  struct buffer *image)
{
    struct header header = header_make(content, manifest->size);
    size_t start = image->size;

    buffer_add(image, &header, sizeof header);
    if (manifest->size > 0)
        buffer_add(image, manifest->data, manifest->size);
    buffer_add(image, layout_section(content, (enum section)0), layout_size(header.counts));
    image_seal(image->data + start, image->size - start);
}

/* Takes over a buffer that holds, behind room for the content's struct, the bytes of an image. */
static struct content *image_bind(struct buffer *buffer, const char **manifest,
                                  size_t *manifest_size)
{
    struct content *content = (struct content *)(void *)buffer->data;
    const char *bytes = buffer->data + front_size();
    size_t size = buffer->size - front_size();
    struct header header;

    if (size < sizeof header)
        return NULL;
    memcpy(&header, bytes, sizeof header);
    if (!header_fits(&header, size) || image_checksum(bytes, size) != header.checksum)
        return NULL;
    *manifest = bytes + sizeof header;
    *manifest_size = header.manifest_size;
    header_take(&header, content);
    layout_bind(content, *manifest + header.manifest_size, header.counts);
    content->from_image = true;
    content->buffer = buffer->data;
    return layout_valid(content) ? content : NULL;
}

struct content *image_decode(const char *bytes, size_t size, const char **manifest,
                             size_t *manifest_size)
{
    struct buffer buffer = {0};
    struct content *content;

    buffer_add(&buffer, NULL, front_size());
    buffer_add(&buffer, bytes, size);
    content = image_bind(&buffer, manifest, manifest_size);
    if (content == NULL)
        buffer_free(&buffer);
    return content;
}

/* ---- reading a file --------------------------------------------------------------------- */

bool image_trusted(const struct stat *status, uid_t user)
{
    return S_ISREG(status->st_mode) && (status->st_uid == 0 || status->st_uid == user) &&
           (status->st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

#define LARGE_PAGE ((size_t)2 << 20)
#define SMALL_PAGES (LARGE_PAGE / 8) /* what is smaller than this costs less in small pages */

/* Room for an image that is about to be read, its pages asked for at once, on a large one where the system
 * has any: one by one, as the reading comes to them, they cost more than everything else about the image,
 * and the more the larger it is. A system that cannot loses only that. */
static void pages_fetch(struct buffer *buffer, size_t size)
{
    const bool large = size >= SMALL_PAGES;

    buffer_reserve(buffer, size, large ? LARGE_PAGE : (size_t)sysconf(_SC_PAGESIZE));
#ifdef MADV_HUGEPAGE
    if (large)
        madvise(buffer->data, buffer->room, MADV_HUGEPAGE);
#endif
#ifdef MADV_POPULATE_WRITE
    madvise(buffer->data, size, MADV_POPULATE_WRITE);
#endif
}

static int64_t time_written(const struct stat *status)
{
    return (int64_t)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec;
}

static struct content *content_read(int fd, const struct stat *status, const struct layers *layers,
                                    struct manifest *manifest)
{
    const size_t size = (size_t)status->st_size;
    struct buffer buffer = {0};
    struct content *content = NULL;
    size_t got;

    pages_fetch(&buffer, front_size() + size);
    buffer_add(&buffer, NULL, front_size());
    buffer_extend(&buffer, size);
    if (file_fill(fd, buffer.data + front_size(), size, &got) == 0 && got == size)
        content = image_bind(&buffer, &manifest->bytes, &manifest->size);
    if (content != NULL && !manifest_is_of(manifest->bytes, manifest->size, layers))
        content = NULL;
    manifest->written = time_written(status);
    if (content == NULL)
        buffer_free(&buffer);
    return content;
}

struct content *image_read_unheld(const char *path, const struct layers *layers,
                                  struct manifest *manifest)
{
    struct content *content = NULL;
    struct stat status;
    int fd;

    if (file_open(path, FILE_NO_LINK, &fd, &status) != 0)
        return NULL;
    if (image_trusted(&status, geteuid()) && status.st_size >= (off_t)sizeof(struct header) &&
        status.st_size <= (off_t)SIZE_MAX_IMAGE)
        content = content_read(fd, &status, layers, manifest);
    close(fd);
    return content;
}

struct content *image_read(const char *path, const struct layers *layers)
{
    struct manifest manifest;
    struct content *content = image_read_unheld(path, layers, &manifest);

    if (content == NULL || manifest_holds(manifest.bytes, manifest.size, layers, manifest.written))
        return content;
    content_free(content);
    return NULL;
}

/* ---- writing a file --------------------------------------------------------------------- */

/* Makes the folder a path lies in and, where that is missing too, the one above it: the user's cache
 * folder may be new. */
static void folder_make(const char *path, int levels)
{
    const char *slash = strrchr(path, '/');
    struct buffer folder = {0};

    if (slash == NULL || slash == path || levels == 0)
        return;
    buffer_add(&folder, path, (size_t)(slash - path));
    buffer_add(&folder, NULL, 1);
    if (mkdir(folder.data, 0700) != 0 && errno == ENOENT) {
        folder_make(folder.data, levels - 1);
        mkdir(folder.data, 0700); /* where this fails too, creating the file says so */
    }
    buffer_free(&folder);
}

/* What the system's own user writes, everybody may read. */
static mode_t image_mode(void)
{
    return geteuid() == 0 ? 0644 : 0600;
}

bool image_write(const char *path, const struct content *content, const struct buffer *manifest)
{
    struct buffer image = {0};
    bool written;

    folder_make(path, 2);
    image_encode(content, manifest, &image);
    written = file_replace(path, image_mode(), image.data, image.size) == 0;
    buffer_free(&image);
    return written;
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
        const char *name = realpath(layers->folder[i], path) != NULL ? path : layers->folder[i];

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

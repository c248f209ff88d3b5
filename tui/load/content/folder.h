/*
 * The files of a content folder.
 *
 * Content is copied about by people: editors leave backups, archives bring links, and a FIFO would hang
 * whoever opens it. Only what is plainly content is read; the rest is named to whoever checks the
 * content, but for texts and generators, which may lie beside what they are about.
 */
#ifndef TUI_LOAD_CONTENT_FOLDER_H
#define TUI_LOAD_CONTENT_FOLDER_H

#include "load/builder.h"

/* The files that are no YAML: place codes and names, and the places' area codes. */
#define FOLDER_DIVISIONS "divisions.tsv"
#define FOLDER_AREA_CODES "area_codes.tsv"

struct file {
    const char *path; /* to open */
    const char
        *name; /* what places show: in the first layer within the folder, else the whole path */
};

struct files {
    struct file *list; /* in the builder's arena */
    size_t count;
};

/* Whether a file of this name is read at all: NAME.yaml in small letters, or
 * FOLDER_DIVISIONS or FOLDER_AREA_CODES. */
bool folder_reads(const char *name);

/* The YAML files of a folder, sorted by name. `shown` is what the folder is called within its layer, ""
 * for the layer's own. What does not belong there is reported; a folder that does not exist has no
 * files. */
struct files folder_files(struct builder *builder, const char *folder, const char *shown);

/* Reads a file; with mistakes in it the names of `kind` count as torn (NAME_KIND_COUNT: no names). The
 * root is always a map; NULL when there is none. */
const struct yaml *folder_yaml(struct builder *builder, struct file file, enum name_kind kind);

#endif

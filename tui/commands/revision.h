/*
 * The content as it stood at a revision of the git repository it lies in.
 *
 * `git archive` is run without a shell, the revision behind --end-of-options; what it gives is unpacked
 * here, files of content only, into a folder that nobody else can read.
 */
#ifndef TUI_COMMANDS_REVISION_H
#define TUI_COMMANDS_REVISION_H

#include "base/arena.h"

#include <stdbool.h>

#define GIT_PROGRAM "/usr/bin/git"

struct revision {
    char folder[32];     /* made for it; "" = none */
    const char *content; /* the content folder in it, in the arena */
    const char *wrong;   /* what git or the system said when it failed, in the arena */
};

/* False when it cannot be had. `content` is the folder as it is now. */
bool revision_open(struct revision *revision, struct arena *arena, const char *content,
                   const char *name, const char *const *environment);

/* Removes the folder. */
void revision_close(struct revision *revision);

/* Unpacks an archive's regular files named *.yaml, *.tsv or *.txt below `folder`; names that lead out of
 * it are passed over. False when the archive is broken or a file cannot be written. */
bool revision_unpack(const char *bytes, size_t size, const char *folder);

#endif

/* The words of a skeleton (history.h), for who writes it and who reads it. */
#ifndef TUI_LOAD_HISTORY_NAMES_H
#define TUI_LOAD_HISTORY_NAMES_H

#include "load/image/layout.h"

#define HISTORY_FIRST_LINE "daoban-history 1"
#define HISTORY_PLAIN "is"
#define HISTORY_EMPTY "-" /* the empty string */

/* "id" of layout_members[index]. */
const char *history_member_name(size_t index);

/* "node" */
const char *history_section_name(enum section section);

/* Whether a section is plain numbers, not records. */
bool history_section_plain(enum section section);

/* Whether it decides anything: texts, sources and misbeliefs do not. */
bool history_section_kept(enum section section);

/* Whether a member can be "not there" (NO_INDEX): what is not written is read as that. */
bool history_may_be_absent(const struct member *member);

#endif

/*
 * What an office's own folder changes of the content that ships: each value, claim and name of a region,
 * old and new in words; the other records that it replaces or adds, by their ids; how many sentences of the
 * interface and how many places.
 *
 * The words are the sheet's, with their period, for whom, and sources: what any of that changes is a change.
 */
#ifndef TUI_COMMANDS_SITE_H
#define TUI_COMMANDS_SITE_H

#include "commands/command.h"
#include "commands/emit.h"
#include "model/workbook.h"

struct site; /* the shipped content, and what the office's folder makes of it */

/* Compares the first layer with all of them, as the workbook holds them. Lives in the arena, but
 * for what site_close() gives back; NULL = there is one layer, or the first cannot be opened by itself. */
struct site *site_open(const struct layers *layers, const struct workbook *workbook,
                       struct arena *arena);
void site_close(struct site *site);

/* A line each, after one that says how many; or the member "site" of an object. */
void site_print(struct site *site, enum language language);
void site_emit(struct site *site, struct emit *emit);

#endif

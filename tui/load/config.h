/*
 * The configuration: /etc/daoban/daoban.yaml, then the user's; later files override key by key.
 * Everything has a default, so that a missing file is fine and a mistake is reported like content's.
 */
#ifndef TUI_LOAD_CONFIG_H
#define TUI_LOAD_CONFIG_H

#include "base/diag.h"
#include "model/office.h"

/* Fills `office` with defaults, then with every file that exists. Strings live in `arena`. */
bool config_load(struct office *office, struct arena *arena, struct diags *diags,
                 const char *const *paths, size_t count);

#endif

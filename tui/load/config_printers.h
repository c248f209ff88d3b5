/* The part of the configuration about printers. */
#ifndef TUI_LOAD_CONFIG_PRINTERS_H
#define TUI_LOAD_CONFIG_PRINTERS_H

#include "load/yaml/fields.h"

/* `printers:`, into the struct office; a later file replaces the whole list. */
field_decoder field_printers;

/* A desk's `device:`: the path of a device file. */
field_decoder field_device;

/* Text that outlives the builder. (config.c) */
field_decoder field_kept;

/* The items of a list of at most `most`; NULL after a report, or when it is empty. (config.c) */
const struct yaml *list_items(struct builder *builder, const struct yaml *value, size_t most);

#endif

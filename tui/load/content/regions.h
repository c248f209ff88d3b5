/* What a region says: values that rules see, claims that are only shown. */
#ifndef TUI_LOAD_REGIONS_H
#define TUI_LOAD_REGIONS_H

#include "load/content/catalogue.h"

/* `values:` of a region, sorted by parameter, then from. */
struct span values_read(struct builder *builder, const struct yaml *map);

/* `claims:` of a region, sorted by parameter. */
struct span claims_read(struct builder *builder, const struct yaml *map);

#endif

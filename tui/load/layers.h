/*
 * The layers of a content: folders read one after the other, first the shipped content, then what an
 * office put into a folder of its own. A later layer may add records, or replace one by another of the
 * same id, as a whole; a region it changes value by value (content/region_layers.c). Flows lie in
 * FOLDER/flows; those of the first layer may lie beside it instead, in FOLDER/../flows.
 */
#ifndef TUI_LOAD_LAYERS_H
#define TUI_LOAD_LAYERS_H

#include <stddef.h>

#define LAYERS_MAX 4

struct layers {
    const char *folder[LAYERS_MAX]; /* whoever fills it owns the paths */
    size_t count;
};

#endif

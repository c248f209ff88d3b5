/* What a printer says it waits for, in the protocol's few words. */
#ifndef TUI_HELPERS_PRINT_REASONS_H
#define TUI_HELPERS_PRINT_REASONS_H

#include "paper/protocol.h"

#include <cups/cups.h>

/* The worst of printer-state-reasons (RFC 8011, 5.4.12); NULL has none. */
enum print_reason reasons_worst(ipp_attribute_t *reasons);

#endif

/*
 * The content that is shipped, for tests that are about it.
 */
#ifndef TESTS_UNIT_SHIPPED_H
#define TESTS_UNIT_SHIPPED_H

#include "model/content.h"

/* Read from its YAML, to be freed by content_free(); NULL, after printing them, where there are mistakes or
 * remarks: shipped content has none. */
struct content *shipped_load(void);

#endif

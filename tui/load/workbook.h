/* From a finished builder to a workbook. Private to load/. */
#ifndef TUI_LOAD_WORKBOOK_H
#define TUI_LOAD_WORKBOOK_H

#include "load/builder.h"
#include "model/workbook.h"

/* `content` was made of this builder and now belongs to the workbook. */
void workbook_fill(struct builder *builder, struct content *content, struct workbook *workbook);

#endif

/*
 * What stands in vain, or in the wrong place, in the files of regions: a name that is not the code's, values
 * that the parent has word for word, values that have all run out, a file that says nothing.
 *
 * None of it keeps a content from being served. What no one could be served by (a code that is no pool's) the
 * loader refuses.
 */
#ifndef TUI_ANALYSIS_REGION_FILES_H
#define TUI_ANALYSIS_REGION_FILES_H

#include "base/diag.h"
#include "model/workbook.h"

void region_files_check(const struct workbook *workbook, struct diags *diags);

#endif

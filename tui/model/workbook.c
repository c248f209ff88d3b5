/* The workbook's end. */
#include "model/workbook.h"

void workbook_free(struct workbook *workbook)
{
    content_free(workbook->loaded);
    arena_free(&workbook->arena);
    *workbook = (struct workbook){.loaded = NULL};
}

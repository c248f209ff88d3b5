/* Marks: see marks.h. */
#include "analysis/proof/marks.h"

#include <string.h>

struct marks marks_make(struct arena *arena, const struct workbook *workbook)
{
    const struct content *content = &workbook->content;
    struct marks marks = {.size = 0};
    bool *next;

#define X(member, count) marks.size += (size_t)(count) + 1;
    MARKS(X)
#undef X
    next = marks.all = arena_alloc(arena, marks.size);
#define X(member, count)                                                                           \
    marks.member = next;                                                                           \
    next += (size_t)(count) + 1;
    MARKS(X)
#undef X
    return marks;
}

void marks_clear(struct marks *marks)
{
    memset(marks->all, 0, marks->size);
}

void marks_join(struct marks *marks, const struct marks *more)
{
    for (size_t i = 0; i < marks->size; i++)
        marks->all[i] = marks->all[i] || more->all[i];
}

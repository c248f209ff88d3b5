/* The content that is shipped. */
#include "shipped.h"

#include "load/load.h"

#include <stdio.h>

struct content *shipped_load(void)
{
    const struct layers layers = {.folder = {"content"}, .count = 1};
    struct diags diags = {0};
    struct content *content = content_load(&layers, &diags);

    diags_print(&diags, LANGUAGE_EN, stderr);
    if (content != NULL && diags.count > 0) {
        content_free(content);
        content = NULL;
    }
    diags_free(&diags);
    return content;
}

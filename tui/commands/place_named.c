/*
 * A place written on the command line.
 */
#include "commands/command.h"

#include <string.h>

static bool code_parse(const char *name, uint32_t *code)
{
    *code = 0;
    if (strlen(name) != 6 || strspn(name, "0123456789") != 6)
        return false;
    for (size_t i = 0; i < 6; i++)
        *code = *code * 10 + (uint32_t)(name[i] - '0');
    return true;
}

/* "聊城" and "聊城市" both name 聊城市; in English the name must be whole. */
static bool name_is(const struct content *content, struct text text, const char *name)
{
    const char *zh = content_string(content, text.zh);
    const char *end;
    size_t size = strlen(name);

    if (strcmp(content_string(content, text.en), name) == 0 && size > 0)
        return true;
    if (strncmp(zh, name, size) != 0 || size == 0)
        return false;
    end = zh + size;
    return end[0] == '\0' || strcmp(end, "市") == 0 || strcmp(end, "省") == 0 ||
           strcmp(end, "县") == 0 || strcmp(end, "区") == 0;
}

bool place_named(const struct content *content, const char *name, uint32_t *code)
{
    uint32_t region;

    if (code_parse(name, code))
        return content_division(content, *code) != NULL;
    region = content_region(content, name);
    if (region != NO_INDEX && content->regions[region].code != 0) {
        *code = content->regions[region].code;
        return true;
    }
    for (uint32_t i = 0; i < content->division_count; i++)
        if (name_is(content, content->divisions[i].name, name)) {
            *code = content->divisions[i].code;
            return true;
        }
    return false;
}

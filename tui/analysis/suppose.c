/* What if a region said something else. */
#include "analysis/suppose.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/walk/scene.h"

#define SUPPOSE "region."

bool is_supposed(const char *pair)
{
    return strncmp(pair, SUPPOSE, strlen(SUPPOSE)) == 0;
}

static bool choice_read(const struct scene *scene, uint32_t parameter, const char *value,
                        struct answer *choice)
{
    const struct content *content = scene->content;
    struct span options = content->parameters[parameter].options;
    char *end;

    *choice = (struct answer){.state = ANSWER_NONE};
    if (strcmp(value, "unknown") == 0)
        return true;
    choice->state = ANSWER_KNOWN;
    for (uint32_t i = 0; i < options.count; i++)
        if (strcmp(content_string(content, content->options[options.first + i].id), value) == 0) {
            choice->number = i;
            return true;
        }
    choice->number = strtol(value, &end, 10);
    return options.count == 0 && *value != '\0' && *end == '\0' && choice->number >= 0 &&
           choice->number < (int64_t)scene_choices(scene, parameter);
}

bool suppose(struct supposed *supposed, struct arena *arena, const struct content *content,
             uint32_t insured, const char *pair)
{
    size_t size = strcspn(pair, "=");
    uint32_t index;
    struct answer choice;

    if (!is_supposed(pair) || pair[size] == '\0')
        return false;
    pair += strlen(SUPPOSE);
    size -= strlen(SUPPOSE);
    index = content_parameter(content, arena_copy(arena, pair, size));
    if (index == NO_INDEX)
        return false;
    if (!supposed->content) {
        supposed->scene = arena_alloc(arena, sizeof(*supposed->scene));
        scene_open(supposed->scene, arena, content, NULL, (struct area){AREA_ANY, NO_INDEX});
        supposed->scene->regions[0].code = insured;
        supposed->content = supposed->scene->content;
    }
    if (!choice_read(supposed->scene, index, pair + size + 1, &choice))
        return false;
    scene_value(supposed->scene, index, choice);
    return true;
}

void suppose_over(const struct content *supposed, const struct content *content,
                  struct content *over)
{
    *over = *content;
    over->regions = supposed->regions;
    over->region_count = supposed->region_count;
    over->values = supposed->values;
    over->value_count = supposed->value_count;
}

/* Options, which questions and parameters have. */
#include "load/content/catalogue.h"

#include "load/messages.h"

#include <string.h>

static const struct field option_fields[] = {
    {"text",  field_text, offsetof(struct option, text),  FIELD_REQUIRED, NULL},
    {"label", field_text, offsetof(struct option, label), FIELD_OPTIONAL, NULL},
    {"story", field_text, offsetof(struct option, story), FIELD_OPTIONAL, NULL},
};
static const struct field_table option_table = FIELDS("option", option_fields);

/* Keys of `go` that mean something else. */
static const char *const option_words_taken[] = {"unsure", "unknown", "else", "then", "or", "and"};

static void check_option_id(struct builder *builder, const struct yaml *value)
{
    for (size_t i = 0; i < sizeof(option_words_taken) / sizeof(option_words_taken[0]); i++)
        if (strcmp(option_words_taken[i], value->key) == 0)
            diag_add(builder->diags, value->key_place, MESSAGE(RESERVED_ID), value->key);
    for (const char *c = value->key; *c != '\0'; c++)
        if (strchr("abcdefghijklmnopqrstuvwxyz0123456789_", *c) == NULL) {
            diag_add(builder->diags, value->key_place, MESSAGE(BAD_ID), value->key);
            return;
        }
}

static void check_option_keys(struct builder *builder, const struct yaml *map,
                              struct word_list words)
{
    for (const struct yaml *value = map->first; value != NULL; value = value->next) {
        size_t i = 0;

        while (i < words.count && strcmp(words.list[i], value->key) != 0)
            i++;
        if (i == words.count)
            builder_unknown(builder, value->key_place, MESSAGE(UNKNOWN_KEY_NEAR),
                            MESSAGE(UNKNOWN_KEY), map->key, value->key, words);
        else
            check_option_id(builder, value);
    }
}

static struct option option_read(struct builder *builder, const struct yaml *value, const char *id,
                                 bool question, const struct text *wording)
{
    struct option option = {.id = builder_string(builder, id)};

    if (wording != NULL)
        option.text = *wording;
    if (value != NULL && question)
        fields_read(builder, value, &option_table, &option);
    else if (value != NULL)
        option.text = fields_bilingual(builder, value);
    if (option.label.zh == 0)
        option.label = option.text;
    return option;
}

struct span options_read(struct builder *builder, const struct yaml *map, struct word_list words,
                         bool question, const struct text *defaults)
{
    struct span span = {(uint32_t)(builder->options.size / sizeof(struct option)), 0};

    if (map != NULL && map->kind != YAML_MAP) {
        diag_add(builder->diags, map->place, MESSAGE(NEED_MAP), "options");
        return span;
    }
    if (map != NULL) {
        check_option_keys(builder, map, words);
        fields_limit(builder, map, "options", map->count, OPTIONS_MAX);
        if (map->count == 0)
            diag_add(builder->diags, map->place, MESSAGE(LIST_EMPTY), "options");
    }
    for (size_t i = 0; i < words.count; i++) {
        const struct yaml *value = map != NULL ? yaml_get(map, words.list[i]) : NULL;
        struct option option = option_read(builder, value, words.list[i], question,
                                           defaults != NULL ? &defaults[i] : NULL);

        BUILDER_ADD(builder, options, option);
        span.count++;
    }
    return span;
}

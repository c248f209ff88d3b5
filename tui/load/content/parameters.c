/* parameters.yaml: what may differ by region; and options, which questions have as well. */
#include "load/content/catalogue.h"

#include "load/messages.h"
#include "model/words.h"

#include <string.h>

/* ---- options ----------------------------------------------------------------------------- */

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
        limit_check(builder, map, "options", map->count, OPTIONS_MAX);
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

/* ---- parameters -------------------------------------------------------------------------- */

struct parameter_entry {
    struct parameter parameter;
    const struct yaml *options;
};

static void field_date_question(struct builder *builder, const struct yaml *value, void *member,
                                const void *detail)
{
    struct span span = {0, 0};

    field_date_questions(builder, value, &span, detail);
    if (span.count > 0)
        memcpy(member, builder->indexes.data + span.first * sizeof(uint32_t), sizeof(uint32_t));
}

#define PARAMETER(member) offsetof(struct parameter_entry, parameter.member)

static const struct field parameter_fields[] = {
    {"type",    field_word, PARAMETER(type),                 FIELD_REQUIRED, parameter_type_words        },
    {"label",   field_text, PARAMETER(label),                FIELD_REQUIRED, NULL                        },
    {"options", field_yaml, offsetof(struct parameter_entry, options),       FIELD_OPTIONAL,               NULL},
    {"unit",         field_text,              PARAMETER(unit),                           FIELD_OPTIONAL,             NULL},
    {"as_of",         field_date_question,             PARAMETER(as_of),                 FIELD_OPTIONAL,   NULL},
    {"ask",         field_text,               PARAMETER(ask),                            FIELD_OPTIONAL,              NULL},
};
static const struct field_table parameter_table = FIELDS("parameter", parameter_fields);

/* Options belong to types that choose, and one of must have them. */
static void read_options(struct builder *builder, const struct name *name, uint32_t index,
                         struct parameter_entry *entry)
{
    uint32_t type = entry->parameter.type;

    if (type != PARAMETER_ONE_OF && type != PARAMETER_YES_NO) {
        if (entry->options != NULL)
            diag_add(builder->diags, entry->options->key_place, MESSAGE(KEY_NOT_HERE),
                     parameter_type_words[type], "options");
        return;
    }
    if (entry->options == NULL && type == PARAMETER_ONE_OF) {
        diag_add(builder->diags, name->place, MESSAGE(MISSING_KEY), name->id, "options");
        return;
    }
    struct text yes_no[2];
    yes_no_wording(builder, yes_no);
    entry->parameter.options =
        options_read(builder, entry->options, builder_parameter_options(builder, index), false,
                     type == PARAMETER_YES_NO ? yes_no : NULL);
}

void parameters_fill(struct builder *builder)
{
    const struct names *names = &builder->names[NAME_PARAMETER];

    for (size_t i = 0; i < names->count; i++) {
        struct parameter_entry entry = {.parameter = {.as_of = NO_INDEX}};

        entry.parameter.id = builder_string(builder, names->list[i].id);
        if (fields_read(builder, names->list[i].yaml, &parameter_table, &entry))
            read_options(builder, &names->list[i], (uint32_t)i, &entry);
        BUILDER_ADD(builder, parameters, entry.parameter);
    }
}

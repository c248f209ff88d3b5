/* parameters.yaml: what may differ by region. */
#include "load/content/catalogue.h"

#include "engine/bearing.h"
#include "load/messages.h"
#include "model/words.h"

struct parameter_entry {
    struct parameter parameter;
    const struct yaml *options;
};

static const enum name_kind source_kind = NAME_SOURCE;

static const struct field overruled_fields[] = {
    {"before", field_date, offsetof(struct parameter, overruled_before), FIELD_REQUIRED, NULL        },
    {"by",     field_name, offsetof(struct parameter, overruled_by),     FIELD_REQUIRED, &source_kind},
};
static const struct field_table overruled_table = FIELDS("overruled", overruled_fields);

/* What places said before a day, a later text has overruled: {before: 2024-10-01, by: SOURCE}. */
static void field_overruled(struct builder *builder, const struct yaml *value, void *member,
                            const void *detail)
{
    (void)detail;
    fields_read(builder, value, &overruled_table, member);
}

#define PARAMETER(member) offsetof(struct parameter_entry, parameter.member)

/* clang-format off */
static const struct field parameter_fields[] = {
    {"type",    field_word,           PARAMETER(type),      FIELD_REQUIRED, parameter_type_words},
    {"label",   field_text,           PARAMETER(label),     FIELD_REQUIRED, NULL},
    {"options", field_yaml,           offsetof(struct parameter_entry, options), FIELD_OPTIONAL, NULL},
    {"unit",    field_text,           PARAMETER(unit),      FIELD_OPTIONAL, NULL},
    {"as_of",   field_date_questions, PARAMETER(judged),    FIELD_OPTIONAL, NULL},
    {"when",    field_rule,           PARAMETER(when),      FIELD_OPTIONAL, NULL},
    {"if",      field_text,           PARAMETER(condition), FIELD_OPTIONAL, NULL},
    {"stake",   field_word,           PARAMETER(stake),     FIELD_OPTIONAL, stake_words},
    {"ask",     field_text,           PARAMETER(ask),       FIELD_OPTIONAL, NULL},
    {"overruled", field_overruled,    offsetof(struct parameter_entry, parameter), FIELD_OPTIONAL, NULL},
};
/* clang-format on */
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
    texts_yes_no(builder, yes_no);
    entry->parameter.options =
        options_read(builder, entry->options, builder_parameter_options(builder, index), false,
                     type == PARAMETER_YES_NO ? yes_no : NULL);
}

/* What bears on cases says when, and what is at stake; a result shows no more than so many. */
static void check_bearing(struct builder *builder, const struct name *name,
                          const struct parameter *parameter, size_t *bearing)
{
    if (parameter->when == NO_INDEX)
        return;
    if (++*bearing == BEARINGS_MAX + 1)
        diag_add(builder->diags, name->place, MESSAGE(BEARINGS_MANY), BEARINGS_MAX);
    if (yaml_get(name->yaml, "stake") == NULL)
        diag_add(builder->diags, name->place, MESSAGE(MISSING_KEY), name->id, "stake");
}

void parameters_fill(struct builder *builder)
{
    const struct names *names = &builder->names[NAME_PARAMETER];
    size_t bearing = 0;

    builder->ended = RULES_ENDED;
    for (size_t i = 0; i < names->count; i++) {
        struct parameter_entry entry = {
            .parameter = {.as_of = NO_INDEX,
                          .when = NO_INDEX,
                          .stake = STAKE_NONE,
                          .overruled_before = INT32_MIN,
                          .overruled_by = NO_INDEX}
        };

        entry.parameter.id = builder_string(builder, names->list[i].id);
        if (fields_read(builder, names->list[i].yaml, &parameter_table, &entry))
            read_options(builder, &names->list[i], (uint32_t)i, &entry);
        if (entry.parameter.judged.count > 0)
            entry.parameter.as_of = ((const uint32_t *)(const void *)
                                         builder->indexes.data)[entry.parameter.judged.first];
        check_bearing(builder, &names->list[i], &entry.parameter, &bearing);
        BUILDER_ADD(builder, parameters, entry.parameter);
    }
    builder->ended = RULES_UNDER_WAY;
}

/*
 * regions/: one file per region and layer: its code, its values and its claims. How the files of several
 * layers become one region is region_layers.c's, where regions stand region_tree.c's.
 *
 * A value must rest on an official or reposted source. What only circulates is a claim: shown with its
 * date beside the values, seen by no rule.
 */
#include "load/content/catalogue.h"

#include "load/messages.h"

#include <stdlib.h>
#include <string.h>

#define NATION 0 /* its code */

/* ---- values -------------------------------------------------------------------------------- */

static const struct range number_range = {-1000000000, 1000000000};

/* A value, and what is needed to check it against others. */
struct value_entry {
    struct value value;
    const struct yaml *yaml, *what, *whom;
    uint32_t order;
    bool nation; /* a value of the nation, not of a place */
    bool sound;  /* without a mistake of its own */
};

#define VALUE(member) offsetof(struct value_entry, value.member)

/* clang-format off */
static const struct field value_fields[] = {
    {"value",       field_yaml,  offsetof(struct value_entry, what),    FIELD_REQUIRED, NULL},
    {"text",        field_text,  VALUE(text),                           FIELD_OPTIONAL, NULL},
    {"from",        field_date,  VALUE(from),                           FIELD_OPTIONAL, NULL},
    {"to",          field_date,  VALUE(to),                             FIELD_OPTIONAL, NULL},
    {"for",         field_yaml,  offsetof(struct value_entry, whom),    FIELD_OPTIONAL, NULL},
    {"cite",        field_cites, VALUE(cites),                          FIELD_OPTIONAL, NULL},
    {"verified_on", field_date,  VALUE(verified_on),                    FIELD_OPTIONAL, NULL},
};
/* clang-format on */
static const struct field_table value_table = FIELDS("value", value_fields);

/* ---- one value --------------------------------------------------------------------------- */

static void option_value(struct builder *builder, struct value_entry *entry, const char *text)
{
    uint32_t parameter = entry->value.parameter;
    uint32_t option =
        builder_pick(builder, builder_parameter_options(builder, parameter),
                     builder->names[NAME_PARAMETER].list[parameter].id, text, entry->what->place);

    if (option != NO_INDEX)
        entry->value.number = option;
}

static void date_value(struct builder *builder, struct value_entry *entry)
{
    int32_t date = 0;

    fields_date(builder, entry->what, &date);
    entry->value.number = date;
}

static void duration_value(struct builder *builder, struct value_entry *entry)
{
    if (fields_duration(builder, entry->what, &entry->value.duration))
        entry->value.number = duration_length(entry->value.duration);
}

static void text_value(struct builder *builder, struct value_entry *entry)
{
    entry->value.text = fields_bilingual(builder, entry->what);
}

/* Decodes `value:` by the parameter's type. */
static void value_decode(struct builder *builder, struct value_entry *entry)
{
    const struct yaml *what = entry->what;
    const char *text;

    switch (builder_parameter_type(builder, entry->value.parameter)) {
    case PARAMETER_ONE_OF:
    case PARAMETER_YES_NO:
        text = fields_scalar(builder, what, "value");
        if (text != NULL)
            option_value(builder, entry, text);
        return;
    case PARAMETER_NUMBER:
        fields_number(builder, what, number_range, &entry->value.number);
        return;
    case PARAMETER_DATE:
        date_value(builder, entry);
        return;
    case PARAMETER_DURATION:
        duration_value(builder, entry);
        return;
    case PARAMETER_DEADLINE:
        entry->value.deadline.roll = ROLL_LAW;
        deadline_rule_read(builder, what, &entry->value.deadline);
        return;
    case PARAMETER_TEXT:
        text_value(builder, entry);
        return;
    case PARAMETER_LOSS:
        loss_read(builder, what, &entry->value.loss);
        return;
    }
}

/* The first cite that may be routed on, or NULL. */
static const struct cite *cite_standing(const struct builder *builder, struct span cites)
{
    const struct cite *all = (const void *)builder->cites.data;

    for (uint32_t i = cites.first; i < cites.first + cites.count; i++)
        if (sources_stand(builder, all[i].source))
            return &all[i];
    return NULL;
}

static bool cites_unresolved(const struct builder *builder, struct span cites)
{
    const struct cite *all = (const void *)builder->cites.data;

    for (uint32_t i = cites.first; i < cites.first + cites.count; i++)
        if (all[i].source == NO_INDEX)
            return true;
    return cites.count == 0;
}

/* A mistake in `cite` is reported already; `unknown` needs no proof, it takes one away. */
static void check_proof(struct builder *builder, struct value_entry *entry, const char *id)
{
    struct value *value = &entry->value;
    const struct cite *cite = cite_standing(builder, value->cites);

    if (value->known && yaml_get(entry->yaml, "cite") == NULL)
        diag_add(builder->diags,
                 entry->yaml->key != NULL ? entry->yaml->key_place : entry->yaml->place,
                 MESSAGE(MISSING_KEY), fields_what(entry->yaml, value_table.what), "cite");
    if (cite == NULL && value->known && !cites_unresolved(builder, value->cites))
        diag_add(builder->diags, entry->yaml->place, MESSAGE(VALUE_UNPROVED), id);
    if (cite != NULL && value->verified_on == DATE_UNKNOWN)
        value->verified_on = cite->verified_on;
}

/* Made known, or in force only, since a day; what has no date is not known to be newer than anything. */
static bool cite_since(const struct builder *builder, const struct cite *cite, int32_t day)
{
    const struct source *sources = (const void *)builder->sources.data;

    return sources_stand(builder, cite->source) &&
           (sources[cite->source].issued >= day || sources[cite->source].force.from >= day);
}

static bool cites_since(const struct builder *builder, struct span cites, int32_t day)
{
    const struct cite *all = (const void *)builder->cites.data;

    for (uint32_t i = cites.first; i < cites.first + cites.count; i++)
        if (cite_since(builder, &all[i], day))
            return true;
    return false;
}

/* What a place ruled before a later text overruled it is only said by now. The nation's own frame is what
 * such a text builds on: it stays. */
static void check_overruled(struct builder *builder, const struct value_entry *entry,
                            const char *id)
{
    const struct value *value = &entry->value;
    const struct parameter *parameter =
        (const struct parameter *)(const void *)builder->parameters.data + value->parameter;
    char day[DATE_TEXT_SIZE];

    if (entry->nation || !value->known || parameter->overruled_by == NO_INDEX ||
        cite_standing(builder, value->cites) == NULL ||
        cites_since(builder, value->cites, parameter->overruled_before))
        return;
    date_format(parameter->overruled_before, day);
    diag_add(builder->diags, entry->yaml->place, MESSAGE(VALUE_OVERRULED), id, day,
             builder->names[NAME_SOURCE].list[parameter->overruled_by].id);
}

static void value_read(struct builder *builder, struct value_entry *entry, const char *id)
{
    struct value *value = &entry->value;

    if (!fields_read(builder, entry->yaml, &value_table, entry) || entry->what == NULL)
        return;
    const struct yaml *what = entry->what;
    value->known = !(what->kind == YAML_SCALAR && strcmp(what->text, "unknown") == 0);
    if (value->known)
        value_decode(builder, entry);
    if (entry->whom != NULL)
        limits_read(builder, entry->whom, value);
    if (value->from > value->to)
        diag_add(builder->diags, entry->yaml->place, MESSAGE(DATES_REVERSED), id);
    if (value->known && value->text.zh == 0 &&
        builder_parameter_type(builder, value->parameter) == PARAMETER_DEADLINE)
        diag_add(builder->diags, entry->yaml->place, MESSAGE(VALUE_WORDS), id);
    check_proof(builder, entry, id);
    check_overruled(builder, entry, id);
}

/* ---- all values of a region -------------------------------------------------------------- */

static int compare_values(const void *a, const void *b)
{
    const struct value_entry *left = a, *right = b;

    if (left->value.parameter != right->value.parameter)
        return left->value.parameter < right->value.parameter ? -1 : 1;
    if (left->value.from != right->value.from)
        return left->value.from < right->value.from ? -1 : 1;
    return left->order < right->order ? -1 : 1;
}

/* What says more closely whom it is for goes first, so only like and like can clash. */
static bool values_clash(const struct builder *builder, const struct value *a,
                         const struct value *b)
{
    return a->parameter == b->parameter && a->from <= b->to && b->from <= a->to &&
           limits_clash(builder, a, b);
}

/* Reports at whichever was written later. */
static void check_overlaps(struct builder *builder, const struct value_entry *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count && list[j].value.parameter == list[i].value.parameter;
             j++) {
            bool later = list[j].order > list[i].order;
            const struct value_entry *second = later ? &list[j] : &list[i];
            const struct value_entry *first = later ? &list[i] : &list[j];

            if (first->sound && second->sound &&
                values_clash(builder, &first->value, &second->value))
                diag_add(builder->diags, second->yaml->place, MESSAGE(VALUE_OVERLAPS),
                         builder->names[NAME_PARAMETER].list[first->value.parameter].id,
                         first->yaml->place.line);
        }
}

/* Reads the values of one parameter into `list`. */
static void parameter_values(struct builder *builder, const struct yaml *values, bool nation,
                             struct buffer *list)
{
    uint32_t parameter = builder_find(builder, NAME_PARAMETER, values->key, values->key_place);

    if (parameter == NO_INDEX)
        return;
    for (const struct yaml *item = fields_items(values); item != NULL;
         item = fields_next(values, item)) {
        struct value_entry entry = {
            .value = {.parameter = parameter,
                      .from = INT32_MIN,
                      .to = INT32_MAX,
                      .verified_on = DATE_UNKNOWN},
            .yaml = item,
            .order = (uint32_t)(list->size / sizeof(struct value_entry)),
            .nation = nation,
        };

        size_t errors = builder->diags->errors;

        value_read(builder, &entry, values->key);
        entry.sound = builder->diags->errors == errors;
        buffer_add(list, &entry, sizeof entry);
    }
}

static struct span values_read(struct builder *builder, const struct yaml *map, bool nation)
{
    struct span span = {(uint32_t)(builder->values.size / sizeof(struct value)), 0};
    struct buffer list = {0};

    if (map->kind != YAML_MAP) {
        diag_add(builder->diags, map->place, MESSAGE(NEED_MAP), "values");
        return span;
    }
    for (const struct yaml *values = map->first; values != NULL; values = values->next)
        if (yaml_get(map, values->key) == values)
            parameter_values(builder, values, nation, &list);
    struct value_entry *entries = (void *)list.data;
    span.count = (uint32_t)(list.size / sizeof *entries);
    if (span.count > 0)
        qsort(entries, span.count, sizeof *entries, compare_values);
    check_overlaps(builder, entries, span.count);
    for (uint32_t i = 0; i < span.count; i++)
        BUILDER_ADD(builder, values, entries[i].value);
    buffer_free(&list);
    return span;
}

/* ---- claims -------------------------------------------------------------------------------- */

#define CLAIM(member) offsetof(struct claim, member)

static const struct field claim_fields[] = {
    {"text",  field_text,  CLAIM(text),  FIELD_REQUIRED, NULL},
    {"dated", field_date,  CLAIM(dated), FIELD_OPTIONAL, NULL},
    {"cite",  field_cites, CLAIM(cites), FIELD_REQUIRED, NULL},
};
static const struct field_table claim_table = FIELDS("claim", claim_fields);

/* Cites were added in the order written, so their position tells the order of equal claims. */
static int compare_claims(const void *a, const void *b)
{
    const struct claim *left = a, *right = b;

    if (left->parameter != right->parameter)
        return left->parameter < right->parameter ? -1 : 1;
    return (left->cites.first > right->cites.first) - (left->cites.first < right->cites.first);
}

static void parameter_claims(struct builder *builder, const struct yaml *claims,
                             struct buffer *list)
{
    uint32_t parameter = builder_find(builder, NAME_PARAMETER, claims->key, claims->key_place);

    for (const struct yaml *item = fields_items(claims); item != NULL;
         item = fields_next(claims, item)) {
        struct claim claim = {.parameter = parameter, .dated = DATE_UNKNOWN};

        if (item->kind == YAML_SCALAR && strcmp(item->text, CLAIMS_NONE) == 0) {
            diag_add(builder->diags, item->place, MESSAGE(CLAIMS_NONE_BELOW), claims->key);
            continue;
        }
        fields_read(builder, item, &claim_table, &claim);
        buffer_add(list, &claim, sizeof claim);
    }
}

static struct span claims_read(struct builder *builder, const struct yaml *map)
{
    struct span span = {(uint32_t)(builder->claims.size / sizeof(struct claim)), 0};
    struct buffer list = {0};

    if (map->kind != YAML_MAP) {
        diag_add(builder->diags, map->place, MESSAGE(NEED_MAP), "claims");
        return span;
    }
    for (const struct yaml *claims = map->first; claims != NULL; claims = claims->next)
        if (yaml_get(map, claims->key) == claims)
            parameter_claims(builder, claims, &list);
    span.count = (uint32_t)(list.size / sizeof(struct claim));
    if (span.count > 0) {
        qsort(list.data, span.count, sizeof(struct claim), compare_claims);
        buffer_add(&builder->claims, list.data, list.size);
    }
    buffer_free(&list);
    return span;
}

/* ---- regions ------------------------------------------------------------------------------- */

static const struct range code_range = {0, 999999};
static const enum name_kind region_kind = NAME_REGION;
static const char *const replace_words[] = {REPLACE_WHOLE, NULL};

struct region_entry {
    struct region region;
    const struct yaml *values, *claims;
    uint32_t replace; /* obeyed when the file was read */
};

#define ENTRY(member) offsetof(struct region_entry, member)

static const struct field region_fields[] = {
    {"region",  field_string,   ENTRY(region.id),     FIELD_REQUIRED, NULL         },
    {"code",    field_count,    ENTRY(region.code),   FIELD_REQUIRED, &code_range  },
    {"name",    field_text,     ENTRY(region.name),   FIELD_REQUIRED, NULL         },
    {"parent",  field_name,     ENTRY(region.parent), FIELD_OPTIONAL, &region_kind },
    {"covers",  field_prefixes, ENTRY(region.covers), FIELD_OPTIONAL, NULL         },
    {"note",    field_text,     ENTRY(region.note),   FIELD_OPTIONAL, NULL         },
    {"replace", field_word,     ENTRY(replace),       FIELD_OPTIONAL, replace_words},
    {"values",  field_yaml,     ENTRY(values),        FIELD_OPTIONAL, NULL         },
    {"claims",  field_yaml,     ENTRY(claims),        FIELD_OPTIONAL, NULL         },
};
static const struct field_table region_table = FIELDS("region", region_fields);

/* ---- filling ----------------------------------------------------------------------------- */

void regions_fill(struct builder *builder)
{
    const struct names *names = &builder->names[NAME_REGION];

    for (size_t i = 0; i < names->count; i++) {
        struct region_entry entry = {
            .region = {.parent = NO_INDEX, .code = UINT32_MAX}
        };

        fields_read(builder, names->list[i].yaml, &region_table, &entry);
        if (entry.values != NULL)
            entry.region.values = values_read(builder, entry.values, entry.region.code == NATION);
        if (entry.claims != NULL)
            entry.region.claims = claims_read(builder, entry.claims);
        BUILDER_ADD(builder, regions, entry.region);
    }
    region_tree_build(builder);
    limits_fill(builder);
}

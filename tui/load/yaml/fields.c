/* Maps decoded by tables, and the values that stand in them. */
#include "load/yaml/fields.h"

#include "load/messages.h"
#include "model/placeholder.h"
#include "model/words.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

const char *fields_what(const struct yaml *value, const char *otherwise)
{
    return value->key != NULL ? value->key : otherwise;
}

/* ---- maps -------------------------------------------------------------------------------- */

static const struct field *field_find(const struct field_table *fields, const char *key)
{
    for (size_t i = 0; i < fields->count; i++)
        if (strcmp(fields->list[i].key, key) == 0)
            return &fields->list[i];
    return NULL;
}

static void report_unknown_key(struct builder *builder, const struct yaml *map,
                               const struct field_table *fields, const struct yaml *value)
{
    const char **keys = arena_alloc(&builder->arena, fields->count * sizeof *keys);

    for (size_t i = 0; i < fields->count; i++)
        keys[i] = fields->list[i].key;
    builder_unknown(builder, value->key_place, MESSAGE(UNKNOWN_KEY_NEAR), MESSAGE(UNKNOWN_KEY),
                    fields_what(map, fields->what), value->key,
                    (struct word_list){keys, fields->count});
}

bool fields_read(struct builder *builder, const struct yaml *map, const struct field_table *fields,
                 void *record)
{
    const char *what = fields_what(map, fields->what);

    if (map->kind != YAML_MAP)
        return diag_add(builder->diags, map->place, MESSAGE(NEED_MAP), what);
    for (const struct yaml *value = map->first; value != NULL; value = value->next) {
        const struct field *field = field_find(fields, value->key);

        if (field == NULL)
            report_unknown_key(builder, map, fields, value);
        else if (yaml_get(map, value->key) == value) /* a second one is reported already */
            field->decode(builder, value, (char *)record + field->offset, field->detail);
    }
    for (size_t i = 0; i < fields->count; i++)
        if (fields->list[i].required == FIELD_REQUIRED &&
            yaml_get(map, fields->list[i].key) == NULL)
            diag_add(builder->diags, map->key != NULL ? map->key_place : map->place,
                     MESSAGE(MISSING_KEY), what, fields->list[i].key);
    return true;
}

/* ---- values ------------------------------------------------------------------------------ */

const char *fields_scalar(struct builder *builder, const struct yaml *value, const char *what)
{
    if (value->kind == YAML_SCALAR)
        return value->text;
    diag_add(builder->diags, value->place, MESSAGE(NEED_SCALAR), fields_what(value, what));
    return NULL;
}

const struct yaml *fields_items(const struct yaml *value)
{
    return value->kind == YAML_LIST ? value->first : value;
}

const struct yaml *fields_next(const struct yaml *list, const struct yaml *item)
{
    return list->kind == YAML_LIST ? item->next : NULL;
}

bool fields_date(struct builder *builder, const struct yaml *value, int32_t *date)
{
    const char *text = fields_scalar(builder, value, "date");

    if (text == NULL)
        return false;
    if (!date_parse(text, value->size, date))
        return diag_add(builder->diags, value->place, MESSAGE(BAD_DATE), text);
    return true;
}

bool fields_month_day(struct builder *builder, const struct yaml *value, uint32_t *month,
                      uint32_t *day)
{
    const char *text = fields_scalar(builder, value, "month-day");
    int32_t date;

    if (text == NULL)
        return false;
    const char *full = arena_format(&builder->arena, "2001-%s", text);
    if (!date_parse(full, strlen(full), &date))
        return diag_add(builder->diags, value->place, MESSAGE(BAD_MONTH_DAY), text);
    *month = (uint32_t)date_civil(date).month;
    *day = (uint32_t)date_civil(date).day;
    return true;
}

bool fields_duration(struct builder *builder, const struct yaml *value, struct duration *duration)
{
    const char *text = fields_scalar(builder, value, "period");

    if (text == NULL)
        return false;
    if (!date_duration_parse(text, value->size, duration))
        return diag_add(builder->diags, value->place, MESSAGE(BAD_DURATION), text);
    return true;
}

bool fields_number(struct builder *builder, const struct yaml *value, struct range range,
                   int64_t *number)
{
    const char *what = fields_what(value, "number");
    const char *text = fields_scalar(builder, value, what);
    char *end;

    if (text == NULL)
        return false;
    errno = 0;
    long long parsed = strtoll(text, &end, 10);
    bool digits = strspn(text + (text[0] == '-'), "0123456789") > 0;
    if (!digits || *end != '\0' || errno != 0 || parsed < range.least || parsed > range.most)
        return diag_add(builder->diags, value->place, MESSAGE(BAD_NUMBER), text, what,
                        arena_format(&builder->arena, "%lld", (long long)range.least),
                        arena_format(&builder->arena, "%lld", (long long)range.most));
    *number = parsed;
    return true;
}

/* ---- texts in two languages ---------------------------------------------------------------- */

struct languages {
    const struct yaml *zh, *en;
};

static const struct field language_fields[] = {
    {"zh", field_yaml, offsetof(struct languages, zh), FIELD_OPTIONAL, NULL},
    {"en", field_yaml, offsetof(struct languages, en), FIELD_OPTIONAL, NULL},
};
static const struct field_table language_table = FIELDS("text", language_fields);

static const char *language_string(struct builder *builder, const struct yaml *value)
{
    const char *text = value != NULL ? fields_scalar(builder, value, "text") : NULL;

    return text != NULL ? text : "";
}

void fields_placeholders(struct builder *builder, const struct yaml *value)
{
    bool capital;

    if (value == NULL || value->kind != YAML_SCALAR)
        return;
    for (const char *at = strchr(value->text, '{'); at != NULL; at = strchr(at + 1, '{')) {
        const size_t size = placeholder_size(at);

        if (size > 0 && placeholder_read(at, &capital) == PLACEHOLDER_COUNT)
            builder_unknown(builder, value->place, MESSAGE(PLACEHOLDER_NEAR), MESSAGE(PLACEHOLDER),
                            fields_what(value, "text"),
                            arena_copy(&builder->arena, at + 1, size - 2),
                            (struct word_list){placeholder_words, PLACEHOLDER_COUNT});
    }
}

struct text fields_bilingual(struct builder *builder, const struct yaml *value)
{
    struct languages languages = {NULL, NULL};
    const char *what;
    struct text text;

    if (value == NULL)
        return (struct text){0, 0};
    what = fields_what(value, "text");
    if (value->kind == YAML_LIST) {
        diag_add(builder->diags, value->place, MESSAGE(NEED_TEXT), what);
        return (struct text){0, 0};
    }
    if (value->kind == YAML_SCALAR)
        languages.zh = value;
    else
        fields_read(builder, value, &language_table, &languages);
    fields_placeholders(builder, languages.zh);
    fields_placeholders(builder, languages.en);
    text.zh = builder_string(builder, language_string(builder, languages.zh));
    text.en = builder_string(builder, language_string(builder, languages.en));
    if (text.zh == 0 && (languages.zh == NULL || languages.zh->kind == YAML_SCALAR))
        diag_add(builder->diags, value->place, MESSAGE(TEXT_NO_ZH), what);
    else if (text.en == 0 && (languages.en == NULL || languages.en->kind == YAML_SCALAR))
        diag_add(builder->diags, value->place, MESSAGE(TEXT_NO_EN), what);
    return text;
}

/* ---- decoders ---------------------------------------------------------------------------- */

void field_text(struct builder *builder, const struct yaml *value, void *member, const void *detail)
{
    (void)detail;
    *(struct text *)member = fields_bilingual(builder, value);
}

void field_string(struct builder *builder, const struct yaml *value, void *member,
                  const void *detail)
{
    (void)detail;
    *(uint32_t *)member = builder_string(builder, fields_scalar(builder, value, "text"));
}

void field_date(struct builder *builder, const struct yaml *value, void *member, const void *detail)
{
    (void)detail;
    fields_date(builder, value, member);
}

void field_flag(struct builder *builder, const struct yaml *value, void *member, const void *detail)
{
    const char *text = fields_scalar(builder, value, "flag");

    (void)detail;
    if (text == NULL)
        return;
    if (strcmp(text, "true") == 0)
        *(uint32_t *)member = 1;
    else if (strcmp(text, "false") == 0)
        *(uint32_t *)member = 0;
    else
        diag_add(builder->diags, value->place, MESSAGE(BAD_FLAG), fields_what(value, "flag"), text);
}

void field_count(struct builder *builder, const struct yaml *value, void *member,
                 const void *detail)
{
    const struct range *range = detail;
    int64_t number = 0;

    if (fields_number(builder, value, *range, &number))
        *(uint32_t *)member = (uint32_t)number;
}

void field_word(struct builder *builder, const struct yaml *value, void *member, const void *detail)
{
    struct word_list words = {detail, 0};
    const char *text = fields_scalar(builder, value, "word");

    if (text == NULL)
        return;
    while (words.list[words.count] != NULL) {
        if (strcmp(words.list[words.count], text) == 0) {
            *(uint32_t *)member = (uint32_t)words.count;
            return;
        }
        words.count++;
    }
    builder_unknown(builder, value->place, MESSAGE(UNKNOWN_WORD_NEAR), MESSAGE(UNKNOWN_WORD),
                    fields_what(value, "word"), text, words);
}

void field_duration(struct builder *builder, const struct yaml *value, void *member,
                    const void *detail)
{
    (void)detail;
    fields_duration(builder, value, member);
}

void field_rule(struct builder *builder, const struct yaml *value, void *member, const void *detail)
{
    (void)detail;
    if (fields_scalar(builder, value, "rule") != NULL)
        *(uint32_t *)member = builder_rule(builder, value);
}

void field_name(struct builder *builder, const struct yaml *value, void *member, const void *detail)
{
    const enum name_kind *kind = detail;
    const char *id = fields_scalar(builder, value, "name");

    if (id != NULL)
        *(uint32_t *)member = builder_find(builder, *kind, id, value->place);
}

/* Whether an equal scalar stands earlier in the list. */
static bool is_repeated(const struct yaml *list, const struct yaml *item)
{
    for (const struct yaml *other = list->first; other != item; other = other->next)
        if (other->kind == YAML_SCALAR && strcmp(other->text, item->text) == 0)
            return true;
    return false;
}

void field_names(struct builder *builder, const struct yaml *value, void *member,
                 const void *detail)
{
    struct span *span = member;
    uint32_t index;

    if (value->kind == YAML_MAP) {
        diag_add(builder->diags, value->place, MESSAGE(NEED_LIST), fields_what(value, "list"));
        return;
    }
    span->first = (uint32_t)(builder->indexes.size / sizeof(uint32_t));
    span->count = 0;
    for (const struct yaml *item = fields_items(value); item != NULL;
         item = fields_next(value, item)) {
        index = NO_INDEX;
        field_name(builder, item, &index, detail);
        if (value->kind == YAML_LIST && item->kind == YAML_SCALAR && is_repeated(value, item))
            diag_add(builder->diags, item->place, MESSAGE(DUPLICATE_ITEM), item->text);
        BUILDER_ADD(builder, indexes, index);
        span->count++;
    }
}

void field_yaml(struct builder *builder, const struct yaml *value, void *member, const void *detail)
{
    (void)builder;
    (void)detail;
    *(const struct yaml **)member = value;
}

bool fields_limit(struct builder *builder, const struct yaml *value, const char *what, size_t count,
                  size_t most)
{
    if (count <= most)
        return true;
    return diag_add(builder->diags, value->key != NULL ? value->key_place : value->place,
                    MESSAGE(TOO_MANY), what, (unsigned)count, (unsigned)most);
}

/* Texts in two languages, sources cited, and misbeliefs: what stands in records of every kind. */
#include "load/yaml/fields.h"
#include "load/messages.h"

#include <string.h>

/* ---- texts ------------------------------------------------------------------------------- */

struct languages {
    const struct yaml *zh, *en;
};

static const struct field language_fields[] = {
    {"zh", field_yaml, offsetof(struct languages, zh), FIELD_OPTIONAL, NULL},
    {"en", field_yaml, offsetof(struct languages, en), FIELD_OPTIONAL, NULL},
};
static const struct fields language_table = FIELDS("text", language_fields);

static const char *language_string(struct builder *builder, const struct yaml *value)
{
    const char *text = value != NULL ? yaml_scalar(builder, value, "text") : NULL;

    return text != NULL ? text : "";
}

struct text builder_text(struct builder *builder, const struct yaml *value)
{
    struct languages languages = {NULL, NULL};
    const char *what;
    struct text text;

    if (value == NULL)
        return (struct text){0, 0};
    what = yaml_what(value, "text");
    if (value->kind == YAML_LIST) {
        diag_add(builder->diags, value->place, MESSAGE(NEED_TEXT), what);
        return (struct text){0, 0};
    }
    if (value->kind == YAML_SCALAR)
        languages.zh = value;
    else
        fields_read(builder, value, &language_table, &languages);
    text.zh = builder_string(builder, language_string(builder, languages.zh));
    text.en = builder_string(builder, language_string(builder, languages.en));
    if (text.zh == 0 && (languages.zh == NULL || languages.zh->kind == YAML_SCALAR))
        diag_add(builder->diags, value->place, MESSAGE(TEXT_NO_ZH), what);
    else if (text.en == 0 && (languages.en == NULL || languages.en->kind == YAML_SCALAR))
        diag_add(builder->diags, value->place, MESSAGE(TEXT_NO_EN), what);
    return text;
}

/* ---- cites ------------------------------------------------------------------------------- */

static const enum name_kind source_kind = NAME_SOURCE;

/* An article is a place in a Chinese document: without English it stands for itself. */
static void field_article(struct builder *builder, const struct yaml *value, void *member,
                          const void *detail)
{
    struct text *article = member;

    (void)detail;
    if (value->kind == YAML_SCALAR)
        *article = (struct text){builder_string(builder, value->text), 0};
    else
        *article = builder_text(builder, value);
}

static const struct field cite_fields[] = {
    {"source",      field_name,    offsetof(struct cite, source),      FIELD_REQUIRED, &source_kind},
    {"article",     field_article, offsetof(struct cite, article),     FIELD_OPTIONAL, NULL        },
    {"verified_on", field_date,    offsetof(struct cite, verified_on), FIELD_OPTIONAL, NULL        },
};
static const struct fields cite_table = FIELDS("cite", cite_fields);

/* The date a source was last compared with, for cites that say nothing themselves. */
static int32_t source_verified_on(const struct builder *builder, uint32_t source)
{
    const struct source *sources = (const void *)builder->sources.data;

    return source < builder->sources.size / sizeof(*sources) ? sources[source].verified_on
                                                             : DATE_UNKNOWN;
}

static struct cite cite_read(struct builder *builder, const struct yaml *item)
{
    struct cite cite = {.source = NO_INDEX, .verified_on = DATE_UNKNOWN};

    if (item->kind == YAML_SCALAR)
        cite.source = builder_find(builder, NAME_SOURCE, item->text, item->place);
    else
        fields_read(builder, item, &cite_table, &cite);
    if (cite.verified_on == DATE_UNKNOWN)
        cite.verified_on = source_verified_on(builder, cite.source);
    return cite;
}

struct span builder_cites(struct builder *builder, const struct yaml *value)
{
    struct span span = {(uint32_t)(builder->cites.size / sizeof(struct cite)), 0};

    if (value == NULL)
        return span;
    for (const struct yaml *item = yaml_items(value); item; item = yaml_next(value, item)) {
        struct cite cite = cite_read(builder, item);

        BUILDER_ADD(builder, cites, cite);
        span.count++;
    }
    if (span.count == 0)
        diag_add(builder->diags, value->place, MESSAGE(LIST_EMPTY), yaml_what(value, "cite"));
    return span;
}

/* ---- misbeliefs -------------------------------------------------------------------------- */

static const struct field myth_fields[] = {
    {"said",  field_text,  offsetof(struct myth, said),  FIELD_REQUIRED, NULL},
    {"truth", field_text,  offsetof(struct myth, truth), FIELD_REQUIRED, NULL},
    {"cite",  field_cites, offsetof(struct myth, cites), FIELD_OPTIONAL, NULL},
};
static const struct fields myth_table = FIELDS("myth", myth_fields);

void field_myths(struct builder *builder, const struct yaml *value, void *member,
                 const void *detail)
{
    struct span *span = member;

    (void)detail;
    *span = (struct span){(uint32_t)(builder->myths.size / sizeof(struct myth)), 0};
    for (const struct yaml *item = yaml_items(value); item; item = yaml_next(value, item)) {
        struct myth myth = {0};

        fields_read(builder, item, &myth_table, &myth);
        BUILDER_ADD(builder, myths, myth);
        span->count++;
    }
}

/*
 * sources.yaml: where every rule comes from, and how far it may be trusted.
 *
 * Grade → standing: A official, B reposted, C and S compiled, K unchecked. A medium's own words (kind: media)
 * are reported, whoever printed them; a K entry of high confidence that at least one A or B source agrees with
 * is remembered, its article numbers still unchecked (条号待核). A page that does not say of which place it
 * speaks (place: unknown) may be anybody's and is compiled whatever its grade.
 */
#include "load/content/catalogue.h"

#include "load/messages.h"
#include "model/source.h"
#include "model/words.h"

#include <stdlib.h>
#include <string.h>

static const enum name_kind source_kind = NAME_SOURCE;
enum confidence { CONFIDENCE_LOW, CONFIDENCE_MED, CONFIDENCE_HIGH };
static const char *const confidence_words[] = {"low", "med", "high", NULL};
static const uint32_t grade_standing[] = {
    [GRADE_A] = STANDING_OFFICIAL, [GRADE_B] = STANDING_REPOSTED,  [GRADE_C] = STANDING_COMPILED,
    [GRADE_S] = STANDING_COMPILED, [GRADE_K] = STANDING_UNCHECKED,
};

/* A record and what only decides its standing. */
struct source_entry {
    struct source source;
    uint32_t confidence;
    struct span agrees;
    const struct yaml *agrees_yaml;
};

static void field_agrees(struct builder *builder, const struct yaml *value, void *member,
                         const void *detail)
{
    struct source_entry *entry = member;

    entry->agrees_yaml = value;
    field_names(builder, value, &entry->agrees, detail);
}

/* Place codes of six digits, one or several. */
static void codes_read(struct builder *builder, const struct yaml *value, struct span *span)
{
    *span = (struct span){(uint32_t)(builder->indexes.size / sizeof(uint32_t)), 0};
    for (const struct yaml *item = fields_items(value); item != NULL;
         item = fields_next(value, item)) {
        const char *text = fields_scalar(builder, item, fields_what(value, "place"));

        if (text == NULL)
            continue;
        uint32_t code = (uint32_t)strtoul(text, NULL, 10);
        if (item->size != 6 || strspn(text, "0123456789") != 6)
            diag_add(builder->diags, item->place, MESSAGE(BAD_PLACE), text);
        BUILDER_ADD(builder, indexes, code);
        span->count++;
    }
}

/* nation, unknown, a place code or several. */
static void field_place(struct builder *builder, const struct yaml *value, void *member,
                        const void *detail)
{
    struct source *source = &((struct source_entry *)member)->source;

    (void)detail;
    if (value->kind == YAML_SCALAR && strcmp(value->text, "nation") == 0)
        source->reach = REACH_NATION;
    else if (value->kind == YAML_SCALAR && strcmp(value->text, "unknown") == 0)
        source->reach = REACH_UNNAMED;
    else {
        source->reach = REACH_PLACES;
        codes_read(builder, value, &source->places);
    }
}

#define SOURCE(member) offsetof(struct source_entry, source.member)

/* clang-format off */
static const struct field source_fields[] = {
    {"title",       field_text,   SOURCE(title),       FIELD_REQUIRED, NULL       },
    {"number",      field_text,   SOURCE(number),      FIELD_OPTIONAL, NULL       },
    {"issuer",      field_text,   SOURCE(issuer),      FIELD_OPTIONAL, NULL       },
    {"issued",      field_date,   SOURCE(issued),      FIELD_OPTIONAL, NULL       },
    {"grade",       field_word,   SOURCE(grade),       FIELD_REQUIRED, grade_words},
    {"kind",        field_word,   SOURCE(kind),        FIELD_OPTIONAL, source_kind_words},
    {"place",       field_place,  0,                   FIELD_OPTIONAL, NULL       },
    {"confidence",  field_word,   offsetof(struct source_entry, confidence), FIELD_OPTIONAL, confidence_words},
    {"agrees",      field_agrees, 0,                   FIELD_OPTIONAL, &source_kind},
    {"address",     field_string, SOURCE(address),     FIELD_OPTIONAL, NULL       },
    {"verified_on", field_date,   SOURCE(verified_on), FIELD_OPTIONAL, NULL       },
    {"articles_checked", field_flag, SOURCE(articles_checked), FIELD_OPTIONAL, NULL},
    {"note",        field_text,   SOURCE(note),        FIELD_OPTIONAL, NULL       },
    FORCE_FIELDS(SOURCE(force)),
};
/* clang-format on */
static const struct field_table source_table = FIELDS("source", source_fields);

/* Grades are read from the YAML: the sources agreed with may stand further down. */
static bool is_a_or_b(const struct builder *builder, uint32_t source)
{
    const struct yaml *yaml = builder->names[NAME_SOURCE].list[source].yaml;
    const struct yaml *grade = yaml_get(yaml, "grade");

    return grade != NULL && grade->kind == YAML_SCALAR &&
           (strcmp(grade->text, "A") == 0 || strcmp(grade->text, "B") == 0);
}

static void set_standing(struct builder *builder, struct source_entry *entry)
{
    struct source *source = &entry->source;
    bool agreed = false;

    source->standing = grade_standing[source->grade];
    if (source->kind == SOURCE_MEDIA && source->standing < STANDING_REPORTED)
        source->standing = STANDING_REPORTED;
    for (uint32_t i = 0; i < entry->agrees.count; i++) {
        uint32_t other =
            ((const uint32_t *)(const void *)builder->indexes.data)[entry->agrees.first + i];

        if (other == NO_INDEX)
            continue;
        agreed = true;
        if (!is_a_or_b(builder, other))
            diag_add(builder->diags, entry->agrees_yaml->place, MESSAGE(SOURCE_AGREES_GRADE),
                     builder->names[NAME_SOURCE].list[other].id);
    }
    if (source->grade == GRADE_K && entry->confidence == CONFIDENCE_HIGH && agreed) {
        source->standing = STANDING_REMEMBERED;
        source->number_unchecked = 1;
    }
    if (source->reach == REACH_UNNAMED && source->standing < STANDING_COMPILED)
        source->standing = STANDING_COMPILED;
}

/* `confidence` and `agrees` raise K alone; on another grade they are a misunderstanding. */
static void check_keys(struct builder *builder, const struct name *name, uint32_t grade)
{
    static const char *const keys[] = {"confidence", "agrees"};

    for (size_t i = 0; grade != GRADE_K && i < sizeof keys / sizeof keys[0]; i++) {
        const struct yaml *value = yaml_get(name->yaml, keys[i]);

        if (value != NULL)
            diag_add(builder->diags, value->key_place, MESSAGE(SOURCE_AGREES), name->id, keys[i]);
    }
}

void sources_fill(struct builder *builder)
{
    const struct names *names = &builder->names[NAME_SOURCE];

    for (size_t i = 0; i < names->count; i++) {
        struct source_entry entry = {
            .source = {.issued = DATE_UNKNOWN,
                       .verified_on = DATE_UNKNOWN,
                       .grade = GRADE_S,
                       .kind = SOURCE_GUIDE,
                       .force = PERIOD_OPEN}
        };

        entry.source.id = builder_string(builder, names->list[i].id);
        fields_read(builder, names->list[i].yaml, &source_table, &entry);
        check_keys(builder, &names->list[i], entry.source.grade);
        force_within(builder, names->list[i].yaml, PERIOD_OPEN, &entry.source.force);
        set_standing(builder, &entry);
        BUILDER_ADD(builder, sources, entry.source);
    }
}

bool sources_stand(const struct builder *builder, uint32_t source)
{
    const struct source *sources = (const void *)builder->sources.data;

    return source < builder->sources.size / sizeof *sources && source_stands(&sources[source]);
}

/* ---- cites ------------------------------------------------------------------------------- */

/* An article is a place in a Chinese document: without English it stands for itself. */
static void field_article(struct builder *builder, const struct yaml *value, void *member,
                          const void *detail)
{
    struct text *article = member;

    (void)detail;
    if (value->kind == YAML_SCALAR)
        *article = (struct text){builder_string(builder, value->text), 0};
    else
        *article = fields_bilingual(builder, value);
}

static const struct field cite_fields[] = {
    {"source",      field_name,    offsetof(struct cite, source),      FIELD_REQUIRED, &source_kind},
    {"article",     field_article, offsetof(struct cite, article),     FIELD_OPTIONAL, NULL        },
    {"verified_on", field_date,    offsetof(struct cite, verified_on), FIELD_OPTIONAL, NULL        },
    FORCE_FIELDS(offsetof(struct cite, force)),
};
static const struct field_table cite_table = FIELDS("cite", cite_fields);

/* What a cite does not say itself its source does: when it was last compared, and on which days it counts. */
static void cite_complete(struct builder *builder, const struct yaml *item, struct cite *cite)
{
    const struct source *source = (const struct source *)(const void *)builder->sources.data;

    if (cite->source >= builder->sources.size / sizeof *source)
        return;
    source += cite->source;
    if (cite->verified_on == DATE_UNKNOWN)
        cite->verified_on = source->verified_on;
    force_within(builder, item, source->force, &cite->force);
}

static struct cite cite_read(struct builder *builder, const struct yaml *item)
{
    struct cite cite = {.source = NO_INDEX, .verified_on = DATE_UNKNOWN, .force = PERIOD_OPEN};

    if (item->kind == YAML_SCALAR)
        cite.source = builder_find(builder, NAME_SOURCE, item->text, item->place);
    else
        fields_read(builder, item, &cite_table, &cite);
    cite_complete(builder, item, &cite);
    return cite;
}

static struct span cites_read(struct builder *builder, const struct yaml *value)
{
    struct span span = {(uint32_t)(builder->cites.size / sizeof(struct cite)), 0};

    if (value == NULL)
        return span;
    for (const struct yaml *item = fields_items(value); item != NULL;
         item = fields_next(value, item)) {
        struct cite cite = cite_read(builder, item);

        BUILDER_ADD(builder, cites, cite);
        span.count++;
    }
    if (span.count == 0)
        diag_add(builder->diags, value->place, MESSAGE(LIST_EMPTY), fields_what(value, "cite"));
    return span;
}

void field_cites(struct builder *builder, const struct yaml *value, void *member,
                 const void *detail)
{
    (void)detail;
    *(struct span *)member = cites_read(builder, value);
}

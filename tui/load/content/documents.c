/*
 * documents.yaml: every paper that can be asked for, and named sets of them; and the `bring:` lists
 * that name them.
 *
 * A named set is written out where it is used: its papers under the set's own condition and the
 * condition of its use, joined by `and`.
 */
#include "load/content/catalogue.h"

#include "load/messages.h"
#include "model/words.h"

#include <string.h>

/* ---- documents ----------------------------------------------------------------------------- */

static const struct range copies_range = {1, 20};
static const enum name_kind document_kind = NAME_DOCUMENT;

struct document_file {
    const struct yaml *documents, *sets;
};
static const struct field file_fields[] = {
    {"documents", field_yaml, offsetof(struct document_file, documents), FIELD_OPTIONAL, NULL},
    {"sets",      field_yaml, offsetof(struct document_file, sets),      FIELD_OPTIONAL, NULL},
};
static const struct field_table file_table = FIELDS("documents.yaml", file_fields);

#define DOCUMENT(member) offsetof(struct document, member)

static const struct field document_fields[] = {
    {"name",      field_text,  DOCUMENT(name),      FIELD_REQUIRED, NULL           },
    {"form",      field_word,  DOCUMENT(form),      FIELD_OPTIONAL, form_words     },
    {"handling",  field_word,  DOCUMENT(handling),  FIELD_OPTIONAL, handling_words },
    {"medium",    field_word,  DOCUMENT(medium),    FIELD_OPTIONAL, medium_words   },
    {"copies",    field_count, DOCUMENT(copies),    FIELD_OPTIONAL, &copies_range  },
    {"necessity", field_word,  DOCUMENT(necessity), FIELD_OPTIONAL, necessity_words},
    {"issuer",    field_text,  DOCUMENT(issuer),    FIELD_OPTIONAL, NULL           },
    {"how",       field_text,  DOCUMENT(how),       FIELD_OPTIONAL, NULL           },
    {"instead",   field_names, DOCUMENT(instead),   FIELD_OPTIONAL, &document_kind },
    {"waived",    field_text,  DOCUMENT(waived),    FIELD_OPTIONAL, NULL           },
    {"note",      field_text,  DOCUMENT(note),      FIELD_OPTIONAL, NULL           },
    {"cite",      field_cites, DOCUMENT(cites),     FIELD_OPTIONAL, NULL           },
};
static const struct field_table document_table = FIELDS("document", document_fields);

static void declare_members(struct builder *builder, const struct yaml *map, enum name_kind kind)
{
    if (map == NULL || (map->kind == YAML_SCALAR && map->size == 0))
        return;
    if (map->kind != YAML_MAP) {
        diag_add(builder->diags, map->place, MESSAGE(NEED_MAP), map->key);
        return;
    }
    for (const struct yaml *value = map->first; value != NULL; value = value->next)
        if (yaml_get(map, value->key) == value)
            builder_declare(builder, kind, value->key, value->key_place, value);
}

void documents_read(struct builder *builder, const struct yaml *root)
{
    struct document_file file = {NULL, NULL};

    fields_read(builder, root, &file_table, &file);
    declare_members(builder, file.documents, NAME_DOCUMENT);
    declare_members(builder, file.sets, NAME_SET);
    builder->names[NAME_SET].torn = builder->names[NAME_DOCUMENT].torn;
}

void documents_fill(struct builder *builder)
{
    const struct names *names = &builder->names[NAME_DOCUMENT];

    for (size_t i = 0; i < names->count; i++) {
        struct document document = {.copies = 1};

        document.id = builder_string(builder, names->list[i].id);
        fields_read(builder, names->list[i].yaml, &document_table, &document);
        BUILDER_ADD(builder, documents, document);
    }
}

/* ---- bring lists --------------------------------------------------------------------------- */

#define SET_DEPTH_MAX 8

static const enum name_kind set_kind = NAME_SET;
static const enum name_kind flow_kind = NAME_FLOW;

/* An item as written, before sets are written out. */
struct bring_entry {
    struct bring bring;
    uint32_t document, set, include;
    const struct yaml *yaml;
};

/* Under which condition items stand: that of the sets they come from. */
struct bring_context {
    uint32_t when;
    struct text condition;
    struct period force;
    uint32_t sets[SET_DEPTH_MAX];
    size_t depth;
};

#define ENTRY(member) offsetof(struct bring_entry, member)

static const struct field bring_fields[] = {
    {"document",  field_name,  ENTRY(document),        FIELD_OPTIONAL, &document_kind },
    {"set",       field_name,  ENTRY(set),             FIELD_OPTIONAL, &set_kind      },
    {"include",   field_name,  ENTRY(include),         FIELD_OPTIONAL, &flow_kind     },
    {"any_of",    field_names, ENTRY(bring.members),   FIELD_OPTIONAL, &document_kind },
    {"label",     field_text,  ENTRY(bring.label),     FIELD_OPTIONAL, NULL           },
    {"when",      field_rule,  ENTRY(bring.when),      FIELD_OPTIONAL, NULL           },
    {"if",        field_text,  ENTRY(bring.condition), FIELD_OPTIONAL, NULL           },
    {"necessity", field_word,  ENTRY(bring.necessity), FIELD_OPTIONAL, necessity_words},
    {"copies",    field_count, ENTRY(bring.copies),    FIELD_OPTIONAL, &copies_range  },
    {"cite",      field_cites, ENTRY(bring.cites),     FIELD_OPTIONAL, NULL           },
    FORCE_FIELDS(ENTRY(bring.force)),
};
static const struct field_table bring_table = FIELDS("bring", bring_fields);

static const char *const subject_keys[] = {"document", "set", "include", "any_of"};

static void check_entry(struct builder *builder, const struct yaml *item)
{
    bool when = yaml_get(item, "when") != NULL, words = yaml_get(item, "if") != NULL;
    size_t subjects = 0;

    if (item->kind != YAML_MAP)
        return;
    for (size_t i = 0; i < sizeof subject_keys / sizeof subject_keys[0]; i++)
        subjects += yaml_get(item, subject_keys[i]) != NULL;
    if (subjects != 1)
        diag_add(builder->diags, item->place, MESSAGE(ONE_OF_KEYS), "bring",
                 "document, set, include, any_of");
    if (yaml_get(item, "any_of") != NULL && yaml_get(item, "label") == NULL)
        diag_add(builder->diags, item->place, MESSAGE(MISSING_KEY), "any_of", "label");
    if (when && !words)
        diag_add(builder->diags, yaml_get(item, "when")->key_place, MESSAGE(IF_MISSING));
    if (words && !when)
        diag_add(builder->diags, yaml_get(item, "if")->key_place, MESSAGE(IF_ALONE));
}

static uint32_t join_strings(struct builder *builder, uint32_t a, const char *between, uint32_t b)
{
    const char *strings = builder->strings.data;

    if (a == 0 || b == 0)
        return a != 0 ? a : b;
    return builder_string(
        builder, arena_format(&builder->arena, "%s%s%s", strings + a, between, strings + b));
}

static struct text join_conditions(struct builder *builder, struct text a, struct text b)
{
    return (struct text){join_strings(builder, a.zh, "，并且", b.zh),
                         join_strings(builder, a.en, ", and ", b.en)};
}

static uint32_t items_add(struct builder *builder, const struct yaml *list,
                          struct bring_context around);

/* Writes a set out; 0 when it stands inside itself. */
static uint32_t set_add(struct builder *builder, const struct bring_entry *entry,
                        struct bring_context around)
{
    const struct name *name;

    if (entry->set == NO_INDEX)
        return 0;
    name = &builder->names[NAME_SET].list[entry->set];
    bool inside = around.depth == SET_DEPTH_MAX;
    for (size_t i = 0; i < around.depth; i++)
        inside = inside || around.sets[i] == entry->set;
    if (inside) {
        diag_add(builder->diags, entry->yaml->place, MESSAGE(SET_CYCLE), name->id);
        return 0;
    }
    around.sets[around.depth++] = entry->set;
    around.when = builder_rule_and(builder, around.when, entry->bring.when);
    around.condition = join_conditions(builder, around.condition, entry->bring.condition);
    around.force = entry->bring.force;
    return items_add(builder, name->yaml, around);
}

static uint32_t item_add(struct builder *builder, struct bring_entry *entry,
                         const struct bring_context *around)
{
    struct bring *bring = &entry->bring;

    if (yaml_get(entry->yaml, "set") != NULL)
        return set_add(builder, entry, *around);
    if (yaml_get(entry->yaml, "any_of") != NULL)
        bring->kind = BRING_ANY_OF;
    else if (yaml_get(entry->yaml, "include") != NULL)
        bring->kind = BRING_INCLUDE;
    bring->subject = bring->kind == BRING_INCLUDE ? entry->include : entry->document;
    bring->when = builder_rule_and(builder, around->when, bring->when);
    bring->condition = join_conditions(builder, around->condition, bring->condition);
    BUILDER_ADD(builder, brings, *bring);
    return 1;
}

/* What a paper rests on: what is cited for it here, else what it cites itself. */
static struct span bring_cites(const struct builder *builder, const struct bring_entry *entry)
{
    const struct document *documents = (const void *)builder->documents.data;

    if (entry->bring.cites.count > 0 || entry->document == NO_INDEX)
        return entry->bring.cites;
    return documents[entry->document].cites;
}

/* Adds a list's items, sets written out; returns how many. */
static uint32_t items_add(struct builder *builder, const struct yaml *list,
                          struct bring_context around)
{
    uint32_t count = 0;

    for (const struct yaml *item = fields_items(list); item != NULL;
         item = fields_next(list, item)) {
        struct bring_entry entry = {
            .bring = {.subject = NO_INDEX,
                      .when = NO_INDEX,
                      .necessity = NO_INDEX,
                      .force = around.force},
            .document = NO_INDEX,
            .set = NO_INDEX,
            .include = NO_INDEX,
            .yaml = item,
        };

        fields_read(builder, item, &bring_table, &entry);
        check_entry(builder, item);
        force_apply(builder, item, bring_cites(builder, &entry), &entry.bring.force,
                    &entry.bring.when);
        count += item_add(builder, &entry, &around);
    }
    return count;
}

void field_bring(struct builder *builder, const struct yaml *value, void *member,
                 const void *detail)
{
    struct bring_context around = {.when = NO_INDEX, .force = PERIOD_OPEN};
    struct span *span = member;

    (void)detail;
    span->first = (uint32_t)(builder->brings.size / sizeof(struct bring));
    span->count = items_add(builder, value, around);
}

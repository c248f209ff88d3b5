/* documents.yaml: every paper that can be asked for, and named sets of papers. */
#include "load/content/catalogue.h"

#include "load/messages.h"
#include "model/words.h"

static const struct range copies_range = {1, 20};
static const enum name_kind document_kind = NAME_DOCUMENT;

struct document_file {
    const struct yaml *documents, *sets;
};
static const struct field file_fields[] = {
    {"documents", field_yaml, offsetof(struct document_file, documents), FIELD_OPTIONAL, NULL},
    {"sets",      field_yaml, offsetof(struct document_file, sets),      FIELD_OPTIONAL, NULL},
};
static const struct fields file_table = FIELDS("documents.yaml", file_fields);

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
static const struct fields document_table = FIELDS("document", document_fields);

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

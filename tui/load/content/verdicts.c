/* verdicts.yaml: the verdicts, best for the citizen first. */
#include "load/content/catalogue.h"

#include "load/messages.h"
#include "model/words.h"

static const struct field verdict_fields[] = {
    {"id",    field_string, offsetof(struct verdict, id),    FIELD_REQUIRED, NULL      },
    {"label", field_text,   offsetof(struct verdict, label), FIELD_REQUIRED, NULL      },
    {"tone",  field_word,   offsetof(struct verdict, tone),  FIELD_REQUIRED, tone_words},
};
static const struct field_table verdict_table = FIELDS("verdict", verdict_fields);

struct verdict_list {
    const struct yaml *verdicts;
};
static const struct field list_fields[] = {
    {"verdicts", field_yaml, offsetof(struct verdict_list, verdicts), FIELD_REQUIRED, NULL},
};
static const struct field_table list_table = FIELDS("verdicts.yaml", list_fields);

void verdicts_read(struct builder *builder, const struct yaml *root)
{
    struct verdict_list list = {NULL};

    fields_read(builder, root, &list_table, &list);
    if (list.verdicts == NULL)
        return;
    if (list.verdicts->kind != YAML_LIST) {
        diag_add(builder->diags, list.verdicts->place, MESSAGE(NEED_LIST), "verdicts");
        return;
    }
    for (const struct yaml *item = list.verdicts->first; item != NULL; item = item->next) {
        const struct yaml *id = yaml_get(item, "id");

        if (id != NULL && id->kind == YAML_SCALAR)
            builder_declare(builder, NAME_VERDICT, id->text, id->place, item);
        else
            fields_read(builder, item, &verdict_table,
                        &(struct verdict){0}); /* says what is wrong */
    }
}

void verdicts_fill(struct builder *builder)
{
    const struct names *names = &builder->names[NAME_VERDICT];

    for (size_t i = 0; i < names->count; i++) {
        struct verdict verdict = {0};

        fields_read(builder, names->list[i].yaml, &verdict_table, &verdict);
        BUILDER_ADD(builder, verdicts, verdict);
    }
}

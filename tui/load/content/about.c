/*
 * about.yaml: whose content this is, and of which day. A later layer's may say only which office stands behind the
 * whole (model/adoption.h); in the shipped layer the next upgrade would overwrite that.
 */
#include "load/content/catalogue.h"

#include "load/messages.h"

#include <stdlib.h>
#include <string.h>

/* A fingerprint as `daoban about` shows it: sixteen digits of hexadecimal. */
static void field_print(struct builder *builder, const struct yaml *value, void *member,
                        const void *detail)
{
    const char *text = fields_scalar(builder, value, "print");

    (void)detail;
    if (text == NULL)
        return;
    if (value->size != 16 || strspn(text, "0123456789abcdef") != 16)
        diag_add(builder->diags, value->place, MESSAGE(BAD_PRINT), text);
    *(uint64_t *)member = strtoull(text, NULL, 16);
}

/* An office is called as it is called; without English it stands for itself. */
static void field_by(struct builder *builder, const struct yaml *value, void *member,
                     const void *detail)
{
    (void)detail;
    if (value->kind == YAML_SCALAR)
        *(struct text *)member = (struct text){builder_string(builder, value->text), 0};
    else
        *(struct text *)member = fields_bilingual(builder, value);
}

static const struct field adoption_fields[] = {
    {"by",    field_by,    offsetof(struct adoption, by),    FIELD_REQUIRED, NULL},
    {"on",    field_date,  offsetof(struct adoption, on),    FIELD_REQUIRED, NULL},
    {"print", field_print, offsetof(struct adoption, print), FIELD_REQUIRED, NULL},
};
static const struct field_table adoption_table = FIELDS("adopted", adoption_fields);

static void field_adopted(struct builder *builder, const struct yaml *value, void *member,
                          const void *detail)
{
    struct adoption adoption = {.print = 0};

    (void)detail;
    if (builder->layer == 0)
        diag_add(builder->diags, value->key_place, MESSAGE(ADOPTED_SHIPPED));
    fields_read(builder, value, &adoption_table, &adoption);
    *(struct adoption *)member = adoption;
}

static const struct field about_fields[] = {
    {"name",    field_text,    offsetof(struct content, name),     FIELD_REQUIRED, NULL},
    {"dated",   field_date,    offsetof(struct content, dated),    FIELD_REQUIRED, NULL},
    {"adopted", field_adopted, offsetof(struct content, adoption), FIELD_OPTIONAL, NULL},
};
static const struct field_table about_table = FIELDS("about.yaml", about_fields);

static const struct field later_fields[] = {
    {"name",    field_text,    offsetof(struct content, name),     FIELD_OPTIONAL, NULL},
    {"dated",   field_date,    offsetof(struct content, dated),    FIELD_OPTIONAL, NULL},
    {"adopted", field_adopted, offsetof(struct content, adoption), FIELD_OPTIONAL, NULL},
};
static const struct field_table later_table = FIELDS("about.yaml", later_fields);

void about_read(struct builder *builder, const struct yaml *root)
{
    fields_read(builder, root, builder->layer == 0 ? &about_table : &later_table, &builder->head);
}

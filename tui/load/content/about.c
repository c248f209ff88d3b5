/* about.yaml: whose content this is, and of which day. */
#include "load/content/catalogue.h"

static const struct field about_fields[] = {
    {"name",  field_text, offsetof(struct content, name),  FIELD_REQUIRED, NULL},
    {"dated", field_date, offsetof(struct content, dated), FIELD_REQUIRED, NULL},
};
static const struct field_table about_table = FIELDS("about.yaml", about_fields);

void about_read(struct builder *builder, const struct yaml *root)
{
    fields_read(builder, root, &about_table, &builder->head);
}

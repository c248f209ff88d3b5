/* zones.yaml: places that treat each other as one, such as 京津冀. */
#include "load/content/catalogue.h"

#include "load/messages.h"

#include <stdlib.h>
#include <string.h>

void field_prefixes(struct builder *builder, const struct yaml *value, void *member,
                    const void *detail)
{
    struct span *span = member;

    (void)detail;
    *span = (struct span){(uint32_t)(builder->indexes.size / sizeof(uint32_t)), 0};
    for (const struct yaml *item = fields_items(value); item; item = fields_next(value, item)) {
        const char *text = fields_scalar(builder, item, fields_what(value, "prefix"));

        if (text == NULL)
            continue;
        uint32_t prefix = (uint32_t)strtoul(text, NULL, 10);
        bool good = (item->size == 2 || item->size == 4 || item->size == 6) &&
                    strspn(text, "0123456789") == item->size;
        if (!good)
            diag_add(builder->diags, item->place, MESSAGE(BAD_PREFIX), text);
        BUILDER_ADD(builder, indexes, prefix);
        span->count++;
    }
}

#define ZONE(member) offsetof(struct zone, member)

static const struct field zone_fields[] = {
    {"name",    field_text,     ZONE(name),    FIELD_REQUIRED, NULL},
    {"members", field_prefixes, ZONE(members), FIELD_REQUIRED, NULL},
    {"from",    field_date,     ZONE(from),    FIELD_OPTIONAL, NULL},
    {"to",      field_date,     ZONE(to),      FIELD_OPTIONAL, NULL},
    {"cite",    field_cites,    ZONE(cites),   FIELD_REQUIRED, NULL},
};
static const struct field_table zone_table = FIELDS("zone", zone_fields);

void zones_fill(struct builder *builder)
{
    const struct names *names = &builder->names[NAME_ZONE];

    for (size_t i = 0; i < names->count; i++) {
        const struct name *name = &names->list[i];
        struct zone zone = {.from = INT32_MIN, .to = INT32_MAX};

        zone.id = builder_string(builder, name->id);
        fields_read(builder, name->yaml, &zone_table, &zone);
        if (zone.from > zone.to)
            diag_add(builder->diags, name->place, MESSAGE(DATES_REVERSED), name->id);
        BUILDER_ADD(builder, zones, zone);
    }
}

/* What circulates about a region: shown side by side with its date, never a value. */
#include "load/content/regions.h"

#include "load/messages.h"

#include <stdlib.h>

#define CLAIM(member) offsetof(struct claim, member)

static const struct field claim_fields[] = {
    {"text",  field_text,  CLAIM(text),  FIELD_REQUIRED, NULL},
    {"dated", field_date,  CLAIM(dated), FIELD_OPTIONAL, NULL},
    {"cite",  field_cites, CLAIM(cites), FIELD_REQUIRED, NULL},
};
static const struct fields claim_table = FIELDS("claim", claim_fields);

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

    for (const struct yaml *item = yaml_items(claims); item; item = yaml_next(claims, item)) {
        struct claim claim = {.parameter = parameter, .dated = DATE_UNKNOWN};

        fields_read(builder, item, &claim_table, &claim);
        buffer_add(list, &claim, sizeof(claim));
    }
}

struct span claims_read(struct builder *builder, const struct yaml *map)
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

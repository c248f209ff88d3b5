/* regions/: one file per region, its place in the tree of regions, its values and claims. */
#include "load/content/regions.h"

#include "load/messages.h"

#include <stdlib.h>
#include <string.h>

#define NATION 0

static const struct range code_range = {0, 999999};
static const enum name_kind region_kind = NAME_REGION;

struct region_entry {
    struct region region;
    const struct yaml *values, *claims;
};

#define ENTRY(member) offsetof(struct region_entry, member)

static const struct field region_fields[] = {
    {"region", field_string,   ENTRY(region.id),     FIELD_REQUIRED, NULL        },
    {"code",   field_count,    ENTRY(region.code),   FIELD_REQUIRED, &code_range },
    {"name",   field_text,     ENTRY(region.name),   FIELD_REQUIRED, NULL        },
    {"parent", field_name,     ENTRY(region.parent), FIELD_OPTIONAL, &region_kind},
    {"covers", field_prefixes, ENTRY(region.covers), FIELD_OPTIONAL, NULL        },
    {"note",   field_text,     ENTRY(region.note),   FIELD_OPTIONAL, NULL        },
    {"values", field_yaml,     ENTRY(values),        FIELD_OPTIONAL, NULL        },
    {"claims", field_yaml,     ENTRY(claims),        FIELD_OPTIONAL, NULL        },
};
static const struct fields region_table = FIELDS("region", region_fields);

void region_read(struct builder *builder, const struct yaml *root)
{
    const struct yaml *id = yaml_get(root, "region");

    if (id == NULL)
        diag_add(builder->diags, root->place, MESSAGE(MISSING_KEY), "region", "region");
    else if (yaml_scalar(builder, id, "region") != NULL)
        builder_declare(builder, NAME_REGION, id->text, id->place, root);
}

/* ---- the tree of regions ----------------------------------------------------------------- */

static uint32_t nation_find(const struct region *regions, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (regions[i].code == NATION)
            return (uint32_t)i;
    return NO_INDEX;
}

static void check_code(struct builder *builder, const struct region *regions, size_t index)
{
    const struct names *names = &builder->names[NAME_REGION];

    for (size_t i = 0; i < index; i++)
        if (regions[i].code == regions[index].code) {
            diag_add(builder->diags, names->list[index].place, MESSAGE(REGION_CODE_TWICE),
                     regions[index].code, names->list[i].id);
            return;
        }
}

/* A chain of parents longer than there are regions goes in a circle. */
static bool parents_end(const struct region *regions, size_t count, uint32_t index)
{
    for (size_t steps = 0; steps <= count; steps++) {
        if (index == NO_INDEX)
            return true;
        index = regions[index].parent;
    }
    return false;
}

static void tree_build(struct builder *builder)
{
    const struct names *names = &builder->names[NAME_REGION];
    struct region *regions = (void *)builder->regions.data;
    uint32_t nation = nation_find(regions, names->count);

    for (size_t i = 0; i < names->count; i++) {
        check_code(builder, regions, i);
        if (i == nation && regions[i].parent != NO_INDEX)
            diag_add(builder->diags, yaml_get(names->list[i].yaml, "parent")->place,
                     MESSAGE(REGION_NATION_PARENT));
        else if (i != nation && regions[i].parent == NO_INDEX)
            regions[i].parent = nation;
    }
    for (uint32_t i = 0; i < names->count; i++)
        if (!parents_end(regions, names->count, i)) {
            diag_add(builder->diags, names->list[i].place, MESSAGE(REGION_CYCLE),
                     names->list[i].id);
            regions[i].parent = NO_INDEX;
        }
}

/* ---- filling ----------------------------------------------------------------------------- */

void regions_fill(struct builder *builder)
{
    const struct names *names = &builder->names[NAME_REGION];

    for (size_t i = 0; i < names->count; i++) {
        struct region_entry entry = {
            .region = {.parent = NO_INDEX, .code = UINT32_MAX}
        };

        fields_read(builder, names->list[i].yaml, &region_table, &entry);
        if (entry.values != NULL)
            entry.region.values = values_read(builder, entry.values);
        if (entry.claims != NULL)
            entry.region.claims = claims_read(builder, entry.claims);
        BUILDER_ADD(builder, regions, entry.region);
    }
    if (names->count > 0)
        tree_build(builder);
}

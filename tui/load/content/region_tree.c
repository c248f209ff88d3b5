/*
 * Where regions stand: each has the code of a place where somebody can be insured, of a province or of the
 * nation, and its parent follows from the code.
 */
#include "load/content/catalogue.h"

#include "load/messages.h"
#include "model/pool.h"

#define NATION 0
#define PROVINCE 10000 /* what a province's code is a multiple of */

struct region_tree {
    struct builder *builder;
    const struct names *names;
    struct region *regions;
    struct content content; /* regions, their pools and places, as far as they are built */
};

static struct region_tree tree_of(struct builder *builder)
{
    struct region_tree tree = {
        .builder = builder,
        .names = &builder->names[NAME_REGION],
        .regions = (void *)builder->regions.data,
    };

    tree.content.regions = tree.regions;
    tree.content.region_count = (uint32_t)tree.names->count;
    tree.content.indexes = (const void *)builder->indexes.data;
    tree.content.divisions = (const void *)builder->divisions.data;
    tree.content.division_count = (uint32_t)(builder->divisions.size / sizeof(struct division));
    return tree;
}

static uint32_t region_of_code(const struct region_tree *tree, uint32_t code)
{
    for (uint32_t i = 0; i < tree->names->count; i++)
        if (tree->regions[i].code == code)
            return i;
    return NO_INDEX;
}

/* Where something is written in a region's file; the whole where it is not. */
static struct place member_place(const struct region_tree *tree, uint32_t index, const char *key)
{
    const struct name *name = &tree->names->list[index];
    const struct yaml *member = yaml_get(name->yaml, key);

    return member != NULL ? member->place : name->place;
}

/* ---- codes --------------------------------------------------------------------------------- */

static const char *place_name(const struct region_tree *tree, uint32_t code)
{
    const struct division *division = content_division(&tree->content, code);

    return division != NULL ? tree->builder->strings.data + division->name.zh : "";
}

/* A part of a pool: whoever is insured there is insured in the pool, and its values are never read. The
 * pool's own code may be one that could not be read. */
static void check_pool(struct region_tree *tree, uint32_t index, uint32_t code)
{
    uint32_t pool = pool_of(&tree->content, code);

    if (pool != code && pool != UINT32_MAX)
        diag_add(tree->builder->diags, member_place(tree, index, "code"), MESSAGE(REGION_CODE_PART),
                 code, place_name(tree, code), pool, place_name(tree, pool));
}

static void check_code(struct region_tree *tree, uint32_t index)
{
    struct diags *diags = tree->builder->diags;
    struct place place = member_place(tree, index, "code");
    uint32_t code = tree->regions[index].code, first = region_of_code(tree, code);

    if (code == NATION || code == UINT32_MAX) /* not to be read: reported */
        return;
    if (first != index)
        diag_add(diags, place, MESSAGE(REGION_CODE_TWICE), code, tree->names->list[first].id);
    else if (pool_is_abroad(code))
        diag_add(diags, place, MESSAGE(REGION_CODE_ABROAD), code);
    else if (content_division(&tree->content, code) == NULL)
        diag_add(diags, place, MESSAGE(REGION_CODE_UNKNOWN), code);
    else
        check_pool(tree, index, code);
}

/* ---- parents ------------------------------------------------------------------------------- */

/* The province's region, where it has one, else the nation's. */
static uint32_t parent_by_code(const struct region_tree *tree, uint32_t code)
{
    uint32_t province = code / PROVINCE * PROVINCE, parent = NO_INDEX;

    if (code != province)
        parent = region_of_code(tree, province);
    return parent == NO_INDEX && code != NATION ? region_of_code(tree, NATION) : parent;
}

/* `parent` may be given; then it says what the code says. */
static void check_parent(struct region_tree *tree, uint32_t index, uint32_t parent)
{
    struct diags *diags = tree->builder->diags;
    const struct name *list = tree->names->list;
    struct place place = member_place(tree, index, "parent");
    uint32_t given = tree->regions[index].parent;

    if (given == NO_INDEX || given == parent)
        return;
    if (tree->regions[index].code == NATION)
        diag_add(diags, place, MESSAGE(REGION_NATION_PARENT));
    else if (parent == NO_INDEX)
        diag_add(diags, place, MESSAGE(REGION_NO_PARENT), list[index].id, list[given].id);
    else
        diag_add(diags, place, MESSAGE(REGION_PARENT), list[index].id, list[parent].id,
                 list[given].id);
}

void region_tree_build(struct builder *builder)
{
    struct region_tree tree = tree_of(builder);

    for (uint32_t i = 0; i < tree.names->count; i++) {
        uint32_t parent = parent_by_code(&tree, tree.regions[i].code);

        check_code(&tree, i);
        check_parent(&tree, i, parent);
        tree.regions[i].parent = parent;
    }
}

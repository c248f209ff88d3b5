/*
 * A region's file in a later layer, laid over what the layers below say of the region. It is the region's
 * by its id or by its code, whatever the file is called. Of two trees one is made:
 *
 *   values   what is given for a parameter takes the place of all that stood for it below: what is written
 *            with `for`, `from` and `to` is one rule in parts, and parts of two rules make none
 *   claims   are added to those below; `none` before them takes those below away
 *   others   what is given replaces what stood below; the id stays
 *
 * `replace: whole` keeps nothing of what stood below.
 */
#include "load/content/catalogue.h"

#include "load/messages.h"

#include <stdlib.h>
#include <string.h>

/* ---- trees --------------------------------------------------------------------------------- */

/* A list or map that is being put together. */
struct graft {
    struct builder *builder;
    struct yaml *whole;
    struct yaml **tail;
};

/* A value by itself, out of the list or map that holds it; what is in it is shared. */
static struct yaml *yaml_lift(struct builder *builder, const struct yaml *value)
{
    struct yaml *copy = arena_alloc(&builder->arena, sizeof *copy);

    *copy = *value;
    copy->next = NULL;
    return copy;
}

/* An empty one that stands where `like` does. */
static struct graft graft_start(struct builder *builder, const struct yaml *like,
                                enum yaml_kind kind)
{
    struct yaml *whole = yaml_lift(builder, like);

    whole->kind = kind;
    whole->first = NULL;
    whole->count = 0;
    return (struct graft){builder, whole, &whole->first};
}

static void graft_add(struct graft *graft, const struct yaml *value)
{
    struct yaml *copy = yaml_lift(graft->builder, value);

    *graft->tail = copy;
    graft->tail = &copy->next;
    graft->whole->count++;
}

/* What a member becomes; `below` and `above` are its values in both. NULL = it is left out. */
typedef const struct yaml *joiner(struct builder *builder, const struct yaml *below,
                                  const struct yaml *above);

/* The members of both maps; of those that stand in both, `join` decides. */
static const struct yaml *maps_join(struct builder *builder, const struct yaml *below,
                                    const struct yaml *above, joiner *join)
{
    struct graft graft = graft_start(builder, above, YAML_MAP);

    for (const struct yaml *member = below->first; member != NULL; member = member->next) {
        const struct yaml *other = yaml_get(above, member->key);
        const struct yaml *joined = other != NULL ? join(builder, member, other) : member;

        if (joined != NULL)
            graft_add(&graft, joined);
    }
    for (const struct yaml *member = above->first; member != NULL; member = member->next)
        if (yaml_get(below, member->key) == NULL)
            graft_add(&graft, member);
    return graft.whole;
}

/* ---- what a region's members become -------------------------------------------------------- */

static const struct yaml *keep_above(struct builder *builder, const struct yaml *below,
                                     const struct yaml *above)
{
    (void)builder, (void)below;
    return above;
}

static bool is_word(const struct yaml *value, const char *word)
{
    return value != NULL && value->kind == YAML_SCALAR && strcmp(value->text, word) == 0;
}

/* Claims of one parameter: those below, then those above. */
static const struct yaml *claims_join(struct builder *builder, const struct yaml *below,
                                      const struct yaml *above)
{
    struct graft graft = graft_start(builder, above, YAML_LIST);
    const struct yaml *added = fields_items(above);

    if (is_word(added, CLAIMS_NONE))
        added = fields_next(above, added);
    else
        for (const struct yaml *item = fields_items(below); item != NULL;
             item = fields_next(below, item))
            graft_add(&graft, item);
    for (; added != NULL; added = fields_next(above, added))
        graft_add(&graft, added);
    return graft.whole->count > 0 ? graft.whole : NULL;
}

/* Two maps of parameters; what is no map will be reported, so it is kept. */
static const struct yaml *parameters_join(struct builder *builder, const struct yaml *below,
                                          const struct yaml *above, joiner *join)
{
    if (below->kind != YAML_MAP)
        return below;
    return above->kind == YAML_MAP ? maps_join(builder, below, above, join) : above;
}

static const struct yaml *member_join(struct builder *builder, const struct yaml *below,
                                      const struct yaml *above)
{
    if (strcmp(above->key, "values") == 0)
        return parameters_join(builder, below, above, keep_above);
    if (strcmp(above->key, "claims") == 0)
        return parameters_join(builder, below, above, claims_join);
    return strcmp(above->key, "region") == 0 ? below : above;
}

/* ---- whose file it is ---------------------------------------------------------------------- */

/* The code a file gives; UINT32_MAX when none can be read: filling says what is wrong with it. */
static uint32_t code_given(const struct yaml *root)
{
    const struct yaml *code = yaml_get(root, "code");
    char *end = NULL;
    unsigned long number;

    if (code == NULL || code->kind != YAML_SCALAR || code->size == 0)
        return UINT32_MAX;
    number = strtoul(code->text, &end, 10);
    return *end == '\0' && number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
}

static struct name *name_of_code(const struct names *names, uint32_t code)
{
    for (size_t i = 0; i < names->count && code != UINT32_MAX; i++)
        if (code_given(names->list[i].yaml) == code)
            return &names->list[i];
    return NULL;
}

/* The region of the layers below that the file is about; NULL = none, the file begins one. */
static struct name *region_below(struct builder *builder, const struct yaml *root)
{
    const struct yaml *id = yaml_get(root, "region");
    const struct names *names = &builder->names[NAME_REGION];

    if (builder->layer == 0)
        return NULL;

    uint32_t index = id != NULL && id->kind == YAML_SCALAR
                         ? builder_lookup(builder, NAME_REGION, id->text)
                         : NO_INDEX;
    struct name *name =
        index != NO_INDEX ? &names->list[index] : name_of_code(names, code_given(root));

    return name != NULL && name->layer < builder->layer ? name : NULL;
}

/* Of the same id and of another code: one of them is a slip of the pen. */
static bool codes_agree(struct builder *builder, const struct name *below, const struct yaml *root)
{
    uint32_t known = code_given(below->yaml), given = code_given(root);

    if (known == UINT32_MAX || given == UINT32_MAX || known == given)
        return true;
    return diag_add(builder->diags, yaml_get(root, "code")->place, MESSAGE(REGION_OTHER_CODE),
                    below->id, known, given, known);
}

static void region_lay(struct builder *builder, struct name *below, const struct yaml *root)
{
    const struct yaml *id = yaml_get(root, "region");

    if (!codes_agree(builder, below, root))
        return;
    below->yaml = is_word(yaml_get(root, "replace"), REPLACE_WHOLE)
                      ? root
                      : maps_join(builder, below->yaml, root, member_join);
    below->place = id != NULL ? id->place : root->place;
    below->layer = builder->layer;
}

void region_read(struct builder *builder, const struct yaml *root)
{
    struct name *below = region_below(builder, root);
    const struct yaml *id = yaml_get(root, "region"), *replace = yaml_get(root, "replace");

    if (below != NULL) {
        region_lay(builder, below, root);
        return;
    }
    if (replace != NULL)
        diag_add(builder->diags, replace->place, MESSAGE(REGION_REPLACES_NONE));
    if (id == NULL)
        diag_add(builder->diags, root->place, MESSAGE(MISSING_KEY), "region", "region");
    else if (fields_scalar(builder, id, "region") != NULL)
        builder_declare(builder, NAME_REGION, id->text, id->place, root);
}

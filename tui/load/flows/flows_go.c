/* One node's `go`: from words to targets. */
#include "load/flows/flows_go.h"

#include <string.h>

#include "load/messages.h"

/* ---- targets ---------------------------------------------------------------------------- */

/* The position of a key in a map, or NO_INDEX. */
static uint32_t key_index(const struct yaml *map, const char *key)
{
    uint32_t index = 0;

    if (!map)
        return NO_INDEX;
    for (const struct yaml *member = map->first; member; member = member->next, index++)
        if (strcmp(member->key, key) == 0)
            return index;
    return NO_INDEX;
}

static size_t keys_add(const struct yaml *map, const char **list)
{
    size_t count = 0;

    for (const struct yaml *member = map ? map->first : NULL; member; member = member->next)
        list[count++] = member->key;
    return count;
}

/* A target that does not exist: the nearest node or ending is suggested. */
static void target_unknown(struct flow_scope *scope, const struct yaml *scalar)
{
    struct builder *builder = scope->builder;
    size_t room =
        (scope->nodes ? scope->nodes->count : 0) + (scope->ends ? scope->ends->count : 0) + 1;
    const char **list = arena_alloc(&builder->arena, room * sizeof(*list));
    size_t count = keys_add(scope->nodes, list);

    count += keys_add(scope->ends, list + count);

    const char *near = diag_nearest_name(scalar->text, list, count);

    if (near)
        diag_add(builder->diags, scalar->place, MESSAGE(TARGET_UNKNOWN_NEAR), scalar->text, near);
    else
        diag_add(builder->diags, scalar->place, MESSAGE(TARGET_UNKNOWN), scalar->text);
}

uint32_t scope_target(struct flow_scope *scope, const struct yaml *scalar)
{
    uint32_t index;

    if (scalar->kind != YAML_SCALAR) {
        diag_add(scope->builder->diags, scalar->place, MESSAGE(NEED_SCALAR), "go");
        return NO_INDEX;
    }
    if (scalar->text[0] >= 'A' && scalar->text[0] <= 'Z') {
        index = builder_find(scope->builder, NAME_OUTCOME, scalar->text, scalar->place);
        return index == NO_INDEX ? NO_INDEX : TARGET(TARGET_OUTCOME, index);
    }
    index = key_index(scope->nodes, scalar->text);
    if (index != NO_INDEX)
        return TARGET(TARGET_NODE, scope->first_node + index);
    index = key_index(scope->ends, scalar->text);
    if (index != NO_INDEX)
        return TARGET(TARGET_ENDING, scope->first_ending + index);
    target_unknown(scope, scalar);
    return NO_INDEX;
}

/* ---- words that are no options ---------------------------------------------------------- */

enum special { SPECIAL_ELSE, SPECIAL_UNSURE, SPECIAL_UNKNOWN, SPECIAL_COUNT };

static const char *const special_words[SPECIAL_COUNT] = {
    [SPECIAL_ELSE] = "else",
    [SPECIAL_UNSURE] = "unsure",
    [SPECIAL_UNKNOWN] = "unknown",
};

static uint32_t *special_way(struct draft *draft, enum special special)
{
    uint32_t *const ways[SPECIAL_COUNT] = {
        [SPECIAL_ELSE] = &draft->otherwise,
        [SPECIAL_UNSURE] = &draft->unsure,
        [SPECIAL_UNKNOWN] = &draft->unknown,
    };

    return ways[special];
}

/* 不清楚 is an answer to a question; regions, flows and rules are unknown instead. */
static bool special_allowed(const struct builder *builder, const struct draft *draft,
                            enum special special)
{
    uint32_t questions = (uint32_t)builder->names[NAME_QUESTION].count;
    bool question = draft->fact != NO_INDEX && draft->fact < questions;

    switch (special) {
    case SPECIAL_UNSURE:
        return question;
    case SPECIAL_UNKNOWN:
        return draft->kind != NODE_RUN;
    default:
        return true;
    }
}

/* ---- ways ------------------------------------------------------------------------------- */

/* One way may be given once. */
static void way_set(struct flow_scope *scope, uint32_t *way, const char *word, struct place place,
                    uint32_t target)
{
    if (*way != NO_INDEX)
        diag_add(scope->builder->diags, place, MESSAGE(WAY_TWICE), word);
    *way = target;
}

static uint32_t special_named(const char *word)
{
    for (uint32_t i = 0; i < SPECIAL_COUNT; i++)
        if (strcmp(special_words[i], word) == 0)
            return i;
    return NO_INDEX;
}

static bool is_option(const struct draft *draft, const char *word)
{
    for (size_t i = 0; i < draft->options.count; i++)
        if (strcmp(draft->options.list[i], word) == 0)
            return true;
    return false;
}

/* An option (an ending may be called `unsure`) or else one of the special words. */
static void way_named(struct flow_scope *scope, struct draft *draft, const char *word,
                      struct place place, uint32_t target)
{
    struct builder *builder = scope->builder;
    uint32_t special = is_option(draft, word) ? NO_INDEX : special_named(word);
    uint32_t option;

    if (special != NO_INDEX && special_allowed(builder, draft, (enum special)special)) {
        way_set(scope, special_way(draft, (enum special)special), word, place, target);
    } else if (special != NO_INDEX) {
        diag_add(builder->diags, place, MESSAGE(WAY_NEVER), draft->subject_name, word);
    } else if (!draft->mapped) {
        diag_add(builder->diags, place, MESSAGE(GO_NEEDS_RULES), draft->subject_name, word);
    } else {
        option = builder_pick(builder, draft->options, draft->subject_name, word, place);
        if (option < WAYS_MAX)
            way_set(scope, &draft->way[option], word, place, target);
    }
}

/* "a or b or unsure": every word of a key, at its own column. */
static void way_key(struct flow_scope *scope, struct draft *draft, const struct yaml *member)
{
    const char *key = member->key;
    uint32_t target = scope_target(scope, member);
    size_t at = 0;

    for (;;) {
        const char *end = strstr(key + at, " or ");
        size_t size = end ? (size_t)(end - key) - at : strlen(key + at);
        size_t blanks = strspn(key + at, " ");
        struct place place = member->key_place;

        place.column += (uint32_t)(at + blanks);
        while (size > blanks && key[at + size - 1] == ' ')
            size--;
        way_named(scope, draft,
                  arena_copy(&scope->builder->arena, key + at + blanks,
                             size > blanks ? size - blanks : 0),
                  place, target);
        if (!end)
            return;
        at = (size_t)(end - key) + strlen(" or ");
    }
}

/* {then: t}, {then: t, unsure: u} */
static void go_then(struct flow_scope *scope, struct draft *draft, const struct yaml *go)
{
    draft->then = true;
    for (const struct yaml *member = go->first; member; member = member->next) {
        uint32_t target = scope_target(scope, member);

        if (strcmp(member->key, "then") == 0)
            draft->otherwise = target;
        else if (strcmp(member->key, "unsure") == 0)
            way_named(scope, draft, member->key, member->key_place, target);
        else
            diag_add(scope->builder->diags, member->key_place, MESSAGE(THEN_ALONE), member->key);
    }
}

/* {when: R, to: t} */
static void arm_read(struct flow_scope *scope, struct draft *draft, const struct yaml *item)
{
    const struct yaml *when = yaml_get(item, "when"), *to = yaml_get(item, "to");
    struct arm arm = {NO_INDEX, NO_INDEX};

    if (!to || item->count != 2) {
        diag_add(scope->builder->diags, item->place, MESSAGE(ARM_SHAPE));
        return;
    }
    arm.rule = builder_rule(scope->builder, when);
    arm.target = scope_target(scope, to);
    if (arm.rule != NO_INDEX && arm.target != NO_INDEX)
        buffer_add(&draft->arms, &arm, sizeof(arm));
}

/* [{when: R, to: t}, {unsure: t}, {unknown: t}, {else: t}] */
static void go_list(struct flow_scope *scope, struct draft *draft, const struct yaml *go)
{
    bool ruled = false;

    draft->listed = true;
    for (const struct yaml *item = go->first; item; item = item->next) {
        if (item->kind == YAML_MAP && yaml_get(item, "when")) {
            ruled = true;
            arm_read(scope, draft, item);
        } else if (item->kind == YAML_MAP && item->count == 1 &&
                   special_named(item->first->key) != NO_INDEX) {
            way_named(scope, draft, item->first->key, item->first->key_place,
                      scope_target(scope, item->first));
        } else {
            diag_add(scope->builder->diags, item->place, MESSAGE(ARM_SHAPE));
            ruled = true;
        }
    }
    if (!ruled)
        diag_add(scope->builder->diags, go->place, MESSAGE(GO_NO_RULE));
}

/* ---- what is missing -------------------------------------------------------------------- */

static void missing(struct flow_scope *scope, const struct draft *draft, const char *word)
{
    diag_add(scope->builder->diags, draft->yaml->key_place, MESSAGE(WAY_MISSING), draft->yaml->key,
             word);
}

/* Options that are offered, or that a region may say. What a `decide` or `run` may meet depends on
 * the way there: flows_check.c. */
static void check_ways(struct flow_scope *scope, const struct draft *draft)
{
    bool asked = draft->kind == NODE_ASK;

    if (draft->otherwise != NO_INDEX || (!asked && draft->kind != NODE_DECIDE_VALUE))
        return;
    for (uint32_t i = 0; i < draft->options.count && i < WAYS_MAX; i++)
        if (draft->way[i] == NO_INDEX && (draft->only == 0 || (draft->only >> i & 1)))
            missing(scope, draft, draft->options.list[i]);
    if (asked && draft->unsure == NO_INDEX)
        missing(scope, draft, special_words[SPECIAL_UNSURE]);
    if (!asked && draft->unknown == NO_INDEX)
        missing(scope, draft, special_words[SPECIAL_UNKNOWN]);
}

/* Copies `else` and `then` into every way they stand for, so that the engine needs no fallback. */
static void fill_ways(struct draft *draft)
{
    if (draft->then && draft->unsure == NO_INDEX)
        draft->unsure = draft->otherwise;
    if (draft->then || draft->listed)
        return;
    for (uint32_t i = 0; i < draft->options.count && i < WAYS_MAX; i++)
        if (draft->way[i] == NO_INDEX)
            draft->way[i] = draft->otherwise;
    if (draft->unsure == NO_INDEX)
        draft->unsure = draft->otherwise != NO_INDEX ? draft->otherwise : draft->unknown;
    if (draft->unknown == NO_INDEX)
        draft->unknown = draft->otherwise != NO_INDEX ? draft->otherwise : draft->unsure;
}

/* ---- the whole -------------------------------------------------------------------------- */

void draft_only(struct flow_scope *scope, struct draft *draft, const struct yaml *only)
{
    struct builder *builder = scope->builder;

    if (!only)
        return;
    if (only->kind != YAML_LIST || only->count == 0) {
        diag_add(builder->diags, only->place, MESSAGE(NEED_LIST), "only");
        return;
    }
    for (const struct yaml *item = only->first; item; item = item->next) {
        uint32_t option = item->kind != YAML_SCALAR
                              ? NO_INDEX
                              : builder_pick(builder, draft->options, draft->subject_name,
                                             item->text, item->place);

        if (item->kind != YAML_SCALAR)
            diag_add(builder->diags, item->place, MESSAGE(NEED_SCALAR), "only");
        else if (option < WAYS_MAX)
            draft->only |= UINT32_C(1) << option;
    }
}

void draft_go(struct flow_scope *scope, struct draft *draft, const struct yaml *go)
{
    size_t errors = scope->builder->diags->errors;

    if (go->kind == YAML_LIST && (draft->kind == NODE_ASK || draft->kind == NODE_DECIDE_RULES)) {
        go_list(scope, draft, go);
    } else if (go->kind == YAML_MAP && yaml_get(go, "then") && draft->kind == NODE_ASK) {
        go_then(scope, draft, go);
    } else if (go->kind == YAML_MAP && draft->kind != NODE_DECIDE_RULES) {
        for (const struct yaml *member = go->first; member; member = member->next)
            way_key(scope, draft, member);
    } else {
        diag_add(scope->builder->diags, go->place, MESSAGE(GO_SHAPE), draft->yaml->key);
    }
    if (errors == scope->builder->diags->errors && !draft->listed && !draft->then)
        check_ways(scope, draft);
    fill_ways(draft);
}

/* Lists and maps of a YAML file as they open, fill and close. */
#include "load/yaml/yaml_tree.h"

#include "base/text.h"
#include "load/messages.h"

#include <stdlib.h>
#include <string.h>

static bool is_wide(const char *s, size_t size)
{
    uint32_t character;

    text_decode(s, size, &character);
    return text_character_columns(character) == 2;
}

/* The start of the character that ends before `at`. */
static size_t character_before(const char *s, size_t at)
{
    do
        at--;
    while (at > 0 && ((unsigned char)s[at] & 0xC0) == 0x80);
    return at;
}

/* YAML folds a line end into a space; between two Chinese characters there must be none. */
static size_t join_folds(char *s, size_t size)
{
    size_t to = 0;

    for (size_t i = 0; i < size; i++) {
        if (s[i] == ' ' && to > 0 && i + 1 < size && is_wide(s + i + 1, size - i - 1)) {
            size_t before = character_before(s, to);

            if (is_wide(s + before, to - before))
                continue;
        }
        s[to++] = s[i];
    }
    s[to] = '\0';
    return to;
}

static struct frame *tree_top(struct tree *tree)
{
    return tree->depth > 0 ? &tree->frames[tree->depth - 1] : NULL;
}

static bool key_expected(const struct frame *frame)
{
    return frame != NULL && frame->parent->kind == YAML_MAP && frame->key == NULL;
}

static void attach(struct frame *frame, struct yaml *node)
{
    if (frame->lost) {
        frame->lost = false;
        frame->key = NULL;
        return;
    }
    node->key = frame->key;
    node->key_place = frame->key_place;
    frame->key = NULL;
    *frame->tail = node;
    frame->tail = &node->next;
    frame->parent->count++;
}

/* The Chinese punctuation that makes a word no key, or NULL. */
static const struct message *key_mistake(const char *key)
{
    if (strstr(key, "：") != NULL)
        return MESSAGE(FULLWIDTH_COLON);
    if (strncmp(key, "“", 3) == 0 || strstr(key, "”") != NULL)
        return MESSAGE(FULLWIDTH_QUOTE);
    return NULL;
}

static void take_key(struct tree *tree, const struct yaml *scalar)
{
    struct frame *frame = &tree->frames[tree->depth - 1];
    const struct message *mistake = scalar->plain ? key_mistake(scalar->text) : NULL;

    frame->key = scalar->text;
    frame->key_place = scalar->place;
    frame->lost = mistake != NULL;
    if (mistake != NULL)
        diag_add(tree->diags, scalar->place, mistake);
    if (tree->depth == 1)
        tree->key_line = scalar->place.line;
}

/* Nobody leaves a value out on purpose: a comma or Chinese punctuation did it. */
static bool value_lost(const struct frame *frame, const struct yaml *scalar)
{
    return frame->key != NULL && !frame->lost && frame->braces && scalar->plain &&
           scalar->size == 0;
}

static struct yaml *scalar_node(struct tree *tree, const char *text, size_t size,
                                struct scalar_style style, struct place place)
{
    struct yaml *node = arena_alloc(tree->arena, sizeof(*node));

    while (style.block && size > 0 && text[size - 1] == '\n')
        size--;
    if (text_unclean(text, size, true, NULL) != NULL) {
        diag_add(tree->diags, place, MESSAGE(TEXT_ESCAPES));
        size = 0;
    }
    char *copy = arena_copy(tree->arena, text, size);

    node->place = place;
    node->plain = style.plain;
    node->text = copy;
    node->size = style.folded ? join_folds(copy, size) : size;
    return node;
}

const struct yaml *tree_scalar(struct tree *tree, const char *text, size_t size,
                               struct scalar_style style, struct place place)
{
    struct yaml *scalar = scalar_node(tree, text, size, style, place);
    struct frame *frame = tree_top(tree);

    if (frame == NULL) {
        tree->root = scalar;
    } else if (key_expected(frame)) {
        take_key(tree, scalar);
    } else if (value_lost(frame, scalar)) {
        diag_add(tree->diags, frame->key_place, MESSAGE(COMMA_SPLITS), frame->key);
        frame->key = NULL;
    } else {
        attach(frame, scalar);
    }
    return scalar;
}

static int compare_keys(const void *a, const void *b)
{
    const struct yaml *const *left = a;
    const struct yaml *const *right = b;
    int order = strcmp((*left)->key, (*right)->key);

    if (order == 0)
        order = ((*left)->key_place.line > (*right)->key_place.line) -
                ((*left)->key_place.line < (*right)->key_place.line);
    if (order == 0)
        order = ((*left)->key_place.column > (*right)->key_place.column) -
                ((*left)->key_place.column < (*right)->key_place.column);
    return order;
}

/* libyaml accepts a key twice. Sorting keeps this fast for any file. */
void tree_check_duplicates(struct tree *tree, const struct yaml *map)
{
    const struct yaml **list = arena_alloc(tree->arena, (map->count + 1) * sizeof(struct yaml *));
    size_t count = 0;

    for (const struct yaml *value = map->first; value != NULL; value = value->next)
        list[count++] = value;
    qsort(list, count, sizeof(struct yaml *), compare_keys);
    for (size_t i = 1; i < count; i++)
        if (strcmp(list[i - 1]->key, list[i]->key) == 0)
            diag_add(tree->diags, list[i]->key_place, MESSAGE(DUPLICATE_KEY), list[i]->key,
                     list[i - 1]->key_place.line);
}

static bool refuse(struct tree *tree, struct place place, const struct message *message)
{
    tree->stopped = true;
    return diag_add(tree->diags, place, message);
}

void tree_open(struct tree *tree, enum yaml_kind kind, bool braces, struct place place)
{
    struct yaml *node = arena_alloc(tree->arena, sizeof(*node));

    if (key_expected(tree_top(tree))) {
        refuse(tree, place, MESSAGE(KEY_NOT_WORD));
        return;
    }
    if (tree->depth == YAML_DEPTH_MAX) {
        refuse(tree, place, MESSAGE(DEPTH));
        return;
    }
    node->kind = kind;
    node->place = place;
    if (tree->depth == 0 && tree->root != NULL && tree->root->kind == kind)
        node = tree->root;
    else if (tree->depth == 0)
        tree->root = node;
    struct yaml **tail = &node->first;
    while (*tail != NULL)
        tail = &(*tail)->next;
    tree->frames[tree->depth++] = (struct frame){.parent = node, .tail = tail, .braces = braces};
}

void tree_close(struct tree *tree)
{
    struct yaml *node = tree->frames[--tree->depth].parent;

    if (tree->depth == 0)
        return; /* the root's keys are checked when the last piece is read */
    if (node->kind == YAML_MAP)
        tree_check_duplicates(tree, node);
    attach(&tree->frames[tree->depth - 1], node);
}

void tree_restart(struct tree *tree, uint32_t line)
{
    tree->depth = 0;
    tree->key_line = 0;
    if (tree->root == NULL || tree->root->kind != YAML_MAP)
        return;
    for (struct yaml **value = &tree->root->first; *value != NULL; value = &(*value)->next)
        if ((*value)->next == NULL && (*value)->key_place.line == line) {
            *value = NULL;
            tree->root->count--;
            return;
        }
}

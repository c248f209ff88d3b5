/*
 * The copy that can be written, changing it and undoing that. What is changed: mutants_list.c.
 */
#include "analysis/mutants_list.h"

#include <string.h>

static void *copied(struct arena *arena, const void *records, size_t size, uint32_t count,
                    uint32_t more)
{
    char *copy = arena_alloc(arena, size * ((size_t)count + more) + 1);

    if (count > 0)
        memcpy(copy, records, size * count);
    return copy;
}

/* Every section copied, so that all of it can be written. */
static void sections_copy(struct mutants *mutants, const struct content *content)
{
    struct content *copy = &mutants->content;

    *copy = *content;
#define X(record, name)                                                                            \
    copy->name =                                                                                   \
        copied(&mutants->arena, content->name, sizeof(struct record), content->record##_count, 0);
    CONTENT_SECTIONS(X)
#undef X
    copy->indexes =
        copied(&mutants->arena, content->indexes, sizeof(uint32_t), content->index_count, 0);
}

/* Behind the rules: one that is never true, and every rule turned round. */
static void rules_extend(struct mutants *mutants, const struct content *content)
{
    struct content *copy = &mutants->content;
    struct arena *arena = &mutants->arena;
    uint32_t rule_count = content->rule_count;
    uint32_t size = content->code_count + 1;
    struct rule *rules = copied(arena, content->rules, sizeof(*rules), rule_count, rule_count + 1);
    struct atom *atoms = copied(arena, content->atoms, sizeof(*atoms), content->atom_count, 1);
    uint32_t *codes;

    for (uint32_t i = 0; i < rule_count; i++)
        size += content->rules[i].code.count + 1;
    codes = arena_alloc(arena, sizeof(*codes) * size);
    memcpy(codes, content->codes, sizeof(*codes) * content->code_count);
    size = content->code_count;
    atoms[content->atom_count] = (struct atom){
        .left = TERM_TODAY, .operator= OPERATOR_LT, .number = DATE_MIN, .right = TERM_NONE};
    codes[size] = content->atom_count;
    rules[rule_count].code = (struct span){size++, 1};
    for (uint32_t i = 0; i < rule_count; i++) {
        struct span code = content->rules[i].code;

        memcpy(codes + size, content->codes + code.first, sizeof(*codes) * code.count);
        codes[size + code.count] = RULE_NOT;
        rules[mutants_flipped(mutants, i)] = (struct rule){
            .source = content->rules[i].source, .code = {size, code.count + 1}
        };
        size += code.count + 1;
    }
    copy->rules = rules;
    copy->rule_count = 2 * rule_count + 1;
    copy->atoms = atoms;
    copy->atom_count++;
    copy->codes = codes;
    copy->code_count = size;
}

void mutants_make(struct mutants *mutants, const struct content *content, uint32_t rules)
{
    *mutants = (struct mutants){.own = rules, .never = content->rule_count};
    sections_copy(mutants, content);
    rules_extend(mutants, content);
    mutants_list(mutants, content);
    mutants->count = (uint32_t)(mutants->list.size / sizeof(struct mutant));
}

void mutants_free(struct mutants *mutants)
{
    buffer_free(&mutants->list);
    arena_free(&mutants->arena);
}

const struct mutant *mutant_at(const struct mutants *mutants, uint32_t place)
{
    const void *data = mutants->list.data;

    return (const struct mutant *)data + place;
}

static int64_t edit_read(const struct edit *edit)
{
    int32_t narrow;
    int64_t wide;

    if (edit->size == sizeof(wide)) {
        memcpy(&wide, edit->at, sizeof(wide));
        return wide;
    }
    memcpy(&narrow, edit->at, sizeof(narrow));
    return narrow;
}

static void edit_write(const struct edit *edit, int64_t number)
{
    int32_t narrow = (int32_t)number;

    if (edit->size == sizeof(number))
        memcpy(edit->at, &number, sizeof(number));
    else
        memcpy(edit->at, &narrow, sizeof(narrow));
}

void mutant_apply(struct mutants *mutants, const struct mutant *mutant)
{
    mutants->was = edit_read(&mutant->edit);
    edit_write(&mutant->edit, mutant->edit.to);
}

void mutant_undo(struct mutants *mutants, const struct mutant *mutant)
{
    edit_write(&mutant->edit, mutants->was);
}

/* ---- words -------------------------------------------------------------------------------- */

static const char *flow_id(const struct content *content, uint32_t flow)
{
    return content_string(content, content->flows[flow].id);
}

static const char *target_words(const struct content *content, int64_t signed_target)
{
    uint32_t target = (uint32_t)signed_target;
    uint32_t index = TARGET_INDEX(target);

    if (target == NO_INDEX)
        return "-";
    switch (TARGET_KIND(target)) {
    case TARGET_NODE:
        return content_string(content, content->nodes[index].id);
    case TARGET_ENDING:
        return content_string(content, content->endings[index].id);
    case TARGET_OUTCOME:
        break;
    }
    return content_string(content, content->outcomes[index].id);
}

static const char *way_words(const struct content *content, const struct node *node, uint32_t way)
{
    static const char *const relations[] = {"same_pool", "same_zone", "same_province",
                                            "other_province", "abroad"};
    struct span span;

    switch ((enum node_kind)node->kind) {
    case NODE_RUN:
        span = content->flows[node->subject].endings;
        return content_string(content, content->endings[span.first + way].id);
    case NODE_DECIDE_VALUE:
        span = content->parameters[node->subject].options;
        return content_string(content, content->options[span.first + way].id);
    default:
        break;
    }
    if (node->subject >= content->question_count) {
        span = content->flows[node->subject - content->question_count].endings;
        return content_string(content, content->endings[span.first + way].id);
    }
    if (content->questions[node->subject].type == QUESTION_PLACE)
        return relations[way];
    span = content->questions[node->subject].options;
    return content_string(content, content->options[span.first + way].id);
}

static const char *slot_words(const struct content *content, const struct node *node, uint32_t slot)
{
    if (slot == SLOT_OTHERWISE)
        return "else/then";
    if (slot == SLOT_UNSURE)
        return "unsure";
    if (slot == SLOT_UNKNOWN)
        return "unknown";
    if (slot >= SLOT_ARM)
        return content_string(
            content, content->rules[content->arms[node->arms.first + slot - SLOT_ARM].rule].source);
    return way_words(content, node, slot);
}

/* The outcome a paper, step or note stands under. */
static const char *outcome_words(const struct content *content, const struct mutant *mutant)
{
    return mutant->outcome == NO_INDEX
               ? "-"
               : content_string(content, content->outcomes[mutant->outcome].id);
}

static const char *paper_words(const struct content *content, uint32_t index, struct arena *arena)
{
    const struct bring *bring = &content->brings[index];
    const char *list = "";

    if (bring->kind == BRING_DOCUMENT)
        return content_string(content, content->documents[bring->subject].id);
    if (bring->kind == BRING_INCLUDE)
        return flow_id(content, bring->subject);
    for (uint32_t i = 0; i < bring->members.count; i++)
        list = arena_format(
            arena, "%s%s%s", list, i ? "|" : "",
            content_string(content,
                           content->documents[content->indexes[bring->members.first + i]].id));
    return list;
}

static const char *value_words(const struct content *content, uint32_t index, struct arena *arena)
{
    const struct value *value = &content->values[index];
    uint32_t region = 0;

    while (index - content->regions[region].values.first >= content->regions[region].values.count)
        region++;
    return arena_format(arena, "%s.%s", content_string(content, content->regions[region].id),
                        content_string(content, content->parameters[value->parameter].id));
}

static const char *boundary_words(const struct mutants *mutants, const struct mutant *mutant,
                                  struct arena *arena)
{
    const struct content *content = &mutants->content;

    if (mutant->slot == BOUNDARY_DEADLINE)
        return arena_format(arena, "deadlines.yaml: %s",
                            content_string(content, content->deadlines[mutant->index].id));
    if (mutant->slot == BOUNDARY_VALUE)
        return value_words(content, mutant->index, arena);
    for (uint32_t i = 0; i < mutants->own; i++) {
        struct span code = content->rules[i].code;

        for (uint32_t n = 0; n < code.count; n++)
            if (content->codes[code.first + n] == mutant->index)
                return content_string(content, content->rules[i].source);
    }
    return "-";
}

const char *mutant_words(const struct mutants *mutants, const struct mutant *mutant,
                         struct arena *arena)
{
    const struct content *content = &mutants->content;
    const struct node *node;

    switch (mutant->kind) {
    case MUTATION_TARGET:
        node = &content->nodes[mutant->index];
        return arena_format(arena, "%s.%s: %s: %s -> %s", flow_id(content, node->flow),
                            content_string(content, node->id),
                            slot_words(content, node, mutant->slot),
                            target_words(content, edit_read(&mutant->edit)),
                            target_words(content, mutant->edit.to));
    case MUTATION_BOUNDARY:
        return arena_format(arena, "%s: %+lld", boundary_words(mutants, mutant, arena),
                            (long long)(mutant->edit.to - edit_read(&mutant->edit)));
    case MUTATION_PAPER:
        return arena_format(arena, "%s: - %s", outcome_words(content, mutant),
                            paper_words(content, mutant->index, arena));
    case MUTATION_CONDITION:
        return arena_format(arena, "%s: not (%s)", outcome_words(content, mutant),
                            content_string(content, content->rules[mutant->index].source));
    default:
        return arena_format(arena, "%s: %lld -> %lld", value_words(content, mutant->index, arena),
                            (long long)edit_read(&mutant->edit), (long long)mutant->edit.to);
    }
}

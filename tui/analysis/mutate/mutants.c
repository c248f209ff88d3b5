/*
 * The copy that can be written, changing it and undoing that. What is changed: mutants_list.c;
 * in words: mutants_words.c.
 */
#include "analysis/mutate/mutants_list.h"

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

/* ---- changed rules -------------------------------------------------------------------------- */

uint32_t mutants_atoms(const struct content *content, uint32_t rule)
{
    struct span code = content->rules[rule].code;
    uint32_t count = 0;

    for (uint32_t i = 0; i < code.count; i++)
        count += content->codes[code.first + i] < RULE_AND;
    return count;
}

/* Rules and their code, growing behind those of the content. */
struct growing {
    const struct content *content;
    struct rule *rules;
    uint32_t rule_count;
    uint32_t *codes;
    uint32_t code_count;
};

static void code_add(struct growing *growing, uint32_t code)
{
    growing->codes[growing->code_count++] = code;
}

/* A copy of a rule; its comparison `part` is turned round (NO_INDEX = none). */
static void rule_begin(struct growing *growing, uint32_t rule, uint32_t part)
{
    const struct rule *record = &growing->content->rules[rule];
    uint32_t atom = 0;

    growing->rules[growing->rule_count++] = (struct rule){
        .source = record->source, .code = {growing->code_count, 0}
    };
    for (uint32_t i = 0; i < record->code.count; i++) {
        uint32_t code = growing->content->codes[record->code.first + i];

        code_add(growing, code);
        if (code < RULE_AND && atom++ == part)
            code_add(growing, RULE_NOT);
    }
}

static void rule_end(struct growing *growing)
{
    struct rule *rule = &growing->rules[growing->rule_count - 1];

    rule->code.count = growing->code_count - rule->code.first;
}

static void rules_turn(struct growing *growing, uint32_t rules)
{
    for (uint32_t i = 0; i < rules; i++) {
        rule_begin(growing, i, NO_INDEX);
        code_add(growing, RULE_NOT);
        rule_end(growing);
    }
}

static void rules_block(struct growing *growing, uint32_t rules, uint32_t never)
{
    for (uint32_t i = 0; i < rules; i++) {
        rule_begin(growing, i, NO_INDEX);
        code_add(growing, never);
        code_add(growing, RULE_AND);
        rule_end(growing);
    }
}

static void rules_turn_parts(struct growing *growing, uint32_t rules, uint32_t *parts)
{
    for (uint32_t i = 0; i < rules; i++) {
        parts[i] = growing->rule_count;
        for (uint32_t part = 0; part < mutants_atoms(growing->content, i); part++) {
            rule_begin(growing, i, part);
            rule_end(growing);
        }
    }
}

/* How many rules and code words that makes. */
static void rules_room(const struct content *content, size_t *rules, size_t *codes)
{
    *rules = 3 * (size_t)content->rule_count + 1;
    *codes = content->code_count + 1;
    for (uint32_t i = 0; i < content->rule_count; i++) {
        size_t atoms = mutants_atoms(content, i), count = content->rules[i].code.count;

        *rules += atoms;
        *codes += count + 1 + count + 2 + atoms * (count + 1);
    }
}

static void rules_extend(struct mutants *mutants, const struct content *content)
{
    struct content *copy = &mutants->content;
    struct arena *arena = &mutants->arena;
    uint32_t count = content->rule_count;
    struct atom *atoms = copied(arena, content->atoms, sizeof(*atoms), content->atom_count, 1);
    struct growing growing = {
        .content = content, .rule_count = count, .code_count = content->code_count};
    size_t rules, codes;

    rules_room(content, &rules, &codes);
    growing.rules = copied(arena, content->rules, sizeof(struct rule), count, (uint32_t)rules);
    growing.codes =
        copied(arena, content->codes, sizeof(uint32_t), content->code_count, (uint32_t)codes);
    atoms[content->atom_count] = (struct atom){
        .left = TERM_TODAY, .op = OPERATOR_LT, .number = DATE_MIN, .right = TERM_NONE};
    growing.rules[growing.rule_count++].code = (struct span){growing.code_count, 1};
    code_add(&growing, content->atom_count);
    mutants->parts = arena_alloc(arena, (count + 1) * sizeof(uint32_t));
    rules_turn(&growing, count);
    rules_block(&growing, count, content->atom_count);
    rules_turn_parts(&growing, count, mutants->parts);
    copy->rules = growing.rules;
    copy->rule_count = growing.rule_count;
    copy->atoms = atoms;
    copy->atom_count++;
    copy->codes = growing.codes;
    copy->code_count = growing.code_count;
}

/* ---- the copy ---------------------------------------------------------------------------------- */

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

int64_t mutant_was(const struct mutant *mutant)
{
    const struct edit *edit = &mutant->edit;
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
    mutants->was = mutant_was(mutant);
    edit_write(&mutant->edit, mutant->edit.to);
}

void mutant_undo(struct mutants *mutants, const struct mutant *mutant)
{
    edit_write(&mutant->edit, mutants->was);
}

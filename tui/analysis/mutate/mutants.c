/* Copying a content, listing its mutants, applying and undoing them: see mutants.h. */
#include "analysis/mutate/mutants.h"

#include <string.h>

#define ENDS_MAX 64 /* different targets of one node */

/* ---- the copy --------------------------------------------------------------------------- */

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

static uint32_t rule_atoms(const struct content *content, uint32_t rule)
{
    struct span code = content->rules[rule].code;
    uint32_t count = 0;

    for (uint32_t i = 0; i < code.count; i++)
        count += content->codes[code.first + i] < RULE_AND;
    return count;
}

/* Rules and their code, growing behind those of the content. */
struct rule_pool {
    const struct content *content;
    struct rule *rules;
    uint32_t rule_count;
    uint32_t *codes;
    uint32_t code_count;
};

static void code_add(struct rule_pool *pool, uint32_t code)
{
    pool->codes[pool->code_count++] = code;
}

/* A copy of a rule; its comparison `part` is negated (NO_INDEX = none). */
static void rule_begin(struct rule_pool *pool, uint32_t rule, uint32_t part)
{
    const struct rule *record = &pool->content->rules[rule];
    uint32_t atom = 0;

    pool->rules[pool->rule_count++] = (struct rule){
        .source = record->source, .code = {pool->code_count, 0}
    };
    for (uint32_t i = 0; i < record->code.count; i++) {
        uint32_t code = pool->content->codes[record->code.first + i];

        code_add(pool, code);
        if (code < RULE_AND && atom++ == part)
            code_add(pool, RULE_NOT);
    }
}

static void rule_end(struct rule_pool *pool)
{
    struct rule *rule = &pool->rules[pool->rule_count - 1];

    rule->code.count = pool->code_count - rule->code.first;
}

static void rules_negate(struct rule_pool *pool, uint32_t rules)
{
    for (uint32_t i = 0; i < rules; i++) {
        rule_begin(pool, i, NO_INDEX);
        code_add(pool, RULE_NOT);
        rule_end(pool);
    }
}

static void rules_block(struct rule_pool *pool, uint32_t rules, uint32_t never)
{
    for (uint32_t i = 0; i < rules; i++) {
        rule_begin(pool, i, NO_INDEX);
        code_add(pool, never);
        code_add(pool, RULE_AND);
        rule_end(pool);
    }
}

static void rules_negate_parts(struct rule_pool *pool, uint32_t rules, uint32_t *parts)
{
    for (uint32_t i = 0; i < rules; i++) {
        parts[i] = pool->rule_count;
        for (uint32_t part = 0; part < rule_atoms(pool->content, i); part++) {
            rule_begin(pool, i, part);
            rule_end(pool);
        }
    }
}

/* How many rules and code words that makes. */
static void rules_room(const struct content *content, size_t *rules, size_t *codes)
{
    *rules = 3 * (size_t)content->rule_count + 1;
    *codes = content->code_count + 1;
    for (uint32_t i = 0; i < content->rule_count; i++) {
        size_t atoms = rule_atoms(content, i), count = content->rules[i].code.count;

        *rules += atoms;
        *codes += count + 1 + count + 2 + atoms * (count + 1);
    }
}

static void rules_extend(struct mutants *mutants, const struct content *content)
{
    struct content *copy = &mutants->content;
    struct arena *arena = &mutants->arena;
    uint32_t count = content->rule_count;
    struct atom *atoms = copied(arena, content->atoms, sizeof *atoms, content->atom_count, 1);
    struct rule_pool pool = {
        .content = content, .rule_count = count, .code_count = content->code_count};
    size_t rules, codes;

    rules_room(content, &rules, &codes);
    pool.rules = copied(arena, content->rules, sizeof(struct rule), count, (uint32_t)rules);
    pool.codes =
        copied(arena, content->codes, sizeof(uint32_t), content->code_count, (uint32_t)codes);
    atoms[content->atom_count] = (struct atom){
        .left = TERM_TODAY, .op = OPERATOR_LT, .number = DATE_MIN, .right = TERM_NONE};
    pool.rules[pool.rule_count++].code = (struct span){pool.code_count, 1};
    code_add(&pool, content->atom_count);
    mutants->parts = arena_alloc(arena, (count + 1) * sizeof(uint32_t));
    rules_negate(&pool, count);
    rules_block(&pool, count, content->atom_count);
    rules_negate_parts(&pool, count, mutants->parts);
    copy->rules = pool.rules;
    copy->rule_count = pool.rule_count;
    copy->atoms = atoms;
    copy->atom_count++;
    copy->codes = pool.codes;
    copy->code_count = pool.code_count;
}

/* Behind the rules stand: one that is never true, each negated, each that is never true though it
 * reads what it read, and those with one comparison negated. */

/* The rule that holds where `rule` does not. */
static uint32_t rule_negated(const struct mutants *mutants, uint32_t rule)
{
    return mutants->never + 1 + rule;
}

static uint32_t rule_blocked(const struct mutants *mutants, uint32_t rule)
{
    return rule == NO_INDEX ? mutants->never : 2 * mutants->never + 1 + rule;
}

/* ---- listing ---------------------------------------------------------------------------- */

struct lister {
    struct mutants *mutants;
    const struct content *content;
};

/* The records of the copy, to be written through. */
#define COPY(lister, record, name, index)                                                          \
    ((struct record *)(void *)(uintptr_t) & (lister)->mutants->content.name[index])

static void list_add(struct lister *lister, struct mutant mutant, void *at, uint32_t size,
                     int64_t to)
{
    mutant.edit = (struct edit){.at = at, .size = size, .to = to};
    buffer_add(&lister->mutants->list, &mutant, sizeof mutant);
}

static struct mutant mutant_of(enum mutation kind, uint32_t index, uint32_t slot)
{
    return (struct mutant){.kind = kind,
                           .index = index,
                           .slot = slot,
                           .node = NO_INDEX,
                           .outcome = NO_INDEX,
                           .region = NO_INDEX};
}

/* ---- ways that lead elsewhere ------------------------------------------------------------------ */

struct ends {
    uint32_t count;
    uint32_t target[ENDS_MAX];
};

static void ends_add(struct ends *ends, uint32_t target)
{
    for (uint32_t i = 0; i < ends->count; i++)
        if (ends->target[i] == target)
            return;
    if (target != NO_INDEX && ends->count < ENDS_MAX)
        ends->target[ends->count++] = target;
}

static void node_ends(const struct content *content, const struct node *node, struct ends *ends)
{
    ends->count = 0;
    for (uint32_t i = 0; i < node->ways.count; i++)
        ends_add(ends, content->indexes[node->ways.first + i]);
    for (uint32_t i = 0; i < node->arms.count; i++)
        ends_add(ends, content->arms[node->arms.first + i].target);
    ends_add(ends, node->otherwise);
    ends_add(ends, node->unsure);
    ends_add(ends, node->unknown);
}

/* Where a node has only one way, the change is the way after it: the node is left out. */
static void ends_beyond(const struct content *content, struct ends *ends)
{
    uint32_t only = ends->target[0];
    struct ends beyond;

    if (ends->count != 1 || TARGET_KIND(only) != TARGET_NODE)
        return;
    node_ends(content, &content->nodes[TARGET_INDEX(only)], &beyond);
    if (beyond.count > 0)
        ends_add(ends, beyond.target[0]);
}

static void list_way(struct lister *lister, uint32_t node, uint32_t slot, uint32_t *at,
                     const struct ends *ends)
{
    struct mutant mutant = mutant_of(MUTATION_TARGET, node, slot);

    mutant.node = node;
    for (uint32_t i = 0; i < ends->count && *at != NO_INDEX; i++)
        if (ends->target[i] != *at)
            list_add(lister, mutant, at, sizeof *at, (int32_t)ends->target[i]);
}

static void list_node(struct lister *lister, uint32_t index)
{
    const struct content *content = lister->content;
    struct node *node = COPY(lister, node, nodes, index);
    struct ends ends;

    node_ends(content, node, &ends);
    ends_beyond(content, &ends);
    for (uint32_t i = 0; i < node->ways.count; i++) {
        const uint32_t *way = &lister->mutants->content.indexes[node->ways.first + i];

        list_way(lister, index, i, (uint32_t *)(uintptr_t)way, &ends);
    }
    for (uint32_t i = 0; i < node->arms.count; i++)
        list_way(lister, index, WAY_ARM + i, &COPY(lister, arm, arms, node->arms.first + i)->target,
                 &ends);
    list_way(lister, index, WAY_OTHERWISE, &node->otherwise, &ends);
    list_way(lister, index, WAY_UNSURE, &node->unsure, &ends);
    list_way(lister, index, WAY_UNKNOWN, &node->unknown, &ends);
}

/* ---- boundaries -------------------------------------------------------------------------------- */

/* Whether a rule that may change reads an atom. */
static bool atom_own(const struct lister *lister, uint32_t atom)
{
    for (uint32_t i = 0; i < lister->mutants->own; i++) {
        struct span code = lister->content->rules[i].code;

        for (uint32_t n = 0; n < code.count; n++)
            if (lister->content->codes[code.first + n] == atom)
                return true;
    }
    return false;
}

static void list_atom(struct lister *lister, uint32_t index)
{
    static const uint32_t moved[] = {[OPERATOR_LT] = OPERATOR_LE,
                                     [OPERATOR_LE] = OPERATOR_LT,
                                     [OPERATOR_GT] = OPERATOR_GE,
                                     [OPERATOR_GE] = OPERATOR_GT};
    struct atom *atom = COPY(lister, atom, atoms, index);
    struct mutant mutant = mutant_of(MUTATION_BOUNDARY, index, BOUNDARY_ATOM);
    uint32_t op = atom->op;
    int step;

    if (op != OPERATOR_LT && op != OPERATOR_LE && op != OPERATOR_GT && op != OPERATOR_GE)
        return;
    list_add(lister, mutant, &atom->op, sizeof atom->op, (int64_t)moved[op]);
    step = op == OPERATOR_LE || op == OPERATOR_GT ? 1 : -1;
    if (atom->right == TERM_NONE)
        list_add(lister, mutant, &atom->number, sizeof atom->number, atom->number + step);
    else
        list_add(lister, mutant, &atom->plus.amount, sizeof atom->plus.amount,
                 atom->plus.amount + step);
}

static void list_rule_of_deadline(struct lister *lister, struct mutant mutant,
                                  struct deadline_rule *rule)
{
    static const int steps[] = {-1, 1};

    for (size_t i = 0; i < 2; i++) {
        if (rule->kind == DEADLINE_PLUS)
            list_add(lister, mutant, &rule->plus.amount, sizeof rule->plus.amount,
                     rule->plus.amount + steps[i]);
        if (rule->kind == DEADLINE_NEXT_YEAR)
            list_add(lister, mutant, &rule->day, sizeof rule->day, (int64_t)rule->day + steps[i]);
    }
    if (rule->kind != DEADLINE_EVENT)
        list_add(lister, mutant, &rule->roll, sizeof rule->roll,
                 rule->roll == ROLL_NONE ? ROLL_FORWARD : ROLL_NONE);
    if (rule->kind == DEADLINE_PLUS)
        list_add(lister, mutant, &rule->count_first, sizeof rule->count_first, !rule->count_first);
}

/* ---- papers and conditions --------------------------------------------------------------------- */

static void list_condition(struct lister *lister, uint32_t *when, uint32_t node, uint32_t outcome)
{
    struct mutant mutant;
    uint32_t atoms;

    if (*when == NO_INDEX)
        return;
    mutant = mutant_of(MUTATION_CONDITION, *when, 0);
    mutant.node = node;
    mutant.outcome = outcome;
    list_add(lister, mutant, when, sizeof *when, rule_negated(lister->mutants, *when));
    atoms = rule_atoms(lister->content, *when);
    for (uint32_t i = 0; i < atoms && atoms > 1; i++) {
        mutant.slot = i + 1;
        list_add(lister, mutant, when, sizeof *when, lister->mutants->parts[*when] + i);
    }
}

/* One of several papers any of which serves: another stands in its place. */
static void list_members(struct lister *lister, struct mutant mutant, struct span members)
{
    const uint32_t *indexes = lister->mutants->content.indexes + members.first;

    for (uint32_t i = 0; i < members.count && members.count > 1; i++) {
        mutant.slot = i + 1;
        list_add(lister, mutant, (uint32_t *)(uintptr_t)&indexes[i], sizeof *indexes,
                 indexes[i > 0 ? 0 : 1]);
    }
}

static void list_bring(struct lister *lister, uint32_t index, uint32_t outcome)
{
    struct bring *bring = COPY(lister, bring, brings, index);
    struct mutant mutant = mutant_of(MUTATION_PAPER, index, 0);

    mutant.outcome = outcome;
    list_add(lister, mutant, &bring->when, sizeof bring->when,
             rule_blocked(lister->mutants, bring->when));
    list_members(lister, mutant, bring->members);
    list_condition(lister, &bring->when, NO_INDEX, outcome);
}

static void list_outcome(struct lister *lister, uint32_t index)
{
    struct outcome *outcome = COPY(lister, outcome, outcomes, index);

    for (uint32_t i = 0; i < outcome->bring.count; i++)
        list_bring(lister, outcome->bring.first + i, index);
    for (uint32_t i = 0; i < outcome->steps.count; i++)
        list_condition(lister, &COPY(lister, step, steps, outcome->steps.first + i)->when, NO_INDEX,
                       index);
    for (uint32_t i = 0; i < outcome->notes.count; i++)
        list_condition(lister, &COPY(lister, note, notes, outcome->notes.first + i)->when, NO_INDEX,
                       index);
    list_condition(lister, &outcome->grounds, NO_INDEX, index);
}

/* ---- regions ------------------------------------------------------------------------------------ */

/* Whether anything but a sheet looks at a parameter. */
static bool parameter_read(const struct content *content, uint32_t parameter)
{
    for (uint32_t i = 0; i < content->atom_count; i++)
        if ((content->atoms[i].left == TERM_VALUE && content->atoms[i].left_index == parameter) ||
            (content->atoms[i].right == TERM_VALUE && content->atoms[i].right_index == parameter))
            return true;
    for (uint32_t i = 0; i < content->node_count; i++)
        if (content->nodes[i].kind == NODE_DECIDE_VALUE && content->nodes[i].subject == parameter)
            return true;
    for (uint32_t i = 0; i < content->deadline_count; i++)
        if (content->deadlines[i].parameter == parameter)
            return true;
    return false;
}

static void list_day(struct lister *lister, struct mutant mutant, int32_t *day, int32_t open,
                     int32_t least)
{
    if (*day == open || *day < least)
        return;
    list_add(lister, mutant, day, sizeof *day, (int64_t)*day - 1);
    list_add(lister, mutant, day, sizeof *day, (int64_t)*day + 1);
}

/* Judged by today, a value shows from the content's own date on. */
static void list_days(struct lister *lister, struct mutant mutant, struct value *value)
{
    int32_t dated = lister->content->parameters[value->parameter].as_of == NO_INDEX
                        ? lister->content->dated
                        : INT32_MIN;

    mutant.kind = MUTATION_BOUNDARY;
    mutant.slot = BOUNDARY_VALUE;
    list_day(lister, mutant, &value->from, INT32_MIN, dated);
    list_day(lister, mutant, &value->to, INT32_MAX, dated);
}

static void list_number(struct lister *lister, struct mutant mutant, struct value *value)
{
    const struct parameter *parameter = &lister->content->parameters[value->parameter];

    for (uint32_t i = 0; i < parameter->options.count; i++)
        if (i != value->number)
            list_add(lister, mutant, &value->number, sizeof value->number, i);
    if (parameter->type == PARAMETER_DEADLINE) {
        mutant.kind = MUTATION_BOUNDARY;
        mutant.slot = BOUNDARY_VALUE;
        list_rule_of_deadline(lister, mutant, &value->deadline);
    } else if (parameter->options.count == 0 && parameter->type != PARAMETER_TEXT &&
               parameter->type != PARAMETER_LOSS) {
        list_add(lister, mutant, &value->number, sizeof value->number, value->number + 1);
    }
}

static void list_value(struct lister *lister, uint32_t region, uint32_t index)
{
    struct value *value = COPY(lister, value, values, index);
    struct mutant mutant = mutant_of(MUTATION_VALUE, index, 0);

    if (!parameter_read(lister->content, value->parameter))
        return;
    mutant.region = region;
    list_add(lister, mutant, &value->known, sizeof value->known, !value->known);
    if (value->known)
        list_number(lister, mutant, value);
    list_days(lister, mutant, value);
}

/* ---- all of them ------------------------------------------------------------------------------- */

static void list_endings(struct lister *lister, struct span endings)
{
    const struct content *content = lister->content;
    struct ends ends = {0};

    for (uint32_t i = 0; i < endings.count; i++)
        ends_add(&ends, content->endings[endings.first + i].outcome);
    for (uint32_t i = 0; i < endings.count; i++) {
        struct ending *ending = COPY(lister, ending, endings, endings.first + i);

        for (uint32_t n = 0; n < ends.count && ending->outcome != NO_INDEX; n++)
            if (ends.target[n] != ending->outcome)
                list_add(lister, mutant_of(MUTATION_TARGET, endings.first + i, MUTANT_ENDING),
                         &ending->outcome, sizeof ending->outcome, ends.target[n]);
    }
}

static void list_all(struct mutants *mutants, const struct content *content)
{
    struct lister lister = {.mutants = mutants, .content = content};

    for (uint32_t i = 0; i < content->node_count; i++)
        list_node(&lister, i);
    for (uint32_t i = 0; i < content->flow_count; i++)
        list_endings(&lister, content->flows[i].endings);
    for (uint32_t i = 0; i < content->node_count; i++)
        for (uint32_t n = 0; n < content->nodes[i].arms.count; n++)
            list_condition(&lister,
                           &COPY(&lister, arm, arms, content->nodes[i].arms.first + n)->rule, i,
                           NO_INDEX);
    for (uint32_t i = 0; i < content->implied_count; i++)
        list_condition(&lister, &COPY(&lister, implied, implieds, i)->rule, NO_INDEX, NO_INDEX);
    for (uint32_t i = 0; i < content->outcome_count; i++)
        list_outcome(&lister, i);
    for (uint32_t i = 0; i < content->atom_count; i++)
        if (atom_own(&lister, i))
            list_atom(&lister, i);
    for (uint32_t i = 0; i < content->deadline_count; i++)
        if (content->deadlines[i].parameter == NO_INDEX)
            list_rule_of_deadline(&lister, mutant_of(MUTATION_BOUNDARY, i, BOUNDARY_DEADLINE),
                                  &COPY(&lister, deadline, deadlines, i)->rule);
    for (uint32_t i = 0; i < content->region_count; i++)
        for (uint32_t n = 0; n < content->regions[i].values.count; n++)
            list_value(&lister, i, content->regions[i].values.first + n);
}

/* ---- making, applying, undoing ---------------------------------------------------------- */

void mutants_make(struct mutants *mutants, const struct content *content, uint32_t rules)
{
    *mutants = (struct mutants){.own = rules, .never = content->rule_count};
    sections_copy(mutants, content);
    rules_extend(mutants, content);
    list_all(mutants, content);
    mutants->count = (uint32_t)(mutants->list.size / sizeof(struct mutant));
}

void mutants_free(struct mutants *mutants)
{
    buffer_free(&mutants->list);
    arena_free(&mutants->arena);
}

const struct mutant *mutants_at(const struct mutants *mutants, uint32_t place)
{
    const void *data = mutants->list.data;

    return (const struct mutant *)data + place;
}

int64_t mutants_was(const struct mutant *mutant)
{
    const struct edit *edit = &mutant->edit;
    int32_t narrow;
    int64_t wide;

    if (edit->size == sizeof wide) {
        memcpy(&wide, edit->at, sizeof wide);
        return wide;
    }
    memcpy(&narrow, edit->at, sizeof narrow);
    return narrow;
}

static void edit_write(const struct edit *edit, int64_t number)
{
    int32_t narrow = (int32_t)number;

    if (edit->size == sizeof number)
        memcpy(edit->at, &number, sizeof number);
    else
        memcpy(edit->at, &narrow, sizeof narrow);
}

void mutants_apply(struct mutants *mutants, const struct mutant *mutant)
{
    mutants->was = mutants_was(mutant);
    edit_write(&mutant->edit, mutant->edit.to);
}

void mutants_undo(struct mutants *mutants, const struct mutant *mutant)
{
    edit_write(&mutant->edit, mutants->was);
}

/* What one place of a flow reads: see read.h. */
#include "analysis/walk/read.h"

#include "engine/types.h"

#include <string.h>

/* ---- telling answers apart -------------------------------------------------------------- */

/* false: it tells nothing apart that was not told apart before. */
static bool refine(const struct live *live, struct read_set *set, uint32_t fact,
                   const struct apart *apart)
{
    struct apart old = set->apart[fact];
    bool fresh = !bit_get(set->facts, fact);

    bit_set(set->facts, fact);
    apart_refine(&set->apart[fact], fact_slots(live->content, fact), apart);
    return fresh || memcmp(&old, &set->apart[fact], sizeof(old)) != 0;
}

static void add_fact_needs(const struct live *live, struct read_set *set, uint32_t fact);

static void tell_apart(const struct live *live, struct read_set *set, uint32_t fact,
                       struct apart apart)
{
    if (refine(live, set, fact, &apart))
        add_fact_needs(live, set, fact);
}

struct read_set read_make(const struct live *live)
{
    uint32_t facts = live->content->question_count + live->content->flow_count;

    return (struct read_set){.apart = arena_alloc(live->arena, facts * sizeof(struct apart))};
}

void read_join(const struct live *live, struct read_set *set, const struct read_set *more)
{
    for (uint32_t i = 0; i < FACTS_MAX / 32; i++)
        for (uint32_t bits = more->facts[i]; bits != 0; bits &= bits - 1) {
            uint32_t fact = i * 32 + (uint32_t)__builtin_ctz(bits);

            if (!bit_get(set->facts, fact) ||
                memcmp(&set->apart[fact], &more->apart[fact], sizeof(struct apart)) != 0)
                refine(live, set, fact, &more->apart[fact]);
        }
    for (uint32_t i = 0; i < LIVE_VALUES_MAX / 32; i++)
        set->values[i] |= more->values[i];
    set->today = set->today || more->today;
    set->changed = set->changed || more->changed;
}

/* ---- terms ------------------------------------------------------------------------------ */

static void add_bound(const struct live *live, struct read_set *set, const struct bound *bound)
{
    if (bound->kind == BOUND_TODAY)
        set->today = true;
    if (bound->kind == BOUND_FACT)
        read_fact(live, set, bound->fact);
}

void read_bounds(const struct live *live, struct read_set *set, uint32_t fact)
{
    add_bound(live, set, &live->content->questions[fact].least);
    add_bound(live, set, &live->content->questions[fact].most);
}

/* Whether it can be told that something was implied for a fact, rather than nothing known. */
static bool implied_matters(const struct live *live, const struct read_set *set, uint32_t fact,
                            const struct implied *implied)
{
    const struct apart *apart = &set->apart[fact];
    uint32_t slot = implied->state == ANSWER_UNSURE ? SLOT_UNSURE : (uint32_t)implied->number;

    return !fact_by_slot(live->content, fact) || apart->like[slot] != apart->like[SLOT_NONE];
}

/* What reading a fact needs besides its answer. */
static void add_fact_needs(const struct live *live, struct read_set *set, uint32_t fact)
{
    const struct content *content = live->content;
    bool matters = false;

    if (fact >= content->question_count)
        return;
    const struct question *question = &content->questions[fact];
    const struct implied *implied = content->implieds + question->implied.first;

    for (uint32_t i = 0; i < question->implied.count; i++)
        matters = matters || implied_matters(live, set, fact, &implied[i]);
    for (uint32_t i = 0; i < question->implied.count && matters; i++)
        read_rule(live, set, implied[i].rule);
    if (types_is_place(content, fact) && live->scene->zones_change)
        set->today = true;
}

void read_fact(const struct live *live, struct read_set *set, uint32_t fact)
{
    if (fact != NO_INDEX)
        tell_apart(live, set, fact, apart_all());
}

/* An atom's own way of telling answers apart. */
static void add_compared(const struct live *live, struct read_set *set, const struct atom *atom,
                         bool guarded)
{
    uint32_t fact = atom->left_index;

    if (!fact_by_slot(live->content, fact))
        tell_apart(live, set, fact, apart_all());
    else if (atom->op == OPERATOR_IS_KNOWN)
        tell_apart(live, set, fact, apart_mask(0, false));
    else
        tell_apart(live, set, fact, apart_mask(atom->mask, guarded && atom->op == OPERATOR_IN));
}

void read_value(const struct live *live, struct read_set *set, uint32_t parameter)
{
    const struct content *content = live->content;
    uint8_t depends = live->scene->depends[parameter];

    if (depends & (DEPENDS_CHOICE | DEPENDS_TODAY))
        bit_set(set->values, parameter);
    if (depends & DEPENDS_SCHEME)
        read_fact(live, set, content->scheme);
    if (depends & DEPENDS_TODAY)
        set->today = true;
    if (depends & DEPENDS_DATE) {
        read_fact(live, set, content->parameters[parameter].as_of);
        read_bounds(live, set, content->parameters[parameter].as_of);
    }
}

void read_deadline(const struct live *live, struct read_set *set, uint32_t index)
{
    const struct content *content = live->content;
    const struct deadline *deadline = &content->deadlines[index];

    for (uint32_t i = 0; i < deadline->from.count; i++)
        read_fact(live, set, content->indexes[deadline->from.first + i]);
    if (deadline->parameter != NO_INDEX)
        read_value(live, set, deadline->parameter);
}

static void add_term(const struct live *live, struct read_set *set, uint32_t kind, uint32_t index)
{
    if (kind == TERM_TODAY)
        set->today = true;
    else if (kind == TERM_FACT)
        read_fact(live, set, index);
    else if (kind == TERM_VALUE)
        read_value(live, set, index);
    else if (kind == TERM_DEADLINE)
        read_deadline(live, set, index);
}

/* "f is known and f == x": three code words that tell x from everything else, known or not. */
static bool is_guard(const struct content *content, const uint32_t *code, uint32_t left)
{
    const struct atom *known, *compared;

    if (left < 3 || code[0] >= RULE_AND || code[1] >= RULE_AND || code[2] != RULE_AND)
        return false;
    known = &content->atoms[code[0]];
    compared = &content->atoms[code[1]];
    return known->op == OPERATOR_IS_KNOWN && known->left == TERM_FACT &&
           compared->op == OPERATOR_IN && compared->left == TERM_FACT &&
           known->left_index == compared->left_index && fact_by_slot(content, known->left_index);
}

static void add_atom(const struct live *live, struct read_set *set, const struct atom *atom,
                     bool guarded)
{
    if (atom->left == TERM_FACT)
        add_compared(live, set, atom, guarded);
    else
        add_term(live, set, atom->left, atom->left_index);
    add_term(live, set, atom->right, atom->right_index);
}

void read_rule(const struct live *live, struct read_set *set, uint32_t rule)
{
    const struct content *content = live->content;
    struct span span = rule == NO_INDEX ? (struct span){0, 0} : content->rules[rule].code;

    for (uint32_t i = 0; i < span.count; i++) {
        const uint32_t *code = content->codes + span.first + i;
        bool guard = is_guard(content, code, span.count - i);

        if (code[0] < RULE_AND)
            add_atom(live, set, &content->atoms[code[guard]], guard);
        i += guard; /* its second atom has been looked at */
    }
}

/* Where a date's range is cut has to be known before it is asked. */
void read_cuts(const struct live *live, struct read_set *set, uint32_t question)
{
    const struct content *content = live->content;

    for (uint32_t i = 0; i < content->deadline_count; i++) {
        const struct deadline *deadline = &content->deadlines[i];

        for (uint32_t n = 0; n < deadline->from.count && deadline->parameter != NO_INDEX; n++)
            if (content->indexes[deadline->from.first + n] == question)
                read_value(live, set, deadline->parameter);
    }
}

/* The fact a node routes on. */
void read_way(const struct live *live, struct read_set *set, uint32_t fact, const struct node *node)
{
    if (!fact_by_slot(live->content, fact))
        tell_apart(live, set, fact, apart_all());
    else
        tell_apart(live, set, fact, apart_ways(live->content, node));
}

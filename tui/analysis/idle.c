/* Questions that make no difference: see idle.h. */
#include "analysis/idle.h"

struct idle {
    const struct content *content;
    bool *asked; /* by question */
    bool *used;
};

static void use_fact(struct idle *idle, uint32_t fact)
{
    if (fact < idle->content->question_count)
        idle->used[fact] = true;
}

static void use_term(struct idle *idle, uint32_t kind, uint32_t index)
{
    if (kind == TERM_FACT)
        use_fact(idle, index);
}

static void use_rule(struct idle *idle, uint32_t rule)
{
    const struct content *content = idle->content;

    if (rule == NO_INDEX)
        return;
    for (uint32_t i = 0; i < content->rules[rule].code.count; i++) {
        const uint32_t code = content->codes[content->rules[rule].code.first + i];

        if (code >= RULE_AND)
            continue;
        use_term(idle, content->atoms[code].left, content->atoms[code].left_index);
        use_term(idle, content->atoms[code].right, content->atoms[code].right_index);
    }
}

/* ---- ways on ------------------------------------------------------------------------------- */

/* Whether a way is another one than those before: *first is NO_INDEX until there is one. */
static bool way_parts(uint32_t *first, uint32_t way)
{
    if (way == NO_INDEX)
        return false;
    if (*first == NO_INDEX)
        *first = way;
    return way != *first;
}

static bool node_parts(const struct content *content, const struct node *node)
{
    uint32_t first = NO_INDEX;
    bool parts = false;

    for (uint32_t i = 0; i < node->ways.count; i++)
        if (node->only == 0 || (node->only >> i & 1u) != 0)
            parts |= way_parts(&first, content->indexes[node->ways.first + i]);
    for (uint32_t i = 0; i < node->arms.count; i++)
        parts |= way_parts(&first, content->arms[node->arms.first + i].target);
    parts |= way_parts(&first, node->otherwise);
    parts |= way_parts(&first, node->unsure);
    parts |= way_parts(&first, node->unknown);
    return parts;
}

static void use_node(struct idle *idle, const struct node *node)
{
    const bool on_fact = node->kind == NODE_ASK || node->kind == NODE_DECIDE_FACT;

    if (node->kind == NODE_ASK && node->subject < idle->content->question_count)
        idle->asked[node->subject] = true;
    if (!node_parts(idle->content, node))
        return;
    /* with arms the rules say what is read; beside them only 不清楚 may lead elsewhere */
    if (on_fact && (node->arms.count == 0 || node->unsure != node->unknown))
        use_fact(idle, node->subject);
    for (uint32_t i = 0; i < node->arms.count; i++)
        use_rule(idle, idle->content->arms[node->arms.first + i].rule);
}

/* ---- everything else ------------------------------------------------------------------------ */

static void use_outcome(struct idle *idle, const struct outcome *outcome)
{
    const struct content *content = idle->content;

    for (uint32_t i = 0; i < outcome->steps.count; i++)
        use_rule(idle, content->steps[outcome->steps.first + i].when);
    for (uint32_t i = 0; i < outcome->notes.count; i++)
        use_rule(idle, content->notes[outcome->notes.first + i].when);
    for (uint32_t i = 0; i < outcome->bring.count; i++)
        use_rule(idle, content->brings[outcome->bring.first + i].when);
    use_rule(idle, outcome->grounds);
}

static void use_question(struct idle *idle, uint32_t question)
{
    const struct question *record = &idle->content->questions[question];

    if (record->start != START_NONE)
        use_fact(idle, question);
    if (record->least.kind == BOUND_FACT)
        use_fact(idle, record->least.fact);
    if (record->most.kind == BOUND_FACT)
        use_fact(idle, record->most.fact);
    for (uint32_t i = 0; i < record->implied.count; i++)
        use_rule(idle, idle->content->implieds[record->implied.first + i].rule);
}

static void use_dates(struct idle *idle)
{
    const struct content *content = idle->content;

    for (uint32_t i = 0; i < content->deadline_count; i++)
        for (uint32_t n = 0; n < content->deadlines[i].anchors.count; n++)
            use_fact(idle, content->indexes[content->deadlines[i].anchors.first + n]);
    for (uint32_t i = 0; i < content->parameter_count; i++)
        for (uint32_t n = 0; n < content->parameters[i].judged.count; n++)
            use_fact(idle, content->indexes[content->parameters[i].judged.first + n]);
}

const bool *idle_questions(const struct content *content, struct arena *arena)
{
    struct idle idle = {.content = content};
    bool *is_idle = arena_alloc(arena, content->question_count + 1);

    idle.asked = arena_alloc(arena, content->question_count + 1);
    idle.used = arena_alloc(arena, content->question_count + 1);
    for (uint32_t i = 0; i < content->node_count; i++)
        use_node(&idle, &content->nodes[i]);
    for (uint32_t i = 0; i < content->outcome_count; i++)
        use_outcome(&idle, &content->outcomes[i]);
    for (uint32_t i = 0; i < content->question_count; i++)
        use_question(&idle, i);
    use_dates(&idle);
    for (uint32_t i = 0; i < content->question_count; i++)
        is_idle[i] = idle.asked[i] && !idle.used[i];
    return is_idle;
}

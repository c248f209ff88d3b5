/* Which comparisons involve which question: see cells.h. */
#include "analysis/walk/cutter.h"

#include "engine/types.h"

#include <string.h>

/* ---- which comparisons ------------------------------------------------------------------ */

static bool deadline_from(const struct content *content, uint32_t deadline, uint32_t question)
{
    struct span from = content->deadlines[deadline].from;

    for (uint32_t i = 0; i < from.count; i++)
        if (content->indexes[from.first + i] == question)
            return true;
    return false;
}

/* The parameter a term takes its value from, if any. */
static uint32_t term_parameter(const struct content *content, uint32_t kind, uint32_t index)
{
    if (kind == TERM_VALUE)
        return index;
    return kind == TERM_DEADLINE ? content->deadlines[index].parameter : NO_INDEX;
}

static bool term_involves(const struct content *content, uint32_t kind, uint32_t index,
                          uint32_t question)
{
    return (kind == TERM_FACT && index == question) ||
           (kind == TERM_DEADLINE && deadline_from(content, index, question));
}

static bool term_other_answer(uint32_t kind, uint32_t index, uint32_t question)
{
    return (kind == TERM_FACT && index != question) || kind == TERM_DEADLINE;
}

/* A comparison and its opposite cut at the same place. */
static enum rule_operator comparison_operator(enum rule_operator op)
{
    if (op == OPERATOR_GT)
        return OPERATOR_LE;
    return op == OPERATOR_GE ? OPERATOR_LT : op;
}

static void comparison_add(struct question_cuts *cuts, const struct content *content,
                           const struct atom *atom, enum rule_operator op)
{
    struct comparison *comparison = &cuts->comparisons[cuts->count];

    comparison->atom = *atom;
    comparison->atom.op = comparison_operator(op);
    comparison->content = content;
    for (uint32_t i = 0; i < cuts->count; i++)
        if (cuts->comparisons[i].content == content &&
            memcmp(&cuts->comparisons[i].atom, &comparison->atom, sizeof(comparison->atom)) == 0)
            return;
    cuts->count++;
}

static void note_parameter(const struct cutter *cutter, struct question_cuts *cuts,
                           uint32_t parameter, uint32_t question)
{
    const struct content *content = cutter->scene->content;
    uint8_t depends = parameter == NO_INDEX ? 0 : cutter->scene->depends[parameter];

    cuts->by_scheme = cuts->by_scheme || (depends & DEPENDS_SCHEME);
    if ((depends & DEPENDS_DATE) && content->parameters[parameter].as_of != question)
        cuts->other = content->parameters[parameter].as_of;
}

static void atom_look(const struct cutter *cutter, const struct content *content,
                      const struct atom *atom, uint32_t question)
{
    struct question_cuts *cuts = &cutter->cuts[question];
    bool left = term_involves(content, atom->left, atom->left_index, question);
    bool right = term_involves(content, atom->right, atom->right_index, question);

    if (!left && !right)
        return;
    cuts->stepwise = cuts->stepwise || (left && right);
    if ((left && term_other_answer(atom->right, atom->right_index, question)) ||
        (right && term_other_answer(atom->left, atom->left_index, question)))
        cuts->linked = true;
    note_parameter(cutter, cuts, term_parameter(content, atom->left, atom->left_index), question);
    note_parameter(cutter, cuts, term_parameter(content, atom->right, atom->right_index), question);
    if (atom->op == OPERATOR_EQ || atom->op == OPERATOR_NE) {
        comparison_add(cuts, content, atom, OPERATOR_LT);
        comparison_add(cuts, content, atom, OPERATOR_LE);
    } else if (atom->op <= OPERATOR_GE) {
        comparison_add(cuts, content, atom, atom->op);
    }
}

static bool is_range(const struct question *question)
{
    return answer_types[question->type].shape == SHAPE_RANGE;
}

static void comparisons_find(struct cutter *cutter, struct arena *arena,
                             const struct content *content, uint32_t question)
{
    struct question_cuts *cuts = &cutter->cuts[question];
    struct question_cuts whole = *cuts;

    cuts->comparisons =
        arena_alloc(arena, (cuts->count + 2 * content->atom_count + 1) * sizeof(struct comparison));
    if (whole.count > 0)
        memcpy(cuts->comparisons, whole.comparisons, whole.count * sizeof(struct comparison));
    for (uint32_t i = 0; i < content->atom_count; i++)
        atom_look(cutter, content, &content->atoms[i], question);
    for (uint32_t i = 0; i < content->question_count; i++) {
        const struct question *record = &content->questions[i];

        if ((record->least.kind == BOUND_FACT && record->least.fact == question) ||
            (record->most.kind == BOUND_FACT && record->most.fact == question))
            cuts->linked = true;
    }
}

/* ---- days on which values change -------------------------------------------------------- */

struct gathering {
    struct buffer days;
};

static void day_add(struct buffer *days, int32_t day)
{
    if (day > DATE_MIN && day <= DATE_MAX)
        buffer_add(days, &day, sizeof(day));
}

static void value_days(void *context, const struct value *value)
{
    struct gathering *gathering = context;

    day_add(&gathering->days, value->from);
    if (value->to < DATE_MAX)
        day_add(&gathering->days, value->to + 1);
}

static void days_sort(int32_t *days, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++)
        for (uint32_t n = i; n > 0 && days[n] < days[n - 1]; n--) {
            int32_t day = days[n];

            days[n] = days[n - 1];
            days[n - 1] = day;
        }
}

static void value_days_find(struct cutter *cutter, struct arena *arena, uint32_t question)
{
    const struct content *content = cutter->scene->content;
    struct question_cuts *cuts = &cutter->cuts[question];
    struct gathering gathering = {{0}};

    for (uint32_t i = 0; i < content->parameter_count; i++)
        if (content->parameters[i].as_of == question)
            scene_values(cutter->scene, i, value_days, &gathering);
    cuts->day_count = (uint32_t)(gathering.days.size / sizeof(int32_t));
    cuts->days = arena_alloc(arena, gathering.days.size + sizeof(int32_t));
    if (cuts->day_count > 0)
        memcpy(cuts->days, gathering.days.data, gathering.days.size);
    buffer_free(&gathering.days);
    days_sort(cuts->days, cuts->day_count);
}

struct cutter *cutter_make(struct arena *arena, const struct scene *scene)
{
    struct cutter *cutter = arena_alloc(arena, sizeof(*cutter));
    const struct content *content = scene->content;

    *cutter = (struct cutter){.scene = scene};
    cutter->cuts = arena_alloc(arena, (content->question_count + 1) * sizeof(*cutter->cuts));
    for (uint32_t i = 0; i < content->question_count; i++) {
        cutter->cuts[i].other = NO_INDEX;
        if (!is_range(&content->questions[i]))
            continue;
        comparisons_find(cutter, arena, content, i);
        if (scene->also)
            comparisons_find(cutter, arena, scene->also, i);
        value_days_find(cutter, arena, i);
    }
    return cutter;
}

/* Cutting ranges: see cells.h. */
#include "analysis/walk/cells.h"

#include "base/bits.h"
#include "base/hash.h"
#include "engine/rules.h"
#include "engine/types.h"

#include <string.h>

#define TRUTHS_MAX 256 /* comparisons times settings */
#define SETTINGS_MAX 32

/* A comparison that involves a question; equality is told apart as "less" and "at most". */
struct comparison {
    struct atom atom;
    const struct content *content;
};

struct question_boundaries {
    struct comparison *comparisons;
    uint32_t count;
    int32_t *days; /* on which a value judged by this date changes, sorted */
    uint32_t day_count;
    bool stepwise; /* a comparison has the question on both sides */
    bool linked;
    bool by_scheme;
    bool by_day; /* other dates decide which deadline holds: these */
    uint32_t others[BITS_WORDS(FACTS_MAX)];
};

struct boundaries {
    const struct scene *scene;
    struct question_boundaries *questions; /* by question */
};

/* ---- which comparisons ------------------------------------------------------------------ */

static bool deadline_from(const struct content *content, uint32_t deadline, uint32_t question)
{
    struct span from = content->deadlines[deadline].anchors;

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

static void comparison_add(struct question_boundaries *bounds, const struct content *content,
                           const struct atom *atom, enum rule_operator op)
{
    struct comparison *comparison = &bounds->comparisons[bounds->count];

    comparison->atom = *atom;
    comparison->atom.op = comparison_operator(op);
    comparison->content = content;
    for (uint32_t i = 0; i < bounds->count; i++)
        if (bounds->comparisons[i].content == content &&
            memcmp(&bounds->comparisons[i].atom, &comparison->atom, sizeof comparison->atom) == 0)
            return;
    bounds->count++;
}

static void note_parameter(const struct boundaries *boundaries, struct question_boundaries *bounds,
                           uint32_t parameter, uint32_t question)
{
    const struct content *content = boundaries->scene->content;
    uint8_t depends = parameter == NO_INDEX ? 0 : boundaries->scene->depends[parameter];

    bounds->by_scheme = bounds->by_scheme || (depends & DEPENDS_SCHEME);
    if (!(depends & DEPENDS_DATE))
        return;
    for (uint32_t i = 0; i < content->parameters[parameter].judged.count; i++) {
        uint32_t fact = content->indexes[content->parameters[parameter].judged.first + i];

        if (fact == question)
            continue;
        bounds->by_day = true;
        bits_add(bounds->others, fact);
    }
}

static void atom_look(const struct boundaries *boundaries, const struct content *content,
                      const struct atom *atom, uint32_t question)
{
    struct question_boundaries *bounds = &boundaries->questions[question];
    bool left = term_involves(content, atom->left, atom->left_index, question);
    bool right = term_involves(content, atom->right, atom->right_index, question);

    if (!left && !right)
        return;
    bounds->stepwise = bounds->stepwise || (left && right);
    if ((left && term_other_answer(atom->right, atom->right_index, question)) ||
        (right && term_other_answer(atom->left, atom->left_index, question)))
        bounds->linked = true;
    note_parameter(boundaries, bounds, term_parameter(content, atom->left, atom->left_index),
                   question);
    note_parameter(boundaries, bounds, term_parameter(content, atom->right, atom->right_index),
                   question);
    if (atom->op == OPERATOR_EQ || atom->op == OPERATOR_NE) {
        comparison_add(bounds, content, atom, OPERATOR_LT);
        comparison_add(bounds, content, atom, OPERATOR_LE);
    } else if (atom->op <= OPERATOR_GE) {
        comparison_add(bounds, content, atom, atom->op);
    }
}

static void comparisons_find(struct boundaries *boundaries, struct arena *arena,
                             const struct content *content, uint32_t question)
{
    struct question_boundaries *bounds = &boundaries->questions[question];
    struct question_boundaries whole = *bounds;

    bounds->comparisons = arena_alloc(arena, (bounds->count + 2 * content->atom_count + 1) *
                                                 sizeof(struct comparison));
    if (whole.count > 0)
        memcpy(bounds->comparisons, whole.comparisons, whole.count * sizeof(struct comparison));
    for (uint32_t i = 0; i < content->atom_count; i++)
        atom_look(boundaries, content, &content->atoms[i], question);
    for (uint32_t i = 0; i < content->question_count; i++) {
        const struct question *record = &content->questions[i];

        if ((record->least.kind == BOUND_FACT && record->least.fact == question) ||
            (record->most.kind == BOUND_FACT && record->most.fact == question))
            bounds->linked = true;
    }
}

/* ---- days on which values change -------------------------------------------------------- */

static void day_add(struct buffer *days, int32_t day)
{
    if (day > DATE_MIN && day <= DATE_MAX)
        buffer_add(days, &day, sizeof day);
}

static void value_days(void *context, const struct in_force *value)
{
    struct buffer *days = context;

    day_add(days, value->from);
    if (value->to < DATE_MAX)
        day_add(days, value->to + 1);
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

static bool judged_by(const struct content *content, uint32_t parameter, uint32_t question)
{
    struct span judged = content->parameters[parameter].judged;

    for (uint32_t i = 0; i < judged.count; i++)
        if (content->indexes[judged.first + i] == question)
            return true;
    return false;
}

static void value_days_find(struct boundaries *boundaries, struct arena *arena, uint32_t question)
{
    const struct content *content = boundaries->scene->content;
    struct question_boundaries *bounds = &boundaries->questions[question];
    struct buffer days = {0};

    for (uint32_t i = 0; i < content->parameter_count; i++)
        if (judged_by(content, i, question))
            scene_values(boundaries->scene, i, value_days, &days);
    bounds->day_count = (uint32_t)(days.size / sizeof(int32_t));
    bounds->days = arena_alloc(arena, days.size + sizeof(int32_t));
    if (bounds->day_count > 0)
        memcpy(bounds->days, days.data, days.size);
    buffer_free(&days);
    days_sort(bounds->days, bounds->day_count);
}

struct boundaries *cells_boundaries(struct arena *arena, const struct scene *scene)
{
    struct boundaries *boundaries = arena_alloc(arena, sizeof *boundaries);
    const struct content *content = scene->content;

    *boundaries = (struct boundaries){.scene = scene};
    boundaries->questions =
        arena_alloc(arena, (content->question_count + 1) * sizeof *boundaries->questions);
    for (uint32_t i = 0; i < content->question_count; i++) {
        if (types_shape(content, i) != SHAPE_RANGE)
            continue;
        comparisons_find(boundaries, arena, content, i);
        if (scene->other != NULL)
            comparisons_find(boundaries, arena, scene->other, i);
        value_days_find(boundaries, arena, i);
    }
    return boundaries;
}

/* ---- evaluating ------------------------------------------------------------------------- */

/* What holds at one value: two bits per comparison and setting. */
struct truths {
    uint64_t bits[TRUTHS_MAX / 32];
};

/* What may still be answered later and decides which value of a region holds. */
struct setting {
    uint32_t fact; /* NO_INDEX = as it is */
    struct answer answer;
};

struct cut {
    const struct question_boundaries *bounds;
    struct session *session;
    struct trail *trail;
    uint32_t question;
    struct setting settings[SETTINGS_MAX];
    uint32_t setting_count;
    struct cells *cells;
};

static void answer_put(struct cut *cut, uint32_t fact, struct answer answer)
{
    bits_add(cut->trail->live, fact);
    cut->trail->answers[fact] = answer;
}

static void setting_truths(struct cut *cut, const struct setting *setting, struct truths *truths,
                           uint32_t *place)
{
    const struct content *content = cut->session->content;
    const bool counted = setting->fact != NO_INDEX && bits_has(cut->trail->live, setting->fact);

    if (setting->fact != NO_INDEX)
        answer_put(cut, setting->fact, setting->answer);
    for (uint32_t i = 0; i < cut->bounds->count; i++, ++*place) {
        const struct comparison *comparison = &cut->bounds->comparisons[i];

        cut->session->content = comparison->content;
        truths->bits[*place / 32] |=
            (uint64_t)rule_atom_truth(cut->session, cut->trail, &comparison->atom)
            << (*place % 32 * 2);
    }
    cut->session->content = content;
    if (setting->fact != NO_INDEX && !counted)
        bits_remove(cut->trail->live, setting->fact);
}

static struct truths truths_at(struct cut *cut, int64_t number)
{
    struct truths truths = {{0}};
    uint32_t place = 0;

    answer_put(cut, cut->question, (struct answer){.state = ANSWER_KNOWN, .number = number});
    for (uint32_t i = 0; i < cut->setting_count; i++)
        setting_truths(cut, &cut->settings[i], &truths, &place);
    return truths;
}

static bool truths_same(const struct truths *a, const struct truths *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/* ---- cut ---------------------------------------------------------------------------- */

static uint64_t truths_print(const struct truths *truths)
{
    uint64_t print = 0;

    for (size_t i = 0; i < TRUTHS_MAX / 32; i++)
        print = hash_number(print, truths->bits[i]);
    return print;
}

static void cell_end(struct cut *cut, int64_t last, const struct truths *truths)
{
    struct cells *cells = cut->cells;
    struct cell *cell = &cells->cell[cells->count - 1];

    cell->last = last;
    cell->print = truths_print(truths);
    cells->print = hash_number(cells->print, cell->print);
}

static void cell_begin(struct cut *cut, int64_t first)
{
    struct cells *cells = cut->cells;

    if (cells->count == CELLS_MAX)
        cells->whole = false;
    else
        cells->count++;
    cells->cell[cells->count - 1].first = first;
}

/* Cuts between two values whose truths are known; the cell of `low` is begun, that of `high` left open. */
static void cut_between(struct cut *cut, int64_t low, const struct truths *at_low, int64_t high,
                        const struct truths *at_high)
{
    if (truths_same(at_low, at_high) || !cut->cells->whole)
        return;
    if (low + 1 == high) {
        cell_end(cut, low, at_low);
        cell_begin(cut, high);
        return;
    }
    int64_t middle = low + (high - low) / 2;
    struct truths at_middle = truths_at(cut, middle);

    cut_between(cut, low, at_low, middle, &at_middle);
    cut_between(cut, middle, &at_middle, high, at_high);
}

static void cut_piece(struct cut *cut, int64_t first, int64_t last)
{
    struct truths low = truths_at(cut, first);
    struct truths high = truths_at(cut, last);

    cell_begin(cut, first);
    if (cut->bounds->stepwise)
        for (int64_t number = first + 1; number <= last && cut->cells->whole; number++) {
            struct truths next = truths_at(cut, number);

            cut_between(cut, number - 1, &low, number, &next);
            low = next;
        }
    else
        cut_between(cut, first, &low, last, &high);
    cell_end(cut, last, &high);
}

static void settings_add(struct cut *cut, uint32_t fact, int64_t number)
{
    if (cut->setting_count < SETTINGS_MAX)
        cut->settings[cut->setting_count++] = (struct setting){
            fact, {.state = ANSWER_KNOWN, .number = number}
        };
    else
        cut->cells->whole = false;
}

static void settings_of_date(const struct boundaries *boundaries, struct cut *cut, uint32_t other)
{
    const struct question_boundaries *bounds = &boundaries->questions[other];

    for (uint32_t i = 0; i < bounds->day_count; i++) {
        settings_add(cut, other, bounds->days[i] - 1);
        settings_add(cut, other, bounds->days[i]);
    }
}

static void settings_find(const struct boundaries *boundaries, struct cut *cut)
{
    const struct content *content = boundaries->scene->content;
    uint32_t scheme = content->scheme;

    cut->settings[0].fact = NO_INDEX;
    cut->setting_count = 1;
    if (cut->bounds->by_scheme && scheme != NO_INDEX && !bits_has(cut->trail->live, scheme))
        for (uint32_t i = 0; i < content->questions[scheme].options.count; i++)
            settings_add(cut, scheme, i);
    for (uint32_t i = 0; cut->bounds->by_day && i < content->question_count; i++)
        if (bits_has(cut->bounds->others, i) && !bits_has(cut->trail->live, i))
            settings_of_date(boundaries, cut, i);
}

static void cut_range(struct cut *cut, int64_t least, int64_t most)
{
    for (uint32_t i = 0; i < cut->bounds->day_count; i++) {
        int64_t day = cut->bounds->days[i];

        if (day <= least || day > most)
            continue;
        cut_piece(cut, least, day - 1);
        least = day;
    }
    cut_piece(cut, least, most);
}

/* ---- moving ----------------------------------------------------------------------------- */

static bool holds_at(struct cut *cut, const struct cell *cell, int64_t number)
{
    struct truths truths = truths_at(cut, number);

    return truths_print(&truths) == cell->print;
}

/* Finds the boundary before a cell again, where it was or one later. */
static bool boundary_move(struct cut *cut, uint32_t index)
{
    struct cell *cell = &cut->cells->cell[index];

    for (int shift = 0; shift < 2; shift++) {
        int64_t first = cell->first + shift;

        if (first <= cell[-1].first || !holds_at(cut, &cell[-1], first - 1) ||
            !holds_at(cut, cell, first))
            continue;
        cell->first = first;
        cell[-1].last = first - 1;
        return true;
    }
    return false;
}

bool cells_move(const struct boundaries *boundaries, struct session *session, struct trail *trail,
                uint32_t question, int64_t least, int64_t most, struct cells *cells)
{
    struct cut cut = {.bounds = &boundaries->questions[question],
                      .session = session,
                      .trail = trail,
                      .question = question,
                      .cells = cells};
    const bool counted = bits_has(trail->live, question);
    bool moved = cells->count > 0 && cells->whole && !cut.bounds->stepwise &&
                 cut.bounds->day_count == 0 && least < cells->cell[0].last + (cells->count == 1);

    if (!moved || least > most || most < cells->cell[cells->count - 1].first)
        return false;
    settings_find(boundaries, &cut);
    cells->cell[0].first = least;
    cells->cell[cells->count - 1].last = most;
    moved = holds_at(&cut, &cells->cell[0], least) &&
            holds_at(&cut, &cells->cell[cells->count - 1], most);
    for (uint32_t i = 1; i < cells->count && moved; i++)
        moved = boundary_move(&cut, i);
    if (!counted)
        bits_remove(trail->live, question);
    return moved;
}

/* ---- the whole -------------------------------------------------------------------------- */

void cells_find(const struct boundaries *boundaries, struct session *session, struct trail *trail,
                uint32_t question, int64_t least, int64_t most, struct cells *cells)
{
    struct cut cut = {.bounds = &boundaries->questions[question],
                      .session = session,
                      .trail = trail,
                      .question = question,
                      .cells = cells};
    const bool counted = bits_has(trail->live, question);

    cells->count = 0;
    cells->whole = true;
    cells->print = 0;
    cells->linked = cut.bounds->linked;
    if (least > most)
        return;
    settings_find(boundaries, &cut);
    if (cut.bounds->count * cut.setting_count > TRUTHS_MAX)
        cells->whole = false;
    else
        cut_range(&cut, least, most);
    if (!counted)
        bits_remove(trail->live, question);
}

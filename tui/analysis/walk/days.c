/* Days to be told apart: see days.h. */
#include "analysis/walk/days.h"

#include "base/bits.h"
#include "base/hash.h"
#include "engine/rules.h"
#include "engine/types.h"
#include "model/calendar.h"
#include "model/pool.h"

#include <string.h>

#define DAYS_MAX 4096    /* that differ */
#define CHOICES_MAX 1024 /* of values tried on one day */
#define CELLS_REMEMBERED_MAX 256
#define YEAR 366
#define FAR (40 * YEAR) /* what lies further off is taken for "never" */

/* Comparisons of today that no answer is needed for. */
struct today_atoms {
    const struct content *content; /* NULL = none */
    uint32_t *list;
    uint32_t count;
};

struct day_search {
    struct scene *scene;
    const struct content *content;
    const struct boundaries *boundaries;
    const struct read_set *read;
    const struct tracked *tracked; /* NULL = none */
    struct session session;
    struct trail trail;
    struct cells
        *cells[CELLS_REMEMBERED_MAX]; /* of the day before, in the order they are looked at */
    struct cells spare;
    uint32_t looked; /* how many were looked at on this day */
    struct arena *arena;
    uint64_t print;
    uint32_t choices;
    bool whole;
    struct today_atoms atoms[2]; /* of the scene's content, and of the other */
};

static void mix(struct day_search *search, uint64_t value)
{
    search->print = hash_number(search->print, value);
}

/* ---- how far to look -------------------------------------------------------------------- */

struct horizon {
    int32_t from;
    int32_t last;
};

static void horizon_add(struct horizon *horizon, int64_t day)
{
    if (day > horizon->last && day < horizon->from + FAR)
        horizon->last = (int32_t)day;
}

static void horizon_value(void *context, const struct in_force *value)
{
    horizon_add(context, value->from);
    horizon_add(context, value->to);
}

static void horizon_atoms(const struct content *content, struct horizon *horizon)
{
    for (uint32_t i = 0; i < content->atom_count; i++) {
        const struct atom *atom = &content->atoms[i];
        bool date = atom->left == TERM_TODAY || atom->left == TERM_DEADLINE ||
                    (atom->left == TERM_FACT && atom->left_index < content->question_count &&
                     types_of(content, atom->left_index)->is_day);

        if (date && atom->right == TERM_NONE)
            horizon_add(horizon, atom->number);
    }
}

/* How far back a date may lie that is asked for on a day. */
static int32_t furthest_back(struct day_search *search)
{
    const struct content *content = search->content;
    int32_t most = 0;

    for (uint32_t i = 0; i < content->question_count; i++) {
        int64_t least, last;

        if (!bits_has(search->read->facts, i) || !types_of(content, i)->is_day ||
            content->questions[i].least.kind != BOUND_TODAY)
            continue;
        session_question_range(&search->session, i, &least, &last);
        if (search->session.today - least > most)
            most = (int32_t)(search->session.today - least);
    }
    return most;
}

static int32_t last_day(struct day_search *search)
{
    const struct content *content = search->content;
    struct horizon horizon = {content->dated, content->dated};

    for (uint32_t i = 0; i < content->parameter_count; i++)
        scene_values(search->scene, i, horizon_value, &horizon);
    for (uint32_t i = 0; i < content->zone_count; i++) {
        horizon_add(&horizon, content->zones[i].from);
        horizon_add(&horizon, content->zones[i].to);
    }
    if (content->year_count > 0)
        horizon_add(&horizon, content->years[content->year_count - 1].last);
    horizon_atoms(content, &horizon);
    for (uint32_t i = 0; search->tracked != NULL && i < search->tracked->day_count; i++)
        horizon_add(&horizon, search->tracked->days[i]);
    return horizon.last + furthest_back(search) + YEAR;
}

/* ---- one day ---------------------------------------------------------------------------- */

static void mix_in_force(void *context, const struct in_force *value)
{
    struct day_search *search = context;
    int32_t today = search->session.today;

    mix(search, today >= value->from && today <= value->to);
}

/* Which values are in force, whoever they are for. */
static void mix_values(struct day_search *search)
{
    for (uint32_t i = 0; i < search->content->parameter_count; i++)
        if (bits_has(search->read->values, i) && (search->scene->depends[i] & DEPENDS_TODAY))
            scene_values(search->scene, i, mix_in_force, search);
}

static void mix_relations(struct day_search *search)
{
    const struct scene *scene = search->scene;

    for (uint32_t i = 0; scene->zones_change && i < scene->places.count; i++)
        mix(search, pool_relation(search->content, scene->places.list[i].insured,
                                  scene->places.list[i].care, search->session.today));
}

static struct today_atoms atoms_of_today(const struct content *content, struct arena *arena)
{
    struct today_atoms atoms = {.content = content};

    if (content == NULL)
        return atoms;
    atoms.list = arena_alloc(arena, (content->atom_count + 1) * sizeof(uint32_t));
    atoms.count = liveness_day_atoms(content, atoms.list);
    return atoms;
}

/* Those of the other content all count: what it reads is not known here. */
static void mix_today(struct day_search *search, const struct today_atoms *atoms)
{
    if (atoms->content == NULL)
        return;
    search->session.content = atoms->content;
    for (uint32_t i = 0; i < atoms->count; i++)
        if (atoms->content != search->content || liveness_reads_day(search->read, i))
            mix(search, rule_atom_truth(&search->session, &search->trail,
                                        &atoms->content->atoms[atoms->list[i]]));
    search->session.content = search->content;
}

/* One end of a question's range; open where it follows another answer. */
static int64_t range_end(const struct day_search *search, const struct bound *bound, int64_t open)
{
    bool announced;

    if (bound->kind == BOUND_LITERAL)
        return bound->number;
    if (bound->kind != BOUND_TODAY)
        return open;
    return calendar_add(search->content, search->session.today, bound->plus, &announced);
}

/* The cells of a question on this day: most often those of the day before, moved. */
static const struct cells *cells_today(struct day_search *search, uint32_t index)
{
    const struct question *question = &search->content->questions[index];
    int64_t least = range_end(search, &question->least, DATE_MIN);
    int64_t most = range_end(search, &question->most, DATE_MAX);
    uint32_t place = search->looked++;
    struct cells *cells = &search->spare;

    cells->count = 0;
    if (place < CELLS_REMEMBERED_MAX) {
        if (search->cells[place] == NULL)
            search->cells[place] = arena_alloc(search->arena, sizeof(struct cells));
        cells = search->cells[place];
    }
    if (!cells_move(search->boundaries, &search->session, &search->trail, index, least, most,
                    cells))
        cells_find(search->boundaries, &search->session, &search->trail, index, least, most, cells);
    return cells;
}

static void mix_dates(struct day_search *search)
{
    const struct content *content = search->content;

    for (uint32_t i = 0; i < content->question_count; i++) {
        const struct cells *cells;

        if (!bits_has(search->read->facts, i) || !types_of(content, i)->is_day)
            continue;
        cells = cells_today(search, i);
        search->whole = search->whole && cells->whole;
        mix(search, cells->print);
        mix(search, cells->count);
        /* Where answers are compared with each other it matters which boundary comes first. */
        for (uint32_t n = 0; cells->linked && n < cells->count; n++)
            mix(search, (uint64_t)(cells->cell[n].first - search->session.today));
    }
}

/* In any region: every combination of the deadlines that could hold. */
static void mix_choices(struct day_search *search, uint32_t parameter)
{
    const struct content *content = search->content;

    while (parameter < content->parameter_count &&
           !(bits_has(search->read->values, parameter) &&
             (search->scene->depends[parameter] & DEPENDS_CHOICE) &&
             content->parameters[parameter].type == PARAMETER_DEADLINE))
        parameter++;
    if (parameter >= content->parameter_count) {
        mix_dates(search);
        return;
    }
    for (uint32_t i = 0; i < scene_choices(search->scene, parameter); i++) {
        if (++search->choices > CHOICES_MAX) {
            search->whole = false;
            return;
        }
        scene_value(search->scene, parameter, (struct answer){.state = ANSWER_KNOWN, .number = i});
        mix_choices(search, parameter + 1);
    }
    scene_value(search->scene, parameter, (struct answer){.state = ANSWER_NONE});
}

static void mix_tracked(struct day_search *search, int32_t today)
{
    for (uint32_t i = 0; search->tracked != NULL && i < search->tracked->day_count; i++)
        mix(search, today >= search->tracked->days[i]);
}

static uint64_t day_print(struct day_search *search, int32_t today)
{
    search->session.today = today;
    search->print = 0;
    search->choices = 0;
    search->looked = 0;
    mix_values(search);
    mix_relations(search);
    for (size_t i = 0; i < 2; i++)
        mix_today(search, &search->atoms[i]);
    mix_tracked(search, today);
    mix_choices(search, 0);
    return search->print;
}

/* ---- the whole -------------------------------------------------------------------------- */

static bool print_known(const uint64_t *prints, uint32_t count, uint64_t print)
{
    for (uint32_t i = count; i-- > 0;)
        if (prints[i] == print)
            return true;
    return false;
}

static void days_fill(struct day_search *search, struct days *days, uint64_t *prints)
{
    for (int32_t day = days->first; day <= days->last; day++) {
        uint64_t print = day_print(search, day);

        if (print_known(prints, days->count, print))
            continue;
        if (days->count == DAYS_MAX) {
            days->whole = false;
            return;
        }
        prints[days->count] = print;
        days->list[days->count++] = day;
    }
    days->whole = search->whole;
}

static struct days days_search(struct arena *arena, struct scene *scene,
                               const struct boundaries *boundaries,
                               const struct walk_request *request, const struct read_set *read)
{
    const struct content *content = scene->content;
    struct day_search *search = arena_alloc(arena, sizeof *search);
    struct days days = {.list = arena_alloc(arena, DAYS_MAX * sizeof(int32_t)), .whole = true};
    int32_t first = request->first_day ? request->first_day : content->dated;

    *search = (struct day_search){.scene = scene,
                                  .content = content,
                                  .boundaries = boundaries,
                                  .read = read,
                                  .tracked = request->tracked,
                                  .whole = true};
    session_start(&search->session, content, request->flow, first);
    if (content->insured_in != NO_INDEX) {
        search->session.answers[content->insured_in] = scene->insured;
        bits_add(search->trail.live, content->insured_in);
        search->trail.answers[content->insured_in] = scene->insured;
    }
    days.first = days.last = first;
    if (read->today)
        days.last = request->last_day ? request->last_day : last_day(search);
    search->arena = arena;
    search->atoms[0] = atoms_of_today(content, arena);
    search->atoms[1] = atoms_of_today(scene->other, arena);
    days_fill(search, &days, arena_alloc(arena, DAYS_MAX * sizeof(uint64_t)));
    return days;
}

/* ---- remembering ------------------------------------------------------------------------ */

/* Days found for flows that read the same. */
struct days_known {
    struct days_known *next;
    struct read_set read;
    struct days days;
};

/* Only dates, places and values that change with the day matter here. */
static bool reads_same_days(const struct content *content, const struct read_set *a,
                            const struct read_set *b)
{
    if (a->today != b->today || a->days != b->days ||
        memcmp(a->values, b->values, sizeof a->values) != 0)
        return false;
    for (uint32_t i = 0; i < content->question_count; i++)
        if (types_of(content, i)->is_day && bits_has(a->facts, i) != bits_has(b->facts, i))
            return false;
    return true;
}

struct days days_find(struct arena *arena, struct scene *scene, const struct boundaries *boundaries,
                      const struct walk_request *request, const struct read_set *read)
{
    struct walk_memo *memo = request->memo;
    struct days_known *known;

    if (memo == NULL || !read->today)
        return days_search(arena, scene, boundaries, request, read);
    for (known = memo->days; known != NULL; known = known->next)
        if (reads_same_days(scene->content, &known->read, read))
            return known->days;
    known = arena_alloc(&memo->arena, sizeof *known);
    known->next = memo->days;
    known->read = *read;
    known->days = days_search(arena, scene, boundaries, request, read);
    known->days.list = (int32_t *)(void *)arena_copy(&memo->arena, (const char *)known->days.list,
                                                     known->days.count * sizeof(int32_t));
    memo->days = known;
    return known->days;
}

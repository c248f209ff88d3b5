/* Days to be told apart: see days.h. */
#include "analysis/walk/days.h"

#include <string.h>

#include "engine/rules.h"
#include "engine/types.h"
#include "model/calendar.h"
#include "model/pool.h"

#define DAYS_MAX 4096    /* that differ */
#define CHOICES_MAX 1024 /* of values tried on one day */
#define CELLS_KEPT_MAX 256
#define YEAR 366
#define FAR (40 * YEAR) /* what lies further off is taken for "never" */

/* Comparisons of today that no answer is needed for. */
struct today_atoms {
    const struct content *content; /* NULL = none */
    uint32_t *list;
    uint32_t count;
};

struct looking {
    struct scene *scene;
    const struct content *content;
    const struct cutter *cutter;
    const struct read_set *read;
    struct session session;
    struct trail trail;
    struct cells *cells[CELLS_KEPT_MAX]; /* of the day before, in the order they are looked at */
    struct cells spare;
    uint32_t looked; /* how many were looked at on this day */
    struct arena *arena;
    uint64_t print;
    uint32_t choices;
    bool whole;
    struct today_atoms atoms[2]; /* of the scene's content, and of the other */
    uint32_t regions[2];         /* of the scene's place of insurance, in either */
};

static void mix(struct looking *looking, uint64_t value)
{
    looking->print = (looking->print ^ value) * UINT64_C(0x100000001b3);
    looking->print ^= looking->print >> 29;
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

static void horizon_value(void *context, const struct value *value)
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

static uint32_t insured_region(const struct scene *scene, const struct content *content)
{
    if (!content || content->insured_in == NO_INDEX || scene->insured.state != ANSWER_KNOWN)
        return NO_INDEX;
    return content_region_of(content, (uint32_t)scene->insured.number);
}

/* How far back a date may lie that is asked for on a day. */
static int32_t furthest_back(struct looking *looking)
{
    const struct content *content = looking->content;
    int32_t most = 0;

    for (uint32_t i = 0; i < content->question_count; i++) {
        int64_t least, last;

        if (!bit_get(looking->read->facts, i) || !types_of(content, i)->is_day ||
            content->questions[i].least.kind != BOUND_TODAY)
            continue;
        question_range(&looking->session, i, &least, &last);
        if (looking->session.today - least > most)
            most = (int32_t)(looking->session.today - least);
    }
    return most;
}

static int32_t last_day(struct looking *looking)
{
    const struct content *content = looking->content;
    struct horizon horizon = {content->dated, content->dated};

    for (uint32_t i = 0; i < content->parameter_count; i++)
        scene_values(looking->scene, i, horizon_value, &horizon);
    for (uint32_t i = 0; i < content->zone_count; i++) {
        horizon_add(&horizon, content->zones[i].from);
        horizon_add(&horizon, content->zones[i].to);
    }
    if (content->year_count > 0)
        horizon_add(&horizon, content->years[content->year_count - 1].last);
    horizon_atoms(content, &horizon);
    return horizon.last + furthest_back(looking) + YEAR;
}

/* ---- one day ---------------------------------------------------------------------------- */

/* Which values hold; `content` is the scene's or the other. */
static void mix_values(struct looking *looking, const struct content *content, uint32_t region)
{
    uint32_t scheme = content->scheme;
    uint32_t schemes = scheme == NO_INDEX ? 0 : content->questions[scheme].options.count;

    looking->session.content = content;
    for (uint32_t i = 0; i < content->parameter_count; i++) {
        if (!bit_get(looking->read->values, i) || !(looking->scene->depends[i] & DEPENDS_TODAY))
            continue;
        for (uint32_t n = 0; n <= schemes; n++) {
            const struct value *value;

            if (n > 0) {
                bit_set(looking->trail.live, scheme);
                looking->trail.answers[scheme] =
                    (struct answer){.state = ANSWER_KNOWN, .number = n - 1};
            }
            value = parameter_value_in(&looking->session, &looking->trail, region, i);
            mix(looking, value ? (uint64_t)(value - content->values) : UINT64_MAX);
        }
        if (schemes > 0)
            looking->trail.live[scheme / 32] &= ~(1u << (scheme % 32));
    }
    looking->session.content = looking->content;
}

static void mix_relations(struct looking *looking)
{
    const struct scene *scene = looking->scene;

    for (uint32_t i = 0; scene->zones_change && i < scene->place_count; i++)
        mix(looking, place_relation(looking->content, scene->places[i].insured,
                                    scene->places[i].care, looking->session.today));
}

static struct today_atoms atoms_of_today(const struct content *content, struct arena *arena)
{
    struct today_atoms atoms = {.content = content};

    if (!content)
        return atoms;
    atoms.list = arena_alloc(arena, (content->atom_count + 1) * sizeof(uint32_t));
    for (uint32_t i = 0; i < content->atom_count; i++) {
        const struct atom *atom = &content->atoms[i];
        uint32_t other = atom->left == TERM_TODAY ? atom->right : atom->left;

        if ((atom->left == TERM_TODAY || atom->right == TERM_TODAY) &&
            (other == TERM_NONE || other == TERM_VALUE || other == TERM_TODAY))
            atoms.list[atoms.count++] = i;
    }
    return atoms;
}

static void mix_today(struct looking *looking, const struct today_atoms *atoms)
{
    if (!atoms->content)
        return;
    looking->session.content = atoms->content;
    for (uint32_t i = 0; i < atoms->count; i++)
        mix(looking,
            atom_truth(&looking->session, &looking->trail, &atoms->content->atoms[atoms->list[i]]));
    looking->session.content = looking->content;
}

/* One end of a question's range; open where it follows another answer. */
static int64_t range_end(const struct looking *looking, const struct bound *bound, int64_t open)
{
    bool announced;

    if (bound->kind == BOUND_LITERAL)
        return bound->number;
    if (bound->kind != BOUND_TODAY)
        return open;
    return calendar_add(looking->content, looking->session.today, bound->plus, &announced);
}

/* The cells of a question on this day: most often those of the day before, moved. */
static const struct cells *cells_today(struct looking *looking, uint32_t index)
{
    const struct question *question = &looking->content->questions[index];
    int64_t least = range_end(looking, &question->least, DATE_MIN);
    int64_t most = range_end(looking, &question->most, DATE_MAX);
    uint32_t place = looking->looked++;
    struct cells *cells = &looking->spare;

    cells->count = 0;
    if (place < CELLS_KEPT_MAX) {
        if (!looking->cells[place])
            looking->cells[place] = arena_alloc(looking->arena, sizeof(struct cells));
        cells = looking->cells[place];
    }
    if (!cells_move(looking->cutter, &looking->session, &looking->trail, index, least, most, cells))
        cells_find(looking->cutter, &looking->session, &looking->trail, index, least, most, cells);
    return cells;
}

static void mix_dates(struct looking *looking)
{
    const struct content *content = looking->content;

    for (uint32_t i = 0; i < content->question_count; i++) {
        const struct cells *cells;

        if (!bit_get(looking->read->facts, i) || !types_of(content, i)->is_day)
            continue;
        cells = cells_today(looking, i);
        looking->whole = looking->whole && cells->whole;
        mix(looking, cells->print);
        mix(looking, cells->count);
        /* Where answers are compared with each other it matters which boundary comes first. */
        for (uint32_t n = 0; cells->linked && n < cells->count; n++)
            mix(looking, (uint64_t)(cells->cell[n].first - looking->session.today));
    }
}

/* In any region: every combination of the deadlines that could hold. */
static void mix_choices(struct looking *looking, uint32_t parameter)
{
    const struct content *content = looking->content;

    while (parameter < content->parameter_count &&
           !(bit_get(looking->read->values, parameter) &&
             (looking->scene->depends[parameter] & DEPENDS_CHOICE) &&
             content->parameters[parameter].type == PARAMETER_DEADLINE))
        parameter++;
    if (parameter >= content->parameter_count) {
        mix_dates(looking);
        return;
    }
    for (uint32_t i = 0; i < scene_choices(looking->scene, parameter); i++) {
        if (++looking->choices > CHOICES_MAX) {
            looking->whole = false;
            return;
        }
        scene_value(looking->scene, parameter, (struct answer){.state = ANSWER_KNOWN, .number = i});
        mix_choices(looking, parameter + 1);
    }
    scene_value(looking->scene, parameter, (struct answer){.state = ANSWER_NONE});
}

static uint64_t day_print(struct looking *looking, int32_t today)
{
    looking->session.today = today;
    looking->print = UINT64_C(0xcbf29ce484222325);
    looking->choices = 0;
    looking->looked = 0;
    mix_values(looking, looking->content, looking->regions[0]);
    if (looking->scene->also)
        mix_values(looking, looking->scene->also, looking->regions[1]);
    mix_relations(looking);
    for (size_t i = 0; i < 2; i++)
        mix_today(looking, &looking->atoms[i]);
    mix_choices(looking, 0);
    return looking->print;
}

/* ---- the whole -------------------------------------------------------------------------- */

static bool print_known(const uint64_t *prints, uint32_t count, uint64_t print)
{
    for (uint32_t i = count; i-- > 0;)
        if (prints[i] == print)
            return true;
    return false;
}

static void days_fill(struct looking *looking, struct days *days, uint64_t *prints)
{
    for (int32_t day = days->first; day <= days->last; day++) {
        uint64_t print = day_print(looking, day);

        if (print_known(prints, days->count, print))
            continue;
        if (days->count == DAYS_MAX) {
            days->whole = false;
            return;
        }
        prints[days->count] = print;
        days->list[days->count++] = day;
    }
    days->whole = looking->whole;
}

static struct days days_look(struct arena *arena, struct scene *scene, const struct cutter *cutter,
                             const struct walk_request *request, const struct read_set *read)
{
    const struct content *content = scene->content;
    struct looking *looking = arena_alloc(arena, sizeof(*looking));
    struct days days = {.list = arena_alloc(arena, DAYS_MAX * sizeof(int32_t)), .whole = true};
    int32_t first = request->first_day ? request->first_day : content->dated;

    *looking = (struct looking){
        .scene = scene, .content = content, .cutter = cutter, .read = read, .whole = true};
    session_start(&looking->session, content, request->flow, first);
    if (content->insured_in != NO_INDEX) {
        looking->session.answers[content->insured_in] = scene->insured;
        bit_set(looking->trail.live, content->insured_in);
        looking->trail.answers[content->insured_in] = scene->insured;
    }
    days.first = days.last = first;
    if (read->today)
        days.last = request->last_day ? request->last_day : last_day(looking);
    looking->arena = arena;
    looking->atoms[0] = atoms_of_today(content, arena);
    looking->atoms[1] = atoms_of_today(scene->also, arena);
    looking->regions[0] = insured_region(scene, content);
    looking->regions[1] = insured_region(scene, scene->also);
    days_fill(looking, &days, arena_alloc(arena, DAYS_MAX * sizeof(uint64_t)));
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
static bool reads_alike(const struct content *content, const struct read_set *a,
                        const struct read_set *b)
{
    if (a->today != b->today || memcmp(a->values, b->values, sizeof(a->values)) != 0)
        return false;
    for (uint32_t i = 0; i < content->question_count; i++)
        if (types_of(content, i)->is_day && bit_get(a->facts, i) != bit_get(b->facts, i))
            return false;
    return true;
}

struct days days_find(struct arena *arena, struct scene *scene, const struct cutter *cutter,
                      const struct walk_request *request, const struct read_set *read)
{
    struct walk_memo *memo = request->memo;
    struct days_known *known;

    if (!memo || !read->today)
        return days_look(arena, scene, cutter, request, read);
    for (known = memo->days; known; known = known->next)
        if (reads_alike(scene->content, &known->read, read))
            return known->days;
    known = arena_alloc(&memo->arena, sizeof(*known));
    known->next = memo->days;
    known->read = *read;
    known->days = days_look(arena, scene, cutter, request, read);
    known->days.list = (int32_t *)(void *)arena_copy(&memo->arena, (const char *)known->days.list,
                                                     known->days.count * sizeof(int32_t));
    memo->days = known;
    return known->days;
}

void walk_memo_free(struct walk_memo *memo)
{
    arena_free(&memo->arena);
    *memo = (struct walk_memo){.days = NULL};
}

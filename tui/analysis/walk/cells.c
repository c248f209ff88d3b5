/* Cutting ranges: see cells.h. */
#include "analysis/walk/cells.h"

#include <string.h>

#include "analysis/walk/cutter.h"
#include "analysis/walk/live.h"
#include "engine/rules.h"

#define TRUTHS_MAX 256 /* comparisons times settings */
#define SETTINGS_MAX 32

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

struct cutting {
    const struct question_cuts *cuts;
    struct session *session;
    struct trail *trail;
    uint32_t question;
    struct setting settings[SETTINGS_MAX];
    uint32_t setting_count;
    struct cells *cells;
};

static void answer_put(struct cutting *cutting, uint32_t fact, struct answer answer)
{
    bit_set(cutting->trail->live, fact);
    cutting->trail->answers[fact] = answer;
}

static void setting_truths(struct cutting *cutting, const struct setting *setting,
                           struct truths *truths, uint32_t *place)
{
    const struct content *content = cutting->session->content;
    uint32_t kept = setting->fact == NO_INDEX ? 0 : cutting->trail->live[setting->fact / 32];

    if (setting->fact != NO_INDEX)
        answer_put(cutting, setting->fact, setting->answer);
    for (uint32_t i = 0; i < cutting->cuts->count; i++, ++*place) {
        const struct comparison *comparison = &cutting->cuts->comparisons[i];

        cutting->session->content = comparison->content;
        truths->bits[*place / 32] |=
            (uint64_t)atom_truth(cutting->session, cutting->trail, &comparison->atom)
            << (*place % 32 * 2);
    }
    cutting->session->content = content;
    if (setting->fact != NO_INDEX)
        cutting->trail->live[setting->fact / 32] = kept;
}

static struct truths truths_at(struct cutting *cutting, int64_t number)
{
    struct truths truths = {{0}};
    uint32_t place = 0;

    answer_put(cutting, cutting->question,
               (struct answer){.state = ANSWER_KNOWN, .number = number});
    for (uint32_t i = 0; i < cutting->setting_count; i++)
        setting_truths(cutting, &cutting->settings[i], &truths, &place);
    return truths;
}

static bool truths_same(const struct truths *a, const struct truths *b)
{
    return memcmp(a, b, sizeof(*a)) == 0;
}

/* ---- cutting ---------------------------------------------------------------------------- */

static uint64_t truths_print(const struct truths *truths)
{
    uint64_t print = UINT64_C(0xcbf29ce484222325);

    for (size_t i = 0; i < TRUTHS_MAX / 32; i++) {
        print = (print ^ truths->bits[i]) * UINT64_C(0xff51afd7ed558ccd);
        print ^= print >> 32;
    }
    return print;
}

static void cell_end(struct cutting *cutting, int64_t last, const struct truths *truths)
{
    struct cells *cells = cutting->cells;
    struct cell *cell = &cells->cell[cells->count - 1];

    cell->last = last;
    cell->print = truths_print(truths);
    cells->print = (cells->print ^ cell->print) * UINT64_C(0x100000001b3);
    cells->print ^= cells->print >> 29;
}

static void cell_begin(struct cutting *cutting, int64_t first)
{
    struct cells *cells = cutting->cells;

    if (cells->count == CELLS_MAX)
        cells->whole = false;
    else
        cells->count++;
    cells->cell[cells->count - 1].first = first;
}

/* Cuts between two values whose truths are known; the cell of `low` is begun, that of `high` left open. */
static void cut_between(struct cutting *cutting, int64_t low, const struct truths *at_low,
                        int64_t high, const struct truths *at_high)
{
    if (truths_same(at_low, at_high) || !cutting->cells->whole)
        return;
    if (low + 1 == high) {
        cell_end(cutting, low, at_low);
        cell_begin(cutting, high);
        return;
    }
    int64_t middle = low + (high - low) / 2;
    struct truths at_middle = truths_at(cutting, middle);

    cut_between(cutting, low, at_low, middle, &at_middle);
    cut_between(cutting, middle, &at_middle, high, at_high);
}

static void cut_piece(struct cutting *cutting, int64_t first, int64_t last)
{
    struct truths low = truths_at(cutting, first);
    struct truths high = truths_at(cutting, last);

    cell_begin(cutting, first);
    if (cutting->cuts->stepwise)
        for (int64_t number = first + 1; number <= last && cutting->cells->whole; number++) {
            struct truths next = truths_at(cutting, number);

            cut_between(cutting, number - 1, &low, number, &next);
            low = next;
        }
    else
        cut_between(cutting, first, &low, last, &high);
    cell_end(cutting, last, &high);
}

static void settings_add(struct cutting *cutting, uint32_t fact, int64_t number)
{
    if (cutting->setting_count < SETTINGS_MAX)
        cutting->settings[cutting->setting_count++] = (struct setting){
            fact, {.state = ANSWER_KNOWN, .number = number}
        };
    else
        cutting->cells->whole = false;
}

static void settings_find(const struct cutter *cutter, struct cutting *cutting)
{
    const struct content *content = cutter->scene->content;
    uint32_t scheme = content->scheme, other = cutting->cuts->other;

    cutting->settings[0].fact = NO_INDEX;
    cutting->setting_count = 1;
    if (cutting->cuts->by_scheme && scheme != NO_INDEX && !bit_get(cutting->trail->live, scheme))
        for (uint32_t i = 0; i < content->questions[scheme].options.count; i++)
            settings_add(cutting, scheme, i);
    if (other != NO_INDEX && !bit_get(cutting->trail->live, other)) {
        const struct question_cuts *cuts = &cutter->cuts[other];

        for (uint32_t i = 0; i < cuts->day_count; i++) {
            settings_add(cutting, other, cuts->days[i] - 1);
            settings_add(cutting, other, cuts->days[i]);
        }
    }
}

static void cut_range(struct cutting *cutting, int64_t least, int64_t most)
{
    for (uint32_t i = 0; i < cutting->cuts->day_count; i++) {
        int64_t day = cutting->cuts->days[i];

        if (day <= least || day > most)
            continue;
        cut_piece(cutting, least, day - 1);
        least = day;
    }
    cut_piece(cutting, least, most);
}

/* ---- moving ----------------------------------------------------------------------------- */

static bool holds_at(struct cutting *cutting, const struct cell *cell, int64_t number)
{
    struct truths truths = truths_at(cutting, number);

    return truths_print(&truths) == cell->print;
}

/* Finds the boundary before a cell again, where it was or one later. */
static bool boundary_move(struct cutting *cutting, uint32_t index)
{
    struct cell *cell = &cutting->cells->cell[index];

    for (int shift = 0; shift < 2; shift++) {
        int64_t first = cell->first + shift;

        if (first <= cell[-1].first || !holds_at(cutting, &cell[-1], first - 1) ||
            !holds_at(cutting, cell, first))
            continue;
        cell->first = first;
        cell[-1].last = first - 1;
        return true;
    }
    return false;
}

bool cells_move(const struct cutter *cutter, struct session *session, struct trail *trail,
                uint32_t question, int64_t least, int64_t most, struct cells *cells)
{
    struct cutting cutting = {.cuts = &cutter->cuts[question],
                              .session = session,
                              .trail = trail,
                              .question = question,
                              .cells = cells};
    uint32_t kept = trail->live[question / 32];
    bool moved = cells->count > 0 && cells->whole && !cutting.cuts->stepwise &&
                 cutting.cuts->day_count == 0 && least < cells->cell[0].last + (cells->count == 1);

    if (!moved || least > most || most < cells->cell[cells->count - 1].first)
        return false;
    settings_find(cutter, &cutting);
    cells->cell[0].first = least;
    cells->cell[cells->count - 1].last = most;
    moved = holds_at(&cutting, &cells->cell[0], least) &&
            holds_at(&cutting, &cells->cell[cells->count - 1], most);
    for (uint32_t i = 1; i < cells->count && moved; i++)
        moved = boundary_move(&cutting, i);
    trail->live[question / 32] = kept;
    return moved;
}

/* ---- the whole -------------------------------------------------------------------------- */

void cells_find(const struct cutter *cutter, struct session *session, struct trail *trail,
                uint32_t question, int64_t least, int64_t most, struct cells *cells)
{
    struct cutting cutting = {.cuts = &cutter->cuts[question],
                              .session = session,
                              .trail = trail,
                              .question = question,
                              .cells = cells};
    uint32_t kept = trail->live[question / 32];

    cells->count = 0;
    cells->whole = true;
    cells->print = 0;
    cells->linked = cutting.cuts->linked;
    if (least > most)
        return;
    settings_find(cutter, &cutting);
    if (cutting.cuts->count * cutting.setting_count > TRUTHS_MAX)
        cells->whole = false;
    else
        cut_range(&cutting, least, most);
    trail->live[question / 32] = kept;
}

/*
 * In what way two results differ, and which difference that is.
 */
#include "analysis/diff/differing.h"

#define DIFFERENCES_MAX 400 /* more are counted with the last */

static uint64_t item_print(const struct half *half, const struct item *item, bool translate)
{
    const struct content *content = half->content;
    struct span members = content->brings[item->bring].members;
    uint64_t print = print_mix((uint64_t)item->maybe << 32 | item->copies, item->necessity);

    if (item->document != NO_INDEX)
        return print_mix(print,
                         translate ? half->naming.documents[item->document] : item->document);
    for (uint32_t i = 0; i < members.count; i++) {
        uint32_t document = content->indexes[members.first + i];

        print = print_mix(print, translate ? half->naming.documents[document] : document);
    }
    return print;
}

/* Of the papers only one of two lists has. */
static uint64_t papers_print(const struct differing *differing, const struct behaviour *before,
                             const struct behaviour *after)
{
    const struct checklist *lists[2] = {&before->result.checklist, &after->result.checklist};
    uint64_t prints[2][CHECKLIST_MAX], print = 0;

    for (unsigned n = 0; n < 2; n++)
        for (uint32_t i = 0; i < lists[n]->count; i++)
            prints[n][i] = item_print(&differing->half[n], &lists[n]->item[i], n == HALF_OLD);
    for (unsigned n = 0; n < 2; n++)
        for (uint32_t i = 0; i < lists[n]->count; i++) {
            bool both = false;

            for (uint32_t k = 0; k < lists[1 - n]->count; k++)
                both = both || prints[1 - n][k] == prints[n][i];
            if (!both)
                print += print_mix(prints[n][i], n + 1);
        }
    return print;
}

static bool dates_differ(const struct differing *differing, const struct behaviour *before,
                         const struct behaviour *after)
{
    const struct result *a = &before->result, *b = &after->result;

    if (a->due_count != b->due_count)
        return true;
    for (uint32_t i = 0; i < a->due_count; i++)
        if (differing->half[HALF_OLD].naming.deadlines[a->due[i].deadline] != b->due[i].deadline ||
            a->due[i].state != b->due[i].state ||
            (a->due[i].state == DEADLINE_DATE && a->due[i].date != b->due[i].date))
            return true;
    return false;
}

/* Fills *print with what tells this difference from others. */
static unsigned differs_how(const struct differing *differing, const struct behaviour *before,
                            const struct behaviour *after, uint64_t *print)
{
    const struct trail *a = &before->result.trail, *b = &after->result.trail;
    const struct half *old = &differing->half[HALF_OLD];
    unsigned differs = 0;

    if (a->state != TRAIL_DONE || b->state != TRAIL_DONE) {
        differs = b->state == TRAIL_GAP ? DIFFERS_GAP : DIFFERS_QUESTION;
        *print = print_mix(print_mix(differs, a->node), b->node);
        return differs;
    }
    if (old->naming.outcomes[a->outcome] != b->outcome)
        differs |= DIFFERS_OUTCOME;
    if (old->naming.verdicts[before->verdict] != after->verdict)
        differs |= DIFFERS_VERDICT;
    *print = print_mix(print_mix(a->outcome, b->outcome), before->verdict);
    if (differs)
        return differs;
    *print = papers_print(differing, before, after);
    if (*print != 0)
        differs |= DIFFERS_PAPERS;
    if (dates_differ(differing, before, after))
        differs |= DIFFERS_DATES;
    if (!(differs & (DIFFERS_PAPERS | DIFFERS_DATES))) {
        differs |= DIFFERS_STEPS;
        *print = print_mix(print_mix(a->outcome, (uint64_t)before->steps << 32 | after->steps),
                           (uint64_t)before->notes << 32 | after->notes);
    }
    *print = print_mix(*print, differs);
    return differs;
}

uint32_t difference_of(struct differing *differing, bool new, const struct session *session,
                       const struct behaviour *before, const struct behaviour *after)
{
    struct differences *all = differing->differences;
    struct difference difference = {.flow = session->flow, .under_new = new, .example = *session};
    const uint64_t *prints = (void *)differing->prints.data;
    const double none[2] = {0, 0};
    uint64_t print = 0;

    difference.differs = differs_how(differing, before, after, &print);
    for (uint32_t i = differing->first; i < all->count; i++)
        if (prints[i] == print)
            return i;
    if (all->count == DIFFERENCES_MAX)
        return all->count - 1;
    difference.before = *before;
    difference.after = *after;
    buffer_add(&all->list, &difference, sizeof(difference));
    buffer_add(&differing->prints, &print, sizeof(print));
    buffer_add(&differing->counted, none, sizeof(none));
    return all->count++;
}

/*
 * The ends of walks as rows of answers, in the numbers of the new content.
 */
#include "analysis/diff/differing.h"

#include "engine/rules.h"
#include "engine/types.h"

static void side_add(struct group_ends *ends, uint32_t fact, bool range)
{
    if (ends->side_count < GROUP_SIDES_MAX)
        ends->side[ends->side_count++] = (struct group_side){.fact = fact, .range = range};
}

bool fact_ranged(const struct content *content, uint32_t fact)
{
    return types_shape(content, fact) == SHAPE_RANGE;
}

void ends_start(struct differing *differing)
{
    const struct content *old = differing->half[HALF_OLD].content,
                         *new = differing->half[HALF_NEW].content;

    differing->ends.side_count = 0;
    side_add(&differing->ends, CLAUSE_REGION, false);
    side_add(&differing->ends, CLAUSE_TODAY, true);
    for (uint32_t i = 0; i < new->question_count; i++)
        if (i != new->insured_in)
            side_add(&differing->ends, i, fact_ranged(new, i));
    for (uint32_t i = 0; i < old->question_count; i++)
        if (differing->half[HALF_OLD].naming.facts[i] & NAMING_FOREIGN)
            side_add(&differing->ends, NAMING_FOREIGN | i, fact_ranged(old, i));
}

/* The answer a session of `half` was given to the fact of a side. */
static int32_t side_code(const struct half *half, const struct session *session,
                         const struct trail *trail, uint32_t fact)
{
    struct answer answer = trail_answer(trail, fact);
    enum relation relation;

    if (answer.state == ANSWER_NONE || answer.origin == ORIGIN_IMPLIED)
        return CODE_UNASKED;
    if (answer.state == ANSWER_UNSURE)
        return CODE_UNSURE;
    if (types_is_place(half->content, fact))
        return trail_relation(session, trail, fact, &relation) ? (int32_t)relation : CODE_UNSURE;
    return (int32_t)answer.number;
}

static uint32_t option_place(const struct half *old, uint32_t fact, int32_t code)
{
    const struct question *question = &old->content->questions[fact];

    if (question->options.count == 0 || types_shape(old->content, fact) == SHAPE_SET || code < 0)
        return (uint32_t)code;
    return old->naming.options[question->options.first + (uint32_t)code];
}

void end_add(struct differing *differing, bool new, const struct session *session,
             const struct trail *trail, uint32_t region, uint32_t group)
{
    const struct half *half = &differing->half[new];
    struct group_ends *ends = &differing->ends;

    for (uint32_t i = 0; i < ends->side_count; i++) {
        uint32_t fact = ends->side[i].fact;
        int32_t code = CODE_UNASKED;

        if (fact == CLAUSE_REGION)
            code = (int32_t)region;
        else if (fact == CLAUSE_TODAY)
            code = session->today;
        else if (fact & NAMING_FOREIGN)
            code = new ? CODE_UNASKED : side_code(half, session, trail, fact & ~NAMING_FOREIGN);
        else if (new)
            code = side_code(half, session, trail, fact);
        else if (!(differing->half[HALF_NEW].naming.facts[fact] & NAMING_FOREIGN)) {
            uint32_t here = differing->half[HALF_NEW].naming.facts[fact];

            code = side_code(half, session, trail, here);
            if (code != CODE_UNASKED && code != CODE_UNSURE)
                code = (int32_t)option_place(half, here, code);
        }
        buffer_add(&ends->codes, &code, sizeof(code));
    }
    buffer_add(&ends->groups, &group, sizeof(group));
    ends->count++;
}

/*
 * What a region says: the value in force for a place of insurance, a scheme and a day.
 *
 * Where scheme or day is not known, every value that could apply is looked at, and counts only if
 * all of them say the same.
 */
#include "engine/eval.h"
#include "engine/rules.h"

/* All that could apply, put together one by one. */
struct pile {
    const struct content *content;
    uint32_t parameter;
    uint32_t region;           /* of the place of insurance */
    const struct value *value; /* what they agree on so far; NULL = one is unknown */
    uint32_t where;
    bool any;  /* something was looked at */
    bool some; /* one of them at least is known */
    bool differ;
};

/* The values of one parameter in one region are a run of its values. */
static uint32_t value_first(const struct content *content, struct span span, uint32_t parameter)
{
    uint32_t low = span.first;
    uint32_t high = span.first + span.count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (content->values[middle].parameter < parameter)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* In one region: a value for the scheme goes before one for all. */
static const struct value *region_value(const struct pile *pile, uint32_t region, uint32_t scheme,
                                        int32_t date)
{
    const struct content *content = pile->content;
    struct span span = content->regions[region].values;
    const struct value *best = NULL;

    for (uint32_t i = value_first(content, span, pile->parameter); i < span.first + span.count;
         i++) {
        const struct value *value = &content->values[i];

        if (value->parameter != pile->parameter)
            break;
        if (date < value->from || date > value->to ||
            (value->schemes && !(value->schemes & scheme)))
            continue;
        if (!best || (best->schemes == 0 && value->schemes != 0))
            best = value;
    }
    return best;
}

static bool value_equal(uint32_t type, const struct value *a, const struct value *b)
{
    const struct deadline_rule *x = &a->deadline;
    const struct deadline_rule *y = &b->deadline;

    if (type == PARAMETER_TEXT)
        return a->text.zh == b->text.zh && a->text.en == b->text.en;
    if (type != PARAMETER_DEADLINE)
        return a->number == b->number;
    return x->kind == y->kind && x->plus.amount == y->plus.amount && x->plus.unit == y->plus.unit &&
           x->month == y->month && x->day == y->day && x->roll == y->roll &&
           x->count_first == y->count_first && x->event.zh == y->event.zh;
}

/* Adds what holds for one scheme on one day: the nearest region up the line that says anything. */
static void pile_add(struct pile *pile, uint32_t scheme, int32_t date)
{
    const struct value *value = NULL;
    uint32_t region = pile->region;

    for (; region != NO_INDEX; region = pile->content->regions[region].parent) {
        value = region_value(pile, region, scheme, date);
        if (value)
            break;
    }
    if (value && !value->known)
        value = NULL;
    if (value)
        pile->some = true;
    if (!pile->any) {
        pile->value = value;
        pile->where = region;
    } else if (!value != !pile->value ||
               (value && value != pile->value &&
                !value_equal(pile->content->parameters[pile->parameter].type, value, pile->value)))
        pile->differ = true;
    pile->any = true;
}

static void pile_add_schemes(struct pile *pile, struct answer scheme, int32_t date)
{
    uint32_t fact = pile->content->scheme;

    if (fact == NO_INDEX)
        pile_add(pile, 0, date);
    else if (scheme.state == ANSWER_KNOWN)
        pile_add(pile, 1u << scheme.number, date);
    else
        for (uint32_t i = 0; i < pile->content->questions[fact].options.count; i++)
            pile_add(pile, 1u << i, date);
}

/* The first day after `date` on which another value may hold; INT32_MAX = never again. */
static int32_t next_change(const struct pile *pile, int32_t date)
{
    const struct content *content = pile->content;
    int32_t next = INT32_MAX;

    for (uint32_t region = pile->region; region != NO_INDEX;
         region = content->regions[region].parent) {
        struct span span = content->regions[region].values;

        for (uint32_t i = value_first(content, span, pile->parameter);
             i < span.first + span.count && content->values[i].parameter == pile->parameter; i++) {
            const struct value *value = &content->values[i];

            if (value->from > date && value->from < next)
                next = value->from;
            if (value->to >= date && value->to < INT32_MAX && value->to + 1 < next)
                next = value->to + 1;
        }
    }
    return next;
}

/* Every day the date could be, in stretches on which nothing changes. */
static void pile_add_range(struct pile *pile, struct answer scheme, int64_t least, int64_t most)
{
    int64_t date = least;

    while (date <= most) {
        pile_add_schemes(pile, scheme, (int32_t)date);
        int32_t next = next_change(pile, (int32_t)date);

        if (next == INT32_MAX)
            break;
        date = next;
    }
}

/* Only where every input that is missing is the subject is its 不清楚 the cause. */
static enum cause pile_cause(const struct eval *eval, const struct pile *pile, struct answer scheme,
                             struct answer as_of)
{
    uint32_t fact = pile->content->parameters[pile->parameter].as_of;
    bool other = (scheme.state != ANSWER_KNOWN && pile->content->scheme != NO_INDEX &&
                  pile->content->scheme != eval->subject) ||
                 (fact != NO_INDEX && as_of.state != ANSWER_KNOWN && fact != eval->subject);

    return pile->some && eval->subject != NO_INDEX && !other ? CAUSE_SUBJECT : CAUSE_OTHER;
}

static uint32_t region_of(const struct eval *eval, uint32_t insured)
{
    struct place_cache *places = eval->places;
    uint32_t region;

    if (places && places->insured == insured)
        return places->region;
    region = content_region_of(eval->session->content, insured);
    if (places) {
        places->insured = insured;
        places->region = region;
    }
    return region;
}

/* Where the place of insurance is answered: the region whose file speaks for it. */
static uint32_t insured_region(const struct eval *eval, enum cause *cause)
{
    const struct content *content = eval->session->content;
    struct answer insured = {.state = ANSWER_NONE};

    if (content->insured_in != NO_INDEX)
        insured = eval_fact(eval, content->insured_in);
    *cause = insured.state != ANSWER_KNOWN && content->insured_in == eval->subject &&
                     eval->subject != NO_INDEX
                 ? CAUSE_SUBJECT
                 : CAUSE_OTHER;
    return insured.state == ANSWER_KNOWN ? region_of(eval, (uint32_t)insured.number) : NO_INDEX;
}

/* What a region says; `cause` is why there is none where the region is NO_INDEX. */
static struct found value_in(const struct eval *eval, uint32_t region, uint32_t parameter,
                             enum cause cause)
{
    const struct content *content = eval->session->content;
    uint32_t as_of_fact = content->parameters[parameter].as_of;
    struct answer scheme = {.state = ANSWER_NONE};
    struct answer as_of = {.state = ANSWER_NONE};
    struct pile pile = {
        .content = content, .parameter = parameter, .region = region, .where = NO_INDEX};

    if (region == NO_INDEX)
        return (struct found){.region = NO_INDEX, .cause = cause};
    if (content->scheme != NO_INDEX)
        scheme = eval_fact(eval, content->scheme);
    if (as_of_fact == NO_INDEX)
        pile_add_schemes(&pile, scheme, eval->session->today);
    else {
        as_of = eval_fact(eval, as_of_fact);
        int64_t least = as_of.number;
        int64_t most = least;

        if (as_of.state != ANSWER_KNOWN)
            eval_range(eval, as_of_fact, &least, &most);
        pile_add_range(&pile, scheme, least, most);
    }
    if (pile.value && !pile.differ)
        return (struct found){.value = pile.value, .region = pile.where};
    return (struct found){.region = NO_INDEX, .cause = pile_cause(eval, &pile, scheme, as_of)};
}

struct found eval_value(const struct eval *eval, uint32_t parameter)
{
    enum cause cause;
    uint32_t region = insured_region(eval, &cause);

    return value_in(eval, region, parameter, cause);
}

const struct value *parameter_value_in(const struct session *session, const struct trail *trail,
                                       uint32_t region, uint32_t parameter)
{
    struct eval eval = eval_of(session, trail);

    return value_in(&eval, region, parameter, CAUSE_NONE).value;
}

const struct value *parameter_value(const struct session *session, const struct trail *trail,
                                    uint32_t parameter, uint32_t *region)
{
    struct eval eval = eval_of(session, trail);
    struct found found = eval_value(&eval, parameter);

    if (region)
        *region = found.region;
    return found.value;
}

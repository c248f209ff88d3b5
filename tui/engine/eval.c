/*
 * One look at a session through its trail: facts, values, dates and rules as they stand, and where a
 * node leads. All of it in one file, for each needs the others: a fact may be implied by a rule, a rule
 * reads values and deadlines, and those count from facts.
 */
#include "engine/eval.h"

#include "engine/types.h"
#include "engine/values.h"
#include "model/calendar.h"
#include "model/pool.h"

#include <assert.h>

/* ---- facts ---------------------------------------------------------------------------------- */

struct answer eval_implied(const struct eval *eval, uint32_t question)
{
    const struct content *content = eval->session->content;
    struct span span = content->questions[question].implied;
    struct eval deeper = *eval;

    deeper.depth++;
    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        const struct implied *implied = &content->implieds[i];
        enum cause cause;

        if (eval_rule(&deeper, implied->rule, &cause) == TRUTH_TRUE)
            return (struct answer){.state = (uint8_t)implied->state,
                                   .origin = ORIGIN_IMPLIED,
                                   .number = implied->number};
    }
    return (struct answer){.state = ANSWER_NONE};
}

struct answer eval_fact(const struct eval *eval, uint32_t fact)
{
    const struct content *content = eval->session->content;

    if (fact_live(eval->trail, fact))
        return eval->trail->answers[fact];
    if (fact < content->question_count && content->questions[fact].implied.count > 0 &&
        eval->depth < IMPLIED_DEPTH_MAX)
        return eval_implied(eval, fact);
    return (struct answer){.state = ANSWER_NONE};
}

static enum relation relation_of(const struct eval *eval, uint32_t insured, uint32_t care)
{
    const struct session *session = eval->session;
    struct place_cache *places = eval->places;
    enum relation relation;

    if (places && places->relation_insured == insured && places->relation_care == care)
        return places->relation;
    relation = pool_relation(session->content, insured, care, session->today);
    if (places) {
        places->relation_insured = insured;
        places->relation_care = care;
        places->relation = relation;
    }
    return relation;
}

bool eval_relation(const struct eval *eval, uint32_t fact, enum relation *relation)
{
    const struct content *content = eval->session->content;
    struct answer care = eval_fact(eval, fact);
    uint32_t insured = 0;

    if (care.state != ANSWER_KNOWN)
        return false;
    if (content->insured_in != NO_INDEX) {
        struct answer answer = eval_fact(eval, content->insured_in);

        insured = answer.state == ANSWER_KNOWN ? (uint32_t)answer.number : 0;
    }
    if (insured == 0) {
        /* Places abroad have one answer wherever the person is insured. */
        *relation = RELATION_ABROAD;
        return pool_is_abroad((uint32_t)care.number);
    }
    *relation = relation_of(eval, insured, (uint32_t)care.number);
    return true;
}

/* ---- ranges --------------------------------------------------------------------------------- */

/* One end of `within`; `open` where the date it refers to is not known. */
static int64_t bound_end(const struct eval *eval, const struct bound *bound, int64_t open)
{
    int64_t number = bound->number;
    bool announced;

    if (bound->kind == BOUND_NONE)
        return open;
    if (bound->kind == BOUND_LITERAL)
        return number;
    if (bound->kind == BOUND_TODAY)
        number = eval->session->today;
    else {
        struct answer answer = eval_fact(eval, bound->fact);

        if (answer.state != ANSWER_KNOWN)
            return open;
        number = answer.number;
    }
    if (bound->plus.amount == 0)
        return number;
    return calendar_add(eval->session->content, (int32_t)number, bound->plus, &announced);
}

void eval_range(const struct eval *eval, uint32_t question, int64_t *least, int64_t *most)
{
    const struct question *record = &eval->session->content->questions[question];

    const struct answer_type *type = &answer_types[record->type];

    *least = bound_end(eval, &record->least, type->least);
    *most = bound_end(eval, &record->most, type->most);
    if (type->is_day) {
        *least = *least < DATE_MIN ? DATE_MIN : *least;
        *most = *most > DATE_MAX ? DATE_MAX : *most;
    }
}

bool eval_accepts(const struct eval *eval, uint32_t question, uint32_t offered,
                  struct answer answer)
{
    const struct question *record = &eval->session->content->questions[question];
    int64_t least;
    int64_t most;

    if (answer.state != ANSWER_KNOWN)
        return answer.state == ANSWER_UNSURE;
    if (answer_types[record->type].shape != SHAPE_RANGE)
        return types_allow(record, offered, answer.number);
    eval_range(eval, question, &least, &most);
    return answer.number >= least && answer.number <= most;
}

/* ---- what a region says --------------------------------------------------------------------- */

static bool facts_have(const struct content *content, struct span facts, uint32_t fact)
{
    for (uint32_t i = 0; i < facts.count; i++)
        if (content->indexes[facts.first + i] == fact)
            return true;
    return false;
}

/* The first of these facts that is known; NO_INDEX where none is. */
static uint32_t facts_first_known(const struct eval *eval, struct span facts, struct answer *answer)
{
    const struct content *content = eval->session->content;

    for (uint32_t i = 0; i < facts.count; i++) {
        *answer = eval_fact(eval, content->indexes[facts.first + i]);
        if (answer->state == ANSWER_KNOWN)
            return content->indexes[facts.first + i];
    }
    *answer = (struct answer){.state = ANSWER_NONE};
    return NO_INDEX;
}

/* A fact that values are limited by: which of its options holds, or how many could. */
static struct candidate_fact limited_fact(const struct eval *eval, uint32_t fact)
{
    const struct content *content = eval->session->content;
    struct candidate_fact limited = {.fact = fact};
    struct answer answer = {.state = ANSWER_NONE};
    enum relation relation;

    if (types_is_place(content, fact)) {
        limited.options = RELATION_COUNT;
        limited.known = eval_relation(eval, fact, &relation);
        limited.option = limited.known ? relation : 0;
        return limited;
    }
    answer = eval_fact(eval, fact);
    limited.options = content->questions[fact].options.count;
    limited.known = answer.state == ANSWER_KNOWN;
    limited.option = limited.known ? (uint32_t)answer.number : 0;
    return limited;
}

/* Whether a fact that values are limited by is missing, and is not the subject. */
static bool limits_missing(const struct eval *eval, uint32_t parameter)
{
    const struct content *content = eval->session->content;
    struct span limits = content->parameters[parameter].limits;

    for (uint32_t i = 0; i < limits.count; i++) {
        uint32_t fact = content->indexes[limits.first + i];

        if (fact != eval->subject && !limited_fact(eval, fact).known)
            return true;
    }
    return false;
}

/* Only where every input that is missing is the subject is its 不清楚 the cause. */
static enum cause missing_cause(const struct eval *eval, const struct candidates *candidates,
                                struct answer scheme, bool undated)
{
    const struct content *content = candidates->content;
    bool other = limits_missing(eval, candidates->parameter) ||
                 (scheme.state != ANSWER_KNOWN && content->scheme != NO_INDEX &&
                  content->scheme != eval->subject) ||
                 (undated && !facts_have(content, content->parameters[candidates->parameter].judged,
                                         eval->subject));

    return candidates->some && eval->subject != NO_INDEX && !other ? CAUSE_SUBJECT : CAUSE_OTHER;
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

/* Adds what holds on the day that counts, or on any that may; true where it is not known which. */
static bool candidates_judged(const struct eval *eval, struct candidates *candidates,
                              struct answer scheme)
{
    const struct content *content = candidates->content;
    struct span judged = content->parameters[candidates->parameter].judged;
    struct answer day;
    int64_t least, most;

    if (judged.count == 0) {
        candidates_on_day(candidates, scheme, eval->session->today);
        return false;
    }
    if (facts_first_known(eval, judged, &day) != NO_INDEX) {
        candidates_on_day(candidates, scheme, (int32_t)day.number);
        return false;
    }
    eval_range(eval, content->indexes[judged.first], &least, &most);
    candidates_within(candidates, scheme, least, most);
    return true;
}

/* Looks at every value that could apply; the scheme is left in *scheme. Whether the day that counts is
 * not known. */
static bool candidates_look(const struct eval *eval, struct candidates *candidates,
                            struct answer *scheme)
{
    const struct content *content = candidates->content;
    const struct parameter *parameter = &content->parameters[candidates->parameter];

    const bool limited = parameter->limits.count > 0 && candidates_limited(candidates);

    for (uint32_t i = 0; limited && i < parameter->limits.count && i < CANDIDATE_FACTS_MAX; i++)
        candidates->facts[candidates->fact_count++] =
            limited_fact(eval, content->indexes[parameter->limits.first + i]);
    if (content->scheme != NO_INDEX)
        *scheme = eval_fact(eval, content->scheme);
    return candidates_judged(eval, candidates, *scheme);
}

struct found eval_value_in(const struct eval *eval, uint32_t region, uint32_t parameter,
                           enum cause cause)
{
    struct answer scheme = {.state = ANSWER_NONE};
    struct candidates candidates = {.content = eval->session->content,
                                    .parameter = parameter,
                                    .region = region,
                                    .where = NO_INDEX};
    bool undated;

    if (region == NO_INDEX)
        return (struct found){.region = NO_INDEX, .cause = cause};
    undated = candidates_look(eval, &candidates, &scheme);
    if (candidates.value && !candidates.differ)
        return (struct found){.value = candidates.value, .region = candidates.where};
    return (struct found){.region = NO_INDEX,
                          .cause = missing_cause(eval, &candidates, scheme, undated)};
}

void eval_values_each(const struct eval *eval, uint32_t parameter,
                      void (*each)(void *context, const struct value *value), void *context)
{
    struct answer scheme = {.state = ANSWER_NONE};
    struct candidates candidates = {.content = eval->session->content,
                                    .parameter = parameter,
                                    .where = NO_INDEX,
                                    .each = each,
                                    .context = context};
    enum cause cause;

    candidates.region = insured_region(eval, &cause);
    if (candidates.region != NO_INDEX)
        candidates_look(eval, &candidates, &scheme);
}

struct found eval_value(const struct eval *eval, uint32_t parameter)
{
    enum cause cause;
    uint32_t region = insured_region(eval, &cause);

    return eval_value_in(eval, region, parameter, cause);
}

/* ---- deadlines ------------------------------------------------------------------------------ */

struct due eval_due(const struct eval *eval, uint32_t index, enum cause *cause)
{
    const struct content *content = eval->session->content;
    const struct deadline *deadline = &content->deadlines[index];
    struct due due = {
        .deadline = index, .rule = &deadline->rule, .announced = true, .anchor = NO_INDEX};
    struct answer anchor = {.state = ANSWER_NONE};

    *cause = CAUSE_OTHER;
    if (deadline->parameter != NO_INDEX) {
        struct found found = eval_value(eval, deadline->parameter);

        due.value = found.value;
        due.rule = found.value ? &found.value->deadline : NULL;
        if (!found.value)
            *cause = found.cause;
    }
    due.from = due.rule && due.rule->from.count > 0 ? due.rule->from : deadline->from;
    due.anchor = facts_first_known(eval, due.from, &anchor);
    if (!due.rule)
        due.state = DEADLINE_NO_RULE;
    else if (due.rule->kind == DEADLINE_EVENT)
        due.state = DEADLINE_IS_EVENT;
    else if (due.anchor == NO_INDEX) {
        due.state = DEADLINE_NO_ANCHOR;
        if (facts_have(content, due.from, eval->subject))
            *cause = CAUSE_SUBJECT;
    } else {
        due_compute(content, (int32_t)anchor.number, &due);
        *cause = CAUSE_NONE;
    }
    return due;
}

/* ---- rules ---------------------------------------------------------------------------------- */

/* Truth in the low two bits, above them why it is unknown (enum cause). */
#define VERITY_TRUTH 3u
#define VERITY_CAUSE_SHIFT 2
#define VERITY_UNKNOWN(cause) (TRUTH_UNKNOWN | (uint32_t)(cause) << VERITY_CAUSE_SHIFT)

/* One side of a comparison. */
struct side {
    bool known;
    enum cause cause; /* why it is not */
    int64_t number;
};

static enum cause fact_cause(const struct eval *eval, uint32_t fact)
{
    return fact == eval->subject && fact != NO_INDEX ? CAUSE_SUBJECT : CAUSE_OTHER;
}

/* What can be said of a case only when it has come to its outcome. */
static struct side side_ended(const struct eval *eval, uint32_t kind)
{
    const struct content *content = eval->session->content;
    uint32_t outcome = eval->trail->outcome;

    if (outcome >= content->outcome_count)
        return (struct side){.cause = CAUSE_OTHER};
    return (struct side){.known = true,
                         .number =
                             kind == TERM_OUTCOME ? outcome : content->outcomes[outcome].verdict};
}

static struct side side_of(const struct eval *eval, uint32_t kind, uint32_t index)
{
    if (kind == TERM_TODAY)
        return (struct side){.known = true, .number = eval->session->today};
    if (kind == TERM_MATTER)
        return (struct side){.known = true, .number = eval->session->flow};
    if (kind == TERM_VERDICT || kind == TERM_OUTCOME)
        return side_ended(eval, kind);
    if (kind == TERM_FACT) {
        struct answer answer = eval_fact(eval, index);

        return (struct side){.known = answer.state == ANSWER_KNOWN,
                             .cause = fact_cause(eval, index),
                             .number = answer.number};
    }
    if (kind == TERM_VALUE) {
        struct found found = eval_value(eval, index);

        return (struct side){.known = found.value != NULL,
                             .cause = found.cause,
                             .number = found.value ? found.value->number : 0};
    }
    enum cause cause;
    struct due due = eval_due(eval, index, &cause);

    return (struct side){.known = due.state == DEADLINE_DATE, .cause = cause, .number = due.last};
}

static bool compare(int64_t left, enum rule_operator op, int64_t right)
{
    switch (op) {
    case OPERATOR_EQ:
        return left == right;
    case OPERATOR_NE:
        return left != right;
    case OPERATOR_LT:
        return left < right;
    case OPERATOR_LE:
        return left <= right;
    case OPERATOR_GT:
        return left > right;
    case OPERATOR_GE:
        return left >= right;
    default:
        return false;
    }
}

static uint32_t verity(bool holds)
{
    return holds ? TRUTH_TRUE : TRUTH_FALSE;
}

/* A place compares by its relation; everything else that has options by their index. */
static uint32_t atom_options(const struct eval *eval, const struct atom *atom, bool place)
{
    struct side side = side_of(eval, atom->left, atom->left_index);
    enum relation relation;

    if (place && side.known) {
        side.known = eval_relation(eval, atom->left_index, &relation);
        side.number = side.known ? (int64_t)relation : 0;
        side.cause = fact_cause(eval, eval->session->content->insured_in);
    }
    if (!side.known)
        return VERITY_UNKNOWN(side.cause);
    return verity(((atom->mask >> side.number & 1u) != 0) == (atom->op != OPERATOR_NE));
}

static uint32_t atom_numbers(const struct eval *eval, const struct atom *atom)
{
    struct side left = side_of(eval, atom->left, atom->left_index);
    struct side right = {.known = true, .number = atom->number};

    if (atom->right != TERM_NONE)
        right = side_of(eval, atom->right, atom->right_index);
    if (!left.known || !right.known)
        return VERITY_UNKNOWN((left.known ? CAUSE_NONE : left.cause) |
                              (right.known ? CAUSE_NONE : right.cause));
    if (atom->right != TERM_NONE && atom->plus.amount != 0) {
        bool announced;

        right.number =
            calendar_add(eval->session->content, (int32_t)right.number, atom->plus, &announced);
    }
    return verity(compare(left.number, atom->op, right.number));
}

/* How the left side of an atom is compared. */
enum comparison { COMPARE_NUMBERS, COMPARE_OPTIONS, COMPARE_RELATION };

static enum comparison atom_comparison(const struct content *content, const struct atom *atom)
{
    static const uint8_t of_shape[] = {
        [SHAPE_OPTION] = COMPARE_OPTIONS,
        [SHAPE_SET] = COMPARE_NUMBERS,
        [SHAPE_RANGE] = COMPARE_NUMBERS,
        [SHAPE_PLACE] = COMPARE_RELATION,
    };
    uint32_t type;

    if (atom->left == TERM_FACT && atom->left_index >= content->question_count)
        return COMPARE_OPTIONS; /* how a flow ended */
    if (atom->left == TERM_VALUE) {
        type = content->parameters[atom->left_index].type;
        return type == PARAMETER_ONE_OF || type == PARAMETER_YES_NO ? COMPARE_OPTIONS
                                                                    : COMPARE_NUMBERS;
    }
    if (atom->left == TERM_VERDICT)
        return COMPARE_OPTIONS;
    if (atom->left != TERM_FACT)
        return COMPARE_NUMBERS;
    return of_shape[types_shape(content, atom->left_index)];
}

static uint32_t atom_verity(const struct eval *eval, const struct atom *atom)
{
    if (atom->op == OPERATOR_IS_KNOWN)
        return verity(side_of(eval, atom->left, atom->left_index).known);
    if (atom->op == OPERATOR_HAS) {
        struct side side = side_of(eval, atom->left, atom->left_index);

        return side.known ? verity((side.number >> atom->number & 1) != 0)
                          : VERITY_UNKNOWN(side.cause);
    }
    enum comparison comparison = atom_comparison(eval->session->content, atom);

    if (comparison == COMPARE_NUMBERS)
        return atom_numbers(eval, atom);
    return atom_options(eval, atom, comparison == COMPARE_RELATION);
}

/* Kleene's and (the smaller truth) or or (the larger); the causes of what stays unknown add up. */
static uint32_t verity_join(uint32_t a, uint32_t b, bool all)
{
    uint32_t truth_a = a & VERITY_TRUTH;
    uint32_t truth_b = b & VERITY_TRUTH;

    if (truth_a == truth_b)
        return a | b;
    return (truth_a < truth_b) == all ? a : b;
}

static uint32_t verity_not(uint32_t a)
{
    return (a & VERITY_TRUTH) == TRUTH_UNKNOWN ? a : TRUTH_TRUE - a;
}

/* Many rules share their atoms: equal ones are one record. */
static uint32_t atom_kept(const struct eval *eval, uint32_t index)
{
    const struct atom *atom = &eval->session->content->atoms[index];
    uint8_t *kept;

    if (eval->atoms == NULL || index >= ATOMS_KEPT)
        return atom_verity(eval, atom);
    kept = &eval->atoms->verity[index];
    if (*kept == 0)
        *kept = (uint8_t)(atom_verity(eval, atom) + 1);
    return *kept - 1u;
}

enum truth eval_rule(const struct eval *eval, uint32_t rule, enum cause *cause)
{
    const struct content *content = eval->session->content;
    struct span span = content->rules[rule].code;
    const uint32_t *code = content->codes + span.first;
    uint32_t stack[RULE_DEPTH_MAX] = {TRUTH_UNKNOWN};
    uint32_t depth = 0;

    for (uint32_t i = 0; i < span.count; i++) {
        if (code[i] == RULE_NOT) {
            assert(depth >= 1);
            stack[depth - 1] = verity_not(stack[depth - 1]);
        } else if (code[i] == RULE_AND || code[i] == RULE_OR) {
            assert(depth >= 2);
            depth--;
            stack[depth - 1] = verity_join(stack[depth - 1], stack[depth], code[i] == RULE_AND);
        } else {
            assert(depth < RULE_DEPTH_MAX);
            stack[depth++] = atom_kept(eval, code[i]);
        }
    }
    *cause = (enum cause)(stack[0] >> VERITY_CAUSE_SHIFT);
    return (enum truth)(stack[0] & VERITY_TRUTH);
}

enum truth eval_atom(const struct eval *eval, const struct atom *atom)
{
    return (enum truth)(atom_verity(eval, atom) & VERITY_TRUTH);
}

/* ---- ways: the rules written at struct node --------------------------------------------------- */

static uint32_t first_given(uint32_t way, uint32_t other)
{
    return way != NO_INDEX ? way : other;
}

static uint32_t way_at(const struct content *content, const struct node *node, uint32_t index)
{
    return index < node->ways.count ? content->indexes[node->ways.first + index] : NO_INDEX;
}

/* One true → taken; none true and one unknown → unsure or unknown; all false → else. */
uint32_t eval_arms_way(const struct eval *outer, const struct node *node, uint32_t subject,
                       struct passed *passed)
{
    const struct arm *arms = outer->session->content->arms + node->arms.first;
    struct eval eval = *outer;
    uint32_t causes = CAUSE_NONE;
    bool unknown = false;

    eval.subject = subject;
    for (uint32_t i = 0; i < node->arms.count; i++) {
        enum cause cause;
        enum truth truth = eval_rule(&eval, arms[i].rule, &cause);

        if (truth == TRUTH_TRUE) {
            passed->rule = arms[i].rule;
            return arms[i].target;
        }
        unknown = unknown || truth == TRUTH_UNKNOWN;
        causes |= cause;
    }
    if (!unknown)
        return node->otherwise;
    if (causes == CAUSE_SUBJECT && node->unsure != NO_INDEX)
        return node->unsure;
    passed->unknown = 1;
    return node->unknown != NO_INDEX || subject == NO_INDEX ? node->unknown : node->unsure;
}

/* The place of an answer among a node's ways; false when it has none. */
static bool way_index(const struct eval *eval, uint32_t fact, const struct answer *answer,
                      uint32_t *index)
{
    const struct content *content = eval->session->content;
    enum relation relation;

    if (!types_is_place(content, fact)) {
        *index = (uint32_t)answer->number;
        return answer->state == ANSWER_KNOWN;
    }
    if (!eval_relation(eval, fact, &relation))
        return false;
    *index = relation;
    return true;
}

/* Where a fact's answer leads: see struct node. */
uint32_t eval_fact_way(const struct eval *eval, const struct node *node, uint32_t fact,
                       const struct answer *answer, struct passed *passed)
{
    bool unsure = answer->state == ANSWER_UNSURE;
    uint32_t index;

    if (node->arms.count > 0)
        return eval_arms_way(eval, node, unsure ? fact : NO_INDEX, passed);
    if (node->ways.count == 0)
        return unsure ? first_given(node->unsure, node->otherwise) : node->otherwise;
    if (answer->state == ANSWER_NONE) {
        passed->unknown = 1;
        return first_given(node->unknown, node->unsure);
    }
    if (!way_index(eval, fact, answer, &index))
        return first_given(node->unsure, node->unknown);
    return way_at(eval->session->content, node, index);
}

uint32_t eval_value_way(const struct eval *eval, const struct node *node, struct passed *passed)
{
    struct found found = eval_value(eval, node->subject);

    if (!found.value) {
        passed->unknown = 1;
        return first_given(node->unknown, node->unsure);
    }
    return way_at(eval->session->content, node, (uint32_t)found.value->number);
}

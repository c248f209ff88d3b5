/*
 * Rules: atoms over facts, region values, deadlines and today, joined in three values.
 */
#include "engine/rules.h"

#include "engine/eval.h"
#include "engine/types.h"
#include "model/calendar.h"

#include <assert.h>

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

static struct side side_of(const struct eval *eval, uint32_t kind, uint32_t index)
{
    if (kind == TERM_TODAY)
        return (struct side){.known = true, .number = eval->session->today};
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

    return (struct side){.known = due.state == DEADLINE_DATE, .cause = cause, .number = due.date};
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
            stack[depth++] = atom_verity(eval, &content->atoms[code[i]]);
        }
    }
    *cause = (enum cause)(stack[0] >> VERITY_CAUSE_SHIFT);
    return (enum truth)(stack[0] & VERITY_TRUTH);
}

static void reads_add(struct reads *reads, uint32_t kind, uint32_t index)
{
    if (kind == TERM_NONE || kind == TERM_TODAY)
        return;
    for (uint32_t i = 0; i < reads->count; i++)
        if (reads->term[i].kind == kind && reads->term[i].index == index)
            return;
    if (reads->count < sizeof(reads->term) / sizeof(reads->term[0])) {
        reads->term[reads->count].kind = kind;
        reads->term[reads->count++].index = index;
    }
}

void rule_reads(const struct content *content, uint32_t rule, struct reads *reads)
{
    struct span span = content->rules[rule].code;

    reads->count = 0;
    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        if (content->codes[i] >= RULE_AND)
            continue;
        const struct atom *atom = &content->atoms[content->codes[i]];

        reads_add(reads, atom->left, atom->left_index);
        reads_add(reads, atom->right, atom->right_index);
    }
}

enum truth rule_truth(const struct session *session, const struct trail *trail, uint32_t rule)
{
    struct eval eval = eval_of(session, trail);
    enum cause cause;

    return eval_rule(&eval, rule, &cause);
}

bool rule_holds(const struct session *session, const struct trail *trail, uint32_t rule)
{
    return rule == NO_INDEX || rule_truth(session, trail, rule) == TRUTH_TRUE;
}

enum truth atom_truth(const struct session *session, const struct trail *trail,
                      const struct atom *atom)
{
    struct eval eval = eval_of(session, trail);

    return (enum truth)(atom_verity(&eval, atom) & VERITY_TRUTH);
}

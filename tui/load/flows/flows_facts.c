/* The answers that are possible at one place of a flow. */
#include "load/flows/flows_facts.h"

#include "engine/types.h"

/* ---- facts ------------------------------------------------------------------------------ */

static bool is_operator(uint32_t word)
{
    return word >= RULE_AND;
}

static uint32_t low_bits(uint32_t count)
{
    return (UINT32_C(1) << count) - 1;
}

/* Bits of all options of a question; one bit where it has none. */
static uint32_t question_options(const struct question *question)
{
    enum answer_shape shape = answer_types[question->type].shape;

    if (shape == SHAPE_PLACE)
        return low_bits(RELATION_COUNT);
    return question->options.count == 0 || shape == SHAPE_SET ? 1
                                                              : low_bits(question->options.count);
}

static uint32_t question_implied(const struct content *content, const struct question *question)
{
    uint32_t answers = 0;
    bool routed = answer_types[question->type].shape == SHAPE_OPTION;

    for (uint32_t i = 0; i < question->implied.count; i++) {
        const struct implied *implied = &content->implieds[question->implied.first + i];

        if (implied->state == ANSWER_UNSURE)
            answers |= FACT_UNSURE;
        else
            answers |= routed ? UINT32_C(1) << (implied->number & 15) : 1;
    }
    return answers;
}

uint32_t facts_of_question(const struct content *content, uint32_t question, uint32_t only)
{
    const struct question *record = &content->questions[question];
    uint32_t options = question_options(record);

    return (only ? options & only : options) | question_implied(content, record) | FACT_UNSURE;
}

void facts_start(const struct content *content, struct facts *facts)
{
    uint32_t count = content->question_count + content->flow_count;

    *facts = (struct facts){{0}};
    for (uint32_t i = 0; i < count; i++) {
        facts->possible[i] = FACT_ABSENT;
        if (i >= content->question_count)
            continue;
        if (content->questions[i].start != START_NONE)
            facts->possible[i] = facts_of_question(content, i, 0);
        else
            facts->possible[i] |= question_implied(content, &content->questions[i]);
    }
}

void facts_join(struct facts *facts, const struct facts *more)
{
    for (uint32_t i = 0; i < FACTS_MAX; i++)
        facts->possible[i] |= more->possible[i];
}

/* ---- narrowing -------------------------------------------------------------------------- */

static void narrow_atom(const struct atom *atom, struct facts *facts)
{
    uint32_t *possible;

    if (atom->left != TERM_FACT) /* only facts have an index: that of `today` is NO_INDEX */
        return;
    possible = &facts->possible[atom->left_index];
    *possible &= FACT_KNOWN; /* a true atom has known terms */
    if (atom->op == OPERATOR_IN)
        *possible &= atom->mask;
    else if (atom->op == OPERATOR_NE && atom->mask != 0)
        *possible &= ~atom->mask;
}

bool facts_narrow(const struct content *content, uint32_t rule, struct facts *facts)
{
    struct span code = content->rules[rule].code;

    for (uint32_t i = 0; i < code.count; i++) {
        uint32_t word = content->codes[code.first + i];

        if (word == RULE_OR || word == RULE_NOT)
            return true;
    }
    for (uint32_t i = 0; i < code.count; i++) {
        uint32_t word = content->codes[code.first + i];
        const struct atom *atom = word == RULE_AND ? NULL : &content->atoms[word];

        if (atom == NULL)
            continue;
        narrow_atom(atom, facts);
        if (atom->left == TERM_FACT && facts->possible[atom->left_index] == 0)
            return false;
    }
    return true;
}

/* The options of one fact for which a rule is true, where the rule reads that fact alone and is a
 * plain conjunction; 0 when it is anything else. */
static uint32_t rule_options(const struct content *content, uint32_t rule, uint32_t *fact)
{
    struct span code = content->rules[rule].code;
    uint32_t options = FACT_KNOWN;

    *fact = NO_INDEX;
    for (uint32_t i = 0; i < code.count; i++) {
        uint32_t word = content->codes[code.first + i];
        const struct atom *atom = is_operator(word) ? NULL : &content->atoms[word];

        if (atom == NULL && word == RULE_AND)
            continue;
        if (atom == NULL || atom->left != TERM_FACT ||
            (*fact != NO_INDEX && *fact != atom->left_index))
            return 0;
        if (atom->op != OPERATOR_IN && atom->op != OPERATOR_IS_KNOWN)
            return 0;
        *fact = atom->left_index;
        options &= atom->op == OPERATOR_IN ? atom->mask : FACT_KNOWN;
    }
    return options;
}

/* Where the fact would have been implied otherwise, the rule of that implication is not true. */
static bool choose_back(const struct content *content, const struct implied *implied,
                        struct facts *facts)
{
    uint32_t fact;
    uint32_t options = rule_options(content, implied->rule, &fact);

    if (options == 0)
        return true;
    facts->possible[fact] &= ~options;
    return facts->possible[fact] != 0;
}

bool facts_choose(const struct content *content, uint32_t fact, uint32_t option,
                  struct facts *facts)
{
    struct span span = {0, 0};

    if (!(facts->possible[fact] >> option & 1))
        return false;
    facts->possible[fact] = UINT32_C(1) << option;
    if (fact < content->question_count)
        span = content->questions[fact].implied;
    for (uint32_t i = 0; i < span.count; i++) {
        const struct implied *implied = &content->implieds[span.first + i];

        if (implied->state == ANSWER_KNOWN && implied->number == option)
            continue;
        if (!choose_back(content, implied, facts))
            return false;
    }
    return true;
}

/* ---- what a rule reads ------------------------------------------------------------------ */

/* Whether the rule tests somewhere that a term is known. */
static bool is_guarded(const struct content *content, struct span code, uint32_t kind,
                       uint32_t index)
{
    for (uint32_t i = 0; i < code.count; i++) {
        uint32_t word = content->codes[code.first + i];
        const struct atom *atom = is_operator(word) ? NULL : &content->atoms[word];

        if (atom != NULL && atom->op == OPERATOR_IS_KNOWN && atom->left == kind &&
            atom->left_index == index)
            return true;
    }
    return false;
}

static bool is_absent(const struct facts *facts, uint32_t fact, bool always)
{
    return always ? facts->possible[fact] == FACT_ABSENT
                  : (facts->possible[fact] & FACT_ABSENT) != 0;
}

/* The fact that makes a term absent: itself, or all anchors of a deadline. */
static uint32_t absent_term(const struct content *content, struct span code, uint32_t kind,
                            uint32_t index, const struct facts *facts, bool always)
{
    struct span from;

    if (kind == TERM_FACT)
        return is_absent(facts, index, always) && !is_guarded(content, code, kind, index)
                   ? index
                   : NO_INDEX;
    if (kind != TERM_DEADLINE || is_guarded(content, code, kind, index))
        return NO_INDEX;
    from = content->deadlines[index].anchors;
    for (uint32_t i = 0; i < from.count; i++) {
        uint32_t fact = content->indexes[from.first + i];

        if (!is_absent(facts, fact, always) || is_guarded(content, code, TERM_FACT, fact))
            return NO_INDEX;
    }
    return from.count > 0 ? content->indexes[from.first] : NO_INDEX;
}

uint32_t facts_absent_in_rule(const struct content *content, uint32_t rule,
                              const struct facts *facts, bool always)
{
    struct span code = content->rules[rule].code;

    for (uint32_t i = 0; i < code.count; i++) {
        uint32_t word = content->codes[code.first + i];
        const struct atom *atom = is_operator(word) ? NULL : &content->atoms[word];
        uint32_t absent;

        if (atom == NULL || atom->op == OPERATOR_IS_KNOWN)
            continue;
        absent = absent_term(content, code, atom->left, atom->left_index, facts, always);
        if (absent == NO_INDEX)
            absent = absent_term(content, code, atom->right, atom->right_index, facts, always);
        if (absent != NO_INDEX)
            return absent;
    }
    return NO_INDEX;
}

/* ---- what can be unknown ---------------------------------------------------------------- */

static bool fact_unsure(const struct content *content, const struct facts *facts, uint32_t fact,
                        uint32_t subject)
{
    if (types_is_place(content, fact) && content->insured_in != NO_INDEX &&
        (facts->possible[content->insured_in] & ~FACT_KNOWN))
        return true; /* without the place of insurance there is no relation */
    return fact != subject && (facts->possible[fact] & ~FACT_KNOWN);
}

static bool term_unknown(const struct content *content, struct span code, uint32_t kind,
                         uint32_t index, const struct facts *facts, uint32_t subject)
{
    struct span from;

    if (kind == TERM_NONE || kind == TERM_TODAY || is_guarded(content, code, kind, index))
        return false;
    if (kind == TERM_VALUE)
        return true;
    if (kind == TERM_FACT)
        return fact_unsure(content, facts, index, subject);
    if (content->deadlines[index].parameter != NO_INDEX)
        return true;
    from = content->deadlines[index].anchors;
    for (uint32_t i = 0; i < from.count; i++)
        if (!fact_unsure(content, facts, content->indexes[from.first + i], subject))
            return false;
    return true;
}

bool facts_allow_unknown(const struct content *content, uint32_t rule, const struct facts *facts,
                         uint32_t subject)
{
    struct span code = content->rules[rule].code;

    for (uint32_t i = 0; i < code.count; i++) {
        uint32_t word = content->codes[code.first + i];
        const struct atom *atom = is_operator(word) ? NULL : &content->atoms[word];

        if (atom == NULL || atom->op == OPERATOR_IS_KNOWN)
            continue;
        if (term_unknown(content, code, atom->left, atom->left_index, facts, subject) ||
            term_unknown(content, code, atom->right, atom->right_index, facts, subject))
            return true;
    }
    return false;
}

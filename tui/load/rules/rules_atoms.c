/*
 * One comparison or test of a rule: what its names mean, what may stand right of its operator, and the
 * code written for it.
 */
#include "load/rules/rules_atoms.h"

#include "load/messages.h"

#include <string.h>

/* ---- terms --------------------------------------------------------------------------------- */

/* What can be compared with what. */
enum term_type {
    TYPE_WRONG,   /* reported already: whatever it is compared with is let pass */
    TYPE_OPTIONS, /* question options, yes and no, relations, endings: through a mask */
    TYPE_SEVERAL,
    TYPE_NUMBER,
    TYPE_MONEY,
    TYPE_DATE,
    TYPE_DURATION,
    TYPE_NAME, /* outcomes: one by one, without order */
    TYPE_SHOWN /* can only be tested for `is known` */
};

struct term {
    enum term_kind kind;
    uint32_t index;
    enum term_type type;
    const char *name;
};

static const enum term_type parameter_terms[] = {
    [PARAMETER_ONE_OF] = TYPE_OPTIONS,    [PARAMETER_YES_NO] = TYPE_OPTIONS,
    [PARAMETER_NUMBER] = TYPE_NUMBER,     [PARAMETER_DATE] = TYPE_DATE,
    [PARAMETER_DURATION] = TYPE_DURATION, [PARAMETER_DEADLINE] = TYPE_SHOWN,
    [PARAMETER_TEXT] = TYPE_SHOWN,        [PARAMETER_LOSS] = TYPE_SHOWN,
};

static struct place rule_place(const struct yaml *text, const struct token *token)
{
    struct place place = text->place;

    place.column += token->offset + (text->plain ? 0 : 1);
    return place;
}

static enum term_type question_term(const struct answer_type *type)
{
    switch (type->shape) {
    case SHAPE_OPTION:
    case SHAPE_PLACE:
        return TYPE_OPTIONS;
    case SHAPE_SET:
        return TYPE_SEVERAL;
    case SHAPE_RANGE:
        break;
    }
    if (type->is_day)
        return TYPE_DATE;
    return type->unit > 1 ? TYPE_MONEY : TYPE_NUMBER;
}

static struct term term_fact(struct builder *builder, const char *name, struct place place)
{
    uint32_t fact = builder_fact(builder, name, place);
    struct term term = {TERM_FACT, fact, TYPE_OPTIONS, name};

    if (fact == NO_INDEX)
        term.type = TYPE_WRONG;
    else if (fact < builder->names[NAME_QUESTION].count)
        term.type = question_term(builder_answer_type(builder, fact));
    return term;
}

static struct term term_value(struct builder *builder, const char *name, const char *id,
                              struct place place)
{
    uint32_t parameter = builder_find(builder, NAME_PARAMETER, id, place);

    return (struct term){
        .kind = TERM_VALUE,
        .index = parameter,
        .type = parameter == NO_INDEX ? TYPE_WRONG
                                      : parameter_terms[builder_parameter_type(builder, parameter)],
        .name = name,
    };
}

static struct term term_deadline(struct builder *builder, const char *name, const char *id,
                                 struct place place)
{
    uint32_t deadline = builder_find(builder, NAME_DEADLINE, id, place);
    struct term term = {TERM_DEADLINE, deadline, TYPE_WRONG, name};

    if (deadline == NO_INDEX)
        return term;

    const struct yaml *yaml = builder->names[NAME_DEADLINE].list[deadline].yaml;
    const struct yaml *rule =
        yaml != NULL && yaml->kind == YAML_MAP ? yaml_get(yaml, "rule") : NULL;

    /* A deadline that is an event never has a date to compare. */
    term.type = rule != NULL && rule->kind == YAML_MAP && yaml_get(rule, "event") != NULL
                    ? TYPE_SHOWN
                    : TYPE_DATE;
    return term;
}

/* What can be asked of a case that has ended. */
static const struct term ended_terms[] = {
    {TERM_VERDICT,   NO_INDEX, TYPE_OPTIONS, "verdict"  },
    {TERM_OUTCOME,   NO_INDEX, TYPE_NAME,    "outcome"  },
    {TERM_MATTER,    NO_INDEX, TYPE_NAME,    "matter"   },
    {TERM_DOCUMENTS, NO_INDEX, TYPE_SEVERAL, "documents"},
    {TERM_CHOICES,   NO_INDEX, TYPE_SEVERAL, "choices"  },
    {TERM_DEADLINES, NO_INDEX, TYPE_SEVERAL, "deadlines"},
    {TERM_SHOWN,     NO_INDEX, TYPE_SEVERAL, "shown"    },
};

/* What a sheet says is looked up by invariants alone. */
static bool term_open(const struct builder *builder, const struct term *term)
{
    bool sheet = term->kind == TERM_DOCUMENTS || term->kind == TERM_CHOICES ||
                 term->kind == TERM_DEADLINES || term->kind == TERM_SHOWN;

    return builder->ended == RULES_INVARIANT || (builder->ended == RULES_ENDED && !sheet);
}

static const struct term *term_ended(const struct builder *builder, const char *name)
{
    for (size_t i = 0; i < sizeof ended_terms / sizeof ended_terms[0]; i++)
        if (term_open(builder, &ended_terms[i]) && strcmp(ended_terms[i].name, name) == 0)
            return &ended_terms[i];
    return NULL;
}

static struct term term_named(struct builder *builder, const struct yaml *text,
                              const struct token *token)
{
    static const char region[] = "region.", deadline[] = "deadline.";
    struct place place = rule_place(text, token);
    const char *name = token->text;

    if (strcmp(name, "today") == 0)
        return (struct term){TERM_TODAY, NO_INDEX, TYPE_DATE, name};
    if (strncmp(name, region, sizeof region - 1) == 0)
        return term_value(builder, name, name + sizeof region - 1, place);
    if (strncmp(name, deadline, sizeof deadline - 1) == 0)
        return term_deadline(builder, name, name + sizeof deadline - 1, place);
    if (term_ended(builder, name) != NULL)
        return *term_ended(builder, name);
    return term_fact(builder, name, place);
}

static uint32_t term_option(struct builder *builder, const struct yaml *text,
                            const struct term *term, const struct token *token)
{
    struct place place = rule_place(text, token);
    struct word_list words;

    if (term->kind == TERM_VERDICT)
        return builder_find(builder, NAME_VERDICT, token->text, place);
    if (term->kind == TERM_DOCUMENTS || term->kind == TERM_CHOICES)
        return builder_find(builder, NAME_DOCUMENT, token->text, place);
    if (term->kind == TERM_DEADLINES)
        return builder_find(builder, NAME_DEADLINE, token->text, place);
    if (term->kind == TERM_SHOWN)
        return builder_find(builder, NAME_PARAMETER, token->text, place);
    words = term->kind == TERM_VALUE ? builder_parameter_options(builder, term->index)
                                     : builder_fact_options(builder, term->index);
    return builder_pick(builder, words, term->name, token->text, place);
}

/* Reads "12", or with two decimals "12.50" as 1250. */
static bool digits_read(const char *s, int decimals, int64_t *number)
{
    int64_t value = 0;
    int seen = -1; /* decimals so far, -1 before the point */

    for (; *s; s++) {
        if (*s == '.' && seen < 0 && decimals > 0) {
            seen = 0;
            continue;
        }
        if (*s < '0' || *s > '9' || value > INT64_C(1000000000000) || seen >= decimals)
            return false;
        value = value * 10 + (*s - '0');
        seen += seen >= 0;
    }
    for (seen = seen < 0 ? 0 : seen; seen < decimals; seen++)
        value *= 10;
    *number = value;
    return true;
}

static bool term_literal(struct builder *builder, const struct yaml *text, const struct term *term,
                         const struct token *token, int64_t *number)
{
    struct place place = rule_place(text, token);
    int32_t date;

    if (term->type == TYPE_NAME) {
        *number = builder_find(builder, term->kind == TERM_MATTER ? NAME_FLOW : NAME_OUTCOME,
                               token->text, place);
        return *number != NO_INDEX;
    }
    if (term->type == TYPE_DATE) {
        if (token->kind == TOKEN_DATE && date_parse(token->text, strlen(token->text), &date)) {
            *number = date;
            return true;
        }
        return diag_add(builder->diags, place, MESSAGE(BAD_DATE), token->text);
    }
    if (token->kind == TOKEN_NUMBER &&
        digits_read(token->text, term->type == TYPE_MONEY ? 2 : 0, number))
        return true;
    return diag_add(builder->diags, place,
                    term->type == TYPE_MONEY ? MESSAGE(RULE_MONEY) : MESSAGE(RULE_NUMBER),
                    token->text, term->name);
}

/* ---- reading tokens --------------------------------------------------------------------- */

static struct place here(const struct rule_reader *reader)
{
    return rule_place(reader->text, reader->token);
}

void rule_stop(struct rule_reader *reader, const char *zh, const char *en)
{
    const struct token *token = reader->token;
    struct diags *diags = reader->builder->diags;

    if (reader->stopped)
        return;
    if (token->kind == TOKEN_WRONG && token->suggestion != NULL)
        diag_add(diags, here(reader), MESSAGE(RULE_SIGN_NEAR), token->text, token->suggestion);
    else if (token->kind == TOKEN_WRONG)
        diag_add(diags, here(reader), MESSAGE(RULE_SIGN), token->text);
    else if (token->kind == TOKEN_END)
        diag_add(diags, here(reader), MESSAGE(RULE_ENDS), zh, en);
    else
        diag_add(diags, here(reader), MESSAGE(RULE_EXPECTED), zh, en, token->text);
    reader->stopped = true;
    reader->mistaken = true;
}

bool rule_take(struct rule_reader *reader, enum token_kind kind)
{
    if (reader->stopped || reader->token->kind != kind)
        return false;
    reader->token++;
    return true;
}

void rule_need(struct rule_reader *reader, enum token_kind kind, const char *zh, const char *en)
{
    if (!rule_take(reader, kind))
        rule_stop(reader, zh, en);
}

void rule_too_deep(struct rule_reader *reader)
{
    if (!reader->stopped)
        diag_add(reader->builder->diags, reader->text->place, MESSAGE(RULE_DEEP));
    reader->stopped = true;
    reader->mistaken = true;
}

/* ---- writing code ----------------------------------------------------------------------- */

static void emit_operand(struct rule_reader *reader, uint32_t word)
{
    buffer_add(&reader->code, &word, sizeof word);
    reader->waiting++;
    if (reader->waiting > RULE_WAITING_MAX)
        rule_too_deep(reader);
}

void rule_join(struct rule_reader *reader, uint32_t op)
{
    buffer_add(&reader->code, &op, sizeof op);
    reader->waiting--;
}

/* Equal atoms are one record. */
static uint32_t atom_index(struct builder *builder, const struct atom *atom)
{
    size_t count = builder->atoms.size / sizeof *atom;

    for (size_t i = 0; i < count; i++)
        if (memcmp(builder->atoms.data + i * sizeof *atom, atom, sizeof *atom) == 0)
            return (uint32_t)i;
    return BUILDER_ADD(builder, atoms, *atom);
}

/* A mistaken rule is read on for its other mistakes, but leaves no records behind. */
static void emit_atom(struct rule_reader *reader, const struct atom *atom)
{
    emit_operand(reader, reader->mistaken ? 0 : atom_index(reader->builder, atom));
}

static struct atom atom_of(const struct term *left, enum rule_operator op)
{
    struct atom atom;

    memset(&atom, 0, sizeof atom);
    atom.left = left->kind;
    atom.left_index = left->index;
    atom.op = op;
    atom.right = TERM_NONE;
    atom.right_index = NO_INDEX;
    return atom;
}

/* ---- right sides ------------------------------------------------------------------------ */

/* A literal of the left side's type: a bit for an option, else a number. */
static void read_literal(struct rule_reader *reader, const struct term *left, struct atom *atom)
{
    const struct token *token = reader->token;
    bool option = left->type == TYPE_OPTIONS;

    if (token->kind != TOKEN_NAME && token->kind != TOKEN_NUMBER && token->kind != TOKEN_DATE) {
        rule_stop(reader, "要比较的值", "a value to compare with");
        return;
    }
    reader->token++;
    if (left->type == TYPE_WRONG)
        return;
    if (option) {
        uint32_t index = term_option(reader->builder, reader->text, left, token);

        atom->mask = index == NO_INDEX ? 0 : UINT32_C(1) << index;
        reader->mistaken |= index == NO_INDEX;
    } else if (!term_literal(reader->builder, reader->text, left, token, &atom->number)) {
        reader->mistaken = true;
    }
}

/* NUMBER UNIT. */
static struct duration read_duration(struct rule_reader *reader)
{
    const struct token *amount = reader->token;
    struct duration duration = {0, UNIT_DAYS};
    const char *words;

    if (!rule_take(reader, TOKEN_NUMBER) || reader->token->kind != TOKEN_NAME) {
        rule_stop(reader, "一段时间，例如 30 days", "a period as 30 days");
        return duration;
    }
    words = arena_format(&reader->builder->arena, "%s %s", amount->text, reader->token->text);
    reader->token++;
    if (!date_duration_parse(words, strlen(words), &duration)) {
        diag_add(reader->builder->diags, rule_place(reader->text, amount), MESSAGE(BAD_DURATION),
                 words);
        reader->mistaken = true;
    }
    return duration;
}

/* [+ duration] after a date. */
static void read_plus(struct rule_reader *reader, struct atom *atom)
{
    bool minus = reader->token->kind == TOKEN_MINUS;

    if (!minus && reader->token->kind != TOKEN_PLUS)
        return;
    reader->token++;
    atom->plus = read_duration(reader);
    if (minus)
        atom->plus.amount = -atom->plus.amount;
}

/* Two answers are compared by `within` of the questions only: the proof depends on it. */
static bool pair_allowed(const struct term *left, const struct term *right)
{
    return left->kind != right->kind || left->kind == TERM_TODAY;
}

/* A date or number that is not written here: today, an answer, a deadline, a region's value. */
static void read_right_term(struct rule_reader *reader, const struct term *left, struct atom *atom)
{
    const struct token *token = reader->token++;
    struct term right = term_named(reader->builder, reader->text, token);
    struct place place = rule_place(reader->text, token);

    atom->right = right.kind;
    atom->right_index = right.index;
    if (right.type == TYPE_DATE || right.type == TYPE_WRONG)
        read_plus(reader, atom);
    if (left->type == TYPE_WRONG || right.type == TYPE_WRONG) {
        reader->mistaken = true;
    } else if (left->type != right.type) {
        diag_add(reader->builder->diags, place, MESSAGE(RULE_TYPES), left->name, right.name);
        reader->mistaken = true;
    } else if (!pair_allowed(left, &right)) {
        diag_add(reader->builder->diags, place, MESSAGE(RULE_TWO_ANSWERS), left->name, right.name);
        reader->mistaken = true;
    }
}

/* What stands right of a term that was reported already: anything well formed will do. */
static void read_anything(struct rule_reader *reader, const struct term *left)
{
    struct atom unused = {0};

    if (reader->token[0].kind == TOKEN_NUMBER && reader->token[1].kind == TOKEN_NAME) {
        read_duration(reader);
        return;
    }
    read_literal(reader, left, &unused);
    read_plus(reader, &unused);
}

static void read_right(struct rule_reader *reader, const struct term *left, struct atom *atom)
{
    bool named = reader->token->kind == TOKEN_NAME;

    if (left->type == TYPE_WRONG)
        read_anything(reader, left);
    else if (left->type == TYPE_DURATION)
        atom->number = duration_length(read_duration(reader));
    else if (named &&
             (left->type == TYPE_DATE || left->type == TYPE_NUMBER || left->type == TYPE_MONEY))
        read_right_term(reader, left, atom);
    else
        read_literal(reader, left, atom);
}

/* ---- atoms ------------------------------------------------------------------------------ */

/* What a term's type forbids; reported at the operator, and the term is not looked at any more. */
static void check_operator(struct rule_reader *reader, struct term *left, enum rule_operator op)
{
    struct diags *diags = reader->builder->diags;
    struct place place = rule_place(reader->text, reader->token);
    bool ordered = op >= OPERATOR_LT && op <= OPERATOR_GE;

    if (left->type == TYPE_SHOWN)
        diag_add(diags, place, MESSAGE(RULE_ONLY_KNOWN), left->name);
    else if (left->type == TYPE_SEVERAL)
        diag_add(diags, place, MESSAGE(RULE_SEVERAL), left->name);
    else if ((left->type == TYPE_OPTIONS || left->type == TYPE_NAME) && ordered)
        diag_add(diags, place, MESSAGE(RULE_ORDER), left->name);
    else
        return;
    left->type = TYPE_WRONG;
    reader->mistaken = true;
}

static void read_comparison(struct rule_reader *reader, struct term *left)
{
    enum rule_operator op = reader->token->op;

    check_operator(reader, left, op);
    reader->token++;
    if (left->type == TYPE_OPTIONS && op == OPERATOR_EQ)
        op = OPERATOR_IN;

    struct atom atom = atom_of(left, op);

    read_right(reader, left, &atom);
    emit_atom(reader, &atom);
}

/* One member of a list: for options a bit more in the mask, else an atom of its own. */
static void read_member(struct rule_reader *reader, const struct term *left, struct atom *atom,
                        bool first)
{
    uint32_t mask = atom->mask;

    if (left->type == TYPE_DURATION)
        atom->number = duration_length(read_duration(reader));
    else
        read_literal(reader, left, atom);
    atom->mask |= mask;
    if (left->type == TYPE_OPTIONS)
        return;
    emit_atom(reader, atom);
    if (!first)
        rule_join(reader, RULE_OR);
}

/* TERM "in" "[" … "]" */
static void read_list(struct rule_reader *reader, struct term *left)
{
    check_operator(reader, left, OPERATOR_IN);

    struct atom atom = atom_of(left, left->type == TYPE_OPTIONS ? OPERATOR_IN : OPERATOR_EQ);

    rule_need(reader, TOKEN_LIST_OPEN, "“[”", "\"[\"");
    read_member(reader, left, &atom, true);
    while (rule_take(reader, TOKEN_COMMA))
        read_member(reader, left, &atom, false);
    rule_need(reader, TOKEN_LIST_CLOSE, "“,”或“]”", "\",\" or \"]\"");
    if (left->type == TYPE_OPTIONS)
        emit_atom(reader, &atom);
}

/* OPTION "in" TERM */
static void read_contains(struct rule_reader *reader)
{
    const struct token *option = reader->token;
    const struct token *name = option + 2;

    reader->token += 3;

    struct term term = term_named(reader->builder, reader->text, name);
    struct atom atom = atom_of(&term, OPERATOR_HAS);

    if (term.type == TYPE_SEVERAL) {
        atom.number = term_option(reader->builder, reader->text, &term, option);
        reader->mistaken |= atom.number == NO_INDEX;
    } else {
        if (term.type != TYPE_WRONG)
            diag_add(reader->builder->diags, rule_place(reader->text, name),
                     MESSAGE(RULE_NOT_SEVERAL), term.name);
        reader->mistaken = true;
    }
    emit_atom(reader, &atom);
}

static void read_known(struct rule_reader *reader, const struct term *left)
{
    struct atom atom = atom_of(left, OPERATOR_IS_KNOWN);

    reader->token++;
    rule_need(reader, TOKEN_KNOWN, "“known”（is 后面只能写 known）",
              "\"known\" (the only word after \"is\")");
    emit_atom(reader, &atom);
}

void rule_read_atom(struct rule_reader *reader)
{
    const struct token *token = reader->token;

    if (token->kind != TOKEN_NAME) {
        rule_stop(reader, "一个条件", "a condition");
        return;
    }
    if (token[1].kind == TOKEN_IN && token[2].kind == TOKEN_NAME) {
        read_contains(reader);
        return;
    }

    struct term left = term_named(reader->builder, reader->text, token);

    reader->mistaken |= left.type == TYPE_WRONG;
    reader->token++;
    if (reader->token->kind == TOKEN_COMPARE)
        read_comparison(reader, &left);
    else if (rule_take(reader, TOKEN_IN))
        read_list(reader, &left);
    else if (reader->token->kind == TOKEN_IS)
        read_known(reader, &left);
    else
        rule_stop(reader, "比较符号（== != < <= > >= in，或 is known）",
                  "an operator (== != < <= > >= in, or is known)");
}

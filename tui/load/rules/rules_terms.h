/*
 * What stands left and right of an operator in a rule. Private to load/rules/.
 */
#ifndef TUI_LOAD_RULES_TERMS_H
#define TUI_LOAD_RULES_TERMS_H

#include "load/builder.h"
#include "load/rules/rules_lex.h"

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

/* Where a token of this rule stands in the file. */
struct place rule_place(const struct yaml *text, const struct token *token);

/* What a name means; reports it when it means nothing. */
struct term term_named(struct builder *builder, const struct yaml *text, const struct token *token);

/* The position of an option of a term of TYPE_OPTIONS or TYPE_SEVERAL, or NO_INDEX, reported. */
uint32_t term_option(struct builder *builder, const struct yaml *text, const struct term *term,
                     const struct token *token);

/* Reads a number, an amount in yuan (as fen) or a date; reports what is none. */
bool term_literal(struct builder *builder, const struct yaml *text, const struct term *term,
                  const struct token *token, int64_t *number);

#endif

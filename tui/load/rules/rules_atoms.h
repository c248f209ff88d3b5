/*
 * Reading a rule: the state of the reader and its small steps. Private to load/rules/.
 */
#ifndef TUI_LOAD_RULES_ATOMS_H
#define TUI_LOAD_RULES_ATOMS_H

#include "load/builder.h"
#include "load/rules/rules_lex.h"

/* Operands waiting in a rule as written; the rest is room for conditions joined to it. */
#define RULE_WAITING_MAX (RULE_DEPTH_MAX - 4)

struct rule_reader {
    struct builder *builder;
    const struct yaml *text;
    const struct token *token; /* the next one */
    struct buffer code;
    uint32_t waiting; /* operands on the evaluator's stack */
    uint32_t nested;  /* brackets and nots open */
    bool stopped;     /* not well formed: nothing more is read */
    bool mistaken;    /* something was reported */
};

/* Ends the reading with what was expected at this place, in both languages. */
void rule_stop(struct rule_reader *reader, const char *zh, const char *en);

/* Ends the reading of a rule that no evaluator could hold. */
void rule_too_deep(struct rule_reader *reader);

/* Takes the next token if it is of this kind. */
bool rule_take(struct rule_reader *reader, enum token_kind kind);
void rule_need(struct rule_reader *reader, enum token_kind kind, const char *zh, const char *en);

/* Appends an operator that joins two operands. */
void rule_join(struct rule_reader *reader, uint32_t op);

/* One comparison or test, from its first token on. */
void rule_read_atom(struct rule_reader *reader);

#endif

/*
 * The lexer of the rule language: divides a rule into names, numbers, dates, operators and keywords.
 * Private to load/rules/.
 *
 * A name may contain dots, as in region.x and deadline.x. Operators of other languages (&&, =, ≤) become
 * TOKEN_WRONG together with what the rule language writes instead.
 */
#ifndef TUI_LOAD_RULES_LEX_H
#define TUI_LOAD_RULES_LEX_H

#include "base/arena.h"
#include "model/content.h"

#define RULE_TOKENS_MAX 256 /* of one rule; a longer one is refused with a message */

enum token_kind {
    TOKEN_END,
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_DATE,
    TOKEN_COMPARE, /* == != < <= > >= */
    TOKEN_OPEN,    /* ( */
    TOKEN_CLOSE,
    TOKEN_LIST_OPEN, /* [ */
    TOKEN_LIST_CLOSE,
    TOKEN_COMMA,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_AND,
    TOKEN_OR,
    TOKEN_NOT,
    TOKEN_IN,
    TOKEN_IS,
    TOKEN_KNOWN,
    TOKEN_WRONG /* does not belong in a rule */
};

struct token {
    enum token_kind kind;
    enum rule_operator op;  /* of TOKEN_COMPARE */
    const char *text;       /* as written, zero terminated, in the arena; "" for TOKEN_END */
    const char *suggestion; /* of TOKEN_WRONG: what was probably meant, or NULL */
    uint32_t offset; /* characters (not bytes) before it in the rule, for the column of a message */
};

/* Divides a rule into at most `room` tokens and returns how many. The last is TOKEN_END, unless the room
 * did not suffice. */
size_t rule_tokens(struct arena *arena, const char *s, struct token *tokens, size_t room);

#endif

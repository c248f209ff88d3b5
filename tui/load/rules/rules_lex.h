/*
 * The words of a rule. Private to load/rules/.
 *
 * Names may hold one dot (region.x, deadline.x). A token remembers where it begins, in characters,
 * so that a message can point into the quoted string.
 */
#ifndef TUI_LOAD_RULES_LEX_H
#define TUI_LOAD_RULES_LEX_H

#include "base/arena.h"
#include "model/content.h"

#define RULE_TOKENS_MAX 256 /* of one rule; a limit the loader reports */

enum token_kind {
    TOKEN_END,
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_DATE,
    TOKEN_COMPARE,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_LIST_OPEN,
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
    TOKEN_WRONG /* nothing a rule may hold; `suggestion` is what was probably meant */
};

struct token {
    enum token_kind kind;
    enum rule_operator op;  /* TOKEN_COMPARE */
    const char *text;       /* zero terminated, in the arena; "" at the end */
    const char *suggestion; /* TOKEN_WRONG: NULL when there is none */
    uint32_t offset;        /* characters before it */
};

/* Cuts a rule into tokens, the last of kind TOKEN_END; cuts no further than room. */
size_t rule_tokens(struct arena *arena, const char *s, struct token *tokens, size_t room);

#endif

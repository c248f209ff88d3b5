/* The words of a rule. */
#include "load/rules/rules_lex.h"

#include <string.h>

#include "base/text.h"

struct sign {
    const char *text;
    enum token_kind kind;
    enum rule_operator op;
    const char *suggestion;
};

/* Longer signs first; what other languages write is known so that it can be answered. */
static const struct sign signs[] = {
    {"===", TOKEN_WRONG,      OPERATOR_EQ, "==" },
    {"==",  TOKEN_COMPARE,    OPERATOR_EQ, NULL },
    {"!=",  TOKEN_COMPARE,    OPERATOR_NE, NULL },
    {"<=",  TOKEN_COMPARE,    OPERATOR_LE, NULL },
    {">=",  TOKEN_COMPARE,    OPERATOR_GE, NULL },
    {"<>",  TOKEN_WRONG,      OPERATOR_NE, "!=" },
    {"=<",  TOKEN_WRONG,      OPERATOR_LE, "<=" },
    {"=>",  TOKEN_WRONG,      OPERATOR_GE, ">=" },
    {"&&",  TOKEN_WRONG,      OPERATOR_EQ, "and"},
    {"||",  TOKEN_WRONG,      OPERATOR_EQ, "or" },
    {"≤", TOKEN_WRONG,      OPERATOR_LE, "<=" },
    {"≥", TOKEN_WRONG,      OPERATOR_GE, ">=" },
    {"≠", TOKEN_WRONG,      OPERATOR_NE, "!=" },
    {"<",   TOKEN_COMPARE,    OPERATOR_LT, NULL },
    {">",   TOKEN_COMPARE,    OPERATOR_GT, NULL },
    {"=",   TOKEN_WRONG,      OPERATOR_EQ, "==" },
    {"!",   TOKEN_WRONG,      OPERATOR_EQ, "not"},
    {"(",   TOKEN_OPEN,       OPERATOR_EQ, NULL },
    {")",   TOKEN_CLOSE,      OPERATOR_EQ, NULL },
    {"[",   TOKEN_LIST_OPEN,  OPERATOR_EQ, NULL },
    {"]",   TOKEN_LIST_CLOSE, OPERATOR_EQ, NULL },
    {",",   TOKEN_COMMA,      OPERATOR_EQ, NULL },
    {"+",   TOKEN_PLUS,       OPERATOR_EQ, NULL },
    {"-",   TOKEN_MINUS,      OPERATOR_EQ, NULL },
};

static const struct {
    const char *text;
    enum token_kind kind;
} keywords[] = {
    {"and",   TOKEN_AND  },
    {"or",    TOKEN_OR   },
    {"not",   TOKEN_NOT  },
    {"in",    TOKEN_IN   },
    {"is",    TOKEN_IS   },
    {"known", TOKEN_KNOWN},
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static size_t name_size(const char *s)
{
    size_t size = 0;

    while (is_letter(s[size]) || is_digit(s[size]) || (s[size] == '.' && is_letter(s[size + 1])))
        size++;
    return size;
}

/* Digits, with a fraction (money). */
static size_t number_size(const char *s)
{
    size_t size = 0;

    while (is_digit(s[size]) || (s[size] == '.' && is_digit(s[size + 1])))
        size++;
    return size;
}

/* Whether s begins in the shape of 2026-11-21; whether there is such a day is asked later. */
static bool date_shape(const char *s)
{
    static const char shape[] = "dddd-dd-dd";

    for (size_t i = 0; shape[i]; i++)
        if (shape[i] == 'd' ? !is_digit(s[i]) : s[i] != '-')
            return false;
    return !is_digit(s[sizeof shape - 1]);
}

static size_t word_read(const char *s, struct token *token)
{
    size_t size = name_size(s);

    token->kind = TOKEN_NAME;
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++)
        if (strlen(keywords[i].text) == size && strncmp(keywords[i].text, s, size) == 0)
            token->kind = keywords[i].kind;
    return size;
}

/* A full-width or input-method sign, or anything else that does not belong here. */
static size_t wrong_read(struct arena *arena, const char *s, struct token *token)
{
    uint32_t character;
    size_t size = text_decode(s, strlen(s), &character);
    uint32_t half = text_character_half_width(character);

    token->kind = TOKEN_WRONG;
    if (half != character && half > ' ' && half < 0x7f)
        token->suggestion = arena_format(arena, "%c", (char)half);
    return size;
}

static size_t sign_read(struct arena *arena, const char *s, struct token *token)
{
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t size = strlen(signs[i].text);

        if (strncmp(signs[i].text, s, size) != 0)
            continue;
        token->kind = signs[i].kind;
        token->op = signs[i].op;
        token->suggestion = signs[i].suggestion;
        return size;
    }
    return wrong_read(arena, s, token);
}

/* Reads one token at s, which is neither blank nor the end; returns its bytes. */
static size_t token_read(struct arena *arena, const char *s, struct token *token)
{
    size_t size;

    if (date_shape(s)) {
        token->kind = TOKEN_DATE;
        size = strlen("2026-11-21");
    } else if (is_digit(*s)) {
        token->kind = TOKEN_NUMBER;
        size = number_size(s);
    } else if (is_letter(*s)) {
        size = word_read(s, token);
    } else {
        size = sign_read(arena, s, token);
    }
    token->text = arena_copy(arena, s, size);
    return size;
}

static uint32_t characters(const char *s, size_t size)
{
    uint32_t count = 0;

    for (size_t i = 0; i < size; i++)
        count += ((unsigned char)s[i] & 0xc0) != 0x80;
    return count;
}

size_t rule_tokens(struct arena *arena, const char *s, struct token *tokens, size_t room)
{
    uint32_t offset = 0;
    size_t count = 0;

    for (;;) {
        struct token *token = &tokens[count++];
        size_t blanks = strspn(s, " \t\n");

        s += blanks;
        offset += (uint32_t)blanks;
        *token = (struct token){.kind = TOKEN_END, .text = "", .offset = offset};
        if (*s == '\0' || count == room)
            return count;

        size_t size = token_read(arena, s, token);

        offset += characters(s, size);
        s += size;
    }
}

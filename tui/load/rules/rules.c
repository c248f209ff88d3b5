/*
 * Rules: read by recursive descent, written as postfix.
 *
 *   any  = all {"or" all}      all = none {"and" none}      none = "not" none | "(" any ")" | atom
 *   atom = TERM "is known" | TERM COMPARE right | TERM "in" "[" literal {"," literal} "]"
 *        | OPTION "in" TERM
 *
 * A name that does not exist does not stop the reading, so that all of them are reported at once;
 * a sentence that is not well formed does.
 */
#include "load/rules/rules_atoms.h"

#include <string.h>

#include "load/messages.h"

/* ---- and, or, not ----------------------------------------------------------------------- */

static void read_any(struct rule_reader *reader);

static void read_none(struct rule_reader *reader)
{
    if (++reader->nested > RULE_WAITING_MAX)
        rule_too_deep(reader);
    if (rule_take(reader, TOKEN_NOT)) {
        uint32_t op = RULE_NOT;

        read_none(reader);
        buffer_add(&reader->code, &op, sizeof op);
    } else if (rule_take(reader, TOKEN_OPEN)) {
        read_any(reader);
        rule_need(reader, TOKEN_CLOSE, "“)”", "\")\"");
    } else if (!reader->stopped) {
        rule_read_atom(reader);
    }
    reader->nested--;
}

static void read_all(struct rule_reader *reader)
{
    read_none(reader);
    while (rule_take(reader, TOKEN_AND)) {
        read_none(reader);
        rule_join(reader, RULE_AND);
    }
}

static void read_any(struct rule_reader *reader)
{
    read_all(reader);
    while (rule_take(reader, TOKEN_OR)) {
        read_all(reader);
        rule_join(reader, RULE_OR);
    }
}

/* ---- whole rules ------------------------------------------------------------------------ */

static uint32_t rule_add(struct builder *builder, const char *source, const void *code, size_t size)
{
    struct rule rule = {
        .source = builder_string(builder, source),
        .code = {(uint32_t)(builder->codes.size / sizeof(uint32_t)),
                 (uint32_t)(size / sizeof(uint32_t))},
    };

    buffer_add(&builder->codes, code, size);
    return BUILDER_ADD(builder, rules, rule);
}

static uint32_t rule_read(struct builder *builder, const struct yaml *text,
                          const struct token *tokens)
{
    struct rule_reader reader = {.builder = builder, .text = text, .token = tokens};
    uint32_t rule = NO_INDEX;

    read_any(&reader);
    if (reader.token->kind != TOKEN_END)
        rule_stop(&reader, "“and”“or”或结束", "\"and\", \"or\" or the end");
    if (!reader.mistaken)
        rule = rule_add(builder, text->text, reader.code.data, reader.code.size);
    buffer_free(&reader.code);
    return rule;
}

uint32_t builder_rule(struct builder *builder, const struct yaml *text)
{
    struct token tokens[RULE_TOKENS_MAX];

    if (text == NULL)
        return NO_INDEX;
    if (text->kind != YAML_SCALAR || text->plain) {
        diag_add(builder->diags, text->place, MESSAGE(RULE_NOT_QUOTED));
        return NO_INDEX;
    }
    if (rule_tokens(&builder->arena, text->text, tokens, RULE_TOKENS_MAX) == RULE_TOKENS_MAX) {
        diag_add(builder->diags, text->place, MESSAGE(RULE_LONG), RULE_TOKENS_MAX);
        return NO_INDEX;
    }
    return rule_read(builder, text, tokens);
}

uint32_t builder_rule_and(struct builder *builder, uint32_t a, uint32_t b)
{
    static const uint32_t op = RULE_AND;
    struct rule left, right;
    struct buffer code = {0};
    uint32_t joined;

    if (a == NO_INDEX || b == NO_INDEX)
        return a == NO_INDEX ? b : a;
    memcpy(&left, builder->rules.data + a * sizeof left, sizeof left);
    memcpy(&right, builder->rules.data + b * sizeof right, sizeof right);
    buffer_add(&code, builder->codes.data + left.code.first * sizeof(uint32_t),
               left.code.count * sizeof(uint32_t));
    buffer_add(&code, builder->codes.data + right.code.first * sizeof(uint32_t),
               right.code.count * sizeof(uint32_t));
    buffer_add(&code, &op, sizeof op);
    joined =
        rule_add(builder,
                 arena_format(&builder->arena, "(%s) and (%s)", builder->strings.data + left.source,
                              builder->strings.data + right.source),
                 code.data, code.size);
    buffer_free(&code);
    return joined;
}

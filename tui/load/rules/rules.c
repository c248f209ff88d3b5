/*
 * Rules: read by recursive descent, written as postfix.
 *
 *   any  = all {"or" all}      all = none {"and" none}      none = "not" none | "(" any ")" | atom
 *   atom = TERM "is known" | TERM COMPARE right | TERM "in" "[" literal {"," literal} "]"
 *        | OPTION "in" TERM | CONDITION
 *
 * A condition (conditions.yaml) stands for its rule in brackets: it is read as if it were written out.
 *
 * A name that does not exist does not stop the reading, so that all of them are reported at once;
 * a sentence that is not well formed does.
 */
#include "load/rules/rules_atoms.h"

#include <string.h>

#include "load/messages.h"

/* ---- and, or, not ----------------------------------------------------------------------- */

static void read_any(struct rule_reader *reader);

/* Divides a rule into tokens; false after reporting that it is no quoted text, or too long. */
static bool text_tokens(struct builder *builder, const struct yaml *text,
                        struct token tokens[RULE_TOKENS_MAX])
{
    if (text->kind != YAML_SCALAR || text->plain)
        return diag_add(builder->diags, text->place, MESSAGE(RULE_NOT_QUOTED));
    if (rule_tokens(&builder->arena, text->text, tokens, RULE_TOKENS_MAX) == RULE_TOKENS_MAX)
        return diag_add(builder->diags, text->place, MESSAGE(RULE_LONG), RULE_TOKENS_MAX);
    return true;
}

/* The rule of the condition that the next token names; NULL where it names none. */
static const struct yaml *condition_here(const struct rule_reader *reader)
{
    const struct names *names = &reader->builder->names[NAME_CONDITION];
    uint32_t index = reader->token->kind == TOKEN_NAME
                         ? builder_lookup(reader->builder, NAME_CONDITION, reader->token->text)
                         : NO_INDEX;

    return index != NO_INDEX ? names->list[index].yaml : NULL;
}

/* Mistakes in it are reported where it stands. */
static void read_condition(struct rule_reader *reader, const struct yaml *condition)
{
    struct builder *builder = reader->builder;
    struct token *tokens = arena_alloc(&builder->arena, RULE_TOKENS_MAX * sizeof *tokens);
    const struct yaml *text = reader->text;
    const struct token *next = reader->token + 1;

    if (!text_tokens(builder, condition, tokens)) {
        reader->stopped = true;
        reader->mistaken = true;
        return;
    }
    reader->text = condition;
    reader->token = tokens;
    read_any(reader);
    if (reader->token->kind != TOKEN_END)
        rule_stop(reader, "“and”“or”或结束", "\"and\", \"or\" or the end");
    reader->text = text;
    reader->token = next;
}

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
        const struct yaml *condition = condition_here(reader);

        if (condition != NULL)
            read_condition(reader, condition);
        else
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

/* A rule with every condition in it written out in brackets, as it is shown to people. The tokens of a rule
 * that was read without a mistake are ASCII: their offsets count bytes. */
static const char *written_out(struct builder *builder, const char *text,
                               const struct token *tokens)
{
    struct arena *arena = &builder->arena;
    const char *out = "";
    size_t at = 0;

    for (; tokens->kind != TOKEN_END; tokens++) {
        uint32_t index = tokens->kind == TOKEN_NAME
                             ? builder_lookup(builder, NAME_CONDITION, tokens->text)
                             : NO_INDEX;
        struct token *inner;
        const char *condition;

        if (index == NO_INDEX)
            continue;
        condition = builder->names[NAME_CONDITION].list[index].yaml->text;
        inner = arena_alloc(arena, RULE_TOKENS_MAX * sizeof *inner);
        rule_tokens(arena, condition, inner, RULE_TOKENS_MAX);
        out = arena_format(arena, "%s%.*s(%s)", out, (int)(tokens->offset - at), text + at,
                           written_out(builder, condition, inner));
        at = tokens->offset + strlen(tokens->text);
    }
    return arena_format(arena, "%s%s", out, text + at);
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
        rule = rule_add(builder, written_out(builder, text->text, tokens), reader.code.data,
                        reader.code.size);
    buffer_free(&reader.code);
    return rule;
}

uint32_t builder_rule(struct builder *builder, const struct yaml *text)
{
    struct token tokens[RULE_TOKENS_MAX];

    if (text == NULL || !text_tokens(builder, text, tokens))
        return NO_INDEX;
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

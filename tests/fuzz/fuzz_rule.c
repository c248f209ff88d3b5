/* Any bytes as a rule: compiled or refused, never more than an evaluator can hold. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "load/builder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char vocabulary[] = "questions:\n"
                                 "  stage: {type: one of, options: {planned: 1, paid: 2}}\n"
                                 "  wants: {type: several of, options: {card: 1, code: 2}}\n"
                                 "  paid_on: {type: date}\n"
                                 "  days: {type: number}\n"
                                 "  cost: {type: money}\n"
                                 "  care_in: {type: place}\n"
                                 "parameters:\n"
                                 "  intra: {type: one of, options: {exempt: 1, required: 2}}\n"
                                 "  valid_for: {type: duration}\n"
                                 "deadlines:\n"
                                 "  claim: {from: [paid_on], rule: {plus: 6 months}}\n"
                                 "flows:\n"
                                 "  filing: {ends: {have: OK, locked: OK}}\n";

static void declare(struct builder *builder, enum name_kind kind, const struct yaml *map)
{
    for (const struct yaml *member = map->first; member; member = member->next)
        builder_declare(builder, kind, member->key, member->key_place, member);
}

static void declare_all(struct builder *builder)
{
    const struct yaml *root =
        yaml_parse(&builder->arena, builder->diags, vocabulary, strlen(vocabulary), "vocabulary");

    declare(builder, NAME_QUESTION, yaml_get(root, "questions"));
    declare(builder, NAME_PARAMETER, yaml_get(root, "parameters"));
    declare(builder, NAME_DEADLINE, yaml_get(root, "deadlines"));
    declare(builder, NAME_FLOW, yaml_get(root, "flows"));
}

/* What every evaluator relies on. */
static void check_code(const struct builder *builder, uint32_t rule)
{
    const struct span code = ((const struct rule *)(const void *)builder->rules.data)[rule].code;
    const uint32_t *words = (const uint32_t *)(const void *)builder->codes.data + code.first;
    uint32_t waiting = 0;

    for (uint32_t i = 0; i < code.count; i++) {
        if (words[i] == RULE_AND || words[i] == RULE_OR) {
            assert(waiting >= 2);
            waiting--;
        } else if (words[i] == RULE_NOT) {
            assert(waiting >= 1);
        } else {
            assert(words[i] < builder->atoms.size / sizeof(struct atom));
            waiting++;
        }
        assert(waiting <= RULE_DEPTH_MAX);
    }
    assert(waiting == 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags diags = {0};
    struct builder builder;
    struct yaml text = {
        .kind = YAML_SCALAR, .place = {"fuzz", 1, 1}
    };
    uint32_t rule;

    builder_start(&builder, &diags);
    declare_all(&builder);
    text.text = arena_copy(&builder.arena, (const char *)data, size);
    text.size = strlen(text.text);
    rule = builder_rule(&builder, &text);
    if (rule != NO_INDEX)
        check_code(&builder, rule);
    assert((rule == NO_INDEX) == (diags.errors > 0));
    builder_free(&builder);
    diags_free(&diags);
    return 0;
}

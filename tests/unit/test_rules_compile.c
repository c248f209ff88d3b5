/* Rules: what they are compiled to, and where their mistakes are reported. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "load/builder.h"

static const char vocabulary[] =
    "questions:\n"
    "  stage: {type: one of, options: {planned: 1, in_hospital: 2, paid_self: 3}}\n"
    "  wants: {type: several of, options: {card: 1, code: 2}}\n"
    "  filed: {type: yes or no}\n"
    "  paid_on: {type: date}\n"
    "  left_on: {type: date}\n"
    "  days: {type: number}\n"
    "  cost: {type: money}\n"
    "  care_in: {type: place}\n"
    "parameters:\n"
    "  intra: {type: one of, options: {exempt: 1, required: 2}}\n"
    "  allowed: {type: yes or no}\n"
    "  most_days: {type: number}\n"
    "  since: {type: date}\n"
    "  valid_for: {type: duration}\n"
    "  claim_by: {type: deadline}\n"
    "  words: {type: text}\n"
    "deadlines:\n"
    "  claim: {from: [paid_on], rule: {plus: 6 months}}\n"
    "  leaving: {from: [paid_on], rule: {event: {zh: 出院前}}}\n"
    "flows:\n"
    "  filing: {ends: {have: OK, locked: OK}}\n";

struct fixture {
    struct diags diags;
    struct builder builder;
};

static void declare(struct builder *builder, enum name_kind kind, const struct yaml *map)
{
    for (const struct yaml *member = map->first; member; member = member->next)
        builder_declare(builder, kind, member->key, member->key_place, member);
}

static int setup(void **state)
{
    static struct fixture fixture;
    struct builder *builder = &fixture.builder;
    const struct yaml *root;

    memset(&fixture, 0, sizeof fixture);
    builder_start(builder, &fixture.diags);
    root =
        yaml_parse(&builder->arena, &fixture.diags, vocabulary, strlen(vocabulary), "words.yaml");
    declare(builder, NAME_QUESTION, yaml_get(root, "questions"));
    declare(builder, NAME_PARAMETER, yaml_get(root, "parameters"));
    declare(builder, NAME_DEADLINE, yaml_get(root, "deadlines"));
    declare(builder, NAME_FLOW, yaml_get(root, "flows"));
    assert_int_equal(fixture.diags.count, 0);
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;

    builder_free(&fixture->builder);
    diags_free(&fixture->diags);
    return 0;
}

/* A rule as it stands in quotes at column 10 of line 1. */
static uint32_t compile(struct fixture *fixture, const char *source)
{
    struct yaml text = {
        .kind = YAML_SCALAR,
        .place = {"flow.yaml", 1, 10},
        .text = source,
        .size = strlen(source),
    };

    return builder_rule(&fixture->builder, &text);
}

/* ---- what is compiled --------------------------------------------------------------------- */

static const char *term_words(struct arena *arena, uint32_t kind, uint32_t index)
{
    switch (kind) {
    case TERM_FACT:
        return arena_format(arena, "fact%u", index);
    case TERM_VALUE:
        return arena_format(arena, "value%u", index);
    case TERM_DEADLINE:
        return arena_format(arena, "deadline%u", index);
    default:
        return "today";
    }
}

static const char *atom_words(struct arena *arena, const struct atom *atom)
{
    static const char *const signs[] = {
        [OPERATOR_EQ] = "==", [OPERATOR_NE] = "!=",   [OPERATOR_LT] = "<",
        [OPERATOR_LE] = "<=", [OPERATOR_GT] = ">",    [OPERATOR_GE] = ">=",
        [OPERATOR_IN] = "in", [OPERATOR_HAS] = "has", [OPERATOR_IS_KNOWN] = "known",
    };
    const char *left = term_words(arena, atom->left, atom->left_index);
    const char *sign = signs[atom->op];

    if (atom->op == OPERATOR_IS_KNOWN)
        return arena_format(arena, "%s %s", left, sign);
    if (atom->right != TERM_NONE && atom->plus.amount != 0)
        return arena_format(arena, "%s %s %s%+d/%u", left, sign,
                            term_words(arena, atom->right, atom->right_index), atom->plus.amount,
                            atom->plus.unit);
    if (atom->right != TERM_NONE)
        return arena_format(arena, "%s %s %s", left, sign,
                            term_words(arena, atom->right, atom->right_index));
    if (atom->mask != 0)
        return arena_format(arena, "%s %s {%x}", left, sign, atom->mask);
    return arena_format(arena, "%s %s %lld", left, sign, (long long)atom->number);
}

/* The code of a rule, words parted by semicolons. */
static const char *code_words(struct builder *builder, uint32_t index)
{
    const struct rule *rules = (const void *)builder->rules.data;
    const struct atom *atoms = (const void *)builder->atoms.data;
    const uint32_t *codes = (const void *)builder->codes.data;
    const char *all = "";

    for (uint32_t i = 0; i < rules[index].code.count; i++) {
        uint32_t word = codes[rules[index].code.first + i];
        const char *words = word == RULE_AND   ? "and"
                            : word == RULE_OR  ? "or"
                            : word == RULE_NOT ? "not"
                                               : atom_words(&builder->arena, &atoms[word]);

        all = arena_format(&builder->arena, "%s%s%s", all, i ? "; " : "", words);
    }
    return all;
}

static void compiles_to_postfix(void **state)
{
    static const struct {
        const char *source, *code;
    } rows[] = {
        {"stage == planned",                                  "fact0 in {1}"                  },
        {"stage != planned",                                  "fact0 != {1}"                  },
        {"stage in [planned, paid_self]",                     "fact0 in {5}"                  },
        {"filed == no",                                       "fact2 in {2}"                  },
        {"code in wants",                                     "fact1 has 1"                   },
        {"card in wants and filed == yes",                    "fact1 has 0; fact2 in {1}; and"},
        {"care_in == same_zone",                              "fact7 in {2}"                  },
        {"filing == locked",                                  "fact8 in {2}"                  },
        {"filing is known",                                   "fact8 known"                   },
        {"region.intra == required",                          "value0 in {2}"                 },
        {"region.allowed == yes",                             "value1 in {1}"                 },
        {"region.intra is known",                             "value0 known"                  },
        {"region.claim_by is known",                          "value5 known"                  },
        {"today <= deadline.claim",                           "today <= deadline0"            },
        {"today > paid_on + 30 days",                         "today > fact3+30/0"            },
        {"today >= paid_on - 5 workdays",                     "today >= fact3-5/1"            },
        {"paid_on < 2026-01-01",                              "fact3 < 20454"                 },
        {"paid_on >= region.since",                           "fact3 >= value3"               },
        {"deadline.claim is known",                           "deadline0 known"               },
        {"days > 7",                                          "fact5 > 7"                     },
        {"days <= region.most_days",                          "fact5 <= value2"               },
        {"days in [1, 2]",                                    "fact5 == 1; fact5 == 2; or"    },
        {"cost < 12.5",                                       "fact6 < 1250"                  },
        {"cost >= 1000",                                      "fact6 >= 100000"               },
        {"region.valid_for >= 6 months",                      "value4 >= 876582"              },
        {"not stage == planned or filed == yes and days > 1",
         "fact0 in {1}; not; fact2 in {1}; fact5 > 1; and; or"                                },
        {"(filed == yes or filed == no) and not (days > 1)",
         "fact2 in {1}; fact2 in {2}; or; fact5 > 1; not; and"                                },
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        uint32_t rule = compile(fixture, rows[i].source);

        diags_print(&fixture->diags, LANGUAGE_EN, stderr);
        assert_int_not_equal(rule, NO_INDEX);
        assert_string_equal(code_words(&fixture->builder, rule), rows[i].code);
    }
    assert_int_equal(fixture->diags.count, 0);
}

static void equal_atoms_are_one(void **state)
{
    struct fixture *fixture = *state;

    compile(fixture, "stage == planned");
    compile(fixture, "filed == yes or stage == planned");
    assert_int_equal(fixture->builder.atoms.size, 2 * sizeof(struct atom));
}

static void joins_two_rules(void **state)
{
    struct fixture *fixture = *state;
    struct builder *builder = &fixture->builder;
    uint32_t a = compile(fixture, "stage == planned"), b = compile(fixture, "filed == yes");
    uint32_t both = builder_rule_and(builder, a, b);
    const struct rule *rule = (const struct rule *)(const void *)builder->rules.data + both;

    assert_string_equal(code_words(builder, both), "fact0 in {1}; fact2 in {1}; and");
    assert_string_equal(builder->strings.data + rule->source,
                        "(stage == planned) and (filed == yes)");
    assert_int_equal(builder_rule_and(builder, a, NO_INDEX), a);
    assert_int_equal(builder_rule_and(builder, NO_INDEX, b), b);
}

static void no_rule_is_no_mistake(void **state)
{
    struct fixture *fixture = *state;

    assert_int_equal(builder_rule(&fixture->builder, NULL), NO_INDEX);
    assert_int_equal(fixture->diags.count, 0);
}

/* ---- mistakes ----------------------------------------------------------------------------- */

/* The rule's first character stands in column 11. */
static const struct {
    const char *source, *kind;
    uint32_t column;
    const char *said;
} mistakes[] = {
    {"stage == planed",                                "unknown-option",   20, "\"planned\""  },
    {"stag == planned",                                "unknown-fact",     11, "\"stage\""    },
    {"filed == yes and stage in [planned, paid_slef]", "unknown-option",   47, "\"paid_self\""},
    {"region.intrra == exempt",                        "unknown-name",     11, "\"intra\""    },
    {"today <= deadline.clam",                         "unknown-name",     20, "\"claim\""    },
    {"filing == hav",                                  "unknown-option",   21, "\"have\""     },
    {"cars in wants",                                  "unknown-option",   11, "\"card\""     },
    {"care_in == same_city",                           "unknown-option",   22, "same"         },
    {"region.allowed == maybe",                        "unknown-option",   29, "yes"          },
    {"stage = planned",                                "rule-sign",        17, "\"==\""       },
    {"stage == planned && filed == yes",               "rule-sign",        28, "\"and\""      },
    {"（stage == planned",                            "rule-sign",        11, NULL           },
    {"stage == 住院",                                "rule-sign",        20, NULL           },
    {"stage == planned，filed == yes",                "rule-sign",        27, NULL           },
    {"stage",                                          "rule-ends",        16, NULL           },
    {"stage ==",                                       "rule-ends",        19, NULL           },
    {"",                                               "rule-ends",        11, NULL           },
    {"(stage == planned",                              "rule-ends",        28, "\")\""        },
    {"stage == planned)",                              "rule-expected",    27, NULL           },
    {"stage == planned filed == yes",                  "rule-expected",    28, NULL           },
    {"stage is planned",                               "rule-expected",    20, "known"        },
    {"stage in planned",                               "unknown-fact",     20, NULL           },
    {"stage in []",                                    "rule-expected",    21, NULL           },
    {"and stage == planned",                           "rule-expected",    11, NULL           },
    {"stage < planned",                                "rule-order",       17, NULL           },
    {"wants == card",                                  "rule-several",     17, NULL           },
    {"planned in stage",                               "rule-not-several", 22, NULL           },
    {"days > 1.5",                                     "rule-number",      18, NULL           },
    {"days > many",                                    "unknown-fact",     18, NULL           },
    {"cost > 1.234",                                   "rule-money",       18, NULL           },
    {"paid_on < 2026-02-30",                           "bad-date",         21, NULL           },
    {"paid_on < 2026",                                 "bad-date",         21, NULL           },
    {"paid_on < left_on",                              "rule-two-answers", 21, NULL           },
    {"days == paid_on",                                "rule-types",       19, NULL           },
    {"paid_on == days",                                "rule-types",       22, NULL           },
    {"today < paid_on + 3 moons",                      "bad-duration",     29, NULL           },
    {"today < paid_on + stage",                        "rule-expected",    29, NULL           },
    {"region.claim_by == 6 months",                    "rule-only-known",  27, NULL           },
    {"region.words == x",                              "rule-only-known",  24, NULL           },
    {"today < deadline.leaving",                       "rule-types",       19, NULL           },
    {"deadline.leaving < 2026-01-01",                  "rule-only-known",  28, NULL           },
};

static void reports_with_column(void **state)
{
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        size_t before = fixture->diags.count;
        const struct diag *diag;

        assert_int_equal(compile(fixture, mistakes[i].source), NO_INDEX);
        if (fixture->diags.count != before + 1)
            diags_print(&fixture->diags, LANGUAGE_EN, stderr);
        assert_int_equal(fixture->diags.count, before + 1);
        diag = fixture->diags.list[before];
        if (strcmp(diag->kind, mistakes[i].kind) != 0 || diag->place.column != mistakes[i].column)
            print_error("%s: %u %s: %s\n", mistakes[i].source, diag->place.column, diag->kind,
                        diag->message[LANGUAGE_EN]);
        assert_string_equal(diag->kind, mistakes[i].kind);
        assert_int_equal(diag->place.column, mistakes[i].column);
        if (mistakes[i].said)
            assert_non_null(strstr(diag->message[LANGUAGE_EN], mistakes[i].said));
    }
    assert_int_equal(fixture->builder.rules.size, 0);
}

static void reports_every_name(void **state)
{
    struct fixture *fixture = *state;

    compile(fixture,
            "stag == planned or filed == maybe and region.nothing == yes or today < x + 1 day");
    assert_int_equal(fixture->diags.count, 4);
}

static void needs_quotes(void **state)
{
    struct fixture *fixture = *state;
    struct yaml plain = {.kind = YAML_SCALAR, .text = "filed", .size = 5, .plain = true};
    struct yaml list = {.kind = YAML_LIST};

    assert_int_equal(builder_rule(&fixture->builder, &plain), NO_INDEX);
    assert_int_equal(builder_rule(&fixture->builder, &list), NO_INDEX);
    assert_int_equal(fixture->diags.count, 2);
    assert_string_equal(fixture->diags.list[1]->kind, "rule-not-quoted");
}

/* Neither depth nor length can hurt the reader or the evaluator. */
static void refuses_monsters(void **state)
{
    static const struct {
        const char *unit, *last;
        size_t count;
        const char *kind;
    } rows[] = {
        {"(",                  "filed == yes", 200, "rule-deep"},
        {"not ",               "filed == yes", 200, "rule-deep"},
        {"filed == yes and (", "filed == yes", 40,  "rule-deep"},
        {"filed == yes and ",  "filed == yes", 100, "rule-long"},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buffer source = {0};

        for (size_t n = 0; n < rows[i].count; n++)
            buffer_add(&source, rows[i].unit, strlen(rows[i].unit));
        buffer_add(&source, rows[i].last, strlen(rows[i].last) + 1);
        assert_int_equal(compile(fixture, source.data), NO_INDEX);
        assert_int_equal(fixture->diags.count, i + 1);
        assert_string_equal(fixture->diags.list[i]->kind, rows[i].kind);
        buffer_free(&source);
    }
}

static void chains_need_no_stack(void **state)
{
    struct fixture *fixture = *state;
    struct buffer source = {0};

    for (size_t n = 0; n < 60; n++)
        buffer_add(&source, "days == 1 or ", strlen("days == 1 or "));
    buffer_add(&source, "days == 2", sizeof("days == 2"));
    assert_int_not_equal(compile(fixture, source.data), NO_INDEX);
    buffer_free(&source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(compiles_to_postfix, setup, teardown),
        cmocka_unit_test_setup_teardown(equal_atoms_are_one, setup, teardown),
        cmocka_unit_test_setup_teardown(joins_two_rules, setup, teardown),
        cmocka_unit_test_setup_teardown(no_rule_is_no_mistake, setup, teardown),
        cmocka_unit_test_setup_teardown(reports_with_column, setup, teardown),
        cmocka_unit_test_setup_teardown(reports_every_name, setup, teardown),
        cmocka_unit_test_setup_teardown(needs_quotes, setup, teardown),
        cmocka_unit_test_setup_teardown(refuses_monsters, setup, teardown),
        cmocka_unit_test_setup_teardown(chains_need_no_stack, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

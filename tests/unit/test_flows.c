/* Flows: what is made of them, and what is said of those that cannot work. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "content_tree.h"
#include "load/load.h"

struct desk {
    struct tree_folder tree;
    char folder[80];
    struct layers layers;
    struct diags diags;
};

static int setup(void **state)
{
    static struct desk desk;

    memset(&desk, 0, sizeof desk);
    tree_start(&desk.tree, NULL);
    snprintf(desk.folder, sizeof desk.folder, "%s/content", desk.tree.path);
    desk.layers = (struct layers){.folder = {desk.folder}, .count = 1};
    *state = &desk;
    return 0;
}

static int teardown(void **state)
{
    struct desk *desk = *state;

    diags_free(&desk->diags);
    tree_free(&desk->tree);
    return 0;
}

#define HEAD(id) "flow: " id "\ntitle: {zh: 题, en: Title}\nhome: 2\n"

static void put(const struct desk *desk, const char *name, const char *text)
{
    tree_write(&desk->tree, name, text, strlen(text), false);
}

/* Loads with one more flow. */
static struct content *loaded(struct desk *desk, const char *flow)
{
    diags_free(&desk->diags);
    put(desk, "flows/more.yaml", flow);
    return content_load(&desk->layers, &desk->diags);
}

static const struct node *node_named(const struct content *content, const char *flow,
                                     const char *id)
{
    const struct flow *record = &content->flows[content_flow(content, flow)];

    for (uint32_t i = 0; i < record->nodes.count; i++)
        if (strcmp(content_string(content, content->nodes[record->nodes.first + i].id), id) == 0)
            return &content->nodes[record->nodes.first + i];
    fail_msg("no node %s", id);
    return content->nodes;
}

/* A target in words. */
static const char *leads(const struct content *content, uint32_t target)
{
    uint32_t index = TARGET_INDEX(target);

    if (target == NO_INDEX)
        return "nowhere";
    if (TARGET_KIND(target) == TARGET_NODE)
        return content_string(content, content->nodes[index].id);
    if (TARGET_KIND(target) == TARGET_ENDING)
        return content_string(content, content->endings[index].id);
    return content_string(content, content->outcomes[index].id);
}

static const char *way(const struct content *content, const struct node *node, uint32_t option)
{
    assert_true(option < node->ways.count);
    return leads(content, content->indexes[node->ways.first + option]);
}

/* ---- what is made --------------------------------------------------------------------------- */

static void joins_keys_and_copies_else(void **state)
{
    struct content *content =
        loaded(*state, HEAD("more") "start: stage\n"
                                    "ends: {sure: DIRECT, open: MANUAL}\n"
                                    "nodes:\n"
                                    "  stage:\n"
                                    "    ask: stage\n"
                                    "    go: {planned or unsure: where, else: sure}\n"
                                    "  where:\n"
                                    "    ask: care_in\n"
                                    "    go: {same_zone: sure, else: open}\n");
    const struct node *stage, *where;

    assert_non_null(content);
    stage = node_named(content, "more", "stage");
    assert_string_equal(way(content, stage, 0), "where");
    assert_string_equal(way(content, stage, 1), "sure");
    assert_string_equal(leads(content, stage->unsure), "where");
    assert_string_equal(leads(content, stage->otherwise), "sure");
    assert_int_equal(stage->line, 7);
    where = node_named(content, "more", "where");
    assert_int_equal(where->ways.count, RELATION_COUNT);
    assert_string_equal(way(content, where, RELATION_SAME_ZONE), "sure");
    assert_string_equal(way(content, where, RELATION_ABROAD), "open");
    assert_string_equal(leads(content, where->unsure), "open");
    content_free(content);
}

static void reads_rules_then_and_only(void **state)
{
    struct content *content = loaded(
        *state, HEAD("more") "start: stage\n"
                             "nodes:\n"
                             "  stage: {ask: stage, only: [paid], go: {paid or unsure: paid_on}}\n"
                             "  paid_on:\n"
                             "    ask: paid_on\n"
                             "    go:\n"
                             "      - {when: \"today <= paid_on + 30 days\", to: cost}\n"
                             "      - {unsure: MANUAL}\n"
                             "      - {else: DIRECT}\n"
                             "  cost: {ask: cost, go: {then: rules}}\n"
                             "  rules:\n"
                             "    decide: rules\n"
                             "    go:\n"
                             "      - {when: \"cost > 100\", to: MANUAL}\n"
                             "      - {unknown: MANUAL}\n"
                             "      - {else: DIRECT}\n");
    const struct node *node;

    assert_non_null(content);
    assert_int_equal(node_named(content, "more", "stage")->only, 2);
    node = node_named(content, "more", "paid_on");
    assert_int_equal(node->arms.count, 1);
    assert_string_equal(leads(content, content->arms[node->arms.first].target), "cost");
    assert_string_equal(leads(content, node->unsure), "MANUAL");
    assert_string_equal(leads(content, node->otherwise), "DIRECT");
    assert_int_equal(node->unknown, NO_INDEX);
    node = node_named(content, "more", "cost");
    assert_string_equal(leads(content, node->otherwise), "rules");
    assert_string_equal(leads(content, node->unsure), "rules");
    assert_int_equal(node_named(content, "more", "rules")->kind, NODE_DECIDE_RULES);
    content_free(content);
}

/* An ending may be called unsure: then the word is that ending, for the caller and in rules. */
static void runs_flows_by_their_endings(void **state)
{
    struct content *content;
    const struct node *node;

    put(*state, "flows/inner.yaml",
        "flow: inner\ntitle: {zh: 内, en: Inner}\nstart: a\nends: {good: DIRECT, unsure: MANUAL}\n"
        "nodes:\n  a: {ask: emergency, go: {yes: good, no or unsure: unsure}}\n");
    content =
        loaded(*state, HEAD("more") "start: run\n"
                                    "nodes:\n"
                                    "  run: {run: inner, go: {good: again, unsure: MANUAL}}\n"
                                    "  again: {decide: inner, go: {good: rules, unsure: MANUAL}}\n"
                                    "  rules:\n"
                                    "    decide: rules\n"
                                    "    go: [{when: \"inner in [good, unsure]\", to: DIRECT},\n"
                                    "         {unknown: MANUAL}, {else: MANUAL}]\n");
    assert_non_null(content);
    node = node_named(content, "more", "run");
    assert_int_equal(node->kind, NODE_RUN);
    assert_string_equal(way(content, node, 0), "again");
    assert_string_equal(way(content, node, 1), "MANUAL");
    node = node_named(content, "more", "again");
    assert_int_equal(node->subject, content->question_count + content_flow(content, "inner"));
    content_free(content);
}

static void later_layers_replace_flows(void **state)
{
    struct desk *desk = *state;
    struct content *content;
    char site[90];

    put(desk, "site/flows/settle.yaml",
        "flow: settle\ntitle: {zh: 别样, en: Otherwise}\nhome: 1\nstart: a\n"
        "nodes:\n  a: {ask: emergency, go: {yes: DIRECT, else: MANUAL}}\n");
    snprintf(site, sizeof site, "%s/site", desk->tree.path);
    desk->layers.folder[desk->layers.count++] = site;
    content = content_load(&desk->layers, &desk->diags);
    assert_non_null(content);
    assert_int_equal(content->flow_count, 1);
    assert_int_equal(content->flows[0].nodes.count, 1);
    content_free(content);
}

/* Moving a line changes neither print, a word only that of the wording, a way the other. */
static void prints_tell_behaviour_from_wording(void **state)
{
    static const char *const flows[] = {
        HEAD("more") "start: a\nnodes:\n  a: {ask: emergency, go: {yes: DIRECT, else: MANUAL}}\n",
        HEAD("more") "start: a\n\nnodes:\n\n  a: {ask: emergency, go: {yes: DIRECT, else: "
                     "MANUAL}}\n",
        "flow: more\ntitle: {zh: 新题, en: New title}\nhome: 2\nstart: a\n"
        "nodes:\n  a: {ask: emergency, go: {yes: DIRECT, else: MANUAL}}\n",
        HEAD("more") "start: a\nnodes:\n  a: {ask: emergency, go: {no: DIRECT, else: MANUAL}}\n",
    };
    struct content *content[4];

    for (size_t i = 0; i < 4; i++) {
        content[i] = loaded(*state, flows[i]);
        assert_non_null(content[i]);
    }
    assert_true(content[0]->behaviour_print == content[1]->behaviour_print);
    assert_true(content[0]->wording_print == content[1]->wording_print);
    assert_true(content[0]->behaviour_print == content[2]->behaviour_print);
    assert_false(content[0]->wording_print == content[2]->wording_print);
    assert_false(content[0]->behaviour_print == content[3]->behaviour_print);
    assert_true(content[0]->wording_print == content[3]->wording_print);
    for (size_t i = 0; i < 4; i++)
        content_free(content[i]);
}

static void lists_what_else_stands_for(void **state)
{
    struct content *content = loaded(
        *state, HEAD("more") "start: a\n"
                             "nodes:\n"
                             "  a: {ask: stage, go: {planned: b, else: DIRECT}}\n"
                             "  b: {ask: care_in, go: {abroad or unsure: c, else: DIRECT}}\n"
                             "  c: {decide: region.unfiled, go: {paid: MANUAL, else: DIRECT}}\n");
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(content);
    content_else_list(content, out);
    fclose(out);
    assert_non_null(strstr(text, "more.a:6: else = paid, unsure\n"));
    assert_non_null(
        strstr(text, "more.b:7: else = same_pool, same_zone, same_province, other_province\n"));
    assert_non_null(strstr(text, "more.c:8: else = unpaid, unknown\n"));
    free(text);
    content_free(content);
}

/* ---- what is said --------------------------------------------------------------------------- */

/* Kinds and lines of what was said about the flow, "way-missing:5 unknown-target:7". */
static void said(const struct desk *desk, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; i < desk->diags.count; i++) {
        const struct diag *diag = desk->diags.list[i];

        if (strstr(diag->place.file, "more.yaml"))
            used += (size_t)snprintf(out + used, size - used, "%s%s:%u", used ? " " : "",
                                     diag->kind, diag->place.line);
        assert_true(used < size);
    }
}

struct row {
    const char *nodes; /* from line 5 on; the flow starts at node a */
    const char *said;
};

static void check_rows(struct desk *desk, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct buffer flow = {0};
        struct content *content;
        char kinds[400];

        buffer_print(&flow, "%sstart: a\n%s", HEAD("more"), rows[i].nodes);
        content = loaded(desk, flow.data);
        buffer_free(&flow);
        said(desk, kinds, sizeof kinds);
        if (strcmp(kinds, rows[i].said) != 0) {
            print_error("%s", rows[i].nodes);
            diags_print(&desk->diags, LANGUAGE_EN, stderr);
        }
        assert_string_equal(kinds, rows[i].said);
        assert_true((content == NULL) == (desk->diags.errors > 0));
        content_free(content);
    }
}

#define CHECK(state, rows) check_rows(state, rows, sizeof(rows) / sizeof((rows)[0]))

static void refuses_shapes(void **state)
{
    static const struct row rows[] = {
        {"nodes:\n a: {ask: stage, go: {planned: DIRECT, paid: MANUAL}}\n",                      "way-missing:6"              },
        {"nodes:\n a: {ask: stage, go: {planned or unsure: DIRECT}}\n",                          "way-missing:6"              },
        {"nodes:\n a: {ask: stage, go: {planed: DIRECT, else: MANUAL}}\n",                       "unknown-option:6"           },
        {"nodes:\n a: {ask: stage, go: {planned: DIRECT, planned or paid: DIRECT, unsure: "
         "MANUAL}}\n",                                                                  "way-twice:6"                },
        {"nodes:\n a: {ask: stage, go: {planned or paid or unsure: DIRCT}}\n",                   "unknown-name:6"             },
        {"nodes:\n a: {ask: stage, go: {planned or paid or unsure: b}}\n",                       "unknown-target:6"           },
        {"nodes:\n a: {ask: stage, go: {planned: DIRECT, unknown: MANUAL, else: MANUAL}}\n",     ""                           },
        {"nodes:\n a: {ask: stag, go: {else: DIRECT}}\n",                                        "unknown-name:6"             },
        {"nodes:\n a: {go: {else: DIRECT}}\n",                                                   "node-subject:6"             },
        {"nodes:\n a: {ask: stage, decide: stage, go: {else: DIRECT}}\n",                        "node-subject:6"             },
        {"nodes:\n a: {ask: stage}\n",                                                           "missing-key:6"              },
        {"nodes:\n a: {ask: stage, go: DIRECT}\n",                                               "go-shape:6"                 },
        {"nodes:\n a: {ask: stage, go: {then: DIRECT, else: MANUAL}}\n",                         "then-alone:6"               },
        {"nodes:\n a: {ask: stage, only: [planned, payed], go: {else: DIRECT}}\n",
         "unknown-option:6"                                                                                                   },
        {"nodes:\n a: {decide: region.unfiled, only: [paid], go: {else: DIRECT}}\n",             "only-ask:6"                 },
        {"nodes:\n a: {decide: region.unfiled, go: {paid: DIRECT, unpaid: MANUAL}}\n",
         "way-missing:6"                                                                                                      },
        {"nodes:\n a: {decide: region.unfiled, go: {paid or unpaid: MANUAL, unsure: DIRECT}}\n",
         "way-never:6"                                                                                                        },
        {"nodes:\n a: {decide: region.days, go: {else: DIRECT}}\n",                              "decide-no-options:6"        },
        {"nodes:\n a: {decide: paid_on, go: {else: DIRECT}}\n",                                  "decide-no-options:6"        },
        {"nodes:\n a: {decide: rules, go: {else: DIRECT}}\n",                                    "go-shape:6"                 },
        {"nodes:\n a: {decide: rules, go: [{else: DIRECT}]}\n",                                  "go-no-rule:6"               },
        {"nodes:\n a: {ask: paid_on, go: {yes: DIRECT, else: MANUAL}}\n",                        "go-needs-rules:6"           },
        {"nodes:\n a: {ask: extras, go: {birth: DIRECT, else: MANUAL}}\n",                       "go-needs-rules:6"           },
        {"nodes:\n a: {ask: stage, go: [{when: \"stage == paid\"}, {else: DIRECT}]}\n",
         "arm-shape:6"                                                                                                        },
        {"nodes:\n a: {ask: stage, go: [{if: x, to: DIRECT}, {else: DIRECT}]}\n",                "arm-shape:6"                },
        {"nodes:\n a: {run: more, go: {else: DIRECT}}\n",                                        "run-cycle:6"                },
        {"nodes:\n a: [ask, stage]\n",                                                           "need-map:6"                 },
        {"nodes: [a]\n",                                                                         "need-map:5 unknown-target:4"},
        {"ends: {ok: NOTHING}\nnodes:\n a: {ask: stage, go: {else: ok}}\n",                      "unknown-name:5"             },
    };

    CHECK(*state, rows);
}

static void refuses_graphs(void **state)
{
    static const struct row rows[] = {
        {"nodes:\n a: {ask: stage, go: {else: b}}\n b: {ask: filed, go: {else: a}}\n",
         "flow-cycle:7"                                                                                        },
        {"nodes:\n a: {ask: stage, go: {planned: a, else: DIRECT}}\n",                           "flow-cycle:6"},
        {"nodes:\n a: {ask: stage, go: {else: DIRECT}}\n b: {ask: filed, go: {else: DIRECT}}\n",
         "node-unreached:7"                                                                                    },
        {"ends: {ok: DIRECT, never: MANUAL}\nnodes:\n a: {ask: stage, go: {else: ok}}\n",
         "ending-unreached:5"                                                                                  },
    };

    CHECK(*state, rows);
}

/* A mistake elsewhere does not hide that a flow goes in circles. */
static void looks_at_sound_flows_beside_mistaken_ones(void **state)
{
    struct desk *desk = *state;
    char kinds[200];

    put(desk, "flows/bad.yaml",
        "flow: bad\ntitle: {zh: 坏, en: Bad}\nstart: a\nnodes:\n  a: {ask: stag, go: {}}\n");
    assert_null(loaded(desk, HEAD("more") "start: a\nnodes:\n  a: {ask: stage, go: {else: b}}\n"
                                          "  b: {ask: filed, go: {else: a}}\n"));
    said(desk, kinds, sizeof kinds);
    assert_string_equal(kinds, "flow-cycle:7");
}

/* What a node can meet depends on the way there. */
static void follows_answers(void **state)
{
    static const struct row rows[] = {
  /* Never asked. */
        {"nodes:\n a: {decide: emergency, go: {yes or no: DIRECT}}\n",                         "fact-absent-here:6"},
        {"nodes:\n a: {decide: emergency, go: {yes or no: DIRECT, unsure: MANUAL}}\n",         ""                  },
 /* Asked on one of two ways. */
        {"nodes:\n a: {ask: stage, go: {planned: b, else: c}}\n b: {ask: emergency, go: {else: "
         "c}}\n"
         " c: {decide: rules, go: [{when: \"emergency == yes\", to: DIRECT}, {unknown: MANUAL},"
         " {else: MANUAL}]}\n",                                                       "fact-absent:8"     },
        {"nodes:\n a: {ask: stage, go: {planned: b, else: c}}\n b: {ask: emergency, go: {else: "
         "c}}\n"
         " c: {decide: rules, go: [{when: \"emergency is known and emergency == yes\", to: DIRECT},"
         " {unknown: MANUAL}, {else: MANUAL}]}\n",                                    ""                  },
 /* Routed on before: only what was let through comes. */
        {"nodes:\n a: {ask: emergency, go: {yes: b, else: DIRECT}}\n"
         " b: {decide: emergency, go: {yes: MANUAL}}\n",                              ""                  },
        {"nodes:\n a: {ask: emergency, go: {yes or no: b, unsure: DIRECT}}\n"
         " b: {decide: emergency, go: {yes: MANUAL}}\n",                              "way-may-miss:7"    },
        {"nodes:\n a: {ask: emergency, go: {else: b}}\n b: {decide: emergency, go: {yes or no: "
         "MANUAL}}\n",                                                                "way-may-miss:7"    },
 /* Rules let through what they say. */
        {"nodes:\n a: {ask: emergency, go: [{when: \"emergency == yes\", to: b}, {unsure: MANUAL},"
         " {else: MANUAL}]}\n b: {decide: emergency, go: {yes: MANUAL}}\n",           ""                  },
 /* filed is implied to be `no` where stage is planned, so `yes` is not planned. */
        {"nodes:\n a: {ask: stage, go: {else: b}}\n b: {ask: filed, go: {yes: c, else: DIRECT}}\n"
         " c: {decide: stage, go: {paid or unsure: MANUAL}}\n",                       ""                  },
        {"nodes:\n a: {ask: stage, go: {else: b}}\n b: {ask: filed, go: {no: c, else: DIRECT}}\n"
         " c: {decide: stage, go: {paid or unsure: MANUAL}}\n",                       "way-may-miss:8"    },
 /* Rules that can be unknown. */
        {"nodes:\n a: {ask: paid_on, go: [{when: \"today <= paid_on + 1 day\", to: DIRECT},"
         " {else: MANUAL}]}\n",                                                       "way-may-miss:6"    },
        {"nodes:\n a: {ask: paid_on, go: [{when: \"today <= paid_on + 1 day\", to: DIRECT},"
         " {unsure: MANUAL}, {else: MANUAL}]}\n",                                     ""                  },
        {"nodes:\n a: {ask: paid_on, go: [{when: \"today <= deadline.claim\", to: DIRECT},"
         " {unsure: MANUAL}, {else: MANUAL}]}\n",                                     "way-may-miss:6"    },
 /* A start fact is answered, though perhaps by 不清楚. */
        {"nodes:\n a: {decide: scheme, go: {employee or resident: DIRECT}}\n",                 "way-may-miss:6"    },
        {"nodes:\n a: {decide: scheme, go: {employee or resident: DIRECT, unsure: MANUAL}}\n", ""                  },
    };

    CHECK(*state, rows);
}

static void follows_answers_into_called_flows(void **state)
{
    static const struct row rows[] = {
  /* Which endings come out depends on what was answered before. */
        {"nodes:\n a: {ask: emergency, go: {yes: b, else: DIRECT}}\n b: {run: inner, go: {urgent: "
         "MANUAL}}\n",                                                                   ""                  },
        {"nodes:\n a: {ask: emergency, go: {else: b}}\n b: {run: inner, go: {urgent: MANUAL}}\n",
         "way-may-miss:7"                                                                                             },
        {"nodes:\n a: {run: inner, go: {urgnt: MANUAL, else: DIRECT}}\n",                         "unknown-option:6"  },
        {"nodes:\n a: {run: inner, go: {urgent: MANUAL, unsure: DIRECT}}\n",                      "way-never:6"       },
 /* What a called flow asked is known afterwards. */
        {"nodes:\n a: {run: inner, go: {urgent: b, else: DIRECT}}\n"
         " b: {decide: emergency, go: {yes: MANUAL}}\n",                                 ""                  },
        {"nodes:\n a: {decide: inner, go: {urgent or calm: DIRECT}}\n",                           "fact-absent-here:6"},
    };

    put(*state, "flows/inner.yaml",
        "flow: inner\ntitle: {zh: 内, en: Inner}\nstart: a\nends: {urgent: DIRECT, calm: MANUAL}\n"
        "nodes:\n  a: {ask: emergency, go: {yes: urgent, else: calm}}\n");
    CHECK(*state, rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
        TEST(joins_keys_and_copies_else),
        TEST(reads_rules_then_and_only),
        TEST(runs_flows_by_their_endings),
        TEST(later_layers_replace_flows),
        TEST(prints_tell_behaviour_from_wording),
        TEST(lists_what_else_stands_for),
        TEST(refuses_shapes),
        TEST(refuses_graphs),
        TEST(looks_at_sound_flows_beside_mistaken_ones),
        TEST(follows_answers),
        TEST(follows_answers_into_called_flows),
#undef TEST
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}

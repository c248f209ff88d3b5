/*
 * A flow as a graph: the edges of the good tree, what a region takes, and that nothing of the content's
 * texts breaks out of what is written.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "analysis/graph.h"
#include "commands/graph_write.h"
#include "content_tree.h"
#include "load/load.h"
#include "sheet_cases.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct tree_folder tree;
static struct content *content;

static struct content *tree_load(void)
{
    char folder[80];
    const struct layers layers = {.folder = {folder}, .count = 1};
    struct diags diags = {0};
    struct content *loaded;

    snprintf(folder, sizeof folder, "%s/content", tree.path);
    loaded = content_load(&layers, &diags);
    if (loaded == NULL)
        diags_print(&diags, LANGUAGE_EN, stderr);
    diags_free(&diags);
    return loaded;
}

static int tree_open(void **state)
{
    (void)state;
    tree_start(&tree, NULL);
    content = tree_load();
    return content == NULL;
}

static int tree_close(void **state)
{
    (void)state;
    content_free(content);
    tree_free(&tree);
    return 0;
}

static const char *const words[4] = {"unsure", "unknown", "else", ", "};

/* The condition of the edge between two places by id; NULL = no such edge. */
static const char *condition(const struct graph *graph, const char *node, const char *outcome,
                             struct arena *arena)
{
    const struct content *drawn = graph->content;

    for (uint32_t i = 0; i < graph->count; i++) {
        const struct graph_edge *edge = graph_edge_at(graph, i);
        uint32_t index = TARGET_INDEX(edge->target);
        uint32_t id = TARGET_KIND(edge->target) == TARGET_NODE ? drawn->nodes[index].id
                                                               : drawn->outcomes[index].id;

        if (strcmp(content_string(drawn, drawn->nodes[edge->node].id), node) == 0 &&
            strcmp(content_string(drawn, id), outcome) == 0)
            return graph_condition(graph, edge, words, LANGUAGE_EN, arena);
    }
    return NULL;
}

static void edges_have_their_conditions(void **state)
{
    struct arena arena = {0};
    struct graph graph;

    (void)state;
    graph_make(&graph, content, NO_INDEX, NO_INDEX);
    assert_int_equal(graph.count, 11);
    assert_string_equal(condition(&graph, "stage", "filed", &arena), "Planned");
    assert_string_equal(condition(&graph, "filed", "DIRECT", &arena), "Filed");
    assert_string_equal(condition(&graph, "stage", "paid_filed", &arena), "Paid, unsure");
    assert_string_equal(condition(&graph, "paid_on", "cost", &arena), "");
    assert_null(condition(&graph, "filed", "MANUAL", &arena));
    for (uint32_t i = 0; i < graph.count; i++)
        assert_true(graph_edge_at(&graph, i)->taken);
    graph_free(&graph);
    arena_free(&arena);
}

/* Whether the edge from a node to an outcome is taken in a region. */
static bool taken(const struct graph *graph, const char *node, const char *outcome)
{
    uint32_t target = TARGET(TARGET_OUTCOME, content_outcome(content, outcome));

    for (uint32_t i = 0; i < graph->count; i++) {
        const struct graph_edge *edge = graph_edge_at(graph, i);

        if (edge->target == target &&
            strcmp(content_string(content, content->nodes[edge->node].id), node) == 0)
            return edge->taken;
    }
    fail_msg("no edge from %s to %s", node, outcome);
    return false;
}

static void what_a_region_cannot_take_is_told(void **state)
{
    struct graph graph;

    (void)state;
    graph_make(&graph, content, content_flow(content, "settle"),
               content_region(content, "national"));
    assert_true(graph.whole);
    assert_true(taken(&graph, "filed", "FILE_FIRST"));
    assert_true(taken(&graph, "extras", "MANUAL"));
    assert_false(taken(&graph, "unfiled", "REFUSED")); /* nothing is said there */
    assert_false(taken(&graph, "filed", "DIRECT"));    /* planned implies that nothing is filed */
    graph_free(&graph);
}

static char *written(void (*write)(const struct graph_view *, struct buffer *),
                     const struct content *drawn, uint32_t region)
{
    struct arena arena = {0};
    struct buffer out = {0};
    struct graph graph;

    graph_make(&graph, drawn, NO_INDEX, region);
    write(
        &(struct graph_view){
            .graph = &graph, .region = region, .language = LANGUAGE_EN, .arena = &arena},
        &out);
    buffer_add(&out, "", 1);
    graph_free(&graph);
    arena_free(&arena);
    return out.data;
}

static void grey_is_what_is_not_taken(void **state)
{
    char *everywhere = written(graph_write_dot, content, NO_INDEX);
    char *there = written(graph_write_dot, content, content_region(content, "national"));

    (void)state;
    assert_null(strstr(everywhere, "grey60"));
    assert_non_null(strstr(there, "color=grey60, fontcolor=grey60, style=dashed"));
    assert_non_null(strstr(there, "label=\"National\""));
    free(everywhere);
    free(there);
}

/* Quotes come in pairs on every line once escaped ones are passed over. */
static bool quotes_balanced(const char *text)
{
    bool inside = false;

    for (; *text != '\0'; text++) {
        if (inside && *text == '\\' && text[1] != '\0')
            text++;
        else if (*text == '"')
            inside = !inside;
        else if (*text == '\n' && inside)
            return false;
    }
    return !inside;
}

static void texts_do_not_break_out(void **state)
{
    static const char flow[] =
        "flow: settle\ntitle: {zh: '说\"好\"\\', en: '=say \"well\" \\'}\nhome: 1\nstart: stage\n"
        "ends: {}\nnodes:\n  stage:\n    ask: stage\n    go: {planned: DIRECT, paid or unsure: "
        "again}\n"
        "  again:\n    run: other\n    go: {then_on: FILE_FIRST}\n";
    static const char other[] =
        "flow: other\ntitle: {zh: '=甲|乙', en: '=a|b'}\nstart: filed\nends: {then_on: MANUAL}\n"
        "nodes:\n  filed:\n    ask: filed\n    go: {yes: REFUSED, no or unsure: then_on}\n";
    struct tree_folder kept = tree;
    struct content *odd;
    char *text;

    (void)state;
    tree_start(&tree, NULL);
    tree_write(&tree, "flows/settle.yaml", flow, strlen(flow), false);
    tree_write(&tree, "flows/other.yaml", other, strlen(other), false);
    odd = tree_load();
    tree_free(&tree);
    tree = kept;
    assert_non_null(odd);
    text = written(graph_write_dot, odd, NO_INDEX);
    assert_true(quotes_balanced(text));
    assert_non_null(strstr(text, "=say \\\"well\\\" \\\\"));
    free(text);
    text = written(graph_write_csv, odd, NO_INDEX);
    assert_non_null(strstr(text, "\"'=a|b\"")); /* no formula */
    free(text);
    content_free(odd);
}

/* ---- the sheet ---------------------------------------------------------------------------------------- */

static struct sheet drafted(struct graph *graph, struct arena *arena, uint32_t flow,
                            uint32_t region)
{
    static const struct moment now = {.date = 20000, .minute = 61};
    struct sheet sheet;

    graph_make(graph, content, flow, region);
    graph_sheet(
        &(struct graph_view){
            .graph = graph, .region = region, .language = LANGUAGE_EN, .arena = arena},
        now, false, &sheet);
    return sheet;
}

static void every_edge_has_a_box_and_every_flow_a_signature(void **state)
{
    struct arena arena = {0};
    struct graph graph;
    struct sheet sheet = drafted(&graph, &arena, NO_INDEX, NO_INDEX);

    (void)state;
    assert_int_equal(count_kind(&sheet, SHEET_TICK), graph.count);
    assert_int_equal(count_kind(&sheet, SHEET_STEP), content->node_count);
    assert_int_equal(count_kind(&sheet, SHEET_HEADING), content->flow_count);
    assert_int_equal(count_kind(&sheet, SHEET_BLANK_LINE), 3 * content->flow_count);
    assert_true(says(&sheet, "Planned → go to 2"));
    assert_true(says(&sheet, "everywhere"));
    assert_non_null(strstr(sheet.head, "everywhere"));
    for (size_t i = 0; i < sheet.count; i++)
        assert_true(sheet.line[i].kind == SHEET_BLANK_LINE || sheet.line[i].text[0] != '\0');
    graph_free(&graph);
    arena_free(&arena);
}

static void the_sheet_of_a_region_says_what_holds_there(void **state)
{
    struct arena arena = {0};
    struct graph graph;
    struct sheet sheet = drafted(&graph, &arena, content_flow(content, "settle"),
                                 content_region(content, "national"));

    (void)state;
    assert_true(says(&sheet, "National"));
    assert_true(says(&sheet, "not taken there"));
    assert_true(says(&sheet, "settle:"));
    assert_null(strstr(sheet.head, "everywhere"));
    graph_free(&graph);
    arena_free(&arena);
}

static void the_table_has_a_line_for_each_edge(void **state)
{
    char *text = written(graph_write_csv, content, NO_INDEX);
    unsigned lines = 0;

    (void)state;
    for (const char *at = text; (at = strstr(at, "\r\n")) != NULL; at += 2)
        lines++;
    assert_int_equal(lines, 1 + 11);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_have_their_conditions),
        cmocka_unit_test(what_a_region_cannot_take_is_told),
        cmocka_unit_test(grey_is_what_is_not_taken),
        cmocka_unit_test(texts_do_not_break_out),
        cmocka_unit_test(every_edge_has_a_box_and_every_flow_a_signature),
        cmocka_unit_test(the_sheet_of_a_region_says_what_holds_there),
        cmocka_unit_test(the_table_has_a_line_for_each_edge),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, tree_open, tree_close);
}

/*
 * A second opinion on gaps and overlaps: random rule sets over a few answers, asked of z3 in
 * three-valued logic and of the walk. Only where the program z3 is there and DAOBAN_Z3 is set (make soak).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analysis/walk/walk.h"
#include "engine/rules.h"
#include "random_flow.h"

#define CONTENTS 300
#define ARMS 3
#define OPTION_QUESTIONS 3
#define NUMBER_MOST 12

/* What there is in a set of rules; one after the other, as asked. */
enum { GAP_FALSE, GAP_UNKNOWN, OVERLAP, ASKED };

struct set {
    struct fixture fixture;
    const struct content *content;
    uint32_t flow, decide;
    bool found[ASKED];
};

static void set_make(struct set *set, uint64_t seed)
{
    struct fixture *f = &set->fixture;
    struct dice dice = {seed * 2654435761u + 1};
    uint32_t verdict, outcome, previous = NO_INDEX;
    struct buffer rule = {0};

    memset(set, 0, sizeof(*set));
    fixture_start(f);
    fixture_question(f, QUESTION_ONE_OF, "q0", "a b c");
    fixture_question(f, QUESTION_ONE_OF, "q1", "a b");
    fixture_question(f, QUESTION_YES_NO, "q2", NULL);
    fixture_question(f, QUESTION_NUMBER, "q3", NULL);
    fixture_question_at(f, 3)->least = (struct bound){.kind = BOUND_LITERAL, .number = 0};
    fixture_question_at(f, 3)->most = (struct bound){.kind = BOUND_LITERAL, .number = NUMBER_MOST};
    verdict = fixture_verdict(f, "done");
    outcome = fixture_outcome(f, "DONE", verdict);
    set->flow = fixture_flow(f, "f", "");
    for (uint32_t i = 0; i <= OPTION_QUESTIONS; i++) {
        uint32_t node = fixture_node(f, set->flow, NODE_ASK, i);

        if (previous != NO_INDEX)
            fixture_node_at(f, previous)->otherwise = NODE(node);
        previous = node;
    }
    set->decide = fixture_node(f, set->flow, NODE_DECIDE_RULES, NO_INDEX);
    fixture_node_at(f, previous)->otherwise = NODE(set->decide);
    for (int i = 0; i < ARMS; i++) {
        rule.size = 0;
        random_rule(&dice, fixture_content(f), 2, &rule);
        fixture_arm(f, set->decide, rule.data, OUTCOME(outcome));
    }
    buffer_free(&rule);
    set->content = fixture_content(f);
}

/* ---- the walk's opinion ----------------------------------------------------------------------- */

static void look(void *context, const struct visit *passing)
{
    struct set *set = context;
    const struct passed *passed = &passing->trail->passed[passing->place];
    const struct node *node = &set->content->nodes[set->decide];
    uint32_t true_arms = 0, unknown_arms = 0;

    if (passed->node != set->decide)
        return;
    for (uint32_t i = 0; i < node->arms.count; i++) {
        enum truth truth = rule_truth(passing->session, passing->trail,
                                      set->content->arms[node->arms.first + i].rule);

        true_arms += truth == TRUTH_TRUE;
        unknown_arms += truth == TRUTH_UNKNOWN;
    }
    set->found[OVERLAP] |= true_arms > 1;
    set->found[GAP_UNKNOWN] |= true_arms == 0 && unknown_arms > 0;
    set->found[GAP_FALSE] |= true_arms == 0 && unknown_arms == 0;
}

static void walk_opinion(struct set *set)
{
    struct walk *walk = walk_make(&(struct walk_request){
        .content = set->content,
        .flow = set->flow,
        .area = {AREA_UNKNOWN, NO_INDEX},
        .visit = look,
        .context = set
    });

    assert_true(walk->whole);
    walk_free(walk);
}

/* ---- z3's opinion ------------------------------------------------------------------------------ */

/* The truth of an atom as 0, 1 or 2; a fact is -1 where it is not known. */
static void atom_print(FILE *out, const struct content *content, const struct atom *atom)
{
    static const char *const signs[] = {
        [OPERATOR_EQ] = "=", [OPERATOR_LT] = "<",  [OPERATOR_LE] = "<=",
        [OPERATOR_GT] = ">", [OPERATOR_GE] = ">=",
    };
    uint32_t fact = atom->left_index;
    bool number = content->questions[fact].type == QUESTION_NUMBER;

    if (atom->op == OPERATOR_IS_KNOWN) {
        fprintf(out, "(ite (= x%u (- 1)) 0 2)", fact);
        return;
    }
    fprintf(out, "(ite (= x%u (- 1)) 1 (ite ", fact);
    if (number && atom->op == OPERATOR_NE)
        fprintf(out, "(not (= x%u %lld))", fact, (long long)atom->number);
    else if (number)
        fprintf(out, "(%s x%u %lld)", signs[atom->op], fact, (long long)atom->number);
    else {
        fprintf(out, atom->op == OPERATOR_NE ? "(not (or false" : "(or false");
        for (uint32_t i = 0; i < 32; i++)
            if (atom->mask >> i & 1u)
                fprintf(out, " (= x%u %u)", fact, i);
        fprintf(out, atom->op == OPERATOR_NE ? "))" : ")");
    }
    fprintf(out, " 2 0))");
}

/* Each step of the postfix code is a definition of its own. */
static void rule_print(FILE *out, const struct content *content, uint32_t rule, int name)
{
    struct span span = content->rules[rule].code;
    uint32_t stack[RULE_DEPTH_MAX], depth = 0;

    for (uint32_t i = 0; i < span.count; i++) {
        uint32_t word = content->codes[span.first + i];

        fprintf(out, "(define-fun t%d_%u () Int ", name, i);
        if (word == RULE_NOT)
            fprintf(out, "(- 2 t%d_%u)", name, stack[--depth]);
        else if (word == RULE_AND || word == RULE_OR) {
            depth -= 2;
            fprintf(out, "(ite (%s t%d_%u t%d_%u) t%d_%u t%d_%u)", word == RULE_AND ? "<" : ">",
                    name, stack[depth], name, stack[depth + 1], name, stack[depth], name,
                    stack[depth + 1]);
        } else
            atom_print(out, content, &content->atoms[word]);
        fprintf(out, ")\n");
        stack[depth++] = i;
    }
    fprintf(out, "(define-fun r%d () Int t%d_%u)\n", name, name, stack[0]);
}

static void questions_print(FILE *out, const struct set *set)
{
    static const int most[] = {2, 1, 1, NUMBER_MOST};
    static const char *const asked[ASKED] = {
        [GAP_FALSE] = "(and (= r0 0) (= r1 0) (= r2 0))",
        [GAP_UNKNOWN] = "(and (< r0 2) (< r1 2) (< r2 2) (or (= r0 1) (= r1 1) (= r2 1)))",
        [OVERLAP] = "(or (and (= r0 2) (= r1 2)) (and (= r0 2) (= r2 2)) (and (= r1 2) (= r2 2)))",
    };
    const struct node *node = &set->content->nodes[set->decide];

    for (int i = 0; i <= OPTION_QUESTIONS; i++)
        fprintf(out, "(declare-const x%d Int)\n(assert (and (>= x%d (- 1)) (<= x%d %d)))\n", i, i,
                i, most[i]);
    for (int i = 0; i < ARMS; i++)
        rule_print(out, set->content, set->content->arms[node->arms.first + (uint32_t)i].rule, i);
    for (int i = 0; i < ASKED; i++)
        fprintf(out, "(push)\n(assert %s)\n(check-sat)\n(pop)\n", asked[i]);
}

static void z3_opinion(const struct set *set, bool found[ASKED])
{
    char path[] = "/tmp/daoban-z3-XXXXXX", command[64], word[16];
    int fd = mkstemp(path);
    FILE *out, *in;

    assert_true(fd >= 0);
    out = fdopen(fd, "w");
    assert_non_null(out);
    questions_print(out, set);
    fclose(out);
    snprintf(command, sizeof(command), "z3 -smt2 %s", path);
    in = popen(command, "r");
    assert_non_null(in);
    for (int i = 0; i < ASKED; i++) {
        assert_int_equal(fscanf(in, "%15s", word), 1);
        assert_true(strcmp(word, "sat") == 0 || strcmp(word, "unsat") == 0);
        found[i] = strcmp(word, "sat") == 0;
    }
    pclose(in);
    unlink(path);
}

static void z3_agrees(void **state)
{
    uint32_t yes[ASKED] = {0};

    (void)state;
    if (!getenv("DAOBAN_Z3") || system("z3 --version >/dev/null 2>&1") != 0)
        skip();
    for (uint64_t seed = 1; seed <= CONTENTS; seed++) {
        struct set set;
        bool found[ASKED];

        set_make(&set, seed);
        walk_opinion(&set);
        z3_opinion(&set, found);
        for (int i = 0; i < ASKED; i++) {
            if (found[i] != set.found[i])
                fail_msg("seed %llu: z3 says %d of question %d, the walk %d",
                         (unsigned long long)seed, found[i], i, set.found[i]);
            yes[i] += found[i];
        }
        fixture_free(&set.fixture);
    }
    for (int i = 0; i < ASKED; i++) /* both answers came up */
        assert_in_range(yes[i], 5, CONTENTS - 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(z3_agrees),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

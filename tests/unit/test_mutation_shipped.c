/*
 * The shipped content with something missing: no edge, no document and no boundary can be taken out
 * without the check, a case or an invariant that says so; and of a sample of all small changes at least 95 %
 * are noticed. What takes minutes under sanitizers is left out there.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "analysis/mutate/mutation.h"
#include "analysis/mutate/mutant_words.h"
#include "cases/expect.h"
#include "cases/files.h"
#include "load/load.h"

#include <locale.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

#define SCORE_LEAST 95 /* percent */
#define SAMPLE_EVERY 11

static const struct layers layers = {.folder = {"content"}, .count = 1};
static struct workbook workbook;

/* ---- one thing taken out after the other ------------------------------------------------------------ */

static struct stories stories;
static struct reachability reachability;
static struct oracle oracle;

static void bench_open(void)
{
    struct diags diags = {0};

    stories = (struct stories){.content = &workbook.content};
    files_read_layers(&stories, layers.folder, layers.count, &diags);
    assert_int_equal(diags.count, 0);
    reachability_find(&reachability, &workbook.content);
    assert_true(reachability.whole);
    oracle_open(&oracle, &workbook, &stories, &reachability);
}

static void bench_close(void)
{
    assert_true(oracle.whole);
    oracle_close(&oracle);
    reachability_free(&reachability);
    stories_free(&stories);
}

static int shipped_open(void **state)
{
    struct diags diags = {0};
    bool loaded = content_load_workbook(&layers, &diags, &workbook);

    (void)state;
    if (!loaded)
        diags_print(&diags, LANGUAGE_EN, stderr);
    diags_free(&diags);
    if (loaded && !SANITIZED)
        bench_open();
    return !loaded;
}

static int shipped_close(void **state)
{
    (void)state;
    if (!SANITIZED)
        bench_close();
    workbook_free(&workbook);
    return 0;
}

/* Judges one removal; a survivor is named. Returns whether it was noticed. */
static bool noticed(const struct mutant *removal, const char *what)
{
    enum mutant_status status = oracle_judge(&oracle, removal);

    if (status == EQUIVALENT || status == SURVIVED)
        print_message("taken out and not noticed: %s\n", what);
    return status != EQUIVALENT && status != SURVIVED;
}

/* A record of the copy, to be written through. */
#define RECORD(record, name, index)                                                                \
    ((struct record *)(void *)(uintptr_t)&oracle.mutants.content.name[index])

/* Ways that nobody takes: written out because the loader wants every option that could be met
 * (way-may-miss), as the flow itself says. */
static const char *const idle_ways[] = {
    "settle.rescue: planned: ",          /* 急诊抢救还没去的，前面没问过急诊 */
    "settle.rescue_by_hand: planned: ",  /* 同上 */
    "settle.rescue_reported: planned: ", /* 同上 */
    "claim.admitted: unknown: ",         /* 到了这里规定一定知道 */
    "settle.local_rule: planned: ",      /* 同上 */
};

static bool is_idle(const char *words)
{
    for (size_t i = 0; i < sizeof idle_ways / sizeof *idle_ways; i++)
        if (strncmp(words, idle_ways[i], strlen(idle_ways[i])) == 0)
            return true;
    return false;
}

/* One line of a flow may be several ways: `unsure` is that of what is not known too, `then` that of 不清楚.
 * They go together. */
static bool edge_noticed(const struct mutant *mutant, const char *what)
{
    struct node *node = RECORD(node, nodes, mutant->index), kept = *node;
    struct mutant without = *mutant;
    bool was_noticed;

    without.edit.to = (int32_t)NO_INDEX;
    if (mutant->slot == WAY_OTHERWISE && node->unsure == node->otherwise)
        node->unsure = NO_INDEX;
    if (mutant->slot >= WAY_OTHERWISE && node->unknown == (uint32_t)mutants_was(mutant))
        node->unknown = NO_INDEX;
    was_noticed = noticed(&without, what);
    *node = kept;
    return was_noticed;
}

static bool is_edge(const struct mutant *mutant)
{
    const struct node *node = &oracle.mutants.content.nodes[mutant->index];

    if (mutant->kind != MUTATION_TARGET || mutant->slot == MUTANT_ENDING)
        return false;
    if (mutant->slot == WAY_UNKNOWN)
        return node->unknown != node->unsure && node->unknown != node->otherwise;
    return mutant->slot != WAY_UNSURE || node->unsure != node->otherwise;
}

/* A way that is gone leaves those who would take it nowhere to go. */
static void each_edge(void **state)
{
    struct arena arena = {0};
    unsigned taken_out = 0, unnoticed = 0;
    const struct mutant *last = NULL;

    (void)state;
    if (SANITIZED)
        skip();
    for (uint32_t i = 0; i < oracle.mutants.count; i++) {
        const struct mutant *mutant = mutants_at(&oracle.mutants, i);
        const char *words;

        if (!is_edge(mutant) || (last && last->edit.at == mutant->edit.at))
            continue;
        last = mutant;
        taken_out++;
        words = mutant_words(&oracle.mutants, mutant, &arena);
        unnoticed += is_idle(words) == edge_noticed(mutant, words);
    }
    print_message("%u ways taken out\n", taken_out);
    assert_true(taken_out > 300);
    assert_int_equal(unnoticed, 0);
    arena_free(&arena);
}

static bool cases_hold(void)
{
    static struct played played; /* too large for a stack */

    for (uint32_t i = 0; i < stories.count; i++)
        if (!expect_all(&stories, stories.list[i], &oracle.mutants.content, &played))
            return false;
    return true;
}

/* Wherever it is asked for, alone or as one that serves too. */
static void document_take_out(uint32_t document)
{
    const struct content *content = &oracle.mutants.content;

    for (uint32_t i = 0; i < content->bring_count; i++) {
        struct bring *bring = RECORD(bring, brings, i);
        uint32_t *members = (uint32_t *)(uintptr_t)&content->indexes[bring->members.first];
        uint32_t kept = 0;

        if (bring->kind == BRING_DOCUMENT && bring->subject == document)
            bring->when = oracle.mutants.never;
        for (uint32_t n = 0; n < bring->members.count; n++)
            if (members[n] != document)
                members[kept++] = members[n];
        bring->members.count = kept;
    }
}

static void each_document(void **state)
{
    const struct content *content = &workbook.content;
    struct bring *brings;
    uint32_t *indexes;
    unsigned unnoticed = 0;

    (void)state;
    if (SANITIZED)
        skip();
    brings = RECORD(bring, brings, 0);
    indexes = (uint32_t *)(uintptr_t)oracle.mutants.content.indexes;
    for (uint32_t i = 0; i < content->document_count; i++) {
        document_take_out(i);
        if (cases_hold()) {
            print_error("taken out and not noticed: %s\n",
                        content_string(content, content->documents[i].id));
            unnoticed++;
        }
        memcpy(brings, content->brings, content->bring_count * sizeof *brings);
        memcpy(indexes, content->indexes, content->index_count * sizeof *indexes);
    }
    assert_int_equal(unnoticed, 0);
}

/* The first rule that an atom stands in. */
static const char *rule_with(uint32_t atom)
{
    const struct content *content = &workbook.content;

    for (uint32_t i = 0; i < content->rule_count; i++)
        for (uint32_t n = 0; n < content->rules[i].code.count; n++)
            if (content->codes[content->rules[i].code.first + n] == atom)
                return content_string(content, content->rules[i].source);
    return "no rule";
}

/* A comparison that never holds, or always: both must be noticed. */
static unsigned comparison_take_out(uint32_t index)
{
    struct atom *atom = RECORD(atom, atoms, index), kept = *atom;
    unsigned unnoticed = 0;

    if (atom->op < OPERATOR_LT || atom->op > OPERATOR_GE)
        return 0;
    for (int always = 0; always < 2; always++) {
        *atom = (struct atom){.left = TERM_TODAY,
                              .op = OPERATOR_LT,
                              .number = always ? DATE_MAX : DATE_MIN,
                              .right = TERM_NONE};
        unnoticed += cases_hold();
        *atom = kept;
    }
    if (unnoticed > 0)
        print_error("taken out and not noticed: comparison %u of %s\n", index, rule_with(index));
    return unnoticed;
}

/* The last day an outcome names. */
static unsigned deadline_take_out(uint32_t index)
{
    struct outcome *outcome = RECORD(outcome, outcomes, index);
    struct span kept = outcome->deadlines;
    unsigned unnoticed = 0;

    for (uint32_t i = 0; i < kept.count; i++) {
        const struct deadline *deadline =
            &workbook.content.deadlines[workbook.content.indexes[kept.first + i]];

        if (deadline->parameter == NO_INDEX && deadline->rule.kind == DEADLINE_EVENT)
            continue; /* words only: no day that could be missed */
        outcome->deadlines.count = 0;
        if (cases_hold()) {
            print_error("taken out and not noticed: %s of %s\n",
                        content_string(&workbook.content, deadline->id),
                        content_string(&workbook.content, workbook.content.outcomes[index].id));
            unnoticed++;
        }
        outcome->deadlines = kept;
    }
    return unnoticed;
}

static void each_boundary(void **state)
{
    unsigned unnoticed = 0;

    (void)state;
    if (SANITIZED)
        skip();
    for (uint32_t i = 0; i < workbook.loaded->atom_count; i++)
        unnoticed += comparison_take_out(i);
    for (uint32_t i = 0; i < workbook.content.outcome_count; i++)
        unnoticed += deadline_take_out(i);
    assert_int_equal(unnoticed, 0);
}

/* ---- small changes -------------------------------------------------------------------------------------- */

/* A fixed sample; `daoban test --mutate` (make soak) makes all of them. */
static void small_changes_are_noticed(void **state)
{
    static struct mutation_score score; /* too large for a stack */

    (void)state;
    if (SANITIZED)
        skip();
    mutation_run(&(struct mutation_request){.workbook = &workbook,
                                            .stories = &stories,
                                            .every = SAMPLE_EVERY},
                 &score);
    print_message("%u of %u changes noticed\n", mutation_killed(&score), mutation_counted(&score));
    assert_true(score.whole);
    assert_true(mutation_counted(&score) > 200);
    assert_true(mutation_killed(&score) * 100 >= mutation_counted(&score) * SCORE_LEAST);
    mutation_free(&score);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_edge),
        cmocka_unit_test(each_document),
        cmocka_unit_test(each_boundary),
        cmocka_unit_test(small_changes_are_noticed),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, shipped_open, shipped_close);
}

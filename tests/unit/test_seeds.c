/*
 * content/SEEDS.md accounts for every sentence of the articles the project began with: each name in
 * its tables exists, no row is left without a place or a reason, and no question rests on them.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "shipped.h"

#include "model/pool.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define TABLE "content/SEEDS.md"
#define LINE_ROOM 2048

static struct content *content;

static int shipped_open(void **state)
{
    (void)state;
    content = shipped_load();
    return content == NULL;
}

static int shipped_close(void **state)
{
    (void)state;
    content_free(content);
    return 0;
}

/* ---- whether there is something of that name ----------------------------------------------- */

#define EXISTS(records, count)                                                                     \
    static bool records##_have(const char *id)                                                     \
    {                                                                                              \
        for (uint32_t i = 0; i < content->count; i++)                                              \
            if (strcmp(content_string(content, content->records[i].id), id) == 0)                  \
                return true;                                                                       \
        return false;                                                                              \
    }
EXISTS(flows, flow_count)
EXISTS(questions, question_count)
EXISTS(outcomes, outcome_count)
EXISTS(documents, document_count)
EXISTS(deadlines, deadline_count)
EXISTS(parameters, parameter_count)
EXISTS(regions, region_count)
EXISTS(sources, source_count)

static const struct {
    const char *file;
    bool (*have)(const char *id);
} kinds[] = {
    {"flows",      flows_have     },
    {"questions",  questions_have },
    {"outcomes",   outcomes_have  },
    {"documents",  documents_have },
    {"deadlines",  deadlines_have },
    {"parameters", parameters_have},
    {"regions",    regions_have   },
    {"sources",    sources_have   },
};

static bool name_exists(const char *name)
{
    const char *colon = strchr(name, ':');

    for (size_t i = 0; colon != NULL && i < sizeof kinds / sizeof kinds[0]; i++)
        if (strlen(kinds[i].file) == (size_t)(colon - name) &&
            strncmp(kinds[i].file, name, (size_t)(colon - name)) == 0)
            return kinds[i].have(colon + 1);
    return false;
}

/* ---- rows ---------------------------------------------------------------------------------- */

/* The names of a row, between backquotes; how many there are. */
static unsigned check_names(const char *row)
{
    unsigned count = 0;

    for (const char *at = strchr(row, '`'); at != NULL; at = strchr(at, '`')) {
        char name[64];
        const size_t size = strcspn(++at, "`");

        snprintf(name, sizeof name, "%.*s", (int)size, at);
        if (!name_exists(name))
            fail_msg("there is no %s: %s", name, row);
        count++;
        at += size + (at[size] == '`');
    }
    return count;
}

static bool is_row(const char *line)
{
    return strncmp(line, "| S", 3) == 0;
}

/* Rows are numbered without a gap: S1.1, S1.2 … */
static void check_number(const char *row, unsigned *article, unsigned *sentence)
{
    unsigned of, number;

    assert_int_equal(sscanf(row, "| S%u.%u |", &of, &number), 2);
    if (of != *article) {
        *article = of;
        *sentence = 0;
    }
    if (number != ++*sentence)
        fail_msg("a sentence is missing before %s", row);
}

static void every_sentence_has_a_place_or_a_reason(void **state)
{
    FILE *file = fopen(TABLE, "r");
    char line[LINE_ROOM];
    unsigned rows = 0, article = UINT32_MAX, sentence = 0;

    (void)state;
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        if (!is_row(line))
            continue;
        check_number(line, &article, &sentence);
        if (check_names(line) == 0 && strstr(line, "不收") == NULL)
            fail_msg("neither a place nor a reason: %s", line);
        rows++;
    }
    fclose(file);
    assert_int_equal(article, 4);
    assert_true(rows >= 90);
}

static void what_is_not_there_is_found_out(void **state)
{
    (void)state;
    assert_true(name_exists("questions:filed"));
    assert_false(name_exists("questions:filled"));
    assert_false(name_exists("question:filed"));
    assert_false(name_exists("filed"));
}

/* ---- nothing rests on them --------------------------------------------------------------------- */

static bool cites(struct span span, const char *id)
{
    for (uint32_t i = 0; i < span.count; i++) {
        const struct source *source = &content->sources[content->cites[span.first + i].source];

        if (strcmp(content_string(content, source->id), id) == 0)
            return true;
    }
    return false;
}

/* The articles circulate: they may be quoted as myths and claims, never asked from. */
static void no_question_rests_on_a_seed_or_an_index(void **state)
{
    static const char *const seeds[] = {"s0", "s1", "s2", "s3", "s4", "p36"};

    (void)state;
    for (uint32_t i = 0; i < content->question_count; i++)
        for (size_t s = 0; s < sizeof seeds / sizeof seeds[0]; s++)
            if (cites(content->questions[i].cites, seeds[s]))
                fail_msg("%s cites %s", content_fact_id(content, i), seeds[s]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sentence_has_a_place_or_a_reason),
        cmocka_unit_test(what_is_not_there_is_found_out),
        cmocka_unit_test(no_question_rests_on_a_seed_or_an_index),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, shipped_open, shipped_close);
}

/*
 * The cases of tests/cases: each story, answered through the engine, comes out as the policy says.
 * The format is described at the top of tests/cases/policy.txt.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "commands/answering.h"
#include "engine/checklist.h"
#include "engine/deadline.h"
#include "load/load.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define LINE_ROOM 2048

struct reader {
    const struct content *content;
    const char *file;
    unsigned line;
    char title[LINE_ROOM];
    uint32_t flow;
    struct session session;
    struct trail trail;
    struct checklist list;
    struct arena arena;
    unsigned cases;
    unsigned wrong;
};

/* Every disagreement is told, so that one run shows them all. */
static void tell(struct reader *reader, const char *what, const char *which)
{
    print_message("%s:%u: %s: %s %s\n", reader->file, reader->line, reader->title, what, which);
    reader->wrong++;
}

/* The next piece of `*rest` up to one of `ends`; NULL at the end. */
static char *piece(char **rest, const char *ends)
{
    char *start = *rest + strspn(*rest, ends);
    size_t size = strcspn(start, ends);

    if (size == 0)
        return NULL;
    *rest = start + size + (start[size] != '\0');
    start[size] = '\0';
    return start;
}

/* "a=b" → "b" with "a" ended; "" where there is no equals sign. */
static char *right_of(char *pair)
{
    char *equals = strchr(pair, '=');

    if (equals == NULL)
        return pair + strlen(pair);
    *equals = '\0';
    return equals + 1;
}

/* ---- lines that set up ------------------------------------------------------------------- */

static void read_flow(struct reader *reader, char *rest)
{
    reader->flow = content_flow(reader->content, rest);
    if (reader->flow == NO_INDEX)
        tell(reader, "no flow", rest);
}

static void read_on(struct reader *reader, char *rest)
{
    int32_t today;

    if (!date_parse(rest, strlen(rest), &today))
        tell(reader, "no date", rest);
    else if (reader->flow != NO_INDEX)
        session_start(&reader->session, reader->content, reader->flow, today);
}

static void read_set(struct reader *reader, char *rest)
{
    for (char *pair = piece(&rest, " "); pair != NULL; pair = piece(&rest, " ")) {
        char *value = right_of(pair);
        const char *mistake =
            answer_set(&reader->session, pair, value, LANGUAGE_EN, &reader->arena);

        if (mistake != NULL)
            tell(reader, "cannot answer", mistake);
    }
}

/* ---- lines that expect ------------------------------------------------------------------- */

static const char *question_waiting(const struct reader *reader)
{
    uint32_t question = trail_question(reader->content, &reader->trail);

    return question == NO_INDEX ? "a gap" : fact_id(reader->content, question);
}

/* Starts over with the session as it stands: the outcome line comes first of a case's lines. */
static void expect_outcome(struct reader *reader, char *rest)
{
    const struct content *content = reader->content;
    char *verdict = rest + strcspn(rest, " ");
    const struct outcome *outcome;

    reader->cases++;
    reader->list.count = 0;
    if (*verdict != '\0')
        *verdict++ = '\0';
    trail_walk(&reader->session, &reader->trail);
    if (reader->trail.state != TRAIL_DONE) {
        tell(reader, "stops at", question_waiting(reader));
        return;
    }
    outcome = &content->outcomes[reader->trail.outcome];
    if (strcmp(content_string(content, outcome->id), rest) != 0)
        tell(reader, "comes out as", content_string(content, outcome->id));
    if (strcmp(content_string(content, content->verdicts[outcome->verdict].id),
               right_of(verdict)) != 0)
        tell(reader, "has the verdict",
             content_string(content, content->verdicts[outcome->verdict].id));
    checklist_make(&reader->session, &reader->trail, reader->trail.outcome, &reader->list);
}

/* Whether an item is the paper, or a choice that names it. */
static bool item_names(const struct content *content, const struct item *item, const char *document)
{
    uint32_t wanted = content_document(content, document);

    if (item->document != NO_INDEX)
        return item->document == wanted;
    struct span members = content->brings[item->bring].members;
    for (uint32_t i = 0; i < members.count; i++)
        if (content->indexes[members.first + i] == wanted)
            return true;
    return false;
}

enum listed { LISTED_NOT, LISTED_MAYBE, LISTED_SURELY };

static enum listed listed(const struct reader *reader, const char *document)
{
    enum listed best = LISTED_NOT;

    for (uint32_t i = 0; i < reader->list.count; i++)
        if (item_names(reader->content, &reader->list.item[i], document)) {
            enum listed here = reader->list.item[i].maybe ? LISTED_MAYBE : LISTED_SURELY;

            best = here > best ? here : best;
        }
    return best;
}

static void expect_papers(struct reader *reader, char *rest, enum listed wanted,
                          const char *mistake)
{
    for (char *choice = piece(&rest, ","); choice != NULL; choice = piece(&rest, ","))
        for (char *document = piece(&choice, "|"); document; document = piece(&choice, "|")) {
            if (content_document(reader->content, document) == NO_INDEX)
                tell(reader, "no document", document);
            else if (listed(reader, document) != wanted)
                tell(reader, mistake, document);
        }
}

static void expect_documents(struct reader *reader, char *rest)
{
    expect_papers(reader, rest, LISTED_SURELY, "does not surely list");
}

/* A paper that is optional where nobody asked is as good as one that may be needed. */
static void expect_maybe(struct reader *reader, char *rest)
{
    for (char *document = piece(&rest, ","); document; document = piece(&rest, ","))
        if (listed(reader, document) == LISTED_NOT)
            tell(reader, "does not list", document);
}

static void expect_without(struct reader *reader, char *rest)
{
    expect_papers(reader, rest, LISTED_NOT, "needlessly lists");
}

static void expect_deadline(struct reader *reader, char *rest)
{
    const struct content *content = reader->content;
    char *date = right_of(rest);
    int32_t wanted = 0;

    assert_true(date_parse(date, strlen(date), &wanted));
    for (uint32_t i = 0; i < content->deadline_count; i++)
        if (strcmp(content_string(content, content->deadlines[i].id), rest) == 0) {
            struct due due = deadline_due(&reader->session, &reader->trail, i);

            if (due.state != DEADLINE_DATE || due.date != wanted)
                tell(reader, "has another last day for", rest);
            return;
        }
    tell(reader, "no deadline", rest);
}

/* ---- a file ------------------------------------------------------------------------------- */

static const struct {
    const char *start;
    void (*read)(struct reader *reader, char *rest);
} lines[] = {
    {"flow ",             read_flow       },
    {"on ",               read_on         },
    {"set ",              read_set        },
    {"expect outcome=",   expect_outcome  },
    {"expect documents=", expect_documents},
    {"expect maybe=",     expect_maybe    },
    {"expect without=",   expect_without  },
    {"expect deadline ",  expect_deadline },
};

static void read_line(struct reader *reader, char *line)
{
    line[strcspn(line, "\n")] = '\0';
    if (line[0] == '\0')
        return;
    if (line[0] == '#') {
        snprintf(reader->title, sizeof(reader->title), "%s", line + 1);
        return;
    }
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        if (strncmp(line, lines[i].start, strlen(lines[i].start)) == 0) {
            lines[i].read(reader, line + strlen(lines[i].start));
            return;
        }
    tell(reader, "cannot be read:", line);
}

static struct content *shipped(void)
{
    const struct layers layers = {.folder = {"content"}, .count = 1};
    struct diags diags = {0};
    struct content *content = content_load(&layers, &diags);

    if (content == NULL)
        diags_print(&diags, LANGUAGE_EN, stderr);
    diags_free(&diags);
    return content;
}

static void run_file(const char *name)
{
    struct content *content = shipped();
    static struct reader reader; /* too large for a stack */
    char line[LINE_ROOM];
    FILE *file = fopen(name, "r");

    assert_non_null(content);
    assert_non_null(file);
    reader = (struct reader){.content = content, .file = name, .flow = NO_INDEX};
    while (fgets(line, sizeof(line), file) != NULL) {
        reader.line++;
        read_line(&reader, line);
    }
    fclose(file);
    arena_free(&reader.arena);
    content_free(content);
    assert_true(reader.cases > 0);
    assert_int_equal(reader.wrong, 0);
}

static void settling_filing_hospitals_and_claims(void **state)
{
    (void)state;
    run_file("tests/cases/policy.txt");
}

static void account_chronic_trouble_transfer_and_start(void **state)
{
    (void)state;
    run_file("tests/cases/matters.txt");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settling_filing_hospitals_and_claims),
        cmocka_unit_test(account_chronic_trouble_transfer_and_start),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Reading stories: lines of words, a table of what they may begin with.
 */
#include "cases/stories.h"

#include "base/text.h"
#include "wording/mistakes.h"

#include <stdlib.h>
#include <string.h>

#define BROKEN(name, chinese, english)                                                             \
    static const struct message broken_##name = {                                                  \
        .kind = "case-" #name, .severity = SEVERITY_ERROR, .zh = chinese, .en = english}

BROKEN(line, "看不懂这一行：%s；应以 flow、on、set、assume、cite、expect 或 # 开头",
       "cannot be read: %s; a line begins with flow, on, set, assume, cite, expect or #");
BROKEN(text, "第 %lu 个字节不是能显示的 UTF-8 文字", "byte %lu is no UTF-8 text that can be shown");
BROKEN(flow, "没有叫 %s 的流程", "there is no flow %s");
BROKEN(date, "%s 不是日期；写成 2026-01-20", "%s is no date; write 2026-01-20");
BROKEN(answer, "%s", "%s");
BROKEN(assume, "%s 不对：写成 assume region.参数=选项，或 region.参数=unknown",
       "%s is wrong; write assume region.PARAMETER=OPTION, or region.PARAMETER=unknown");
BROKEN(assume_order, "assume 要写在 set 的后面，set 里要有参保地：%s",
       "assume stands behind set, and the place of insurance has to be set: %s");
BROKEN(name, "内容里没有 %s", "the content has no %s");
BROKEN(number, "%s 不是步骤或说明的序号（从 1 数起，0 表示一个也没有）",
       "%s is no number of a step or note (from 1; 0 = none)");
BROKEN(order, "这一行前面要先写 flow 和 on", "flow and on have to stand before this line");
BROKEN(nothing, "这个案例没写 expect outcome=", "this case has no expect outcome=");

struct reader {
    struct stories *stories;
    const struct content *content;
    struct diags *diags;
    const char *file;
    const char *title;
    uint32_t line;
    struct story *story;     /* being read; NULL between cases */
    struct assumed *assumed; /* by the story; NULL = nothing so far */
    bool dated;
    struct span cites; /* cite lines may stand before `flow` */
};

static void complain(struct reader *reader, const struct message *message, const char *what)
{
    diag_add(reader->diags, (struct place){reader->file, reader->line, 0}, message, what);
    if (reader->story)
        reader->story->broken = true;
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

const struct expected *stories_expected(const struct stories *stories, const struct story *story,
                                        uint32_t place)
{
    const void *data = stories->expected.data;

    return (const struct expected *)data + story->expected.first + place;
}

/* ---- lines that set up ------------------------------------------------------------------- */

static void story_end(struct reader *reader)
{
    struct story *story = reader->story;

    if (story && !story->broken &&
        (story->expected.count == 0 ||
         stories_expected(reader->stories, story, 0)->kind != EXPECTED_OUTCOME))
        diag_add(reader->diags, (struct place){reader->file, story->line, 0}, &broken_nothing);
    reader->story = NULL;
    reader->assumed = NULL;
    reader->dated = false;
    reader->cites.count = 0;
    reader->title = "";
}

static void story_begin(struct reader *reader)
{
    struct stories *stories = reader->stories;
    struct story *story = arena_alloc(&stories->arena, sizeof *story);

    *story = (struct story){.file = reader->file, .title = reader->title, .line = reader->line};
    story->expected.first = (uint32_t)(stories->expected.size / sizeof(struct expected));
    story->cites = reader->cites;
    if (stories->count == stories->room) {
        uint32_t room = stories->room ? stories->room * 2 : 64;
        struct story **list = arena_alloc(&stories->arena, room * sizeof(struct story *));

        if (stories->count)
            memcpy(list, stories->list, stories->count * sizeof(struct story *));
        stories->list = list;
        stories->room = room;
    }
    stories->list[stories->count++] = story;
    reader->story = story;
}

static void read_flow(struct reader *reader, char *rest)
{
    if (reader->story)
        story_end(reader);
    story_begin(reader);
    reader->story->session.flow = content_flow(reader->content, rest);
    if (reader->story->session.flow == NO_INDEX)
        complain(reader, &broken_flow, rest);
}

static void read_on(struct reader *reader, char *rest)
{
    int32_t today;

    if (reader->story == NULL)
        complain(reader, &broken_order, rest);
    else if (!date_parse(rest, strlen(rest), &today))
        complain(reader, &broken_date, rest);
    else if (reader->story->session.flow != NO_INDEX) {
        session_start(&reader->story->session, reader->content, reader->story->session.flow, today);
        reader->story->answered = reader->line;
        reader->dated = true;
    }
}

/* Sets one answer, or tells in both languages what is wrong with it. */
static void set_answer(struct reader *reader, const char *question, const char *value)
{
    const struct message message = {broken_answer.kind, SEVERITY_ERROR, "%1$s%2$.0s", "%2$s%1$.0s"};
    const struct content *content = reader->content;
    struct story *story = reader->story;
    struct arena *arena = &reader->diags->arena;
    struct answer_mistake mistake;
    const uint32_t fact = answer_words_question(content, question, &mistake);

    if (fact != NO_INDEX && answer_words_set(&story->session, fact, value, &mistake))
        return;
    diag_add(reader->diags, (struct place){reader->file, reader->line, 0}, &message,
             mistakes_word(content, &mistake, LANGUAGE_ZH, arena),
             mistakes_word(content, &mistake, LANGUAGE_EN, arena));
    story->broken = true;
}

static void read_set(struct reader *reader, char *rest)
{
    if (!reader->dated) {
        complain(reader, &broken_order, rest);
        return;
    }
    if (reader->assumed != NULL) {
        complain(reader, &broken_assume_order, rest);
        return;
    }
    reader->story->answered = reader->line;
    for (char *pair = piece(&rest, " "); pair != NULL; pair = piece(&rest, " ")) {
        const char *value = right_of(pair);

        set_answer(reader, pair, value);
    }
}

static void read_assume(struct reader *reader, char *rest)
{
    const struct content *content = reader->content;
    struct story *story = reader->story;
    struct answer insured = {.state = ANSWER_NONE};

    if (content->insured_in != NO_INDEX)
        insured = story->session.answers[content->insured_in];
    if (insured.state != ANSWER_KNOWN) {
        complain(reader, &broken_assume_order, rest);
        return;
    }
    for (char *pair = piece(&rest, " "); pair != NULL; pair = piece(&rest, " "))
        if (!assume_words(&reader->assumed, &reader->stories->arena, content,
                          (uint32_t)insured.number, pair))
            complain(reader, &broken_assume, pair);
    story->assumed = reader->assumed;
    if (story->assumed != NULL)
        story->session.content = &story->assumed->content;
}

static void read_cite(struct reader *reader, char *rest)
{
    struct stories *stories = reader->stories;

    reader->cites.first = (uint32_t)(stories->cites.size / sizeof(uint32_t));
    for (char *id = piece(&rest, " "); id != NULL; id = piece(&rest, " ")) {
        uint32_t source = 0;

        while (source < reader->content->source_count &&
               strcmp(content_string(reader->content, reader->content->sources[source].id), id) !=
                   0)
            source++;
        if (source == reader->content->source_count)
            complain(reader, &broken_name, id);
        else
            buffer_add(&stories->cites, &source, sizeof source);
    }
    reader->cites.count = (uint32_t)(stories->cites.size / sizeof(uint32_t)) - reader->cites.first;
    if (reader->story)
        reader->story->cites = reader->cites;
}

/* ---- lines that expect ------------------------------------------------------------------- */

static void expect(struct reader *reader, struct expected expected)
{
    expected.line = reader->line;
    buffer_add(&reader->stories->expected, &expected, sizeof expected);
    reader->story->expected.count++;
}

static uint32_t verdict_named(const struct content *content, const char *id)
{
    for (uint32_t i = 0; i < content->verdict_count; i++)
        if (strcmp(content_string(content, content->verdicts[i].id), id) == 0)
            return i;
    return NO_INDEX;
}

static void expect_outcome(struct reader *reader, char *rest)
{
    struct expected expected = {.kind = EXPECTED_OUTCOME, .verdict = NO_INDEX};
    char *verdict = rest + strcspn(rest, " ");

    if (*verdict != '\0') {
        *verdict++ = '\0';
        verdict = right_of(verdict);
        expected.verdict = verdict_named(reader->content, verdict);
        if (expected.verdict == NO_INDEX)
            complain(reader, &broken_name, verdict);
    }
    expected.index = content_outcome(reader->content, rest);
    if (expected.index == NO_INDEX)
        complain(reader, &broken_name, rest);
    else
        expect(reader, expected);
}

static void expect_papers(struct reader *reader, char *rest, enum expected_kind kind)
{
    for (char *id = piece(&rest, ",| "); id != NULL; id = piece(&rest, ",| ")) {
        uint32_t document = content_document(reader->content, id);

        if (document == NO_INDEX)
            complain(reader, &broken_name, id);
        else
            expect(reader, (struct expected){.kind = kind, .index = document});
    }
}

static void expect_documents(struct reader *reader, char *rest)
{
    expect_papers(reader, rest, EXPECTED_DOCUMENT);
}

static void expect_maybe(struct reader *reader, char *rest)
{
    expect_papers(reader, rest, EXPECTED_MAYBE);
}

static void expect_without(struct reader *reader, char *rest)
{
    expect_papers(reader, rest, EXPECTED_WITHOUT);
}

static void expect_deadline(struct reader *reader, char *rest)
{
    const struct content *content = reader->content;
    struct expected expected = {.kind = EXPECTED_DEADLINE};
    char *date = right_of(rest);

    if (strcmp(date, "unknown") == 0) {
        expected.date = EXPECTED_NO_DATE;
    } else if (!date_parse(date, strlen(date), &expected.date)) {
        complain(reader, &broken_date, date);
        return;
    }
    while (expected.index < content->deadline_count &&
           strcmp(content_string(content, content->deadlines[expected.index].id), rest) != 0)
        expected.index++;
    if (expected.index == content->deadline_count)
        complain(reader, &broken_name, rest);
    else
        expect(reader, expected);
}

static void expect_places(struct reader *reader, char *rest, enum expected_kind kind)
{
    struct expected expected = {.kind = kind};

    for (char *one = piece(&rest, ", "); one != NULL; one = piece(&rest, ", ")) {
        char *end;
        unsigned long number = strtoul(one, &end, 10);

        if (*end != '\0' || one[0] == '-' || number > 32) {
            complain(reader, &broken_number, one);
            return;
        }
        if (number > 0)
            expected.mask |= 1u << (number - 1);
    }
    expect(reader, expected);
}

static void expect_steps(struct reader *reader, char *rest)
{
    expect_places(reader, rest, EXPECTED_STEPS);
}

static void expect_notes(struct reader *reader, char *rest)
{
    expect_places(reader, rest, EXPECTED_NOTES);
}

static void expect_bearing(struct reader *reader, char *rest, enum expected_kind kind)
{
    for (char *id = piece(&rest, ", "); id != NULL; id = piece(&rest, ", ")) {
        uint32_t parameter = content_parameter(reader->content, id);

        if (parameter == NO_INDEX)
            complain(reader, &broken_name, id);
        else
            expect(reader, (struct expected){.kind = kind, .index = parameter});
    }
}

static void expect_shows(struct reader *reader, char *rest)
{
    expect_bearing(reader, rest, EXPECTED_SHOWS);
}

static void expect_perhaps(struct reader *reader, char *rest)
{
    expect_bearing(reader, rest, EXPECTED_PERHAPS);
}

static void expect_silent(struct reader *reader, char *rest)
{
    expect_bearing(reader, rest, EXPECTED_SILENT);
}

/* ---- a file ------------------------------------------------------------------------------- */

static const struct {
    const char *start;
    bool inside; /* only after flow and on */
    void (*read)(struct reader *reader, char *rest);
} lines[] = {
    {"flow ",             false, read_flow       },
    {"on ",               false, read_on         },
    {"set ",              true,  read_set        },
    {"assume ",           true,  read_assume     },
    {"cite ",             false, read_cite       },
    {"expect outcome=",   true,  expect_outcome  },
    {"expect documents=", true,  expect_documents},
    {"expect maybe=",     true,  expect_maybe    },
    {"expect without=",   true,  expect_without  },
    {"expect deadline ",  true,  expect_deadline },
    {"expect steps=",     true,  expect_steps    },
    {"expect notes=",     true,  expect_notes    },
    {"expect shows=",     true,  expect_shows    },
    {"expect perhaps=",   true,  expect_perhaps  },
    {"expect silent=",    true,  expect_silent   },
};

static void read_line(struct reader *reader, char *line)
{
    if (line[0] == '\0') {
        story_end(reader);
        return;
    }
    if (line[0] == '#') {
        line += 1 + strspn(line + 1, " ");
        reader->title = arena_copy(&reader->stories->arena, line, strlen(line));
        return;
    }
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        if (strncmp(line, lines[i].start, strlen(lines[i].start)) == 0) {
            if (lines[i].inside && !reader->dated)
                complain(reader, &broken_order, "");
            else
                lines[i].read(reader, line + strlen(lines[i].start));
            return;
        }
    complain(reader, &broken_line, line);
}

void stories_read(struct stories *stories, const char *name, const char *bytes, size_t size,
                  struct diags *diags)
{
    struct reader reader = {
        .stories = stories, .content = stories->content, .diags = diags, .file = name, .title = ""};
    struct arena lines_arena = {0};
    size_t offset = 0;

    if (text_unclean(bytes, size, true, &offset)) {
        diag_add(diags, (struct place){name, 0, 0}, &broken_text, (unsigned long)offset);
        return;
    }
    offset = 0;
    while (offset < size) {
        const char *end = memchr(bytes + offset, '\n', size - offset);
        size_t length = end ? (size_t)(end - bytes) - offset : size - offset;

        reader.line++;
        read_line(&reader, arena_copy(&lines_arena, bytes + offset, length));
        offset += length + 1;
    }
    story_end(&reader);
    arena_free(&lines_arena);
}

void stories_free(struct stories *stories)
{
    arena_free(&stories->arena);
    buffer_free(&stories->expected);
    buffer_free(&stories->cites);
}

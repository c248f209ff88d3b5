/*
 * Asking for the answers that cases lack, showing what becomes of their files, and writing them.
 */
#include "commands/test_accept.h"

#include "base/file.h"
#include "cases/accept.h"
#include "cases/files.h"
#include "commands/input.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct acceptance {
    struct accept accept;
    const struct stories *stories;
    const struct content *content;
    enum language language;
    bool asked; /* somebody sits at a terminal */
    struct arena arena;
};

static uint32_t count_state(const struct accept *accept, enum accept_state state)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < accept->count; i++)
        count += accept->list[i].state == state;
    return count;
}

static const char *number(struct acceptance *acceptance, uint32_t count)
{
    return arena_format(&acceptance->arena, "%u", count);
}

/* "content/cases/settle.txt:12" */
static const char *where(struct acceptance *acceptance, const struct story *story)
{
    return arena_format(&acceptance->arena, "%s:%u", story->file, story->line);
}

/* ---- answers ------------------------------------------------------------------------------------ */

/* Reads one answer; NULL, or the sentence that says what is wrong. */
static const char *answer_take(struct acceptance *acceptance, const char *question,
                               const char *value)
{
    struct session session;
    const char *wrong;

    session_start(&session, acceptance->content, 0, acceptance->content->dated);
    wrong = input_answer(&session, question, value, acceptance->language, &acceptance->arena);
    for (uint32_t i = 0; wrong == NULL && i < acceptance->content->question_count; i++)
        if (session.answers[i].state != ANSWER_NONE)
            acceptance->accept.answers[i] = session.answers[i];
    return wrong;
}

static bool sets_take(struct acceptance *acceptance, const struct options *options)
{
    for (size_t i = 0; i < options->set.count; i++) {
        const char *set = options->set.text[i];
        const size_t size = strcspn(set, "=");
        const char *wrong =
            answer_take(acceptance, arena_copy(&acceptance->arena, set, size), set + size + 1);

        if (wrong != NULL) {
            fprintf(stderr, "daoban: %s\n", wrong);
            return false;
        }
    }
    return true;
}

/* "yes, no, unsure"; for questions without options the words of its type are told when one is wrong. */
static const char *options_of(struct acceptance *acceptance, uint32_t question)
{
    const struct content *content = acceptance->content;
    const struct span options = content->questions[question].options;
    const char *list = "";

    for (uint32_t i = 0; i < options.count; i++)
        list = arena_format(&acceptance->arena, "%s%s, ", list,
                            content_string(content, content->options[options.first + i].id));
    return arena_format(&acceptance->arena, "%sunsure", list);
}

static void question_print(struct acceptance *acceptance, uint32_t question)
{
    const struct content *content = acceptance->content;
    const struct question *asked = &content->questions[question];
    const struct story *first = NULL;
    const uint32_t count = accept_stops(&acceptance->accept, question, &first);

    printf("%s\n", phrase_format(&acceptance->arena, PHRASE_ACCEPT_ASK, acceptance->language,
                                 content_fact_id(content, question), number(acceptance, count),
                                 where(acceptance, first),
                                 content_text(content, asked->text, acceptance->language), NULL));
    for (uint32_t i = 0; i < asked->options.count; i++) {
        const struct option *option = &content->options[asked->options.first + i];

        printf("    %s  %s\n", content_string(content, option->id),
               content_text(content, option->text, acceptance->language));
    }
    printf("    unsure\n%s\n", phrase_text(PHRASE_ACCEPT_PROMPT, acceptance->language));
}

/* The next line without its end, in the arena; NULL at the end of the input. */
static const char *line_read(struct acceptance *acceptance)
{
    char *line = NULL;
    const char *read = NULL;
    size_t room = 0;
    ssize_t size;

    fputs("> ", stdout);
    fflush(stdout);
    size = getline(&line, &room, stdin);
    while (size > 0 && (line[size - 1] == '\n' || line[size - 1] == ' '))
        size--;
    if (size >= 0)
        read = arena_copy(&acceptance->arena, line, (size_t)size);
    free(line);
    return read;
}

/* false when the input ends. */
static bool question_ask(struct acceptance *acceptance, uint32_t question)
{
    const char *line, *wrong;

    question_print(acceptance, question);
    for (;;) {
        line = line_read(acceptance);
        if (line == NULL)
            return false;
        if (line[0] == '\0') {
            acceptance->accept.skipped[question] = true;
            return true;
        }
        wrong = answer_take(acceptance, content_fact_id(acceptance->content, question), line);
        if (wrong == NULL)
            return true;
        printf("%s\n", wrong);
    }
}

static void question_demand(struct acceptance *acceptance, uint32_t question)
{
    const struct story *first = NULL;
    const uint32_t count = accept_stops(&acceptance->accept, question, &first);

    phrase_say(stderr, PHRASE_ACCEPT_NEEDS, acceptance->language,
               content_fact_id(acceptance->content, question), number(acceptance, count),
               where(acceptance, first), options_of(acceptance, question), NULL);
}

/* All answers that are needed, or left out by choice. false: not all are known, which has been said. */
static bool answers_gather(struct acceptance *acceptance)
{
    uint32_t question;
    bool all = true;

    while ((question = accept_waiting(&acceptance->accept)) != NO_INDEX) {
        if (acceptance->asked) {
            if (question_ask(acceptance, question))
                continue;
            phrase_say(stderr, PHRASE_ACCEPT_NOT_CONFIRMED, acceptance->language, NULL);
            return false;
        }
        question_demand(acceptance, question);
        acceptance->accept.skipped[question] = true;
        all = false;
    }
    return all;
}

/* ---- what becomes of the cases ------------------------------------------------------------------- */

static void unused_tell(struct acceptance *acceptance)
{
    const struct accept *accept = &acceptance->accept;

    for (uint32_t q = 0; q < acceptance->content->question_count; q++) {
        bool used = accept->answers[q].state == ANSWER_NONE;

        for (uint32_t i = 0; i < accept->count; i++)
            used = used ||
                   accept->list[i].answered.session.answers[q].state !=
                       acceptance->stories->list[accept->list[i].story]->session.answers[q].state;
        if (!used)
            phrase_say(stderr, PHRASE_ACCEPT_UNUSED, acceptance->language,
                       content_fact_id(acceptance->content, q), NULL);
    }
}

/* The line of a text, without its end; "" behind the last. */
static const char *line_of(struct acceptance *acceptance, const struct buffer *bytes, uint32_t line)
{
    const char *at = bytes->data, *end = bytes->data + bytes->size;

    while (at != NULL && --line > 0) {
        at = memchr(at, '\n', (size_t)(end - at));
        at = at ? at + 1 : NULL;
    }
    if (at == NULL)
        return "";
    return arena_copy(&acceptance->arena, at, strcspn(at, "\n"));
}

/* A file that changes: its path, what it holds and what it is to hold. */
struct rewrite {
    const char *file;
    const char *path;
    struct buffer old;
    struct buffer now;
};

static void rewrite_show(struct acceptance *acceptance, const struct rewrite *rewrite)
{
    printf("--- %s\n", rewrite->file);
    for (uint32_t i = 0; i < acceptance->accept.count; i++) {
        const struct accepted *accepted = &acceptance->accept.list[i];
        const struct story *story = acceptance->stories->list[accepted->story];

        if (accepted->state != ACCEPT_ANSWERED || strcmp(story->file, rewrite->file) != 0)
            continue;
        printf("@@ %u @@ %s\n %s\n+%s\n", story->answered, story->title,
               line_of(acceptance, &rewrite->old, story->answered), accepted->added);
    }
}

static void left_alone_tell(struct acceptance *acceptance, const struct accepted *accepted)
{
    const struct story *story = acceptance->stories->list[accepted->story];
    const enum language language = acceptance->language;
    const char *place = where(acceptance, story);
    struct diags diags = {0};

    if (accepted->state == ACCEPT_OTHER) {
        printf("%s\n", phrase_format(&acceptance->arena, PHRASE_ACCEPT_OTHER, language, place,
                                     accepted->added, NULL));
        expect_report(acceptance->stories, &accepted->answered, &diags);
        diags_print(&diags, language, stdout);
        diags_free(&diags);
    } else if (accepted->state != ACCEPT_ANSWERED)
        printf("%s\n",
               phrase_format(&acceptance->arena,
                             accepted->state == ACCEPT_STOPS ? PHRASE_ACCEPT_STOPS
                                                             : PHRASE_ACCEPT_REFUSED,
                             language, place,
                             content_fact_id(acceptance->content, accepted->question), NULL));
}

/* ---- files ---------------------------------------------------------------------------------------- */

static bool is_listed(const struct rewrite *rewrites, uint32_t count, const char *file)
{
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(rewrites[i].file, file) == 0)
            return true;
    return false;
}

/* One for each file that an answered story stands in. */
static struct rewrite *rewrites_list(struct acceptance *acceptance, uint32_t *count)
{
    const struct accept *accept = &acceptance->accept;
    struct rewrite *rewrites =
        arena_alloc(&acceptance->arena, (accept->count + 1) * sizeof *rewrites);

    *count = 0;
    for (uint32_t i = 0; i < accept->count; i++) {
        const struct story *story = acceptance->stories->list[accept->list[i].story];

        if (accept->list[i].state == ACCEPT_ANSWERED && !is_listed(rewrites, *count, story->file))
            rewrites[(*count)++] = (struct rewrite){.file = story->file, .path = story->path};
    }
    return rewrites;
}

/* Root may write everything; who took the right to write away meant it. */
static bool is_read_only(const char *path)
{
    struct stat status;

    return access(path, W_OK) != 0 ||
           (stat(path, &status) == 0 && (status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0);
}

static bool rewrite_make(struct acceptance *acceptance, struct rewrite *rewrite)
{
    const int error = file_read(rewrite->path, FILE_ANY_LINK, FILES_BYTES_MAX, &rewrite->old);

    if (error != 0)
        phrase_say(stderr, PHRASE_NOT_READ, acceptance->language, rewrite->path, strerror(error),
                   NULL);
    else if (is_read_only(rewrite->path))
        phrase_say(stderr, PHRASE_ACCEPT_READ_ONLY, acceptance->language, rewrite->path, NULL);
    else {
        accept_write(&acceptance->accept, rewrite->file, rewrite->old.data, rewrite->old.size,
                     &rewrite->now);
        if (accept_holds(&acceptance->accept, rewrite->file, &rewrite->now))
            return true;
        phrase_say(stderr, PHRASE_ACCEPT_MOVED, acceptance->language, rewrite->path, NULL);
    }
    return false;
}

/* Whole or not at all, with the rights it had; a link stays one. 0, or an errno. */
static int rewrite_put(const struct rewrite *rewrite)
{
    char path[PATH_MAX];
    struct stat status;

    if (realpath(rewrite->path, path) == NULL || stat(path, &status) != 0)
        return errno;
    return file_replace(path, status.st_mode & 0777, rewrite->now.data, rewrite->now.size);
}

static bool confirmed(struct acceptance *acceptance, uint32_t answered, uint32_t files)
{
    const char *line;

    if (!acceptance->asked)
        return true;
    printf("%s\n", phrase_format(&acceptance->arena, PHRASE_ACCEPT_CONFIRM, acceptance->language,
                                 number(acceptance, answered), number(acceptance, files), NULL));
    line = line_read(acceptance);
    return line != NULL && (strcmp(line, "y") == 0 || strcmp(line, "yes") == 0);
}

static enum exit_code rewrites_put(struct acceptance *acceptance, const struct rewrite *rewrites,
                                   uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const int error = rewrite_put(&rewrites[i]);

        if (error == 0)
            continue;
        phrase_say(stderr, PHRASE_NOT_WRITTEN_TO, acceptance->language, rewrites[i].path,
                   strerror(error), NULL);
        return EXIT_REFUSED;
    }
    return EXIT_DONE;
}

/* Shows, asks, writes. */
static enum exit_code rewrites_do(struct acceptance *acceptance, struct rewrite *rewrites,
                                  uint32_t count)
{
    const uint32_t answered = count_state(&acceptance->accept, ACCEPT_ANSWERED);
    const uint32_t left = acceptance->accept.count - answered;
    enum exit_code code;

    for (uint32_t i = 0; i < count; i++)
        if (!rewrite_make(acceptance, &rewrites[i]))
            return EXIT_REFUSED;
    for (uint32_t i = 0; i < count; i++)
        rewrite_show(acceptance, &rewrites[i]);
    for (uint32_t i = 0; i < acceptance->accept.count; i++)
        left_alone_tell(acceptance, &acceptance->accept.list[i]);
    if (count > 0 && !confirmed(acceptance, answered, count)) {
        phrase_say(stderr, PHRASE_ACCEPT_NOT_CONFIRMED, acceptance->language, NULL);
        return EXIT_FOUND;
    }
    code = rewrites_put(acceptance, rewrites, count);
    if (code != EXIT_DONE)
        return code;
    printf("%s\n", phrase_format(&acceptance->arena, PHRASE_ACCEPT_DONE, acceptance->language,
                                 number(acceptance, answered), number(acceptance, count),
                                 number(acceptance, left), NULL));
    return left > 0 ? EXIT_FOUND : EXIT_DONE;
}

static enum exit_code accept_all(struct acceptance *acceptance)
{
    struct rewrite *rewrites;
    enum exit_code code;
    uint32_t count;

    if (!answers_gather(acceptance))
        return EXIT_FOUND;
    accept_make(&acceptance->accept, &acceptance->arena);
    unused_tell(acceptance);
    if (acceptance->accept.count == 0) {
        printf("%s\n", phrase_text(PHRASE_ACCEPT_NONE, acceptance->language));
        return EXIT_DONE;
    }
    rewrites = rewrites_list(acceptance, &count);
    code = rewrites_do(acceptance, rewrites, count);
    for (uint32_t i = 0; i < count; i++) {
        buffer_free(&rewrites[i].old);
        buffer_free(&rewrites[i].now);
    }
    return code;
}

enum exit_code test_accept(const struct stories *stories, const struct options *options,
                           enum language language)
{
    static struct acceptance acceptance; /* too large for a stack */
    enum exit_code code = EXIT_FOUND;

    acceptance = (struct acceptance){.accept = {.stories = stories},
                                     .stories = stories,
                                     .content = stories->content,
                                     .language = language,
                                     .asked = isatty(STDIN_FILENO) != 0};
    if (sets_take(&acceptance, options))
        code = accept_all(&acceptance);
    arena_free(&acceptance.arena);
    return code;
}

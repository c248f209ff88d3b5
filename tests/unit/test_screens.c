/*
 * Scripted sessions: tests/screens/NAME.keys against NAME.screen. DAOBAN_ACCEPT=1 writes the latter
 * anew (make accept); read every one of them before committing it.
 *
 *     size 80x24         columns and rows, also in the middle of a session
 *     lang zh
 *     keys 1 1 Enter     keys apart by blanks (stage.h)
 *     type 聊城           characters
 *     scan 7312…         a burst
 *     kiosk              before the first key: a public machine
 *     paper queues=A send=B   before the first key: daoban-paper is tests/screens/paper.sh, which answers
 *                        `queues` and `send` in these ways
 *     until WORD         printing has come that far (stage.h)
 *     show               what is seen now goes into the .screen
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER "tests/screens"
#define CONTENT "tests/data/desk" /* what policy changes must not change a golden */
#define SESSIONS_MAX 128

static struct stage stage;
static char names[SESSIONS_MAX][64];
static size_t name_count;

struct script {
    FILE *file;
    const char *name;
    enum language language;
    int columns;
    int rows;
    bool open;
    struct buffer seen;
};

static void script_open(struct script *script)
{
    if (!script->open)
        stage_open(&stage, script->columns, script->rows, script->language);
    script->open = true;
}

static void show(struct script *script)
{
    int row, column;
    const char *screen = stage_draw(&stage);

    stage_cursor(&row, &column);
    buffer_print(&script->seen, "==== %s %dx%d %s, cursor %d,%d\n", screen, script->columns,
                 script->rows, script->language == LANGUAGE_ZH ? "zh" : "en", row, column);
    stage_text(&script->seen);
}

/* A program that calls the stand-in with the words of the script, in a folder of its own. */
static void paper_make(const struct script *script, const char *words)
{
    char here[128];
    FILE *file;

    snprintf(stage.paper, sizeof stage.paper, "/tmp/daoban-paper-%ld", (long)getpid());
    file = fopen(stage.paper, "w");
    if (file == NULL || getcwd(here, sizeof here) == NULL ||
        fprintf(file, "#!/bin/sh\n%s exec %s/" FOLDER "/paper.sh \"$@\"\n", words, here) < 0 ||
        fclose(file) != 0 || chmod(stage.paper, 0700) != 0)
        fail_msg("%s: no stand-in for daoban-paper", script->name);
}

static void paper_remove(void)
{
    if (stage.paper[0])
        unlink(stage.paper);
    stage.paper[0] = '\0';
}

static void step(struct script *script, const char *word, const char *rest)
{
    if (strcmp(word, "size") == 0) {
        char *by = NULL;

        script->columns = (int)strtol(rest, &by, 10);
        script->rows = *by == 'x' ? (int)strtol(by + 1, NULL, 10) : 0;
        if (script->columns < 1 || script->rows < 1)
            fail_msg("%s: size %s", script->name, rest);
        if (script->open)
            stage_resize(&stage, script->columns, script->rows);
        return;
    }
    if (strcmp(word, "lang") == 0) {
        script->language = strcmp(rest, "en") == 0 ? LANGUAGE_EN : LANGUAGE_ZH;
        return;
    }
    if (strcmp(word, "paper") == 0) {
        paper_make(script, rest);
        return;
    }
    if (strcmp(word, "kiosk") == 0) {
        stage.public_machine = true;
        return;
    }
    script_open(script);
    if (strcmp(word, "keys") == 0)
        stage_keys(&stage, rest);
    else if (strcmp(word, "type") == 0)
        stage_type(&stage, rest);
    else if (strcmp(word, "scan") == 0)
        stage_scan(&stage, rest);
    else if (strcmp(word, "show") == 0)
        show(script);
    else if (strcmp(word, "until") == 0) {
        if (!stage_until(&stage, rest))
            fail_msg("%s: printing never came to \"%s\"", script->name, rest);
    } else
        fail_msg("%s: no step \"%s\"", script->name, word);
}

static void script_run(struct script *script)
{
    char line[1024];

    while (fgets(line, sizeof line, script->file) != NULL) {
        char *rest = line;
        char *word;

        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0')
            continue;
        word = strsep(&rest, " ");
        step(script, word, rest != NULL ? rest : "");
    }
    stage_close(&stage);
    paper_remove();
    stage.public_machine = false;
}

static void accept_seen(const struct script *script, const char *path)
{
    FILE *file = fopen(path, "w");

    if (file == NULL || fwrite(script->seen.data, 1, script->seen.size, file) != script->seen.size)
        fail_msg("%s cannot be written", path);
    fclose(file);
}

static void file_read(const char *path, struct buffer *out)
{
    FILE *file = fopen(path, "r");
    char bytes[4096];
    size_t size;

    while (file != NULL && (size = fread(bytes, 1, sizeof bytes, file)) > 0)
        buffer_add(out, bytes, size);
    if (file != NULL)
        fclose(file);
    buffer_add(out, "", 1);
}

static int line_columns(const char *line)
{
    return (int)strcspn(line, "\n");
}

/* Fails with the first line that differs. */
static void compare(const struct script *script, const char *path)
{
    struct buffer expected = {0};
    const char *seen = script->seen.data;
    const char *wanted;
    int number = 1;

    file_read(path, &expected);
    wanted = expected.data;
    if (*wanted == '\0')
        fail_msg("%s is missing: make accept, and read it", path);
    while (*wanted != '\0' && line_columns(wanted) == line_columns(seen) &&
           memcmp(wanted, seen, (size_t)line_columns(wanted)) == 0) {
        wanted += line_columns(wanted) + (wanted[line_columns(wanted)] == '\n');
        seen += line_columns(seen) + (seen[line_columns(seen)] == '\n');
        number++;
    }
    if (*wanted != '\0' || *seen != '\0')
        fail_msg("%s:%d\n  expected: %.*s\n  seen:     %.*s", path, number, line_columns(wanted),
                 wanted, line_columns(seen), seen);
    buffer_free(&expected);
}

static void session(const char *name)
{
    struct script script = {.name = name, .columns = 80, .rows = 24};
    char path[256];

    snprintf(path, sizeof path, FOLDER "/%s.keys", name);
    script.file = fopen(path, "r");
    assert_non_null(script.file);
    script_run(&script);
    fclose(script.file);
    buffer_add(&script.seen, "", 1); /* for the messages above */
    script.seen.size--;
    snprintf(path, sizeof path, FOLDER "/%s.screen", name);
    if (getenv("DAOBAN_ACCEPT") != NULL)
        accept_seen(&script, path);
    else
        compare(&script, path);
    buffer_free(&script.seen);
}

static void test_session(void **state)
{
    session(*state);
}

static int name_compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void sessions_find(void)
{
    DIR *folder = opendir(FOLDER);
    const struct dirent *entry;

    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        const size_t size = strlen(entry->d_name);

        if (size <= 5 || size >= 60 || strcmp(entry->d_name + size - 5, ".keys") != 0)
            continue;
        if (name_count == SESSIONS_MAX)
            abort(); /* none is left out without a word: raise SESSIONS_MAX */
        snprintf(names[name_count++], sizeof names[0], "%.*s", (int)size - 5, entry->d_name);
    }
    if (folder != NULL)
        closedir(folder);
    qsort(names, name_count, sizeof names[0], name_compare);
}

int main(void)
{
    struct CMUnitTest tests[SESSIONS_MAX];
    int failed;

    sessions_find();
    if (name_count == 0 || !stage_load_from(&stage, CONTENT))
        return 1;
    for (size_t i = 0; i < name_count; i++)
        tests[i] = (struct CMUnitTest){
            .name = names[i], .test_func = test_session, .initial_state = names[i]};
    failed = _cmocka_run_group_tests("screens", tests, name_count, NULL, NULL);
    stage_unload(&stage);
    return failed;
}

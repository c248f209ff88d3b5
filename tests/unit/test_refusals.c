/*
 * Every refusal of the loader. A case of tests/data/bad is laid over the good content:
 *
 *   NAME.yaml   one file; its first lines say where it goes:
 *                 # as: content/outcomes/bad.yaml     a file of its own (or instead of the good one)
 *                 # before: content/sources.yaml      before what the good one holds
 *                 # without: common.no                an interface text left out in English
 *   NAME/       several files, by their paths; site/ is a second layer
 *   NAME.err    what must be said: in Chinese, then after "--" in English
 *
 * What cannot stand in a data file (links, FIFOs, broken bytes) is made here. The last test asks
 * that every message of messages.def was seen. DAOBAN_ACCEPT=1 writes the .err files anew.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content_tree.h"
#include "load/config.h"
#include "load/load.h"
#include "load/messages.h"

#include <dirent.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BAD "tests/data/bad"

static bool seen[MESSAGE_COUNT];

/* ---- what was said ------------------------------------------------------------------------ */

/* Whether a sentence was made by this format: the words between its %… stand in it, in order. */
static bool made_by(const char *format, const char *sentence)
{
    char words[400];

    while (*format != '\0') {
        size_t size = strcspn(format, "%");

        snprintf(words, sizeof words, "%.*s", (int)size, format);
        sentence = size > 0 ? strstr(sentence, words) : sentence;
        if (!sentence)
            return false;
        sentence += size;
        format += size;
        if (*format == '%')
            format += strcspn(format, format[1] == '%' ? "%" : "sud") + 1;
        if (*format == '%' && format[-1] == '%') { /* "%%" */
            sentence += *sentence == '%';
            format++;
        }
    }
    return true;
}

static void mark_seen(const struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++)
        for (size_t j = 0; j < MESSAGE_COUNT; j++)
            if (strcmp(messages[j].kind, diags->list[i]->kind) == 0 &&
                made_by(messages[j].en, diags->list[i]->message[LANGUAGE_EN]))
                seen[j] = true;
}

static char *said(struct diags *diags)
{
    size_t size;
    char *text;
    FILE *out = open_memstream(&text, &size);

    diags_print(diags, LANGUAGE_ZH, out);
    fputs("--\n", out);
    diags_print(diags, LANGUAGE_EN, out);
    fclose(out);
    return text;
}

/* ---- loading a tree ----------------------------------------------------------------------- */

/* From within the tree, so that the places shown do not depend on where it is. */
static void load_tree(const struct tree_folder *tree, struct diags *diags)
{
    int here = open(".", O_RDONLY | O_DIRECTORY);
    struct layers layers = {.folder = {"content"}, .count = 1};
    const char *const configuration[] = {"daoban.yaml"};
    struct arena arena = {0};
    struct office office;

    assert_int_equal(chdir(tree->path), 0);
    if (access("site", F_OK) == 0)
        layers.folder[layers.count++] = "site";
    if (access("daoban.yaml", F_OK) == 0)
        config_load(&office, &arena, diags, configuration, 1);
    struct content *content = content_load(&layers, diags);
    if (content)
        content_free(content);
    arena_free(&arena);
    assert_int_equal(fchdir(here), 0);
    close(here);
    mark_seen(diags);
}

/* ---- cases that are data ------------------------------------------------------------------ */

/* The value of a `# word: value` line at the head of a case, or NULL. */
static const char *directive(const char *text, const char *word, char *value, size_t size)
{
    char line[64];

    snprintf(line, sizeof line, "# %s: ", word);
    const char *at = strstr(text, line);
    if (!at || (at != text && at[-1] != '\n'))
        return NULL;
    at += strlen(line);
    snprintf(value, size, "%.*s", (int)strcspn(at, "\n"), at);
    return value;
}

static void lay_file(struct tree_folder *tree, const char *path)
{
    char as[200], before[200], without[200];
    size_t size;
    char *text = file_text(path, &size);

    assert_non_null(text);
    tree_start(tree, directive(text, "without", without, sizeof without));
    if (directive(text, "as", as, sizeof as))
        tree_write(tree, as, text, size, false);
    if (directive(text, "before", before, sizeof before))
        tree_write(tree, before, text, size, true);
    free(text);
}

static bool is_said(const char *path, const char *text)
{
    size_t size;
    bool same;

    if (getenv("DAOBAN_ACCEPT")) {
        FILE *file = fopen(path, "w");

        assert_non_null(file);
        fputs(text, file);
        fclose(file);
    }
    char *expected = file_text(path, &size);
    same = expected && strcmp(expected, text) == 0 && *text != '-';
    if (!same)
        print_message("%s should hold:\n%s", path, text);
    free(expected);
    return same;
}

static bool run_case(const char *name)
{
    char path[600], expected[600];
    struct tree_folder tree;
    struct diags diags = {0};
    size_t stem = strcspn(name, ".");

    snprintf(path, sizeof path, BAD "/%s", name);
    snprintf(expected, sizeof expected, BAD "/%.*s.err", (int)stem, name);
    if (name[stem] == '.') {
        lay_file(&tree, path);
    } else {
        tree_start(&tree, NULL);
        tree_lay(&tree, path);
    }
    load_tree(&tree, &diags);
    tree_free(&tree);
    char *text = said(&diags);
    bool good = is_said(expected, text);
    free(text);
    diags_free(&diags);
    return good;
}

static int is_case(const struct dirent *entry)
{
    const char *end = strrchr(entry->d_name, '.');

    return entry->d_name[0] != '.' && (!end || strcmp(end, ".yaml") == 0);
}

static void test_cases(void **state)
{
    struct dirent **list;
    int count = scandir(BAD, &list, is_case, alphasort);
    int wrong = 0;

    (void)state;
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        wrong += !run_case(list[i]->d_name);
        free(list[i]);
    }
    free(list);
    assert_int_equal(wrong, 0);
}

static void test_good_content_has_no_mistake(void **state)
{
    struct tree_folder tree;
    struct diags diags = {0};

    (void)state;
    tree_start(&tree, NULL);
    load_tree(&tree, &diags);
    if (diags.count > 0)
        diags_print(&diags, LANGUAGE_EN, stdout);
    assert_int_equal(diags.count, 0);
    tree_free(&tree);
    diags_free(&diags);
}

/* ---- cases that are made ------------------------------------------------------------------ */

static const struct {
    const char *file;
    const char *bytes;
    enum message_id message;
    uint32_t line, column;
} bytes_cases[] = {
    {"content/zones.yaml",     "",                                           MESSAGE_FILE_EMPTY,            0, 0 },
    {"content/zones.yaml",     "a: \xc1\xc4\xb3\xc7\n",                      MESSAGE_NOT_UTF8,              1, 4 },
    {"content/regions/x.yaml", "region: x\x01\n",                            MESSAGE_CHARACTER_CONTROL,     1, 10},
    {"content/regions/x.yaml", "# 聊\u200b城\n",                           MESSAGE_CHARACTER_INVISIBLE,   1, 4 },
    {"content/regions/x.yaml", "# \ufdd0\n",                                 MESSAGE_CHARACTER_UNPRINTABLE, 1, 3 },
    {"content/regions/x.yaml", "region: \"\\u001b[31m\"\n",                  MESSAGE_TEXT_ESCAPES,          1, 9 },
    {"content/regions/x.yaml", "region:\n\tx: 1\n",                          MESSAGE_TAB,                   2, 1 },
    {"content/Bad Name.yaml",  "",                                           MESSAGE_FILE_NAME,             0, 0 },
    {"content/regions/x.yml",  "",                                           MESSAGE_FILE_NAME,             0, 0 },
    {"content/zones.yaml~",    "",                                           MESSAGE_FILE_BACKUP,           0, 0 },
    {"flows/.#settle.yaml",    "",                                           MESSAGE_FILE_BACKUP,           0, 0 },
    {"content/regions/x.txt",  "",                                           MESSAGE_FILE_FOREIGN,          0, 0 },
    {"content/question.yaml",  "a: 1\n",                                     MESSAGE_FILE_UNKNOWN,          0, 0 },
    {"content/texts/fr.yaml",  "a: 1\n",                                     MESSAGE_FILE_UNKNOWN,          0, 0 },
    {"content/divisions.tsv",  "110000\t北京市\tBeijing\textra\n",        MESSAGE_DIVISION_LINE,         1, 1 },
    {"content/divisions.tsv",  "11\t北京市\t\n",                          MESSAGE_DIVISION_LINE,         1, 1 },
    {"content/divisions.tsv",  "# x\r\n110000\t北京\u202e市\t\n",         MESSAGE_CHARACTER_INVISIBLE,   2, 1 },
    {"content/area_codes.tsv", "371500\t635\n",                              MESSAGE_AREA_CODE_LINE,        1, 1 },
    {"content/area_codes.tsv", "371500\n",                                   MESSAGE_AREA_CODE_LINE,        1, 1 },
    {"content/area_codes.tsv", "371500\t0635\tx\n",                          MESSAGE_AREA_CODE_LINE,        1, 1 },
    {"content/area_codes.tsv", "371509\t0635\n",                             MESSAGE_AREA_CODE_PLACE,       1, 1 },
    {"content/divisions.tsv",  "120000\t天津市\t\n110000\t北京市\t\n", MESSAGE_DIVISION_ORDER,        2, 1 },
};

/* Whether a mistake of this message stands at this place. */
static bool has(const struct diags *diags, enum message_id message, uint32_t line, uint32_t column)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = diags->list[i];

        if (strcmp(diag->kind, messages[message].kind) == 0 && diag->place.line == line &&
            diag->place.column == column)
            return true;
    }
    return false;
}

static void test_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bytes_cases / sizeof bytes_cases[0]; i++) {
        struct tree_folder tree;
        struct diags diags = {0};

        tree_start(&tree, NULL);
        tree_write(&tree, bytes_cases[i].file, bytes_cases[i].bytes, strlen(bytes_cases[i].bytes),
                   false);
        load_tree(&tree, &diags);
        if (!has(&diags, bytes_cases[i].message, bytes_cases[i].line, bytes_cases[i].column)) {
            diags_print(&diags, LANGUAGE_EN, stdout);
            fail_msg("%s: no %s", bytes_cases[i].file, messages[bytes_cases[i].message].kind);
        }
        tree_free(&tree);
        diags_free(&diags);
    }
}

/* Texts for people and generators lie beside content: passed over without a word. */
static void test_companions(void **state)
{
    static const char *const names[] = {"content/README", "content/calendar/holidays.mjs",
                                        "content/regions/notes.md", "content/names.tsv",
                                        "flows/README.md"};
    struct tree_folder tree;
    struct diags diags = {0};

    (void)state;
    tree_start(&tree, NULL);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        tree_write(&tree, names[i], "// no: [content", 15, false);
    load_tree(&tree, &diags);
    if (diags.count > 0)
        diags_print(&diags, LANGUAGE_EN, stdout);
    assert_int_equal(diags.count, 0);
    tree_free(&tree);
    diags_free(&diags);
}

/* Things that are no files. */
static void test_no_files(void **state)
{
    struct tree_folder tree;
    struct diags diags = {0};
    char path[200];

    (void)state;
    tree_start(&tree, NULL);
    snprintf(path, sizeof path, "%s/content/regions/fifo.yaml", tree.path);
    assert_int_equal(mkfifo(path, 0600), 0);
    snprintf(path, sizeof path, "%s/content/regions/link.yaml", tree.path);
    assert_int_equal(symlink("/etc/passwd", path), 0);
    snprintf(path, sizeof path, "%s/content/regions/huge.yaml", tree.path);
    tree_write(&tree, "content/regions/huge.yaml", "", 0, false);
    assert_int_equal(truncate(path, 9 << 20), 0);
    snprintf(path, sizeof path, "%s/content/divisions.tsv", tree.path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(symlink("nowhere.tsv", path), 0);
    snprintf(path, sizeof path, "%s/content/about.yaml", tree.path);
    assert_int_equal(unlink(path), 0);
    load_tree(&tree, &diags);
    assert_true(has(&diags, MESSAGE_FILE_NOT_REGULAR, 0, 0));
    assert_true(has(&diags, MESSAGE_FILE_OUTSIDE, 0, 0));
    assert_true(has(&diags, MESSAGE_FILE_TOO_LARGE, 0, 0));
    assert_true(has(&diags, MESSAGE_FILE_UNREADABLE, 0, 0));
    assert_true(has(&diags, MESSAGE_FILE_MISSING, 0, 0));
    tree_free(&tree);
    diags_free(&diags);
}

static void test_no_folder(void **state)
{
    struct layers layers = {.folder = {"/nonexistent"}, .count = 1};
    struct diags diags = {0};

    (void)state;
    assert_null(content_load(&layers, &diags));
    mark_seen(&diags);
    assert_int_equal(diags.count, 1);
    diags_free(&diags);
}

/* Mistakes of every file are reported in one run, each file's own and in order. */
static void test_all_in_one_run(void **state)
{
    static const char zones[] = "x: {name: {zh: 甲, en: A}, members: [1], cite: official}\ny: {\n";
    static const char sources[] = "one: {grade: Z, title: {zh: 甲, en: A}}\n";
    struct tree_folder tree;
    struct diags diags = {0};

    (void)state;
    tree_start(&tree, NULL);
    tree_write(&tree, "content/zones.yaml", zones, sizeof zones - 1, false);
    tree_write(&tree, "content/sources.yaml", sources, sizeof sources - 1, true);
    tree_write(&tree, "content/outcomes/x.yaml", "X: {verdict: direc}\n", 20, false);
    load_tree(&tree, &diags);
    assert_true(has(&diags, MESSAGE_BAD_PREFIX, 1, 37));
    assert_true(has(&diags, MESSAGE_SYNTAX_BRACES, 3, 1));
    assert_true(has(&diags, MESSAGE_UNKNOWN_WORD, 1, 14));
    assert_true(has(&diags, MESSAGE_UNKNOWN_NAME_NEAR, 1, 14));
    assert_true(has(&diags, MESSAGE_MISSING_KEY, 1, 1));
    tree_free(&tree);
    diags_free(&diags);
}

/* ---- the table itself --------------------------------------------------------------------- */

/* The conversions of a format, e.g. "s u s%"; %.0s counts as the string it swallows. */
static void conversions(const char *format, char *out, size_t size)
{
    size_t used = 0;

    for (; *format != '\0' && used + 1 < size; format++)
        if (*format == '%') {
            format += 1 + strcspn(format + 1, "sud%");
            out[used++] = *format;
        }
    out[used] = '\0';
}

static void test_formats_take_the_same_arguments(void **state)
{
    (void)state;
    for (size_t i = 0; i < MESSAGE_COUNT; i++) {
        char zh[32], en[32];

        conversions(messages[i].zh, zh, sizeof zh);
        conversions(messages[i].en, en, sizeof en);
        assert_string_equal(zh, en);
    }
}

static void test_every_message_was_seen(void **state)
{
    size_t missing = 0;

    (void)state;
    for (size_t i = 0; i < MESSAGE_COUNT; i++)
        if (!seen[i]) {
            print_message("never said: %s: %s\n", messages[i].kind, messages[i].en);
            missing++;
        }
    assert_int_equal(missing, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good_content_has_no_mistake),
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_companions),
        cmocka_unit_test(test_no_files),
        cmocka_unit_test(test_no_folder),
        cmocka_unit_test(test_all_in_one_run),
        cmocka_unit_test(test_formats_take_the_same_arguments),
        cmocka_unit_test(test_every_message_was_seen), /* the last: it looks at all before */
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}

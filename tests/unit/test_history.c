/*
 * Skeletons of released contents: they decide what the content decided, say nothing, and are not
 * believed when anything about them is wrong.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "analysis/walk/walk.h"
#include "engine/change.h"
#include "engine/code.h"
#include "base/file.h"
#include "base/hash.h"
#include "load/history.h"
#include "load/load.h"

#include <dirent.h>
#include <inttypes.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SUM_BYTES 21 /* "sum 0123456789abcdef\n" */

static struct content *content;
static struct buffer skeleton;

static int set_up(void **state)
{
    const struct layers layers = {.folder = {"content"}, .count = 1};
    struct diags diags = {0};

    (void)state;
    content = content_load(&layers, &diags);
    diags_free(&diags);
    if (content == NULL)
        return 1;
    history_write(content, &skeleton);
    buffer_add(&skeleton, "", 1); /* also a string */
    skeleton.size--;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    content_free(content);
    buffer_free(&skeleton);
    return 0;
}

static struct content *reread(void)
{
    struct content *read = history_read(skeleton.data, skeleton.size);

    assert_non_null(read);
    return read;
}

/* ---- what it keeps ------------------------------------------------------------------------- */

static void it_keeps_the_print_and_no_texts(void **state)
{
    struct content *read = reread();
    const char *const words[] = {"医保", "备案", "http", "official"};

    (void)state;
    assert_true(read->behaviour_print == content->behaviour_print);
    assert_int_equal(read->dated, content->dated);
    assert_int_equal(read->insured_in, content->insured_in);
    assert_int_equal(read->source_count, 0);
    assert_int_equal(read->myth_count, 0);
    for (uint32_t i = 0; i < read->document_count; i++) {
        assert_string_equal(content_string(read, read->documents[i].id),
                            content_string(content, content->documents[i].id));
        assert_int_equal(read->documents[i].name.zh, 0);
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_null(strstr(skeleton.data, words[i]));
    assert_true(skeleton.size < 200000);
    content_free(read);
}

static void assert_same_result(const struct session *a, const struct session *b)
{
    static struct result one, two; /* too large for a stack */

    result_make(a, &one);
    result_make(b, &two);
    assert_int_equal(one.trail.state, two.trail.state);
    assert_int_equal(one.trail.outcome, two.trail.outcome);
    assert_int_equal(one.checklist.count, two.checklist.count);
    for (uint32_t i = 0; i < one.checklist.count; i++) {
        assert_int_equal(one.checklist.item[i].document, two.checklist.item[i].document);
        assert_int_equal(one.checklist.item[i].necessity, two.checklist.item[i].necessity);
        assert_int_equal(one.checklist.item[i].maybe, two.checklist.item[i].maybe);
    }
    assert_int_equal(one.due_count, two.due_count);
    for (uint32_t i = 0; i < one.due_count; i++) {
        assert_int_equal(one.due[i].state, two.due[i].state);
        assert_int_equal(one.due[i].date, two.due[i].date);
    }
}

/* Every ending of every flow, in one region after the other: the code gives the same case there. */
static void it_decides_what_the_content_decided(void **state)
{
    struct content *read = reread();
    uint32_t compared = 0;

    (void)state;
    for (uint32_t flow = 0; flow < content->flow_count; flow++) {
        const struct area area = area_at(content, flow % (area_count(content) - 1));
        const struct walk_request request = {.content = content, .flow = flow, .area = area};
        struct walk *walk = walk_make(&request);

        for (uint32_t i = 0; i < walk->state_count && area.kind != AREA_ANY; i++) {
            char text[CODE_TEXT_SIZE];
            struct session session, back;
            struct code code;

            if (walk->states[i].kind != STATE_DONE)
                continue;
            walk_session(walk, i, &session);
            assert_true(code_make(&session, text));
            assert_int_equal(code_read(text, &code), CODE_FINE);
            assert_true(code_made_by(&code, read));
            assert_true(code_session(&code, read, &back));
            assert_same_result(&session, &back);
            compared++;
        }
        walk_free(walk);
    }
    print_message("%u endings compared\n", compared);
    assert_true(compared > 1000);
    content_free(read);
}

/* ---- what is wrong with it ----------------------------------------------------------------- */

static void reseal(struct buffer *bytes)
{
    char sum[SUM_BYTES + 1];
    const size_t size = bytes->size - SUM_BYTES;

    snprintf(sum, sizeof sum, "sum %016" PRIx64 "\n", hash_bytes(bytes->data, size, 0));
    memcpy(bytes->data + size, sum, SUM_BYTES);
}

static struct buffer altered(void)
{
    struct buffer bytes = {0};

    buffer_add(&bytes, skeleton.data, skeleton.size);
    return bytes;
}

static void a_changed_byte_is_noticed(void **state)
{
    struct buffer bytes = altered();

    (void)state;
    for (size_t i = 0; i < bytes.size; i += 97) {
        bytes.data[i] ^= 1;
        assert_null(history_read(bytes.data, bytes.size));
        bytes.data[i] ^= 1;
    }
    buffer_free(&bytes);
}

static void half_of_it_is_nothing(void **state)
{
    (void)state;
    for (size_t size = 0; size < skeleton.size; size += 509)
        assert_null(history_read(skeleton.data, size));
}

static uint32_t chance(uint64_t *seed, uint32_t below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33) % below;
}

/* Forged with a right sum: either refused, or a content that can be walked without harm. */
static void forged_ones_do_no_harm(void **state)
{
    static const char signs[] = "0123456789:*. -\nx4294967295";
    uint64_t seed = 7;
    uint32_t taken = 0;

    (void)state;
    for (int n = 0; n < 3000; n++) {
        struct buffer bytes = altered();
        struct content *read;

        for (uint32_t changes = 1 + chance(&seed, 3); changes > 0; changes--)
            bytes.data[chance(&seed, (uint32_t)bytes.size - SUM_BYTES)] =
                signs[chance(&seed, sizeof signs - 1)];
        reseal(&bytes);
        read = history_read(bytes.data, bytes.size);
        buffer_free(&bytes);
        if (read == NULL)
            continue;
        taken++;
        for (uint32_t flow = 0; flow < read->flow_count; flow++) {
            struct session session;
            struct trail trail;

            session_start(&session, read, flow, 20778);
            trail_walk(&session, &trail);
        }
        content_free(read);
    }
    print_message("%u of 3000 forged skeletons can be read\n", taken);
}

/* ---- on disk ------------------------------------------------------------------------------- */

struct shelf {
    char folder[64];
    char history[96];
    char path[4096];
};

static void shelf_make(struct shelf *shelf)
{
    snprintf(shelf->folder, sizeof shelf->folder, "/tmp/daoban-history-XXXXXX");
    assert_non_null(mkdtemp(shelf->folder));
    snprintf(shelf->history, sizeof shelf->history, "%s/history", shelf->folder);
}

static void shelf_remove(struct shelf *shelf)
{
    unlink(shelf->path);
    rmdir(shelf->history);
    assert_int_equal(rmdir(shelf->folder), 0);
}

static void a_release_is_kept_once_and_found_again(void **state)
{
    struct shelf shelf = {0};
    const struct layers layers = {.folder = {shelf.folder}, .count = 1};
    const uint32_t print = code_print(content->behaviour_print);
    struct content *found;

    (void)state;
    shelf_make(&shelf);
    assert_null(history_open(&layers, print));
    assert_int_equal(history_keep(content, shelf.folder, shelf.path, sizeof shelf.path),
                     HISTORY_KEPT);
    assert_int_equal(history_keep(content, shelf.folder, shelf.path, sizeof shelf.path),
                     HISTORY_ALREADY);
    found = history_open(&layers, print);
    assert_non_null(found);
    assert_true(found->behaviour_print == content->behaviour_print);
    content_free(found);
    assert_null(history_open(&layers, (print + 1) % 1000000));
    shelf_remove(&shelf);
}

static void a_damaged_file_is_neither_read_nor_written_over(void **state)
{
    struct shelf shelf = {0};
    const struct layers layers = {.folder = {shelf.folder}, .count = 1};
    FILE *file;

    (void)state;
    shelf_make(&shelf);
    assert_int_equal(history_keep(content, shelf.folder, shelf.path, sizeof shelf.path),
                     HISTORY_KEPT);
    file = fopen(shelf.path, "r+");
    assert_non_null(file);
    assert_int_equal(fseek(file, 1000, SEEK_SET), 0);
    fputc('~', file);
    fclose(file);
    assert_null(history_open(&layers, code_print(content->behaviour_print)));
    assert_int_equal(history_keep(content, shelf.folder, shelf.path, sizeof shelf.path),
                     HISTORY_CLASH);
    shelf_remove(&shelf);
}

/* A good skeleton under the name of another content is not that content's. */
static void a_name_that_lies_is_not_believed(void **state)
{
    struct shelf shelf = {0};
    const struct layers layers = {.folder = {shelf.folder}, .count = 1};
    const uint64_t other = content->behaviour_print ^ 1;
    char renamed[4096];

    (void)state;
    shelf_make(&shelf);
    assert_int_equal(history_keep(content, shelf.folder, shelf.path, sizeof shelf.path),
                     HISTORY_KEPT);
    snprintf(renamed, sizeof renamed, "%s/%016" PRIx64, shelf.history, other);
    assert_int_equal(rename(shelf.path, renamed), 0);
    assert_null(history_open(&layers, code_print(other)));
    snprintf(shelf.path, sizeof shelf.path, "%s", renamed);
    shelf_remove(&shelf);
}

/* What outcomes listed to be shown decided nothing: parameters say themselves where they bear (2026-11). */
static bool retired(const char *line)
{
    return strncmp(line, ".shows ", 7) == 0;
}

/* Everything that a released file says must be said by the program of today as well: a member, a section
 * or a number that is called or counted otherwise would make every code of that release unreadable. */
static void what_was_released_is_read_for_ever(void **state)
{
    struct dirent **names = NULL;
    int count = scandir("content/history", &names, NULL, NULL);
    int released = 0;

    (void)state;
    for (int i = 0; i < count; i++) {
        struct buffer bytes = {0}, again = {0};
        char path[300];

        snprintf(path, sizeof path, "content/history/%s", names[i]->d_name);
        if (names[i]->d_name[0] != '.' && file_read(path, FILE_NO_LINK, 8 << 20, &bytes) == 0) {
            struct content *read = history_read(bytes.data, bytes.size);
            char *rest = bytes.data;
            const char *line;

            assert_non_null(read);
            history_write(read, &again);
            buffer_add(&again, "", 1);
            while ((line = strsep(&rest, "\n")) != NULL)
                if (strncmp(line, "sum ", 4) != 0 && !retired(line) &&
                    strstr(again.data, line) == NULL)
                    fail_msg("%s: \"%.60s\" is not said any more", path, line);
            content_free(read);
            released++;
        }
        buffer_free(&bytes);
        buffer_free(&again);
        free(names[i]);
    }
    free(names);
    assert_true(released > 0);
}

static void strange_files_are_passed_over(void **state)
{
    struct shelf shelf = {0};
    const struct layers layers = {.folder = {shelf.folder}, .count = 1};
    char name[32];

    (void)state;
    shelf_make(&shelf);
    assert_int_equal(mkdir(shelf.history, 0755), 0);
    snprintf(name, sizeof name, "%016" PRIx64, content->behaviour_print);
    snprintf(shelf.path, sizeof shelf.path, "%s/%s", shelf.history, name);
    assert_int_equal(mkfifo(shelf.path, 0600), 0); /* opening it must not wait */
    assert_null(history_open(&layers, code_print(content->behaviour_print)));
    unlink(shelf.path);
    assert_int_equal(symlink("/dev/zero", shelf.path), 0);
    assert_null(history_open(&layers, code_print(content->behaviour_print)));
    shelf_remove(&shelf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_keeps_the_print_and_no_texts),
        cmocka_unit_test(it_decides_what_the_content_decided),
        cmocka_unit_test(a_changed_byte_is_noticed),
        cmocka_unit_test(half_of_it_is_nothing),
        cmocka_unit_test(forged_ones_do_no_harm),
        cmocka_unit_test(a_release_is_kept_once_and_found_again),
        cmocka_unit_test(a_damaged_file_is_neither_read_nor_written_over),
        cmocka_unit_test(a_name_that_lies_is_not_believed),
        cmocka_unit_test(what_was_released_is_read_for_ever),
        cmocka_unit_test(strange_files_are_passed_over),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

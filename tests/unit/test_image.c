/* The compiled image: the same content as from YAML, and never believed on a doubt. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <ftw.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "content_tree.h"
#include "exercise.h"
#include "base/hash.h"
#include "load/image/image.h"
#include "load/image/layout.h"
#include "load/load.h"
#include "load/image/manifest.h"

#define LONG_AGO 1000000000 /* seconds since the epoch: no racy times unless a test makes them */

struct desk {
    struct tree_folder tree;
    char content[80];
    char image[80];
    struct layers layers;
    struct diags diags;
};

/* ---- files --------------------------------------------------------------------------------- */

static void age(const char *path, time_t seconds)
{
    const struct timespec times[2] = {
        {seconds, 0},
        {seconds, 0}
    };

    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static const char *in_tree(const struct desk *desk, const char *name)
{
    static char path[160];

    snprintf(path, sizeof path, "%s/%s", desk->tree.path, name);
    return path;
}

static int age_one(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    (void)status;
    (void)kind;
    (void)where;
    age(path, LONG_AGO);
    return 0;
}

static void age_tree(const struct desk *desk)
{
    assert_int_equal(nftw(desk->tree.path, age_one, 8, FTW_DEPTH | FTW_PHYS), 0);
}

static int setup(void **state)
{
    static struct desk desk;

    memset(&desk, 0, sizeof desk);
    tree_start(&desk.tree, NULL);
    age_tree(&desk);
    snprintf(desk.content, sizeof desk.content, "%s/content", desk.tree.path);
    snprintf(desk.image, sizeof desk.image, "%s.image", desk.tree.path);
    desk.layers = (struct layers){.folder = {desk.content}, .count = 1};
    *state = &desk;
    return 0;
}

static int teardown(void **state)
{
    struct desk *desk = *state;

    unlink(desk->image);
    diags_free(&desk->diags);
    tree_free(&desk->tree);
    return 0;
}

static struct content *opened(struct desk *desk)
{
    struct content *content = content_open(&desk->layers, desk->image, &desk->diags);

    assert_non_null(content);
    return content;
}

/* Whether the next start takes the image; a start that does not writes it anew. */
static bool from_image(struct desk *desk)
{
    struct content *content = opened(desk);
    bool image = content->from_image;

    content_free(content);
    return image;
}

/* Makes the image and takes it once. */
static void prepare(struct desk *desk)
{
    assert_false(from_image(desk));
    assert_true(from_image(desk));
}

static char *image_text(const struct desk *desk, size_t *size)
{
    char *bytes = file_text(desk->image, size);

    assert_non_null(bytes);
    return bytes;
}

static void image_put(const struct desk *desk, const char *bytes, size_t size)
{
    FILE *file = fopen(desk->image, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

/* ---- the image is the content -------------------------------------------------------------- */

static void holds_the_same_content(void **state)
{
    struct desk *desk = *state;
    struct content *yaml = opened(desk), *image = opened(desk);
    uint32_t counts[SECTION_COUNT], again[SECTION_COUNT];

    assert_false(yaml->from_image);
    assert_true(image->from_image);
    layout_counts(yaml, counts);
    layout_counts(image, again);
    assert_memory_equal(counts, again, sizeof counts);
    assert_memory_equal(yaml->flows, image->flows, layout_size(counts));
    assert_true(yaml->behaviour_print == image->behaviour_print);
    assert_true(yaml->wording_print == image->wording_print);
    assert_int_equal(yaml->care_in, image->care_in);
    assert_int_equal(yaml->dated, image->dated);
    assert_string_equal(content_string(yaml, yaml->name.zh), content_string(image, image->name.zh));
    content_free(yaml);
    content_free(image);
}

static void compiles_to_equal_bytes(void **state)
{
    struct desk *desk = *state;
    size_t size, again_size;
    char *bytes, *again;

    content_free(opened(desk));
    bytes = image_text(desk, &size);
    assert_int_equal(unlink(desk->image), 0);
    content_free(opened(desk));
    again = image_text(desk, &again_size);
    assert_int_equal(size, again_size);
    assert_memory_equal(bytes, again, size);
    free(bytes);
    free(again);
}

/* The table of members leaves no byte of a record out (but padding at its end): it would be neither
 * checked nor printed. */
static void table_covers_every_byte(void **state)
{
    (void)state;
    for (size_t section = 0; section < SECTION_code; section++) {
        char covered[512] = {0};

        assert_true(section_sizes[section] <= sizeof covered);
        for (size_t i = 0; i < layout_member_count; i++)
            if (layout_members[i].section == section)
                memset(covered + layout_members[i].offset, 1, layout_members[i].size);
        size_t end = section_sizes[section];

        while (end > section_sizes[section] - 4 && !covered[end - 1])
            end--;
        for (size_t at = 0; at < end; at++)
            if (!covered[at])
                fail_msg("section %zu, byte %zu", section, at);
    }
}

static void hash_tells_lengths_and_zeroes_apart(void **state)
{
    static const char zeroes[100] = {0};
    uint64_t seen[101];

    (void)state;
    for (size_t size = 0; size <= sizeof zeroes; size++) {
        seen[size] = hash_bytes(zeroes, size, 0);
        assert_true(hash_bytes(zeroes, size, 1) != seen[size]);
        for (size_t i = 0; i < size; i++)
            assert_true(seen[i] != seen[size]);
    }
}

/* ---- what changed -------------------------------------------------------------------------- */

static void notices_an_edited_file(void **state)
{
    struct desk *desk = *state;

    prepare(desk);
    age(in_tree(desk, "content/questions.yaml"), LONG_AGO + 1);
    assert_false(from_image(desk));
    assert_true(from_image(desk));
}

static void notices_an_added_file(void **state)
{
    struct desk *desk = *state;
    static const char document[] =
        "EXTRA:\n  verdict: direct\n  title: {zh: 又一个, en: One more}\n"
        "  say: {zh: 好。, en: Good.}\n";
    struct content *content;

    prepare(desk);
    tree_write(&desk->tree, "content/outcomes/more.yaml", document, strlen(document), false);
    content = opened(desk);
    assert_false(content->from_image);
    assert_int_not_equal(content_outcome(content, "EXTRA"), NO_INDEX);
    content_free(content);
}

static void notices_a_removed_file(void **state)
{
    struct desk *desk = *state;

    prepare(desk);
    assert_int_equal(unlink(in_tree(desk, "content/calendar/2026.yaml")), 0);
    assert_false(from_image(desk));
}

static void notices_another_file_of_equal_times(void **state)
{
    struct desk *desk = *state;
    char from[160], to[160];

    prepare(desk);
    snprintf(from, sizeof from, "%s", in_tree(desk, "content/zones.yaml"));
    snprintf(to, sizeof to, "%s", in_tree(desk, "content/zones.new"));
    assert_int_equal(link(from, to), 0); /* changes the state, not the bytes */
    assert_int_equal(unlink(to), 0);
    age(in_tree(desk, "content"), LONG_AGO);
    assert_false(from_image(desk));
}

/* Texts and generators beside content may change as they like. */
static void holds_while_what_is_no_content_changes(void **state)
{
    static const char *const names[] = {"content/README.md", "content/calendar/holidays.mjs",
                                        "content/names.tsv", "flows/notes.txt"};
    struct desk *desk = *state;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        tree_write(&desk->tree, names[i], "one\n", 4, false);
    age_tree(desk);
    prepare(desk);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        tree_write(&desk->tree, names[i], "another\n", 8, false);
    assert_true(from_image(desk));
}

static void notices_other_layers(void **state)
{
    struct desk *desk = *state;
    struct layers two = desk->layers;
    char site[160];

    prepare(desk);
    snprintf(site, sizeof site, "%s", in_tree(desk, "site"));
    assert_int_equal(mkdir(site, 0700), 0);
    age(desk->tree.path, LONG_AGO);
    two.folder[two.count++] = site;
    assert_null(image_read(desk->image, &two));
}

/* Opened unheld, an image is taken whatever has become of its files, and says so when it is asked; never one
 * of other layers. */
static void opens_before_it_compares(void **state)
{
    struct desk *desk = *state;
    struct layers two = desk->layers;
    struct manifest manifest;
    struct content *content;

    prepare(desk);
    content = content_open_unheld(&desk->layers, desk->image, &manifest, &desk->diags);
    assert_non_null(content);
    assert_true(content_holds(&desk->layers, &manifest));
    tree_write(&desk->tree, "content/zones.yaml", "# more\n", 7, true);
    assert_false(content_holds(&desk->layers, &manifest));
    content_free(content);
    content = content_open_unheld(&desk->layers, desk->image, &manifest, &desk->diags);
    assert_non_null(content);
    assert_true(content->from_image);
    assert_false(content_holds(&desk->layers, &manifest));
    content_free(content);
    two.folder[two.count++] = desk->content;
    assert_null(image_read_unheld(desk->image, &two, &manifest));
}

/* Without an image the files have been read: nothing is left to be compared. */
static void has_nothing_to_compare_without_an_image(void **state)
{
    struct desk *desk = *state;
    struct manifest manifest = {.size = 1};
    struct content *content =
        content_open_unheld(&desk->layers, desk->image, &manifest, &desk->diags);

    assert_non_null(content);
    assert_false(content->from_image);
    assert_null(manifest.bytes);
    assert_true(content_holds(&desk->layers, &manifest));
    content_free(content);
}

/* Where a path's entry keeps its hash: before its kind and the size of the path. */
static char *hash_of(struct buffer *manifest, const char *path)
{
    for (size_t at = 16; at + strlen(path) < manifest->size; at += 8)
        if (strcmp(manifest->data + at, path) == 0)
            return manifest->data + at - 16;
    return NULL;
}

/* A file changed again within the clock's grain keeps its state: only its bytes tell. */
static void compares_racy_files_by_their_bytes(void **state)
{
    struct desk *desk = *state;
    struct buffer manifest = {0};
    const int64_t second = 1000000000;
    char *hash;

    manifest_make(&desk->layers, &manifest);
    assert_true(
        manifest_holds(manifest.data, manifest.size, &desk->layers, (LONG_AGO + 1) * second));
    hash = hash_of(&manifest, in_tree(desk, "content/zones.yaml"));
    if (!hash)
        fail();
    else
        *hash ^= 1;
    assert_false(
        manifest_holds(manifest.data, manifest.size, &desk->layers, (LONG_AGO + 1) * second));
    assert_true(
        manifest_holds(manifest.data, manifest.size, &desk->layers, (LONG_AGO + 3) * second));
    buffer_free(&manifest);
}

static void takes_over_what_changed(void **state)
{
    struct desk *desk = *state;
    struct content *content = opened(desk);
    static const char zones[] = "{}\n", mistake[] = "zones: [\n";
    struct content *changed;
    bool broken = true;

    assert_null(content_changed(&desk->layers, content, desk->image, &broken));
    assert_false(broken);
    age(in_tree(desk, "content/zones.yaml"), LONG_AGO + 1);
    assert_null(content_changed(&desk->layers, content, desk->image, &broken)); /* touched only */
    tree_write(&desk->tree, "content/zones.yaml", zones, strlen(zones), false);
    changed = content_changed(&desk->layers, content, desk->image, &broken);
    assert_non_null(changed);
    content_free(changed);
    changed = content_changed(&desk->layers, content, NULL, &broken);
    assert_non_null(changed);
    content_free(changed);
    assert_false(broken);
    tree_write(&desk->tree, "content/zones.yaml", mistake, strlen(mistake), false);
    assert_null(
        content_changed(&desk->layers, content, desk->image, &broken)); /* the old one stays … */
    assert_true(broken);                                                /* … and it is said */
    content_free(content);
}

/* ---- whose file it is ---------------------------------------------------------------------- */

static void trusts_the_system_and_the_user(void **state)
{
    static const struct {
        mode_t mode;
        uid_t owner;
        bool trusted;
    } rows[] = {
        {S_IFREG | 0600, 1000, true },
        {S_IFREG | 0644, 1000, true },
        {S_IFREG | 0644, 0,    true },
        {S_IFREG | 0644, 1001, false},
        {S_IFREG | 0664, 1000, false},
        {S_IFREG | 0646, 0,    false},
        {S_IFDIR | 0755, 1000, false},
        {S_IFIFO | 0600, 1000, false},
        {S_IFLNK | 0777, 1000, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct stat status = {.st_mode = rows[i].mode, .st_uid = rows[i].owner};

        assert_int_equal(image_trusted(&status, 1000), rows[i].trusted);
    }
}

static void takes_no_foreign_file(void **state)
{
    struct desk *desk = *state;

    prepare(desk);
    if (geteuid() != 0)
        skip();
    assert_int_equal(chown(desk->image, 12345, (gid_t)-1), 0);
    assert_null(image_read(desk->image, &desk->layers));
}

static void takes_no_file_others_may_write(void **state)
{
    struct desk *desk = *state;

    prepare(desk);
    assert_int_equal(chmod(desk->image, 0666), 0);
    assert_null(image_read(desk->image, &desk->layers));
}

static void takes_no_link_and_no_pipe(void **state)
{
    struct desk *desk = *state;
    char other[100];

    prepare(desk);
    snprintf(other, sizeof other, "%s.other", desk->image);
    assert_int_equal(rename(desk->image, other), 0);
    assert_int_equal(symlink(other, desk->image), 0);
    assert_null(image_read(desk->image, &desk->layers));
    assert_int_equal(unlink(desk->image), 0);
    assert_int_equal(mkfifo(desk->image, 0600), 0);
    assert_null(image_read(desk->image, &desk->layers));
    assert_int_equal(unlink(other), 0);
}

/* ---- what became of the file --------------------------------------------------------------- */

static void takes_no_shortened_file(void **state)
{
    struct desk *desk = *state;
    size_t size;
    char *bytes;

    prepare(desk);
    bytes = image_text(desk, &size);
    for (size_t left = 0; left < size; left += 1 + left / 3) {
        assert_int_equal(truncate(desk->image, (off_t)left), 0);
        assert_null(image_read(desk->image, &desk->layers));
        image_put(desk, bytes, size);
    }
    image_put(desk, bytes, size);
    assert_true(from_image(desk));
    free(bytes);
}

static void takes_no_longer_file(void **state)
{
    struct desk *desk = *state;
    size_t size;
    char *bytes;

    prepare(desk);
    bytes = image_text(desk, &size);
    bytes[size] = 'x'; /* the zero byte behind the text */
    image_put(desk, bytes, size + 1);
    assert_null(image_read(desk->image, &desk->layers));
    free(bytes);
}

/* Bytes 8-31 of the header: format, byte order, the layout of the program that wrote it. */
static void takes_no_other_programs_file(void **state)
{
    struct desk *desk = *state;
    size_t size;
    char *bytes;

    prepare(desk);
    bytes = image_text(desk, &size);
    for (size_t at = 0; at < 24; at++) {
        bytes[at] = (char)(bytes[at] ^ 1);
        image_seal(bytes, size);
        image_put(desk, bytes, size);
        assert_null(image_read(desk->image, &desk->layers));
        bytes[at] = (char)(bytes[at] ^ 1);
    }
    free(bytes);
}

static void writes_nothing_where_it_may_not(void **state)
{
    struct desk *desk = *state;
    struct buffer manifest = {0};
    struct content *content = content_open(&desk->layers, "/proc/content.image", &desk->diags);

    assert_non_null(content); /* the desk works all the same */
    assert_int_equal(desk->diags.errors, 0);
    manifest_make(&desk->layers, &manifest);
    assert_false(image_write("/dev/null/content.image", content, &manifest));
    assert_false(image_write("/proc/content.image", content, &manifest));
    buffer_free(&manifest);
    content_free(content);
}

static void writes_no_image_of_mistakes(void **state)
{
    struct desk *desk = *state;
    static const char broken[] = "zones: [\n";

    tree_write(&desk->tree, "content/zones.yaml", broken, strlen(broken), false);
    assert_null(content_open(&desk->layers, desk->image, &desk->diags));
    assert_int_not_equal(desk->diags.errors, 0);
    assert_int_equal(access(desk->image, F_OK), -1);
}

/* Desks that start at once each write a file of their own and rename it. */
static void many_may_write_at_once(void **state)
{
    struct desk *desk = *state;
    pid_t children[4];

    for (size_t i = 0; i < 4; i++) {
        children[i] = fork();
        if (children[i] == 0)
            _exit(content_open(&desk->layers, desk->image, &desk->diags) != NULL ? 0 : 1);
    }
    for (size_t i = 0; i < 4; i++) {
        int status;

        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    assert_true(from_image(desk));
}

static void makes_the_cache_folder(void **state)
{
    struct desk *desk = *state;
    char path[160];

    snprintf(path, sizeof path, "%s", in_tree(desk, "new/daoban/x.image"));
    content_free(content_open(&desk->layers, path, &desk->diags));
    assert_int_equal(access(path, R_OK), 0);
}

/* ---- where it is --------------------------------------------------------------------------- */

static void stands_beside_the_content_or_in_the_cache(void **state)
{
    struct desk *desk = *state;
    struct layers two = desk->layers;
    char path[200], other[200], expected[200];

    two.folder[two.count++] = "/site";
    assert_false(image_path(&desk->layers, NULL, path, sizeof path));
    assert_true(image_path(&desk->layers, "/cache", path, sizeof path));
    assert_true(image_path(&two, "/cache", other, sizeof other));
    assert_memory_equal(path, "/cache/daoban/", strlen("/cache/daoban/"));
    assert_string_not_equal(path, other);
    assert_false(image_path(&desk->layers, "/cache", path, 20)); /* no room */

    assert_int_equal(mkdir(in_tree(desk, "build"), 0700), 0);
    assert_true(image_path(&desk->layers, "/cache", path, sizeof path));
    snprintf(expected, sizeof expected, "%s/../build/content.image", desk->content);
    assert_string_equal(path, expected);

    tree_write(&desk->tree, "content.image", "x", 1, false);
    assert_true(image_path(&desk->layers, "/cache", path, sizeof path));
    snprintf(expected, sizeof expected, "%s/../content.image", desk->content);
    assert_string_equal(path, expected);
    assert_true(image_path(&two, "/cache", path, sizeof path));
    assert_string_equal(path, other);
}

/* ---- flipped bytes ------------------------------------------------------------------------- */

static uint64_t random_next(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

/* Changes one byte, or four to something an index might be confused with. */
static void spoil(char *bytes, size_t size, uint64_t *seed)
{
    static const uint32_t words[] = {0,          1,          255,        65536,
                                     0x3fffffff, 0x7fffffff, 0x80000000, UINT32_MAX};
    size_t at = random_next(seed) % (size - sizeof words[0]);

    if (random_next(seed) % 2)
        bytes[at] = (char)(bytes[at] ^ (char)(1 << random_next(seed) % 8));
    else
        memcpy(bytes + (at & ~(size_t)3), &words[random_next(seed) % 8], sizeof words[0]);
}

static void no_damage_goes_unnoticed(void **state)
{
    struct desk *desk = *state;
    uint64_t seed = 88172645463325252u;
    const char *manifest;
    size_t size, manifest_size;
    char *bytes, *spoilt;

    prepare(desk);
    bytes = image_text(desk, &size);
    spoilt = malloc(size);
    assert_non_null(spoilt);
    for (int i = 0; i < 3000; i++) {
        memcpy(spoilt, bytes, size);
        spoil(spoilt, size, &seed);
        if (memcmp(spoilt, bytes, size) != 0)
            assert_null(image_decode(spoilt, size, &manifest, &manifest_size));
    }
    free(spoilt);
    free(bytes);
}

/* Even an image whose checksum is right can never make the program read outside of it. */
static void sealed_damage_does_no_harm(void **state)
{
    struct desk *desk = *state;
    uint64_t seed = 362436069u;
    size_t size, manifest_size, taken = 0;
    const char *manifest;
    char *bytes, *spoilt;

    prepare(desk);
    bytes = image_text(desk, &size);
    spoilt = malloc(size);
    assert_non_null(spoilt);
    for (int i = 0; i < 4000; i++) {
        struct content *content;

        memcpy(spoilt, bytes, size);
        for (uint64_t n = random_next(&seed) % 3; n < 3; n++)
            spoil(spoilt, size, &seed);
        image_seal(spoilt, size);
        content = image_decode(spoilt, size, &manifest, &manifest_size);
        if (!content)
            continue;
        taken++;
        manifest_holds(manifest, manifest_size, &desk->layers, 0);
        content_exercise(content);
        content_free(content);
    }
    assert_int_not_equal(taken, 0);
    free(spoilt);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
        TEST(holds_the_same_content),
        TEST(compiles_to_equal_bytes),
        TEST(table_covers_every_byte),
        TEST(hash_tells_lengths_and_zeroes_apart),
        TEST(notices_an_edited_file),
        TEST(notices_an_added_file),
        TEST(notices_a_removed_file),
        TEST(notices_another_file_of_equal_times),
        TEST(holds_while_what_is_no_content_changes),
        TEST(notices_other_layers),
        TEST(opens_before_it_compares),
        TEST(has_nothing_to_compare_without_an_image),
        TEST(compares_racy_files_by_their_bytes),
        TEST(takes_over_what_changed),
        TEST(trusts_the_system_and_the_user),
        TEST(takes_no_foreign_file),
        TEST(takes_no_file_others_may_write),
        TEST(takes_no_link_and_no_pipe),
        TEST(takes_no_shortened_file),
        TEST(takes_no_longer_file),
        TEST(takes_no_other_programs_file),
        TEST(writes_nothing_where_it_may_not),
        TEST(writes_no_image_of_mistakes),
        TEST(many_may_write_at_once),
        TEST(makes_the_cache_folder),
        TEST(stands_beside_the_content_or_in_the_cache),
        TEST(no_damage_goes_unnoticed),
        TEST(sealed_damage_does_no_harm),
#undef TEST
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * A region's file in the site's folder, laid over the shipped one: what each way of writing it leaves of
 * 聊城 as tests/data/good has it. Also the codes and parents of regions.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "content_tree.h"
#include "load/load.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define LAYERS_ABOVE 2

/* ---- a region in one line -------------------------------------------------------------------- */

static const char *zh(const struct content *content, struct text text)
{
    return content_text(content, text, LANGUAGE_ZH);
}

/* "days=30", "days=?" for one that is unknown; "/1" for employees, "<" where it ends some day. */
static void value_add(const struct content *content, const struct value *value, struct buffer *line)
{
    buffer_print(line, " %s=", content_string(content, content->parameters[value->parameter].id));
    if (value->known)
        buffer_print(line, "%lld", (long long)value->number);
    else
        buffer_print(line, "?");
    if (value->schemes != 0)
        buffer_print(line, "/%u", (unsigned)value->schemes);
    buffer_print(line, "%s", value->to != INT32_MAX ? "<" : "");
}

static void region_line(const struct content *content, const struct region *region,
                        struct buffer *line)
{
    buffer_print(line, "%s(%s)", zh(content, region->name), zh(content, region->note));
    for (uint32_t i = 0; i < region->values.count; i++)
        value_add(content, &content->values[region->values.first + i], line);
    for (uint32_t i = 0; i < region->claims.count; i++) {
        const struct claim *claim = &content->claims[region->claims.first + i];

        buffer_print(line, " %s:%s",
                     content_string(content, content->parameters[claim->parameter].id),
                     zh(content, claim->text));
    }
    buffer_add(line, "", 1);
}

/* ---- loading ---------------------------------------------------------------------------------- */

static void put(const struct tree_folder *tree, const char *name, const char *text)
{
    tree_write(tree, name, text, strlen(text), false);
}

/* Layers: content, then over1 and over2 where these have been written. */
static struct content *load(const struct tree_folder *tree, size_t above, struct diags *diags)
{
    char folders[LAYERS_ABOVE + 1][100];
    struct layers layers = {.count = 0};

    snprintf(folders[0], sizeof folders[0], "%s/content", tree->path);
    for (size_t i = 1; i <= above; i++)
        snprintf(folders[i], sizeof folders[i], "%s/over%zu", tree->path, i);
    for (size_t i = 0; i <= above; i++)
        layers.folder[layers.count++] = folders[i];
    return content_load(&layers, diags);
}

static struct content *load_good(const struct tree_folder *tree, size_t above)
{
    struct diags diags = {0};
    struct content *content = load(tree, above, &diags);

    diags_print(&diags, LANGUAGE_EN, stdout);
    assert_non_null(content);
    diags_free(&diags);
    return content;
}

static void assert_region(const struct content *content, uint32_t index, const char *expected)
{
    struct buffer line = {0};

    region_line(content, &content->regions[index], &line);
    assert_string_equal(line.data, expected);
    buffer_free(&line);
}

/* ---- what each way of writing leaves ------------------------------------------------------------ */

#define SHIPPED "unfiled=0< unfiled=1 unfiled=0/1"
#define REST " since=19723 length=876582"

static const struct {
    const char *what;
    const char *over[LAYERS_ABOVE]; /* the files of the layers; NULL = no more layers */
    const char *expected;
} laid[] = {
    {"nothing said: nothing changed",
     {"region: liaocheng\n"},
     "聊城() " SHIPPED " allowed=? days=30" REST " days:十五天 ways:网上也行"       },
    {"one value, by the region's id",
     {"region: liaocheng\nvalues:\n  days: {value: 7, cite: official}\n"},
     "聊城() " SHIPPED " allowed=? days=7" REST " days:十五天 ways:网上也行"        },
    {"by its code, under another id",
     {"region: ours\ncode: 371500\nvalues:\n  days: {value: 7, cite: official}\n"},
     "聊城() " SHIPPED " allowed=? days=7" REST " days:十五天 ways:网上也行"        },
    {"by its code alone",
     {"code: 371500\nname: {zh: 聊城市, en: Liaocheng}\n"},
     "聊城市() " SHIPPED " allowed=? days=30" REST " days:十五天 ways:网上也行"    },
    {"a parameter's list is one rule: its parts go together",
     {"region: liaocheng\nvalues:\n  unfiled: {value: paid, for: {scheme: employee}, cite: "
      "official}\n"},
     "聊城() unfiled=0/1 allowed=? days=30" REST " days:十五天 ways:网上也行"       },
    {"a value that was not there",
     {"region: liaocheng\nvalues:\n  ways: {value: {zh: 来, en: Come}, cite: official}\n"},
     "聊城() " SHIPPED " allowed=? days=30" REST " ways=0 days:十五天 ways:网上也行"},
    {"one value withdrawn, without a source",
     {"region: liaocheng\nvalues:\n  days: {value: unknown}\n"},
     "聊城() " SHIPPED " allowed=? days=?" REST " days:十五天 ways:网上也行"        },
    {"claims are added",
     {"region: liaocheng\nclaims:\n  days: {text: {zh: 二十天, en: 20}, cite: rumour}\n"
      "  since: {text: {zh: 早就, en: Long ago}, cite: rumour}\n"},
     "聊城() " SHIPPED " allowed=? days=30" REST
     " days:十五天 days:二十天 since:早就 ways:网上也行"                         },
    {"claims withdrawn",
     {"region: liaocheng\nclaims: {days: none}\n"},
     "聊城() " SHIPPED " allowed=? days=30" REST " ways:网上也行"                      },
    {"claims withdrawn and others given",
     {"region: liaocheng\nclaims:\n  days:\n    - none\n    - {text: {zh: 二十天, en: 20}, cite: "
      "rumour}\n"},
     "聊城() " SHIPPED " allowed=? days=30" REST " days:二十天 ways:网上也行"       },
    {"a note",
     {"region: liaocheng\nnote: {zh: 记, en: N}\n"},
     "聊城(记) " SHIPPED " allowed=? days=30" REST " days:十五天 ways:网上也行"    },
    {"the whole",
     {"region: liaocheng\ncode: 371500\nreplace: whole\nname: {zh: 聊城, en: L}\n"
      "values:\n  days: {value: 7, cite: official}\n"},
     "聊城() days=7"                                                                       },
    {"three layers",
     {"region: liaocheng\nvalues:\n  days: {value: 7, cite: official}\n  length: {value: "
      "unknown}\n",
      "code: 371500\nvalues:\n  days: {value: 8, cite: official}\nclaims: {ways: none}\n"},
     "聊城() " SHIPPED " allowed=? days=8 since=19723 length=? days:十五天"             },
    {"over a whole one",
     {"code: 371500\nregion: liaocheng\nreplace: whole\nname: {zh: 聊城, en: L}\n"
      "values:\n  days: {value: 7, cite: official}\n",
      "region: liaocheng\nvalues:\n  length: {value: 6 months, cite: official}\n"},
     "聊城() days=7 length=876582"                                                         },
    {"a region of the site's own, changed by the layer above",
     {"region: shandong\ncode: 370000\nname: {zh: 山东, en: S}\nvalues:\n  days: {value: 7, cite: "
      "official}\n",
      "region: shandong\nvalues:\n  since: {value: unknown}\n"},
     "山东() days=7 since=?"                                                               },
};

static void test_laid_over(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof laid / sizeof laid[0]; i++) {
        struct tree_folder tree;
        struct content *content;
        size_t above = 0;

        print_message("%s\n", laid[i].what);
        tree_start(&tree, NULL);
        while (above < LAYERS_ABOVE && laid[i].over[above] != NULL) {
            char name[64];

            snprintf(name, sizeof name, "over%zu/regions/r%zu.yaml", above + 1, above);
            put(&tree, name, laid[i].over[above++]);
        }
        content = load_good(&tree, above);
        assert_region(content, content->region_count > 2 ? 2 : content_region(content, "liaocheng"),
                      laid[i].expected);
        content_free(content);
        tree_free(&tree);
    }
}

/* What the checking commands say of a value stands where the value stands: in the layer's own file. */
static void test_places(void **state)
{
    struct layers layers;
    struct tree_folder tree;
    struct diags diags = {0};
    struct workbook book;
    char content[100], over[100];

    (void)state;
    tree_start(&tree, NULL);
    put(&tree, "over1/regions/r.yaml",
        "region: liaocheng\nvalues:\n\n  days: {value: 7, cite: official}\n");
    snprintf(content, sizeof content, "%s/content", tree.path);
    snprintf(over, sizeof over, "%s/over1", tree.path);
    layers = (struct layers){
        {content, over},
        2
    };
    assert_true(content_load_workbook(&layers, &diags, &book));
    const struct region *region = &book.loaded->regions[content_region(book.loaded, "liaocheng")];
    for (uint32_t i = region->values.first; i < region->values.first + region->values.count; i++) {
        const char *id = content_string(
            book.loaded, book.loaded->parameters[book.loaded->values[i].parameter].id);
        bool ours = strstr(book.values[i].file, "over1/regions/r.yaml") != NULL;

        assert_int_equal(ours, strcmp(id, "days") == 0);
        if (ours)
            assert_int_equal(book.values[i].line, 4);
    }
    workbook_free(&book);
    diags_free(&diags);
    tree_free(&tree);
}

/* ---- codes and parents ---------------------------------------------------------------------------- */

static const char *parent_of(const struct content *content, const char *id)
{
    uint32_t parent = content->regions[content_region(content, id)].parent;

    return parent != NO_INDEX ? content_string(content, content->regions[parent].id) : "";
}

/* The parent follows from the code, whichever file is read first; a county with a pool of its own says so. */
static void test_parents(void **state)
{
    struct tree_folder tree;
    struct content *content;

    (void)state;
    tree_start(&tree, NULL);
    content = load_good(&tree, 0);
    assert_string_equal(parent_of(content, "liaocheng"), "national");
    assert_string_equal(parent_of(content, "national"), "");
    content_free(content);
    put(&tree, "over1/divisions.tsv", "110101\t东城区\t\n379900\t山东省本级\t\n660000\t兵团\t\n");
    put(&tree, "over1/regions/s.yaml", "region: shandong\ncode: 370000\nname: {zh: 山东, en: S}\n");
    put(&tree, "over1/regions/l.yaml", "region: level\ncode: 379900\nname: {zh: 省本级, en: L}\n");
    put(&tree, "over1/regions/b.yaml", "region: beijing\ncode: 110000\nname: {zh: 北京, en: B}\n");
    put(&tree, "over1/regions/c.yaml", "region: corps\ncode: 660000\nname: {zh: 兵团, en: C}\n");
    put(&tree, "over1/regions/d.yaml",
        "region: own\ncode: 110101\nname: {zh: 东城, en: D}\ncovers: [\"110101\"]\n");
    content = load_good(&tree, 1);
    assert_string_equal(parent_of(content, "liaocheng"), "shandong");
    assert_string_equal(parent_of(content, "level"), "shandong");
    assert_string_equal(parent_of(content, "shandong"), "national");
    assert_string_equal(parent_of(content, "beijing"), "national");
    assert_string_equal(parent_of(content, "corps"), "national");
    assert_string_equal(parent_of(content, "own"), "beijing");
    content_free(content);
    tree_free(&tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_laid_over),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_parents),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}

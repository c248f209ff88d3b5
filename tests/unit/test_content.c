/* Looking up: by id, by code, regions that fall back, wording, the office; and what is not there. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "model/content.h"
#include "model/office.h"
#include "model/pool.h"
#include "model/texts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* Offsets into the strings below. */
enum { NONE, FILED = 1, YES = 7, NO = 11, SETTLE = 14, DONE = 21, ZH = 26, EN = 33, STAGE = 38 };
static const char strings[] = "\0filed\0yes\0no\0settle\0done\0办过\0done\0stage";

static const struct option options[] = {{.id = FILED}, {.id = YES}, {.id = NO}};
static const struct question questions[] = {
    {.id = STAGE, .options = {0, 1}},
    {.id = FILED, .options = {1, 2}},
};
static const struct ending endings[] = {{.id = NO}, {.id = DONE}};
static const struct flow flows[] = {
    {.id = YES         },
    { .id = SETTLE, .endings = {1, 1}}
};
static const struct outcome outcomes[] = {{.id = DONE}};
static const struct document documents[] = {{.id = NO}, {.id = YES}};
static const struct parameter parameters[] = {{.id = FILED}};
static const struct region regions[] = {
    {.id = YES,    .code = 371500, .parent = 2       },
    {.id = NO,     .code = 370000, .parent = 2       },
    {.id = SETTLE, .code = 0,      .parent = NO_INDEX},
    {.id = DONE,   .code = 239903, .parent = 2       },
};
static const struct division divisions[] = {
    {.code = 110000     },
    {.code = 110105     },
    {.code = 239900,      .name = {ZH, EN}},
    {.code = 370000                  },
    {.code = 370100},
    {.code = 371502,                   .name = {ZH, NONE}},
    {.code = 379900},
    {.code = 810000     },
    {.code = 990000     },
};
static const struct text wording[] = {
    [TEXT_PRODUCT] = {ZH, EN  },
      [TEXT_UNSURE] = {ZH, NONE}
};

#define WITH(record, records) .records = records, .record##_count = COUNT(records)
static const struct content content = {
    WITH(question, questions),
    WITH(option, options),
    WITH(flow, flows),
    WITH(ending, endings),
    WITH(outcome, outcomes),
    WITH(document, documents),
    WITH(region, regions),
    WITH(parameter, parameters),
    WITH(division, divisions),
    .texts = wording,
    .text_count = COUNT(wording),
    .strings = strings,
    .string_size = sizeof(strings),
};

static void strings_and_languages(void **state)
{
    const struct content empty = {0};

    (void)state;
    assert_string_equal(content_string(&content, FILED), "filed");
    assert_string_equal(content_string(&content, NONE), "");
    assert_string_equal(content_string(&content, sizeof(strings)), "");
    assert_string_equal(content_string(&content, UINT32_MAX), "");
    assert_string_equal(content_string(&empty, 0), "");
    assert_string_equal(content_text(&content, (struct text){ZH, EN}, LANGUAGE_ZH), "办过");
    assert_string_equal(content_text(&content, (struct text){ZH, EN}, LANGUAGE_EN), "done");
    assert_string_equal(content_text(&content, (struct text){ZH, NONE}, LANGUAGE_EN), "办过");
    assert_string_equal(content_text(&content, (struct text){NONE, NONE}, LANGUAGE_EN), "");
}

static void ids(void **state)
{
    (void)state;
    assert_int_equal(content_flow(&content, "settle"), 1);
    assert_int_equal(content_fact(&content, "stage"), 0);
    assert_int_equal(content_fact(&content, "filed"), 1);
    assert_int_equal(content_fact(&content, "settle"), 3);
    assert_int_equal(content_outcome(&content, "done"), 0);
    assert_int_equal(content_region(&content, "no"), 1);
    assert_int_equal(content_parameter(&content, "filed"), 0);
    assert_int_equal(content_document(&content, "yes"), 1);
    assert_string_equal(content_fact_id(&content, 1), "filed");
    assert_string_equal(content_fact_id(&content, 3), "settle");
}

static void options_count_within_their_question_and_endings_within_their_flow(void **state)
{
    (void)state;
    assert_int_equal(content_option(&content, 1, "yes"), 0);
    assert_int_equal(content_option(&content, 1, "no"), 1);
    assert_int_equal(content_option(&content, 1, "filed"), NO_INDEX);
    assert_int_equal(content_option(&content, 0, "filed"), 0);
    assert_int_equal(content_option(&content, 3, "done"), 0);
    assert_int_equal(content_option(&content, 3, "no"), NO_INDEX);
    assert_int_equal(content_option(&content, 2, "done"), NO_INDEX);
}

static void unknown_ids(void **state)
{
    static const char *const names[] = {"", "unheard", "file", "filed ", "YES", "办过"};
    const struct content empty = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(names); i++) {
        assert_int_equal(content_flow(&content, names[i]), NO_INDEX);
        assert_int_equal(content_fact(&content, names[i]), NO_INDEX);
        assert_int_equal(content_outcome(&content, names[i]), NO_INDEX);
        assert_int_equal(content_region(&content, names[i]), NO_INDEX);
        assert_int_equal(content_parameter(&content, names[i]), NO_INDEX);
        assert_int_equal(content_document(&content, names[i]), NO_INDEX);
        assert_int_equal(content_option(&content, 1, names[i]), NO_INDEX);
    }
    assert_int_equal(content_fact(&empty, "filed"), NO_INDEX);
}

static void the_most_specific_region(void **state)
{
    static const struct {
        uint32_t code;
        uint32_t region;
    } rows[] = {
        {371500,       0       }, /* the very code, though no division lists it here */
        {371502,       0       }, /* its pool */
        {370100,       1       }, /* its province */
        {379900,       1       }, /* 省本级 */
        {110105,       2       }, /* the nation */
        {110000,       2       },
        {239900,       2       },
        {239903,       3       }, /* an industry pool with a file of its own */
        {371599,       NO_INDEX}, /* in no list: nothing may be assumed */
        {0,            NO_INDEX},
        {123456,       NO_INDEX},
        {999999,       NO_INDEX},
        {810000,       NO_INDEX},
        {PLACE_ABROAD, NO_INDEX},
        {UINT32_MAX,   NO_INDEX},
    };
    const struct content empty = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(content_region_of(&content, rows[i].code), rows[i].region);
    assert_int_equal(content_region_of(&empty, 371500), NO_INDEX);
}

static void divisions_by_code(void **state)
{
    const struct content empty = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(divisions); i++)
        assert_ptr_equal(content_division(&content, divisions[i].code), &divisions[i]);
    assert_null(content_division(&content, 0));
    assert_null(content_division(&content, 110001));
    assert_null(content_division(&content, 999999));
    assert_null(content_division(&empty, 110000));
}

static void wording_by_key(void **state)
{
    const struct content empty = {0};

    (void)state;
    assert_string_equal(texts_get(&content, TEXT_PRODUCT, LANGUAGE_EN), "done");
    assert_string_equal(texts_get(&content, TEXT_UNSURE, LANGUAGE_EN), "办过");
    assert_string_equal(texts_get(&empty, TEXT_PRODUCT, LANGUAGE_ZH), "common.product");
    for (int id = 0; id < TEXT_COUNT; id++)
        assert_non_null(strchr(text_key((enum text_id)id), '.'));
}

static void the_window_of_a_matter(void **state)
{
    const struct office office = {
        .matters = {{"settle", "3"}, {"file", NULL}},
        .matter_count = 2,
    };
    const struct office nothing_set = {0};

    (void)state;
    assert_string_equal(office_window(&office, "settle"), "3");
    assert_null(office_window(&office, "file"));
    assert_null(office_window(&office, "unheard"));
    assert_null(office_window(&nothing_set, "settle"));
}

static void a_content_is_given_back_with_its_buffer(void **state)
{
    struct buffer buffer = {0};
    struct content *loaded;

    (void)state;
    buffer_add(&buffer, NULL, sizeof(*loaded) + 100);
    loaded = (struct content *)(void *)buffer.data;
    loaded->buffer = buffer.data;
    content_free(loaded);
    content_free(NULL);
}

/* The list that is shipped: every line in shape, sorted, no code twice. */
static void shipped_divisions_are_in_shape(void **state)
{
    FILE *file = fopen("content/divisions.tsv", "r");
    char line[256];
    unsigned long last = 0;
    int count = 0;

    (void)state;
    assert_non_null(file);
    while (fgets(line, sizeof(line), file)) {
        unsigned long code;
        char *end;

        if (line[0] == '#')
            continue;
        code = strtoul(line, &end, 10);
        assert_true(end == line + 6 && *end == '\t');
        end = strchr(end + 1, '\t'); /* the name, then the English one or nothing */
        assert_true(end && end > line + 7 && !strchr(end + 1, '\t'));
        assert_true(code > last && code >= 110000 && code <= PLACE_ABROAD);
        last = code;
        count++;
    }
    fclose(file);
    assert_true(count > 3000);
    assert_int_equal(last, PLACE_ABROAD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_and_languages),
        cmocka_unit_test(ids),
        cmocka_unit_test(options_count_within_their_question_and_endings_within_their_flow),
        cmocka_unit_test(unknown_ids),
        cmocka_unit_test(the_most_specific_region),
        cmocka_unit_test(divisions_by_code),
        cmocka_unit_test(wording_by_key),
        cmocka_unit_test(the_window_of_a_matter),
        cmocka_unit_test(a_content_is_given_back_with_its_buffer),
        cmocka_unit_test(shipped_divisions_are_in_shape),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

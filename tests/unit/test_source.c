/* Whose rule a source tells, seen from a place of insurance, and what a refusal may rest on. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "shipped.h"

#include "model/source.h"

#include <locale.h>
#include <string.h>

static int open_shipped(void **state)
{
    *state = shipped_load();
    return *state == NULL;
}

static int close_shipped(void **state)
{
    content_free(*state);
    return 0;
}

static const struct source *source_named(const struct content *content, const char *id)
{
    uint32_t i = 0;

    while (i < content->source_count &&
           strcmp(content_string(content, content->sources[i].id), id) != 0)
        i++;
    assert_true(i < content->source_count);
    return &content->sources[i];
}

static void the_nearest_place_counts(void **state)
{
    static const struct {
        const char *source;
        uint32_t insured;
        enum whose whose;
    } rows[] = {
        {"p33", 370100, WHOSE_OWN      }, /* 济南 */
        {"p33", 370102, WHOSE_OWN      }, /* 历下区 is one pool with it */
        {"p33", 370199, WHOSE_OWN      }, /* 济南市本级 */
        {"p33", 371500, WHOSE_ELSEWHERE},
        {"p33", 0,      WHOSE_ELSEWHERE},
        {"p31", 371500, WHOSE_PROVINCE }, /* 山东 */
        {"p31", 379900, WHOSE_PROVINCE }, /* 山东省本级 */
        {"p31", 0,      WHOSE_ELSEWHERE},
        {"p03", 110101, WHOSE_OWN      }, /* 京津冀 */
        {"p03", 130100, WHOSE_PROVINCE },
        {"p03", 310000, WHOSE_ELSEWHERE},
        {"p09", 320400, WHOSE_OWN      }, /* 溧阳 belongs to 常州 */
        {"k01", 371500, WHOSE_NATION   },
        {"k01", 0,      WHOSE_NATION   },
        {"p34", 371500, WHOSE_ELSEWHERE}, /* a city that is not named */
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const enum whose whose =
            source_whose(*state, source_named(*state, rows[i].source), rows[i].insured);

        if (whose != rows[i].whose)
            fail_msg("%s seen from %06u: %d", rows[i].source, rows[i].insured, (int)whose);
    }
}

static void a_refusal_rests_on_law_or_on_the_place(void **state)
{
    static const struct {
        const char *source;
        uint32_t insured;
        bool carries;
    } rows[] = {
        {"law_social_insurance", 0,      true }, /* a law */
        {"k01",                  0,      true }, /* a document of the nation */
        {"p04",                  110000, true }, /* the place's own answers */
        {"p04",                  371500, false}, /* another place's */
        {"p19",                  510100, true }, /* the province's */
        {"p23",                  371500, false}, /* a guide to a rule of the nation is not the rule */
        {"p24",                  371500, false}, /* a newspaper */
        {"p21",                  370600, false}, /* the place's own newspaper */
        {"k06",                  0,      false}, /* nobody but the authors knows it */
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (source_carries(*state, source_named(*state, rows[i].source), rows[i].insured) !=
            rows[i].carries)
            fail_msg("%s seen from %06u", rows[i].source, rows[i].insured);
}

/* Every source that ships says whose rule it is. */
static void every_shipped_source_has_its_place(void **state)
{
    const struct content *content = *state;

    for (uint32_t i = 0; i < content->source_count; i++)
        assert_int_not_equal(content->sources[i].reach, REACH_UNSAID);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_place_counts),
        cmocka_unit_test(a_refusal_rests_on_law_or_on_the_place),
        cmocka_unit_test(every_shipped_source_has_its_place),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, open_shipped, close_shipped);
}

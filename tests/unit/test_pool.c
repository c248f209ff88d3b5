/* Which places belong together: pools, zones with dates, provinces, abroad. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/pool.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* 海南 is one pool by its file; 聊城 takes in a county of its neighbour; 京津冀 are a zone. */
static const uint32_t indexes[] = {46, 3715, 371482, 11, 12, 13, 3201, 3210};
static const struct region regions[] = {
    {.code = 0        },
    {.code = 460000,    .covers = {0, 1}},
    {.code = 371500,                 .covers = {1, 2}},
    {.code = 350200},
};
static const struct zone zones[] = {
    {.members = {3, 3}, .from = 100,       .to = 200      },
    {.members = {6, 2}, .from = INT32_MIN, .to = INT32_MAX},
};
static const struct content content = {
    .regions = regions,
    .region_count = COUNT(regions),
    .zones = zones,
    .zone_count = COUNT(zones),
    .indexes = indexes,
    .index_count = COUNT(indexes),
};

static void the_pool_of_a_place(void **state)
{
    static const struct {
        uint32_t code;
        uint32_t pool;
    } rows[] = {
        {371500, 371500},
        {371502, 371500},
        {371599, 371500},
        {371541, 371500},
        {371482, 371500},
        {371481, 371400},
        {350203, 350200},
        {110000, 110000},
        {110105, 110000},
        {119900, 110000},
        {310115, 310000},
        {500112, 500000},
        {500240, 500000},
        {120101, 120000},
        {379900, 379900},
        {239903, 239903},
        {429004, 429004},
        {419001, 419001},
        {460100, 460000},
        {469005, 460000},
        {469900, 460000},
        {660000, 660000},
        {659001, 660000},
        {660001, 660000},
        {650100, 650100},
        {654003, 654000},
        {370000, 370000},
        {990000, 990000},
        {810000, 810000},
        {0,      0     },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(pool_of(&content, rows[i].code), rows[i].pool);
}

static void without_region_files_the_codes_alone_decide(void **state)
{
    const struct content empty = {0};

    (void)state;
    assert_int_equal(pool_of(&empty, 469005), 469005);
    assert_int_equal(pool_of(&empty, 371482), 371400);
    assert_int_equal(pool_relation(&empty, 110000, 130100, 150), RELATION_OTHER_PROVINCE);
}

static void the_relation_of_two_places(void **state)
{
    static const struct {
        uint32_t insured;
        uint32_t care;
        int32_t date;
        enum relation relation;
    } rows[] = {
        {371500,       371502,       150,       RELATION_SAME_POOL     },
        {371502,       371500,       150,       RELATION_SAME_POOL     },
        {371500,       371482,       150,       RELATION_SAME_POOL     },
        {371599,       371521,       150,       RELATION_SAME_POOL     },
        {110000,       110105,       150,       RELATION_SAME_POOL     },
        {460100,       469005,       150,       RELATION_SAME_POOL     },
        {110000,       130100,       150,       RELATION_SAME_ZONE     },
        {130200,       120101,       100,       RELATION_SAME_ZONE     },
        {130200,       120101,       200,       RELATION_SAME_ZONE     },
        {130100,       130200,       150,       RELATION_SAME_ZONE     }, /* the zone is tested before the province */
        {130100,       130200,       99,        RELATION_SAME_PROVINCE },
        {110000,       130100,       99,        RELATION_OTHER_PROVINCE},
        {110000,       130100,       201,       RELATION_OTHER_PROVINCE},
        {320100,       321000,       INT32_MIN, RELATION_SAME_ZONE     },
        {320100,       321000,       INT32_MAX, RELATION_SAME_ZONE     },
        {320100,       320500,       150,       RELATION_SAME_PROVINCE },
        {110000,       321000,       150,       RELATION_OTHER_PROVINCE}, /* members of two different zones */
        {371500,       370100,       150,       RELATION_SAME_PROVINCE },
        {379900,       370100,       150,       RELATION_SAME_PROVINCE },
        {371500,       379900,       150,       RELATION_SAME_PROVINCE },
        {429004,       420100,       150,       RELATION_SAME_PROVINCE },
        {371500,       110101,       150,       RELATION_OTHER_PROVINCE},
        {660000,       659001,       150,       RELATION_SAME_POOL     },
        {660000,       650100,       150,       RELATION_OTHER_PROVINCE},
        {371500,       PLACE_ABROAD, 150,       RELATION_ABROAD        },
        {371500,       810000,       150,       RELATION_ABROAD        },
        {371500,       710000,       150,       RELATION_ABROAD        },
        {0,            820000,       150,       RELATION_ABROAD        },
        {PLACE_ABROAD, 371500,       150,       RELATION_OTHER_PROVINCE},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(pool_relation(&content, rows[i].insured, rows[i].care, rows[i].date),
                         rows[i].relation);
}

static void abroad(void **state)
{
    static const uint32_t there[] = {710000, 810000, 820000, 990000, 810101};
    static const uint32_t here[] = {0, 110000, 659900, 660000, 379900, 999999, 83};

    (void)state;
    for (size_t i = 0; i < COUNT(there); i++)
        assert_true(pool_is_abroad(there[i]));
    for (size_t i = 0; i < COUNT(here); i++)
        assert_false(pool_is_abroad(here[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_pool_of_a_place),
        cmocka_unit_test(without_region_files_the_codes_alone_decide),
        cmocka_unit_test(the_relation_of_two_places),
        cmocka_unit_test(abroad),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

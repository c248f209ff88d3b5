/*
 * Answers as words: every type's good and bad texts, what a keypad types, places by name, and what a
 * question offers on a path.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/answer_words.h"
#include "engine/offered.h"
#include "load/load.h"
#include "model/pool.h"
#include "model/words.h"
#include "base/arena.h"
#include "fixture.h"

#include <locale.h>
#include <string.h>

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* A question of every type, asked one after the other. */
struct kinds {
    struct fixture fixture;
    const struct content *content;
    struct session session;
    uint32_t stage, extras, filed, paid_on, days, cost, care_in;
};

static void kinds_open(struct kinds *kinds)
{
    struct fixture *fixture = &kinds->fixture;
    uint32_t flow;

    fixture_start(fixture);
    kinds->stage = fixture_question(fixture, QUESTION_ONE_OF, "stage", "planned paid other");
    kinds->extras = fixture_question(fixture, QUESTION_SEVERAL_OF, "extras", "injury agent");
    kinds->filed = fixture_question(fixture, QUESTION_YES_NO, "filed", NULL);
    kinds->paid_on = fixture_question(fixture, QUESTION_DATE, "paid_on", NULL);
    kinds->days = fixture_question(fixture, QUESTION_NUMBER, "days", NULL);
    kinds->cost = fixture_question(fixture, QUESTION_MONEY, "cost", NULL);
    kinds->care_in = fixture_question(fixture, QUESTION_PLACE, "care_in", NULL);
    fixture_question_at(fixture, kinds->days)->least =
        (struct bound){.kind = BOUND_LITERAL, .number = 1};
    fixture_question_at(fixture, kinds->days)->most =
        (struct bound){.kind = BOUND_LITERAL, .number = 90};
    fixture_division(fixture, 110000);
    fixture_division(fixture, 371500);
    flow = fixture_flow(fixture, "flow", "");
    fixture_node(fixture, flow, NODE_ASK, kinds->stage);
    kinds->content = fixture_content(fixture);
    session_start(&kinds->session, kinds->content, 0, day("2026-11-21"));
}

/* ---- reading and writing ---------------------------------------------------------------------- */

static const struct {
    const char *question;
    const char *text;
    int64_t number;
} good[] = {
    {"stage",   "planned",      0           },
    {"stage",   "other",        2           },
    {"extras",  "none",         0           },
    {"extras",  "agent",        2           },
    {"extras",  "injury,agent", 3           },
    {"filed",   "yes",          0           },
    {"filed",   "no",           1           },
    {"paid_on", "2026-02-28",   20512       },
    {"days",    "0",            0           },
    {"days",    "30",           30          },
    {"days",    "-3",           -3          },
    {"cost",    "0.00",         0           },
    {"cost",    "1234.50",      123450      },
    {"cost",    "0.07",         7           },
    {"care_in", "371500",       371500      },
    {"care_in", "abroad",       PLACE_ABROAD},
};

static void what_is_written_is_read_again(void **state)
{
    struct kinds kinds;
    struct arena arena = {0};

    (void)state;
    kinds_open(&kinds);
    for (size_t i = 0; i < COUNT(good); i++) {
        uint32_t question = content_fact(kinds.content, good[i].question);
        struct answer_mistake mistake;
        struct answer answer;

        assert_true(answer_words_read(kinds.content, question, good[i].text, &answer, &mistake));
        assert_int_equal(answer.state, ANSWER_KNOWN);
        assert_int_equal(answer.number, good[i].number);
        assert_string_equal(answer_words_write(kinds.content, question, answer, &arena),
                            good[i].text);
        assert_true(answer_words_read(kinds.content, question, "unsure", &answer, &mistake));
        assert_int_equal(answer.state, ANSWER_UNSURE);
        assert_string_equal(answer_words_write(kinds.content, question, answer, &arena), "unsure");
    }
    arena_free(&arena);
    fixture_free(&kinds.fixture);
}

static void a_text_that_is_no_answer_says_why(void **state)
{
    static const struct {
        const char *question;
        const char *text;
        enum answer_fault fault;
        const char *near;
    } rows[] = {
        {"stage",   "plannd",           ANSWER_NO_OPTION,      "planned"},
        {"stage",   "",                 ANSWER_NO_OPTION,      NULL     },
        {"stage",   "planned,paid",     ANSWER_NO_OPTION,      NULL     },
        {"extras",  "injury,",          ANSWER_NO_OPTION,      NULL     },
        {"extras",  ",injury",          ANSWER_NO_OPTION,      NULL     },
        {"extras",  "injury,none",      ANSWER_NO_OPTION,      NULL     },
        {"extras",  "injury agent",     ANSWER_NO_OPTION,      NULL     },
        {"filed",   "y",                ANSWER_NO_OPTION,      NULL     },
        {"paid_on", "2026-02-29",       ANSWER_NO_DATE,        NULL     },
        {"paid_on", "20260228",         ANSWER_NO_DATE,        NULL     },
        {"paid_on", "",                 ANSWER_NO_DATE,        NULL     },
        {"days",    "",                 ANSWER_NO_NUMBER,      NULL     },
        {"days",    "-",                ANSWER_NO_NUMBER,      NULL     },
        {"days",    "3.0",              ANSWER_NO_NUMBER,      NULL     },
        {"days",    "1e3",              ANSWER_NO_NUMBER,      NULL     },
        {"days",    "1234567890123456", ANSWER_NO_NUMBER,      NULL     },
        {"cost",    "",                 ANSWER_NO_MONEY,       NULL     },
        {"cost",    ".",                ANSWER_NO_MONEY,       NULL     },
        {"cost",    ".5",               ANSWER_NO_MONEY,       NULL     },
        {"cost",    "5.",               ANSWER_NO_MONEY,       NULL     },
        {"cost",    "-5",               ANSWER_NO_MONEY,       NULL     },
        {"cost",    "1,000",            ANSWER_NO_MONEY,       NULL     },
        {"cost",    "1.2.3",            ANSWER_NO_MONEY,       NULL     },
        {"cost",    "1.x99",            ANSWER_NO_MONEY,       NULL     },
        {"cost",    "1.999",            ANSWER_MONEY_TOO_FINE, NULL     },
        {"cost",    "0.001",            ANSWER_MONEY_TOO_FINE, NULL     },
        {"care_in", "000000",           ANSWER_NO_PLACE,       NULL     },
        {"care_in", "37150",            ANSWER_NO_PLACE,       NULL     },
        {"care_in", "",                 ANSWER_NO_PLACE,       NULL     },
    };
    struct kinds kinds;

    (void)state;
    kinds_open(&kinds);
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t question = content_fact(kinds.content, rows[i].question);
        struct answer_mistake mistake = {0};

        kinds.session.answers[question] = (struct answer){.state = ANSWER_UNSURE};
        assert_false(answer_words_set(&kinds.session, question, rows[i].text, &mistake));
        assert_int_equal(mistake.fault, rows[i].fault);
        assert_int_equal(mistake.question, question);
        assert_string_equal(mistake.text, rows[i].text);
        if (rows[i].near != NULL)
            assert_string_equal(mistake.near, rows[i].near);
        else if (rows[i].fault != ANSWER_NO_OPTION)
            assert_null(mistake.near);
        assert_int_equal(kinds.session.answers[question].state, ANSWER_UNSURE); /* as it was */
    }
    fixture_free(&kinds.fixture);
}

static void a_question_that_is_none_has_a_neighbour(void **state)
{
    struct answer_mistake mistake;
    struct kinds kinds;

    (void)state;
    kinds_open(&kinds);
    assert_int_equal(answer_words_question(kinds.content, "stage", &mistake), kinds.stage);
    assert_int_equal(answer_words_question(kinds.content, "stag", &mistake), NO_INDEX);
    assert_int_equal(mistake.fault, ANSWER_NO_QUESTION);
    assert_string_equal(mistake.near, "stage");
    assert_int_equal(answer_words_question(kinds.content, "flow", &mistake), NO_INDEX);
    fixture_free(&kinds.fixture);
}

static void the_first_answer_out_of_range_is_told(void **state)
{
    struct answer_mistake mistake;
    struct kinds kinds;
    struct trail trail;

    (void)state;
    kinds_open(&kinds);
    trail_walk(&kinds.session, &trail);
    assert_true(answer_words_set(&kinds.session, kinds.days, "90", &mistake));
    assert_true(answer_words_check(&kinds.session, &trail, &mistake));
    assert_true(answer_words_set(&kinds.session, kinds.days, "91", &mistake));
    assert_false(answer_words_check(&kinds.session, &trail, &mistake));
    assert_int_equal(mistake.fault, ANSWER_OUT_OF_RANGE);
    assert_int_equal(mistake.question, kinds.days);
    assert_int_equal(mistake.least, 1);
    assert_int_equal(mistake.most, 90);
    kinds.session.answers[kinds.days].state = ANSWER_NONE;
    kinds.session.answers[kinds.stage] = (struct answer){.state = ANSWER_KNOWN, .number = 3};
    assert_false(answer_words_check(&kinds.session, &trail, &mistake));
    assert_int_equal(mistake.fault, ANSWER_NOT_OFFERED);
    fixture_free(&kinds.fixture);
}

static void what_can_be_answered_is_listed(void **state)
{
    struct arena arena = {0};
    struct kinds kinds;

    (void)state;
    kinds_open(&kinds);
    assert_string_equal(answer_words_list(kinds.content, kinds.stage, 5, &arena),
                        "planned, other, unsure");
    assert_string_equal(answer_words_list(kinds.content, kinds.extras, 3, &arena),
                        "injury, agent, none, unsure");
    assert_string_equal(answer_words_list(kinds.content, kinds.cost, 0, &arena), "unsure");
    arena_free(&arena);
    fixture_free(&kinds.fixture);
}

/* ---- typing ----------------------------------------------------------------------------------- */

static void a_keypad_types_the_same_answers(void **state)
{
    static const struct {
        const char *question;
        const char *text;
        bool understood;
        bool outside;
        int64_t number;
    } rows[] = {
        {"stage",   "3",        true,  false, 2    },
        {"stage",   "4",        false, false, 0    },
        {"stage",   "0",        false, false, 0    },
        {"stage",   "12",       false, false, 0    },
        {"extras",  "00",       true,  false, 0    },
        {"extras",  "1 2",      true,  false, 3    },
        {"extras",  "2,1",      true,  false, 3    },
        {"extras",  "2 ",       true,  false, 2    },
        {"extras",  "",         false, false, 0    },
        {"extras",  "1 3",      false, false, 0    },
        {"paid_on", "20261120", true,  false, 20777},
        {"paid_on", "1120",     true,  false, 20777},
        {"paid_on", "1131",     false, false, 0    },
        {"days",    "90",       true,  false, 90   },
        {"days",    "91",       true,  true,  91   },
        {"days",    "-1",       false, false, 0    },
        {"days",    "1.5",      false, false, 0    },
        {"cost",    "12.",      true,  false, 1200 },
        {"cost",    ".5",       true,  false, 50   },
        {"cost",    "12.34",    true,  false, 1234 },
        {"cost",    "1.999",    false, false, 0    }, /* never rounded */
        {"cost",    ".",        false, false, 0    },
        {"care_in", "371500",   false, false, 0    }, /* looked for instead */
    };
    struct kinds kinds;

    (void)state;
    kinds_open(&kinds);
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t question = content_fact(kinds.content, rows[i].question);
        int64_t number = 0;
        bool outside;

        assert_int_equal(
            answer_words_typed(&kinds.session, question, rows[i].text, &number, &outside),
            rows[i].understood);
        assert_int_equal(outside, rows[i].outside);
        if (rows[i].understood)
            assert_int_equal(number, rows[i].number);
    }
    fixture_free(&kinds.fixture);
}

/* ---- rows ------------------------------------------------------------------------------------- */

static void every_type_has_its_row(void **state)
{
    uint32_t types = 0;

    (void)state;
    for (; question_type_words[types] != NULL; types++) {
        assert_non_null(answer_types[types].parse);
        assert_non_null(answer_types[types].write);
        assert_true((answer_types[types].typed == NULL) ==
                    (answer_types[types].shape == SHAPE_PLACE));
        if (answer_types[types].shape == SHAPE_RANGE)
            assert_true(answer_types[types].least < answer_types[types].most &&
                        answer_types[types].unit > 0);
    }
    assert_int_equal(types, QUESTION_PLACE + 1);
}

/* ---- what is offered -------------------------------------------------------------------------- */

/* The same question on two nodes of a path: the first one's `only` counts, whoever asks. */
static void the_first_node_that_asked_offers(void **state)
{
    struct fixture fixture;
    const struct content *content;
    uint32_t stage, filed, flow, first, second, third;
    struct session session;
    struct trail trail;

    (void)state;
    fixture_start(&fixture);
    stage = fixture_question(&fixture, QUESTION_ONE_OF, "stage", "planned paid other");
    filed = fixture_question(&fixture, QUESTION_YES_NO, "filed", NULL);
    flow = fixture_flow(&fixture, "flow", "");
    first = fixture_node(&fixture, flow, NODE_ASK, stage);
    second = fixture_node(&fixture, flow, NODE_ASK, stage);
    third = fixture_node(&fixture, flow, NODE_ASK, filed);
    fixture_node_at(&fixture, first)->only = 3;
    fixture_node_at(&fixture, first)->otherwise = NODE(second);
    fixture_node_at(&fixture, second)->only = 1;
    fixture_node_at(&fixture, second)->otherwise = NODE(third);
    content = fixture_content(&fixture);
    session_start(&session, content, 0, 0);
    trail_walk(&session, &trail);
    assert_int_equal(offered_on(content, &trail, stage), 3); /* waiting */
    assert_int_equal(offered_on(content, &trail, filed), 3); /* not yet asked */
    assert_true(session_answer(&session, stage, (struct answer){.state = ANSWER_KNOWN}));
    trail_walk(&session, &trail);
    assert_int_equal(trail_question(content, &trail), filed);
    assert_int_equal(offered_on(content, &trail, stage), 3);
    assert_false(
        session_accepts(&session, stage, (struct answer){.state = ANSWER_KNOWN, .number = 2}));
    assert_true(
        session_accepts(&session, stage, (struct answer){.state = ANSWER_KNOWN, .number = 1}));
    fixture_free(&fixture);
}

/* ---- places ----------------------------------------------------------------------------------- */

static int shipped_open(void **state)
{
    const struct layers layers = {.folder = {"content"}, .count = 1};
    struct diags diags = {0};

    *state = content_load(&layers, &diags);
    diags_print(&diags, LANGUAGE_EN, stderr);
    diags_free(&diags);
    return *state == NULL;
}

static int shipped_close(void **state)
{
    content_free(*state);
    return 0;
}

static void a_name_means_one_place_or_all_of_its_name(void **state)
{
    static const struct {
        const char *name;
        uint32_t count;
        uint32_t code; /* the first */
    } rows[] = {
        {"371500",                      1, 371500},
        {"聊城市",                   1, 371500},
        {"聊城",                      1, 371500},
        {"liaocheng",                   1, 371500},
        {"北京",                      1, 110000},
        {"Beijing",                     1, 110000},
        {"山东",                      1, 370000},
        {"朝阳市",                   1, 211300},
        {"朝阳",                      4, 110105},
        {"朝阳区",                   2, 110105},
        {"北京市朝阳区",          1, 110105},
        {"北京朝阳区",             1, 110105},
        {"北京朝阳",                1, 110105},
        {"吉林省长春市朝阳区", 1, 220104},
        {"长春市朝阳区",          1, 220104},
        {"吉林长春朝阳",          1, 220104},
        {"朝阳区, Beijing",          1, 110105},
        {"鼓楼区",                   4, 320106},
        {"南京鼓楼",                1, 320106},
        {"江苏鼓楼区",             2, 320106},
        {"吉林",                      2, 220000},
        {"吉林市",                   1, 220200},
        {"山东省朝阳区",          0, 0     },
        {"朝阳区北京市",          0, 0     },
        {"朝",                         0, 0     },
        {"区",                         0, 0     },
        {"beijing city",                0, 0     },
        {"Beijing, ",                   0, 0     },
        {"371599999",                   0, 0     },
        {"000000",                      0, 0     },
        {"",                            0, 0     },
    };
    const struct content *content = *state;

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct places places;

        places_named(content, rows[i].name, &places);
        if (places.count != rows[i].count)
            print_error("%s: %u\n", rows[i].name, places.count);
        assert_int_equal(places.count, rows[i].count);
        if (rows[i].count > 0)
            assert_int_equal(places.code[0], rows[i].code);
    }
}

static void an_ambiguous_place_is_never_taken(void **state)
{
    const struct content *content = *state;
    struct answer answer = {.state = ANSWER_NONE};
    struct answer_mistake mistake;

    assert_false(answer_words_read(content, content->insured_in, "朝阳", &answer, &mistake));
    assert_int_equal(mistake.fault, ANSWER_AMBIGUOUS_PLACE);
    assert_int_equal(mistake.places.count, 4);
    assert_int_equal(mistake.places.code[1], 211300);
    assert_int_equal(answer.state, ANSWER_NONE);
}

static void what_is_typed_finds_the_likeliest_first(void **state)
{
    static const struct {
        struct places_filter filter;
        uint32_t first;  /* 0 = nothing */
        bool has_county; /* 110105 */
    } rows[] = {
        {{"朝阳", false, false},     211300, false},
        {{"朝阳", false, true},      211300, true },
        {{"cy", true, true},           0,      true },
        {{"山东", false, false},     370000, false},
        {{"lcs", false, false},        371500, false},
        {{"没有这里", true, true}, 0,      false},
    };
    const struct content *content = *state;

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct places places;
        bool county = false;

        places_find(content, &rows[i].filter, &places);
        for (uint32_t n = 0; n < places.count; n++) {
            county = county || places.code[n] == 110105;
            if (n > 0)
                assert_true(places.score[n - 1] <= places.score[n]);
            if (rows[i].filter.care)
                assert_false(pool_is_insurance_only(places.code[n]));
            else
                assert_false(pool_is_abroad(places.code[n]));
        }
        if (rows[i].first != 0)
            assert_int_equal(places.code[0], rows[i].first);
        if (places.count < PLACES_FOUND)
            assert_int_equal(county, rows[i].has_county);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_again),
        cmocka_unit_test(a_text_that_is_no_answer_says_why),
        cmocka_unit_test(a_question_that_is_none_has_a_neighbour),
        cmocka_unit_test(the_first_answer_out_of_range_is_told),
        cmocka_unit_test(what_can_be_answered_is_listed),
        cmocka_unit_test(a_keypad_types_the_same_answers),
        cmocka_unit_test(every_type_has_its_row),
        cmocka_unit_test(the_first_node_that_asked_offers),
        cmocka_unit_test(a_name_means_one_place_or_all_of_its_name),
        cmocka_unit_test(an_ambiguous_place_is_never_taken),
        cmocka_unit_test(what_is_typed_finds_the_likeliest_first),
    };

    setlocale(LC_ALL, "");
    return cmocka_run_group_tests(tests, shipped_open, shipped_close);
}

/* Cases that are not open: as words, in lists, and under content that has changed meanwhile. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk/confirm.h"
#include "serving.h"

#include <string.h>

/* The flow "filing" goes by another name. */
#define WITHOUT_FILING                                                                             \
    "sed -i 's/filing/register/g' flows/*.yaml outcomes/*.yaml && "                                \
    "mv flows/filing.yaml flows/register.yaml"

/* Every document and question has another index, and the receipt another name. */
#define SHIFTED                                                                                    \
    "sed -i -e 's/^documents:/&\\n  anew: {name: {zh: \"新的\", en: \"New\"}, form: copy, "      \
    "handling: show, medium: paper, necessity: must}/' -e 's/receipt:/invoice:/' documents.yaml "  \
    "&& "                                                                                          \
    "sed -i 's/document: receipt/document: invoice/' outcomes/*.yaml"

/* ---- words ---------------------------------------------------------------------------------- */

static const char *words_of_open(const struct serving *serving, struct buffer *words)
{
    case_write(&serving->desk.open, words);
    return words->data;
}

static void a_case_is_lines_of_names(void **state)
{
    struct serving *serving = *state;
    struct buffer words = {0};

    serving_manual(serving);
    desk_tick(&serving->desk, 0);
    desk_tick(&serving->desk, serving_item(serving, "receipt"));
    desk_tick(&serving->desk, serving_item(serving, "receipt"));
    assert_string_equal(words_of_open(serving, &words), "flow settle\n"
                                                        "today 2026-11-21\n"
                                                        "answer insured_in start 0 place: 371500\n"
                                                        "answer care_in start 0 place: 110000\n"
                                                        "answer scheme start 0 one of: employee\n"
                                                        "answer stage asked 0 one of: paid\n"
                                                        "answer extras asked 0 several of: injury\n"
                                                        "answer days asked 0 number: 3\n"
                                                        "answer cost asked 0 money: 1000.00\n"
                                                        "answer paid_on asked 0 date: 2026-11-05\n"
                                                        "paper code|id_card here\n"
                                                        "paper receipt missing\n");
    buffer_free(&words);
}

static void words_read_say_the_same_again(void **state)
{
    static const struct answer unsure = {.state = ANSWER_UNSURE};
    struct serving *serving = *state;
    struct buffer words = {0}, again = {0};
    struct desk_case one;

    serving_manual(serving);
    desk_tick_rest(&serving->desk);
    assert_true(desk_answer(&serving->desk, content_fact(serving->content, "cost"), unsure));
    assert_true(desk_answer(&serving->desk, content_fact(serving->content, "extras"),
                            (struct answer){.state = ANSWER_KNOWN}));
    assert_true(case_read(&one, words_of_open(serving, &words), serving->content));
    assert_memory_equal(&one.session, &serving->desk.open.session, sizeof one.session);
    case_write(&one, &again);
    assert_string_equal(again.data, words.data);
    assert_non_null(strstr(words.data, "extras asked 0 several of: none\n"));
    assert_non_null(strstr(words.data, "cost asked 0 money: unsure\n"));
    buffer_free(&words);
    buffer_free(&again);
}

static void what_the_agency_said_is_kept_too(void **state)
{
    static const char said[] =
        "flow settle\n"
        "today 2026-11-21\n"
        "agency claim_limit 2026-11-21 605 1207 440300 employee unsure deadline: 2027-03-31\n"
        "agency outpatient 2026-11-21 606 - - - - yes or no: no\n"
        "agency claim_limit 2026-11-21 607 - - - - \n";
    struct serving *serving = *state;
    struct buffer words = {0};
    struct desk_case one;

    assert_true(case_read(&one, said, serving->content));
    assert_int_equal(one.confirmed_count, 3);
    assert_string_equal(one.confirmed[0].staff, "1207");
    assert_int_equal(one.confirmed[0].facts[0].number, 440300);
    assert_int_equal(one.confirmed[0].number, serving_moment("2027-03-31", 0).date);
    assert_int_equal(one.confirmed[1].number, 1);
    assert_true(one.confirmed[2].by_hand);
    case_write(&one, &words);
    assert_string_equal(words.data, said);
    buffer_free(&words);
}

static void these_are_no_case(void **state)
{
    static const char *const rows[] = {
        "",
        "\n",
        "flow",
        "flow \ntoday 2026-11-21\n",
        "flow nothing\ntoday 2026-11-21\n",
        "today 2026-11-21\nflow settle\n",
        "flow settle\n",
        "flow settle\ntoday 2026-02-30\n",
        "flow settle\ntoday\n",
        "flow settle today 2026-11-21\n",
    };
    struct serving *serving = *state;
    struct desk_case one;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_false(case_read(&one, rows[i], serving->content));
}

static const char *const meaningless[] = {
    "answer",
    "answer stage",
    "answer stage asked",
    "answer stage asked 0",
    "answer stage asked 0 ",
    "answer stage asked 0 paid",
    "answer stage asked 0 one of:",
    "answer stage asked 0 one of: ",
    "answer stage asked 0 one of: never",
    "answer stage asked 0 several of: paid",
    "answer stage asked 0 one of: 2",
    "answer stage asked 256 one of: paid",
    "answer stage asked -1 one of: paid",
    "answer stage told 0 one of: paid",
    "answer settle asked 0 one of: paid", /* a flow is no question */
    "answer nothing asked 0 one of: paid",
    "answer extras asked 0 several of: injury,,agent",
    "answer extras asked 0 several of: injury,nothing",
    "answer extras asked 0 one of: injury",
    "answer days asked 0 number: -3",
    "answer days asked 0 money: 3",
    "answer days asked 0 number: 3.00",
    "answer days asked 0 number: 12345678901234567890",
    "answer cost asked 0 number: 100000",
    "answer cost asked 0 money: 0.001",
    "answer cost asked 0 money: 99999999999999",
    "answer paid_on asked 0 date: 2026-11-31",
    "answer paid_on asked 0 date: 2199-12-31", /* out of its range */
    "answer insured_in start 0 371500",
    "answer insured_in start 0 place: abroad", /* nobody is insured there */
    "answer insured_in start 0 place: 12",
    "answer insured_in start 0 place: 999999",
    "paper",
    "paper receipt",
    "paper receipt gone",
    "paper nothing here",
    "paper code|nothing here",
    "paper code|id_card|receipt here",
    "paper id_card|code here",
    "agency",
    "agency nothing 2026-11-21 605 - - - - deadline: 2027-03-31",
    "agency claim_limit 2026-11-41 605 - - - - deadline: 2027-03-31",
    "agency claim_limit 2026-11-21 1440 - - - - deadline: 2027-03-31",
    "agency claim_limit 2026-11-21 605 12a - - - deadline: 2027-03-31",
    "agency claim_limit 2026-11-21 605 1234567890123 - - - deadline: 2027-03-31",
    "agency claim_limit 2026-11-21 605 - - - deadline: 2027-03-31",
    "agency claim_limit 2026-11-21 605 - 12 - - deadline: 2027-03-31",
    "agency claim_limit 2026-11-21 605 - - - - deadline: soon",
    "agency claim_limit 2026-11-21 605 - - - - date: 2027-03-31",
    "agency claim_limit 2026-11-21 605 - - - - 2027-03-31",
    "agency outpatient 2026-11-21 605 - - - - yes or no: maybe",
    "colour red",
};

/* A line that cannot be meant is left out: its question is asked, its paper not ticked. */
static void a_line_that_means_nothing_is_left_out(void **state)
{
    struct serving *serving = *state;

    for (size_t i = 0; i < sizeof meaningless / sizeof *meaningless; i++) {
        char words[256];
        struct desk_case one;

        snprintf(words, sizeof words, "flow settle\ntoday 2026-11-21\n%s\n", meaningless[i]);
        assert_true(case_read(&one, words, serving->content));
        if (!case_empty(&one) || one.ticks.count != 0 || one.confirmed_count != 0)
            fail_msg("believed: %s", meaningless[i]);
    }
}

/* ---- a list --------------------------------------------------------------------------------- */

static void the_newest_is_first_and_the_oldest_falls_out(void **state)
{
    struct caselist_memory memory;
    struct buffer words = {0};
    struct case_entry taken;

    (void)state;
    caselist_memory_open(&memory, 3);
    for (uint32_t i = 1; i <= 4; i++) {
        char text[8];

        snprintf(text, sizeof text, "case %u", i);
        caselist_push(&memory.list, &(struct case_entry){.sequence = i, .words = text});
    }
    assert_int_equal(caselist_count(&memory.list), 3);
    assert_string_equal(caselist_at(&memory.list, 0).words, "case 4");
    caselist_number(&memory.list, 1, 7);
    taken = caselist_take(&memory.list, 1, &words);
    assert_string_equal(taken.words, "case 3");
    assert_int_equal(taken.sequence, 7);
    assert_string_equal(caselist_at(&memory.list, 1).words, "case 2");
    caselist_clear(&memory.list);
    assert_int_equal(caselist_count(&memory.list), 0);
    buffer_free(&words);
}

/* ---- changed content ------------------------------------------------------------------------ */

/* What points into a content must be gone before the content is: a sanitizer sees what is left. */
static void a_case_is_taken_up_while_changed_content_waits(void **state)
{
    struct serving *serving = *state;
    struct desk *desk = &serving->desk;

    serving_file_first(serving);
    desk_tick(desk, 0);
    assert_true(desk_park(desk));
    serving_manual(serving);
    desk_offer(desk, serving_content_edited(SHIFTED));
    assert_ptr_equal(desk->content, serving->content); /* a case is open */
    assert_true(desk_unpark(desk, 0));
    serving->content = desk->content;
    assert_ptr_equal(desk->open.session.content, serving->content);
    assert_string_equal(content_string(serving->content, desk_outcome(desk)->id), "FILE_FIRST");
    assert_int_equal(desk_ticked(desk, 0), TICK_HERE);

    desk_offer(desk, serving_content(SERVING_CONTENT));
    assert_true(desk_reopen(desk, 0)); /* "manual" */
    serving->content = desk->content;
    assert_true(desk_done(desk));
    assert_string_equal(content_string(serving->content, desk_outcome(desk)->id), "MANUAL");
}

static void a_matter_is_begun_while_changed_content_waits(void **state)
{
    struct serving *serving = *state;
    struct desk *desk = &serving->desk;

    serving_file_first(serving);
    desk_offer(desk, serving_content_edited("mv flows/start.yaml flows/a.yaml; "
                                            "sed -i 's/^flow: start/flow: a/' flows/a.yaml"));
    assert_true(desk_begin(desk, content_flow(serving->content, "settle")));
    assert_ptr_not_equal(desk->content, serving->content);
    serving->content = desk->content;
    assert_int_equal(desk->open.session.flow, content_flow(serving->content, "settle"));

    desk_offer(desk, serving_content_edited(WITHOUT_FILING));
    assert_false(desk_begin(desk, content_flow(serving->content, "filing")));
    assert_false(desk->serving);
    assert_int_equal(desk_question(desk), NO_INDEX);
}

static void a_code_is_opened_after_content_has_changed(void **state)
{
    struct serving *serving = *state;
    struct arena arena = {0};
    struct recall *recall = arena_alloc(&arena, sizeof *recall);
    char code[CODE_TEXT_SIZE];

    serving_file_first(serving);
    assert_true(code_make(&serving->desk.open.session, code));
    desk_finish(&serving->desk);
    desk_read_code(&serving->desk, &arena, code, recall);
    assert_true(recall->opens);
    desk_offer(&serving->desk, serving_content_edited(SHIFTED)); /* at once: no case is open */
    assert_true(desk_recall(&serving->desk, recall));
    assert_ptr_equal(serving->desk.open.session.content, serving->desk.content);
    assert_true(desk_done(&serving->desk));
    arena_free(&arena);
}

static void ticks_stay_with_papers_that_go_by_the_same_name(void **state)
{
    struct serving *serving = *state;
    struct desk *desk = &serving->desk;

    serving_manual(serving);
    desk_tick(desk, 0);
    desk_tick(desk, serving_item(serving, "account"));
    desk_tick(desk, serving_item(serving, "receipt"));
    assert_true(desk_park(desk));
    desk_offer(desk, serving_content_edited(SHIFTED));
    serving->content = desk->content;
    assert_true(desk_unpark(desk, 0));
    assert_int_equal(desk_ticked(desk, 0), TICK_HERE); /* the choice */
    assert_int_equal(desk_ticked(desk, serving_item(serving, "account")), TICK_HERE);
    assert_int_equal(desk_ticked(desk, serving_item(serving, "invoice")), TICK_EMPTY);
    assert_int_equal(desk->open.ticks.count, 2);
}

static void a_case_whose_matter_is_gone_is_dropped(void **state)
{
    struct serving *serving = *state;
    struct desk *desk = &serving->desk;

    serving_begin(serving, "filing");
    serving_answer(serving, "insured_in", 371500);
    assert_true(desk_park(desk));
    serving_file_first(serving);
    assert_true(desk_park(desk));
    desk_offer(desk, serving_content_edited(WITHOUT_FILING));
    serving->content = desk->content;
    assert_int_equal(caselist_count(desk->parked), 1);
    assert_true(desk_unpark(desk, 0));
    assert_string_equal(content_string(serving->content, desk_outcome(desk)->id), "FILE_FIRST");
}

/* The one that is taken up may itself be gone with the content that comes in. */
static void the_case_taken_up_may_be_gone(void **state)
{
    struct serving *serving = *state;
    struct desk *desk = &serving->desk;

    serving_begin(serving, "filing");
    serving_answer(serving, "insured_in", 371500);
    assert_true(desk_park(desk));
    serving_file_first(serving);
    desk_offer(desk, serving_content_edited(WITHOUT_FILING));
    assert_false(desk_unpark(desk, 0));
    assert_false(desk->serving);
    assert_int_equal(caselist_count(desk->parked), 0);
    assert_int_equal(caselist_count(desk->recent), 1); /* the one that was open */
}

static void the_same_person_is_known_under_changed_content(void **state)
{
    struct serving *serving = *state;

    serving_file_first(serving);
    desk_offer(&serving->desk, serving_content_edited(SHIFTED));
    desk_finish_same_person(&serving->desk);
    serving->content = serving->desk.content;
    serving_begin(serving, "settle");
    assert_string_equal(content_fact_id(serving->content, desk_question(&serving->desk)), "stage");
}

/* ---- a list kept elsewhere ------------------------------------------------------------------ */

/* As a store would do it: everything is in one text, a line an entry, newlines as tabs. */
struct shelf {
    struct caselist list;
    char line[4][2048];
    uint32_t count;
};

static uint32_t shelf_count(const struct caselist *list)
{
    return ((const struct shelf *)list)->count;
}

static struct case_entry shelf_at(const struct caselist *list, uint32_t index)
{
    static char words[2048];
    struct case_entry entry = {.words = words};
    int begin = 0;

    assert_int_equal(sscanf(((const struct shelf *)list)->line[index], "%d %d %u %n", &entry.date,
                            &entry.minute, &entry.sequence, &begin),
                     3);
    snprintf(words, sizeof words, "%s", ((const struct shelf *)list)->line[index] + begin);
    for (char *at = words; *at != '\0'; at++)
        *at = *at == '\t' ? '\n' : *at;
    return entry;
}

static void shelf_push(struct caselist *list, const struct case_entry *entry)
{
    struct shelf *shelf = (struct shelf *)list;

    memmove(shelf->line[1], shelf->line[0], shelf->count * sizeof shelf->line[0]);
    snprintf(shelf->line[0], sizeof shelf->line[0], "%d %d %u %s", entry->date, entry->minute,
             entry->sequence, entry->words);
    for (char *at = shelf->line[0]; *at != '\0'; at++)
        *at = *at == '\n' ? '\t' : *at;
    shelf->count++;
}

static void shelf_drop(struct caselist *list, uint32_t index)
{
    struct shelf *shelf = (struct shelf *)list;

    shelf->count--;
    memmove(shelf->line[index], shelf->line[index + 1],
            (shelf->count - index) * sizeof shelf->line[0]);
}

static void shelf_number(struct caselist *list, uint32_t index, uint32_t sequence)
{
    struct case_entry entry = shelf_at(list, index);

    assert_int_equal(index, 0);
    entry.sequence = sequence;
    shelf_drop(list, index);
    shelf_push(list, &entry);
}

static const struct caselist_ops shelf_ops = {
    .count = shelf_count,
    .at = shelf_at,
    .push = shelf_push,
    .number = shelf_number,
    .drop = shelf_drop,
};

static void desk_open_anew(struct serving *serving, struct shelf *shelf, struct content *content)
{
    const struct desk_setup setup = {.office = &serving->office, .parked = &shelf->list};

    desk_close(&serving->desk);
    desk_open(&serving->desk, &setup, content, LANGUAGE_ZH, serving_moment("2026-11-22", 1000));
    serving->content = content;
}

/* The desk is closed and opened again, and the content has changed over night. */
static void a_list_kept_elsewhere_outlives_the_desk(void **state)
{
    static struct shelf shelf = {
        .list = {.ops = &shelf_ops, .room = 3}
    };
    struct serving *serving = *state;
    struct desk *desk = &serving->desk;
    struct arena arena = {0};
    struct sheet sheet;
    struct desk_case kept;

    desk_open_anew(serving, &shelf, serving_content(SERVING_CONTENT));
    serving_manual(serving);
    desk_tick(desk, serving_item(serving, "account"));
    desk_sheet(desk, &arena, (struct delivery){0}, &sheet);
    assert_true(desk_park(desk));
    desk_not_given(desk, 1);
    assert_int_equal(caselist_at(desk->parked, 0).sequence, 0);
    desk_open_anew(serving, &shelf, serving_content_edited(SHIFTED));
    desk_case_at(desk, desk->parked, 0, &kept);
    assert_int_equal(kept.date, desk->now.date);
    assert_int_equal(kept.session.flow, content_flow(serving->content, "settle"));
    assert_true(desk_unpark(desk, 0));
    assert_int_equal(shelf.count, 0);
    assert_true(desk_done(desk));
    assert_int_equal(desk_ticked(desk, serving_item(serving, "account")), TICK_HERE);
    for (uint32_t i = 0; i < shelf.list.room; i++) {
        serving_begin(serving, "filing");
        serving_answer(serving, "insured_in", 371500);
        assert_true(desk_park(desk));
    }
    serving_begin(serving, "filing");
    assert_false(desk_park(desk)); /* as much room as that list has */
    desk_open_anew(serving, &shelf, serving_content_edited(WITHOUT_FILING));
    assert_int_equal(shelf.count, 0);
    arena_free(&arena);
}

int main(void)
{
#define SERVING(test) cmocka_unit_test_setup_teardown(test, serving_start, serving_end)
    const struct CMUnitTest tests[] = {
        SERVING(a_case_is_lines_of_names),
        SERVING(words_read_say_the_same_again),
        SERVING(what_the_agency_said_is_kept_too),
        SERVING(these_are_no_case),
        SERVING(a_line_that_means_nothing_is_left_out),
        cmocka_unit_test(the_newest_is_first_and_the_oldest_falls_out),
        SERVING(a_case_is_taken_up_while_changed_content_waits),
        SERVING(a_matter_is_begun_while_changed_content_waits),
        SERVING(a_code_is_opened_after_content_has_changed),
        SERVING(ticks_stay_with_papers_that_go_by_the_same_name),
        SERVING(a_case_whose_matter_is_gone_is_dropped),
        SERVING(the_case_taken_up_may_be_gone),
        SERVING(the_same_person_is_known_under_changed_content),
        SERVING(a_list_kept_elsewhere_outlives_the_desk),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

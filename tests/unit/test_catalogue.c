/* What content_load() makes of the good content, record by record. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content_tree.h"
#include "engine/session.h"
#include "load/load.h"
#include "model/texts.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

struct loaded {
    struct tree_folder tree;
    const struct content *content;
};

static struct content *load(const struct tree_folder *tree, bool site, struct diags *diags)
{
    char content[100], layer[100];
    struct layers layers = {
        .folder = {content, layer},
          .count = site ? 2 : 1
    };

    snprintf(content, sizeof content, "%s/content", tree->path);
    snprintf(layer, sizeof layer, "%s/site", tree->path);
    return content_load(&layers, diags);
}

static struct content *load_good(const struct tree_folder *tree, bool site)
{
    struct diags diags = {0};
    struct content *content = load(tree, site, &diags);

    if (diags.count > 0)
        diags_print(&diags, LANGUAGE_EN, stdout);
    assert_non_null(content);
    assert_int_equal(diags.count, 0);
    diags_free(&diags);
    return content;
}

static int set_up(void **state)
{
    static struct loaded loaded;

    tree_start(&loaded.tree, NULL);
    loaded.content = load_good(&loaded.tree, false);
    *state = &loaded;
    return 0;
}

static int tear_down(void **state)
{
    struct loaded *loaded = *state;
    union {
        const struct content *borrowed;
        struct content *owned;
    } content = {loaded->content};

    content_free(content.owned);
    tree_free(&loaded->tree);
    return 0;
}

static const struct content *content_of(void **state)
{
    return ((struct loaded *)*state)->content;
}

static const char *zh(const struct content *content, struct text text)
{
    return content_text(content, text, LANGUAGE_ZH);
}

static const char *en(const struct content *content, struct text text)
{
    return content_text(content, text, LANGUAGE_EN);
}

static int32_t day(int year, int month, int day_of_month)
{
    return civil_date((struct civil){year, month, day_of_month});
}

/* ---- sources ------------------------------------------------------------------------------ */

static const struct source *source_named(const struct content *content, const char *id)
{
    uint32_t i = 0;

    while (i < content->source_count &&
           strcmp(content_string(content, content->sources[i].id), id) != 0)
        i++;
    assert_true(i < content->source_count);
    return &content->sources[i];
}

static void test_standing(void **state)
{
    static const struct {
        const char *id;
        enum standing standing;
        uint32_t unchecked;
    } rows[] = {
        {"official", STANDING_OFFICIAL,   0},
        {"repost",   STANDING_REPOSTED,   0},
        {"press",    STANDING_REPORTED,   0},
        {"rumour",   STANDING_COMPILED,   0},
        {"nowhere",  STANDING_COMPILED,   0},
        {"known",    STANDING_REMEMBERED, 1},
        {"doubtful", STANDING_UNCHECKED,  0},
        {"seed",     STANDING_COMPILED,   0},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct source *source = source_named(content_of(state), rows[i].id);

        assert_int_equal(source->standing, rows[i].standing);
        assert_int_equal(source->number_unchecked, rows[i].unchecked);
    }
}

static void test_whose_rule_a_source_tells(void **state)
{
    const struct content *content = content_of(state);
    const struct source *repost = source_named(content, "repost");

    assert_int_equal(source_named(content, "official")->reach, REACH_NATION);
    assert_int_equal(source_named(content, "official")->kind, SOURCE_RULE);
    assert_int_equal(source_named(content, "press")->kind, SOURCE_MEDIA);
    assert_int_equal(source_named(content, "nowhere")->reach, REACH_UNNAMED);
    assert_int_equal(source_named(content, "rumour")->reach, REACH_UNNAMED);
    assert_int_equal(repost->kind, SOURCE_GUIDE);
    assert_int_equal(repost->reach, REACH_PLACES);
    assert_int_equal(repost->places.count, 2);
    assert_int_equal(content->indexes[repost->places.first], 371500);
    assert_int_equal(content->indexes[repost->places.first + 1], 370000);
}

static void test_dates_of_sources(void **state)
{
    const struct content *content = content_of(state);

    assert_int_equal(source_named(content, "official")->issued, day(2022, 6, 30));
    assert_int_equal(source_named(content, "repost")->issued, DATE_MIN - 1);
    assert_int_equal(source_named(content, "seed")->verified_on, DATE_MIN - 1);
}

/* ---- questions ---------------------------------------------------------------------------- */

static const struct question *question_named(const struct content *content, const char *id)
{
    uint32_t fact = content_fact(content, id);

    assert_true(fact < content->question_count);
    return &content->questions[fact];
}

static void test_question(void **state)
{
    const struct content *content = content_of(state);
    const struct question *stage = question_named(content, "stage");
    const struct option *options = &content->options[stage->options.first];

    assert_int_equal(stage->type, QUESTION_ONE_OF);
    assert_string_equal(en(content, stage->why), "The way differs");
    assert_int_equal(stage->options.count, 2);
    assert_string_equal(zh(content, options[0].label), "没去");
    assert_string_equal(zh(content, options[1].label), "已经付了"); /* its text */
    assert_string_equal(zh(content, stage->unsure_label), "说不清");
    assert_string_equal(en(content, stage->unsure_story), "I cannot say.");
    assert_int_equal(stage->cites.count, 1);
    const struct cite *cite = &content->cites[stage->cites.first];
    assert_string_equal(zh(content, cite->article), "第十六条");
    assert_int_equal(cite->verified_on, day(2026, 1, 1)); /* its source's */
    assert_int_equal(stage->myths.count, 1);
}

static void test_yes_no(void **state)
{
    const struct content *content = content_of(state);
    const struct question *emergency = question_named(content, "emergency");
    const struct question *filed = question_named(content, "filed");
    const struct option *options = &content->options[emergency->options.first];

    assert_int_equal(emergency->options.count, 2);
    assert_string_equal(content_string(content, options[0].id), "yes");
    assert_string_equal(content_string(content, options[1].id), "no");
    assert_string_equal(zh(content, options[0].text), texts_get(content, TEXT_YES, LANGUAGE_ZH));
    assert_string_equal(en(content, options[1].text), texts_get(content, TEXT_NO, LANGUAGE_EN));
    options = &content->options[filed->options.first];
    assert_string_equal(zh(content, options[0].text), "备了");
    assert_string_equal(zh(content, options[0].label), "有备案");
    assert_string_equal(zh(content, options[1].text), texts_get(content, TEXT_NO, LANGUAGE_ZH));
    assert_int_equal(filed->can_do, CAN_DO_ALL);
}

static void test_implied(void **state)
{
    const struct content *content = content_of(state);
    const struct question *filed = question_named(content, "filed");
    const struct implied *implied = &content->implieds[filed->implied.first];

    assert_int_equal(filed->implied.count, 1);
    assert_int_equal(implied->state, ANSWER_KNOWN);
    assert_int_equal(implied->number, 1); /* no */
    assert_string_equal(content_string(content, content->rules[implied->rule].source),
                        "stage == planned");
}

static void test_bounds(void **state)
{
    const struct content *content = content_of(state);
    const struct question *paid_on = question_named(content, "paid_on");
    const struct question *cost = question_named(content, "cost");

    assert_int_equal(paid_on->least.kind, BOUND_TODAY);
    assert_int_equal(paid_on->least.plus.amount, -3);
    assert_int_equal(paid_on->least.plus.unit, UNIT_YEARS);
    assert_int_equal(paid_on->most.kind, BOUND_TODAY);
    assert_int_equal(cost->most.kind, BOUND_LITERAL);
    assert_int_equal(cost->most.number, 10000000); /* fen */
    assert_int_equal(question_named(content, "stay")->least.number, 1);
    assert_int_equal(question_named(content, "stage")->least.kind, BOUND_NONE);
}

static void test_start_facts(void **state)
{
    const struct content *content = content_of(state);

    assert_int_equal(content->insured_in, content_fact(content, "insured_in"));
    assert_int_equal(content->care_in, content_fact(content, "care_in"));
    assert_int_equal(content->scheme, content_fact(content, "scheme"));
    assert_int_equal(content->dated, day(2026, 1, 1));
    assert_string_equal(en(content, content->name), "Test content");
}

/* ---- outcomes and papers ------------------------------------------------------------------ */

static const struct outcome *outcome_named(const struct content *content, const char *id)
{
    uint32_t outcome = content_outcome(content, id);

    assert_true(outcome < content->outcome_count);
    return &content->outcomes[outcome];
}

static void test_sets_are_written_out(void **state)
{
    const struct content *content = content_of(state);
    const struct outcome *manual = outcome_named(content, "MANUAL");
    const struct bring *bring = &content->brings[manual->bring.first];

    assert_int_equal(manual->bring.count, 4);
    assert_int_equal(bring[0].kind, BRING_ANY_OF);
    assert_int_equal(bring[0].members.count, 2);
    assert_int_equal(content->indexes[bring[0].members.first], content_document(content, "card"));
    assert_string_equal(zh(content, bring[0].condition), "已经付费");
    assert_int_equal(bring[1].subject, content_document(content, "receipt"));
    assert_int_not_equal(bring[1].when, NO_INDEX);
    assert_string_equal(zh(content, bring[2].condition), "已经付费，并且有特别情况");
    assert_string_equal(en(content, bring[2].condition), "already paid, and a special case");
    struct span code = content->rules[bring[2].when].code;
    assert_int_equal(code.count, 3); /* two atoms and `and` */
    assert_int_equal(content->codes[code.first + 2], RULE_AND);
    assert_int_equal(bring[3].kind, BRING_INCLUDE);
    assert_int_equal(bring[3].subject, content_flow(content, "settle"));
    assert_int_equal(bring[3].when, NO_INDEX);
}

static void test_outcome(void **state)
{
    const struct content *content = content_of(state);
    const struct outcome *first = outcome_named(content, "FILE_FIRST");
    const struct step *step = &content->steps[first->steps.first];

    assert_int_equal(first->verdict, 1);
    assert_int_equal(first->steps.count, 1);
    assert_string_equal(zh(content, step->channels[CHANNEL_ONLINE]), "APP");
    assert_string_equal(zh(content, step->channels[CHANNEL_AGENT]), "");
    assert_string_equal(en(content, step->channels[CHANNEL_PHONE]), "12393");
    assert_int_not_equal(step->when, NO_INDEX);
    assert_int_equal(first->deadlines.count, 1);
    assert_int_equal(first->grounds, NO_INDEX);
    assert_int_not_equal(outcome_named(content, "REFUSED")->grounds, NO_INDEX);
}

static void test_document(void **state)
{
    const struct content *content = content_of(state);
    const struct document *code = &content->documents[content_document(content, "code")];
    const struct document *receipt = &content->documents[content_document(content, "receipt")];
    const struct document *card = &content->documents[content_document(content, "card")];

    assert_int_equal(code->medium, MEDIUM_ELECTRONIC);
    assert_int_equal(code->copies, 1);
    assert_int_equal(receipt->copies, 2);
    assert_int_equal(receipt->handling, HANDLING_HAND_IN);
    assert_int_equal(content->indexes[card->instead.first], content_document(content, "code"));
}

static void test_deadlines(void **state)
{
    const struct content *content = content_of(state);
    const struct deadline *deadlines = content->deadlines;

    assert_int_equal(content->deadline_count, 4);
    assert_int_equal(deadlines[0].parameter, content_parameter(content, "claim_time"));
    assert_int_equal(content->indexes[deadlines[0].from.first], content_fact(content, "paid_on"));
    assert_int_equal(deadlines[1].rule.kind, DEADLINE_EVENT);
    assert_string_equal(en(content, deadlines[1].rule.event), "before leaving");
    assert_int_equal(deadlines[2].rule.plus.amount, 30);
    assert_int_equal(deadlines[2].rule.plus.unit, UNIT_WORKDAYS);
    assert_int_equal(deadlines[3].rule.kind, DEADLINE_NEXT_YEAR);
    assert_int_equal(deadlines[3].rule.month, 1);
    assert_int_equal(deadlines[3].rule.day, 20);
    assert_int_equal(deadlines[3].rule.roll, ROLL_FORWARD);
    assert_int_equal(deadlines[3].rule.count_first, 1);
    assert_int_equal(deadlines[2].rule.roll, ROLL_LAW); /* the rule is silent */
    assert_int_equal(deadlines[0].anchors.count, 1);
}

/* ---- regions ------------------------------------------------------------------------------ */

/* The `n`th value of a parameter in a region. */
static const struct value *value_of(const struct content *content, const char *region,
                                    const char *parameter, uint32_t n)
{
    struct span values = content->regions[content_region(content, region)].values;
    uint32_t index = content_parameter(content, parameter);
    uint32_t i = values.first;

    while (i < values.first + values.count && (content->values[i].parameter != index || n-- > 0))
        i++;
    assert_true(i < values.first + values.count);
    return &content->values[i];
}

static void test_values_are_sorted(void **state)
{
    const struct content *content = content_of(state);

    for (uint32_t i = 0; i < content->region_count; i++) {
        struct span span = content->regions[i].values;
        const struct value *values = &content->values[span.first];

        for (uint32_t j = 1; j < span.count; j++)
            assert_true(values[j - 1].parameter < values[j].parameter ||
                        (values[j - 1].parameter == values[j].parameter &&
                         values[j - 1].from <= values[j].from));
    }
}

static void test_values(void **state)
{
    const struct content *content = content_of(state);
    const struct value *value = value_of(content, "liaocheng", "unfiled", 0);

    assert_int_equal(value->number, 0);
    assert_int_equal(value->from, INT32_MIN);
    assert_int_equal(value->to, day(2025, 12, 31));
    assert_int_equal(value_of(content, "liaocheng", "unfiled", 1)->number, 1);
    assert_int_equal(value_of(content, "liaocheng", "unfiled", 2)->schemes, 1);
    assert_int_equal(value_of(content, "liaocheng", "days", 0)->number, 30);
    assert_int_equal(value_of(content, "national", "claim_time", 0)->deadline.roll, ROLL_LAW);
    assert_int_equal(value_of(content, "liaocheng", "since", 0)->number, day(2024, 1, 1));
    assert_int_equal(value_of(content, "liaocheng", "length", 0)->duration.unit, UNIT_MONTHS);
    assert_int_equal(value_of(content, "liaocheng", "allowed", 0)->known, 0);
    value = value_of(content, "national", "claim_time", 0);
    assert_int_equal(value->deadline.plus.amount, 6);
    assert_int_equal(value->verified_on, day(2026, 1, 1)); /* of the source that stands */
    assert_int_equal(value->cites.count, 2);
    value = value_of(content, "national", "ways", 0);
    assert_int_equal(value->verified_on, day(2026, 1, 3)); /* its own */
    assert_string_equal(en(content, value->text), "Window");
}

static void test_regions(void **state)
{
    const struct content *content = content_of(state);
    const struct region *liaocheng = &content->regions[content_region(content, "liaocheng")];
    const struct region *national = &content->regions[content_region(content, "national")];

    assert_int_equal(liaocheng->parent, content_region(content, "national"));
    assert_int_equal(national->parent, NO_INDEX);
    assert_int_equal(content->indexes[liaocheng->covers.first], 3715);
    assert_int_equal(liaocheng->claims.count, 2);
    assert_int_equal(content->claims[liaocheng->claims.first].parameter,
                     content_parameter(content, "days"));
    assert_int_equal(content->claims[liaocheng->claims.first + 1].dated, day(2025, 3, 18));
    assert_int_equal(content->zones[0].from, day(2023, 4, 1));
    assert_int_equal(content->zones[0].to, INT32_MAX);
    assert_int_equal(content->zones[0].members.count, 3);
}

static void test_divisions_and_calendar(void **state)
{
    const struct content *content = content_of(state);
    const struct division *county = content_division(content, 371502);

    assert_int_equal(content->division_count, 4);
    assert_string_equal(en(content, county->name), "东昌府区"); /* no English: the Chinese */
    assert_int_equal(content->year_count, 1);
    assert_int_equal(content->workday_count, 365);
    assert_int_equal(content->workdays[2], 0); /* three holidays */
    assert_int_equal(content->workdays[3], 1); /* a Sunday made up */
    assert_int_equal(content->workdays[4], 2);
    assert_int_equal(content->holiday_count, 2);
    assert_int_equal(content->holidays[1].month, 10);
    assert_int_equal(content->holidays[1].day, 1);
    assert_int_equal(content->holidays[1].from, day(2025, 1, 1));
}

/* ---- layers ------------------------------------------------------------------------------- */

static void put(const struct tree_folder *tree, const char *name, const char *text)
{
    tree_write(tree, name, text, strlen(text), false);
}

/* Dates that count in turn: for a parameter's values, and of a region's own rule. */
static void test_dates_in_turn(void **state)
{
    struct tree_folder tree;
    struct content *content;

    (void)state;
    tree_start(&tree, NULL);
    put(&tree, "site/questions.yaml",
        "admitted_on: {type: date, text: {zh: 几时入院？, en: When?}, label: {zh: 入院, en: "
        "In}}\n");
    put(&tree, "site/parameters.yaml",
        "days: {type: number, label: {zh: 天数, en: Days}, as_of: [admitted_on, paid_on]}\n");
    put(&tree, "site/regions/liaocheng.yaml",
        "region: liaocheng\ncode: 371500\nname: {zh: 聊城, en: Liaocheng}\nvalues:\n"
        "  claim_time: {value: {plus: 1 years, from: [admitted_on]}, text: {zh: 一年, en: A "
        "year},\n"
        "    cite: official}\n");
    content = load_good(&tree, true);
    const uint32_t admitted = content_fact(content, "admitted_on");
    const uint32_t paid = content_fact(content, "paid_on");
    const struct parameter *days = &content->parameters[content_parameter(content, "days")];
    const struct deadline *claim = &content->deadlines[0];

    assert_int_equal(days->as_of, admitted);
    assert_int_equal(days->judged.count, 2);
    assert_int_equal(content->indexes[days->judged.first + 1], paid);
    assert_int_equal(value_of(content, "liaocheng", "claim_time", 0)->deadline.from.count, 1);
    assert_int_equal(claim->from.count, 1); /* its own; with the regions' rules two count */
    assert_int_equal(claim->anchors.count, 2);
    assert_int_equal(content->indexes[claim->anchors.first], paid);
    assert_int_equal(content->indexes[claim->anchors.first + 1], admitted);
    content_free(content);
    tree_free(&tree);
}

static void test_layers(void **state)
{
    struct tree_folder tree;
    struct content *content;

    (void)state;
    tree_start(&tree, NULL);
    put(&tree, "site/regions/liaocheng.yaml",
        "region: liaocheng\ncode: 371500\nname: {zh: 本地, en: Ours}\n");
    put(&tree, "site/texts/zh.yaml", "common:\n  product: 我们的导办\n");
    put(&tree, "content/area_codes.tsv", "110000\t010\n371500\t0635\n");
    put(&tree, "site/area_codes.tsv", "370100\t0531\n371500\t0636\n");
    put(&tree, "site/divisions.tsv", "370100\t济南市\tJinan\n371500\t聊城\tOurs\n");
    put(&tree, "site/outcomes/ours.yaml",
        "DIRECT: {verdict: direct, title: {zh: 换, en: Changed}, say: {zh: 换, en: Changed}}\n");
    content = load_good(&tree, true);
    const struct region *region = &content->regions[content_region(content, "liaocheng")];
    assert_string_equal(en(content, region->name), "Ours");
    assert_int_equal(region->values.count, 7); /* laid over: test_region_layers.c */
    assert_string_equal(texts_get(content, TEXT_PRODUCT, LANGUAGE_ZH), "我们的导办");
    assert_string_equal(en(content, outcome_named(content, "DIRECT")->title), "Changed");
    assert_int_equal(content->outcome_count, 4);
    assert_int_equal(content->division_count, 5);
    assert_string_equal(zh(content, content_division(content, 371500)->name), "聊城");
    assert_string_equal(content_string(content, content_division(content, 371500)->area_code),
                        "0636");
    assert_string_equal(content_string(content, content_division(content, 110000)->area_code),
                        "010");
    assert_string_equal(content_string(content, content_division(content, 370100)->area_code),
                        "0531");
    assert_string_equal(content_string(content, content_division(content, 370000)->area_code), "");
    for (uint32_t i = 1; i < content->division_count; i++)
        assert_true(content->divisions[i - 1].code < content->divisions[i].code);
    content_free(content);
    tree_free(&tree);
}

/* The shipped content, where the tests run in the source tree. */
static void test_shipped_content(void **state)
{
    struct layers layers = {.folder = {"content"}, .count = 1};
    struct diags diags = {0};
    struct content *content = content_load(&layers, &diags);

    (void)state;
    if (diags.count > 0)
        diags_print(&diags, LANGUAGE_EN, stdout);
    assert_non_null(content);
    assert_int_equal(diags.errors, 0);
    for (uint32_t i = 1; i < content->division_count; i++)
        assert_true(content->divisions[i - 1].code < content->divisions[i].code);
    content_free(content);
    diags_free(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_standing),
        cmocka_unit_test(test_whose_rule_a_source_tells),
        cmocka_unit_test(test_dates_of_sources),
        cmocka_unit_test(test_question),
        cmocka_unit_test(test_yes_no),
        cmocka_unit_test(test_implied),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_start_facts),
        cmocka_unit_test(test_sets_are_written_out),
        cmocka_unit_test(test_outcome),
        cmocka_unit_test(test_document),
        cmocka_unit_test(test_deadlines),
        cmocka_unit_test(test_values_are_sorted),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_regions),
        cmocka_unit_test(test_divisions_and_calendar),
        cmocka_unit_test(test_layers),
        cmocka_unit_test(test_dates_in_turn),
        cmocka_unit_test(test_shipped_content),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

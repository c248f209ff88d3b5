/*
 * The shipped content with one thing changed: every sentence, date, number, word and rule that a sheet could
 * show, one at a time. `daoban diff` must tell of each on whose sheet it shows, or list it with why no sheet
 * does; and what it says no sheet shows must be on none: the sheets and the JSON of every story of the content
 * are made under both and compared.
 *
 * Of the some 9000 changes there are a sample is made: DAOBAN_SAMPLE says how many (0 = all), DAOBAN_SEED where it
 * begins, DAOBAN_ONLY=step of which records. make soak PART=diff makes more, each day others; make soak-long all.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "analysis/diff/every_sheet.h"
#include "analysis/diff/unshown.h"
#include "base/hash.h"
#include "cases/files.h"
#include "cases/play.h"
#include "commands/result.h"
#include "paper/sheet_text.h"
#include "sheet_cases.h"
#include "shipped.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLE 6        /* unless DAOBAN_SAMPLE says otherwise */
#define ROOM 16384      /* bytes for a changed text */
#define MARK "〔改过〕" /* stands in no content */
#define STORIES_MAX 1000

/* ---- a copy that can be changed --------------------------------------------------------------- */

static struct content *shipped;
static struct content copy;
static char *bytes;
static uint32_t counts[SECTION_COUNT];

static void copy_make(void)
{
    size_t at = 0;

    layout_counts(shipped, counts);
    bytes = calloc(1, layout_size(counts) + ROOM);
    assert_non_null(bytes);
    for (unsigned i = 0; i < SECTION_COUNT; i++) {
        memcpy(bytes + at, layout_section(shipped, (enum section)i), counts[i] * section_sizes[i]);
        at += layout_round(counts[i] * section_sizes[i]);
    }
    copy = *shipped;
    layout_bind(&copy, bytes, counts);
    copy.string_size += ROOM; /* strings are the last section */
}

static char *member_bytes(size_t member, uint32_t index)
{
    const struct member *row = &layout_members[member];

    return (char *)(uintptr_t)records_at(&copy, row->section, index) + row->offset;
}

/* ---- the changes ------------------------------------------------------------------------------- */

/* Records of these sections are changed; the others decide and say nothing. */
static const enum section changed_sections[] = {
    SECTION_flow,      SECTION_question, SECTION_option, SECTION_verdict,  SECTION_outcome,
    SECTION_step,      SECTION_note,     SECTION_bring,  SECTION_document, SECTION_deadline,
    SECTION_parameter, SECTION_region,   SECTION_value,  SECTION_claim,    SECTION_zone,
    SECTION_source,    SECTION_cite,     SECTION_myth,
};

struct mutation {
    size_t member;
    uint32_t index;
};

static uint32_t number_at(const char *at)
{
    uint32_t number;

    memcpy(&number, at, sizeof number);
    return number;
}

static void number_put(char *at, uint32_t number)
{
    memcpy(at, &number, sizeof number);
}

/* A sentence says something more, in Chinese or (every other) in English. */
static bool text_change(char *at, uint32_t index)
{
    struct text text;
    uint32_t *language = index % 2 == 1 ? &text.en : &text.zh;
    const char *was;

    memcpy(&text, at, sizeof text);
    if (*language == 0)
        return false;
    was = content_string(&copy, *language);
    snprintf((char *)(uintptr_t)copy.strings + counts[SECTION_string], ROOM, "%s" MARK, was);
    *language = counts[SECTION_string];
    memcpy(at, &text, sizeof text);
    return true;
}

static bool is_day(const char *name)
{
    static const char *const names[] = {"from",  "to",          "force.from",       "force.to",
                                        "dated", "verified_on", "overruled_before", "issued"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static bool day_change(char *at)
{
    int32_t day = (int32_t)number_at(at);

    if (day <= DATE_MIN || day >= DATE_MAX)
        return false;
    number_put(at, (uint32_t)(day + 1));
    return true;
}

/* A value of a region is another: the next option, one more. */
static bool value_change(char *at, uint32_t index)
{
    const struct value *value = &copy.values[index];
    const struct parameter *parameter = &copy.parameters[value->parameter];
    int64_t number = value->number + 1;

    if (parameter->type == PARAMETER_TEXT || parameter->type == PARAMETER_DEADLINE || !value->known)
        return false;
    if (parameter->options.count > 0)
        number %= parameter->options.count;
    memcpy(at, &number, sizeof number);
    return true;
}

static bool raw_change(const struct mutation *mutation, char *at)
{
    const struct member *member = &layout_members[mutation->member];
    const char *name = records_member(mutation->member);

    if (is_day(name))
        return day_change(at);
    if (member->section == SECTION_value && strcmp(name, "number") == 0)
        return value_change(at, mutation->index);
    if (strcmp(name, "copies") != 0)
        return false;
    number_put(at, number_at(at) + 1);
    return true;
}

/* The last of several is gone. */
static bool span_change(char *at)
{
    struct span span;

    memcpy(&span, at, sizeof span);
    if (span.count == 0)
        return false;
    span.count--;
    memcpy(at, &span, sizeof span);
    return true;
}

/* What a deadline and a question rest on stays: without it they are none. */
static bool is_base(const struct mutation *mutation)
{
    const struct member *member = &layout_members[mutation->member];
    const char *name = records_member(mutation->member);

    return member->section == SECTION_flow || member->argument == SECTION_option ||
           strcmp(name, "implied") == 0 ||
           (member->section == SECTION_deadline &&
            (strcmp(name, "parameter") == 0 || strncmp(name, "rule.kind", 9) == 0)) ||
           strncmp(name, "deadline.kind", 13) == 0 || strcmp(name, "type") == 0 ||
           strcmp(name, "start") == 0 || strcmp(name, "kind") == 0 ||
           strstr(name, "least") == name || strstr(name, "most") == name ||
           (member->section == SECTION_region && strcmp(name, "parent") == 0);
}

/* Makes the change; false where there is nothing to change. */
static bool mutation_make(const struct mutation *mutation)
{
    const struct member *member = &layout_members[mutation->member];
    char *at = member_bytes(mutation->member, mutation->index);

    if (member->print == PRINT_NEITHER || is_base(mutation))
        return false;
    switch (member->kind) {
    case MEMBER_TEXT:
        return text_change(at, mutation->index);
    case MEMBER_RAW:
        return raw_change(mutation, at);
    case MEMBER_ENUM:
        number_put(at, (number_at(at) + 1) % member->argument);
        return member->argument > 1;
    case MEMBER_AMOUNT:
        if (number_at(at) == 0)
            return false;
        number_put(at, number_at(at) + 1);
        return true;
    case MEMBER_REFERENCE:
        if (number_at(at) == NO_INDEX)
            return false;
        number_put(at, NO_INDEX);
        return true;
    case MEMBER_LIST:
    case MEMBER_SPAN:
        return span_change(at);
    default:
        return false;
    }
}

/* ---- what every story's sheet and JSON say ------------------------------------------------------ */

static struct stories stories;
static uint64_t *printed; /* by story, under the content as it is */

/* The copy's fingerprint stands on the sheet, and in the case code: it is not what is looked for. */
static uint64_t story_print(const struct story *story, const struct content *content)
{
    static struct result result; /* too large for a stack */
    static struct session session;
    const struct sheet_desk desk = desk_of();
    struct arena arena = {0};
    struct buffer out = {0};
    struct emit emit = {.out = &out};
    struct sheet sheet;
    uint64_t print;

    session = story->session;
    session.content = content;
    result_make(&session, &result);
    if (story->assumed != NULL || result.trail.state != TRAIL_DONE)
        return 0;
    for (unsigned language = 0; language < LANGUAGE_COUNT; language++) {
        sheet_make(&arena, &session, &result, (enum language)language, &desk, &sheet);
        sheet_text(&sheet, SHEET_COLUMNS, &out);
        result_json(&emit, &session, &result, NULL, (enum language)language, &arena);
    }
    print = hash_bytes(out.data, out.size, 0);
    buffer_free(&out);
    arena_free(&arena);
    return print;
}

/* The first story whose sheet or JSON is not what it was; NULL = none. */
static const struct story *story_changed(void)
{
    struct content same = copy;

    same.behaviour_print = shipped->behaviour_print;
    same.wording_print = shipped->wording_print;
    for (uint32_t i = 0; i < stories.count; i++)
        if (story_print(stories.list[i], &same) != printed[i])
            return stories.list[i];
    return NULL;
}

/* ---- is it told? ------------------------------------------------------------------------------- */

struct search {
    const struct mutation *mutation;
    bool found;
};

static void listed(void *context, const struct unshown *unshown)
{
    struct search *search = context;
    const struct member *member = &layout_members[search->mutation->member];

    if (member->kind == MEMBER_SPAN)
        search->found = search->found || (unshown->section == (enum section)member->argument &&
                                          unshown->after == NO_INDEX);
    else
        search->found = search->found || (unshown->section == member->section &&
                                          unshown->member == search->mutation->member &&
                                          unshown->before == search->mutation->index);
}

/* What belongs to others is told by its words: the same article stands in many places. */
static bool record_told(const struct sheet_change *change, const struct mutation *mutation)
{
    enum section section = parts_section(change->part);

    if (section == SECTION_cite && change->before != NO_INDEX)
        return shipped->cites[change->before].source == shipped->cites[mutation->index].source;
    return change->before == mutation->index || change->after == mutation->index;
}

static bool group_tells(const struct diff_group *group, const struct mutation *mutation)
{
    const struct member *member = &layout_members[mutation->member];
    enum section section = parts_section(group->change.part);

    if (group->kind != DIFFERS_PART)
        return false;
    if (member->kind == MEMBER_SPAN)
        return section == (enum section)member->argument || section == SECTION_value ||
               section == SECTION_document || section == SECTION_bring;
    if (member->section == SECTION_bring) /* a paper is needed otherwise */
        return section == SECTION_bring || section == SECTION_document;
    return section == member->section && record_told(&group->change, mutation);
}

static bool is_told(const struct diff *diff, const struct mutation *mutation)
{
    struct search search = {.mutation = mutation};

    for (uint32_t i = 0; i < diff->count; i++)
        if (group_tells(diff_group_at(diff, i), mutation))
            return true;
    unshown_each(diff, listed, &search);
    return search.found;
}

/* ---- one after the other ------------------------------------------------------------------------- */

static struct {
    uint32_t made, shown, failed;
} tally;

static void complain(const struct mutation *mutation, const char *what)
{
    const struct member *member = &layout_members[mutation->member];

    print_error("%s %u (%s) %s: %s\n", records_section(member->section), mutation->index,
                records_id(shipped, member->section, mutation->index),
                records_member(mutation->member), what);
    tally.failed++;
}

static void mutation_judge(const struct mutation *mutation)
{
    struct diff diff;
    const struct story *story;

    layout_print(&copy);
    diff_find(&(struct diff_request){.before = shipped, .after = &copy}, &diff);
    tally.made++;
    tally.shown += diff.count > 0;
    if (!is_told(&diff, mutation))
        complain(mutation, "neither told nor listed");
    story = diff.count == 0 ? story_changed() : NULL;
    if (story != NULL)
        complain(mutation, story->title != NULL ? story->title : story->file);
    diff_free(&diff);
}

static void mutation_try(const struct mutation *mutation)
{
    const struct member *member = &layout_members[mutation->member];
    char *at = member_bytes(mutation->member, mutation->index);
    char kept[16];

    memcpy(kept, at, member->size);
    if (mutation_make(mutation))
        mutation_judge(mutation);
    memcpy(at, kept, member->size);
}

static struct buffer all; /* struct mutation */

static void mutations_list(void)
{
    for (size_t member = 0; member < layout_member_count; member++)
        for (size_t n = 0; n < sizeof changed_sections / sizeof changed_sections[0]; n++)
            for (uint32_t i = 0; layout_members[member].section == changed_sections[n] &&
                                 i < counts[changed_sections[n]];
                 i++) {
                const struct mutation mutation = {member, i};
                char kept[16], *at = member_bytes(member, i);

                memcpy(kept, at, layout_members[member].size);
                if (mutation_make(&mutation))
                    buffer_add(&all, &mutation, sizeof mutation);
                memcpy(at, kept, layout_members[member].size);
            }
}

static size_t number_from(const char *variable, size_t otherwise)
{
    const char *said = getenv(variable);

    return said != NULL ? strtoul(said, NULL, 10) : otherwise;
}

static bool is_chosen(const struct mutation *mutation)
{
    const char *only = getenv("DAOBAN_ONLY");

    return only == NULL ||
           strcmp(only, records_section(layout_members[mutation->member].section)) == 0;
}

static void every_change_is_told_or_listed(void **state)
{
    const struct mutation *list = (const void *)all.data;
    size_t count = all.size / sizeof *list, sample = number_from("DAOBAN_SAMPLE", SAMPLE);
    size_t step = sample == 0 || sample > count ? 1 : count / sample;

    (void)state;
    for (size_t i = number_from("DAOBAN_SEED", 0) % step; i < count; i += step)
        if (is_chosen(&list[i]))
            mutation_try(&list[i]);
    print_message("%u of %zu changes made, %u of them show on a sheet\n", tally.made, count,
                  tally.shown);
    assert_int_equal(tally.failed, 0);
}

static int bench_open(void **state)
{
    static const char *const folder[] = {"content"};
    struct diags diags = {0};

    (void)state;
    shipped = shipped_load();
    if (shipped == NULL)
        return 1;
    copy_make();
    stories = (struct stories){.content = shipped};
    files_read_layers(&stories, folder, 1, &diags);
    diags_free(&diags);
    printed = calloc(stories.count + 1, sizeof *printed);
    for (uint32_t i = 0; i < stories.count; i++)
        printed[i] = story_print(stories.list[i], shipped);
    mutations_list();
    return 0;
}

static int bench_close(void **state)
{
    (void)state;
    buffer_free(&all);
    free(printed);
    stories_free(&stories);
    free(bytes);
    content_free(shipped);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_change_is_told_or_listed),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}

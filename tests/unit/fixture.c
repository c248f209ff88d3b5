/* Contents put together by hand: see fixture.h. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ADD(fixture, section, record) fixture_add(&(fixture)->section, &(record), sizeof(record))
#define AT(fixture, section, type, index) ((struct type *)(void *)(fixture)->section.data + (index))
#define COUNT(fixture, section, type) ((uint32_t)((fixture)->section.size / sizeof(struct type)))

static uint32_t fixture_add(struct buffer *section, const void *record, size_t size)
{
    return (uint32_t)(buffer_add(section, record, size) / size);
}

void fixture_start(struct fixture *fixture)
{
    memset(fixture, 0, sizeof *fixture);
    fixture->content.insured_in = NO_INDEX;
    fixture->content.care_in = NO_INDEX;
    fixture->content.scheme = NO_INDEX;
    buffer_add(&fixture->strings, "", 1);
}

void fixture_free(struct fixture *fixture)
{
#define X(record, name) buffer_free(&fixture->name);
    CONTENT_SECTIONS(X)
#undef X
    buffer_free(&fixture->codes);
    buffer_free(&fixture->indexes);
    buffer_free(&fixture->workdays);
    buffer_free(&fixture->strings);
}

const struct content *fixture_content(struct fixture *fixture)
{
    struct content *content = &fixture->content;

#define X(record, name)                                                                            \
    content->name = (const struct record *)(const void *)fixture->name.data;                       \
    content->record##_count = COUNT(fixture, name, record);
    CONTENT_SECTIONS(X)
#undef X
    content->codes = (const uint32_t *)(const void *)fixture->codes.data;
    content->code_count = (uint32_t)(fixture->codes.size / 4);
    content->indexes = (const uint32_t *)(const void *)fixture->indexes.data;
    content->index_count = (uint32_t)(fixture->indexes.size / 4);
    content->workdays = (const uint16_t *)(const void *)fixture->workdays.data;
    content->workday_count = (uint32_t)(fixture->workdays.size / 2);
    content->strings = fixture->strings.data;
    content->string_size = (uint32_t)fixture->strings.size;
    return content;
}

uint32_t fixture_string(struct fixture *fixture, const char *s)
{
    size_t offset = 0;

    while (offset < fixture->strings.size) {
        if (strcmp(fixture->strings.data + offset, s) == 0)
            return (uint32_t)offset;
        offset += strlen(fixture->strings.data + offset) + 1;
    }
    return (uint32_t)buffer_add(&fixture->strings, s, strlen(s) + 1);
}

struct text fixture_text(struct fixture *fixture, const char *zh)
{
    return (struct text){.zh = fixture_string(fixture, zh)};
}

struct span fixture_indexes(struct fixture *fixture, uint32_t count, const uint32_t *indexes)
{
    struct span span = {(uint32_t)(fixture->indexes.size / 4), count};

    buffer_add(&fixture->indexes, indexes, count * sizeof *indexes);
    return span;
}

/* Calls back with every word of a list with blanks between them. */
static uint32_t each_word(struct fixture *fixture, const char *words,
                          void (*each)(struct fixture *fixture, const char *word))
{
    char word[64];
    uint32_t count = 0;
    int used;

    for (; words && sscanf(words, " %63s%n", word, &used) == 1; words += used) {
        each(fixture, word);
        count++;
    }
    return count;
}

static void add_option(struct fixture *fixture, const char *id)
{
    struct option option = {.id = fixture_string(fixture, id)};

    ADD(fixture, options, option);
}

static struct span add_options(struct fixture *fixture, const char *options)
{
    struct span span = {.first = COUNT(fixture, options, option)};

    span.count = each_word(fixture, options, add_option);
    return span;
}

uint32_t fixture_question(struct fixture *fixture, enum question_type type, const char *id,
                          const char *options)
{
    struct question question = {.id = fixture_string(fixture, id), .type = type};

    question.options = add_options(fixture, type == QUESTION_YES_NO ? "yes no" : options);
    question.implied.first = COUNT(fixture, implieds, implied);
    return ADD(fixture, questions, question);
}

struct question *fixture_question_at(struct fixture *fixture, uint32_t question)
{
    return AT(fixture, questions, question, question);
}

void fixture_implied(struct fixture *fixture, const char *rule, uint32_t state, int64_t number)
{
    struct implied implied = {fixture_rule(fixture, rule), state, number};

    ADD(fixture, implieds, implied);
    AT(fixture, questions, question, COUNT(fixture, questions, question) - 1)->implied.count++;
}

uint32_t fixture_verdict(struct fixture *fixture, const char *id)
{
    struct verdict verdict = {.id = fixture_string(fixture, id)};

    return ADD(fixture, verdicts, verdict);
}

uint32_t fixture_outcome(struct fixture *fixture, const char *id, uint32_t verdict)
{
    struct outcome outcome = {.id = fixture_string(fixture, id),
                              .verdict = verdict,
                              .grounds = NO_INDEX,
                              .in_force = NO_INDEX,
                              .next = NO_INDEX};

    return ADD(fixture, outcomes, outcome);
}

struct outcome *fixture_outcome_at(struct fixture *fixture, uint32_t outcome)
{
    return AT(fixture, outcomes, outcome, outcome);
}

uint32_t fixture_document(struct fixture *fixture, const char *id, enum necessity necessity)
{
    struct document document = {
        .id = fixture_string(fixture, id), .copies = 1, .necessity = necessity};

    return ADD(fixture, documents, document);
}

uint32_t fixture_bring(struct fixture *fixture, uint32_t outcome, enum bring_kind kind,
                       uint32_t subject, const char *when)
{
    struct bring bring = {.kind = kind,
                          .subject = subject,
                          .when = NO_INDEX,
                          .necessity = NO_INDEX,
                          .force = PERIOD_OPEN};
    struct span *span = &AT(fixture, outcomes, outcome, outcome)->bring;
    uint32_t index;

    if (when)
        bring.when = fixture_rule(fixture, when);
    index = ADD(fixture, brings, bring);
    if (span->count++ == 0)
        span->first = index;
    return index;
}

struct bring *fixture_bring_at(struct fixture *fixture, uint32_t bring)
{
    return AT(fixture, brings, bring, bring);
}

static void add_ending(struct fixture *fixture, const char *word)
{
    char id[64] = {0}, outcome[64] = {0};
    struct ending ending = {.outcome = NO_INDEX};

    if (sscanf(word, "%63[^:]:%63s", id, outcome) == 2)
        ending.outcome = content_outcome(fixture_content(fixture), outcome);
    ending.id = fixture_string(fixture, id);
    ADD(fixture, endings, ending);
}

uint32_t fixture_flow(struct fixture *fixture, const char *id, const char *endings)
{
    struct flow flow = {.id = fixture_string(fixture, id), .start = NO_INDEX};

    flow.endings.first = COUNT(fixture, endings, ending);
    flow.endings.count = each_word(fixture, endings, add_ending);
    return ADD(fixture, flows, flow);
}

uint32_t fixture_ending(struct fixture *fixture, uint32_t flow, const char *id)
{
    const struct content *content = fixture_content(fixture);
    struct span span = content->flows[flow].endings;

    for (uint32_t i = span.first; i < span.first + span.count; i++)
        if (strcmp(content_string(content, content->endings[i].id), id) == 0)
            return i;
    fprintf(stderr, "fixture: no ending %s\n", id);
    abort();
}

uint32_t fixture_node(struct fixture *fixture, uint32_t flow, enum node_kind kind, uint32_t subject)
{
    struct node node = {.flow = flow,
                        .kind = kind,
                        .subject = subject,
                        .otherwise = NO_INDEX,
                        .unsure = NO_INDEX,
                        .unknown = NO_INDEX};
    uint32_t index = ADD(fixture, nodes, node);

    if (AT(fixture, flows, flow, flow)->start == NO_INDEX)
        AT(fixture, flows, flow, flow)->start = index;
    return index;
}

struct node *fixture_node_at(struct fixture *fixture, uint32_t node)
{
    return AT(fixture, nodes, node, node);
}

void fixture_ways(struct fixture *fixture, uint32_t node, uint32_t count, const uint32_t *targets)
{
    struct span span = fixture_indexes(fixture, count, targets);

    AT(fixture, nodes, node, node)->ways = span;
}

/* The arms of a node are made one after the other. */
void fixture_arm(struct fixture *fixture, uint32_t node, const char *rule, uint32_t target)
{
    struct arm arm = {fixture_rule(fixture, rule), target};
    uint32_t index = ADD(fixture, arms, arm);
    struct span *span = &AT(fixture, nodes, node, node)->arms;

    if (span->count++ == 0)
        span->first = index;
}

uint32_t fixture_parameter(struct fixture *fixture, enum parameter_type type, const char *id,
                           const char *options)
{
    struct parameter parameter = {
        .id = fixture_string(fixture, id), .type = type, .as_of = NO_INDEX, .when = NO_INDEX};

    parameter.options = add_options(fixture, type == PARAMETER_YES_NO ? "yes no" : options);
    return ADD(fixture, parameters, parameter);
}

void fixture_judged(struct fixture *fixture, uint32_t parameter, uint32_t count,
                    const uint32_t *dates)
{
    struct span judged = fixture_indexes(fixture, count, dates);
    struct parameter *record = fixture_parameter_at(fixture, parameter);

    record->judged = judged;
    record->as_of = count > 0 ? dates[0] : NO_INDEX;
}

struct parameter *fixture_parameter_at(struct fixture *fixture, uint32_t parameter)
{
    return AT(fixture, parameters, parameter, parameter);
}

uint32_t fixture_region(struct fixture *fixture, const char *id, uint32_t code, uint32_t parent)
{
    struct region region = {.id = fixture_string(fixture, id), .code = code, .parent = parent};

    region.values.first = COUNT(fixture, values, value);
    return ADD(fixture, regions, region);
}

struct value *fixture_value(struct fixture *fixture, uint32_t parameter, int64_t number)
{
    struct value value = {
        .parameter = parameter, .from = INT32_MIN, .to = INT32_MAX, .known = 1, .number = number};
    uint32_t index = ADD(fixture, values, value);

    AT(fixture, regions, region, COUNT(fixture, regions, region) - 1)->values.count++;
    return AT(fixture, values, value, index);
}

void fixture_limit(struct fixture *fixture, uint32_t fact, uint32_t mask)
{
    struct limit limit = {fact, mask};
    struct value *value = AT(fixture, values, value, COUNT(fixture, values, value) - 1);
    uint32_t index = ADD(fixture, limits, limit);

    if (value->limits.count++ == 0)
        value->limits.first = index;
}

void fixture_limited_by(struct fixture *fixture, uint32_t parameter, uint32_t fact)
{
    AT(fixture, parameters, parameter, parameter)->limits =
        (struct span){(uint32_t)(fixture->indexes.size / 4), 1};
    buffer_add(&fixture->indexes, &fact, sizeof fact);
}

static void add_fact_index(struct fixture *fixture, const char *id)
{
    uint32_t fact = content_fact(fixture_content(fixture), id);

    buffer_add(&fixture->indexes, &fact, sizeof fact);
}

uint32_t fixture_deadline(struct fixture *fixture, const char *id, const char *from)
{
    struct deadline deadline = {
        .id = fixture_string(fixture, id), .parameter = NO_INDEX, .when = NO_INDEX};

    deadline.from.first = (uint32_t)(fixture->indexes.size / 4);
    deadline.from.count = each_word(fixture, from, add_fact_index);
    deadline.anchors = deadline.from;
    return ADD(fixture, deadlines, deadline);
}

struct deadline *fixture_deadline_at(struct fixture *fixture, uint32_t deadline)
{
    return AT(fixture, deadlines, deadline, deadline);
}

void fixture_division(struct fixture *fixture, uint32_t code)
{
    struct division division = {.code = code};

    ADD(fixture, divisions, division);
}

void fixture_year(struct fixture *fixture, int year, const char *off, const char *on)
{
    struct year record = {.first = civil_date((struct civil){year, 1, 1}),
                          .last = civil_date((struct civil){year, 12, 31})};
    char date[DATE_TEXT_SIZE];
    size_t days = fixture->workdays.size / 2;
    uint16_t sum = 0;

    if (days > 0)
        memcpy(&sum, fixture->workdays.data + 2 * (days - 1), sizeof sum);
    for (int32_t i = record.first; i <= record.last; i++) {
        date_format(i, date);
        bool weekday = date_weekday(i) < 6;

        sum = (uint16_t)(sum + ((weekday && !strstr(off, date)) || strstr(on, date)));
        buffer_add(&fixture->workdays, &sum, sizeof sum);
    }
    ADD(fixture, years, record);
}

void fixture_holiday(struct fixture *fixture, uint32_t month, uint32_t day, int32_t from)
{
    struct holiday record = {.month = month, .day = day, .from = from, .source = NO_INDEX};

    ADD(fixture, holidays, record);
}

int32_t day(const char *date)
{
    int32_t days;

    if (!date_parse(date, strlen(date), &days)) {
        fprintf(stderr, "fixture: no date %s\n", date);
        abort();
    }
    return days;
}

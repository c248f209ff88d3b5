/*
 * From words to answers and back.
 */
#include "commands/answering.h"

#include "model/pool.h"

#include <string.h>

#define ABROAD_WORD "abroad"
#define NONE_WORD "none"
#define UNSURE_WORD "unsure"

static const struct question *question_at(const struct content *content, uint32_t question)
{
    return &content->questions[question];
}

static const char *question_id(const struct content *content, uint32_t question)
{
    return content_string(content, content->questions[question].id);
}

static const char *unknown_question(const struct content *content, const char *name,
                                    enum language language, struct arena *arena)
{
    const char **names = arena_alloc(arena, content->question_count * sizeof *names);
    const char *near;

    for (uint32_t i = 0; i < content->question_count; i++)
        names[i] = question_id(content, i);
    near = nearest_name(name, names, content->question_count);
    if (near)
        return phrase_format(arena, PHRASE_UNKNOWN_QUESTION_NEAR, language, name, near, NULL);
    return phrase_format(arena, PHRASE_UNKNOWN_QUESTION, language, name, NULL);
}

/* "planned, in_hospital, unsure" */
static const char *options_listed(const struct content *content, uint32_t question,
                                  struct arena *arena)
{
    const struct question *asked = question_at(content, question);
    struct buffer list = {0};
    const char *listed;

    for (uint32_t i = 0; i < asked->options.count; i++)
        buffer_print(&list, "%s, ",
                     content_string(content, content->options[asked->options.first + i].id));
    if (asked->type == QUESTION_SEVERAL_OF)
        buffer_print(&list, NONE_WORD ", ");
    buffer_print(&list, UNSURE_WORD);
    listed = arena_copy(arena, list.data, list.size);
    buffer_free(&list);
    return listed;
}

/* ---- one parser per type of question ---------------------------------------------------------- */

static bool option_parse(const struct content *content, uint32_t question, const char *value,
                         int64_t *number)
{
    uint32_t option = content_option(content, question, value);

    *number = option;
    return option != NO_INDEX;
}

static bool several_parse(const struct content *content, uint32_t question, const char *value,
                          int64_t *number)
{
    char id[64];

    *number = 0;
    if (strcmp(value, NONE_WORD) == 0)
        return true;
    for (;;) {
        size_t size = strcspn(value, ",");
        int64_t option;

        if (size >= sizeof id)
            return false;
        memcpy(id, value, size);
        id[size] = '\0';
        if (!option_parse(content, question, id, &option))
            return false;
        *number |= (int64_t)1 << option;
        if (value[size] == '\0')
            return true;
        value += size + 1;
    }
}

static bool date_answer_parse(const struct content *content, uint32_t question, const char *value,
                              int64_t *number)
{
    int32_t date;

    (void)content;
    (void)question;
    if (!date_parse(value, strlen(value), &date))
        return false;
    *number = date;
    return true;
}

static bool digits_parse(const char *s, size_t size, int64_t *number)
{
    *number = 0;
    if (size == 0 || size > 15)
        return false;
    for (size_t i = 0; i < size; i++) {
        if (s[i] < '0' || s[i] > '9')
            return false;
        *number = *number * 10 + (s[i] - '0');
    }
    return true;
}

static bool number_parse(const struct content *content, uint32_t question, const char *value,
                         int64_t *number)
{
    bool minus = value[0] == '-';

    (void)content;
    (void)question;
    if (!digits_parse(value + minus, strlen(value + minus), number))
        return false;
    *number = minus ? -*number : *number;
    return true;
}

/* Kept in fen. */
static bool money_parse(const struct content *content, uint32_t question, const char *value,
                        int64_t *number)
{
    size_t yuan = strcspn(value, ".");
    int64_t fen = 0;
    size_t digits = value[yuan] ? strlen(value + yuan + 1) : 0;

    (void)content;
    (void)question;
    if (!digits_parse(value, yuan, number) || digits > 2)
        return false;
    if (value[yuan] && !digits_parse(value + yuan + 1, digits, &fen))
        return false;
    *number = *number * 100 + (digits == 1 ? fen * 10 : fen);
    return true;
}

static bool place_parse(const struct content *content, uint32_t question, const char *value,
                        int64_t *number)
{
    uint32_t code;

    (void)question;
    if (strcmp(value, ABROAD_WORD) == 0) {
        *number = PLACE_ABROAD;
        return true;
    }
    if (!place_named(content, value, &code))
        return false;
    *number = code;
    return true;
}

struct answer_kind {
    bool (*parse)(const struct content *content, uint32_t question, const char *value,
                  int64_t *number);
    enum phrase wrong;
};

/* clang-format off */
static const struct answer_kind kinds[] = {
    [QUESTION_ONE_OF]     = {option_parse,      PHRASE_BAD_OPTION},
    [QUESTION_SEVERAL_OF] = {several_parse,     PHRASE_BAD_OPTION},
    [QUESTION_YES_NO]     = {option_parse,      PHRASE_BAD_OPTION},
    [QUESTION_DATE]       = {date_answer_parse, PHRASE_BAD_DATE_ANSWER},
    [QUESTION_NUMBER]     = {number_parse,      PHRASE_BAD_NUMBER_ANSWER},
    [QUESTION_MONEY]      = {money_parse,       PHRASE_BAD_MONEY_ANSWER},
    [QUESTION_PLACE]      = {place_parse,       PHRASE_BAD_PLACE_ANSWER},
};
/* clang-format on */

const char *answer_set_at(struct session *session, uint32_t question, const char *value,
                          enum language language, struct arena *arena)
{
    const struct content *content = session->content;
    const struct question *asked = question_at(content, question);
    const struct answer_kind *kind = &kinds[asked->type];
    struct answer answer = {.state = ANSWER_KNOWN, .origin = ORIGIN_ASKED};

    if (asked->start != START_NONE)
        answer.origin = ORIGIN_START;
    if (strcmp(value, UNSURE_WORD) == 0)
        answer.state = ANSWER_UNSURE;
    else if (!kind->parse(content, question, value, &answer.number))
        return phrase_format(arena, kind->wrong, language, value, question_id(content, question),
                             options_listed(content, question, arena), NULL);
    session->answers[question] = answer;
    return NULL;
}

const char *answer_set(struct session *session, const char *question, const char *value,
                       enum language language, struct arena *arena)
{
    uint32_t fact = content_fact(session->content, question);

    if (fact == NO_INDEX || fact >= session->content->question_count)
        return unknown_question(session->content, question, language, arena);
    return answer_set_at(session, fact, value, language, arena);
}

static const char *money_written(int64_t fen, struct arena *arena)
{
    return arena_format(arena, "%lld.%02lld", (long long)(fen / 100), (long long)(fen % 100));
}

static const char *several_written(const struct content *content, uint32_t question, int64_t mask,
                                   struct arena *arena)
{
    const struct question *asked = question_at(content, question);
    const char *list = "";

    for (uint32_t i = 0; i < asked->options.count; i++)
        if (mask & (int64_t)1 << i)
            list = arena_format(
                arena, "%s%s%s", list, list[0] ? "," : "",
                content_string(content, content->options[asked->options.first + i].id));
    return list[0] ? list : NONE_WORD;
}

static const char *date_written(int64_t date, struct arena *arena)
{
    char room[DATE_TEXT_SIZE];

    date_format((int32_t)date, room);
    return arena_copy(arena, room, strlen(room));
}

static const char *number_written(const struct content *content, uint32_t question, int64_t number,
                                  struct arena *arena)
{
    const struct question *asked = question_at(content, question);

    switch ((enum question_type)asked->type) {
    case QUESTION_ONE_OF:
    case QUESTION_YES_NO:
        return content_string(content,
                              content->options[asked->options.first + (uint32_t)number].id);
    case QUESTION_SEVERAL_OF:
        return several_written(content, question, number, arena);
    case QUESTION_DATE:
        return date_written(number, arena);
    case QUESTION_MONEY:
        return money_written(number, arena);
    case QUESTION_PLACE:
        return number == PLACE_ABROAD ? ABROAD_WORD
                                      : arena_format(arena, "%06lld", (long long)number);
    case QUESTION_NUMBER:
        break;
    }
    return arena_format(arena, "%lld", (long long)number);
}

const char *answer_written(const struct content *content, uint32_t question, struct answer answer,
                           struct arena *arena)
{
    if (answer.state != ANSWER_KNOWN)
        return UNSURE_WORD;
    return number_written(content, question, answer.number, arena);
}

static bool has_range(const struct question *question)
{
    return question->type == QUESTION_DATE || question->type == QUESTION_NUMBER ||
           question->type == QUESTION_MONEY;
}

static const char *answer_refused(const struct session *session, uint32_t question,
                                  enum language language, struct arena *arena)
{
    const struct content *content = session->content;
    const char *id = question_id(content, question);
    const char *given = answer_written(content, question, session->answers[question], arena);
    int64_t least, most;

    if (!has_range(question_at(content, question)))
        return phrase_format(arena, PHRASE_NOT_OFFERED, language, id, given, NULL);
    question_range(session, question, &least, &most);
    return phrase_format(arena, PHRASE_OUT_OF_RANGE, language, id, given,
                         number_written(content, question, least, arena),
                         number_written(content, question, most, arena), NULL);
}

const char *answers_check(const struct session *session, const struct trail *trail,
                          enum language language, struct arena *arena)
{
    for (uint32_t i = 0; i < session->content->question_count; i++)
        if (session->answers[i].state == ANSWER_KNOWN &&
            !trail_accepts(session, trail, i, session->answers[i]))
            return answer_refused(session, i, language, arena);
    return NULL;
}

uint32_t flow_named(const struct content *content, const char *name, enum language language,
                    struct arena *arena, const char **wrong)
{
    uint32_t flow = content_flow(content, name);
    const char **names;
    const char *near, *list = "";

    if (flow != NO_INDEX)
        return flow;
    names = arena_alloc(arena, content->flow_count * sizeof *names);
    for (uint32_t i = 0; i < content->flow_count; i++) {
        names[i] = content_string(content, content->flows[i].id);
        list = arena_format(arena, "%s%s%s", list, i ? ", " : "", names[i]);
    }
    near = nearest_name(name, names, content->flow_count);
    *wrong = near ? phrase_format(arena, PHRASE_UNKNOWN_FLOW_NEAR, language, name, near, NULL)
                  : phrase_format(arena, PHRASE_UNKNOWN_FLOW, language, name, list, NULL);
    return NO_INDEX;
}

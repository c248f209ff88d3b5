/* Cases as words. */
#include "desk/case.h"

#include "base/text.h"
#include "engine/answer_words.h"
#include "model/words.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define NUMBER_DIGITS 12 /* more has no number, amount or place */
#define PLACE_DIGITS 6
#define DURATION_DIGITS 6
#define MINUTES_A_DAY 1440
#define NO_DAY (DATE_MIN - 1)

static const char *const origin_words[] = {
    [ORIGIN_ASKED] = "asked",
    [ORIGIN_IMPLIED] = "implied",
    [ORIGIN_DIRECTORY] = "directory",
    [ORIGIN_START] = "start",
};

static const char *const tick_words[] = {
    [TICK_EMPTY] = "empty",
    [TICK_HERE] = "here",
    [TICK_MISSING] = "missing",
    [TICK_LATER] = "later",
};

/* The index of a word in a table; NO_INDEX when it is not in it. */
static uint32_t word_index(const char *const *table, uint32_t count, const char *word)
{
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(table[i], word) == 0)
            return i;
    return NO_INDEX;
}

bool case_empty(const struct desk_case *one)
{
    for (uint32_t i = 0; i < one->session.content->question_count; i++)
        if (one->session.answers[i].state != ANSWER_NONE)
            return false;
    return true;
}

static bool still_asked(const struct desk_case *one, const struct result *result,
                        const struct confirmation *confirmation)
{
    uint32_t parameters[UNVERIFIED_MAX];
    const uint32_t count = confirmation_unverified(&one->session, result, parameters);
    struct answer facts[CONFIRMATION_FACTS];

    confirmation_facts(&one->session, &result->trail, confirmation->parameter, facts);
    for (size_t i = 0; i < CONFIRMATION_FACTS; i++)
        if (facts[i].state != confirmation->facts[i].state ||
            facts[i].number != confirmation->facts[i].number)
            return false;
    for (uint32_t i = 0; i < count; i++)
        if (parameters[i] == confirmation->parameter)
            return true;
    return false;
}

void case_review(struct desk_case *one, const struct result *result)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < one->confirmed_count; i++)
        if (still_asked(one, result, &one->confirmed[i]))
            one->confirmed[kept++] = one->confirmed[i];
    one->confirmed_count = kept;
}

/* ---- values ------------------------------------------------------------------------------- */

/* The next word of a line; "" at its end. */
static const char *word_next(char **line)
{
    const char *word = *line == NULL ? NULL : strsep(line, " ");

    return word == NULL ? "" : word;
}

/* "money: 100.00": the value of such a type. NULL when it is one of another type: what was asked means
 * something else now, and the same digits may be no answer to it. */
static const char *value_of_type(const char *typed, const char *type)
{
    const size_t size = strlen(type);

    return typed != NULL && strncmp(typed, type, size) == 0 && typed[size] == ':' &&
                   typed[size + 1] == ' '
               ? typed + size + 2
               : NULL;
}

static bool digits_read(const char *digits, int64_t *number)
{
    const size_t size = strlen(digits);

    if (size == 0 || size > NUMBER_DIGITS || strspn(digits, "0123456789") < size)
        return false;
    *number = strtoll(digits, NULL, 10);
    return true;
}

/* A place that the content does not list may have been answered all the same, by a case code: its code
 * is what the session holds, and the session says whether it takes it. */
static bool answer_read(const struct content *content, uint32_t question, const char *word,
                        struct answer *answer)
{
    struct answer_mistake mistake;
    const uint8_t origin = answer->origin;

    if (!answer_words_read(content, question, word, answer, &mistake)) {
        if (mistake.fault != ANSWER_NO_PLACE || strlen(word) != PLACE_DIGITS ||
            !digits_read(word, &answer->number))
            return false;
        answer->state = ANSWER_KNOWN;
    }
    answer->origin = origin;
    return true;
}

/* ---- answers ------------------------------------------------------------------------------ */

static void answers_write(const struct desk_case *one, struct buffer *out)
{
    const struct session *session = &one->session;
    const struct content *content = session->content;
    struct arena arena = {0};

    for (uint32_t i = 0; i < content->question_count; i++) {
        const struct answer answer = session->answers[i];

        if (answer.state != ANSWER_NONE)
            buffer_print(out, "answer %s %s %u %s: %s\n", content_fact_id(content, i),
                         origin_words[answer.origin], one->step[i],
                         question_type_words[content->questions[i].type],
                         answer_words_write(content, i, answer, &arena));
    }
    arena_free(&arena);
}

static void answer_line(struct desk_case *one, char *line)
{
    const struct content *content = one->session.content;
    const uint32_t question = content_fact(content, word_next(&line));
    const uint32_t origin =
        word_index(origin_words, sizeof origin_words / sizeof *origin_words, word_next(&line));
    struct answer answer = {.origin = (uint8_t)origin};
    const char *value;
    int64_t step;

    if (question >= content->question_count || origin == NO_INDEX ||
        !digits_read(word_next(&line), &step) || step > UINT8_MAX)
        return;
    value = value_of_type(line, question_type_words[content->questions[question].type]);
    if (value == NULL || !answer_read(content, question, value, &answer))
        return;
    one->session.answers[question] = answer;
    one->step[question] = (uint8_t)step;
}

/* Takes away what would not be taken now: another date has moved its range, or there is no such
 * place of insurance. */
static void answers_review(struct session *session)
{
    struct trail trail;

    trail_walk(session, &trail);
    for (uint32_t i = 0; i < session->content->question_count; i++)
        if (session->answers[i].state != ANSWER_NONE &&
            !trail_accepts(session, &trail, i, session->answers[i]))
            session->answers[i] = (struct answer){0};
}

/* ---- papers ------------------------------------------------------------------------------- */

static const char *document_id(const struct content *content, uint32_t document)
{
    return content_string(content, content->documents[document].id);
}

static void paper_write(const struct content *content, const struct item *item, struct buffer *out)
{
    const struct span members = content->brings[item->bring].members;

    if (item->document != NO_INDEX) {
        buffer_print(out, "%s", document_id(content, item->document));
        return;
    }
    for (uint32_t i = 0; i < members.count; i++)
        buffer_print(out, "%s%s", i > 0 ? "|" : "",
                     document_id(content, content->indexes[members.first + i]));
}

/* Whether "a|b" names the members of a choice in their order. */
static bool choice_named(const struct content *content, struct span members, const char *paper)
{
    for (uint32_t i = 0; i < members.count; i++) {
        const char *id = document_id(content, content->indexes[members.first + i]);
        const size_t size = strlen(id);

        if (strncmp(paper, id, size) != 0 || paper[size] != (i + 1 < members.count ? '|' : '\0'))
            return false;
        paper += size + 1;
    }
    return members.count > 0;
}

static bool paper_read(const struct content *content, const char *paper, struct item *item)
{
    *item = (struct item){.document = content_document(content, paper)};
    if (item->document != NO_INDEX)
        return true;
    for (uint32_t i = 0; i < content->bring_count; i++)
        if (content->brings[i].kind == BRING_ANY_OF &&
            choice_named(content, content->brings[i].members, paper)) {
            item->bring = i;
            return true;
        }
    return false;
}

static void papers_write(const struct desk_case *one, struct buffer *out)
{
    for (uint32_t i = 0; i < one->ticks.count; i++) {
        buffer_print(out, "paper ");
        paper_write(one->session.content, &one->ticks.ticked[i].item, out);
        buffer_print(out, " %s\n", tick_words[one->ticks.ticked[i].tick]);
    }
}

static void paper_line(struct desk_case *one, char *line)
{
    const char *paper = word_next(&line);
    const uint32_t tick =
        word_index(tick_words, sizeof tick_words / sizeof *tick_words, word_next(&line));
    struct item item;

    if (tick != NO_INDEX && paper_read(one->session.content, paper, &item))
        ticks_set(&one->ticks, one->session.content, &item, (enum tick)tick);
}

/* ---- what the agency answered --------------------------------------------------------------- */

static const char unit_letters[] = {
    [UNIT_DAYS] = 'd', [UNIT_WORKDAYS] = 'w', [UNIT_MONTHS] = 'm', [UNIT_YEARS] = 'y'};

static void duration_write(struct duration duration, struct buffer *out)
{
    buffer_print(out, "%" PRId32 "%c", duration.amount, unit_letters[duration.unit]);
}

static bool duration_read(const char *word, struct duration *duration)
{
    const size_t size = strlen(word);
    const char *letter =
        size == 0 ? NULL : memchr(unit_letters, word[size - 1], sizeof unit_letters);
    char digits[DURATION_DIGITS + 1];
    int64_t amount;

    if (letter == NULL || size > sizeof digits)
        return false;
    memcpy(digits, word, size - 1);
    digits[size - 1] = '\0';
    if (!digits_read(digits, &amount))
        return false;
    *duration =
        (struct duration){.amount = (int32_t)amount, .unit = (uint32_t)(letter - unit_letters)};
    return true;
}

static void agency_value_write(const struct content *content,
                               const struct confirmation *confirmation, struct buffer *out)
{
    const struct parameter *parameter = &content->parameters[confirmation->parameter];
    const uint32_t option = parameter->options.first + (uint32_t)confirmation->number;
    char date[DATE_TEXT_SIZE];

    buffer_print(out, "%s: ", parameter_type_words[parameter->type]);
    switch ((enum parameter_type)parameter->type) {
    case PARAMETER_ONE_OF:
    case PARAMETER_YES_NO:
        buffer_print(out, "%s", content_string(content, content->options[option].id));
        break;
    case PARAMETER_NUMBER:
        buffer_print(out, "%" PRId64, confirmation->number);
        break;
    case PARAMETER_DATE:
    case PARAMETER_DEADLINE:
        date_format((int32_t)confirmation->number, date);
        buffer_print(out, "%s", date);
        break;
    case PARAMETER_DURATION:
        duration_write(confirmation->duration, out);
        break;
    case PARAMETER_TEXT:
    case PARAMETER_LOSS:
        buffer_print(out, "%s", confirmation->text);
        break;
    }
}

static bool parameter_option(const struct content *content, const struct parameter *parameter,
                             const char *id, int64_t *number)
{
    for (uint32_t i = 0; i < parameter->options.count; i++)
        if (strcmp(id, content_string(content,
                                      content->options[parameter->options.first + i].id)) == 0) {
            *number = i;
            return true;
        }
    return false;
}

static bool agency_text_read(const char *value, struct confirmation *confirmation)
{
    const size_t size = strlen(value);

    if (size >= CONFIRMED_BYTES || text_unclean(value, size, false, NULL))
        return false;
    memcpy(confirmation->text, value, size + 1);
    return true;
}

static bool agency_date_read(const char *value, struct confirmation *confirmation)
{
    int32_t date;

    if (!date_parse(value, strlen(value), &date))
        return false;
    confirmation->number = date;
    return true;
}

static bool agency_value_read(const struct content *content, const char *typed,
                              struct confirmation *confirmation)
{
    const struct parameter *parameter = &content->parameters[confirmation->parameter];
    const char *value = value_of_type(typed, parameter_type_words[parameter->type]);

    if (value == NULL)
        return false;
    switch ((enum parameter_type)parameter->type) {
    case PARAMETER_ONE_OF:
    case PARAMETER_YES_NO:
        return parameter_option(content, parameter, value, &confirmation->number);
    case PARAMETER_NUMBER:
        return digits_read(value, &confirmation->number);
    case PARAMETER_DATE:
    case PARAMETER_DEADLINE:
        return agency_date_read(value, confirmation);
    case PARAMETER_DURATION:
        return duration_read(value, &confirmation->duration);
    case PARAMETER_TEXT:
    case PARAMETER_LOSS:
        return agency_text_read(value, confirmation);
    }
    return false;
}

/* The facts, "-" where there is no answer. */
static void agency_facts_write(const struct content *content,
                               const struct confirmation *confirmation, struct buffer *out)
{
    uint32_t questions[CONFIRMATION_FACTS];
    struct arena arena = {0};

    confirmation_questions(content, confirmation->parameter, questions);
    for (uint32_t i = 0; i < CONFIRMATION_FACTS; i++)
        buffer_print(
            out, " %s",
            confirmation->facts[i].state == ANSWER_NONE
                ? "-"
                : answer_words_write(content, questions[i], confirmation->facts[i], &arena));
    arena_free(&arena);
}

static void agency_write(const struct desk_case *one, struct buffer *out)
{
    const struct content *content = one->session.content;

    for (uint32_t i = 0; i < one->confirmed_count; i++) {
        const struct confirmation *confirmation = &one->confirmed[i];
        char date[DATE_TEXT_SIZE];

        date_format(confirmation->date, date);
        buffer_print(out, "agency %s %s %" PRId32 " %s",
                     content_string(content, content->parameters[confirmation->parameter].id), date,
                     confirmation->minute, confirmation->staff[0] ? confirmation->staff : "-");
        agency_facts_write(content, confirmation, out);
        buffer_add(out, " ", 1);
        if (!confirmation->by_hand)
            agency_value_write(content, confirmation, out);
        buffer_add(out, "\n", 1);
    }
}

static bool staff_read(const char *word, char staff[STAFF_SIZE])
{
    const size_t size = strlen(word);

    if (strcmp(word, "-") == 0)
        return true;
    if (size == 0 || size >= STAFF_SIZE || strspn(word, "0123456789") < size)
        return false;
    memcpy(staff, word, size + 1);
    return true;
}

static bool agency_facts_read(const struct content *content, char **line,
                              struct confirmation *confirmation)
{
    uint32_t questions[CONFIRMATION_FACTS];

    confirmation_questions(content, confirmation->parameter, questions);
    for (uint32_t i = 0; i < CONFIRMATION_FACTS; i++) {
        const char *word = word_next(line);

        if (strcmp(word, "-") != 0 &&
            (questions[i] == NO_INDEX ||
             !answer_read(content, questions[i], word, &confirmation->facts[i])))
            return false;
    }
    return true;
}

static void agency_line(struct desk_case *one, char *line)
{
    const struct content *content = one->session.content;
    struct confirmation confirmation = {.parameter = content_parameter(content, word_next(&line))};
    const char *date = word_next(&line);
    int64_t minute;

    if (confirmation.parameter == NO_INDEX || one->confirmed_count == UNVERIFIED_MAX ||
        !date_parse(date, strlen(date), &confirmation.date) ||
        !digits_read(word_next(&line), &minute) || minute >= MINUTES_A_DAY ||
        !staff_read(word_next(&line), confirmation.staff) ||
        !agency_facts_read(content, &line, &confirmation) || line == NULL)
        return;
    confirmation.minute = (int32_t)minute;
    confirmation.by_hand = line[0] == '\0';
    if (confirmation.by_hand || agency_value_read(content, line, &confirmation))
        one->confirmed[one->confirmed_count++] = confirmation;
}

/* ---- the whole ---------------------------------------------------------------------------- */

void case_write(const struct desk_case *one, struct buffer *words)
{
    const struct session *session = &one->session;
    char today[DATE_TEXT_SIZE];

    words->size = 0;
    date_format(session->today, today);
    buffer_print(words, "flow %s\ntoday %s\n",
                 content_string(session->content, session->content->flows[session->flow].id),
                 today);
    answers_write(one, words);
    papers_write(one, words);
    agency_write(one, words);
    buffer_add(words, "", 1);
}

uint32_t case_flow(const char *words, const struct content *content)
{
    const size_t size = strcspn(words, "\n");
    char id[128];

    if (strncmp(words, "flow ", 5) != 0 || size - 5 >= sizeof id)
        return NO_INDEX;
    memcpy(id, words + 5, size - 5);
    id[size - 5] = '\0';
    return content_flow(content, id);
}

static void today_line(struct desk_case *one, char *line)
{
    if (!date_parse(line, strlen(line), &one->session.today))
        one->session.today = NO_DAY;
}

static void line_read(struct desk_case *one, char *line)
{
    static const struct {
        const char *begins;
        void (*read)(struct desk_case *one, char *line);
    } kinds[] = {
        {"today",  today_line },
        {"answer", answer_line},
        {"paper",  paper_line },
        {"agency", agency_line},
    };
    const char *begins = word_next(&line);

    for (size_t i = 0; line != NULL && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].begins, begins) == 0)
            kinds[i].read(one, line);
}

bool case_read(struct desk_case *one, const char *words, const struct content *content)
{
    const uint32_t flow = case_flow(words, content);
    struct buffer copy = {0};
    char *rest, *line;

    if (flow == NO_INDEX)
        return false;
    memset(one, 0, sizeof *one);
    session_start(&one->session, content, flow, NO_DAY);
    buffer_add(&copy, words, strlen(words) + 1);
    rest = copy.data;
    while ((line = strsep(&rest, "\n")) != NULL)
        line_read(one, line);
    buffer_free(&copy);
    if (one->session.today == NO_DAY)
        return false;
    answers_review(&one->session);
    return true;
}

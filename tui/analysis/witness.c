/* A case as a command line that anybody can run. */
#include "analysis/witness.h"

#include "model/pool.h"

static void print_place(struct buffer *line, int64_t code)
{
    if (code == PLACE_ABROAD)
        buffer_print(line, "abroad");
    else
        buffer_print(line, "%06u", (unsigned)code);
}

static void print_set(struct buffer *line, const struct content *content,
                      const struct question *question, int64_t set)
{
    const char *comma = "";

    if (set == 0)
        buffer_print(line, "none");
    for (uint32_t i = 0; i < question->options.count; i++)
        if (set >> i & 1) {
            buffer_print(line, "%s%s", comma,
                         content_string(content, content->options[question->options.first + i].id));
            comma = ",";
        }
}

static void print_known(struct buffer *line, const struct content *content, uint32_t fact,
                        int64_t number)
{
    const struct question *question = &content->questions[fact];
    char date[DATE_TEXT_SIZE];

    switch (question->type) {
    case QUESTION_ONE_OF:
    case QUESTION_YES_NO:
        buffer_print(line, "%s",
                     content_string(
                         content, content->options[question->options.first + (uint32_t)number].id));
        break;
    case QUESTION_SEVERAL_OF:
        print_set(line, content, question, number);
        break;
    case QUESTION_PLACE:
        print_place(line, number);
        break;
    case QUESTION_DATE:
        date_format((int32_t)number, date);
        buffer_print(line, "%s", date);
        break;
    case QUESTION_MONEY:
        buffer_print(line, "%lld.%02lld", (long long)(number / 100), (long long)(number % 100));
        break;
    default:
        buffer_print(line, "%lld", (long long)number);
    }
}

static void print_answer(struct buffer *line, const struct content *content, uint32_t fact,
                         struct answer answer)
{
    if (answer.state == ANSWER_NONE)
        return;
    buffer_print(line, " --set %s=", fact_id(content, fact));
    if (answer.state == ANSWER_UNSURE)
        buffer_print(line, "unsure");
    else
        print_known(line, content, fact, answer.number);
}

static void print_value(struct buffer *line, const struct content *content,
                        const struct input *input)
{
    const struct parameter *parameter = &content->parameters[input->subject];

    buffer_print(line, "region.%s=", content_string(content, parameter->id));
    if (input->answer.state != ANSWER_KNOWN)
        buffer_print(line, "unknown");
    else if (parameter->type == PARAMETER_ONE_OF || parameter->type == PARAMETER_YES_NO)
        buffer_print(
            line, "%s",
            content_string(
                content,
                content->options[parameter->options.first + (uint32_t)input->answer.number].id));
    else
        buffer_print(line, "%lld", (long long)input->answer.number);
}

const char *witness_assumed(struct arena *arena, const struct witness *witness)
{
    static const struct input nothing = {.answer = {.state = ANSWER_NONE}};
    struct buffer line = {0};
    const char *copy;

    for (uint32_t i = 0; i < witness->input_count; i++)
        if (witness->inputs[i].kind == INPUT_VALUE) {
            buffer_print(&line, line.size > 0 ? " " : "");
            print_value(&line, witness->content, &witness->inputs[i]);
        }
    if (line.size == 0)
        print_value(&line, witness->content, &nothing);
    copy = arena_copy(arena, line.data, line.size);
    buffer_free(&line);
    return copy;
}

/* Where the person is insured: the last place a step asks for, else the area's own. */
static struct answer witness_insured(const struct witness *witness)
{
    struct answer insured = area_insured(witness->content, witness->area);

    for (uint32_t i = 0; i < witness->input_count; i++)
        if (witness->inputs[i].insured != 0)
            insured.number = witness->inputs[i].insured;
    return insured;
}

const char *witness_line(struct arena *arena, const struct witness *witness)
{
    const struct content *content = witness->content;
    struct buffer line = {0};
    char date[DATE_TEXT_SIZE];
    const char *copy;

    buffer_print(&line, "daoban run %s", content_string(content, content->flows[witness->flow].id));
    for (uint32_t i = 0; i < witness->input_count; i++)
        if (witness->inputs[i].kind == INPUT_TODAY) {
            date_format((int32_t)witness->inputs[i].answer.number, date);
            buffer_print(&line, " --on %s", date);
        }
    if (content->insured_in != NO_INDEX)
        print_answer(&line, content, content->insured_in, witness_insured(witness));
    for (uint32_t i = 0; i < witness->input_count; i++) {
        const struct input *input = &witness->inputs[i];

        if (input->kind == INPUT_VALUE) {
            buffer_print(&line, " --set ");
            print_value(&line, content, input);
        } else if (input->kind != INPUT_TODAY)
            print_answer(&line, content, input->subject, input->answer);
    }
    copy = arena_copy(arena, line.data, line.size);
    buffer_free(&line);
    return copy;
}

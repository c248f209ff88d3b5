/* A case as a command line that anybody can run. */
#include "analysis/witness.h"

#include "engine/answer_words.h"

static void print_answer(struct buffer *line, const struct content *content, uint32_t fact,
                         struct answer answer, struct arena *arena)
{
    if (answer.state != ANSWER_NONE)
        buffer_print(line, " --set %s=%s", content_fact_id(content, fact),
                     answer_words_write(content, fact, answer, arena));
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
        print_answer(&line, content, content->insured_in, witness_insured(witness), arena);
    for (uint32_t i = 0; i < witness->input_count; i++) {
        const struct input *input = &witness->inputs[i];

        if (input->kind == INPUT_VALUE) {
            buffer_print(&line, " --set ");
            print_value(&line, content, input);
        } else if (input->kind != INPUT_TODAY)
            print_answer(&line, content, input->subject, input->answer, arena);
    }
    copy = arena_copy(arena, line.data, line.size);
    buffer_free(&line);
    return copy;
}

/* The answers of a path. */
#include "wording/statements.h"

static void statement_add(struct statements *statements, uint32_t question, struct answer answer)
{
    if (answer.state == ANSWER_NONE)
        return;
    for (int i = 0; i < statements->count; i++)
        if (statements->question[i] == question)
            return;
    statements->question[statements->count] = question;
    statements->answer[statements->count++] = answer;
}

void statements_find(const struct content *content, const struct trail *trail,
                     enum statements_which which, struct statements *statements)
{
    const uint32_t start[] = {content->insured_in, content->scheme, content->care_in};

    statements->count = 0;
    for (size_t i = 0; i < sizeof start / sizeof start[0]; i++)
        if (start[i] != NO_INDEX)
            statement_add(statements, start[i], trail_answer(trail, start[i]));
    for (uint32_t i = 0; i < trail->count; i++) {
        const struct passed *passed = &trail->passed[i];
        const struct node *node = &content->nodes[passed->node];

        if (node->kind == NODE_ASK && (passed->asked || which == STATEMENTS_ALL))
            statement_add(statements, node->subject, passed->answer);
    }
}

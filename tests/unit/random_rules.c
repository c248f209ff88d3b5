/* Rules from dice, as text: see random_flow.h. */
#include "random_flow.h"

static const char *const signs[] = {"==", "!=", "<", "<=", ">", ">="};
static const char *const relations[] = {"same_pool", "same_zone", "same_province", "other_province",
                                        "abroad"};

uint32_t dice_below(struct dice *dice, uint32_t below)
{
    dice->state ^= dice->state << 13;
    dice->state ^= dice->state >> 7;
    dice->state ^= dice->state << 17;
    return (uint32_t)((dice->state >> 32) % below);
}

bool dice_one_in(struct dice *dice, uint32_t n)
{
    return dice_below(dice, n) == 0;
}

static void put_option(struct dice *dice, const struct content *content, uint32_t fact,
                       struct buffer *out)
{
    const struct question *question = &content->questions[fact];
    const struct option *options = content->options + question->options.first;
    const char *id = content_string(content, question->id);
    const char *a = content_string(content, options[dice_below(dice, question->options.count)].id);

    if (question->type == QUESTION_SEVERAL_OF)
        buffer_print(out, "%s in %s", a, id);
    else if (dice_one_in(dice, 3))
        buffer_print(out, "%s in [%s, %s]", id, a, content_string(content, options[0].id));
    else
        buffer_print(out, "%s %s %s", id, signs[dice_below(dice, 2)], a);
}

static void put_fact(struct dice *dice, const struct content *content, uint32_t fact,
                     struct buffer *out)
{
    const struct question *question = &content->questions[fact];
    const char *id = content_string(content, question->id);
    const char *sign = signs[dice_below(dice, 6)];

    if (dice_one_in(dice, 6))
        buffer_print(out, "%s is known", id);
    else if (question->type == QUESTION_PLACE)
        buffer_print(out, "%s == %s", id, relations[dice_below(dice, RELATION_COUNT)]);
    else if (question->type == QUESTION_NUMBER)
        buffer_print(out, "%s %s %u", id, sign, dice_below(dice, 5) + 1);
    else if (question->type != QUESTION_DATE)
        put_option(dice, content, fact, out);
    else if (dice_one_in(dice, 2))
        buffer_print(out, "%s %s 2026-0%u-0%u", id, sign, dice_below(dice, 6) + 1,
                     dice_below(dice, 9) + 1);
    else
        buffer_print(out, "today %s %s + %u %s", sign, id, dice_below(dice, 3) * 15 + 1,
                     dice_one_in(dice, 2) ? "days" : "workdays");
}

static void put_atom(struct dice *dice, const struct content *content, struct buffer *out)
{
    uint32_t kind = dice_below(dice, 10);

    if (kind == 0 && content->parameter_count > 1)
        buffer_print(out, dice_one_in(dice, 4) ? "region.p%u is known" : "region.p%u == b",
                     dice_below(dice, content->parameter_count - 1));
    else if (kind <= 2 && content->deadline_count > 0)
        buffer_print(out, "today %s deadline.d%u", signs[dice_below(dice, 6)],
                     dice_below(dice, content->deadline_count));
    else if (kind == 3 && content->flow_count > 1)
        buffer_print(out, "f%u == e0", dice_below(dice, content->flow_count - 1) + 1);
    else
        put_fact(dice, content, dice_below(dice, content->question_count), out);
}

static void put_rule(struct dice *dice, const struct content *content, uint32_t depth,
                     struct buffer *out)
{
    if (depth == 0 || dice_one_in(dice, 3)) {
        put_atom(dice, content, out);
        return;
    }
    bool negated = dice_one_in(dice, 4);

    buffer_print(out, negated ? "not (" : "(");
    put_rule(dice, content, depth - 1, out);
    if (!negated) {
        buffer_print(out, dice_one_in(dice, 2) ? " and " : " or ");
        put_rule(dice, content, depth - 1, out);
    }
    buffer_print(out, ")");
}

void random_rule(struct dice *dice, const struct content *content, uint32_t depth,
                 struct buffer *out)
{
    put_rule(dice, content, depth, out);
    buffer_add(out, "", 1);
}

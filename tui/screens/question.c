/* Which screen asks a question. */
#include "screens/parts.h"

/* By type. */
/* clang-format off */
static struct screen *(*const screens[])(const struct desk *desk, uint32_t question, bool changing) = {
    [QUESTION_ONE_OF]     = choice_open,
    [QUESTION_SEVERAL_OF] = choice_several_open,
    [QUESTION_YES_NO]     = choice_open,
    [QUESTION_DATE]       = field_open,
    [QUESTION_NUMBER]     = field_open,
    [QUESTION_MONEY]      = field_open,
    [QUESTION_PLACE]      = place_open,
};
/* clang-format on */

struct screen *question_open(const struct desk *desk, uint32_t question, bool changing)
{
    return screens[desk->content->questions[question].type](desk, question, changing);
}

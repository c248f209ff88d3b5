/* Which screen asks a question. */
#include "screens/ask.h"
#include "screens/parts.h"

/* By type: the screen, and what it says below its field about what can be typed. */
/* clang-format off */
static const struct {
    struct screen *(*open)(const struct desk *desk, uint32_t question, bool changing);
    enum text_id hint;
} screens[] = {
    [QUESTION_ONE_OF]     = {choice_open,         TEXT_COUNT},
    [QUESTION_SEVERAL_OF] = {choice_several_open, TEXT_COUNT},
    [QUESTION_YES_NO]     = {choice_open,         TEXT_COUNT},
    [QUESTION_DATE]       = {field_open,          TEXT_FIELD_DATE_HINT},
    [QUESTION_NUMBER]     = {field_open,          TEXT_FIELD_NUMBER_HINT},
    [QUESTION_MONEY]      = {field_open,          TEXT_FIELD_MONEY_HINT},
    [QUESTION_PLACE]      = {place_open,          TEXT_COUNT},
};
/* clang-format on */

struct screen *question_open(const struct desk *desk, uint32_t question, bool changing)
{
    const uint32_t type = desk->content->questions[question].type;
    struct screen *screen = screens[type].open(desk, question, changing);

    ((struct ask *)screen)->hint = screens[type].hint;
    return screen;
}

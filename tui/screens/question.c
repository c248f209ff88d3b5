/* Which screen asks a question. */
#include "screens/parts.h"

/* Which screen, and what a field says below itself about what can be typed. */
static const struct {
    struct screen *(*open)(const struct desk *desk, uint32_t question, bool changing);
    enum text_id hint;
} screens[] = {
    [QUESTION_ONE_OF] = {choice_open,  TEXT_COUNT            },
    [QUESTION_SEVERAL_OF] = {choice_several_open, TEXT_COUNT            },
    [QUESTION_YES_NO] = {choice_open,  TEXT_COUNT            },
    [QUESTION_DATE] = {field_open,   TEXT_FIELD_DATE_HINT  },
    [QUESTION_NUMBER] = {field_open,   TEXT_FIELD_NUMBER_HINT},
    [QUESTION_MONEY] = {field_open,   TEXT_FIELD_MONEY_HINT },
    [QUESTION_PLACE] = {place_open,   TEXT_COUNT            },
};

struct screen *question_open(const struct desk *desk, uint32_t question, bool changing)
{
    return screens[desk->content->questions[question].type].open(desk, question, changing);
}

enum text_id question_hint(const struct content *content, uint32_t question)
{
    return screens[content->questions[question].type].hint;
}

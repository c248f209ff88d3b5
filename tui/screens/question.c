/* Which screen asks a question. */
#include "screens/parts.h"

struct screen *screen_for_question(const struct desk *desk, uint32_t question, bool changing)
{
    switch ((enum question_type)desk->content->questions[question].type) {
    case QUESTION_SEVERAL_OF:
        return several_open(desk, question, changing);
    case QUESTION_DATE:
    case QUESTION_NUMBER:
    case QUESTION_MONEY:
        return field_open(desk, question, changing);
    case QUESTION_PLACE:
        return place_open(desk, question, changing);
    case QUESTION_ONE_OF:
    case QUESTION_YES_NO:
        break;
    }
    return choice_open(desk, question, changing);
}

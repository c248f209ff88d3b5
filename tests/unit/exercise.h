/* Uses everything of a content, for tests that hand over doubtful ones: nothing may crash. */
#ifndef TESTS_UNIT_EXERCISE_H
#define TESTS_UNIT_EXERCISE_H

#include "model/content.h"

void content_exercise(const struct content *content);

#endif

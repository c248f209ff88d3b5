/* The lists of words.def. */
#include "model/words.h"

#include "model/catalogue.h"
#include "model/placeholder.h"
#include "model/source.h"

#include <stddef.h>

/* clang-format off */
#define LIST(name) const char *const name##_words[] = {
#define WORD(constant, word) [constant] = (word),
#define END NULL};
#include "model/words.def"
#undef LIST
#undef WORD
#undef END

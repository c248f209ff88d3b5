/*
 * The word of every enumeration's members, as YAML, JSON and the command line write it.
 *
 * One list per enumeration, ended by NULL and indexed by its members:
 *
 *     question_type_words[QUESTION_ONE_OF]     "one of"
 *     relation_words[RELATION_SAME_POOL]       "same_pool"
 */
#ifndef TUI_MODEL_WORDS_H
#define TUI_MODEL_WORDS_H

#define LIST(name) extern const char *const name##_words[];
#define WORD(constant, word)
#define END
#include "model/words.def"
#undef LIST
#undef WORD
#undef END

#endif

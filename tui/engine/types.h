/*
 * The types of questions: one row per enum question_type, and everything that depends on the type.
 *
 * Who handles answers asks the row instead of telling types apart:
 *
 *     const struct answer_type *type = types_of(content, question);
 *     enum answer_fault fault = type->parse(content, question, "2026-01-20", &answer.number);
 *
 * A new type is a word in model/words.def and a row in each table that is kept by type: here, in
 * load/content/answers.c (how its answers stand in YAML), wording/words.c (how they are worded) and
 * screens/question.c (which screen asks). Where the row is not enough, code goes by `shape`.
 */
#ifndef TUI_ENGINE_TYPES_H
#define TUI_ENGINE_TYPES_H

#include "engine/places.h"
#include "engine/session.h"

/* What an answer's number is. */
enum answer_shape {
    SHAPE_OPTION, /* the index of one option; nodes lead on by option */
    SHAPE_SET,    /* a bit per option that was chosen; 0 = none of them */
    SHAPE_RANGE,  /* a value with a least and a most; rules compare it with < */
    SHAPE_PLACE /* a code; rules see its relation to the place of insurance, nodes lead on by it */
};

/* Why a text is no answer. How it is said is the business of whoever read the text. */
enum answer_fault {
    ANSWER_FINE,
    ANSWER_NO_QUESTION,     /* there is no question of that name */
    ANSWER_NO_OPTION,       /* the question has no option of that name */
    ANSWER_NO_DATE,         /* not a date, or a day that does not exist */
    ANSWER_NO_NUMBER,       /* not a whole number */
    ANSWER_NO_MONEY,        /* not an amount */
    ANSWER_MONEY_TOO_FINE,  /* an amount with parts of a fen: refused, never rounded */
    ANSWER_NO_PLACE,        /* no place of that name */
    ANSWER_AMBIGUOUS_PLACE, /* several places of that name */
    ANSWER_OUT_OF_RANGE,    /* an answer, but not in the range that holds under the other answers */
    ANSWER_NOT_OFFERED      /* an answer, but its question does not offer it there */
};

/* What a typed text is read against. */
struct typed_context {
    const struct question *question;
    int32_t today;
    int64_t least; /* as session_question_range() says */
    int64_t most;
};

struct answer_type {
    enum answer_shape shape;
    bool is_day;   /* its range may follow today and other days */
    int64_t least; /* SHAPE_RANGE: where the question states no end of its own */
    int64_t most;  /* … */
    int64_t unit;  /* SHAPE_RANGE: what content counts by, in answers: money in yuan = 100 */
    const char *const *fixed; /* ids of the options that the type itself brings; NULL = content's */

    /* From and to the words of engine/answer_words.h; `number` is untouched where there is a fault.
     * What is written is in the arena or the content. */
    enum answer_fault (*parse)(const struct content *content, uint32_t question, const char *text,
                               int64_t *number);
    const char *(*write)(const struct content *content, uint32_t question, int64_t number,
                         struct arena *arena);

    /* What a clerk types at a keypad: options by number from 1, short dates. The value may lie
     * outside the range. NULL where something is looked for instead (places). */
    bool (*typed)(const struct typed_context *context, const char *text, int64_t *number);
};

extern const struct answer_type answer_types[];

static inline const struct answer_type *types_of(const struct content *content, uint32_t question)
{
    return &answer_types[content->questions[question].type];
}

static inline enum answer_shape types_shape(const struct content *content, uint32_t question)
{
    return types_of(content, question)->shape;
}

/* Whether a fact is a place; `fact` may be a flow's. */
static inline bool types_is_place(const struct content *content, uint32_t fact)
{
    return fact < content->question_count && types_shape(content, fact) == SHAPE_PLACE;
}

/* Whether a known answer is one that a question takes which offers these options (engine/offered.h);
 * SHAPE_RANGE: in its range. */
bool types_allow(const struct question *question, uint32_t offered, int64_t number);

/* How many ways a node can lead on by this fact: options, endings of a flow, relations; 0 where
 * only rules can tell its answers apart. */
uint32_t types_ways(const struct content *content, uint32_t fact);

/* The id of a way: of an option, an ending, a relation. types_node_way_id() takes every node that
 * leads on by ways. */
const char *types_way_id(const struct content *content, uint32_t fact, uint32_t way);
const char *types_node_way_id(const struct content *content, const struct node *node, uint32_t way);

#endif

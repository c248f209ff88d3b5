/* What the declared names are, read from their YAML before any record of them exists. */
#include "load/builder.h"

#include <string.h>

#include "load/messages.h"
#include "model/words.h"

/* The member of a declared name's map, or NULL. */
static const struct yaml *name_member(const struct builder *builder, enum name_kind kind,
                                      uint32_t index, const char *key)
{
    const struct names *names = &builder->names[kind];
    const struct yaml *yaml = index < names->count ? names->list[index].yaml : NULL;

    return yaml && yaml->kind == YAML_MAP ? yaml_get(yaml, key) : NULL;
}

/* The position of a scalar in a NULL-terminated list of words; 0 when it is none of them. */
static uint32_t word_index(const struct yaml *scalar, const char *const *words)
{
    if (!scalar || scalar->kind != YAML_SCALAR)
        return 0;
    for (uint32_t i = 0; words[i]; i++)
        if (strcmp(words[i], scalar->text) == 0)
            return i;
    return 0;
}

enum question_type builder_question_type(const struct builder *builder, uint32_t question)
{
    return (enum question_type)word_index(name_member(builder, NAME_QUESTION, question, "type"),
                                          question_type_words);
}

const struct answer_type *builder_answer_type(const struct builder *builder, uint32_t question)
{
    return &answer_types[builder_question_type(builder, question)];
}

enum parameter_type builder_parameter_type(const struct builder *builder, uint32_t parameter)
{
    return (enum parameter_type)word_index(name_member(builder, NAME_PARAMETER, parameter, "type"),
                                           parameter_type_words);
}

/* The keys of a map, in order. */
static struct words map_words(struct builder *builder, const struct yaml *map)
{
    struct words words = {NULL, 0};

    if (!map || map->kind != YAML_MAP || map->count == 0)
        return words;

    const char **list = arena_alloc(&builder->arena, map->count * sizeof *list);

    for (const struct yaml *member = map->first; member; member = member->next)
        list[words.count++] = member->key;
    words.list = list;
    return words;
}

/* One of the lists of model/words.h. */
static struct words list_words(const char *const *list)
{
    struct words words = {list, 0};

    while (list[words.count] != NULL)
        words.count++;
    return words;
}

static bool is_insured_in(const struct builder *builder, uint32_t question)
{
    const struct yaml *start = name_member(builder, NAME_QUESTION, question, "start");

    return start && start->kind == YAML_SCALAR &&
           strcmp(start->text, start_words[START_INSURED_IN]) == 0;
}

struct words builder_fact_options(struct builder *builder, uint32_t fact)
{
    uint32_t questions = (uint32_t)builder->names[NAME_QUESTION].count;
    const struct answer_type *type;

    if (fact >= questions)
        return map_words(builder, name_member(builder, NAME_FLOW, fact - questions, "ends"));
    type = builder_answer_type(builder, fact);
    if (type->fixed != NULL)
        return list_words(type->fixed);
    switch (type->shape) {
    case SHAPE_OPTION:
    case SHAPE_SET:
        return map_words(builder, name_member(builder, NAME_QUESTION, fact, "options"));
    case SHAPE_PLACE: /* the place of insurance has no relation to itself */
        if (!is_insured_in(builder, fact))
            return list_words(relation_words);
        break;
    case SHAPE_RANGE:
        break;
    }
    return (struct words){NULL, 0};
}

struct words builder_parameter_options(struct builder *builder, uint32_t parameter)
{
    switch (builder_parameter_type(builder, parameter)) {
    case PARAMETER_ONE_OF:
        return map_words(builder, name_member(builder, NAME_PARAMETER, parameter, "options"));
    case PARAMETER_YES_NO:
        return list_words(yes_no_words);
    default:
        return (struct words){NULL, 0};
    }
}

uint32_t builder_pick(struct builder *builder, struct words words, const char *subject,
                      const char *id, struct place place)
{
    for (size_t i = 0; i < words.count; i++)
        if (strcmp(words.list[i], id) == 0)
            return (uint32_t)i;

    if (words.count == 0)
        diag_add(builder->diags, place, MESSAGE(NO_OPTIONS), subject, id);
    else
        builder_unknown(builder, place, MESSAGE(UNKNOWN_OPTION_NEAR), MESSAGE(UNKNOWN_OPTION),
                        subject, id, words);
    return NO_INDEX;
}

/* A name that is neither a question nor a flow nor `today`. */
static void fact_unknown(struct builder *builder, const char *name, struct place place)
{
    const struct names *questions = &builder->names[NAME_QUESTION];
    const struct names *flows = &builder->names[NAME_FLOW];
    const char **all =
        arena_alloc(&builder->arena, (questions->count + flows->count + 1) * sizeof(*all));
    size_t count = 0;

    all[count++] = "today";
    for (size_t i = 0; i < questions->count; i++)
        all[count++] = questions->list[i].id;
    for (size_t i = 0; i < flows->count; i++)
        all[count++] = flows->list[i].id;

    const char *near = nearest_name(name, all, count);

    if (near)
        diag_add(builder->diags, place, MESSAGE(RULE_FACT_NEAR), name, near);
    else
        diag_add(builder->diags, place, MESSAGE(RULE_FACT), name);
}

uint32_t builder_fact(struct builder *builder, const char *id, struct place place)
{
    uint32_t question = builder_lookup(builder, NAME_QUESTION, id);
    uint32_t flow = builder_lookup(builder, NAME_FLOW, id);

    if (question != NO_INDEX)
        return question;
    if (flow != NO_INDEX)
        return (uint32_t)builder->names[NAME_QUESTION].count + flow;
    if (!builder->names[NAME_QUESTION].torn && !builder->names[NAME_FLOW].torn)
        fact_unknown(builder, id, place);
    return NO_INDEX;
}

int64_t duration_length(struct duration duration)
{
    /* 146,097 days are 400 years; in 4,800ths of a day a month is a whole number. */
    static const int64_t unit_length[] = {
        [UNIT_DAYS] = 4800,
        [UNIT_WORKDAYS] = 6720,
        [UNIT_MONTHS] = 146097,
        [UNIT_YEARS] = INT64_C(12) * 146097,
    };

    return duration.amount * unit_length[duration.unit];
}

/* The content under construction: sections, strings, names, and what the names are. */
#include "load/builder.h"

#include "base/hash.h"
#include "load/messages.h"
#include "model/words.h"

#include <stdlib.h>
#include <string.h>

#define WORDS_SHOWN 20     /* of a list of what could have been meant */
#define INTERNED_ROOM 4096 /* slots to begin with; a power of two */

struct interned {
    uint32_t *slot; /* string offsets; 0 = free, for the empty string needs no slot */
    size_t room;
    size_t count;
};

/* clang-format off */
static const struct {
    const char *zh, *en;
} kind_nouns[NAME_KIND_COUNT] = {
    [NAME_SOURCE]     = {"来源", "sources"},
    [NAME_PARAMETER]  = {"参数", "parameters"},
    [NAME_QUESTION]   = {"题目", "questions"},
    [NAME_DEADLINE]   = {"期限", "deadlines"},
    [NAME_DOCUMENT]   = {"材料", "documents"},
    [NAME_SET]        = {"材料组", "sets"},
    [NAME_VERDICT]    = {"结论类别", "verdicts"},
    [NAME_OUTCOME]    = {"结果", "outcomes"},
    [NAME_FLOW]       = {"流程", "flows"},
    [NAME_REGION]     = {"地区", "regions"},
    [NAME_ZONE]       = {"一体化区域", "zones"},
    [NAME_INVARIANT]  = {"不变式", "invariants"},
    [NAME_CONDITION]  = {"条件", "conditions"},
};
/* clang-format on */

/* Words of the rule language; a fact of such a name could not be told from them. */
static const char *const reserved_words[] = {
    "and",    "or",       "not",    "in",      "is",   "known", "today",
    "region", "deadline", "unsure", "unknown", "else", "then",
};

void builder_start(struct builder *builder, struct diags *diags)
{
    *builder = (struct builder){.diags = diags};
    builder->interned = arena_alloc(&builder->arena, sizeof *builder->interned);
    builder->interned->room = INTERNED_ROOM;
    builder->interned->slot =
        arena_alloc(&builder->arena, INTERNED_ROOM * sizeof *builder->interned->slot);
    buffer_add(&builder->strings, "", 1);
    builder->head.insured_in = NO_INDEX;
    builder->head.care_in = NO_INDEX;
    builder->head.scheme = NO_INDEX;
    builder->head.dated = DATE_MIN;
}

void builder_free(struct builder *builder)
{
#define X(record, name) buffer_free(&builder->name);
    CONTENT_SECTIONS(X)
#undef X
    buffer_free(&builder->codes);
    buffer_free(&builder->indexes);
    buffer_free(&builder->workdays);
    buffer_free(&builder->texts);
    buffer_free(&builder->strings);
    arena_free(&builder->arena);
}

uint32_t builder_add(struct buffer *section, const void *record, size_t size)
{
    return (uint32_t)(buffer_add(section, record, size) / size);
}

/* ---- strings ----------------------------------------------------------------------------- */

/* The slot a string has or would have. */
static uint32_t *string_slot(const struct builder *builder, const char *s)
{
    const struct interned *interned = builder->interned;
    size_t at = (size_t)hash_bytes(s, strlen(s), 0);

    for (;; at++) {
        uint32_t *slot = &interned->slot[at & (interned->room - 1)];

        if (*slot == 0 || strcmp(builder->strings.data + *slot, s) == 0)
            return slot;
    }
}

static void strings_grow(struct builder *builder)
{
    struct interned *interned = builder->interned;
    uint32_t *old = interned->slot;
    size_t room = interned->room;

    interned->room = room * 2;
    interned->slot = arena_alloc(&builder->arena, interned->room * sizeof *interned->slot);
    for (size_t i = 0; i < room; i++)
        if (old[i] != 0)
            *string_slot(builder, builder->strings.data + old[i]) = old[i];
}

uint32_t builder_string(struct builder *builder, const char *s)
{
    if (s == NULL || *s == '\0')
        return 0;
    if (builder->interned->count * 2 >= builder->interned->room)
        strings_grow(builder);

    uint32_t *slot = string_slot(builder, s);

    if (*slot == 0) {
        *slot = (uint32_t)buffer_add(&builder->strings, s, strlen(s) + 1);
        builder->interned->count++;
    }
    return *slot;
}

/* ---- names ------------------------------------------------------------------------------- */

static bool id_good(const char *id, char first, char last)
{
    if (id[0] < first || id[0] > last)
        return false;
    for (const char *c = id; *c != '\0'; c++)
        if (!(*c >= first && *c <= last) && !(*c >= '0' && *c <= '9') && *c != '_')
            return false;
    return true;
}

static bool is_named_in_rules(enum name_kind kind)
{
    return kind == NAME_QUESTION || kind == NAME_FLOW || kind == NAME_CONDITION;
}

static void check_id(struct builder *builder, enum name_kind kind, const char *id,
                     struct place place)
{
    if (kind == NAME_OUTCOME) {
        if (!id_good(id, 'A', 'Z'))
            diag_add(builder->diags, place, MESSAGE(BAD_OUTCOME_ID), id);
        return;
    }
    if (!id_good(id, 'a', 'z'))
        diag_add(builder->diags, place, MESSAGE(BAD_ID), id);
    for (size_t i = 0;
         is_named_in_rules(kind) && i < sizeof reserved_words / sizeof reserved_words[0]; i++)
        if (strcmp(reserved_words[i], id) == 0)
            diag_add(builder->diags, place, MESSAGE(RESERVED_ID), id);
}

static struct name *name_add(struct builder *builder, enum name_kind kind)
{
    struct names *names = &builder->names[kind];

    if (names->count == names->room) {
        struct name *old = names->list;

        names->room = names->room == 0 ? 64 : names->room * 2;
        names->list = arena_alloc(&builder->arena, names->room * sizeof *names->list);
        if (old != NULL)
            memcpy(names->list, old, names->count * sizeof *old);
    }
    return &names->list[names->count++];
}

uint32_t builder_lookup(const struct builder *builder, enum name_kind kind, const char *id)
{
    const struct names *names = &builder->names[kind];

    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->list[i].id, id) == 0)
            return (uint32_t)i;
    return NO_INDEX;
}

/* Questions, flows and conditions share their names: rules call them by nothing else. */
static bool name_clashes(struct builder *builder, enum name_kind kind, const char *id,
                         struct place place)
{
    for (enum name_kind other = 0; other < NAME_KIND_COUNT && is_named_in_rules(kind); other++) {
        uint32_t twin = other != kind && is_named_in_rules(other)
                            ? builder_lookup(builder, other, id)
                            : NO_INDEX;

        if (twin == NO_INDEX)
            continue;
        const struct place *first = &builder->names[other].list[twin].place;
        diag_add(builder->diags, place, MESSAGE(DUPLICATE_ID), id, first->file, first->line);
        return true;
    }
    return false;
}

void builder_declare(struct builder *builder, enum name_kind kind, const char *id,
                     struct place place, const struct yaml *yaml)
{
    uint32_t index = builder_lookup(builder, kind, id);
    struct name name = {id, place, yaml, builder->layer, false};

    check_id(builder, kind, id, place);
    if (index == NO_INDEX) {
        name_clashes(builder, kind, id, place);
        *name_add(builder, kind) = name;
        return;
    }
    struct name *known = &builder->names[kind].list[index];
    if (known->layer == builder->layer)
        diag_add(builder->diags, place, MESSAGE(DUPLICATE_ID), id, known->place.file,
                 known->place.line);
    else
        *known = name;
}

static struct word_list kind_words(struct builder *builder, enum name_kind kind)
{
    const struct names *names = &builder->names[kind];
    const char **list = arena_alloc(&builder->arena, (names->count + 1) * sizeof *list);

    for (size_t i = 0; i < names->count; i++)
        list[i] = names->list[i].id;
    return (struct word_list){list, names->count};
}

uint32_t builder_find(struct builder *builder, enum name_kind kind, const char *id,
                      struct place place)
{
    uint32_t index = builder_lookup(builder, kind, id);

    if (index != NO_INDEX || builder->names[kind].torn)
        return index;

    struct word_list words = kind_words(builder, kind);
    const char *near = diag_nearest_name(id, words.list, words.count);
    const char *zh = kind_nouns[kind].zh, *en = kind_nouns[kind].en;

    if (near != NULL)
        diag_add(builder->diags, place, MESSAGE(UNKNOWN_NAME_NEAR), id, zh, en, near);
    else
        diag_add(builder->diags, place, MESSAGE(UNKNOWN_NAME), id, zh, en);
    return NO_INDEX;
}

static const char *words_text(struct builder *builder, struct word_list words)
{
    struct buffer buffer = {0};

    for (size_t i = 0; i < words.count && i < WORDS_SHOWN; i++)
        buffer_print(&buffer, "%s%s", i == 0 ? "" : ", ", words.list[i]);
    if (words.count > WORDS_SHOWN)
        buffer_print(&buffer, " …");
    const char *text = arena_copy(&builder->arena, buffer.data, buffer.size);
    buffer_free(&buffer);
    return text;
}

void builder_unknown(struct builder *builder, struct place place, const struct message *near,
                     const struct message *list, const char *what, const char *word,
                     struct word_list candidates)
{
    const char *nearest = diag_nearest_name(word, candidates.list, candidates.count);

    if (nearest != NULL)
        diag_add(builder->diags, place, near, what, word, nearest);
    else
        diag_add(builder->diags, place, list, what, word, words_text(builder, candidates));
}

static const char *fact_name(const struct builder *builder, uint32_t fact)
{
    size_t questions = builder->names[NAME_QUESTION].count;

    return fact < questions ? builder->names[NAME_QUESTION].list[fact].id
                            : builder->names[NAME_FLOW].list[fact - questions].id;
}

uint32_t builder_option(struct builder *builder, uint32_t fact, const char *id, struct place place)
{
    return builder_pick(builder, builder_fact_options(builder, fact), fact_name(builder, fact), id,
                        place);
}

/* ---- what the names are -------------------------------------------------------------------- */

/* The member of a declared name's map, or NULL. */
static const struct yaml *name_member(const struct builder *builder, enum name_kind kind,
                                      uint32_t index, const char *key)
{
    const struct names *names = &builder->names[kind];
    const struct yaml *yaml = index < names->count ? names->list[index].yaml : NULL;

    return yaml != NULL && yaml->kind == YAML_MAP ? yaml_get(yaml, key) : NULL;
}

/* The position of a scalar in a NULL-terminated list of words; 0 when it is none of them. */
static uint32_t word_index(const struct yaml *scalar, const char *const *words)
{
    if (scalar == NULL || scalar->kind != YAML_SCALAR)
        return 0;
    for (uint32_t i = 0; words[i] != NULL; i++)
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
static struct word_list map_words(struct builder *builder, const struct yaml *map)
{
    struct word_list words = {NULL, 0};

    if (map == NULL || map->kind != YAML_MAP || map->count == 0)
        return words;

    const char **list = arena_alloc(&builder->arena, map->count * sizeof *list);

    for (const struct yaml *member = map->first; member != NULL; member = member->next)
        list[words.count++] = member->key;
    words.list = list;
    return words;
}

/* One of the lists of model/words.h. */
static struct word_list list_words(const char *const *list)
{
    struct word_list words = {list, 0};

    while (list[words.count] != NULL)
        words.count++;
    return words;
}

static bool is_insured_in(const struct builder *builder, uint32_t question)
{
    const struct yaml *start = name_member(builder, NAME_QUESTION, question, "start");

    return start != NULL && start->kind == YAML_SCALAR &&
           strcmp(start->text, start_words[START_INSURED_IN]) == 0;
}

struct word_list builder_fact_options(struct builder *builder, uint32_t fact)
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
    return (struct word_list){NULL, 0};
}

struct word_list builder_parameter_options(struct builder *builder, uint32_t parameter)
{
    switch (builder_parameter_type(builder, parameter)) {
    case PARAMETER_ONE_OF:
        return map_words(builder, name_member(builder, NAME_PARAMETER, parameter, "options"));
    case PARAMETER_YES_NO:
        return list_words(yes_no_words);
    default:
        return (struct word_list){NULL, 0};
    }
}

uint32_t builder_pick(struct builder *builder, struct word_list words, const char *subject,
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
        arena_alloc(&builder->arena, (questions->count + flows->count + 1) * sizeof *all);
    size_t count = 0;

    all[count++] = "today";
    for (size_t i = 0; i < questions->count; i++)
        all[count++] = questions->list[i].id;
    for (size_t i = 0; i < flows->count; i++)
        all[count++] = flows->list[i].id;

    const char *near = diag_nearest_name(name, all, count);

    if (near != NULL)
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

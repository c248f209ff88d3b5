/*
 * questions.yaml: the vocabulary of facts, the ranges of their answers, and the answers that are implied by
 * others.
 */
#include "load/content/catalogue.h"

#include "load/content/question_types.h"
#include "load/messages.h"
#include "model/words.h"

#include <string.h>

#define MONEY_MAX INT64_C(100000000) /* yuan */
#define NUMBER_MAX INT64_C(1000000000)

/* ---- ranges ------------------------------------------------------------------------------ */

/* Cuts "base + 30 days" at its sign; the rest becomes `plus`. */
static bool bound_split(char *text, struct duration *plus)
{
    char *sign = strpbrk(text, "+");

    if (sign == NULL)
        sign = strstr(text, " - ");
    if (sign == NULL)
        return true;
    bool minus = strchr(sign, '-') != NULL;
    char *rest = sign + strspn(sign, "+- ");
    while (sign > text && sign[-1] == ' ')
        sign--;
    *sign = '\0';
    if (!date_duration_parse(rest, strlen(rest), plus))
        return false;
    if (minus)
        plus->amount = -plus->amount;
    return true;
}

static bool bound_fact(struct builder *builder, const struct yaml *value, const char *base,
                       uint32_t question, struct bound *bound)
{
    uint32_t other = builder_find(builder, NAME_QUESTION, base, value->place);

    bound->kind = BOUND_FACT;
    bound->fact = other;
    if (other == NO_INDEX)
        return false;
    if (other == question)
        return diag_add(builder->diags, value->place, MESSAGE(BOUND_SELF), base);
    if (!builder_answer_type(builder, other)->is_day)
        return diag_add(builder->diags, value->place, MESSAGE(NOT_A_DATE_QUESTION), base);
    return true;
}

/* A date, today, or the answer to a date question, each with a period added or taken. */
static void date_bound(struct builder *builder, const struct yaml *value, uint32_t question,
                       struct bound *bound)
{
    char *base = arena_copy(&builder->arena, value->text, value->size);
    int32_t date;

    if (!bound_split(base, &bound->plus)) {
        diag_add(builder->diags, value->place, MESSAGE(BAD_BOUND), value->text);
        return;
    }
    if (strcmp(base, "today") == 0) {
        bound->kind = BOUND_TODAY;
    } else if (date_parse(base, strlen(base), &date)) {
        bound->kind = BOUND_LITERAL;
        bound->number = date;
    } else if (base[0] >= 'a' && base[0] <= 'z') {
        bound_fact(builder, value, base, question, bound);
    } else {
        diag_add(builder->diags, value->place, MESSAGE(BAD_BOUND), value->text);
    }
}

struct within {
    const struct yaml *from, *to;
};
static const struct field within_fields[] = {
    {"from", field_yaml, offsetof(struct within, from), FIELD_OPTIONAL, NULL},
    {"to",   field_yaml, offsetof(struct within, to),   FIELD_OPTIONAL, NULL},
};
static const struct field_table within_table = FIELDS("within", within_fields);

static void bound_read(struct builder *builder, const struct yaml *value, uint32_t index,
                       const struct question *question, struct bound *bound)
{
    if (value == NULL || fields_scalar(builder, value, "within") == NULL)
        return;
    if (answer_types[question->type].is_day)
        date_bound(builder, value, index, bound);
    else if (fields_number(builder, value, question_yaml_types[question->type].range,
                           &bound->number)) {
        bound->kind = BOUND_LITERAL;
        bound->number *= answer_types[question->type].unit;
    }
}

static void within_read(struct builder *builder, const struct yaml *value, uint32_t index,
                        struct question *question)
{
    struct within within = {NULL, NULL};

    fields_read(builder, value, &within_table, &within);
    bound_read(builder, within.from, index, question, &question->least);
    bound_read(builder, within.to, index, question, &question->most);
    if (question->least.kind == BOUND_LITERAL && question->most.kind == BOUND_LITERAL &&
        question->least.plus.amount == 0 && question->most.plus.amount == 0 &&
        question->least.number > question->most.number)
        diag_add(builder->diags, value->place, MESSAGE(DATES_REVERSED), "within");
}

/* ---- implied answers --------------------------------------------------------------------- */

struct implied_entry {
    struct implied implied;
    const struct yaml *is;
};
static const struct field implied_fields[] = {
    {"when", field_rule, offsetof(struct implied_entry, implied.rule), FIELD_REQUIRED, NULL},
    {"is",   field_yaml, offsetof(struct implied_entry, is),           FIELD_REQUIRED, NULL},
};
static const struct field_table implied_table = FIELDS("implied", implied_fields);

static void read_option(struct builder *builder, const struct yaml *value, uint32_t question,
                        int64_t *number)
{
    uint32_t option = builder_option(builder, question, value->text, value->place);

    if (option != NO_INDEX)
        *number = option;
}

/* One option, or none of them. */
static void read_set(struct builder *builder, const struct yaml *value, uint32_t question,
                     int64_t *number)
{
    uint32_t option = NO_INDEX;

    *number = 0;
    if (strcmp(value->text, "none") != 0)
        option = builder_option(builder, question, value->text, value->place);
    if (option != NO_INDEX)
        *number = INT64_C(1) << option;
}

static void read_day(struct builder *builder, const struct yaml *value, uint32_t question,
                     int64_t *number)
{
    int32_t date;

    (void)question;
    if (fields_date(builder, value, &date))
        *number = date;
}

static void read_number(struct builder *builder, const struct yaml *value, uint32_t question,
                        int64_t *number)
{
    enum question_type type = builder_question_type(builder, question);
    int64_t count;

    if (fields_number(builder, value, question_yaml_types[type].range, &count))
        *number = count * answer_types[type].unit;
}

static void read_place(struct builder *builder, const struct yaml *value, uint32_t question,
                       int64_t *number)
{
    (void)question;
    fields_number(builder, value, (struct range){0, 999999}, number);
}

/* clang-format off */
const struct question_yaml_type question_yaml_types[] = {
    [QUESTION_ONE_OF]     = {.read = read_option},
    [QUESTION_SEVERAL_OF] = {.read = read_set},
    [QUESTION_YES_NO]     = {.read = read_option},
    [QUESTION_DATE]       = {.read = read_day},
    [QUESTION_NUMBER]     = {.read = read_number, .has_unit = true, .range = {-NUMBER_MAX, NUMBER_MAX}},
    [QUESTION_MONEY]      = {.read = read_number, .range = {0, MONEY_MAX}},
    [QUESTION_PLACE]      = {.read = read_place},
};
/* clang-format on */

static struct span implied_read(struct builder *builder, const struct yaml *value, uint32_t index)
{
    struct span span = {(uint32_t)(builder->implieds.size / sizeof(struct implied)), 0};

    for (const struct yaml *item = fields_items(value); item; item = fields_next(value, item)) {
        struct implied_entry entry = {
            .implied = {.rule = NO_INDEX, .state = ANSWER_KNOWN}
        };

        fields_read(builder, item, &implied_table, &entry);
        if (entry.is != NULL && fields_scalar(builder, entry.is, "is") != NULL) {
            if (strcmp(entry.is->text, "unsure") == 0)
                entry.implied.state = ANSWER_UNSURE;
            else
                question_yaml_types[builder_question_type(builder, index)].read(
                    builder, entry.is, index, &entry.implied.number);
        }
        BUILDER_ADD(builder, implieds, entry.implied);
        span.count++;
    }
    return span;
}

/* ---- questions ----------------------------------------------------------------------------- */

static const uint32_t start_types[] = {
    [START_INSURED_IN] = QUESTION_PLACE,
    [START_CARE_IN] = QUESTION_PLACE,
    [START_SCHEME] = QUESTION_ONE_OF,
};

/* A record, and what its type decides how to read. */
struct question_entry {
    struct question question;
    const struct yaml *options, *within, *implied, *unit, *can_do;
};

static const struct field unsure_fields[] = {
    {"label", field_text, offsetof(struct question, unsure_label), FIELD_OPTIONAL, NULL},
    {"story", field_text, offsetof(struct question, unsure_story), FIELD_OPTIONAL, NULL},
};
static const struct field_table unsure_table = FIELDS("unsure", unsure_fields);

static void field_unsure(struct builder *builder, const struct yaml *value, void *member,
                         const void *detail)
{
    (void)detail;
    fields_read(builder, value, &unsure_table, member);
}

#define QUESTION(member) offsetof(struct question_entry, question.member)
#define ENTRY(member) offsetof(struct question_entry, member)

/* clang-format off */
static const struct field question_fields[] = {
    {"type",     field_word,    QUESTION(type),   FIELD_REQUIRED, question_type_words},
    {"text",     field_text,    QUESTION(text),   FIELD_REQUIRED, NULL},
    {"label",    field_text,    QUESTION(label),  FIELD_REQUIRED, NULL},
    {"why",      field_text,    QUESTION(why),    FIELD_OPTIONAL, NULL},
    {"help",     field_text,    QUESTION(help),   FIELD_OPTIONAL, NULL},
    {"unit",     field_yaml,    ENTRY(unit),      FIELD_OPTIONAL, NULL},
    {"options",  field_yaml,    ENTRY(options),   FIELD_OPTIONAL, NULL},
    {"unsure",   field_unsure,  ENTRY(question),  FIELD_OPTIONAL, NULL},
    {"can_do",   field_yaml,    ENTRY(can_do),    FIELD_OPTIONAL, NULL},
    {"within",   field_yaml,    ENTRY(within),    FIELD_OPTIONAL, NULL},
    {"implied",  field_yaml,    ENTRY(implied),   FIELD_OPTIONAL, NULL},
    {"cite",     field_cites,   QUESTION(cites),  FIELD_OPTIONAL, NULL},
    {"myth",     field_myths,   QUESTION(myths),  FIELD_OPTIONAL, NULL},
    {"start",    field_word,    QUESTION(start),  FIELD_OPTIONAL, start_words},
};
/* clang-format on */
static const struct field_table question_table = FIELDS("question", question_fields);

static bool key_fits(struct builder *builder, const struct yaml *value, uint32_t type, bool fits)
{
    if (value == NULL || fits)
        return value != NULL;
    return diag_add(builder->diags, value->key_place, MESSAGE(KEY_NOT_HERE),
                    question_type_words[type], value->key);
}

static void read_options(struct builder *builder, const struct name *name, uint32_t index,
                         struct question_entry *entry)
{
    uint32_t type = entry->question.type;
    struct text yes_no[2];
    enum answer_shape shape = answer_types[type].shape;
    bool fixed = answer_types[type].fixed != NULL;

    if (shape != SHAPE_OPTION && shape != SHAPE_SET) {
        key_fits(builder, entry->options, type, false);
        return;
    }
    if (entry->options == NULL && !fixed) {
        diag_add(builder->diags, name->place, MESSAGE(MISSING_KEY), name->id, "options");
        return;
    }
    yes_no_wording(builder, yes_no);
    entry->question.options = options_read(
        builder, entry->options, builder_fact_options(builder, index), true, fixed ? yes_no : NULL);
}

/* `true`: every option can still be brought about; a list: these. */
static void read_can_do(struct builder *builder, const struct name *name, uint32_t index,
                        struct question_entry *entry)
{
    const struct yaml *can_do = entry->can_do;
    uint32_t flag = 0;

    if (can_do->kind != YAML_LIST) {
        field_flag(builder, can_do, &flag, NULL);
        entry->question.can_do = flag ? CAN_DO_ALL : 0;
        return;
    }
    for (const struct yaml *item = can_do->first; item; item = item->next) {
        const char *id = fields_scalar(builder, item, name->id);
        uint32_t option = id ? builder_option(builder, index, id, item->place) : NO_INDEX;

        if (option < OPTIONS_MAX)
            entry->question.can_do |= UINT32_C(1) << option;
    }
}

/* What depends on the type. */
static void read_rest(struct builder *builder, const struct name *name, uint32_t index,
                      struct question_entry *entry)
{
    uint32_t type = entry->question.type;

    read_options(builder, name, index, entry);
    if (entry->can_do != NULL)
        read_can_do(builder, name, index, entry);
    if (key_fits(builder, entry->unit, type, question_yaml_types[type].has_unit))
        entry->question.unit = fields_bilingual(builder, entry->unit);
    if (key_fits(builder, entry->within, type, answer_types[type].shape == SHAPE_RANGE))
        within_read(builder, entry->within, index, &entry->question);
    if (entry->implied != NULL)
        entry->question.implied = implied_read(builder, entry->implied, index);
}

/* ---- start facts ------------------------------------------------------------------------- */

static void take_start(struct builder *builder, const struct name *name, uint32_t index,
                       const struct question *question)
{
    uint32_t *const facts[] = {
        [START_INSURED_IN] = &builder->head.insured_in,
        [START_CARE_IN] = &builder->head.care_in,
        [START_SCHEME] = &builder->head.scheme,
    };
    uint32_t start = question->start;

    if (start == START_NONE)
        return;
    const struct yaml *yaml = yaml_get(name->yaml, "start");
    if (*facts[start] != NO_INDEX)
        diag_add(builder->diags, yaml->place, MESSAGE(START_TWICE), start_words[start],
                 builder->names[NAME_QUESTION].list[*facts[start]].id);
    else
        *facts[start] = index;
    if (question->type != start_types[start])
        diag_add(builder->diags, yaml->place, MESSAGE(START_TYPE), start_words[start],
                 question_type_words[start_types[start]]);
}

static void check_starts(struct builder *builder)
{
    const struct names *names = &builder->names[NAME_QUESTION];
    const uint32_t facts[] = {
        [START_INSURED_IN] = builder->head.insured_in,
        [START_CARE_IN] = builder->head.care_in,
        [START_SCHEME] = builder->head.scheme,
    };

    if (names->count == 0 || names->torn)
        return;
    for (uint32_t i = START_INSURED_IN; i <= START_SCHEME; i++)
        if (facts[i] == NO_INDEX)
            diag_add(builder->diags, (struct place){names->list[0].place.file, 0, 0},
                     MESSAGE(START_MISSING), start_words[i]);
}

void questions_fill(struct builder *builder)
{
    const struct names *names = &builder->names[NAME_QUESTION];

    for (size_t i = 0; i < names->count; i++) {
        const struct name *name = &names->list[i];
        struct question_entry entry = {0};

        entry.question.id = builder_string(builder, name->id);
        if (fields_read(builder, name->yaml, &question_table, &entry)) {
            read_rest(builder, name, (uint32_t)i, &entry);
            take_start(builder, name, (uint32_t)i, &entry.question);
        }
        BUILDER_ADD(builder, questions, entry.question);
    }
    check_starts(builder);
}

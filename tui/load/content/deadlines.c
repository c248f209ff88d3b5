/* deadlines.yaml: named deadlines; and the rules of deadlines, which regions give as well. */
#include "load/content/catalogue.h"

#include "load/messages.h"
#include "model/words.h"

#include <string.h>

/* ---- rules ------------------------------------------------------------------------------- */

static void field_month_day(struct builder *builder, const struct yaml *value, void *member,
                            const void *detail)
{
    struct deadline_rule *rule = member;

    (void)detail;
    fields_month_day(builder, value, &rule->month, &rule->day);
}

static const struct field rule_fields[] = {
    {"from",      field_date_questions,          offsetof(struct deadline_rule, from),          FIELD_OPTIONAL, NULL},
    {"plus",      field_duration,                offsetof(struct deadline_rule, plus),          FIELD_OPTIONAL, NULL},
    {"next_year", field_month_day,               0,                             FIELD_OPTIONAL, NULL          },
    {"event", field_text, offsetof(struct deadline_rule,                        event), FIELD_OPTIONAL,           NULL    },
    {"roll", field_word, offsetof(struct deadline_rule,                         roll), FIELD_OPTIONAL,     roll_words},
    {"count_first_day", field_flag, offsetof(struct deadline_rule,                  count_first), FIELD_OPTIONAL,
     NULL    },
};
static const struct field_table rule_table = FIELDS("rule", rule_fields);

static const char *const kind_keys[] = {
    [DEADLINE_PLUS] = "plus",
    [DEADLINE_NEXT_YEAR] = "next_year",
    [DEADLINE_EVENT] = "event",
};

bool deadline_rule_read(struct builder *builder, const struct yaml *value,
                        struct deadline_rule *rule)
{
    size_t errors = builder->diags->errors;
    size_t kinds = 0;

    if (value->kind == YAML_SCALAR) { /* a bare period */
        rule->kind = DEADLINE_PLUS;
        return fields_duration(builder, value, &rule->plus);
    }
    if (!fields_read(builder, value, &rule_table, rule))
        return false;
    for (uint32_t i = 0; i < sizeof kind_keys / sizeof kind_keys[0]; i++)
        if (yaml_get(value, kind_keys[i]) != NULL) {
            rule->kind = i;
            kinds++;
        }
    if (kinds != 1)
        diag_add(builder->diags, value->place, MESSAGE(ONE_OF_KEYS), fields_what(value, "rule"),
                 "plus, next_year, event");
    return builder->diags->errors == errors;
}

/* ---- named deadlines --------------------------------------------------------------------- */

void field_date_questions(struct builder *builder, const struct yaml *value, void *member,
                          const void *detail)
{
    static const enum name_kind question_kind = NAME_QUESTION;
    struct span *span = member;

    (void)detail;
    field_names(builder, value, span, &question_kind);
    for (const struct yaml *item = fields_items(value); item != NULL;
         item = fields_next(value, item)) {
        uint32_t question = item->kind == YAML_SCALAR
                                ? builder_lookup(builder, NAME_QUESTION, item->text)
                                : NO_INDEX;

        if (question != NO_INDEX && !builder_answer_type(builder, question)->is_day)
            diag_add(builder->diags, item->place, MESSAGE(NOT_A_DATE_QUESTION), item->text);
    }
}

/* `region.PARAM`, or a rule that stands here. */
static void field_deadline_rule(struct builder *builder, const struct yaml *value, void *member,
                                const void *detail)
{
    static const char prefix[] = "region.";
    struct deadline *deadline = member;

    (void)detail;
    if (value->kind != YAML_SCALAR || strncmp(value->text, prefix, sizeof prefix - 1) != 0) {
        deadline_rule_read(builder, value, &deadline->rule);
        return;
    }
    deadline->parameter =
        builder_find(builder, NAME_PARAMETER, value->text + sizeof prefix - 1, value->place);
    if (deadline->parameter != NO_INDEX &&
        builder_parameter_type(builder, deadline->parameter) != PARAMETER_DEADLINE)
        diag_add(builder->diags, value->place, MESSAGE(NOT_A_DEADLINE_PARAMETER), value->text);
}

#define DEADLINE(member) offsetof(struct deadline, member)

static const struct field deadline_fields[] = {
    {"label",           field_text,           DEADLINE(label),            FIELD_REQUIRED, NULL      },
    {"from",            field_date_questions, DEADLINE(from),             FIELD_OPTIONAL, NULL      },
    {"roll",            field_word,           DEADLINE(rule.roll),        FIELD_OPTIONAL, roll_words},
    {"count_first_day", field_flag,           DEADLINE(rule.count_first), FIELD_OPTIONAL, NULL      },
    {"rule",            field_deadline_rule,  0,                          FIELD_REQUIRED, NULL      },
    {"when",            field_rule,           DEADLINE(when),             FIELD_OPTIONAL, NULL      },
    {"text",            field_text,           DEADLINE(text),             FIELD_OPTIONAL, NULL      },
    {"cite",            field_cites,          DEADLINE(cites),            FIELD_OPTIONAL, NULL      },
};
static const struct field_table deadline_table = FIELDS("deadline", deadline_fields);

void deadlines_fill(struct builder *builder)
{
    const struct names *names = &builder->names[NAME_DEADLINE];

    for (size_t i = 0; i < names->count; i++) {
        const struct name *name = &names->list[i];
        struct deadline deadline = {
            .parameter = NO_INDEX, .when = NO_INDEX, .rule = {.roll = ROLL_LAW}};

        deadline.id = builder_string(builder, name->id);
        fields_read(builder, name->yaml, &deadline_table, &deadline);
        if (deadline.from.count == 0 && deadline.rule.kind != DEADLINE_EVENT)
            diag_add(builder->diags, name->place, MESSAGE(DEADLINE_NO_ANCHOR), name->id);
        BUILDER_ADD(builder, deadlines, deadline);
    }
}

/* ---- dates counted from ------------------------------------------------------------------ */

static void anchors_add(struct builder *builder, struct span from, struct span *anchors)
{
    for (uint32_t i = 0; i < from.count; i++) {
        const uint32_t *all = (const void *)builder->indexes.data;
        uint32_t question = all[from.first + i], known = 0;

        while (known < anchors->count && all[anchors->first + known] != question)
            known++;
        if (known == anchors->count) {
            buffer_add(&builder->indexes, &question, sizeof question);
            anchors->count++;
        }
    }
}

void deadlines_anchors(struct builder *builder)
{
    struct deadline *deadlines = (void *)builder->deadlines.data;
    const struct value *values = (const void *)builder->values.data;

    for (size_t i = 0; i < builder->deadlines.size / sizeof *deadlines; i++) {
        struct span anchors = {(uint32_t)(builder->indexes.size / sizeof(uint32_t)), 0};

        anchors_add(builder, deadlines[i].from, &anchors);
        anchors_add(builder, deadlines[i].rule.from, &anchors);
        for (size_t n = 0; n < builder->values.size / sizeof *values; n++)
            if (values[n].parameter == deadlines[i].parameter)
                anchors_add(builder, values[n].deadline.from, &anchors);
        deadlines[i].anchors = anchors;
    }
}

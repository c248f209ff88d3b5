/* outcomes/: how cases end; the verdict, what to say and do, papers, dates, misbeliefs, sources. */
#include "load/content/catalogue.h"

#include "load/messages.h"

#include <string.h>

#define BRING_MAX 64     /* what a checklist holds */
#define DEADLINES_MAX 16 /* what a result holds */

static const enum name_kind verdict_kind = NAME_VERDICT;
static const enum name_kind deadline_kind = NAME_DEADLINE;
static const enum name_kind flow_kind = NAME_FLOW;

/* ---- steps ------------------------------------------------------------------------------- */

#define CHANNEL(kind) ((kind) * sizeof(struct text))

static const struct field channel_fields[] = {
    {"online", field_text, CHANNEL(CHANNEL_ONLINE), FIELD_OPTIONAL, NULL},
    {"window", field_text, CHANNEL(CHANNEL_WINDOW), FIELD_OPTIONAL, NULL},
    {"agent",  field_text, CHANNEL(CHANNEL_AGENT),  FIELD_OPTIONAL, NULL},
    {"phone",  field_text, CHANNEL(CHANNEL_PHONE),  FIELD_OPTIONAL, NULL},
};
static const struct field_table channel_table = FIELDS("by", channel_fields);

static void field_channels(struct builder *builder, const struct yaml *value, void *member,
                           const void *detail)
{
    (void)detail;
    fields_read(builder, value, &channel_table, member);
    if (value->kind == YAML_MAP && value->count == 1 && yaml_get(value, "online") != NULL)
        diag_add(builder->diags, value->place, MESSAGE(ONLINE_ONLY));
}

static const struct field step_fields[] = {
    {"text", field_text,     offsetof(struct step, text),     FIELD_REQUIRED, NULL},
    {"when", field_rule,     offsetof(struct step, when),     FIELD_OPTIONAL, NULL},
    {"by",   field_channels, offsetof(struct step, channels), FIELD_OPTIONAL, NULL},
    {"cite", field_cites,    offsetof(struct step, cites),    FIELD_OPTIONAL, NULL},
    FORCE_FIELDS(offsetof(struct step, force)),
};
static const struct field_table step_table = FIELDS("do", step_fields);

static void field_steps(struct builder *builder, const struct yaml *value, void *member,
                        const void *detail)
{
    struct span *span = member;

    (void)detail;
    *span = (struct span){(uint32_t)(builder->steps.size / sizeof(struct step)), 0};
    for (const struct yaml *item = fields_items(value); item != NULL;
         item = fields_next(value, item)) {
        struct step step = {.when = NO_INDEX, .force = PERIOD_OPEN};

        fields_read(builder, item, &step_table, &step);
        force_apply(builder, item, step.cites, &step.force, &step.when);
        BUILDER_ADD(builder, steps, step);
        span->count++;
    }
}

/* ---- misbeliefs -------------------------------------------------------------------------- */

static const struct field myth_fields[] = {
    {"said",  field_text,  offsetof(struct myth, said),  FIELD_REQUIRED, NULL},
    {"truth", field_text,  offsetof(struct myth, truth), FIELD_REQUIRED, NULL},
    {"cite",  field_cites, offsetof(struct myth, cites), FIELD_OPTIONAL, NULL},
    FORCE_FIELDS(offsetof(struct myth, force)),
};
static const struct field_table myth_table = FIELDS("myth", myth_fields);

void field_myths(struct builder *builder, const struct yaml *value, void *member,
                 const void *detail)
{
    struct span *span = member;

    (void)detail;
    *span = (struct span){(uint32_t)(builder->myths.size / sizeof(struct myth)), 0};
    for (const struct yaml *item = fields_items(value); item != NULL;
         item = fields_next(value, item)) {
        struct myth myth = {.force = PERIOD_OPEN};

        fields_read(builder, item, &myth_table, &myth);
        force_within(builder, item, force_cites(builder, myth.cites), &myth.force);
        BUILDER_ADD(builder, myths, myth);
        span->count++;
    }
}

/* ---- notes ------------------------------------------------------------------------------- */

static const struct field note_fields[] = {
    {"label", field_text,  offsetof(struct note, label), FIELD_OPTIONAL, NULL},
    {"text",  field_text,  offsetof(struct note, text),  FIELD_REQUIRED, NULL},
    {"when",  field_rule,  offsetof(struct note, when),  FIELD_OPTIONAL, NULL},
    {"cite",  field_cites, offsetof(struct note, cites), FIELD_OPTIONAL, NULL},
    FORCE_FIELDS(offsetof(struct note, force)),
};
static const struct field_table note_table = FIELDS("notes", note_fields);

static void field_notes(struct builder *builder, const struct yaml *value, void *member,
                        const void *detail)
{
    struct span *span = member;

    (void)detail;
    *span = (struct span){(uint32_t)(builder->notes.size / sizeof(struct note)), 0};
    for (const struct yaml *item = fields_items(value); item != NULL;
         item = fields_next(value, item)) {
        struct note note = {.when = NO_INDEX, .force = PERIOD_OPEN};

        fields_read(builder, item, &note_table, &note);
        force_apply(builder, item, note.cites, &note.force, &note.when);
        BUILDER_ADD(builder, notes, note);
        span->count++;
    }
}

/* ---- outcomes ---------------------------------------------------------------------------- */

#define OUTCOME(member) offsetof(struct outcome, member)

static const struct field outcome_fields[] = {
    {"verdict",   field_name,  OUTCOME(verdict),   FIELD_REQUIRED, &verdict_kind },
    {"title",     field_text,  OUTCOME(title),     FIELD_REQUIRED, NULL          },
    {"say",       field_text,  OUTCOME(say),       FIELD_REQUIRED, NULL          },
    {"plain",     field_text,  OUTCOME(plain),     FIELD_OPTIONAL, NULL          },
    {"do",        field_steps, OUTCOME(steps),     FIELD_OPTIONAL, NULL          },
    {"notes",     field_notes, OUTCOME(notes),     FIELD_OPTIONAL, NULL          },
    {"bring",     field_bring, OUTCOME(bring),     FIELD_OPTIONAL, NULL          },
    {"deadlines", field_names, OUTCOME(deadlines), FIELD_OPTIONAL, &deadline_kind},
    {"grounds",   field_rule,  OUTCOME(grounds),   FIELD_OPTIONAL, NULL          },
    {"myth",      field_myths, OUTCOME(myths),     FIELD_OPTIONAL, NULL          },
    {"cite",      field_cites, OUTCOME(cites),     FIELD_OPTIONAL, NULL          },
    {"next",      field_name,  OUTCOME(next),      FIELD_OPTIONAL, &flow_kind    },
    FORCE_FIELDS(OUTCOME(force)),
};
static const struct field_table outcome_table = FIELDS("outcome", outcome_fields);

/* A refusal without a stated ground could come of wishful wording. */
static void check_grounds(struct builder *builder, const struct name *name,
                          const struct outcome *outcome)
{
    const struct names *verdicts = &builder->names[NAME_VERDICT];

    if (outcome->verdict < verdicts->count && yaml_get(name->yaml, "grounds") == NULL &&
        strcmp(verdicts->list[outcome->verdict].id, "not_payable") == 0)
        diag_add(builder->diags, name->place, MESSAGE(GROUNDS_MISSING), name->id);
}

void outcomes_fill(struct builder *builder)
{
    const struct names *names = &builder->names[NAME_OUTCOME];

    for (size_t i = 0; i < names->count; i++) {
        const struct name *name = &names->list[i];
        struct outcome outcome = {.verdict = NO_INDEX,
                                  .grounds = NO_INDEX,
                                  .next = NO_INDEX,
                                  .force = PERIOD_OPEN,
                                  .in_force = NO_INDEX};

        outcome.id = builder_string(builder, name->id);
        fields_read(builder, name->yaml, &outcome_table, &outcome);
        if (force_within(builder, name->yaml, PERIOD_OPEN, &outcome.force))
            outcome.in_force = force_rule(builder, name->yaml, outcome.force);
        check_grounds(builder, name, &outcome);
        fields_limit(builder, name->yaml, name->id, outcome.bring.count, BRING_MAX);
        fields_limit(builder, name->yaml, name->id, outcome.deadlines.count, DEADLINES_MAX);
        BUILDER_ADD(builder, outcomes, outcome);
    }
}

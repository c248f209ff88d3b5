/*
 * From when to when a sentence is said.
 *
 * `from` and `to` stand beside a sentence, a citation, a source. A citation counts while its source is in
 * force. A sentence is said on its own days, as far as one of its citations counts on them: what rests
 * only on a law of next year is said from next year on. The days become part of the sentence's condition,
 * as `today >= …` and `today <= …`, so that whatever evaluates, proves and compares rules knows of them.
 */
#include "load/content/catalogue.h"

#include "load/messages.h"

#include <string.h>

static struct period both(struct period a, struct period b)
{
    return (struct period){a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to};
}

/* From the first day on which one of them counts to the last; what lies between without any is a finding
 * of promises.c. */
struct period force_cites(const struct builder *builder, struct span cites)
{
    const struct cite *all = (const struct cite *)(const void *)builder->cites.data + cites.first;
    struct period force = {INT32_MAX, INT32_MIN};

    if (cites.count == 0)
        return PERIOD_OPEN;
    for (uint32_t i = 0; i < cites.count; i++) {
        if (all[i].force.from < force.from)
            force.from = all[i].force.from;
        if (all[i].force.to > force.to)
            force.to = all[i].force.to;
    }
    return force;
}

bool force_within(struct builder *builder, const struct yaml *yaml, struct period basis,
                  struct period *force)
{
    if (force->from > force->to)
        return diag_add(builder->diags, yaml->place, MESSAGE(DATES_REVERSED),
                        fields_what(yaml, "from"));
    *force = both(*force, basis);
    if (force->from > force->to)
        return diag_add(builder->diags, yaml->place, MESSAGE(FORCE_NEVER));
    return true;
}

/* The condition as its author would write it. */
static const char *force_text(struct builder *builder, struct period force)
{
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];

    date_format(force.from, from);
    date_format(force.to, to);
    if (force.to == INT32_MAX)
        return arena_format(&builder->arena, "today >= %s", from);
    if (force.from == INT32_MIN)
        return arena_format(&builder->arena, "today <= %s", to);
    return arena_format(&builder->arena, "today >= %s and today <= %s", from, to);
}

/* One that is there already, or NO_INDEX: sentences that begin on one day share their condition. */
static uint32_t rule_worded(struct builder *builder, const char *text)
{
    const struct rule *rules = (const void *)builder->rules.data;
    const uint32_t source = builder_string(builder, text);

    for (uint32_t i = 0; i < builder->rules.size / sizeof *rules; i++)
        if (rules[i].source == source)
            return i;
    return NO_INDEX;
}

uint32_t force_rule(struct builder *builder, const struct yaml *yaml, struct period force)
{
    struct yaml text = {.kind = YAML_SCALAR, .place = yaml->place};
    uint32_t rule;

    /* Nobody is served before the content's own date: what begins by then needs no condition. */
    if (force.from <= builder->head.dated)
        force.from = INT32_MIN;
    if (force.from == INT32_MIN && force.to == INT32_MAX)
        return NO_INDEX;
    text.text = force_text(builder, force);
    text.size = strlen(text.text);
    rule = rule_worded(builder, text.text);
    return rule != NO_INDEX ? rule : builder_rule(builder, &text);
}

void force_apply(struct builder *builder, const struct yaml *yaml, struct span cites,
                 struct period *force, uint32_t *when)
{
    if (force_within(builder, yaml, force_cites(builder, cites), force))
        *when = builder_rule_and(builder, *when, force_rule(builder, yaml, *force));
}

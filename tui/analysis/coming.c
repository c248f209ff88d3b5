/* What changes by itself on a day to come: see coming.h. */
#include "analysis/coming.h"

#include "engine/force.h"

#include <string.h>

/* A sentence, its days, and what it rests on. */
struct sentence {
    const char *name;
    struct text words;
    struct place place;
    struct period force;
    struct span cites;
};

struct collector {
    const struct workbook *workbook;
    const struct content *content;
    struct arena *arena;
    struct buffer found; /* struct coming */
    int32_t today;
};

static const char *string(const struct collector *collector, uint32_t offset)
{
    return content_string(collector->content, offset);
}

static const char *numbered(const struct collector *collector, const char *whole, const char *key,
                            uint32_t index)
{
    return arena_format(collector->arena, "%s.%s.%u", whole, key, index + 1);
}

static void change_add(struct collector *collector, const struct sentence *sentence,
                       enum coming_kind kind, int32_t day, uint32_t cite)
{
    const struct coming coming = {.day = day,
                                  .kind = kind,
                                  .name = sentence->name,
                                  .words = sentence->words,
                                  .cite = cite,
                                  .place = sentence->place};

    if (day > collector->today)
        buffer_add(&collector->found, &coming, sizeof coming);
}

/* What comes or goes with the sentence itself is no change of what it rests on. */
static void cite_changes(struct collector *collector, const struct sentence *sentence,
                         uint32_t cite)
{
    const struct period force = collector->content->cites[cite].force;

    if (force.from > sentence->force.from && force.from <= sentence->force.to)
        change_add(collector, sentence, COMING_GAINS, force.from, cite);
    if (force.to < sentence->force.to && force.to >= sentence->force.from)
        change_add(collector, sentence, COMING_LOSES, force.to + 1, cite);
}

static void sentence_changes(struct collector *collector, const struct sentence *sentence)
{
    const struct period force = sentence->force;

    if (force.from != INT32_MIN)
        change_add(collector, sentence, COMING_BEGINS, force.from,
                   force_first(collector->content, sentence->cites, force.from));
    if (force.to != INT32_MAX)
        change_add(collector, sentence, COMING_ENDS, force.to + 1,
                   force_first(collector->content, sentence->cites, force.to));
    for (uint32_t i = 0; i < sentence->cites.count; i++)
        cite_changes(collector, sentence, sentence->cites.first + i);
}

/* ---- record by record --------------------------------------------------------------------- */

static void myths_changes(struct collector *collector, const char *whole, struct place place,
                          struct span myths)
{
    for (uint32_t i = 0; i < myths.count; i++) {
        const struct myth *myth = &collector->content->myths[myths.first + i];

        sentence_changes(collector,
                         &(struct sentence){numbered(collector, whole, "myth", i), myth->truth,
                                            place, myth->force, myth->cites});
    }
}

static void question_changes(struct collector *collector, uint32_t index)
{
    const struct question *question = &collector->content->questions[index];
    const char *name = string(collector, question->id);
    const struct place place = collector->workbook->questions[index];

    sentence_changes(collector,
                     &(struct sentence){name, question->text, place, PERIOD_OPEN, question->cites});
    myths_changes(collector, name, place, question->myths);
}

/* What a paper is called where it is asked for. */
static struct text bring_words(const struct content *content, const struct bring *bring)
{
    if (bring->kind == BRING_DOCUMENT)
        return content->documents[bring->subject].name;
    return bring->kind == BRING_INCLUDE ? content->flows[bring->subject].title : bring->label;
}

static void parts_changes(struct collector *collector, const char *name,
                          const struct outcome *outcome)
{
    const struct content *content = collector->content;
    const struct workbook *workbook = collector->workbook;

    for (uint32_t i = 0, n = outcome->steps.first; i < outcome->steps.count; i++, n++)
        sentence_changes(collector,
                         &(struct sentence){numbered(collector, name, "do", i),
                                            content->steps[n].text, workbook->steps[n],
                                            content->steps[n].force, content->steps[n].cites});
    for (uint32_t i = 0, n = outcome->notes.first; i < outcome->notes.count; i++, n++)
        sentence_changes(collector,
                         &(struct sentence){numbered(collector, name, "notes", i),
                                            content->notes[n].text, workbook->notes[n],
                                            content->notes[n].force, content->notes[n].cites});
    for (uint32_t i = 0, n = outcome->bring.first; i < outcome->bring.count; i++, n++)
        sentence_changes(collector,
                         &(struct sentence){numbered(collector, name, "bring", i),
                                            bring_words(content, &content->brings[n]),
                                            workbook->brings[n], content->brings[n].force,
                                            content->brings[n].cites});
}

static void outcome_changes(struct collector *collector, uint32_t index)
{
    const struct outcome *outcome = &collector->content->outcomes[index];
    const char *name = string(collector, outcome->id);
    const struct place place = collector->workbook->outcomes[index];

    sentence_changes(
        collector, &(struct sentence){name, outcome->title, place, outcome->force, outcome->cites});
    parts_changes(collector, name, outcome);
    myths_changes(collector, name, place, outcome->myths);
}

/* A value that has no text of its own is told by its parameter's name. */
static void region_changes(struct collector *collector, uint32_t index)
{
    const struct content *content = collector->content;
    const struct region *region = &content->regions[index];

    for (uint32_t i = region->values.first; i < region->values.first + region->values.count; i++) {
        const struct value *value = &content->values[i];
        const struct parameter *parameter = &content->parameters[value->parameter];
        const char *name =
            arena_format(collector->arena, "%s.values.%s", string(collector, region->id),
                         string(collector, parameter->id));

        sentence_changes(collector, &(struct sentence){
                                        name,
                                        value->text.zh != 0 ? value->text : parameter->label,
                                        collector->workbook->values[i],
                                        {value->from, value->to},
                                        value->cites
        });
    }
}

static void others_changes(struct collector *collector)
{
    const struct content *content = collector->content;
    const struct workbook *workbook = collector->workbook;

    for (uint32_t i = 0; i < content->document_count; i++)
        sentence_changes(collector,
                         &(struct sentence){string(collector, content->documents[i].id),
                                            content->documents[i].name, workbook->documents[i],
                                            PERIOD_OPEN, content->documents[i].cites});
    for (uint32_t i = 0; i < content->deadline_count; i++)
        sentence_changes(collector,
                         &(struct sentence){string(collector, content->deadlines[i].id),
                                            content->deadlines[i].text, workbook->deadlines[i],
                                            PERIOD_OPEN, content->deadlines[i].cites});
    for (uint32_t i = 0; i < content->zone_count; i++)
        sentence_changes(collector, &(struct sentence){
                                        string(collector, content->zones[i].id),
                                        content->zones[i].name,
                                        workbook->zones[i],
                                        {content->zones[i].from, content->zones[i].to},
                                        content->zones[i].cites
        });
}

/* ---- the whole ---------------------------------------------------------------------------- */

/* Sorted by day; equal days stay in the order in which they were found. */
static void sort_by_day(struct coming *list, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        const struct coming one = list[i];
        uint32_t place = i;

        for (; place > 0 && list[place - 1].day > one.day; place--)
            list[place] = list[place - 1];
        list[place] = one;
    }
}

struct comings coming_after(const struct workbook *workbook, struct arena *arena, int32_t today)
{
    const struct content *content = &workbook->content;
    struct collector collector = {workbook, content, arena, {0}, today};
    struct comings comings;

    for (uint32_t i = 0; i < content->outcome_count; i++)
        outcome_changes(&collector, i);
    for (uint32_t i = 0; i < content->region_count; i++)
        region_changes(&collector, i);
    for (uint32_t i = 0; i < content->question_count; i++)
        question_changes(&collector, i);
    others_changes(&collector);
    comings.count = (uint32_t)(collector.found.size / sizeof(struct coming));
    comings.list = arena_alloc(arena, collector.found.size + 1);
    if (comings.count > 0)
        memcpy(comings.list, collector.found.data, collector.found.size);
    buffer_free(&collector.found);
    sort_by_day(comings.list, comings.count);
    return comings;
}

uint32_t coming_count(const struct coming *first, const struct coming *end,
                      uint32_t counts[COMING_KINDS])
{
    uint32_t count = 0;

    memset(counts, 0, COMING_KINDS * sizeof *counts);
    for (; first + count < end && first[count].day == first->day; count++)
        counts[first[count].kind]++;
    return count;
}

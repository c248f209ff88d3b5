/* Changed records in words: see diff_told.h. */
#include "commands/diff_told.h"

#include "model/texts.h"
#include "model/words.h"
#include "wording/words.h"

#include <string.h>

enum { OLD, NEW };

static const struct content *content_of(const struct diff_words *words, unsigned side)
{
    return side == OLD ? words->old : words->now;
}

static struct words words_in(const struct diff_words *words, unsigned side)
{
    return (struct words){
        .content = content_of(words, side), .language = words->language, .arena = words->arena};
}

static const char *say(const struct diff_words *words, enum phrase phrase, const char *a,
                       const char *b)
{
    return phrase_format(words->arena, phrase, words->language, a, b, NULL);
}

/* ---- which record ------------------------------------------------------------------------- */

/* A record of one side. */
struct record {
    unsigned side;
    enum section section;
    uint32_t index;
};

/* What has such records, and where: the first owner whose span the record is in. */
struct home {
    enum section section, owner;
    size_t span;
};

#define HOME(section, owner, member)                                                               \
    {                                                                                              \
        SECTION_##section, SECTION_##owner, offsetof(struct owner, member)                         \
    }

static const struct home homes[] = {
    HOME(step, outcome, steps),       HOME(note, outcome, notes),  HOME(bring, outcome, bring),
    HOME(myth, outcome, myths),       HOME(myth, question, myths), HOME(option, question, options),
    HOME(option, parameter, options), HOME(value, region, values), HOME(claim, region, claims),
};

static bool home_find(const struct content *content, const struct record *record,
                      struct record *owner)
{
    uint32_t counts[SECTION_COUNT];

    layout_counts(content, counts);
    for (size_t i = 0; i < sizeof homes / sizeof homes[0]; i++)
        for (uint32_t n = 0; homes[i].section == record->section && n < counts[homes[i].owner];
             n++) {
            struct span span;

            memcpy(&span, (const char *)records_at(content, homes[i].owner, n) + homes[i].span,
                   sizeof span);
            if (record->index - span.first < span.count) {
                *owner = (struct record){record->side, homes[i].owner, n};
                return true;
            }
        }
    return false;
}

/* The text that names a record among its kind. */
static const char *title_of(const struct diff_words *words, const struct record *record)
{
    const struct content *content = content_of(words, record->side);
    uint32_t i = record->index;

    switch ((int)record->section) {
    case SECTION_flow:
        return content_text(content, content->flows[i].title, words->language);
    case SECTION_verdict:
        return content_text(content, content->verdicts[i].label, words->language);
    case SECTION_outcome:
        return content_text(content, content->outcomes[i].title, words->language);
    case SECTION_document:
        return content_text(content, content->documents[i].name, words->language);
    case SECTION_deadline:
        return content_text(content, content->deadlines[i].label, words->language);
    case SECTION_parameter:
        return content_text(content, content->parameters[i].label, words->language);
    case SECTION_question:
        return content_text(content, content->questions[i].label, words->language);
    case SECTION_region:
        return content_text(content, content->regions[i].name, words->language);
    case SECTION_source:
        return content_text(content, content->sources[i].title, words->language);
    default:
        return "";
    }
}

/* What a record that has no name of its own is told by. */
static struct record named_by(const struct diff_words *words, const struct record *record)
{
    const struct content *content = content_of(words, record->side);
    struct record owner = *record;

    if (record->section == SECTION_cite)
        return (struct record){record->side, SECTION_source, content->cites[record->index].source};
    home_find(content, record, &owner);
    return owner;
}

static uint32_t parameter_of(const struct content *content, const struct record *record)
{
    return record->section == SECTION_value ? content->values[record->index].parameter
                                            : content->claims[record->index].parameter;
}

static struct told_name name_of(const struct diff_words *words, const char *what, const char *kind,
                                const struct record *record)
{
    const struct content *content = content_of(words, record->side);
    struct record by = named_by(words, record);
    struct told_name name = {.what = what, .region = ""};

    if (record->section == SECTION_value || record->section == SECTION_claim) {
        const char *place = title_of(words, &by);

        name.region = records_id(content, SECTION_region, by.index);
        by = (struct record){record->side, SECTION_parameter, parameter_of(content, record)};
        kind = say(words, PHRASE_DIFF_OF_PLACE, place, kind);
    }
    name.id = records_id(content, by.section, by.index);
    name.name = phrase_format(words->arena, PHRASE_DIFF_RECORD, words->language, kind,
                              title_of(words, &by), name.id, NULL);
    return name;
}

static struct record record_of(enum section section, uint32_t before, uint32_t after)
{
    return after != NO_INDEX ? (struct record){NEW, section, after}
                             : (struct record){OLD, section, before};
}

struct told_name diff_told_name(const struct diff_words *words, const struct sheet_change *change)
{
    enum part part = change->part;
    struct record record = record_of(parts_section(part), change->before, change->after);

    if (change->reordered)
        return (struct told_name){
            parts_json(part), "", "",
            say(words, PHRASE_DIFF_REORDERED, parts_name(part, words->language), "")};
    if (part == PART_CONDITION)
        record = (struct record){NEW, SECTION_document, change->subject};
    return name_of(words, parts_json(part), parts_name(part, words->language), &record);
}

/* ---- members in words ----------------------------------------------------------------------- */

static bool text_differs(const struct diff_words *words, struct text before, struct text after,
                         enum language language)
{
    return strcmp(content_text(words->old, before, language),
                  content_text(words->now, after, language)) != 0;
}

/* Two texts in the report's language, or in the one they differ in. */
static struct told_line texts_line(const struct diff_words *words, struct text before,
                                   struct text after)
{
    enum language language = words->language;

    if (!text_differs(words, before, after, language))
        language = language == LANGUAGE_ZH ? LANGUAGE_EN : LANGUAGE_ZH;
    return (struct told_line){.before = content_text(words->old, before, language),
                              .after = content_text(words->now, after, language)};
}

static const char *date_words(const struct diff_words *words, int32_t date)
{
    char text[DATE_TEXT_SIZE];

    if (date <= DATE_MIN || date >= DATE_MAX)
        return NULL;
    date_format(date, text);
    return arena_copy(words->arena, text, strlen(text));
}

static bool is_date(size_t member)
{
    static const char *const names[] = {
        "from",  "to",          "force.from",       "force.to",
        "dated", "verified_on", "overruled_before", "issued",
    };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(records_member(member), names[i]) == 0)
            return layout_members[member].kind == MEMBER_RAW;
    return false;
}

/* The word of an enumeration, as it is written in the YAML; NULL for other numbers. */
static const char *enum_word(const struct member *member, uint32_t number)
{
    const struct {
        enum section section;
        size_t offset;
        const char *const *words;
    } rows[] = {
        {SECTION_document,  offsetof(struct document,  form),      form_words     },
        {SECTION_document,  offsetof(struct document,  handling),  handling_words },
        {SECTION_document,  offsetof(struct document,  medium),    medium_words   },
        {SECTION_document,  offsetof(struct document,  necessity), necessity_words},
        {SECTION_deadline,  offsetof(struct deadline,  rule.roll), roll_words     },
        {SECTION_source,    offsetof(struct source,    grade),     grade_words    },
        {SECTION_verdict,   offsetof(struct verdict,   tone),      tone_words     },
        {SECTION_parameter, offsetof(struct parameter, stake),     stake_words    },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].section == member->section && rows[i].offset == member->offset)
            return rows[i].words[number];
    return NULL;
}

/* The names of the records in a list. */
static const char *list_words(const struct diff_words *words, unsigned side,
                              const struct member *member, const uint32_t span[2])
{
    const struct content *content = content_of(words, side);
    const char *list = "";

    for (uint32_t i = span[0]; i < span[0] + span[1]; i++) {
        const struct record record = {side, (enum section)member->argument, content->indexes[i]};
        const char *title = member->kind == MEMBER_LIST
                                ? title_of(words, &record)
                                : arena_format(words->arena, "%u", (unsigned)record.index);

        list = list[0] ? say(words, PHRASE_DIFF_OR, list, title) : title;
    }
    return list[0] ? list : NULL;
}

/* What stands in a member that is no text. */
static const char *member_words(const struct diff_words *words, unsigned side, size_t place,
                                uint32_t index)
{
    const struct content *content = content_of(words, side);
    const struct member *member = &layout_members[place];
    const char *bytes = (const char *)records_at(content, member->section, index) + member->offset;
    uint32_t numbers[2] = {0, 0};
    int64_t number;

    memcpy(numbers, bytes, member->size < sizeof numbers ? member->size : sizeof numbers);
    memcpy(&number, numbers, sizeof number);
    if (is_date(place))
        return date_words(words, (int32_t)numbers[0]);
    switch (member->kind) {
    case MEMBER_STRING:
        return content_string(content, numbers[0]);
    case MEMBER_LIST:
    case MEMBER_NUMBERS:
        return list_words(words, side, member, numbers);
    case MEMBER_INDEX:
    case MEMBER_REFERENCE:
        return numbers[0] == NO_INDEX
                   ? NULL
                   : records_id(content, (enum section)member->argument, numbers[0]);
    case MEMBER_ENUM:
        if (enum_word(member, numbers[0]) != NULL)
            return enum_word(member, numbers[0]);
        break;
    default:
        break;
    }
    return arena_format(words->arena, "%lld",
                        member->size == sizeof(int64_t) ? (long long)number
                                                        : (long long)numbers[0]);
}

static struct text text_at(const struct content *content, size_t place, uint32_t index)
{
    const struct member *member = &layout_members[place];
    struct text text;

    memcpy(&text, (const char *)records_at(content, member->section, index) + member->offset,
           sizeof text);
    return text;
}

static const char *null_if_empty(const char *said)
{
    return said != NULL && said[0] != '\0' ? said : NULL;
}

static struct told_line member_line(const struct diff_words *words, size_t place, uint32_t before,
                                    uint32_t after, const char *label)
{
    struct told_line line;

    if (layout_members[place].kind == MEMBER_TEXT)
        line = texts_line(words, text_at(words->old, place, before),
                          text_at(words->now, place, after));
    else
        line = (struct told_line){.before = member_words(words, OLD, place, before),
                                  .after = member_words(words, NEW, place, after)};
    return (struct told_line){label, null_if_empty(line.before), null_if_empty(line.after)};
}

/* ---- a record as a whole ---------------------------------------------------------------------- */

/* A value, whose it is, and from when to when. */
static const char *value_words(const struct diff_words *words, unsigned side, uint32_t index)
{
    const struct content *content = content_of(words, side);
    const struct words in = words_in(words, side);
    const struct value *value = &content->values[index];
    const struct record record = {side, SECTION_value, index};
    const struct record region = named_by(words, &record);
    const char *said =
        value->known ? words_value(&in, value) : phrase_text(PHRASE_DIFF_UNKNOWN, words->language);
    const char *whom = words_whom(&in, value);
    const char *from = date_words(words, value->from), *to = date_words(words, value->to);

    if (whom[0] != '\0')
        said = say(words, PHRASE_DIFF_CLAUSE, whom, said);
    if (from != NULL)
        said = say(words, PHRASE_DIFF_FROM, said, from);
    if (to != NULL)
        said = say(words, PHRASE_DIFF_TO, said, to);
    return say(words, PHRASE_DIFF_CLAUSE, title_of(words, &region), said);
}

struct first_text {
    const struct diff_words *words;
    unsigned side;
    uint32_t index;
    const char *said;
};

static void first_text_take(void *context, const struct part_member *member)
{
    struct first_text *first = context;

    if (first->said == NULL && layout_members[member->member].kind == MEMBER_TEXT)
        first->said = null_if_empty(content_text(
            content_of(first->words, first->side),
            text_at(content_of(first->words, first->side), member->member, first->index),
            first->words->language));
}

/* The papers of a choice. */
static const char *bring_words(const struct diff_words *words, unsigned side, uint32_t index)
{
    const struct content *content = content_of(words, side);
    const struct span members = content->brings[index].members;
    const struct member list = {.kind = MEMBER_LIST, .argument = SECTION_document};
    const uint32_t span[2] = {members.first, members.count};

    return list_words(words, side, &list, span);
}

/* A record told by its first text; NULL where there is no record. */
static const char *record_words(const struct diff_words *words, unsigned side, enum part part,
                                uint32_t index)
{
    struct first_text first = {words, side, index, NULL};
    const struct words in = words_in(words, side);

    if (index == NO_INDEX)
        return NULL;
    if (part == PART_VALUE || part == PART_POSSIBLE)
        return value_words(words, side, index);
    if (part == PART_CITE)
        return words_cite(&in, &in.content->cites[index]);
    if (part == PART_RULE)
        return records_id(in.content, SECTION_rule, index);
    parts_each(part, first_text_take, &first);
    if (first.said == NULL && part == PART_BRING)
        return bring_words(words, side, index);
    return first.said != NULL ? first.said : records_id(in.content, parts_section(part), index);
}

/* ---- a group ---------------------------------------------------------------------------------- */

struct telling {
    const struct diff_words *words;
    const struct sheet_change *change;
    void (*each)(void *context, const struct told_line *line);
    void *context;
};

static void member_tell(void *context, const struct part_member *member)
{
    const struct telling *telling = context;
    const struct sheet_change *change = telling->change;
    struct told_line line;

    if (records_print(telling->words->old, member->member, change->before) ==
        records_print(telling->words->now, member->member, change->after))
        return;
    line = member_line(telling->words, member->member, change->before, change->after,
                       member->label[telling->words->language]);
    telling->each(telling->context, &line);
}

/* "必须，1 份" */
static const char *need_words(const struct diff_words *words, uint64_t state)
{
    static const enum text_id necessities[] = {[NECESSITY_MUST] = TEXT_WORD_MUST,
                                               [NECESSITY_OPTIONAL] = TEXT_WORD_OPTIONAL,
                                               [NECESSITY_LATER] = TEXT_WORD_LATER};
    const struct words in = words_in(words, NEW);
    enum text_id necessity = state >> 40 & 1 ? TEXT_WORD_MAYBE : necessities[state >> 32 & 0xff];

    return say(
        words, PHRASE_DIFF_AND, words_text(&in, necessity),
        words_fill(&in, TEXT_PAPER_COPIES, words_number(&in, (int64_t)(state & 0xffff)), NULL));
}

/* A value that stands on the sheet, or only among the reasons. */
static const char *told_words(const struct diff_words *words, enum told_value told,
                              const char *said)
{
    return told == TOLD_WHY ? phrase_text(PHRASE_DIFF_ONLY_WHY, words->language) : said;
}

static void whole_tell(const struct telling *telling)
{
    const struct diff_words *words = telling->words;
    const struct sheet_change *change = telling->change;
    struct told_line line = {
        .label = "",
        .before = record_words(words, OLD, change->part, change->before),
        .after = record_words(words, NEW, change->part, change->after),
    };

    if (change->part == PART_VALUE && change->before == NO_INDEX)
        line.before = phrase_text(PHRASE_DIFF_UNKNOWN, words->language);
    if (change->part == PART_VALUE && change->after == NO_INDEX)
        line.after = phrase_text(PHRASE_DIFF_UNKNOWN, words->language);
    if (change->part == PART_VALUE && change->was != change->is && !change->reworded) {
        line.before = told_words(words, (enum told_value)change->was, line.before);
        line.after = told_words(words, (enum told_value)change->is, line.after);
    } else if (change->before != NO_INDEX && change->after != NO_INDEX && !change->reworded) {
        line.before = need_words(words, change->was);
        line.after = need_words(words, change->is);
    }
    if (change->part != PART_DEADLINE || change->before == NO_INDEX || change->after == NO_INDEX)
        telling->each(telling->context, &line);
}

void diff_told_each(const struct diff_words *words, const struct diff_group *group,
                    void (*each)(void *context, const struct told_line *line), void *context)
{
    const struct sheet_change *change = &group->change;
    const struct telling telling = {words, change, each, context};

    if (change->reordered)
        return;
    if (change->reworded && change->part != PART_VALUE && change->part != PART_POSSIBLE)
        parts_each(change->part, member_tell, (void *)(uintptr_t)&telling);
    else
        whole_tell(&telling);
}

/* ---- last days ---------------------------------------------------------------------------------- */

static const char *due_words(const struct diff_words *words, unsigned side, const struct due *due)
{
    const struct words in = words_in(words, side);

    switch (due->state) {
    case DEADLINE_DATE:
        return date_words(words, due->date);
    case DEADLINE_IS_EVENT:
        return words_of(&in, due->rule->event);
    case DEADLINE_NO_ANCHOR:
        return phrase_text(PHRASE_DIFF_NO_ANCHOR, words->language);
    case DEADLINE_NO_RULE:
        break;
    }
    return phrase_text(PHRASE_DIFF_UNKNOWN, words->language);
}

static const struct due *due_find(const struct result *result, uint32_t deadline)
{
    for (uint32_t i = 0; i < result->due_count; i++)
        if (result->due[i].deadline == deadline)
            return &result->due[i];
    return NULL;
}

/* As far as either could be worded. */
static bool line_differs(const struct told_line *line)
{
    return line->before != NULL && line->after != NULL && strcmp(line->before, line->after) != 0;
}

void diff_told_dates(const struct diff_words *words, const struct diff_group *group,
                     void (*each)(void *context, const struct told_line *line), void *context)
{
    const struct pairs *pairs = &words->differences->pairs;
    const struct result *before = &group->before.result, *after = &group->after.result;
    bool dated = group->change.part == PART_VALUE || group->change.part == PART_DEADLINE;

    for (uint32_t i = 0; dated && i < after->due_count; i++) {
        const struct due *due = &after->due[i];
        uint32_t there = pairs->there[NEW][SECTION_deadline][due->deadline];
        const struct due *was = there == NO_INDEX ? NULL : due_find(before, there);
        struct told_line line = {.label = content_text(words->now,
                                                       words->now->deadlines[due->deadline].label,
                                                       words->language)};

        if (was == NULL)
            continue;
        line.before = due_words(words, OLD, was);
        line.after = due_words(words, NEW, due);
        if (line_differs(&line))
            each(context, &line);
    }
}

/* ---- what no sheet tells -------------------------------------------------------------------------- */

struct told_name diff_told_unshown_name(const struct diff_words *words,
                                        const struct unshown *unshown)
{
    const struct record record = record_of(unshown->section, unshown->before, unshown->after);
    const char *kind = records_section(unshown->section);

    for (unsigned part = 0; part < PART_COUNT; part++)
        if (parts_section((enum part)part) == unshown->section) {
            kind = parts_name((enum part)part, words->language);
            break;
        }
    return name_of(words, records_section(unshown->section), kind, &record);
}

struct label_search {
    size_t member;
    enum language language;
    const char *label;
};

static void label_match(void *context, const struct part_member *member)
{
    struct label_search *search = context;

    if (member->member == search->member)
        search->label = member->label[search->language];
}

static const char *member_label(const struct diff_words *words, size_t member)
{
    struct label_search search = {member, words->language, records_member(member)};

    for (unsigned part = 0; part < PART_COUNT; part++)
        parts_each((enum part)part, label_match, &search);
    return search.label;
}

/* The part a whole record would be told as. */
static enum part part_of(enum section section)
{
    for (unsigned part = 0; part < PART_COUNT; part++)
        if (parts_section((enum part)part) == section)
            return (enum part)part;
    return PART_COUNT;
}

struct told_line diff_told_unshown(const struct diff_words *words, const struct unshown *unshown)
{
    enum part part = part_of(unshown->section);
    struct told_line line = {.label = ""};

    if (unshown->before != NO_INDEX && unshown->after != NO_INDEX)
        return member_line(words, unshown->member, unshown->before, unshown->after,
                           member_label(words, unshown->member));
    if (part == PART_COUNT) {
        line.before = unshown->before == NO_INDEX ? NULL : records_section(unshown->section);
        line.after = unshown->after == NO_INDEX ? NULL : records_section(unshown->section);
        return line;
    }
    line.before = record_words(words, OLD, part, unshown->before);
    line.after = record_words(words, NEW, part, unshown->after);
    return line;
}

const char *diff_told_why(const struct diff_words *words, const struct unshown *unshown)
{
    static const enum phrase reasons[PART_WHY_COUNT] = {
        [PART_WHY_UNSEEN] = PHRASE_DIFF_WHY_UNSEEN, [PART_WHY_ASKED] = PHRASE_DIFF_WHY_ASKED,
        [PART_WHY_HOME] = PHRASE_DIFF_WHY_HOME,     [PART_WHY_KEPT] = PHRASE_DIFF_WHY_KEPT,
        [PART_WHY_ROUTES] = PHRASE_DIFF_WHY_ROUTES,
    };

    return phrase_text(reasons[unshown->why], words->language);
}

/* ---- what every sheet tells ------------------------------------------------------------------------ */

static struct told_line place_line(const struct diff_words *words,
                                   const struct every_change *change)
{
    const struct content *contents[] = {words->old, words->now};
    const uint32_t indexes[] = {change->before, change->after};
    struct told_line line = {.label = phrase_text(PHRASE_DIFF_EVERY_PLACE, words->language)};
    const char *names[2] = {NULL, NULL};

    for (unsigned side = 0; side < 2; side++)
        if (indexes[side] != NO_INDEX) {
            const struct division *division = &contents[side]->divisions[indexes[side]];

            names[side] =
                arena_format(words->arena, "%06u %s", (unsigned)division->code,
                             content_text(contents[side], division->name, words->language));
        }
    line.before = names[OLD];
    line.after = names[NEW];
    return line;
}

/* "某市医保局，2026-11-21"; NULL where nobody has adopted the content. */
static const char *adoption_of(const struct diff_words *words, const char *by, int32_t on)
{
    const char *date = date_words(words, on);

    if (by[0] == '\0' || date == NULL)
        return null_if_empty(by);
    return say(words, PHRASE_DIFF_OF_PLACE, by, date);
}

struct told_line diff_told_every(const struct diff_words *words, const struct every_change *change)
{
    struct told_line line = {.label = ""};

    switch (change->kind) {
    case EVERY_NAME:
        line = texts_line(words, words->old->name, words->now->name);
        line.label = phrase_text(PHRASE_DIFF_EVERY_NAME, words->language);
        break;
    case EVERY_ADOPTED:
        line = texts_line(words, words->old->adoption.by, words->now->adoption.by);
        line = (struct told_line){phrase_text(PHRASE_DIFF_EVERY_ADOPTED, words->language),
                                  adoption_of(words, line.before, words->old->adoption.on),
                                  adoption_of(words, line.after, words->now->adoption.on)};
        break;
    case EVERY_DATED:
        line = (struct told_line){phrase_text(PHRASE_DIFF_EVERY_DATED, words->language),
                                  date_words(words, words->old->dated),
                                  date_words(words, words->now->dated)};
        break;
    case EVERY_TEXT:
        line =
            texts_line(words, words->old->texts[change->before], words->now->texts[change->after]);
        line.label = say(words, PHRASE_DIFF_EVERY_TEXT, text_key((enum text_id)change->before), "");
        break;
    case EVERY_PLACE:
        line = place_line(words, change);
        break;
    case EVERY_KIND_COUNT:
        break;
    }
    return line;
}

/* What an office's own folder changes: see site.h. */
#include "commands/site.h"

#include "wording/words.h"

#include <string.h>

/* ---- what is compared --------------------------------------------------------------------------- */

enum change_kind {
    CHANGE_WHOLE,
    CHANGE_NAME,
    CHANGE_NOTE,
    CHANGE_VALUE,
    CHANGE_CLAIM,
    CHANGE_KINDS
};

static const char *const change_words[CHANGE_KINDS] = {
    [CHANGE_WHOLE] = "whole", [CHANGE_NAME] = "name",   [CHANGE_NOTE] = "note",
    [CHANGE_VALUE] = "value", [CHANGE_CLAIM] = "claim",
};

/* Records that a later layer replaces as a whole, or adds; each begins with its id. Regions are only added
 * here: one that was there is told value by value. */
#define RECORDS(X)                                                                                 \
    X(flow, flows)                                                                                 \
    X(question, questions)                                                                         \
    X(outcome, outcomes)                                                                           \
    X(document, documents)                                                                         \
    X(deadline, deadlines)                                                                         \
    X(parameter, parameters)                                                                       \
    X(region, regions) X(zone, zones) X(source, sources) X(verdict, verdicts)

enum record_kind {
#define X(record, name) RECORD_##record,
    RECORDS(X)
#undef X
        RECORD_KINDS
};

static const struct {
    const char *name;
    enum phrase words;
} record_kinds[RECORD_KINDS] = {
    [RECORD_flow] = {"flows",      PHRASE_SITE_FLOWS     },
    [RECORD_question] = {"questions",  PHRASE_SITE_QUESTIONS },
    [RECORD_outcome] = {"outcomes",   PHRASE_SITE_OUTCOMES  },
    [RECORD_document] = {"documents",  PHRASE_SITE_DOCUMENTS },
    [RECORD_deadline] = {"deadlines",  PHRASE_SITE_DEADLINES },
    [RECORD_parameter] = {"parameters", PHRASE_SITE_PARAMETERS},
    [RECORD_region] = {"regions",    PHRASE_SITE_REGIONS   },
    [RECORD_zone] = {"zones",      PHRASE_SITE_ZONES     },
    [RECORD_source] = {"sources",    PHRASE_SITE_SOURCES   },
    [RECORD_verdict] = {"verdicts",   PHRASE_SITE_VERDICTS  },
};

struct site {
    const struct workbook *workbook;
    const struct layers *layers;
    struct content *shipped;
    const struct content *now;
    struct arena *arena;
};

/* A region, a parameter of it, in both contents; `parameter` is of the present one, NO_INDEX = none. */
struct site_change {
    enum change_kind kind;
    uint32_t region, shipped_region;
    uint32_t parameter, shipped_parameter;
    struct place place;
};

struct site *site_open(const struct layers *layers, const struct workbook *workbook,
                       struct arena *arena)
{
    const struct layers first = {.folder = {layers->folder[0]}, .count = 1};
    struct diags diags = {0};
    struct site *site;
    struct content *shipped = layers->count > 1 ? content_load(&first, &diags) : NULL;

    diags_free(&diags);
    if (shipped == NULL)
        return NULL;
    site = arena_alloc(arena, sizeof *site);
    *site = (struct site){workbook, layers, shipped, workbook->loaded, arena};
    return site;
}

void site_close(struct site *site)
{
    if (site != NULL)
        content_free(site->shipped);
}

/* ---- words -------------------------------------------------------------------------------------- */

/* One side of the comparison, in a language. */
static struct words words_side(const struct site *site, bool now, enum language language)
{
    return (struct words){
        .content = now ? site->now : site->shipped, .language = language, .arena = site->arena};
}

static const char *comma(const struct words *words)
{
    return phrase_text(PHRASE_GRAPH_JOIN, words->language);
}

/* `text` with one more part behind a separator; the first part has none before it. */
static const char *part_add(const struct words *words, const char *text, const char *separator,
                            const char *part)
{
    return arena_format(words->arena, "%s%s%s", text, text[0] ? separator : "", part);
}

static const char *day_words(const struct words *words, int32_t date)
{
    char day[DATE_TEXT_SIZE];

    date_format(date, day);
    return arena_format(words->arena, "%s", day);
}

/* "2025-04-01 起", "到 2026-12-31": the last day is the last on which it holds. */
static const char *period_words(const struct words *words, const char *text, int32_t from,
                                int32_t to)
{
    if (from != INT32_MIN)
        text = part_add(words, text, phrase_text(PHRASE_COMMA, words->language),
                        phrase_format(words->arena, PHRASE_SITE_FROM, words->language,
                                      day_words(words, from), NULL));
    if (to != INT32_MAX)
        text = part_add(words, text, phrase_text(PHRASE_COMMA, words->language),
                        phrase_format(words->arena, PHRASE_SITE_TO, words->language,
                                      day_words(words, to), NULL));
    return text;
}

static const char *cites_words(const struct words *words, const char *text, struct span cites)
{
    const struct content *content = words->content;
    const char *ids = "";

    for (uint32_t i = cites.first; i < cites.first + cites.count; i++)
        ids = part_add(words, ids, comma(words),
                       content_string(content, content->sources[content->cites[i].source].id));
    if (ids[0] == '\0')
        return text;
    return part_add(words, text, phrase_text(PHRASE_COMMA, words->language),
                    phrase_format(words->arena, PHRASE_SITE_BY, words->language, ids, NULL));
}

/* What is said, and behind it for whom, from when and by what. */
static const char *with_terms(const struct words *words, const char *said, const char *terms)
{
    return terms[0]
               ? phrase_format(words->arena, PHRASE_SITE_TERMS, words->language, said, terms, NULL)
               : said;
}

static const char *value_words(const struct words *words, const struct value *value)
{
    const char *terms = words_whom(words, value);

    terms = period_words(words, terms, value->from, value->to);
    terms = cites_words(words, terms, value->cites);
    return with_terms(words,
                      value->known ? words_value(words, value)
                                   : phrase_text(PHRASE_SITE_UNKNOWN, words->language),
                      terms);
}

static const char *claim_words(const struct words *words, const struct claim *claim)
{
    const char *terms = claim->dated < DATE_MIN ? "" : day_words(words, claim->dated);

    return with_terms(words, words_of(words, claim->text), cites_words(words, terms, claim->cites));
}

/* Everything a region's own file says of a parameter; "" = nothing. */
static const char *values_words(const struct words *words, uint32_t region, uint32_t parameter)
{
    const struct content *content = words->content;
    const struct span span = content->regions[region].values;
    const char *text = "";

    for (uint32_t i = span.first; i < span.first + span.count; i++)
        if (content->values[i].parameter == parameter)
            text = part_add(words, text, phrase_text(PHRASE_SITE_PARTS, words->language),
                            value_words(words, &content->values[i]));
    return text;
}

static const char *claims_words(const struct words *words, uint32_t region, uint32_t parameter)
{
    const struct content *content = words->content;
    const struct span span = content->regions[region].claims;
    const char *text = "";

    for (uint32_t i = span.first; i < span.first + span.count; i++)
        if (content->claims[i].parameter == parameter)
            text = part_add(words, text, phrase_text(PHRASE_SITE_PARTS, words->language),
                            claim_words(words, &content->claims[i]));
    return text;
}

/* What holds where the region itself says nothing: the nearest above it, and whose that is. */
static const char *inherited_words(const struct words *words, uint32_t region, uint32_t parameter)
{
    const struct content *content = words->content;

    while ((region = content->regions[region].parent) != NO_INDEX) {
        const char *text = values_words(words, region, parameter);

        if (text[0])
            return phrase_format(words->arena, PHRASE_SITE_INHERITED, words->language,
                                 words_of(words, content->regions[region].name), text, NULL);
    }
    return "";
}

/* One side of a change in words; "" = nothing is said. */
static const char *side_words(const struct words *words, const struct site_change *change, bool now)
{
    const uint32_t region = now ? change->region : change->shipped_region;
    const uint32_t parameter = now ? change->parameter : change->shipped_parameter;
    const struct region *record = &words->content->regions[region];
    const char *text;

    switch (change->kind) {
    case CHANGE_NAME:
        return words_of(words, record->name);
    case CHANGE_NOTE:
        return words_of(words, record->note);
    case CHANGE_CLAIM:
        return parameter != NO_INDEX ? claims_words(words, region, parameter) : "";
    case CHANGE_VALUE:
        if (parameter == NO_INDEX)
            return "";
        text = values_words(words, region, parameter);
        return text[0] ? text : inherited_words(words, region, parameter);
    default:
        return "";
    }
}

static const char *change_side(const struct site *site, const struct site_change *change, bool now,
                               enum language language)
{
    const struct words words = words_side(site, now, language);

    return side_words(&words, change, now);
}

/* ---- finding the changes ------------------------------------------------------------------------ */

static bool is_change(const struct site *site, const struct site_change *change)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (strcmp(change_side(site, change, false, (enum language)language),
                   change_side(site, change, true, (enum language)language)) != 0)
            return true;
    return false;
}

static void change_try(const struct site *site, struct buffer *list, struct site_change change,
                       enum change_kind kind)
{
    change.kind = kind;
    if (is_change(site, &change))
        buffer_add(list, &change, sizeof change);
}

/* Where the present value of a parameter stands; the region where it has none. */
static struct place value_place(const struct site *site, uint32_t region, uint32_t parameter)
{
    const struct span span = site->now->regions[region].values;

    for (uint32_t i = span.first; i < span.first + span.count; i++)
        if (site->now->values[i].parameter == parameter)
            return site->workbook->values[i];
    return site->workbook->regions[region];
}

static bool has_value(const struct content *content, uint32_t region, uint32_t parameter)
{
    const struct span span = content->regions[region].values;

    for (uint32_t i = span.first; i < span.first + span.count; i++)
        if (content->values[i].parameter == parameter)
            return true;
    return false;
}

/* A layer's file changes values; only a whole one takes them away. */
static bool is_whole(const struct site *site, const struct site_change *change)
{
    for (uint32_t i = 0; i < site->shipped->parameter_count; i++) {
        const char *id = content_string(site->shipped, site->shipped->parameters[i].id);
        const uint32_t now = content_parameter(site->now, id);

        if (now != NO_INDEX && has_value(site->shipped, change->shipped_region, i) &&
            !has_value(site->now, change->region, now))
            return true;
    }
    return false;
}

/* Whether something stands in a folder of the office, not in what ships. */
static bool is_ours(const struct site *site, struct place place)
{
    for (size_t i = 1; i < site->layers->count && place.file != NULL; i++) {
        const size_t size = strlen(site->layers->folder[i]);

        if (strncmp(place.file, site->layers->folder[i], size) == 0 && place.file[size] == '/')
            return true;
    }
    return false;
}

static void region_changes(const struct site *site, uint32_t region, struct buffer *list)
{
    const char *id = content_string(site->now, site->now->regions[region].id);
    struct site_change change = {.region = region,
                                 .shipped_region = content_region(site->shipped, id),
                                 .place = site->workbook->regions[region]};

    if (change.shipped_region == NO_INDEX || !is_ours(site, change.place))
        return;
    if (is_whole(site, &change))
        buffer_add(list, &change, sizeof change);
    change_try(site, list, change, CHANGE_NAME);
    change_try(site, list, change, CHANGE_NOTE);
    for (uint32_t i = 0; i < site->now->parameter_count; i++) {
        change.parameter = i;
        change.shipped_parameter = content_parameter(
            site->shipped, content_string(site->now, site->now->parameters[i].id));
        change.place = value_place(site, region, i);
        if (has_value(site->now, region, i) ||
            (change.shipped_parameter != NO_INDEX &&
             has_value(site->shipped, change.shipped_region, change.shipped_parameter)))
            change_try(site, list, change, CHANGE_VALUE);
        change.place = site->workbook->regions[region];
        change_try(site, list, change, CHANGE_CLAIM);
    }
}

/* All of regions; freed by the caller. */
static struct buffer changes_find(const struct site *site)
{
    struct buffer list = {0};

    for (uint32_t i = 0; i < site->now->region_count; i++)
        region_changes(site, i, &list);
    return list;
}

/* ---- other records ------------------------------------------------------------------------------- */

struct record_list {
    const void *records;
    size_t size;
    uint32_t count;
    const struct place *places; /* of the present content */
};

static struct record_list records_of(const struct content *content, const struct workbook *workbook,
                                     enum record_kind kind)
{
    switch (kind) {
#define X(record, name)                                                                            \
    case RECORD_##record:                                                                          \
        return (struct record_list){content->name, sizeof(struct record), content->record##_count, \
                                    workbook->name};
        RECORDS(X)
#undef X
    case RECORD_KINDS:
        break;
    }
    return (struct record_list){NULL, 0, 0, NULL};
}

static const char *record_id(const struct content *content, const struct record_list *list,
                             uint32_t index)
{
    uint32_t id;

    memcpy(&id, (const char *)list->records + index * list->size, sizeof id);
    return content_string(content, id);
}

static bool record_ships(const struct site *site, enum record_kind kind, const char *id)
{
    const struct record_list list = records_of(site->shipped, site->workbook, kind);

    for (uint32_t i = 0; i < list.count; i++)
        if (strcmp(record_id(site->shipped, &list, i), id) == 0)
            return true;
    return false;
}

/* The ids of one kind that the office has replaced, or else added. */
static struct buffer records_find(const struct site *site, enum record_kind kind, bool replaced)
{
    const struct record_list list = records_of(site->now, site->workbook, kind);
    struct buffer ids = {0};

    for (uint32_t i = 0; i < list.count; i++) {
        const char *id = record_id(site->now, &list, i);

        if (is_ours(site, list.places[i]) && record_ships(site, kind, id) == replaced &&
            !(replaced && kind == RECORD_region))
            buffer_add(&ids, &id, sizeof id);
    }
    return ids;
}

static bool texts_differ(const struct site *site, struct text shipped, struct text now)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (strcmp(content_text(site->shipped, shipped, (enum language)language),
                   content_text(site->now, now, (enum language)language)) != 0)
            return true;
    return false;
}

/* How many sentences of the interface are worded differently. */
static uint32_t texts_count(const struct site *site)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < site->now->text_count && i < site->shipped->text_count; i++)
        count += texts_differ(site, site->shipped->texts[i], site->now->texts[i]);
    return count;
}

/* How many places are new or called otherwise. */
static uint32_t places_count(const struct site *site)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < site->now->division_count; i++) {
        const struct division *now = &site->now->divisions[i];
        const struct division *shipped = content_division(site->shipped, now->code);

        count += shipped == NULL || texts_differ(site, shipped->name, now->name);
    }
    return count;
}

/* ---- for people ---------------------------------------------------------------------------------- */

static const char *number_text(struct arena *arena, size_t number)
{
    return arena_format(arena, "%zu", number);
}

static const char *side_or_nothing(const struct site *site, const struct site_change *change,
                                   bool now, enum language language)
{
    const char *side = change_side(site, change, now, language);

    return side[0] ? side : phrase_text(PHRASE_SITE_NOTHING, language);
}

/* What of the region has changed: a parameter by its label, a claim about it, the name. */
static const char *change_subject(const struct site *site, const struct site_change *change,
                                  enum language language)
{
    const struct words words = words_side(site, true, language);
    const struct text label = change->kind == CHANGE_VALUE || change->kind == CHANGE_CLAIM
                                  ? site->now->parameters[change->parameter].label
                                  : (struct text){0, 0};

    if (change->kind == CHANGE_VALUE)
        return words_of(&words, label);
    if (change->kind == CHANGE_CLAIM)
        return phrase_format(site->arena, PHRASE_SITE_CLAIM, language, words_of(&words, label),
                             NULL);
    return phrase_text(change->kind == CHANGE_NAME ? PHRASE_SITE_NAME : PHRASE_SITE_NOTE, language);
}

static const char *change_line(const struct site *site, const struct site_change *change,
                               enum language language)
{
    const struct words words = words_side(site, true, language);
    const char *region = words_of(&words, site->now->regions[change->region].name);
    const struct region *shipped = &site->shipped->regions[change->shipped_region];

    if (change->kind == CHANGE_WHOLE)
        return phrase_format(site->arena, PHRASE_SITE_WHOLE, language, region,
                             number_text(site->arena, shipped->values.count),
                             number_text(site->arena, shipped->claims.count), NULL);
    return phrase_format(site->arena, PHRASE_SITE_CHANGE, language, region,
                         change_subject(site, change, language),
                         side_or_nothing(site, change, false, language),
                         side_or_nothing(site, change, true, language), NULL);
}

static void print_changes(const struct site *site, const struct buffer *list,
                          enum language language)
{
    const struct site_change *changes = (const void *)list->data;

    for (size_t i = 0; i < list->size / sizeof *changes; i++)
        printf("  %s  %s:%u\n", change_line(site, &changes[i], language),
               changes[i].place.file ? changes[i].place.file : "", (unsigned)changes[i].place.line);
}

static void print_records(const struct site *site, enum record_kind kind, bool replaced,
                          enum language language)
{
    const struct words words = words_side(site, true, language);
    struct buffer list = records_find(site, kind, replaced);
    const char *const *ids = (const void *)list.data;
    const char *text = "";

    for (size_t i = 0; i < list.size / sizeof *ids; i++)
        text = part_add(&words, text, comma(&words), ids[i]);
    if (text[0])
        printf("  %s\n",
               phrase_format(site->arena, replaced ? PHRASE_SITE_REPLACED : PHRASE_SITE_ADDED,
                             language, phrase_text(record_kinds[kind].words, language), text,
                             NULL));
    buffer_free(&list);
}

static void print_count(const struct site *site, enum phrase phrase, uint32_t count,
                        enum language language)
{
    if (count > 0)
        printf("  %s\n",
               phrase_format(site->arena, phrase, language, number_text(site->arena, count), NULL));
}

void site_print(struct site *site, enum language language)
{
    struct buffer list = changes_find(site);

    printf("%s\n",
           phrase_format(site->arena, list.size ? PHRASE_SITE_HEAD : PHRASE_SITE_NONE, language,
                         site->layers->folder[site->layers->count - 1],
                         number_text(site->arena, list.size / sizeof(struct site_change)), NULL));
    print_changes(site, &list, language);
    for (int kind = 0; kind < RECORD_KINDS; kind++) {
        print_records(site, (enum record_kind)kind, true, language);
        print_records(site, (enum record_kind)kind, false, language);
    }
    print_count(site, PHRASE_SITE_TEXTS, texts_count(site), language);
    print_count(site, PHRASE_SITE_PLACES, places_count(site), language);
    buffer_free(&list);
}

/* ---- JSON ---------------------------------------------------------------------------------------- */

/* Both languages of one side; null = nothing is said. */
static void emit_side(const struct site *site, struct emit *emit, const struct site_change *change,
                      bool now)
{
    const char *key = now ? "now" : "was";
    const char *zh = change_side(site, change, now, LANGUAGE_ZH);

    if (zh[0] == '\0') {
        emit_string(emit, key, NULL);
        return;
    }
    emit_open(emit, key, '{');
    emit_string(emit, "zh", zh);
    emit_string(emit, "en", change_side(site, change, now, LANGUAGE_EN));
    emit_close(emit, '}');
}

static void emit_change(const struct site *site, struct emit *emit,
                        const struct site_change *change)
{
    const struct content *now = site->now;
    const bool asked = change->kind == CHANGE_VALUE || change->kind == CHANGE_CLAIM;

    emit_open(emit, NULL, '{');
    emit_string(emit, "what", change_words[change->kind]);
    emit_string(emit, "region", content_string(now, now->regions[change->region].id));
    emit_string(emit, "parameter",
                asked ? content_string(now, now->parameters[change->parameter].id) : NULL);
    emit_side(site, emit, change, false);
    emit_side(site, emit, change, true);
    emit_string(emit, "file", change->place.file);
    emit_number(emit, "line", change->place.line);
    emit_close(emit, '}');
}

static void emit_records(const struct site *site, struct emit *emit, bool replaced)
{
    emit_open(emit, replaced ? "replaced" : "added", '{');
    for (int kind = 0; kind < RECORD_KINDS; kind++) {
        struct buffer list = records_find(site, (enum record_kind)kind, replaced);
        const char *const *ids = (const void *)list.data;

        emit_open(emit, record_kinds[kind].name, '[');
        for (size_t i = 0; i < list.size / sizeof *ids; i++)
            emit_string(emit, NULL, ids[i]);
        emit_close(emit, ']');
        buffer_free(&list);
    }
    emit_close(emit, '}');
}

void site_emit(struct site *site, struct emit *emit)
{
    struct buffer list = changes_find(site);
    const struct site_change *changes = (const void *)list.data;

    emit_open(emit, "site", '{');
    emit_open(emit, "changes", '[');
    for (size_t i = 0; i < list.size / sizeof *changes; i++)
        emit_change(site, emit, &changes[i]);
    emit_close(emit, ']');
    emit_records(site, emit, true);
    emit_records(site, emit, false);
    emit_number(emit, "texts", texts_count(site));
    emit_number(emit, "places", places_count(site));
    emit_close(emit, '}');
    buffer_free(&list);
}

/* What the checking commands need beside the content: invariants, and where everything stands. */
#include "load/workbook.h"

#include <string.h>

#include "load/content/catalogue.h"
#include "load/yaml/fields.h"
#include "load/messages.h"

/* ---- invariants ------------------------------------------------------------------------- */

static const enum name_kind flow_kind = NAME_FLOW;

#define INVARIANT(member) offsetof(struct invariant, member)

static const struct field invariant_fields[] = {
    {"text", field_text,  INVARIANT(text),  FIELD_REQUIRED, NULL      },
    {"flow", field_name,  INVARIANT(flow),  FIELD_OPTIONAL, &flow_kind},
    {"when", field_rule,  INVARIANT(when),  FIELD_OPTIONAL, NULL      },
    {"must", field_rule,  INVARIANT(must),  FIELD_REQUIRED, NULL      },
    {"cite", field_cites, INVARIANT(cites), FIELD_OPTIONAL, NULL      },
};
static const struct field_table invariant_table = FIELDS("invariant", invariant_fields);

/* One that was not understood is left out; it has been reported. */
static void invariants_fill(struct builder *builder, struct workbook *workbook)
{
    const struct names *names = &builder->names[NAME_INVARIANT];
    struct invariant *list = arena_alloc(&workbook->arena, (names->count + 1) * sizeof *list);

    builder->ended = RULES_INVARIANT;
    for (size_t i = 0; i < names->count; i++) {
        struct invariant invariant = {.flow = NO_INDEX, .when = NO_INDEX, .must = NO_INDEX};

        invariant.id = builder_string(builder, names->list[i].id);
        invariant.place = names->list[i].place;
        if (fields_read(builder, names->list[i].yaml, &invariant_table, &invariant) &&
            invariant.must != NO_INDEX)
            list[workbook->invariant_count++] = invariant;
    }
    builder->ended = RULES_UNDER_WAY;
    workbook->invariants = list;
}

static const void *section_copy(struct workbook *workbook, const struct buffer *section)
{
    return arena_copy(&workbook->arena, section->data != NULL ? section->data : "", section->size);
}

/* The sections that invariants added to; what the content has stands first in them, unchanged. */
static void content_extend(const struct builder *builder, struct workbook *workbook)
{
    struct content *content = &workbook->content;

    *content = *workbook->loaded;
    content->rules = section_copy(workbook, &builder->rules);
    content->rule_count = (uint32_t)(builder->rules.size / sizeof(struct rule));
    content->atoms = section_copy(workbook, &builder->atoms);
    content->atom_count = (uint32_t)(builder->atoms.size / sizeof(struct atom));
    content->cites = section_copy(workbook, &builder->cites);
    content->cite_count = (uint32_t)(builder->cites.size / sizeof(struct cite));
    content->codes = section_copy(workbook, &builder->codes);
    content->code_count = (uint32_t)(builder->codes.size / sizeof(uint32_t));
    content->indexes = section_copy(workbook, &builder->indexes);
    content->index_count = (uint32_t)(builder->indexes.size / sizeof(uint32_t));
    content->strings = section_copy(workbook, &builder->strings);
    content->string_size = (uint32_t)builder->strings.size;
}

/* ---- places ----------------------------------------------------------------------------- */

struct locator {
    const struct builder *builder;
    struct workbook *workbook;
    const struct content *content;
};

static struct place *places_make(const struct locator *locator, uint32_t count)
{
    return arena_alloc(&locator->workbook->arena, (count + 1) * sizeof(struct place));
}

static const struct place *places_of_names(const struct locator *locator, enum name_kind kind)
{
    const struct names *names = &locator->builder->names[kind];
    struct place *places = places_make(locator, (uint32_t)names->count);

    for (size_t i = 0; i < names->count; i++)
        places[i] = names->list[i].place;
    return places;
}

/* The members of a map, or the items of a list, one for each record of a span. Where there are not as
 * many (named sets were written out), all stand at the whole. */
static void place_span(struct place *places, struct span span, const struct yaml *yaml)
{
    const struct yaml *item = yaml != NULL && yaml->kind != YAML_SCALAR ? yaml->first : NULL;
    bool whole = yaml == NULL || yaml->kind == YAML_SCALAR || yaml->count != span.count;

    for (uint32_t i = 0; i < span.count; i++) {
        if (yaml != NULL)
            places[span.first + i] = whole                    ? yaml->place
                                     : yaml->kind == YAML_MAP ? item->key_place
                                                              : item->place;
        item = item != NULL ? item->next : NULL;
    }
}

/* The rules of a node's `go`, which may hold unsure, unknown and else besides. */
static void place_arms(struct place *places, struct span span, const struct yaml *go)
{
    uint32_t done = 0;

    for (const struct yaml *item = go != NULL && go->kind == YAML_LIST ? go->first : NULL;
         item != NULL && done < span.count; item = item->next)
        if (item->kind == YAML_MAP && yaml_get(item, "when") != NULL)
            places[span.first + done++] = item->place;
}

static void place_flows(const struct locator *locator, struct workbook *workbook)
{
    const struct content *content = locator->content;
    struct place *nodes = places_make(locator, content->node_count);
    struct place *arms = places_make(locator, content->arm_count);
    struct place *endings = places_make(locator, content->ending_count);

    for (uint32_t i = 0; i < content->flow_count; i++) {
        const struct yaml *root = locator->builder->names[NAME_FLOW].list[i].yaml;
        const struct yaml *list = yaml_get(root, "nodes");
        const struct flow *flow = &content->flows[i];
        uint32_t node = flow->nodes.first;

        place_span(endings, flow->endings, yaml_get(root, "ends"));
        place_span(nodes, flow->nodes, list);
        for (const struct yaml *item = list != NULL ? list->first : NULL; item != NULL;
             item = item->next, node++)
            place_arms(arms, content->nodes[node].arms, yaml_get(item, "go"));
    }
    workbook->nodes = nodes;
    workbook->arms = arms;
    workbook->endings = endings;
}

static void place_questions(const struct locator *locator, struct workbook *workbook)
{
    const struct content *content = locator->content;
    struct place *options = places_make(locator, content->option_count);
    struct place *implieds = places_make(locator, content->implied_count);

    for (uint32_t i = 0; i < content->question_count; i++) {
        const struct name *name = &locator->builder->names[NAME_QUESTION].list[i];
        const struct yaml *list = yaml_get(name->yaml, "options");

        place_span(options, content->questions[i].options, list != NULL ? list : name->yaml);
        place_span(implieds, content->questions[i].implied, yaml_get(name->yaml, "implied"));
    }
    workbook->options = options;
    workbook->implieds = implieds;
}

static void place_outcomes(const struct locator *locator, struct workbook *workbook)
{
    const struct content *content = locator->content;
    struct place *steps = places_make(locator, content->step_count);
    struct place *notes = places_make(locator, content->note_count);
    struct place *brings = places_make(locator, content->bring_count);

    for (uint32_t i = 0; i < content->outcome_count; i++) {
        const struct yaml *yaml = locator->builder->names[NAME_OUTCOME].list[i].yaml;
        const struct outcome *outcome = &content->outcomes[i];

        place_span(steps, outcome->steps, yaml_get(yaml, "do"));
        place_span(notes, outcome->notes, yaml_get(yaml, "notes"));
        place_span(brings, outcome->bring, yaml_get(yaml, "bring"));
    }
    workbook->steps = steps;
    workbook->notes = notes;
    workbook->brings = brings;
}

/* The item of a list of values that begins on the same day. */
static struct place value_place(const struct yaml *yaml, const struct value *value)
{
    for (const struct yaml *item = yaml->kind == YAML_LIST ? yaml->first : NULL; item != NULL;
         item = item->next) {
        const struct yaml *from = item->kind == YAML_MAP ? yaml_get(item, "from") : NULL;
        int32_t date = INT32_MIN;

        if (from != NULL && from->kind == YAML_SCALAR)
            date_parse(from->text, strlen(from->text), &date);
        if (date == value->from)
            return item->place;
    }
    return yaml->key_place;
}

static void place_values(const struct locator *locator, struct workbook *workbook)
{
    const struct content *content = locator->content;
    struct place *places = places_make(locator, content->value_count);

    for (uint32_t i = 0; i < content->region_count; i++) {
        const struct yaml *yaml = locator->builder->names[NAME_REGION].list[i].yaml;
        const struct yaml *values = yaml_get(yaml, "values");
        struct span span = content->regions[i].values;

        for (uint32_t n = span.first; n < span.first + span.count && values != NULL; n++) {
            const struct value *value = &content->values[n];
            const struct yaml *member =
                yaml_get(values, content_string(content, content->parameters[value->parameter].id));

            if (member != NULL)
                places[n] = value_place(member, value);
        }
    }
    workbook->values = places;
}

/* Claims about one thing stand in the order written. */
static void place_claims(const struct locator *locator, struct workbook *workbook)
{
    const struct content *content = locator->content;
    struct place *places = places_make(locator, content->claim_count);

    for (uint32_t i = 0; i < content->region_count; i++) {
        const struct yaml *map =
            yaml_get(locator->builder->names[NAME_REGION].list[i].yaml, "claims");
        struct span span = content->regions[i].claims, same = {span.first, 0};

        for (uint32_t n = span.first; n < span.first + span.count && map != NULL; n += same.count) {
            uint32_t parameter = content->claims[n].parameter;

            same = (struct span){n, 0};
            while (n + same.count < span.first + span.count &&
                   content->claims[n + same.count].parameter == parameter)
                same.count++;
            place_span(places, same,
                       yaml_get(map, content_string(content, content->parameters[parameter].id)));
        }
    }
    workbook->claims = places;
}

static void places_fill(const struct builder *builder, struct workbook *workbook)
{
    struct locator locator = {builder, workbook, workbook->loaded};

    workbook->flows = places_of_names(&locator, NAME_FLOW);
    workbook->questions = places_of_names(&locator, NAME_QUESTION);
    workbook->outcomes = places_of_names(&locator, NAME_OUTCOME);
    workbook->documents = places_of_names(&locator, NAME_DOCUMENT);
    workbook->deadlines = places_of_names(&locator, NAME_DEADLINE);
    workbook->parameters = places_of_names(&locator, NAME_PARAMETER);
    workbook->regions = places_of_names(&locator, NAME_REGION);
    workbook->zones = places_of_names(&locator, NAME_ZONE);
    workbook->sources = places_of_names(&locator, NAME_SOURCE);
    workbook->verdicts = places_of_names(&locator, NAME_VERDICT);
    place_flows(&locator, workbook);
    place_questions(&locator, workbook);
    place_outcomes(&locator, workbook);
    place_values(&locator, workbook);
    place_claims(&locator, workbook);
}

void workbook_fill(struct builder *builder, struct content *content, struct workbook *workbook)
{
    workbook->loaded = content;
    invariants_fill(builder, workbook);
    content_extend(builder, workbook);
    places_fill(builder, workbook);
}

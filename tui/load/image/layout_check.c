/* Whether a content can be used without ever reading outside of it. */
#include "load/image/layout.h"

#include <string.h>

#include "engine/types.h"
#include "model/texts.h"

#define AMOUNT_MAX 100000 /* of a duration, in any unit: date arithmetic stays far from overflow */
#define NUMBER_MAX INT64_C(1000000000000000)

static uint32_t word_at(const char *bytes)
{
    uint32_t word;

    memcpy(&word, bytes, sizeof word);
    return word;
}

static uint32_t fact_count(const struct content *content)
{
    return content->question_count + content->flow_count;
}

/* ---- one value -------------------------------------------------------------------------- */

/* A string begins where another ended; that the last one ends is looked at once. */
static bool string_valid(const struct content *content, uint32_t offset)
{
    return offset < content->string_size && (offset == 0 || content->strings[offset - 1] == '\0');
}

static bool target_valid(const struct content *content, uint32_t target)
{
    uint32_t index = TARGET_INDEX(target);

    if (target == NO_INDEX)
        return true;
    switch (TARGET_KIND(target)) {
    case TARGET_NODE:
        return index < content->node_count;
    case TARGET_ENDING:
        return index < content->ending_count;
    case TARGET_OUTCOME:
        return index < content->outcome_count;
    }
    return false;
}

static bool span_valid(const char *bytes, uint32_t count)
{
    uint32_t first = word_at(bytes), length = word_at(bytes + sizeof first);

    return first <= count && length <= count - first;
}

/* A run of indexes, each less than `limit`. */
static bool list_valid(const struct content *content, const char *bytes, uint32_t limit)
{
    uint32_t first = word_at(bytes), length = word_at(bytes + sizeof first);

    if (!span_valid(bytes, content->index_count))
        return false;
    for (uint32_t i = 0; i < length; i++)
        if (content->indexes[first + i] >= limit)
            return false;
    return true;
}

static bool ways_valid(const struct content *content, const char *bytes)
{
    uint32_t first = word_at(bytes), length = word_at(bytes + sizeof first);

    if (!span_valid(bytes, content->index_count))
        return false;
    for (uint32_t i = 0; i < length; i++)
        if (!target_valid(content, content->indexes[first + i]))
            return false;
    return true;
}

static bool amount_valid(uint32_t word)
{
    int32_t amount = (int32_t)word;

    return amount >= -AMOUNT_MAX && amount <= AMOUNT_MAX;
}

static bool member_valid(const struct content *content, const uint32_t counts[SECTION_COUNT],
                         const struct member *member, const char *bytes)
{
    uint32_t word = member->size >= sizeof word ? word_at(bytes) : 0;

    switch (member->kind) {
    case MEMBER_STRING:
        return string_valid(content, word);
    case MEMBER_TEXT:
        return string_valid(content, word) && string_valid(content, word_at(bytes + sizeof word));
    case MEMBER_ENUM:
        return word < member->argument;
    case MEMBER_AMOUNT:
        return amount_valid(word);
    case MEMBER_INDEX:
        return word < counts[member->argument];
    case MEMBER_REFERENCE:
        return word == NO_INDEX || word < counts[member->argument];
    case MEMBER_SPAN:
        return span_valid(bytes, counts[member->argument]);
    case MEMBER_LIST:
        return list_valid(content, bytes, counts[member->argument]);
    case MEMBER_NUMBERS:
        return span_valid(bytes, content->index_count);
    case MEMBER_WAYS:
        return ways_valid(content, bytes);
    case MEMBER_TARGET:
        return target_valid(content, word);
    case MEMBER_FACT:
        return word == NO_INDEX || word < fact_count(content);
    case MEMBER_RAW:
    case MEMBER_TERM:
        return true;
    }
    return false;
}

static bool members_valid(const struct content *content)
{
    uint32_t counts[SECTION_COUNT];

    layout_counts(content, counts);
    for (size_t i = 0; i < layout_member_count; i++) {
        const struct member *member = &layout_members[i];
        const char *record = layout_section(content, member->section);

        for (uint32_t n = 0; n < counts[member->section];
             n++, record += section_sizes[member->section])
            if (!member_valid(content, counts, member, record + member->offset))
                return false;
    }
    return true;
}

/* ---- what one member says about another -------------------------------------------------- */

/* How many options a fact can be routed on. */
static uint32_t fact_options(const struct content *content, uint32_t fact)
{
    const struct question *question = &content->questions[fact];

    if (fact >= content->question_count)
        return content->flows[fact - content->question_count].endings.count;
    return answer_types[question->type].shape == SHAPE_PLACE ? RELATION_COUNT
                                                             : question->options.count;
}

static bool node_valid(const struct content *content, const struct node *node)
{
    uint32_t facts = fact_count(content), options = 0;

    switch ((enum node_kind)node->kind) {
    case NODE_ASK:
        if (node->subject >= content->question_count)
            return false;
        options = fact_options(content, node->subject);
        break;
    case NODE_RUN:
        if (node->subject >= content->flow_count)
            return false;
        options = content->flows[node->subject].endings.count;
        break;
    case NODE_DECIDE_FACT:
        if (node->subject >= facts)
            return false;
        options = fact_options(content, node->subject);
        break;
    case NODE_DECIDE_VALUE:
        if (node->subject >= content->parameter_count)
            return false;
        options = content->parameters[node->subject].options.count;
        break;
    case NODE_DECIDE_RULES:
        break;
    }
    return node->ways.count == 0 || node->ways.count == options;
}

/* A node's own flow holds it, and its start is one of them. */
static bool flow_valid(const struct content *content, uint32_t index)
{
    const struct flow *flow = &content->flows[index];

    for (uint32_t i = 0; i < flow->nodes.count; i++)
        if (content->nodes[flow->nodes.first + i].flow != index)
            return false;
    return flow->start - flow->nodes.first < flow->nodes.count && flow->endings.count <= 32;
}

static bool term_valid(const struct content *content, uint32_t kind, uint32_t index)
{
    switch ((enum term_kind)kind) {
    case TERM_FACT:
        return index < fact_count(content);
    case TERM_VALUE:
        return index < content->parameter_count;
    case TERM_DEADLINE:
        return index < content->deadline_count;
    case TERM_TODAY:
    case TERM_NONE:
    case TERM_VERDICT:
    case TERM_OUTCOME:
    case TERM_MATTER:
        return true;
    case TERM_DOCUMENTS:
    case TERM_CHOICES:
    case TERM_DEADLINES:
    case TERM_SHOWN:
        break;
    }
    return false;
}

static bool number_valid(int64_t number)
{
    return number >= -NUMBER_MAX && number <= NUMBER_MAX;
}

static bool atom_valid(const struct content *content, const struct atom *atom)
{
    return atom->left != TERM_NONE && term_valid(content, atom->left, atom->left_index) &&
           term_valid(content, atom->right, atom->right_index) && number_valid(atom->number) &&
           (atom->op != OPERATOR_HAS || (atom->number >= 0 && atom->number < OPTIONS_MAX));
}

/* Postfix: never too few operands, never more than an evaluator holds, one at the end. */
static bool rule_valid(const struct content *content, const struct rule *rule)
{
    uint32_t waiting = 0;

    for (uint32_t i = 0; i < rule->code.count; i++) {
        uint32_t word = content->codes[rule->code.first + i];

        if (word == RULE_AND || word == RULE_OR) {
            if (waiting < 2)
                return false;
            waiting--;
        } else if (word == RULE_NOT) {
            if (waiting < 1)
                return false;
        } else if (word >= content->atom_count || ++waiting > RULE_DEPTH_MAX) {
            return false;
        }
    }
    return waiting == 1;
}

static bool bring_valid(const struct content *content, const struct bring *bring)
{
    if (bring->necessity != NO_INDEX && bring->necessity >= NECESSITY_COUNT)
        return false;
    if (bring->kind == BRING_DOCUMENT)
        return bring->subject < content->document_count;
    if (bring->kind == BRING_INCLUDE)
        return bring->subject < content->flow_count;
    return bring->subject == NO_INDEX;
}

static bool question_valid(const struct question *question)
{
    return question->options.count <= OPTIONS_MAX && number_valid(question->least.number) &&
           number_valid(question->most.number) &&
           (question->least.kind != BOUND_FACT || question->least.fact != NO_INDEX) &&
           (question->most.kind != BOUND_FACT || question->most.fact != NO_INDEX);
}

/* A region's parents lead to one that has none. */
static bool region_valid(const struct content *content, const struct region *region)
{
    for (uint32_t steps = 0; steps < content->region_count; steps++) {
        if (region->parent == NO_INDEX)
            return true;
        region = &content->regions[region->parent];
    }
    return false;
}

/* The announced days stand one after the other, a workday count for each. */
static bool years_valid(const struct content *content)
{
    int64_t days = 0;

    for (uint32_t i = 0; i < content->year_count; i++) {
        const struct year *year = &content->years[i];

        if (year->first < DATE_MIN || year->last > DATE_MAX || year->last < year->first)
            return false;
        if (i > 0 && year->first != content->years[i - 1].last + 1)
            return false;
        days += (int64_t)year->last - year->first + 1;
    }
    return days == content->workday_count;
}

static bool records_valid(const struct content *content)
{
#define EACH(record, name, valid)                                                                  \
    for (uint32_t i = 0; i < content->record##_count; i++)                                         \
        if (!(valid))                                                                              \
            return false;
    EACH(flow, flows, flow_valid(content, i))
    EACH(node, nodes, node_valid(content, &content->nodes[i]))
    EACH(atom, atoms, atom_valid(content, &content->atoms[i]))
    EACH(rule, rules, rule_valid(content, &content->rules[i]))
    EACH(bring, brings, bring_valid(content, &content->brings[i]))
    EACH(question, questions, question_valid(&content->questions[i]))
    EACH(implied, implieds, number_valid(content->implieds[i].number))
    EACH(parameter, parameters, content->parameters[i].options.count <= 32)
    EACH(region, regions, region_valid(content, &content->regions[i]))
    EACH(value, values, number_valid(content->values[i].number))
    EACH(text, texts,
         string_valid(content, content->texts[i].zh) && string_valid(content, content->texts[i].en))
#undef EACH
    return years_valid(content);
}

/* ---- the whole -------------------------------------------------------------------------- */

static bool start_valid(const struct content *content, uint32_t fact)
{
    return fact == NO_INDEX || fact < content->question_count;
}

/* What must hold before anything else can be looked at. */
static bool frame_valid(const struct content *content)
{
    return content->string_size > 0 && content->strings[0] == '\0' &&
           content->strings[content->string_size - 1] == '\0' &&
           (uint64_t)content->question_count + content->flow_count <= FACTS_MAX &&
           content->verdict_count <= VERDICTS_MAX && content->text_count == TEXT_COUNT &&
           start_valid(content, content->insured_in) && start_valid(content, content->care_in) &&
           start_valid(content, content->scheme) && string_valid(content, content->name.zh) &&
           string_valid(content, content->name.en) &&
           string_valid(content, content->adoption.by.zh) &&
           string_valid(content, content->adoption.by.en);
}

bool layout_valid(const struct content *content)
{
    return frame_valid(content) && members_valid(content) && records_valid(content);
}

/* Flow files: nodes, ways, arms, endings. */
#include "load/builder.h"

#include <string.h>

#include "load/flows_go.h"
#include "load/messages.h"

static const char *const flow_keys[] = {"flow", "title", "about", "home", "start", "ends", "nodes"};
static const char *const node_keys[] = {"ask", "run", "decide", "only", "go"};

#define NODES_MAX 1000 /* of one flow: checking goes as deep as a flow is long */

#define WORDS(list) ((struct words){list, sizeof(list) / sizeof((list)[0])})

/* ---- reading ---------------------------------------------------------------------------- */

static void flow_declare(struct builder *builder, const struct yaml *root)
{
    const struct yaml *id = yaml_get(root, "flow");

    if (!id)
        diag_add(builder->diags, root->place, MESSAGE(MISSING_KEY), root->place.file, "flow");
    else if (id->kind != YAML_SCALAR)
        diag_add(builder->diags, id->place, MESSAGE(NEED_SCALAR), "flow");
    else
        builder_declare(builder, NAME_FLOW, id->text, id->place, root);
}

void flows_read(struct builder *builder, const char *folder)
{
    struct files files = builder_files(builder, folder, "flows");

    for (size_t i = 0; i < files.count; i++) {
        const struct yaml *root = builder_yaml(builder, files.list[i], NAME_FLOW);

        if (root)
            flow_declare(builder, root);
    }
}

/* ---- small steps ------------------------------------------------------------------------ */

static void check_keys(struct builder *builder, const struct yaml *map, const char *what,
                       struct words words)
{
    for (const struct yaml *member = map->first; member; member = member->next) {
        bool known = false;

        for (size_t i = 0; i < words.count && !known; i++)
            known = strcmp(words.list[i], member->key) == 0;
        if (!known)
            builder_unknown(builder, member->key_place, MESSAGE(UNKNOWN_KEY_NEAR),
                            MESSAGE(UNKNOWN_KEY), what, member->key, words);
    }
}

/* A map under a key, NULL when it is missing or something else (reported unless optional). */
static const struct yaml *map_under(struct builder *builder, const struct yaml *parent,
                                    const char *key, bool needed)
{
    const struct yaml *map = yaml_get(parent, key);

    if (map && map->kind == YAML_MAP)
        return map;
    if (map)
        diag_add(builder->diags, map->place, MESSAGE(NEED_MAP), key);
    else if (needed)
        diag_add(builder->diags, parent->place, MESSAGE(MISSING_KEY), parent->place.file, key);
    return NULL;
}

/* The place on the home screen. */
static uint32_t home_read(struct builder *builder, const struct yaml *home)
{
    if (!home)
        return 0;
    if (home->kind == YAML_SCALAR && home->size == 1 && home->text[0] >= '1' &&
        home->text[0] <= '9')
        return (uint32_t)(home->text[0] - '0');
    diag_add(builder->diags, home->place, MESSAGE(BAD_NUMBER),
             home->kind == YAML_SCALAR ? home->text : "", "home", "1", "9");
    return 0;
}

/* ---- subjects --------------------------------------------------------------------------- */

static void subject_ask(struct builder *builder, struct draft *draft, struct node *node,
                        const struct yaml *ask)
{
    enum question_type type;

    draft->kind = NODE_ASK;
    node->subject = draft->fact = builder_find(builder, NAME_QUESTION, ask->text, ask->place);
    if (draft->fact == NO_INDEX)
        return;
    type = builder_question_type(builder, draft->fact);
    draft->mapped = type == QUESTION_ONE_OF || type == QUESTION_YES_NO || type == QUESTION_PLACE;
    draft->options = builder_fact_options(builder, draft->fact);
}

static void subject_run(struct builder *builder, struct draft *draft, struct node *node,
                        const struct yaml *run)
{
    draft->kind = NODE_RUN;
    draft->mapped = true;
    node->subject = builder_find(builder, NAME_FLOW, run->text, run->place);
    if (node->subject == NO_INDEX)
        return;
    draft->fact = node->subject + (uint32_t)builder->names[NAME_QUESTION].count;
    draft->options = builder_fact_options(builder, draft->fact);
}

static void subject_value(struct builder *builder, struct draft *draft, struct node *node,
                          const struct yaml *decide)
{
    draft->kind = NODE_DECIDE_VALUE;
    draft->mapped = true;
    node->subject =
        builder_find(builder, NAME_PARAMETER, decide->text + strlen("region."), decide->place);
    if (node->subject == NO_INDEX)
        return;
    draft->options = builder_parameter_options(builder, node->subject);
    if (draft->options.count == 0)
        diag_add(builder->diags, decide->place, MESSAGE(DECIDE_NO_OPTIONS), decide->text);
}

/* A question of options, or how a flow ended. */
static void subject_fact(struct builder *builder, struct draft *draft, struct node *node,
                         const struct yaml *decide)
{
    uint32_t fact = builder_fact(builder, decide->text, decide->place);
    uint32_t questions = (uint32_t)builder->names[NAME_QUESTION].count;

    draft->kind = NODE_DECIDE_FACT;
    draft->mapped = true;
    node->subject = draft->fact = fact;
    if (fact == NO_INDEX)
        return;
    draft->options = builder_fact_options(builder, fact);
    if (fact < questions &&
        (draft->options.count == 0 || builder_question_type(builder, fact) == QUESTION_SEVERAL_OF))
        diag_add(builder->diags, decide->place, MESSAGE(DECIDE_NO_OPTIONS), decide->text);
}

static void subject_decide(struct builder *builder, struct draft *draft, struct node *node,
                           const struct yaml *decide)
{
    if (strcmp(decide->text, "rules") == 0)
        draft->kind = NODE_DECIDE_RULES;
    else if (strncmp(decide->text, "region.", strlen("region.")) == 0)
        subject_value(builder, draft, node, decide);
    else
        subject_fact(builder, draft, node, decide);
}

static const struct {
    const char *key;
    void (*read)(struct builder *builder, struct draft *draft, struct node *node,
                 const struct yaml *subject);
} subjects[] = {
    {"ask",    subject_ask   },
    {"run",    subject_run   },
    {"decide", subject_decide},
};

/* Exactly one of ask, run and decide; false where the rest of the node cannot be understood. */
static bool subject_read(struct builder *builder, struct draft *draft, struct node *node)
{
    const struct yaml *subject = NULL;
    size_t which = 0, count = 0;

    for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
        const struct yaml *member = yaml_get(draft->yaml, subjects[i].key);

        if (!member)
            continue;
        subject = member;
        which = i;
        count++;
    }
    if (count != 1)
        return diag_add(builder->diags, draft->yaml->key_place, MESSAGE(NODE_SUBJECT),
                        draft->yaml->key);
    if (subject->kind != YAML_SCALAR)
        return diag_add(builder->diags, subject->place, MESSAGE(NEED_SCALAR), subjects[which].key);
    draft->subject_name = subject->text;
    subjects[which].read(builder, draft, node, subject);
    return draft->kind == NODE_DECIDE_RULES || node->subject != NO_INDEX;
}

/* ---- nodes ------------------------------------------------------------------------------ */

static struct span indexes_add(struct builder *builder, const uint32_t *list, size_t count)
{
    struct span span = {(uint32_t)(builder->indexes.size / sizeof(*list)), (uint32_t)count};

    if (count > 0)
        buffer_add(&builder->indexes, list, count * sizeof(*list));
    return span;
}

/* What was gathered becomes part of the record. */
static void draft_store(struct builder *builder, struct draft *draft, struct node *node)
{
    size_t arms = draft->arms.size / sizeof(struct arm);

    node->kind = draft->kind;
    node->only = draft->only;
    node->otherwise = draft->otherwise;
    node->unsure = draft->unsure;
    node->unknown = draft->unknown;
    if (draft->mapped && !draft->listed && !draft->then)
        node->ways = indexes_add(builder, draft->way, draft->options.count);
    node->arms.first = (uint32_t)(builder->arms.size / sizeof(struct arm));
    node->arms.count = (uint32_t)arms;
    if (arms > 0)
        buffer_add(&builder->arms, draft->arms.data, draft->arms.size);
    buffer_free(&draft->arms);
}

static void node_read(struct routing *routing, struct draft *draft, struct node *node)
{
    struct builder *builder = routing->builder;
    const struct yaml *only = yaml_get(draft->yaml, "only");

    check_keys(builder, draft->yaml, draft->yaml->key, WORDS(node_keys));
    if (!subject_read(builder, draft, node))
        return;
    if (draft->options.count > WAYS_MAX) {
        diag_add(builder->diags, draft->yaml->place, MESSAGE(WAYS_MANY), draft->subject_name,
                 WAYS_MAX);
        return;
    }
    if (only && draft->kind != NODE_ASK)
        diag_add(builder->diags, only->place, MESSAGE(ONLY_ASK));
    else
        draft_only(routing, draft, only);
    draft_go(routing, draft, yaml_get(draft->yaml, "go"));
}

static void node_fill(struct routing *routing, uint32_t flow, const struct yaml *yaml)
{
    struct builder *builder = routing->builder;
    struct draft draft = {.yaml = yaml,
                          .subject_name = "",
                          .fact = NO_INDEX,
                          .otherwise = NO_INDEX,
                          .unsure = NO_INDEX,
                          .unknown = NO_INDEX};
    struct node node;

    memset(&node, 0, sizeof(node));
    memset(draft.way, 0xff, sizeof(draft.way));
    node.id = builder_string(builder, yaml->key);
    node.flow = flow;
    node.subject = NO_INDEX;
    node.line = yaml->key_place.line;
    if (yaml->kind == YAML_MAP)
        node_read(routing, &draft, &node);
    else
        diag_add(builder->diags, yaml->place, MESSAGE(NEED_MAP), yaml->key);
    draft_store(builder, &draft, &node);
    BUILDER_ADD(builder, nodes, node);
}

/* ---- flows ------------------------------------------------------------------------------ */

static void endings_fill(struct builder *builder, const struct yaml *ends)
{
    for (const struct yaml *member = ends ? ends->first : NULL; member; member = member->next) {
        struct ending ending = {builder_string(builder, member->key), NO_INDEX};

        if (member->kind == YAML_SCALAR)
            ending.outcome = builder_find(builder, NAME_OUTCOME, member->text, member->place);
        else
            diag_add(builder->diags, member->place, MESSAGE(NEED_SCALAR), member->key);
        BUILDER_ADD(builder, endings, ending);
    }
    if (ends && ends->count > ENDINGS_MAX)
        diag_add(builder->diags, ends->place, MESSAGE(ENDINGS_MANY), ENDINGS_MAX);
}

static uint32_t start_read(struct routing *routing, const struct yaml *root)
{
    const struct yaml *start = yaml_get(root, "start");
    uint32_t target = start ? routing_target(routing, start) : NO_INDEX;

    if (!start)
        diag_add(routing->builder->diags, root->place, MESSAGE(MISSING_KEY), root->place.file,
                 "start");
    else if (target != NO_INDEX && TARGET_KIND(target) != TARGET_NODE)
        diag_add(routing->builder->diags, start->place, MESSAGE(START_NODE));
    return target == NO_INDEX ? NO_INDEX : TARGET_INDEX(target);
}

static void flow_fill(struct builder *builder, uint32_t index, const struct yaml *root)
{
    struct routing routing = {
        .builder = builder,
        .nodes = map_under(builder, root, "nodes", true),
        .ends = map_under(builder, root, "ends", false),
        .first_node = (uint32_t)(builder->nodes.size / sizeof(struct node)),
        .first_ending = (uint32_t)(builder->endings.size / sizeof(struct ending)),
    };
    struct flow flow;

    memset(&flow, 0, sizeof(flow));
    check_keys(builder, root, root->place.file, WORDS(flow_keys));
    flow.id = builder_string(builder, builder->names[NAME_FLOW].list[index].id);
    flow.title = builder_text(builder, yaml_get(root, "title"));
    flow.about = builder_text(builder, yaml_get(root, "about"));
    flow.home = home_read(builder, yaml_get(root, "home"));
    flow.start = start_read(&routing, root);
    endings_fill(builder, routing.ends);
    if (routing.nodes && routing.nodes->count > NODES_MAX)
        diag_add(builder->diags, routing.nodes->place, MESSAGE(NODES_MANY), NODES_MAX);
    for (const struct yaml *node = routing.nodes ? routing.nodes->first : NULL; node;
         node = node->next)
        node_fill(&routing, index, node);
    flow.nodes =
        (struct span){routing.first_node, routing.nodes ? (uint32_t)routing.nodes->count : 0};
    flow.endings =
        (struct span){routing.first_ending, routing.ends ? (uint32_t)routing.ends->count : 0};
    BUILDER_ADD(builder, flows, flow);
}

void flows_fill(struct builder *builder)
{
    const struct names *flows = &builder->names[NAME_FLOW];

    for (size_t i = 0; i < flows->count; i++)
        flow_fill(builder, (uint32_t)i, flows->list[i].yaml);
}

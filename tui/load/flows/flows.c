/* Flow files: nodes, ways, arms, endings. */
#include "load/builder.h"

#include <string.h>

#include "load/content/folder.h"
#include "load/flows/flows_go.h"
#include "load/messages.h"
#include "load/yaml/fields.h"

#define FLOW_NODES_MAX 300 /* of one flow: checking goes as deep as a flow is long */

/* A node as it is written. */
struct node_written {
    const struct yaml *ask, *run, *decide, *only, *go;
};

static const struct field node_fields[] = {
    {"ask",    field_yaml, offsetof(struct node_written, ask),    FIELD_OPTIONAL, NULL},
    {"run",    field_yaml, offsetof(struct node_written, run),    FIELD_OPTIONAL, NULL},
    {"decide", field_yaml, offsetof(struct node_written, decide), FIELD_OPTIONAL, NULL},
    {"only",   field_yaml, offsetof(struct node_written, only),   FIELD_OPTIONAL, NULL},
    {"go",     field_yaml, offsetof(struct node_written, go),     FIELD_REQUIRED, NULL},
};
static const struct field_table node_table = FIELDS("nodes", node_fields);

/* A flow: what is filled at once, and what is looked at step by step. */
struct flow_written {
    struct flow flow;
    const struct yaml *id, *start, *ends, *nodes;
};

static const struct range home_range = {1, 9};

static const struct field flow_fields[] = {
    {"flow",   field_yaml,  offsetof(struct flow_written, id),          FIELD_REQUIRED, NULL       },
    {"title",  field_text,  offsetof(struct flow_written, flow.title),  FIELD_REQUIRED, NULL       },
    {"about",  field_text,  offsetof(struct flow_written, flow.about),  FIELD_OPTIONAL, NULL       },
    {"matter", field_text,  offsetof(struct flow_written, flow.matter), FIELD_OPTIONAL, NULL       },
    {"home",   field_count, offsetof(struct flow_written, flow.home),   FIELD_OPTIONAL, &home_range},
    {"start",  field_yaml,  offsetof(struct flow_written, start),       FIELD_REQUIRED, NULL       },
    {"ends",   field_yaml,  offsetof(struct flow_written, ends),        FIELD_OPTIONAL, NULL       },
    {"nodes",  field_yaml,  offsetof(struct flow_written, nodes),       FIELD_REQUIRED, NULL       },
};
static const struct field_table flow_table = FIELDS("flow", flow_fields);

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
    struct files files = folder_files(builder, folder, "flows");

    for (size_t i = 0; i < files.count; i++) {
        const struct yaml *root = folder_yaml(builder, files.list[i], NAME_FLOW);

        if (root)
            flow_declare(builder, root);
    }
}

/* ---- subjects --------------------------------------------------------------------------- */

static void subject_ask(struct builder *builder, struct draft *draft, struct node *node,
                        const struct yaml *ask)
{
    enum answer_shape shape;

    draft->kind = NODE_ASK;
    node->subject = draft->fact = builder_find(builder, NAME_QUESTION, ask->text, ask->place);
    if (draft->fact == NO_INDEX)
        return;
    shape = builder_answer_type(builder, draft->fact)->shape;
    draft->mapped = shape == SHAPE_OPTION || shape == SHAPE_PLACE;
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
        (draft->options.count == 0 || builder_answer_type(builder, fact)->shape == SHAPE_SET))
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

/* Exactly one of ask, run and decide; false where the rest of the node cannot be understood. */
static bool subject_read(struct builder *builder, struct draft *draft,
                         const struct node_written *written, struct node *node)
{
    const struct {
        const struct yaml *yaml;
        void (*read)(struct builder *builder, struct draft *draft, struct node *node,
                     const struct yaml *subject);
    } subjects[] = {
        {written->ask,    subject_ask   },
        {written->run,    subject_run   },
        {written->decide, subject_decide}
    };
    size_t which = 0, count = 0;

    for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
        if (!subjects[i].yaml)
            continue;
        which = i;
        count++;
    }
    if (count != 1)
        return diag_add(builder->diags, draft->yaml->key_place, MESSAGE(NODE_SUBJECT),
                        draft->yaml->key);
    draft->subject_name = fields_scalar(builder, subjects[which].yaml, draft->yaml->key);
    if (!draft->subject_name)
        return false;
    subjects[which].read(builder, draft, node, subjects[which].yaml);
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

static void node_read(struct flow_scope *scope, struct draft *draft, struct node *node)
{
    struct builder *builder = scope->builder;
    struct node_written written = {NULL, NULL, NULL, NULL, NULL};

    if (!fields_read(builder, draft->yaml, &node_table, &written) ||
        !subject_read(builder, draft, &written, node))
        return;
    if (draft->options.count > WAYS_MAX) {
        diag_add(builder->diags, draft->yaml->place, MESSAGE(WAYS_MANY), draft->subject_name,
                 WAYS_MAX);
        return;
    }
    if (written.only && draft->kind != NODE_ASK)
        diag_add(builder->diags, written.only->place, MESSAGE(ONLY_ASK));
    else
        draft_only(scope, draft, written.only);
    if (written.go)
        draft_go(scope, draft, written.go);
}

static void node_fill(struct flow_scope *scope, uint32_t flow, const struct yaml *yaml)
{
    struct builder *builder = scope->builder;
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
    node_read(scope, &draft, &node);
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

static uint32_t start_read(struct flow_scope *scope, const struct yaml *start)
{
    uint32_t target = start ? flow_scope_target(scope, start) : NO_INDEX;

    if (target == NO_INDEX)
        return NO_INDEX;
    if (TARGET_KIND(target) != TARGET_NODE)
        diag_add(scope->builder->diags, start->place, MESSAGE(START_NODE));
    return TARGET_INDEX(target);
}

/* A map, or NULL where it is missing or something else. */
static const struct yaml *map_or_null(struct builder *builder, const struct yaml *map)
{
    if (!map || map->kind == YAML_MAP)
        return map;
    diag_add(builder->diags, map->place, MESSAGE(NEED_MAP), map->key);
    return NULL;
}

static void nodes_fill(struct flow_scope *scope, uint32_t flow)
{
    const struct yaml *nodes = scope->nodes;

    if (nodes && nodes->count > FLOW_NODES_MAX)
        diag_add(scope->builder->diags, nodes->place, MESSAGE(NODES_MANY), FLOW_NODES_MAX);
    for (const struct yaml *node = nodes ? nodes->first : NULL; node; node = node->next)
        node_fill(scope, flow, node);
}

static void flow_fill(struct builder *builder, uint32_t index, const struct yaml *root)
{
    struct flow_scope scope = {
        .builder = builder,
        .first_node = (uint32_t)(builder->nodes.size / sizeof(struct node)),
        .first_ending = (uint32_t)(builder->endings.size / sizeof(struct ending)),
    };
    struct flow_written written;
    struct flow *flow = &written.flow;

    memset(&written, 0, sizeof(written));
    fields_read(builder, root, &flow_table, &written);
    scope.nodes = map_or_null(builder, written.nodes);
    scope.ends = map_or_null(builder, written.ends);
    flow->id = builder_string(builder, builder->names[NAME_FLOW].list[index].id);
    flow->start = start_read(&scope, written.start);
    endings_fill(builder, scope.ends);
    nodes_fill(&scope, index);
    flow->nodes = (struct span){scope.first_node, scope.nodes ? (uint32_t)scope.nodes->count : 0};
    flow->endings = (struct span){scope.first_ending, scope.ends ? (uint32_t)scope.ends->count : 0};
    BUILDER_ADD(builder, flows, *flow);
}

void flows_fill(struct builder *builder)
{
    const struct names *flows = &builder->names[NAME_FLOW];

    for (size_t i = 0; i < flows->count; i++) {
        size_t errors = builder->diags->errors;

        flow_fill(builder, (uint32_t)i, flows->list[i].yaml);
        flows->list[i].mistaken = builder->diags->errors > errors;
    }
}

/*
 * The rules of one flow or of all as a sheet that is checked line by line and signed.
 */
#include "commands/graph_words.h"

#include "engine/rules.h"
#include "model/texts.h"
#include "wording/words.h"

#include <string.h>

struct drafting {
    const struct graph_writing *writing;
    struct words words;
    struct session session; /* of somebody insured in the region, who has said nothing yet */
    struct trail trail;
    struct buffer lines; /* of struct sheet_line */
    struct buffer cited; /* of indexes of cites, each once: what the flow at hand stands on */
};

static const struct content *content_of(const struct drafting *drafting)
{
    return drafting->writing->graph->content;
}

static const char *text_of(const struct drafting *drafting, struct text text)
{
    return graph_text(drafting->writing, text);
}

static void line_add(struct drafting *drafting, enum sheet_line_kind kind, const char *label,
                     const char *text)
{
    const struct sheet_line line = {.kind = kind, .label = label, .text = text};

    buffer_add(&drafting->lines, &line, sizeof line);
}

static const char *filled(const struct drafting *drafting, enum saying saying, const char *one,
                          const char *two, const char *three)
{
    return saying_format(drafting->writing->arena, saying, drafting->writing->language, one, two,
                         three, NULL);
}

/* ---- sources ----------------------------------------------------------------------------------------- */

static size_t cited_count(const struct drafting *drafting)
{
    return drafting->cited.size / sizeof(uint32_t);
}

static const struct cite *cited_at(const struct drafting *drafting, size_t place)
{
    const uint32_t *cited = (const void *)drafting->cited.data;

    return &content_of(drafting)->cites[cited[place]];
}

/* The number under which a cite stands at the end of the flow. */
static size_t cite_number(struct drafting *drafting, uint32_t index)
{
    const struct cite *cite = &content_of(drafting)->cites[index];
    size_t count = cited_count(drafting);

    for (size_t i = 0; i < count; i++) {
        const struct cite *one = cited_at(drafting, i);

        if (one->source == cite->source && one->article.zh == cite->article.zh)
            return i + 1;
    }
    buffer_add(&drafting->cited, &index, sizeof(index));
    return count + 1;
}

/* "，依据 1、4"; "" where nothing is cited. */
static const char *grounds(struct drafting *drafting, struct span cites)
{
    struct arena *arena = drafting->writing->arena;
    const char *list = "";

    for (uint32_t i = 0; i < cites.count; i++)
        list = arena_format(arena, "%s%s%zu", list,
                            i ? graph_say(drafting->writing, SAY_GRAPH_JOIN) : "",
                            cite_number(drafting, cites.first + i));
    return list[0] ? filled(drafting, SAY_GRAPH_GROUNDS, list, NULL, NULL) : "";
}

static void sources_add(struct drafting *drafting)
{
    if (cited_count(drafting) > 0)
        line_add(drafting, SHEET_TEXT, NULL, graph_say(drafting->writing, SAY_GRAPH_SOURCES));
    for (size_t i = 0; i < cited_count(drafting); i++) {
        const struct cite *cite = cited_at(drafting, i);

        line_add(drafting, SHEET_SMALL, NULL,
                 words_fill(&drafting->words, TEXT_PAPER_SOURCE_LINE,
                            arena_format(drafting->writing->arena, "%zu  %s", i + 1,
                                         words_cite(&drafting->words, cite)),
                            words_standing(&drafting->words, cite, drafting->session.today), NULL));
    }
    drafting->cited.size = 0;
}

/* ---- lines ------------------------------------------------------------------------------------------- */

/* What a node asks, and what it looks at where it asks nothing. */
static const char *node_said(const struct drafting *drafting, const struct node *node)
{
    static const enum saying patterns[] = {
        [NODE_RUN] = SAY_GRAPH_BY_FLOW,
        [NODE_DECIDE_FACT] = SAY_GRAPH_BY_ANSWER,
        [NODE_DECIDE_VALUE] = SAY_GRAPH_BY_REGION,
    };
    const char *said = graph_node_words(drafting->writing, node);

    if (node->kind == NODE_ASK || node->kind == NODE_DECIDE_RULES)
        return said;
    return filled(drafting, patterns[node->kind], said, NULL, NULL);
}

static struct span node_cites(const struct drafting *drafting, const struct node *node)
{
    const struct content *content = content_of(drafting);

    if (node->kind == NODE_ASK && node->subject < content->question_count)
        return content->questions[node->subject].cites;
    return (struct span){0};
}

/* What the region says, where the node looks at it. */
static void value_add(struct drafting *drafting, const struct node *node)
{
    const struct value *value;
    uint32_t region;

    if (drafting->writing->region == NO_INDEX || node->kind != NODE_DECIDE_VALUE)
        return;
    value = parameter_value(&drafting->session, &drafting->trail, node->subject, &region);
    if (value)
        line_add(drafting, SHEET_DETAIL, NULL,
                 filled(drafting, SAY_GRAPH_VALUE,
                        text_of(drafting, content_of(drafting)->regions[region].name),
                        words_value(&drafting->words, value), grounds(drafting, value->cites)));
}

static void node_add(struct drafting *drafting, uint32_t index)
{
    const struct content *content = content_of(drafting);
    const struct node *node = &content->nodes[index];
    const struct flow *flow = &content->flows[node->flow];
    struct arena *arena = drafting->writing->arena;

    line_add(drafting, SHEET_STEP, arena_format(arena, "%u.", index - flow->nodes.first + 1),
             filled(drafting, SAY_GRAPH_SHEET_NODE, node_said(drafting, node),
                    arena_format(arena, "%s:%u %s", content_string(content, flow->id), node->line,
                                 content_string(content, node->id)),
                    grounds(drafting, node_cites(drafting, node))));
    value_add(drafting, node);
}

static const char *target_said(struct drafting *drafting, uint32_t target)
{
    const struct content *content = content_of(drafting);
    const struct outcome *outcome = graph_target_outcome(drafting->writing, target);
    const char *id = content_target_id(drafting->writing->graph->content, target);

    if (TARGET_KIND(target) == TARGET_NODE) {
        const struct flow *flow = &content->flows[content->nodes[TARGET_INDEX(target)].flow];

        return filled(drafting, SAY_GRAPH_GO_TO,
                      arena_format(drafting->writing->arena, "%u",
                                   TARGET_INDEX(target) - flow->nodes.first + 1),
                      NULL, NULL);
    }
    if (outcome == NULL)
        return id;
    return arena_format(drafting->writing->arena, "%s  %s%s", text_of(drafting, outcome->title), id,
                        grounds(drafting, outcome->cites));
}

static void edge_add(struct drafting *drafting, const struct graph_edge *edge)
{
    const char *condition = graph_condition_words(drafting->writing, edge);

    if (condition[0] == '\0')
        condition = graph_say(drafting->writing, SAY_GRAPH_ALWAYS);
    line_add(drafting, SHEET_TICK,
             edge->taken ? NULL : graph_say(drafting->writing, SAY_GRAPH_NOT_HERE),
             arena_format(drafting->writing->arena, "%s → %s", condition,
                          target_said(drafting, edge->target)));
}

/* ---- blocks ------------------------------------------------------------------------------------------ */

static void flow_add(struct drafting *drafting, uint32_t index)
{
    static const enum saying blanks[] = {SAY_GRAPH_CHECKED_BY, SAY_GRAPH_CHECKED_ON,
                                         SAY_GRAPH_SIGNATURE};
    const struct graph *graph = drafting->writing->graph;
    const struct flow *flow = &graph->content->flows[index];
    uint32_t last = NO_INDEX;

    line_add(drafting, SHEET_HEADING, NULL,
             arena_format(drafting->writing->arena, "%s  %s", text_of(drafting, flow->title),
                          content_string(graph->content, flow->id)));
    for (uint32_t i = 0; i < graph->count; i++) {
        const struct graph_edge *edge = graph_edge_at(graph, i);

        if (edge->node - flow->nodes.first >= flow->nodes.count)
            continue;
        if (edge->node != last)
            node_add(drafting, edge->node);
        last = edge->node;
        edge_add(drafting, edge);
    }
    sources_add(drafting);
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        line_add(drafting, SHEET_BLANK_LINE, graph_say(drafting->writing, blanks[i]), "");
}

static const char *subject(const struct drafting *drafting)
{
    uint32_t flow = drafting->writing->graph->flow;

    return flow == NO_INDEX ? graph_say(drafting->writing, SAY_GRAPH_ALL_FLOWS)
                            : text_of(drafting, content_of(drafting)->flows[flow].title);
}

static const char *fingerprint(const struct drafting *drafting)
{
    return arena_format(drafting->writing->arena, "%016llx",
                        (unsigned long long)content_of(drafting)->behaviour_print);
}

static void head_add(struct drafting *drafting, struct moment now, bool foreign)
{
    const struct content *content = content_of(drafting);
    const struct words *words = &drafting->words;
    const char *made = arena_format(words->arena, "%s %s", words_date(words, now.date),
                                    words_minute(words, now.minute));
    const struct {
        enum saying label;
        const char *text;
    } fields[] = {
        {SAY_GRAPH_FLOW,         subject(drafting)                    },
        {SAY_GRAPH_FOR,          graph_region_words(drafting->writing)},
        {SAY_GRAPH_CONTENT,      text_of(drafting,                      content->name)},
        {SAY_GRAPH_DATED,                      words_date(words,                                             content->dated)},
        {SAY_GRAPH_PRINT,       fingerprint(drafting)},
        {SAY_GRAPH_MADE,made                                },
    };

    line_add(drafting, SHEET_TITLE, NULL, graph_say(drafting->writing, SAY_GRAPH_SHEET));
    if (foreign)
        line_add(drafting, SHEET_VERDICT, NULL,
                 texts_get(content, TEXT_PAPER_FOREIGN, words->language));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        line_add(drafting, SHEET_FIELD, graph_say(drafting->writing, fields[i].label),
                 fields[i].text);
    line_add(drafting, SHEET_SMALL, NULL, graph_say(drafting->writing, SAY_GRAPH_SHEET_HOW));
}

/* Every further page says what it belongs to: a page alone must not be signed for another content. */
static const char *page_head(const struct drafting *drafting, bool foreign)
{
    const struct content *content = content_of(drafting);

    return arena_format(
        drafting->writing->arena, "%s%s%s  %s  %s %s",
        foreign ? texts_get(content, TEXT_PAPER_FOREIGN, drafting->words.language) : "",
        foreign ? "  " : "", subject(drafting), graph_region_words(drafting->writing),
        graph_say(drafting->writing, SAY_GRAPH_PRINT), fingerprint(drafting));
}

static void lines_draft(struct drafting *drafting, struct moment now, bool foreign)
{
    const struct graph *graph = drafting->writing->graph;

    head_add(drafting, now, foreign);
    for (uint32_t i = 0; i < graph->content->flow_count; i++)
        if (graph->flow == NO_INDEX || graph->flow == i)
            flow_add(drafting, i);
}

void graph_sheet(const struct graph_writing *writing, struct moment now, bool foreign,
                 struct sheet *sheet)
{
    const struct content *content = writing->graph->content;
    struct drafting drafting = {
        .writing = writing, .words = {content, writing->language, writing->arena}
    };

    session_start(&drafting.session, content, 0, now.date);
    if (writing->region != NO_INDEX && content->insured_in != NO_INDEX)
        drafting.session.answers[content->insured_in] = (struct answer){
            .state = ANSWER_KNOWN, .number = content->regions[writing->region].code};
    trail_walk(&drafting.session, &drafting.trail);
    lines_draft(&drafting, now, foreign);
    *sheet = (struct sheet){.language = writing->language,
                            .name = "daoban-rules",
                            .head = page_head(&drafting, foreign),
                            .page = texts_get(content, TEXT_PAPER_PAGE, writing->language),
                            .count = drafting.lines.size / sizeof(struct sheet_line)};
    sheet->line = arena_alloc(writing->arena, drafting.lines.size);
    memcpy(sheet->line, drafting.lines.data, drafting.lines.size);
    buffer_free(&drafting.lines);
    buffer_free(&drafting.cited);
}

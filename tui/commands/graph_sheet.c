/*
 * The rules of one flow or of all as a sheet that is checked line by line and signed.
 */
#include "commands/graph_write.h"

#include "engine/rules.h"
#include "model/texts.h"
#include "wording/words.h"

#include <string.h>

struct draft {
    const struct graph_view *view;
    struct words words;
    struct session session; /* of somebody insured in the region, who has said nothing yet */
    struct trail trail;
    struct buffer lines; /* of struct sheet_line */
    struct buffer cited; /* of indexes of cites, each once: what the flow at hand stands on */
};

static const struct content *content_of(const struct draft *draft)
{
    return draft->view->graph->content;
}

static const char *text_of(const struct draft *draft, struct text text)
{
    return graph_view_text(draft->view, text);
}

static void line_add(struct draft *draft, enum sheet_line_kind kind, const char *label,
                     const char *text)
{
    const struct sheet_line line = {.kind = kind, .label = label, .text = text};

    buffer_add(&draft->lines, &line, sizeof line);
}

static const char *filled(const struct draft *draft, enum phrase phrase, const char *one,
                          const char *two, const char *three)
{
    return phrase_format(draft->view->arena, phrase, draft->view->language, one, two, three, NULL);
}

/* ---- sources ----------------------------------------------------------------------------------------- */

static size_t cited_count(const struct draft *draft)
{
    return draft->cited.size / sizeof(uint32_t);
}

static const struct cite *cited_at(const struct draft *draft, size_t place)
{
    const uint32_t *cited = (const void *)draft->cited.data;

    return &content_of(draft)->cites[cited[place]];
}

/* The number under which a cite stands at the end of the flow. */
static size_t cite_number(struct draft *draft, uint32_t index)
{
    const struct cite *cite = &content_of(draft)->cites[index];
    size_t count = cited_count(draft);

    for (size_t i = 0; i < count; i++) {
        const struct cite *one = cited_at(draft, i);

        if (one->source == cite->source && one->article.zh == cite->article.zh)
            return i + 1;
    }
    buffer_add(&draft->cited, &index, sizeof(index));
    return count + 1;
}

/* "，依据 1、4"; "" where nothing is cited. */
static const char *grounds(struct draft *draft, struct span cites)
{
    struct arena *arena = draft->view->arena;
    const char *list = "";

    for (uint32_t i = 0; i < cites.count; i++)
        list = arena_format(arena, "%s%s%zu", list,
                            i ? graph_view_phrase(draft->view, PHRASE_GRAPH_JOIN) : "",
                            cite_number(draft, cites.first + i));
    return list[0] ? filled(draft, PHRASE_GRAPH_GROUNDS, list, NULL, NULL) : "";
}

static void sources_add(struct draft *draft)
{
    if (cited_count(draft) > 0)
        line_add(draft, SHEET_TEXT, NULL, graph_view_phrase(draft->view, PHRASE_GRAPH_SOURCES));
    for (size_t i = 0; i < cited_count(draft); i++) {
        const struct cite *cite = cited_at(draft, i);

        line_add(draft, SHEET_SMALL, NULL,
                 words_fill(&draft->words, TEXT_PAPER_SOURCE_LINE,
                            arena_format(draft->view->arena, "%zu  %s", i + 1,
                                         words_cite(&draft->words, cite)),
                            words_standing(&draft->words, cite, draft->session.today), NULL));
    }
    draft->cited.size = 0;
}

/* ---- lines ------------------------------------------------------------------------------------------- */

/* What a node asks, and what it looks at where it asks nothing. */
static const char *node_said(const struct draft *draft, const struct node *node)
{
    static const enum phrase patterns[] = {
        [NODE_RUN] = PHRASE_GRAPH_BY_FLOW,
        [NODE_DECIDE_FACT] = PHRASE_GRAPH_BY_ANSWER,
        [NODE_DECIDE_VALUE] = PHRASE_GRAPH_BY_REGION,
    };
    const char *said = graph_view_node_words(draft->view, node);

    if (node->kind == NODE_ASK || node->kind == NODE_DECIDE_RULES)
        return said;
    return filled(draft, patterns[node->kind], said, NULL, NULL);
}

static struct span node_cites(const struct draft *draft, const struct node *node)
{
    const struct content *content = content_of(draft);

    if (node->kind == NODE_ASK && node->subject < content->question_count)
        return content->questions[node->subject].cites;
    return (struct span){0};
}

/* What the region says, where the node looks at it. */
static void value_add(struct draft *draft, const struct node *node)
{
    const struct value *value;
    uint32_t region;

    if (draft->view->region == NO_INDEX || node->kind != NODE_DECIDE_VALUE)
        return;
    value = rule_parameter(&draft->session, &draft->trail, node->subject, &region);
    if (value)
        line_add(draft, SHEET_DETAIL, NULL,
                 filled(draft, PHRASE_GRAPH_VALUE,
                        text_of(draft, content_of(draft)->regions[region].name),
                        words_value(&draft->words, value), grounds(draft, value->cites)));
}

static void node_add(struct draft *draft, uint32_t index)
{
    const struct content *content = content_of(draft);
    const struct node *node = &content->nodes[index];
    const struct flow *flow = &content->flows[node->flow];
    struct arena *arena = draft->view->arena;

    line_add(draft, SHEET_STEP, arena_format(arena, "%u.", index - flow->nodes.first + 1),
             filled(draft, PHRASE_GRAPH_SHEET_NODE, node_said(draft, node),
                    arena_format(arena, "%s:%u %s", content_string(content, flow->id), node->line,
                                 content_string(content, node->id)),
                    grounds(draft, node_cites(draft, node))));
    value_add(draft, node);
}

static const char *target_said(struct draft *draft, uint32_t target)
{
    const struct content *content = content_of(draft);
    const struct outcome *outcome = graph_view_outcome(draft->view, target);
    const char *id = content_target_id(draft->view->graph->content, target);

    if (TARGET_KIND(target) == TARGET_NODE) {
        const struct flow *flow = &content->flows[content->nodes[TARGET_INDEX(target)].flow];

        return filled(
            draft, PHRASE_GRAPH_GO_TO,
            arena_format(draft->view->arena, "%u", TARGET_INDEX(target) - flow->nodes.first + 1),
            NULL, NULL);
    }
    if (outcome == NULL)
        return id;
    return arena_format(draft->view->arena, "%s  %s%s", text_of(draft, outcome->title), id,
                        grounds(draft, outcome->cites));
}

static void edge_add(struct draft *draft, const struct graph_edge *edge)
{
    const char *condition = graph_view_condition(draft->view, edge);

    if (condition[0] == '\0')
        condition = graph_view_phrase(draft->view, PHRASE_GRAPH_ALWAYS);
    line_add(
        draft, SHEET_TICK,
        edge->taken ? NULL : graph_view_phrase(draft->view, PHRASE_GRAPH_NOT_HERE),
        arena_format(draft->view->arena, "%s → %s", condition, target_said(draft, edge->target)));
}

/* ---- blocks ------------------------------------------------------------------------------------------ */

static void flow_add(struct draft *draft, uint32_t index)
{
    static const enum phrase blanks[] = {PHRASE_GRAPH_CHECKED_BY, PHRASE_GRAPH_CHECKED_ON,
                                         PHRASE_GRAPH_SIGNATURE};
    const struct graph *graph = draft->view->graph;
    const struct flow *flow = &graph->content->flows[index];
    uint32_t last = NO_INDEX;

    line_add(draft, SHEET_HEADING, NULL,
             arena_format(draft->view->arena, "%s  %s", text_of(draft, flow->title),
                          content_string(graph->content, flow->id)));
    for (uint32_t i = 0; i < graph->count; i++) {
        const struct graph_edge *edge = graph_edge_at(graph, i);

        if (edge->node - flow->nodes.first >= flow->nodes.count)
            continue;
        if (edge->node != last)
            node_add(draft, edge->node);
        last = edge->node;
        edge_add(draft, edge);
    }
    sources_add(draft);
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        line_add(draft, SHEET_BLANK_LINE, graph_view_phrase(draft->view, blanks[i]), "");
}

static const char *subject(const struct draft *draft)
{
    uint32_t flow = draft->view->graph->flow;

    return flow == NO_INDEX ? graph_view_phrase(draft->view, PHRASE_GRAPH_ALL_FLOWS)
                            : text_of(draft, content_of(draft)->flows[flow].title);
}

static const char *fingerprint(const struct draft *draft)
{
    return arena_format(draft->view->arena, "%016llx",
                        (unsigned long long)content_of(draft)->behaviour_print);
}

static void head_add(struct draft *draft, struct moment now, bool foreign)
{
    const struct content *content = content_of(draft);
    const struct words *words = &draft->words;
    const char *made = arena_format(words->arena, "%s %s", words_date(words, now.date),
                                    words_minute(words, now.minute));
    const struct {
        enum phrase label;
        const char *text;
    } fields[] = {
        {PHRASE_GRAPH_FLOW,    subject(draft)                },
        {PHRASE_GRAPH_FOR,     graph_view_region(draft->view)},
        {PHRASE_GRAPH_CONTENT, text_of(draft,                  content->name)},
        {PHRASE_GRAPH_DATED,                    words_date(words,                                 content->dated)},
        {PHRASE_GRAPH_PRINT,     fingerprint(draft)  },
        {PHRASE_GRAPH_MADE,made                         },
    };

    line_add(draft, SHEET_TITLE, NULL, graph_view_phrase(draft->view, PHRASE_GRAPH_SHEET));
    if (foreign)
        line_add(draft, SHEET_VERDICT, NULL,
                 texts_get(content, TEXT_PAPER_FOREIGN, words->language));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        line_add(draft, SHEET_FIELD, graph_view_phrase(draft->view, fields[i].label),
                 fields[i].text);
    line_add(draft, SHEET_SMALL, NULL, graph_view_phrase(draft->view, PHRASE_GRAPH_SHEET_HOW));
}

/* Every further page says what it belongs to: a page alone must not be signed for another content. */
static const char *page_head(const struct draft *draft, bool foreign)
{
    const struct content *content = content_of(draft);

    return arena_format(draft->view->arena, "%s%s%s  %s  %s %s",
                        foreign ? texts_get(content, TEXT_PAPER_FOREIGN, draft->words.language)
                                : "",
                        foreign ? "  " : "", subject(draft), graph_view_region(draft->view),
                        graph_view_phrase(draft->view, PHRASE_GRAPH_PRINT), fingerprint(draft));
}

static void lines_draft(struct draft *draft, struct moment now, bool foreign)
{
    const struct graph *graph = draft->view->graph;

    head_add(draft, now, foreign);
    for (uint32_t i = 0; i < graph->content->flow_count; i++)
        if (graph->flow == NO_INDEX || graph->flow == i)
            flow_add(draft, i);
}

void graph_sheet(const struct graph_view *view, struct moment now, bool foreign,
                 struct sheet *sheet)
{
    const struct content *content = view->graph->content;
    struct draft draft = {
        .view = view,
        .words = {.content = content, .language = view->language, .arena = view->arena}
    };

    session_start(&draft.session, content, 0, now.date);
    if (view->region != NO_INDEX && content->insured_in != NO_INDEX)
        draft.session.answers[content->insured_in] =
            (struct answer){.state = ANSWER_KNOWN, .number = content->regions[view->region].code};
    trail_walk(&draft.session, &draft.trail);
    lines_draft(&draft, now, foreign);
    *sheet = (struct sheet){.language = view->language,
                            .name = "daoban-rules",
                            .head = page_head(&draft, foreign),
                            .page = texts_get(content, TEXT_PAPER_PAGE, view->language),
                            .count = draft.lines.size / sizeof(struct sheet_line)};
    sheet->line = arena_alloc(view->arena, draft.lines.size);
    memcpy(sheet->line, draft.lines.data, draft.lines.size);
    buffer_free(&draft.lines);
    buffer_free(&draft.cited);
}

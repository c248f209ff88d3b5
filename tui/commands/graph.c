/*
 * daoban graph: a flow for Graphviz, as a table of rules, or as a sheet to sign.
 */
#include "commands/command.h"

#include "commands/answering.h"
#include "commands/graph_write.h"
#include "commands/hand_out.h"
#include "engine/places.h"
#include "paper/sheet_text.h"

/* The region that speaks for what --region names. NULL, or what is wrong. */
static const char *region_find(const struct opened *opened, const char *name, struct arena *arena,
                               uint32_t *region)
{
    const struct content *content = opened->content;
    struct places places;
    const char *wrong = NULL;
    uint32_t code = 0;

    *region = name == NULL ? NO_INDEX : content_region(content, name);
    if (name == NULL || *region != NO_INDEX)
        return NULL;
    places_named(content, name, &places);
    if (places.count > 0)
        wrong = place_set(content, name, opened->language, arena, &code);
    if (wrong == NULL)
        *region = content_region_of(content, code);
    return wrong == NULL && *region == NO_INDEX
               ? saying_format(arena, SAY_GRAPH_NO_REGION, opened->language, name, NULL)
               : wrong;
}

/* FLOW and --region; what is wrong with them is printed. */
static enum exit_code subjects_read(const struct opened *opened, const struct options *options,
                                    struct arena *arena, uint32_t *flow, uint32_t *region)
{
    const char *wrong = NULL;

    *flow = NO_INDEX;
    if (options->argument_count > 0)
        *flow = flow_named(opened->content, options->argument[0], opened->language, arena, &wrong);
    if (wrong == NULL)
        wrong = region_find(opened, options->value[OPTION_REGION], arena, region);
    if (wrong == NULL)
        return EXIT_DONE;
    fprintf(stderr, "daoban: %s\n", wrong);
    return EXIT_FOUND;
}

static enum exit_code sheet_write(const struct graph_writing *writing, const struct opened *opened,
                                  const struct options *options, const struct world *world)
{
    struct moment now = {.date = opened->today, .minute = world->now.minute};
    struct buffer out = {0};
    struct sheet sheet;
    enum exit_code code;

    graph_sheet(writing, now, opened->foreign, &sheet);
    if (options->format == FORMAT_PDF)
        return hand_out_pdf(options, opened, world, &sheet);
    if (options->format == FORMAT_MARKDOWN)
        sheet_markdown(&sheet, &out);
    else
        sheet_text(&sheet, SHEET_COLUMNS, &out);
    code = hand_out(options, opened->language, out.data, out.size);
    buffer_free(&out);
    return code;
}

static enum exit_code graph_write(const struct graph_writing *writing, const struct opened *opened,
                                  const struct options *options, const struct world *world)
{
    bool drawn = options->value[OPTION_FORMAT] == NULL || options->format == FORMAT_DOT;
    struct buffer out = {0};
    enum exit_code code;

    if (!drawn && options->format != FORMAT_CSV)
        return sheet_write(writing, opened, options, world);
    if (drawn)
        graph_write_dot(writing, &out);
    else
        graph_write_csv(writing, &out);
    code = hand_out(options, opened->language, out.data, out.size);
    buffer_free(&out);
    return code;
}

static enum exit_code graph_show(const struct opened *opened, const struct options *options,
                                 const struct world *world, uint32_t flow, uint32_t region)
{
    struct arena arena = {0};
    struct graph graph;
    const struct graph_writing writing = {
        .graph = &graph, .region = region, .language = opened->language, .arena = &arena};
    enum exit_code code;

    graph_make(&graph, opened->content, flow, region);
    code = graph_write(&writing, opened, options, world);
    if (!graph.whole)
        say(stderr, SAY_GRAPH_NOT_WHOLE, opened->language, NULL);
    graph_free(&graph);
    arena_free(&arena);
    return code;
}

enum exit_code command_graph(const struct options *options, const struct world *world)
{
    struct opened opened = {0};
    enum exit_code code = open_content(&opened, options, world, false);
    uint32_t flow, region;

    if (code == EXIT_DONE)
        code = subjects_read(&opened, options, &opened.arena, &flow, &region);
    if (code == EXIT_DONE)
        code = graph_show(&opened, options, world, flow, region);
    opened_close(&opened);
    return code;
}

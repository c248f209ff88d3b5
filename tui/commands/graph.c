/*
 * daoban graph: a flow for Graphviz, as a table of rules, or as a sheet to sign.
 */
#include "commands/command.h"

#include "commands/answering.h"
#include "commands/graph_write.h"

static bool region_find(const struct content *content, const char *name, uint32_t *region)
{
    uint32_t code;

    *region = NO_INDEX;
    if (name == NULL)
        return true;
    *region = content_region(content, name);
    if (*region == NO_INDEX && place_named(content, name, &code))
        *region = content_region_of(content, code);
    return *region != NO_INDEX;
}

/* FLOW and --region; what is wrong with them is printed. */
static enum exit_code subjects_read(const struct opened *opened, const struct options *options,
                                    struct arena *arena, uint32_t *flow, uint32_t *region)
{
    const char *wrong = NULL;

    *flow = NO_INDEX;
    if (options->argument_count > 0)
        *flow = flow_named(opened->content, options->argument[0], opened->language, arena, &wrong);
    if (wrong == NULL && !region_find(opened->content, options->value[OPTION_REGION], region))
        wrong = saying_format(arena, SAY_GRAPH_NO_REGION, opened->language,
                              options->value[OPTION_REGION], NULL);
    if (wrong == NULL)
        return EXIT_DONE;
    fprintf(stderr, "daoban: %s\n", wrong);
    return EXIT_FOUND;
}

static void graph_print(const struct opened *opened, const struct options *options, uint32_t flow,
                        uint32_t region)
{
    static void (*const writers[FORMAT_COUNT])(const struct graph_writing *) = {
        [FORMAT_TEXT] = graph_write_text,
        [FORMAT_CSV] = graph_write_csv,
        [FORMAT_MARKDOWN] = graph_write_markdown,
        [FORMAT_DOT] = graph_write_dot,
    };
    enum format format = options->value[OPTION_FORMAT] ? options->format : FORMAT_DOT;
    struct buffer out = {0};
    struct arena arena = {0};
    struct graph graph;

    graph_make(&graph, opened->content, flow, region);
    writers[format](&(struct graph_writing){.graph = &graph,
                                            .region = region,
                                            .language = opened->language,
                                            .arena = &arena,
                                            .out = &out});
    fwrite(out.data, 1, out.size, stdout);
    if (!graph.whole)
        say(stderr, SAY_GRAPH_NOT_WHOLE, opened->language, NULL);
    graph_free(&graph);
    buffer_free(&out);
    arena_free(&arena);
}

enum exit_code command_graph(const struct options *options, const struct world *world)
{
    struct opened opened = {0};
    enum exit_code code = open_content(&opened, options, world, false);
    uint32_t flow, region;

    if (code == EXIT_DONE)
        code = subjects_read(&opened, options, &opened.arena, &flow, &region);
    if (code == EXIT_DONE)
        graph_print(&opened, options, flow, region);
    opened_close(&opened);
    return code;
}

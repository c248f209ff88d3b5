/*
 * daoban graph: a flow for Graphviz, as a table of rules, or as a sheet to sign.
 */
#include "commands/command.h"

#include "commands/graph_write.h"
#include "commands/input.h"
#include "commands/write_result.h"
#include "engine/places.h"
#include "paper/sheet_text.h"

/* The region that speaks for what --region names. NULL, or what is wrong. */
static const char *region_find(const struct setup *setup, const char *name, struct arena *arena,
                               uint32_t *region)
{
    const struct content *content = setup->content;
    struct places places;
    const char *wrong = NULL;
    uint32_t code = 0;

    *region = name == NULL ? NO_INDEX : content_region(content, name);
    if (name == NULL || *region != NO_INDEX)
        return NULL;
    places_named(content, name, &places);
    if (places.count > 0)
        wrong = input_place(content, name, setup->language, arena, &code);
    if (wrong == NULL)
        *region = content_region_of(content, code);
    return wrong == NULL && *region == NO_INDEX
               ? phrase_format(arena, PHRASE_GRAPH_NO_REGION, setup->language, name, NULL)
               : wrong;
}

/* FLOW and --region; what is wrong with them is printed. */
static enum exit_code subjects_read(const struct setup *setup, const struct options *options,
                                    struct arena *arena, uint32_t *flow, uint32_t *region)
{
    const char *wrong = NULL;

    *flow = NO_INDEX;
    if (options->argument_count > 0)
        *flow = input_flow(setup->content, options->argument[0], setup->language, arena, &wrong);
    if (wrong == NULL)
        wrong = region_find(setup, options->region, arena, region);
    if (wrong == NULL)
        return EXIT_DONE;
    fprintf(stderr, "daoban: %s\n", wrong);
    return EXIT_FOUND;
}

/* A graph to be written in one of the formats. */
struct drawing {
    struct graph_view view;
    const struct setup *setup;
    const struct options *options;
    const struct environment *environment;
};

static enum exit_code buffer_write(const struct drawing *drawing, struct buffer *out)
{
    const enum exit_code code =
        write_result(drawing->options, drawing->setup->language, out->data, out->size);

    buffer_free(out);
    return code;
}

static enum exit_code dot_write(void *result)
{
    const struct drawing *drawing = result;
    struct buffer out = {0};

    graph_write_dot(&drawing->view, &out);
    return buffer_write(drawing, &out);
}

static enum exit_code csv_write(void *result)
{
    const struct drawing *drawing = result;
    struct buffer out = {0};

    graph_write_csv(&drawing->view, &out);
    return buffer_write(drawing, &out);
}

static void sheet_draw(const struct drawing *drawing, struct sheet *sheet)
{
    const struct moment now = {.date = drawing->setup->today,
                               .minute = drawing->environment->now.minute};

    graph_sheet(&drawing->view, now, drawing->setup->foreign, sheet);
}

static enum exit_code text_write(void *result)
{
    const struct drawing *drawing = result;
    struct buffer out = {0};
    struct sheet sheet;

    sheet_draw(drawing, &sheet);
    sheet_text(&sheet, SHEET_COLUMNS, &out);
    return buffer_write(drawing, &out);
}

static enum exit_code markdown_write(void *result)
{
    const struct drawing *drawing = result;
    struct buffer out = {0};
    struct sheet sheet;

    sheet_draw(drawing, &sheet);
    sheet_markdown(&sheet, &out);
    return buffer_write(drawing, &out);
}

static enum exit_code pdf_write(void *result)
{
    const struct drawing *drawing = result;
    struct sheet sheet;

    sheet_draw(drawing, &sheet);
    return write_result_pdf(drawing->options, drawing->setup, drawing->environment, &sheet);
}

static enum exit_code graph_show(const struct setup *setup, const struct options *options,
                                 const struct environment *environment, uint32_t flow,
                                 uint32_t region)
{
    struct arena arena = {0};
    struct graph graph;
    struct drawing drawing = {
        .view = {.graph = &graph, .region = region, .language = setup->language, .arena = &arena},
        .setup = setup,
        .options = options,
        .environment = environment,
    };
    enum exit_code code;

    graph_make(&graph, setup->content, flow, region);
    code = options->format->write(&drawing);
    if (!graph.whole)
        phrase_say(stderr, PHRASE_GRAPH_NOT_WHOLE, setup->language, NULL);
    graph_free(&graph);
    arena_free(&arena);
    return code;
}

static enum exit_code graph_run(const struct options *options,
                                const struct environment *environment)
{
    struct setup setup = {0};
    enum exit_code code = setup_content(&setup, options, environment, false);
    uint32_t flow, region;

    if (code == EXIT_DONE)
        code = subjects_read(&setup, options, &setup.arena, &flow, &region);
    if (code == EXIT_DONE)
        code = graph_show(&setup, options, environment, flow, region);
    setup_close(&setup);
    return code;
}

static const struct option_row *const own_options[] = {&option_region, &option_format,
                                                       &option_output, NULL};

/* clang-format off */
static const struct format own_formats[] = {
    {.name = "dot",       .write = dot_write, .manual = "Graphviz 的图"},
    {.name = "csv",       .write = csv_write, .manual = "规则表"},
    {.name = "text",      .write = text_write, .manual = "签字的单子"},
    {.name = "markdown",  .write = markdown_write, .manual = "签字的单子"},
    {.name = "pdf",       .write = pdf_write, .manual = "签字的单子"},
    {.name = NULL},
};
/* clang-format on */

const struct command command_graph = {
    .name = "graph",
    .usage = "[FLOW] [--region CODE]",
    .most = 1,
    .options = own_options,
    .formats = own_formats,
    .values = VALUES_FLOW,
    .help = {"把流程画成图（Graphviz），或列成规则表、签字单",
             "draw a flow (Graphviz), or write its rules as a table or a sheet to sign"},
    .run = graph_run,
};

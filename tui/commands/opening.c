/*
 * Finding and opening what a command needs: configuration, content, the programs beside this one.
 */
#include "commands/command.h"

#include "load/config.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SYSTEM_CONFIG "/etc/daoban/daoban.yaml"

static const char *beside(struct opened *opened, const struct world *world, const char *name)
{
    return arena_format(&opened->arena, "%s/%s", world->program_folder, name);
}

static bool is_content(struct opened *opened, const char *folder)
{
    return access(arena_format(&opened->arena, "%s/about.yaml", folder), R_OK) == 0;
}

/* The content this installation brings: installed, in a bundle, in the source tree; or NULL. */
static const char *content_shipped(struct opened *opened, const struct world *world)
{
    static const char *const folders[] = {"../share/daoban/content", "content", "../content",
                                          "../../content"};

    for (size_t i = 0; world->program_folder && i < sizeof folders / sizeof *folders; i++) {
        const char *folder = beside(opened, world, folders[i]);

        if (is_content(opened, folder))
            return folder;
    }
    return NULL;
}

static const char *paper_program(struct opened *opened, const struct world *world)
{
    static const char *const places[] = {"../libexec/daoban/daoban-paper", "daoban-paper"};

    for (size_t i = 0; world->program_folder && i < sizeof places / sizeof *places; i++) {
        const char *path = beside(opened, world, places[i]);

        if (access(path, X_OK) == 0)
            return path;
    }
    return NULL;
}

/* "~/daoban" is how a person writes a folder in the configuration. */
static const char *home_expand(struct opened *opened, const struct world *world, const char *folder)
{
    if (folder == NULL || strncmp(folder, "~/", 2) != 0)
        return folder;
    return world->home ? arena_format(&opened->arena, "%s/%s", world->home, folder + 2) : NULL;
}

static void places_fill(struct opened *opened, const struct options *options,
                        const struct world *world)
{
    opened->places = (struct output_places){
        .paper = paper_program(opened, world),
        .folder = options->kiosk ? NULL : home_expand(opened, world, opened->office.save_folder),
        .state =
            world->state_home ? arena_format(&opened->arena, "%s/daoban", world->state_home) : NULL,
        .desk = opened->office.name_of_desk,
        .environment = world->environment,
        .copies = opened->office.copies,
    };
}

enum exit_code open_office(struct opened *opened, const struct options *options,
                           const struct world *world)
{
    struct diags diags = {0};
    const char *paths[2] = {SYSTEM_CONFIG, NULL};
    size_t count = 1;
    bool good;

    if (world->config_home)
        paths[count++] = arena_format(&opened->arena, "%s/daoban/daoban.yaml", world->config_home);
    good = config_load(&opened->office, &opened->arena, &diags, paths, count);
    office_take_desk(&opened->office, world->desk_names, 3);
    office_settle_printers(&opened->office, &opened->arena);
    opened->language = options->lang.given ? options->language : opened->office.language;
    opened->today = options->on.given ? options->on.number : world->now.date;
    diags_print(&diags, opened->language, stderr);
    diags_free(&diags);
    if (!good)
        say(stderr, SAY_CONFIG_BROKEN, opened->language, NULL);
    places_fill(opened, options, world);
    return good ? EXIT_DONE : EXIT_FOUND;
}

static bool same_folder(const char *one, const char *other)
{
    char a[PATH_MAX], b[PATH_MAX];

    return realpath(one, a) && realpath(other, b) && strcmp(a, b) == 0;
}

enum exit_code open_layers(struct opened *opened, const struct options *options,
                           const struct world *world)
{
    const char *shipped = content_shipped(opened, world);
    const char *named = options->content;
    const char *site = home_expand(opened, world, opened->office.site_content);

    if (named == NULL)
        named = world->content;
    if (named && !is_content(opened, named)) {
        say(stderr, SAY_NO_CONTENT_AT, opened->language, named, NULL);
        return EXIT_REFUSED;
    }
    opened->folder = named ? named : shipped;
    opened->foreign = named && (shipped == NULL || !same_folder(named, shipped));
    if (opened->folder == NULL) {
        say(stderr, SAY_NO_CONTENT, opened->language, NULL);
        return EXIT_REFUSED;
    }
    opened->layers.folder[opened->layers.count++] = opened->folder;
    if (site && access(site, F_OK) == 0)
        opened->layers.folder[opened->layers.count++] = site;
    return EXIT_DONE;
}

/* A desk whose clock is behind the content would take rules for valid that are not yet, or miss
 * deadlines by years (a dead battery says 1970). A day given with --on may well be earlier. */
static enum exit_code clock_believe(const struct opened *opened, const struct options *options)
{
    char today[DATE_TEXT_SIZE], dated[DATE_TEXT_SIZE];

    if (options->on.given || opened->today >= opened->content->dated)
        return EXIT_DONE;
    date_format(opened->today, today);
    date_format(opened->content->dated, dated);
    say(stderr, SAY_CLOCK_EARLY, opened->language, today, dated, NULL);
    return EXIT_REFUSED;
}

static enum exit_code layers_load(struct opened *opened, const struct world *world, bool image)
{
    struct diags diags = {0};
    char count[24];

    if (!image ||
        !image_path(&opened->layers, world->cache_home, opened->image, sizeof opened->image))
        opened->image[0] = '\0';
    opened->content =
        content_open(&opened->layers, opened->image[0] ? opened->image : NULL, &diags);
    if (opened->content == NULL) {
        diags_print(&diags, opened->language, stderr);
        snprintf(count, sizeof count, "%zu", diags.errors);
        say(stderr, SAY_CONTENT_BROKEN, opened->language, count, NULL);
    }
    diags_free(&diags);
    return opened->content ? EXIT_DONE : EXIT_FOUND;
}

enum exit_code open_content(struct opened *opened, const struct options *options,
                            const struct world *world, bool image)
{
    enum exit_code code = open_office(opened, options, world);

    if (code == EXIT_DONE)
        code = open_layers(opened, options, world);
    if (code == EXIT_DONE)
        code = layers_load(opened, world, image);
    if (code == EXIT_DONE)
        code = clock_believe(opened, options);
    return code;
}

void opened_close(struct opened *opened)
{
    if (opened->content)
        content_free(opened->content);
    arena_free(&opened->arena);
}

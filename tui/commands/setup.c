/*
 * Finding and opening what a command needs: configuration, content, the programs beside this one.
 */
#include "commands/command.h"

#include "load/config.h"
#include "load/image/image.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SYSTEM_CONFIG "/etc/daoban/daoban.yaml"

static const char *beside(struct setup *setup, const struct environment *environment,
                          const char *name)
{
    return arena_format(&setup->arena, "%s/%s", environment->program_folder, name);
}

static bool is_content(struct setup *setup, const char *folder)
{
    return access(arena_format(&setup->arena, "%s/about.yaml", folder), R_OK) == 0;
}

/* The content this installation brings: installed, in a bundle, in the source tree; or NULL. */
static const char *content_shipped(struct setup *setup, const struct environment *environment)
{
    static const char *const folders[] = {"../share/daoban/content", "content", "../content",
                                          "../../content"};

    for (size_t i = 0; environment->program_folder && i < sizeof folders / sizeof *folders; i++) {
        const char *folder = beside(setup, environment, folders[i]);

        if (is_content(setup, folder))
            return folder;
    }
    return NULL;
}

static const char *paper_program(struct setup *setup, const struct environment *environment)
{
    static const char *const places[] = {"../libexec/daoban/daoban-paper", "daoban-paper"};

    for (size_t i = 0; environment->program_folder && i < sizeof places / sizeof *places; i++) {
        const char *path = beside(setup, environment, places[i]);

        if (access(path, X_OK) == 0)
            return path;
    }
    return NULL;
}

/* "~/daoban" is how a person writes a folder in the configuration. */
static const char *home_expand(struct setup *setup, const struct environment *environment,
                               const char *folder)
{
    if (folder == NULL || strncmp(folder, "~/", 2) != 0)
        return folder;
    return environment->home ? arena_format(&setup->arena, "%s/%s", environment->home, folder + 2)
                             : NULL;
}

static void places_fill(struct setup *setup, const struct options *options,
                        const struct environment *environment)
{
    setup->places = (struct output_places){
        .paper = paper_program(setup, environment),
        .folder =
            options->kiosk ? NULL : home_expand(setup, environment, setup->office.save_folder),
        .state = environment->state_home
                     ? arena_format(&setup->arena, "%s/daoban", environment->state_home)
                     : NULL,
        .desk = setup->office.name_of_desk,
        .environment = environment->variables,
        .copies = setup->office.copies,
    };
}

enum exit_code setup_office(struct setup *setup, const struct options *options,
                            const struct environment *environment)
{
    struct diags diags = {0};
    const char *paths[2] = {SYSTEM_CONFIG, NULL};
    size_t count = 1;
    bool good;

    if (environment->config_home)
        paths[count++] =
            arena_format(&setup->arena, "%s/daoban/daoban.yaml", environment->config_home);
    good = config_load(&setup->office, &setup->arena, &diags, paths, count);
    office_take_desk(&setup->office, environment->desk_names, 3);
    office_settle_printers(&setup->office, &setup->arena);
    setup->language = options->lang.given ? options->language : setup->office.language;
    setup->today = options->on.given ? options->on.number : environment->now.date;
    diags_print(&diags, setup->language, stderr);
    diags_free(&diags);
    if (!good)
        phrase_say(stderr, PHRASE_CONFIG_BROKEN, setup->language, NULL);
    places_fill(setup, options, environment);
    return good ? EXIT_DONE : EXIT_FOUND;
}

static bool same_folder(const char *one, const char *other)
{
    char a[PATH_MAX], b[PATH_MAX];

    return realpath(one, a) && realpath(other, b) && strcmp(a, b) == 0;
}

enum exit_code setup_layers(struct setup *setup, const struct options *options,
                            const struct environment *environment)
{
    const char *shipped = content_shipped(setup, environment);
    const char *named = options->content;
    const char *site = home_expand(setup, environment, setup->office.site_content);

    if (named == NULL)
        named = environment->content;
    if (named && !is_content(setup, named)) {
        phrase_say(stderr, PHRASE_NO_CONTENT_AT, setup->language, named, NULL);
        return EXIT_REFUSED;
    }
    setup->folder = named ? named : shipped;
    setup->foreign = named && (shipped == NULL || !same_folder(named, shipped));
    if (setup->folder == NULL) {
        phrase_say(stderr, PHRASE_NO_CONTENT, setup->language, NULL);
        return EXIT_REFUSED;
    }
    setup->layers.folder[setup->layers.count++] = setup->folder;
    if (site && access(site, F_OK) == 0)
        setup->layers.folder[setup->layers.count++] = site;
    return EXIT_DONE;
}

/* A desk whose clock is behind the content would take rules for valid that are not yet, or miss
 * deadlines by years (a dead battery says 1970). A day given with --on may well be earlier. */
static bool clock_good(const struct setup *setup, const struct options *options)
{
    return options->on.given || setup->today >= setup->content->dated;
}

static enum exit_code clock_believe(const struct setup *setup, const struct options *options,
                                    FILE *err)
{
    char today[DATE_TEXT_SIZE], dated[DATE_TEXT_SIZE];

    if (clock_good(setup, options))
        return EXIT_DONE;
    if (err == NULL)
        return EXIT_REFUSED;
    date_format(setup->today, today);
    date_format(setup->content->dated, dated);
    phrase_say(err, PHRASE_CLOCK_EARLY, setup->language, today, dated, NULL);
    return EXIT_REFUSED;
}

static void image_find(struct setup *setup, const struct environment *environment)
{
    if (!image_path(&setup->layers, environment->cache_home, setup->image, sizeof setup->image))
        setup->image[0] = '\0';
}

static const char *image_kept(const struct setup *setup)
{
    return setup->image[0] ? setup->image : NULL;
}

/* Says what kept the content from being opened, where somebody listens; takes the diags over. */
static enum exit_code content_opened(const struct setup *setup, struct diags *diags, FILE *err)
{
    char count[24];

    if (setup->content == NULL && err != NULL) {
        diags_print(diags, setup->language, err);
        snprintf(count, sizeof count, "%zu", diags->errors);
        phrase_say(err, PHRASE_CONTENT_BROKEN, setup->language, count, NULL);
    }
    diags_free(diags);
    return setup->content ? EXIT_DONE : EXIT_FOUND;
}

static enum exit_code setup_begin(struct setup *setup, const struct options *options,
                                  const struct environment *environment)
{
    enum exit_code code = setup_office(setup, options, environment);

    return code == EXIT_DONE ? setup_layers(setup, options, environment) : code;
}

enum exit_code setup_content(struct setup *setup, const struct options *options,
                             const struct environment *environment, bool image)
{
    enum exit_code code = setup_begin(setup, options, environment);
    struct diags diags = {0};

    if (code != EXIT_DONE)
        return code;
    if (image)
        image_find(setup, environment);
    setup->content = content_open(&setup->layers, image_kept(setup), &diags);
    code = content_opened(setup, &diags, stderr);
    return code == EXIT_DONE ? clock_believe(setup, options, stderr) : code;
}

enum exit_code setup_content_unheld(struct setup *setup, const struct options *options,
                                    const struct environment *environment)
{
    enum exit_code code = setup_begin(setup, options, environment);
    struct diags diags = {0};

    if (code != EXIT_DONE)
        return code;
    image_find(setup, environment);
    setup->content =
        content_open_unheld(&setup->layers, image_kept(setup), &setup->manifest, &diags);
    code = content_opened(setup, &diags, stderr);
    /* An image may be of a later day than its files are by now. */
    return code == EXIT_DONE && !clock_good(setup, options) ? setup_hold(setup, options, stderr)
                                                            : code;
}

enum exit_code setup_hold(struct setup *setup, const struct options *options, FILE *err)
{
    const bool holds = content_holds(&setup->layers, &setup->manifest);
    enum exit_code code = EXIT_DONE;
    struct diags diags = {0};

    setup->manifest.bytes = NULL;
    if (!holds) {
        content_free(setup->content);
        setup->content = content_open(&setup->layers, image_kept(setup), &diags);
        code = content_opened(setup, &diags, err);
    }
    if (code != EXIT_DONE || setup->content == NULL)
        return code;
    return clock_believe(setup, options, err);
}

void setup_close(struct setup *setup)
{
    if (setup->content)
        content_free(setup->content);
    arena_free(&setup->arena);
}

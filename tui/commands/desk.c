/*
 * daoban: the desk itself, on screens or as lines.
 */
#include "commands/command.h"
#include "commands/answering.h"
#include "commands/released.h"

#include "plain/plain.h"
#include "screens/screens.h"

#include <poll.h>
#include <unistd.h>

#define READING_TIME 120000 /* milliseconds; a desk left alone comes back by itself */
#define KIOSK_IDLE_MINUTES_MAX 10

/* What the desk asks now and then: has the content changed, and is the new one without mistakes? */
struct watching {
    struct opened *opened;
    const struct options *options;
    const struct world *world;
};

static struct content *content_fresh(void *context, const struct content *content, bool *broken)
{
    const struct watching *watching = context;
    const struct opened *opened = watching->opened;

    return content_changed(&opened->layers, content, opened->image[0] ? opened->image : NULL,
                           broken);
}

/* Until Enter; the rest of what is typed is dropped with the line. */
static void enter_wait(void)
{
    struct pollfd typed = {.fd = STDIN_FILENO, .events = POLLIN};
    char line[64];

    if (poll(&typed, 1, READING_TIME) > 0 && read(STDIN_FILENO, line, sizeof line) < 0)
        return; /* the terminal is gone: the screens notice it themselves */
}

/* 自检 from the desk: what `daoban doctor` does, in the language the desk speaks now. */
static void desk_examine(void *context, enum language language)
{
    const struct watching *watching = context;
    struct options options = *watching->options;

    options.language = language;
    options.value[OPTION_LANG] = "";
    command_doctor(&options, watching->world);
    printf("%s\n", saying_text(SAY_DOCTOR_RETURN, language));
    fflush(stdout);
    enter_wait();
}

static int desk_plain(struct desk *desk, const struct opened *opened, const struct world *world)
{
    const struct plain_options plain = {
        .in = stdin, .out = stdout, .now = world->clock, .places = &opened->places};

    return plain_run(desk, &plain);
}

static int desk_screens(struct desk *desk, struct opened *opened, const struct options *options,
                        const struct world *world)
{
    struct watching watching = {opened, options, world};
    const struct screens_options screens = {
        .ascii = options->value[OPTION_ASCII] != NULL,
        .kiosk = options->value[OPTION_KIOSK] != NULL,
        .no_colour = world->no_color,
        .now = world->clock,
        .places = &opened->places,
        .fresh = content_fresh,
        .examine = options->value[OPTION_KIOSK] ? NULL : desk_examine,
        .context = &watching,
    };

    return screens_run(desk, &screens);
}

/* Screens where the terminal can show them; else lines, after saying why. A public machine has
 * screens or nothing: lines could be left by a key. */
static int desk_serve(struct desk *desk, struct opened *opened, const struct options *options,
                      const struct world *world)
{
    enum text_id refusal;

    if (options->value[OPTION_PLAIN])
        return desk_plain(desk, opened, world);
    refusal = screens_refusal();
    if (refusal == TEXT_COUNT)
        return desk_screens(desk, opened, options, world);
    fprintf(stderr, "daoban: %s\n", texts_get(desk->content, refusal, opened->language));
    if (options->value[OPTION_KIOSK])
        return EXIT_REFUSED;
    return desk_plain(desk, opened, world);
}

/* What one citizen left open on a public machine is never shown to the next for long. */
static void kiosk_idle(struct office *office)
{
    if (office->idle_minutes == 0 || office->idle_minutes > KIOSK_IDLE_MINUTES_MAX)
        office->idle_minutes = KIOSK_IDLE_MINUTES_MAX;
}

/* --region stands in for the configuration's office_region. */
static enum exit_code region_take(struct opened *opened, const struct options *options)
{
    const char *region = options->value[OPTION_REGION];
    const char *wrong = NULL;

    if (region != NULL)
        wrong = place_set(opened->content, region, opened->language, &opened->arena,
                          &opened->office.region);
    if (wrong == NULL)
        return EXIT_DONE;
    fprintf(stderr, "daoban: %s\n", wrong);
    return EXIT_FOUND;
}

static struct desk_setup desk_setup_of(struct opened *opened, const struct options *options,
                                       const struct world *world)
{
    return (struct desk_setup){
        .office = &opened->office,
        .on = options->value[OPTION_ON] ? options->on : 0,
        .staff = options->value[OPTION_STAFF],
        .numbers = world->state_home
                       ? arena_format(&opened->arena, "%s/daoban/sheets", world->state_home)
                       : NULL,
        .public_machine = options->value[OPTION_KIOSK] != NULL,
        .foreign_content = opened->foreign,
        .releases = released_find(opened),
    };
}

enum exit_code command_desk(const struct options *options, const struct world *world)
{
    struct opened opened = {0};
    struct moment now = world->now;
    struct desk_setup setup;
    struct desk *desk;
    enum exit_code code = open_content(&opened, options, world, true);

    if (code == EXIT_DONE)
        code = region_take(&opened, options);
    if (code == EXIT_DONE) {
        if (options->value[OPTION_KIOSK])
            kiosk_idle(&opened.office);
        now.date = opened.today;
        desk = arena_alloc(&opened.arena, sizeof *desk);
        setup = desk_setup_of(&opened, options, world);
        desk_open(desk, &setup, opened.content, opened.language, now);
        opened.content = NULL; /* the desk has it now, and gives it back */
        code = (enum exit_code)desk_serve(desk, &opened, options, world);
        desk_close(desk);
    }
    opened_close(&opened);
    return code;
}

/*
 * daoban: the desk itself, on screens or as lines.
 */
#include "commands/command.h"
#include "commands/input.h"
#include "commands/released.h"

#include "plain/plain.h"
#include "screens/screens.h"

#include <poll.h>
#include <unistd.h>

#define READING_TIME 120000 /* milliseconds; a desk left alone comes back by itself */
#define KIOSK_IDLE_MINUTES_MAX 10

struct desk_options {
    struct options common;
    bool plain, ascii;
};

/* What the desk asks at the start and now and then: has the content changed, and is the new one without
 * mistakes? */
struct watch {
    struct setup *setup;
    const struct options *options;
    const struct environment *environment;
    bool unusable; /* what the files hold by now */
};

static struct content *content_fresh(void *context, const struct content *content, bool *broken)
{
    const struct watch *watch = context;
    const struct setup *setup = watch->setup;

    return content_changed(&setup->layers, content, setup->image[0] ? setup->image : NULL, broken);
}

/* The desk has the content: what the setup holds afterwards is what the files have become. */
static bool content_settle(void *context, struct content **fresh)
{
    struct watch *watch = context;

    watch->unusable = setup_hold(watch->setup, watch->options, NULL) != EXIT_DONE;
    if (watch->unusable)
        return false;
    *fresh = watch->setup->content;
    watch->setup->content = NULL;
    return true;
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
    const struct watch *watch = context;
    struct options options = *watch->options;

    options.language = language;
    options.lang = (struct given){true, (int32_t)language};
    command_doctor.run(&options, watch->environment);
    printf("%s\n", phrase_text(PHRASE_DOCTOR_RETURN, language));
    fflush(stdout);
    enter_wait();
}

static int desk_plain(struct desk *desk, const struct watch *watch)
{
    const struct plain_options plain = {.in = stdin,
                                        .out = stdout,
                                        .now = watch->environment->clock,
                                        .places = &watch->setup->places};

    return plain_run(desk, &plain);
}

static int desk_screens(struct desk *desk, struct watch *watch)
{
    const struct desk_options *desk_options = (const void *)watch->options;
    const struct screens_options screens = {
        .ascii = desk_options->ascii,
        .no_colour = watch->environment->no_color,
        .now = watch->environment->clock,
        .places = &watch->setup->places,
        .fresh = content_fresh,
        .settle = content_settle,
        .examine = watch->options->kiosk ? NULL : desk_examine,
        .context = watch,
    };

    return screens_run(desk, &screens);
}

static bool is_plain(const struct options *options)
{
    return ((const struct desk_options *)options)->plain;
}

/* Screens where the terminal can show them; else lines, after saying why. A public machine has
 * screens or nothing: lines could be left by a key. */
static int desk_serve(struct desk *desk, struct watch *watch, enum text_id refusal)
{
    const struct options *options = watch->options;

    if (is_plain(options))
        return desk_plain(desk, watch);
    if (refusal == TEXT_COUNT)
        return desk_screens(desk, watch);
    fprintf(stderr, "daoban: %s\n", texts_get(desk->content, refusal, watch->setup->language));
    if (options->kiosk)
        return EXIT_REFUSED;
    return desk_plain(desk, watch);
}

/* What one citizen left open on a public machine is never shown to the next for long. */
static void kiosk_idle(struct office *office)
{
    if (office->idle_minutes == 0 || office->idle_minutes > KIOSK_IDLE_MINUTES_MAX)
        office->idle_minutes = KIOSK_IDLE_MINUTES_MAX;
}

/* --region stands in for the configuration's office_region. */
static enum exit_code region_take(struct setup *setup, const struct options *options)
{
    const char *region = options->region;
    const char *wrong = NULL;

    if (region != NULL)
        wrong = input_place(setup->content, region, setup->language, &setup->arena,
                            &setup->office.region);
    if (wrong == NULL)
        return EXIT_DONE;
    fprintf(stderr, "daoban: %s\n", wrong);
    return EXIT_FOUND;
}

static struct desk_setup desk_setup_of(struct setup *setup, const struct options *options,
                                       const struct environment *environment)
{
    return (struct desk_setup){
        .office = &setup->office,
        .on = options->on.number,
        .staff = options->staff,
        .numbers = environment->state_home
                       ? arena_format(&setup->arena, "%s/daoban/sheets", environment->state_home)
                       : NULL,
        .public_machine = options->kiosk,
        .foreign_content = setup->foreign,
        .releases = released_find(setup),
    };
}

/* The desk with the content of a setup, which it takes over. */
static enum exit_code content_serve(struct watch *watch, enum text_id refusal)
{
    struct setup *setup = watch->setup;
    struct moment now = watch->environment->now;
    struct desk_setup desk_setup = desk_setup_of(setup, watch->options, watch->environment);
    struct desk *desk = arena_alloc(&setup->arena, sizeof *desk);
    enum exit_code code;

    if (watch->options->kiosk)
        kiosk_idle(&setup->office);
    now.date = setup->today;
    desk_open(desk, &desk_setup, setup->content, setup->language, now);
    setup->content = NULL;
    code = (enum exit_code)desk_serve(desk, watch, refusal);
    desk_close(desk);
    return code;
}

/* The content is shown before it is compared with its files; where it decides something before a frame
 * stands there, or none ever does, it is compared at once. *unusable: it was left for that. */
static enum exit_code desk_once(const struct options *options,
                                const struct environment *environment, bool at_once, bool *unusable)
{
    struct setup setup = {0};
    struct watch watch = {.setup = &setup, .options = options, .environment = environment};
    const enum text_id refusal = is_plain(options) ? TEXT_COUNT : screens_refusal();
    enum exit_code code = setup_content_unheld(&setup, options, environment);

    if (code == EXIT_DONE &&
        (at_once || is_plain(options) || refusal != TEXT_COUNT || options->region != NULL))
        code = setup_hold(&setup, options, stderr);
    if (code == EXIT_DONE)
        code = region_take(&setup, options);
    if (code == EXIT_DONE)
        code = content_serve(&watch, refusal);
    *unusable = watch.unusable;
    setup_close(&setup);
    return code;
}

static enum exit_code desk_run(const struct options *options, const struct environment *environment)
{
    bool unusable;
    enum exit_code code = desk_once(options, environment, false, &unusable);

    /* Once more, to say on the terminal that is free again what is wrong. */
    return unusable ? desk_once(options, environment, true, &unusable) : code;
}

/* A public machine shows the office's own content, on screens only: lines could be left by ^C. */
static enum exit_code desk_agree(const struct options *options, FILE *err)
{
    const char *refused = NULL;

    if (((const struct desk_options *)options)->plain)
        refused = "--plain";
    if (options->content)
        refused = "--content";
    if (!options->kiosk || refused == NULL)
        return EXIT_DONE;
    phrase_say(err, PHRASE_NOT_IN_KIOSK, options->language, refused, NULL);
    return EXIT_MISUSE;
}

/* clang-format off */
static const struct option_row plain_option = {
    .name = "plain",
    OPTION_SWITCH(struct desk_options, plain),
    .help = {"逐行问答，供读屏软件和脚本使用", "numbered lines for screen readers and scripts"},
    .manual = "逐行问答，供读屏软件和脚本使用：每行写一个号码，\\fB0\\fR 不清楚，\n"
              "\\fB\\-\\fR 退回，\\fB*\\fR 依据，\\fB+\\fR 改答案，\\fBn\\fR 下一位，\\fBq\\fR 结束。"
              "不在终端里、\n或终端画不了屏幕时自动这样。",
};

static const struct option_row ascii_option = {
    .name = "ascii",
    OPTION_SWITCH(struct desk_options, ascii),
    .help = {"只用 ASCII 画线", "draw lines with ASCII only"},
    .manual = "只用 ASCII 画线。",
};

static const struct option_row kiosk_option = {
    .name = "kiosk",
    OPTION_SWITCH(struct options, kiosk),
    .help = {"公用机：不理会环境变量，不存文件",
             "public machine: ignores the environment, saves no files"},
    .manual = "公用机：不理会环境变量，不能退出，不存文件，不留内存映像。",
};

static const struct option_row *const own_options[] = {
    &option_region, &option_on, &plain_option, &option_staff, &ascii_option, &kiosk_option, NULL,
};
/* clang-format on */

const struct command command_desk = {
    .name = "",
    .usage = "[--plain]",
    .size = sizeof(struct desk_options),
    .options = own_options,
    .help = {"开始接待", "serve the desk"},
    .agree = desk_agree,
    .run = desk_run,
};

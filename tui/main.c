/*
 * daoban: options to command. The only reader of the clock and of the environment.
 */
#include "base/version.h"
#include "commands/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define SECONDS_EAST 28800 /* 8 hours: China has one time, without summer time */
#define SECONDS_A_DAY 86400

/* Strings that the environment points to. */
struct environment_strings {
    char folder[4096];
    char config_home[4096];
    char cache_home[4096];
    char state_home[4096];
    char home_setting[4096];
    char host[256];
    char address[256];
    char tty[256];
    const char *variables[5];
};

static struct moment moment_now(void)
{
    struct timespec civil, steady;
    int64_t seconds;

    clock_gettime(CLOCK_REALTIME, &civil);
    clock_gettime(CLOCK_MONOTONIC, &steady);
    seconds = (int64_t)civil.tv_sec + SECONDS_EAST;
    return (struct moment){
        .milliseconds = (int64_t)steady.tv_sec * 1000 + steady.tv_nsec / 1000000,
        .date = (int32_t)(seconds / SECONDS_A_DAY),
        .minute = (int32_t)(seconds % SECONDS_A_DAY / 60),
    };
}

/* Somebody may start a program with stdin, stdout or stderr closed; the next file opened would take
 * that number and messages would be written into it. What is put there can only be used the wrong way
 * round, so that a result that goes nowhere is an error; a complaint that nobody wants is none. */
static void descriptors_hold(void)
{
    static const int modes[] = {
        [STDIN_FILENO] = O_WRONLY, [STDOUT_FILENO] = O_RDONLY, [STDERR_FILENO] = O_WRONLY};

    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", modes[fd]) != fd)
            _exit(EXIT_REFUSED); /* without /dev/null there is no system to speak of */
}

static const char *program_folder(char *room, size_t size)
{
    ssize_t length = readlink("/proc/self/exe", room, size - 1);
    char *slash;

    if (length <= 0)
        return NULL;
    room[length] = '\0';
    slash = strrchr(room, '/');
    if (slash == NULL)
        return NULL;
    *slash = '\0';
    return room;
}

/* A variable that is set and not empty. */
static const char *variable(const char *name)
{
    const char *value = getenv(name);

    return value && value[0] ? value : NULL;
}

/* An XDG folder; relative ones are to be ignored, says the specification. */
static const char *xdg_folder(const char *name, const char *home, const char *below, char *room,
                              size_t size)
{
    const char *value = variable(name);

    if (value && value[0] == '/')
        return value;
    if (home == NULL || (size_t)snprintf(room, size, "%s/%s", home, below) >= size)
        return NULL;
    return room;
}

static void children_environment(struct environment_strings *room, const char *home)
{
    size_t n = 0;

    room->variables[n++] = "PATH=/usr/bin:/bin";
    room->variables[n++] = "LC_ALL=C.UTF-8";
    if (home && (size_t)snprintf(room->home_setting, sizeof room->home_setting, "HOME=%s", home) <
                    sizeof room->home_setting)
        room->variables[n++] = room->home_setting;
    room->variables[n] = NULL;
}

/* Columns and letters are reckoned in UTF-8; a missing or other locale must not change that. */
static bool utf8_choose(struct environment *environment)
{
    setlocale(LC_CTYPE, "");
    environment->charset = nl_langinfo(CODESET);
    if (strcmp(environment->charset, "UTF-8") == 0)
        return true;
    if (strcmp(environment->charset, "ANSI_X3.4-1968") == 0)
        environment->charset = "ASCII";
    else
        environment->charset = "not UTF-8";
    return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

/* What the configuration may call this desk. */
static void desk_names_read(struct environment *environment, struct environment_strings *room)
{
    const char *connection = variable("SSH_CONNECTION");

    if (gethostname(room->host, sizeof room->host - 1) == 0)
        environment->desk_names[0] = room->host;
    if (connection &&
        (size_t)snprintf(room->address, sizeof room->address, "%.*s", (int)strcspn(connection, " "),
                         connection) < sizeof room->address)
        environment->desk_names[1] = room->address;
    if (ttyname_r(STDIN_FILENO, room->tty, sizeof room->tty) == 0)
        environment->desk_names[2] = room->tty;
}

static void environment_read(struct environment *environment, struct environment_strings *room,
                             bool kiosk)
{
    static const char *const locales[] = {"LC_ALL", "LC_CTYPE", "LANG"};

    environment->now = moment_now();
    environment->clock = moment_now;
    environment->program_folder = program_folder(room->folder, sizeof room->folder);
    environment->home = variable("HOME");
    environment->terminal = variable("TERM");
    desk_names_read(environment, room);
    environment->no_color = variable("NO_COLOR") != NULL;
    for (size_t i = 0; i < 3 && environment->locale == NULL; i++)
        environment->locale = variable(locales[i]);
    if (!kiosk) {
        environment->content = variable("DAOBAN_CONTENT");
        environment->config_home = xdg_folder("XDG_CONFIG_HOME", environment->home, ".config",
                                              room->config_home, sizeof room->config_home);
        environment->state_home = xdg_folder("XDG_STATE_HOME", environment->home, ".local/state",
                                             room->state_home, sizeof room->state_home);
        environment->cache_home = xdg_folder("XDG_CACHE_HOME", environment->home, ".cache",
                                             room->cache_home, sizeof room->cache_home);
    }
    children_environment(room, environment->home);
    environment->variables = room->variables;
}

/* On a public machine nobody's environment changes what the screen library does (a terminal
 * description of one's own can hold any bytes), and no picture of the memory is left behind. */
static void kiosk_close(void)
{
    static const char *const names[] = {"TERMINFO",
                                        "TERMINFO_DIRS",
                                        "TERMPATH",
                                        "TERMCAP",
                                        "HOME",
                                        "ESCDELAY",
                                        "LINES",
                                        "COLUMNS",
                                        "NCURSES_ASSUMED_COLORS",
                                        "NCURSES_NO_PADDING",
                                        "NCURSES_NO_SETBUF",
                                        "NCURSES_TRACE",
                                        "NCURSES_GPM_TERMS"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unsetenv(names[i]);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
}

/* The one place that says when what was written went nowhere. */
static enum exit_code output_ends(enum exit_code code, enum language language)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return code;
    phrase_say(stderr, PHRASE_NOT_WRITTEN, language, strerror(errno), NULL);
    return EXIT_REFUSED;
}

static enum exit_code options_follow(const struct options *options,
                                     const struct environment *environment)
{
    if (options->help)
        options_help(options, stdout);
    else if (options->version)
        printf("daoban %s\n", DAOBAN_VERSION);
    else
        return options->command->run(options, environment);
    return EXIT_DONE;
}

/* What main has found out so far: with another's rights, or without letters, nothing is begun. */
static enum exit_code start(const struct options *options, struct environment *environment,
                            bool utf8)
{
    struct environment_strings room = {0};

    environment_read(environment, &room, options->kiosk);
    if (options->kiosk)
        kiosk_close();
    if (!utf8) {
        phrase_say(stderr, PHRASE_NO_UTF8, options->language, NULL);
        return EXIT_REFUSED;
    }
    return output_ends(options_follow(options, environment), options->language);
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct options *options;
    struct environment environment = {0};
    enum exit_code code;
    bool utf8;

    descriptors_hold();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    /* first: complaints about arguments are put into letters too */
    utf8 = utf8_choose(&environment);
    code = options_parse(&options, &arena, commands, argc, argv, stderr);
    if (getauxval(AT_SECURE) != 0) {
        phrase_say(stderr, PHRASE_SETUID, options->language, NULL);
        code = EXIT_REFUSED;
    }
    if (code == EXIT_DONE)
        code = start(options, &environment, utf8);
    arena_free(&arena);
    return (int)code;
}

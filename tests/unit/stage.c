/* A stage for screens. */
#include "stage.h"

#include "base/text.h"
#include "load/load.h"
#include "screens/input.h"
#include "screens/parts.h"
#include "screens/waiters.h"

#include <curses.h>
#include <fcntl.h>
#include <locale.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static struct moment moment_fixed(void)
{
    int32_t date = 0;

    date_parse("2026-11-21", 10, &date);
    return (struct moment){.milliseconds = 1000000, .date = date, .minute = 9 * 60 + 5};
}

/* clang-format off */
static const struct office office_default = {
    .name = {{"聊城市医疗保障局", "Liaocheng Healthcare Security"}},
    .phone = {{"0635-8250000", NULL}                                       },
    .region = 371500,
    .places = {110000,                                                        310000, 370100},
    .place_count = 3,
    .printers = {{.name = "大厅激光", .to = "queue:HALL-1"},
                 {.name = "小票机", .to = "device:/dev/usb/lp0", .columns = 48},
                 {.name = "针式", .to = "queue:DOT", .forms = PRINT_FORM_BIT(PRINT_TEXT)}},
    .printer_count = 3,
    .matters = {{"settle", NULL}                                                      },
    .window = "2",
    .idle_minutes = 10,
};
/* clang-format on */

static bool layers_load(struct stage *stage, const struct layers *layers)
{
    struct diags diags = {0};

    setlocale(LC_ALL, "C.UTF-8");
    memset(stage, 0, sizeof *stage);
    stage->content = content_load(layers, &diags);
    if (stage->content == NULL)
        diags_print(&diags, LANGUAGE_EN, stderr);
    diags_free(&diags);
    return stage->content != NULL;
}

bool stage_load(struct stage *stage)
{
    return layers_load(stage, &(struct layers){.folder = {"content"}, .count = 1});
}

#define ARGUMENTS_MAX 6

/* Runs a program; true when it did well. */
static bool run(const char *const *words)
{
    struct arena arena = {0};
    char *arguments[ARGUMENTS_MAX] = {NULL};
    pid_t process;
    int status;
    bool done;

    for (size_t i = 0; i < ARGUMENTS_MAX - 1 && words[i] != NULL; i++)
        arguments[i] = arena_copy(&arena, words[i], strlen(words[i]));
    done = posix_spawnp(&process, words[0], NULL, NULL, arguments, environ) == 0 &&
           waitpid(process, &status, 0) == process && status == 0;
    arena_free(&arena);
    return done;
}

/* A content folder for a while: the folder's files beside the shipped wording. */
bool stage_load_from(struct stage *stage, const char *folder)
{
    char copy[] = "/tmp/daoban-stage-XXXXXX";
    char files[128];
    bool loaded;

    if (mkdtemp(copy) == NULL)
        return false;
    snprintf(files, sizeof files, "%s/.", folder);
    loaded = run((const char *const[]){"cp", "-r", files, "content/texts", copy, NULL}) &&
             layers_load(stage, &(struct layers){.folder = {copy}, .count = 1});
    return run((const char *const[]){"rm", "-r", copy, NULL}) && loaded;
}

void stage_unload(struct stage *stage)
{
    content_free(stage->content);
}

/* ---- opening ------------------------------------------------------------------------------ */

static void pipes_open(struct stage *stage)
{
    int ends[2];

    if (pipe(ends) != 0)
        abort();
    stage->keys = ends[1];
    stage->in = fdopen(ends[0], "r");
    stage->out = fopen("/dev/null", "w");
    if (stage->in == NULL || stage->out == NULL)
        abort();
}

void stage_open(struct stage *stage, int columns, int rows, enum language language)
{
    static const char *const environment[] = {"PATH=/usr/bin:/bin", NULL};
    struct desk_setup setup;

    stage->office = office_default;
    stage->office.matter_count = 0;
    stage->places = (struct output_places){
        .paper = stage->paper[0] ? stage->paper : NULL,
        .folder = stage->paper[0] ? "/proc/saved" : NULL, /* cannot be made */
        .environment = environment,
    };
    stage->options.now = moment_fixed;
    stage->options.places = &stage->places;
    pipes_open(stage);
    if (!terminal_open(&stage->terminal, "xterm-256color", stage->out, stage->in,
                       stage->public_machine))
        abort();
    resizeterm(rows, columns);
    setup = (struct desk_setup){.office = &stage->office, .public_machine = stage->public_machine};
    desk_open(&stage->desk, &setup, stage->content, language, moment_fixed());
    app_start(&stage->app, &parts, &stage->desk, &stage->options);
}

void stage_close(struct stage *stage)
{
    app_stop(&stage->app);
    stage->desk.content = NULL; /* the stage keeps it */
    desk_close(&stage->desk);
    terminal_close(&stage->terminal);
    fclose(stage->in);
    fclose(stage->out);
    close(stage->keys);
}

void stage_resize(struct stage *stage, int columns, int rows)
{
    (void)stage;
    resizeterm(rows, columns);
}

/* ---- printing ----------------------------------------------------------------------------- */

/* Whether what is printed, or asked about printers, has come to `word`: a report of the protocol's, or
 * "ended", or "listed". */
static bool printing_is(const struct stage *stage, const char *word)
{
    const struct output *output = &stage->app.output;

    if (strcmp(word, "listed") == 0)
        return stage->app.printers.look != LOOK_UNDER_WAY;
    if (strcmp(word, "ended") == 0)
        return output->state != OUTPUT_WORKING;
    return output->report.kind < REPORT_KIND_COUNT &&
           strcmp(word, report_kinds[output->report.kind]) == 0;
}

bool stage_until(struct stage *stage, const char *word)
{
    struct waiters waiters;
    int64_t now = stage->desk.now.milliseconds;

    waiters_start(&waiters, waiters_desk, WAITERS_DESK, &stage->app, -1, now);
    for (int tries = 0; tries < 1000 && !printing_is(stage, word); tries++) {
        waiters_gather(&waiters, now);
        poll(waiters.fds, (nfds_t)waiters.fd_count, PROGRAM_ENDING_MILLISECONDS);
        now += PROGRAM_ENDING_MILLISECONDS;
        waiters_step(&waiters, now);
    }
    return printing_is(stage, word);
}

/* ---- keys --------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    int code;
} named_keys[] = {
    {"Up",        KEY_UP       },
    {"Down",      KEY_DOWN     },
    {"Left",      KEY_LEFT     },
    {"Right",     KEY_RIGHT    },
    {"PageUp",    KEY_PPAGE    },
    {"PageDown",  KEY_NPAGE    },
    {"Home",      KEY_HOME     },
    {"End",       KEY_END      },
    {"Backspace", KEY_BACKSPACE},
    {"NumLock",   KEY_IC       },
};

static void stroke(struct stage *stage, uint32_t character, bool code)
{
    const struct stroke made = input_stroke(character, code);

    if (made.kind != STROKE_COUNT)
        app_stroke(&stage->app, &made);
}

void stage_key(struct stage *stage, const char *key)
{
    uint32_t character;

    for (size_t i = 0; i < sizeof named_keys / sizeof named_keys[0]; i++)
        if (strcmp(named_keys[i].name, key) == 0) {
            stroke(stage, (uint32_t)named_keys[i].code, true);
            return;
        }
    if (strcmp(key, "Enter") == 0)
        stroke(stage, '\r', false);
    else if (strcmp(key, "Esc") == 0)
        stroke(stage, 27, false);
    else if (strcmp(key, "Tab") == 0)
        stroke(stage, '\t', false);
    else if (strcmp(key, "Space") == 0)
        stroke(stage, ' ', false);
    else if (text_decode(key, strlen(key), &character) == strlen(key))
        stroke(stage, character, false);
    else
        abort(); /* no such key */
}

void stage_keys(struct stage *stage, const char *keys)
{
    char copy[1024];
    char *rest = copy;
    char *key;

    snprintf(copy, sizeof copy, "%s", keys);
    while ((key = strtok_r(rest, " \n", &rest)) != NULL)
        stage_key(stage, key);
}

void stage_type(struct stage *stage, const char *text)
{
    size_t size = strlen(text);
    uint32_t character;

    while (size > 0) {
        const size_t taken = text_decode(text, size, &character);

        stroke(stage, character, false);
        text += taken;
        size -= taken;
    }
}

void stage_scan(struct stage *stage, const char *text)
{
    const struct stroke scan = {.kind = STROKE_SCAN, .scan = text};

    app_stroke(&stage->app, &scan);
}

/* ---- what is seen -------------------------------------------------------------------------- */

const char *stage_draw(struct stage *stage)
{
    app_draw(&stage->app);
    refresh();
    return stage->app.stack[stage->app.depth - 1]->ops->name;
}

void stage_row(int row, struct buffer *out)
{
    const size_t begun = out->size;
    size_t end = begun;
    int at_row, at_column;

    getyx(stdscr, at_row, at_column); /* reading moves the cursor */
    for (int column = 0; column < COLS;) {
        wchar_t characters[CCHARW_MAX] = {0};
        attr_t attributes;
        short pair;
        cchar_t cell;
        char bytes[4];

        mvin_wch(row, column, &cell);
        getcchar(&cell, characters, &attributes, &pair, NULL);
        buffer_add(out, bytes, text_encode((uint32_t)characters[0], bytes));
        if (characters[0] != L' ')
            end = out->size;
        column += text_character_columns((uint32_t)characters[0]) == 2 ? 2 : 1;
    }
    out->size = end;
    move(at_row, at_column);
}

void stage_text(struct buffer *out)
{
    for (int row = 0; row < LINES; row++) {
        stage_row(row, out);
        buffer_add(out, "\n", 1);
    }
}

void stage_cursor(int *row, int *column)
{
    getyx(stdscr, *row, *column);
}

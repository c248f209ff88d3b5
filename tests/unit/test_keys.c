/* What terminals send, and what comes of it; the key map. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "screens/input.h"
#include "screens/terminal.h"

#include <curses.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct wire {
    struct terminal terminal;
    struct input input;
    FILE *in;
    FILE *out;
    int keys;
};

static void wire_open(struct wire *wire, const char *type)
{
    int ends[2];

    memset(wire, 0, sizeof *wire);
    assert_int_equal(pipe(ends), 0);
    wire->keys = ends[1];
    wire->in = fdopen(ends[0], "r");
    wire->out = fopen("/dev/null", "w");
    assert_non_null(wire->in);
    assert_non_null(wire->out);
    assert_true(terminal_open(&wire->terminal, type, wire->out, wire->in, false));
    wire->input.terminal = wire->terminal.in;
}

static void wire_close(struct wire *wire)
{
    terminal_close(&wire->terminal);
    fclose(wire->in);
    fclose(wire->out);
    close(wire->keys);
}

static void wire_send(struct wire *wire, const char *bytes)
{
    assert_int_equal(write(wire->keys, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
    wire->input.readable = true;
    input_read(&wire->input);
}

static const char *const types[] = {"xterm-256color", "xterm",         "vt100", "linux",
                                    "putty",          "tmux-256color", "screen"};
#define TYPES (sizeof types / sizeof types[0])

/* One stroke and no more. */
static void expect(struct wire *wire, const char *type, const char *bytes, enum stroke_kind kind,
                   uint32_t character)
{
    wire_send(wire, bytes);
    if (wire->input.count != 1 || wire->input.stroke[0].kind != kind ||
        (character != 0 && wire->input.stroke[0].character != character))
        fail_msg("TERM=%s, sent \"\\033%s\": %zu strokes, the first of kind %d, not %d", type,
                 bytes + (bytes[0] == '\033'), wire->input.count, (int)wire->input.stroke[0].kind,
                 (int)kind);
}

static void test_application_keypad_on_every_terminal(void **state)
{
    static const struct {
        const char *bytes;
        enum stroke_kind kind;
        uint32_t character;
    } sent[] = {
        {"\033Op", STROKE_ZERO,  0  },
        {"\033Oq", STROKE_DIGIT, '1'},
        {"\033Or", STROKE_DIGIT, '2'},
        {"\033Os", STROKE_DIGIT, '3'},
        {"\033Ot", STROKE_DIGIT, '4'},
        {"\033Ou", STROKE_DIGIT, '5'},
        {"\033Ov", STROKE_DIGIT, '6'},
        {"\033Ow", STROKE_DIGIT, '7'},
        {"\033Ox", STROKE_DIGIT, '8'},
        {"\033Oy", STROKE_DIGIT, '9'},
        {"\033Oj", STROKE_STAR,  0  },
        {"\033Ok", STROKE_PLUS,  0  },
        {"\033Ol", STROKE_DOT,   0  },
        {"\033Om", STROKE_MINUS, 0  },
        {"\033On", STROKE_DOT,   0  },
        {"\033Oo", STROKE_SLASH, 0  },
        {"\033OM", STROKE_ENTER, 0  },
        {"\033OX", STROKE_PLUS,  0  },
    };

    (void)state;
    for (size_t type = 0; type < TYPES; type++) {
        struct wire wire;

        wire_open(&wire, types[type]);
        for (size_t i = 0; i < sizeof sent / sizeof sent[0]; i++)
            expect(&wire, types[type], sent[i].bytes, sent[i].kind, sent[i].character);
        wire_close(&wire);
    }
}

/* PuTTY, tmux, xterm, vt100 and the Linux console agree on digits once ESC > was sent. */
static void test_numeric_keypad_and_twins(void **state)
{
    static const struct {
        const char *bytes;
        enum stroke_kind kind;
    } sent[] = {
        {"0",    STROKE_ZERO     },
        {"5",    STROKE_DIGIT    },
        {"\r",   STROKE_ENTER    },
        {"\n",   STROKE_ENTER    },
        {"-",    STROKE_MINUS    },
        {"*",    STROKE_STAR     },
        {"/",    STROKE_SLASH    },
        {".",    STROKE_DOT      },
        {"+",    STROKE_PLUS     },
        {"=",    STROKE_PLUS     },
        {"１",  STROKE_DIGIT    },
        {"０",  STROKE_ZERO     },
        {"。",  STROKE_DOT      },
        {"、",  STROKE_SLASH    },
        {"×",   STROKE_STAR     },
        {"－",  STROKE_MINUS    },
        {"＋",  STROKE_PLUS     },
        {"中",  STROKE_LETTER   },
        {"a",    STROKE_LETTER   },
        {"\177", STROKE_BACKSPACE},
        {"\t",   STROKE_NEXT     },
        {"\014", STROKE_REDRAW   },
    };

    (void)state;
    for (size_t type = 0; type < TYPES; type++) {
        struct wire wire;

        wire_open(&wire, types[type]);
        for (size_t i = 0; i < sizeof sent / sizeof sent[0]; i++)
            expect(&wire, types[type], sent[i].bytes, sent[i].kind, 0);
        wire_close(&wire);
    }
}

static void test_keys_of_each_terminal(void **state)
{
    static const struct {
        const char *type;
        const char *bytes;
        enum stroke_kind kind;
    } sent[] = {
        {"xterm-256color", "\033OA",  STROKE_UP       },
        {"xterm-256color", "\033OB",  STROKE_DOWN     },
        {"xterm-256color", "\033[5~", STROKE_PAGE_UP  },
        {"xterm-256color", "\033[6~", STROKE_PAGE_DOWN},
        {"xterm-256color", "\033OH",  STROKE_HOME     },
        {"xterm-256color", "\033OF",  STROKE_END      },
        {"xterm-256color", "\033OQ",  STROKE_SLASH    },
        {"xterm-256color", "\033OR",  STROKE_STAR     },
        {"xterm-256color", "\033OS",  STROKE_MINUS    },
        {"xterm-256color", "\033[2~", STROKE_NUM_LOCK },
        {"xterm-256color", "\033[3~", STROKE_NUM_LOCK },
        {"xterm-256color", "\033OE",  STROKE_NUM_LOCK },
        {"tmux-256color",  "\033OA",  STROKE_UP       },
        {"tmux-256color",  "\033[Z",  STROKE_PREVIOUS },
        {"linux",          "\033[A",  STROKE_UP       },
        {"linux",          "\033[[B", STROKE_SLASH    },
        {"linux",          "\033[G",  STROKE_NUM_LOCK },
        {"linux",          "\033[1~", STROKE_HOME     },
        {"putty",          "\033OA",  STROKE_UP       },
        {"putty",          "\033[1~", STROKE_HOME     },
        {"vt100",          "\033OA",  STROKE_UP       },
        {"vt100",          "\033OD",  STROKE_LEFT     },
    };

    (void)state;
    for (size_t i = 0; i < sizeof sent / sizeof sent[0]; i++) {
        struct wire wire;

        wire_open(&wire, sent[i].type);
        expect(&wire, sent[i].type, sent[i].bytes, sent[i].kind, 0);
        wire_close(&wire);
    }
}

static void test_escape_alone(void **state)
{
    struct wire wire;

    (void)state;
    wire_open(&wire, "xterm-256color");
    expect(&wire, "xterm-256color", "\033", STROKE_ESCAPE, 0);
    wire_close(&wire);
}

/* ---- bursts and pastes ---------------------------------------------------------------------- */

static void test_a_burst_is_a_scan(void **state)
{
    struct wire wire;

    (void)state;
    wire_open(&wire, "xterm-256color");
    wire_send(&wire, "7312-4409-8\r");
    assert_int_equal(wire.input.count, 1);
    assert_int_equal(wire.input.stroke[0].kind, STROKE_SCAN);
    assert_string_equal(wire.input.stroke[0].scan, "7312-4409-8");
    wire_close(&wire);
}

static void test_seven_characters_are_keys(void **state)
{
    struct wire wire;

    (void)state;
    wire_open(&wire, "xterm-256color");
    wire_send(&wire, "1234567");
    assert_int_equal(wire.input.count, 7);
    assert_int_equal(wire.input.stroke[6].character, '7');
    wire_close(&wire);
}

static void test_a_long_scan_is_one(void **state)
{
    char digits[301];
    struct wire wire;

    (void)state;
    memset(digits, '7', 300);
    digits[300] = '\0';
    wire_open(&wire, "xterm-256color");
    wire_send(&wire, digits);
    assert_int_equal(wire.input.count, 1);
    assert_int_equal(strlen(wire.input.stroke[0].scan), 300);
    wire_close(&wire);
}

static void test_a_paste_is_a_scan(void **state)
{
    struct wire wire;

    (void)state;
    wire_open(&wire, "xterm-256color");
    wire_send(&wire, "\033[200~1\r聊\033[201~2");
    assert_int_equal(wire.input.count, 2);
    assert_int_equal(wire.input.stroke[0].kind, STROKE_SCAN);
    assert_string_equal(wire.input.stroke[0].scan, "1聊");
    assert_int_equal(wire.input.stroke[1].kind, STROKE_DIGIT);
    wire_close(&wire);
}

static void test_a_paste_without_end_does_not_swallow_keys(void **state)
{
    struct wire wire;

    (void)state;
    wire_open(&wire, "xterm-256color");
    wire_send(&wire, "\033[200~12");
    assert_int_equal(wire.input.stroke[0].kind, STROKE_SCAN);
    expect(&wire, "xterm-256color", "3", STROKE_DIGIT, '3');
    wire_close(&wire);
}

static void test_a_closed_terminal_is_noticed(void **state)
{
    struct wire wire;

    (void)state;
    wire_open(&wire, "xterm-256color");
    close(wire.keys);
    wire.input.readable = true;
    for (int i = 0; i < 3; i++)
        input_read(&wire.input);
    assert_true(wire.input.hung_up);
    wire.keys = dup(0);
    wire_close(&wire);
}

/* ---- the map -------------------------------------------------------------------------------- */

static void test_the_keypad_alone_leads_out_of_every_mode(void **state)
{
    static const enum stroke_kind keypad[] = {STROKE_ZERO, STROKE_ENTER, STROKE_MINUS, STROKE_PLUS};

    (void)state;
    for (enum mode mode = 0; mode < MODE_COUNT; mode++) {
        bool out = mode == MODE_HOME;

        for (size_t i = 0; i < sizeof keypad / sizeof keypad[0]; i++) {
            const enum action action = keys_action(mode, keypad[i]);

            out |= action == ACTION_BACK || action == ACTION_DELETE || action == ACTION_MENU;
        }
        assert_true(out);
    }
}

static void test_every_shown_key_has_words_and_a_name(void **state)
{
    (void)state;
    for (enum mode mode = 0; mode < MODE_COUNT; mode++) {
        assert_true(keys_mode_title(mode) < TEXT_COUNT);
        for (const struct binding *b = keys_shown(mode); b->action != ACTION_NONE; b++) {
            assert_int_equal(keys_action(mode, b->stroke), b->action);
            if (b->help != TEXT_COUNT)
                assert_non_null(keys_name(b));
        }
    }
}

static void test_function_keys_are_no_commands(void **state)
{
    (void)state;
    assert_int_equal(input_stroke(KEY_F(1), true).kind, STROKE_COUNT);
    assert_int_equal(input_stroke(KEY_F(5), true).kind, STROKE_COUNT);
    assert_int_equal(input_stroke(KEY_MAX, true).kind, STROKE_COUNT);
    assert_int_equal(input_stroke(1, false).kind, STROKE_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_application_keypad_on_every_terminal),
        cmocka_unit_test(test_numeric_keypad_and_twins),
        cmocka_unit_test(test_keys_of_each_terminal),
        cmocka_unit_test(test_escape_alone),
        cmocka_unit_test(test_a_burst_is_a_scan),
        cmocka_unit_test(test_seven_characters_are_keys),
        cmocka_unit_test(test_a_long_scan_is_one),
        cmocka_unit_test(test_a_paste_is_a_scan),
        cmocka_unit_test(test_a_paste_without_end_does_not_swallow_keys),
        cmocka_unit_test(test_a_closed_terminal_is_noticed),
        cmocka_unit_test(test_the_keypad_alone_leads_out_of_every_mode),
        cmocka_unit_test(test_every_shown_key_has_words_and_a_name),
        cmocka_unit_test(test_function_keys_are_no_commands),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Reading the terminal. */
#include "screens/input.h"

#include "base/text.h"

#include <curses.h>
#include <poll.h>
#include <string.h>
#include <time.h>

/* Key codes of our own, above everything ncurses uses. */
#define CODE_KEYPAD ((uint32_t)KEY_MAX + 1)
#define CODE_PASTE (CODE_KEYPAD + 100)
#define CODE_PASTE_END (CODE_KEYPAD + 101)

/* VT100 application keypad: the byte after ESC O, and what is printed on the key. */
static const struct {
    char sent;
    char key;
} keypad_codes[] = {
    {'p', '0' },
    {'q', '1' },
    {'r', '2' },
    {'s', '3' },
    {'t', '4' },
    {'u', '5' },
    {'v', '6' },
    {'w', '7' },
    {'x', '8' },
    {'y', '9' },
    {'j', '*' },
    {'k', '+' },
    {'l', ',' },
    {'m', '-' },
    {'n', '.' },
    {'o', '/' },
    {'M', '\n'},
    {'X', '=' },
};
#define KEYPAD_CODES (sizeof keypad_codes / sizeof keypad_codes[0])

static const struct {
    int code;
    enum stroke_kind stroke;
} key_codes[] = {
    {KEY_UP,        STROKE_UP       },
    {KEY_DOWN,      STROKE_DOWN     },
    {KEY_LEFT,      STROKE_LEFT     },
    {KEY_RIGHT,     STROKE_RIGHT    },
    {KEY_BTAB,      STROKE_PREVIOUS },
    {KEY_PPAGE,     STROKE_PAGE_UP  },
    {KEY_NPAGE,     STROKE_PAGE_DOWN},
    {KEY_HOME,      STROKE_HOME     },
    {KEY_END,       STROKE_END      },
    {KEY_BACKSPACE, STROKE_BACKSPACE},
    {KEY_ENTER,     STROKE_ENTER    },
    {KEY_F(2),      STROKE_SLASH    },
    {KEY_F(3),      STROKE_STAR     },
    {KEY_F(4),      STROKE_MINUS    },
    {KEY_RESIZE,    STROKE_RESIZE   },
 /* The corners of a keypad whose NumLock is off, on terminals that tell them apart. */
    {KEY_A1,        STROKE_HOME     },
    {KEY_A3,        STROKE_PAGE_UP  },
    {KEY_C1,        STROKE_END      },
    {KEY_C3,        STROKE_PAGE_DOWN},
    {KEY_B2,        STROKE_NUM_LOCK },
    {KEY_IC,        STROKE_NUM_LOCK },
    {KEY_DC,        STROKE_NUM_LOCK },
    {KEY_BEG,       STROKE_NUM_LOCK },
};

/* Characters after their full-width twins have become half-width. */
static const struct {
    uint32_t character;
    enum stroke_kind stroke;
} characters[] = {
    {'0',  STROKE_ZERO     },
    {'\n', STROKE_ENTER    },
    {'\r', STROKE_ENTER    },
    {'-',  STROKE_MINUS    },
    {'*',  STROKE_STAR     },
    {'/',  STROKE_SLASH    },
    {'.',  STROKE_DOT      },
    {'+',  STROKE_PLUS     },
    {'=',  STROKE_PLUS     },
    {'\t', STROKE_NEXT     },
    {27,   STROKE_ESCAPE   },
    {127,  STROKE_BACKSPACE},
    {'\b', STROKE_BACKSPACE},
    {12,   STROKE_REDRAW   },
    {',',  STROKE_DOT      },
};

void input_define_keys(void)
{
    for (size_t i = 0; i < KEYPAD_CODES; i++) {
        const char sequence[] = {'\033', 'O', keypad_codes[i].sent, '\0'};

        define_key(sequence, (int)(CODE_KEYPAD + i));
    }
    define_key("\033[200~", (int)CODE_PASTE);
    define_key("\033[201~", (int)CODE_PASTE_END);
}

static struct stroke character_stroke(uint32_t character)
{
    character = text_character_half_width(character);
    if (character >= '1' && character <= '9')
        return (struct stroke){.kind = STROKE_DIGIT, .character = character};
    for (size_t i = 0; i < sizeof characters / sizeof characters[0]; i++)
        if (characters[i].character == character)
            return (struct stroke){.kind = characters[i].stroke, .character = character};
    if (character < ' ')
        return (struct stroke){.kind = STROKE_COUNT};
    return (struct stroke){.kind = STROKE_LETTER, .character = character};
}

struct stroke input_stroke(uint32_t character, bool code)
{
    const size_t pad = character - CODE_KEYPAD;

    if (!code)
        return character_stroke(character);
    if (character >= CODE_KEYPAD && pad < KEYPAD_CODES)
        return character_stroke((uint32_t)keypad_codes[pad].key);
    for (size_t i = 0; i < sizeof key_codes / sizeof key_codes[0]; i++)
        if ((uint32_t)key_codes[i].code == character)
            return (struct stroke){.kind = key_codes[i].stroke};
    return (struct stroke){.kind = STROKE_COUNT};
}

/* ---- bursts ------------------------------------------------------------------------------- */

static int64_t clock_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool more_soon(const struct input *input, int milliseconds)
{
    struct pollfd wait = {.fd = input->terminal, .events = POLLIN};

    return poll(&wait, 1, milliseconds) > 0 && (wait.revents & POLLIN) != 0;
}

static void scan_add(struct input *input, uint32_t character)
{
    char bytes[4];
    const size_t size = text_encode(character, bytes);

    if (character >= ' ' && character != 127 && input->scan_size + size < INPUT_SCAN) {
        memcpy(input->scan + input->scan_size, bytes, size);
        input->scan_size += size;
    }
}

static void stroke_add(struct input *input, struct stroke stroke)
{
    if (stroke.kind != STROKE_COUNT && input->count < INPUT_STROKES)
        input->stroke[input->count++] = stroke;
}

static void scan_end(struct input *input)
{
    input->scan[input->scan_size] = '\0';
    stroke_add(input, (struct stroke){.kind = STROKE_SCAN, .scan = input->scan});
}

/* One thing from curses: a paste's text is gathered, everything else is a stroke. */
static void take(struct input *input, uint32_t character, bool code)
{
    if (code && character == CODE_PASTE) {
        input->pasting = true;
        input->scan_size = 0;
    } else if (code && character == CODE_PASTE_END) {
        input->pasting = false;
        scan_end(input);
    } else if (input->pasting) {
        scan_add(input, code ? ' ' : character);
    } else {
        stroke_add(input, input_stroke(character, code));
    }
}

enum got { GOT_NOTHING, GOT_PART, GOT_CHARACTER, GOT_CODE };

/* A character is whole with its last byte; bytes that make none are dropped. */
static enum got byte_add(struct input *input, unsigned char byte, uint32_t *character)
{
    size_t size;

    if ((byte & 0xC0) != 0x80) /* begins a character */
        input->partial_size = 0;
    else if (input->partial_size == 0)
        return GOT_PART;
    input->partial[input->partial_size++] = (char)byte;
    byte = (unsigned char)input->partial[0];
    if (input->partial_size < (byte < 0x80 ? 1u : byte < 0xE0 ? 2u : byte < 0xF0 ? 3u : 4u))
        return GOT_PART;
    size = input->partial_size;
    input->partial_size = 0;
    return text_decode(input->partial, size, character) == size ? GOT_CHARACTER : GOT_PART;
}

/* Byte by byte: where a slow line breaks a character in two, get_wch() would lose its beginning. */
static enum got next_get(struct input *input, uint32_t *character)
{
    const int got = getch();

    if (got == ERR)
        return GOT_NOTHING;
    if (got <= 0xFF)
        return byte_add(input, (unsigned char)got, character);
    *character = (uint32_t)got;
    return GOT_CODE;
}

/* Everything curses has now; returns how many things that was. `text` counts characters. */
static size_t drain(struct input *input, uint32_t *read, size_t *text)
{
    size_t taken = 0;
    uint32_t character = 0;
    enum got got;

    while (taken < INPUT_SCAN && (got = next_get(input, &character)) != GOT_NOTHING) {
        const bool is_text = got == GOT_CHARACTER && character >= ' ' && character != 127;

        if (is_text && !input->pasting && *text < INPUT_SCAN)
            read[(*text)++] = character;
        if (got != GOT_PART)
            take(input, character, got == GOT_CODE);
        taken++;
    }
    return taken;
}

/* What came in a burst was no keys: it becomes one scan. */
static void burst_scan(struct input *input, const uint32_t *read, size_t text)
{
    input->count = 0;
    input->scan_size = 0;
    for (size_t i = 0; i < text; i++)
        scan_add(input, read[i]);
    scan_end(input);
}

/* The rest of a paste; one whose end never comes must not swallow every later key. */
static void paste_rest(struct input *input, uint32_t *read, size_t *text)
{
    while (input->pasting && more_soon(input, INPUT_BURST_MS) && drain(input, read, text) > 0)
        ;
    if (input->pasting)
        take(input, CODE_PASTE_END, true);
}

/* Whether more of one reading may come: what is already a burst goes on until it is silent. */
static bool reading_goes_on(const struct input *input, int64_t begun, size_t text)
{
    if (text >= INPUT_BURST)
        return text < INPUT_SCAN && more_soon(input, INPUT_BURST_MS);
    return text > 0 && clock_ms() - begun < INPUT_BURST_MS && more_soon(input, INPUT_SILENCE_MS);
}

void input_read(struct input *input)
{
    const int64_t begun = clock_ms();
    uint32_t read[INPUT_SCAN];
    size_t text = 0;
    size_t taken;

    input->count = 0;
    taken = drain(input, read, &text);
    input->empty = taken == 0 && input->readable ? input->empty + 1 : 0;
    input->hung_up = input->empty > 2;
    while (reading_goes_on(input, begun, text))
        if (drain(input, read, &text) == 0)
            break;
    if (text >= INPUT_BURST)
        burst_scan(input, read, text);
    paste_rest(input, read, &text);
}

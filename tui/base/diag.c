/* Mistakes in what people wrote, collected and printed. */
#include "base/diag.h"

#include "base/text.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define NAME_MAX_SIZE 64 /* longer names are not worth guessing at */

static const char *const warning_word[LANGUAGE_COUNT] = {
    [LANGUAGE_ZH] = "提醒：",
    [LANGUAGE_EN] = "warning: ",
};

/* The formats come from tables of messages, whose arguments only a reader can check. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *message_format(struct arena *arena, const char *format, va_list list)
{
    va_list again;
    char *text;
    int size;

    va_copy(again, list);
    size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (size <
        0) /* an argument the locale cannot print: the sentence as it stands is still useful */
        return arena_copy(arena, format, strlen(format));
    text = arena_alloc(arena, (size_t)size + 1);
    va_copy(again, list);
    vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    text_scrub(text, false); /* it quotes what was found in files */
    return text;
}
#pragma GCC diagnostic pop

static struct diag **diags_room(struct diags *diags)
{
    if (diags->count == diags->room) {
        size_t room = diags->room ? diags->room * 2 : 16;
        struct diag **list = arena_alloc(&diags->arena, room * sizeof(struct diag *));

        if (diags->count)
            memcpy(list, diags->list, diags->count * sizeof(struct diag *));
        diags->list = list;
        diags->room = room;
    }
    return &diags->list[diags->count++];
}

bool diag_add(struct diags *diags, struct place place, const struct message *message, ...)
{
    struct diag *diag = arena_alloc(&diags->arena, sizeof(*diag));
    va_list list;

    diag->place = place;
    diag->severity = message->severity;
    diag->kind = message->kind;
    va_start(list, message);
    diag->message[LANGUAGE_ZH] = message_format(&diags->arena, message->zh, list);
    diag->message[LANGUAGE_EN] = message_format(&diags->arena, message->en, list);
    va_end(list);
    *diags_room(diags) = diag;
    diags->errors += message->severity == SEVERITY_ERROR;
    return false;
}

struct numbered { /* qsort is not stable; equal places keep the order they were found in */
    const struct diag *diag;
    size_t number;
};

static int numbered_compare(const void *a, const void *b)
{
    const struct numbered *one = a, *two = b;
    const struct place *p = &one->diag->place, *q = &two->diag->place;
    int order = strcmp(p->file ? p->file : "", q->file ? q->file : "");

    if (order != 0)
        return order;
    if (p->line != q->line)
        return p->line < q->line ? -1 : 1;
    if (p->column != q->column)
        return p->column < q->column ? -1 : 1;
    return one->number < two->number ? -1 : one->number > two->number;
}

static void diag_print(const struct diag *diag, enum language language, FILE *out)
{
    struct arena arena = {0};

    if (diag->place.file) {
        char *file = arena_copy(&arena, diag->place.file, strlen(diag->place.file));

        text_scrub(file, false);
        fprintf(out, "%s:", file);
        if (diag->place.line)
            fprintf(out, "%u:", (unsigned)diag->place.line);
        if (diag->place.line && diag->place.column)
            fprintf(out, "%u:", (unsigned)diag->place.column);
        fputc(' ', out);
    }
    if (diag->severity == SEVERITY_WARNING)
        fputs(warning_word[language], out);
    fprintf(out, "%s\n", diag->message[language]);
    if (diag->replay)
        fprintf(out, "    %s\n", diag->replay);
    arena_free(&arena);
}

void diags_print(struct diags *diags, enum language language, FILE *out)
{
    struct arena arena = {0};
    struct numbered *sorted = arena_alloc(&arena, diags->count * sizeof(*sorted));

    for (size_t i = 0; i < diags->count; i++)
        sorted[i] = (struct numbered){diags->list[i], i};
    qsort(sorted, diags->count, sizeof(*sorted), numbered_compare);
    for (size_t i = 0; i < diags->count; i++)
        diag_print(sorted[i].diag, language, out);
    arena_free(&arena);
}

void diags_free(struct diags *diags)
{
    arena_free(&diags->arena);
    *diags = (struct diags){0};
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static bool same_letter(char a, char b)
{
    return tolower((unsigned char)a) == tolower((unsigned char)b);
}

/* Edit distance with swapped neighbours counted once; case does not count. */
static size_t name_distance(const char *a, size_t a_size, const char *b, size_t b_size)
{
    size_t rows[3][NAME_MAX_SIZE + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];

    for (size_t j = 0; j <= b_size; j++)
        above[j] = before[j] = j;
    for (size_t i = 1; i <= a_size; i++) {
        size_t *spare = before;

        row[0] = i;
        for (size_t j = 1; j <= b_size; j++) {
            row[j] = least(above[j], row[j - 1]) + 1;
            row[j] = least(row[j], above[j - 1] + !same_letter(a[i - 1], b[j - 1]));
            if (i > 1 && j > 1 && same_letter(a[i - 1], b[j - 2]) &&
                same_letter(a[i - 2], b[j - 1]))
                row[j] = least(row[j], before[j - 2] + 1);
        }
        before = above;
        above = row;
        row = spare;
    }
    return above[b_size];
}

const char *diag_nearest_name(const char *word, const char *const *candidates, size_t count)
{
    const char *nearest = NULL;
    size_t size = strlen(word), best;

    if (size == 0 || size > NAME_MAX_SIZE)
        return NULL;
    best = (size + 2) / 3 + 1; /* one slip in three letters; the first candidate below this wins */
    for (size_t i = 0; i < count; i++) {
        size_t candidate_size = strlen(candidates[i]), distance;

        if (candidate_size > NAME_MAX_SIZE)
            continue;
        distance = name_distance(word, size, candidates[i], candidate_size);
        if (distance < best && distance < candidate_size) {
            best = distance;
            nearest = candidates[i];
        }
    }
    return nearest;
}

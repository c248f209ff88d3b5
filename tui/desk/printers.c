/*
 * The list of printers, the choice, and both in words.
 */
#include "desk/printers.h"

#include "desk/choices.h"
#include "wording/words.h"

#include <string.h>

/* ---- the choice --------------------------------------------------------------------------- */

static void choice_take(struct printers *printers, const struct printer *printer)
{
    printers->chosen = *printer;
    /* A queue that is not configured lives as long as the choice. */
    if (strcmp(printer->name, printer->to) == 0) {
        char word[sizeof printers->word];

        snprintf(word, sizeof word, "%s", printer->to);
        memcpy(printers->word, word, sizeof word);
        printers->chosen.name = printers->chosen.to = printers->word;
    }
    printers->form = printer_fitting_form(printer, printers->form);
}

static void choice_keep(const struct printers *printers)
{
    if (!printers->own_only)
        choices_write(printers->places->state, printers->places->desk, printers->chosen.name,
                      printers->form);
}

/* What is remembered, if it can still be had. */
static bool choice_remembered(struct printers *printers)
{
    char name[sizeof printers->word];
    struct printer printer;

    if (printers->own_only ||
        !choices_read(printers->places->state, printers->places->desk, name, sizeof name,
                      &printers->form) ||
        !office_printer(printers->office, name, &printer))
        return false;
    choice_take(printers, &printer);
    return true;
}

void printers_choose(struct printers *printers, size_t row)
{
    choice_take(printers, &printers->row[row].printer);
    choice_keep(printers);
}

void printers_turn_form(struct printers *printers)
{
    printers->form = printer_next_form(&printers->chosen, printers->form);
    choice_keep(printers);
}

size_t printers_chosen(const struct printers *printers)
{
    size_t i = 0;

    while (i < printers->count && strcmp(printers->row[i].printer.name, printers->chosen.name) != 0)
        i++;
    return i;
}

/* ---- the list ----------------------------------------------------------------------------- */

static void row_add(struct printers *printers, const struct printer *printer)
{
    if (printers->count < PRINTERS_SHOWN)
        printers->row[printers->count++] =
            (struct printer_row){.printer = *printer, .description = ""};
}

/* The configured ones: what is known without asking. */
static void rows_begin(struct printers *printers)
{
    const struct office *office = printers->office;

    printers->count = 0;
    for (uint32_t i = 0; i < office->printer_count; i++)
        if (!printers->own_only || i == office->own_printer)
            row_add(printers, &office->printers[i]);
}

/* Whether a row prints on that queue. */
static bool row_is(const struct printer_row *row, const struct print_queue *queue)
{
    return printer_way(row->printer.to) == WAY_QUEUE &&
           (strcmp(printer_place(row->printer.to), queue->name) == 0 ||
            (queue->is_default && printer_place(row->printer.to)[0] == '\0'));
}

static void row_see(struct printers *printers, struct printer_row *row,
                    const struct print_queue *queue)
{
    row->seen = true;
    row->state = queue->state;
    row->reason = queue->reason;
    row->is_default = queue->is_default;
    row->description = arena_copy(&printers->arena, queue->description, strlen(queue->description));
}

static void queue_take(struct printers *printers, const struct print_queue *queue)
{
    bool listed = false;

    for (size_t i = 0; i < printers->count; i++)
        if (row_is(&printers->row[i], queue)) {
            row_see(printers, &printers->row[i], queue);
            listed = true;
        }
    if (!listed && !printers->own_only && printers->count < PRINTERS_SHOWN) {
        const char *word = arena_format(&printers->arena, "queue:%s", queue->name);

        if (printer_way(word) != WAY_QUEUE || strlen(word) >= sizeof printers->word)
            return;
        row_add(printers, &(struct printer){.name = word, .to = word});
        row_see(printers, &printers->row[printers->count - 1], queue);
    }
}

/* A queue that was chosen another day stays in the list, where it was. */
static void chosen_list(struct printers *printers)
{
    const char *name = printers->chosen.name;

    if (printers_chosen(printers) < printers->count)
        return;
    name = arena_copy(&printers->arena, name, strlen(name)); /* the choice itself may change */
    row_add(printers, &(struct printer){.name = name, .to = name});
}

static void queues_read(struct printers *printers)
{
    struct buffer *words = &printers->program.taken;
    char *rest, *line;

    buffer_add(words, "", 1);
    rest = words->data;
    while ((line = strsep(&rest, "\n")) != NULL) {
        struct print_queue queue;

        if (protocol_read_queue(line, &queue))
            queue_take(printers, &queue);
    }
}

/* ---- asking ------------------------------------------------------------------------------- */

void printers_open(struct printers *printers, const struct office *office,
                   const struct output_places *places, bool own_only)
{
    memset(printers, 0, sizeof *printers);
    printers->office = office;
    printers->places = places;
    printers->own_only = own_only;
    program_reset(&printers->program);
    if (!choice_remembered(printers)) {
        printers->form = PRINT_A4;
        choice_take(printers, &office->printers[office->own_printer]);
    }
    rows_begin(printers);
    chosen_list(printers);
}

void printers_close(struct printers *printers)
{
    program_reset(&printers->program);
    arena_free(&printers->arena);
}

static void look_end(struct printers *printers, enum printers_look look)
{
    printers->look = look;
    program_reset(&printers->program);
}

void printers_look(struct printers *printers, int64_t now)
{
    static const char *const arguments[] = {"daoban-paper", "queues", NULL};

    if (printers->look == LOOK_UNDER_WAY)
        return;
    printers->look = LOOK_UNDER_WAY;
    printers->deadline = now + PRINTERS_LIMIT;
    if (printers->places->paper == NULL ||
        program_start(&printers->program, printers->places->paper, arguments,
                      printers->places->environment) != 0)
        look_end(printers, LOOK_FAILED);
}

static void look_ended(struct printers *printers)
{
    static const enum printers_look looks[] = {[PAPER_DONE] = LOOK_DONE,
                                               [PAPER_NO_SERVICE] = LOOK_NO_SERVICE,
                                               [PAPER_NO_PROGRAM] = LOOK_NO_PROGRAM};
    const int status = program_status(&printers->program);
    enum printers_look look = LOOK_NONE;

    if (status >= 0 && status < (int)(sizeof looks / sizeof *looks))
        look = looks[status];
    rows_begin(printers);
    arena_free(&printers->arena);
    chosen_list(printers);
    if (status == PAPER_DONE)
        queues_read(printers);
    look_end(printers, look == LOOK_NONE ? LOOK_FAILED : look);
}

bool printers_step(struct printers *printers, int64_t now)
{
    if (printers->look != LOOK_UNDER_WAY)
        return false;
    switch (program_step(&printers->program, OUTPUT_WORDS_MAX)) {
    case PROGRAM_ENDED:
        look_ended(printers);
        break;
    case PROGRAM_RUNNING:
        if (now < printers->deadline)
            return true;
        look_end(printers, LOOK_FAILED);
        break;
    case PROGRAM_TOO_LARGE:
    case PROGRAM_NONE:
        look_end(printers, LOOK_FAILED);
        break;
    }
    return false;
}

size_t printers_wait(const struct printers *printers, struct pollfd *fds, size_t room, int *timeout)
{
    return program_sleep(&printers->program, printers->look == LOOK_UNDER_WAY, fds, room, timeout);
}

void printers_find(struct printers *printers, moment_source clock)
{
    printers_look(printers, clock().milliseconds);
    while (printers_step(printers, clock().milliseconds)) {
        struct pollfd fds[PROGRAM_FDS];
        int timeout;
        const size_t count = printers_wait(printers, fds, PROGRAM_FDS, &timeout);

        poll(fds, (nfds_t)count, timeout);
    }
}

/* ---- in words ------------------------------------------------------------------------------ */

static const enum text_id reason_texts[PRINT_REASON_COUNT] = {
    [WAITING_OTHER] = TEXT_PRINTERS_OTHER,
    [WAITING_HELD] = TEXT_PRINTERS_PAUSED, /* of a job, never of a queue */
    [WAITING_PAUSED] = TEXT_PRINTERS_PAUSED,
    [WAITING_OFFLINE] = TEXT_PRINTERS_OFFLINE,
    [WAITING_TONER_EMPTY] = TEXT_PRINTERS_TONER_EMPTY,
    [WAITING_COVER_OPEN] = TEXT_PRINTERS_COVER_OPEN,
    [WAITING_MEDIA_EMPTY] = TEXT_PRINTERS_MEDIA_EMPTY,
    [WAITING_MEDIA_JAM] = TEXT_PRINTERS_MEDIA_JAM,
};

static const enum text_id state_texts[QUEUE_STATE_COUNT] = {
    [QUEUE_IDLE] = TEXT_PRINTERS_IDLE,
    [QUEUE_PRINTING] = TEXT_PRINTERS_PRINTING,
    [QUEUE_STOPPED] = TEXT_PRINTERS_STOPPED,
};

const char *printers_title(const struct words *words, const struct printer *printer)
{
    const char *title = printer_place(printer->name);

    return title[0] ? title : words_text(words, TEXT_PRINTING_DEFAULT);
}

const char *printers_state(const struct printers *printers, const struct words *words, size_t row)
{
    const struct printer_row *at = &printers->row[row];

    if (at->seen)
        return words_text(words, at->reason != WAITING_NONE ? reason_texts[at->reason]
                                                            : state_texts[at->state]);
    if (printers->look != LOOK_DONE || printer_way(at->printer.to) != WAY_QUEUE)
        return "";
    return words_text(words, TEXT_PRINTERS_UNKNOWN);
}

const char *printers_look_words(const struct printers *printers, const struct words *words)
{
    static const enum text_id texts[] = {
        [LOOK_NONE] = TEXT_COUNT,
        [LOOK_UNDER_WAY] = TEXT_PRINTERS_LOOKING,
        [LOOK_DONE] = TEXT_COUNT,
        [LOOK_NO_PROGRAM] = TEXT_PRINTERS_NO_PROGRAM,
        [LOOK_NO_SERVICE] = TEXT_PRINTERS_NO_SERVICE,
        [LOOK_FAILED] = TEXT_PRINTERS_NOT_SEEN,
    };

    return texts[printers->look] == TEXT_COUNT ? "" : words_text(words, texts[printers->look]);
}

/*
 * The console of the plain mode: one line out, one line in. Each of the exchanges below says something,
 * reads lines until it is settled, and returns what was asked for instead where that was no answer. What an
 * exchange says lives in `arena`, which the next one empties.
 */
#ifndef TUI_PLAIN_CONSOLE_H
#define TUI_PLAIN_CONSOLE_H

#include "desk/printers.h"
#include "plain/plain.h"
#include "wording/words.h"

/* What a line that is no answer asks for. */
enum console_reply {
    CONSOLE_TEXT,
    CONSOLE_BACK,
    CONSOLE_WHY,
    CONSOLE_CHANGE,
    CONSOLE_HELP,
    CONSOLE_NEXT,
    CONSOLE_END
};

struct console {
    struct desk *desk;
    const struct plain_options *options;
    struct output output;
    struct printers printers;
    struct arena arena; /* of one exchange */
    char *line;         /* the last line read: half-width, trimmed */
};

/* In the desk's language, made in the console's arena. */
struct words console_words(struct console *console);

/* The content's wording. */
const char *console_text(struct console *console, struct text text);

/* One line of interface wording; arguments are strings, ended by NULL. */
void console_say(struct console *console, enum text_id id, ...) __attribute__((sentinel));

/* One line as it is; nothing when it is empty. */
void console_line(struct console *console, const char *line);

/* "3 text" */
void console_option(struct console *console, unsigned number, const char *text);

/* Reads a line. CONSOLE_END when the input has ended or the output cannot be written. */
enum console_reply console_read(struct console *console);

/* The line as a number of at most `most`; false when it is none. */
bool console_number(const struct console *console, unsigned most, unsigned *number);

/*
 * Asks one question until it is answered or something else is asked for. CONSOLE_TEXT: *answer is what
 * the question accepts.
 */
enum console_reply console_ask(struct console *console, uint32_t question, struct answer *answer);

/* The office's own pool where it answers this place question, else 0; 1 takes it. */
uint32_t console_own_pool(const struct console *console, uint32_t question);

/* The line as an answer; false after saying what is wrong, or when more is to be read. */
bool console_answer(struct console *console, uint32_t question, struct answer *answer);

/* Why: of a question, and of the result. */
void console_why_question(struct console *console, uint32_t question);
void console_why_result(struct console *console);

/* Lists the answers and changes one; says first what that would do. */
enum console_reply console_change(struct console *console);

/* What the agency answered: lists what is open, takes answers until nothing is picked. */
enum console_reply console_confirm(struct console *console);

/* The result and what can be done with it. */
enum console_reply console_result(struct console *console);

/* Gives the sheet out; asks first where it has been given already. CONSOLE_HELP: the choices come again. */
enum console_reply console_give(struct console *console, enum output_action action);

/* Has a printer chosen from a list, and the next form taken. */
enum console_reply console_printer(struct console *console);
enum console_reply console_form(struct console *console);

#endif

/*
 * One line out, one line in; shared by the files of plain/.
 */
#ifndef TUI_PLAIN_TALK_H
#define TUI_PLAIN_TALK_H

#include "desk/printers.h"
#include "plain/plain.h"
#include "wording/words.h"

/* What a line that is no answer asks for. */
enum reply { REPLY_TEXT, REPLY_BACK, REPLY_WHY, REPLY_CHANGE, REPLY_HELP, REPLY_NEXT, REPLY_END };

struct talk {
    struct desk *desk;
    const struct plain_options *options;
    struct output output;
    struct printers printers;
    struct arena arena; /* of one exchange */
    char *line;         /* the last line read: half-width, trimmed */
    size_t room;
};

struct words talk_words(struct talk *talk);
const char *talk_text(const struct talk *talk, struct text text);

/* One line of interface wording; arguments are strings, ended by NULL. */
void talk_say(struct talk *talk, enum text_id id, ...) __attribute__((sentinel));

/* One line as it is; nothing when it is empty. */
void talk_line(struct talk *talk, const char *line);

/* "3 text" */
void talk_option(struct talk *talk, unsigned number, const char *text);

/* Reads a line. REPLY_END when the input has ended or the output cannot be written. */
enum reply talk_read(struct talk *talk);

/* The line as a number of at most `most`; false when it is none. */
bool talk_number(const struct talk *talk, unsigned most, unsigned *number);

/*
 * Asks one question until it is answered or something else is asked for. REPLY_TEXT: *answer is what
 * the question accepts.
 */
enum reply talk_ask(struct talk *talk, uint32_t question, struct answer *answer);

/* The office's own pool where it answers this place question, else 0; 1 takes it. */
uint32_t talk_own_pool(const struct talk *talk, uint32_t question);

/* The line as an answer; false after saying what is wrong, or when more is to be read. */
bool talk_answer(struct talk *talk, uint32_t question, struct answer *answer);

/* Why: of a question, and of the result. */
void talk_why_question(struct talk *talk, uint32_t question);
void talk_why_result(struct talk *talk);

/* Lists the answers and changes one; says first what that would do. */
enum reply talk_change(struct talk *talk);

/* What the agency answered: lists what is open, takes answers until nothing is picked. */
enum reply talk_confirm(struct talk *talk);

/* The result and what can be done with it. */
enum reply talk_result(struct talk *talk);

/* Gives the sheet out; asks first where it has been given already. REPLY_HELP: the choices come again. */
enum reply talk_give(struct talk *talk, enum output_action action);

/* Has a printer chosen from a list, and the next form taken. */
enum reply talk_printer(struct talk *talk);
enum reply talk_form(struct talk *talk);

#endif

/*
 * A sheet while it is being made; shared by the files of paper/ that make its blocks.
 */
#ifndef TUI_PAPER_MAKING_H
#define TUI_PAPER_MAKING_H

#include "paper/sheet.h"
#include "wording/words.h"

struct making {
    struct words words;
    const struct session *session;
    const struct result *result;
    const struct outcome *outcome;
    const struct sheet_desk *desk;
    const char *number;  /* NULL = none */
    struct buffer lines; /* of struct sheet_line */
    enum text_id
        heading; /* waits for its first line, so that no block is empty; TEXT_COUNT = none */
};

const char *making_text(const struct making *making, struct text text);
const char *making_word(const struct making *making, enum text_id id);

/* 事项名称: the flow's matter, or its title where no official name is given. */
const char *making_matter(const struct making *making);

/* Whether a condition is true; a missing one is. */
bool making_holds(const struct making *making, uint32_t rule);

/* Begins a block; its heading appears only if a line follows. */
void making_heading(struct making *making, enum text_id id);

/* Adds a line; nothing when `text` is empty (a label without a text says nothing). */
void making_add(struct making *making, enum sheet_line_kind kind, const char *label,
                const char *text);

/* Adds a line as it is. */
void making_line(struct making *making, const struct sheet_line *line);

/* A place to write on by hand. */
void making_blank(struct making *making, enum text_id label);

/*
 * What no rule answers: 以参保地答复为准, with room for what was found out, by whom, when; or what the
 * agency did answer, as its answer. `parameter` may be NO_INDEX.
 */
void making_unverified(struct making *making, const char *label, uint32_t parameter);

/* The blocks, in the order they stand on paper. */
void making_title(struct making *making); /* and what makes this paper another one */
void making_head(struct making *making);
void making_case(struct making *making);
void making_conclusion(struct making *making);
void making_papers(struct making *making);
void making_dates(struct making *making);
void making_region(struct making *making);
void making_notes(struct making *making);
void making_sources(struct making *making);
void making_contact(struct making *making);
void making_code(struct making *making);
void making_foot(struct making *making);
void making_stub(struct making *making);

#endif

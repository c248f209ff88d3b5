/*
 * A sheet under way: sheet_make() starts it, the blocks (paper/sheet_blocks.h) add lines one after the
 * other, and the lines become the sheet.
 */
#ifndef TUI_PAPER_SHEET_BUILDER_H
#define TUI_PAPER_SHEET_BUILDER_H

#include "paper/sheet.h"
#include "wording/words.h"

struct sheet_builder {
    struct words words;
    const struct session *session;
    const struct result *result;
    const struct outcome *outcome;
    const struct sheet_desk *desk;
    const struct bearings *bearings; /* what is known, or not, that bears on the case */
    const char *number;              /* NULL = none */
    struct buffer lines;             /* of struct sheet_line */
    enum text_id heading;            /* waits for its block's first line; TEXT_COUNT = none */
};

/* 事项名称: the flow's matter, or its title where no official name is given. */
const char *sheet_builder_matter(const struct sheet_builder *builder);

/* Whether a condition is true; a missing one is. */
bool sheet_builder_holds(const struct sheet_builder *builder, uint32_t rule);

/* Begins a block. Its heading appears only if a line follows, so that no block is empty; TEXT_COUNT = a
 * block without a heading. */
void sheet_builder_heading(struct sheet_builder *builder, enum text_id id);

/* Adds a line; nothing when `text` is empty (a label without a text says nothing). */
void sheet_builder_add(struct sheet_builder *builder, enum sheet_line_kind kind, const char *label,
                       const char *text);

/* Adds a line as it is. */
void sheet_builder_line(struct sheet_builder *builder, const struct sheet_line *line);

/* A place to write on by hand. */
void sheet_builder_blank(struct sheet_builder *builder, enum text_id label);

/* What no rule answers: 以参保地答复为准; or what the agency did answer, as its answer. What to ask stands
 * with all other questions in one place (sheet_region()). `parameter` may be NO_INDEX. */
void sheet_builder_unverified(struct sheet_builder *builder, const char *label, uint32_t parameter);

/* What the agency answered about a parameter, as a field of that label; false where it was not asked. */
bool sheet_builder_answered(struct sheet_builder *builder, const char *label, uint32_t parameter);

/* Room for what was found out, by whom, when. */
void sheet_builder_found(struct sheet_builder *builder);

#endif

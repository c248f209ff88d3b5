/* The blocks of a sheet, in the order they stand on paper. A block that has nothing to say adds no line. */
#ifndef TUI_PAPER_SHEET_BLOCKS_H
#define TUI_PAPER_SHEET_BLOCKS_H

#include "paper/sheet_builder.h"

void sheet_title(struct sheet_builder *builder); /* and what makes this paper another one */
void sheet_head(struct sheet_builder *builder);
void sheet_case(struct sheet_builder *builder);
void sheet_conclusion(struct sheet_builder *builder);
void sheet_papers(struct sheet_builder *builder);
void sheet_dates(struct sheet_builder *builder);
void sheet_losses(struct sheet_builder *builder); /* within the conclusion */
void sheet_region(struct sheet_builder *builder); /* and what has to be asked */
void sheet_notes(struct sheet_builder *builder);
void sheet_sources(struct sheet_builder *builder); /* but those that sheet_grounds_sources() told */
void sheet_contact(struct sheet_builder *builder);
void sheet_code(struct sheet_builder *builder);
void sheet_foot(struct sheet_builder *builder);
void sheet_stub(struct sheet_builder *builder);

/* Within the block of the grounds: what a refusal rests on. */
void sheet_grounds_sources(struct sheet_builder *builder);

/* The first of these cites that holds for the person, as paper names it; NULL = none does. */
const char *sheet_cite(const struct sheet_builder *builder, struct span cites);

#endif

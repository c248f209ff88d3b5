/*
 * What content/ holds besides flows, kind by kind: read into the builder's names, then filled into
 * records. One file of load/ per kind; catalogue.c knows which file is which and the order.
 */
#ifndef TUI_LOAD_CATALOGUE_H
#define TUI_LOAD_CATALOGUE_H

#include "load/content/folder.h"
#include "load/yaml/fields.h"
#include "model/texts.h"

/* One announced year's file. */
struct year_file {
    const struct yaml *yaml;
    struct year_file *next;
};

/* Trees and rows that have no names. */
struct catalogue {
    struct year_file *years;
    const struct yaml *texts[TEXT_COUNT][LANGUAGE_COUNT];
    struct place text_file[LANGUAGE_COUNT]; /* where a missing key is reported; file NULL = none */
    struct buffer rows;                     /* of divisions.tsv: struct division, by layer */
};

/* ---- reading: a root map into names or into the catalogue ---------------------------------- */

void about_read(struct builder *builder, const struct yaml *root);
void verdicts_read(struct builder *builder, const struct yaml *root);
void documents_read(struct builder *builder, const struct yaml *root);
void region_read(struct builder *builder, const struct yaml *root);
void year_read(struct builder *builder, const struct yaml *root);
void texts_read(struct builder *builder, const struct yaml *root, enum language language);
void divisions_read(struct builder *builder, struct file file);

/* ---- filling, in this order ---------------------------------------------------------------- */

void texts_fill(struct builder *builder); /* first: the wording of yes and no */
void sources_fill(struct builder *builder);
void parameters_fill(struct builder *builder);
void questions_fill(struct builder *builder);
void verdicts_fill(struct builder *builder);
void documents_fill(struct builder *builder);
void deadlines_fill(struct builder *builder);
void zones_fill(struct builder *builder);
void regions_fill(struct builder *builder); /* needs sources, parameters and the scheme */
void outcomes_fill(struct builder *builder);
void years_fill(struct builder *builder);
void divisions_fill(struct builder *builder);

/* ---- shared by several kinds ---------------------------------------------------------------- */

/* Options of a question (wording and story) or a parameter (wording only); `defaults` word yes and
 * no where the map does not, NULL = options must be given. */
struct span options_read(struct builder *builder, const struct yaml *map, struct word_list words,
                         bool question, const struct text *defaults);

/* The interface's words for yes and no, in this order; needs texts_fill(). */
void texts_yes_no(const struct builder *builder, struct text wording[2]);

/* `cite:` in any of its shapes, into a span of cites. */
field_decoder field_cites;

/* What people wrongly believe, into a span of myths. */
field_decoder field_myths;

/* `bring:` lists, sets written out. */
field_decoder field_bring;

/* {plus: …}, {next_year: …} or {event: …}, or a bare period; false after a report. */
bool deadline_rule_read(struct builder *builder, const struct yaml *value,
                        struct deadline_rule *rule);

/* A list of date questions, into indexes. */
field_decoder field_date_questions;

/* A list of place code prefixes, into indexes. */
field_decoder field_prefixes;

/* Whether a source may be routed on: official or reposted. */
bool source_stands(const struct builder *builder, uint32_t source);

#endif

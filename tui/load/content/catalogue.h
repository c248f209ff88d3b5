/*
 * Everything in a content folder but the flows: questions, outcomes, regions and the rest. Each kind has
 * a file of its name in load/content/ and up to two functions: KIND_read() takes the YAML of one file and
 * declares what is in it, KIND_fill() makes the records once all files of all layers have been read
 * (builder.h has the phases). catalogue.c knows which file of the folder is of which kind, and calls
 * them. Mistakes are reported to builder->diags. Private to load/.
 */
#ifndef TUI_LOAD_CATALOGUE_H
#define TUI_LOAD_CATALOGUE_H

#include "load/content/folder.h"
#include "load/yaml/fields.h"
#include "model/texts.h"

/* A file of calendar/: one year's holidays and shifted workdays, or the holidays of every year. */
struct year_file {
    const struct yaml *yaml;
    struct year_file *next;
};

/* What was read of kinds whose parts nothing refers to by name, until it is filled. */
struct catalogue {
    struct year_file *years;
    struct year_file *fixed; /* holidays on the same day every year */
    const struct yaml *texts[TEXT_COUNT][LANGUAGE_COUNT];
    struct place text_file[LANGUAGE_COUNT]; /* where a missing key is reported; file NULL = none */
    struct buffer rows; /* of every divisions.tsv, in the order read; freed by divisions_fill() */
    struct buffer area_codes; /* the same of every area_codes.tsv; freed by area_codes_fill() */
};

/* ---- reading: `root` is the map that a file consists of ------------------------------------- */

void about_read(struct builder *builder, const struct yaml *root);
void verdicts_read(struct builder *builder, const struct yaml *root);
void documents_read(struct builder *builder, const struct yaml *root);
void region_read(struct builder *builder, const struct yaml *root); /* over the layers below */
void year_read(struct builder *builder, const struct yaml *root);
void years_read_fixed(struct builder *builder, const struct yaml *root);
void texts_read(struct builder *builder, const struct yaml *root, enum language language);
void divisions_read(struct builder *builder, struct file file);
void area_codes_read(struct builder *builder, struct file file);

/* ---- filling: called in this order, for some need what others have filled -------------------- */

void texts_fill(struct builder *builder); /* options of yes and no are worded by them */
void sources_fill(struct builder *builder);
void parameters_fill(struct builder *builder);
void questions_fill(struct builder *builder);
void verdicts_fill(struct builder *builder);
void documents_fill(struct builder *builder);
void deadlines_fill(struct builder *builder);
void zones_fill(struct builder *builder);
void divisions_fill(struct builder *builder);
void area_codes_fill(struct builder *builder); /* into the divisions */
void regions_fill(
    struct builder *builder); /* needs sources, parameters, the scheme and divisions */
void deadlines_anchors(struct builder *builder); /* which dates count, once all values are known */
void outcomes_fill(struct builder *builder);
void years_fill(struct builder *builder);

/* ---- shared by several kinds ---------------------------------------------------------------- */

/* Adds an option for each of `words`, the ids in order. `map` says of each its text, and for a question its
 * label and story as well. `defaults`, a text per word, stands in where the map says nothing; with NULL
 * the map must say all. */
struct span options_read(struct builder *builder, const struct yaml *map, struct word_list words,
                         bool question, const struct text *defaults);

/* What the interface calls yes and no, in this order. After texts_fill(). */
void texts_yes_no(const struct builder *builder, struct text wording[2]);

/* `cite`, one source or several, with or without where in it: a struct span of cites. */
field_decoder field_cites;

/* `myth`, what people wrongly believe and what is true: a struct span of myths. */
field_decoder field_myths;

/* `bring`, the papers to bring: a struct span of brings, in which the papers of a set stand one by one. */
field_decoder field_bring;

/* How long after its anchor a deadline ends: {plus: …}, {next_year: …} or {event: …}, or only a duration.
 * What is not written stays as it is: `roll` is the caller's. False after reporting a mistake. */
bool deadline_rule_read(struct builder *builder, const struct yaml *value,
                        struct deadline_rule *rule);

/* clang-format off */
/* `from` and `to` of a record: two rows of its table. */
#define FORCE_FIELDS(force)                                                                        \
    {"from", field_date, (force) + offsetof(struct period, from), FIELD_OPTIONAL, NULL},           \
    {"to",   field_date, (force) + offsetof(struct period, to),   FIELD_OPTIONAL, NULL}
/* clang-format on */

/* Narrows the days read to those of what they rest on; false after reporting that none is left. */
bool force_within(struct builder *builder, const struct yaml *yaml, struct period basis,
                  struct period *force);

/* The days of some citations: from the first on which one counts to the last. Of none: every day. */
struct period force_cites(const struct builder *builder, struct span cites);

/* The rule that is true on some days; NO_INDEX for every day. */
uint32_t force_rule(struct builder *builder, const struct yaml *yaml, struct period force);

/* The days of a sentence, as far as one of its citations counts, become part of its condition `when`. */
void force_apply(struct builder *builder, const struct yaml *yaml, struct span cites,
                 struct period *force, uint32_t *when);

/* How much less is paid: `none`, or amounts of one or more models, perhaps under `at_most`. */
void loss_read(struct builder *builder, const struct yaml *value, struct loss *loss);

/* `for`, whom a value is for. */
void limits_read(struct builder *builder, const struct yaml *map, struct value *value);

/* Whether two values of a parameter that are in force together could both be for the same person, with
 * neither saying it more closely. */
bool limits_clash(const struct builder *builder, const struct value *a, const struct value *b);

/* Notes with every parameter which facts its values are limited by. After all values. */
void limits_fill(struct builder *builder);

/* A list of questions that ask for a date: a struct span of the index section. */
field_decoder field_date_questions;

/* A list of place code prefixes of 2, 4 or 6 digits: a struct span of the index section. */
field_decoder field_prefixes;

/* The words that take away what the layers below say of a region. */
#define CLAIMS_NONE "none"
#define REPLACE_WHOLE "whole"

/* Gives every region its parent, and checks codes. The last step of filling them. */
void region_tree_build(struct builder *builder);

/* Whether a source is good enough to decide a case by: source_stands() of the record, once filled. */
bool sources_stand(const struct builder *builder, uint32_t source);

#endif

/*
 * A content being built: sections that grow, strings kept once each, and the names that other records
 * can refer to.
 *
 * Building has three steps, each over all files of all layers:
 *
 *   read      every file becomes a tree (yaml.h), and every id in it is declared as a name
 *   fill      every name's tree is decoded into a record; a reference is looked up among the names, so
 *             it may point to what stands further down or in another file
 *   finish    the sections are laid into one buffer and checked as a whole
 *
 * No step stops at a mistake: all of them are reported, and builder_finish() then gives NULL. A record is
 * appended in the order in which its name was declared: the number of a name is that of its record.
 */
#ifndef TUI_LOAD_BUILDER_H
#define TUI_LOAD_BUILDER_H

#include "engine/types.h"
#include "load/yaml/yaml.h"
#include "model/content.h"

enum name_kind {
    NAME_SOURCE,
    NAME_PARAMETER,
    NAME_QUESTION,
    NAME_DEADLINE,
    NAME_DOCUMENT,
    NAME_SET,
    NAME_VERDICT,
    NAME_OUTCOME,
    NAME_FLOW,
    NAME_REGION,
    NAME_ZONE,
    NAME_INVARIANT,
    NAME_CONDITION, /* its YAML is the rule */
    NAME_KIND_COUNT
};

struct name {
    const char *id;
    struct place place;
    const struct yaml *yaml; /* what was declared; a later layer replaces it */
    uint32_t layer;
    bool mistaken; /* a flow whose nodes could not all be filled */
};

struct names {
    struct name *list;
    size_t count;
    size_t room;
    bool
        torn; /* a file of this kind has syntax errors: the names it would have declared are missing,
                  so an unknown name may not be a mistake and is not reported */
};

struct interned;  /* the strings so far, by hash */
struct catalogue; /* what is read of files whose parts have no names (load/content/catalogue.h) */

/* Words that may stand somewhere, to choose from or to list in a message. */
struct word_list {
    const char *const *list;
    size_t count;
};

/* What the rules being read may be about besides facts, values and dates. */
enum rules_about {
    RULES_UNDER_WAY, /* nothing: the case may still be under way */
    RULES_ENDED,     /* verdict, outcome, matter */
    RULES_INVARIANT  /* documents, choices, deadlines and shown too */
};

struct builder {
    struct arena arena; /* trees and names; given back after building */
    struct diags *diags;
    struct names names[NAME_KIND_COUNT];
#define X(record, name) struct buffer name;
    CONTENT_SECTIONS(X)
#undef X
    struct buffer codes, indexes, workdays, texts, strings;
    struct interned *interned;
    struct catalogue *catalogue; /* NULL until catalogue_read() */
    struct arena *kept;          /* of config_load(): for strings that outlive the builder */
    uint32_t layer;              /* being read, 0 = shipped */
    enum rules_about ended;
    struct content head; /* the scalar members; pointers unused until finish */
};

void builder_start(struct builder *builder, struct diags *diags);
void builder_free(struct builder *builder);

/* Appends one zeroed-or-copied record to a section; returns its index. */
uint32_t builder_add(struct buffer *section, const void *record, size_t size);
#define BUILDER_ADD(builder, section, record)                                                      \
    builder_add(&(builder)->section, &(record), sizeof(record))

/* Interns a string; equal strings share an offset; "" and NULL are 0. */
uint32_t builder_string(struct builder *builder, const char *s);

/*
 * Declares an id written at `place`; a second declaration in the same layer is an error, in a later
 * one it replaces. Reports ids that are not well formed.
 */
void builder_declare(struct builder *builder, enum name_kind kind, const char *id,
                     struct place place, const struct yaml *yaml);

/* The same without a report. */
uint32_t builder_lookup(const struct builder *builder, enum name_kind kind, const char *id);

/* The index of a name, or NO_INDEX after reporting it at `place` with the nearest valid one. */
uint32_t builder_find(struct builder *builder, enum name_kind kind, const char *id,
                      struct place place);

/* Reads a fact's options by id: question options, a flow's endings, place relations. */
uint32_t builder_option(struct builder *builder, uint32_t fact, const char *id, struct place place);

/* The fact of a name, a question or a flow; NO_INDEX after reporting it. */
uint32_t builder_fact(struct builder *builder, const char *id, struct place place);

/*
 * What a declared name is, read from its YAML, so that references may point forward
 * to records not yet filled. A type that is missing or misspelt gives the first of the enum; who
 * fills the record reports it.
 */
enum question_type builder_question_type(const struct builder *builder, uint32_t question);
const struct answer_type *builder_answer_type(const struct builder *builder, uint32_t question);
enum parameter_type builder_parameter_type(const struct builder *builder, uint32_t parameter);

/* The ids of a fact's (a parameter's) options in order: question options, yes and no, a flow's
 * endings, place relations; none for dates and numbers. Lives in the builder's arena. */
struct word_list builder_fact_options(struct builder *builder, uint32_t fact);
struct word_list builder_parameter_options(struct builder *builder, uint32_t parameter);

/* The position of `id` among `words`, or NO_INDEX after reporting it at `place` with the nearest one;
 * `subject` is whose options these are. */
uint32_t builder_pick(struct builder *builder, struct word_list words, const char *subject,
                      const char *id, struct place place);

/* A measure by which durations of any unit compare (a month is a twelfth of a mean year, five
 * workdays are a week). */
int64_t duration_length(struct duration duration);

/* Compiles a rule (load/rules/rules.c); NO_INDEX after reporting mistakes with their column, or when
 * `text` is NULL (no rule given). */
uint32_t builder_rule(struct builder *builder, const struct yaml *text);

/* The rule that holds when both hold; NO_INDEX stands for "always". */
uint32_t builder_rule_and(struct builder *builder, uint32_t a, uint32_t b);

/* Reports a key, option or word that is none of the candidates: `near` and `list` take what, word
 * and the nearest candidate or all of them. */
void builder_unknown(struct builder *builder, struct place place, const struct message *near,
                     const struct message *list, const char *what, const char *word,
                     struct word_list candidates);

/* Lays the sections out in one buffer, checks the flows as a whole (the shape of each that has no mistakes
 * even when others have), fills bounds and fingerprints; NULL when diags has errors. */
struct content *builder_finish(struct builder *builder);

/*
 * The phases; each is one or more files of load/. `folder` is a layer's folder for catalogue_read()
 * and a folder of flow files for flows_read(); builder.layer is set by who calls.
 */
void catalogue_read(struct builder *builder, const char *folder);
void catalogue_fill(struct builder *builder);
void flows_read(struct builder *builder, const char *folder);
void flows_fill(struct builder *builder);                                 /* nodes, ways, arms */
void flows_check(struct builder *builder, const struct content *content); /* reach, cycles, gaps */

#endif

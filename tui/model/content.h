/*
 * The content: everything the flows say, as one constant buffer.
 *
 * The loader writes records into one buffer and that buffer is used as it stands, in memory and on
 * disk (the image). Records refer to each other by index, to strings by byte offset; nothing in
 * them is a pointer. `struct content` holds one pointer per section into the buffer. Constant after
 * loading; whoever opened it (load/) frees it with content_free(). The struct itself stands at the
 * start of that buffer, which buffer_add() made: one piece of memory, one free.
 *
 * Conventions: NO_INDEX marks an absent reference. A span is a run of records in another section.
 * String offset 0 is the empty string, which also stands for "not given". Records have no
 * padding bytes whose value is undefined: the loader zeroes them, so equal content gives equal bytes.
 */
#ifndef TUI_MODEL_CONTENT_H
#define TUI_MODEL_CONTENT_H

#include "base/date.h"
#include "base/diag.h"
#include "model/catalogue.h"
#include "model/routing.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which office says that it stands behind the content; `by` 0 = none. Counts for no fingerprint. See
 * model/adoption.h. */
struct adoption {
    uint64_t print; /* of the content it looked at */
    struct text by;
    int32_t on;
};

/* clang-format off */
#define CONTENT_SECTIONS(X)                                                                        \
    X(flow, flows) X(ending, endings) X(node, nodes) X(arm, arms) X(rule, rules) X(atom, atoms)    \
    X(question, questions) X(option, options) X(implied, implieds) X(verdict, verdicts)            \
    X(outcome, outcomes) X(step, steps) X(note, notes) X(bring, brings) X(document, documents)     \
    X(deadline, deadlines) X(parameter, parameters) X(region, regions) X(value, values) X(limit, limits) \
    X(claim, claims) X(zone, zones) X(source, sources) X(cite, cites) X(myth, myths)               \
    X(division, divisions) X(year, years) X(holiday, holidays)

struct content {
#define X(record, name) const struct record *name; uint32_t record##_count;
    CONTENT_SECTIONS(X)
#undef X
    /* clang-format on */
    const uint32_t *codes; /* rule code words */
    uint32_t code_count;
    const uint32_t *indexes; /* whatever spans of plain indexes point into */
    uint32_t index_count;
    const uint16_t *workdays; /* running count of working days over the announced years */
    uint32_t workday_count;
    const struct text *texts; /* interface wording, by enum text_id (model/texts.h) */
    uint32_t text_count;
    const char *strings;
    uint32_t string_size;

    uint32_t insured_in; /* facts; NO_INDEX where the content does not ask */
    uint32_t care_in;
    uint32_t scheme;
    int32_t dated;            /* the content's own date: no `today` before it is accepted */
    struct text name;         /* whose content this is: content/about.yaml */
    uint64_t behaviour_print; /* fingerprints: what it decides; how it is worded */
    uint64_t wording_print;
    struct adoption adoption;
    bool from_image; /* for `about`: image or YAML */

    /* What content_free() gives back, by buffer_free(); this struct is its first bytes. */
    void *buffer;
};

/* The string at an offset; never NULL. */
const char *content_string(const struct content *content, uint32_t offset);

/* Text in a language; Chinese where the English is missing. */
const char *content_text(const struct content *content, struct text text, enum language language);

/* Index by id, or NO_INDEX. Fact ids are question ids and flow ids; an option's index counts within
 * its question (for a flow's fact: within its endings), which is what an answer's number holds. */
uint32_t content_flow(const struct content *content, const char *id);
uint32_t content_fact(const struct content *content, const char *id);
uint32_t content_outcome(const struct content *content, const char *id);
uint32_t content_region(const struct content *content, const char *id);
uint32_t content_parameter(const struct content *content, const char *id);
uint32_t content_document(const struct content *content, const char *id);
uint32_t content_option(const struct content *content, uint32_t question, const char *id);
const char *content_fact_id(const struct content *content, uint32_t fact);

/* The most specific region with a file for a place of insurance (the very code, else its pool, else
 * its province, else the nation); 0, abroad and codes no division or region has give NO_INDEX:
 * nothing may be assumed. */
uint32_t content_region_of(const struct content *content, uint32_t code);

/* A division by code, or NULL. */
const struct division *content_division(const struct content *content, uint32_t code);

void content_free(struct content *content);

/* The id of the node, ending or outcome a way leads to; "-" where it leads nowhere. */
const char *content_target_id(const struct content *content, uint32_t target);

#endif

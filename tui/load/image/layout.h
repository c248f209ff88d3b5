/*
 * How the bytes of a content are arranged, in memory and in an image file alike: sections one after the
 * other, in the order of enum section, each beginning at a multiple of eight bytes. A section is an array
 * of one kind of record (or of plain words, or the characters of all strings).
 *
 * What the members of the records mean is told once, by the table layout.def. From it are made: the check
 * of an image before it is used (layout_valid), the fingerprints (layout_print), and the text form of
 * released contents (history.h).
 */
#ifndef TUI_LOAD_LAYOUT_H
#define TUI_LOAD_LAYOUT_H

#include "model/content.h"

/* A section for every record of CONTENT_SECTIONS, named after it, then those that hold no records. */
enum section {
#define X(record, name) SECTION_##record,
    CONTENT_SECTIONS(X)
#undef X
        SECTION_code,
    SECTION_index,
    SECTION_workday,
    SECTION_text,
    SECTION_string,
    SECTION_COUNT
};

/* What a member holds, and so which values are good in it. */
enum member_kind {
    MEMBER_RAW,       /* any value */
    MEMBER_STRING,    /* where a string begins, in bytes from the start of the string section */
    MEMBER_TEXT,      /* struct text: such an offset for each language */
    MEMBER_ENUM,      /* a number less than the argument */
    MEMBER_AMOUNT,    /* the amount of a duration */
    MEMBER_INDEX,     /* the number of a record of the section in the argument */
    MEMBER_REFERENCE, /* the same, or NO_INDEX for none */
    MEMBER_SPAN,      /* struct span: a run of records of that section */
    MEMBER_LIST, /* struct span: a run of the index section, each entry the number of such a record */
    MEMBER_NUMBERS, /* struct span: a run of the index section, entries of any value */
    MEMBER_WAYS,    /* struct span: a run of the index section, each entry a MEMBER_TARGET */
    MEMBER_TARGET,  /* TARGET(): a node, an ending or an outcome; or NO_INDEX */
    MEMBER_FACT,    /* a question, or a flow counted on after the questions; or NO_INDEX */
    MEMBER_TERM     /* a number whose section depends on another member of the same record */
};

/* Which of the two fingerprints a member counts for. */
enum member_print { PRINT_BEHAVIOUR, PRINT_WORDING, PRINT_NEITHER };

struct member {
    enum section section; /* whose records have it */
    size_t offset;        /* in the record, in bytes */
    size_t size;
    enum member_kind kind;
    uint32_t argument; /* section, or how many values an enum has */
    enum member_print print;
};

/* The rows of layout.def. */
extern const struct member layout_members[];
extern const size_t layout_member_count;

/* Bytes of one record of a section. */
extern const size_t section_sizes[SECTION_COUNT];

#define VERDICTS_MAX 16 /* of a content: node.verdicts has a bit for each */

/* `size` rounded up to a multiple of eight. */
size_t layout_round(size_t size);

/* Bytes of all sections together, each rounded up. */
size_t layout_size(const uint32_t counts[SECTION_COUNT]);

/* Points a content's sections into the bytes at `base`, which is aligned for them. */
void layout_bind(struct content *content, const char *base, const uint32_t counts[SECTION_COUNT]);

/* How many records each section of a content has, and where one begins. */
void layout_counts(const struct content *content, uint32_t counts[SECTION_COUNT]);
const void *layout_section(const struct content *content, enum section section);

/* Whether a content can be used without ever reading outside of it: every offset, index, span, enum and
 * string is within its bounds and every rule can be evaluated. Looks at all records and at the members of
 * struct content itself. */
bool layout_valid(const struct content *content);

/* Sets the content's two fingerprints. Strings and lists are hashed by what is in them, not by where they
 * lie, so rewording a text or adding a source leaves the behaviour print as it was. */
void layout_print(struct content *content);

/* A hash of layout.def, the record sizes and the number of texts. It is written into an image; one that
 * was made under another layout is not read. */
uint64_t layout_identity(void);

#endif

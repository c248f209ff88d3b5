/*
 * How a content lies in its buffer, and in its image: sections one after the other, each at a
 * multiple of eight bytes, in the order of enum section. What is in them is told by layout.def.
 */
#ifndef TUI_LOAD_LAYOUT_H
#define TUI_LOAD_LAYOUT_H

#include "model/content.h"

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

enum member_kind {
    MEMBER_RAW,
    MEMBER_STRING,
    MEMBER_TEXT,
    MEMBER_ENUM,
    MEMBER_AMOUNT,
    MEMBER_INDEX,
    MEMBER_REFERENCE,
    MEMBER_SPAN,
    MEMBER_LIST,
    MEMBER_NUMBERS,
    MEMBER_WAYS,
    MEMBER_TARGET,
    MEMBER_FACT,
    MEMBER_TERM
};

enum member_print { PRINT_BEHAVIOUR, PRINT_WORDING, PRINT_NEITHER };

struct member {
    enum section section;
    size_t offset;
    size_t size;
    enum member_kind kind;
    uint32_t argument; /* section, or how many values an enum has */
    enum member_print print;
};

extern const struct member layout_members[];
extern const size_t layout_member_count;

/* Bytes of one record of a section. */
extern const size_t section_sizes[SECTION_COUNT];

/* Bytes up to the next multiple of eight. */
size_t layout_round(size_t size);

/* Bytes of all sections together. */
size_t layout_size(const uint32_t counts[SECTION_COUNT]);

/* Points a content's sections into the bytes at `base`, which is aligned for them. */
void layout_bind(struct content *content, const char *base, const uint32_t counts[SECTION_COUNT]);

void layout_counts(const struct content *content, uint32_t counts[SECTION_COUNT]);
const void *layout_section(const struct content *content, enum section section);

/* One pass over everything: whether no offset, index, span, enum or string leads outside, and every
 * rule can be evaluated. The content's scalars are looked at too. */
bool layout_valid(const struct content *content);

/* Sets the two fingerprints: over what the fields hold, strings by their text, so that moving a
 * line or adding a source changes no behaviour print. */
void layout_print(struct content *content);

/* A print of the table itself: an image made under another layout is not read. */
uint64_t layout_identity(void);

#endif

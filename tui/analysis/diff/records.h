/*
 * The members of any record, by the table of all members (load/image/layout.h): what is in them, told by words
 * and ids, so that records of two contents can be held against each other whatever their numbers are.
 *
 *     for (size_t i = 0; i < layout_member_count; i++)
 *         if (layout_members[i].section == SECTION_value &&
 *             records_print(old, i, 7) != records_print(new, i, 9))
 *             … the value differs in records_member(i): "from"
 */
#ifndef TUI_ANALYSIS_RECORDS_H
#define TUI_ANALYSIS_RECORDS_H

#include "load/image/layout.h"

/* "outcome", "value" …, and "say", "from" … as the C structs and mostly the YAML call them. */
const char *records_section(enum section section);
const char *records_member(size_t member);

/* Where the member at an offset of a record stands in layout_members. */
size_t records_place(enum section section, size_t offset);

/* The bytes of a record. */
const void *records_at(const struct content *content, enum section section, uint32_t index);

/* What a record is called: its id, a rule's source; "" where it has no name of its own. */
const char *records_id(const struct content *content, enum section section, uint32_t index);

/* A hash of what is in a member. Runs of records are no part of it: they are compared one by one. */
uint64_t records_print(const struct content *content, size_t member, uint32_t index);

#endif

/*
 * Of how many places what is known: for a parameter, how many regions have a value on a day, of their own
 * or from above, how many have only what circulates, and of how many nothing is known.
 *
 *     枣庄   temp_filing: required                     own
 *     聊城   nothing; 山东 nothing; 国家 required       above
 *     临沂   value: unknown; 国家 has one              a value withdrawn is none
 */
#ifndef TUI_ANALYSIS_KNOWN_H
#define TUI_ANALYSIS_KNOWN_H

#include "model/content.h"

/* Each region is counted once, in the first of these that it is in. The nation is no place. */
struct known {
    uint32_t own;         /* its file has a value, perhaps for some people only */
    uint32_t above;       /* a region above it has */
    uint32_t claim;       /* its file has a claim */
    uint32_t claim_above; /* a region above it has */
    uint32_t nothing;
};

struct known known_count(const struct content *content, uint32_t parameter, int32_t day);

/* How many regions are counted. */
uint32_t known_places(const struct content *content);

#endif

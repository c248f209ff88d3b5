/*
 * Whose rule a source tells, and whether it can be relied on.
 */
#ifndef TUI_MODEL_SOURCE_H
#define TUI_MODEL_SOURCE_H

#include "model/content.h"

/* Whose rule it is, seen from a place of insurance. */
enum whose {
    WHOSE_OWN,
    WHOSE_PROVINCE,
    WHOSE_NATION,
    WHOSE_ELSEWHERE /* another place's, or nobody knows whose: practice, not a rule here */
};

/* What a source is cited for, the weightiest first. */
enum cite_role {
    CITE_VERDICT, /* the outcome, and the values that led to it */
    CITE_VALUE,   /* a value of the region that is shown */
    CITE_DEADLINE,
    CITE_STEP,
    CITE_NOTE,
    CITE_ASKED /* a question that was asked: why it is, not what came of it */
};

/* Whether it may be routed on and printed: an official text, reposted or reported, or one the authors know and
 * a page of such a kind confirms. What only circulates never does. */
bool source_stands(const struct source *source);

/* Whether the article numbers cited of it were compared with its text; else they are 条号待核 and stay off paper. */
bool source_articles_good(const struct source *source);

/* `insured` is a place code; 0 = not known, and then only the nation's rules are known to hold. */
enum whose source_whose(const struct content *content, const struct source *source,
                        uint32_t insured);

/* Whether a refusal may rest on it: a law or binding document of the nation, or the text of the very place or
 * of its province; never a medium's words. */
bool source_carries(const struct content *content, const struct source *source, uint32_t insured);

#endif

/*
 * Places by what people write and what they type.
 *
 * A written name means a place or it does not, and where several places bear it none of them is
 * taken: who wrote it is told which there are. What is typed at a picker finds every place that
 * could be meant, the likeliest first.
 */
#ifndef TUI_ENGINE_PLACES_H
#define TUI_ENGINE_PLACES_H

#include "model/content.h"

#define PLACES_FOUND 64

struct places {
    uint32_t count;
    uint32_t code[PLACES_FOUND]; /* six digits */
    int score[PLACES_FOUND];     /* of places_find(): smaller is better */
};

/*
 * The places a written name means, in the order of their codes: none, one, or (ambiguous) several;
 * more than PLACES_FOUND are cut off. Understood are
 *
 *     371500             the code of a division or a pool
 *     liaocheng          the id of a region of the content
 *     聊城市, 聊城         a name, with or without 省 市 县 区 at its end; all places of that name
 *     北京市朝阳区         a name behind those of the city or the province, or both, that it lies in
 *     Beijing            an English name, whole; "Chaoyang, Beijing" as sheets write it
 */
void places_named(const struct content *content, const char *name, struct places *places);

/* What somebody is looking for at a picker. */
struct places_filter {
    /* Characters of the name, or first letters of their readings: 聊, lc. Where no name has those, their
     * whole readings: liaocheng. */
    const char *typed;
    bool care;  /* a place of care: it may be abroad, but is no pool without hospitals */
    bool parts; /* also places that are part of a larger pool: counties of a city */
};

/* Provinces, cities and pools whose name matches, best first; of equals provinces, then cities. */
void places_find(const struct content *content, const struct places_filter *filter,
                 struct places *places);

/* Of the mainland: places abroad are reached otherwise, and nobody is insured there. */
bool places_is_province(uint32_t code);

/* A city, or what stands beside cities as a pool of its own. */
bool places_is_pool(const struct content *content, uint32_t code);

#endif

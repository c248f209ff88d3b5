/*
 * Which places belong together: pooling regions (统筹区), zones, provinces.
 *
 * A pool is a prefecture (first four digits); a municipality (北京 11, 天津 12, 上海 31, 重庆 50) and
 * 新疆兵团 are one pool each; a county directly under a province (…90xx) is its own. A region file's
 * `covers` overrides. Insurance pools use codes that are no divisions: XX9900 province level,
 * XXXX99 city level, XX99NN industry, XXXX4N development zone. The corps is 660000; its cities
 * (石河子 and others, 6590NN) belong to it, and it counts as a province beside 新疆.
 */
#ifndef TUI_MODEL_POOL_H
#define TUI_MODEL_POOL_H

#include "model/content.h"

#define PLACE_ABROAD 990000 /* 境外、港澳台: 71…, 81…, 82… count as this too */

/* Outside the mainland: nothing is settled there, and nobody is insured there. */
bool pool_is_abroad(uint32_t code);

/* The code that names the pool of a place. */
uint32_t pool_of(const struct content *content, uint32_t code);

/* A pool that is no place one can be treated in: province level (XX9900), city level (XXXX99). */
bool pool_is_insurance_only(uint32_t code);

/* The relation of a place of care to a place of insurance on a date (zones have dates). */
enum relation pool_relation(const struct content *content, uint32_t insured, uint32_t care,
                            int32_t date);

/* A place and the pool it belongs to; and the same relation for many places at once. */
struct pool_place {
    uint32_t code;
    uint32_t pool;
};
struct pool_place pool_place_of(const struct content *content, uint32_t code);
enum relation pool_places_relation(const struct content *content, struct pool_place insured,
                                   struct pool_place care, int32_t date);

#endif

/* Whose rule a source tells. */
#include "model/source.h"

#include "model/pool.h"

bool source_stands(const struct source *source)
{
    return source->standing <= STANDING_REMEMBERED;
}

bool source_articles_good(const struct source *source)
{
    return !source->number_unchecked && (source->grade == GRADE_A || source->articles_checked);
}

/* A province and what lies in it; a municipality is its own pool and never comes here. */
static bool is_province_of(uint32_t code, uint32_t insured)
{
    return code % 10000 == 0 && code / 10000 == insured / 10000;
}

static enum whose whose_of(const struct content *content, uint32_t code, uint32_t insured)
{
    if (pool_of(content, code) == pool_of(content, insured))
        return WHOSE_OWN;
    return is_province_of(code, insured) ? WHOSE_PROVINCE : WHOSE_ELSEWHERE;
}

enum whose source_whose(const struct content *content, const struct source *source,
                        uint32_t insured)
{
    enum whose nearest = WHOSE_ELSEWHERE;

    if (source->reach == REACH_NATION)
        return WHOSE_NATION;
    for (uint32_t i = 0; insured != 0 && i < source->places.count; i++) {
        const enum whose whose =
            whose_of(content, content->indexes[source->places.first + i], insured);

        nearest = whose < nearest ? whose : nearest;
    }
    return nearest;
}

bool source_carries(const struct content *content, const struct source *source, uint32_t insured)
{
    const enum whose whose = source_whose(content, source, insured);

    if (!source_stands(source) || source->kind == SOURCE_MEDIA || whose == WHOSE_ELSEWHERE)
        return false;
    return whose != WHOSE_NATION || source->kind <= SOURCE_RULE;
}

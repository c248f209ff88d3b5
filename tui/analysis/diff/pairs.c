/* Pairing: see pairs.h. */
#include "analysis/diff/pairs.h"

#include <string.h>

enum { OLD, NEW };

#define KEY_END '\037'  /* ends what two records must have in common to be one */
#define ALIKE_LEAST 250 /* of 1000: less in common, and they are two records */

/* Pairing at work, and the words of two records under comparison. */
struct pairing {
    struct pairs *pairs;
    struct buffer words[2];
};

static void pair_add(struct pairs *pairs, enum section section, uint32_t before, uint32_t after)
{
    pairs->there[OLD][section][before] = after;
    pairs->there[NEW][section][after] = before;
}

/* ---- by id ------------------------------------------------------------------------------- */

static const enum section by_id[] = {
    SECTION_flow,     SECTION_question,  SECTION_verdict, SECTION_outcome, SECTION_document,
    SECTION_deadline, SECTION_parameter, SECTION_region,  SECTION_zone,    SECTION_source};

static void id_pair(struct pairs *pairs, enum section section, uint32_t before)
{
    const struct content *old = pairs->contents[OLD], *now = pairs->contents[NEW];
    const char *id = records_id(old, section, before);
    uint32_t counts[SECTION_COUNT];

    layout_counts(now, counts);
    for (uint32_t i = 0; i < counts[section]; i++) {
        uint32_t place = (before + i) % counts[section]; /* mostly it has the same number */

        if (strcmp(records_id(now, section, place), id) == 0) {
            pair_add(pairs, section, before, place);
            return;
        }
    }
}

static void divisions_pair(struct pairs *pairs)
{
    const struct content *old = pairs->contents[OLD], *now = pairs->contents[NEW];
    uint32_t place = 0;

    for (uint32_t i = 0; i < old->division_count; i++) {
        while (place < now->division_count && now->divisions[place].code < old->divisions[i].code)
            place++;
        if (place < now->division_count && now->divisions[place].code == old->divisions[i].code)
            pair_add(pairs, SECTION_division, i, place);
    }
}

/* ---- by what they say -------------------------------------------------------------------- */

static void text_add(const struct content *content, struct text text, struct buffer *out)
{
    buffer_print(out, "%s\n%s", content_string(content, text.zh), content_string(content, text.en));
}

static void step_words(const struct content *content, uint32_t index, struct buffer *out)
{
    buffer_print(out, "%c", KEY_END);
    text_add(content, content->steps[index].text, out);
}

static void note_words(const struct content *content, uint32_t index, struct buffer *out)
{
    buffer_print(out, "%c", KEY_END);
    text_add(content, content->notes[index].label, out);
    text_add(content, content->notes[index].text, out);
}

static void myth_words(const struct content *content, uint32_t index, struct buffer *out)
{
    buffer_print(out, "%c", KEY_END);
    text_add(content, content->myths[index].said, out);
}

static void option_words(const struct content *content, uint32_t index, struct buffer *out)
{
    buffer_print(out, "%s%c", content_string(content, content->options[index].id), KEY_END);
}

static void bring_words(const struct content *content, uint32_t index, struct buffer *out)
{
    const struct bring *bring = &content->brings[index];

    buffer_print(out, "%u%c", bring->kind, KEY_END);
    if (bring->kind == BRING_DOCUMENT)
        buffer_print(out, "%s", records_id(content, SECTION_document, bring->subject));
    for (uint32_t i = 0; i < bring->members.count; i++)
        buffer_print(
            out, "%s ",
            records_id(content, SECTION_document, content->indexes[bring->members.first + i]));
    buffer_print(out, "\n%s", records_id(content, SECTION_rule, bring->when));
}

static void value_words(const struct content *content, uint32_t index, struct buffer *out)
{
    const struct value *value = &content->values[index];

    buffer_print(out, "%s%c%x %d %d %lld", records_id(content, SECTION_parameter, value->parameter),
                 KEY_END, value->schemes, value->from, value->to, (long long)value->number);
    text_add(content, value->text, out);
}

static void claim_words(const struct content *content, uint32_t index, struct buffer *out)
{
    const struct claim *claim = &content->claims[index];

    buffer_print(out, "%s%c", records_id(content, SECTION_parameter, claim->parameter), KEY_END);
    text_add(content, claim->text, out);
}

static void cite_words(const struct content *content, uint32_t index, struct buffer *out)
{
    const struct cite *cite = &content->cites[index];

    buffer_print(out, "%s%c", records_id(content, SECTION_source, cite->source), KEY_END);
    text_add(content, cite->article, out);
}

/* What belongs to what. Owners stand before what they own. */
struct owned {
    enum section owner;
    size_t span; /* offset in the owner */
    enum section section;
    void (*words)(const struct content *content, uint32_t index, struct buffer *out);
    uint32_t least; /* in common, of 1000 */
};

#define OWNED(owner, member, section, words, least)                                                \
    {                                                                                              \
        SECTION_##owner, offsetof(struct owner, member), SECTION_##section, words, least           \
    }

static const struct owned owned[] = {
    OWNED(question, options, option, option_words, 1000),
    OWNED(parameter, options, option, option_words, 1000),
    OWNED(outcome, steps, step, step_words, ALIKE_LEAST),
    OWNED(outcome, notes, note, note_words, ALIKE_LEAST),
    OWNED(outcome, bring, bring, bring_words, ALIKE_LEAST),
    OWNED(outcome, myths, myth, myth_words, ALIKE_LEAST),
    OWNED(question, myths, myth, myth_words, ALIKE_LEAST),
    OWNED(region, values, value, value_words, 0),
    OWNED(region, claims, claim, claim_words, 0),
    OWNED(question, cites, cite, cite_words, 0),
    OWNED(outcome, cites, cite, cite_words, 0),
    OWNED(step, cites, cite, cite_words, 0),
    OWNED(note, cites, cite, cite_words, 0),
    OWNED(bring, cites, cite, cite_words, 0),
    OWNED(document, cites, cite, cite_words, 0),
    OWNED(deadline, cites, cite, cite_words, 0),
    OWNED(value, cites, cite, cite_words, 0),
    OWNED(claim, cites, cite, cite_words, 0),
    OWNED(zone, cites, cite, cite_words, 0),
    OWNED(myth, cites, cite, cite_words, 0),
};

/* How much two strings have in common at their beginnings and ends, of 1000. */
static uint32_t alike(const char *a, size_t a_size, const char *b, size_t b_size)
{
    size_t least = a_size < b_size ? a_size : b_size, most = a_size < b_size ? b_size : a_size;
    size_t head = 0, tail = 0;

    while (head < least && a[head] == b[head])
        head++;
    while (tail < least - head && a[a_size - 1 - tail] == b[b_size - 1 - tail])
        tail++;
    return most == 0 ? 1000 : (uint32_t)((head + tail) * 1000 / most);
}

/* How alike two records are, of 1000 and one more; 0 = they cannot be one. */
static uint32_t records_alike(struct pairing *pairing, const struct owned *row, uint32_t before,
                              uint32_t after)
{
    const char *texts[2], *ends[2];
    uint32_t score;

    for (unsigned side = 0; side < 2; side++) {
        struct buffer *words = &pairing->words[side];

        words->size = 0;
        row->words(pairing->pairs->contents[side], side == OLD ? before : after, words);
        buffer_add(words, "", 1);
        texts[side] = words->data;
        ends[side] = strchr(texts[side], KEY_END);
    }
    if (ends[OLD] - texts[OLD] != ends[NEW] - texts[NEW] ||
        memcmp(texts[OLD], texts[NEW], (size_t)(ends[OLD] - texts[OLD])) != 0)
        return 0;
    score = alike(ends[OLD], strlen(ends[OLD]), ends[NEW], strlen(ends[NEW]));
    return score < row->least ? 0 : score + 1;
}

/* Pairs the two that are most alike of those left; false when none are. */
static bool best_pair(struct pairing *pairing, const struct owned *row, struct span before,
                      struct span after, uint32_t enough)
{
    struct pairs *pairs = pairing->pairs;
    uint32_t best = 0, found[2] = {0, 0};

    for (uint32_t i = before.first; i < before.first + before.count; i++)
        for (uint32_t n = after.first; n < after.first + after.count && best < enough; n++) {
            uint32_t score;

            if (pairs->there[OLD][row->section][i] != NO_INDEX ||
                pairs->there[NEW][row->section][n] != NO_INDEX)
                continue;
            score = records_alike(pairing, row, i, n);
            if (score > best) {
                best = score;
                found[OLD] = i;
                found[NEW] = n;
            }
        }
    if (best > 0)
        pair_add(pairs, row->section, found[OLD], found[NEW]);
    return best > 0;
}

#define SAME 1001 /* of records_alike() */

static void same_pair(struct pairing *pairing, const struct owned *row, struct span before,
                      struct span after)
{
    struct pairs *pairs = pairing->pairs;
    uint32_t *there = pairs->there[NEW][row->section];

    for (uint32_t i = 0; i < before.count; i++)
        for (uint32_t n = 0; n < after.count; n++) {
            uint32_t place = after.count > before.count ? n : (i + n) % after.count;

            if (there[after.first + place] == NO_INDEX &&
                records_alike(pairing, row, before.first + i, after.first + place) == SAME) {
                pair_add(pairs, row->section, before.first + i, after.first + place);
                break;
            }
        }
}

static void owned_mark(struct pairs *pairs, unsigned side, enum section section, struct span span)
{
    memset(pairs->owned[side][section] + span.first, true, span.count);
}

static struct span owned_span(const struct pairs *pairs, unsigned side, const struct owned *row,
                              uint32_t owner)
{
    struct span span;

    memcpy(&span, (const char *)records_at(pairs->contents[side], row->owner, owner) + row->span,
           sizeof span);
    return span;
}

static void owners_pair(struct pairing *pairing, const struct owned *row)
{
    struct pairs *pairs = pairing->pairs;
    uint32_t counts[SECTION_COUNT];

    layout_counts(pairs->contents[OLD], counts);
    for (uint32_t i = 0; i < counts[row->owner]; i++) {
        uint32_t there = pairs->there[OLD][row->owner][i];
        struct span spans[2];

        if (there == NO_INDEX)
            continue;
        for (unsigned side = 0; side < 2; side++) {
            spans[side] = owned_span(pairs, side, row, side == OLD ? i : there);
            owned_mark(pairs, side, row->section, spans[side]);
        }
        same_pair(pairing, row, spans[OLD], spans[NEW]);
        while (best_pair(pairing, row, spans[OLD], spans[NEW], SAME))
            continue;
    }
}

/* ---- the whole --------------------------------------------------------------------------- */

static void tables_make(struct pairs *pairs, struct arena *arena, enum section section)
{
    for (unsigned side = 0; side < 2; side++) {
        uint32_t counts[SECTION_COUNT];
        uint32_t **table = &pairs->there[side][section];

        layout_counts(pairs->contents[side], counts);
        if (*table != NULL)
            continue;
        pairs->owned[side][section] = arena_alloc(arena, counts[section] + 1);
        *table = arena_alloc(arena, (counts[section] + 1) * sizeof **table);
        memset(*table, 0xff, (counts[section] + 1) * sizeof **table); /* NO_INDEX */
    }
}

void pairs_make(struct pairs *pairs, struct arena *arena, const struct content *before,
                const struct content *after)
{
    struct pairing pairing = {.pairs = pairs};
    uint32_t counts[SECTION_COUNT], new_counts[SECTION_COUNT];

    *pairs = (struct pairs){
        .contents = {before, after}
    };
    layout_counts(before, counts);
    layout_counts(after, new_counts);
    for (size_t i = 0; i < sizeof by_id / sizeof by_id[0]; i++) {
        tables_make(pairs, arena, by_id[i]);
        owned_mark(pairs, OLD, by_id[i], (struct span){0, counts[by_id[i]]});
        owned_mark(pairs, NEW, by_id[i], (struct span){0, new_counts[by_id[i]]});
        for (uint32_t n = 0; n < counts[by_id[i]]; n++)
            id_pair(pairs, by_id[i], n);
    }
    tables_make(pairs, arena, SECTION_division);
    divisions_pair(pairs);
    for (size_t i = 0; i < sizeof owned / sizeof owned[0]; i++) {
        tables_make(pairs, arena, owned[i].section);
        owners_pair(&pairing, &owned[i]);
    }
    for (unsigned side = 0; side < 2; side++)
        buffer_free(&pairing.words[side]);
}

bool pairs_have(const struct pairs *pairs, enum section section)
{
    return pairs->there[OLD][section] != NULL;
}

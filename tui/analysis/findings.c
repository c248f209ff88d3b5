/* Findings, each once: see findings.h. */
#include "analysis/findings.h"

#include <stdlib.h>
#include <string.h>

const struct message findings_said[FINDING_COUNT] = {
#define SAY(id, kind, severity, zh, en) [FINDING_##id] = {kind, SEVERITY_##severity, zh, en},
#include "analysis/findings.def"
#undef SAY
};

/* A case in a region that exists is better than a shorter one in a region made up. */
#define MADE_UP 1000

static uint32_t witness_length(const struct witness *witness)
{
    if (witness == NULL)
        return UINT32_MAX;
    return witness->input_count + (witness->area.kind == AREA_ANY ? MADE_UP : 0);
}

static struct finding *finding_find(const struct findings *findings, enum finding_id id,
                                    uint64_t key)
{
    for (uint32_t i = 0; i < findings->count; i++)
        if (findings->list[i]->id == id && findings->list[i]->key == key)
            return findings->list[i];
    return NULL;
}

static struct finding *finding_new(struct findings *findings)
{
    struct finding *finding = arena_alloc(&findings->arena, sizeof *finding);

    if (findings->count == findings->room) {
        uint32_t room = findings->room ? findings->room * 2 : 32;
        struct finding **list = arena_alloc(&findings->arena, room * sizeof(struct finding *));

        if (findings->count > 0)
            memcpy(list, findings->list, findings->count * sizeof(struct finding *));
        findings->list = list;
        findings->room = room;
    }
    findings->list[findings->count++] = finding;
    return finding;
}

/* The finding to fill; NULL where one with as good a case is there. */
static struct finding *finding_open(struct findings *findings, enum finding_id id, uint64_t key,
                                    uint32_t length, uint32_t order)
{
    struct finding *finding = finding_find(findings, id, key);

    if (finding != NULL &&
        (finding->length < length || (finding->length == length && finding->order <= order)))
        return NULL;
    if (finding == NULL)
        finding = finding_new(findings);
    finding->id = id;
    finding->key = key;
    finding->length = length;
    finding->order = order;
    return finding;
}

static void finding_fill(struct findings *findings, struct finding *finding, struct place place,
                         const char *replay, const char *const words[FINDING_WORDS])
{
    finding->place = place;
    finding->replay = replay;
    for (uint32_t i = 0; i < FINDING_WORDS; i++)
        finding->words[i] =
            words[i] ? arena_copy(&findings->arena, words[i], strlen(words[i])) : "";
}

void finding_add(struct findings *findings, enum finding_id id, uint64_t key, struct place place,
                 const struct witness *witness, const char *const words[FINDING_WORDS])
{
    struct finding *finding =
        finding_open(findings, id, key, witness_length(witness), findings->order);

    if (finding != NULL)
        finding_fill(findings, finding, place,
                     witness != NULL ? witness_line(&findings->arena, witness) : NULL, words);
}

void findings_join(struct findings *findings, const struct findings *more)
{
    for (uint32_t i = 0; i < more->count; i++) {
        const struct finding *other = more->list[i];
        struct finding *finding =
            finding_open(findings, other->id, other->key, other->length, other->order);
        const char *replay = other->replay;

        if (finding == NULL)
            continue;
        if (replay != NULL)
            replay = arena_copy(&findings->arena, replay, strlen(replay));
        finding_fill(findings, finding, other->place, replay, other->words);
    }
}

static int finding_compare(const void *a, const void *b)
{
    const struct finding *x = *(const struct finding *const *)a;
    const struct finding *y = *(const struct finding *const *)b;

    if (x->id != y->id)
        return x->id < y->id ? -1 : 1;
    return x->key < y->key ? -1 : x->key > y->key;
}

void findings_report(const struct findings *findings, struct diags *diags)
{
    if (findings->count > 0)
        qsort(findings->list, findings->count, sizeof(struct finding *), finding_compare);
    for (uint32_t i = 0; i < findings->count; i++) {
        const struct finding *finding = findings->list[i];
        struct diag *diag;

        diag_add(diags, finding->place, &findings_said[finding->id], finding->words[0],
                 finding->words[1], finding->words[2], finding->words[3]);
        diag = diags->list[diags->count - 1];
        if (finding->replay != NULL)
            diag->replay = arena_copy(&diags->arena, finding->replay, strlen(finding->replay));
    }
}

void findings_free(struct findings *findings)
{
    arena_free(&findings->arena);
    *findings = (struct findings){.count = 0};
}

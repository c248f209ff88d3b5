/* The content under construction: sections, strings, names. */
#include "load/builder.h"

#include "base/hash.h"
#include "load/messages.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_SHOWN 20     /* of a list of what could have been meant */
#define INTERNED_ROOM 4096 /* slots to begin with; a power of two */

struct interned {
    uint32_t *slot; /* string offsets; 0 = free, for the empty string needs no slot */
    size_t room;
    size_t count;
};

static const struct {
    const char *zh, *en;
} kind_nouns[NAME_KIND_COUNT] = {
    [NAME_SOURCE] = {"来源",          "sources"   },
      [NAME_PARAMETER] = {"参数",          "parameters"},
    [NAME_QUESTION] = {"题目",          "questions" },
      [NAME_DEADLINE] = {"期限",          "deadlines" },
    [NAME_DOCUMENT] = {"材料",          "documents" },
      [NAME_SET] = {"材料组",       "sets"      },
    [NAME_VERDICT] = {"结论类别",    "verdicts"  },
      [NAME_OUTCOME] = {"结果",          "outcomes"  },
    [NAME_FLOW] = {"流程",          "flows"     },
      [NAME_REGION] = {"地区",          "regions"   },
    [NAME_ZONE] = {"一体化区域", "zones"     },
      [NAME_INVARIANT] = {"不变式",       "invariants"},
};

/* Words of the rule language; a fact of such a name could not be told from them. */
static const char *const reserved_words[] = {
    "and",    "or",       "not",    "in",      "is",   "known", "today",
    "region", "deadline", "unsure", "unknown", "else", "then",
};

void builder_start(struct builder *builder, struct diags *diags)
{
    *builder = (struct builder){.diags = diags};
    builder->interned = arena_alloc(&builder->arena, sizeof(*builder->interned));
    builder->interned->room = INTERNED_ROOM;
    builder->interned->slot =
        arena_alloc(&builder->arena, INTERNED_ROOM * sizeof(*builder->interned->slot));
    buffer_add(&builder->strings, "", 1);
    builder->head.insured_in = NO_INDEX;
    builder->head.care_in = NO_INDEX;
    builder->head.scheme = NO_INDEX;
    builder->head.dated = DATE_MIN;
}

void builder_free(struct builder *builder)
{
#define X(record, name) buffer_free(&builder->name);
    CONTENT_SECTIONS(X)
#undef X
    buffer_free(&builder->codes);
    buffer_free(&builder->indexes);
    buffer_free(&builder->workdays);
    buffer_free(&builder->texts);
    buffer_free(&builder->strings);
    arena_free(&builder->arena);
}

uint32_t builder_add(struct buffer *section, const void *record, size_t size)
{
    return (uint32_t)(buffer_add(section, record, size) / size);
}

/* ---- strings ----------------------------------------------------------------------------- */

/* The slot a string has or would have. */
static uint32_t *string_slot(const struct builder *builder, const char *s)
{
    const struct interned *interned = builder->interned;
    size_t at = (size_t)hash_bytes(s, strlen(s), 0);

    for (;; at++) {
        uint32_t *slot = &interned->slot[at & (interned->room - 1)];

        if (*slot == 0 || strcmp(builder->strings.data + *slot, s) == 0)
            return slot;
    }
}

static void strings_grow(struct builder *builder)
{
    struct interned *interned = builder->interned;
    uint32_t *old = interned->slot;
    size_t room = interned->room;

    interned->room = room * 2;
    interned->slot = arena_alloc(&builder->arena, interned->room * sizeof(*interned->slot));
    for (size_t i = 0; i < room; i++)
        if (old[i] != 0)
            *string_slot(builder, builder->strings.data + old[i]) = old[i];
}

uint32_t builder_string(struct builder *builder, const char *s)
{
    if (s == NULL || *s == '\0')
        return 0;
    if (builder->interned->count * 2 >= builder->interned->room)
        strings_grow(builder);

    uint32_t *slot = string_slot(builder, s);

    if (*slot == 0) {
        *slot = (uint32_t)buffer_add(&builder->strings, s, strlen(s) + 1);
        builder->interned->count++;
    }
    return *slot;
}

/* ---- names ------------------------------------------------------------------------------- */

static bool id_good(const char *id, char first, char last)
{
    if (id[0] < first || id[0] > last)
        return false;
    for (const char *c = id; *c != '\0'; c++)
        if (!(*c >= first && *c <= last) && !(*c >= '0' && *c <= '9') && *c != '_')
            return false;
    return true;
}

static bool is_fact(enum name_kind kind)
{
    return kind == NAME_QUESTION || kind == NAME_FLOW;
}

static void check_id(struct builder *builder, enum name_kind kind, const char *id,
                     struct place place)
{
    if (kind == NAME_OUTCOME) {
        if (!id_good(id, 'A', 'Z'))
            diag_add(builder->diags, place, MESSAGE(BAD_OUTCOME_ID), id);
        return;
    }
    if (!id_good(id, 'a', 'z'))
        diag_add(builder->diags, place, MESSAGE(BAD_ID), id);
    for (size_t i = 0; is_fact(kind) && i < sizeof(reserved_words) / sizeof(reserved_words[0]); i++)
        if (strcmp(reserved_words[i], id) == 0)
            diag_add(builder->diags, place, MESSAGE(RESERVED_ID), id);
}

static struct name *name_add(struct builder *builder, enum name_kind kind)
{
    struct names *names = &builder->names[kind];

    if (names->count == names->room) {
        struct name *old = names->list;

        names->room = names->room == 0 ? 64 : names->room * 2;
        names->list = arena_alloc(&builder->arena, names->room * sizeof(*names->list));
        if (old != NULL)
            memcpy(names->list, old, names->count * sizeof(*old));
    }
    return &names->list[names->count++];
}

uint32_t builder_lookup(const struct builder *builder, enum name_kind kind, const char *id)
{
    const struct names *names = &builder->names[kind];

    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->list[i].id, id) == 0)
            return (uint32_t)i;
    return NO_INDEX;
}

/* A question and a flow of one name would be one fact. */
static bool name_clashes(struct builder *builder, enum name_kind kind, const char *id,
                         struct place place)
{
    enum name_kind other = kind == NAME_QUESTION ? NAME_FLOW : NAME_QUESTION;
    uint32_t twin = is_fact(kind) ? builder_lookup(builder, other, id) : NO_INDEX;

    if (twin == NO_INDEX)
        return false;
    const struct place *first = &builder->names[other].list[twin].place;
    diag_add(builder->diags, place, MESSAGE(DUPLICATE_ID), id, first->file, first->line);
    return true;
}

void builder_declare(struct builder *builder, enum name_kind kind, const char *id,
                     struct place place, const struct yaml *yaml)
{
    uint32_t index = builder_lookup(builder, kind, id);
    struct name name = {id, place, yaml, builder->layer, false};

    check_id(builder, kind, id, place);
    if (index == NO_INDEX) {
        name_clashes(builder, kind, id, place);
        *name_add(builder, kind) = name;
        return;
    }
    struct name *known = &builder->names[kind].list[index];
    if (known->layer == builder->layer)
        diag_add(builder->diags, place, MESSAGE(DUPLICATE_ID), id, known->place.file,
                 known->place.line);
    else
        *known = name;
}

static struct words kind_words(struct builder *builder, enum name_kind kind)
{
    const struct names *names = &builder->names[kind];
    const char **list = arena_alloc(&builder->arena, (names->count + 1) * sizeof(*list));

    for (size_t i = 0; i < names->count; i++)
        list[i] = names->list[i].id;
    return (struct words){list, names->count};
}

uint32_t builder_find(struct builder *builder, enum name_kind kind, const char *id,
                      struct place place)
{
    uint32_t index = builder_lookup(builder, kind, id);

    if (index != NO_INDEX || builder->names[kind].torn)
        return index;

    struct words words = kind_words(builder, kind);
    const char *near = nearest_name(id, words.list, words.count);
    const char *zh = kind_nouns[kind].zh, *en = kind_nouns[kind].en;

    if (near != NULL)
        diag_add(builder->diags, place, MESSAGE(UNKNOWN_NAME_NEAR), id, zh, en, near);
    else
        diag_add(builder->diags, place, MESSAGE(UNKNOWN_NAME), id, zh, en);
    return NO_INDEX;
}

static const char *words_text(struct builder *builder, struct words words)
{
    struct buffer buffer = {0};

    for (size_t i = 0; i < words.count && i < WORDS_SHOWN; i++)
        buffer_print(&buffer, "%s%s", i == 0 ? "" : ", ", words.list[i]);
    if (words.count > WORDS_SHOWN)
        buffer_print(&buffer, " …");
    const char *text = arena_copy(&builder->arena, buffer.data, buffer.size);
    buffer_free(&buffer);
    return text;
}

void builder_unknown(struct builder *builder, struct place place, const struct message *near,
                     const struct message *list, const char *what, const char *word,
                     struct words candidates)
{
    const char *nearest = nearest_name(word, candidates.list, candidates.count);

    if (nearest != NULL)
        diag_add(builder->diags, place, near, what, word, nearest);
    else
        diag_add(builder->diags, place, list, what, word, words_text(builder, candidates));
}

static const char *fact_name(const struct builder *builder, uint32_t fact)
{
    size_t questions = builder->names[NAME_QUESTION].count;

    return fact < questions ? builder->names[NAME_QUESTION].list[fact].id
                            : builder->names[NAME_FLOW].list[fact - questions].id;
}

uint32_t builder_option(struct builder *builder, uint32_t fact, const char *id, struct place place)
{
    return builder_pick(builder, builder_fact_options(builder, fact), fact_name(builder, fact), id,
                        place);
}

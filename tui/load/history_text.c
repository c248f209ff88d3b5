/*
 * Skeletons of contents as text (history.h), written and read.
 *
 * Reading goes through once for the sizes, then once more for the values. Nothing in a skeleton is trusted: what
 * leads outside makes the whole worthless (layout_valid).
 */
#include "load/history.h"

#include "base/hash.h"
#include "load/image/layout.h"
#include "model/texts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_LINE "daoban-history 1"
#define PLAIN "is"
#define EMPTY "-" /* the empty string */

/* ---- names --------------------------------------------------------------------------------- */

static const char *const member_names[] = {
#define MEMBER(record, member, kind, argument, print) #member,
#include "load/image/layout.def"
#undef MEMBER
};

static const char *const section_names[SECTION_COUNT] = {
#define X(record, name) [SECTION_##record] = #record,
    CONTENT_SECTIONS(X)
#undef X
        [SECTION_code] = "code",
    [SECTION_index] = "index",
    [SECTION_workday] = "workday",
    [SECTION_text] = "text",
    [SECTION_string] = "string",
};

/* Released files are for ever: a member that is called otherwise by now keeps the name it has in them. */
static const struct {
    const char *here, *released;
} renamed_members[] = {
    {"op", "operator"},
};

static const char *member_name(size_t index)
{
    for (size_t i = 0; i < sizeof renamed_members / sizeof renamed_members[0]; i++)
        if (strcmp(member_names[index], renamed_members[i].here) == 0)
            return renamed_members[i].released;
    return member_names[index];
}

static const char *section_name(enum section section)
{
    return section_names[section];
}

static bool section_plain(enum section section)
{
    return section == SECTION_code || section == SECTION_index || section == SECTION_workday;
}

static bool may_be_absent(const struct member *member)
{
    return member->kind == MEMBER_REFERENCE || member->kind == MEMBER_TARGET ||
           member->kind == MEMBER_FACT;
}

static bool section_kept(enum section section)
{
    for (size_t i = 0; i < layout_member_count; i++)
        if (layout_members[i].section == section && layout_members[i].print == PRINT_BEHAVIOUR)
            return true;
    return section_plain(section);
}

/* ---- writing ------------------------------------------------------------------------------- */

/* A column being written: equal neighbours are counted and written once. */
struct column {
    struct buffer *out;
    const char *name;
    struct buffer last; /* the value waiting, with its zero byte */
    uint32_t times;
    bool begun;
};

static void value_flush(struct column *column)
{
    if (column->times == 0)
        return;
    if (!column->begun)
        buffer_print(column->out, ".%s", column->name);
    column->begun = true;
    if (column->times > 1)
        buffer_print(column->out, " %s*%" PRIu32, column->last.data, column->times);
    else
        buffer_print(column->out, " %s", column->last.data);
    column->times = 0;
}

static void value_add(struct column *column, const char *value)
{
    if (column->times > 0 && strcmp(column->last.data, value) == 0) {
        column->times++;
        return;
    }
    value_flush(column);
    column->last.size = 0;
    buffer_add(&column->last, value, strlen(value) + 1);
    column->times = 1;
}

/* A column that says nothing but 0 is left out, unless what is left out is read as "not there". */
static void column_end(struct column *column, bool always)
{
    if (always || column->begun || column->times == 0 || strcmp(column->last.data, "0") != 0) {
        value_flush(column);
        if (column->begun)
            buffer_print(column->out, "\n");
    }
    buffer_free(&column->last);
}

static void number_add(struct column *column, const char *bytes, size_t size)
{
    char value[24];
    uint64_t number = 0;

    memcpy(&number, bytes, size); /* of a little-endian machine, as the images are */
    snprintf(value, sizeof value, "%" PRIu64, number);
    value_add(column, value);
}

static void member_add(struct column *column, const struct content *content,
                       const struct member *member, const char *bytes)
{
    uint32_t words[2];
    char value[24];

    switch (member->kind) {
    case MEMBER_STRING:
        memcpy(words, bytes, sizeof words[0]);
        value_add(column,
                  content_string(content, words[0])[0] ? content_string(content, words[0]) : EMPTY);
        break;
    case MEMBER_SPAN:
    case MEMBER_LIST:
    case MEMBER_NUMBERS:
    case MEMBER_WAYS:
        memcpy(words, bytes, sizeof words);
        snprintf(value, sizeof value, "%" PRIu32 ":%" PRIu32, words[0], words[1]);
        value_add(column, value);
        break;
    default:
        number_add(column, bytes, member->size);
    }
}

static void member_column(const struct content *content, size_t index, uint32_t count,
                          struct buffer *out)
{
    const struct member *member = &layout_members[index];
    struct column column = {.out = out, .name = member_name(index)};
    const char *record = layout_section(content, member->section);

    for (uint32_t i = 0; i < count; i++, record += section_sizes[member->section])
        member_add(&column, content, member, record + member->offset);
    column_end(&column, may_be_absent(member));
}

/* Sections that are plain numbers have one column, called "is". */
static void plain_column(const struct content *content, enum section section, uint32_t count,
                         struct buffer *out)
{
    struct column column = {.out = out, .name = PLAIN};
    const char *record = layout_section(content, section);

    for (uint32_t i = 0; i < count; i++, record += section_sizes[section])
        number_add(&column, record, section_sizes[section]);
    column_end(&column, false);
}

static void section_write(const struct content *content, enum section section, uint32_t count,
                          struct buffer *out)
{
    if (count == 0 || !section_kept(section))
        return;
    buffer_print(out, "section %s %" PRIu32 "\n", section_name(section), count);
    if (section_plain(section))
        plain_column(content, section, count, out);
    for (size_t i = 0; i < layout_member_count; i++)
        if (layout_members[i].section == section && layout_members[i].print == PRINT_BEHAVIOUR)
            member_column(content, i, count, out);
}

void history_write(const struct content *content, struct buffer *out)
{
    const size_t start = out->size;
    uint32_t counts[SECTION_COUNT];

    layout_counts(content, counts);
    buffer_print(out, FIRST_LINE "\nprint %016" PRIx64 "\ndated %" PRIu32 "\n",
                 content->behaviour_print, (uint32_t)content->dated);
    buffer_print(out, "start %" PRIu32 " %" PRIu32 " %" PRIu32 "\n", content->insured_in,
                 content->care_in, content->scheme);
    for (enum section section = 0; section < SECTION_COUNT; section++)
        section_write(content, section, counts[section], out);
    buffer_print(out, "sum %016" PRIx64 "\n", hash_bytes(out->data + start, out->size - start, 0));
}

/* ---- reading ------------------------------------------------------------------------------- */

#define BYTES_MAX ((size_t)8 << 20)
#define RECORDS_MAX (1u << 20)
#define NAME_ROOM 128

struct reader {
    const char *at;  /* the line being read */
    const char *end; /* of the lines before the sum */
    struct content *content;
    char *data; /* the same bytes, to write to */
    uint32_t counts[SECTION_COUNT];
    size_t starts[SECTION_COUNT]; /* where in `data` each section begins */
    enum section section;
    uint32_t strings; /* bytes of the string section in use */
    uint32_t last;    /* offset of the string put last; 0 = none */
    bool wrong;
};

/* ---- words -------------------------------------------------------------------------------- */

/* The next word of the line, at most NAME_ROOM bytes with its zero; false at the end of the line. */
static bool word_next(struct reader *reader, char word[NAME_ROOM])
{
    size_t size = 0;

    while (reader->at < reader->end && *reader->at == ' ')
        reader->at++;
    for (; reader->at < reader->end && *reader->at != ' ' && *reader->at != '\n'; reader->at++) {
        if (size == NAME_ROOM - 1) {
            reader->wrong = true;
            return false;
        }
        word[size++] = *reader->at;
    }
    word[size] = '\0';
    return size > 0;
}

static void line_next(struct reader *reader)
{
    while (reader->at < reader->end && *reader->at != '\n')
        reader->at++;
    if (reader->at < reader->end)
        reader->at++;
}

/* A whole decimal or hexadecimal number; everything else makes the skeleton wrong. */
static uint64_t number_of(struct reader *reader, const char *word, int base)
{
    char *end;
    uint64_t number = strtoull(word, &end, base);

    if (*word == '\0' || *word == '-' || *word == '+' || *end != '\0')
        reader->wrong = true;
    return number;
}

static uint64_t number_next(struct reader *reader, int base)
{
    char word[NAME_ROOM];

    if (word_next(reader, word))
        return number_of(reader, word, base);
    reader->wrong = true;
    return 0;
}

static enum section section_named(const char *name)
{
    enum section section = 0;

    while (section < SECTION_COUNT &&
           (!section_kept(section) || strcmp(section_name(section), name) != 0))
        section++;
    return section;
}

/* ---- sizes -------------------------------------------------------------------------------- */

static void section_count(struct reader *reader)
{
    char name[NAME_ROOM];
    enum section section = word_next(reader, name) ? section_named(name) : SECTION_COUNT;
    uint64_t count = number_next(reader, 10);

    if (section == SECTION_COUNT) /* of a program that knew more */
        return;
    if (count > RECORDS_MAX || reader->counts[section] != 0)
        reader->wrong = true;
    else
        reader->counts[section] = (uint32_t)count;
}

static void sizes_read(struct reader *reader)
{
    char word[NAME_ROOM];
    const char *start = reader->at;

    while (reader->at < reader->end && !reader->wrong) {
        if (word_next(reader, word) && strcmp(word, "section") == 0)
            section_count(reader);
        line_next(reader);
    }
    reader->counts[SECTION_text] = TEXT_COUNT;
    reader->counts[SECTION_string] = (uint32_t)(reader->end - start) + 2;
    reader->at = start;
    if (layout_size(reader->counts) > BYTES_MAX * 2)
        reader->wrong = true;
}

/* ---- values ------------------------------------------------------------------------------- */

/* Where a section can be written to. */
static char *section_data(const struct reader *reader, enum section section)
{
    return reader->data + reader->starts[section];
}

static void string_put(struct reader *reader, char *to, const char *word)
{
    size_t size = strlen(word) + 1;
    char *strings = section_data(reader, SECTION_string);
    uint32_t offset = 0;

    if (reader->last != 0 && strcmp(strings + reader->last, word) == 0)
        offset = reader->last;
    else if (strcmp(word, EMPTY) != 0 && reader->strings + size < reader->counts[SECTION_string]) {
        offset = reader->last = reader->strings;
        memcpy(strings + offset, word, size);
        reader->strings += (uint32_t)size;
    }
    memcpy(to, &offset, sizeof offset);
}

static void span_put(struct reader *reader, char *to, char *word)
{
    char *colon = strchr(word, ':');
    uint32_t words[2] = {0, 0};

    if (colon == NULL) {
        reader->wrong = true;
        return;
    }
    *colon = '\0';
    words[0] = (uint32_t)number_of(reader, word, 10);
    words[1] = (uint32_t)number_of(reader, colon + 1, 10);
    memcpy(to, words, sizeof words);
}

static void value_put(struct reader *reader, const struct member *member, char *to, char *word)
{
    uint64_t number;

    switch (member != NULL ? member->kind : MEMBER_RAW) {
    case MEMBER_STRING:
        string_put(reader, to, word);
        break;
    case MEMBER_SPAN:
    case MEMBER_LIST:
    case MEMBER_NUMBERS:
    case MEMBER_WAYS:
        span_put(reader, to, word);
        break;
    default:
        number = number_of(reader, word, 10);
        memcpy(to, &number, member != NULL ? member->size : section_sizes[reader->section]);
    }
}

/* "value" or "value*times" into the records from *record on. */
static void values_put(struct reader *reader, const struct member *member, char *word,
                       uint32_t *record)
{
    char *star = strrchr(word, '*');
    uint64_t times = 1;
    const size_t size = section_sizes[reader->section];

    if (star != NULL) {
        *star = '\0';
        times = number_of(reader, star + 1, 10);
    }
    if (reader->wrong || times > reader->counts[reader->section] - *record) {
        reader->wrong = true;
        return;
    }
    for (; times > 0; times--, (*record)++) {
        char again[NAME_ROOM];

        memcpy(again, word, NAME_ROOM); /* reading a span cuts it */
        value_put(reader, member,
                  section_data(reader, reader->section) + *record * size +
                      (member != NULL ? member->offset : 0),
                  again);
    }
}

static void column_read(struct reader *reader, const char *name)
{
    const struct member *member = NULL;
    char word[NAME_ROOM] = "";
    uint32_t record = 0;

    for (size_t i = 0; i < layout_member_count && member == NULL; i++)
        if (layout_members[i].section == reader->section &&
            layout_members[i].print == PRINT_BEHAVIOUR && strcmp(member_name(i), name) == 0)
            member = &layout_members[i];
    if (member == NULL && strcmp(name, PLAIN) != 0)
        return; /* of a program that knew more */
    while (!reader->wrong && word_next(reader, word))
        values_put(reader, member, word, &record);
    if (record != reader->counts[reader->section])
        reader->wrong = true;
}

static void start_read(struct reader *reader)
{
    struct content *content = reader->content;

    content->insured_in = (uint32_t)number_next(reader, 10);
    content->care_in = (uint32_t)number_next(reader, 10);
    content->scheme = (uint32_t)number_next(reader, 10);
}

static void section_begin(struct reader *reader)
{
    char name[NAME_ROOM];

    reader->section = word_next(reader, name) ? section_named(name) : SECTION_COUNT;
}

static void line_read(struct reader *reader, const char *word)
{
    if (strcmp(word, "print") == 0)
        reader->content->behaviour_print = number_next(reader, 16);
    else if (strcmp(word, "dated") == 0)
        reader->content->dated = (int32_t)number_next(reader, 10);
    else if (strcmp(word, "start") == 0)
        start_read(reader);
    else if (strcmp(word, "section") == 0)
        section_begin(reader);
    else if (word[0] == '.' && reader->section < SECTION_COUNT)
        column_read(reader, word + 1);
    else if (word[0] != '.')
        reader->wrong = true;
}

/* What was not written and means "not there" is not 0. */
static void absent_fill(struct reader *reader)
{
    const uint32_t none = NO_INDEX;

    for (size_t i = 0; i < layout_member_count; i++) {
        const struct member *member = &layout_members[i];
        char *record = section_data(reader, member->section);

        if (!may_be_absent(member))
            continue;
        for (uint32_t n = 0; n < reader->counts[member->section];
             n++, record += section_sizes[member->section])
            memcpy(record + member->offset, &none, sizeof none);
    }
}

/* Released before regions' rules had dates of their own: a deadline counts from its own. */
static void anchors_fill(struct reader *reader)
{
    struct deadline *deadlines = (void *)section_data(reader, SECTION_deadline);

    for (uint32_t i = 0; i < reader->counts[SECTION_deadline]; i++)
        if (deadlines[i].anchors.count == 0)
            deadlines[i].anchors = deadlines[i].from;
}

/* ---- the whole ---------------------------------------------------------------------------- */

/* A zeroed content with room for everything. */
static void content_begin(struct reader *reader)
{
    const size_t front = layout_round(sizeof(struct content));
    struct buffer buffer = {0};

    buffer_add(&buffer, NULL, front + layout_size(reader->counts));
    reader->data = buffer.data;
    reader->content = (struct content *)(void *)buffer.data;
    layout_bind(reader->content, buffer.data + front, reader->counts);
    reader->content->buffer = buffer.data;
    for (enum section i = 0; i < SECTION_COUNT; i++)
        reader->starts[i] =
            (size_t)((const char *)layout_section(reader->content, i) - buffer.data);
    reader->section = SECTION_COUNT;
    reader->strings = 1;
}

static void values_read(struct reader *reader)
{
    char word[NAME_ROOM];

    absent_fill(reader);
    while (reader->at < reader->end && !reader->wrong) {
        if (!word_next(reader, word))
            reader->wrong = true;
        else
            line_read(reader, word);
        line_next(reader);
    }
}

/* The bytes before the sum, when it is right; NULL when it is not. */
static const char *sum_check(const char *bytes, size_t size)
{
    static const size_t tail = sizeof "sum 0123456789abcdef\n" - 1;
    char sum[24];

    if (size > BYTES_MAX || size < tail + sizeof FIRST_LINE ||
        memcmp(bytes, FIRST_LINE "\n", sizeof FIRST_LINE) != 0)
        return NULL;
    snprintf(sum, sizeof sum, "sum %016" PRIx64 "\n", hash_bytes(bytes, size - tail, 0));
    return memcmp(bytes + size - tail, sum, tail) == 0 ? bytes + size - tail : NULL;
}

struct content *history_read(const char *bytes, size_t size)
{
    struct reader reader = {.at = bytes + sizeof FIRST_LINE, .section = SECTION_COUNT};

    reader.end = sum_check(bytes, size);
    if (reader.end == NULL)
        return NULL;
    sizes_read(&reader);
    if (reader.wrong)
        return NULL;
    content_begin(&reader);
    values_read(&reader);
    anchors_fill(&reader);
    if (!reader.wrong && layout_valid(reader.content))
        return reader.content;
    content_free(reader.content);
    return NULL;
}

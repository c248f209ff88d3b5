/*
 * Maps decoded by tables: which keys a map has, which it must have, what each one's value is and
 * where it goes. Unknown, missing and ill-formed keys are reported here and nowhere else.
 *
 *     static const struct field zone_fields[] = {
 *         {"name", field_text, offsetof(struct zone, name), FIELD_REQUIRED, NULL},
 *         ...
 *     };
 *     static const struct field_table zone_table = FIELDS("zones", zone_fields);
 *     fields_read(builder, yaml, &zone_table, &zone);
 */
#ifndef TUI_LOAD_FIELDS_H
#define TUI_LOAD_FIELDS_H

#include "load/builder.h"

/* Decodes `value` into `member` after checking it; `detail` is the row's own. */
typedef void field_decoder(struct builder *builder, const struct yaml *value, void *member,
                           const void *detail);

enum { FIELD_OPTIONAL, FIELD_REQUIRED };

struct field {
    const char *key;
    field_decoder *decode;
    size_t offset;
    int required;
    const void *detail;
};

struct field_table {
    const char *what; /* names the map in messages where it has no key of its own */
    const struct field *list;
    size_t count;
};

#define FIELDS(what, list)                                                                         \
    {                                                                                              \
        what, list, sizeof(list) / sizeof((list)[0])                                               \
    }

/* Decodes a map into `record`; false when it is no map. */
bool fields_read(struct builder *builder, const struct yaml *map, const struct field_table *fields,
                 void *record);

/* ---- what a value can be: member's type, detail ------------------------------------------ */

field_decoder field_text;     /* struct text */
field_decoder field_string;   /* uint32_t: string offset */
field_decoder field_date;     /* int32_t */
field_decoder field_flag;     /* uint32_t: true or false */
field_decoder field_count;    /* uint32_t: detail is a struct range */
field_decoder field_word;     /* uint32_t: position in the detail, a NULL-terminated word list */
field_decoder field_duration; /* struct duration */
field_decoder field_rule;     /* uint32_t: rule or NO_INDEX */
field_decoder field_name;     /* uint32_t: index; detail is an enum name_kind */
field_decoder field_names;    /* struct span of indexes; detail is an enum name_kind */
field_decoder field_yaml;     /* const struct yaml *: the value as it stands, for the caller */

struct range {
    int64_t least;
    int64_t most;
};

/* ---- checked values, for what no table describes ------------------------------------------ */

/* The text of a scalar, or NULL after reporting that it is none; `what` names it. */
const char *fields_scalar(struct builder *builder, const struct yaml *value, const char *what);

/* The first item of a list, or the value itself where one stands without the list; `next` of the
 * result leads on only in a list. Reports maps as they come: the caller decodes each. */
const struct yaml *fields_items(const struct yaml *value);
const struct yaml *fields_next(const struct yaml *list, const struct yaml *item);

/* {zh: …, en: …}, or a bare scalar, which is Chinese. A missing en is a warning. NULL is no text. */
struct text fields_bilingual(struct builder *builder, const struct yaml *value);

/* Reports words in braces that stand for nothing (model/placeholder.h). */
void fields_placeholders(struct builder *builder, const struct yaml *value);

bool fields_date(struct builder *builder, const struct yaml *value, int32_t *date);

/* "01-20": a day every year has, so not February 29. */
bool fields_month_day(struct builder *builder, const struct yaml *value, uint32_t *month,
                      uint32_t *day);
bool fields_number(struct builder *builder, const struct yaml *value, struct range range,
                   int64_t *number);
bool fields_duration(struct builder *builder, const struct yaml *value, struct duration *duration);

/* How a value is called in messages: its key, else `otherwise`. */
const char *fields_what(const struct yaml *value, const char *otherwise);

/* Reports too many of something; false then. */
bool fields_limit(struct builder *builder, const struct yaml *value, const char *what, size_t count,
                  size_t most);

#define DATE_UNKNOWN (DATE_MIN - 1)

#endif

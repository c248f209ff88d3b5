/*
 * How answers of each type stand in YAML: one row per enum question_type, beside that of
 * engine/types.h.
 */
#ifndef TUI_LOAD_QUESTION_TYPES_H
#define TUI_LOAD_QUESTION_TYPES_H

#include "engine/types.h"
#include "load/yaml/fields.h"

struct question_yaml_type {
    bool has_unit;      /* a question of it may say `unit` */
    struct range range; /* of numbers as they are written */

    /* The answer a scalar says; reports what is none and leaves `number` alone. */
    void (*read)(struct builder *builder, const struct yaml *value, uint32_t question,
                 int64_t *number);
};

extern const struct question_yaml_type question_yaml_types[];

#endif

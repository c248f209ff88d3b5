/* How much less is paid: the value of a parameter of type loss. See struct loss. */
#include "load/content/catalogue.h"

#include "load/messages.h"

#include <string.h>

#define HUNDREDTHS 100

static const struct range points_range = {1, 100};
static const struct range percent_range = {1, 99};
static const struct range deductible_range = {1, 1000000};

/* "20%" → 2000 */
static void field_percent(struct builder *builder, const struct yaml *value, void *member,
                          const void *detail)
{
    const char *text = fields_scalar(builder, value, value->key);
    struct yaml number = *value;
    size_t size = text != NULL ? strlen(text) : 0;
    int64_t percent = 0;

    (void)detail;
    if (text == NULL)
        return;
    if (size < 2 || text[size - 1] != '%') {
        diag_add(builder->diags, value->place, MESSAGE(BAD_PERCENT), text, value->key);
        return;
    }
    number.text = arena_copy(&builder->arena, text, size - 1);
    if (fields_number(builder, &number, percent_range, &percent))
        *(uint32_t *)member = (uint32_t)percent * HUNDREDTHS;
}

static void field_points(struct builder *builder, const struct yaml *value, void *member,
                         const void *detail)
{
    int64_t points = 0;

    (void)detail;
    if (fields_number(builder, value, points_range, &points))
        *(uint32_t *)member = (uint32_t)points * HUNDREDTHS;
}

/* "x2", "x1.3" → 200, 130: more than once and at most ten times. */
static bool times_read(const char *text, uint32_t *times)
{
    uint32_t number = 0;
    int decimals = -1;

    if (*text++ != 'x' || *text < '1' || *text > '9')
        return false;
    for (; *text; text++) {
        if (*text == '.' && decimals < 0 && text[1] != '\0') {
            decimals = 0;
            continue;
        }
        if (*text < '0' || *text > '9' || decimals == 2 || number > HUNDREDTHS)
            return false;
        number = number * 10 + (uint32_t)(*text - '0');
        decimals += decimals >= 0;
    }
    for (decimals = decimals < 0 ? 0 : decimals; decimals < 2; decimals++)
        number *= 10;
    *times = number;
    return number > HUNDREDTHS && number <= 10 * HUNDREDTHS;
}

static void field_times(struct builder *builder, const struct yaml *value, void *member,
                        const void *detail)
{
    const char *text = fields_scalar(builder, value, value->key);

    (void)detail;
    if (text != NULL && !times_read(text, member))
        diag_add(builder->diags, value->place, MESSAGE(BAD_TIMES), text);
}

static void field_at_most(struct builder *builder, const struct yaml *value, void *member,
                          const void *detail);

#define LOSS(member) offsetof(struct loss, member)

static const struct field loss_fields[] = {
    {"points",     field_points,  LOSS(points),     FIELD_OPTIONAL, NULL             },
    {"first",      field_percent, LOSS(first),      FIELD_OPTIONAL, NULL             },
    {"factor",     field_percent, LOSS(factor),     FIELD_OPTIONAL, NULL             },
    {"times",      field_times,   LOSS(times),      FIELD_OPTIONAL, NULL             },
    {"deductible", field_count,   LOSS(deductible), FIELD_OPTIONAL, &deductible_range},
    {"at_most",    field_at_most, 0,                FIELD_OPTIONAL, NULL             },
};
static const struct field_table loss_table = FIELDS("loss", loss_fields);

static void amounts_read(struct builder *builder, const struct yaml *value, struct loss *loss)
{
    if (value->kind == YAML_SCALAR && strcmp(value->text, "none") == 0)
        return;
    if (value->kind != YAML_MAP || value->count == 0)
        diag_add(builder->diags, value->place, MESSAGE(BAD_LOSS));
    else
        fields_read(builder, value, &loss_table, loss);
}

/* {at_most: {points: 20}}: the same amounts, as a limit; {at_most: none}: none, in principle. */
static void field_at_most(struct builder *builder, const struct yaml *value, void *member,
                          const void *detail)
{
    struct loss *loss = member;

    (void)detail;
    loss->at_most = 1;
    if (value->kind == YAML_MAP && yaml_get(value, "at_most") != NULL)
        diag_add(builder->diags, value->place, MESSAGE(LOSS_TWICE));
    else
        amounts_read(builder, value, loss);
}

void loss_read(struct builder *builder, const struct yaml *value, struct loss *loss)
{
    if (value->kind == YAML_MAP && yaml_get(value, "at_most") != NULL && value->count > 1)
        diag_add(builder->diags, value->place, MESSAGE(LOSS_TWICE));
    else
        amounts_read(builder, value, loss);
}

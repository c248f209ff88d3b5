/*
 * calendar/YEAR.yaml: public holidays and make-up workdays as announced. The years must follow one
 * another without a gap: working days are counted from the first announced day to the last.
 * calendar/fixed.yaml: what is a holiday by law on the same day of every year, announced or not.
 */
#include "load/content/catalogue.h"

#include "load/messages.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_YEAR 1990
#define LAST_YEAR 2199
#define SATURDAY 6
#define YEARS_MAX (LAST_YEAR - FIRST_YEAR + 1)
#define DAYS_MAX 366

static const struct range year_range = {FIRST_YEAR, LAST_YEAR};
static const enum name_kind source_kind = NAME_SOURCE;

struct year_entry {
    uint32_t number;
    uint32_t source;
    const struct yaml *holidays, *workdays;
    const struct yaml *yaml;
};

static const struct field year_fields[] = {
    {"year",     field_count, offsetof(struct year_entry, number),   FIELD_REQUIRED, &year_range },
    {"source",   field_name,  offsetof(struct year_entry, source),   FIELD_REQUIRED, &source_kind},
    {"holidays", field_yaml,  offsetof(struct year_entry, holidays), FIELD_REQUIRED, NULL        },
    {"workdays", field_yaml,  offsetof(struct year_entry, workdays), FIELD_REQUIRED, NULL        },
};
static const struct field_table year_table = FIELDS("calendar", year_fields);

struct fixed_entry {
    uint32_t source;
    int32_t from;
    const struct yaml *holidays;
};

static const struct field fixed_fields[] = {
    {"source",   field_name, offsetof(struct fixed_entry, source),   FIELD_REQUIRED, &source_kind},
    {"from",     field_date, offsetof(struct fixed_entry, from),     FIELD_REQUIRED, NULL        },
    {"holidays", field_yaml, offsetof(struct fixed_entry, holidays), FIELD_REQUIRED, NULL        },
};
static const struct field_table fixed_table = FIELDS("calendar", fixed_fields);

/* What is announced of each day of a year. */
enum day { DAY_ORDINARY, DAY_HOLIDAY, DAY_WORKDAY };

static void file_keep(struct builder *builder, struct year_file **tail, const struct yaml *root)
{
    struct year_file *file = arena_alloc(&builder->arena, sizeof *file);

    file->yaml = root;
    while (*tail != NULL)
        tail = &(*tail)->next;
    *tail = file;
}

void year_read(struct builder *builder, const struct yaml *root)
{
    file_keep(builder, &builder->catalogue->years, root);
}

void years_read_fixed(struct builder *builder, const struct yaml *root)
{
    file_keep(builder, &builder->catalogue->fixed, root);
}

static void day_mark(struct builder *builder, const struct yaml *item,
                     const struct year_entry *year, enum day mark, enum day *days)
{
    int32_t first = civil_date((struct civil){(int)year->number, 1, 1});
    int32_t date;

    if (!fields_date(builder, item, &date))
        return;
    if (date_civil(date).year != (int)year->number)
        diag_add(builder->diags, item->place, MESSAGE(YEAR_OUTSIDE), item->text, year->number);
    else if (mark == DAY_WORKDAY && date_weekday(date) < SATURDAY)
        diag_add(builder->diags, item->place, MESSAGE(WORKDAY_NOT_WEEKEND), item->text);
    else if (days[date - first] != DAY_ORDINARY)
        diag_add(builder->diags, item->place, MESSAGE(DAY_TWICE), item->text);
    else
        days[date - first] = mark;
}

static void days_mark(struct builder *builder, const struct yaml *list,
                      const struct year_entry *year, enum day mark, enum day *days)
{
    if (list == NULL)
        return;
    if (list->kind != YAML_LIST) {
        diag_add(builder->diags, list->place, MESSAGE(NEED_LIST), list->key);
        return;
    }
    for (const struct yaml *item = list->first; item != NULL; item = item->next)
        day_mark(builder, item, year, mark, days);
}

/* Goes on counting the working days with those of one more year. */
static void year_count(struct builder *builder, const struct year_entry *entry, uint16_t *count)
{
    enum day days[DAYS_MAX] = {DAY_ORDINARY};
    struct year year = {
        .first = civil_date((struct civil){(int)entry->number, 1, 1}),
        .last = civil_date((struct civil){(int)entry->number, 12, 31}),
        .source = entry->source,
    };

    days_mark(builder, entry->holidays, entry, DAY_HOLIDAY, days);
    days_mark(builder, entry->workdays, entry, DAY_WORKDAY, days);
    for (int32_t date = year.first; date <= year.last; date++) {
        enum day day = days[date - year.first];
        bool working = day == DAY_ORDINARY ? date_weekday(date) < SATURDAY : day == DAY_WORKDAY;

        *count = (uint16_t)(*count + working);
        buffer_add(&builder->workdays, count, sizeof *count);
    }
    BUILDER_ADD(builder, years, year);
}

static int compare_years(const void *a, const void *b)
{
    const struct year_entry *left = a, *right = b;

    return (left->number > right->number) - (left->number < right->number);
}

/* Reads the years in order; returns how many are good. */
static size_t years_sort(struct builder *builder, struct year_entry *entries)
{
    bool seen[YEARS_MAX] = {false};
    size_t count = 0;

    for (struct year_file *file = builder->catalogue->years; file != NULL; file = file->next) {
        struct year_entry entry = {.source = NO_INDEX, .yaml = file->yaml};
        size_t errors = builder->diags->errors;

        fields_read(builder, file->yaml, &year_table, &entry);
        if (builder->diags->errors > errors || entry.number == 0)
            continue;
        if (seen[entry.number - FIRST_YEAR]) {
            diag_add(builder->diags, file->yaml->place, MESSAGE(YEAR_TWICE), entry.number);
            continue;
        }
        seen[entry.number - FIRST_YEAR] = true;
        entries[count++] = entry;
    }
    qsort(entries, count, sizeof *entries, compare_years);
    return count;
}

/* ---- holidays of fixed days ----------------------------------------------------------------- */

/* Whether a day is a holiday already; the first file that says so keeps it. */
static bool holiday_known(const struct builder *builder, const struct holiday *holiday)
{
    const struct holiday *list = (const void *)builder->holidays.data;

    for (size_t i = 0; i < builder->holidays.size / sizeof *list; i++)
        if (list[i].month == holiday->month && list[i].day == holiday->day)
            return true;
    return false;
}

static void holidays_list(struct builder *builder, const struct fixed_entry *entry)
{
    for (const struct yaml *item = fields_items(entry->holidays); item != NULL;
         item = fields_next(entry->holidays, item)) {
        struct holiday holiday = {.from = entry->from, .source = entry->source};

        if (!fields_month_day(builder, item, &holiday.month, &holiday.day))
            continue;
        if (holiday_known(builder, &holiday))
            diag_add(builder->diags, item->place, MESSAGE(DAY_TWICE), item->text);
        else
            BUILDER_ADD(builder, holidays, holiday);
    }
}

static void holidays_fill(struct builder *builder)
{
    for (struct year_file *file = builder->catalogue->fixed; file != NULL; file = file->next) {
        struct fixed_entry entry = {.source = NO_INDEX};

        fields_read(builder, file->yaml, &fixed_table, &entry);
        if (entry.holidays != NULL)
            holidays_list(builder, &entry);
    }
}

void years_fill(struct builder *builder)
{
    struct year_entry entries[YEARS_MAX] = {{0}};
    size_t count = years_sort(builder, entries);
    uint16_t workdays = 0;

    for (size_t i = 0; i < count; i++) {
        if (i > 0 && entries[i].number != entries[i - 1].number + 1)
            diag_add(builder->diags, entries[i].yaml->place, MESSAGE(YEAR_GAP),
                     entries[i - 1].number + 1);
        year_count(builder, &entries[i], &workdays);
    }
    holidays_fill(builder);
}

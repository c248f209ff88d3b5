/* Printers of the configuration: each checked by itself, then against the others. */
#include "load/config_printers.h"

#include "load/messages.h"
#include "model/office.h"

#include <string.h>

struct entry {
    struct printer printer;
    const struct yaml *columns, *forms; /* where they were said */
    uint32_t profile, qr;
};

/* ---- values ------------------------------------------------------------------------------- */

static void field_to(struct builder *builder, const struct yaml *value, void *member,
                     const void *detail)
{
    const char *to = NULL;

    field_kept(builder, value, &to, detail);
    if (to != NULL && printer_way(to) == WAY_NONE)
        diag_add(builder->diags, value->place, MESSAGE(PRINTER_TO), to);
    else if (to != NULL)
        *(const char **)member = to;
}

static void field_form(struct builder *builder, const struct yaml *value, uint32_t *forms)
{
    uint32_t form = PRINT_FORM_COUNT;

    field_word(builder, value, &form, form_names);
    if (form < PRINT_FORM_COUNT)
        *forms |= PRINT_FORM_BIT(form);
}

/* One form, or a list of them. */
static void field_forms(struct builder *builder, const struct yaml *value, void *member,
                        const void *detail)
{
    struct entry *entry = member;

    (void)detail;
    entry->forms = value;
    for (const struct yaml *item = yaml_items(value); item; item = yaml_next(value, item))
        field_form(builder, item, &entry->printer.forms);
}

static void field_columns(struct builder *builder, const struct yaml *value, void *member,
                          const void *detail)
{
    static const char *const widths[] = {"48", "42", "32"};
    static const uint32_t columns[] = {48, 42, 32};
    struct entry *entry = member;
    const char *text = yaml_scalar(builder, value, "columns");

    (void)detail;
    if (text == NULL)
        return;
    entry->columns = value;
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        if (strcmp(text, widths[i]) == 0)
            entry->printer.columns = columns[i];
    if (entry->printer.columns == 0)
        diag_add(builder->diags, value->place, MESSAGE(PRINTER_COLUMNS), text);
}

void field_device(struct builder *builder, const struct yaml *value, void *member,
                  const void *detail)
{
    const char *path = NULL;

    field_kept(builder, value, &path, detail);
    if (path == NULL)
        return;
    if (printer_way(arena_format(&builder->arena, "device:%s", path)) == WAY_DEVICE)
        *(const char **)member = path;
    else
        diag_add(builder->diags, value->place, MESSAGE(PRINTER_DEVICE), path);
}

/* ---- a printer ---------------------------------------------------------------------------- */

static const char *const profile_words[] = {"gb18030", "gb2312", NULL};
static const char *const qr_words[] = {
    [QR_BY_PRINTER] = "printer", [QR_AS_PICTURE] = "picture", [QR_BY_NOBODY] = "none", NULL};

#define ENTRY(member) offsetof(struct entry, member)

static const struct field printer_fields[] = {
    {"name",    field_kept,    ENTRY(printer.name), FIELD_REQUIRED, NULL         },
    {"to",      field_to,      ENTRY(printer.to),   FIELD_REQUIRED, NULL         },
    {"forms",   field_forms,   0,                   FIELD_OPTIONAL, NULL         },
    {"columns", field_columns, 0,                   FIELD_OPTIONAL, NULL         },
    {"profile", field_word,    ENTRY(profile),      FIELD_OPTIONAL, profile_words},
    {"qr",      field_word,    ENTRY(qr),           FIELD_OPTIONAL, qr_words     },
};
static const struct fields printer_table = FIELDS("printers", printer_fields);

/* Whether the width said belongs to the paper said. */
static bool paper_fits(const struct printer *printer)
{
    const enum print_form form =
        printer->columns == SLIP_58_COLUMNS ? PRINT_SLIP_58 : PRINT_SLIP_80;

    return printer->columns == 0 || printer->forms == 0 ||
           (printer->forms & PRINT_FORM_BIT(form)) != 0;
}

static void entry_check(struct builder *builder, const struct entry *entry)
{
    const struct printer *printer = &entry->printer;
    const enum printer_way way = printer_way(printer->to);

    if (!paper_fits(printer))
        diag_add(builder->diags, entry->columns->place, MESSAGE(PRINTER_PAPER));
    if ((way == WAY_DEVICE || way == WAY_TCP) && (printer->forms & PRINT_FORM_BIT(PRINT_TEXT)) != 0)
        diag_add(builder->diags, entry->forms->place, MESSAGE(PRINTER_TEXT));
}

/* Names are what a desk chooses by. */
static bool name_taken(const struct office *office, const char *name)
{
    for (uint32_t i = 0; i < office->printer_count; i++)
        if (strcmp(office->printers[i].name, name) == 0)
            return true;
    return false;
}

void field_printers(struct builder *builder, const struct yaml *value, void *member,
                    const void *detail)
{
    struct office *office = member;
    const struct yaml *item = list_items(builder, value, PRINTERS_MAX);

    (void)detail;
    office->printer_count = 0;
    for (; item != NULL; item = item->next) {
        struct entry entry = {
            .printer = {.name = "", .to = ""}
        };

        if (!fields_read(builder, item, &printer_table, &entry))
            continue;
        entry_check(builder, &entry);
        if (entry.printer.name[0] == '\0' || entry.printer.to[0] == '\0')
            continue; /* reported */
        if (name_taken(office, entry.printer.name))
            diag_add(builder->diags, item->place, MESSAGE(PRINTER_TWICE), entry.printer.name);
        entry.printer.gb2312 = entry.profile == 1;
        entry.printer.qr = (enum printer_qr)entry.qr;
        office->printers[office->printer_count++] = entry.printer;
    }
}

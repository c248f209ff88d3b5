/* The configuration files, read with the same tables as content. */
#include "load/config.h"

#include "load/messages.h"
#include "load/yaml/fields.h"
#include "model/office.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define IDLE_MINUTES 10
#define IDLE_MINUTES_MAX 1440

/* ---- values ------------------------------------------------------------------------------ */

/* Strings of the office outlive the builder. */
static char *keep(struct builder *builder, const struct yaml *value)
{
    const char *text = fields_scalar(builder, value, "text");

    return text != NULL ? arena_copy(builder->kept, text, strlen(text)) : NULL;
}

static void field_kept(struct builder *builder, const struct yaml *value, void *member,
                       const void *detail)
{
    const char *text = keep(builder, value);

    (void)detail;
    if (text != NULL) /* else what stood there before */
        *(const char **)member = text;
}

static const struct field wording_fields[] = {
    {"zh", field_kept, LANGUAGE_ZH * sizeof(const char *), FIELD_REQUIRED, NULL},
    {"en", field_kept, LANGUAGE_EN * sizeof(const char *), FIELD_OPTIONAL, NULL},
};
static const struct field_table wording_table = FIELDS("text", wording_fields);

/* {zh: …, en: …}, or one text for both languages. */
static void field_wording(struct builder *builder, const struct yaml *value, void *member,
                          const void *detail)
{
    struct wording *wording = member;

    (void)detail;
    *wording = (struct wording){{NULL}};
    if (value->kind == YAML_SCALAR)
        wording->text[LANGUAGE_ZH] = keep(builder, value);
    else
        fields_read(builder, value, &wording_table, wording->text);
}

static void field_place(struct builder *builder, const struct yaml *value, void *member,
                        const void *detail)
{
    const char *text = fields_scalar(builder, value, "place");

    (void)detail;
    if (text == NULL)
        return;
    if (value->size != 6 || strspn(text, "0123456789") != 6)
        diag_add(builder->diags, value->place, MESSAGE(PLACE_CODE), text);
    else
        *(uint32_t *)member = (uint32_t)strtoul(text, NULL, 10);
}

/* "10 minutes", or 0 for never. */
static void field_idle(struct builder *builder, const struct yaml *value, void *member,
                       const void *detail)
{
    const char *text = fields_scalar(builder, value, "idle");
    char *end;

    (void)detail;
    if (text == NULL)
        return;
    unsigned long minutes = strtoul(text, &end, 10);
    bool words = strcmp(end, " minutes") == 0 || strcmp(end, " minute") == 0;
    if (strspn(text, "0123456789") == 0 || minutes > IDLE_MINUTES_MAX ||
        !(words || (*end == '\0' && minutes == 0)))
        diag_add(builder->diags, value->place, MESSAGE(IDLE_MINUTES), text);
    else
        *(uint32_t *)member = (uint32_t)minutes;
}

/* ---- lists ------------------------------------------------------------------------------- */

/* A later file replaces all of them. */
static const struct yaml *list_items(struct builder *builder, const struct yaml *value, size_t most)
{
    if (value->kind != YAML_LIST) {
        diag_add(builder->diags, value->place, MESSAGE(NEED_LIST), value->key);
        return NULL;
    }
    if (value->count > most) {
        diag_add(builder->diags, value->key_place, MESSAGE(TOO_MANY), value->key,
                 (unsigned)value->count, (unsigned)most);
        return NULL;
    }
    return value->first;
}

static const struct field matter_fields[] = {
    {"flow",   field_kept, offsetof(struct matter, flow),   FIELD_REQUIRED, NULL},
    {"window", field_kept, offsetof(struct matter, window), FIELD_OPTIONAL, NULL},
};
static const struct field_table matter_table = FIELDS("matters", matter_fields);

static void field_matters(struct builder *builder, const struct yaml *value, void *member,
                          const void *detail)
{
    struct office *office = member;
    const struct yaml *item = list_items(builder, value, MATTERS_MAX);

    (void)detail;
    office->matter_count = 0;
    for (; item != NULL; item = item->next) {
        struct matter *matter = &office->matters[office->matter_count++];

        *matter = (struct matter){.flow = ""};
        fields_read(builder, item, &matter_table, matter);
    }
}

static void field_places(struct builder *builder, const struct yaml *value, void *member,
                         const void *detail)
{
    struct office *office = member;
    const struct yaml *item = list_items(builder, value, PLACES_MAX);

    office->place_count = 0;
    for (; item != NULL; item = item->next)
        field_place(builder, item, &office->places[office->place_count++], detail);
}

/* ---- printers ------------------------------------------------------------------------------ */

struct entry {
    struct printer printer;
    const struct yaml *columns, *forms; /* where they were said */
    uint32_t profile, qr;
};

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
    for (const struct yaml *item = fields_items(value); item != NULL;
         item = fields_next(value, item))
        field_form(builder, item, &entry->printer.forms);
}

static void field_columns(struct builder *builder, const struct yaml *value, void *member,
                          const void *detail)
{
    static const char *const widths[] = {"48", "42", "32"};
    static const uint32_t columns[] = {48, 42, 32};
    struct entry *entry = member;
    const char *text = fields_scalar(builder, value, "columns");

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

static void field_device(struct builder *builder, const struct yaml *value, void *member,
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
static const struct field_table printer_table = FIELDS("printers", printer_fields);

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

static void field_printers(struct builder *builder, const struct yaml *value, void *member,
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

/* ---- desks --------------------------------------------------------------------------------- */

static const struct field desk_fields[] = {
    {"host",    field_kept,   offsetof(struct station, host),    FIELD_REQUIRED, NULL},
    {"window",  field_kept,   offsetof(struct station, window),  FIELD_OPTIONAL, NULL},
    {"printer", field_kept,   offsetof(struct station, printer), FIELD_OPTIONAL, NULL},
    {"device",  field_device, offsetof(struct station, device),  FIELD_OPTIONAL, NULL},
};
static const struct field_table desk_table = FIELDS("desks", desk_fields);

static void field_desks(struct builder *builder, const struct yaml *value, void *member,
                        const void *detail)
{
    struct office *office = member;
    const struct yaml *item = list_items(builder, value, DESKS_MAX);

    (void)detail;
    office->desk_count = 0;
    for (; item != NULL; item = item->next) {
        struct station *desk = &office->desks[office->desk_count++];

        *desk = (struct station){.host = ""};
        fields_read(builder, item, &desk_table, desk);
    }
}

/* ---- the file ---------------------------------------------------------------------------- */

#define OFFICE(member) offsetof(struct office, member)

static const struct field office_fields[] = {
    {"name",       field_wording, OFFICE(name),       FIELD_OPTIONAL, NULL},
    {"address",    field_wording, OFFICE(address),    FIELD_OPTIONAL, NULL},
    {"hours",      field_wording, OFFICE(hours),      FIELD_OPTIONAL, NULL},
    {"phone",      field_wording, OFFICE(phone),      FIELD_OPTIONAL, NULL},
    {"complaints", field_wording, OFFICE(complaints), FIELD_OPTIONAL, NULL},
};
static const struct field_table office_table = FIELDS("office", office_fields);

static const struct field own_desk_fields[] = {
    {"window",  field_kept,   OFFICE(window),  FIELD_OPTIONAL, NULL},
    {"printer", field_kept,   OFFICE(printer), FIELD_OPTIONAL, NULL},
    {"device",  field_device, OFFICE(device),  FIELD_OPTIONAL, NULL},
};
static const struct field_table own_desk_table = FIELDS("desk", own_desk_fields);

/* A map whose members belong to the office itself. */
static void field_part(struct builder *builder, const struct yaml *value, void *member,
                       const void *detail)
{
    fields_read(builder, value, detail, member);
}

static void field_language(struct builder *builder, const struct yaml *value, void *member,
                           const void *detail)
{
    struct office *office = member;
    uint32_t language = office->language;
    size_t errors = builder->diags->errors;

    field_word(builder, value, &language, detail);
    office->language = (enum language)language;
    office->language_set = office->language_set || builder->diags->errors == errors;
}

static const char *const language_words[] = {[LANGUAGE_ZH] = "zh", [LANGUAGE_EN] = "en", NULL};
static const struct range copies_range = {1, 9};

static const struct field config_fields[] = {
    {"office",        field_part,     0,                    FIELD_OPTIONAL, &office_table  },
    {"office_region", field_place,    OFFICE(region),       FIELD_OPTIONAL, NULL           },
    {"matters",       field_matters,  0,                    FIELD_OPTIONAL, NULL           },
    {"places",        field_places,   0,                    FIELD_OPTIONAL, NULL           },
    {"printers",      field_printers, 0,                    FIELD_OPTIONAL, NULL           },
    {"desk",          field_part,     0,                    FIELD_OPTIONAL, &own_desk_table},
    {"desks",         field_desks,    0,                    FIELD_OPTIONAL, NULL           },
    {"idle",          field_idle,     OFFICE(idle_minutes), FIELD_OPTIONAL, NULL           },
    {"copies",        field_count,    OFFICE(copies),       FIELD_OPTIONAL, &copies_range  },
    {"save_folder",   field_kept,     OFFICE(save_folder),  FIELD_OPTIONAL, NULL           },
    {"language",      field_language, 0,                    FIELD_OPTIONAL, language_words },
    {"content",       field_kept,     OFFICE(site_content), FIELD_OPTIONAL, NULL           },
};
static const struct field_table config_table = FIELDS("daoban.yaml", config_fields);

bool config_load(struct office *office, struct arena *arena, struct diags *diags,
                 const char *const *paths, size_t count)
{
    size_t errors = diags->errors;
    struct builder builder;

    *office = (struct office){.idle_minutes = IDLE_MINUTES,
                              .copies = 1,
                              .language = LANGUAGE_ZH,
                              .save_folder = "~/daoban"};
    builder_start(&builder, diags);
    builder.kept = arena;
    for (size_t i = 0; i < count; i++) {
        if (access(paths[i], F_OK) != 0)
            continue;
        const char *name = arena_copy(&diags->arena, paths[i], strlen(paths[i]));
        const struct yaml *root = yaml_read(&builder.arena, diags, paths[i], name);

        if (root != NULL)
            fields_read(&builder, root, &config_table, office);
    }
    builder_free(&builder);
    return diags->errors == errors;
}

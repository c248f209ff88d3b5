/* Which file of a layer's folder holds what, and the order in which records are filled. */
#include "load/content/catalogue.h"

#include "load/messages.h"

#include <string.h>
#include <sys/stat.h>

/* Every top-level key of these files is an id. */
static const struct {
    const char *file;
    enum name_kind kind;
} id_files[] = {
    {"sources.yaml",    NAME_SOURCE   },
    {"parameters.yaml", NAME_PARAMETER},
    {"questions.yaml",  NAME_QUESTION },
    {"deadlines.yaml",  NAME_DEADLINE },
    {"zones.yaml",      NAME_ZONE     },
    {"invariants.yaml", NAME_INVARIANT},
    {"conditions.yaml", NAME_CONDITION},
};

/* These have a shape of their own. */
static const struct {
    const char *file;
    void (*read)(struct builder *builder, const struct yaml *root);
    enum name_kind kind;
} root_files[] = {
    {"about.yaml",     about_read,     NAME_KIND_COUNT},
    {"verdicts.yaml",  verdicts_read,  NAME_VERDICT   },
    {"documents.yaml", documents_read, NAME_DOCUMENT  },
};

/* Without these no desk can work; asked for in the first layer. */
static const char *const needed_files[] = {"about.yaml", "verdicts.yaml", "questions.yaml",
                                           "texts/zh.yaml", "texts/en.yaml"};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void declare_all(struct builder *builder, const struct yaml *root, enum name_kind kind)
{
    for (const struct yaml *value = root->first; value != NULL; value = value->next)
        if (yaml_get(root, value->key) == value)
            builder_declare(builder, kind, value->key, value->key_place, value);
}

static void read_ids(struct builder *builder, struct file file, enum name_kind kind)
{
    const struct yaml *root = folder_yaml(builder, file, kind);

    if (root != NULL)
        declare_all(builder, root, kind);
}

/* The last part of a path. */
static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}

static void report_unknown_file(struct builder *builder, struct file file)
{
    diag_add(
        builder->diags, (struct place){file.name, 0, 0}, MESSAGE(FILE_UNKNOWN),
        base_name(file.path),
        "about, verdicts, sources, parameters, questions, documents, deadlines, zones, conditions, "
        "invariants");
}

static void read_root_file(struct builder *builder, struct file file)
{
    const char *name = base_name(file.path);

    for (size_t i = 0; i < COUNT(id_files); i++)
        if (strcmp(id_files[i].file, name) == 0) {
            read_ids(builder, file, id_files[i].kind);
            return;
        }
    for (size_t i = 0; i < COUNT(root_files); i++)
        if (strcmp(root_files[i].file, name) == 0) {
            const struct yaml *root = folder_yaml(builder, file, root_files[i].kind);

            if (root != NULL)
                root_files[i].read(builder, root);
            return;
        }
    report_unknown_file(builder, file);
}

static void read_outcome_file(struct builder *builder, struct file file)
{
    read_ids(builder, file, NAME_OUTCOME);
}

static void read_region_file(struct builder *builder, struct file file)
{
    const struct yaml *root = folder_yaml(builder, file, NAME_REGION);

    if (root != NULL)
        region_read(builder, root);
}

static void read_year_file(struct builder *builder, struct file file)
{
    const struct yaml *root = folder_yaml(builder, file, NAME_KIND_COUNT);

    if (root == NULL)
        return;
    if (strcmp(base_name(file.path), "fixed.yaml") == 0)
        years_read_fixed(builder, root);
    else
        year_read(builder, root);
}

static void read_text_file(struct builder *builder, struct file file)
{
    bool english = strcmp(base_name(file.path), "en.yaml") == 0;
    const struct yaml *root;

    if (!english && strcmp(base_name(file.path), "zh.yaml") != 0) {
        diag_add(builder->diags, (struct place){file.name, 0, 0}, MESSAGE(FILE_UNKNOWN),
                 base_name(file.path), "texts/zh.yaml, texts/en.yaml");
        return;
    }
    root = folder_yaml(builder, file, NAME_KIND_COUNT);
    if (root != NULL)
        texts_read(builder, root, english ? LANGUAGE_EN : LANGUAGE_ZH);
}

static void read_folder(struct builder *builder, const char *folder, const char *name,
                        void (*read)(struct builder *builder, struct file file))
{
    const char *path =
        *name == '\0' ? folder : arena_format(&builder->arena, "%s/%s", folder, name);
    struct files files = folder_files(builder, path, name);

    for (size_t i = 0; i < files.count; i++)
        read(builder, files.list[i]);
}

static void check_needed(struct builder *builder, const char *folder)
{
    struct stat status;

    for (size_t i = 0; i < COUNT(needed_files); i++)
        if (stat(arena_format(&builder->arena, "%s/%s", folder, needed_files[i]), &status) != 0)
            diag_add(builder->diags, (struct place){needed_files[i], 0, 0}, MESSAGE(FILE_MISSING));
}

static void read_table(struct builder *builder, const char *folder, const char *name,
                       void (*read)(struct builder *builder, struct file file))
{
    const char *path = arena_format(&builder->diags->arena, "%s/%s", folder, name);
    struct file file = {.path = path, .name = builder->layer == 0 ? name : path};
    struct stat status;

    if (lstat(file.path, &status) == 0)
        read(builder, file);
}

void catalogue_read(struct builder *builder, const char *folder)
{
    if (builder->catalogue == NULL)
        builder->catalogue = arena_alloc(&builder->arena, sizeof *builder->catalogue);
    if (builder->layer == 0)
        check_needed(builder, folder);
    read_folder(builder, folder, "", read_root_file);
    read_folder(builder, folder, "outcomes", read_outcome_file);
    read_folder(builder, folder, "regions", read_region_file);
    read_folder(builder, folder, "calendar", read_year_file);
    read_folder(builder, folder, "texts", read_text_file);
    read_table(builder, folder, FOLDER_DIVISIONS, divisions_read);
    read_table(builder, folder, FOLDER_AREA_CODES, area_codes_read);
}

void catalogue_fill(struct builder *builder)
{
    texts_fill(builder);
    sources_fill(builder);
    parameters_fill(builder);
    questions_fill(builder);
    verdicts_fill(builder);
    documents_fill(builder);
    deadlines_fill(builder);
    zones_fill(builder);
    divisions_fill(builder);
    area_codes_fill(builder);
    regions_fill(builder);
    deadlines_anchors(builder);
    outcomes_fill(builder);
    years_fill(builder);
}

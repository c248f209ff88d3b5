/*
 * texts/zh.yaml and en.yaml: interface wording. Both must hold exactly the keys of texts.def; a later
 * layer may reword single keys.
 */
#include "load/content/catalogue.h"

#include "load/messages.h"

#include <string.h>

static const char *const language_files[LANGUAGE_COUNT] = {
    [LANGUAGE_ZH] = "texts/zh.yaml",
    [LANGUAGE_EN] = "texts/en.yaml",
};

static struct word_list all_keys(struct builder *builder)
{
    const char **list = arena_alloc(&builder->arena, (TEXT_COUNT + 1) * sizeof *list);

    for (size_t i = 0; i < TEXT_COUNT; i++)
        list[i] = text_key((enum text_id)i);
    return (struct word_list){list, TEXT_COUNT};
}

static void text_take(struct builder *builder, const char *key, const struct yaml *value,
                      enum language language)
{
    for (size_t i = 0; i < TEXT_COUNT; i++)
        if (strcmp(text_key((enum text_id)i), key) == 0) {
            if (fields_scalar(builder, value, key) != NULL)
                builder->catalogue->texts[i][language] = value;
            return;
        }
    builder_unknown(builder, value->key_place, MESSAGE(TEXT_UNKNOWN_NEAR), MESSAGE(TEXT_UNKNOWN),
                    language_files[language], key, all_keys(builder));
}

void texts_read(struct builder *builder, const struct yaml *root, enum language language)
{
    if (builder->catalogue->text_file[language].file == NULL)
        builder->catalogue->text_file[language] = (struct place){root->place.file, 0, 0};
    for (const struct yaml *block = root->first; block != NULL; block = block->next) {
        if (block->kind == YAML_SCALAR && block->size == 0)
            continue; /* a block nobody has written into yet */
        if (block->kind != YAML_MAP) {
            diag_add(builder->diags, block->place, MESSAGE(NEED_MAP), block->key);
            continue;
        }
        for (const struct yaml *value = block->first; value != NULL; value = value->next)
            text_take(builder, arena_format(&builder->arena, "%s.%s", block->key, value->key),
                      value, language);
    }
}

/* Which of {1}..{9} a pattern uses, a bit each. */
static uint32_t pattern_arguments(const char *text)
{
    uint32_t arguments = 0;

    for (const char *c = text; *c != '\0'; c++)
        if (c[0] == '{' && c[1] >= '1' && c[1] <= '9' && c[2] == '}')
            arguments |= 1u << (c[1] - '0');
    return arguments;
}

static void check_text(struct builder *builder, enum text_id id)
{
    const struct yaml *const *texts = builder->catalogue->texts[id];
    const struct place *files = builder->catalogue->text_file;

    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        if (texts[i] == NULL && files[i].file != NULL)
            diag_add(builder->diags, files[i], MESSAGE(TEXT_MISSING), text_key(id));
        fields_placeholders(builder, texts[i]);
    }
    if (texts[LANGUAGE_ZH] != NULL && texts[LANGUAGE_EN] != NULL &&
        pattern_arguments(texts[LANGUAGE_ZH]->text) != pattern_arguments(texts[LANGUAGE_EN]->text))
        diag_add(builder->diags, texts[LANGUAGE_EN]->place, MESSAGE(TEXT_PATTERN), text_key(id));
}

void texts_fill(struct builder *builder)
{
    for (size_t i = 0; i < TEXT_COUNT; i++) {
        const struct yaml *const *texts = builder->catalogue->texts[i];
        struct text text = {0, 0};

        check_text(builder, (enum text_id)i);
        if (texts[LANGUAGE_ZH] != NULL)
            text.zh = builder_string(builder, texts[LANGUAGE_ZH]->text);
        if (texts[LANGUAGE_EN] != NULL)
            text.en = builder_string(builder, texts[LANGUAGE_EN]->text);
        BUILDER_ADD(builder, texts, text);
    }
}

void texts_yes_no(const struct builder *builder, struct text wording[2])
{
    const struct text *texts = (const void *)builder->texts.data;

    wording[0] = texts[TEXT_YES];
    wording[1] = texts[TEXT_NO];
}

/* Any bytes as a YAML file: a tree or mistakes, never a crash. */
#include "load/yaml/yaml.h"

#include <locale.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Which characters can be shown depends on the locale. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    setlocale(LC_ALL, "C.UTF-8");
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct diags diags = {0};

    yaml_parse(&arena, &diags, (const char *)data, size, "fuzz.yaml");
    diags_free(&diags);
    arena_free(&arena);
    return 0;
}

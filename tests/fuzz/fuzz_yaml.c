/* Any bytes as a YAML file: a tree or mistakes, never a crash. */
#include "load/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct diags diags = {0};

    yaml_parse(&arena, &diags, (const char *)data, size, "fuzz.yaml");
    diags_free(&diags);
    arena_free(&arena);
    return 0;
}

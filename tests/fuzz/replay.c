/*
 * Runs a fuzz target over its kept inputs (tests/fuzz/corpus/NAME), so that what fuzzing found once
 * stays found in every test run. The target is linked in; NAME is the program's own after "replay_".
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay_file(const char *path)
{
    static uint8_t bytes[1 << 20];
    FILE *file = fopen(path, "rb");
    size_t size;

    if (!file)
        return 0;
    size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    LLVMFuzzerTestOneInput(bytes, size);
    return 1;
}

int main(int argc, char **argv)
{
    const char *name = strstr(argv[0], "replay_");
    char folder[256];
    struct dirent *entry;
    DIR *directory;
    int count = 0;

    (void)argc;
    snprintf(folder, sizeof folder, "tests/fuzz/corpus/%s", name ? name + strlen("replay_") : "");
    directory = opendir(folder);
    while (directory && (entry = readdir(directory)) != NULL) {
        char path[600];

        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        count += entry->d_name[0] != '.' && replay_file(path);
    }
    if (directory)
        closedir(directory);
    printf("%d passed, %d failed\n", count, count == 0);
    return count == 0;
}

/* Any bytes as a case kept as words: read or refused; what was read is written and read again alike. */
#include <locale.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "desk/case.h"
#include "load/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct content *shipped(void)
{
    static struct content *content;
    struct diags diags = {0};

    if (content == NULL) {
        setlocale(LC_ALL, "C.UTF-8");
        content = content_load(&(struct layers){.folder = {"content"}, .count = 1}, &diags);
        diags_free(&diags);
        if (content == NULL)
            abort();
    }
    return content;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct content *content = shipped();
    struct buffer given = {0}, words = {0}, again = {0};
    struct desk_case one, two;
    struct result result;

    buffer_add(&given, data, size);
    buffer_add(&given, "", 1);
    if (case_read(&one, given.data, content)) {
        result_make(&one.session, &result);
        if (result.trail.state == TRAIL_DONE)
            case_review(&one, &result);
        case_write(&one, &words);
        if (!case_read(&two, words.data, content))
            abort();
        case_write(&two, &again);
        if (strcmp(words.data, again.data) != 0)
            abort();
    }
    buffer_free(&given);
    buffer_free(&words);
    buffer_free(&again);
    return 0;
}

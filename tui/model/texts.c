/* Interface wording by key. */
#include "model/texts.h"

const char *text_key(enum text_id id)
{
    static const char *const keys[] = {
#define TEXT(id, key) [TEXT_##id] = key,
#include "model/texts.def"
#undef TEXT
    };

    return keys[id];
}

const char *texts_get(const struct content *content, enum text_id id, enum language language)
{
    if ((uint32_t)id >= content->text_count)
        return text_key(id);
    return content_text(content, content->texts[id], language);
}

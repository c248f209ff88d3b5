/* A short line of text being typed. */
#include "screens/typed.h"

#include "base/text.h"

#include <string.h>

bool typed_add(struct typed *typed, uint32_t character)
{
    const size_t size = strlen(typed->text);
    char bytes[4];
    const size_t added = text_encode(character, bytes);

    if (size + added >= TYPED_BYTES)
        return false;
    memcpy(typed->text + size, bytes, added);
    typed->text[size + added] = '\0';
    return true;
}

void typed_add_text(struct typed *typed, const char *text)
{
    size_t size = strlen(text);
    uint32_t character;

    while (size > 0) {
        const size_t taken = text_decode(text, size, &character);

        if (character >= ' ' && character != 127 && !typed_add(typed, character))
            return;
        text += taken;
        size -= taken;
    }
}

bool typed_delete(struct typed *typed)
{
    size_t size = strlen(typed->text);

    if (size == 0)
        return false;
    do
        size--;
    while (size > 0 && ((unsigned char)typed->text[size] & 0xC0) == 0x80);
    typed->text[size] = '\0';
    return true;
}

bool typed_empty(const struct typed *typed)
{
    return typed->text[0] == '\0';
}

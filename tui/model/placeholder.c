/* Words in braces. */
#include "model/placeholder.h"

#include "model/words.h"

#include <ctype.h>
#include <string.h>

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"

size_t placeholder_size(const char *s)
{
    const size_t letters = s[0] == '{' ? strspn(s + 1, LETTERS) : 0;

    return letters > 0 && s[letters + 1] == '}' ? letters + 2 : 0;
}

enum placeholder placeholder_read(const char *s, bool *capital)
{
    const size_t size = placeholder_size(s);
    enum placeholder i = 0;

    if (size == 0)
        return PLACEHOLDER_COUNT;
    *capital = isupper((unsigned char)s[1]) != 0;
    while (i < PLACEHOLDER_COUNT && (strlen(placeholder_words[i]) != size - 2 ||
                                     tolower((unsigned char)s[1]) != placeholder_words[i][0] ||
                                     strncmp(placeholder_words[i] + 1, s + 2, size - 3) != 0))
        i++;
    return i;
}

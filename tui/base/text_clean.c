/* What may not come in from outside: signs that steer a terminal, hide text or reorder it. */
#include "base/text.h"

#include <string.h>
#include <wchar.h>

static const struct {
    uint32_t first;
    uint32_t last;
    const char *word;
} refused[] = {
  /* sorted */
    {0x0000,  0x001a,  "control"    },
    {0x001b,  0x001b,  "escape"     },
    {0x001c,  0x001f,  "control"    },
    {0x007f,  0x009a,  "control"    },
    {0x009b,  0x009b,  "escape"     },
    {0x009c,  0x009f,  "control"    },
    {0x061c,  0x061c,  "bidi"       },
    {0x180e,  0x180e,  "invisible"  },
    {0x200b,  0x200d,  "invisible"  },
    {0x200e,  0x200f,  "bidi"       },
    {0x2028,  0x2029,  "control"    },
    {0x202a,  0x202e,  "bidi"       },
    {0x2060,  0x2064,  "invisible"  },
    {0x2066,  0x2069,  "bidi"       },
    {0xfdd0,  0xfdef,  "unprintable"},
    {0xfeff,  0xfeff,  "invisible"  },
    {0xfff9,  0xfffb,  "invisible"  },
    {0xe0000, 0xe007f, "invisible"  },
};

/* Nearly everything in a Chinese text: 汉字, their punctuation, full-width signs. */
static bool is_common(uint32_t c)
{
    return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3001 && c <= 0x303e) ||
           (c >= 0xff01 && c <= 0xff5e);
}

static const char *character_unclean(uint32_t c)
{
    if (is_common(c))
        return NULL;
    for (size_t i = 0; i < sizeof refused / sizeof refused[0] && refused[i].first <= c; i++)
        if (c <= refused[i].last)
            return refused[i].word;
    return (c & 0xfffe) == 0xfffe || wcwidth((wchar_t)c) < 0 ? "unprintable" : NULL;
}

const char *text_unclean(const char *s, size_t size, bool newline, size_t *offset)
{
    size_t at = 0;

    while (at < size) {
        unsigned char byte = (unsigned char)s[at];
        const char *word;
        uint32_t character;
        size_t bytes;

        if ((byte >= 0x20 && byte < 0x7f) || (byte == '\n' && newline)) {
            at++;
            continue;
        }
        bytes = text_decode(s + at, size - at, &character);
        word = character == 0xfffd && bytes == 1 ? "utf-8" : character_unclean(character);
        if (word != NULL) {
            if (offset != NULL)
                *offset = at;
            return word;
        }
        at += bytes;
    }
    return NULL;
}

void text_scrub(char *s, bool newline)
{
    size_t size = strlen(s), offset, bytes;
    uint32_t character;

    while (text_unclean(s, size, newline, &offset) != NULL) {
        s += offset;
        size -= offset;
        bytes = text_decode(s, size, &character);
        *s = '?';
        memmove(s + 1, s + bytes, size - bytes + 1);
        size -= bytes - 1;
    }
}

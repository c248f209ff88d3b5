/*
 * What a text leaves to the hall: "{ask}：能不能报" is worded by who the hall is to the person served
 * (wording/hall.h), so that a text never says itself whom to ask.
 */
#ifndef TUI_MODEL_PLACEHOLDER_H
#define TUI_MODEL_PLACEHOLDER_H

#include <stdbool.h>
#include <stddef.h>

enum placeholder {
    PLACEHOLDER_AGENCY,   /* 参保地经办机构 */
    PLACEHOLDER_WINDOW,   /* 参保地经办机构窗口 */
    PLACEHOLDER_CALL,     /* 12393，或参保地经办机构 */
    PLACEHOLDER_HOTLINE,  /* 12393 */
    PLACEHOLDER_ASK,      /* 问参保地 */
    PLACEHOLDER_ANSWER,   /* 以参保地答复为准 */
    PLACEHOLDER_ANSWERED, /* 参保地答复 */
    PLACEHOLDER_COUNT
};

/* The word in braces at the beginning of `s`: its bytes with the braces, 0 when there is none. Digits, as
 * in {1}, are no word. */
size_t placeholder_size(const char *s);

/* Which one it is, PLACEHOLDER_COUNT for none; *capital when it is written {Ask}: what it stands for begins
 * with a capital too. */
enum placeholder placeholder_read(const char *s, bool *capital);

#endif

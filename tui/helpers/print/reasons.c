/* IPP's keywords carry how grave they are behind them: media-empty-error, toner-low-report. */
#include "reasons.h"

#include <string.h>

/* What stops a printer, whatever is behind it; drivers disagree about how grave a thing is. */
static const struct {
    const char *keyword;
    enum print_reason reason;
} known[] = {
    {"media-jam",            WAITING_MEDIA_JAM  },
    {"media-empty",          WAITING_MEDIA_EMPTY},
    {"media-needed",         WAITING_MEDIA_EMPTY},
    {"cover-open",           WAITING_COVER_OPEN },
    {"door-open",            WAITING_COVER_OPEN },
    {"interlock-open",       WAITING_COVER_OPEN },
    {"toner-empty",          WAITING_TONER_EMPTY},
    {"marker-supply-empty",  WAITING_TONER_EMPTY},
    {"developer-empty",      WAITING_TONER_EMPTY},
    {"offline",              WAITING_OFFLINE    },
    {"shutdown",             WAITING_OFFLINE    },
    {"timed-out",            WAITING_OFFLINE    },
    {"connecting-to-device", WAITING_OFFLINE    },
    {"paused",               WAITING_PAUSED     },
    {"moving-to-paused",     WAITING_PAUSED     },
};

static bool ends_with(const char *word, const char *ending)
{
    size_t size = strlen(word), end = strlen(ending);

    return size >= end && strcmp(word + size - end, ending) == 0;
}

static enum print_reason reason_of(const char *word)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t size = strlen(known[i].keyword);

        if (strncmp(word, known[i].keyword, size) == 0 && (word[size] == '\0' || word[size] == '-'))
            return known[i].reason;
    }
    return ends_with(word, "-error") ? WAITING_OTHER : WAITING_NONE;
}

enum print_reason reasons_worst(ipp_attribute_t *reasons)
{
    enum print_reason worst = WAITING_NONE;

    for (int i = 0; i < ippGetCount(reasons); i++) {
        enum print_reason reason = reason_of(ippGetString(reasons, i, NULL));

        worst = reason > worst ? reason : worst;
    }
    return worst;
}

/*
 * A case taken up again by its code (咨询码): what it was, what it is now, and what differs.
 *
 * What it was follows from the content it was made under: the present one, or a released one whose
 * routing was kept (content/history). What it is now follows from the present content on the day of
 * today. Where its content is not known only what the code says by itself is told.
 *
 * What a recall says lies in the arena or in the content it was asked under, and can be shown as long as
 * that is there. Its words open the case under any content (desk_recall()).
 *
 *     recall_make(&recall, &arena, &request, "8812 3456 …");
 *     say(recall.sentence);
 *     if (recall.opens)
 *         desk_recall(&desk, &recall);
 */
#ifndef TUI_DESK_RECALL_H
#define TUI_DESK_RECALL_H

#include "engine/change.h"
#include "engine/code.h"
#include "wording/words.h"

#define RECALL_DIFFERENCES_MAX 48

enum recall_state {
    RECALL_SAME,    /* nothing differs */
    RECALL_DIFFERS, /* see the differences */
    RECALL_ASKS,    /* a question has to be asked, or asked again */
    RECALL_UNKNOWN, /* its content is not known here; or its matter is there no more */
    RECALL_REFUSED  /* no code: see `fault` */
};

enum difference_kind {
    DIFFERENCE_VERDICT,
    DIFFERENCE_OUTCOME, /* the same verdict for another reason */
    DIFFERENCE_PAPER_NEW,
    DIFFERENCE_PAPER_GONE,
    DIFFERENCE_PAPER, /* needed more, or less, or in other numbers */
    DIFFERENCE_DATE
};

/* What is not there before, or after, is "". Texts are in the language asked for. */
struct difference {
    enum difference_kind kind;
    const char *id; /* of the document or deadline; several with '|'; "" for the verdict */
    const char *name;
    const char *before;
    const char *after;
    const char *before_id; /* for programs: a verdict, an outcome, a necessity, a date; "" = none */
    const char *after_id;
};

struct recall {
    enum recall_state state;
    enum code_fault fault;
    const char *sentence; /* what is to be said about it */
    struct code code;
    bool opens;         /* `session` can be served */
    bool other_content; /* it was made under another content than the present one */
    struct session session;
    const char *words;          /* the case of `session` as words (desk/case.h) */
    struct result result;       /* of `session` */
    const char *before_outcome; /* names of what it was; "" where that is not known */
    const char *before_verdict;
    size_t count;
    struct difference difference[RECALL_DIFFERENCES_MAX];
};

/* Where the routing of released contents is kept, for case codes made under them. */
struct releases {
    /* The released content whose code_print() is `print`, or NULL; the caller frees it. */
    struct content *(*open)(void *context, uint32_t print);
    void *context;
};

/* Under which content, on which day, in which language; and where released contents are. */
struct recall_request {
    const struct content *content;
    int32_t today;
    enum language language;
    struct releases releases; /* .open NULL = none are kept */
};

/* Everything it says lives in the arena or in the present content. */
void recall_make(struct recall *recall, struct arena *arena, const struct recall_request *request,
                 const char *typed);

/* "结论：先备案 → 手工报销" */
const char *difference_words(const struct words *words, const struct difference *difference);

/* Adds what differs between two results; the contents may differ too. (desk/recall_differ.c) */
void recall_differ(struct recall *recall, const struct words *words, const struct session *before,
                   const struct result *was);

#endif

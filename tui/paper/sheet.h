/*
 * The sheet (一次性告知单) that the citizen takes home: one model, several forms.
 *
 * sheet_make() turns a finished session into blocks of lines in one language, and decides everything the
 * paper says. The forms only lay it out: text (paper/sheet_text.h), slips (paper/sheet_thermal.h), Markdown,
 * and PDF (the program daoban-paper). What is not known is never printed as a value; no block is empty.
 */
#ifndef TUI_PAPER_SHEET_H
#define TUI_PAPER_SHEET_H

#include "base/arena.h"
#include "engine/change.h"
#include "model/office.h"

enum sheet_line_kind {
    SHEET_TITLE,   /* 一次性告知单 */
    SHEET_FIELD,   /* label: text */
    SHEET_HEADING, /* a block begins */
    SHEET_VERDICT, /* the conclusion, large */
    SHEET_TEXT,
    SHEET_STEP,       /* number. text */
    SHEET_CHANNEL,    /* indented: label text */
    SHEET_TICK,       /* □ or √, then text: papers; `mark` says which */
    SHEET_DETAIL,     /* indented below a tick */
    SHEET_BLANK_LINE, /* label ______ for handwriting; neighbours share a line where they fit */
    SHEET_SMALL,      /* sources, footnotes */
    SHEET_CUT,        /* where the receipt stub (留存联) begins */
    SHEET_CODE /* the case code, drawn as a QR too; label: what it is for, on lines of its own */
};

enum tick { TICK_EMPTY, TICK_HERE, TICK_MISSING, TICK_LATER };

struct sheet_line {
    enum sheet_line_kind kind;
    enum tick mark;
    const char *label; /* NULL = none */
    const char *text;
};

struct sheet {
    enum language language;
    const char *number; /* 编号 year-day-window-sequence; NULL = given no number */
    const char *head;   /* repeated at the top of every further page */
    const char *page;   /* pattern: page {1} of {2} */
    const char *name;   /* for a file: ASCII letters, digits and '-' */
    bool large;         /* large print: for eyes that cannot read 10 points */
    struct sheet_line *line;
    size_t count;
};

struct confirmation;

/* What the desk adds to the session. All borrowed. */
struct sheet_desk {
    const struct office *office;
    const char *window;
    const char *staff; /* 工号, NULL = left blank for handwriting */
    uint32_t sequence; /* of the day at this window */
    int32_t date;      /* day and minute of handing over, UTC+8 */
    int32_t minute;
    bool by_phone;                        /* 告知方式: 电话, else 现场 */
    bool reprint;                         /* 补打 */
    bool large;                           /* large print: what to bring first, telephones large */
    bool practice;                        /* 练习·无效 */
    bool foreign_content;                 /* 非本机构内容 */
    const enum tick *ticks;               /* per item of the checklist, NULL = all empty */
    const struct confirmation *confirmed; /* what the agency answered (engine/confirmation.h) */
    uint32_t confirmed_count;
};

/* The sheet of a session that has ended (result->trail.state is TRAIL_DONE); everything it says lives in the
 * arena or in the content. */
void sheet_make(struct arena *arena, const struct session *session, const struct result *result,
                enum language language, const struct sheet_desk *desk, struct sheet *sheet);

/* What stands below a case code where no square is drawn: its label without the first line, which is about
 * the square. "" = nothing. */
const char *sheet_code_remark(const struct sheet_line *line);

#endif

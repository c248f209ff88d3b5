/*
 * The desk: the one case being served, and everything around it that is not drawing.
 *
 * A desk holds a session and what follows from it (result, what is left, ticks on the papers), the
 * cases put aside (挂起), the recent ones, the language, and the clock as far as it was told. It
 * knows no curses and no files; both the screens and the plain mode drive it:
 *
 *     desk_open(&desk, content, &office, LANGUAGE_ZH, now());
 *     desk_begin(&desk, flow);
 *     while ((question = desk_question(&desk)) != NO_INDEX)
 *         desk_answer(&desk, question, ask(question));
 *     show(&desk.result);
 *     desk_finish(&desk);
 *
 * Ownership: the desk takes the content over and gives it back in desk_close(). A case keeps the
 * date it was begun on; the desk's own `now` follows midnight.
 */
#ifndef TUI_DESK_DESK_H
#define TUI_DESK_DESK_H

#include "desk/moment.h"
#include "engine/bounds.h"
#include "engine/change.h"
#include "engine/confirmation.h"
#include "model/office.h"
#include "paper/sheet.h"

#define DESK_PARKED_MAX 9
#define DESK_RECENT_MAX 9

/* A case is its answers, its ticks and what the agency answered; all else is derived. */
struct desk_case {
    struct session session;
    enum tick ticks[CHECKLIST_MAX]; /* per item of the checklist */
    int32_t date;                   /* when it was last touched */
    int32_t minute;
    uint32_t sequence;                             /* of the sheet given out; 0 = none yet */
    struct confirmation confirmed[UNVERIFIED_MAX]; /* desk/confirming.h */
    uint32_t confirmed_count;
};

/* Where the routing of released contents is kept, for case codes made under them. */
struct past {
    /* The released content whose code_print() is `print`, or NULL; the caller frees it. */
    struct content *(*open)(void *context, uint32_t print);
    void *context;
};

struct desk {
    struct content *content;
    struct content *fresh; /* changed content, taken over when no case is open; NULL = none */
    bool content_broken;   /* changed content has mistakes: the old goes on. Set by the caller */
    const struct office *office;
    const char *staff; /* 工号 given at the start, or NULL; desk_staff(). By the caller, borrowed */
    const char *numbers; /* file of the day's sheet numbers; NULL = kept in memory. By the caller */
    /* Citizens use it by themselves: the next must not see the one before, so a case that is over is
     * forgotten, none is put aside and none is begun with another's answers. Set by the caller */
    bool public_machine;
    bool foreign_content; /* not the office's own content: the sheet says so. Set by the caller */
    struct past past;     /* .open NULL = none. Set by the caller */
    enum language language;
    int32_t
        on; /* the day taken for today whatever the clock says; 0 = the clock's. By the caller */
    struct moment now;
    int64_t touched; /* milliseconds of the last key */

    bool serving;
    struct desk_case open;
    struct result result; /* of the open case */
    struct left left;

    uint32_t parked_count;
    uint32_t recent_count;

    struct desk_case same; /* start facts of the last person, for 同一人再办 */
    bool same_person;
    uint32_t sequence;            /* sheets given out today */
    char staff_today[STAFF_SIZE]; /* 工号 typed today; "" = none */

    /* Large, and meant only up to their counts: not touched at the start, every page of it costs. */
    struct desk_case parked[DESK_PARKED_MAX]; /* newest first */
    struct desk_case recent[DESK_RECENT_MAX]; /* newest first */
};

void desk_open(struct desk *desk, struct content *content, const struct office *office,
               enum language language, struct moment now);
void desk_close(struct desk *desk);

/* ---- the clock -------------------------------------------------------------------------- */

/* Tells the time; true when the minute or the date shown has changed. */
bool desk_tell(struct desk *desk, struct moment now);

/* A key was pressed. */
void desk_touch(struct desk *desk);

/* Milliseconds until the desk goes back to the home screen by itself; -1 = never, 0 = now. */
int64_t desk_idle_in(const struct desk *desk);

/* True when the open case was begun on an earlier day than today. */
bool desk_past_midnight(const struct desk *desk);

/* ---- the case --------------------------------------------------------------------------- */

/* Begins a case; one that is open goes to the recent ones first. */
void desk_begin(struct desk *desk, uint32_t flow);

/*
 * The question waiting: start facts the flow has use for first (place of insurance, place of care,
 * scheme), then the flow's own. NO_INDEX when there is a result.
 */
uint32_t desk_question(const struct desk *desk);

/* False when the answer is refused; nothing has changed then. */
bool desk_answer(struct desk *desk, uint32_t question, struct answer answer);

/* Takes the last answer back; false when there is none. */
bool desk_back(struct desk *desk);

/* Whether the case has its outcome. */
bool desk_done(const struct desk *desk);

/* The outcome of a case that is done. */
const struct outcome *desk_outcome(const struct desk *desk);

/* Goes on with the flow the outcome names as next, keeping the answers; false when it names none. */
bool desk_continue(struct desk *desk);

/* The case is over: it goes to the recent ones, if anything was answered; on a public machine nowhere. */
void desk_finish(struct desk *desk);

/* Ends the case; the next one begun keeps place of insurance, place of care and scheme. */
void desk_finish_same_person(struct desk *desk);

/* ---- cases put aside -------------------------------------------------------------------- */

/* Puts the open case aside; false when there is no room or no open case, or on a public machine. */
bool desk_park(struct desk *desk);
void desk_unpark(struct desk *desk, uint32_t index);

/* Opens a recent case again. */
void desk_reopen(struct desk *desk, uint32_t index);

struct recall;

/* What a case code says here and today; everything in the arena. (desk/recall.h) */
void desk_read_code(const struct desk *desk, struct arena *arena, const char *typed,
                    struct recall *recall);

/* Opens the case of a code that opens; one that is open goes to the recent ones first. */
void desk_recall(struct desk *desk, const struct recall *recall);

/* ---- papers ----------------------------------------------------------------------------- */

/* 空 → 已带 → 缺 → 容缺 (only where the paper may come later) → 空. */
void desk_tick(struct desk *desk, uint32_t item);

/* Every paper still 空 becomes 已带. */
void desk_tick_rest(struct desk *desk);

/* Whether the paper need not be handed in (the document says how). */
bool desk_waived(const struct desk *desk, uint32_t item);

/* Required papers that are neither here, nor to come later, nor waived. */
uint32_t desk_missing(const struct desk *desk);

/*
 * The papers already certain while questions are still open: those every outcome that can still
 * come requires. Empty when nothing is certain.
 */
void desk_certain(const struct desk *desk, struct checklist *checklist);

/* How a sheet is given out, as far as its words depend on it. */
struct giving {
    bool by_phone; /* 告知方式: 电话, else 现场 */
    bool large;    /* in large print */
};

/* The sheet of a case that is done, as it would be given out now. */
void desk_preview(const struct desk *desk, struct arena *arena, struct giving giving,
                  struct sheet *sheet);

/* The same, given out: the case keeps its number and a second one says 补打. */
void desk_sheet(struct desk *desk, struct arena *arena, struct giving giving, struct sheet *sheet);

/* A sheet given out as number `sequence` came to nothing: the printer refused, the disk was full. */
void desk_not_given(struct desk *desk, uint32_t sequence);

/* ---- content ---------------------------------------------------------------------------- */

/*
 * Offers changed content. It is taken over at once when no case is open, else when the case ends.
 * Cases put aside and recent ones are carried over by the names of questions and options.
 */
void desk_offer(struct desk *desk, struct content *fresh);

/* `from` under another content; false when its flow is not there any more. (desk/carry.c) */
bool session_carry(const struct session *from, const struct content *to, struct session *out);

#endif

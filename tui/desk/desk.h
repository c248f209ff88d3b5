/*
 * The desk: the one case being served, and everything around it that is not drawing.
 *
 * A desk holds the open case and what follows from it (result, what is left), the cases put aside
 * (挂起), the recent ones, the language, and the clock as far as it was told. It knows no curses; both
 * the screens and the plain mode drive it:
 *
 *     desk_open(&desk, &(struct desk_setup){.office = &office}, content, LANGUAGE_ZH, now());
 *     desk_begin(&desk, flow);
 *     while ((question = desk_question(&desk)) != NO_INDEX)
 *         desk_answer(&desk, question, ask(question));
 *     show(&desk.result);
 *     desk_finish(&desk);
 *     desk_close(&desk);
 *
 * Ownership: the desk takes the content over and gives it back in desk_close(). What the setup points
 * to is borrowed and outlives the desk. Only the open case points into the content, and the content
 * never changes while a case is open; cases in lists are words (desk/caselist.h).
 *
 * Time: dates are days, minutes those of the day; a case keeps the date it was begun on, the desk's
 * own `now` follows midnight.
 */
#ifndef TUI_DESK_DESK_H
#define TUI_DESK_DESK_H

#include "base/moment.h"
#include "desk/case.h"
#include "desk/caselist.h"
#include "desk/recall.h"
#include "engine/bounds.h"
#include "model/office.h"
#include "paper/sheet.h"

#define DESK_PARKED_MAX CASELIST_ROOM_MAX
#define DESK_RECENT_MAX CASELIST_ROOM_MAX

struct desk;

/* Who wants to know when a case has changed: a store that saves, for one. */
struct desk_listener {
    /* Called once by every function below that has changed the open case or a list, after everything
     * is derived; never by one that has refused or found nothing to do. It must not change the desk. */
    void (*changed)(void *context, const struct desk *desk);
    void *context;
};

/* What does not change while a desk is open. All zero but the office is a desk that keeps nothing. */
struct desk_setup {
    const struct office *office;
    int32_t on;          /* the day taken for today whatever the clock says; 0 = the clock's */
    const char *staff;   /* 工号 given at the start, or NULL; see desk_staff() */
    const char *numbers; /* file of the day's sheet numbers; NULL = kept in memory */
    /* Citizens use it by themselves: the next must not see the one before, so a case that is over is
     * forgotten, none is put aside and none is begun with another's answers. */
    bool public_machine;
    bool foreign_content;          /* not the office's own content: the sheet says so */
    struct releases releases;      /* for codes of earlier contents; .open NULL = none */
    struct desk_listener listener; /* .changed NULL = nobody listens */
    struct caselist *parked;       /* where cases put aside are kept; NULL = in memory */
    struct caselist *recent;       /* the same for recent ones */
};

struct desk {
    struct desk_setup setup;
    struct content *content;
    struct content *fresh; /* changed content, taken over when no case is open; NULL = none */
    bool content_broken;   /* changed content has mistakes: the old goes on. Set by who looks */
    enum language language;
    struct moment now;
    int64_t touched; /* milliseconds of the last key */

    bool serving;
    struct desk_case open;
    struct result result; /* of the open case */
    struct left left;

    struct caselist *parked; /* cases put aside */
    struct caselist *recent;
    struct caselist_memory own_parked, own_recent; /* where the setup names none */
    struct caselist_memory same_person; /* whose next case keeps the start facts: at most one */

    uint32_t sequence;            /* sheets given out today */
    char staff_today[STAFF_SIZE]; /* 工号 typed today; "" = none */
};

/* Opens a desk with no case. Of lists that were kept elsewhere, cases whose matter the content has not
 * any more are dropped. */
void desk_open(struct desk *desk, const struct desk_setup *setup, struct content *content,
               enum language language, struct moment now);
void desk_close(struct desk *desk);

/* Who the hall is to the person of the open case. */
struct hall desk_hall(const struct desk *desk);

/* ---- the clock -------------------------------------------------------------------------- */

/* Tells the time; true when the minute or the date shown has changed. */
bool desk_tell(struct desk *desk, struct moment now);

/* A key was pressed. */
void desk_touch(struct desk *desk);

/* Milliseconds until the desk goes back to the home screen by itself; -1 = never, 0 = now. */
int64_t desk_idle_in(const struct desk *desk);

/* True when the open case was begun on an earlier day than today. */
bool desk_past_midnight(const struct desk *desk);

/* ---- the clerk -------------------------------------------------------------------------- */

/* 工号 of the clerk at the desk: typed today, else given at the start; NULL = not known. */
const char *desk_staff(const struct desk *desk);

/* 1 to 12 digits; false, and nothing changed, when it is something else. Midnight forgets it. */
bool desk_staff_typed(struct desk *desk, const char *digits);

/* Whether it is a staff number. */
bool desk_staff_valid(const char *digits);

/* ---- the case --------------------------------------------------------------------------- */

/*
 * Begins a case; one that is open goes to the recent ones first. Changed content that waited for it is
 * taken over then: false when that has no such flow any more, and no case is open.
 */
bool desk_begin(struct desk *desk, uint32_t flow);

/*
 * The question waiting: start facts the flow has use for first (place of insurance, scheme, place of
 * care), then the flow's own. NO_INDEX when there is a result.
 */
uint32_t desk_question(const struct desk *desk);

/* False when the answer is refused; nothing has changed then. */
bool desk_answer(struct desk *desk, uint32_t question, struct answer answer);

struct desk_answer {
    uint32_t question;
    struct answer answer;
};

/*
 * Several answers in one step, as when an institution is chosen that settles place and level. They are
 * given in this order, all or none: false when one is refused, and nothing has changed then. desk_back()
 * takes all of them back at once; an answer changed since is no part of the step any more.
 */
bool desk_answer_all(struct desk *desk, const struct desk_answer *answers, uint32_t count);

/*
 * Takes the last answer back, and those given in one step with it; false when there is none. The last
 * is the one latest on the path, unless a step that began earlier has given it.
 */
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

/* ---- cases put aside, and recent ones ---------------------------------------------------- */

/* Puts the open case aside; false when there is no room or no open case, or on a public machine. */
bool desk_park(struct desk *desk);

/*
 * Takes up a case put aside, or a recent one; one that is open goes to the recent ones first. False when
 * content that waited for that has no such matter: the case taken up is gone then.
 */
bool desk_unpark(struct desk *desk, uint32_t index);
bool desk_reopen(struct desk *desk, uint32_t index);

/* A case of a list (desk->parked, desk->recent) under the present content. */
void desk_case_at(const struct desk *desk, const struct caselist *list, uint32_t index,
                  struct desk_case *one);

/* What a case code says here and today; everything in the arena. */
void desk_read_code(const struct desk *desk, struct arena *arena, const char *typed,
                    struct recall *recall);

/* As a desk asks: under its content, today, in its language. */
struct recall_request desk_recall_request(const struct desk *desk);

/*
 * Opens the case of a code that opens, whatever content there is by now; one that is open goes to the
 * recent ones first. False when the content has no such matter any more.
 */
bool desk_recall(struct desk *desk, const struct recall *recall);

/* ---- papers ----------------------------------------------------------------------------- */

/*
 * The tick of a paper on the list of a case that is done. 容缺 counts only where the paper may come
 * later: where the answers have changed so that it may not, it is 空.
 */
enum tick desk_ticked(const struct desk *desk, uint32_t item);

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
struct delivery {
    bool by_phone; /* 告知方式: 电话, else 现场 */
    bool large;    /* in large print */
};

/* The sheet of a case that is done, as it would be given out now. */
void desk_preview(const struct desk *desk, struct arena *arena, struct delivery delivery,
                  struct sheet *sheet);

/* The same, given out: the case keeps its number and a second one says 补打. */
void desk_sheet(struct desk *desk, struct arena *arena, struct delivery delivery,
                struct sheet *sheet);

/* A sheet given out as number `sequence` came to nothing: the printer refused, the disk was full. */
void desk_not_given(struct desk *desk, uint32_t sequence);

/* ---- content ---------------------------------------------------------------------------- */

/*
 * Offers changed content. It is taken over at once when no case is open, else when the case ends. Cases
 * in lists whose matter it has not any more are dropped.
 */
void desk_offer(struct desk *desk, struct content *fresh);

/* ---- for the files of desk/ -------------------------------------------------------------- */

/* Tells the listener that a case has changed. */
void desk_changed(const struct desk *desk);

#endif

/*
 * Working days as announced by the State Council's office (放假通知), with make-up workdays.
 *
 * Every function says through *announced whether every day that was looked at lies in announced
 * years (true where no holiday matters, as with months); beyond them only Saturdays, Sundays and the
 * holidays that fall on the same day every year are taken off, and whoever shows the date must say so.
 */
#ifndef TUI_MODEL_CALENDAR_H
#define TUI_MODEL_CALENDAR_H

#include "model/content.h"

bool calendar_workday(const struct content *content, int32_t date, bool *announced);

/* The date `amount` working days after (before, when negative) `date`; the first day does not
 * count. 2026-01-20 + 30 workdays = 2026-03-09. Constant time within announced years. */
int32_t calendar_add_workdays(const struct content *content, int32_t date, int32_t amount,
                              bool *announced);

/* `date` itself when it is a working day, else the next one (Civil Code, article 203). */
int32_t calendar_roll(const struct content *content, int32_t date, bool *announced);

/* `date` itself when it is a working day, else the one before it. */
int32_t calendar_roll_back(const struct content *content, int32_t date, bool *announced);

/* date + duration in any unit. */
int32_t calendar_add(const struct content *content, int32_t date, struct duration duration,
                     bool *announced);

#endif

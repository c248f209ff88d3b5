/* Taking down what the agency answered. */
#include "desk/confirm.h"

#include "base/text.h"
#include "desk/personal.h"

#include <stdlib.h>
#include <string.h>

#define NUMBER_DIGITS 5
#define DAYS_AROUND 3660 /* a date the agency names lies within ten years of today */

uint32_t desk_unverified(const struct desk *desk, uint32_t parameters[UNVERIFIED_MAX])
{
    if (desk->setup.public_machine || !desk_done(desk))
        return 0;
    return confirmation_unverified(&desk->open.session, &desk->result, parameters);
}

const struct confirmation *desk_confirmed(const struct desk *desk, uint32_t parameter)
{
    return confirmation_find(desk->open.confirmed, desk->open.confirmed_count, parameter);
}

/* ---- reading ------------------------------------------------------------------------------ */

static bool number_read(const char *typed, size_t size, int64_t *number)
{
    if (size == 0 || size > NUMBER_DIGITS || strspn(typed, "0123456789") < size)
        return false;
    *number = strtol(typed, NULL, 10);
    return true;
}

static bool option_read(const struct parameter *parameter, const char *typed, int64_t *option)
{
    if (!number_read(typed, strlen(typed), option) || *option < 1 ||
        *option > parameter->options.count)
        return false;
    *option -= 1;
    return true;
}

static bool duration_read(const char *typed, struct duration *duration)
{
    static const enum unit units[] = {UNIT_DAYS, UNIT_WORKDAYS, UNIT_MONTHS, UNIT_YEARS};
    const size_t digits = strcspn(typed, "/.");
    int64_t amount, unit = 1;

    if (!number_read(typed, digits, &amount) || digits > 3)
        return false;
    if (typed[digits] != '\0' &&
        !number_read(typed + digits + 1, strlen(typed + digits + 1), &unit))
        return false;
    if (unit < 1 || unit > 4)
        return false;
    *duration = (struct duration){.amount = (int32_t)amount, .unit = units[unit - 1]};
    return true;
}

static enum confirm_fault text_read(const char *typed, struct confirmation *confirmation)
{
    const size_t size = strlen(typed);

    if (size >= CONFIRMED_BYTES || text_unclean(typed, size, false, NULL))
        return CONFIRM_UNFINISHED;
    memcpy(confirmation->text, typed, size + 1);
    return personal_number(typed) ? CONFIRM_PERSONAL : CONFIRM_FINE;
}

static bool day_read(const char *typed, int32_t today, int64_t *number)
{
    bool outside = false;
    int32_t date = 0;

    if (!date_typed(typed, today, today - DAYS_AROUND, today + DAYS_AROUND, &date, &outside))
        return false;
    *number = date;
    return !outside;
}

static bool value_read(const struct parameter *parameter, const char *typed, int32_t today,
                       struct confirmation *confirmation)
{
    switch ((enum parameter_type)parameter->type) {
    case PARAMETER_ONE_OF:
    case PARAMETER_YES_NO:
        return option_read(parameter, typed, &confirmation->number);
    case PARAMETER_NUMBER:
        return number_read(typed, strlen(typed), &confirmation->number);
    case PARAMETER_DATE:
    case PARAMETER_DEADLINE:
        return day_read(typed, today, &confirmation->number);
    case PARAMETER_DURATION:
        return duration_read(typed, &confirmation->duration);
    case PARAMETER_TEXT:
    case PARAMETER_LOSS:
        break;
    }
    return false;
}

bool confirm_takes_text(const struct content *content, uint32_t parameter)
{
    uint32_t type = content->parameters[parameter].type;

    return type == PARAMETER_TEXT || type == PARAMETER_LOSS;
}

enum confirm_fault confirm_read(const struct content *content, uint32_t parameter,
                                const char *typed, int32_t today, struct confirmation *confirmation)
{
    const struct parameter *asked = &content->parameters[parameter];

    *confirmation = (struct confirmation){.parameter = parameter, .by_hand = typed[0] == '\0'};
    if (confirmation->by_hand)
        return CONFIRM_FINE;
    if (confirm_takes_text(content, parameter))
        return text_read(typed, confirmation);
    return value_read(asked, typed, today, confirmation) ? CONFIRM_FINE : CONFIRM_UNFINISHED;
}

/* ---- keeping ------------------------------------------------------------------------------ */

void desk_confirm(struct desk *desk, const struct confirmation *confirmation)
{
    struct desk_case *open = &desk->open;
    const char *staff = desk_staff(desk);
    uint32_t at = 0;

    while (at < open->confirmed_count && open->confirmed[at].parameter != confirmation->parameter)
        at++;
    if (at == UNVERIFIED_MAX)
        return;
    open->confirmed[at] = *confirmation;
    if (staff != NULL)
        memcpy(open->confirmed[at].staff, staff, strlen(staff) + 1);
    open->confirmed[at].date = desk->now.date;
    open->confirmed[at].minute = desk->now.minute;
    confirmation_facts(&open->session, &desk->result.trail, confirmation->parameter,
                       open->confirmed[at].facts);
    open->confirmed_count += at == open->confirmed_count;
    desk_changed(desk);
}

void desk_unconfirm(struct desk *desk)
{
    if (desk->open.confirmed_count == 0)
        return;
    desk->open.confirmed_count = 0;
    desk_changed(desk);
}

/* Taking down what the agency answered. */
#include "desk/confirming.h"

#include "base/text.h"
#include "desk/private.h"
#include "wording/words.h"

#include <stdlib.h>
#include <string.h>

#define NUMBER_DIGITS 5
#define DAYS_AROUND 3660  /* a date the agency names lies within ten years of today */
#define PERSONAL_DIGITS 7 /* of a telephone, a card, a person */

uint32_t desk_unverified(const struct desk *desk, uint32_t parameters[UNVERIFIED_MAX])
{
    if (desk->public_machine || !desk_done(desk))
        return 0;
    return unverified_parameters(&desk->open.session, &desk->result, parameters);
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

/* Blanks and dashes do not take a number apart. */
static bool personal(const char *text)
{
    size_t digits = 0;

    for (; *text != '\0' && digits < PERSONAL_DIGITS; text++)
        if (*text != ' ' && *text != '-')
            digits = *text >= '0' && *text <= '9' ? digits + 1 : 0;
    return digits == PERSONAL_DIGITS;
}

static enum confirming text_read(const char *typed, struct confirmation *confirmation)
{
    const size_t size = strlen(typed);

    if (size >= CONFIRMED_BYTES || text_unclean(typed, size, false, NULL))
        return CONFIRMING_UNFINISHED;
    memcpy(confirmation->text, typed, size + 1);
    return personal(typed) ? CONFIRMING_PERSONAL : CONFIRMING_GOOD;
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
        break;
    }
    return false;
}

enum confirming confirming_read(const struct content *content, uint32_t parameter,
                                const char *typed, int32_t today, struct confirmation *confirmation)
{
    const struct parameter *asked = &content->parameters[parameter];

    *confirmation = (struct confirmation){.parameter = parameter, .by_hand = typed[0] == '\0'};
    if (confirmation->by_hand)
        return CONFIRMING_GOOD;
    if (asked->type == PARAMETER_TEXT)
        return text_read(typed, confirmation);
    return value_read(asked, typed, today, confirmation) ? CONFIRMING_GOOD : CONFIRMING_UNFINISHED;
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
}

void desk_unconfirm(struct desk *desk)
{
    desk->open.confirmed_count = 0;
}

static bool still_asked(const struct desk *desk, const struct confirmation *confirmation)
{
    uint32_t parameters[UNVERIFIED_MAX];
    const uint32_t count = unverified_parameters(&desk->open.session, &desk->result, parameters);
    struct answer facts[3];

    confirmation_facts(&desk->open.session, &desk->result.trail, confirmation->parameter, facts);
    for (size_t i = 0; i < 3; i++)
        if (facts[i].state != confirmation->facts[i].state ||
            facts[i].number != confirmation->facts[i].number)
            return false;
    for (uint32_t i = 0; i < count; i++)
        if (parameters[i] == confirmation->parameter)
            return true;
    return false;
}

void confirmed_review(struct desk *desk)
{
    struct desk_case *open = &desk->open;
    uint32_t kept = 0;

    for (uint32_t i = 0; i < open->confirmed_count; i++)
        if (still_asked(desk, &open->confirmed[i]))
            open->confirmed[kept++] = open->confirmed[i];
    open->confirmed_count = kept;
}

/* ---- under changed content ---------------------------------------------------------------- */

static bool carried(struct confirmation *confirmation, const struct content *from,
                    const struct content *to)
{
    const struct parameter *before = &from->parameters[confirmation->parameter];
    const uint32_t target = content_parameter(to, content_string(from, before->id));
    const struct parameter *after;
    const char *option;

    if (target == NO_INDEX || to->parameters[target].type != before->type)
        return false;
    after = &to->parameters[target];
    confirmation->parameter = target;
    if (before->options.count == 0 || confirmation->by_hand)
        return true;
    option = content_string(
        from, from->options[before->options.first + (uint32_t)confirmation->number].id);
    for (uint32_t i = 0; i < after->options.count; i++)
        if (strcmp(option, content_string(to, to->options[after->options.first + i].id)) == 0) {
            confirmation->number = i;
            return true;
        }
    return false;
}

void confirmed_carry(struct desk_case *kept, const struct content *from, const struct content *to)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < kept->confirmed_count; i++) {
        struct confirmation confirmation = kept->confirmed[i];

        if (carried(&confirmation, from, to))
            kept->confirmed[count++] = confirmation;
    }
    kept->confirmed_count = count;
}

/* ---- the clerk ---------------------------------------------------------------------------- */

const char *desk_staff(const struct desk *desk)
{
    return desk->staff_today[0] != '\0' ? desk->staff_today : desk->staff;
}

bool staff_number(const char *digits)
{
    const size_t size = strspn(digits, "0123456789");

    return size > 0 && size < STAFF_SIZE && digits[size] == '\0';
}

bool desk_staff_typed(struct desk *desk, const char *digits)
{
    if (!staff_number(digits))
        return false;
    memcpy(desk->staff_today, digits, strlen(digits) + 1);
    return true;
}

/*
 * One line of what `daoban doctor` finds, as every part of it prints them.
 */
#include "commands/doctor.h"

void doctor_report(struct doctor *doctor, enum finding finding, enum phrase phrase,
                   const char *argument)
{
    static const enum phrase words[] = {[FINDING_GOOD] = PHRASE_DOCTOR_GOOD,
                                        [FINDING_CARE] = PHRASE_DOCTOR_CARE,
                                        [FINDING_BAD] = PHRASE_DOCTOR_BAD};
    struct arena *arena = &doctor->setup.arena;

    if (finding == FINDING_BAD)
        doctor->bad++;
    printf("%s %s\n", phrase_text(words[finding], doctor->language),
           phrase_format(arena, phrase, doctor->language, argument, NULL));
}

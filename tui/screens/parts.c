/* The screens that open by themselves. */
#include "screens/parts.h"

const struct app_screens parts = {
    .home = home_open,
    .question = question_open,
    .conclusion = conclusion_open,
    .gap = help_gap_open,
    .change = change_open,
    .menu = menu_open,
    .help = help_open,
    .recall = code_recall_open,
};

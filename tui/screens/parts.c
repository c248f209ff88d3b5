/* The screens that open by themselves. */
#include "screens/parts.h"

const struct app_screens parts = {
    .home = home_open,
    .question = screen_for_question,
    .conclusion = conclusion_open,
    .gap = gap_open,
    .change = change_open,
    .menu = menu_open,
    .help = help_open,
    .recall = recall_open,
};

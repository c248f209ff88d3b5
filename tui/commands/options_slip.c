/*
 * The options that only slips have: their width, and what their printer can print.
 */
#include "commands/options.h"

#include "commands/saying.h"
#include "paper/sheet_thermal.h"

#include <string.h>

enum exit_code options_slip(struct options *options, FILE *err)
{
    static const char *const profiles[] = {
        [ESCPOS_GB18030] = "gb18030", [ESCPOS_GB2312] = "gb2312", NULL};
    const char *columns = options->value[OPTION_COLUMNS];
    const char *profile = options->value[OPTION_PROFILE];
    const int *width = thermal_widths;
    size_t i = 0;
    char room[16];

    options->columns = *width;
    if ((columns || profile) && options->format != FORMAT_ESCPOS) {
        say(err, SAY_SLIPS_ONLY, options->language, columns ? "--columns" : "--profile", NULL);
        return EXIT_MISUSE;
    }
    while (columns && *width &&
           (snprintf(room, sizeof room, "%d", *width), strcmp(columns, room) != 0))
        width++;
    while (profile && profiles[i] && strcmp(profile, profiles[i]) != 0)
        i++;
    if (*width == 0 || profiles[i] == NULL) {
        say(err, SAY_BAD_SLIP, options->language, *width == 0 ? columns : profile, NULL);
        return EXIT_MISUSE;
    }
    options->columns = *width;
    options->profile = (enum escpos_profile)i;
    return EXIT_DONE;
}

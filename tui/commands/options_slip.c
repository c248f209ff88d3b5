/*
 * The options that only slips have: their width, what their printer can print, and who draws the QR.
 */
#include "commands/options.h"

#include "commands/saying.h"

#include <string.h>

/* clang-format off */
static const struct {
    enum option_id option;
    const char *name;
    const char *words[4]; /* the first is what holds when it is not given */
} choices[] = {
    {OPTION_COLUMNS, "--columns", {"48", "42", "32"}}, /* as thermal_widths */
    {OPTION_PROFILE, "--profile", {[ESCPOS_GB18030] = "gb18030", [ESCPOS_GB2312] = "gb2312"}},
    {OPTION_QR,      "--qr",      {[THERMAL_QR_PRINTER] = "printer", [THERMAL_QR_PICTURE] = "picture",
                                   [THERMAL_QR_NONE] = "none"}},
};
/* clang-format on */

#define CHOICES (sizeof choices / sizeof *choices)

enum exit_code options_slip(struct options *options, FILE *err)
{
    size_t chosen[CHOICES] = {0};

    for (size_t i = 0; i < CHOICES; i++) {
        const char *given = options->value[choices[i].option];

        if (given == NULL)
            continue;
        if (options->format != FORMAT_ESCPOS) {
            say(err, SAY_SLIPS_ONLY, options->language, choices[i].name, NULL);
            return EXIT_MISUSE;
        }
        while (choices[i].words[chosen[i]] && strcmp(given, choices[i].words[chosen[i]]) != 0)
            chosen[i]++;
        if (choices[i].words[chosen[i]] == NULL) {
            say(err, SAY_BAD_SLIP, options->language, given, NULL);
            return EXIT_MISUSE;
        }
    }
    options->columns = thermal_widths[chosen[0]];
    options->profile = (enum escpos_profile)chosen[1];
    options->qr = (enum thermal_qr)chosen[2];
    return EXIT_DONE;
}

/*
 * Every option, command and format.
 */
#include "commands/options_table.h"

#define FOR(command) (1u << COMMAND_##command)
#define FOR_ALL ((1u << COMMAND_COUNT) - 1)
#define FORMAT_BIT(format) (1u << FORMAT_##format)

/* clang-format off */
const struct option_row option_rows[OPTION_COUNT] = {
    [OPTION_CONTENT]   = {"content", "DIR",    FOR_ALL,                            SAY_OPTION_CONTENT},
    [OPTION_LANG]      = {"lang",    "zh|en",  FOR_ALL,                            SAY_OPTION_LANG},
    [OPTION_REGION]    = {"region",  "CODE",   FOR(DESK) | FOR(RUN) | FOR(GRAPH) | FOR(PRINT), SAY_OPTION_REGION},
    [OPTION_ON]        = {"on",      "DATE",   FOR(DESK) | FOR(RUN) | FOR(OPEN) | FOR(PRINT) | FOR(DATE), SAY_OPTION_ON},
    [OPTION_SET]       = {"set",     "Q=V",    FOR(RUN) | FOR(PRINT) | FOR(TEST),  SAY_OPTION_SET},
    [OPTION_ANSWERS]   = {"answers", "FILE",   FOR(RUN),                           SAY_OPTION_ANSWERS},
    [OPTION_FORMAT]    = {"format",  "FORMAT", FOR(RUN) | FOR(CHECK) | FOR(TEST) | FOR(DIFF) | FOR(GRAPH) | FOR(OPEN), SAY_OPTION_FORMAT},
    [OPTION_DUE]       = {"due",     "DAYS",   FOR(CHECK),                         SAY_OPTION_DUE},
    [OPTION_LARGE]     = {"large",   NULL,     FOR(RUN),                           SAY_OPTION_LARGE},
    [OPTION_COLUMNS]   = {"columns", "48|42|32", FOR(RUN),                         SAY_OPTION_COLUMNS},
    [OPTION_PROFILE]   = {"profile", "gb18030|gb2312", FOR(RUN),                   SAY_OPTION_PROFILE},
    [OPTION_QR]        = {"qr",      "printer|picture|none", FOR(RUN),             SAY_OPTION_QR},
    [OPTION_OUTPUT]    = {"output",  "FILE",   FOR(RUN) | FOR(OPEN) | FOR(GRAPH),  SAY_OPTION_OUTPUT},
    [OPTION_PRINTER]   = {"printer", "NAME",   FOR(PRINT),                         SAY_OPTION_PRINTER},
    [OPTION_FORM]      = {"form",    "a4|large|80|58|text", FOR(PRINT),            SAY_OPTION_FORM},
    [OPTION_COPIES]    = {"copies",  "N",      FOR(PRINT),                         SAY_OPTION_COPIES},
    [OPTION_LIST]      = {"list",    NULL,     FOR(PRINT),                         SAY_OPTION_LIST},
    [OPTION_PLAIN]     = {"plain",   NULL,     FOR(DESK),                          SAY_OPTION_PLAIN},
    [OPTION_STAFF]     = {"staff",   "N",      FOR(DESK) | FOR(RUN) | FOR(PRINT),  SAY_OPTION_STAFF},
    [OPTION_ASCII]     = {"ascii",   NULL,     FOR(DESK),                          SAY_OPTION_ASCII},
    [OPTION_KIOSK]     = {"kiosk",   NULL,     FOR(DESK),                          SAY_OPTION_KIOSK},
    [OPTION_MUTATE]    = {"mutate",  NULL,     FOR(TEST),                          SAY_OPTION_MUTATE},
    [OPTION_ACCEPT]    = {"accept",  NULL,     FOR(TEST),                          SAY_OPTION_ACCEPT},
    [OPTION_GIT]       = {"git",     "REV",    FOR(DIFF),                          SAY_OPTION_GIT},
    [OPTION_HELP]      = {"help",    NULL,     FOR_ALL,                            SAY_OPTION_HELP},
    [OPTION_VERSION]   = {"version", NULL,     FOR_ALL,                            SAY_OPTION_VERSION},
};
/* clang-format on */

#define SHEET_FORMATS                                                                              \
    (FORMAT_BIT(TEXT) | FORMAT_BIT(JSON) | FORMAT_BIT(MARKDOWN) | FORMAT_BIT(PDF) |                \
     FORMAT_BIT(BRIEF) | FORMAT_BIT(ESCPOS))
#define GRAPH_FORMATS                                                                              \
    (FORMAT_BIT(DOT) | FORMAT_BIT(CSV) | FORMAT_BIT(TEXT) | FORMAT_BIT(MARKDOWN) | FORMAT_BIT(PDF))
#define REPORT_FORMATS (FORMAT_BIT(TEXT) | FORMAT_BIT(JSON))

/* clang-format off */
const struct command_row command_rows[COMMAND_COUNT] = {
    [COMMAND_DESK]   = {"", "[--plain]",
                         0, 0, 0, SAY_COMMAND_DESK},
    [COMMAND_RUN]    = {"run", "run FLOW [--set Q=V ...] [--answers FILE]",
                         1, 1, SHEET_FORMATS, SAY_COMMAND_RUN},
    [COMMAND_CHECK]  = {"check", "check [--due DAYS]",
                         0, 0, REPORT_FORMATS, SAY_COMMAND_CHECK},
    [COMMAND_TEST]   = {"test", "test [--mutate | --accept [--set Q=V ...]] [FILE ...]",
                         0, ARGUMENTS_MAX, REPORT_FORMATS, SAY_COMMAND_TEST},
    [COMMAND_DIFF]   = {"diff", "diff {OLD NEW | --git REV [NEW]}",
                         0, 2, REPORT_FORMATS | FORMAT_BIT(MARKDOWN), SAY_COMMAND_DIFF},
    [COMMAND_GRAPH]  = {"graph", "graph [FLOW] [--region CODE]",
                         0, 1, GRAPH_FORMATS,
                         SAY_COMMAND_GRAPH},
    [COMMAND_OPEN]   = {"open", "open CODE",
                         1, ARGUMENTS_MAX, REPORT_FORMATS, SAY_COMMAND_OPEN},
    [COMMAND_PRINT]  = {"print", "print {FLOW [--set Q=V ...] | CODE | --list}",
                         0, ARGUMENTS_MAX, 0, SAY_COMMAND_PRINT},
    [COMMAND_RELEASE] = {"release", "release [--content DIR]",
                         0, 0, 0, SAY_COMMAND_RELEASE},
    [COMMAND_DATE]   = {"date", "date DATE +N{days|workdays|months|years}",
                         2, 2, 0, SAY_COMMAND_DATE},
    [COMMAND_DOCTOR] = {"doctor", "doctor",
                         0, 0, 0, SAY_COMMAND_DOCTOR},
    [COMMAND_ABOUT]  = {"about", "about",
                         0, 0, 0, SAY_COMMAND_ABOUT},
};
/* clang-format on */

const char *const format_names[FORMAT_COUNT] = {
    [FORMAT_TEXT] = "text", [FORMAT_JSON] = "json",     [FORMAT_MARKDOWN] = "markdown",
    [FORMAT_PDF] = "pdf",   [FORMAT_BRIEF] = "brief",   [FORMAT_DOT] = "dot",
    [FORMAT_CSV] = "csv",   [FORMAT_ESCPOS] = "escpos",
};

/*
 * The options that more than one command has.
 */
#include "commands/options.h"

#include "desk/desk.h"

/* A staff number has a form of its own, so that nobody's name is printed in its place. */
static bool staff_read(const struct option_row *option, void *target, const char *value)
{
    return desk_staff_valid(value) && options_read_text(option, target, value);
}

/* clang-format off */
const struct option_row option_region = {
    .name = "region",
    .value = {"地方", "CODE"},
    OPTION_TEXT(struct options, region),
    .help = {"本处的统筹区：代码或名称", "the pool this desk serves: a code or a name"},
    .manual = "参保地（本处的统筹区）：六位代码、地名或 \\fIregions\\fR 里的名称。",
};

const struct option_row option_on = {
    .name = "on",
    .value = {"日期", "DATE"},
    OPTION_DATE(struct options, on),
    .refusal = PHRASE_BAD_DATE,
    .help = {"当作这一天办理，如 2026-01-20", "as if today were this day: 2026-01-20"},
    .manual = "当作这一天办理，写成 2026\\-01\\-20。",
};

const struct option_row option_set = {
    .name = "set",
    .value = {"问题=答案", "Q=V"},
    .read = options_read_setting,
    .target = OPTION_TARGET(struct options, set, struct settings),
    .repeated = true,
    .values = VALUES_QUESTION,
    .refusal = PHRASE_BAD_SET,
    .help = {"一个答案，可以写多次", "one answer; can be repeated"},
    .manual =
        "一个答案，可以写多次。见“答案”。\n"
        "\\fBregion.\\fR\\fI参数\\fR\\fB=\\fR\\fI选项\\fR（或 \\fBunknown\\fR）按假设的规定算，\n"
        "用来重现 \\fBcheck\\fR 在“任意规定”下找到的情形，不代表任何地区。",
};

const struct option_row option_format = {
    .name = "format",
    .value = {"格式", "FORMAT"},
    OPTION_TEXT(struct options, format_named),
    .help = {"结果的格式：{1}", "how to write the result: {1}"},
};

const struct option_row option_output = {
    .name = "output",
    .value = {"文件", "FILE"},
    OPTION_TEXT(struct options, output),
    .values = VALUES_FILE,
    .help = {"结果写进新文件，不覆盖已有的", "write to a new file; never overwrites"},
    .manual = "结果写进新文件（权限 0600）。已有的文件从不覆盖。",
};

const struct option_row option_staff = {
    .name = "staff",
    .value = {"工号", "N"},
    .read = staff_read,
    .target = OPTION_TARGET(struct options, staff, const char *),
    .refusal = PHRASE_BAD_STAFF,
    .help = {"印在单子上的工号，1 到 12 位数字；不写就留空手写",
              "staff number printed on the sheet, 1 to 12 digits; else a line to write on"},
    .manual = "印在单子上、记在核实结果里的工号，1 到 12 位数字。不写就留空手写；\n"
              "填核实结果时也可以按，只记到当天。",
};
/* clang-format on */

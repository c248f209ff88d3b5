#!/bin/sh
# The desk as lines: a whole case by keypad, going back, changing an answer, saving, and every way out.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh

# talk CODE LINE...: a conversation of these lines on 2026-11-21.
talk() {
    expected=$1; shift
    printf '%s\n' "$@" | "$daoban" --plain --on 2026-11-21 >"$folder/out" 2>"$folder/err"
    rc=$?
    if [ "$rc" = "$expected" ]; then report 0; else report 1 "talk: exit $rc"; cat "$folder/err"; fi
}

mkdir -p "$XDG_CONFIG_HOME/daoban"
printf 'save_folder: %s/saved\n' "$folder" >"$XDG_CONFIG_HOME/daoban/daoban.yaml"

talk 0 1 371500 1 330100 1 1 1 1 1 2 1 4 q
out "2026年11月21日（星期六）"; out "参保地：山东省聊城市"; out "结论"; out "依据"; silent err

# full-width digits and signs, blanks around them, pinyin initials
talk 0 "１" " ３７１５００ " "１" 330100 "１" q; out "阶段"
talk 0 1 lyaoc lc q; out "1 山东省聊城市"
# whole readings, where no initials fit
talk 0 1 liaocheng q; out "参保地：山东省聊城市"
talk 0 1 zhongqing q; out "参保地：重庆市"
talk 0 1 liaochenx q; out "没看懂"

# nonsense is asked again, not taken; - goes back; * says why; ? helps
talk 0 1 371500 7 x "" 1 "*" q; out "没看懂"; out "险种：职工"
talk 0 1 371500 - 110000 q; out "参保地：北京市"
talk 0 "?" q; out "退回上一问"
# the office's own pool stands on 1
printf '1\n1\nq\n' | "$daoban" --plain --region 371500 >"$folder/out" 2>"$folder/err"; holds test $? = 0
out "1 山东省聊城市（本统筹区）"; out "参保地：山东省聊城市"
talk 0 1 - - 1 q
talk 0 9 99 q; out "没看懂"

# what a node leaves out is not offered when its answer is changed either
talk 0 7 371500 1 330100 1 2 + 5 - q; out "2 正在住院"
if grep -q 还没去看 "$folder/out"; then report 1 "an option that the node does not offer"; else report 0; fi

# an outcome that leads to another matter goes on with it, on 8 and only there
talk 0 0 1 1 8 q; out "8 接着办"; out "医保是在哪里参的"
talk 0 1 371500 1 330100 1 1 1 1 1 2 1 8 q; out "没看懂"

# what has been answered, what may come out; the caption of a QR code is for paper
talk 0 1 371500 1 330100 "*" 1 1 1 1 1 2 1 q; out "已答 1 问，还剩"; out "可能结果：直接结算"; out '常见误传：“'
if grep -q 付款码 "$folder/out"; then report 1 "a caption without its QR code"; else report 0; fi

# saving: twice, never over another
talk 0 1 371500 1 330100 1 1 1 1 1 2 1 3 3 1 q
out "/saved/2026-1121-0001.txt"; out "/saved/2026-1121-0001-2.txt"
holds test "$(find "$folder/saved" -name '*.txt' | wc -l)" = 2

# a first sheet that came to nothing leaves its number free: the next one is no reprint
printf 'save_folder: %s/later\ndesk: {printer: "-o"}\n' "$folder" >"$XDG_CONFIG_HOME/daoban/daoban.yaml"
talk 0 1 371500 1 330100 1 1 1 1 1 2 1 1 3 3 1 q
out "找不到打印机 -o"; out "单子已经给过一份"
out "/later/2026-1121-0002.txt"; out "/later/2026-1121-0002-2.txt"
if grep -q 补打 "$folder/later/2026-1121-0002.txt"; then report 1 "a first sheet says 补打"; else report 0; fi
holds grep -q 补打 "$folder/later/2026-1121-0002-2.txt"

# a second one is not given unless it is meant; - goes back, q leaves
talk 0 1 371500 1 330100 1 1 1 1 1 2 1 3 3 0 3 - 3 x 3 q
holds test "$(find "$folder/later" -name '*.txt' | wc -l)" = 3

# choosing a printer and a form: remembered for the next day, never the case
printf 'save_folder: %s/later\nprinters: [{name: 激光, to: "queue:HALL-1"}, {name: 小票机, to: "tcp://127.0.0.1:9", columns: 32}]\n' \
    "$folder" >"$XDG_CONFIG_HOME/daoban/daoban.yaml"
talk 0 1 371500 1 330100 1 1 1 1 1 2 1 10 q; out "现在是 A4 大字"
talk 0 1 371500 1 330100 1 1 1 1 1 2 1 9 2 q; out "打印机：小票机"; out "58 毫米小票"
talk 0 1 371500 1 330100 1 1 1 1 1 2 1 9 9 9 x 9 - 9 "" q; out "打印机：小票机"; out "没看懂"
holds grep -q "小票机	58" "$XDG_STATE_HOME/daoban/printers"
holds test "$(wc -l <"$XDG_STATE_HOME/daoban/printers")" = 1

# changing an answer: listed, previewed, only then done
talk 0 1 371500 1 330100 1 1 1 1 1 2 1 5 1 110000 0 q; out "1 改，0 不改"
talk 0 1 + q; out "还没有答案可以改"

# what the agency answered: a number, the clerk's, and who it is from now on; a wrong one is no answer
talk 0 1 371500 1 330100 1 1 1 1 1 2 1 7 4 x 4 5 120x 1207 "" 3 q
out "还看不出是什么"; out "5 个月（聊城市医保答复，工号 1207，2026-11-21 周六"
holds grep -rq '聊城市医保答复：5 个月' "$folder/later"
talk 0 1 371500 1 330100 1 1 1 1 1 2 1 7 1 "" "" "" 99 q; out "已经问过，结果手写（2026-11-21"; out "没看懂"

# the input ends anywhere, or was never there
talk 0
for lines in 1 '1\n371500' '1\n371500\n1\n330100\n1\n1\n1\n1\n1\n2\n1\n5' '1\nlc'; do
    # shellcheck disable=SC2059  # the pattern is the point
    printf "$lines" | "$daoban" --plain >/dev/null 2>&1; holds test $? = 0
done
"$daoban" --plain <&- >/dev/null 2>&1; holds test $? = 0
"$daoban" --plain </dev/null >/dev/full 2>"$folder/err"; holds test $? = 3
yes 1 | head -n 2000 | "$daoban" --plain >/dev/null 2>&1; holds test $? = 0
head -c 300000 /dev/urandom | "$daoban" --plain >/dev/null 2>&1; holds test $? = 0

# without a terminal the desk goes on in lines and says so
"$daoban" </dev/null >"$folder/out" 2>"$folder/err"; holds test $? = 0
err "daoban: "

# an amount is never rounded: parts of a fen are refused, and what was meant is asked again
mkdir -p "$folder/own"; cp -r tests/data/desk "$folder/own/money"; cp -r content/texts "$folder/own/money/"
printf '%s\n' 1 371500 1 110000 3 00 3 1.999 q | "$daoban" --plain --on 2026-11-21 --content "$folder/own/money" >"$folder/out" 2>"$folder/err"
holds test $? = 0; out "没看懂"
if grep -qF 2.00 "$folder/out"; then report 1 "1.999 was rounded"; else report 0; fi
printf '%s\n' 1 371500 1 110000 3 00 3 1.99 q | "$daoban" --plain --on 2026-11-21 --content "$folder/own/money" >"$folder/out" 2>"$folder/err"
out "费用：1.99"

# several places of a name are listed to choose from, none is taken
talk 0 1 朝阳 2 q; out "1 辽宁省朝阳市"; out "2 北京市朝阳区"; out "参保地：北京市朝阳区"

finish

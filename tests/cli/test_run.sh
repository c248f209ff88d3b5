#!/bin/sh
# daoban run: one case, many cases, every format, and answers that are wrong.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh
python=$(command -v python3 || true)
case_line='--on 2026-11-21 --set stage=planned --set status=ok --set snag=none --set service=inpatient
 --set hospital=ok --set filed=no --set stay=retired --set insured_in=371500 --set care_in=330100
 --set scheme=employee'

# json FILE EXPRESSION: the object of FILE, as d, must make the Python expression true.
json() {
    if [ -z "$python" ]; then return; fi
    if "$python" -c 'import json,sys
d=json.load(open(sys.argv[1], encoding="utf-8"))
sys.exit(0 if eval(sys.argv[2]) else 1)' "$1" "$2"; then report 0; else report 1 "$2"; cat "$1"; fi
}

run 0 run settle; out "--set stage="; silent err
run 0 run settle --format json
json "$folder/out" 'd["state"] == "asking" and d["ask"]["question"] == "stage" and "planned" in d["ask"]["options"]'
json "$folder/out" 'd["outcome"] is None and d["documents"] == [] and d["region"] is None'

# shellcheck disable=SC2086  # one word each
run 0 run settle $case_line --format json
json "$folder/out" 'list(d) == ["flow","region","on","state","ask","outcome","verdict","code","steps","documents","deadlines","region_says","cites","asked_cites","because","adopted_by","content"]'
json "$folder/out" 'd["state"] == "done" and d["flow"] == "settle" and d["region"] == "liaocheng" and d["on"] == "2026-11-21"'
json "$folder/out" 'd["verdict"] == "file_first" and "filed=no" in d["because"]'
json "$folder/out" 'all(list(x) == ["id","name","form","copies","necessity","any_of"] for x in d["documents"])'
json "$folder/out" 'all(list(x) == ["id","date","last","rule","source"] for x in d["deadlines"])'
json "$folder/out" 'len(d["content"]) == 16'
# shellcheck disable=SC2086
run 0 run settle $case_line --format brief; out "$(printf 'done\tFILE')"
# shellcheck disable=SC2086
run 0 run settle $case_line; out "一次性告知单"; out "留存联"; out "[ ] "
# shellcheck disable=SC2086
run 0 run settle $case_line --lang en; out "All-at-once notice"
# shellcheck disable=SC2086
run 0 run settle $case_line --format markdown; out "## 要带的材料"
# shellcheck disable=SC2086
run 0 run settle $case_line --format text --content content; out "一次性告知单"
cp -r content flows "$folder/"
# shellcheck disable=SC2086
run 0 run settle $case_line --content "$folder/content"; out "非本机构内容"

# places by code, by region, by name
run 0 run settle --region 聊城 --format json; json "$folder/out" 'd["region"] == "liaocheng"'
run 0 run settle --region liaocheng --format json; json "$folder/out" 'd["region"] == "liaocheng"'
run 0 run settle --set insured_in=371500 --format json; json "$folder/out" 'd["region"] == "liaocheng"'
run 1 run settle --region 亚特兰蒂斯; err "亚特兰蒂斯"

# what is wrong, and what would be right
run 1 run settle --set stge=planned; err "stage"; silent out
run 1 run settle --set stage=plan; err "planned, in_hospital"
run 1 run settle --set care_in=123; err "123"
run 1 run settle --set care_in=999999; err "999999"
run 2 run settle --set stage; err "="
run 0 run settle --set stage=unsure --format json

# a file is written once and never over another
# shellcheck disable=SC2086
run 0 run settle $case_line --output "$folder/sheet.txt"; silent out
holds grep -q 留存联 "$folder/sheet.txt"
holds test "$(stat -c %a "$folder/sheet.txt")" = 600
# shellcheck disable=SC2086
run 3 run settle $case_line --output "$folder/sheet.txt"; err "sheet.txt"
run 3 run settle --output /nonexistent/x; err "/nonexistent/x"
run 3 run settle --output /dev/full

# many cases
cat >"$folder/lines" <<'LINES'
{"id": 1, "stage": "planned", "insured_in": "聊城"}

{"id": "two", "stage": "settled", "after_settling": "claim_again", "on": "2026-01-05"}
{"stage": "nowhere"}
{"stage": "planned", "stage": "settled"}
[1, 2]
nonsense
{"stage": {"a": 1}}
{"on": "yesterday"}
{"region": "nowhere"}
{"stage": null}
LINES
run 1 run settle --answers "$folder/lines"; silent err
holds test "$(wc -l <"$folder/out")" = 10
if [ -n "$python" ]; then
    holds "$python" -c 'import json,sys
rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
assert rows[0]["id"] == 1 and rows[0]["region"] == "liaocheng" and rows[0]["state"] == "asking"
assert rows[1]["id"] == "two" and rows[1]["verdict"] == "stop_duplicate" and rows[1]["on"] == "2026-01-05"
assert all("error" in row for row in rows[2:9]), rows[2:9]
assert [row["line"] for row in rows[2:9]] == [4, 5, 6, 7, 8, 9, 10]
assert rows[9]["state"] == "asking"' "$folder/out"
fi
"$daoban" run settle --answers - --format brief <"$folder/lines" >"$folder/out" 2>&1; holds test $? = 1
out "$(printf 'done\tSTOP_DUPLICATE\tstop_duplicate')"
# the quick reader of plain lines and the thorough one agree
cat >"$folder/lines" <<'LINES'
{"stage":"planned","insured_in":"371500","care_in":"110000","status":"ok","service":null}
{ "st\u0061ge" : "planned", "insured_in": "\u0033\u00371500", "care_in": 110000, "status": "ok" }
{"stage": "planned", "insured_in": 371500, "care_in": "北京", "status": "ok"}
LINES
run 0 run settle --answers "$folder/lines"
holds test "$(sort -u "$folder/out" | wc -l)" = 1
for line in '{"a":1' '{"a":01}' '{"a":1,}' '{,}' '{"a" 1}' '{"a":1} x' '{"a":"b}' '{"a":tru}' '{"a":-0}' '{"stage":-}' \
    '{"stage":1e400}' '{"stage":"planned","stage":"planned"}' '{}{}'; do
    printf '%s\n' "$line" >"$folder/lines"
    run 1 run settle --answers "$folder/lines"; out '"error"'
done
printf '{"stage":"pl\0anned"}\n{}\n' >"$folder/lines"
run 1 run settle --answers "$folder/lines"; out '"line": 1, "error"'
run 3 run settle --answers /nonexistent/file; err "/nonexistent/file"

# what cannot be read to its end is no success
run 3 run settle --answers "$folder"; err "$folder"; silent out
run 3 run settle --answers /proc/self/mem; err "/proc/self/mem"; silent out
run 3 run settle --answers "$folder" --output "$folder/none"; holds test ! -e "$folder/none"
"$daoban" run settle --answers - <&- >"$folder/out" 2>"$folder/err"; holds test $? = 3
# a line that begins with NUL is a line; one without an end is one too
printf '\0{}\n{}\n \t\r\n{}' >"$folder/lines"
run 1 run settle --answers "$folder/lines"; out '"line": 1, "error"'
holds test "$(wc -l <"$folder/out")" = 3
# however long a line or a list, the rest goes on, and not much memory is taken
{ head -c 3000000 /dev/zero | tr '\0' a; printf '\n{}\n'; } >"$folder/lines"
run 1 run settle --answers "$folder/lines"; out '"line": 1, "error"'; out '"state": "asking"'
holds test "$(wc -l <"$folder/out")" = 2
{ printf '{"stage": ["planned"'; yes ',"planned"' | head -n 60000 | tr -d '\n'; printf ']}\n{}\n'; } >"$folder/lines"
run 1 run settle --answers "$folder/lines"; out '"line": 1, "error"'; out '"state": "asking"'
case $build in
*san*) ;;
*)
    # shellcheck disable=SC3045  # dash has ulimit -v
    (ulimit -v 100000; exec "$daoban" run settle --answers "$folder/lines") >"$folder/out" 2>"$folder/err"; holds test $? = 1
    # shellcheck disable=SC3045
    { head -c 200000000 /dev/zero; printf '\n{}\n'; } |
        (ulimit -v 100000; exec "$daoban" run settle --answers -) >"$folder/out" 2>"$folder/err"
    holds test "$(wc -l <"$folder/out")" = 2
    ;;
esac
# brief: everything in its column, whatever goes wrong
cat >"$folder/lines" <<'LINES'
{"id": 7, "stage": "planned"}
{"id": "a\tb", "stage": "settled", "after_settling": "claim_again"}
{"id": 9, "stage": "nowhere"}
nonsense
LINES
run 1 run settle --answers "$folder/lines" --format brief; silent err
holds test "$(cut -f 1 "$folder/out" | sed -n 1p)" = 7
out "$(printf '"a\\tb"\tdone\tSTOP_DUPLICATE\tstop_duplicate')"
out "$(printf '9\terror\t3\t')"; out "$(printf 'error\t4\t')"
holds test "$(grep -c '^{' "$folder/out")" = 0

# a case that is not finished: every format writes what is to be asked, or says that it cannot
run 0 run --help
# shellcheck disable=SC2013  # words are meant
for format in $(sed -n 's/^  --format .*：\([a-z0-9 ]*\)$/\1/p' "$folder/out"); do
    "$daoban" run settle --format "$format" >"$folder/out" 2>"$folder/err"
    code=$?
    if [ -s "$folder/out" ]; then holds test $code = 0; silent err; holds grep -q stage "$folder/out"
    else holds test $code = 1; holds test "$(wc -l <"$folder/err")" = 1; fi
done
holds test -n "$format" # the list was read
run 1 run settle --format pdf; err "出不了 PDF"; silent out
run 1 run settle --format escpos --lang en; err "no slip yet"
# shellcheck disable=SC2086
run 0 run settle $case_line --format escpos --columns 32 --profile gb2312; silent err
holds grep -qaP '^\x1b@' "$folder/out"
run 1 run settle --format escpos; err "小票"
# shellcheck disable=SC2086
run 0 run settle $case_line --format escpos --qr picture; silent err
holds grep -qaP '\x1dv0\x00' "$folder/out"
# shellcheck disable=SC2086
run 0 run settle $case_line --format escpos --qr none
holds test "$(grep -caP '\x1d(v0|\(k)' "$folder/out")" = 0
# shellcheck disable=SC2086
run 2 run settle $case_line --format escpos --columns 40; err "48 42 32"
# shellcheck disable=SC2086
run 2 run settle $case_line --columns 48; err "--format escpos"
run 2 run settle --answers "$folder/lines" --format markdown; err "json brief"
run 0 run settle --answers /dev/null --format json; silent out
run 0 run settle --answers /dev/null; silent out

# a name that several places bear is never taken for one of them: all are named, with their codes
for place in 朝阳 鼓楼区 吉林; do
    run 1 run settle --region "$place"; err "地方不止一个"; silent out
    run 1 run settle --set insured_in="$place"; err "地方不止一个"; silent out
    run 1 run settle --set care_in="$place"; err "地方不止一个"
    run 1 graph settle --region "$place"; err "地方不止一个"
    run 1 print settle --region "$place"; err "地方不止一个"
    run 1 --plain --region "$place"; err "地方不止一个"
    printf '{"insured_in": "%s"}\n{"region": "%s"}\n' "$place" "$place" >"$folder/lines"
    run 1 run settle --answers "$folder/lines"
    holds test "$(grep -c "地方不止一个" "$folder/out")" = 2
    printf '# x\nflow settle\non 2026-11-21\nset insured_in=%s\nexpect outcome=MANUAL\n' "$place" >"$folder/story.txt"
    run 1 test "$folder/story.txt"; holds grep -q "地方不止一个" "$folder/out" "$folder/err"
done
run 1 run settle --region 朝阳
err "北京市朝阳区（110105）、辽宁省朝阳市（211300）"; err "吉林省长春市朝阳区（220104）"; err "如 110105 或 北京市朝阳区"
run 1 run settle --lang en --set insured_in=朝阳
err "several places called"; err "朝阳区, Beijing (110105); Chaoyang, Liaoning (211300)"; err 'such as 110105 or "朝阳区, Beijing"'
for place in 朝阳市 211300 辽宁朝阳市 "Chaoyang, Liaoning"; do
    run 0 run settle --set insured_in="$place" --set stage=settled --set after_settling=claim_again
    silent err; out "结论"
done
run 1 run settle --region 山东省朝阳区; err "山东省朝阳区"

# an amount in a line of JSON is read as it stands, never rounded, also where JSON calls it a number
mkdir -p "$folder/own"; cp -r tests/data/desk "$folder/own/money"; cp -r content/texts "$folder/own/money/"
for amount in 1.999 '"1.999"' 0.001 1e30 -1.5; do
    printf '{"cost": %s}\n' "$amount" >"$folder/lines"
    run 1 run settle --content "$folder/own/money" --answers "$folder/lines"; out '"error"'
done
for amount in 12.5 12.50 '"12.50"' 100 1e2; do
    printf '{"cost": %s}\n' "$amount" >"$folder/lines"
    run 0 run settle --content "$folder/own/money" --answers "$folder/lines"; out '"asking"'
done
printf '{"days": 3.7}\n' >"$folder/lines"
run 1 run settle --content "$folder/own/money" --answers "$folder/lines"; out "3.7"

finish

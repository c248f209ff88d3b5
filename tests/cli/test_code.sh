#!/bin/sh
# Case codes on the command line: `run` gives one, `open` takes it up again.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh
case_line='--on 2026-11-21 --set stage=planned --set status=ok --set snag=none --set service=inpatient
 --set hospital=ok --set filed=no --set stay=retired --set insured_in=371500 --set care_in=330100
 --set scheme=employee'

# member FILE PATH: a member of a JSON object.
member() { jq -r "$2" "$1" 2>/dev/null; }

# is EXPRESSION: the JSON of the last run must make it true.
is() { if jq -e "$1" "$folder/out" >/dev/null 2>&1; then report 0; else report 1 "$1"; cat "$folder/out"; fi; }

# shellcheck disable=SC2086  # one word each
run 0 run settle $case_line --format json
code=$(member "$folder/out" .code)
cp "$folder/out" "$folder/made"
is '.code | test("^[0-9]{16,36}$") and length % 4 == 0'
run 0 run settle --format json; is '.code == null'

# there and back: digits, groups in one argument or in many, hyphens, full-width digits
run 0 open "$code" --on 2026-11-21 --format json
is '.state == "same" and .differences == [] and .made.flow == "settle" and .made.insured_in == "371500"'
is '.made.on == "2026-11-21" and (.made.other_content | not) and .made.outcome == .result.outcome'
if [ "$(member "$folder/out" '.result | del(.because)')" = "$(member "$folder/made" 'del(.because)')" ]; then
    report 0
else
    report 1 "another result than the one the code was made from"
fi
groups=$(echo "$code" | sed 's/..../& /g')
run 0 open "$groups" --on 2026-11-21 --format json; is '.state == "same"'
# shellcheck disable=SC2086
run 0 open $groups --on 2026-11-21 --format json; is '.state == "same"'
run 0 open "$(echo "$code" | sed 's/..../&-/g; s/-$//')" --on 2026-11-21; out "一次性告知单"; out "还是一样"
# into a file: what differs and the sheet are one text, and no file is written over
cp "$folder/out" "$folder/shown"
run 0 open "$code" --on 2026-11-21 --output "$folder/opened.txt"; silent out; silent err
holds cmp "$folder/shown" "$folder/opened.txt"
run 3 open "$code" --on 2026-11-21 --output "$folder/opened.txt"; err "opened.txt"; silent out
run 0 open "$(echo "$code" | sed 's/0/０/g; s/1/１/g; s/2/２/g; s/3/３/g; s/4/４/g; s/5/５/g; s/6/６/g; s/7/７/g; s/8/８/g; s/9/９/g')" \
    --on 2026-11-21 --lang en
out "the result is the same now"; out "All-at-once notice"

# the day of today counts: what was in time is not for ever
run 0 run settle --format json --on 2027-01-20 --set insured_in=110000 --set care_in=440100 --set scheme=employee \
    --set stage=paid_self --set snag=none --set service=inpatient --set emergency=no --set hospital_now=ok \
    --set refund=no --set filed_then=yes --set discharged_on=2026-08-31
is '.verdict == "manual"'
code_in_time=$(member "$folder/out" .code)
run 0 open "$code_in_time" --on 2027-01-20 --format json; is '.state == "same"'
run 0 open "$code_in_time" --on 2027-01-21 --format json
is '.state == "differs" and .differences[0] == {"what": "verdict", "id": null, "name": "结论", "before": "manual", "after": "ask_local"}'
is '[.differences[] | select(.what == "document_gone") | .id] | index("bank_account") != null'
run 0 open "$code_in_time" --on 2027-01-21; out "原来"; out "不用带了"; out "现在有这些不同"
# a day on which an answer cannot be: the question is asked again
run 0 open "$code_in_time" --on 2026-08-01 --format json; is '.state == "asks" and .result.ask.question == "discharged_on"'

# a code that is none is refused with a sentence; one wrong digit, two swapped, one missing
run 2 open; err "open CODE"
run 1 open 1234; err "位数不对"; silent out
run 1 open 你好; err "只有数字"
wrong=$(echo "$code" | sed 's/^\(.\)./\1x/; s/x/0/')
[ "$wrong" = "$code" ] && wrong=$(echo "$code" | sed 's/^\(.\)./\11/')
run 1 open "$wrong"; err "打错"; silent out
run 1 open "$wrong" --lang en; err "A digit is wrong"
run 1 open "$wrong" --format json; is '.state == "refused" and (has("made") | not)'
run 1 open "${code%?}"; err "位数不对"
run 1 open "0000$code"; err "不是一个能打开的咨询码"
run 2 open "$code" --format pdf

# the desk as lines takes a code where it asks for the matter
printf '%s\n' "$wrong" "$groups" q | "$daoban" --plain --on 2026-11-21 >"$folder/out" 2>"$folder/err"
report $?
out "打错"; out "还是一样"; out "参保地：山东省聊城市"; out "咨询码：$(echo "$groups" | sed 's/ $//')"
printf '%s\n' "$code_in_time" q | "$daoban" --plain --on 2027-01-21 >"$folder/out" 2>"$folder/err"
report $?
out "现在有这些不同"; out "不用带了"

# on paper: the digits, and that the square is nothing to pay with
# shellcheck disable=SC2086
run 0 run settle $case_line; out "咨询码：$(echo "$groups" | sed 's/ $//')"; out "不是付款码"; out "没有姓名"
# shellcheck disable=SC2086
run 0 run settle $case_line --lang en; out "Not a payment code"; out "names nobody"
# shellcheck disable=SC2086
run 0 run settle $case_line --format markdown; out "**咨询码："
if [ -x "$build/daoban-paper" ] && command -v pdftotext >/dev/null; then
    # shellcheck disable=SC2086
    run 0 run settle $case_line --format pdf --output "$folder/sheet.pdf"
    pdftotext -layout "$folder/sheet.pdf" "$folder/out"; out "不是付款码"; out "$(echo "$groups" | sed 's/ $//')"
fi

# other content: a release keeps how the old one decided
cp -R content flows "$folder/"
rm -rf "$folder/content/history"
site="--content $folder/content"
# shellcheck disable=SC2086  # two words
{
    run 0 release $site; out "$folder/content/history/"
    run 0 release $site; out "没有变化"
    sed -i 's/next_year: 01-20/next_year: 01-25/' "$folder/content/regions/beijing.yaml"
    sed -i '/^    - {document: bank_account}$/d' "$folder/content/outcomes/settle.yaml"
    run 0 open "$code_in_time" --on 2027-01-20 $site --format json
    is '.state == "differs" and .made.other_content and .made.outcome == "MANUAL" and .result.outcome == "MANUAL"'
    is '[.differences[] | select(.what == "document_gone") | .id] == ["bank_account"]'
    is '[.differences[] | select(.what == "deadline") | [.id, .before, .after]] == [["manual_claim", "2027-01-20", "2027-01-25"]]'
    is '.result.code != null and .result.code != "'"$code_in_time"'"'
    run 0 open "$code_in_time" --on 2027-01-20 $site; out "原来 2027年1月20日"; out "现在 2027年1月25日"; out "不用带了：本人银行账户"
    printf '%s\n' "$code_in_time" q | "$daoban" --plain $site --on 2027-01-20 >"$folder/out" 2>"$folder/err"
    report $?
    out "现在 2027年1月25日"
    # a code whose content nobody kept, and one whose record is damaged: what it says by itself
    kept=$(echo "$folder"/content/history/*)
    printf x | dd of="$kept" bs=1 seek=3000 conv=notrunc 2>/dev/null
    run 1 open "$code_in_time" --on 2027-01-20 $site; err "参保地北京市"; err "2027年1月20日"; err "还原不了"; silent out
    rm -rf "$folder/content/history"
    run 1 open "$code_in_time" --on 2027-01-20 $site --format json
    is '.state == "unknown" and .made.verdict == "manual" and .made.insured_in == "110000" and .differences == [] and (has("result") | not)'
    run 1 open "$code_in_time" --on 2027-01-20 $site --lang en; err "Please ask again"
    chmod 500 "$folder/content"
    if [ "$(id -u)" != 0 ]; then run 3 release $site; err "没有留存"; fi
    chmod 700 "$folder/content"
}
run 2 release now; err "release"

run 0 about; out "咨询码最长"
finish

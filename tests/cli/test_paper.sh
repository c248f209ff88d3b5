#!/bin/sh
# daoban-paper: the PDF says what the sheet says; what cannot be drawn is refused.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh
paper=$PWD/$build/daoban-paper
if [ ! -x "$paper" ]; then
    echo "no daoban-paper: skipped"
    report 0
    finish
    exit
fi
set -- --on 2026-11-21 --set stage=planned --set status=ok --set snag=none --set service=inpatient \
    --set hospital=ok --set filed=no --set stay=retired --set insured_in=371500 \
    --set care_in=330100 --set scheme=employee

run 0 run settle "$@" --format pdf --output "$folder/sheet.pdf"; silent err
holds grep -qa '^%PDF' "$folder/sheet.pdf"
if command -v pdftotext >/dev/null; then
    pdftotext "$folder/sheet.pdf" "$folder/out"
    out "一次性告知单"; out "山东省聊城市"; out "留存联"; out "第1页共"; out "12393"
fi
run 0 run settle "$@" --format pdf --lang en --output "$folder/english.pdf"
# large print: no letter below 16 points but the page numbers, and what to bring before anything else
for lang in zh en; do
    run 0 run settle "$@" --format pdf --large --lang $lang --output "$folder/large-$lang.pdf"; silent err
    if command -v pdftotext >/dev/null; then
        pdftotext -bbox "$folder/large-$lang.pdf" "$folder/boxes"
        small=$(sed -n 's/.*yMin="\([0-9.]*\)".*yMax="\([0-9.]*\)">.*/\1 \2/p' "$folder/boxes" |
            awk '$1 < 790 && $1 > 60 && $2 - $1 < 15.9' | wc -l)
        holds test "$small" = 0
        holds test -s "$folder/boxes"
    fi
done
if command -v pdftotext >/dev/null; then
    pdftotext "$folder/large-zh.pdf" "$folder/out"
    out "12393"; out "山东省聊城市"; out "留存联"
    holds test "$(grep -n 要带的材料 "$folder/out" | head -n 1 | cut -d: -f1)" -lt "$(grep -n 结论 "$folder/out" | head -n 1 | cut -d: -f1)"
fi
"$daoban" run settle "$@" --format pdf >/dev/full 2>"$folder/err"; holds test $? = 3
run 1 run settle --format pdf; err "PDF"

sheet() { printf 'daoban-sheet 1\nlanguage\tzh\nhead\t头\npage\t{1}/{2}\nline\t4\t0\t\t%s\nend\n' "$1"; }

# nobody in particular can draw, too
nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; }
if [ "$(id -u)" = 0 ] && nobody test -x "$paper" 2>/dev/null; then
    sheet 聊城 >"$folder/sheet"
    nobody "$paper" pdf <"$folder/sheet" >"$folder/out" 2>"$folder/err"; holds test $? = 0; silent err
fi

# what is no sheet, or cannot be drawn, or cannot be written
sheet 聊城 | "$paper" pdf >"$folder/out" 2>/dev/null; holds test $? = 0
sheet 聊城 | "$paper" pdf --large >"$folder/out" 2>/dev/null; holds test $? = 0
sheet 聊城 | "$paper" pdf >/dev/full 2>"$folder/err"; holds test $? = 3
sheet "$(printf '\364\200\200\200')" | "$paper" pdf >"$folder/out" 2>"$folder/err"; holds test $? = 1
err "U+100000"; silent out
sheet "$(printf '\377')" | "$paper" pdf >"$folder/out" 2>"$folder/err"; holds test $? = 2; silent out
sheet 聊城 | head -n 4 | "$paper" pdf >"$folder/out" 2>"$folder/err"; holds test $? = 2; silent out
"$paper" pdf </dev/null >"$folder/out" 2>"$folder/err"; holds test $? = 2
"$paper" pdf --huge </dev/null >"$folder/out" 2>"$folder/err"; holds test $? = 2; err "usage"
"$paper" </dev/null >"$folder/out" 2>"$folder/err"; holds test $? = 2; err "usage"
"$paper" draw </dev/null >"$folder/out" 2>"$folder/err"; holds test $? = 2; err "usage"
head -c 5000000 /dev/zero | tr '\0' x | "$paper" pdf >"$folder/out" 2>"$folder/err"; holds test $? = 2
sheet "$(head -c 8000 /dev/zero | tr '\0' a)" | "$paper" pdf >"$folder/out" 2>/dev/null; holds test $? = 0
sheet "$(head -c 9000 /dev/zero | tr '\0' a)" | "$paper" pdf >"$folder/out" 2>"$folder/err"; holds test $? = 2
err "too long"; silent out

# without libqrencode there is no square, no hole where it would stand, and nothing is said of scanning
mkdir "$folder/broken"
echo "no library" >"$folder/broken/libqrencode.so.4"
code_sheet() { printf 'daoban-sheet 1\nlanguage\tzh\nhead\t头\npage\t{1}/{2}\nline\t12\t0\t扫码\\n说明\t1234 5678\nline\t11\t0\t\t留存\nend\n'; }
below() { pdftotext -bbox "$1" - | sed -n 's/.*yMin="\([0-9]*\).*>留存<.*/\1/p'; } # how far down the next thing is
for size in "" --large; do
    # shellcheck disable=SC2086  # one word or none
    code_sheet | LD_LIBRARY_PATH=$folder/broken "$paper" pdf $size >"$folder/digits.pdf" 2>"$folder/err"; holds test $? = 0
    # shellcheck disable=SC2086
    code_sheet | "$paper" pdf $size >"$folder/square.pdf"; holds test $? = 0
    command -v pdftotext >/dev/null || continue
    pdftotext "$folder/square.pdf" "$folder/out"; out "扫码"; out "1234 5678"
    pdftotext "$folder/digits.pdf" "$folder/out"; out "说明"; out "1234 5678"
    if grep -q 扫码 "$folder/out"; then report 1 "tells of scanning"; else report 0; fi
    holds test "$(($(below "$folder/digits.pdf") + 20))" -lt "$(below "$folder/square.pdf")"
done
LD_LIBRARY_PATH=$folder/broken "$daoban" doctor >"$folder/out" 2>"$folder/err" </dev/null; out "没有 libqrencode"
"$daoban" doctor >"$folder/out" 2>"$folder/err" </dev/null; out "二维码"

# the rules as a sheet to sign
run 0 graph manual --region 371500 --format pdf --output "$folder/rules.pdf"; silent err
holds grep -qa '^%PDF' "$folder/rules.pdf"
if command -v pdftotext >/dev/null; then
    pdftotext "$folder/rules.pdf" "$folder/out"
    out "聊城市"; out "核对日期"; out "第1页共"; out "CLAIM_OVERDUE"
fi

# without daoban-print nothing can be printed, and nobody is told that the print service is off
mkdir -p "$folder/alone/bin"
cp "$daoban" "$paper" "$folder/alone/bin/"
ln -s "$PWD/content" "$PWD/flows" "$folder/alone/"
"$folder/alone/bin/daoban-paper" queues >"$folder/out" 2>"$folder/err"; holds test $? = 6; silent out; err "daoban-print"
echo | "$folder/alone/bin/daoban-paper" send queue: >"$folder/out" 2>"$folder/err"; holds test $? = 6
holds grep -q "^failed$(printf '\tno-program\t')$" "$folder/out"
daoban=$folder/alone/bin/daoban
run 3 print --list; err "没有装打印程序 daoban-print"
run 3 print settle "$@" --lang en; err "daoban-print is not installed"; silent out
run 3 doctor; out "没有打印程序 daoban-print"
if grep -q CUPS "$folder/out"; then report 1 "doctor tells of CUPS"; else report 0; fi

finish

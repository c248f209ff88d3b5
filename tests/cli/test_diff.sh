#!/bin/sh
# daoban diff: changes as policy staff make them, one at a time; every example is run under both
# contents and must come out differently, as said.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh

# A copy of the content to be changed.
copy() {
    rm -rf "$folder/new"
    mkdir "$folder/new"
    cp -R content flows "$folder/new/"
}

# What a case says on paper (in both languages) and to programs; fingerprints and codes apart.
told() {
    content=$1; shift
    "$daoban" "$@" --content "$content" --format json 2>/dev/null | jq -S 'del(.code, .content)'
    for lang in zh en; do
        "$daoban" "$@" --content "$content" --format text --lang "$lang" 2>/dev/null | grep -vE '[0-9a-f]{16}|[0-9]{4} [0-9]{4}'
    done
}

# Whether an example comes out differently under the content it is about. (The arguments of a command
# line we printed hold no blanks.)
replays() {
    arguments=${1#daoban }
    # shellcheck disable=SC2086
    told content $arguments >"$folder/before"
    # shellcheck disable=SC2086
    told "$folder/new/content" $arguments >"$folder/after"
    [ -s "$folder/before" ] && ! cmp -s "$folder/before" "$folder/after"
}

# FILE SED KIND: after the change the first differences are of the kind expected, their examples replay.
changed() {
    copy
    sed -i "$2" "$folder/new/$1"
    holds test "$(cmp -s "$1" "$folder/new/$1" && echo same)" != same
    run 1 diff content "$folder/new/content" --format json
    holds jq -e "[.differences[].differs] | index(\"$3\")" "$folder/out"
    jq -r '.differences[:4][].example' "$folder/out" >"$folder/examples"
    while read -r example; do
        holds replays "$example"
    done <"$folder/examples"
}

# the same content, and one with other blanks and remarks: one sentence
run 0 diff content content; out "两份内容完全一样"
run 0 diff content content --lang en; out "both contents are the same"
copy
sed -i 's/$/ /; 1i# remark' "$folder/new/content/regions/zaozhuang.yaml"
run 0 diff content "$folder/new/content"; out "两份内容完全一样"

# a value: what it said, what it says, where, once, with an example
changed content/regions/zaozhuang.yaml '/^  review_days:/{n;s/2/5/}' value
holds jq -e '.differences | length == 1' "$folder/out"
holds jq -e '.differences[0] | .region == "zaozhuang" and .id == "review_days" and (.matters | length) > 1' "$folder/out"
holds jq -e '.differences[0].lines[0] | (.before | contains("2 个工作日")) and (.after | contains("5 个工作日"))' "$folder/out"
run 1 diff content "$folder/new/content"; out "枣庄市，规定：长期备案审核时限 (review_days)"; out "参保地：枣庄市"
run 1 diff content "$folder/new/content" --lang en --format markdown; out "- old: Zaozhuang: 2 working days"

# the day of the content stands on every sheet
copy
sed -i 's/^dated: .*/dated: 2026-11-22/' "$folder/new/content/about.yaml"
run 1 diff content "$folder/new/content" --lang en; out "On every sheet"; out "day of the content: 2026-11-21 → 2026-11-22"

# a question's own words are on no sheet; nor is the region's note
copy
sed -i '0,/text: {zh: "/s//text: {zh: "请问/' "$folder/new/content/questions.yaml"
sed -i 's/^note: {zh: "/note: {zh: "改/' "$folder/new/content/regions/zaozhuang.yaml"
run 0 diff content "$folder/new/content"; out "没有一张单子不同"; out "只在问这个问题时显示，单上不印"; out "给维护内容的人看，单上不印"

# a sentence of an outcome
changed content/outcomes/transfer.yaml 's/只是去住一阵、去看病，不用转医保。/只是去住一阵，不用转医保。/' outcome

# a way; what only a region to come could show stands apart
changed flows/account.yaml 's/both: WALLET_TRANSFER/both: WALLET_OPEN/' outcome
holds jq -e '.differences[0].lines == []' "$folder/out"

# what is shipped against what a site's folder makes of it
mkdir -p "$folder/site/regions"
cat >"$folder/site/regions/zz.yaml" <<'YAML'
code: 370400
values:
  review_days: {value: 1, text: {zh: "1 个工作日内审核", en: "within 1 working day"}, from: 2025-04-01, cite: p01}
YAML
run 1 diff --site "$folder/site"; out "枣庄市，规定：长期备案审核时限 (review_days)"
run 3 diff --site "$folder/nowhere"; err "没有本地内容可比"
run 3 diff --site; err "没有本地内容可比"
run 2 diff --site --git HEAD; err "daoban diff --site"
run 2 diff content; err "要写两个内容文件夹"
run 3 diff content "$folder/nowhere"

[ "${SOAK:-0}" = 1 ] || { finish; exit; }

# what takes longer than CI allows: make soak
copy
sed -i 's/yes: file_run, no: MANUAL_LATER/yes: MATERNITY_ASK, no: MANUAL_LATER/' "$folder/new/flows/settle.yaml"
run 1 diff content "$folder/new/content"; out "只有将来的规定才会看到"; out "--set region.maternity_direct=yes"
run 1 diff content "$folder/new/content" --lang en --format markdown; out "Only a future region could show"
run 1 diff content "$folder/new/content" --format json
holds jq -e 'all(.differences[]; .later)' "$folder/out"

# a region's value that routes, the day a value is valid from, a period, a paper, a deadline, a relevance rule
changed content/regions/beijing.yaml '0,/value: no/s/value: no/value: yes/' outcome
changed content/regions/beijing.yaml '0,/from: 2024-01-04/s//from: 2027-01-04/' outcome
changed content/deadlines.yaml 's/plus: 15 workdays/plus: 16 workdays/' deadline
changed content/documents.yaml '0,/- {document: prescription}/{//d}' paper
changed content/outcomes/transfer.yaml 's/deadlines: \[transfer_done\]/deadlines: []/' deadline

# a region that had no file, and one whose file goes
cat >"$folder/nanjing.yaml" <<'YAML'
region: nanjing
code: 320100
name: {zh: 南京市, en: Nanjing}
values:
  manual_deadline:
    value: {plus: 6 months}
    text: {zh: 出院后 6 个月内, en: within 6 months}
    cite: p05
YAML
copy
cp "$folder/nanjing.yaml" "$folder/new/content/regions/"
run 1 diff content "$folder/new/content"; out "南京市"; out "6 个月"
copy
rm "$folder/new/content/regions/zaozhuang.yaml"
run 1 diff content "$folder/new/content"; out "枣庄市"; out "20%"

finish

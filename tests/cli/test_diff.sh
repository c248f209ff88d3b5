#!/bin/sh
# daoban diff: changes as policy staff make them, one at a time; every example is run under both
# contents and must come out differently, as said.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh

# Whether an example comes out differently under the content it is about. (The arguments of a command
# line we printed hold no blanks.)
replays() {
    arguments=${1#daoban }
    # shellcheck disable=SC2086
    "$daoban" $arguments --content content --format json 2>/dev/null | jq -S 'del(.code, .content)' >"$folder/before"
    # shellcheck disable=SC2086
    "$daoban" $arguments --content "$folder/new/content" --format json 2>/dev/null | jq -S 'del(.code, .content)' >"$folder/after"
    [ -s "$folder/before" ] && ! cmp -s "$folder/before" "$folder/after"
}

# FILE SED EXPECTED: after the change the first differences are of the kind expected, their examples replay.
changed() {
    rm -rf "$folder/new"
    mkdir "$folder/new"
    cp -R content flows "$folder/new/"
    sed -i "$2" "$folder/new/$1"
    holds test "$(cmp -s "$1" "$folder/new/$1" && echo same)" != same
    run 1 diff content "$folder/new/content" --format json
    holds jq -e "[.differences[].differs[]] | index(\"$3\")" "$folder/out"
    jq -r '.differences[:4][].example' "$folder/out" >"$folder/examples"
    while read -r example; do
        holds replays "$example"
    done <"$folder/examples"
}

# a way
changed flows/account.yaml 's/both: WALLET_TRANSFER/both: WALLET_OPEN/' outcome

# wording alone is no difference; what only a region to come could show stands apart
rm -rf "$folder/new"
mkdir "$folder/new"
cp -R content flows "$folder/new/"
sed -i 's/只是去住一阵、去看病，不用转医保。/只是去住一阵，不用转医保。/' "$folder/new/content/outcomes/transfer.yaml"
run 0 diff content "$folder/new/content"; out "没有一种情形的结果不同"; out "outcome TRANSFER_NOT_NEEDED"
sed -i 's/yes: file_run, no: MANUAL_LATER/yes: MATERNITY_ASK, no: MANUAL_LATER/' "$folder/new/flows/settle.yaml"
run 1 diff content "$folder/new/content"; out "只有将来的规定才会看到"; out "--set region.maternity_direct=yes"

[ "${SOAK:-0}" = 1 ] || { finish; exit; }

# what takes longer than CI allows: make soak
run 1 diff content "$folder/new/content" --lang en --format markdown; out "Only a future region could show"
run 1 diff content "$folder/new/content" --format json
holds jq -e 'all(.differences[]; .later)' "$folder/out"

# a region's value, the day a value is valid from, a period, a paper, a deadline
changed content/regions/beijing.yaml '0,/value: no/s/value: no/value: yes/' outcome
changed content/regions/beijing.yaml '0,/from: 2024-01-04/s//from: 2027-01-04/' outcome
changed content/deadlines.yaml 's/plus: 15 workdays/plus: 16 workdays/' dates
changed content/documents.yaml '0,/- {document: prescription}/{//d}' papers
changed content/outcomes/transfer.yaml 's/deadlines: \[transfer_done\]/deadlines: []/' dates

# a region that had no file
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
rm -rf "$folder/new"
mkdir "$folder/new"
cp -R content flows "$folder/new/"
cp "$folder/nanjing.yaml" "$folder/new/content/regions/"
run 1 diff content "$folder/new/content"; out "南京市"

finish

#!/bin/sh
# daoban test, diff and graph: what they print, and their exit codes.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh

# test: the cases that ship, a case that is wrong, a file that is none
run 0 test; out "不符的 0 个"; silent err
run 0 test --format json; holds jq -e '.wrong == 0 and .cases > 150' "$folder/out"
printf '# x\nflow settle\non 2026-11-21\nset stage=settled after_settling=own_share\nexpect outcome=MANUAL\n' \
    >"$folder/wrong.txt"
run 1 test "$folder/wrong.txt" --lang en; out "wrong.txt:5"; out "comes out as SELF_PAY_PART"
run 1 test "$folder/wrong.txt" --mutate; err "先改好"
run 1 test /nonexistent.txt; out "/nonexistent.txt"
run 1 test "$folder"; out "$folder"
run 2 test --format csv; err "csv"

# a small content, each change of it: progress is for terminals alone
mkdir "$folder/small"
cp -R tests/data/good/. "$folder/small"
cp -R content/texts "$folder/small/content"
run 1 test --mutate --content "$folder/small/content"; out "得分"; silent err

# diff: itself, one way changed, what cannot be compared
mkdir "$folder/new"
cp -R content flows "$folder/new/"
run 0 diff content "$folder/new/content"; out "两份内容完全一样"; silent err
sed -i 's/both: WALLET_TRANSFER/both: WALLET_OPEN/' \
    "$folder/new/flows/account.yaml"
run 1 diff content "$folder/new/content" --format json; silent err
holds jq -e '.differences[0].example | startswith("daoban run account --on ")' "$folder/out"
run 1 diff content "$folder/new/content" --lang en; out "WALLET_TRANSFER"; out "who sees it: "
run 1 diff content "$folder/new/content" --format markdown; out "## 1. "
run 2 diff content; err "--git"
run 2 diff --git HEAD content content; err "--git"
run 3 diff content /nonexistent; err "/nonexistent"
run 2 diff --git=-x; silent out
run 2 diff --git=--output=/tmp/x; silent out
run 3 diff --git no-such-revision "$folder/new/content"; silent out

# graph
run 0 graph; out "digraph"; silent err
run 0 graph transfer --region 371500 --lang en; out "cluster_"
run 0 graph transfer --format csv; out '"transfer"'
run 0 graph transfer --format text; out "核对人"
run 0 graph transfer --format text --lang en --region 371500; out "[ ] "; out "signature"; out "Liaocheng"
run 0 graph transfer --content "$folder/new/content" --format text; out "非本机构内容"
run 0 graph transfer --format markdown; out "transfer:"
run 1 graph nosuch; err "nosuch"; silent out
run 1 graph --region nosuch; err "nosuch"; silent out
run 2 graph --format escpos; err "escpos"
run 0 graph transfer --format csv --output "$folder/rules.csv"; silent out
run 3 graph transfer --format csv --output "$folder/rules.csv"; err "rules.csv"

finish

#!/bin/sh
# daoban check: the shipped content is proved, what is broken is said with a case that runs, JSON for
# programs, what is to be verified.
# shellcheck disable=SC1111  # Chinese quotation marks are meant
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh

run 0 check --content content --due 400; silent err
out "已逐一走遍："; out "每种恰有一个结论"; out "办理日期从 2026-11-21 到"; out "最早失效的内容"; out "该核对的"; out "没有错误"
run 0 check --content content --lang en --due 0; out "walked through: "; out "no errors"
run 2 check --due soon; err "soon"
run 2 check --due -3; err "--due"
run 0 check --content content --format json --due 400
holds sh -c "python3 - '$folder/out' <<'END'
import json, sys
said = json.load(open(sys.argv[1]))
assert said['errors'] == 0 and said['proof']['whole'] is True, said
assert said['proof']['combinations'] > 100000 and said['proof']['longest'] <= 10
assert said['due'] and all(item['file'] and item['zh'] and item['en'] for item in said['due'])
END"

# of how many places what is known: each counts once, in its own file's value, one from above, claims, nothing
run 0 check --content content --coverage
out "个统筹区里，到 "; out "temp_filing  跨省临时外出就医是否要备案"
run 0 check --content content --coverage --lang en
out "regions, on "; out "temp_filing  Filing for temporary care in another province"
run 0 check --content content --coverage --format json
holds sh -c "python3 - '$folder/out' <<'END'
import json, sys
said = json.load(open(sys.argv[1]))
rows = {row['parameter']: row for row in said['coverage']}
for row in rows.values():
    assert row['own'] + row['above'] + row['claim'] + row['claim_above'] + row['nothing'] == said['counts']['regions'] - 1, row
    assert row['zh'] and row['en']
assert rows['temp_filing']['nothing'] == 0 and rows['temp_filing']['above'] > rows['temp_filing']['own'] > 0
END"
run 2 check --coverage=3; err "--coverage"
run 0 check --content content; holds sh -c "! grep -q '个统筹区里' '$folder/out'"
cp -R content flows "$folder"
printf '%s\n' 'region: yantai' 'code: 370600' 'name: {zh: 烟台市, en: Yantai}' 'values:' '  temp_filing: {value: unknown, cite: p01}' \
    >"$folder/content/regions/yantai.yaml"
run 0 check --content "$folder/content" --coverage --format json
holds sh -c "python3 - '$folder/out' <<'END'
import json, sys
row, = [row for row in json.load(open(sys.argv[1]))['coverage'] if row['parameter'] == 'temp_filing']
assert row['nothing'] == 1, row
END"
rm -rf "$folder/content" "$folder/flows"

# what changes by itself on a day to come: a line a day, every sentence with --coming, all of it in JSON
cp -R content flows "$folder"
printf '%s\n' 'law_far: {title: {zh: 远法, en: Far law}, grade: A, from: 2199-01-01, verified_on: 2026-11-30}' >>"$folder/content/sources.yaml"
sed -i '/^FILING_HAVE:/,/^  cite/s/^  do:/  do:\n    - {text: {zh: 远话, en: Far words}, cite: {source: law_far, article: 第一条}}/' "$folder/content/outcomes/filing.yaml"
run 0 check --content "$folder/content"; out "2199-01-01 起，1 句开始说，0 句不再说"; out "--coming 逐句列出"
run 0 check --content "$folder/content" --coming; out "  开始说  FILING_HAVE.do.1  远话"; out "      law_far 远法 第一条"
run 0 check --content "$folder/content" --coming --lang en; out "from 2199-01-01 on 1 sentences begin"; out "  begins  FILING_HAVE.do.1  Far words"
run 0 check --content "$folder/content" --format json
holds sh -c "python3 - '$folder/out' <<'END'
import json, sys
far = [one for one in json.load(open(sys.argv[1]))['coming'] if one['day'] == '2199-01-01']
assert len(far) == 1 and far[0]['kind'] == 'begins' and far[0]['name'] == 'FILING_HAVE.do.1', far
assert far[0]['zh'] == '远话' and far[0]['source'] == 'law_far' and far[0]['article'] == '第一条', far
assert far[0]['file'].endswith('filing.yaml') and far[0]['line'] > 0, far
END"
rm -rf "$folder/content" "$folder/flows"

# a content spoilt: a node without a way for one of its answers
cp -R content flows "$folder"
sed -i 's/  ready:/  ready_not:/; s/: ready,/: ready_not,/' "$folder/flows/settle.yaml"
sed -i '/^  linked:/,/^    go/s/go: {yes: rescue, no or unsure: kind}/go: {yes: rescue, no: kind}/' "$folder/flows/settle.yaml"
run 1 check --content "$folder/content"
# shellcheck disable=SC1111  # Chinese quotes are meant
out "flows/settle.yaml:"; out "节点“linked”没有写“emergency”答不清楚时往哪里走；请补上 unsure"; out "1 个错误"
replay=$(sed -n 's/^    daoban //p' "$folder/out" | head -1)
# shellcheck disable=SC2086  # words are meant
run 1 $replay --content "$folder/content"
err "走到 linked 没有路可走"
run 1 check --content "$folder/content" --format json; out '"replay": "daoban run settle '; out '"kind": "gap-unsure"'

# an else says what it stands for
rm -rf "$folder/content" "$folder/flows"
cp -R content flows "$folder"
sed -i 's/go: {none or own_injury or unsure: status, work_injury/go: {else: status, work_injury/' "$folder/flows/settle.yaml"
run 0 check --content "$folder/content"; out "settle.payer:"; out "else = none, own_injury, unsure"

# what only a region that says so would meet is replayed with that rule supposed
run 0 run settle --on 2026-11-21 --set insured_in=140100 --set care_in=110000 --set stage=planned --set status=ok \
    --set snag=none --set service=outpatient --set hospital=not_enabled \
    --set region.outpatient_elsewhere=not_paid --format brief
out OUTPATIENT_NOT_PAID; err "假设"
run 1 run settle --set region.outpatient_elsewhere=maybe; err "region.outpatient_elsewhere=maybe"
run 1 run settle --set region.nothing=yes; err "region.nothing"

# what a content promises is held against it too, and keeps nobody from serving
rm -rf "$folder/content" "$folder/flows"
cp -R content flows "$folder"
sed -i '/^DIRECT:/,/^DIRECT_WITH/{/^  cite:/d}' "$folder/content/outcomes/settle.yaml"
sed -i '/^stage:/,/^[a-z]/{/^  why:/d}' "$folder/content/questions.yaml"
run 1 check --content "$folder/content" --lang en
out '"DIRECT" cites no source; every statement has one'; out 'question "stage" does not say why it is asked; add why'
out "1 error"; run 1 check --content "$folder/content" --format json; out '"kind": "uncited"'; out '"kind": "why-missing"'
run 0 run settle --content "$folder/content" --set insured_in=110000 --set care_in=130100 --set stage=paid_self --format brief
# a question on the way whose answer nobody reads
printf '%s\n' 'asked:' '  type: yes or no' '  text: {zh: 问过了？, en: Asked?}' '  label: {zh: 问过, en: Asked}' >>"$folder/content/questions.yaml"
sed -i 's/^  again: .*/  again:\n    ask: asked\n    go: {then: again_now}\n  again_now:/' "$folder/flows/settle.yaml"
run 1 check --content "$folder/content" --lang en
out 'no answer to question "asked" makes a difference'; out '"asked" does not say how to find the answer out; add help'
out 'answer "asked.options.yes" cannot be told in a story'; out '"asked" cites no source'

finish

#!/bin/sh
# An office's own folder: the examples of the README and of content/README.md as they stand there, what check
# and about say of it, and that nothing else of the region goes.
# shellcheck disable=SC1111,SC1112  # Chinese quotation marks are meant
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh

site=$folder/site
mkdir -p "$site/regions" "$XDG_CONFIG_HOME/daoban"
echo "content: $site" >"$XDG_CONFIG_HOME/daoban/daoban.yaml"

# example FILE: the first YAML block of the file that begins with the code of 枣庄
example() { awk '/^```/ { inside = 0 } inside && /^code: 370400/ { on = 1 } inside && on { print } on && !inside { exit } /^```yaml/ { inside = 1 }' "$1"; }

# how many values 枣庄 has as it ships
shipped=$(awk '/^values:/ { on = 1; next } /^[a-z]/ { on = 0 } on && /^  [a-z_]+:/ { n++ } END { print n }' content/regions/zaozhuang.yaml)

for readme in README.md content/README.md; do
    example "$readme" >"$site/regions/any_name.yaml"
    holds grep -q 'review_days' "$site/regions/any_name.yaml"
    run 0 check
    out "单位自己的内容（$site）改了随程序安装的 1 处："
    out "枣庄市：长期备案审核时限：2 个工作日（长期备案 2 个工作日内审核办结生效）（2025-04-01 起，依据 p01） → 1 个工作日"
    out "any_name.yaml:3"; out "没有错误"
done
run 0 about; out "枣庄市：长期备案审核时限：2 个工作日"; out "→ 1 个工作日（长期备案 1 个工作日内审核）（2026-07-01 起，依据 p01）"
run 0 about --lang en; out "changes 1 things of what ships"; out "Zaozhuang: "; out "(from 2026-07-01, by p01)"

# the other values of the region are all there: only one is told as changed, and none is gone
run 0 check --format json
holds sh -c "python3 - '$folder/out' $shipped <<'END'
import json, sys
site = json.load(open(sys.argv[1]))['site']
assert int(sys.argv[2]) > 5
assert [(c['what'], c['region'], c['parameter']) for c in site['changes']] == [('value', 'zaozhuang', 'review_days')], site
change = site['changes'][0]
assert change['was']['zh'].startswith('2 个工作日') and change['now']['en'].startswith('1 '), change
assert change['line'] == 3 and change['file'].endswith('any_name.yaml')
assert not any(site['replaced'].values()) and not any(site['added'].values()), site
assert site['texts'] == 0 and site['places'] == 0
END"
run 0 run settle --on 2026-11-21 --region 370400 --set care_in=110000 --set scheme=resident --set stage=planned --set filed=no \
    --set snag=none --set status=ok --set stay=no --set referral=no --set service=inpatient --set hospital=ok --set emergency=no
out "个人先自付 20%"

# withdrawn, added to, and a list in parts
cat >"$site/regions/any_name.yaml" <<'YAML'
region: zaozhuang
values:
  review_days: {value: unknown}
claims:
  review_days: {text: {zh: 听说两天, en: "Two days, it is said"}, dated: 2026-10-01, cite: p31}
YAML
printf '%s\n' 'region: shandong' 'claims: {commitment: none}' >"$site/regions/shandong.yaml"
run 0 check --lang en
out "Review of a long-term filing: 2 working days"; out "-> not known"
out "claims (Review of a long-term filing): nothing -> Two days, it is said (2026-10-01, by p31)"
out "Shandong: claims (Commitment letter for long-term filing): "; out " -> nothing"
awk '/^```/ { inside = 0 } inside && /^  review_days:/ { on = 1 } inside && on { print } on && !inside { exit } /^```yaml/ { inside = 1 }' content/README.md >"$folder/parts"
{ echo 'code: 370400'; echo 'values:'; cat "$folder/parts"; } >"$site/regions/any_name.yaml"
run 0 check
out "5 个工作日（到 2026-06-30，依据 p01）；2 个工作日（职工"

# the whole
printf '%s\n' 'region: zaozhuang' 'code: 370400' 'replace: whole' 'name: {zh: 枣庄市, en: Zaozhuang}' \
    'values:' '  review_days: {value: 1, cite: p01}' >"$site/regions/any_name.yaml"
run 0 check
out "枣庄市：整份换掉，盖掉了随程序安装的 $shipped 条规定"
out "枣庄市：自己去外地就医的待遇变化：个人先自付 20%"

# records of other files, wording, places
mkdir -p "$site/texts"
printf '%s\n' 'ours: {title: {zh: 通知, en: Notice}, grade: A, verified_on: 2026-11-01}' >"$site/sources.yaml"
printf '%s\n' 'common:' '  product: 我们的导办' >"$site/texts/zh.yaml"
printf '370499\t枣庄市本级\tZaozhuang\n' >"$site/divisions.tsv"
sed -n '/^intra_filing:/,/^[a-z_]*:/p' content/parameters.yaml | sed '$d' >"$site/parameters.yaml"
run 0 check
out "整条换掉的参数：intra_filing"; out "新加的来源：ours"; out "界面文字：1 处"; out "地名：1 个"

# with nothing in it, nothing is said to change; without it nothing is said at all
rm -rf "$site"
mkdir "$site"
run 0 about; out "没有改动随程序安装的各地规定"
rm "$XDG_CONFIG_HOME/daoban/daoban.yaml"
run 0 about; holds sh -c "! grep -q 单位自己的内容（ '$folder/out'"

finish

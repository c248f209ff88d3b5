#!/bin/sh
# soak.sh [PART...]: what takes longer than CI allows, in parts; without a name all of them, at most an hour
# on two cores. Each part run leaves a line in build/soak.log: commit, day, part, seconds, result. Goes on
# after a part that failed, and ends with "N passed, N failed".
#
# LONG=1 (make soak-long): the parts that can go on for ever do so ten times as long.
set -u
long=${LONG:-0}
log=build/soak.log

# part            what it does
parts='
fuzz              each fuzz target, under the sanitizers of clang, must find nothing
mutants           every small change of the content that a case or an invariant must notice
diff              daoban diff: its examples are run under both contents; every change of the content is told or listed
monkey            random keys in windows of every size, both languages, under sanitizers
evaluators        the two evaluators agree at every state, any region included
z3                gaps and overlaps of the rules, asked of z3
'

part_fuzz() { tests/tools/fuzz.sh "$([ "$long" = 1 ] && echo 600 || echo 60)"; }
part_mutants() { build/daoban test --mutate; }
# Some of the changes, others each day of the year; the long run makes all of them.
part_diff() {
    SOAK=1 tests/cli/test_diff.sh &&
        DAOBAN_SAMPLE=$([ "$long" = 1 ] && echo 0 || echo 600) DAOBAN_SEED=$(date +%-j) LC_ALL=C.UTF-8 build/tests/test_diff_shipped
}
part_monkey() { DAOBAN_MONKEYS=$([ "$long" = 1 ] && echo 2000 || echo 200) LC_ALL=C.UTF-8 BUILD=build/san build/san/tests/test_monkey; }
part_evaluators() { DAOBAN_SOAK=1 LC_ALL=C.UTF-8 build/tests/test_two_evaluators; }
part_z3() { DAOBAN_Z3=1 build/san/tests/test_z3; }

names=$(printf '%s\n' "$parts" | awk 'NF {print $1}')
for name; do
    printf '%s\n' "$names" | grep -qxF -e "$name" && continue
    echo "soak.sh: there is no part '$name'; the parts are: $(echo "$names" | tr '\n' ' ')" >&2
    exit 2
done
# shellcheck disable=SC2086  # a list of names is meant
[ $# -gt 0 ] || set -- $names

commit=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
[ -z "$(git status --porcelain 2>/dev/null | head -1)" ] || commit=$commit+changes
passed=0 failed=0
for name; do
    echo "==== $name"
    begun=$(date +%s)
    if "part_$name"; then result=passed passed=$((passed + 1)); else result=FAILED failed=$((failed + 1)); fi
    printf '%s %s %-10s %5d s  %s\n' "$commit" "$(date +%FT%R)" "$name" $(($(date +%s) - begun)) "$result" | tee -a "$log"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

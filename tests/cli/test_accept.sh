#!/bin/sh
# daoban test --accept: a question is added to a flow; the cases that stop there are answered, by --set or at
# a terminal, and nothing else of their files changes.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh

tree=$folder/tree
cases=$tree/content/cases/settle.txt

# spoil WAYS: a fresh tree whose settle flow asks one question more of those who have settled
spoil() {
    rm -rf "$tree"; mkdir -p "$tree/tests"
    cp -R content flows "$tree"; cp -R tests/cases "$tree/tests"
    printf '%s\n' 'asked:' '  type: yes or no' '  text: {zh: 问过了？, en: Asked?}' '  label: {zh: 问过, en: Asked}' \
        >>"$tree/content/questions.yaml"
    sed -i "s/^  again: .*/  again:\n    ask: asked\n    go: $1\n  again_now:/" "$tree/flows/settle.yaml"
    rm -rf "$folder/before"; mkdir "$folder/before"
    cp -R "$tree/content/cases" "$folder/before/cases"; cp -R "$tree/tests/cases" "$folder/before/tests_cases"
}
untouched() { holds diff -r "$folder/before/cases" "$tree/content/cases"; holds diff -r "$folder/before/tests_cases" "$tree/tests/cases"; }
accept() { expected_code=$1; shift; run "$expected_code" test --content "$tree/content" --accept --lang en "$@"; }

# ---- by --set
spoil '{yes: again_now, no or unsure: SETTLED_CHECK}'
run 1 test --content "$tree/content" --lang en; out "stops at asked before it comes to"
accept 1; silent out; untouched
err "cases stop at question asked (such as "; err "give --set asked=ANSWER (it takes yes, no, unsure). Nothing was changed"
run 1 test --content "$tree/content" --accept; err "请写 --set asked=答案（可以是 yes, no, unsure）。什么也没改"
accept 1 --set askt=yes; err 'there is no question "askt"; did you mean asked?'; untouched
accept 1 --set asked=perhaps; err 'question asked has no answer "perhaps"; it takes yes, no, unsure'; untouched
run 2 test --set asked=yes; err "--accept"
run 2 test --accept --mutate; err "--mutate"
run 2 test --accept --format json; err "json"
run 2 test --accept=yes; err "--accept"

accept 0 --set asked=yes --set kin=yes
err "no case stops at question kin; --set kin was not used"
out "--- content/cases/settle.txt"; out "--- tests/cases/"; out "+set asked=yes"; out "cases answered"; out "0 left alone"
# lines added and nothing else, each behind an answer
diff -r "$folder/before/cases" "$tree/content/cases" >"$folder/changes"; diff -r "$folder/before/tests_cases" "$tree/tests/cases" >>"$folder/changes"
holds grep -q '^> set asked=yes$' "$folder/changes"
holds sh -c "! grep -q '^<' '$folder/changes'"
holds sh -c "! grep '^>' '$folder/changes' | grep -qv '^> set asked=yes\$'"
run 0 test --content "$tree/content" --lang en; out ", 0 of them wrong"
accept 0 --set asked=yes; out "no case stops at a question"

# ---- a case that would end elsewhere is left alone, and what it would end in is told
spoil '{yes: again_now, no or unsure: LOCAL_CARE}'
accept 1 --set asked=no
out 'with "set asked=no" it is no longer as expected, left alone:'; out ", comes out as LOCAL_CARE"
out "0 cases answered, 0 files written"; untouched

# ---- a file that is read-only: nothing is written, the other files neither
spoil '{then: again_now}'
chmod a-w "$cases"
accept 3 --set asked=yes; err "settle.txt\" is read-only; nothing was changed"; untouched
chmod u+w "$cases"

# ---- files of one's own: comments, blank lines and a last line without its end stay; a broken case is told
own=$folder/own.txt
printf '# head\n#   more\n\n\n# title\ncite k01\nflow settle\n# between\non 2026-11-21\nset insured_in=371500 care_in=110000\n# behind\nset stage=settled after_settling=own_share' >"$own"
cp "$own" "$folder/own_before.txt"
printf '\nexpect outcome=SELF_PAY_PART\n\n# none\nflow settle\non 2026-11-21\nset stage=settled after_settling=own_share\nexpect outcome=SELF_PAY_PART' >"$folder/tail"
cat "$folder/tail" >>"$own"
accept 0 --set asked=unsure "$own"; out "2 cases answered, 1 files written"
{ cat "$folder/own_before.txt"; printf '\nset asked=unsure'; sed 's/^set stage.*/&\nset asked=unsure/' "$folder/tail"; } >"$folder/own_after.txt"
holds cmp "$own" "$folder/own_after.txt"
holds sh -c "ls '$folder'/own.txt.* && exit 1 || exit 0"
printf '# x\nflow settle\non 2026-11-21\nset stage=nothing\nexpect outcome=MANUAL\n' >"$folder/broken.txt"
accept 1 --set asked=yes "$folder/broken.txt"; out "broken.txt:4"; out "no case stops at a question"
accept 1 --set asked=yes /nonexistent.txt; out "/nonexistent.txt"

# ---- an answer that the question does not take there
printf '# x\nflow settle\non 2026-11-21\nset insured_in=371500 care_in=110000\nexpect outcome=MANUAL\n' >"$folder/early.txt"
accept 1 --set stage=planned --set snag=arrears "$folder/early.txt"
out "early.txt:2: question snag does not take this answer here, left alone"

# ---- at a terminal: asked once per question
spoil '{yes: again_now, no or unsure: SETTLED_CHECK}'
# typed TEXT ARGUMENTS...: daoban test --accept with lines typed at a terminal; the exit code is on the last line
typed() {
    python3 - "$daoban" "$tree/content" "$@" >"$folder/out" 2>&1 <<'END'
import os, pty, signal, sys
signal.alarm(60)
program, content, lines, *rest = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    os.execv(program, [program, "test", "--accept", "--lang", "en", "--content", content, *rest])
os.write(terminal, lines.encode().decode("unicode_escape").encode())
said = b""
while True:
    try:
        more = os.read(terminal, 4096)
    except OSError:
        break
    if not more:
        break
    said += more
print(said.decode().replace("\r", ""), "exit", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
END
}
typed '\n\n'; out "cases stop at question asked (such as "; out "0 cases answered"; out "exit 1"; untouched
typed 'perhaps\nyes\nn\n\n'; out 'question asked has no answer "perhaps"'; out "+set asked=yes"; out "y or n"; out "nothing was changed"; out "exit 1"; untouched
typed 'yes\n\x04'; out "nothing was changed"; out "exit 1"; untouched
typed '\x04'; out "nothing was changed"; out "exit 1"; untouched
typed 'yes\ny\n\n'; out "0 left alone"; out "exit 0"
holds sh -c "[ \$(grep -c 'cases stop at question' '$folder/out') = 1 ]"
run 0 test --content "$tree/content" --lang en; out ", 0 of them wrong"

finish

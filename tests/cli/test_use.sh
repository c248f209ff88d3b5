#!/bin/sh
# How the program is used and misused: exit codes, messages, languages, where output goes.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh

run 0 --version; out "daoban "; silent err
run 0 --help; out "  run "; out "用法"; silent err
run 0 --help --lang en; out "usage"
run 0 run --help; out "--answers"
run 2 --plian; err "--plain"; silent out
run 2 chek; err "check"
run 2 check extra; err "extra"
run 2 --lang de; err "--lang"
run 2 run; err "run FLOW"
run 1 run nosuch; err "nosuch"; silent out
run 1 run settel; err "settle"
run 3 check --content /nonexistent; err "/nonexistent"
run 3 date 2026-01-20 +1day --content /dev/null; err "about.yaml"
run 2 --kiosk --content content; err "--kiosk"
run 2 --kiosk --plain; err "--plain"
run 3 --kiosk; err "daoban: "; silent out

# what steers a terminal never comes back out of a complaint
escape=$(printf '\033')
for argument in "${escape}[2J" "--${escape}]0;x" "$(printf 'a\302\233b')" "$(printf 'x\342\200\256y')"; do
    run 2 "$argument"; err '?'
    if grep -q "[$escape$(printf '\233')]" "$folder/err"; then report 1 "an escape came back"; else report 0; fi
done
run 1 run settle --set "${escape}c=1"; err '?c'
holds test "$(grep -c "$escape" "$folder/err")" = 0
mkdir "$folder/hostile" && cp -r content flows "$folder/hostile/"
touch "$folder/hostile/flows/${escape}[2J.yaml"
run 1 check --content "$folder/hostile/content"; out '?[2J.yaml'
holds test "$(grep -c "$escape" "$folder/out")" = 0

# with rights that are not the user's it does not start (needs root to try)
if [ "$(id -u)" = 0 ] && cp "$daoban" "$folder/raised" && chown 65534 "$folder/raised" && chmod 4755 "$folder/raised" &&
    ! findmnt -T "$folder" -O nosuid >/dev/null 2>&1; then
    "$folder/raised" --version >"$folder/out" 2>"$folder/err"; holds test $? = 3
    silent out
fi

# the environment names a content; a public machine does not listen to it
DAOBAN_CONTENT=/nonexistent "$daoban" about >/dev/null 2>"$folder/err"; holds test $? = 3
DAOBAN_CONTENT=content "$daoban" about >"$folder/out" 2>&1; holds test $? = 0

# dates
run 0 date 2026-01-20 +30workdays; out 2026-03-09; silent err
run 0 date 2026-03-09 -30workdays; out 2026-01-20
run 0 date 2026-01-31 +1month; out 2026-02-28
run 0 date 2024-02-29 +1year; out 2025-02-28
run 0 date 2026-03-01 -1day; out 2026-02-28
run 0 date today +0days --on 2026-05-05; out 2026-05-05
run 0 date 2026-12-20 +30workdays --lang en; err "announced"
run 0 date 2026-12-11 +15workdays; out 2027-01-04; err "法定节假日"
run 1 date 2026-02-30 +1day; err "2026-02-30"
run 1 date 2026-01-01 +1fortnight; err "fortnight"
run 1 date 2026-01-01 workdays; err "workdays"
run 1 date 2199-12-31 +1day; err "2199"
run 1 date 2026-01-01 +99999999999days; err "99999999999days"

# cases from what is no file of cases
run 1 test "$folder"; out "$folder"
run 1 test /nonexistent; out /nonexistent
printf 'case\0\n' >"$folder/nul.txt"
run 1 test "$folder/nul.txt"; out nul.txt
run 3 diff content "$folder/nul.txt"; err nul.txt

# the content
run 0 check; out "没有错误"
run 0 check --lang en; out "no errors"
if grep -q '[,:]  ' "$folder/out"; then report 1 "an empty name leaves a gap"; grep '[,:]  ' "$folder/out"; else report 0; fi
run 0 about --lang en; out "fingerprint"

# where the output cannot go
for format in text json markdown; do
    "$daoban" run settle --format $format >/dev/full 2>"$folder/err"; holds test $? = 3
    holds test "$(wc -l <"$folder/err")" = 1
done
"$daoban" --help >/dev/full 2>"$folder/err"; holds test $? = 3
mkdir "$folder/lost-copy" && cp -r content flows "$folder/lost-copy/" && rm -r "$folder/lost-copy/content/history" && ln -s lost-copy/content "$folder/lost"
# nobody listens: a result that goes nowhere is no success
printf '{}\n' >"$folder/line"
for arguments in --help --version "run settle" "run settle --format json" "run settle --format brief" \
    "run settle --answers $folder/line" check test "diff content content" "graph settle" "graph settle --format text" \
    "open 1234 --format json" about "date today +1day" "print --list" release doctor "complete ru" "manual options"; do
    for nowhere in /dev/full -; do
        # shellcheck disable=SC2086  # one word each
        if [ $nowhere = - ]; then "$daoban" $arguments --content "$folder/lost" >&- 2>"$folder/err"
        else "$daoban" $arguments --content "$folder/lost" >/dev/full 2>"$folder/err"; fi
        rc=$?
        if [ $rc = 3 ]; then report 0; else report 1 "daoban $arguments >$nowhere: exit $rc, not 3"; fi
        if grep -q "写不出去" "$folder/err"; then report 0; else report 1 "daoban $arguments >$nowhere: not said"; cat "$folder/err"; fi
    done
done
"$daoban" run settle --format json 2>/dev/null | head -c 1 >/dev/null; holds true

# whatever lies about in a content folder, nobody waits for it, at the start or while the desk looks for changes
mkdir "$folder/strewn" && cp -r content flows "$folder/strewn/"
strewn=$folder/strewn/content
ln -s /dev/zero "$strewn/notes.txt" && ln -s /dev/zero "$strewn/regions/notes.yaml" && ln -s /dev/zero "$strewn/cases/notes.txt"
ln -s /dev/zero "$folder/strewn/flows/notes" && mkfifo "$strewn/outcomes/pipe" "$strewn/outcomes/pipe.yaml"
truncate -s 20G "$strewn/disk.img" "$strewn/calendar/2099.yaml"
for command in 'run settle --region 371500' about check "open 12345678" release diff; do
    # shellcheck disable=SC2086  # a command and its arguments
    case $command in diff) set -- diff content "$strewn" ;; release) set -- release --content "$strewn" ;; *) set -- $command --content "$strewn" ;; esac
    timeout 60 "$daoban" "$@" >"$folder/out" 2>"$folder/err" </dev/null; holds test $? -lt 3
done
rm "$strewn/regions/notes.yaml" "$strewn/outcomes/pipe.yaml" "$strewn/calendar/2099.yaml"
run 0 run settle --region 371500 --content "$strewn"
rm -r "$folder/strewn"

# a configuration with a mistake is reported with its place, and stops what would rely on it
mkdir -p "$XDG_CONFIG_HOME/daoban"
printf 'idel: 3 minutes\n' >"$XDG_CONFIG_HOME/daoban/daoban.yaml"
run 1 about; err "daoban.yaml:1:"
run 0 --help
rm "$XDG_CONFIG_HOME/daoban/daoban.yaml"
printf 'language: en\n' >"$XDG_CONFIG_HOME/daoban/daoban.yaml"
run 0 about; out "content:"
run 0 about --lang zh; out "内容"
rm "$XDG_CONFIG_HOME/daoban/daoban.yaml"

# the date does not depend on TZ
a=$(TZ=UTC "$daoban" date today +0days); b=$(TZ=Pacific/Kiritimati "$daoban" date today +0days)
holds test "$a" = "$b"

# doctor goes on without a terminal
"$daoban" doctor >"$folder/out" 2>&1 </dev/null
out "不在终端里"
# printers: what is configured is looked at, wherever it is; nothing is printed
mkdir -p "$XDG_CONFIG_HOME/daoban"
cat >"$XDG_CONFIG_HOME/daoban/daoban.yaml" <<'END'
printers:
  - {name: 空的, to: "device:/dev/null"}
  - {name: 没有的, to: "device:/dev/nosuch"}
  - {name: 不是的, to: "device:/dev/shm"}
  - {name: 链接, to: "device:/dev/stdin"}
  - {name: 连不上的, to: "tcp://127.0.0.1:1"}
  - {name: 问不到的, to: "ipp://nowhere.invalid/ipp/print"}
desk: {printer: "-o"}
END
"$daoban" doctor >"$folder/out" 2>&1 </dev/null
holds test $? = 3
out "打印机 空的"; out "/dev/nosuch 不在"; out "/dev/shm 不在"; out "/dev/stdin 是个链接"; out "连不上打印机 连不上的"; out "连不上打印机 问不到的"
out '“-o”不能做打印队列的名字'
rm "$XDG_CONFIG_HOME/daoban/daoban.yaml"

finish

#!/bin/sh
# daoban-paper send and queues (the work of daoban-print): what is sent arrives byte for byte, and whatever a printer does to us has a
# word. The printers are tests/print/fake_printer.c, and a real one, ippeveprinter, where it can be run.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh
paper=$PWD/$build/daoban-paper print=$PWD/$build/daoban-print fake=$PWD/$build/tests/fake_printer
if [ ! -x "$paper" ] || [ ! -x "$fake" ]; then
    echo "no daoban-paper or no libcups: skipped"
    report 0
    finish
    exit
fi
children='' waited=''
# The fake printers end with the test, however it ends.
end_children() {
    for child in $children; do kill "$child" 2>/dev/null; done
    wait
    rm -rf "$folder"
}
trap end_children EXIT
mkfifo "$folder/fifo"
head -c 200000 /dev/urandom >"$folder/document"

# serve MODE [FOLDER|FILE]: starts a fake printer; its port comes through the pipe once it listens.
serve() {
    "$fake" "$@" >"$folder/fifo" &
    children="$children $!"
    read -r port <"$folder/fifo"
}

# send CODE ARGUMENTS...: sends the document; the exit code must be CODE.
send() {
    expected=$1; shift
    "$print" send --limit 1 "$@" <"$folder/document" >"$folder/out" 2>"$folder/err"
    rc=$?
    if [ "$rc" = "$expected" ]; then report 0
    else report 1 "send $*: exit $rc, not $expected"; cat "$folder/out" "$folder/err"; fi
}

# later NAME ARGUMENTS...: starts sending what will run into its limit; the job ends as the file NAME.
later() {
    name=$1; shift
    { "$print" send --limit 2 "$@" <"$folder/document" >"$folder/$name" 2>&1; echo "$?" >"$folder/$name.code"; } &
    waited="$waited $!"
}

# ended NAME CODE: `out` and `last` then look at that job.
ended() {
    holds test "$(cat "$folder/$1.code")" = "$2"
    mv "$folder/$1" "$folder/out"
}

# last WORDS: the last line of the last run begins like that (\t for a tab); every line must be of the protocol.
last() {
    if tail -n 1 "$folder/out" | grep -q "^$(printf '%b' "$1")"; then report 0
    else report 1 "not '$1' at the end of"; cat "$folder/out"; fi
}

# ---- IPP: straight to a printer, and through a print service ---------------------------------------
mkdir "$folder/got"
serve ipp "$folder/got"
ipp=ipp://127.0.0.1:$port/printers
for name in empty jammed paused held hangs; do later "$name" "$ipp/$name"; done
later full device:/dev/full
title=$(printf -- '-t 告知单\t\033[31m\n2')
for printer in "$ipp/good" queue:good queue:; do
    rm -f "$folder/got/good"
    CUPS_SERVER=127.0.0.1:$port send 0 --title "$title" --copies 2 --type text/plain "$printer"; last 'done'
    holds cmp "$folder/document" "$folder/got/good"
    holds test "$(cat "$folder/got/good.job")" = "$(printf -- '-t 告知单??[31m?2\ntext/plain\n2')"
    holds test "$(grep -v '^sending' "$folder/out" | tr '\t\n' '  ')" = 'connecting accepted 7 done '
    out "$(printf 'sending\t0\t200000')"; out "$(printf 'sending\t200000\t200000')"; silent err
done
send 0 --limit 5 "$ipp/refilled"; last 'done'; out "$(printf 'waiting\tmedia-empty')"; out printing
send 5 "$ipp/aborts"; last 'failed\taborted\tFilter?failed?\[31m'
send 5 "$ipp/closed"; last 'failed\trefused\t'
send 5 "$ipp/picky"; last 'failed\twrong-type\t'
send 5 "$ipp/locked"; last 'failed\tnot-allowed\t'
send 5 "$ipp/breaks"; last 'failed\tbroken-off\t'
send 5 "$ipp/nowhere"; last 'failed\tno-printer\t'
send 5 "ipp://somebody:secret@127.0.0.1:$port/printers/good"; last 'failed\tno-printer\t'
CUPS_SERVER=127.0.0.1:$port send 5 queue:nowhere; last 'failed\tno-printer\t'
CUPS_SERVER=127.0.0.1:$port send 5 -- queue:-good; last 'failed\tno-printer\t'
CUPS_SERVER=127.0.0.1:$port send 5 queue:a/b; last 'failed\tno-printer\t'
CUPS_SERVER=127.0.0.1:$port "$paper" queues >"$folder/out" 2>"$folder/err"; holds test $? = 0; silent err
out "$(printf 'queue\tgood\t三号窗口 激光\tidle\tnone\tdefault')"
out "$(printf 'queue\tjammed\t\tstopped\tmedia-jam\t-')"
out "$(printf 'queue\tclosed\t\tstopped\tpaused\t-')"
out "$(printf 'queue\taborts\ttab?here\tidle\tnone\t-')"

# shellcheck disable=SC2086  # a list of numbers is meant
wait $waited
ended empty 0; last queued; out "$(printf 'waiting\tmedia-empty')"
ended jammed 0; last queued; out "$(printf 'waiting\tmedia-jam')"
ended paused 0; last queued; out "$(printf 'waiting\tpaused')"
ended held 0; last queued; out "$(printf 'waiting\theld')"
ended hangs 5; last 'failed\ttimeout\t'; out "$(printf 'waiting\tother')"
ended full 5; last 'failed\ttimeout\t'; out "$(printf 'waiting\tmedia-empty')"

# nobody listens any more: it is printed all the same
rm "$folder/got/good"
"$paper" send "$ipp/good" <"$folder/document" >&-; holds test $? = 3
holds cmp "$folder/document" "$folder/got/good"
rm "$folder/got/good"
"$print" send "$ipp/good" <"$folder/document" >/dev/full; holds test $? = 3
holds cmp "$folder/document" "$folder/got/good"

# a port where nobody listens: that of a server that has gone
kill "${children##* }"; wait "${children##* }" 2>/dev/null
send 5 "$ipp/good"; last 'failed\tunreachable\t'
CUPS_SERVER=127.0.0.1:$port send 5 queue:; last 'failed\tno-service\t'
CUPS_SERVER=127.0.0.1:$port "$print" queues >"$folder/out" 2>"$folder/err"; holds test $? = 4
silent out; err "no print service"
send 5 "tcp://127.0.0.1:$port"; last 'failed\tunreachable\t'
send 5 tcp://no-such-host.invalid; last 'failed\tunreachable\t'

# ---- bare connections -----------------------------------------------------------------------------
serve keeps "$folder/kept"
send 0 --copies 2 "tcp://127.0.0.1:$port/"; last 'done'; out connecting; out printing
cat "$folder/document" "$folder/document" | cmp - "$folder/kept"; holds test $? = 0
serve cut
send 5 "tcp://127.0.0.1:$port"; last 'failed\tbroken-off\t'
serve deaf
head -c 8000000 /dev/zero >"$folder/long"
"$print" send --limit 1 "tcp://127.0.0.1:$port" <"$folder/long" >"$folder/out"; holds test $? = 5
last 'failed\ttimeout\t'; out "$(printf 'sending\t0\t8000000')"
for name in tcp://127.0.0.1:0 tcp://127.0.0.1:70000 tcp://127.0.0.1:9100x tcp://[::1 tcp://a/b; do
    send 5 "$name"; last 'failed\tno-printer\t'
done

# ---- device files ---------------------------------------------------------------------------------
send 0 device:/dev/null; last 'done'; out "$(printf 'sending\t200000\t200000')"
if command -v script >/dev/null; then # gives it a terminal, which it must not print to
    script -qec "'$print' send device:/dev/tty <'$folder/document' >'$folder/out'" /dev/null >/dev/null 2>&1
    last 'failed\tno-device\tthis is the terminal'
fi
ln -s /dev/null "$folder/link"
for name in "$folder/document" "$folder" "$folder/link" "$folder/fifo" "$folder/none"; do
    send 5 "device:$name"; last 'failed\tno-device\t'
done
for name in /dev/sda /dev/vda /dev/loop0; do
    [ ! -b "$name" ] || { send 5 "device:$name"; last 'failed\tno'; } # -device, or -t allowed
done

# ---- wrong use, too much, nothing ------------------------------------------------------------------
for name in lp0 '' queue device:lp0 http://127.0.0.1/ 'queue:a b'; do send 2 "$name"; err usage; silent out; done
"$paper" send --type image/png queue: </dev/null >"$folder/out" 2>"$folder/err"; holds test $? = 2; err usage
send 2; send 2 --copies 0 queue:; send 2 --copies 100 queue:; send 2 --copies -1 queue:; send 2 --limit 0 queue:
send 2 --title; send 2 queue: queue:; send 2 -x queue:; err usage
"$print" queues all >"$folder/out" 2>"$folder/err"; holds test $? = 2; err usage
head -c 9000000 /dev/zero >"$folder/long"
"$print" send device:/dev/null <"$folder/long" >"$folder/out"; holds test $? = 5; last 'failed\ttoo-large\t'
"$print" send device:/dev/null </dev/null >"$folder/out"; holds test $? = 5; last 'failed\tbroken-off\t'

finish

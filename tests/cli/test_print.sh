#!/bin/sh
# daoban print against a stand-in for daoban-paper: what is printed where, what is refused, what is listed.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh

# a program folder of the test's own: daoban looks for daoban-paper beside itself
mkdir -p "$folder/bin" "$XDG_CONFIG_HOME/daoban"
cp "$daoban" "$folder/bin/daoban"
ln -s "$PWD/content" "$PWD/flows" "$folder/"
cat >"$folder/bin/daoban-paper" <<END
#!/bin/sh
case \$1 in
pdf) cat >/dev/null; printf '%%PDF-1.5 whole' ;;
queues) printf 'queue\tHALL-1\t\tidle\tnone\tdefault\nqueue\tHALL-2\t\tstopped\tmedia-jam\t-\n' ;;
send) echo "\$*" >'$folder/sent'; cat >'$folder/bytes'; cat '$folder/answer'; [ ! -e '$folder/hang' ] || exec sleep 600 ;;
esac
END
chmod +x "$folder/bin/daoban-paper"
daoban=$folder/bin/daoban
cat >"$XDG_CONFIG_HOME/daoban/daoban.yaml" <<END
printers:
  - {name: 激光, to: "queue:HALL-1"}
  - {name: 小票机, to: "device:/dev/usb/lp0", columns: 42}
  - {name: 针式, to: "queue:DOT", forms: text}
desk: {window: "2", printer: 激光}
END
answer() { printf '%b' "$1" >"$folder/answer"; }
sent() { if grep -qF -e "$1" "$folder/sent"; then report 0; else report 1 "not sent: $1"; cat "$folder/sent"; fi; }
set -- --on 2026-11-21 --set stage=planned --set status=ok --set snag=none --set service=inpatient \
    --set hospital=ok --set filed=no --set stay=retired --set insured_in=371500 \
    --set care_in=330100 --set scheme=employee

# to the desk's own printer, in its own form; the day's numbers go on
answer 'connecting\naccepted\t7\nprinting\ndone\n'
run 0 print settle "$@"; out "激光"
sent "send --title 2026-1121-2-0001 --copies 1 --type application/pdf -- queue:HALL-1"
holds grep -q whole "$folder/bytes"
run 0 print settle "$@" --printer 小票机 --copies 2
sent "send --title 2026-1121-2-0002 --copies 2 --type application/octet-stream -- device:/dev/usb/lp0"
holds test "$(iconv -f GB18030 -t UTF-8 "$folder/bytes" 2>/dev/null | tr -d '\034&.' | grep -c 2026-1121-2-0002)" -ge 1
run 0 print settle "$@" --printer 针式 --lang en; sent "--type text/plain -- queue:DOT"
holds grep -q "2026-1121-2-0003" "$folder/bytes"
run 0 print settle "$@" --printer queue:HALL-2 --form large; sent "-- queue:HALL-2"

# a case code, in groups or not
code=$("$daoban" run settle "$@" --format json | jq -r .code)
# shellcheck disable=SC2086  # the groups are arguments of their own
run 0 print $code --form a4 --on 2026-11-21; sent "2026-1121-2-0005"
run 1 print 7312440988201234567890123456; silent out

# what the world refuses: the sentence, 3, and the number stays free
answer 'connecting\nfailed\tunreachable\t\n'
run 3 print settle "$@"; err "连不上打印机 激光"; silent out
run 3 print settle "$@" --lang en; err "cannot be reached"; sent "2026-1121-2-0006"
answer ''
run 3 print settle "$@"; silent out
# a printer without paper has accepted it: said, done, not waited for
answer 'accepted\t7\nwaiting\tmedia-empty\n'
: >"$folder/hang"
run 0 print settle "$@"; out "缺纸"
rm "$folder/hang"

# what is asked for must be there
run 1 print settle "$@" --printer nowhere; err "daoban print --list"
run 1 print settle "$@" --printer device:/dev/usb/lp9; err "printers"
run 1 print settle "$@" --form 58; err "a4 large"
run 1 print settle "$@" --printer 小票机 --form a4; err "80"
run 1 print settle --set stage=planned; err "没有打"
run 1 print nothing; silent out
run 2 print; err "咨询码"
run 2 print settle --list; err "咨询码"
run 2 print settle --form a5; err "a4 large 80 58 text"
run 2 print settle --copies 0; err "1 到 9"
run 2 print settle --copies 10; err "1 到 9"
run 2 run settle --printer 激光; err "--printer"

# the list
run 0 print --list; silent err
out "$(printf '激光\tqueue:HALL-1\ta4 large\t空闲\t*')"
out "$(printf '小票机\tdevice:/dev/usb/lp0\t80\t\t')"
out "$(printf 'queue:HALL-2\tqueue:HALL-2\ta4 large\t卡纸\t')"
sed -i 's/^queues) .*/queues) exit 4 ;;/' "$folder/bin/daoban-paper"
run 0 print --list; err "CUPS"; out "小票机"
sed -i 's/^queues) .*/queues) exit 2 ;;/' "$folder/bin/daoban-paper"
run 3 print --list; err "问不到"; out "小票机"
rm "$folder/bin/daoban-paper"
run 3 print --list
run 3 print settle "$@"; err "daoban-paper"
"$daoban" print --list >/dev/full 2>"$folder/err"; holds test $? = 3

# the same with the real helpers, to printers that listen: a page by IPP, a slip by TCP
daoban=$PWD/$build/daoban fake=$PWD/$build/tests/fake_printer
if [ -x "$fake" ] && [ -x "$build/daoban-print" ]; then
    mkfifo "$folder/fifo"
    mkdir "$folder/got"
    "$fake" ipp "$folder/got" >"$folder/fifo" &
    ipp=$!
    read -r ipp_port <"$folder/fifo"
    "$fake" keeps "$folder/slip" >"$folder/fifo" &
    tcp=$!
    read -r tcp_port <"$folder/fifo"
    trap 'kill "$ipp" "$tcp" 2>/dev/null; rm -rf "$folder"' EXIT
    cat >"$XDG_CONFIG_HOME/daoban/daoban.yaml" <<END
printers:
  - {name: 激光, to: "ipp://127.0.0.1:$ipp_port/printers/good"}
  - {name: 不收, to: "ipp://127.0.0.1:$ipp_port/printers/closed"}
  - {name: 小票机, to: "tcp://127.0.0.1:$tcp_port", columns: 32}
END
    run 0 print settle "$@"; out "激光"
    holds grep -qa '^%PDF' "$folder/got/good"
    if command -v pdftotext >/dev/null; then
        pdftotext "$folder/got/good" "$folder/out"; out "一次性告知单"; out "2026-1121-0007"
    fi
    run 3 print settle "$@" --printer 不收; err "不收"
    run 0 print settle "$@" --printer 小票机
    iconv -c -f GB18030 -t UTF-8 "$folder/slip" >"$folder/out"; out "留存联"
    kill "$ipp" "$tcp"
fi

finish

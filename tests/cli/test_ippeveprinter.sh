#!/bin/sh
# Real printing: the PDF of a case goes to ippeveprinter, a complete IPP printer in software, and what it
# received is compared byte for byte. It insists on announcing itself, so it gets a message bus and an avahi of
# its own, which see nothing but the loopback interface.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh
paper=$PWD/$build/daoban-paper print=$PWD/$build/daoban-print fake=$PWD/$build/tests/fake_printer
children=''

skipped() {
    echo "$1: skipped"
    report 0
    finish
    exit
}

# Everything started here ends with the test, however it ends.
end_children() {
    for child in $children; do kill "$child" 2>/dev/null; done
    wait
    rm -rf "$folder"
}
trap end_children EXIT

# until_true COMMAND...: tries again while it fails, ten seconds at most.
until_true() {
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -lt 200 ] || return 1
        sleep 0.05
    done
}

for program in ippeveprinter avahi-daemon dbus-daemon dbus-send; do
    command -v $program >/dev/null || skipped "no $program"
done
for program in "$paper" "$fake"; do
    [ -x "$program" ] || skipped "no daoban-paper or no libcups"
done
[ "$(id -u)" = 0 ] || skipped "avahi can be started by root only"

# A port that was free a moment ago.
mkfifo "$folder/fifo"
"$fake" deaf >"$folder/fifo" &
read -r port <"$folder/fifo"
kill $! && wait $! 2>/dev/null

# ---- bus, avahi, printer ----------------------------------------------------------------------------
cat >"$folder/bus.conf" <<XML
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path=$folder/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/><allow user="*"/>
  </policy>
</busconfig>
XML
printf '[server]\nallow-interfaces=lo\nuse-ipv6=no\n[wide-area]\nenable-wide-area=no\n' >"$folder/avahi.conf"
export DBUS_SYSTEM_BUS_ADDRESS="unix:path=$folder/bus"
dbus-daemon --config-file="$folder/bus.conf" --nofork --nopidfile >"$folder/bus.log" 2>&1 &
children="$children $!"
until_true test -S "$folder/bus" || skipped "no message bus here"
avahi-daemon --no-drop-root --no-chroot --no-rlimits -f "$folder/avahi.conf" >"$folder/avahi.log" 2>&1 &
children="$children $!"
until_true dbus-send --system --print-reply --dest=org.freedesktop.Avahi / \
    org.freedesktop.Avahi.Server.GetState || skipped "no avahi here"

# What "prints" a job: at once, or, while the file `trouble` is there, only once there is paper again.
mkfifo "$folder/paper"
cat >"$folder/engine" <<SCRIPT
#!/bin/sh
[ -e '$folder/trouble' ] || exit 0
echo 'STATE: +media-empty-error' >&2
read -r _ <'$folder/paper'
echo 'STATE: -media-empty-error' >&2
SCRIPT
chmod +x "$folder/engine"
mkdir "$folder/spool"
ippeveprinter -v -p "$port" -n localhost -d "$folder/spool" -k -f application/pdf -r off \
    -c "$folder/engine" daoban-test >"$folder/printer.log" 2>&1 &
children="$children $!"
until_true grep -q printer-uuid "$folder/printer.log" || skipped "ippeveprinter does not start here"
printer=ipp://localhost:$port/ipp/print

# ---- what is sent arrives ----------------------------------------------------------------------------
run 0 run settle --on 2026-11-21 --set stage=planned --set status=ok --set snag=none --set service=inpatient \
    --set hospital=ok --set filed=no --set stay=retired --set insured_in=371500 --set care_in=330100 \
    --set scheme=employee --format pdf --output "$folder/sheet.pdf"
"$paper" send --title 告知单 "$printer" <"$folder/sheet.pdf" >"$folder/out" 2>"$folder/err"
holds test $? = 0; silent err
# A printer as quick as this one may be done before anybody sees it printing.
holds test "$(tail -n 1 "$folder/out")" = 'done'; out accepted
set -- "$folder"/spool/*.pdf
holds test $# = 1
holds cmp "$1" "$folder/sheet.pdf"

# ---- no paper, then paper again ------------------------------------------------------------------------
: >"$folder/trouble"
"$print" send --limit 10 "$printer" <"$folder/sheet.pdf" >"$folder/out" &
sending=$!
holds until_true grep -q 'waiting.media-empty' "$folder/out"
echo more >"$folder/paper"
wait $sending; holds test $? = 0
holds test "$(tail -n 1 "$folder/out")" = 'done'
rm "$folder/trouble"

# ---- not a PDF -----------------------------------------------------------------------------------------
"$print" send --type text/plain "$printer" </etc/passwd >"$folder/out"; holds test $? = 5
holds test "$(tail -n 1 "$folder/out" | cut -f 1,2)" = "$(printf 'failed\twrong-type')"

finish

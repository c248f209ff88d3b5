#!/bin/sh
# run_tests.sh FOLDER PROGRAM...: runs test programs two at a time, each with its output kept in
# FOLDER/NAME.log, shows the log of those that fail, and ends with "N passed, N failed", counted over
# the single tests. A program is a cmocka one, or a script that ends with such a line itself.
set -u
folder=$1; shift
mkdir -p "$folder"
rm -f "$folder"/*.log "$folder"/*.rc

# shellcheck disable=SC2016  # the inner shell expands
printf '%s\n' "$@" | FOLDER=$folder xargs -P 2 -I{} sh -c '
    name=$(basename {})
    case {} in */*) program={} ;; *) program=./{} ;; esac
    "$program" >"$FOLDER/$name.log" 2>&1 </dev/null
    echo $? >"$FOLDER/$name.rc"'

passed=0 failed=0
for program in "$@"; do
    name=$(basename "$program") log=$folder/$(basename "$program").log
    rc=$(cat "$folder/$name.rc" 2>/dev/null || echo 255)
    counts=$(awk '
        /^\[  PASSED  \] [0-9]+ test/ { p += $4 } /^ *[0-9]+ FAILED TEST/ { f += $1 } /^ *[0-9]+ SKIPPED TEST/ { s += $1 }
        /^[0-9]+ passed, [0-9]+ failed/ { p += $1; f += $3 }
        END { print p + 0, f + 0, s + 0 }' "$log")
    p=${counts%% *} s=${counts##* } f=${counts#* }
    f=${f% *}
    if [ "$rc" != 0 ] && [ "$f" = 0 ]; then f=1; fi
    if [ "$rc" = 0 ] && [ "$p$s" = 00 ]; then f=1; echo "$name ran no test" >>"$log"; fi
    passed=$((passed + p)) failed=$((failed + f))
    if [ "$f" != 0 ]; then
        echo "--- $name failed (exit $rc)"
        cat "$log"
    else
        echo "ok $name: $p"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

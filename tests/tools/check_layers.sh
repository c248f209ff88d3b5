#!/bin/sh
# check_layers.sh: every #include under tui/ against tui/layers. Prints each offence as file:line and
# ends with "N passed, N failed", one check per include.
set -eu
cd "$(dirname "$0")/../../tui"
grep -rn '^#include' --include='*.[ch]' . | sed 's|^\./||' | awk '
FNR == NR {
    sub(/#.*/, "")
    if (NF == 0) next
    if ($1 ~ /^!/) { library[substr($1, 2)] = $2; next }
    known[$1] = 1
    for (i = 2; i <= NF; i++) may[$1, $i] = 1
    next
}
{
    split($0, part, ":")
    file = part[1]
    where = file; if (where ~ /\//) sub(/\/.*/, "", where)
    what = $0; sub(/.*#include[ \t]*/, "", what)
    name = what; gsub(/["<>]/, "", name)
    checks++
    if (what ~ /^"/) {
        if (name !~ /\//) next # beside the including file
        to = name; sub(/\/.*/, "", to)
        if (!(where in known)) { bad(where " is not in tui/layers") ; next }
        if (to != where && !((where, to) in may)) bad(where " may not include " to)
        next
    }
    for (l in library)
        if (index(name, l) == 1 && index(file, library[l]) != 1) bad("only " library[l] " may include " name)
}
function bad(why) { printf "tui/%s:%s: %s\n", file, part[2], why; failed++ }
END { printf "%d passed, %d failed\n", checks - failed, failed; exit failed > 0 }
' layers -

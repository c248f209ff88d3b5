#!/bin/sh
# check_circles.sh [OBJECTS]: files that use each other. Which file uses whose functions and tables is read from
# the objects (nm), so that no header hides it; tsort finds the circles. Prints each and ends with "N passed,
# N failed", one check per file. With --depth FOLDER it prints instead how many files the longest chain of uses
# inside tui/FOLDER has.
set -eu
cd "$(dirname "$0")/../.."
depth=
if [ "${1:-}" = --depth ]; then depth=$2; shift 2; fi
objects=${1:-${BUILD:-build}/tui}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# An object whose source is gone is left over from an earlier build.
find "$objects/$depth" -name '*.o' | sort | while read -r object; do
    source=${object#"$objects/"}
    [ ! -e "tui/${source%.o}.c" ] || echo "$object"
done >"$folder/objects"
xargs nm -A <"$folder/objects" | awk -v top="$objects/" '
{ split($0, part, ":"); file = substr(part[1], length(top) + 1); sub(/\.o$/, ".c", file); name = $NF; kind = $(NF - 1) }
kind ~ /^[TDBRVW]$/ { if (!(name in home)) home[name] = file; next }
kind == "U" { uses[file, name] = 1 }
END {
    for (use in uses) {
        split(use, part, SUBSEP)
        if ((part[2] in home) && home[part[2]] != part[1] && !seen[part[1], home[part[2]]]++) print part[1], home[part[2]]
    }
}' | sort >"$folder/uses"

if [ -n "$depth" ]; then
    tsort <"$folder/uses" 2>/dev/null | awk -v uses="$folder/uses" '
    { order[++count] = $1 }
    END {
        while ((getline line < uses) > 0) { split(line, part, " "); of[part[1]] = of[part[1]] " " part[2] }
        for (i = count; i >= 1; i--) {
            deep[order[i]] = 1; size = split(of[order[i]], part, " ")
            for (j = 1; j <= size; j++) if (deep[part[j]] + 1 > deep[order[i]]) { deep[order[i]] = deep[part[j]] + 1; next_of[order[i]] = part[j] }
            if (deep[order[i]] > most) { most = deep[order[i]]; top = order[i] }
        }
        printf "%d files:", most
        for (; top != ""; top = next_of[top]) printf " %s", top
        print ""
    }'
    exit
fi
tsort <"$folder/uses" 2>"$folder/circles" >/dev/null || true
files=$(wc -l <"$folder/objects")
circles=$(grep -c 'input contains a loop' "$folder/circles" || true)
sed 's/^tsort: -: input contains a loop:/a circle:/; s/^tsort: /    /' "$folder/circles"
echo "$((files - circles)) passed, $circles failed"
[ "$circles" = 0 ]

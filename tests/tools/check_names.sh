#!/bin/sh
# check_names.sh: a public function begins with the name of the file it stands in or of its header, or with
# that of the one struct which the header serves (a struct it defines, or the first argument of its
# functions). So a name says where to look. A plural names its one (rules.h: rule_truth()), and the first word
# of a file its family (diff_words.h: diff_clause()). Prints each offence as file:line and ends with "N passed, N failed", one check per function.
set -eu
cd "$(dirname "$0")/../../tui"
# shellcheck disable=SC2016  # awk's own
{ find . -name '*.c' | sort; find . -name '*.h' | sort; } | sed 's|^\./||' | xargs awk '
FNR == 1 { judge(); file = FILENAME; stem = file; sub(/.*\//, "", stem); sub(/\.[ch]$/, "", stem); split("", served); comment = 0 }
file ~ /\.c$/ { if (/^[a-z].*[a-z_0-9]\(/ && !/^(typedef|static|extern|return|_Static_assert)/) { home[name_of($0)] = stem }; next }
/^\/\*/ { comment = 1 }
comment { if (/\*\//) comment = 0; next }
/^struct [a-z_]+ \{/ { served[$2] = 1 }
/^[a-z].*[a-z_0-9]\(/ && !/^(typedef|static|extern|return|_Static_assert)/ {
    name = name_of($0)
    rest = $0; sub(/[^(]*\(/, "", rest); sub(/^const /, "", rest)
    first = ""
    if (rest ~ /^struct /) { first = rest; sub(/^struct /, "", first); sub(/[^a-z_0-9].*/, "", first) }
    count++; names[count] = name; lines[count] = FNR; firsts[count] = first
}
END { judge(); printf "%d passed, %d failed\n", checks - failed, failed; exit failed > 0 }

function name_of(line) { sub(/\(.*/, "", line); sub(/.*[ *]/, "", line); return line }
function is_named(name) { return fits(name, stem) || ((name in home) && fits(name, home[name])) }
function fits(name, file,    family) {
    family = file; sub(/_.*/, "", family)
    return begins(name, file) || begins(name, one(file)) || begins(name, family) || begins(name, one(family))
}
function one(name) { sub(/s$/, "", name); return name }
function begins(name, with) { return name == with || index(name, with "_") == 1 }

# The struct that a function begins with: the longest that the header defines, or that is its first argument.
function struct_of(i,    s, best) {
    best = ""
    for (s in served) if (begins(names[i], s) && length(s) > length(best)) best = s
    if (best == "" && firsts[i] != "" && begins(names[i], firsts[i])) best = firsts[i]
    return best
}
# One struct a header: the one that most of its functions begin with.
function judge(    i, s, of, most) {
    split("", of); most = ""
    for (i = 1; i <= count; i++) if (!is_named(names[i]) && (s = struct_of(i)) != "") of[s]++
    for (s in of) if (most == "" || of[s] > of[most]) most = s
    for (i = 1; i <= count; i++) {
        checks++
        if (is_named(names[i]) || (most != "" && begins(names[i], most))) continue
        printf "tui/%s:%d: %s() begins neither with %s nor with the one struct the header serves%s\n", file, lines[i], names[i], stem, most == "" ? "" : " (" most ")"
        failed++
    }
    count = 0
}'

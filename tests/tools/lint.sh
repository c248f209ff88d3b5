#!/bin/sh
# lint.sh C_FILE... -- SCRIPT...: formatter, both compilers with warnings as errors, gcc's analyser,
# clang-tidy, cppcheck, shellcheck. Says what it is doing; stops with exit 1 when any of them speaks.
set -u
sources='' headers='' scripts='' part=c failed=0
for file in "$@"; do
    case $part:$file in
    c:--) part=s ;;
    c:*.h) headers="$headers $file" ;;
    c:*) sources="$sources $file" ;;
    s:*) scripts="$scripts $file" ;;
    esac
done
flags="-std=c17 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=600 -Itui $(pkg-config --cflags pangocairo cairo-pdf 2>/dev/null | sed 's/-I/-isystem /g')"
warnings="-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes
 -Wmissing-prototypes -Wvla -Wundef -Wwrite-strings -Wcast-qual -Wformat=2 -Wnull-dereference -Werror"
export flags warnings

# shellcheck disable=SC2016,SC2086
deep() {
    printf '%s\n' $sources | grep '^tui/' | xargs -P 2 -I{} sh -c "$1"
}

step() { # NAME COMMAND...
    name=$1; shift
    printf '%-14s ' "$name"
    if out=$("$@" 2>&1); then echo ok; else echo "failed"; printf '%s\n' "$out" | head -60; failed=$((failed + 1)); fi
}
# shellcheck disable=SC2016,SC2086  # the inner shell expands; a list of names is meant
each() { # COMMAND with {} over all sources, two at a time; deep() leaves the tests out
    printf '%s\n' $sources | xargs -P 2 -I{} sh -c "$1"
}
# shellcheck disable=SC2016,SC2086
{
step clang-format clang-format --dry-run -Werror $sources $headers
step clang each 'clang $flags $warnings -fsyntax-only {}'
step gcc-analyzer deep 'gcc $flags $warnings -fanalyzer -O1 -c -o /dev/null {}'
step clang-tidy deep 'clang-tidy --quiet --warnings-as-errors="*" {} -- $flags 2>/dev/null'
step cppcheck cppcheck --quiet --std=c11 --enable=warning,portability,performance --inline-suppr \
    --suppress=missingIncludeSystem --suppress=varFuncNullUB --error-exitcode=1 -j 2 -Itui tui
step shellcheck shellcheck $scripts
}
echo "$((6 - failed)) passed, $failed failed"
[ "$failed" = 0 ]

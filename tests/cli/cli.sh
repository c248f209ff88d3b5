# cli.sh: sourced by the tests of the command line. Counts, and ends with "N passed, N failed".
# shellcheck shell=sh
build=${BUILD:-build}
daoban=$PWD/$build/daoban
folder=$(mktemp -d)
passed=0 failed=0
export HOME="$folder" XDG_CONFIG_HOME="$folder/config" XDG_CACHE_HOME="$folder/cache" XDG_STATE_HOME="$folder/state" LC_ALL=C.UTF-8
unset DAOBAN_CONTENT

# finish: the last line of every test.
finish() {
    rm -rf "$folder"
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
}

report() {
    if [ "$1" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); shift; echo "FAILED: $*"; fi
}

# run CODE ARGUMENTS...: runs daoban; its output goes to out and err; the exit code must be CODE.
run() {
    expected=$1; shift
    "$daoban" "$@" >"$folder/out" 2>"$folder/err" </dev/null
    rc=$?
    if [ "$rc" = "$expected" ]; then report 0
    else report 1 "daoban $*: exit $rc, not $expected"; cat "$folder/out" "$folder/err"; fi
}

# out TEXT, err TEXT: the last run must have written that.
out() { if grep -qF -e "$1" "$folder/out"; then report 0; else report 1 "no '$1' on stdout"; cat "$folder/out"; fi; }
err() { if grep -qF -e "$1" "$folder/err"; then report 0; else report 1 "no '$1' on stderr"; cat "$folder/err"; fi; }

# silent out|err: the last run must have written nothing there.
silent() { if [ -s "$folder/$1" ]; then report 1 "$1 is not empty"; cat "$folder/$1"; else report 0; fi; }

# holds COMMAND...: the command must succeed.
holds() { if "$@" >/dev/null 2>&1; then report 0; else report 1 "$*"; fi; }

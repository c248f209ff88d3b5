#!/bin/sh
# The manual pages render; help, manual page and completion say what the rows of the commands say.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh
page=tui/man/daoban.1 rows=tui/man/rows.sh completion=tui/completion/daoban.bash
commands=$(sed -n 's/^COMMAND(\([a-z]*\)).*/\1/p' tui/commands/commands.def | grep -vx -e desk -e complete -e manual)

# the lists in the page are those of the program: else `make manual`
"$rows" "$daoban" "$page" >"$folder/page"
if cmp -s "$page" "$folder/page"; then report 0; else report 1 "$page is stale: make manual"; diff "$page" "$folder/page"; fi
# a list without its marks would never be made anew
holds test "$(grep -c '^\.\\" begin: daoban ' "$page")" = 2
sed 's/\\-\\-profile/\\-\\-prophile/' "$page" >"$folder/stale"
if cmp -s "$page" "$folder/stale"; then report 1 "nothing was made stale"; else report 0; fi
"$rows" "$daoban" "$folder/stale" >"$folder/page"
holds cmp -s "$page" "$folder/page"
if "$rows" false "$page" >/dev/null; then report 1 "a page made by nothing"; else report 0; fi

run 0 --help; cp "$folder/out" "$folder/help"
for command in $commands; do
    run 0 "$command" --help
    holds grep -q "^  $command  *[^ ]" "$folder/help"
    # what each does is described by hand, in both languages of the page
    holds grep -q "^\.BI* $command" "$page"
    if sed '1,/^\.SH ENGLISH/d; s/^\.B \(.*\)/\\fB\1\\fR/' "$page" | grep -q "\\\\fB$command\\\\fR"; then report 0
    else report 1 "no $command in the English part of $page"; fi
    # shellcheck disable=SC2013  # words are meant
    for option in $(sed -n 's/^  \(--[a-z]*\).*/\1/p' "$folder/out"); do
        holds grep -qF -e "\\-\\-${option#--}" "$page"
        "$daoban" complete -- "$command" - >"$folder/offered"
        holds grep -qx -e "$option" "$folder/offered"
    done
    # a format that help names is one that is taken, offered and described
    # shellcheck disable=SC2013
    for format in $(sed -n 's/^  --format .*[：:] *\([a-z0-9 ]*\)$/\1/p' "$folder/out"); do
        "$daoban" complete -- "$command" --format "" >"$folder/offered"
        holds grep -qx "$format" "$folder/offered"
        holds grep -q "^\(.fB$command.fR：\)*.fB$format.fR" "$page"
    done
done
run 0 run --help; out "text json markdown"
run 0 graph --help --lang en; out "dot csv text"
run 0 complete -- run settle --answers x --format ""; holds test "$(tr '\n' ' ' <"$folder/out")" = "json brief "
run 0 complete; out check
run 0 complete -- --lang en che; out check; out --plain
run 0 complete -- check --due ""; silent out

# what the program's own guide sends to is there: files from tui/, else from the top
# shellcheck disable=SC2016  # backquotes are meant
for named in $(sed -n '/^## Where to add/,/^## /p' tui/README.md | grep -o '`[^`]*`' | tr -d '`' | grep '[/.]' | grep -v -e '[ *]' -e '^\.'); do
    if [ -e "tui/$named" ] || [ -e "$named" ]; then report 0; else report 1 "tui/README.md names $named"; fi
done
# shellcheck disable=SC2016
for named in $(sed -n '/^## Where to add/,/^## /p' tui/README.md | grep -o '`struct [a-z_]*' | tr -d '`' | cut -d ' ' -f 2); do
    holds grep -rqE "^struct $named \\{" tui --include=*.h
done
# shellcheck disable=SC2013  # words are meant
for target in $(sed -n '/^## Where to add/,/^## /p' tui/README.md | grep -o 'make [a-z-]*' | cut -d ' ' -f 2 | sort -u); do
    holds grep -q "^$target:" Makefile
done

# the README shows every command, and nothing that is none
shown=$(sed -n 's/^daoban \([a-z][a-z]*\).*/\1/p' README.md | sort -u)
for command in $shown; do
    if echo "$commands" | grep -qx "$command"; then report 0; else report 1 "README.md shows daoban $command"; fi
done
for command in $commands; do
    if echo "$shown" | grep -qx "$command"; then report 0; else report 1 "README.md does not show daoban $command"; fi
done

if command -v groff >/dev/null; then
    for page in "$page" tui/man/daoban-content.5; do
        timeout 20 groff -man -Kutf8 -Tutf8 -ww "$page" >"$folder/out" 2>"$folder/err"
        holds test $? = 0
        silent err
    done
fi

# completed WORD...: what the shell offers for the last word goes to out.
completed() {
    PATH=$PWD/$build:$PATH bash -c '. "$0"; compopt() { :; }
        COMP_WORDS=(daoban "$@") COMP_CWORD=$#; _daoban; printf "%s\n" "${COMPREPLY[@]}"' \
        "$completion" "$@" >"$folder/out" 2>"$folder/err"
    silent err
}
if command -v bash >/dev/null; then
    completed ru; out run
    completed run --content content se; out settle
    completed run --content content --set stag; out "stage="
    completed run --content content --format j; out json
    completed run --format = j; out json
    completed run --format =; out markdown
    completed check --content con; out content
    completed diff con; out content
    completed diff --g; out --git
    completed test READ; out README.md
    completed test --ac; out --accept
    completed test --content content --accept --set stag; out "stage="
    completed print --form l; out large
    completed zzz "\$(echo no)"; if grep -q '^no$' "$folder/out"; then report 1 "a word was run"; else report 0; fi
fi

# every screen is seen in some session, and every picture of one is somebody's. Left out: about, whose fingerprints
# change with every content, and gap, which no content without a gap comes to.
# shellcheck disable=SC2013  # words are meant
for name in $(grep -oh '\.name = "[a-z-]*"' tui/screens/*.c | sed 's/.*"\(.*\)"/\1/' | sort -u | grep -vx -e about -e gap); do
    if grep -qh "^==== $name " tests/screens/*.screen; then report 0; else report 1 "no session of tests/screens shows the screen $name"; fi
done
for screen in tests/screens/*.screen; do
    if [ -e "${screen%.screen}.keys" ]; then report 0; else report 1 "$screen has no .keys"; fi
done

# a link of a guide leads to a file
for guide in README.md tui/README.md tests/README.md flows/README.md content/*.md; do
    # shellcheck disable=SC2013  # words are meant
    for link in $(grep -oE '\]\([^)#: ]+' "$guide" | cut -c 3-); do
        if [ -e "$(dirname "$guide")/$link" ]; then report 0; else report 1 "$guide: there is no $link"; fi
    done
done

finish

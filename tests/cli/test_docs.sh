#!/bin/sh
# The manual pages render and name every option and command; the completion knows them too.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh

for command in run check test diff graph open print release date doctor about; do
    run 0 $command --help
    holds grep -q "^\.BI* $command" tui/man/daoban.1
    holds grep -qw "$command" tui/completion/daoban.bash
    # shellcheck disable=SC2013  # words are meant
    for option in $(sed -n 's/^  \(--[a-z]*\).*/\1/p' "$folder/out"); do
        holds grep -qF -e "\\-\\-${option#--}" tui/man/daoban.1
        holds grep -qF -e "$option" tui/completion/daoban.bash
    done
done
if command -v groff >/dev/null; then
    for page in tui/man/daoban.1 tui/man/daoban-content.5; do
        timeout 20 groff -man -Kutf8 -Tutf8 -ww "$page" >"$folder/out" 2>"$folder/err"
        holds test $? = 0
        silent err
    done
fi
if command -v bash >/dev/null; then
    bash -c '. tui/completion/daoban.bash
        COMP_WORDS=(daoban ru) COMP_CWORD=1; _daoban; echo "${COMPREPLY[@]}"
        COMP_WORDS=(daoban run --content content se) COMP_CWORD=4; echo flows; _daoban_flows
        COMP_WORDS=(daoban run --content content --format j) COMP_CWORD=5; _daoban; echo "${COMPREPLY[@]}"' \
        >"$folder/out" 2>"$folder/err"
    out run; out settle; out json
fi

finish

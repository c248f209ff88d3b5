#!/bin/sh
# rivals.sh: what zen-engine, json-rules-engine and survey-core say of two mistakes that daoban check finds:
# a combination of answers with no verdict, and one with two verdicts; and what a decision costs there.
# With RIVALS=1 their npm packages are fetched into the build folder first. Where node or the packages are
# missing, the recorded result is printed; `RIVALS=1 tests/bench/rivals.sh record` writes it anew.
set -eu
cd "$(dirname "$0")/../.."
here=tests/bench/rivals folder=${BUILD:-build}/rivals

mkdir -p "$folder"
cp "$here"/*.mjs "$here"/*.json "$folder/"
if [ "${RIVALS:-0}" = 1 ]; then
    (cd "$folder" && npm install --silent --no-audit --no-fund)
fi

daoban_says() { # probe
    rm -rf "$folder/tree"
    mkdir "$folder/tree"
    cp -R content flows "$folder/tree/"
    cp "$here/$1.yaml" "$folder/tree/flows/probe.yaml"
    "${BUILD:-build}/daoban" check --lang en --content "$folder/tree/content" 2>&1 |
        grep -A 1 'node "verdict"' | sed 's/^/    /'
}

run() {
    echo "rivals    $(date +%F), node $(node --version): two mistakes, and what a decision costs"
    for rival in zen json-rules survey; do
        node "$folder/$rival.mjs"
    done
    for probe in gap overlap; do
        printf '  %-26s %s\n' "daoban check" "$probe"
        daoban_says "$probe"
    done
}

if command -v node >/dev/null && [ -d "$folder/node_modules" ]; then
    if [ "${1:-}" = record ]; then
        run >"$folder/recorded.txt" && cp "$folder/recorded.txt" "$here/recorded.txt"
    else
        run
    fi
else
    echo "rivals    not here (make bench RIVALS=1 fetches them); as recorded:"
    cat "$here/recorded.txt"
fi

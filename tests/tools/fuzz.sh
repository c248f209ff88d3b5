#!/bin/sh
# fuzz.sh SECONDS [NAME...]: libFuzzer on each target of tests/fuzz, two at a time, starting from its kept
# inputs. New inputs go to build/fuzz/NAME; copy one to tests/fuzz/corpus/NAME to keep it. Fails when a target
# finds something; what it found lies in build/fuzz/found/.
set -eu
seconds=$1; shift
if [ $# = 0 ]; then
    for file in tests/fuzz/fuzz_*.c; do
        name=${file##*/fuzz_}
        set -- "$@" "${name%.c}"
    done
fi
mkdir -p build/fuzz/found
for name in "$@"; do
    mkdir -p "build/fuzz/$name"
    helpers=
    if grep -q content_tree "tests/fuzz/fuzz_$name.c"; then
        helpers="tests/unit/content_tree.c tests/unit/exercise.c"
    fi
    if grep -q '"desk/' "tests/fuzz/fuzz_$name.c"; then
        helpers="$helpers tui/desk/case.c tui/desk/ticks.c tui/wording/*.c"
    fi
    # shellcheck disable=SC2086  # a list of files is meant
    clang -g -O1 -fsanitize=fuzzer,address,undefined -std=c17 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=600 -Itui \
        -Itests/unit -o "build/fuzz/fuzz_$name" "tests/fuzz/fuzz_$name.c" \
        $helpers \
        tui/base/*.c tui/model/*.c tui/engine/*.c tui/load/*.c tui/load/*/*.c -lyaml -lunistring
done

# shellcheck disable=SC2016  # the inner shell expands
printf '%s\n' "$@" | SECONDS_EACH=$seconds xargs -P 2 -I{} sh -c '
    "build/fuzz/fuzz_{}" -max_total_time="$SECONDS_EACH" -max_len=65536 -print_final_stats=1 \
        -artifact_prefix="build/fuzz/found/{}-" \
        "build/fuzz/{}" "tests/fuzz/corpus/{}" >"build/fuzz/{}.log" 2>&1 ||
        { echo "fuzz {}: found something"; tail -n 40 "build/fuzz/{}.log"; exit 1; }
    echo "fuzz {}: $(sed -n "s/^stat::number_of_executed_units: *//p" "build/fuzz/{}.log") runs, nothing found"'

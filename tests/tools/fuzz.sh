#!/bin/sh
# fuzz.sh SECONDS [NAME...]: libFuzzer on each target of tests/fuzz, starting from its kept inputs. New
# inputs go to build/fuzz/NAME; copy one to tests/fuzz/corpus/NAME to keep it.
set -eu
seconds=$1; shift
if [ $# = 0 ]; then
    for file in tests/fuzz/fuzz_*.c; do
        name=${file##*/fuzz_}
        set -- "$@" "${name%.c}"
    done
fi
mkdir -p build/fuzz
for name in "$@"; do
    mkdir -p "build/fuzz/$name"
    helpers=
    if grep -q content_tree "tests/fuzz/fuzz_$name.c"; then
        helpers="tests/unit/content_tree.c tests/unit/exercise.c"
    fi
    # shellcheck disable=SC2086  # a list of files is meant
    clang -g -O1 -fsanitize=fuzzer,address,undefined -std=c17 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=600 -Itui \
        -Itests/unit -o "build/fuzz/fuzz_$name" "tests/fuzz/fuzz_$name.c" \
        $helpers \
        tui/base/*.c tui/model/*.c tui/engine/*.c tui/load/*.c tui/load/*/*.c -lyaml -lunistring
    "build/fuzz/fuzz_$name" -max_total_time="$seconds" -max_len=65536 -print_final_stats=1 \
        "build/fuzz/$name" "tests/fuzz/corpus/$name" 2>&1 | grep -E '^stat::number_of_exec|ERROR|SUMMARY|Test unit' || true
done

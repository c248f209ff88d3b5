#!/bin/sh
# soak.sh: what takes longer than CI allows: each fuzz target for a minute, every mutant of the content,
# four hundred thousand random keys under sanitizers, two evaluators at every state of any
# region, gaps and overlaps asked of z3. Ends at the first failure.
set -eu
tests/tools/fuzz.sh 60
build/daoban test --mutate
SOAK=1 tests/cli/test_diff.sh
DAOBAN_MONKEYS=200 LC_ALL=C.UTF-8 BUILD=build/san build/san/tests/test_monkey
DAOBAN_SOAK=1 LC_ALL=C.UTF-8 build/tests/test_two_evaluators
DAOBAN_Z3=1 build/san/tests/test_z3
echo "1 passed, 0 failed"

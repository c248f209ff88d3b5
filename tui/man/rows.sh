#!/bin/sh
# rows.sh DAOBAN PAGE: prints the manual page with the parts between `begin: daoban WORDS` and `end` made anew by
# the program, from the rows of its commands.
set -eu
DAOBAN=$1 awk '
    /^\.\\" begin: daoban / { print; command = ENVIRON["DAOBAN"] substr($0, index($0, "daoban") + 6)
        while ((command | getline line) > 0) print line
        if (close(command) != 0) exit 1
        skipping = 1; next }
    /^\.\\" end$/ { skipping = 0 }
    !skipping { print }' "$2"

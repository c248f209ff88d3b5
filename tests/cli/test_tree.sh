#!/bin/sh
# The tree's top level, what `make install` copies, which compiler make takes, what the generators make.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/cli.sh
unset MAKEFLAGS MAKELEVEL MFLAGS

# Nothing at the top but what the project was asked for; generators are no content.
for name in $(git ls-files 2>/dev/null | cut -d/ -f1 | sort -u); do
    case $name in
    .* | tui | flows | content | tests | Makefile | README.md | LICENSE | NOTICE) report 0 ;;
    *) report 1 "$name lies at the top level" ;;
    esac
done
run 0 check --content content
silent err

# What is installed is what the program reads, and it is enough.
root=$folder/root
holds make -s install BUILD="$build" DESTDIR="$root" prefix=/usr
installed=$root/usr/share/daoban
for name in $(find "$installed" -type f 2>/dev/null | sed 's/.*\///'); do
    case $name in
    *.yaml | divisions.tsv | area_codes.tsv | *.txt) report 0 ;;
    *) if [ -f "content/history/$name" ]; then report 0; else report 1 "$name is installed"; fi ;;
    esac
done
for file in content/divisions.tsv content/calendar/2026.yaml content/history flows/settle.yaml; do
    holds test -e "$installed/$file"
done
holds test -f "$root/usr/share/doc/daoban/NOTICE"
daoban=$root/usr/bin/daoban
run 0 check
silent err
run 0 run settle --region 371500 --on 2026-11-21 --set care_in=110000 --set stage=in_hospital
run 0 check --content "$installed/content"

# gcc where nobody says otherwise, else what they say.
compiler() { make -pn "$@" 2>/dev/null | sed -n 's/^CC *[?:]*= *//p' | head -1; }
unset CC
holds test "$(compiler BUILD="$build")" = gcc
holds test "$(CC=clang compiler BUILD="$build")" = clang
holds test "$(compiler BUILD="$build" CC=cc)" = cc

# The table of readings is what its generator makes of the data it names, where that is at hand.
unihan=/usr/share/unicode/Unihan_Readings.txt.bz2
if command -v python3 >/dev/null && [ -f $unihan ] &&
    grep -q "Unihan database $(bzcat $unihan | sed -n 's/^# Unicode version: //p'):" tui/base/readings_table.c; then
    holds sh -c "python3 tui/base/readings.py $unihan | cmp - tui/base/readings_table.c"
else
    echo "no Unihan database of the table's version: the table of readings is not made again"
fi

finish

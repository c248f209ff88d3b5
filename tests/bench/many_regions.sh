#!/bin/sh
# many_regions.sh FOLDER COUNT SEED: region files for as many places as the country has pools, in FOLDER/regions;
# FOLDER is then a layer over the shipped content. Of every thing (a parameter's values with their dates, a
# parameter's claims) a file says what one of the shipped regions says of it, which may be nothing; which
# one is drawn by the seed, for each thing anew. No two files say the same. Run from the top folder.
set -eu
mkdir -p "$1/regions"
awk -v folder="$1/regions" -v count="$2" -v seed="$3" '
function below(n) { seed = seed * 16807 % 2147483647; return int(seed / 2147483647 * n) }

# ---- what real files say
FNR == 1 { section = ""; file = FILENAME; sub(/.*\//, "", file); sub(/\.yaml$/, "", file) }
FILENAME ~ /divisions/ { place(); next }
/^code:/ { taken[$2] = file; file_count += file != "national" }
/^[a-z]/ { section = $1; entry = 0; next }
section !~ /^(values|claims):$/ || file == "national" { next }
/^  [a-z_]+:/ {
    thing = section " " $1
    if (!(thing in says)) things[++thing_count] = thing
    entry = ++says[thing]
    text[thing, entry] = $0
    next
}
/^    / && entry > 0 { text[thing, entry] = text[thing, entry] "\n" $0 }

# ---- places: provinces and cities, then counties that are pools of their own
function place() {
    if ($1 !~ /^[0-6][0-9]+$/ || $1 in taken) return
    name[$1] = $2
    if ($1 % 100 == 0) cities[++city_count] = $1
    else if ($1 % 10000 > 9000 && $1 % 10000 < 9100) counties[++county_count] = $1
}

# ---- drawing
function draw(section,    i, thing, which, out) {
    for (i = 1; i <= thing_count; i++) {
        thing = things[i]
        which = 1 + below(file_count)
        if (index(thing, section) == 1 && which <= says[thing]) out = out "\n" text[thing, which]
    }
    return out == "" ? "" : section out "\n"
}

function parent(code) { code = int(code / 10000) * 10000; return code in taken ? "parent: " taken[code] "\n" : "" }

END {
    for (i = 1; i <= count; i++) {
        code = i <= city_count ? cities[i] : counties[i - city_count]
        if (code == "") { print "many_regions.sh: no place is left for file " i >"/dev/stderr"; exit 1 }
        do says_all = draw("values:") draw("claims:"); while (says_all == "" || says_all in drawn)
        drawn[says_all]
        id = "drawn_" code
        file = folder "/" id ".yaml"
        printf "region: %s\ncode: %d\nname: {zh: \"%s\", en: \"%s\"}\n%s%s", id, code, name[code], id, parent(code), says_all >file
        close(file)
        taken[code] = id
    }
}
' content/regions/*.yaml content/divisions.tsv

#!/usr/bin/env python3
"""Writes tui/base/readings_table.c: the initials of every Chinese character's readings.

Reads Unihan_Readings.txt(.bz2) of Debian's unicode-data: kTGHZ2013 gives all readings of the
characters in common use, kMandarin one reading of the rest. Other files of the Unihan database are
not needed.

    python3 tui/base/readings.py [/usr/share/unicode/Unihan_Readings.txt.bz2] > tui/base/readings_table.c
"""
import bz2
import re
import sys
import unicodedata

ROW = 64
BLOCKS = [("extension", 0x3400, 0x4DC0), ("unified", 0x4E00, 0xA000)]
# What neither field has: readings that live in names only.
NAMES = {"宕": "t", "〇": "l"}  # 宕昌 (Tanchang)
HEAD = """\
/*
 * Made by tui/base/readings.py; do not edit.
 *
 * From the Unihan database %s: kTGHZ2013, else kMandarin; and the
 * few readings of names that tui/base/readings.py lists.
 * Copyright (c) 1991-2022 Unicode, Inc. Distributed under the Unicode License Agreement, see
 * https://www.unicode.org/license.txt.
 *
 * One letter per character, '.' where there is no reading; a capital says that there are more, in
 * reading_several[], which also holds the characters outside the two blocks.
 */
#include "base/readings_table.h"

/* clang-format off */
"""


def initial(syllable):
    return unicodedata.normalize("NFD", syllable)[0].lower()


def read(path):
    """The initials of every character, the version, and the characters in common use."""
    best, other, version = {}, {}, "of unknown version"
    opener = bz2.open if path.endswith(".bz2") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if match := re.match(r"# Unicode version: (\S+)", line):
                version = match[1]
            if not line.startswith("U+"):
                continue
            code, key, value = line.rstrip("\n").split("\t")
            if key == "kTGHZ2013":
                syllables = [s for part in value.split() for s in part.split(":")[1].split(",")]
                best[int(code[2:], 16)] = syllables
            elif key == "kMandarin":
                other[int(code[2:], 16)] = value.split()
    readings = {**other, **best}
    initials = {c: "".join(dict.fromkeys(map(initial, s))) for c, s in readings.items()}
    for character, more in NAMES.items():
        initials[ord(character)] = initials.get(ord(character), "") + more
        best.setdefault(ord(character), [])
    return initials, version, best


def letter(initials):
    if not initials:
        return "."
    return initials.upper()[0] if len(initials) > 1 else initials


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode/Unihan_Readings.txt.bz2"
    initials, version, common = read(path)
    inside = lambda c: any(first <= c < end for _, first, end in BLOCKS)
    print(HEAD % version)
    for name, first, end in BLOCKS:
        print(f"const char reading_{name}[{(end - first) // ROW}][{ROW + 1}] = {{")
        for start in range(first, end, ROW):
            row = "".join(letter(initials.get(c, "")) for c in range(start, start + ROW))
            print(f'    "{row}",')
        print("};\n")
    rows = sorted((c, i) for c, i in initials.items()
                  if (inside(c) and len(i) > 1) or (not inside(c) and c in common))
    rows.sort()
    assert max(len(i) for _, i in rows) <= 4
    print("const struct reading_several reading_several[] = {")
    cells = [f'{{0x{c:05x}, "{i}"}},' for c, i in rows]
    for at in range(0, len(cells), 5):
        print("    " + " ".join(cells[at:at + 5]))
    print("};\n")
    print(f"const uint32_t reading_several_count = {len(rows)};")


main()

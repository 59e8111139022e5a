// An explanation of one row that misses its only path, with every part in it: for tests of how answers are put into words.
import { plan } from "../../src/engine/plan";
import type { Explanation, GapStep, PathwayExplanation, Requirement } from "../../src/engine/explanation";
import type { Plan } from "../../src/engine/planShape";
import { needs3, toyCatalog, toyCite } from "../engine/toyCatalog";

export const toyPlan: Plan = plan(toyCatalog(needs3("a")), "toy", "2024-01-15");

export const requirementOf = (change: Partial<Requirement> = {}): Requirement => ({
  id: "sales>=",
  field: "sales",
  label: "Sales",
  unit: "USD",
  comparison: ">=",
  need: 500,
  needText: null,
  have: 200,
  missing: 300,
  truth: "not met",
  cite: toyCite,
  since: "2020-01-01",
  rules: [],
  isMetOnlyIfAtLeastIsMeant: false,
  assumption: null,
  ...change,
});

export const stepOf = (change: Partial<GapStep> = {}): GapStep => ({ field: "sales", label: "Sales", unit: "USD", have: 200, target: 500, amount: 300, points: null, words: { one: "sale", many: "sales" }, cite: toyCite, ...change });

export const pathOf = (label: string, requirements: readonly Requirement[], truth: PathwayExplanation["truth"] = "not met"): PathwayExplanation => ({ id: label.toLowerCase(), label, truth, requirements });

export const explanationOf = (change: Partial<Explanation> = {}): Explanation => ({
  programme: "toy",
  label: "Toy",
  asOf: "2024-01-15",
  knownOn: null,
  rules: "2020.1 (abc)",
  status: "Fails",
  path: null,
  alsoHold: [],
  prerequisites: [],
  pathways: [],
  openReadings: [],
  assumptions: [],
  needs: [],
  gap: null,
  final: null,
  confidence: "published",
  ...change,
});

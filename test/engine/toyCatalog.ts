// A catalog of one small programme, for tests that need a rule of their own: "Passes" or "Fails", four counts, a flag, a date and a coded text.
import type { Body, Catalog, Cite, Comparison, Expr, Field, Param, Timeline } from "../../src/catalog/schema";

export const toyCite: Cite = { source: "TOY", locator: "the only line", quote: "three of these", published: "2020-01-01", confidence: "published", operatorStated: false };

const field = (id: string, unit: Field["unit"], more: Partial<Field> = {}): Field => ({
  id,
  label: `Field ${id}`,
  meaning: "A field of a test.",
  unit,
  grain: "partner",
  step: 1,
  aliases: [],
  whenColumnAbsent: { policy: "unknown" },
  words: { one: `${id} unit`, many: `${id} units` },
  ...more,
});

const param = (id: string, value: number, unit: Param["unit"] = "count"): Param => ({ id, label: `Amount ${id}`, unit, timeline: [{ from: "2020-01-01", value, cite: toyCite, rules: [] }] });

export const toyFields: readonly Field[] = [
  field("a", "count"),
  field("b", "count"),
  field("c", "count"),
  field("d", "count"),
  field("sales", "USD", { step: 0.01 }),
  field("flag", "flag"),
  field("kind", "choice", { choices: ["red", "green", "blue"].map((id) => ({ id, label: id, aliases: [] })) }),
];

/** A test that the field is `cmp` 3. */
export const needs3 = (id: string, cmp: Comparison = ">="): Expr => ({ op: "test", id: `${id}${cmp}`, field: id, cmp, param: "three" });
export const all = (id: string, ...of: Expr[]): Expr => ({ op: "all", id, of });
export const any = (id: string, ...of: Expr[]): Expr => ({ op: "any", id, of });
export const atLeast = (id: string, k: number, ...of: Expr[]): Expr => ({ op: "atLeast", id, k, of });
export const not = (id: string, of: Expr): Expr => ({ op: "not", id, because: "a test needs it", of });
export const readings = (id: string, main: Expr, cautious: Expr): Expr => ({
  op: "readings",
  id,
  ambiguity: "X-99",
  main: { says: "one way", cite: toyCite, when: main },
  cautious: { says: "the other way", cite: toyCite, when: cautious },
});

export interface ToyOptions {
  readonly fields?: readonly Field[];
  readonly params?: readonly Param[];
  readonly pathways?: readonly string[];
  readonly body?: Timeline<Body>;
  /** Outcomes better than "Passes", the best first, each with what reaches it. */
  readonly better?: readonly { readonly outcome: string; readonly when: Expr }[];
  readonly scores?: Catalog["scores"];
  readonly others?: Catalog["programmes"];
}

export function toyCatalog(when: Expr, options: ToyOptions = {}): Catalog {
  const name = (value: string) => [{ from: "2020-01-01", value, cite: toyCite, rules: [] }];
  return {
    schema: 1,
    version: "2020.1",
    sources: [{ id: "TOY", title: "A toy", published: "2020-01-01", sha256: "0".repeat(64) }],
    fields: options.fields ?? toyFields,
    params: [param("three", 3), param("ten", 10, "points"), param("four", 4, "points"), ...(options.params ?? [])],
    scores: options.scores ?? [],
    programmes: [
      {
        id: "toy",
        label: "Toy",
        decides: "Whether a toy passes.",
        grain: "partner",
        firstDate: "2020-01-01",
        beforeFirstDate: "Toy is defined from 2020-01-01",
        outcomes: [
          ...(options.better ?? []).map(({ outcome }) => ({ id: outcome, names: name(outcome) })),
          { id: "passes", names: name("Passes") },
          { id: "fails", names: name("Fails") },
        ],
        pathways: (options.pathways ?? []).map((node) => ({ id: node, label: `Path ${node}`, node })),
        positional: [],
        body: options.body ?? [{ from: "2020-01-01", value: { ladder: [...(options.better ?? []), { outcome: "passes", when }], otherwise: "fails" }, cite: toyCite, rules: [] }],
        effects: [],
        ambiguities: [{ id: "X-99", question: "Which way?", reading: "Both are shown.", cites: [] }],
      },
      ...(options.others ?? []),
    ],
  };
}

/** Lanes of one row; a field that is left out has no column. */
export function oneRow(row: Readonly<Record<string, number>>): { rows: number; lanes: Record<string, Float64Array> } {
  return { rows: 1, lanes: Object.fromEntries(Object.entries(row).map(([id, value]) => [id, Float64Array.of(value)])) };
}

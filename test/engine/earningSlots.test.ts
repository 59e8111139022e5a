// What of a row can be raised and what that costs: every target earns something, and nothing that may not change is touched.
import assert from "node:assert/strict";
import { earningLayout } from "../../src/engine/earningLayout";
import { earningRow, raisingPrice, type Raisable, type RaisingRules } from "../../src/engine/earningSlots";
import { nothingKept } from "../../src/engine/earnTask";
import type { PlanField } from "../../src/engine/planShape";
import type { Range } from "../../src/engine/ways";
import { column, metric, toyPoints } from "./toyEarning";

type Part = { readonly threshold: string; readonly unitSize?: string; readonly isWhole?: boolean };
const rules = (bounds: Readonly<Record<string, Range>> = {}, held: readonly string[] = []): RaisingRules => ({ bounds: new Map(Object.entries(bounds)), held: new Set(held) });
const atMost = (high: number): Range => ({ low: -Infinity, high });
const atLeast = (low: number): Range => ({ low, high: Infinity });

/** The row of a table in which these columns earn, each by its parts, behind these gates. */
function rowOf(row: Readonly<Record<string, number>>, earning: Readonly<Record<string, readonly Part[]>>, more: { readonly gates?: Readonly<Record<string, readonly string[]>>; readonly rules?: RaisingRules; readonly fields?: readonly PlanField[] } = {}) {
  const parts = Object.entries(earning).flatMap(([units, of]) => of.map((part) => ({ units, ...part })));
  const gates = Object.entries(more.gates ?? {}).flatMap(([people, levels]) => levels.map((level) => ({ people, atLeast: level })));
  const points = toyPoints({ facts: { x: metric("10", {}, { variants: [{ combine: "sum", parts, gates }] }) }, columns: Object.keys(row).map((id) => more.fields?.find((field) => field.id === id) ?? column(id)), row });
  return earningRow(points, earningLayout(points, ["x"]), more.rules ?? rules(), nothingKept().columns);
}
const raised = (have: number, parts: readonly Part[], more: Parameters<typeof rowOf>[2] = {}): Raisable => rowOf({ a: have }, { a: parts }, more).slots[0]!.columns[0]!;
const targets = (have: number, parts: readonly Part[], more: Parameters<typeof rowOf>[2] = {}): readonly number[] => raised(have, parts, more).targets;
const whole = (threshold: string, unitSize?: string): Part => ({ threshold, isWhole: true, ...(unitSize === undefined ? {} : { unitSize }) });
const cents: PlanField = column("a", { unit: "USD", step: 0.01 });

describe("the targets of a column that earns", () => {
  it("are every step above what the row has, up to what earns all", () => {
    assert.deepEqual([targets(1, [{ threshold: "4" }]), targets(4, [{ threshold: "4" }]), targets(9, [{ threshold: "4" }])], [[2, 3, 4], [], []]);
    assert.deepEqual(targets(3.97, [{ threshold: "4" }], { fields: [cents] }), [3.98, 3.99, 4]);
    assert.deepEqual(targets(0, [{ threshold: "5" }], { fields: [column("a", { step: 2 })] }), [2, 4, 5]);
  });

  it("are whole units where only those earn, however much of the next one is there already", () => {
    assert.deepEqual([targets(4, [whole("3", "3")]), targets(0, [whole("3", "3")]), targets(6, [whole("3", "3")])], [[6, 9], [3, 6, 9], [9]]);
    assert.deepEqual(targets(0, [whole("3", "2"), whole("3", "3")]), [2, 3, 4, 6, 9]);
    // Beside a part of which every step earns, every step is a target.
    assert.deepEqual(targets(2, [whole("3", "2"), { threshold: "4" }]), [3, 4, 5, 6]);
  });

  it("start at 0 from a blank, which may be all that has to be said, and from what another requirement asks of the column", () => {
    assert.deepEqual([raised(Number.NaN, [{ threshold: "3" }]).base, targets(Number.NaN, [{ threshold: "3" }])], [0, [0, 1, 2, 3]]);
    const asked = raised(1, [{ threshold: "5" }], { rules: rules({ a: atLeast(3) }) });
    assert.deepEqual([asked.have, asked.base, asked.targets, asked.whole], [1, 3, [4, 5], 5]);
    assert.deepEqual(raised(4, [{ threshold: "5" }], { rules: rules({ a: atLeast(3) }) }).base, 4);
    assert.equal(raised(Number.NaN, [{ threshold: "5" }], { rules: rules({ a: atLeast(3) }) }).base, 3);
  });

  it("end where another requirement ends, at the last whole unit that it allows", () => {
    assert.deepEqual([targets(1, [{ threshold: "5" }], { rules: rules({ a: atMost(3) }) }), targets(0, [whole("3", "3")], { rules: rules({ a: atMost(8) }) })], [[2, 3], [3, 6]]);
    assert.deepEqual(targets(4, [{ threshold: "5" }], { rules: rules({ a: atMost(3) }) }), []);
    assert.deepEqual(targets(1, [{ threshold: "3" }], { rules: rules({ a: atMost(50) }) }), [2, 3]);
  });

  it("are none of what may not change, because it is given or held", () => {
    assert.deepEqual(targets(1, [{ threshold: "4" }], { fields: [column("a", { isGiven: true })] }), []);
    assert.deepEqual([targets(1, [{ threshold: "4" }], { rules: rules({}, ["a"]) }), targets(1, [{ threshold: "4" }], { rules: rules({}, ["b"]) })], [[], [2, 3, 4]]);
  });

  it("are the last alone where there are more than 64, and the column is fine then", () => {
    const told = ({ targets: of, isFine }: Raisable) => [of.length, of.at(-1), isFine];
    assert.deepEqual([told(raised(0, [{ threshold: "64" }])), told(raised(0, [{ threshold: "65" }])), told(raised(1, [{ threshold: "65" }]))], [[64, 64, false], [1, 65, true], [64, 65, false]]);
    assert.deepEqual([told(raised(0, [whole("64")])), told(raised(0, [whole("65")])), told(raised(0, [whole("2", "100")]))], [[64, 64, false], [1, 65, true], [2, 200, false]]);
    assert.deepEqual(told(raised(0, [whole("40"), whole("41")])), [1, 41, true]);
    assert.deepEqual(told(raised(0, [{ threshold: "1" }], { fields: [cents] })), [1, 1, true]);
  });
});

describe("the targets of a gate", () => {
  const gate = (have: number, more: Parameters<typeof rowOf>[2] = {}): Raisable => rowOf({ a: 0, leads: have }, { a: [{ threshold: "3" }] }, { gates: { leads: ["4", "2"] }, ...more }).gates[0]!;

  it("are the levels above what the row has", () => {
    assert.deepEqual([1, 2, 3, 4].map((have) => gate(have).targets), [[2, 4], [4], [4], []]);
    const { id, base, have, whole: all, isFine } = gate(1);
    assert.deepEqual([id, base, have, all, isFine], ["leads", 1, 1, 4, false]);
  });

  it("are all levels where it is not known, even one that is asked for anyway", () => {
    assert.deepEqual([gate(Number.NaN).targets, gate(Number.NaN, { rules: rules({ leads: atLeast(4) }) }).targets], [[2, 4], [2, 4]]);
    assert.deepEqual([gate(1, { rules: rules({ leads: atLeast(3) }) }).targets, gate(1, { rules: rules({ leads: atLeast(3) }) }).base], [[4], 3]);
  });

  it("are none that may not be reached", () => {
    assert.deepEqual([gate(1, { rules: rules({ leads: atMost(3) }) }).targets, gate(1, { rules: rules({}, ["leads"]) }).targets, gate(1, { fields: [column("leads", { isGiven: true })] }).targets], [[2], [], []]);
  });
});

describe("a slot", () => {
  it("is tried unit by unit up to 4,096 combinations, and never with a fine column", () => {
    const isCoarse = (one: string, other: string): boolean => rowOf({ a: 0, b: 0 }, { a: [{ threshold: one }], b: [{ threshold: other }] }).slots[0]!.isCoarse;
    assert.deepEqual([isCoarse("63", "63"), isCoarse("63", "64"), isCoarse("1", "65")], [true, false, false]);
  });

  it("is one and the same for rows that have the same in it, and another for all others", () => {
    const kept = nothingKept().columns;
    const parts = { variants: [{ combine: "sum" as const, parts: [{ units: "a", threshold: "3" }, { units: "b", threshold: "3" }] }] };
    const pointsOf = (a: number, b: number) => toyPoints({ facts: { x: metric("10", {}, parts) }, columns: [column("a"), column("b")], row: { a, b } });
    const layout = earningLayout(pointsOf(0, 0), ["x"]);
    const slot = (a: number, b: number) => earningRow(pointsOf(a, b), layout, rules(), kept).slots[0]!;
    assert.equal(slot(1, 2), slot(1, 2));
    assert.equal(new Set([slot(1, 11), slot(11, 1), slot(1, Number.NaN), slot(1, 11)]).size, 3);
  });
});

describe("the price of raising a column", () => {
  const of = (more: Partial<Raisable>): Raisable => ({ ...raised(1, [{ threshold: "4" }]), ...more });

  it("is nothing for what the row has, and the share of what earns all where no effort is given", () => {
    assert.deepEqual([raisingPrice(of({}), 1, { a: 9 }), raisingPrice(of({}), 4, {}), raisingPrice(of({ whole: 0 }), 4, {})], [0, 3 / 4, 3]);
    assert.equal(raisingPrice(of({ have: Number.NaN, base: 0 }), 4, {}), 1);
  });

  it("counts from nothing where the row has a blank, and from below where it may lie below", () => {
    assert.deepEqual([raisingPrice(of({ have: Number.NaN, base: 3 }), 4, { a: 1 }), raisingPrice(of({ have: Number.NaN, base: -2 }), 4, { a: 1 })], [4, 6]);
  });

  it("is the person's effort per unit, or the catalog's per step", () => {
    const field = column("a", { step: 0.01, effort: 2 });
    assert.deepEqual([raisingPrice(of({ field }), 4, {}), raisingPrice(of({ field }), 4, { a: 5 }), raisingPrice(of({}), 4, { a: 5, b: 9 })], [600, 15, 15]);
  });
});

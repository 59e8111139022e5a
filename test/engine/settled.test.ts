// What the truths of a row settle: its status and path, what is open and what is asked for, and nothing beyond what matters to the answer.
import assert from "node:assert/strict";
import type { Expr } from "../../src/catalog/schema";
import { bindLanes, rowValues } from "../../src/engine/lanes";
import { leafTruth } from "../../src/engine/leaves";
import { plan } from "../../src/engine/plan";
import { neededFields, settle } from "../../src/engine/settled";
import { all, any, needs3, oneRow, readings, toyCatalog, type ToyOptions } from "./toyCatalog";

type Row = Readonly<Record<string, number>>;
const blank = Number.NaN;
const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => needs3(id)) as [Expr, Expr, Expr, Expr];
function at(when: Expr, row: Row, options: ToyOptions = {}) {
  const frozen = plan(toyCatalog(when, options), "toy", "2021-01-01");
  const bound = bindLanes(frozen, oneRow(row));
  const values = rowValues(bound, 0);
  const truth = (bit: number) => leafTruth(frozen, frozen.leaves[bit]!, values);
  return { ...settle(frozen, bound, truth), asked: neededFields(frozen, bound, truth).map((field) => frozen.fields[field]!.id) };
}

describe("what truths settle", () => {
  const paths = { pathways: ["a>=", "b>="] };
  const gated = all("top", c, any("either", a, b));

  it("is the path that decides, and those that hold besides, where the row has reached its outcome and nowhere else", () => {
    const told = (row: Row) => {
      const { status, path, alsoHold, pathways } = at(gated, row, paths);
      return [status, path, alsoHold, pathways];
    };
    assert.deepEqual(told({ a: 3, b: 3, c: 3 }), ["Passes", "Path a>=", ["Path b>="], ["met", "met"]]);
    assert.deepEqual(told({ a: 0, b: 3, c: 3 }), ["Passes", "Path b>=", [], ["not met", "met"]]);
    assert.deepEqual(told({ a: 3, b: 3, c: 0 }), ["Fails", null, [], ["met", "met"]]);
  });

  it("is reached by the best outcome alone", () => {
    const better = [{ outcome: "shines", when: a }];
    assert.deepEqual([{ a: 3, b: 0 }, { a: 0, b: 3 }, { a: 0, b: 0 }].map((row) => [at(b, row, { better }).status, at(b, row, { better }).isReached]), [["shines", true], ["Passes", false], ["Fails", false]]);
  });
});

describe("open words", () => {
  const open = readings("one", a, b);

  it("are told where the answer waits for them or for data, with the truth of each reading", () => {
    const told = (when: Expr, row: Row) => at(when, row).openReadings.map(({ ambiguity, question, main, cautious }) => [ambiguity, question, main.says, main.truth, cautious.says, cautious.truth]);
    const line = ["X-99", "Which way?", "one way", "met", "the other way", "not met"];
    assert.deepEqual([at(open, { a: 3, b: 0 }).status, told(open, { a: 3, b: 0 })], ["Unclear", [line]]);
    const waiting = any("either", open, c);
    assert.deepEqual([at(waiting, { a: 3, b: 0, c: blank }).status, told(waiting, { a: 3, b: 0, c: blank })], ["Needs data", [line]]);
    assert.deepEqual([at(waiting, { a: 3, b: 0, c: 3 }).status, told(waiting, { a: 3, b: 0, c: 3 })], ["Passes", []]);
  });

  it("are left alone where both readings agree, or another answer stands, though other words are open", () => {
    const two = any("either", open, readings("two", c, d));
    assert.equal(at(two, { a: 3, b: 0, c: 0, d: 0 }).openReadings.length, 1);
    assert.equal(at(two, { a: 3, b: 0, c: 0, d: 3 }).openReadings.length, 2);
    assert.equal(at(any("either", all("both", open, c), d), { a: 3, b: 0, c: 0, d: 0 }).openReadings.length, 0);
  });
});

describe("what is asked for", () => {
  it("is nothing where the row has its answer, whatever is blank in a lower outcome", () => {
    const { status, needs } = at(b, { a: 3, b: blank }, { better: [{ outcome: "shines", when: a }] });
    assert.deepEqual([status, needs], ["shines", []]);
    assert.deepEqual(at(b, { a: 0, b: 0 }, { better: [{ outcome: "shines", when: a }] }).asked, []);
    assert.deepEqual(at(a, { a: 0 }).needs, []);
  });

  it("is each column that could change the answer, once, in the order of the plan, and no other blank", () => {
    const better = [{ outcome: "shines", when: all("both", a, b) }];
    const row = { a: 0, b: blank, c: blank, d: blank };
    const { status, needs, asked } = at(any("either", c, b, all("again", c, needs3("a", "<"))), row, { better });
    assert.deepEqual([status, needs, asked], ["Needs data", ["Field b", "Field c"], ["b", "c"]]);
    assert.deepEqual(at(any("either", all("shut", a, b), d), row).asked, ["d"]);
  });

  it("is every metric of a score", () => {
    const metrics = ["a", "b"].map((field) => ({ id: field, label: `Metric ${field}`, field, maximum: "ten", threshold: "three" }));
    assert.deepEqual(at({ op: "sum>=", id: "sum", score: "points", param: "four" }, { a: blank, b: 0 }, { scores: [{ id: "points", label: "Points", metrics }] }).asked, ["a", "b"]);
  });
});

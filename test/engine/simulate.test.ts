// What if: edited copies answer what the edited table would, and what they were copied from stays as it is.
import assert from "node:assert/strict";
import fc from "fast-check";
import { shippedCatalog } from "../../src/catalog/catalog";
import { differenceOf, pickRows } from "../../src/engine/difference";
import { statusName } from "../../src/engine/decide";
import { plan } from "../../src/engine/plan";
import { run } from "../../src/engine/run";
import { changedValue, edited, type Change, type EditedField } from "../../src/engine/simulate";
import type { Columns } from "../../src/intake/columns";
import { columnsOf, property, seed, topTierRow } from "../properties/rows";
import type { NaiveRow } from "../properties/naive";

const frozen = plan(shippedCatalog, "top-tier", "2024-01-01");
const fieldOf = (id: string): EditedField | undefined => shippedCatalog.fields.find((field) => field.id === id);
const everyField = ["marketplaceBilledSales", "netNewCustomers", "marketplaceTransactions", "uniqueCustomers", "cloudCommitment"];
const change: fc.Arbitrary<Change> = fc.oneof(fc.integer({ min: 0, max: 40 }).map((set) => ({ set })), fc.integer({ min: -20, max: 20 }).map((add) => ({ add })), fc.constantFrom(0.5, 0.9, 1.1, 2).map((multiplyBy) => ({ multiplyBy })));
const decided = (columns: Columns) => ({ plan: frozen, result: run(frozen, columns) });
const count: EditedField = { id: "count", unit: "count", step: 1 };
const money: EditedField = { id: "money", unit: "USD", step: 0.01 };

describe(`what if (TIERLINE_SEED=${seed})`, () => {
  it("answers what evaluating the edited rows answers, and tells exactly the rows that differ", () => {
    // Rows share their columns, as those of a table do.
    const rows = fc.array(topTierRow, { minLength: 1, maxLength: 12 }).map((all): readonly NaiveRow[] => all.map((row) => Object.fromEntries([...everyField, "transactableListing"].map((field) => [field, row[field] ?? null]))));
    property(fc.tuple(rows, fc.constantFrom(...everyField), change), 400, 60, ([table, field, how]) => {
      const columns = columnsOf(table);
      const kept = structuredClone(columns.lanes);
      const difference = differenceOf(decided(columns), decided(edited(columns, [{ field, change: how }], fieldOf)));
      const byHand = columnsOf(table.map((row) => ({ ...row, [field]: valueAfter(row[field] ?? null, how, fieldOf(field)!) })));
      const [before, after] = [decided(columns), decided(byHand)].map(({ result }) => [...result.outcome].map((code) => statusName(frozen, code)));
      assert.deepEqual(difference.moves.map(({ row, from, to }) => [row, from, to]), before!.flatMap((from, row) => (from === after![row] ? [] : [[row, from, after![row]]])));
      for (const { status, before: rowsBefore, after: rowsAfter } of difference.counts) {
        assert.deepEqual([rowsBefore, rowsAfter], [before, after].map((side) => side!.filter((each) => each === status).length));
      }
      assert.deepEqual(columns.lanes, kept);
      return difference.moves.length > 0;
    });
  });

  it("leaves a blank blank when something is added to it or it is multiplied; only setting fills it", () => {
    assert.deepEqual([{ add: 5 }, { multiplyBy: 2 }, { set: 5 }].map((how) => changedValue(Number.NaN, how, count)), [Number.NaN, Number.NaN, 5]);
  });

  it("cuts what is multiplied to whole steps, and never rounds it up", () => {
    assert.deepEqual([1.1, 1.5, 0.999].map((multiplyBy) => changedValue(26, { multiplyBy }, count)), [28, 39, 25]);
    assert.equal(changedValue(3_636_363.63, { multiplyBy: 1.1 }, money), 3_999_999.99);
    assert.equal(changedValue(0.1, { add: 0.2 }, money), 0.3);
    assert.equal(changedValue(1, { multiplyBy: 0.07 }, money), 0.07);
    // The noise of a product is no step: 0.29 x 100 is 28.999999999999996.
    assert.deepEqual([changedValue(100, { multiplyBy: 0.29 }, count), changedValue(28, { multiplyBy: 0.99999 }, count)], [29, 27]);
    // A step of five is cut to fives.
    assert.deepEqual([12, 26].map((value) => changedValue(value, { multiplyBy: 1.5 }, { ...count, step: 5 })), [15, 35]);
  });

  it("cuts a negative amount towards 0, as it cuts a positive one", () => {
    const growth: EditedField = { ...count, mayBeNegative: true };
    assert.deepEqual([1.1, 0.29].map((multiplyBy) => changedValue(-100, { multiplyBy }, growth)), [-110, -29]);
    assert.deepEqual([changedValue(-26, { multiplyBy: 1.1 }, growth), changedValue(-26, { multiplyBy: 0.5 }, growth)], [-28, -13]);
  });

  it("adds to a count just what it is told", () => {
    assert.equal(changedValue(26, { add: 0.5 }, count), 26.5);
  });

  it("stops at 0 what cannot be negative, and lets differences go below it", () => {
    assert.equal(changedValue(3, { add: -10 }, count), 0);
    assert.equal(changedValue(3, { add: -10 }, { ...count, mayBeNegative: true }), -7);
    // A date may lie before the first day that spreadsheets count.
    assert.equal(changedValue(3, { add: -10 }, { ...count, unit: "date" }), -7);
  });

  it("stops where no more, or no less, is possible, and sets what it is told", () => {
    const rating: EditedField = { id: "rating", unit: "points", step: 0.1, range: { least: 1, most: 5, asOf: null } };
    assert.deepEqual([{ add: 3 }, { add: -9 }, { multiplyBy: 2 }, { multiplyBy: 0.1 }, { add: 0.5 }].map((how) => changedValue(4, how, rating)), [5, 1, 5, 1, 4.5]);
    assert.equal(changedValue(3, { add: -10 }, { ...count, mayBeNegative: true, range: { least: -Infinity, most: 9, asOf: null } }), -7);
  });

  it("changes nothing by adding to a column that is not there, and makes one by setting it", () => {
    const columns = columnsOf([{ netNewCustomers: 1 }]);
    assert.deepEqual(edited(columns, [{ field: "uniqueCustomers", change: { add: 1 } }], fieldOf).lanes, columns.lanes);
    assert.deepEqual([...edited(columns, [{ field: "uniqueCustomers", change: { set: 8 } }], fieldOf).lanes["uniqueCustomers"]!], [8]);
  });

  it("leaves flags and coded texts alone but for setting them", () => {
    for (const unit of ["flag", "choice", "text"] as const) {
      assert.deepEqual([{ add: 1 }, { multiplyBy: 3 }, { set: 0 }].map((how) => changedValue(1, how, { ...count, unit })), [1, 1, 0]);
    }
  });

  it("passes over a column that the catalog does not know", () => {
    const columns = columnsOf([{ netNewCustomers: 1 }]);
    assert.deepEqual(edited(columns, [{ field: "luck", change: { set: 8 } }, { field: "netNewCustomers", change: { add: 1 } }], fieldOf).lanes, { netNewCustomers: Float64Array.of(2) });
  });

  it("picks rows in the order asked for", () => {
    assert.deepEqual([...pickRows(columnsOf([{ a: 1 }, { a: 2 }, { a: 3 }]), [2, 0]).lanes["a"]!], [3, 1]);
  });
});

/** Written from the promise, not from the code. */
function valueAfter(value: number | null, how: Change, field: EditedField): number | null {
  if ("set" in how) {
    return how.set;
  }
  if (value === null) {
    return null;
  }
  const cents = field.unit === "USD" ? 100 : 1;
  const units = "add" in how ? Math.round(value * cents) + how.add * cents : Math.floor(value * cents * how.multiplyBy + 1e-6);
  return Math.max(0, units / cents);
}

// What a cell can be at all: every field of the catalog turns away what nobody can have, with its address, and never takes it for less.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Field, List, ListColumn, Unit } from "../../src/catalog/schema";
import { overlaid } from "../../src/intake/overlay";
import { readList, recogniseList } from "../../src/intake/lists";
import { readAsOn, type RulesDay } from "../../src/intake/possible";
import { readTable, type TableReading } from "../../src/intake/read";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { askedTable } from "../../src/report/askedTable";
import { assess } from "../../src/report/assess";
import { rulesDay } from "../../src/report/tableColumns";
import { EditError, whatIf } from "../../src/report/whatIf";

const today: RulesDay = rulesDay(shippedCatalog, { asOf: "2024-06-30", knownOn: null });
const fields: readonly Field[] = [...shippedCatalog.fields, ...(shippedCatalog.facts ?? [])];
const measured = fields.filter(({ unit }) => unit !== "text");
const fieldNamed = (id: string): Field => fields.find((field) => field.id === id)!;
const tableOf = (headers: readonly string[], rows: readonly (readonly CellValue[])[]): TableSnapshot => ({ sheet: "Data", table: "Data", topLeft: { row: 0, column: 0 }, headers, rows });

/** One cell of the field, below the name of a subject of its grain. */
function read(field: Field, ...cells: readonly CellValue[]): TableReading {
  const grain = field.grain === "offer" ? "offer" : "partner";
  return readTable(tableOf([grain === "offer" ? "Offer" : "Partner", field.label], cells.map((cell, row) => [`P${row}`, cell])), shippedCatalog, grain, today);
}

/** Never an amount of any kind; a text may stand where texts are due. */
const NO_AMOUNT: readonly CellValue[] = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, -1e308, "NaN", "Infinity", "-inf", "#NUM!"];
const NONE_OF_UNIT: Readonly<Record<Unit, readonly CellValue[]>> = {
  USD: ["1e308", "1e400", true],
  count: [2.5, "2.5", -0.5, "1e308", true, 1e10],
  points: ["1e308", true, 1e10, -1, "-1"],
  percent: ["1e308", true, 1e12],
  flag: [2.5, -1, 1e17, 0.5],
  date: [0, -1, 0.5, "1899-12-31", "0999-01-01", "2024-02-30", 2_958_466, true, "1e308"],
  choice: ["1e308", 7.5],
  text: [],
};

describe("what is possible", () => {
  for (const field of measured) {
    it(`${field.label} (${field.id}): no number that is none, and nothing beyond its limits, is ever an amount, zero or no`, () => {
      const { unit, mayBeNegative } = field;
      const { least, most } = readAsOn(field, today).range ?? { least: -Infinity, most: Infinity };
      const negative = unit === "count" && mayBeNegative !== true ? [-1, "-3", "(3)"] : [];
      const beyond = [...(most < Infinity ? [most + field.step, String(most + field.step)] : []), ...(least > -Infinity ? [least - field.step] : [])];
      const cells = [...NO_AMOUNT, ...NONE_OF_UNIT[unit], ...negative, ...beyond];
      const { columns, rejections, rejectedCells } = read(field, ...cells);
      assert.deepEqual([...columns.lanes[field.id]!], cells.map(() => Number.NaN));
      assert.deepEqual(rejections.map(({ address }) => address), cells.map((_, row) => `B${row + 2}`));
      assert.equal(rejectedCells, cells.length);
      rejections.forEach(({ sentence, address }) => assert.match(sentence, new RegExp(`^Data!${address} \\(.+\\) says ".*", which cannot be used: .+\\. It counts as missing; enter .+\\.$`)));
    });
  }

  it("reads a column that is shorter than the table as blank below its end, for every field", () => {
    for (const field of measured) {
      const headers = [field.grain === "offer" ? "Offer" : "Partner", field.label];
      const { columns, rejections } = readTable(tableOf(headers, [["P0"], ["P1", ""], []]), shippedCatalog, field.grain === "offer" ? "offer" : "partner", today);
      assert.deepEqual([[...columns.lanes[field.id]!], rejections.length], [[Number.NaN, Number.NaN, Number.NaN], 0], field.id);
    }
  });

  it("takes the least and the most of every field that has limits", () => {
    for (const field of measured.filter(({ possible }) => possible !== undefined)) {
      const { least, most } = readAsOn(field, today).range!;
      // Above 1, so that a percentage is none of Excel's shares.
      const ends = [...(least > -Infinity ? [least] : [0]), ...(most < Infinity ? [most] : [1_000])];
      assert.deepEqual([...read(field, ...ends).columns.lanes[field.id]!], ends, field.id);
    }
  });

  it("turns away an average rating of 6, and says what is possible", () => {
    assert.deepEqual(
      read(fieldNamed("ratingAverage"), 6, "0.9", 5, 1).rejections.map(({ sentence }) => sentence),
      [
        'Data!B2 (Average rating) says "6", which cannot be used: the most that is possible is 5. It counts as missing; enter a number from 1 to 5.',
        'Data!B3 (Average rating) says "0.9", which cannot be used: the least that is possible is 1. It counts as missing; enter a number from 1 to 5.',
      ],
    );
  });

  it("turns away a share above 100%, and lets growth exceed it", () => {
    const [share] = read(fieldNamed("azureIpShare"), "101%", 60).rejections;
    assert.match(share!.sentence, /the most that is possible is 100%\. It counts as missing; enter a percentage from 0% to 100%\.$/);
    assert.deepEqual([...read(fieldNamed("capability.data-ai.growth"), "250%", "-20%").columns.lanes["capability.data-ai.growth"]!], [250, -20]);
    assert.match(read(fieldNamed("capability.business-applications.growth"), "-101%").rejections[0]!.sentence, /the least that is possible is -100%\. It counts as missing; enter a percentage, -100% or more, such as 85% or 85\.$/);
  });

  it("does not let a share that is turned away say how the others are meant", () => {
    assert.deepEqual([...read(fieldNamed("azureIpShare"), 0.85, 0.4, 150).columns.lanes["azureIpShare"]!], [85, 40, Number.NaN]);
  });

  it("turns away negative amounts where only 0 or more is possible, and takes refunds elsewhere", () => {
    assert.match(read(fieldNamed("cloudCommitment"), "-$5").rejections[0]!.sentence, /the least that is possible is \$0\. It counts as missing; enter an amount in US dollars, \$0 or more, such as/);
    assert.equal(read(fieldNamed("marketplaceBilledSales"), -5).columns.lanes["marketplaceBilledSales"]![0], -5);
  });

  it("takes a sum of points that is a hair above its maximum", () => {
    const sum = 4.4 + 11.8 + 13.8;
    assert.ok(sum > 30);
    assert.equal(read(fieldNamed("capability.data-ai.adds.points"), sum).columns.lanes["capability.data-ai.adds.points"]![0], sum);
  });

  describe("by the parameters of the day", () => {
    const points = "Data & AI net customer adds points";
    const table = tableOf(["Partner", points, "Data & AI score"], [["Contoso", 31, 101], ["Fabrikam", 30, 100]]);
    const rules = tableOf(["Parameter", "From", "Until", "Value", "Source", "Note"], [["capability.azure.adds.maximum", "2024-07-01", "2025-07-01", 40, "FY25 guide", ""]]);
    const named: TableSnapshot = { ...rules, sheet: "Rules", table: "Tierline_rules" };
    const own = overlaid(shippedCatalog, [named]).catalog;
    const rejected = (asOfDay: string, catalog = own): readonly string[] =>
      assess(table, { programmes: ["designation.data-ai"], asOf: asOfDay, knownOn: null }, catalog).rejections.map(({ address, sentence }) => `${address}: ${/cannot be used: (.*?)\./.exec(sentence)![1]!}`);

    it("points and scores are turned away above their maximum, which is that of the as-of date", () => {
      assert.deepEqual(rejected("2024-06-30"), ["B2: the most that is possible as of 2024-06-30 is 30", "C2: the most that is possible as of 2024-06-30 is 100"]);
      assert.deepEqual(rejected("2024-07-01"), []);
      assert.deepEqual(rejected("2025-07-01").length, 2);
      assert.equal(rejected("2024-07-01", shippedCatalog).length, 2);
    });

    it("an opened row and a question read the cells as the assessment of the same day does", () => {
      const asked = askedTable(table, [], own);
      const lane = (day: string): readonly number[] => [...asked.columnsOf("designation.data-ai", { asOf: day, knownOn: null }).lanes["capability.data-ai.adds.points"]!];
      assert.deepEqual([lane("2024-06-30"), lane("2024-07-01"), lane("2024-06-30")], [[Number.NaN, 30], [31, 30], [Number.NaN, 30]]);
    });

    it("a what-if cannot set more than is possible, and stops there when it adds", () => {
      const asked = askedTable(table, [], own);
      const edit = (day: string, set: number) => whatIf(asked, ["designation.data-ai"], { asOf: day, knownOn: null }, [{ field: "capability.data-ai.adds.points", set }], [1]);
      assert.throws(() => edit("2024-06-30", 35), (error: unknown) => error instanceof EditError && /the most that is possible as of 2024-06-30 is 30\. Enter a number from 0 to 30/.test(error.message));
      assert.doesNotThrow(() => edit("2024-07-01", 35));
      const added = (day: string) => asked.columnsOf("designation.data-ai", { asOf: day, knownOn: null }, { rows: [1], edits: [{ field: "capability.data-ai.adds.points", change: { add: 7 } }] }).lanes["capability.data-ai.adds.points"]![0];
      assert.deepEqual([added("2024-06-30"), added("2024-07-01")], [30, 37]);
    });

    it("partners beside offers are read by the day too", () => {
      const offers = tableOf(["Offer", "Partner", "Offer type", "Live in marketplace"], [["One", "Contoso", "SaaS", "Yes"]]);
      const asked = askedTable({ ...offers, sheet: "Offers" }, [table], own);
      const read = (day: string): readonly (number | undefined)[] => ["capability.data-ai.adds.points"].map((id) => asked.columnsOf("co-sell", { asOf: day, knownOn: null }).lanes[id]?.[0]);
      assert.deepEqual([read("2024-06-30"), read("2024-07-01")], [[Number.NaN], [31]]);
    });
  });

  it("names only parameters that there are, and no limit that its own unit turns away", () => {
    for (const { id, possible } of fields) {
      const { least = 0, most = 0 } = possible ?? {};
      (typeof most === "number" ? [] : most).forEach((param) => assert.ok(shippedCatalog.params.some((each) => each.id === param), `${id}: ${param}`));
      assert.ok(typeof most !== "number" || possible?.most === undefined || most > least, id);
    }
  });

  it("limits every field of points but a KPI without a maximum, and every share", () => {
    const unlimited = measured.filter(({ unit, possible, mayBeNegative }) => (unit === "points" || unit === "percent") && possible?.most === undefined && mayBeNegative !== true);
    assert.deepEqual(unlimited.map(({ id }) => id), ["training.coursewareKpi", "training.examKpi"]);
  });

  it("the most points of a category and of a score are those of their metrics: 100 in every area", () => {
    const totals = measured.filter(({ id }) => /^capability\..*\.(score|total)$/.test(id));
    assert.equal(totals.length, 6 + 11);
    totals.forEach((field) => assert.equal(readAsOn(field, today).range!.most, 100, field.id));
  });
});

describe("a list", () => {
  const listTable = (list: List, column: ListColumn, cells: readonly CellValue[]): TableSnapshot => {
    const needed = list.columns.filter(({ isRequired, id }) => isRequired === true && id !== column.id);
    return tableOf(["Partner", column.label, ...needed.map(({ label }) => label)], cells.map((cell) => ["Contoso", cell]));
  };
  for (const list of shippedCatalog.lists ?? []) {
    for (const column of list.columns.filter(({ unit }) => unit !== "text")) {
      it(`${list.label}, ${column.label}: no number that is none is ever an amount or a date`, () => {
        const cells = [...NO_AMOUNT, ...NONE_OF_UNIT[column.unit], ...(column.unit === "count" ? [-1, "-3"] : []), ...(column.hasOtherTexts === true ? [] : ["none of them"])];
        const other = column.hasOtherTexts === true;
        const reading = readList(recogniseList({ ...shippedCatalog, lists: [list] }, listTable(list, column, cells))!);
        const { values } = reading.lanes[column.id]!;
        // A column that may hold other texts takes these for others: they count as none of its names.
        assert.ok([...values].every((value) => Number.isNaN(value) || (other && value === -1)), [...values].join());
        assert.deepEqual(reading.rejections.map(({ address }) => address), [...values].flatMap((value, row) => (Number.isNaN(value) ? [`B${row + 2}`] : [])));
      });
    }
  }
});

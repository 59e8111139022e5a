import assert from "node:assert/strict";
import type { Catalog, Derivation, Fact, List } from "../../src/catalog/schema";
import { serialOf } from "../../src/intake/calendar";
import { deriveFacts, type Subjects } from "../../src/intake/derive";
import { readList, recogniseList, type ListReading } from "../../src/intake/lists";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { shippedCatalog } from "../../src/catalog/catalog";

const medals: List = {
  id: "medals",
  label: "Medals",
  meaning: "A list made up for these tests.",
  aliases: ["Medal table"],
  columns: [
    { id: "level", label: "Level", meaning: "Silver or gold.", unit: "choice", aliases: [], isRequired: true, choices: [{ id: "silver", label: "Silver", aliases: [] }, { id: "gold", label: "Gold", aliases: [] }] },
    { id: "from", label: "From", meaning: "First day.", unit: "date", aliases: [] },
    { id: "to", label: "To", meaning: "Last day.", unit: "date", aliases: [] },
    { id: "points", label: "Points", meaning: "Points given.", unit: "points", aliases: [] },
    { id: "event", label: "Event", meaning: "Where it was won.", unit: "text", aliases: [] },
  ],
};

const fact = (derive: Derivation, id = "fact"): Fact => ({
  id, label: "Made up", meaning: "A fact made up for these tests.", unit: "count", grain: "partner", step: 1, aliases: [], whenColumnAbsent: { policy: "unknown" },
  words: { one: "one", many: "many" }, derive, rules: [],
  cite: { source: "S001", locator: "nowhere", quote: "made up", published: "2023-07-05", confidence: "seed" },
});

const table = (rows: readonly (readonly CellValue[])[], headers = ["Partner ID", "Level", "From", "To", "Points", "Event"]): TableSnapshot => ({
  sheet: "Lists", table: "Medals", topLeft: { row: 0, column: 0 }, headers, rows,
});

function read(snapshot: TableSnapshot): ListReading {
  const recognised = recogniseList({ ...shippedCatalog, lists: [medals] }, snapshot);
  assert.ok(recognised, "the table should be recognised");
  return readList(recognised);
}

const rows = [
  ["P1", "Gold", "2020-01-01", "", 10, "Oslo"],
  ["P1", "Silver", "2021-01-01", "2022-09-30", 5, "oslo "],
  ["P2", "Gold", "2021-06-01", "2022-05-31", 7, "Rome"],
];
const subjects: Subjects = { rows: 3, ids: ["p1", "p2", "p3"], names: null, lanes: {} };
const asOf = serialOf("2022-09-30");

function derived(derive: Derivation, over: { readonly list?: readonly ListReading[]; readonly subjects?: Subjects; readonly more?: readonly Fact[] } = {}): readonly number[] | null {
  const catalog: Catalog = { ...shippedCatalog, lists: [medals], facts: [fact(derive), ...(over.more ?? [])] };
  const lists = new Map([["medals", over.list ?? [read(table(rows))]]]);
  const lane = deriveFacts({ catalog, subjects: over.subjects ?? subjects, lists, asOf, valueOf: () => 6 }, ["fact"])["fact"];
  return lane ? [...lane] : null;
}

const gold = { column: "level", choices: ["gold"], whenBlank: "unknown" } as const;
const activeNow = [
  { column: "from", cmp: "<=", date: "asOf", whenBlank: "passes" },
  { column: "to", cmp: ">=", date: "asOf", whenBlank: "passes" },
] as const;

describe("facts over lists", () => {
  it("finds, counts, sums and ranges over the rows that pass every filter", () => {
    assert.deepEqual(derived({ op: "exists", list: "medals", where: [gold, ...activeNow] }), [1, 0, 0]);
    assert.deepEqual(derived({ op: "count", list: "medals", where: [...activeNow] }), [2, 0, 0]);
    assert.deepEqual(derived({ op: "sum", list: "medals", column: "points", where: [] }), [15, 7, 0]);
    assert.deepEqual(derived({ op: "count", list: "medals", where: [{ column: "points", cmp: ">", param: "any", whenBlank: "fails" }] }), [1, 1, 0]);
    assert.deepEqual(derived({ op: "min", list: "medals", column: "points", where: [] }), [5, 7, NaN]);
    assert.deepEqual(derived({ op: "max", list: "medals", column: "points", where: [] }), [10, 7, NaN]);
  });

  it("counts texts that differ only in case and spaces once", () => {
    assert.deepEqual(derived({ op: "countDistinct", list: "medals", column: "event", where: [] }), [1, 1, 0]);
  });

  it("includes both days of a period: active on its last day, not on the next", () => {
    const lastDay = { column: "to", cmp: ">=", date: "2022-05-31", whenBlank: "fails" } as const;
    const nextDay = { column: "to", cmp: ">=", date: "2022-06-01", whenBlank: "fails" } as const;
    assert.deepEqual(derived({ op: "exists", list: "medals", where: [gold, lastDay] }), [0, 1, 0]);
    assert.deepEqual(derived({ op: "exists", list: "medals", where: [gold, nextDay] }), [0, 0, 0]);
  });

  it("says nothing at all when the list is not in the workbook, and none when only the partner is missing from it", () => {
    assert.equal(derived({ op: "exists", list: "medals", where: [] }, { list: [] }), null);
    assert.deepEqual(derived({ op: "exists", list: "medals", where: [] }), [1, 1, 0]);
  });

  it("takes an unreadable cell for unknown, never for a blank or a no, and names its address", () => {
    const reading = read(table([["P1", "Golden", "2020-01-01", "", 1, ""], ["P2", "Gold", "someday", "", 1, ""]]));
    assert.deepEqual(derived({ op: "exists", list: "medals", where: [gold] }, { list: [reading] }), [NaN, 1, 0]);
    assert.deepEqual(derived({ op: "exists", list: "medals", where: [activeNow[0]] }, { list: [reading] }), [1, NaN, 0]);
    assert.deepEqual(reading.rejections.map(({ address }) => address), ["B2", "C3"]);
  });

  it("lets a row that surely counts settle what an uncertain one leaves open", () => {
    const reading = read(table([["P1", "", "", "", 1, ""], ["P1", "Gold", "", "", 1, ""], ["P2", "", "", "", 1, ""]]));
    assert.deepEqual(derived({ op: "exists", list: "medals", where: [gold] }, { list: [reading] }), [1, NaN, 0]);
    assert.deepEqual(derived({ op: "count", list: "medals", where: [gold] }, { list: [reading] }), [NaN, NaN, 0]);
  });

  it("joins by partner name where there are no IDs, without case and outer spaces", () => {
    const byName = table([[" Contoso ", "Gold"]], ["Partner", "Level"]);
    const named: Subjects = { rows: 2, ids: null, names: ["contoso", ""], lanes: {} };
    assert.deepEqual(derived({ op: "count", list: "medals", where: [] }, { list: [read(byName)], subjects: named }), [1, NaN]);
  });

  it("does not join a list by name to subjects that only have IDs", () => {
    const byName = table([["Contoso", "Gold"]], ["Partner", "Level"]);
    assert.equal(derived({ op: "count", list: "medals", where: [] }, { list: [read(byName)] }), null);
  });

  it("reports rows that name no partner", () => {
    const reading = read(table([["", "Gold", "", "", 1, ""], ["P1", "Gold", "", "", 1, ""]]));
    assert.deepEqual(reading.problems.map(({ addresses }) => addresses), [["A2"]]);
  });
});

describe("facts over dates", () => {
  const started = Float64Array.of(serialOf("2021-11-30"), serialOf("2020-02-29"), NaN);
  const dated: Subjects = { ...subjects, lanes: { started } };
  const iso = (values: readonly number[] | null): readonly (number | null)[] => (values ?? []).map((value) => (Number.isNaN(value) ? null : value));

  it("counts days, adds days and months, and finds month ends and anniversaries", () => {
    const from = { field: "started" };
    assert.deepEqual(iso(derived({ op: "daysBetween", from, to: "asOf" }, { subjects: dated })), [304, 944, null]);
    assert.deepEqual(iso(derived({ op: "addDays", date: from, days: -60 }, { subjects: dated })), [serialOf("2021-10-01"), serialOf("2019-12-31"), null]);
    assert.deepEqual(iso(derived({ op: "addMonths", date: from, months: 3 }, { subjects: dated })), [serialOf("2022-02-28"), serialOf("2020-05-29"), null]);
    assert.deepEqual(iso(derived({ op: "startOfMonth", date: from }, { subjects: dated })), [serialOf("2021-11-01"), serialOf("2020-02-01"), null]);
    assert.deepEqual(iso(derived({ op: "endOfMonth", date: from }, { subjects: dated })), [serialOf("2021-11-30"), serialOf("2020-02-29"), null]);
    assert.deepEqual(iso(derived({ op: "anniversary", of: from, which: "onOrAfter", on: "asOf" }, { subjects: dated })), [serialOf("2022-11-30"), serialOf("2023-02-28"), null]);
    assert.deepEqual(iso(derived({ op: "compareDates", date: from, cmp: "<", than: "2021-01-01" }, { subjects: dated })), [0, 1, null]);
  });

  it("does not take a date for an answer about a day before it", () => {
    const late = { op: "compareDates", date: { field: "started" }, cmp: ">=", than: "2020-01-01", upTo: "2021-01-01" } as const;
    assert.deepEqual(iso(derived(late, { subjects: dated })), [null, 1, null]);
  });

  it("takes the greatest and the least, leaving out what is unknown only when told to", () => {
    const of = [{ field: "started" }, "2021-01-01"] as const;
    assert.deepEqual(iso(derived({ op: "greatest", of: [...of] }, { subjects: dated })), [serialOf("2021-11-30"), serialOf("2021-01-01"), null]);
    assert.deepEqual(iso(derived({ op: "least", of: [...of], skipUnknown: true }, { subjects: dated })), [serialOf("2021-01-01"), serialOf("2020-02-29"), serialOf("2021-01-01")]);
  });

  it("tells a filled cell from a blank one, and from an absent column", () => {
    assert.deepEqual(derived({ op: "isFilled", field: "started" }, { subjects: dated }), [1, 1, 0]);
    assert.deepEqual(derived({ op: "isFilled", field: "elsewhere" }, { subjects: dated }), [0, 0, 0]);
  });

  it("takes one amount off another, and nothing where there is no such column", () => {
    const amounts: Subjects = { ...subjects, lanes: { a: Float64Array.of(10, 5, NaN), b: Float64Array.of(4, NaN, 1) } };
    assert.deepEqual(derived({ op: "difference", of: "a", less: "b" }, { subjects: amounts }), [6, NaN, NaN]);
    assert.deepEqual(derived({ op: "difference", of: "a", less: "absent" }, { subjects: amounts }), [10, 5, NaN]);
    assert.equal(derived({ op: "difference", of: "absent", less: "a" }, { subjects: amounts }), null);
  });

  it("says yes when one flag is yes, no when all are no, and nothing while a missing one could be yes", () => {
    const flags: Subjects = { ...subjects, lanes: { a: Float64Array.of(1, 0, 0), b: Float64Array.of(NaN, 0, NaN) } };
    assert.deepEqual(derived({ op: "anyYes", of: ["a", "b"] }, { subjects: flags }), [1, 0, NaN]);
    assert.deepEqual(derived({ op: "anyYes", of: ["a", "absent"] }, { subjects: flags }), [1, NaN, NaN]);
    assert.equal(derived({ op: "anyYes", of: ["absent"] }, { subjects: flags }), null);
  });

  it("builds facts on facts, and gives up when they go in a circle", () => {
    const more = [fact({ op: "addDays", date: { field: "fact" }, days: 1 }, "other")];
    assert.equal(derived({ op: "addDays", date: { field: "other" }, days: 1 }, { more }), null);
    assert.deepEqual(derived({ op: "daysBetween", from: { field: "other" }, to: "asOf" }, { more: [fact({ op: "addDays", date: "asOf", days: 3 }, "other")] }), [-3, -3, -3]);
  });

  it("never overwrites a column that the table has", () => {
    const given: Subjects = { ...subjects, lanes: { fact: Float64Array.of(9, 9, 9) } };
    assert.equal(derived({ op: "addDays", date: "asOf", days: 1 }, { subjects: given }), null);
  });
});

describe("weighted sums and growth", () => {
  const weights = [{ choice: "gold", param: "three" }, { choice: "silver", param: "none" }] as const;
  const valueOf = (param: string): number => (param === "three" ? 3 : Number.NaN);
  const sum = (rowsOf: readonly (readonly CellValue[])[]): readonly number[] => {
    const catalog: Catalog = { ...shippedCatalog, lists: [medals], facts: [fact({ op: "weighted", list: "medals", column: "points", by: "level", weights: [...weights], where: [] })] };
    return [...deriveFacts({ catalog, subjects, lists: new Map([["medals", [read(table(rowsOf))]]]), asOf, valueOf }, ["fact"])["fact"]!];
  };

  it("weigh each row by the parameter of its choice, and are 0 without rows", () => {
    assert.deepEqual(sum([["P1", "Gold", "", "", 10, ""], ["P1", "Gold", "", "", 0.5, ""], ["P2", "Gold", "", "", 1, ""]]), [31.5, 3, 0]);
  });

  it("are unknown for a choice without a figure, for an unknown choice and for a blank amount", () => {
    assert.deepEqual(sum([["P1", "Silver", "", "", 10, ""], ["P2", "", "", "", 1, ""], ["P3", "Gold", "", "", "", ""]]), [NaN, NaN, NaN]);
  });

  it("grow in percent of the base, and not at all over a base of 0", () => {
    const lanes = { now: Float64Array.of(120, 80, 5), before: Float64Array.of(100, 100, 0) };
    assert.deepEqual(derived({ op: "growth", of: "now", over: "before" }, { subjects: { ...subjects, lanes } }), [20, -20, NaN]);
    assert.equal(derived({ op: "growth", of: "now", over: "absent" }, { subjects: { ...subjects, lanes } }), null);
  });
});

describe("list rows that count on some days only", () => {
  const cite = { source: "S001", locator: "nowhere", quote: "made up", published: "2023-07-05", confidence: "seed" } as const;
  type Days = Partial<Extract<Extract<Derivation, { op: "count" }>["where"][number], { counted: unknown }>["counted"][number]> & { readonly retired?: string };
  /** Of one gold and one silver medal, how many count on 30 September 2022. */
  const count = (days: readonly Days[], months = 6): number => {
    const counted = days.map(({ retired, ...each }) => ({ choice: "gold", cite, ...each, ...(retired === undefined ? {} : { retires: { on: retired, cite } }) }));
    const catalog: Catalog = { ...shippedCatalog, lists: [medals], facts: [fact({ op: "count", list: "medals", where: [{ column: "level", counted, retiredFor: "months", whenBlank: "fails" }] })] };
    return deriveFacts({ catalog, subjects, lists: new Map([["medals", [read(table([["P1", "Gold", "", "", 1, ""], ["P1", "Silver", "", "", 1, ""]]))]]]), asOf, valueOf: () => months }, ["fact"])["fact"]![0]!;
  };

  it("count from their first day to the day before the last, and no other choice does", () => {
    assert.deepEqual([count([{}]), count([{ choice: "silver" }]), count([{}, { choice: "silver" }])], [1, 1, 2]);
    assert.deepEqual(["2022-09-29", "2022-09-30", "2022-10-01"].map((from) => count([{ from }])), [1, 1, 0]);
    assert.deepEqual(["2022-09-30", "2022-10-01"].map((until) => count([{ until }])), [0, 1]);
    assert.deepEqual([count([{ from: "2022-01-01", until: "2022-02-01" }]), count([{ from: "2022-01-01", until: "2023-02-01" }])], [0, 1]);
  });

  it("count for some months after they retire, the last day included, and nobody knows how long without the figure", () => {
    assert.deepEqual(["2022-03-29", "2022-03-30", "2023-01-01"].map((retired) => count([{ retired }])), [0, 1, 1]);
    assert.deepEqual(["2022-09-29", "2022-09-30", "2022-10-01"].map((retired) => count([{ retired }], NaN)), [NaN, 1, 1]);
  });

  it("may or may not count where no document says, unless another settles it", () => {
    assert.deepEqual([count([{ isUnsettled: true }]), count([{ isUnsettled: true }, {}]), count([{}, { isUnsettled: true }]), count([{ isUnsettled: true, from: "2023-01-01" }])], [NaN, 1, 1, 0]);
  });

  it("count by a yes or by a no", () => {
    const list: List = { ...medals, columns: [...medals.columns, { id: "clean", label: "Clean", meaning: "Yes or no.", unit: "flag", aliases: [] }] };
    const snapshot = table([["P1", "Gold", "Yes"], ["P1", "Gold", "Yes"], ["P1", "Gold", "No"], ["P1", "Gold", ""]], ["Partner ID", "Level", "Clean"]);
    const readings = [readList(recogniseList({ ...shippedCatalog, lists: [list] }, snapshot)!)];
    const are = (is: boolean): number | undefined => derived({ op: "count", list: "medals", where: [{ column: "clean", is, whenBlank: "fails" }] }, { list: readings })?.[0];
    assert.deepEqual([are(true), are(false)], [2, 1]);
  });
});

describe("points of facts", () => {
  const how = (more: object): Derivation => ({ op: "points", maximum: "ten", variants: [{ combine: "sum", parts: [{ units: "people", threshold: "ten" }] }], ...more }) as Derivation;
  const worked = (derive: Derivation, lanes: Subjects["lanes"], more: readonly Fact[] = []): readonly number[] => {
    const track = { ...fact(derive, "track"), unit: "choice" as const, choices: ["enterprise", "smb"].map((id) => ({ id, label: id, aliases: [] })) };
    const catalog = { ...shippedCatalog, fields: [track], facts: [fact(derive), ...more] } as Catalog;
    return [...deriveFacts({ catalog, subjects: { ...subjects, lanes }, lists: new Map(), asOf, valueOf: (param) => (param === "ten" ? 10 : 5) }, ["fact"])["fact"]!];
  };

  it("follow the track by the place of its choice", () => {
    const tracked = how({ track: "track", variants: [{ track: "smb", combine: "sum", parts: [{ units: "people", threshold: "five" }] }, { track: "enterprise", combine: "sum", parts: [{ units: "people", threshold: "ten" }] }] });
    assert.deepEqual(worked(tracked, { people: Float64Array.of(4, 4, 4), track: Float64Array.of(0, 1, NaN) }), [4, 8, NaN]);
  });

  it("are the table's own where it has them and its units are worked out", () => {
    const given = Float64Array.of(7, 7, 7);
    const people = fact({ op: "addDays", date: { field: "since" }, days: 1 }, "people");
    assert.deepEqual(worked(how({ standIn: "given" }), { given, since: Float64Array.of(2, 2, 2) }, [people]), [7, 7, 7]);
    assert.deepEqual(worked(how({ standIn: "given" }), { given, people: Float64Array.of(3, 3, 3) }), [3, 3, 3]);
  });
});

describe("facts over several columns or tables", () => {
  const lanes = { flag: Float64Array.of(1, 0, NaN), a: Float64Array.of(10, 20, 30), b: Float64Array.of(1, 2, 3) };
  const given: Subjects = { ...subjects, lanes };

  it("choose by a yes or no, and choose nothing where it is not known or one of the columns is not there", () => {
    assert.deepEqual(derived({ op: "choose", when: "flag", then: { field: "a" }, otherwise: { field: "b" } }, { subjects: given }), [10, 2, NaN]);
    assert.equal(derived({ op: "choose", when: "flag", then: { field: "absent" }, otherwise: { field: "b" } }, { subjects: given }), null);
  });

  it("take the first column that is there, in the order given", () => {
    assert.deepEqual(derived({ op: "firstThere", of: ["absent", "b", "a"] }, { subjects: given }), [1, 2, 3]);
    assert.equal(derived({ op: "firstThere", of: ["absent"] }, { subjects: given }), null);
  });

  it("count rows of two tables of one list together, and each text once", () => {
    const other = read(table([["P1", "Gold", "", "", 3, "Rome"], ["P3", "Gold", "", "", 4, "Oslo"]]));
    const list = [read(table(rows)), other];
    assert.deepEqual(derived({ op: "count", list: "medals", where: [] }, { list }), [3, 1, 1]);
    assert.deepEqual(derived({ op: "sum", list: "medals", column: "points", where: [] }, { list }), [18, 7, 4]);
    assert.deepEqual(derived({ op: "countDistinct", list: "medals", column: "event", where: [] }, { list }), [2, 1, 1]);
  });

  it("do not count distinct texts where one is blank, unless every row is settled", () => {
    const blank = [read(table([["P1", "Gold", "", "", 1, ""], ["P1", "Gold", "", "", 1, "Oslo"], ["P2", "", "", "", 1, "Rome"], ["P2", "Gold", "", "", 1, "rome"], ["P3", "", "", "", 1, "Bern"]]))];
    assert.deepEqual(derived({ op: "countDistinct", list: "medals", column: "event", where: [] }, { list: blank }), [NaN, 1, 1]);
    assert.deepEqual(derived({ op: "countDistinct", list: "medals", column: "event", where: [gold] }, { list: blank }), [NaN, 1, NaN]);
  });

  it("compare amounts and dates of list rows by every comparison", () => {
    const counts = (cmp: ">=" | ">" | "<=" | "<" | "="): readonly number[] | null => derived({ op: "count", list: "medals", where: [{ column: "points", cmp, param: "any", whenBlank: "fails" }] }, { list: [read(table([["P1", "", "", "", 5, ""], ["P1", "", "", "", 6, ""], ["P1", "", "", "", 7, ""], ["P1", "", "", "", 8, ""]]))] });
    assert.deepEqual([">=", ">", "<=", "<", "="].map((cmp) => counts(cmp as ">=")?.[0]), [3, 2, 2, 1, 1]);
  });

  it("treat a blank as the filter says: it passes, it fails, or nobody knows", () => {
    const list = [read(table([["P1", "", "", "", "", ""]]))];
    const counted = (whenBlank: "passes" | "fails" | "unknown"): number | undefined => derived({ op: "count", list: "medals", where: [{ column: "points", cmp: ">=", param: "any", whenBlank }] }, { list })?.[0];
    assert.deepEqual([counted("passes"), counted("fails"), counted("unknown")], [1, 0, NaN]);
    const withoutColumn = [read(table([["P1", "Gold"]], ["Partner ID", "Level"]))];
    assert.deepEqual(derived({ op: "count", list: "medals", where: [{ column: "points", cmp: ">=", param: "any", whenBlank: "fails" }] }, { list: withoutColumn }), [0, 0, 0]);
  });

  it("do not know a row that is compared with a date nobody knows", () => {
    const dated: Subjects = { ...subjects, lanes: { since: Float64Array.of(serialOf("2021-06-01"), NaN, NaN) } };
    assert.deepEqual(derived({ op: "count", list: "medals", where: [{ column: "from", cmp: ">=", date: { field: "since" }, whenBlank: "fails" }] }, { subjects: dated }), [0, NaN, 0]);
  });
});

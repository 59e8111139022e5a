import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { columnsToLookInto, type FilledColumn, writtenColumns } from "../../src/report/writtenColumns";

const stamp = "2026.1 (3f9a0c12)";
const whole: Readonly<Record<string, readonly (string | number)[]>> = {
  "Top tier": ["Top tier", "Not top tier", "Needs data", ""],
  "Top tier path": ["Billed sales", "", "", ""],
  "Top tier gap": ["", "$0.01 more marketplace billed sales", "Needs: Marketplace billed sales (USD)", ""],
  "Evaluated as of": [45_473, 45_473, 45_473, ""],
  Rules: [stamp, stamp, stamp, ""],
};
const column = (header: string, values: readonly (string | number)[], isText = true) => ({ header, values, isText });
const standing = (columns: readonly Omit<FilledColumn, "index">[]): FilledColumn[] => columns.map((one, index) => ({ ...one, index }));
const asWritten = (changes: Readonly<Record<string, readonly (string | number)[]>> = {}) => Object.entries({ ...whole, ...changes }).map(([header, values]) => column(header, values));
const marksIn = (columns: readonly Omit<FilledColumn, "index">[]) => writtenColumns(standing(columns)).columns.map(({ mark, index }) => `${index} ${mark}`).sort();
const all = ["0 top-tier/status", "1 top-tier/path", "2 top-tier/gap", "3 table/evaluated-as-of", "4 table/rules"];

describe("columns that lost their mark", () => {
  it("are known by their headers, the catalog's stamp and what they hold", () => {
    assert.deepEqual(marksIn(asWritten()), all);
  });

  it("are known with the stamp of an older catalog", () => {
    assert.deepEqual(marksIn(asWritten({ Rules: ["2024.3.1 (00000000)", "2024.3.1 (00000000)", "2024.3.1 (00000000)", ""] })), all);
  });

  it("are known in another order, with programmes and notes that were written later behind the stamp", () => {
    const later = [column("Top tier note", ["Partner Center shows Top tier; the rules give Not top tier.", "", "", ""]), column("MACC", ["Not eligible", "", "", ""]), column("MACC gap", ["", "", "", ""])];
    const macc = shippedCatalog.programmes.find(({ label }) => label === "MACC")!;
    const words = macc.outcomes.map(({ names }) => names[0]!.value);
    const columns = [...asWritten(), ...later].map((one) => (one.header === "MACC" ? { ...one, values: [words[0]!, "", "", ""] } : one));
    assert.deepEqual(marksIn(columns).length, all.length + 3);
    assert.deepEqual(marksIn([...asWritten()].reverse()).length, all.length);
  });

  const usersOwn: readonly (readonly [string, readonly Omit<FilledColumn, "index">[]])[] = [
    ["no stamp among them", asWritten({ Rules: ["our rules", "our rules", "our rules", ""] })],
    ["a stamp that is not like one", asWritten({ Rules: [stamp, stamp, `${stamp}!`, ""] })],
    ["no column of stamps at all", asWritten().slice(0, 4)],
    ["a day that is none", asWritten({ "Evaluated as of": [45_473, "2024-06-30", 45_473, ""] })],
    ["statuses in other words", asWritten({ "Top tier": ["gold", "silver", "gold", ""] })],
    ["statuses where nothing was evaluated", asWritten({ "Top tier": ["Top tier", "Not top tier", "Needs data", "Top tier"] })],
    ["statuses that disagree with what is missing", asWritten({ "Top tier": ["Top tier", "Top tier", "Needs data", ""] })],
    ["statuses that are not formatted as Tierline's", asWritten().map((one) => (one.header === "Top tier" ? { ...one, isText: false } : one))],
    ["a column of another name among them", [asWritten()[0]!, column("Comment", ["", "", "", ""]), ...asWritten().slice(1)]],
    ["two sets alike", [...asWritten(), ...asWritten()]],
    ["no gap beside the status", asWritten().filter(({ header }) => header !== "Top tier gap")],
  ];
  for (const [what, columns] of usersOwn) {
    it(`are the user's: ${what}`, () => {
      assert.deepEqual(marksIn(columns).filter((mark) => mark.includes("status")), []);
    });
  }

  it("leave a remark of the user's under their own header alone", () => {
    for (const remark of ["call them", "2024-05-01: call them"]) assert.deepEqual(marksIn([...asWritten(), column("Top tier note", [remark, "", "", ""])]), all);
    assert.deepEqual(marksIn(asWritten({ "Top tier path": ["by friends", "", "", ""] })), all.filter((mark) => !mark.includes("path")));
  });

  it("give way to the user's column of the plain name", () => {
    const columns = asWritten().map((one) => (one.header === "Top tier" ? { ...one, header: "Top tier (Tierline)" } : one));
    assert.deepEqual(marksIn([column("Top tier", whole["Top tier"]!), ...columns]), all.map((mark) => `${Number(mark[0]) + 1}${mark.slice(1)}`));
  });

  it("are doubted, and the cell is named, where one word is not Tierline's", () => {
    const { columns, doubtful } = writtenColumns(standing(asWritten({ "Top tier": ["Top tier", "I disagree", "Needs data", ""] })));
    assert.deepEqual([columns, doubtful], [[], [{ index: 0, row: 1 }]]);
  });

  it("are not even looked into where the headers do not say so", () => {
    assert.deepEqual(columnsToLookInto(["Partner", "Top tier", "Rules"]), []);
    assert.deepEqual(columnsToLookInto(["Partner", ...Object.keys(whole)]), [1, 2, 3, 4, 5]);
  });

  it("have headers of which no two programmes share one", () => {
    const headers = shippedCatalog.programmes.flatMap(({ label }) => ["", " path", " score", " gap", " note"].map((part) => `${label}${part}`));
    assert.equal(new Set(headers.map((header) => header.toLowerCase())).size, headers.length);
  });
});

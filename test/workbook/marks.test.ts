import assert from "node:assert/strict";
import { contentHash, type MarkedTable, marksXml, ownColumns, parseMarks, type StandingColumn } from "../../src/workbook/marks";

const written = ["Top tier", "Not top tier", ""];
const marked: MarkedTable = { sheet: "Data", table: "Partners", tableId: "{1}", corner: "B3", columns: [{ mark: "top-tier/status", header: "Top tier", id: 10, content: contentHash(written) }] };
const standing = (changes: Partial<StandingColumn> & { values?: readonly string[] } = {}): StandingColumn => ({ index: 9, header: "Top tier", id: 10, content: () => contentHash(changes.values ?? written), ...changes });
const found = (...columns: StandingColumn[]) => ownColumns(marked, columns).get("top-tier/status");

describe("Tierline's own columns", () => {
  it("are known again after the table was sorted", () => {
    assert.ok(found(standing({ values: [...written].reverse() })));
  });

  it("are known again after the user renamed one", () => {
    assert.equal(found(standing({ header: "Our tier" }))?.header, "Our tier");
  });

  it("are known again after the user moved one to the front", () => {
    assert.equal(found(standing({ index: 0 }))?.index, 0);
  });

  it("are known again after a status was overtyped by hand", () => {
    assert.ok(found(standing({ values: ["Top tier", "I disagree", ""] })));
  });

  it("are known again where a rebuilt table gave its columns new ids", () => {
    assert.ok(found(standing({ id: 77 })));
  });

  it("are forgotten once deleted, also where Excel gives their id to a column of the user's", () => {
    assert.equal(found(standing({ header: "Comment", values: ["call them", "", ""] })), undefined);
  });

  it("are not found in a user's own column of the same name", () => {
    assert.equal(found(standing({ id: 42, values: ["gold", "silver", ""] })), undefined);
  });

  it("are not found in an empty column that only shares the name", () => {
    const blank: MarkedTable = { ...marked, columns: marked.columns.map((column) => ({ ...column, content: contentHash([]) })) };
    assert.equal(ownColumns(blank, [standing({ id: 42, values: ["", "", ""] })]).size, 0);
  });

  it("are known again where a saved file gave new ids and one of them was written empty, as long as it is empty", () => {
    const gap = { mark: "top-tier/gap", header: "Top tier gap", id: 11, content: contentHash([]) };
    const both: MarkedTable = { ...marked, columns: [...marked.columns, gap] };
    const gapAmong = (statusId: number, values: readonly string[]) => ownColumns(both, [standing({ id: statusId }), standing({ index: 10, header: "Top tier gap", id: 78, values })]).has("top-tier/gap");
    assert.equal(gapAmong(77, ["", "", ""]), true);
    assert.equal(gapAmong(77, ["call them", "", ""]), false, "something of the user's stands in it");
    assert.equal(gapAmong(10, ["", "", ""]), false, "the ids did not change, so this column is another one");
  });

  it("prefer the column that kept its header where two could be meant", () => {
    const copy = standing({ index: 3, header: "Top tier copy", id: 10 });
    assert.equal(found(copy, standing())?.index, 9);
  });
});

describe("the marks in the workbook", () => {
  it("are read back as they were written, whatever signs a header holds", () => {
    const odd: MarkedTable = { ...marked, columns: [{ mark: "a/b", header: "R&D <\"tier\"> 'x' ]]>", id: null, content: "0-0" }] };
    assert.deepEqual(parseMarks(marksXml([odd, marked])), [odd, marked]);
  });

  for (const damage of ["", "<ownColumns/>", "<ownColumns>not json</ownColumns>", "<ownColumns>{\"version\":2,\"tables\":[]}</ownColumns>", "<ownColumns>{\"version\":1,\"tables\":[{}]}</ownColumns>"]) {
    it(`survive damage: ${JSON.stringify(damage)} marks nothing and throws nothing`, () => {
      assert.equal(parseMarks(damage), null);
    });
  }
});

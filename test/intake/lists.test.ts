// Tables with several rows per partner: which table is which list, and every cell as a number, a blank or a cell that cannot be used.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog, List, ListColumn } from "../../src/catalog/schema";
import { ANOTHER_TEXT, columnOf, namingFields, partnerKey, readList, recogniseList, type ListReading } from "../../src/intake/lists";
import type { CellValue, TableSnapshot } from "../../src/intake/table";

const names = (...labels: readonly string[]) => labels.map((label) => ({ id: label.toLowerCase(), label, aliases: label === "Certified Kubernetes Administrator" ? ["Certified Cluster Administrator"] : [] }));
const columnOfList = (id: string, unit: ListColumn["unit"], more: Partial<ListColumn> = {}): ListColumn => ({ id, label: `The ${id}`, meaning: "Made up.", unit, aliases: [], ...more }) as ListColumn;
const level = columnOfList("level", "choice", { isRequired: true, choices: names("Silver", "Gold") });
const list = (id: string, columns: readonly ListColumn[], more: Partial<List> = {}): List => ({ id, label: `List ${id}`, meaning: "Made up.", aliases: [], columns, ...more }) as List;
const medals = list("medals", [level, columnOfList("from", "date", { aliases: ["Since", "Start"] }), columnOfList("event", "text")], { aliases: ["Medal table"] });
const catalogOf = (...lists: readonly List[]): Catalog => ({ ...shippedCatalog, lists });
const tableOf = (headers: readonly string[], rows: readonly (readonly CellValue[])[] = [], table: string | null = "Table1"): TableSnapshot => ({ sheet: "Lists", table, topLeft: { row: 9, column: 1 }, headers, rows });
const recognised = (catalog: Catalog, headers: readonly string[], table: string | null = "Table1"): string | null => recogniseList(catalog, tableOf(headers, [], table))?.list.id ?? null;
function read(headers: readonly string[], rows: readonly (readonly CellValue[])[], of: List = medals): ListReading {
  const found = recogniseList(catalogOf(of), tableOf(headers, rows));
  assert.ok(found, "the table should be recognised");
  return readList(found);
}

describe("a table as a list", () => {
  it("needs a column that names partners and every column that the list requires", () => {
    const catalog = catalogOf(medals);
    assert.equal(recognised(catalog, ["Partner", "The level"]), "medals");
    assert.equal(recognised(catalog, ["Partner ID", "The level"]), "medals");
    assert.equal(recognised(catalog, ["The level", "The from"]), null);
    assert.equal(recognised(catalog, ["Partner", "The from", "The event"]), null);
    assert.equal(recognised(catalogOf(), ["Partner", "The level"]), null);
    assert.equal(recognised({ ...shippedCatalog, lists: undefined }, ["Partner", "The level"]), null);
  });

  it("is the one of the table's own name among several that fit, then the one with the most columns, then the first", () => {
    const [wide, other] = [list("wide", [level, columnOfList("from", "date"), columnOfList("to", "date")]), list("other", [level])];
    const catalog = catalogOf(other, medals, wide);
    const headers = ["Partner", "The level", "The from", "The to"];
    assert.equal(recognised(catalog, headers), "wide");
    assert.equal(recognised(catalog, headers, null), "wide");
    assert.equal(recognised(catalog, headers, "Medal_table"), "medals");
    assert.equal(recognised(catalog, headers, "list OTHER"), "other");
    assert.equal(recognised(catalog, headers.slice(0, 2)), "other");
    assert.equal(recognised(catalog, headers.slice(0, 3)), "medals");
  });

  it("has each of its columns once, and its partner column is none of the list's", () => {
    const twice = list("twice", [level, columnOfList("rank", "choice", { aliases: ["The level"], choices: names("Silver") }), columnOfList("customer", "text", { aliases: ["Partner"] })]);
    assert.equal(recogniseList(catalogOf(twice), tableOf(["Partner", "The level"])), null, "the only name in it is the customer's");
    const found = recogniseList(catalogOf(twice), tableOf(["Partner ID", "Partner", "The level"]))!;
    assert.deepEqual([[...found.columns], found.idColumn, found.nameColumn], [[["level", 2], ["customer", 1]], 0, null]);
  });

  it("has its columns by their label before any alias, and by an earlier alias before a later one", () => {
    const from = { label: "From", aliases: ["Since", "Start"] };
    assert.deepEqual([columnOf(["Start", "Since", "from "], from), columnOf(["Start", "Since"], from), columnOf(["START"], from), columnOf(["Until"], from), columnOf(["From"], null)], [2, 1, 0, null, null]);
  });

  it("names partners by the fields of the partner table", () => {
    const { id, name } = namingFields(shippedCatalog);
    assert.deepEqual([id?.grain, id?.identifies, name?.grain, name?.identifies], ["partner", "byIdentifier", "partner", "byName"]);
    assert.deepEqual(namingFields({ ...shippedCatalog, fields: shippedCatalog.fields.filter(({ grain }) => grain === "offer") }), { id: null, name: null });
    assert.deepEqual([" Contoso ", 12, true].map(partnerKey), ["contoso", "12", "true"]);
  });
});

describe("the cells of a list", () => {
  const headers = ["Partner ID", "Partner", "The level", "The from", "The event"];

  it("are numbers, or unknown: a blank one, and one that cannot be used, which is told of", () => {
    const { lanes, rejections, rows } = read(headers, [["1", "Contoso", "Gold", "2024-01-01", "Oslo"], ["1", "Contoso", "", " ", ""], ["2", "Fabrikam", "Bronze", "someday", " OSLO "], ["2", "Fabrikam"], ["3", "Adatum", "Silver", 45_292, "Rome"]]);
    assert.equal(rows, 5);
    assert.deepEqual([...lanes["level"]!.values], [1, NaN, NaN, NaN, 0]);
    assert.deepEqual([...lanes["level"]!.isUnreadable], [0, 0, 1, 0, 0]);
    assert.deepEqual([...lanes["from"]!.values], [45_292, NaN, NaN, NaN, 45_292]);
    assert.deepEqual([...lanes["from"]!.isUnreadable], [0, 0, 1, 0, 0]);
    assert.deepEqual([[...lanes["event"]!.values], lanes["event"]!.texts, [...lanes["event"]!.isUnreadable]], [[0, NaN, 0, NaN, 1], ["oslo", "rome"], [0, 0, 0, 0, 0]]);
    assert.deepEqual([lanes["level"]!.texts, lanes["level"]!.unit, lanes["event"]!.unit], [[], "choice", "text"]);
    assert.deepEqual(rejections.map(({ sheet, address, row, column, header, field, found }) => [sheet, address, row, column, header, field, found]), [["Lists", "D13", 2, 2, "The level", "level", "Bronze"], ["Lists", "E13", 2, 3, "The from", "from", "someday"]]);
    assert.match(rejections[0]!.sentence, /^Lists!D13 \(The level\) says "Bronze", which cannot be used: .+\. It counts as missing; enter .+\.$/);
    assert.ok(rejections[1]!.sentence.endsWith(`enter ${rejections[1]!.expected}.`));
    assert.match(read(headers, [["1", "", " Bronze "]]).rejections[0]!.sentence, /says "Bronze",/);
  });

  it("stand in lanes only where the table has the column, and keep where they were read", () => {
    const { lanes, readFrom } = read(["Partner", "The level"], [["Contoso", "Gold"]]);
    assert.deepEqual(Object.keys(lanes), ["level"]);
    assert.equal(readFrom?.table.sheet, "Lists");
  });

  it("that may be other texts are, unless they are an error value or nearly one of the choices", () => {
    const exams = list("exams", [columnOfList("exam", "choice", { isRequired: true, hasOtherTexts: true, choices: names("AZ-104", "Certified Kubernetes Administrator") })]);
    const codes = (...cells: readonly CellValue[]): readonly number[] => [...read(["Partner", "The exam"], cells.map((cell) => ["Contoso", cell]), exams).lanes["exam"]!.values];
    assert.deepEqual(codes("AZ-104", "certified kubernetes administrator", "Certified Cluster Administrator"), [0, 1, 1]);
    assert.deepEqual(codes("AZ-105", "First aid", "Certified Novell Administrator", 12, "Certified Kubernetes Administrator Associate"), [ANOTHER_TEXT, ANOTHER_TEXT, ANOTHER_TEXT, ANOTHER_TEXT, ANOTHER_TEXT]);
    assert.deepEqual(codes("#N/A", "Certified Kubernetes Administratro", "Certifed Kubernets Administrator", "Certified Kubernetes Ad", "Certified Clusster Administrator", ""), [NaN, NaN, NaN, NaN, NaN, NaN]);
    assert.deepEqual(codes("Certifed Kubernets Administratr", "Certified K"), [ANOTHER_TEXT, ANOTHER_TEXT], "three errors are another text, and so is what is too short to tell");
    assert.deepEqual(codes("Certified Kub"), [NaN], "cut off after twelve letters");
  });
});

describe("the partners of a list", () => {
  it("are found by their ID and by their name, with all of their rows, and no blank is a partner", () => {
    const { byId, byName } = read(["Partner ID", "Partner", "The level"], [["1", "Contoso", "Gold"], [" 1", "contoso ", "Silver"], ["", "Contoso", "Gold"], ["", "", "Gold"], [2, "", "Gold"]]);
    assert.deepEqual([...byId!], [["1", [0, 1]], ["2", [4]]]);
    assert.deepEqual([...byName!], [["contoso", [0, 1, 2]]]);
    assert.deepEqual([read(["Partner", "The level"], []).byId, read(["Partner ID", "The level"], []).byName], [null, null]);
  });

  it("are missing from rows that say something: these are told of by the cell where the partner belongs, six of them by name", () => {
    const nobody = read(["Partner ID", "Partner", "The level"], [["", "", "Gold"], ["1", "", "Gold"], ["", "Contoso", "Gold"], ["", " ", ""], ["", "", "Gold"]]).problems;
    assert.deepEqual(nobody.map(({ code, sheet, addresses, sentence }) => [code, sheet, addresses, sentence]), [["row-of-nobody", "Lists", ["B11", "B15"], 'Sheet "Lists", list medals: B11, B15 name no partner, so these rows count for nobody. Enter the partner.']]);
    const many = read(["The level", "Partner"], Array.from({ length: 8 }, () => ["Gold", ""])).problems;
    assert.deepEqual(many[0]!.addresses.length, 8);
    assert.match(many[0]!.sentence, /: C11, C12, C13, C14, C15, C16 name no partner/);
    assert.deepEqual(read(["Partner", "The level"], [["Contoso", "Gold"], ["", ""]]).problems, []);
  });
});

// Formulas between the file and people: each pair reads both ways.
import assert from "node:assert/strict";
import { mayAnswerManyValues, shiftedFormula, storedFormula, typedFormula } from "../../../src/workbench/xlsx/formula/translate";
import type { FormulaPlace } from "../../../src/workbench/xlsx/formula/translate";

const PLACE: FormulaPlace = { sheet: "S", row: 5, column: 3, tables: [{ name: "Partners", sheet: "S", range: { startRow: 3, startColumn: 1, endRow: 9, endColumn: 4 }, columns: ["A", "B b", "C", "D"] }] };

describe("a formula of an .xlsx", () => {
  const pairs: readonly (readonly [stored: string, typed: string])[] = [
    ["_xlfn.LET(_xlpm.x,1,_xlpm.x+1)", "=LET(x,1,x+1)"],
    ["_xlfn.LAMBDA(_xlpm.a,_xlop.b,_xlpm.a+_xlpm.b)", "=LAMBDA(a,[b],a+b)"],
    ["_xldudf_PARTNER_TOPTIER(Partners[#All])", "=PARTNER.TOPTIER(Partners[#All])"],
    ["_xlfn._xlws.FILTER(A1:A3,A1:A3>_xlfn.SINGLE(B1:B3))", "=FILTER(A1:A3,A1:A3>@B1:B3)"],
    ["_xlfn.ANCHORARRAY(A1)+1", "=A1#+1"],
    ["_xlfn.STDEV.S(A1:A3)+ERROR.TYPE(A1)", "=STDEV.S(A1:A3)+ERROR.TYPE(A1)"],
    ["_xlfn.MAP(A1:A3,_xlfn.LAMBDA(_xlpm.v,_xlpm.v*2))", "=MAP(A1:A3,LAMBDA(v,v*2))"],
    ['IF(A1="_xlfn.LET(x)",1,\'Other sheet\'!B2)', '=IF(A1="_xlfn.LET(x)",1,\'Other sheet\'!B2)'],
  ];
  for (const [stored, typed] of pairs)
    it(`reads ${typed} and is stored as ${stored}`, () => {
      assert.equal(typedFormula(stored, PLACE), typed);
      assert.equal(storedFormula(typed, PLACE), stored);
    });

  it("means one cell by a column of the own row, and several by a span of columns", () => {
    assert.equal(typedFormula("Partners[[#This Row],[B b]]*SUM(Partners[[#This Row],[A]:[C]])", PLACE), "=C6*SUM(B6:D6)");
  });

  it("gets the table's name where people may leave it out", () => {
    assert.equal(storedFormula("=[@[B b]]*[@A]/SUM([C])", PLACE), "Partners[[#This Row],[B b]]*Partners[[#This Row],[A]]/SUM(Partners[C])");
  });

  it("shifts relative references of a shared formula and leaves absolute ones", () => {
    assert.equal(shiftedFormula("A1+$B$2+SUM(C:C)", { row: 0, column: 3 }, { row: 4, column: 4 }), "B5+$B$2+SUM(D:D)");
  });

  for (const [formula, isMany] of [
    ["=A1:A3", true],
    ["=SUM(A1:A3)", false],
    ["=SUM(A1:A3*2)", true],
    ["=SUMPRODUCT(A1:A3*B1:B3)", false],
    ["=VLOOKUP(A1,B:C,2,FALSE)", false],
    ["=IF(A1:A3>1,1,0)", true],
    ["=ROUND(1.5,0)*-A1", false],
    ["=PARTNER.TOPTIER(Partners[#All])", true],
    ["=[@A]*2", false],
  ] as const)
    it(`${isMany ? "may" : "cannot"} answer many values: ${formula}`, () => assert.equal(mayAnswerManyValues(formula), isMany));
});

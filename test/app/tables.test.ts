import assert from "node:assert/strict";
import { knownHeaders } from "../../src/app/tables";
import { partnerHeaders } from "../workbook/partnerBed";

describe("a table that Tierline can evaluate", () => {
  it("is known by its headers, whatever their case and punctuation", () => {
    assert.equal(knownHeaders(partnerHeaders), 8);
    assert.equal(knownHeaders(partnerHeaders.map((header) => header.toUpperCase().replace(/[()]/g, " "))), 8);
  });

  it("needs an amount: a list that names partners beside a yes-or-no column is none", () => {
    assert.equal(knownHeaders(["Partner", "Transactable", "MPN ID"]), 0);
  });

  it("may be one of offers too, by its own headers", () => {
    assert.ok(knownHeaders(["Offer", "Partner", "Offer type", "Solution type", "Transactable", "Co-sell tab complete", "MPN ID"]) >= 5);
  });

  it("is not every table that names partners", () => {
    assert.equal(knownHeaders(["Partner", "City", "Comment"]), 0);
    assert.equal(knownHeaders([]), 0);
  });
});

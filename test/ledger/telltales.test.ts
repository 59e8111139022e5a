// An export beside a partner table must never be evaluated as if its rows were partners or offers.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { knownHeaders } from "../../src/app/tables";
import { spellingsOf } from "../../src/intake/recognise";
import { knownExports } from "../../src/ledger/exports";
import { looksLikeExport } from "../../src/ledger/telltales";

const headersOf = ({ roles, otherHeaders }: (typeof knownExports)[number]) => [...Object.values(roles).map((spellings) => spellings[0]!), ...otherHeaders];

describe("telling exports from tables of partners and offers", () => {
  for (const shape of knownExports.filter(({ kind }) => kind !== "partnerProfile")) {
    it(`never takes the ${shape.label} export for a table of partners or offers`, () => assert.equal(knownHeaders(headersOf(shape)), 0));
  }

  it("leaves a partner profile alone: its rows are partners", () => {
    assert.equal(looksLikeExport(headersOf(knownExports.find(({ kind }) => kind === "partnerProfile")!)), false);
  });

  it("uses no header that a table of partners or offers can have", () => {
    const subjects = [...spellingsOf(shippedCatalog, "partner").keys(), ...spellingsOf(shippedCatalog, "offer").keys()];
    // Beside one telltale header, another one makes an export.
    assert.deepEqual(subjects.filter((key) => looksLikeExport([key, "Customer ID"])), []);
  });

  it("does not mind one such column that a person keeps beside partners", () => {
    assert.ok(knownHeaders(["Partner", "Marketplace billed sales (USD)", "Marketplace transactions", "Customer name"]) > 0);
  });
});

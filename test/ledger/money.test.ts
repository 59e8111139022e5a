// Exact sums.
import assert from "node:assert/strict";
import fc from "fast-check";
import { ExactSums, microsOf } from "../../src/ledger/money";

describe("ledger: money", () => {
  it("adds cents exactly at any order and size, beyond what one number holds", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -900_000_000_000, max: 900_000_000_000 }), { maxLength: 60 }), (cents) => {
        const exact = cents.reduce((sum, each) => sum + BigInt(each), 0n);
        for (const order of [cents, [...cents].reverse(), [...cents].sort((a, b) => a - b)]) {
          const sums = new ExactSums(1);
          for (const each of order) sums.add(0, microsOf(each / 100));
          assert.equal(sums.cents(0), Number(exact));
          assert.equal(sums.dollars(0), Number(exact) / 100);
          assert.equal(Math.sign(sums.compare(0, Number(exact) / 100)), 0);
        }
      }),
    );
  });

  it("does not lose usage lines below a cent", () => {
    const sums = new ExactSums(1);
    for (let line = 0; line < 1000; line++) sums.add(0, microsOf(0.0004));
    assert.equal(sums.dollars(0), 0.4);
  });

  it("takes off the noise of a Float64, and says when an amount is too large", () => {
    assert.equal(microsOf(0.1 + 0.2), 300_000);
    assert.ok(Number.isNaN(microsOf(1e300)));
  });
});

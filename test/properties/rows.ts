// Random rows of a partner table, crowded around the lines where answers change, and the bookkeeping of property tests.
// Promises: the seed is printed with every property, so that a failure can be run again; a property that had too little to do fails.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { NaiveRow } from "./naive";

/** Seed of this run: TIERLINE_SEED, or a new one each time. */
export const seed = Number(process.env["TIERLINE_SEED"] ?? Date.now() % 2_147_483_647);

/** Share of each property's runs: a mistake that mutation testing plants must show in the first quarter of them. */
const share = Number(process.env["TIERLINE_RUNS"] ?? 1);

const around = (...lines: number[]): fc.Arbitrary<number> => fc.constantFrom(...lines.flatMap((line) => [line - 1, line, line + 1]).filter((value) => value >= 0));
const count = (most: number, ...lines: number[]): fc.Arbitrary<number> => fc.oneof(around(...lines), fc.integer({ min: 0, max: most }));
const cents = (most: number, ...lines: number[]): fc.Arbitrary<number> =>
  fc.oneof(fc.constantFrom(...lines.flatMap((line) => [line - 0.01, line, line + 0.01])), fc.integer({ min: 0, max: most * 100 }).map((amount) => amount / 100));
const orBlank = (value: fc.Arbitrary<number>): fc.Arbitrary<number | null> => fc.option(value, { freq: 7, nil: null });
const flag = fc.constantFrom(0, 1);

/** A row of top tier's fields; the columns that may be absent are there in half of the rows. */
export const topTierRow: fc.Arbitrary<NaiveRow> = fc
  .record({
    marketplaceBilledSales: orBlank(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: cents(5_000_000, 4_000_000) })),
    netNewCustomers: orBlank(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: count(20, 12) })),
    marketplaceTransactions: orBlank(count(40, 5, 30)),
    uniqueCustomers: orBlank(count(15, 8)),
    cloudCommitment: orBlank(fc.oneof(fc.constant(0), cents(250_000_000, 30_000_000, 200_000_000))),
    transactableListing: orBlank(flag),
    lifetimeTransactions: fc.option(orBlank(count(10, 5)), { freq: 2, nil: undefined }),
    azureIpCosellEligible: fc.option(orBlank(fc.constantFrom(1, 1, 1, 0)), { freq: 2, nil: undefined }),
  })
  .map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as NaiveRow);

/** Lanes of rows that share their columns. */
export function columnsOf(rows: readonly NaiveRow[]): { readonly rows: number; readonly lanes: Record<string, Float64Array> } {
  const fields = Object.keys(rows[0] ?? {});
  return { rows: rows.length, lanes: Object.fromEntries(fields.map((field) => [field, Float64Array.from(rows, (row) => row[field] ?? Number.NaN)])) };
}

/**
 * Runs a property; `check` says whether it had work to do on a row. Fails when it had in fewer than `least` of the runs.
 */
export function property<T>(arbitrary: fc.Arbitrary<T>, all: number, least: number, check: (value: T) => boolean): void {
  const [runs, floor] = [Math.ceil(all * share), Math.floor(least * share)];
  let worked = 0;
  fc.assert(
    fc.property(arbitrary, (value) => {
      worked += Number(check(value));
    }),
    { numRuns: runs, seed },
  );
  assert.ok(worked >= floor, `the property had work to do in ${worked} of ${runs} runs only; at least ${floor} were due (seed ${seed})`);
}

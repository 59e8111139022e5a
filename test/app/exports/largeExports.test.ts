// Exports that are larger than Excel hands over at once, and jobs that a person stops half-way.
import assert from "node:assert/strict";
import { troubleOf } from "../../../src/app/errors";
import { buildMetrics } from "../../../src/app/exports/buildMetrics";
import type { SheetRows } from "../../workbench/testBed";
import type { PartnerBed } from "../../workbook/partnerBed";
import { asOf, openExportBed, revenueHeaders, workbook } from "./exportBed";

const rowCount = 3_000;
const rows: SheetRows = [[...revenueHeaders], ...Array.from({ length: rowCount }, (_, at) => ["2024-06", "Contoso", `p-${at}`, "1", `c-${at % 100}`, "Widget", "No", 100.01])];

describe("a large export", () => {
  let bed: PartnerBed;
  beforeEach(async () => {
    bed = await openExportBed({ sheets: { Data: rows }, tables: { Revenue: { sheet: "Data", address: `A1:H${rowCount + 1}` } } });
  });
  afterEach(() => bed.close());

  it("is read in pieces under what Excel hands over at once, every row once", async () => {
    bed.faults.responseLimitBytes = 60_000;
    const seen: number[] = [];
    const metrics = await buildMetrics(workbook, { asOf }, { onProgress: ({ share }) => seen.push(share) });
    assert.equal(metrics.partners[0]?.values.find(({ metric }) => metric === "marketplaceBilledSales")?.value, 300_030);
    assert.equal(metrics.sources[0]?.rows, rowCount);
    assert.ok(seen.length >= 3, `${seen.length} pieces`);
    assert.deepEqual(seen, [...seen].sort((one, other) => one - other), "the progress only grows");
  });

  it("is left half-way when a person stops the job", async () => {
    const stop = new AbortController();
    let pieces = 0;
    const work = buildMetrics(workbook, { asOf }, {
      signal: stop.signal,
      onProgress: () => {
        pieces += 1;
        stop.abort();
      },
    });
    assert.equal(await work.then(() => "counted", (error: unknown) => troubleOf(error).code), "cancelled");
    assert.equal(pieces, 1);
  });
});

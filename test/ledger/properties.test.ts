// What must hold for any export: pieces, dates, time zones, stopping half-way, and one account for every row of every metric.
import assert from "node:assert/strict";
import fc from "fast-check";
import { shippedCatalog } from "../../src/catalog/catalog";
import { derivedFacts } from "../../src/catalog/derived";
import type { CellValue } from "../../src/intake/table";
import { account, accountPerSubject } from "../../src/ledger/accounts";
import { Evaluation, isCounted } from "../../src/ledger/evaluation";
import { LedgerIndex } from "../../src/ledger/ledgerIndex";
import { LedgerReader } from "../../src/ledger/ledgerReader";
import documented from "./documentedHeaders.json";
import { customerHeaders, orderHeaders, orderLedger, revenueHeaders, revenueLedger, seeded } from "./generate";
import { count, evaluation, read, valueFor } from "./reading";

const metrics = ["marketplaceBilledSales", "marketplaceTransactions", "uniqueCustomers", "netNewCustomers", "lifetimeTransactions"];
const asOf = "2024-06-30";

/** Any documented export, filled with texts, numbers and dates that its columns could hold. */
function anyExport(headers: readonly string[], rows: number, seed: number): CellValue[][] {
  const random = seeded(seed);
  const pick = (from: readonly CellValue[]): CellValue => from[Math.floor(random() * from.length)]!;
  const month = () => `${2021 + Math.floor(random() * 4)}-${String(1 + Math.floor(random() * 12)).padStart(2, "0")}`;
  const cellFor = (header: string): CellValue => {
    const name = header.toLowerCase();
    if (/date|month|activation|starttime/.test(name) && !/plan/.test(name)) return pick([`${month()}-01`, `${month()}-28`, month(), "", "soon"]);
    if (/duplicate/.test(name)) return pick([0, 1, "0", ""]);
    if (/trial|metrictype/.test(name)) return pick(["Yes", "No", ""]);
    if (/attribution|association|attach/.test(name)) return pick(["CSP Tier 1", "DPOR", "PAL", "CPOR", "CPOR OSU", "CPOR RevRec", "Other", ""]);
    if (/workload|servicelevel2|category/.test(name)) return pick(["Intune", "Teams", "Sales", "Power BI", "Storage", "Key Vault", "Virtual Machines", ""]);
    if (/title|trainingname/.test(name)) return pick(["Microsoft Certified: Azure Administrator Associate", "Azure Developer Associate", "Other", ""]);
    if (/usd|amount|acr|revenue|value|units|seats|users|mau|mac|licenses/.test(name)) return pick([0, 12, 100, 99.99, 400, 12_000.01, -50, "1,000", "", "#N/A"]);
    if (/currency/.test(name)) return pick(["USD", "EUR", ""]);
    return pick([`${header} ${Math.floor(random() * 6)}`, `${header} ${Math.floor(random() * 6)}`, "", "************"]);
  };
  return Array.from({ length: rows }, () => headers.map(cellFor));
}

describe("ledger: what holds for any export", () => {
  it("gives every row of every metric one account, over all rows and per partner or offer", () => {
    const kinds = [...new Set(documented.map((each) => each.kind))].map((kind) => documented.find((each) => each.kind === kind)!);
    for (const seed of [1, 2, 3]) {
      const reader = new LedgerReader();
      const rowsOf = new Map<string, number>();
      for (const { kind, headers } of kinds) {
        reader.open({ name: `${kind}.csv`, kind: "file", headerRow: 1, firstColumn: 0 }, headers, { partner: "Contoso" }).add(anyExport(headers, 300, seed));
        rowsOf.set(kind, 300);
      }
      const counting = evaluation(reader.finish(), seed === 3 ? "2026-08-15" : asOf);
      const counted = derivedFacts.map((fact) => counting.count(fact.id)).filter(isCounted);
      assert.ok(counted.length >= derivedFacts.length - 12, `${counted.length} of ${derivedFacts.length} metrics could be counted`);
      for (const metric of counted) {
        const whole = account(metric);
        assert.equal(whole.rows, metric.parts.reduce((sum, { table }) => sum + rowsOf.get(table.shape.kind)!, 0));
        assert.equal(whole.counted + Object.values(whole.leftOut).reduce((sum, rows) => sum + rows, 0), whole.rows, metric.fact.id);
        const inSubjects = accountPerSubject(metric).reduce((sum, each) => sum + each.rows, 0);
        const ofNone = metric.parts.reduce((sum, { subjects }) => sum + [...subjects.of].filter((subject) => subject < 0).length, 0);
        assert.equal(inSubjects + ofNone, whole.rows, metric.fact.id);
      }
    }
  });

  it("reads the same from pieces of any size, across blocks and rows that are no data", () => {
    const { revenue } = revenueLedger(5, 2500);
    const rows: CellValue[][] = [];
    revenue.forEach((row, at) => rows.push(...(at % 700 === 699 ? [revenueHeaders, ["", "", "Grand total", "", "", "", "", "", 5, ""]] : []), ...(at % 900 === 1 ? [row.with(0, "")] : []), row));
    const whole = read({ headers: revenueHeaders, rows });
    const wanted = metrics.map((id) => [...count(whole, id, asOf).values]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 20 }), (sizes) => {
        const reader = new LedgerReader();
        const source = reader.open({ name: "export-1.csv", kind: "file", headerRow: 1, firstColumn: 0 }, revenueHeaders);
        let from = 0;
        for (let at = 0; from < rows.length; at++) {
          const size = sizes[at % sizes.length]!;
          source.add(rows.slice(from, from + size));
          from += size;
        }
        const ledger = reader.finish();
        assert.equal(source.rowsRead, rows.length);
        assert.deepEqual(metrics.map((id) => [...count(ledger, id, asOf).values]), wanted);
        assert.deepEqual(ledger.tables.get("revenue")!.structure, whole.tables.get("revenue")!.structure);
        assert.deepEqual(ledger.findings.map((finding) => finding.sentence), whole.findings.map((finding) => finding.sentence));
      }),
      { numRuns: 12 },
    );
  });

  it("is not moved by the time zone or daylight saving of the machine", () => {
    const before = process.env.TZ;
    const orders = orderLedger(11, 400);
    const answers = ["UTC", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Europe/Berlin"].map((zone) => {
      process.env.TZ = zone;
      const ledger = read({ headers: orderHeaders, rows: orders });
      return ["2024-03-31", "2024-02-29", "2024-03-10", "2023-11-05"].map((date) => metrics.map((id) => [...count(ledger, id, date).values]));
    });
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    for (const each of answers) assert.deepEqual(each, answers[0]);
  });

  it("counts on a later day as if the days that left had never been sold, by months and by days", () => {
    const seeds = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(seeds, fc.constantFrom("2023-12-31", "2024-02-29", "2024-06-15", "2024-06-30"), (seed, date) => {
        const { revenue } = revenueLedger(seed, 250);
        const orders = orderLedger(seed, 250);
        const day = new Date(`${date}T00:00:00Z`);
        const isMonthEnd = new Date(day.getTime() + 86_400_000).getUTCDate() === 1;
        const firstMonth = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - 11, 1)).toISOString().slice(0, 10);
        const firstDay = isMonthEnd ? firstMonth : new Date(Date.UTC(day.getUTCFullYear() - 1, day.getUTCMonth(), day.getUTCDate() + 1)).toISOString().slice(0, 10);
        for (const [headers, rows, first] of [[revenueHeaders, revenue, firstMonth], [orderHeaders, orders, firstDay]] as const) {
          const all = read({ headers, rows });
          const still = read({ headers, rows: rows.filter((row) => String(row[0]) >= first) });
          for (const id of ["marketplaceBilledSales", "marketplaceTransactions", "uniqueCustomers"]) {
            for (const partner of ["Partner A", "Partner B", "Partner C", "Partner D"]) {
              const [one, other] = [valueFor(all, count(all, id, date), partner), valueFor(still, count(still, id, date), partner)];
              assert.ok(one === other || (one === 0 && Number.isNaN(other)), `${id} of ${partner} on ${date}: ${one}, without the days before ${other}`);
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it("can be stopped between any two slices, and counts right when asked again", () => {
    const { revenue, customers } = revenueLedger(9, 400);
    const many = Array.from({ length: 700 }, (_, at) => revenue.map((row) => row.with(2, `${String(row[2])}-${at}`))).flat();
    const reader = new LedgerReader();
    const source = reader.open({ name: "revenue.csv", kind: "file", headerRow: 1, firstColumn: 0 }, revenueHeaders);
    assert.ok([...source.addInSlices(many)].length >= 14);
    reader.open({ name: "customers.csv", kind: "file", headerRow: 1, firstColumn: 0 }, customerHeaders).add(customers);
    const slices = reader.finishInSlices();
    let pauses = 0;
    let step = slices.next();
    for (; step.done !== true; step = slices.next()) pauses += 1;
    assert.ok(pauses >= 3);
    const options = { asOf, params: shippedCatalog.params };
    const stopped = new Evaluation(new LedgerIndex(step.value), options);
    const counting = stopped.countInSlices(metrics);
    for (let at = 0; at < 7; at++) assert.equal(counting.next().value?.of, metrics.length);
    const fresh = new Evaluation(new LedgerIndex(step.value), options);
    for (const id of metrics) {
      const [one, other] = [stopped.count(id), fresh.count(id)];
      assert.ok(isCounted(one) && isCounted(other));
      assert.deepEqual([...one.values], [...other.values]);
    }
  });
});

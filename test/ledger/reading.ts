// Shortcuts for tests: exports in, ledger out.
import { shippedCatalog } from "../../src/catalog/catalog";
import type { CellValue } from "../../src/intake/table";
import { isCounted, Evaluation } from "../../src/ledger/evaluation";
import { LedgerIndex } from "../../src/ledger/ledgerIndex";
import type { CountedMetric } from "../../src/ledger/evaluation";
import type { Exclusion } from "../../src/ledger/exclusions";
import type { Ledger } from "../../src/ledger/factTable";
import { LedgerReader } from "../../src/ledger/ledgerReader";
import type { SourceOptions } from "../../src/ledger/ledgerReader";

export interface Export {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
  readonly options?: SourceOptions;
}

export function read(...exports: readonly Export[]): Ledger {
  const reader = new LedgerReader();
  exports.forEach(({ headers, rows, options }, index) => {
    reader.open({ name: `export-${index + 1}.csv`, kind: "file", headerRow: 1, firstColumn: 0 }, headers, options).add(rows);
  });
  return reader.finish();
}

export function evaluation(ledger: Ledger, asOf: string, exclusions: readonly Exclusion[] = []): Evaluation {
  return new Evaluation(new LedgerIndex(ledger), { asOf, exclusions, params: shippedCatalog.params });
}

export function count(ledger: Ledger, id: string, asOf: string, exclusions: readonly Exclusion[] = []): CountedMetric {
  const outcome = evaluation(ledger, asOf, exclusions).count(id);
  if (!isCounted(outcome)) throw new Error(outcome.sentence);
  return outcome;
}

/** The value of a metric for a partner by name; NaN is unknown. */
export function valueFor(ledger: Ledger, metric: CountedMetric, partner: string): number {
  return metric.values[ledger.dictionaries.partner.find(partner)] ?? NaN;
}

// Finds the exports of the workbook and reads them, piece by piece, into one ledger.
// Promises: nothing is held of a table but the ledger's own columns; what is no export, or could be several, is said and not guessed.
// Changes nothing. Remembers a digest of every table, so that a write can see whether its cells are still those that were counted.
import { isOverlayTable } from "../../intake/overlayTable";
import { countedHeaders, type Ledger, LedgerReader, type Rate, recogniseExport } from "../../ledger";
import type { CellValue } from "../../intake/table";
import type { FoundTable, TablePlace, WorkbookPort } from "../../workbook/port";
import type { JobControl } from "../preview";
import { describe, placeOf, sourceName, sourceOptions } from "./foundExport";
import { inputTableHeaders, inputTableKind } from "./inputTables";
import type { BuildRequest, FoundExport, SourceChoice } from "./metrics";

/** The parser of text files is loaded with the first file. */
const csvPart = () => import(/* webpackChunkName: "csv" */ "./csvExport");

/** What stands in the workbook, by what it is to the exports. */
export interface Surroundings {
  readonly exports: readonly FoundTable[];
  readonly exclusions: readonly FoundTable[];
  readonly rates: readonly FoundTable[];
  /** The person's own thresholds. */
  readonly rules: readonly FoundTable[];
  /** Every table and header-like range that was looked at. */
  readonly all: readonly FoundTable[];
}

/** One table that was counted, and what its cells were. */
export interface CountedSource {
  readonly source: string;
  readonly place: TablePlace;
  readonly digest: string;
}

export interface ReadSources {
  readonly ledger: Ledger;
  readonly found: readonly FoundExport[];
  readonly counted: readonly CountedSource[];
}

/** Looks through the first rows of every visible sheet. */
export async function lookAround(workbook: WorkbookPort): Promise<Surroundings> {
  const all = await workbook.findTables((headers) => Math.max(exportHeaders(headers), inputTableHeaders(headers), isOverlayTable({ table: null, headers }) ? headers.length : 0), "sheet");
  const inputs = (kind: "exclusions" | "rates") => all.filter((table) => inputTableKind(table) === kind);
  const rules = all.filter(isOverlayTable);
  const exclusions = inputs("exclusions");
  const rates = inputs("rates");
  const others = new Set([...rules, ...exclusions, ...rates, ...all.filter(isOfTierline)]);
  return { all, rules, exclusions, rates, exports: all.filter((table) => !others.has(table) && recogniseExport(table.headers).outcome !== "unknown") };
}

/** A table of metrics: with columns that a person added it may look like an export. */
function isOfTierline({ headers }: FoundTable): boolean {
  return headers.includes(countedHeaders.rows) && headers.includes(countedHeaders.how);
}

/** How many headers are those of an export that is recognised, or nearly so. */
function exportHeaders(headers: readonly string[]): number {
  const recognition = recogniseExport(headers);
  return recognition.outcome === "unknown" ? 0 : recognition.outcome === "tie" ? headers.length : headers.length - recognition.addedHeaders.length;
}

/** Reads every export that can be counted. Throws Cancelled, HostError. */
export async function readSources(workbook: WorkbookPort, exports: readonly FoundTable[], request: BuildRequest, rates: readonly Rate[], control: JobControl): Promise<ReadSources> {
  const reader = new LedgerReader({ rates });
  const found: FoundExport[] = [];
  const counted: CountedSource[] = [];
  const totalRows = exports.reduce((sum, { rowCount }) => sum + rowCount, 0);
  let before = 0;
  for (const table of exports) {
    const source = sourceName(table);
    const choice = request.choices?.find((one) => one.source === source);
    const recognition = recogniseExport(table.headers, choice?.kind);
    const about = describe(source, table, recognition, choice);
    if (about.state === "counted") {
      const digest = await readSheet(workbook, reader, table, choice, (done) => {
        const rows = before + done;
        control.onProgress?.({ share: totalRows === 0 ? 1 : rows / totalRows, sentence: `Reading row ${rows.toLocaleString("en-US")} of ${totalRows.toLocaleString("en-US")}.` });
      }, control);
      counted.push({ source, place: placeOf(table), digest });
    }
    before += table.rowCount;
    found.push(about);
  }
  for (const file of request.files ?? []) found.push(await (await csvPart()).readCsvExport(file, reader, request.choices?.find((one) => one.source === file.name), control));
  const ledger = reader.finish();
  return { ledger, counted, found: found.map((about) => withQuestions(about, ledger)) };
}

/** Reads a table again and answers its digest. Throws HostError where it is gone. */
export async function digestOf(workbook: WorkbookPort, place: TablePlace, control: JobControl): Promise<string> {
  const digest = new Digest();
  await workbook.readRows(place, ({ headers }) => {
    digest.add([headers]);
    return (rows) => digest.add(rows);
  }, { signal: control.signal });
  return digest.text;
}

async function readSheet(workbook: WorkbookPort, reader: LedgerReader, table: FoundTable, choice: SourceChoice | undefined, onRows: (done: number) => void, control: JobControl): Promise<string> {
  const digest = new Digest();
  await workbook.readRows(
    placeOf(table),
    ({ place, headers, topLeft, rowCount }) => {
      digest.add([headers]);
      const source = reader.open({ name: place.sheet, kind: "sheet", headerRow: topLeft.row + 1, firstColumn: topLeft.column }, headers, sourceOptions(choice, rowCount));
      return (rows) => {
        source.add(rows);
        digest.add(rows);
      };
    },
    { signal: control.signal, onProgress: ({ done }) => onRows(done) },
  );
  return digest.text;
}

/** Dates that read in two ways are asked about, source by source. */
function withQuestions(about: FoundExport, ledger: Ledger): FoundExport {
  const name = about.place?.sheet ?? about.source;
  const questions = ledger.findings.flatMap(({ source, asks, sentence }) => (asks !== undefined && source === name ? [{ header: asks.header, examples: asks.examples, sentence }] : []));
  return { ...about, questions };
}

/** 64 bits over all cells in their order: against accidents, not against forgery. */
class Digest {
  private high = 0x811c9dc5;
  private low = 0x9e3779b9;
  private rows = 0;

  add(rows: readonly (readonly CellValue[])[]): void {
    for (const row of rows) {
      for (const cell of row) {
        const text = typeof cell === "string" ? cell : `${typeof cell}${String(cell)}`;
        for (let at = 0; at < text.length; at += 1) {
          const unit = text.charCodeAt(at);
          this.high = Math.imul(this.high ^ unit, 0x01000193);
          this.low = Math.imul(this.low + unit, 0x85ebca6b) ^ (this.low >>> 13);
        }
        this.high = Math.imul(this.high ^ 0x1f, 0x01000193);
        this.low = (this.low + 0x1f) | 0;
      }
    }
    this.rows += rows.length;
  }

  get text(): string {
    return `${this.rows}-${(this.high >>> 0).toString(16)}${(this.low >>> 0).toString(16)}`;
  }
}

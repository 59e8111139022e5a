// Reads one .csv file into the ledger, piece by piece.
// Promises: the file is never held as a whole; its cells stay text; findings name the file and the line on which a row begins.
import { CsvRows, separatorOf } from "../../csv/csvRows";
import { decoderFor, encodingOf, type FoundEncoding } from "../../csv/textOfBytes";
import { type LedgerReader, recogniseExport, type SourceReader } from "../../ledger";
import type { JobControl } from "../preview";
import { aTurnForThePage } from "../turns";
import { describe, sourceOptions } from "./foundExport";
import type { ExportFile, FoundExport, SourceChoice } from "./metrics";

const pieceBytes = 4_000_000;
/** A header row stands in the first lines: reports may carry a title above it. */
const headerLines = 20;

/** Reads the file where its headers are an export's, and says what it is. Throws Cancelled. */
export async function readCsvExport(file: ExportFile, reader: LedgerReader, choice: SourceChoice | undefined, control: JobControl): Promise<FoundExport> {
  const first = await file.read(0, Math.min(pieceBytes, file.size));
  const encoding = encodingOf(first, first.length >= file.size);
  const decode = decoderFor(encoding);
  const opening = decode(first.subarray(encoding.markLength)) + (first.length >= file.size ? decode() : "");
  const rows = new CsvRows(separatorOf(opening));
  const firstRows = rows.take(opening);
  if (first.length >= file.size) firstRows.push(...rows.take());
  const headerAt = headerRow(firstRows, choice);
  const headers = firstRows[headerAt] ?? [];
  const recognition = recogniseExport(headers, choice?.kind);
  const about = describe(file.name, { rowCount: 0 }, recognition, choice);
  if (about.state !== "counted") return { ...about, sentences: file.size === 0 ? [`${file.name} is empty.`] : about.sentences };
  const source = reader.open({ name: file.name, kind: "file", headerRow: headerAt + 1, firstColumn: 0, lines: rows.lines }, headers, sourceOptions(choice, expectedRows(file, first, firstRows)));
  source.add(firstRows.slice(headerAt + 1));
  for (let at = first.length; at < file.size; at += pieceBytes) {
    const bytes = await file.read(at, Math.min(at + pieceBytes, file.size));
    source.add(rows.take(decode(bytes)));
    control.onProgress?.({ share: Math.min(1, at / file.size), sentence: `Reading ${file.name}, line ${rows.lines.lineOf(source.rowsRead + headerAt + 1).toLocaleString("en-US")}.` });
    await aTurnForThePage(control);
  }
  if (first.length < file.size) source.add(rows.take(decode()).concat(rows.take()));
  return { ...about, rows: source.rowsRead, sentences: [...about.sentences, ...notes(file, encoding, rows, source)] };
}

/** The line that is recognised best among the first ones. */
function headerRow(rows: readonly (readonly string[])[], choice: SourceChoice | undefined): number {
  const found = rows.slice(0, headerLines).findIndex((row) => recogniseExport(row, choice?.kind).outcome !== "unknown");
  return Math.max(0, found);
}

function expectedRows(file: ExportFile, first: Uint8Array, rows: readonly unknown[]): number {
  return first.length === 0 ? 0 : Math.ceil((rows.length * file.size) / first.length);
}

function notes(file: ExportFile, encoding: FoundEncoding, rows: CsvRows, source: SourceReader): string[] {
  const sentences: string[] = [];
  if (encoding.isGuess) sentences.push(`${file.name} is not UTF-8; it was read as Windows-1252. Names with accents may be wrong, numbers are not. Save it as UTF-8 to be sure.`);
  if (rows.brokenQuotes > 0) sentences.push(`${file.name}: the quotation marks of ${rows.brokenQuotes} lines do not pair, so their cells may be cut wrongly.`);
  if (source.rowsRead === 0) sentences.push(`${file.name} has a header line and no rows below it.`);
  return sentences;
}

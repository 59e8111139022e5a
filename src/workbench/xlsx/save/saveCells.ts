// The cells of a worksheet: what the file had, merged with what the spreadsheet holds now.
// Promises: rows and cells nobody changed are copied letter for letter; deleted ones go, new ones come, in order.
// Never decides by itself what changed: that is compareCells.
import type { ICellData, IRange, IRowData, IWorksheetData, Nullable } from "@univerjs/core";
import { cellReader, FORCED_TEXT, TEXT } from "../cells/cellData";
import type { CellReader, CellSource, ReadCell } from "../cells/cellData";
import { cellName, contains, parseRange } from "../cells/reference";
import type { CellRange } from "../cells/reference";
import type { ScannedCell, ScannedRow } from "../cells/scanSheet";
import { shiftedFormula } from "../formula/translate";
import type { TablePlace } from "../formula/translate";
import { heightOfPixels, readFrame, rowDataOf } from "../open/sheetFeatures";
import type { SheetFrame } from "../open/sheetFeatures";
import { escapeAttribute } from "../package/xml";
import type { StyleWriter } from "../style/writeStyles";
import { bestResult, compareCell, isBlank, sameRow, sameValue } from "./compareCells";
import type { Verdict } from "./compareCells";
import type { Moves } from "./moves";
import { writeCell } from "./writeCell";
import type { CellPen } from "./writeCell";

type Matrix<Item> = Readonly<Record<number, Readonly<Record<number, Item>> | undefined>>;

export interface CellsJob {
  readonly sheetId: string;
  readonly part: string;
  readonly now: Partial<IWorksheetData>;
  readonly source: CellSource;
  readonly styles: StyleWriter;
  readonly pen: Omit<CellPen, "prefix">;
  readonly tablesBefore: readonly TablePlace[];
  readonly tablesNow: readonly TablePlace[];
  readonly moves: Moves;
  /** True when anything in the workbook moved or was renamed: formulas of the file then read differently. */
  readonly hasMoved: boolean;
  /** A stored formula of this sheet as it reads now. */
  readonly retarget: (stored: string) => string;
  readonly spillRanges: Matrix<IRange>;
  readonly spillCells: Matrix<ICellData>;
  /** Header cells of tables: the file wants them to be the column's name, as text. */
  readonly headers: Matrix<string>;
}

export interface SavedCells {
  readonly frame: SheetFrame;
  /** The rows as text, in order. */
  readonly rows: string;
  readonly isChanged: boolean;
  /** True when a formula came, went or reads differently: Excel's calculation chain is stale then. */
  readonly hasOtherFormulas: boolean;
  /** True when a result stands in the file that only Excel can compute: it must calculate on opening. */
  readonly hasStaleResults: boolean;
  readonly used: CellRange | undefined;
}

export function saveCells(xml: string, job: CellsJob): SavedCells {
  return new CellMerge(xml, job).run();
}

interface OldCell {
  readonly scanned: ScannedCell;
  readonly read: ReadCell;
}

class CellMerge {
  private readonly reader: CellReader;
  private readonly pen: CellPen;
  private readonly written = new Map<number, string>();
  private readonly seen = new Set<number>();
  /** Where array formulas of the file stand unchanged: the values below them stay too. */
  private readonly keptArrays: CellRange[] = [];
  private readonly masters: ReadonlyMap<string, { row: number; column: number; formula: string }>;
  private isChanged: boolean;
  private hasOtherFormulas: boolean;
  private hasStaleResults = false;
  private used: CellRange | undefined;

  constructor(
    private readonly xml: string,
    private readonly job: CellsJob,
  ) {
    this.reader = cellReader(job.sheetId, job.source, job.tablesBefore);
    this.pen = { ...job.pen, prefix: /<([\w.-]+:)?sheetData[\s/>]/.exec(xml)?.[1] ?? "" };
    this.masters = sharedMasters(job.now);
    this.isChanged = job.moves.isMoved;
    this.hasOtherFormulas = job.moves.isMoved;
  }

  run(): SavedCells {
    const { job } = this;
    const frame = readFrame(this.xml, job.part, (old) => {
      const row = job.moves.rows.now(old.row);
      if (row === undefined) this.passDeleted(old);
      else this.mergeRow(row, old);
    });
    for (const key of new Set([...Object.keys(job.now.cellData ?? {}), ...Object.keys(job.now.rowData ?? {}), ...Object.keys(job.spillCells), ...Object.keys(job.headers)])) {
      if (!this.seen.has(Number(key))) this.mergeRow(Number(key), undefined);
    }
    const rows = [...this.written.entries()].sort((left, right) => left[0] - right[0]).map((entry) => entry[1]);
    return { frame, rows: rows.join(""), isChanged: this.isChanged, hasOtherFormulas: this.hasOtherFormulas, hasStaleResults: this.hasStaleResults, used: this.used };
  }

  /** Deleted rows are still read: a shared formula may start in one. */
  private passDeleted(old: ScannedRow): void {
    this.isChanged = true;
    for (const cell of old.cells) if (this.reader.read(cell).stored !== undefined) this.hasOtherFormulas = true;
  }

  private mergeRow(row: number, old: ScannedRow | undefined): void {
    this.seen.add(row);
    const rowNow = this.job.now.rowData?.[row];
    const before = this.oldCells(row, old);
    const cells: string[] = [];
    let isCopy = old !== undefined && old.row === row && !this.job.moves.columns.isMoved && sameRow(rowDataOf(old.attributes), rowNow);
    if (!isCopy && (old !== undefined || saysSomething(rowNow))) this.isChanged = true;
    for (const column of this.columnsOf(row, before)) {
      const text = this.mergeCell(row, column, before.get(column), rowNow);
      if (text.isCopy && text.content !== undefined) cells.push(text.content);
      else {
        isCopy = false;
        if (text.content !== undefined) cells.push(text.content);
      }
    }
    if (isCopy && old) this.written.set(row, this.xml.slice(old.start, old.end));
    else if (cells.length > 0 || old || saysSomething(rowNow)) this.written.set(row, `${this.rowOpening(row, old, rowNow)}${cells.join("")}</${this.pen.prefix}row>`);
  }

  private oldCells(row: number, old: ScannedRow | undefined): Map<number, OldCell> {
    const { moves, tablesNow, hasMoved, retarget } = this.job;
    const cells = new Map<number, OldCell>();
    for (const scanned of old?.cells ?? []) {
      const column = moves.columns.now(scanned.column);
      const read = this.reader.read(scanned, hasMoved && column !== undefined ? { row, column, tables: tablesNow, retarget } : undefined);
      if (column !== undefined) cells.set(column, { scanned, read });
    }
    return cells;
  }

  private columnsOf(row: number, before: ReadonlyMap<number, OldCell>): number[] {
    const now = this.job.now.cellData?.[row];
    const spilled = this.job.spillCells[row];
    const columns = new Set<number>(before.keys());
    for (const key in now) columns.add(Number(key));
    for (const key in spilled) columns.add(Number(key));
    for (const key in this.job.headers[row]) columns.add(Number(key));
    return [...columns].sort((left, right) => left - right);
  }

  private mergeCell(row: number, column: number, old: OldCell | undefined, rowNow: Nullable<Partial<IRowData>>): { isCopy: boolean; content: string | undefined } {
    const data = this.nowCell(row, column);
    const verdict = this.verdict(row, column, old, data);
    if (verdict.isSame && old) {
      this.keepArray(row, column, old.scanned);
      this.noteUsed(row, column);
      if (old.read.isRetargeted) this.isChanged = true;
      // A group of shared formulas breaks when its first cell changes, so its cells are written one by one.
      if (old.scanned.formula?.kind === "shared" || (this.job.hasMoved && old.read.stored !== undefined)) return { isCopy: false, content: this.cellText(row, column, old, old.read.data ?? {}, old.read.format) };
      return { isCopy: true, content: copiedCell(this.xml, old.scanned, row, column) };
    }
    if (!old && (data === undefined || (isBlank(data) && !data.s))) return { isCopy: true, content: undefined };
    this.isChanged = true;
    if (!verdict.keepsFormula && (old?.read.stored !== undefined || data?.f)) this.hasOtherFormulas = true;
    if (!data || (isBlank(data) && !data.s)) return { isCopy: false, content: undefined };
    const inherited = old ? 0 : this.inheritedFormat(column, rowNow);
    const format = data.s ? this.job.styles.formatOf(data.s, old?.read.format ?? inherited) : inherited;
    if (verdict.keepsFormula && old) this.keepArray(row, column, old.scanned);
    this.noteUsed(row, column);
    const value = verdict.keepsFormula ? bestResult(old?.read.data, data, old?.read.stored) : data;
    if (value !== data || (data.f && data.v === undefined)) this.hasStaleResults = true;
    return { isCopy: false, content: this.cellText(row, column, verdict.keepsFormula ? old : undefined, value, format) };
  }

  private verdict(row: number, column: number, old: OldCell | undefined, data: ICellData | undefined): Verdict {
    if (!old?.read.spilled) return compareCell(old?.read.data, data, old?.read.stored);
    const isBelowKeptArray = this.keptArrays.some((range) => contains(range, row, column));
    const hasSameStyle = (old.read.data?.s ?? "") === (data?.s ?? "");
    if (data && !isBlank(data)) return { isSame: !data.f && sameValue(old.read.spilled, data) && hasSameStyle, keepsFormula: false };
    return { isSame: isBelowKeptArray && hasSameStyle, keepsFormula: false };
  }

  /** The spreadsheet's cell: with the spilled value where it holds none itself, and with its own formula where it shares one. */
  private nowCell(row: number, column: number): ICellData | undefined {
    const own = this.job.now.cellData?.[row]?.[column] ?? undefined;
    const header = this.job.headers[row]?.[column];
    if (header !== undefined && (own?.t !== TEXT || own.v !== header || own.f)) return { s: own?.s, v: header, t: own?.t === FORCED_TEXT ? FORCED_TEXT : TEXT };
    const spilled = this.job.spillCells[row]?.[column];
    if (spilled && isBlank(own)) return { ...own, v: spilled.v, t: spilled.t };
    const master = own?.si && !own.f ? this.masters.get(own.si) : undefined;
    return master ? { ...own, f: `=${shiftedFormula(master.formula.replace(/^=/, ""), master, { row, column })}` } : own;
  }

  private cellText(row: number, column: number, kept: OldCell | undefined, data: ICellData, format: number): string {
    return writeCell(
      {
        row,
        column,
        format,
        data,
        kept: kept?.read.stored === undefined ? undefined : { cell: kept.scanned, stored: kept.read.stored },
        spill: this.job.spillRanges[row]?.[column],
        place: { sheet: this.job.sheetId, row, column, tables: this.job.tablesNow },
      },
      this.pen,
    );
  }

  private keepArray(row: number, column: number, scanned: ScannedCell): void {
    const range = scanned.formula?.kind === "array" ? parseRange(scanned.formula.ref ?? "") : undefined;
    if (!range) return;
    const down = row - scanned.row;
    const right = column - scanned.column;
    this.keptArrays.push({ startRow: range.startRow + down, endRow: range.endRow + down, startColumn: range.startColumn + right, endColumn: range.endColumn + right });
  }

  private inheritedFormat(column: number, rowNow: Nullable<Partial<IRowData>>): number {
    const style = rowNow?.s ?? this.job.now.columnData?.[column]?.s;
    return style ? this.job.styles.formatOf(style, 0) : 0;
  }

  private rowOpening(row: number, old: ScannedRow | undefined, rowNow: Nullable<Partial<IRowData>>): string {
    const attributes: Record<string, string> = { ...old?.attributes, r: String(row + 1) };
    // An optional hint that would be wrong as soon as a cell joins the row.
    delete attributes["spans"];
    const was = rowDataOf(old?.attributes ?? {});
    if (rowNow?.h !== undefined && rowNow.h !== was.h) Object.assign(attributes, { ht: String(heightOfPixels(rowNow.h)), customHeight: "1" });
    if (Boolean(rowNow?.hd) !== Boolean(was.hd)) {
      if (rowNow?.hd) attributes["hidden"] = "1";
      else delete attributes["hidden"];
    }
    if ((rowNow?.s ?? "") !== (was.s ?? "")) Object.assign(attributes, { s: String(this.job.styles.formatOf(rowNow?.s, Number(old?.attributes["s"] ?? 0))), customFormat: "1" });
    return `<${this.pen.prefix}row${Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join("")}>`;
  }

  private noteUsed(row: number, column: number): void {
    const { used } = this;
    this.used = used
      ? { startRow: Math.min(used.startRow, row), endRow: Math.max(used.endRow, row), startColumn: Math.min(used.startColumn, column), endColumn: Math.max(used.endColumn, column) }
      : { startRow: row, endRow: row, startColumn: column, endColumn: column };
  }
}

function saysSomething(row: Nullable<Partial<IRowData>>): boolean {
  return row?.h !== undefined || Boolean(row?.hd) || Boolean(row?.s);
}

/** A cell of the file letter for letter, with its address corrected when it has moved. */
function copiedCell(xml: string, cell: ScannedCell, row: number, column: number): string {
  const text = xml.slice(cell.start, cell.end);
  const address = cellName(row, column);
  if (cell.attributes["r"] === address) return text;
  if (cell.attributes["r"] === undefined) return text.replace(/^<[\w.:-]+/, (opening) => `${opening} r="${address}"`);
  return text.replace(/\sr\s*=\s*("[^"]*"|'[^']*')/, ` r="${address}"`);
}

/** The cells that hold the text of formulas which others share by id. */
function sharedMasters(sheet: Partial<IWorksheetData>): Map<string, { row: number; column: number; formula: string }> {
  const masters = new Map<string, { row: number; column: number; formula: string }>();
  for (const [row, cells] of Object.entries(sheet.cellData ?? {}))
    for (const column in cells) {
      const cell = cells[Number(column)];
      if (cell?.si && cell.f) masters.set(cell.si, { row: Number(row), column: Number(column), formula: cell.f });
    }
  return masters;
}

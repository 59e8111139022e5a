// Excel's events: notices what changes in the workbook and tells the add-ins that registered for it.
// Promises: formula results are no changes; what one request changes is told once, after it. enableEvents false sends nothing.
// Never tells what nobody registered for.
import type { ICommandInfo, IDisposable, IExecutionOptions, IRange } from "@univerjs/core";
import {
  InsertColMutation, InsertRowMutation, InsertSheetMutation, RemoveColMutation, RemoveRowMutation, RemoveSheetMutation,
  SetRangeValuesMutation, SetSelectionsOperation, SetWorksheetActiveOperation, SetWorksheetNameMutation,
} from "@univerjs/sheets";
import type { ISetRangeValuesMutationParams, ISetSelectionsOperationParams } from "@univerjs/sheets";
import { formatBlock, intersect, lastGridColumn, lastGridRow } from "../univer/address";
import type { Block } from "../univer/address";
import type { Area } from "../univer/book";
import type { RichMessage } from "./richMessages";
import type { Session } from "./session";

/** The category of event messages. Source: Constants.eventMessageCategory of Office.js. */
const eventCategory = 65_536;

/** Excel's numbers for events, as Office.js registers for them. */
export const eventType = {
  worksheetDataChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  worksheetCalculated: 16,
  worksheetFormatChanged: 18,
  worksheetNameChanged: 25,
  tableSelectionChanged: 100,
  tableDataChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

/** The target of events that concern the whole workbook. */
export const wholeWorkbook = "Workbook";

interface SheetCommandParams {
  readonly unitId: string;
  readonly subUnitId: string;
  readonly range?: IRange;
  readonly sheet?: { readonly id: string };
  readonly name?: string;
}

export class WorkbookEvents {
  private readonly registered = new Map<string, number>();
  private readonly listeners: IDisposable[] = [];
  private waiting: RichMessage[] = [];
  private isHeld = false;
  private isOwnChange = false;
  private activeSheetId: string;
  private tableIds: ReadonlySet<string>;

  constructor(
    private readonly session: Session,
    private readonly send: (messages: readonly RichMessage[]) => void,
  ) {
    this.activeSheetId = session.activeSheetId;
    this.tableIds = new Set();
    this.listeners.push(session.book.commands.onCommandExecuted((command, options) => this.follow(command, options)));
  }

  /** An add-in registers for an event of a sheet, a table, or the whole workbook. */
  register(type: number, targetId: string): void {
    const key = `${type}:${targetId}`;
    this.registered.set(key, (this.registered.get(key) ?? 0) + 1);
    if (type === eventType.tableAdded || type === eventType.tableDeleted) this.tableIds = this.currentTables();
  }

  unregister(type: number, targetId: string): void {
    const key = `${type}:${targetId}`;
    const left = (this.registered.get(key) ?? 0) - 1;
    if (left > 0) this.registered.set(key, left);
    else this.registered.delete(key);
  }

  unregisterAll(): void {
    this.registered.clear();
  }

  /** While a request runs, events wait; they are sent after its answer. */
  hold(): void {
    this.isHeld = true;
  }

  /** What `work` changes, the add-in changed itself: events say so. */
  asOwn<Result>(work: () => Result): Result {
    this.isOwnChange = true;
    try {
      return work();
    } finally {
      this.isOwnChange = false;
    }
  }

  release(): void {
    this.isHeld = false;
    this.noteTables();
    setTimeout(() => this.flush(), 0);
  }

  /** Formulas were calculated. */
  calculated(): void {
    for (const sheet of this.session.book.facade.getSheets()) {
      const worksheetId = sheet.getSheetId();
      this.emit(eventType.worksheetCalculated, [worksheetId, wholeWorkbook], { worksheetId, address: "" });
    }
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.registered.clear();
  }

  private follow(command: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): void {
    const params = command.params as SheetCommandParams | undefined;
    if (this.registered.size === 0 || !params || params.unitId !== this.session.book.unitId) return;
    switch (command.id) {
      case SetRangeValuesMutation.id:
        if (!isFromFormula(options)) this.cellsChanged(command.params as ISetRangeValuesMutationParams);
        return;
      case InsertRowMutation.id:
        return this.shapeChanged("RowInserted", params, "rows");
      case RemoveRowMutation.id:
        return this.shapeChanged("RowDeleted", params, "rows");
      case InsertColMutation.id:
        return this.shapeChanged("ColumnInserted", params, "columns");
      case RemoveColMutation.id:
        return this.shapeChanged("ColumnDeleted", params, "columns");
      case InsertSheetMutation.id:
        return this.emit(eventType.worksheetAdded, [wholeWorkbook], { worksheetId: params.sheet?.id ?? params.subUnitId, source: "Local" });
      case RemoveSheetMutation.id:
        return this.emit(eventType.worksheetDeleted, [wholeWorkbook], { worksheetId: params.subUnitId, source: "Local" });
      case SetWorksheetNameMutation.id:
        return this.emit(eventType.worksheetNameChanged, [params.subUnitId, wholeWorkbook], {
          worksheetId: params.subUnitId, nameAfter: params.name ?? "", nameBefore: "", source: "Local",
        });
      case SetWorksheetActiveOperation.id:
        return this.sheetActivated(params.subUnitId);
      case SetSelectionsOperation.id:
        return this.selectionChanged(command.params as ISetSelectionsOperationParams);
    }
    this.noteTables();
  }

  private cellsChanged(params: ISetRangeValuesMutationParams): void {
    const values = boundsOf(params, (cell) => cell === null || "v" in cell || "f" in cell || "p" in cell || "si" in cell);
    if (values) this.dataChanged("RangeEdited", { sheetId: params.subUnitId, ...values });
    else {
      const formats = boundsOf(params, () => true);
      if (formats) {
        this.emit(eventType.worksheetFormatChanged, [params.subUnitId, wholeWorkbook], {
          worksheetId: params.subUnitId, address: formatBlock(formats), source: "Local",
        });
      }
    }
  }

  private shapeChanged(changeType: string, params: SheetCommandParams, direction: "rows" | "columns"): void {
    if (!params.range) return;
    const { startRow, endRow, startColumn, endColumn } = params.range;
    const block = direction === "rows" ? { startRow, endRow, startColumn: 0, endColumn: lastGridColumn } : { startRow: 0, endRow: lastGridRow, startColumn, endColumn };
    this.dataChanged(changeType, { sheetId: params.subUnitId, ...block });
  }

  private dataChanged(changeType: string, area: Area): void {
    const { sheetId } = area;
    const common = { worksheetId: sheetId, source: "Local", changeType, shiftDirection: "None", triggerSource: this.isOwnChange ? "ThisLocalAddin" : "Unknown" };
    this.emit(eventType.worksheetDataChanged, [sheetId, wholeWorkbook], { ...common, address: formatBlock(area) }, area);
    for (const table of this.session.tables.inSheet(sheetId)) {
      const part = intersect(table.area, area);
      if (part) this.emit(eventType.tableDataChanged, [table.id, sheetId, wholeWorkbook], { ...common, tableId: table.id, address: formatBlock(part) }, { ...part, sheetId });
    }
  }

  private sheetActivated(sheetId: string): void {
    if (sheetId === this.activeSheetId) return;
    const before = this.activeSheetId;
    this.activeSheetId = sheetId;
    this.emit(eventType.worksheetDeactivated, [before, wholeWorkbook], { worksheetId: before });
    this.emit(eventType.worksheetActivated, [sheetId, wholeWorkbook], { worksheetId: sheetId });
  }

  private selectionChanged({ subUnitId, selections }: ISetSelectionsOperationParams): void {
    const areas = selections.map(({ range }) => range);
    const address = areas.map((range) => formatBlock(range)).join(",");
    this.emit(eventType.worksheetSelectionChanged, [subUnitId, wholeWorkbook], { worksheetId: subUnitId, address });
    for (const table of this.session.tables.inSheet(subUnitId)) {
      const [first] = areas;
      const part = first ? intersect(table.area, first) : null;
      this.emit(eventType.tableSelectionChanged, [table.id], {
        worksheetId: subUnitId, tableId: table.id, isInsideTable: part !== null, address: part ? formatBlock(part) : "",
      });
    }
  }

  private noteTables(): void {
    if (!this.isListened(eventType.tableAdded) && !this.isListened(eventType.tableDeleted)) return;
    const now = this.currentTables();
    for (const table of this.session.tables.all()) {
      if (!this.tableIds.has(table.id)) {
        this.emit(eventType.tableAdded, [table.area.sheetId, wholeWorkbook], { tableId: table.id, worksheetId: table.area.sheetId, source: "Local" });
      }
    }
    for (const tableId of this.tableIds) {
      if (!now.has(tableId)) this.emit(eventType.tableDeleted, [wholeWorkbook], { tableId, tableName: "", worksheetId: "", source: "Local" });
    }
    this.tableIds = now;
  }

  private currentTables(): ReadonlySet<string> {
    return new Set(this.session.tables.all().map((table) => table.id));
  }

  private isListened(type: number): boolean {
    return [...this.registered.keys()].some((key) => key.startsWith(`${type}:`));
  }

  private emit(type: number, targets: readonly string[], args: Readonly<Record<string, string | boolean>>, area?: Area): void {
    if (!this.session.eventsAreEnabled) return;
    for (const target of targets) {
      if (!this.registered.has(`${type}:${target}`)) continue;
      const referenceId = area ? this.session.keep(this.session.make.range(area)) : null;
      const message = referenceId === null ? args : { ...args, referenceId };
      this.waiting.push([eventCategory, type, target, JSON.stringify(message)]);
    }
    if (!this.isHeld && this.waiting.length > 0) setTimeout(() => this.flush(), 0);
  }

  private flush(): void {
    if (this.isHeld) return;
    const messages = this.waiting;
    this.waiting = [];
    this.send(messages);
  }
}

function isFromFormula(options: IExecutionOptions | undefined): boolean {
  return options?.["fromFormula"] === true || options?.onlyLocal === true;
}

type ChangedCell = Readonly<Record<string, unknown>> | null;

/** The smallest block around the cells of a mutation that count. */
function boundsOf(params: ISetRangeValuesMutationParams, counts: (cell: ChangedCell) => boolean): Block | null {
  const bounds = { startRow: Infinity, startColumn: Infinity, endRow: -1, endColumn: -1 };
  for (const [row, line] of Object.entries(params.cellValue ?? {})) {
    for (const [column, cell] of Object.entries((line ?? {}) as Record<string, ChangedCell>)) {
      if (!counts(cell)) continue;
      bounds.startRow = Math.min(bounds.startRow, Number(row));
      bounds.endRow = Math.max(bounds.endRow, Number(row));
      bounds.startColumn = Math.min(bounds.startColumn, Number(column));
      bounds.endColumn = Math.max(bounds.endColumn, Number(column));
    }
  }
  return bounds.endRow < 0 ? null : bounds;
}

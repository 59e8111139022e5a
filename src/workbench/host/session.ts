// What one host remembers between requests: the workbook, the document's settings, the objects that add-ins keep.
// Promises: kept ranges follow rows and columns that are inserted or deleted; a range whose cells are gone says so.
// Never knows how an object looks: objects/ describes that and registers its factories here.
import type { Area, Book } from "../univer/book";
import { Calculation } from "../univer/calculation";
import { withinGrid } from "../univer/gridSize";
import { Protection } from "../univer/protection";
import type { ProtectionOptions } from "../univer/protection";
import { translateThisRow } from "../univer/structuredReferences";
import { BookTables } from "../univer/tables";
import { bodyArea } from "../univer/tableShape";
import { isEntireColumns, isEntireRows, parseAddress } from "../univer/address";
import { HostError } from "./hostError";
import type { HostObject, Json } from "./objectModel";
import type { ExcelHostOptions, HostDocument } from "./options";

/** Makes objects of other classes, so that the class descriptions need not import each other in circles. */
export interface ObjectFactories {
  workbook(): HostObject;
  range(area: Area): HostObject;
  rangeAreas(areas: readonly Area[]): HostObject;
  worksheet(sheetId: string): HostObject;
  table(tableId: string): HostObject;
  tables(sheetId: string | null): HostObject;
  tablesIn(tableIds: readonly string[]): HostObject;
}

/** Where objects register for events. */
export interface EventGate {
  register(type: number, targetId: string): void;
  unregister(type: number, targetId: string): void;
}

/** Where the add-in's custom functions report. */
export interface CustomFunctionGate {
  start(): void;
  receive(results: Json): void;
  /** Answers of every cell, or of an area's. */
  forget(area?: Area): void;
}

/** The state of a running host. */
export class Session {
  readonly tables: BookTables;
  readonly protection: Protection;
  /** Asked for by the add-in; the engine calculates by itself unless it is Manual. */
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual" = "Automatic";
  eventsAreEnabled = true;
  /** The add-in's custom functions, when it has some. */
  functions: CustomFunctionGate | null = null;
  /** Ranges and tables that add-ins gave a name. */
  readonly bindings = new Map<string, { readonly type: string; readonly area: Area }>();
  readonly calculation: Calculation;
  private factories: ObjectFactories | null = null;
  private eventGate: EventGate | null = null;
  private readonly kept = new Map<string, HostObject>();
  private readonly keptIds = new WeakMap<HostObject, string>();
  private keptCount = 0;

  constructor(
    readonly book: Book,
    readonly document: HostDocument,
    readonly options: ExcelHostOptions,
  ) {
    this.tables = new BookTables(book);
    this.protection = new Protection(book);
    this.calculation = new Calculation(book);
  }

  get make(): ObjectFactories {
    if (!this.factories) throw new Error("The object model was not connected to this session.");
    return this.factories;
  }

  connect(factories: ObjectFactories): void {
    this.factories = factories;
  }

  get events(): EventGate {
    if (!this.eventGate) throw new Error("Events were not connected to this session.");
    return this.eventGate;
  }

  connectEvents(events: EventGate): void {
    this.eventGate = events;
  }

  get activeSheetId(): string {
    return this.book.facade.getActiveSheet().getSheetId();
  }

  /** Calculates the whole workbook anew. */
  calculate(): void {
    this.functions?.forget();
    this.calculation.request([], true);
  }

  /** Has the formulas of an area, and what depends on them, calculated anew. */
  setDirty(area: Area): void {
    this.functions?.forget(area);
    const { sheetId, startRow, startColumn, endRow, endColumn } = area;
    this.calculation.request([{ sheetId, row: startRow, column: startColumn, endRow, endColumn }]);
  }

  dispose(): void {
    this.tables.dispose();
    this.calculation.dispose();
    this.kept.clear();
    this.bindings.clear();
  }

  /** Keeps an object that stands on cells and answers its reference id; others are found again by their collection. */
  keep(object: HostObject): string | null {
    if (object.cells() === null) return null;
    const known = this.keptIds.get(object);
    if (known !== undefined && this.kept.has(known)) return known;
    this.keptCount += 1;
    const id = `ref-${this.keptCount}`;
    this.kept.set(id, object);
    this.keptIds.set(object, id);
    return id;
  }

  /** @throws HostError InvalidReference when the cells of the object were deleted, or it was released */
  byReference(id: string): HostObject {
    const object = this.kept.get(id);
    if (!object) throw new HostError("InvalidReference", "This reference is not valid for the current operation: its cells were deleted.");
    return object;
  }

  findReference(id: string): HostObject | null {
    return this.kept.get(id) ?? null;
  }

  release(id: string): void {
    this.kept.delete(id);
  }

  releaseAll(): void {
    this.kept.clear();
  }

  get keptObjectCount(): number {
    return this.kept.size;
  }

  /** Moves every kept object along with its cells; `move` answers false when a block's cells are gone. */
  followCells(move: (area: Area) => boolean): void {
    for (const [id, object] of this.kept) {
      const blocks = object.cells() ?? [];
      if (!blocks.every((area) => move(area))) this.kept.delete(id);
    }
    for (const [id, { area }] of this.bindings) if (!move(area)) this.bindings.delete(id);
  }

  /** The cells a workbook name or a table speaks of, or null. */
  findNamedArea(name: string, sheetId: string): Area | null {
    const table = this.tables.findByName(name);
    if (table) return bodyArea(table);
    const sheet = this.book.sheet(sheetId);
    const defined = sheet.getDefinedNames().find((entry) => entry.getName().toLowerCase() === name.toLowerCase()) ?? this.book.facade.getDefinedName(name);
    return defined ? this.areaOfReference(defined.getFormulaOrRefString(), sheetId) : null;
  }

  /** The cells that a reference text such as "=Sheet1!$A$1:$B$2" speaks of, or null when it is no plain reference. */
  areaOfReference(reference: string, sheetId: string): Area | null {
    const parsed = parseAddress(reference.replace(/^=/, ""));
    if (!parsed) return null;
    if (parsed.sheetName === null) return { sheetId, ...parsed.block };
    const sheet = this.book.sheetByName(parsed.sheetName);
    return sheet ? { sheetId: sheet.getSheetId(), ...parsed.block } : null;
  }

  /** A formula as the engine can calculate it, or null where it already can. */
  translateFormula(formula: string, sheetId: string, row: number, column: number): string | null {
    return translateThisRow(formula, { row, column, tables: this.tables.all(), inSheet: sheetId });
  }

  /**
   * The cells that may be written, whole rows and columns cut to the sheet as large as it is.
   * @throws HostError AccessDenied when the sheet is protected and a cell locked
   */
  writableArea(area: Area): Area {
    const target = this.cutToGrid(area);
    if (this.protection.isClosedTo(target)) throw this.sheetIsProtected(area.sheetId);
    return target;
  }

  /** The same for formats, which a protected sheet may allow separately. */
  formattableArea(area: Area): Area {
    this.requireAllowed(area.sheetId, "allowFormatCells");
    return this.cutToGrid(area);
  }

  /** @throws HostError AccessDenied when the sheet is protected and does not allow this */
  requireAllowed(sheetId: string, option: keyof ProtectionOptions): void {
    const protection = this.protection.of(sheetId);
    if (protection && protection.options[option] !== true) throw this.sheetIsProtected(sheetId);
  }

  private cutToGrid(area: Area): Area {
    return isEntireColumns(area) || isEntireRows(area) ? (withinGrid(this.book, area) ?? area) : area;
  }

  private sheetIsProtected(sheetId: string): HostError {
    const name = this.book.sheet(sheetId).getSheetName();
    return new HostError("AccessDenied", `You cannot perform the requested operation: the sheet ${name} is protected.`);
  }
}

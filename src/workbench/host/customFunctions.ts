// Calls the add-in's custom functions for the formula engine: batches the calls, waits for answers, has the cells calculated again.
// Promises: #BUSY! until the answer is there; calls made before the add-in is ready wait for it; an error's sentence is kept.
// Never runs a function itself: the add-in's genuine custom-functions runtime does.
import { registerAddinFunction } from "../univer/addinFunctions";
import type { CallingCell, FunctionAnswer, FunctionArgument, FunctionValue } from "../univer/addinFunctions";
import { formatAddress } from "../univer/address";
import type { Area } from "../univer/book";
import { prepareArguments } from "./functionArguments";
import { digest } from "./digest";
import type { Json } from "./objectModel";
import type { FunctionMetadata, HostFunctions } from "./options";
import type { RichMessage } from "./richMessages";
import type { Session } from "./session";

/** Message types of the custom-functions runtime. */
const messageCategory = 1;
const invoke = 1000;
const cancel = 1001;

/** Excel's numbers for errors of a function, as the runtime sends them. */
const errorByNumber: Readonly<Record<number, string>> = { 1: "#N/A", 5: "#DIV/0!", 6: "#NUM!", 7: "#VALUE!", 8: "#NULL!", 9: "#NAME?", 10: "#NAME?" };

/** Calls of one cell that are remembered; a formula rarely makes more. */
const callsKeptPerCell = 24;

/** One call of a function with particular arguments, and its answer once it is there. */
interface FunctionCall {
  readonly id: number;
  readonly cell: CallingCell;
  readonly metadata: FunctionMetadata;
  readonly message: readonly Json[];
  isSent: boolean;
  answer: FunctionAnswer;
}

/** A sentence that came with an error, for whoever shows the cell. */
export interface FunctionProblem {
  readonly address: string;
  readonly error: string;
  readonly message: string;
}

export class CustomFunctions {
  private readonly registrations: { dispose(): void }[] = [];
  private readonly calls = new Map<string, Map<string, FunctionCall>>();
  private readonly byId = new Map<number, FunctionCall>();
  private readonly problems = new Map<string, FunctionProblem>();
  private readonly idle = new Set<() => void>();
  private isReady = false;
  private isFlushPlanned = false;
  private lastId = 0;

  constructor(
    private readonly session: Session,
    private readonly functions: HostFunctions,
    private readonly send: (messages: readonly RichMessage[]) => void,
  ) {
    for (const metadata of functions.metadata.functions) this.register(metadata);
  }

  /** Calls under way, and those that wait for the add-in. */
  get pendingCount(): number {
    return this.byId.size;
  }

  /** Resolves when every call was answered. Calls made before an add-in is ready do not count: nobody could answer them. */
  whenIdle(): Promise<void> {
    if (!this.isReady || this.byId.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.idle.add(resolve));
  }

  /** What the functions said about the errors they answered. */
  get reportedProblems(): readonly FunctionProblem[] {
    return [...this.problems.values()];
  }

  /** A new add-in window opens: what waits is sent to it once it is ready. */
  restart(): void {
    this.isReady = false;
    for (const call of this.byId.values()) call.isSent = false;
  }

  /** The add-in's functions can be called from now on. */
  start(): void {
    const isFirst = !this.isReady;
    this.isReady = true;
    this.planFlush();
    if (isFirst) this.recalculateFormulas();
  }

  /** Forgets answers, of all cells or of an area's, so that the next calculation asks again. */
  forget(area?: Area): void {
    for (const [key, calls] of this.calls) {
      const [first] = calls.values();
      if (area !== undefined && first !== undefined && !isIn(area, first.cell)) continue;
      for (const [callKey, call] of calls) if (!this.byId.has(call.id)) calls.delete(callKey);
      if (calls.size === 0) this.calls.delete(key);
    }
  }

  /** Results as the runtime sends them: [id, isDone, value, errorNumber?] each. */
  receive(results: Json): void {
    if (!Array.isArray(results)) return;
    const answered: CallingCell[] = [];
    for (const result of results as readonly Json[]) {
      const { id, isDone, value, errorNumber } = readResult(result);
      const call = this.byId.get(id);
      if (!call) continue;
      this.note(call, isDone, value, errorNumber);
      if (call.metadata.options?.stream !== true) this.byId.delete(id);
      answered.push(call.cell);
    }
    if (answered.length > 0) this.session.calculation.request(answered);
    if (this.byId.size === 0) {
      for (const resolve of this.idle) resolve();
      this.idle.clear();
    }
  }

  /** Cells whose formula went away no longer wait for an answer. */
  cellsChanged(sheetId: string, hasFormula: (row: number, column: number) => boolean): void {
    for (const [key, calls] of this.calls) {
      const [first] = calls.values();
      if (!first || first.cell.sheetId !== sheetId || hasFormula(first.cell.row, first.cell.column)) continue;
      for (const call of calls.values()) this.drop(call);
      this.calls.delete(key);
      this.problems.delete(key);
    }
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
    for (const resolve of this.idle) resolve();
    this.byId.clear();
    this.calls.clear();
  }

  private register(metadata: FunctionMetadata): void {
    const name = `${this.functions.namespace}.${metadata.name}`.toUpperCase();
    const description = {
      name,
      description: metadata.description ?? "",
      parameters: metadata.parameters.map((parameter) => ({
        name: parameter.name,
        isOptional: parameter.optional === true || parameter.repeating === true,
        isRepeating: parameter.repeating === true,
      })),
    };
    this.registrations.push(registerAddinFunction(this.session.book, description, (cell, args) => this.evaluate(metadata, cell, args)));
  }

  private evaluate(metadata: FunctionMetadata, cell: CallingCell, args: readonly FunctionArgument[]): FunctionAnswer {
    const prepared = prepareArguments(metadata, args, this.session.options.blankAs ?? "empty");
    if ("error" in prepared) return prepared;
    const place = keyOf(cell);
    const calls = this.calls.get(place) ?? new Map<string, FunctionCall>();
    this.calls.set(place, calls);
    const key = `${metadata.id} ${digest(JSON.stringify(prepared))}`;
    const known = calls.get(key);
    if (known) return known.answer;
    this.makeRoom(calls, metadata);
    this.lastId += 1;
    const call: FunctionCall = { id: this.lastId, cell, metadata, message: this.messageFor(metadata, cell, prepared), isSent: false, answer: null };
    calls.set(key, call);
    this.byId.set(call.id, call);
    this.planFlush();
    return null;
  }

  /** A call of the same function with older arguments is out of date: a cancelable one is told so. */
  private makeRoom(calls: Map<string, FunctionCall>, metadata: FunctionMetadata): void {
    for (const [key, call] of calls) {
      const isOutdatedStream = call.metadata.id === metadata.id && metadata.options?.stream === true;
      if (!isOutdatedStream && calls.size < callsKeptPerCell) continue;
      this.drop(call);
      calls.delete(key);
    }
  }

  private messageFor(metadata: FunctionMetadata, cell: CallingCell, prepared: { values: readonly Json[]; addresses: readonly (string | null)[] }): Json[] {
    const { options } = metadata;
    const isCancelable = options?.cancelable === true || options?.stream === true;
    const flags = (isCancelable ? 1 : 0) + (options?.stream ? 2 : 0) + (options?.allowErrorForDataTypeAny ? 4 : 0);
    const sheetName = this.session.book.sheet(cell.sheetId).getSheetName();
    const block = { startRow: cell.row, endRow: cell.row, startColumn: cell.column, endColumn: cell.column };
    const address = options?.requiresAddress || options?.requiresParameterAddresses ? formatAddress(sheetName, block) : null;
    const message: Json[] = [metadata.id, prepared.values, address, flags];
    if (options?.requiresParameterAddresses) message.push(prepared.addresses);
    return message;
  }

  /** Calls of one calculation leave together, after it. */
  private planFlush(): void {
    if (!this.isReady || this.isFlushPlanned) return;
    this.isFlushPlanned = true;
    setTimeout(() => {
      this.isFlushPlanned = false;
      const waiting = [...this.byId.values()].filter((call) => !call.isSent);
      for (const call of waiting) call.isSent = true;
      if (waiting.length > 0) this.send(waiting.map((call) => [messageCategory, invoke, "", JSON.stringify([call.id, ...call.message])]));
    }, 0);
  }

  private drop(call: FunctionCall): void {
    this.byId.delete(call.id);
    if (call.isSent && (call.metadata.options?.cancelable || call.metadata.options?.stream)) {
      this.send([[messageCategory, cancel, "", JSON.stringify({ invocationId: call.id })]]);
    }
  }

  private note(call: FunctionCall, isDone: boolean, value: Json, errorNumber: number): void {
    const place = keyOf(call.cell);
    this.problems.delete(place);
    if (isDone) {
      call.answer = rowsOf(value);
      const [[first] = []] = call.answer;
      const message = messageIn(value);
      if (typeof first === "object" && first !== null && message !== "") this.noteProblem(place, call.cell, first.error, message);
      return;
    }
    const error = errorByNumber[errorNumber] ?? "#VALUE!";
    call.answer = { error };
    this.noteProblem(place, call.cell, error, typeof value === "string" ? value : "");
  }

  private noteProblem(place: string, cell: CallingCell, error: string, message: string): void {
    const sheetName = this.session.book.hasSheet(cell.sheetId) ? this.session.book.sheet(cell.sheetId).getSheetName() : "";
    const block = { startRow: cell.row, endRow: cell.row, startColumn: cell.column, endColumn: cell.column };
    this.problems.set(place, { address: formatAddress(sheetName, block), error, message });
  }

  /** Formulas that were opened with the file, or typed before the add-in was there, ask now. */
  private recalculateFormulas(): void {
    const prefix = `${this.functions.namespace}.`.toUpperCase();
    const cells: CallingCell[] = [];
    for (const sheet of this.session.book.facade.getSheets()) {
      const sheetId = sheet.getSheetId();
      sheet
        .getSheet()
        .getCellMatrix()
        .forValue((row, column, cell) => {
          if (cell?.f?.toUpperCase().includes(prefix)) cells.push({ sheetId, row, column });
        });
    }
    if (cells.length > 0) this.session.calculation.request(cells);
  }
}

function isIn(area: Area, { sheetId, row, column }: CallingCell): boolean {
  return area.sheetId === sheetId && row >= area.startRow && row <= area.endRow && column >= area.startColumn && column <= area.endColumn;
}

function keyOf(cell: CallingCell): string {
  return `${cell.sheetId}!${cell.row},${cell.column}`;
}

/** Newer runtimes send arrays, older ones objects. */
function readResult(result: Json): { id: number; isDone: boolean; value: Json; errorNumber: number } {
  if (Array.isArray(result)) {
    const [id, isDone, value = null, errorNumber] = result as readonly Json[];
    return { id: Number(id), isDone: isDone === true, value, errorNumber: Number(errorNumber ?? 7) };
  }
  const { id = null, failed = null, value = null, errorCode = null } = (result ?? {}) as { readonly [key: string]: Json };
  return { id: Number(id), isDone: failed !== true, value, errorNumber: Number(errorCode ?? 7) };
}

function rowsOf(value: Json): FunctionValue[][] {
  if (!Array.isArray(value)) return [[plain(value)]];
  const rows = (value as readonly Json[]).map((line) => (Array.isArray(line) ? (line as readonly Json[]).map(plain) : [plain(line)]));
  return rows.length === 0 || rows[0]?.length === 0 ? [[{ error: "#CALC!" }]] : rows;
}

function plain(value: Json): FunctionValue {
  if (typeof value !== "object" || value === null) return value ?? "";
  const { valueType, code, basicValue } = value as { readonly [key: string]: Json };
  if (valueType === "CustomFunctionError" && typeof code === "string") return { error: code };
  if (typeof basicValue === "string" || typeof basicValue === "number" || typeof basicValue === "boolean") return basicValue;
  return { error: "#VALUE!" };
}

function messageIn(value: Json): string {
  if (Array.isArray(value)) return messageIn((value as readonly Json[])[0] ?? null);
  const message = typeof value === "object" && value !== null ? (value as { readonly [key: string]: Json })["message"] : null;
  return typeof message === "string" ? message : "";
}

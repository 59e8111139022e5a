// One open workbook in Univer, with the services the host works through. The only door from the host to Univer.
// Promises: works headless and in the browser alike (same facade); changes made inside one undo step are one Ctrl+Z.
// Never knows Office.js.
import { ICommandService, IUndoRedoService } from "@univerjs/core";
import type { ICellData, IMutationInfo, Injector, IObjectMatrixPrimitiveType, IUndoRedoItem, Nullable, Workbook, Worksheet } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
import { FormulaDataModel, LexerTreeBuilder } from "@univerjs/engine-formula";
import type { FWorkbook, FWorksheet } from "@univerjs/sheets/facade";

/** Cells of one sheet, inclusive and zero-based. */
export interface Area {
  sheetId: string;
  startRow: number;
  startColumn: number;
  endRow: number;
  endColumn: number;
}

/** Univer's sparse matrix: row -> column -> cell. */
export type CellRows = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

/** One undoable change: mutations that do it and mutations that take it back. */
export interface UndoableChange {
  readonly redo: readonly IMutationInfo[];
  readonly undo: readonly IMutationInfo[];
}

/** Changes that one Ctrl+Z takes back together. */
export interface UndoStep {
  run<Result>(work: () => Result): Result;
  close(): void;
}

/** The open workbook of a Univer instance. */
export class Book {
  readonly facade: FWorkbook;
  readonly unitId: string;
  readonly injector: Injector;
  readonly commands: ICommandService;
  readonly formulas: FormulaDataModel;
  readonly lexer: LexerTreeBuilder;
  private readonly undoStack: IUndoRedoService;
  /** The changes of the step that is open right now. */
  private collected: UndoableChange[] | null = null;

  /** @throws Error when no workbook is open in this Univer. */
  constructor(readonly univerAPI: FUniver) {
    const facade = univerAPI.getActiveWorkbook();
    if (!facade) throw new Error("No workbook is open in Univer, so there is nothing to host.");
    this.facade = facade;
    this.unitId = facade.getId();
    this.injector = facade.getActiveSheet().getInject();
    this.commands = this.injector.get(ICommandService);
    this.undoStack = this.injector.get(IUndoRedoService);
    this.formulas = this.injector.get(FormulaDataModel);
    this.lexer = this.injector.get(LexerTreeBuilder);
  }

  /** Univer's own model of the workbook, beneath the facade. */
  get model(): Workbook {
    return this.facade.getWorkbook();
  }

  /** The sheet with this id. @throws Error when it is gone. */
  sheet(sheetId: string): FWorksheet {
    const sheet = this.facade.getSheetBySheetId(sheetId);
    if (!sheet) throw new Error(`The sheet ${sheetId} is no longer in the workbook.`);
    return sheet;
  }

  hasSheet(sheetId: string): boolean {
    return this.facade.getSheetBySheetId(sheetId) !== null;
  }

  /** Univer's own model of a sheet: cells, merges, rows, columns. */
  grid(sheetId: string): Worksheet {
    return this.sheet(sheetId).getSheet();
  }

  sheetByName(name: string): FWorksheet | null {
    const wanted = name.toLowerCase();
    return this.facade.getSheets().find((sheet) => sheet.getSheetName().toLowerCase() === wanted) ?? null;
  }

  /** Runs a command that must finish at once; Univer's commands for the grid all do. @throws Error when it is refused. */
  run(id: string, params: object): void {
    const before = this.undoStack.pitchTopUndoElement();
    const isDone = this.commands.syncExecuteCommand(id, params);
    this.takeFromStack(before);
    if (isDone === false) throw new Error(`Univer refused ${id}.`);
  }

  /**
   * Runs a command that Univer declares asynchronous although it does all its work before it first waits: what it changes is
   * changed when this returns. @throws nothing: a refusal shows in the sheet being unchanged
   */
  start(id: string, params: object): void {
    const before = this.undoStack.pitchTopUndoElement();
    void this.commands.executeCommand(id, params);
    this.takeFromStack(before);
  }

  /** Applies mutations and remembers how to take them back. */
  apply(change: UndoableChange): void {
    for (const mutation of change.redo) this.run(mutation.id, mutation.params);
    if (this.collected) this.collected.push(change);
    else this.remember([change]);
  }

  /**
   * Opens an undo step: what `run` changes belongs to it, until it is closed. Univer's own batching lists the undo mutations of a
   * batch in the order they were made, which restores wrong values where two changes touch one cell; here the last change is
   * taken back first. Between two runs, what people do by hand makes steps of its own.
   */
  openUndoStep(): UndoStep {
    const changes: UndoableChange[] = [];
    return {
      run: (work) => this.collecting(changes, work),
      close: () => {
        if (changes.length > 0) this.remember(changes);
      },
    };
  }

  private collecting<Result>(changes: UndoableChange[], work: () => Result): Result {
    const outer = this.collected;
    this.collected = changes;
    const before = this.undoStack.pitchTopUndoElement();
    try {
      return work();
    } finally {
      this.takeFromStack(before);
      this.collected = outer;
    }
  }

  /** A command of Univer pushes its own step; inside an open step of ours it becomes part of that. */
  private takeFromStack(before: Nullable<IUndoRedoItem>): void {
    if (!this.collected) return;
    const taken: UndoableChange[] = [];
    for (let top = this.undoStack.pitchTopUndoElement(); top && top !== before; top = this.undoStack.pitchTopUndoElement()) {
      taken.unshift({ redo: top.redoMutations, undo: top.undoMutations });
      this.undoStack.popUndoToRedo();
    }
    this.collected.push(...taken);
  }

  private remember(changes: readonly UndoableChange[]): void {
    const redo = changes.flatMap((change) => change.redo);
    const undo = [...changes].reverse().flatMap((change) => change.undo);
    this.undoStack.pushUndoRedo({ unitID: this.unitId, undoMutations: undo, redoMutations: redo });
  }
}

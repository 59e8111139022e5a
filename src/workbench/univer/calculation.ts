// Knows when Univer's engine has calculated everything that was changed: it waits 100 ms, then works in the background.
// Promises: whenCalculated() resolves when no change waits for its formulas. Never blocks for ever: a stuck engine is given up.
import { ObjectMatrix } from "@univerjs/core";
import type { ICellData, ICommandInfo, IDisposable, Nullable } from "@univerjs/core";
import {
  FormulaExecutedStateType,
  IActiveDirtyManagerService,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetTriggerFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import type { IDirtyUnitSheetNameMap, ISetFormulaCalculationNotificationMutation } from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import type { ISetRangeValuesMutationParams } from "@univerjs/sheets";
import type { Book } from "./book";

/** After this long without a word from the engine, a request is answered with the values there are. */
const patienceMilliseconds = 20_000;

/** Cells whose formulas must be calculated again. */
export interface DirtyCell {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  /** Of a block; the cell alone where they are left out. */
  readonly endRow?: number;
  readonly endColumn?: number;
}

/** Follows the engine of one workbook. */
export class Calculation {
  private changes = 0;
  private changesStarted = 0;
  private changesDone = 0;
  private hasFormulas: boolean;
  private readonly waiting = new Set<() => void>();
  private readonly listener: IDisposable;
  private readonly dirtyManager: IActiveDirtyManagerService;
  /** Called after every finished calculation. */
  onCalculated: () => void = () => undefined;

  constructor(private readonly book: Book) {
    this.dirtyManager = book.injector.get(IActiveDirtyManagerService);
    this.hasFormulas = containsFormulas(book);
    this.listener = book.commands.onCommandExecuted((command, options) => this.follow(command, options?.onlyLocal === true));
    // The engine may still be at what it found when the workbook was opened: an empty request of our own tells when it is through.
    if (this.hasFormulas) this.request([]);
  }

  dispose(): void {
    this.listener.dispose();
    this.settle();
  }

  get isUnderWay(): boolean {
    return this.hasFormulas && this.changesDone < this.changes;
  }

  whenCalculated(): Promise<void> {
    if (!this.isUnderWay) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, patienceMilliseconds);
      this.waiting.add(done);
    });
  }

  /** Has cells calculated again, with everything that depends on them. */
  request(cells: readonly DirtyCell[], isEverything = false): void {
    this.hasFormulas = true;
    const none: IDirtyUnitSheetNameMap = {};
    this.book.run(SetTriggerFormulaCalculationStartMutation.id, {
      forceCalculation: isEverything,
      dirtyRanges: cells.map(({ sheetId, row, column, endRow = row, endColumn = column }) => ({
        unitId: this.book.unitId,
        sheetId,
        range: { startRow: row, endRow, startColumn: column, endColumn },
      })),
      dirtyNameMap: none,
      dirtyDefinedNameMap: none,
      dirtySuperTableMap: none,
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
      clearDependencyTreeCache: {},
    });
  }

  private follow(command: Readonly<ICommandInfo>, isOnlyLocal: boolean): void {
    if (command.id === SetFormulaCalculationStartMutation.id) {
      this.changesStarted = this.changes;
    } else if (command.id === SetFormulaCalculationNotificationMutation.id) {
      const { functionsExecutedState } = command.params as ISetFormulaCalculationNotificationMutation;
      if (functionsExecutedState === undefined || functionsExecutedState === FormulaExecutedStateType.STOP_EXECUTION) return;
      this.changesDone = this.changesStarted;
      this.onCalculated();
      if (!this.isUnderWay) this.settle();
    } else if (this.dirtyManager.get(command.id) && !(isOnlyLocal && command.id === SetRangeValuesMutation.id)) {
      if (command.id === SetRangeValuesMutation.id && !this.hasFormulas) {
        this.hasFormulas = writesFormulas(command.params as ISetRangeValuesMutationParams);
      }
      this.changes += 1;
    }
  }

  private settle(): void {
    for (const done of [...this.waiting]) done();
  }
}

function containsFormulas(book: Book): boolean {
  return book.facade.getSheets().some((sheet) => {
    let isFound = false;
    sheet
      .getSheet()
      .getCellMatrix()
      .forValue((_row, _column, cell) => {
        isFound = Boolean(cell?.f ?? cell?.si);
        return !isFound;
      });
    return isFound;
  });
}

function writesFormulas(params: ISetRangeValuesMutationParams): boolean {
  let isFound = false;
  new ObjectMatrix<Nullable<ICellData>>(params.cellValue).forValue((_row, _column, cell) => {
    isFound = Boolean(cell?.f ?? cell?.si);
    return !isFound;
  });
  return isFound;
}

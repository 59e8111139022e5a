// Tables of the workbook: where they lie, what their columns are called, and every change to them as one undoable mutation.
// Promises: a table's column names are what its header cells say; column order survives insertions and saving.
// Never writes cells: whoever changes a table writes its header cells.
import { CommandType, generateRandomId } from "@univerjs/core";
import type { IMutation } from "@univerjs/core";
import { IFunctionService, SetSuperTableMutation } from "@univerjs/engine-formula";
import type { ISetSuperTableMutationParam } from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import type { ISetRangeValuesMutationParams } from "@univerjs/sheets";
import { SetSheetTableMutation, TableColumnDataTypeEnum, TableManager } from "@univerjs/sheets-table";
import type { ITableColumnJson, ITableJson } from "@univerjs/sheets-table";
import type { Area, Book } from "./book";
import { readValues } from "./cellReading";

/** A table as the host sees it. `area` holds header, body and totals row. */
export interface BookTable {
  readonly id: string;
  readonly name: string;
  readonly area: Area;
  readonly hasHeaders: boolean;
  readonly hasTotals: boolean;
  readonly style: string;
  readonly columns: readonly BookTableColumn[];
  /** What Excel knows and Univer does not: banding, filter button, filters' criteria. */
  readonly meta: Readonly<Record<string, unknown>>;
}

export interface BookTableColumn {
  readonly id: string;
  readonly name: string;
}

interface ReplaceTableParams {
  readonly unitId: string;
  readonly subUnitId: string;
  readonly tableId: string;
  /** null takes the table away. */
  readonly table: ITableJson | null;
}

const replaceTableId = "workbench.mutation.replace-table";
const defaultStyle = "TableStyleMedium2";

/** The tables of one workbook. */
export class BookTables {
  private readonly manager: TableManager;
  private readonly listener: { dispose(): void };
  private readonly registration: { dispose(): void };

  constructor(private readonly book: Book) {
    this.manager = book.injector.get(TableManager);
    this.registration = book.commands.hasCommand(replaceTableId) ? { dispose: () => undefined } : book.commands.registerCommand(this.replacing());
    this.listener = book.commands.onCommandExecuted((command) => {
      if (command.id === SetRangeValuesMutation.id) this.followHeaders(command.params as ISetRangeValuesMutationParams);
      if (command.id === SetSheetTableMutation.id) this.restoreColumnOrder();
      if (command.id === SetSuperTableMutation.id) this.forgetParsedFormulas(command.params as ISetSuperTableMutationParam);
    });
  }

  dispose(): void {
    this.listener.dispose();
    this.registration.dispose();
  }

  all(): readonly BookTable[] {
    const order = this.book.facade.getSheets().map((sheet) => sheet.getSheetId());
    return order.flatMap((sheetId) => this.inSheet(sheetId));
  }

  inSheet(sheetId: string): readonly BookTable[] {
    return this.manager.getTablesBySubunitId(this.book.unitId, sheetId).map((table) => describe(table.toJSON(), table.getTableInfo().columns, sheetId));
  }

  find(tableId: string): BookTable | null {
    return this.all().find((table) => table.id === tableId) ?? null;
  }

  findByName(name: string): BookTable | null {
    const wanted = name.toLowerCase();
    return this.all().find((table) => table.name.toLowerCase() === wanted) ?? null;
  }

  /** Adds a table and answers its id; the header cells must already carry the names. */
  add(table: Omit<BookTable, "id" | "columns"> & { readonly columnNames: readonly string[] }): string {
    const id = generateRandomId(8);
    this.replace(table.area.sheetId, id, {
      ...table,
      id,
      columns: table.columnNames.map((name) => ({ id: generateRandomId(8), name })),
    });
    return id;
  }

  /** Changes a table. Columns that stay keep their ids. */
  change(table: BookTable, changes: Partial<Omit<BookTable, "id">>): void {
    this.replace(table.area.sheetId, table.id, { ...table, ...changes });
  }

  remove(table: BookTable): void {
    this.replace(table.area.sheetId, table.id, null);
  }

  newColumn(name: string): BookTableColumn {
    return { id: generateRandomId(8), name };
  }

  /** Table1, Table2 ...: the first that no table and no name of the workbook uses. */
  freeName(): string {
    for (let number = 1; ; number++) {
      const name = `Table${number}`;
      if (!this.findByName(name) && !this.book.facade.getDefinedName(name)) return name;
    }
  }

  private replace(sheetId: string, tableId: string, table: BookTable | null): void {
    const before = this.manager.getTable(this.book.unitId, tableId);
    const common = { unitId: this.book.unitId, subUnitId: sheetId, tableId };
    const redo: ReplaceTableParams = { ...common, table: table ? this.toJson(table) : null };
    const undo: ReplaceTableParams = { ...common, table: before ? orderedJson(before.toJSON(), before.getTableInfo().columns) : null };
    this.book.apply({ redo: [{ id: replaceTableId, params: redo }], undo: [{ id: replaceTableId, params: undo }] });
  }

  private toJson(table: BookTable): ITableJson {
    const known = this.manager.getTable(this.book.unitId, table.id);
    const { startRow, startColumn, endRow, endColumn } = table.area;
    return {
      id: table.id,
      name: table.name,
      range: { startRow, startColumn, endRow, endColumn },
      options: { showHeader: table.hasHeaders, showFooter: table.hasTotals, tableStyleId: table.style },
      filters: known?.getTableFilters().toJSON() ?? {},
      columns: table.columns.map((column) => columnJson(column, known?.getColumn(column.id)?.toJSON())),
      meta: { ...table.meta },
    };
  }

  private replacing(): IMutation<ReplaceTableParams> {
    return {
      id: replaceTableId,
      type: CommandType.MUTATION,
      handler: (_accessor, { unitId, subUnitId, tableId, table }) => {
        const known = this.manager.getTable(unitId, tableId);
        if (!table) {
          if (known) this.manager.deleteTable(unitId, tableId);
          return true;
        }
        const header = table.columns.map((column) => column.displayName);
        if (!known) this.manager.addTable(unitId, subUnitId, table.name, table.range, header, tableId, { ...table.options, columns: table.columns });
        const target = this.manager.getTable(unitId, tableId);
        if (!target) return false;
        const hasNewName = target.getDisplayName() !== table.name;
        target.setColumns([]);
        target.fromJSON(structuredClone(table));
        if (hasNewName) {
          target.setDisplayName(known?.getDisplayName() ?? table.name);
          this.manager.setTableByConfig(unitId, tableId, { name: table.name });
        }
        this.manager.updateTableRange(unitId, tableId, { newRange: table.range });
        // Which rows a filter hides is only worked out when the filter is set.
        table.filters.tableColumnFilterList?.forEach((filter, column) => {
          if (filter) this.manager.addFilter(unitId, tableId, column, filter);
        });
        return true;
      },
    };
  }

  /** A header cell was written, by the add-in or by hand: its column is now called that. */
  private followHeaders(params: ISetRangeValuesMutationParams): void {
    if (params.unitId !== this.book.unitId) return;
    for (const table of this.manager.getTablesBySubunitId(params.unitId, params.subUnitId)) {
      const { startRow, startColumn, endColumn } = table.getRange();
      if (!table.isShowHeader() || !params.cellValue?.[startRow]) continue;
      const area = { sheetId: params.subUnitId, startRow, endRow: startRow, startColumn, endColumn };
      const [names = []] = readValues(this.book, area);
      const columns = table.getTableInfo().columns;
      const isSame = columns.every((column, index) => column.displayName === String(names[index] ?? ""));
      if (isSame) continue;
      table.setColumns(columns.map((column, index) => ({ ...column, displayName: String(names[index] ?? "") || column.displayName })));
      this.manager.updateTableRange(params.unitId, table.getId(), { newRange: { ...table.getRange() } });
    }
  }

  /** Univer keeps the parsed form of a formula, and in it the table as large as it was when the formula was first read. */
  private forgetParsedFormulas({ tableName }: ISetSuperTableMutationParam): void {
    this.book.injector.get(IFunctionService).deleteFormulaAstCacheKey(tableName);
  }

  /** Univer saves columns in the order they were made, not the order they stand in, once one was inserted in the middle. */
  private restoreColumnOrder(): void {
    for (const info of this.manager.getTableList(this.book.unitId)) {
      const table = this.manager.getTable(this.book.unitId, info.id);
      table?.setColumns(table.getTableInfo().columns);
    }
  }
}

function describe(table: ITableJson, columns: readonly ITableColumnJson[], sheetId: string): BookTable {
  const { startRow, startColumn, endRow, endColumn } = table.range;
  return {
    id: table.id,
    name: table.name,
    area: { sheetId, startRow, startColumn, endRow, endColumn },
    hasHeaders: table.options.showHeader ?? true,
    hasTotals: table.options.showFooter ?? false,
    style: table.options.tableStyleId || defaultStyle,
    columns: columns.map((column) => ({ id: column.id, name: column.displayName })),
    meta: table.meta ?? {},
  };
}

function orderedJson(table: ITableJson, columns: readonly ITableColumnJson[]): ITableJson {
  return structuredClone({ ...table, columns: [...columns] });
}

function columnJson(column: BookTableColumn, known: ITableColumnJson | undefined): ITableColumnJson {
  if (known) return { ...known, displayName: column.name };
  return { id: column.id, displayName: column.name, dataType: TableColumnDataTypeEnum.None, formula: "", meta: {}, style: {} };
}

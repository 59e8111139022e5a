// Finds the table or column that an object stands for, and words the refusals that tables share.
// Promises: a table that was deleted meanwhile is ItemNotFound. Never changes anything.
import { TableInTheWay } from "../../univer/tableShape";
import type { BookTable, BookTableColumn } from "../../univer/tables";
import { HostError } from "../hostError";
import { itemNotFound } from "./arguments";
import type { TableColumnModel, TableModel } from "./models";

/** @throws HostError ItemNotFound when the table is gone */
export function knownTable({ session, tableId }: TableModel): BookTable {
  const table = session.tables.find(tableId);
  if (!table) throw itemNotFound("The table is no longer in the workbook.");
  return table;
}

/** A column with its table and its place from 0. @throws HostError ItemNotFound */
export function knownColumn(model: TableColumnModel): { table: BookTable; column: BookTableColumn; index: number } {
  const table = knownTable(model);
  const index = table.columns.findIndex((column) => column.id === model.columnId);
  const column = table.columns[index];
  if (!column) throw itemNotFound(`The column is no longer in the table ${table.name}.`);
  return { table, column, index };
}

/** Runs a change of shape; tearing another table apart becomes Excel's refusal. */
export function refusingTorn<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof TableInTheWay) throw new HostError("InsertDeleteConflict", error.message);
    throw error;
  }
}

// How the workbook table "Tierline rules" is known, before anybody reads it.
// Promises: by its name, or by its columns parameter, from and value. Small, because every table of a workbook is looked at with it.
import type { Catalog } from "../catalog/schema";
import type { Problem } from "./findings";
import { columnOf } from "./lists";
import { plainHeader } from "./recognise";
import type { TableSnapshot } from "./table";

/** A catalog with the user's own rules laid over it, and what of them could not be used. */
export interface Overlay {
  readonly catalog: Catalog;
  readonly problems: readonly Problem[];
}

export const COLUMNS = [
  { id: "parameter", label: "Parameter", aliases: ["Threshold", "Parameter ID"] },
  { id: "from", label: "From", aliases: ["Valid from", "From date"] },
  { id: "until", label: "Until", aliases: ["Valid until", "To", "Until date"] },
  { id: "value", label: "Value", aliases: ["Amount"] },
  { id: "source", label: "Source", aliases: ["Document"] },
  { id: "note", label: "Note", aliases: ["Comment", "Remark"] },
] as const;
export type ColumnId = (typeof COLUMNS)[number]["id"];

/** Whether a table is the user's own rules. */
export function isOverlayTable({ table, headers }: Pick<TableSnapshot, "table" | "headers">): boolean {
  const at = columnsOf(headers);
  const isNamedSo = table !== null && plainHeader(table) === "tierlinerules";
  return at.parameter !== null && at.value !== null && (isNamedSo || at.from !== null);
}

/** Zero-based column of each, null where there is none. */
export function columnsOf(headers: readonly string[]): Readonly<Record<ColumnId, number | null>> {
  return Object.fromEntries(COLUMNS.map((column) => [column.id, columnOf(headers, column)])) as Record<ColumnId, number | null>;
}

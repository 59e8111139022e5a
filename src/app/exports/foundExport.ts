// What is known of one source before its rows are read: by its headers, and by what a person chose.
// Promises a sentence where it is no export, or could be several; reads nothing.
import type { Recognition } from "../../ledger";
import { exportShape } from "../../ledger/exports";
import type { FoundTable, TablePlace } from "../../workbook/port";
import type { FoundExport, SourceChoice } from "./metrics";

/** The name by which a person's choices speak of a table: its own, or the first cell of its header row. */
export function sourceName({ sheet, table, address }: TablePlace): string {
  return table ?? `${sheet}!${address.replace(/:.*$/, "")}`;
}

/** What the reader is told about a source. */
export function sourceOptions(choice: SourceChoice | undefined, expectedRows: number) {
  return { expected: choice?.kind, partner: choice?.partner?.trim() || undefined, dateOrder: choice?.dateOrder, expectedRows };
}

/** Where a table stands, and no more. */
export function placeOf({ sheet, table, address }: FoundTable): TablePlace {
  return { sheet, table, address };
}

/** What is known of a source by its headers and the person's choice. */
export function describe(source: string, table: { readonly rowCount: number } | FoundTable, recognition: Recognition, choice: SourceChoice | undefined): FoundExport {
  const { outcome, shape, columns } = recognition;
  const state = choice?.isLeftOut === true ? "left out" : outcome === "recognised" ? "counted" : outcome === "tie" ? "ask" : "unusable";
  return {
    source,
    place: "sheet" in table ? placeOf(table) : null,
    state,
    kind: shape?.kind ?? null,
    label: shape?.label ?? "",
    rows: table.rowCount,
    candidates: recognition.candidates.map((kind) => ({ kind, label: exportShape(kind).label })),
    namesPartner: columns.partner !== undefined || columns.partnerName !== undefined,
    questions: [],
    sentences: recognition.sentences,
  };
}

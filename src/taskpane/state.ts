// The pane's states and how one leads to the next, as plain data.
// Promises that the pane is always in exactly one of them; never talks to the workbook.
import type { EvaluateRequest, FoundTable, JobProgress, Preview } from "../app/preview";
import type { ListedProgramme } from "../app/programmes";
import type { WriteOutcome } from "../app/write";

/** A sentence to show, with what to do about it. */
export interface Trouble {
  readonly code: string;
  readonly sentence: string;
}

export type PaneState =
  | { readonly kind: "loading" }
  | { readonly kind: "unusable"; readonly trouble: Trouble }
  | { readonly kind: "no-table" }
  | { readonly kind: "ready" }
  | { readonly kind: "evaluating"; readonly progress: JobProgress }
  | { readonly kind: "preview"; readonly preview: Preview; readonly trouble?: Trouble }
  | { readonly kind: "writing"; readonly preview: Preview; readonly progress: JobProgress }
  | { readonly kind: "written"; readonly preview: Preview; readonly outcome: WriteOutcome }
  | { readonly kind: "removed"; readonly sentence: string }
  | { readonly kind: "error"; readonly trouble: Trouble };

/** What the user has chosen; kept through every state. */
export interface Choices {
  readonly tables: readonly FoundTable[];
  /** Key of the chosen table, see tableKey. */
  readonly table: string | null;
  /** ISO date. */
  readonly asOf: string;
  /** ISO date; "" for everything that is known. */
  readonly knownOn: string;
  /** Programme ids; none means what the table's columns are about. */
  readonly programmes: readonly string[];
}

export interface Pane {
  readonly state: PaneState;
  readonly choices: Choices;
  /** Said to screen readers, and shown where the ribbon did something while the pane was open. */
  readonly announcement: string;
}

export type PaneEvent =
  | { readonly type: "unusable"; readonly trouble: Trouble }
  | { readonly type: "tables-found"; readonly tables: readonly FoundTable[] }
  | { readonly type: "table-chosen"; readonly table: string }
  | { readonly type: "date-chosen"; readonly asOf: string }
  | { readonly type: "known-on-chosen"; readonly knownOn: string }
  | { readonly type: "programmes-chosen"; readonly programmes: readonly string[] }
  | { readonly type: "evaluation-started" }
  | { readonly type: "progress"; readonly progress: JobProgress }
  | { readonly type: "previewed"; readonly preview: Preview }
  | { readonly type: "write-started" }
  | { readonly type: "written"; readonly outcome: WriteOutcome }
  | { readonly type: "write-refused"; readonly trouble: Trouble }
  | { readonly type: "removed"; readonly sentence: string }
  | { readonly type: "failed"; readonly trouble: Trouble }
  | { readonly type: "announced"; readonly sentence: string }
  | { readonly type: "back" };

const starting: JobProgress = { share: 0, sentence: "Reading the table." };

export function firstPane(asOf: string): Pane {
  return { state: { kind: "loading" }, choices: { tables: [], table: null, asOf, knownOn: "", programmes: [] }, announcement: "" };
}

/** Names a table for the chooser: sheet, name and address. */
export function tableKey(table: FoundTable): string {
  return JSON.stringify([table.sheet, table.table, table.table === null ? table.address : ""]);
}

/** The chosen table, or null. */
export function chosenTable(choices: Choices): FoundTable | null {
  return choices.tables.find((table) => tableKey(table) === choices.table) ?? null;
}

/** What to ask for: those of the choice that the table's rows can be decided for, and a second date only where one is entered. */
export function requestOf({ asOf, knownOn, programmes }: Choices, offered: readonly ListedProgramme[]): Pick<EvaluateRequest, "asOf" | "knownOn" | "programmes"> {
  return { asOf, programmes: programmes.filter((id) => offered.some((programme) => programme.id === id)), ...(knownOn === "" ? {} : { knownOn }) };
}

export function paneAfter(pane: Pane, event: PaneEvent): Pane {
  const { state } = pane;
  const to = (next: PaneState, announcement = pane.announcement): Pane => ({ ...pane, state: next, announcement });
  switch (event.type) {
    case "unusable":
      return to({ kind: "unusable", trouble: event.trouble });
    case "tables-found":
      return withTables(pane, event.tables);
    case "table-chosen":
      return { ...pane, choices: { ...pane.choices, table: event.table } };
    case "date-chosen":
      return { ...pane, choices: { ...pane.choices, asOf: event.asOf } };
    case "known-on-chosen":
      return { ...pane, choices: { ...pane.choices, knownOn: event.knownOn } };
    case "programmes-chosen":
      return { ...pane, choices: { ...pane.choices, programmes: event.programmes } };
    case "evaluation-started":
      return to({ kind: "evaluating", progress: starting }, "Evaluating.");
    case "progress":
      if (state.kind === "evaluating" || state.kind === "writing") return to({ ...state, progress: event.progress });
      return pane;
    case "previewed":
      return to({ kind: "preview", preview: event.preview }, "The preview is ready.");
    case "write-started":
      return state.kind === "preview" ? to({ kind: "writing", preview: state.preview, progress: { share: 0, sentence: "Writing the status columns." } }, "Writing.") : pane;
    case "written":
      return state.kind === "writing" ? to({ kind: "written", preview: state.preview, outcome: event.outcome }, event.outcome.sentence) : pane;
    case "write-refused":
      return state.kind === "writing" ? to({ kind: "preview", preview: state.preview, trouble: event.trouble }, event.trouble.sentence) : to({ kind: "error", trouble: event.trouble }, event.trouble.sentence);
    case "removed":
      return to({ kind: "removed", sentence: event.sentence }, event.sentence);
    case "failed":
      // A job that the user stopped is no error: the pane goes back to where it was asked for.
      return event.trouble.code === "cancelled" ? to(readyOrEmpty(pane.choices.tables), event.trouble.sentence) : to({ kind: "error", trouble: event.trouble }, event.trouble.sentence);
    case "announced":
      return { ...pane, announcement: event.sentence };
    case "back":
      return to(readyOrEmpty(pane.choices.tables), "");
  }
}

function withTables(pane: Pane, found: readonly FoundTable[]): Pane {
  // Tables first that can be evaluated; chosen is the one under the cursor, else the first of the workbook, as on the ribbon.
  const tables = [...found].sort((one, other) => Number(other.recognised > 0) - Number(one.recognised > 0));
  const usable = tables.filter((table) => table.recognised > 0);
  const isStillThere = tables.some((table) => tableKey(table) === pane.choices.table);
  const best = usable.find((table) => table.isSelected) ?? usable[0];
  const table = isStillThere ? pane.choices.table : best === undefined ? null : tableKey(best);
  const isWaiting = pane.state.kind === "loading" || pane.state.kind === "ready" || pane.state.kind === "no-table" || pane.state.kind === "error";
  return { ...pane, choices: { ...pane.choices, tables, table }, state: isWaiting ? readyOrEmpty(tables) : pane.state };
}

function readyOrEmpty(tables: readonly FoundTable[]): PaneState {
  return tables.some((table) => table.recognised > 0) ? { kind: "ready" } : { kind: "no-table" };
}

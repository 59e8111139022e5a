// What if: some amounts of a table edited on a copy, and who then answers what.
// Promises: the workbook and the table stay as they are; only the rows asked for are edited, all others keep their answer.
import type { Field } from "../catalog/schema";
import { differenceOf, type Difference, type RowMove } from "../engine/difference";
import type { Change, Edit } from "../engine/simulate";
import { BLANK, coerce } from "../intake/coerce";
import { readAsOn } from "../intake/possible";
import type { CellValue } from "../intake/table";
import type { AskedTable } from "./askedTable";
import { namedRow, rowsText, type NamedRow } from "./rowsNamed";
import { rulesDay, type RuleDates } from "./tableColumns";
import { amountText } from "./words";

/** One edit as a person gives it. `set` is read like a cell: "Yes", 12, "$4,000,000", "2024-06-30", the name of a choice; `add` is in the field's unit. */
export type EditRequest = { readonly field: string } & ({ readonly set: CellValue } | { readonly add: number } | { readonly multiplyBy: number });

export interface NamedMove extends NamedRow {
  readonly from: string;
  readonly to: string;
  readonly pathBefore: string | null;
  readonly pathAfter: string | null;
}

export interface ProgrammeDifference extends Pick<Difference, "rows" | "counts" | "movesByStatus"> {
  readonly id: string;
  readonly label: string;
  /** Rows whose status changes; `moves` names at most 1,000 of them. */
  readonly changedRows: number;
  readonly moves: readonly NamedMove[];
  /** "3 of 120 partners change: 3 from Not top tier to Top tier." */
  readonly sentence: string;
}

export interface Simulation {
  /** What was edited, in words, one sentence per edit. */
  readonly edits: readonly string[];
  readonly programmes: readonly ProgrammeDifference[];
}

/** A column that can be edited. */
export interface EditableField {
  readonly field: string;
  readonly label: string;
  readonly unit: Field["unit"];
  /** For coded texts: the names to choose from. */
  readonly choices: readonly string[];
  readonly isInTable: boolean;
}

export class EditError extends Error {
  override readonly name = "EditError";
  readonly code = "unusable-edit";
}

const MOST_MOVES = 1_000;

/** Throws PlanError as `plan` does, and EditError for an edit that cannot be made, with the reason. `rows`: body rows from 0; null for all subjects. */
export function whatIf(asked: AskedTable, programmes: readonly string[], dates: RuleDates, requests: readonly EditRequest[], rows: readonly number[] | null = null): Simulation {
  const edits = requests.map((request) => editOf(asked, dates, request));
  const isSubject = asked.reading.facts.isSubject;
  // Of the whole table no row is copied, and what it answers without the edits is known already.
  const subjects = rows?.filter((row) => isSubject[row] === 1) ?? null;
  return {
    edits: requests.map((request, index) => editText(asked.fieldOf(request.field)!, edits[index]!, request)),
    programmes: programmes.map((programme) => {
      const before = asked.decidedOf(programme, dates, { rows: subjects });
      const after = asked.decidedOf(programme, dates, { rows: subjects, edits });
      return programmeDifference(asked, programme, differenceOf(before, after, subjects === null ? isSubject : undefined), subjects);
    }),
  };
}

/** `rows[i]` is the body row behind row i of the difference; null where they are the same. */
export function programmeDifference(asked: AskedTable, programme: string, difference: Difference, rows: readonly number[] | null): ProgrammeDifference {
  const { label, grain } = asked.catalog.programmes.find(({ id }) => id === programme)!;
  const { moves, movesByStatus, counts } = difference;
  const named = (move: RowMove): NamedMove => ({ ...namedRow(asked, rows === null ? move.row : rows[move.row]!), from: move.from, to: move.to, pathBefore: move.pathBefore, pathAfter: move.pathAfter });
  const how = movesByStatus.map(({ from, to, rows: moved }) => `${amountText(moved, "count")} from ${from} to ${to}`).join(", ");
  const all = rowsText(difference.rows, grain);
  return {
    id: programme,
    label,
    rows: difference.rows,
    counts,
    movesByStatus,
    changedRows: moves.length,
    moves: moves.slice(0, MOST_MOVES).map(named),
    sentence: moves.length === 0 ? `${label}: none of ${all} changes.` : `${label}: ${amountText(moves.length, "count")} of ${all} ${moves.length === 1 ? "changes" : "change"}: ${how}.`,
  };
}

/** What the programmes ask for and somebody could change, the table's own columns first. */
export function editableFields(asked: AskedTable, programmes: readonly string[], dates: RuleDates): readonly EditableField[] {
  const own = asked.reading.columns.lanes;
  const wanted = [...Object.keys(own), ...programmes.flatMap((programme) => asked.planOf(programme, dates).fields.map(({ id }) => id))];
  return [...new Set(wanted)].flatMap((id) => {
    const field = asked.fieldOf(id);
    return field === undefined || field.unit === "text" ? [] : [{ field: id, label: field.label, unit: field.unit, choices: (field.choices ?? []).map(({ label }) => label), isInTable: own[id] !== undefined }];
  });
}

function editOf(asked: AskedTable, dates: RuleDates, request: EditRequest): Edit {
  const field = asked.fieldOf(request.field);
  if (field === undefined || field.unit === "text") {
    throw new EditError(`There is no amount "${request.field}" to edit. Choose one of the fields of the data dictionary.`);
  }
  if ("set" in request) {
    const value = coerce(request.set, readAsOn(field, rulesDay(asked.catalog, dates)));
    if (typeof value !== "number") {
      throw new EditError(`${field.label} cannot be set to "${String(request.set)}"${value === BLANK ? ", which is blank. Enter a value." : `: ${value.because}. Enter ${value.expected}.`}`);
    }
    return { field: field.id, change: { set: value } };
  }
  const amount = "add" in request ? request.add : request.multiplyBy;
  if (field.unit === "flag" || field.unit === "choice" || !Number.isFinite(amount)) {
    throw new EditError(`${field.label} is no amount that can be added to or multiplied. Set it to a value instead.`);
  }
  if (asked.reading.columns.lanes[field.id] === undefined) {
    throw new EditError(`The table has no column "${field.label}", so there is nothing to add to or to multiply. Set it to a value instead.`);
  }
  const change: Change = "add" in request ? { add: request.add } : { multiplyBy: request.multiplyBy };
  return { field: field.id, change };
}

function editText({ label, unit }: Field, { change }: Edit, request: EditRequest): string {
  if ("set" in change) {
    return `${label} set to ${"set" in request ? String(request.set) : ""}.`;
  }
  if ("add" in change) {
    const amount = unit === "date" ? `${amountText(Math.abs(change.add), "count")} days` : amountText(Math.abs(change.add), unit);
    return `${label} ${change.add < 0 ? "less" : "plus"} ${amount}.`;
  }
  return `${label} times ${String(change.multiplyBy)}.`;
}

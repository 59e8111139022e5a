// An edit as it is entered, and the request that it makes.
// Promises that a value that cannot be meant is a correction beside its field, not a request.
import type { EditableField, EditRequest } from "../../app/ask";

export type How = "add" | "multiply" | "set";

export interface Draft {
  /** Id of the field; "" while none is chosen. */
  readonly field: string;
  readonly how: How;
  readonly value: string;
}

export const firstDraft: Draft = { field: "", how: "add", value: "" };

/** What can be done to a field: only what is in the table can be added to, and only amounts can. */
export function waysToEdit(field: EditableField | undefined): readonly How[] {
  const isAmount = field !== undefined && field.unit !== "flag" && field.unit !== "choice" && field.isInTable;
  return isAmount ? (field.unit === "date" ? ["add", "set"] : ["add", "multiply", "set"]) : ["set"];
}

/** The request, or what is wrong with the value. */
export function requestOf({ field, how, value }: Draft): { readonly request: EditRequest } | { readonly correction: string } {
  const text = value.trim();
  if (text === "") return { correction: "Enter a value." };
  if (how === "set") return { request: { field, set: text } };
  const amount = Number(text);
  if (!Number.isFinite(amount)) return { correction: "Enter a number, for example 5 or 1.1." };
  return { request: how === "add" ? { field, add: amount } : { field, multiplyBy: amount } };
}

// Which rows of a programme hold the words that somebody looks for.
import type { ProgrammePreview, RowAnswer } from "../app/preview";

/** Rows whose name, status, path, gap or note holds the words, in table order; all rows for no words. */
export function rowsMatching(programme: ProgrammePreview, search: string): readonly RowAnswer[] {
  const words = search.trim().toLowerCase();
  return words === "" ? programme.answers : programme.answers.filter((answer) => `${answer.name}\n${answer.status}\n${answer.path ?? ""}\n${answer.gap}\n${answer.note}`.toLowerCase().includes(words));
}

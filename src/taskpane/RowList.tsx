// The rows that are not there yet, nearest first, then met ones with a note, with a search; a click opens the row's reasons.
// Promises at most 100 rows on the page: longer lists are searched, not scrolled.
import { useMemo, useState } from "react";
import { scoreText } from "../app/explainRow";
import type { ProgrammePreview, RowAnswer } from "../app/preview";
import { Field } from "./Field";
import { plural } from "./plural";
import { rowsMatching } from "./rowsMatching";

interface Props {
  readonly programme: ProgrammePreview;
  /** The row whose details are open, or null. */
  readonly openRow: number | null;
  readonly onOpen: (answer: RowAnswer) => void;
}

const mostShown = 100;

export function RowList({ programme, openRow, onOpen }: Props) {
  const [search, setSearch] = useState("");
  const found = useMemo(() => matching(programme, search), [programme, search]);
  const noted = search.trim() === "" ? found.length - programme.nearest.length : 0;
  const shown = found.slice(0, mostShown);
  return (
    <div className="stack">
      <Field label="Find a row">
        {(control) => <input {...control} type="search" value={search} placeholder="Name, status or what is missing" onChange={(event) => setSearch(event.target.value)} />}
      </Field>
      <p className="small quiet" role="status">
        {sentence(found.length, shown.length, noted, search)}
      </p>
      <ul className="list">
        {shown.map((answer) => (
          <li key={answer.row}>
            <button type="button" className="row-button" aria-pressed={openRow === answer.row} onClick={() => onOpen(answer)}>
              <span className="row-head">
                <span>{answer.name}</span>
                <span className="row-status">
                  {answer.status}
                  {answer.path === null || answer.path === "" ? "" : `: ${answer.path}`}
                  {answer.score === null ? "" : `, ${scoreText(answer.score)} points`}
                </span>
              </span>
              {answer.gap !== "" && <span className="small quiet line">{answer.gap}</span>}
              {answer.note !== "" && <span className="small line note">{answer.note}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Without a search: what is not met yet, nearest first, then what is noted beside met rows. With one: every row that holds the words. */
function matching(programme: ProgrammePreview, search: string): readonly RowAnswer[] {
  if (search.trim() !== "") return rowsMatching(programme, search);
  return [...programme.nearest.flatMap((index) => programme.answers[index] ?? []), ...programme.answers.filter(({ gap, note }) => gap === "" && note !== "")];
}

function sentence(found: number, shown: number, noted: number, search: string): string {
  const gaps = `${plural(found - noted, "row")} with a gap, nearest first`;
  const what = search.trim() !== "" ? `${plural(found, "row")} found` : noted === 0 ? gaps : `${gaps}; then ${plural(noted, "row")} with a note only`;
  return found > shown ? `${what}; the first ${shown} are shown. Search to see others.` : `${what}.`;
}

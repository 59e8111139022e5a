// The rows that are not there yet, nearest first, with a search; a click opens the row's reasons.
// Promises at most 100 rows on the page: longer lists are searched, not scrolled.
import { Field } from "@fluentui/react-field";
import { Input } from "@fluentui/react-input";
import { useMemo, useState } from "react";
import type { ProgrammePreview, RowAnswer } from "../app/preview";

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
  const shown = found.slice(0, mostShown);
  return (
    <div className="stack">
      <Field label="Find a row">
        <Input type="search" value={search} placeholder="Name, status or what is missing" onChange={(_event, data) => setSearch(data.value)} />
      </Field>
      <p className="small quiet" role="status">
        {sentence(found.length, shown.length, search)}
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
                </span>
              </span>
              {answer.gap !== "" && <span className="small quiet">{answer.gap}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Without a search: what is not met yet, nearest first. With one: every row that holds the words. */
function matching(programme: ProgrammePreview, search: string): readonly RowAnswer[] {
  const words = search.trim().toLowerCase();
  if (words === "") return programme.nearest.flatMap((index) => programme.answers[index] ?? []);
  return programme.answers.filter((answer) => `${answer.name}\n${answer.status}\n${answer.path ?? ""}\n${answer.gap}`.toLowerCase().includes(words));
}

function sentence(found: number, shown: number, search: string): string {
  const what = search.trim() === "" ? (found === 1 ? "1 row with a gap, nearest first" : `${found.toLocaleString("en-US")} rows with a gap, nearest first`) : found === 1 ? "1 row found" : `${found.toLocaleString("en-US")} rows found`;
  return found > shown ? `${what}; the first ${shown} are shown. Search to see others.` : `${what}.`;
}

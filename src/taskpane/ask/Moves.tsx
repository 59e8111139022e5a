// Who changes, from what to what, in one programme: a sentence, counts before and after, and the rows.
// Promises that the words say what the strokes show. Changes nothing.
import type { ProgrammeDifference } from "../../app/ask";
import { RowLinks } from "./RowLinks";

interface Props {
  readonly difference: Omit<ProgrammeDifference, "moves">;
  readonly moves: readonly { readonly row: number; readonly name: string; readonly from: string; readonly to: string; readonly pathAfter: string | null; readonly because?: string }[];
  /** Heads of the two columns: "Now", "Then". */
  readonly heads: readonly [string, string];
  readonly onOpen: (row: number) => void;
}

export function Moves({ difference, moves, heads, onOpen }: Props) {
  const counts = difference.counts.filter(({ before, after }) => before + after > 0);
  const { label, sentence } = difference;
  return (
    <div className="stack">
      <h4>{label}</h4>
      <p>{sentence.startsWith(`${label}: `) ? capital(sentence.slice(label.length + 2)) : sentence}</p>
      {difference.changedRows > 0 && (
        <table className="months small">
          <caption className="visually-hidden">{label}: rows per status</caption>
          <thead>
            <tr>
              <th scope="col">Status</th>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map(({ status, before, after }) => (
              <tr key={status}>
                <th scope="row">{status}</th>
                <td>{before.toLocaleString("en-US")}</td>
                <td>{after.toLocaleString("en-US")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {moves.length > 0 && (
        <RowLinks
          total={difference.changedRows}
          onOpen={onOpen}
          rows={moves.map(({ row, name, from, to, pathAfter, because }) => ({
            row,
            name,
            detail: (
              <>
                <span className="change-from">{from}</span> becomes {to}
                {pathAfter === null ? "" : ` by ${pathAfter}`}.{because === undefined ? "" : ` ${because}`}
              </>
            ),
          }))}
        />
      )}
    </div>
  );
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

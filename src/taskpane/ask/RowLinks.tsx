// Rows by name, each a button that opens its details.
// Promises a page of rows at a time, and a sentence where there are more than can be named.
import { Button } from "@fluentui/react-button";
import { type ReactNode, useState } from "react";
import { plural } from "../plural";

export interface LinkedRow {
  /** Body row from 0. */
  readonly row: number;
  readonly name: string;
  readonly detail?: ReactNode;
}

interface Props {
  readonly rows: readonly LinkedRow[];
  /** How many there are altogether. */
  readonly total: number;
  readonly onOpen: (row: number) => void;
}

const page = 10;

export function RowLinks({ rows, total, onOpen }: Props) {
  const [most, setMost] = useState(page);
  const shown = rows.slice(0, most);
  return (
    <div className="tight">
      <ul className="list">
        {shown.map(({ row, name, detail }) => (
          <li key={row}>
            <button type="button" className="row-button" onClick={() => onOpen(row)}>
              <span className="visually-hidden">Open </span>
              <span className="row-head">{name}</span>
              {detail !== undefined && <span className="small line">{detail}</span>}
            </button>
          </li>
        ))}
      </ul>
      {rows.length > most && (
        <div className="actions">
          <Button size="small" onClick={() => setMost(most + page)}>
            Show {Math.min(page, rows.length - most)} more
          </Button>
        </div>
      )}
      {total > shown.length && (
        <p className="small quiet">
          {shown.length} of {plural(total, "row")} are shown.{rows.length < total && most >= rows.length ? " Search the list of rows below for the others." : ""}
        </p>
      )}
    </div>
  );
}

// What writing the metrics would change: a new table, or rows and cells of the one that stands.
// Promises that every cell that a person changed is named, and that it will be left as it is.
import type { CountedTable, MetricChange } from "../../app/exports/metrics";
import { plural } from "../plural";
import { Sentence } from "../Sentence";

interface Props {
  readonly metrics: CountedTable;
  readonly onSelect: (sheet: string, address: string) => void;
}

const mostShown = 100;

export function WriteSummary({ metrics: { table }, onSelect }: Props) {
  const shown = table.changes.slice(0, mostShown);
  return (
    <section className="section">
      {table.notes.map((note) => (
        <Sentence key={note} intent="warning" text={note} />
      ))}
      {table.kept.length > 0 && (
        <div className="tight">
          <h3>Left as you wrote them</h3>
          <p className="small quiet">These cells were changed by hand. Clear one to get the counted number at the next refresh.</p>
          <Changes changes={table.kept.slice(0, mostShown)} table={table} onSelect={onSelect} word=" stays; counted: " />
        </div>
      )}
      {table.isNew ? (
        <p>
          A sheet {table.sheet} with the table {table.name} will be made: {plural(table.newRows, "row")}, {plural(table.headers.length, "column")}.
        </p>
      ) : (
        <details>
          <summary className="summary">{table.changedCells + table.newRows + table.goneRows === 0 ? "Nothing will change" : `${plural(table.changedCells, "cell")} will change, ${plural(table.newRows, "row")} will be added${table.goneRows > 0 ? `, ${table.goneRows} taken out` : ""}`}</summary>
          <Changes changes={shown} table={table} onSelect={onSelect} word=" becomes " />
          {table.changedCells > shown.length && <p className="small quiet">The first {shown.length} are shown.</p>}
        </details>
      )}
    </section>
  );
}

function Changes({ changes, table, onSelect, word }: { readonly changes: readonly MetricChange[]; readonly table: CountedTable["table"]; readonly onSelect: Props["onSelect"]; readonly word: string }) {
  return (
    <ul className="list">
      {changes.map((change) => (
        <li key={`${change.address} ${change.header}`}>
          <button type="button" className="row-button" onClick={() => onSelect(table.sheet, change.address)}>
            <span className="visually-hidden">Select cell {change.address}: </span>
            <span className="row-head">{change.name}</span>
            <span className="small">
              {change.header}: {change.from === "" ? "empty" : change.from}
              {word}
              {change.to === "" ? "empty" : change.to}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

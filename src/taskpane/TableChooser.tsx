// Choosing a table, programmes and dates, and starting the evaluation.
// Promises labels on every control and a sentence where nothing can be chosen.
import { Button } from "@fluentui/react-button";
import { isWrittenAsDate } from "../app/dates";
import type { FoundTable } from "../app/preview";
import type { ListedProgramme } from "../app/programmes";
import { Field } from "./Field";
import { Form } from "./Form";
import { ProgrammeChooser } from "./ProgrammeChooser";
import { Sentence } from "./Sentence";
import { chosenTable, type Choices, tableKey } from "./state";

interface Props {
  readonly choices: Choices;
  readonly offered: readonly ListedProgramme[];
  readonly onTable: (key: string) => void;
  readonly onDate: (asOf: string) => void;
  readonly onKnownOn: (knownOn: string) => void;
  readonly onProgrammes: (programmes: readonly string[]) => void;
  readonly onEvaluate: () => void;
  readonly onMakeTable: (table: FoundTable) => void;
  readonly onLookAgain: () => void;
}

export function TableChooser({ choices, offered, onTable, onDate, onKnownOn, onProgrammes, onEvaluate, onMakeTable, onLookAgain }: Props) {
  const table = chosenTable(choices);
  const isDate = isWrittenAsDate(choices.asOf);
  return (
    <Form
      onSubmit={() => {
        if (table !== null && isDate) onEvaluate();
      }}
    >
      <Field label="Table" hint={table === null ? undefined : hintFor(table)}>
        {(control) => (
          <select {...control} value={choices.table ?? ""} onChange={(event) => onTable(event.target.value)}>
            {choices.table === null && <option value="">Choose a table</option>}
            {choices.tables.map((one) => (
              <option key={tableKey(one)} value={tableKey(one)}>
                {titleOf(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {table !== null && table.table === null && (
        <Sentence
          intent="info"
          text="These cells look like a table but are not one yet. An Excel table keeps the status columns beside the rows when you sort."
          action={
            <Button size="small" onClick={() => onMakeTable(table)}>
              Make this a table
            </Button>
          }
        />
      )}
      <Field label="As of" hint="The rules and the answers are those of this day." correction={isDate ? undefined : "Enter a date, for example 2026-11-22."}>
        {(control) => <input {...control} type="date" value={choices.asOf} onChange={(event) => onDate(event.target.value)} />}
      </Field>
      {offered.length > 0 && <ProgrammeChooser offered={offered} chosen={choices.programmes} onChoose={onProgrammes} />}
      <details className="fold">
        <summary className="summary">Advanced{choices.knownOn === "" ? "" : `: as known on ${choices.knownOn}`}</summary>
        <Field label="Known on" hint="Leaves out what Microsoft published after this day. Empty: everything that is known.">
          {(control) => <input {...control} type="date" value={choices.knownOn} onChange={(event) => onKnownOn(event.target.value)} />}
        </Field>
      </details>
      <div className="actions">
        <Button appearance="primary" type="submit" disabledFocusable={table === null || !isDate}>
          Evaluate
        </Button>
        <Button onClick={onLookAgain}>Look for tables again</Button>
      </div>
    </Form>
  );
}

function titleOf(table: FoundTable): string {
  return table.table === null ? `${table.sheet}, cells ${table.address}` : `${table.table} (sheet ${table.sheet})`;
}

function hintFor(table: FoundTable): string {
  const rows = `${table.rowCount.toLocaleString("en-US")} ${table.rowCount === 1 ? "row" : "rows"}`;
  return table.recognised === 0 ? `${rows}; none of its headers is known to Tierline.` : `${rows}; ${table.recognised} known ${table.recognised === 1 ? "column" : "columns"}.`;
}

// Choosing a table and a date, and starting the evaluation.
// Promises labels on every control and a sentence where nothing can be chosen.
import { Button } from "@fluentui/react-button";
import { Field } from "@fluentui/react-field";
import { Input } from "@fluentui/react-input";
import { MessageBar, MessageBarBody } from "@fluentui/react-message-bar";
import { Select } from "@fluentui/react-select";
import type { FoundTable } from "../app/preview";
import { chosenTable, type Choices, tableKey } from "./state";

interface Props {
  readonly choices: Choices;
  readonly onTable: (key: string) => void;
  readonly onDate: (asOf: string) => void;
  readonly onEvaluate: () => void;
  readonly onMakeTable: (table: FoundTable) => void;
  readonly onLookAgain: () => void;
}

export function TableChooser({ choices, onTable, onDate, onEvaluate, onMakeTable, onLookAgain }: Props) {
  const table = chosenTable(choices);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(choices.asOf);
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (table !== null && isDate) onEvaluate();
      }}
    >
      <Field label="Table" hint={table === null ? undefined : hintFor(table)}>
        <Select value={choices.table ?? ""} onChange={(_event, data) => onTable(data.value)}>
          {choices.table === null && <option value="">Choose a table</option>}
          {choices.tables.map((one) => (
            <option key={tableKey(one)} value={tableKey(one)}>
              {titleOf(one)}
            </option>
          ))}
        </Select>
      </Field>
      {table !== null && table.table === null && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            These cells look like a table but are not one yet. An Excel table keeps the status columns beside the rows when you sort.{" "}
            <Button size="small" onClick={() => onMakeTable(table)}>
              Make this a table
            </Button>
          </MessageBarBody>
        </MessageBar>
      )}
      <Field label="As of" hint="The rules and the answers are those of this day." validationMessage={isDate ? undefined : "Enter a date, for example 2026-11-22."}>
        <Input type="date" value={choices.asOf} onChange={(_event, data) => onDate(data.value)} />
      </Field>
      <div className="actions">
        <Button appearance="primary" type="submit" disabledFocusable={table === null || !isDate}>
          Evaluate
        </Button>
        <Button onClick={onLookAgain}>Look for tables again</Button>
      </div>
    </form>
  );
}

function titleOf(table: FoundTable): string {
  return table.table === null ? `${table.sheet}, cells ${table.address}` : `${table.table} (sheet ${table.sheet})`;
}

function hintFor(table: FoundTable): string {
  const rows = `${table.rowCount.toLocaleString("en-US")} ${table.rowCount === 1 ? "row" : "rows"}`;
  return table.recognised === 0 ? `${rows}; none of its headers is known to Tierline.` : `${rows}; ${table.recognised} known ${table.recognised === 1 ? "column" : "columns"}.`;
}

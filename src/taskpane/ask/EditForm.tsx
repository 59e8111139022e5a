// One edit: a column, what is done to it, and by how much.
// Promises only what can be done to the chosen column, with the control that fits it.
import type { EditableField } from "../../app/ask";
import { type ControlProps, Field } from "../Field";
import { type Draft, type How, waysToEdit } from "./edits";

interface Props {
  readonly fields: readonly EditableField[];
  readonly draft: Draft;
  readonly correction: string | undefined;
  readonly onChange: (draft: Draft) => void;
}

const words: Readonly<Record<How, string>> = { add: "add", multiply: "multiply by", set: "set to" };
const hints: Readonly<Record<How, string>> = { add: "A number with a minus takes away.", multiply: "1.1 adds 10%, 0.9 takes 10% away.", set: "As it would stand in a cell." };

export function EditForm({ fields, draft, correction, onChange }: Props) {
  const chosen = fields.find(({ field }) => field === draft.field);
  const ways = waysToEdit(chosen);
  const choose = (id: string) => {
    const allowed = waysToEdit(fields.find(({ field }) => field === id));
    onChange({ field: id, how: allowed.includes(draft.how) ? draft.how : (allowed[0] ?? "set"), value: "" });
  };
  return (
    <div className="tight">
      <Field label="Column">
        {(control) => (
          <select {...control} value={draft.field} onChange={(event) => choose(event.target.value)}>
            <optgroup label="In the table">{fields.filter(({ isInTable }) => isInTable).map(option)}</optgroup>
            <optgroup label="Not in the table">{fields.filter(({ isInTable }) => !isInTable).map(option)}</optgroup>
          </select>
        )}
      </Field>
      <Field label="Change">
        {(control) => (
          <select {...control} value={draft.how} onChange={(event) => onChange({ ...draft, how: event.target.value as How })}>
            {ways.map((how) => (
              <option key={how} value={how}>
                {words[how]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={chosen?.unit === "date" && draft.how === "add" ? "Days" : "Value"} hint={hints[draft.how]} correction={correction}>
        {(control) => valueControl(control, chosen, draft, onChange)}
      </Field>
    </div>
  );
}

function valueControl(control: ControlProps, field: EditableField | undefined, draft: Draft, onChange: Props["onChange"]) {
  const change = (value: string) => onChange({ ...draft, value });
  const choices = field?.unit === "flag" ? ["Yes", "No"] : (field?.choices ?? []);
  if (draft.how === "set" && choices.length > 0) {
    return (
      <select {...control} value={draft.value} onChange={(event) => change(event.target.value)}>
        <option value="">Choose a value</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    );
  }
  const isDate = draft.how === "set" && field?.unit === "date";
  return <input {...control} type={isDate ? "date" : "text"} inputMode={isDate ? undefined : "decimal"} autoComplete="off" value={draft.value} onChange={(event) => change(event.target.value)} />;
}

function option({ field, label }: EditableField) {
  return (
    <option key={field} value={field}>
      {label}
    </option>
  );
}

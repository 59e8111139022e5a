// What if: amounts edited on a copy, for all rows or for some, and who then answers what.
// Promises that the workbook stays as it is: nothing here can be written.
import { Button } from "@fluentui/react-button";
import { useEffect, useMemo, useState } from "react";
import type { EditableField, EditRequest, Simulation } from "../../app/ask";
import type { Preview } from "../../app/preview";
import { Field } from "../Field";
import { Form } from "../Form";
import { plural } from "../plural";
import { rowsMatching } from "../rowsMatching";
import { type Draft, firstDraft, requestOf } from "./edits";
import { EditForm } from "./EditForm";
import { Moves } from "./Moves";
import type { AskProps } from "./props";
import { useAsking } from "./useAsking";
import { Waiting } from "./Waiting";

export function WhatIf({ tierline, preview, onOpen }: AskProps) {
  const listed = useAsking<readonly EditableField[]>();
  const { ask: list } = listed;
  const { answer, progress, trouble, ask, stop } = useAsking<Simulation>();
  const [drafts, setDrafts] = useState<readonly Draft[]>([firstDraft]);
  const [isChecked, setIsChecked] = useState(false);
  const [search, setSearch] = useState("");
  useEffect(() => list(() => tierline.listEditableFields(preview.id)), [list, tierline, preview.id]);
  const rows = useMemo(() => rowsHolding(preview, search), [preview, search]);

  const fields = listed.answer;
  if (fields === null || fields[0] === undefined) return <Waiting {...listed} onStop={listed.stop} />;
  const first: Draft = { ...firstDraft, field: fields[0].field };
  const shown = drafts.map((draft) => (draft.field === "" ? first : draft));
  const checked = shown.map(requestOf);

  const tryOut = () => {
    setIsChecked(true);
    const edits = checked.flatMap((one): readonly EditRequest[] => ("request" in one ? [one.request] : []));
    if (edits.length < checked.length || rows?.length === 0) return;
    ask((control) => tierline.simulate(preview.id, { edits, ...(rows === null ? {} : { rows }) }, control));
  };

  return (
    <Form onSubmit={tryOut}>
      <p className="small quiet">Tried on a copy. Nothing is written.</p>
      {shown.map((draft, index) => {
        const found = checked[index];
        return (
          <fieldset key={index} className="group">
            <legend>{shown.length === 1 ? "If this changes" : `Change ${index + 1}`}</legend>
            <EditForm fields={fields} draft={draft} correction={isChecked && found !== undefined && "correction" in found ? found.correction : undefined} onChange={(next) => setDrafts(shown.map((one, at) => (at === index ? next : one)))} />
          </fieldset>
        );
      })}
      <div className="actions">
        <Button size="small" onClick={() => setDrafts([...shown, first])}>
          Add a change
        </Button>
        {shown.length > 1 && (
          <Button size="small" onClick={() => setDrafts(shown.slice(0, -1))}>
            Take the last one away
          </Button>
        )}
      </div>
      <Field label="Only rows with" hint={rows === null ? `Name, status or what is missing. Empty: all ${plural(preview.subjects, "row")}.` : `${plural(rows.length, "row")} of ${preview.subjects.toLocaleString("en-US")}.`} correction={isChecked && rows?.length === 0 ? "No row holds these words." : undefined}>
        {(control) => <input {...control} type="search" value={search} onChange={(event) => setSearch(event.target.value)} />}
      </Field>
      <div className="actions">
        <Button appearance="primary" type="submit">
          Try it
        </Button>
      </div>
      <Waiting progress={progress} trouble={trouble} onStop={stop} />
      <div role="status" className="stack">
        {answer !== null && trouble === "" && (
          <p className="small">
            {answer.edits.join(" ")} {answer.programmes.every(({ changedRows }) => changedRows === 0) ? "No answer changes." : ""}
          </p>
        )}
      </div>
      {answer !== null && trouble === "" && answer.programmes.map((programme) => <Moves key={programme.id} difference={programme} moves={programme.moves} heads={["Now", "Then"]} onOpen={(row) => onOpen(programme.id, row)} />)}
    </Form>
  );
}

/** Body rows that hold the words in any programme; null for all rows. */
function rowsHolding({ programmes }: Preview, search: string): readonly number[] | null {
  if (search.trim() === "") return null;
  return [...new Set(programmes.flatMap((programme) => rowsMatching(programme, search).map(({ row }) => row)))].sort((one, other) => one - other);
}

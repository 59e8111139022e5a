// What will be counted: the exports found in the workbook, files chosen beside them, and the day.
// Promises a label on every control, and the reason beside every source that cannot be counted.
import { Button } from "@fluentui/react-button";
import type { Dispatch } from "react";
import { isWrittenAsDate } from "../../app/dates";
import type { ExportFile, FoundExport } from "../../app/exports/metrics";
import { Field } from "../Field";
import { FocusedHeading } from "../FocusedHeading";
import { Form } from "../Form";
import { choiceOf, type Exports, type ExportsEvent } from "./state";

interface Props {
  readonly exports: Exports;
  readonly asOf: string;
  readonly onDate: (asOf: string) => void;
  readonly dispatch: Dispatch<ExportsEvent>;
  readonly onCount: () => void;
  readonly onLookAgain: () => void;
  readonly onSelect: (sheet: string, address: string) => void;
}

export function SourceChooser({ exports, asOf, onDate, dispatch, onCount, onLookAgain, onSelect }: Props) {
  const { found, files } = exports;
  const isDate = isWrittenAsDate(asOf);
  const hasSource = files.length > 0 || found.some(({ state, source }) => state !== "unusable" && choiceOf(exports, source).isLeftOut !== true);
  return (
    <Form
      onSubmit={() => {
        if (isDate && hasSource) onCount();
      }}
    >
      <FocusedHeading>From exports to metrics</FocusedHeading>
      <p className="quiet small">Counts sales, transactions and customers from Partner Center exports as they are, and shows the rows behind every number. Nothing leaves this computer.</p>
      {found.length === 0 && files.length === 0 && <p>No export was found in this workbook. Paste one with its own header row, or choose a .csv file.</p>}
      <ul className="list">
        {found.map((one) => (
          <Source key={one.source} found={one} exports={exports} dispatch={dispatch} onSelect={onSelect} />
        ))}
        {files.map(({ name }) => (
          <li key={name} className="tight">
            <span className="row-head">{name}</span>
            <span className="small quiet">A file; what it is shows when it is counted.</span>
            <PartnerField source={name} exports={exports} dispatch={dispatch} />
            <div className="actions">
              <Button size="small" onClick={() => dispatch({ type: "file-removed", name })}>
                Remove {name}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Field label="Add .csv files" hint="For exports that are too long for a sheet, too.">
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,.txt,.tsv,text/csv"
            multiple
            onChange={(event) => {
              dispatch({ type: "files-added", files: [...(event.target.files ?? [])].map(exportFile) });
              event.target.value = "";
            }}
          />
        )}
      </Field>
      <Field label="Windows end on" hint="Trailing twelve months are counted back from this day." correction={isDate ? undefined : "Enter a date, for example 2026-11-22."}>
        {(control) => <input {...control} type="date" value={asOf} onChange={(event) => onDate(event.target.value)} />}
      </Field>
      <div className="actions">
        <Button appearance="primary" type="submit" disabledFocusable={!isDate || !hasSource}>
          Count
        </Button>
        <Button onClick={onLookAgain}>Look for exports again</Button>
      </div>
    </Form>
  );
}

interface SourceProps extends Pick<Props, "exports" | "dispatch" | "onSelect"> {
  readonly found: FoundExport;
}

function Source({ found, exports, dispatch, onSelect }: SourceProps) {
  const choice = choiceOf(exports, found.source);
  const { place } = found;
  const title = found.label === "" ? found.source : `${found.label}: ${found.source}`;
  return (
    <li className="tight">
      <label className="choice">
        <input type="checkbox" checked={choice.isLeftOut !== true && found.state !== "unusable"} disabled={found.state === "unusable"} onChange={(event) => dispatch({ type: "chosen", choice: { ...choice, isLeftOut: !event.target.checked } })} />
        <span>
          {title} <span className="quiet small">{place === null ? "" : `sheet ${place.sheet}, `}{found.rows.toLocaleString("en-US")} rows</span>
        </span>
      </label>
      {found.candidates.length > 0 && (
        <Field label={`Which export is ${found.source}?`}>
          {(control) => (
            <select {...control} value={choice.kind ?? ""} onChange={(event) => dispatch({ type: "chosen", choice: { ...choice, kind: found.candidates.find(({ kind }) => kind === event.target.value)?.kind } })}>
              <option value="">Choose</option>
              {found.candidates.map(({ kind, label }) => (
                <option key={kind} value={kind}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {found.state === "counted" && !found.namesPartner && <PartnerField source={found.source} exports={exports} dispatch={dispatch} />}
      <details open={found.state === "unusable"}>
        <summary className="summary small">What is in it</summary>
        <ul className="small">
          {found.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {place !== null && (
          <Button size="small" onClick={() => onSelect(place.sheet, place.address.replace(/:.*$/, ""))}>
            Show it
          </Button>
        )}
      </details>
    </li>
  );
}

function PartnerField({ source, exports, dispatch }: Pick<Props, "exports" | "dispatch"> & { readonly source: string }) {
  const choice = choiceOf(exports, source);
  return (
    <Field label={`Partner of ${source}`} hint="For exports that name no partner: whose rows are these?">
      {(control) => <input {...control} type="text" value={choice.partner ?? ""} onChange={(event) => dispatch({ type: "chosen", choice: { ...choice, partner: event.target.value } })} />}
    </Field>
  );
}

/** The browser's file as the use cases read it: piece by piece. */
export function exportFile(file: File): ExportFile {
  return { name: file.name, size: file.size, read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()) };
}

// The preview: counts, what would be written, what could not be used, what is assumed, and every row's way.
// Promises that nothing has been written while it is shown; Write is the only way on.
import { Button } from "@fluentui/react-button";
import { useCallback, useRef, useState } from "react";
import type { RowExplanation } from "../app/explainRow";
import type { Preview, ProgrammePreview, RejectedCell } from "../app/preview";
import type { Tierline } from "../app/tierline";
import { FocusedHeading } from "./FocusedHeading";
import { Fold } from "./Fold";
import { CompareDates, Questions, WhatIf } from "./lazyQuestions";
import { plural } from "./plural";
import { RowDetails } from "./RowDetails";
import { RowList } from "./RowList";
import { Sentence } from "./Sentence";
import type { Trouble } from "./state";
import { StatusBars } from "./StatusBars";

interface Props {
  readonly preview: Preview;
  readonly trouble?: Trouble;
  readonly onWrite: () => void;
  readonly onBack: () => void;
  readonly onEvaluateAgain: () => void;
  readonly onSelectCell: (sheet: string, address: string) => void;
  readonly explain: (programme: string, row: number) => RowExplanation;
  /** Answers what somebody asks on. */
  readonly tierline: Tierline;
}

/** The row whose details are open. */
interface OpenRow {
  readonly programme: string;
  readonly row: number;
}

const mostShown = 100;

export function PreviewView({ preview, trouble, onWrite, onBack, onEvaluateAgain, onSelectCell, explain, tierline }: Props) {
  const [open, setOpen] = useState<OpenRow | null>(null);
  const opener = useRef<Element | null>(null);
  const openRow = useCallback((programme: string, row: number) => {
    opener.current = document.activeElement;
    setOpen({ programme, row });
  }, []);
  const close = useCallback(() => {
    setOpen(null);
    if (opener.current instanceof HTMLElement) opener.current.focus();
  }, []);
  const title = preview.place.table ?? `Cells ${preview.place.address}`;
  return (
    <div className="stack">
      <FocusedHeading>
        {title}, as of {preview.asOf}
      </FocusedHeading>
      <p className="quiet small">
        {plural(preview.subjects, "row")} on sheet {preview.place.sheet}, rules {preview.rules}
        {preview.knownOn === null ? "" : `, as known on ${preview.knownOn}`}. Nothing is written yet.
      </p>
      {trouble !== undefined && (
        <Sentence
          intent="error"
          text={trouble.sentence}
          action={
            <Button size="small" onClick={onEvaluateAgain}>
              Evaluate again
            </Button>
          }
        />
      )}
      {preview.programmes.map((programme) => (
        <section key={programme.id} className="tight">
          <h3>{programme.label}</h3>
          <StatusBars programme={programme} subjects={preview.subjects} />
          {programme.unverified !== "" && <p className="small quiet">{programme.unverified}</p>}
        </section>
      ))}
      <div className="actions">
        <Button appearance="primary" onClick={onWrite} disabledFocusable={!preview.canWrite}>
          Write {plural(preview.columns.length, "column")}
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
      <Notes preview={preview} onSelectCell={onSelectCell} />
      <Changes preview={preview} onSelectCell={onSelectCell} />
      <Rejections preview={preview} onSelectCell={onSelectCell} />
      <section className="section">
        <h3>Ask about these rows</h3>
        <Fold title="Questions: who is near, and what to check">
          <Questions tierline={tierline} preview={preview} onOpen={openRow} />
        </Fold>
        <Fold title="What if?">
          <WhatIf tierline={tierline} preview={preview} onOpen={openRow} />
        </Fold>
        <Fold title="Compare with another date">
          <CompareDates tierline={tierline} preview={preview} onOpen={openRow} />
        </Fold>
      </section>
      {preview.programmes.map((programme) => (
        <Gaps
          key={programme.id}
          preview={preview}
          programme={programme}
          openRow={open?.programme === programme.id ? open.row : null}
          onOpen={openRow}
          onClose={close}
          explain={explain}
          tierline={tierline}
          onSelectCell={onSelectCell}
        />
      ))}
    </div>
  );
}

type PartProps = Pick<Props, "preview" | "onSelectCell">;

function Notes({ preview, onSelectCell }: PartProps) {
  const notes = preview.problems;
  const missing = preview.programmes.flatMap((programme) => programme.missingColumns.filter((column) => !column.isAssumed));
  const assumptions = [...new Set(preview.programmes.flatMap((programme) => programme.assumptions))];
  if (notes.length + missing.length + assumptions.length === 0) return null;
  return (
    <section className="section">
      {notes.length > 0 && <h3>Please check</h3>}
      <ul className="list">
        {notes.map((note) => (
          <li key={note.sentence}>
            {note.sentence}{" "}
            {note.addresses.slice(0, 5).map((address) => (
              <CellButton key={address} address={address} onClick={() => onSelectCell(preview.place.sheet, address)} />
            ))}
          </li>
        ))}
        {missing.map((column) => (
          <li key={column.field}>{column.sentence}</li>
        ))}
      </ul>
      {assumptions.length > 0 && <h3>Assumed</h3>}
      <ul className="list">
        {assumptions.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function Changes({ preview, onSelectCell }: PartProps) {
  const shown = preview.changes.slice(0, mostShown);
  const renamed = preview.columns.filter((column) => column.insteadOf !== undefined);
  return (
    <section className="section">
      <details>
        <summary className="summary">{preview.changedRows === 0 ? "No row will change" : `${plural(preview.changedRows, "row")} will change`}</summary>
        <div className="stack">
          <p className="small quiet">Columns: {preview.columns.map((column) => `${column.header}${column.isNew ? " (new)" : ""}`).join(", ")}.</p>
          {renamed.map((column) => (
            <p key={column.mark}>
              You have a column of your own called {column.insteadOf}. It is left alone; Tierline writes to {column.header}.
            </p>
          ))}
          <ul className="list">
            {shown.map((change) => (
              <li key={`${change.row} ${change.header}`}>
                <button type="button" className="row-button" onClick={() => onSelectCell(preview.place.sheet, change.address)}>
                  <span className="visually-hidden">Select cell {change.address}: </span>
                  <span className="row-head">{change.name}</span>
                  <span className="small">
                    {change.header}: {change.from === "" ? "" : <span className="change-from">{change.from}</span>}
                    {change.from === "" ? "" : " becomes "}
                    {change.to === "" ? "empty" : change.to}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {preview.changedRows > shown.length && <p className="small quiet">The first {shown.length} are shown.</p>}
        </div>
      </details>
    </section>
  );
}

function Rejections({ preview, onSelectCell }: PartProps) {
  if (preview.rejectedCells === 0) return null;
  const shown = preview.rejections.slice(0, mostShown);
  return (
    <section className="section">
      <details open={preview.rejectedCells <= 5}>
        <summary className="summary">{plural(preview.rejectedCells, "cell")} could not be used</summary>
        <p className="small quiet">Each counts as unknown, never as 0 or No.</p>
        <ul className="list">
          {shown.map((cell: RejectedCell) => (
            <li key={cell.address}>
              <button type="button" className="row-button" onClick={() => onSelectCell(cell.sheet, cell.address)}>
                <span className="visually-hidden">Select cell </span>
                <span className="cell">{cell.address}</span>
                <span className="visually-hidden">: </span>
                <span className="small">{cell.sentence}</span>
              </button>
            </li>
          ))}
        </ul>
        {preview.rejectedCells > shown.length && <p className="small quiet">The first {shown.length} are shown.</p>}
      </details>
    </section>
  );
}

interface GapsProps extends PartProps, Pick<Props, "explain" | "tierline"> {
  readonly programme: ProgrammePreview;
  /** Body row whose details are open; null for none of this programme. */
  readonly openRow: number | null;
  readonly onOpen: (programme: string, row: number) => void;
  readonly onClose: () => void;
}

function Gaps({ preview, programme, openRow, onOpen, onClose, explain, tierline, onSelectCell }: GapsProps) {
  const answer = openRow === null ? undefined : programme.answers.find(({ row }) => row === openRow);
  return (
    <section className="section">
      <h3>{programme.label}: what is missing</h3>
      {answer !== undefined && (
        <RowDetails
          key={answer.row}
          answer={answer}
          explanation={explain(programme.id, answer.row)}
          about={{ tierline, previewId: preview.id, asOf: preview.asOf, programme: programme.id, row: answer.row }}
          onSelect={() => onSelectCell(preview.place.sheet, answer.address)}
          onClose={onClose}
        />
      )}
      <RowList programme={programme} openRow={openRow} onOpen={({ row }) => onOpen(programme.id, row)} />
    </section>
  );
}

function CellButton({ address, onClick }: { readonly address: string; readonly onClick: () => void }) {
  return (
    <Button size="small" appearance="outline" className="cell-button" aria-label={`Select cell ${address}`} onClick={onClick}>
      {address}
    </Button>
  );
}

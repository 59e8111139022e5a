// One number opened: the rows that count, and the rows that were left out, reason by reason.
// Promises at most a page of rows at a time; a click shows the row in its sheet.
import { Button } from "@fluentui/react-button";
import { useEffect, useState } from "react";
import { troubleOf } from "../../app/errors";
import type { ExportRow, OpenedNumber, OpenRequest } from "../../app/exports/metrics";
import { FocusedHeading } from "../FocusedHeading";
import { Sentence } from "../Sentence";
import { plural } from "../plural";
import type { NumberPlace } from "./state";

interface Props {
  readonly metricsId: string;
  readonly number: NumberPlace;
  readonly open: (request: OpenRequest) => Promise<OpenedNumber>;
  readonly onSelect: (sheet: string, address: string) => void;
  readonly onBack: () => void;
}

export function NumberRows({ metricsId, number, open, onSelect, onBack }: Props) {
  const [reason, setReason] = useState<string | null>(null);
  const [page, setPage] = useState<OpenedNumber | null>(null);
  const [rows, setRows] = useState<readonly ExportRow[]>([]);
  const [trouble, setTrouble] = useState("");
  const { row, metric } = number;

  useEffect(() => {
    let isGone = false;
    open({ metrics: metricsId, metric, row, reason }).then(
      (opened) => {
        if (isGone) return;
        setPage(opened);
        setRows(opened.rows);
      },
      (error: unknown) => {
        if (!isGone) setTrouble(troubleOf(error).sentence);
      },
    );
    return () => {
      isGone = true;
    };
  }, [open, metricsId, metric, row, reason]);

  const more = async () => {
    try {
      const next = await open({ metrics: metricsId, metric, row, reason, from: rows.length });
      setRows([...rows, ...next.rows]);
    } catch (error) {
      setTrouble(troubleOf(error).sentence);
    }
  };

  return (
    <div className="stack">
      <div className="actions">
        <Button size="small" onClick={onBack}>
          Back to the metrics
        </Button>
      </div>
      {trouble !== "" && <Sentence intent="error" text={trouble} />}
      {page !== null && (
        <>
          <FocusedHeading>
            {page.offer === "" ? page.partner : `${page.offer} of ${page.partner}`}: {page.label}, {page.text}
          </FocusedHeading>
          <p className="small">{page.account.sentence}</p>
          <div className="actions" role="group" aria-label="Rows">
            <Button size="small" aria-pressed={reason === null} appearance={reason === null ? "primary" : "secondary"} onClick={() => setReason(null)}>
              Counted: {page.account.counted.toLocaleString("en-US")}
            </Button>
            {page.account.leftOut.map((left) => (
              <Button key={left.reason} size="small" aria-pressed={reason === left.reason} appearance={reason === left.reason ? "primary" : "secondary"} onClick={() => setReason(left.reason)}>
                Left out, {left.words}: {left.rows.toLocaleString("en-US")}
              </Button>
            ))}
          </div>
          <p className="small quiet" role="status">
            {page.total === 0 ? "No rows." : `${plural(page.total, "row")} ${page.reason === null ? "counted" : page.words}${rows.length < page.total ? `; the first ${rows.length.toLocaleString("en-US")} are shown` : ""}.`}
          </p>
          <ol className="list" aria-label={page.reason === null ? "Rows that count" : `Rows left out, ${page.words}`}>
            {rows.map((one) => (
              <li key={`${one.source} ${one.line}`}>
                <Row row={one} onSelect={onSelect} />
              </li>
            ))}
          </ol>
          {rows.length < page.total && (
            <div className="actions">
              <Button onClick={() => void more()}>Show more</Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

function Row({ row, onSelect }: { readonly row: ExportRow; readonly onSelect: Props["onSelect"] }) {
  const { cell } = row;
  const words = (
    <>
      <span className="row-head">
        <span>
          {row.source}, {cell === null ? "line" : "row"} {row.line.toLocaleString("en-US")}
        </span>
        <span className="bar-number">{row.amount}</span>
      </span>
      <span className="small quiet line">{[row.date, row.customer, row.purchase, row.offer].filter((text) => text !== "").join(", ")}</span>
      {row.exclusion !== "" && <span className="small line note">{row.exclusion}</span>}
    </>
  );
  if (cell === null) return words;
  return (
    <button type="button" className="row-button" onClick={() => onSelect(cell.sheet, cell.address)}>
      <span className="visually-hidden">Show in the sheet: </span>
      {words}
    </button>
  );
}

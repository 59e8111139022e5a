// The next twelve months of one partner: what leaves the window month by month, and when each criterion lapses.
// Promises the same story in words, in a chart and in a table.
import { Button } from "@fluentui/react-button";
import { useState } from "react";
import type { CriterionRunway, RunwayMeasure, RunwayOutlook } from "../../app/exports/metrics";
import { amountText } from "../../report/words";
import { Field } from "../Field";
import { FocusedHeading } from "../FocusedHeading";
import { Sentence } from "../Sentence";
import type { Trouble } from "../state";
import { LeavingChart } from "./LeavingChart";

interface Props {
  readonly outlook: RunwayOutlook;
  readonly trouble?: Trouble;
  readonly onWrite: () => void;
  readonly onBack: () => void;
}

export function Outlook({ outlook, trouble, onWrite, onBack }: Props) {
  const [row, setRow] = useState(outlook.partners[0]?.row ?? 0);
  const partner = outlook.partners.find((one) => one.row === row);
  return (
    <div className="stack">
      <FocusedHeading>The next 12 months from {outlook.asOf}</FocusedHeading>
      <p className="quiet small">What is left when nothing new comes: each month, the oldest one leaves the trailing twelve months.</p>
      {trouble !== undefined && <Sentence intent="error" text={trouble.sentence} />}
      <Field label="Partner">
        {(control) => (
          <select {...control} value={row} onChange={(event) => setRow(Number(event.target.value))}>
            {outlook.partners.map((one) => (
              <option key={one.row} value={one.row}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {partner?.criteria.map((criterion) => (
        <Criterion key={criterion.id} criterion={criterion} />
      ))}
      <div className="actions">
        <Button appearance="primary" onClick={onWrite}>
          Write Tierline runway
        </Button>
        <Button onClick={onBack}>Back to the metrics</Button>
      </div>
    </div>
  );
}

function Criterion({ criterion }: { readonly criterion: CriterionRunway }) {
  return (
    <section className="section">
      <h3>{criterion.label}</h3>
      <p>{criterion.sentence}</p>
      {criterion.measures.map((measure) => (
        <Measure key={measure.metric} measure={measure} />
      ))}
    </section>
  );
}

function Measure({ measure }: { readonly measure: RunwayMeasure }) {
  const words = (value: number | null) => (value === null ? "unknown" : amountText(value, measure.unit));
  return (
    <div className="tight">
      <p className="small">
        {measure.label}: {words(measure.now)} now, {words(measure.needed)} needed.
      </p>
      <LeavingChart measure={measure} words={words} />
      <p className="small quiet">{shortSentence(measure)}</p>
      <details>
        <summary className="summary small">As a table</summary>
        <table className="months small">
          <thead>
            <tr>
              <th scope="col">On</th>
              <th scope="col">Left by then</th>
              <th scope="col">Stays</th>
            </tr>
          </thead>
          <tbody>
            {measure.months.map((month) => (
              <tr key={month.asOf}>
                <th scope="row">{month.asOf}</th>
                <td>
                  {words(month.leaves)} of {month.leavingMonth}
                </td>
                <td>{words(month.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

/** What the colour of the bars says, in words. */
function shortSentence({ months, needed }: RunwayMeasure): string {
  const first = months.find(({ value }) => value !== null && value < needed);
  return first === undefined ? "It stays at what is needed in every month." : `Below what is needed when ${first.leavingMonth} has left (the coloured bars).`;
}

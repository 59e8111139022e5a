// The counted metrics, of partners or of their offers: what a write would do, what to look at, and everybody's numbers.
// Promises that nothing has been written while it is shown, and that every number can be opened to its rows.
import { Button } from "@fluentui/react-button";
import type { Dispatch } from "react";
import type { CountedTable, DateQuestion, MetricsPreview } from "../../app/exports/metrics";
import { FocusedHeading } from "../FocusedHeading";
import { Sentence } from "../Sentence";
import type { Trouble } from "../state";
import { plural } from "../plural";
import { choiceOf, type Exports, type ExportsEvent, type Grain } from "./state";
import { Subjects } from "./Subjects";
import { WriteSummary } from "./WriteSummary";

interface Props {
  readonly metrics: MetricsPreview;
  readonly grain: Grain;
  readonly trouble?: Trouble;
  readonly exports: Exports;
  readonly dispatch: Dispatch<ExportsEvent>;
  readonly onWrite: () => void;
  readonly onCountAgain: () => void;
  readonly onLookAhead: () => void;
  readonly onMakeExclusions: () => void;
  readonly onSelect: (sheet: string, address: string) => void;
  readonly onBack: () => void;
}

const mostShown = 100;

export function MetricsResult({ metrics, grain, trouble, exports, dispatch, onWrite, onCountAgain, onLookAhead, onMakeExclusions, onSelect, onBack }: Props) {
  const counted: CountedTable = grain === "partner" ? metrics : metrics.perOffer;
  const subjects = grain === "partner" ? metrics.partners : metrics.perOffer.offers;
  const canWrite = counted.refusal === "" && subjects.length > 0;
  return (
    <div className="stack">
      <FocusedHeading>Metrics as of {metrics.asOf}</FocusedHeading>
      <p className="quiet small">
        {plural(metrics.partners.length, "partner")}, {plural(metrics.perOffer.offers.length, "offer")}. Nothing is written yet.
      </p>
      <div className="actions" role="group" aria-label="Whose numbers">
        {(["partner", "offer"] as const).map((one) => (
          <Button key={one} size="small" aria-pressed={grain === one} appearance={grain === one ? "primary" : "secondary"} onClick={() => dispatch({ type: "turned", grain: one })}>
            {one === "partner" ? `Partners: ${metrics.partners.length.toLocaleString("en-US")}` : `Offers: ${metrics.perOffer.offers.length.toLocaleString("en-US")}`}
          </Button>
        ))}
      </div>
      {trouble !== undefined && <Sentence intent="error" text={trouble.sentence} />}
      {counted.refusal !== "" && <Sentence intent="warning" text={counted.refusal} />}
      <Questions metrics={metrics} exports={exports} dispatch={dispatch} onCountAgain={onCountAgain} />
      {counted.metrics.length > 0 && <WriteSummary metrics={counted} onSelect={onSelect} />}
      <div className="actions">
        <Button appearance="primary" onClick={onWrite} disabledFocusable={!canWrite}>
          {counted.table.isNew ? "Write" : "Refresh"} {counted.table.name}
        </Button>
        {grain === "partner" && <Button onClick={onLookAhead}>Next 12 months</Button>}
        <Button onClick={onBack}>Back</Button>
      </div>
      <Findings metrics={metrics} onSelect={onSelect} />
      <Subjects key={grain} grain={grain} metrics={counted.metrics} subjects={subjects} onOpen={(number) => dispatch({ type: "opened", number })} />
      <Sources sources={metrics.sources} counted={counted} />
      <section className="section">
        <h3>Exclusions</h3>
        <p className="small">
          {metrics.exclusions.entries === 0 ? "No purchase or customer is excluded." : `${plural(metrics.exclusions.entries, "entry", "entries")} in the table Tierline exclusions.`} {metrics.exclusions.sentences.join(" ")}
        </p>
        {metrics.exclusions.place === null && (
          <div className="actions">
            <Button size="small" onClick={onMakeExclusions}>
              Make a table for exclusions
            </Button>
          </div>
        )}
      </section>
    </div>
  );
}

/** Dates that read in two ways: asked for, never guessed. */
function Questions({ metrics, exports, dispatch, onCountAgain }: Pick<Props, "metrics" | "exports" | "dispatch" | "onCountAgain">) {
  const asked = metrics.sources.flatMap(({ source, questions }) => questions.map((question) => ({ source, question })));
  if (asked.length === 0) return null;
  return (
    <section className="section" aria-label="Dates to decide">
      {asked.map(({ source, question }) => (
        <Question key={`${source} ${question.header}`} source={source} question={question} exports={exports} dispatch={dispatch} />
      ))}
      <div className="actions">
        <Button onClick={onCountAgain}>Count again</Button>
      </div>
    </section>
  );
}

function Question({ source, question, exports, dispatch }: Pick<Props, "exports" | "dispatch"> & { readonly source: string; readonly question: DateQuestion }) {
  const choice = choiceOf(exports, source);
  const orders = { "day-first": "Day first", "month-first": "Month first" } as const;
  return (
    <fieldset className="group">
      <legend>
        How do dates such as {question.examples.join(", ")} read in {question.header} of {source}?
      </legend>
      {(["day-first", "month-first"] as const).map((order) => (
        <label key={order} className="choice">
          <input type="radio" name={`${source} ${question.header}`} checked={choice.dateOrder?.[question.header] === order} onChange={() => dispatch({ type: "chosen", choice: { ...choice, dateOrder: { ...choice.dateOrder, [question.header]: order } } })} />
          <span>{orders[order]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Findings({ metrics, onSelect }: Pick<Props, "metrics" | "onSelect">) {
  if (metrics.findings.length === 0) return null;
  const shown = metrics.findings.slice(0, mostShown);
  return (
    <section className="section">
      <details open={metrics.findings.length <= 5}>
        <summary className="summary">{plural(metrics.findings.length, "thing")} to check</summary>
        <ul className="list">
          {shown.map((finding) => (
            <li key={`${finding.source} ${finding.place ?? ""} ${finding.sentence}`} className="small">
              {finding.sentence}
              {finding.count > 1 ? ` (${plural(finding.count, "time")})` : ""}{" "}
              {finding.cell !== null && (
                <Button size="small" appearance="outline" className="cell-button" aria-label={`Select cell ${finding.cell.address}`} onClick={() => onSelect(finding.cell!.sheet, finding.cell!.address)}>
                  {finding.cell.address}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {metrics.findings.length > shown.length && <p className="small quiet">The first {shown.length} are shown.</p>}
      </details>
    </section>
  );
}

function Sources({ sources, counted }: { readonly sources: MetricsPreview["sources"]; readonly counted: CountedTable }) {
  return (
    <section className="section">
      <details className="fold">
        <summary className="summary">How it was counted</summary>
        <div className="stack small">
          {sources.map(({ source, label, rows, sentences }) => (
            <div key={source}>
              <h3>
                {source}: {label === "" ? "no export" : label}, {plural(rows, "row")}
              </h3>
              <ul>
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </div>
          ))}
          {counted.metrics.map(({ id, label, source, readings, account }) => (
            <div key={id}>
              <h3>{label}</h3>
              <p>
                From {source}. {account.sentence}
              </p>
              <ul>
                {readings.map((reading) => (
                  <li key={reading}>{reading}</li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </details>
      <details>
        <summary className="summary">{plural(counted.missing.length, "metric")} not counted</summary>
        <ul className="small list">
          {counted.missing.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

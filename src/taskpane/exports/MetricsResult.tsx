// The counted metrics: what a write would do, what to look at, and every partner's numbers.
// Promises that nothing has been written while it is shown, and that every number can be opened to its rows.
import { Button } from "@fluentui/react-button";
import { type Dispatch, useMemo, useState } from "react";
import type { DateQuestion, MetricsPreview, PartnerMetrics } from "../../app/exports/metrics";
import { Field } from "../Field";
import { FocusedHeading } from "../FocusedHeading";
import { Sentence } from "../Sentence";
import type { Trouble } from "../state";
import { plural } from "../plural";
import { choiceOf, type Exports, type ExportsEvent } from "./state";
import { WriteSummary } from "./WriteSummary";

interface Props {
  readonly metrics: MetricsPreview;
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

export function MetricsResult({ metrics, trouble, exports, dispatch, onWrite, onCountAgain, onLookAhead, onMakeExclusions, onSelect, onBack }: Props) {
  const canWrite = metrics.refusal === "" && metrics.partners.length > 0;
  return (
    <div className="stack">
      <FocusedHeading>Metrics as of {metrics.asOf}</FocusedHeading>
      <p className="quiet small">
        {plural(metrics.partners.length, "partner")}, {plural(metrics.metrics.length, "metric")}. Nothing is written yet.
      </p>
      {trouble !== undefined && <Sentence intent="error" text={trouble.sentence} />}
      {metrics.refusal !== "" && <Sentence intent="warning" text={metrics.refusal} />}
      <Questions metrics={metrics} exports={exports} dispatch={dispatch} onCountAgain={onCountAgain} />
      <WriteSummary metrics={metrics} onSelect={onSelect} />
      <div className="actions">
        <Button appearance="primary" onClick={onWrite} disabledFocusable={!canWrite}>
          {metrics.table.isNew ? "Write" : "Refresh"} {metrics.table.name}
        </Button>
        <Button onClick={onLookAhead}>Next 12 months</Button>
        <Button onClick={onBack}>Back</Button>
      </div>
      <Findings metrics={metrics} onSelect={onSelect} />
      <Partners metrics={metrics} onOpen={(row, metric) => dispatch({ type: "opened", number: { row, metric } })} />
      <Sources metrics={metrics} />
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

function Partners({ metrics, onOpen }: Pick<Props, "metrics"> & { readonly onOpen: (row: number, metric: string) => void }) {
  const [search, setSearch] = useState("");
  const [openRow, setOpenRow] = useState<number | null>(metrics.partners.length === 1 ? 0 : null);
  const found = useMemo(() => {
    const words = search.trim().toLowerCase();
    return words === "" ? metrics.partners : metrics.partners.filter(({ name, id }) => `${name}\n${id ?? ""}`.toLowerCase().includes(words));
  }, [metrics, search]);
  const shown = found.slice(0, mostShown);
  return (
    <section className="section">
      <h3>Partners</h3>
      {metrics.partners.length > 5 && (
        <Field label="Find a partner">{(control) => <input {...control} type="search" value={search} onChange={(event) => setSearch(event.target.value)} />}</Field>
      )}
      <ul className="list">
        {shown.map((partner) => (
          <li key={partner.row}>
            <button type="button" className="row-button row-head" aria-expanded={openRow === partner.row} onClick={() => setOpenRow(openRow === partner.row ? null : partner.row)}>
              {partner.name}
            </button>
            {openRow === partner.row && <Numbers metrics={metrics} partner={partner} onOpen={onOpen} />}
          </li>
        ))}
      </ul>
      {found.length > shown.length && <p className="small quiet">The first {shown.length} of {found.length.toLocaleString("en-US")} are shown. Search to see others.</p>}
    </section>
  );
}

/** Numbers that somebody can do something with first: a partner without any row for a metric is not listed. */
function Numbers({ metrics, partner, onOpen }: { readonly metrics: MetricsPreview; readonly partner: PartnerMetrics; readonly onOpen: (row: number, metric: string) => void }) {
  const withRows = partner.values.filter(({ account }) => account.rows > 0);
  return (
    <ul className="list" aria-label={`Numbers of ${partner.name}`}>
      {withRows.map((value) => (
        <li key={value.metric}>
          <button type="button" className="row-button" onClick={() => onOpen(partner.row, value.metric)}>
            <span className="visually-hidden">Open the rows of </span>
            <span className="row-head">
              <span>{metrics.metrics.find(({ id }) => id === value.metric)?.label}</span>
              <span className="bar-number">{value.text}</span>
            </span>
            <span className="small quiet line">{value.account.sentence}</span>
            {value.exclusion !== "" && <span className="small line note">{value.exclusion}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Sources({ metrics }: Pick<Props, "metrics">) {
  return (
    <section className="section">
      <details className="fold">
        <summary className="summary">How it was counted</summary>
        <div className="stack small">
          {metrics.sources.map(({ source, label, rows, sentences }) => (
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
          {metrics.metrics.map(({ id, label, source, readings, account }) => (
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
        <summary className="summary">{plural(metrics.missing.length, "metric")} not counted</summary>
        <ul className="small list">
          {metrics.missing.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

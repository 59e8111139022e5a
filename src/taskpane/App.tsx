// The pane: one state machine, one live region, the use cases of src/app.
// Promises that every failure ends in a sentence on the page, and that the user can stop and go back at any time.
import { Button } from "@fluentui/react-button";
import { Suspense, useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { troubleOf } from "../app/errors";
import type { FoundTable, Preview, TablePlace } from "../app/preview";
import type { Tierline } from "../app/tierline";
import { FocusedHeading } from "./FocusedHeading";
import { Navigation } from "./Navigation";
import { Sentence } from "./Sentence";
import { chosenTable, firstPane, type PaneEvent, paneAfter, requestOf, tableKey } from "./state";
import { TableChooser } from "./TableChooser";
import { ViewBoundary } from "./ViewBoundary";
import { loadPreview, PreviewView, statusView, views } from "./views";
import { Working } from "./Working";

interface Props {
  /** Answers when Excel is ready; rejects with what is wrong. */
  readonly start: () => Promise<Tierline>;
  /** Today in the user's own time zone, ISO. */
  readonly today: string;
}

export function App({ start, today }: Props) {
  const [pane, dispatch] = useReducer(paneAfter, today, firstPane);
  const tierline = useRef<Tierline | null>(null);
  const job = useRef<AbortController | null>(null);
  const [shown, setShown] = useState<string>(statusView.id);

  const lookForTables = useCallback(() => attempt(dispatch, async () => dispatch({ type: "tables-found", tables: await ready(tierline).listTables() })), []);

  useEffect(() => {
    let isGone = false;
    let stopListening: () => void = () => undefined;
    void (async () => {
      try {
        const started = await start();
        if (isGone) return;
        tierline.current = started;
        stopListening = started.onAnnouncement((sentence) => dispatch({ type: "announced", sentence }));
        const asOf = started.preference("asOf");
        if (asOf !== null) dispatch({ type: "date-chosen", asOf });
        dispatch({ type: "programmes-chosen", programmes: (started.preference("programmes") ?? "").split(",").filter((id) => id !== "") });
      } catch (error) {
        dispatch({ type: "unusable", trouble: troubleOf(error) });
        return;
      }
      await lookForTables();
    })();
    return () => {
      isGone = true;
      stopListening();
      job.current?.abort();
    };
  }, [start, lookForTables]);

  const { state, choices } = pane;
  const table = chosenTable(choices);
  const offered = useMemo(() => (table === null ? [] : (tierline.current?.listProgrammes(table.headers) ?? [])), [table]);

  const evaluate = (chosen = table) =>
    attempt(dispatch, async () => {
      if (chosen === null) return;
      job.current = new AbortController();
      dispatch({ type: "evaluation-started" });
      // Should it fail, the preview's own boundary says so.
      loadPreview().catch(() => undefined);
      const request = requestOf(choices, ready(tierline).listProgrammes(chosen.headers));
      const preview = await ready(tierline).evaluate({ table: chosen, ...request }, { signal: job.current.signal, onProgress: (progress) => dispatch({ type: "progress", progress }) });
      dispatch({ type: "previewed", preview });
    });

  /** Another view made a table: its statuses are one click away. */
  const evaluatePlace = (place: TablePlace) =>
    attempt(dispatch, async () => {
      setShown(statusView.id);
      const tables = await ready(tierline).listTables();
      dispatch({ type: "tables-found", tables });
      const made = tables.find((one) => one.sheet === place.sheet && one.table === place.table);
      if (made === undefined) return;
      dispatch({ type: "table-chosen", table: tableKey(made) });
      await evaluate(made);
    });

  const write = async (preview: Preview) => {
    job.current = new AbortController();
    dispatch({ type: "write-started" });
    try {
      const outcome = await ready(tierline).writeStatus(preview, { signal: job.current.signal, onProgress: (progress) => dispatch({ type: "progress", progress }) });
      dispatch({ type: "written", outcome });
    } catch (error) {
      dispatch({ type: "write-refused", trouble: troubleOf(error) });
    }
  };

  const makeTable = (found: FoundTable) =>
    attempt(dispatch, async () => {
      const place = await ready(tierline).makeTable(found);
      dispatch({ type: "announced", sentence: `Table ${place.table ?? ""} was made.` });
      await lookForTables();
    });

  const remove = (preview: Preview) => attempt(dispatch, async () => dispatch({ type: "removed", sentence: (await ready(tierline).removeOwnColumns(preview.place)).sentence }));
  const selectCell = (sheet: string, address: string) => attempt((event) => dispatch(event.type === "failed" ? { type: "announced", sentence: event.trouble.sentence } : event), () => ready(tierline).selectCell(sheet, address));
  const back = () => dispatch({ type: "back" });
  // The second date is not remembered: hidden in its fold it would surprise the next time.
  const chooseKnownOn = (knownOn: string) => dispatch({ type: "known-on-chosen", knownOn });
  const chooseProgrammes = (programmes: readonly string[]) => {
    tierline.current?.setPreference("programmes", programmes.join(","));
    dispatch({ type: "programmes-chosen", programmes });
  };
  const chooseDate = (asOf: string) => {
    tierline.current?.setPreference("asOf", asOf === today ? "" : asOf);
    dispatch({ type: "date-chosen", asOf });
  };

  const isUsable = state.kind !== "loading" && state.kind !== "unusable";

  return (
    <main className="pane" aria-busy={state.kind === "loading" || state.kind === "evaluating" || state.kind === "writing"}>
      <header className="tight">
        <h1>Tierline</h1>
        <p className="quiet">Shows where each partner in your table stands in Microsoft's partner programmes, and what is missing.</p>
      </header>
      <div className="visually-hidden" role="status" aria-live="polite">
        {pane.announcement}
      </div>
      {state.kind === "loading" && <p>Looking for tables.</p>}
      {state.kind === "unusable" && <Sentence intent="error" text={state.trouble.sentence} />}
      {isUsable && <Navigation views={[statusView, ...views]} current={shown} onChoose={setShown} />}
      {isUsable &&
        views
          .filter(({ id }) => id === shown)
          .map(({ id, View }) => (
            <ViewBoundary key={id}>
              <Suspense fallback={<p>Opening.</p>}>
                <View tierline={ready(tierline)} asOf={choices.asOf} onDate={chooseDate} onEvaluate={(place) => void evaluatePlace(place)} />
              </Suspense>
            </ViewBoundary>
          ))}
      {shown === statusView.id && (
        <>
          {state.kind === "no-table" && (
            <div className="stack">
              <FocusedHeading>No partner table found</FocusedHeading>
              <p>
                Tierline looks for a header row with at least three columns that it knows, for example Partner, Marketplace billed sales (USD), Net-new customers over $10K, Marketplace transactions, Unique customers or Cloud commitment (USD). Add such a header row, or open a workbook that has one.
              </p>
              <div className="actions">
                <Button appearance="primary" onClick={() => void lookForTables()}>
                  Look for tables again
                </Button>
                <Button onClick={() => setShown("exports")}>Start from exports</Button>
              </div>
            </div>
          )}
          {state.kind === "ready" && (
            <>
              {pane.announcement !== "" && <Sentence intent="info" text={pane.announcement} />}
              <TableChooser choices={choices} offered={offered} onKnownOn={chooseKnownOn} onProgrammes={chooseProgrammes} onTable={(key) => dispatch({ type: "table-chosen", table: key })} onDate={chooseDate} onEvaluate={() => void evaluate()} onMakeTable={(found) => void makeTable(found)} onLookAgain={() => void lookForTables()} />
            </>
          )}
          {(state.kind === "evaluating" || state.kind === "writing") && <Working title={state.kind === "evaluating" ? "Evaluating" : "Writing"} progress={state.progress} onCancel={() => job.current?.abort()} canCancel={state.kind === "evaluating"} />}
          {state.kind === "preview" && (
            <ViewBoundary>
              <Suspense fallback={<p>Opening.</p>}>
                <PreviewView
                  preview={state.preview}
                  trouble={state.trouble}
                  onWrite={() => void write(state.preview)}
                  onBack={back}
                  onEvaluateAgain={() => void evaluate()}
                  onSelectCell={(sheet, address) => void selectCell(sheet, address)}
                  explain={(programme, row) => ready(tierline).explainRow(state.preview.id, programme, row)}
                  tierline={ready(tierline)}
                />
              </Suspense>
            </ViewBoundary>
          )}
          {state.kind === "written" && (
            <div className="stack">
              <FocusedHeading>Written</FocusedHeading>
              <Sentence intent="success" text={state.outcome.sentence} />
              <p>{state.outcome.undo}</p>
              {state.outcome.committed.warnings.map((warning) => (
                <Sentence key={warning} intent="warning" text={warning} />
              ))}
              <ul className="list">
                {state.outcome.committed.columns.map((column) => (
                  <li key={column.mark}>
                    {column.header} <span className="quiet small">({column.address})</span>
                  </li>
                ))}
              </ul>
              <p className="quiet small">The columns hold plain values: colleagues without Tierline see them too.</p>
              <div className="actions">
                <Button appearance="primary" onClick={back}>
                  Done
                </Button>
                <Button onClick={() => void remove(state.preview)}>Remove Tierline's columns</Button>
              </div>
            </div>
          )}
          {state.kind === "removed" && (
            <div className="stack">
              <FocusedHeading>Removed</FocusedHeading>
              <p>{state.sentence}</p>
              <div className="actions">
                <Button appearance="primary" onClick={back}>
                  Done
                </Button>
              </div>
            </div>
          )}
          {state.kind === "error" && (
            <div className="stack">
              <FocusedHeading>That did not work</FocusedHeading>
              <Sentence intent="error" text={state.trouble.sentence} />
              <div className="actions">
                <Button appearance="primary" onClick={() => void lookForTables()}>
                  Try again
                </Button>
              </div>
            </div>
          )}
        </>
      )}
    </main>
  );
}

async function attempt(dispatch: (event: PaneEvent) => void, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    dispatch({ type: "failed", trouble: troubleOf(error) });
  }
}

function ready(tierline: { readonly current: Tierline | null }): Tierline {
  if (tierline.current === null) throw new Error("Tierline is not ready yet. Wait a moment, then try again.");
  return tierline.current;
}

// The view "Exports": from Partner Center exports to the tables of metrics, and from every number back to its rows.
// Promises that nothing is written before a preview was shown, that long jobs show how far they are and can be stopped, and a sentence
// for every failure.
import { useCallback, useEffect, useReducer, useRef } from "react";
import { troubleOf } from "../../app/errors";
import type { JobControl } from "../../app/preview";
import { Sentence } from "../Sentence";
import type { ViewProps } from "../viewProps";
import { Working } from "../Working";
import { MetricsResult } from "./MetricsResult";
import { NumberRows } from "./NumberRows";
import { Outlook } from "./Outlook";
import { SourceChooser } from "./SourceChooser";
import { exportsAfter, firstExports, type Grain } from "./state";
import { Written } from "./Written";

export function ExportsView({ tierline, asOf, onDate, onEvaluate }: ViewProps) {
  const [exports, dispatch] = useReducer(exportsAfter, firstExports);
  const job = useRef<AbortController | null>(null);
  const { state, files, choices } = exports;

  const attempt = useCallback(async (title: string | null, work: (control: JobControl) => Promise<void>) => {
    const own = new AbortController();
    job.current = own;
    if (title !== null) dispatch({ type: "started", title });
    try {
      await work({ signal: own.signal, onProgress: (progress) => dispatch({ type: "progress", progress }) });
    } catch (error) {
      dispatch({ type: "failed", trouble: troubleOf(error) });
    }
  }, []);
  const look = useCallback(() => void attempt(null, async () => dispatch({ type: "found", found: await tierline.findExports() })), [attempt, tierline]);
  useEffect(look, [look]);
  useEffect(() => () => job.current?.abort(), []);

  const count = () => void attempt("Counting", async (control) => dispatch({ type: "counted", metrics: await tierline.buildMetrics({ asOf, files, choices }, control) }));
  const write = (metricsId: string, grain: Grain) =>
    void attempt("Writing", async (control) => dispatch({ type: "written", written: await (grain === "partner" ? tierline.writeMetrics : tierline.writeOffers)(metricsId, control), evaluates: grain }));
  const lookAhead = (metricsId: string) => void attempt("Looking ahead", async (control) => dispatch({ type: "looked-ahead", outlook: await tierline.runway(metricsId, control) }));
  const makeExclusions = () => void attempt("Making the table", async () => dispatch({ type: "written", written: await tierline.makeExclusionList(), evaluates: null }));
  const select = (sheet: string, address: string) => void attempt(null, async () => tierline.selectCell(sheet, address));
  const back = () => dispatch({ type: "back" });

  return (
    <div className="stack" aria-busy={state.kind === "looking" || state.kind === "working"}>
      {exports.trouble !== "" && <Sentence intent="error" text={exports.trouble} />}
      {state.kind === "looking" && <p>Looking for exports.</p>}
      {state.kind === "choosing" && <SourceChooser exports={exports} asOf={asOf} onDate={onDate} dispatch={dispatch} onCount={count} onLookAgain={look} onSelect={select} />}
      {state.kind === "working" && <Working title={state.title} progress={state.progress} canCancel onCancel={() => job.current?.abort()} />}
      {state.kind === "counted" && (
        <MetricsResult
          metrics={state.metrics}
          grain={state.grain}
          trouble={state.trouble}
          exports={exports}
          dispatch={dispatch}
          onWrite={() => write(state.metrics.id, state.grain)}
          onCountAgain={count}
          onLookAhead={() => lookAhead(state.metrics.id)}
          onMakeExclusions={makeExclusions}
          onSelect={select}
          onBack={back}
        />
      )}
      {state.kind === "number" && <NumberRows metricsId={state.metrics.id} number={state.number} open={tierline.openNumber} onSelect={select} onBack={back} />}
      {state.kind === "outlook" && (
        <Outlook
          outlook={state.outlook}
          trouble={state.trouble}
          onWrite={() => void attempt("Writing", async (control) => dispatch({ type: "written", written: await tierline.writeRunway(state.outlook, control), evaluates: null }))}
          onBack={back}
        />
      )}
      {state.kind === "written" && (
        <Written
          written={state.written}
          evaluates={state.evaluates}
          hasOffers={state.evaluates === "partner" && state.metrics !== null && state.metrics.perOffer.offers.length > 0}
          onEvaluate={() => onEvaluate(state.written.place)}
          onShow={() => select(state.written.place.sheet, "A1")}
          onOffers={() => dispatch({ type: "turned", grain: "offer" })}
          onDone={look}
        />
      )}
    </div>
  );
}

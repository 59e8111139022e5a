// The states of the Exports view and how one leads to the next, as plain data.
// Promises that the view is always in exactly one of them; what the person chose is kept through all of them.
import type { ExportFile, FoundExport, MetricsPreview, MetricsWritten, RunwayOutlook, SourceChoice } from "../../app/exports/metrics";
import type { JobProgress } from "../../app/preview";
import type { Trouble } from "../state";

/** Whose numbers are shown. */
export type Grain = "partner" | "offer";

/** One number that was opened. */
export interface NumberPlace {
  readonly row: number;
  readonly metric: string;
}

export type ExportsState =
  | { readonly kind: "looking" }
  | { readonly kind: "choosing" }
  | { readonly kind: "working"; readonly title: string; readonly progress: JobProgress; readonly from: ExportsState }
  | { readonly kind: "counted"; readonly metrics: MetricsPreview; readonly grain: Grain; readonly trouble?: Trouble }
  | { readonly kind: "number"; readonly metrics: MetricsPreview; readonly grain: Grain; readonly number: NumberPlace }
  | { readonly kind: "outlook"; readonly metrics: MetricsPreview; readonly outlook: RunwayOutlook; readonly trouble?: Trouble }
  /** `evaluates`: whose rows the written table holds; null where they are no table to evaluate. */
  | { readonly kind: "written"; readonly metrics: MetricsPreview | null; readonly written: MetricsWritten; readonly evaluates: Grain | null };

export interface Exports {
  readonly state: ExportsState;
  readonly found: readonly FoundExport[];
  readonly files: readonly ExportFile[];
  readonly choices: readonly SourceChoice[];
  /** What went wrong before anything was counted; "" where nothing did. */
  readonly trouble: string;
}

export type ExportsEvent =
  | { readonly type: "found"; readonly found: readonly FoundExport[] }
  | { readonly type: "chosen"; readonly choice: SourceChoice }
  | { readonly type: "files-added"; readonly files: readonly ExportFile[] }
  | { readonly type: "file-removed"; readonly name: string }
  | { readonly type: "started"; readonly title: string }
  | { readonly type: "progress"; readonly progress: JobProgress }
  | { readonly type: "counted"; readonly metrics: MetricsPreview }
  | { readonly type: "opened"; readonly number: NumberPlace }
  | { readonly type: "looked-ahead"; readonly outlook: RunwayOutlook }
  | { readonly type: "turned"; readonly grain: Grain }
  | { readonly type: "written"; readonly written: MetricsWritten; readonly evaluates: Grain | null }
  | { readonly type: "failed"; readonly trouble: Trouble }
  | { readonly type: "back" };

export const firstExports: Exports = { state: { kind: "looking" }, found: [], files: [], choices: [], trouble: "" };

/** What the person chose about one source so far. */
export function choiceOf({ choices }: Pick<Exports, "choices">, source: string): SourceChoice {
  return choices.find((one) => one.source === source) ?? { source };
}

export function exportsAfter(exports: Exports, event: ExportsEvent): Exports {
  const { state } = exports;
  const to = (next: ExportsState): Exports => ({ ...exports, state: next, trouble: "" });
  switch (event.type) {
    case "found":
      return { ...to({ kind: "choosing" }), found: event.found };
    case "chosen":
      return { ...exports, choices: [...exports.choices.filter(({ source }) => source !== event.choice.source), event.choice] };
    case "files-added":
      return { ...exports, files: [...exports.files.filter(({ name }) => !event.files.some((file) => file.name === name)), ...event.files] };
    case "file-removed":
      return { ...exports, files: exports.files.filter(({ name }) => name !== event.name) };
    case "started":
      return to({ kind: "working", title: event.title, progress: { share: 0, sentence: "" }, from: state });
    case "progress":
      return state.kind === "working" ? { ...exports, state: { ...state, progress: event.progress } } : exports;
    case "counted":
      return to({ kind: "counted", metrics: event.metrics, grain: grainOf(state) });
    case "turned": {
      const metrics = metricsOf(state);
      return metrics === null ? exports : to({ kind: "counted", metrics, grain: event.grain });
    }
    case "opened":
      return state.kind === "counted" ? to({ kind: "number", metrics: state.metrics, grain: state.grain, number: event.number }) : exports;
    case "looked-ahead": {
      const metrics = metricsOf(state);
      return metrics === null ? exports : to({ kind: "outlook", metrics, outlook: event.outlook });
    }
    case "written":
      return to({ kind: "written", metrics: metricsOf(state), written: event.written, evaluates: event.evaluates });
    case "failed":
      return afterFailure(exports, event.trouble);
    case "back":
      return to(stateBehind(state));
  }
}

/** A job that failed or was stopped leads back to where it was asked for, with the sentence there. */
function afterFailure(exports: Exports, trouble: Trouble): Exports {
  const { state } = exports;
  const from = state.kind === "working" ? state.from : state;
  if (from.kind === "counted" || from.kind === "outlook") return { ...exports, state: { ...from, trouble } };
  return { ...exports, state: from.kind === "looking" ? { kind: "choosing" } : from, trouble: trouble.sentence };
}

function stateBehind(state: ExportsState): ExportsState {
  const metrics = metricsOf(state);
  return metrics === null || state.kind === "counted" || state.kind === "written" ? { kind: "choosing" } : { kind: "counted", metrics, grain: grainOf(state) };
}

/** The side that was shown last. */
function grainOf(state: ExportsState): Grain {
  if (state.kind === "working") return grainOf(state.from);
  return "grain" in state ? state.grain : "partner";
}

function metricsOf(state: ExportsState): MetricsPreview | null {
  if (state.kind === "working") return metricsOf(state.from);
  return "metrics" in state ? state.metrics : null;
}

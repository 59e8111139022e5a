// Decides every row of a table: chunked column kernels, one met bit and one unknown bit per requirement, outcome and path codes.
// Promises: works in slices, so that a pane stays alive and can cancel by not asking for the next one; the same answer in one go.
// Allocates per run, never per row. Writes no words; report does.
import type { Columns } from "../intake/columns";
import { CHUNK_ROWS, markOneOf, markScore, markTest, markUnknown } from "./kernels";
import { bindLanes, type BoundLanes } from "./lanes";
import { leafTruth } from "./leaves";
import { MET, UNKNOWN } from "./decide";
import { patternBookOf } from "./patterns";
import type { Leaf, Plan } from "./planShape";

export interface RunResult {
  readonly rows: number;
  /** Outcome code per row: an index into the plan's outcomes, or NEEDS_DATA_CODE, UNCLEAR_CODE. */
  readonly outcome: Uint8Array;
  /** Path code per row: an index into the plan's pathways, or NO_PATH. */
  readonly path: Uint8Array;
  /** Requirement `bit` of row r is bit (bit & 31) of met[bit >>> 5][r]. */
  readonly met: readonly Uint32Array[];
  readonly unknown: readonly Uint32Array[];
  readonly bound: BoundLanes;
}

/** The whole table in one go. Never throws; a missing column is unknown or assumed as the catalog says. */
export function run(plan: Plan, columns: Columns): RunResult {
  const slices = runInSlices(plan, columns);
  for (;;) {
    const step = slices.next();
    if (step.done) {
      return step.value;
    }
  }
}

/** One chunk of 8,192 rows per step; yields the number of rows decided so far. To cancel, do not ask for more. */
export function* runInSlices(plan: Plan, columns: Columns): Generator<number, RunResult> {
  const { rows } = columns;
  const bound = bindLanes(plan, columns);
  const words = Math.max(1, Math.ceil(plan.leaves.length / 32));
  const result: RunResult = {
    rows,
    outcome: new Uint8Array(rows),
    path: new Uint8Array(rows),
    met: Array.from({ length: words }, () => new Uint32Array(rows)),
    unknown: Array.from({ length: words }, () => new Uint32Array(rows)),
    bound,
  };
  const book = patternBookOf(plan);
  const steps = kernelSteps(plan, result);
  for (let from = 0; from < rows; from += CHUNK_ROWS) {
    const to = Math.min(rows, from + CHUNK_ROWS);
    for (const step of steps) {
      step(from, to);
    }
    book.read(result.met, result.unknown, from, to, result.outcome, result.path);
    yield to;
  }
  return result;
}

type KernelStep = (from: number, to: number) => void;

/** What to do per chunk: one step per requirement, one per field for its unknown bits, one for all that no column decides. */
function kernelSteps(plan: Plan, { met, unknown, bound }: RunResult): readonly KernelStep[] {
  const steps: KernelStep[] = [];
  const unknownMasks = new Map<string, { lane: Float64Array; word: number; mask: number }>();
  const constants = plan.fields.map((_, field) => (typeof bound.lanes[field] === "number" ? bound.lanes[field] : Number.NaN));
  for (const leaf of plan.leaves) {
    const word = leaf.bit >>> 5;
    const bit = leaf.bit & 31;
    if (leaf.kind === "score") {
      const score = plan.scores[leaf.score]!;
      steps.push((from, to) => markScore(score, bound.lanes, from, to, leaf.need, bit, met[word]!, unknown[word]!));
      continue;
    }
    const lane = bound.lanes[leaf.field]!;
    if (typeof lane === "number") {
      steps.push(constantStep(leafTruth(plan, leaf, Float64Array.from(constants)), bit, met[word]!, unknown[word]!));
      continue;
    }
    steps.push(columnStep(leaf, lane, bit, met[word]!));
    const key = `${bound.readsFrom[leaf.field]}/${word}`;
    const mask = unknownMasks.get(key) ?? { lane, word, mask: 0 };
    mask.mask |= 1 << bit;
    unknownMasks.set(key, mask);
  }
  for (const { lane, word, mask } of unknownMasks.values()) {
    steps.push((from, to) => markUnknown(lane, from, to, mask, unknown[word]!));
  }
  return steps;
}

function columnStep(leaf: Exclude<Leaf, { kind: "score" }>, lane: Float64Array, bit: number, met: Uint32Array): KernelStep {
  switch (leaf.kind) {
    case "test":
      return (from, to) => markTest(lane, from, to, leaf.cmp, leaf.need, bit, met);
    case "flag":
      return (from, to) => markTest(lane, from, to, "=", leaf.need, bit, met);
    case "oneOf":
      return (from, to) => markOneOf(lane, from, to, leaf.codes, bit, met);
  }
}

function constantStep(truth: number, bit: number, met: Uint32Array, unknown: Uint32Array): KernelStep {
  const words = truth === MET ? met : truth === UNKNOWN ? unknown : null;
  return (from, to) => {
    if (words) {
      for (let row = from; row < to; row++) {
        words[row] = words[row]! | (1 << bit);
      }
    }
  };
}

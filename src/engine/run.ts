// Decides every row of a table: chunked column kernels, one met bit and one unknown bit per requirement, outcome and path codes.
// Promises: works in slices, so that a pane stays alive and can cancel by not asking for the next one; the same answer in one go.
// Allocates per run, never per row. Writes no words; report does.
import type { Columns } from "../intake/columns";
import { BLOCK_BITS, CHUNK_ROWS, keepMarks, markOneOf, markScore, markTest } from "./kernels";
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
  const blocks = blocksOf(plan, bound);
  const marks = new Int32Array(CHUNK_ROWS);
  for (let from = 0; from < rows; from += CHUNK_ROWS) {
    const count = Math.min(CHUNK_ROWS, rows - from);
    blocks.forEach(({ constant, kernels }, block) => {
      marks.fill(constant);
      kernels.forEach((kernel) => kernel(from, count, marks));
      keepMarks(marks, from, count, block, result.met[block >>> 1]!, result.unknown[block >>> 1]!);
    });
    book.read(result.met, result.unknown, from, from + count, result.outcome, result.path);
    yield from + count;
  }
  return result;
}

type Kernel = (from: number, count: number, marks: Int32Array) => void;

/** Up to 16 requirements: the marks of those that no column decides, and a kernel for each other one. */
interface Block {
  constant: number;
  readonly kernels: Kernel[];
}

function blocksOf(plan: Plan, bound: BoundLanes): readonly Block[] {
  const blocks: Block[] = Array.from({ length: Math.ceil(plan.leaves.length / BLOCK_BITS) }, () => ({ constant: 0, kernels: [] }));
  const constants = Float64Array.from(bound.lanes, (lane) => (typeof lane === "number" ? lane : Number.NaN));
  for (const leaf of plan.leaves) {
    const block = blocks[Math.floor(leaf.bit / BLOCK_BITS)]!;
    const bit = leaf.bit % BLOCK_BITS;
    if (leaf.kind === "score") {
      const score = plan.scores[leaf.score]!;
      block.kernels.push((from, count, marks) => markScore(score, bound.lanes, from, count, leaf.need, bit, marks));
      continue;
    }
    const lane = bound.lanes[leaf.field]!;
    if (typeof lane === "number") {
      const truth = leafTruth(plan, leaf, constants);
      block.constant |= truth === MET ? 1 << bit : truth === UNKNOWN ? 1 << (bit + BLOCK_BITS) : 0;
    } else {
      block.kernels.push(columnKernel(leaf, lane, bit));
    }
  }
  return blocks;
}

function columnKernel(leaf: Exclude<Leaf, { kind: "score" }>, lane: Float64Array, bit: number): Kernel {
  switch (leaf.kind) {
    case "test":
      return (from, count, marks) => markTest(lane, from, count, leaf.cmp, leaf.need, bit, marks);
    case "flag":
      return (from, count, marks) => markTest(lane, from, count, "=", leaf.need, bit, marks);
    case "oneOf":
      return (from, count, marks) => markOneOf(lane, from, count, leaf.codes, bit, marks);
  }
}

// Decides every row of a table: chunked column kernels, one met bit and one unknown bit per requirement, outcome and path codes.
// Promises: works in slices, so that a pane stays alive and can cancel by not asking for the next one; the same answer in one go.
// Allocates per run, never per row. Writes no words; report does.
import type { Columns } from "../intake/columns";
import { toItsEnd } from "../intake/slices";
import { BLOCK_BITS, CHUNK_ROWS, keepMarks, markCodes, markScore, markTest, markTwoAtLeast, type LaneTest } from "./kernels";
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
  return toItsEnd(runInSlices(plan, columns));
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

/** Up to 16 requirements: the marks of those that no column decides, and the kernels for the others. */
interface Block {
  readonly constant: number;
  readonly kernels: readonly Kernel[];
}

function blocksOf(plan: Plan, bound: BoundLanes): readonly Block[] {
  const blocks: Leaf[][] = Array.from({ length: Math.ceil(plan.leaves.length / BLOCK_BITS) }, () => []);
  plan.leaves.forEach((leaf) => blocks[Math.floor(leaf.bit / BLOCK_BITS)]!.push(leaf));
  return blocks.map((leaves) => blockOf(plan, bound, leaves));
}

function blockOf(plan: Plan, bound: BoundLanes, leaves: readonly Leaf[]): Block {
  const kernels: Kernel[] = [];
  const testsByLane = new Map<Float64Array, LaneTest[]>();
  const codedByLane = new Map<Float64Array, CodedLeaf[]>();
  const constants = Float64Array.from(bound.lanes, (lane) => (typeof lane === "number" ? lane : Number.NaN));
  let constant = 0;
  for (const leaf of leaves) {
    const bit = leaf.bit % BLOCK_BITS;
    const lane = leaf.kind === "score" ? null : bound.lanes[leaf.field]!;
    if (leaf.kind === "score") {
      const score = plan.scores[leaf.score]!;
      kernels.push((from, count, marks) => markScore(score, bound.lanes, from, count, leaf.need, bit, marks));
    } else if (typeof lane === "number") {
      const truth = leafTruth(plan, leaf, constants);
      constant |= truth === MET ? 1 << bit : truth === UNKNOWN ? 1 << (bit + BLOCK_BITS) : 0;
    } else if (lane !== null && leaf.kind === "oneOf") {
      codedByLane.set(lane, [...(codedByLane.get(lane) ?? []), leaf]);
    } else if (lane !== null && leaf.kind !== "oneOf") {
      const tests = testsByLane.get(lane) ?? [];
      testsByLane.set(lane, withTest(tests, testOf(leaf), 1 << bit));
    }
  }
  testsByLane.forEach((tests, lane) => kernels.push(...laneKernels(lane, tests)));
  codedByLane.forEach((coded, lane) => kernels.push(codesKernel(lane, coded)));
  return { constant, kernels };
}

type CodedLeaf = Extract<Leaf, { kind: "oneOf" }>;

function testOf(leaf: Extract<Leaf, { kind: "test" | "flag" }>): Omit<LaneTest, "bits"> {
  return leaf.kind === "test" ? leaf : { cmp: "=", need: leaf.need };
}

/** However many codes the requirements accept, the lane is read once. */
function codesKernel(lane: Float64Array, coded: readonly CodedLeaf[]): Kernel {
  const bitsByCode = new Int32Array(2 + Math.max(...coded.flatMap(({ codes }) => codes)));
  let asked = 0;
  for (const { codes, bit } of coded) {
    asked |= 1 << bit % BLOCK_BITS;
    codes.forEach((code) => (bitsByCode[code]! |= 1 << bit % BLOCK_BITS));
  }
  return (from, count, marks) => markCodes(lane, from, count, bitsByCode, asked, marks);
}

/** Requirements that ask the same of one lane share a test. */
function withTest(tests: readonly LaneTest[], { cmp, need }: Omit<LaneTest, "bits">, bit: number): LaneTest[] {
  const at = tests.findIndex((test) => test.cmp === cmp && test.need === need);
  return at < 0 ? [...tests, { cmp, need, bits: bit }] : tests.with(at, { cmp, need, bits: tests[at]!.bits | bit });
}

function laneKernels(lane: Float64Array, tests: readonly LaneTest[]): readonly Kernel[] {
  const asked = tests.reduce((bits, test) => bits | test.bits, 0);
  const atLeast = tests.filter(({ cmp }) => cmp === ">=");
  const single = tests.filter(({ cmp }) => cmp !== ">=");
  const kernels: Kernel[] = [];
  for (let index = 0; index + 1 < atLeast.length; index += 2) {
    const [one, other] = [atLeast[index]!, atLeast[index + 1]!];
    kernels.push((from, count, marks) => markTwoAtLeast(lane, from, count, one, other, asked, marks));
  }
  const odd = atLeast.length % 2 === 1 ? [atLeast.at(-1)!] : [];
  return [...kernels, ...[...odd, ...single].map((test): Kernel => (from, count, marks) => markTest(lane, from, count, test, asked, marks))];
}

// One loop per requirement over a chunk of rows: marks where it is met and where its value is missing.
// Promises: no allocation per row, no branch on data, no code generation. Marks only; what they add up to is engine/decide's.
// A chunk's marks are one word per row: met in the low 16 bits, unknown in the high 16 bits, so that one pass sets both.
import type { Comparison } from "../catalog/schema";
import { pointsOf } from "./leaves";
import type { PlanScore } from "./planShape";

/** Rows per chunk: the chunk's marks stay in the first-level cache. */
export const CHUNK_ROWS = 8_192;
/** Requirements that share one word of marks. */
export const BLOCK_BITS = 16;

/** One comparison of a lane, and the bits (of the low 16) of all requirements that ask for exactly it. */
export interface LaneTest {
  readonly cmp: Comparison;
  readonly need: number;
  readonly bits: number;
}

// Unary plus and imul, not Number() and a shift per bit: V8 turns them into flag moves, which measures a third faster.

/** Marks rows from..from+count of a lane. NaN is never met and always unknown, in `asked` bits: it is the one number unlike itself. */
export function markTest(lane: Float64Array, from: number, count: number, { cmp, need, bits }: LaneTest, asked: number, marks: Int32Array): void {
  const unknown = asked << BLOCK_BITS;
  switch (cmp) {
    case ">=":
      return markAtLeast(lane, from, count, need, bits, unknown, marks);
    case ">":
      for (let row = 0; row < count; row++) {
        const value = lane[from + row]!;
        marks[row]! |= Math.imul(+(value > need), bits) | Math.imul(+(value !== value), unknown);
      }
      return;
    case "<=":
      for (let row = 0; row < count; row++) {
        const value = lane[from + row]!;
        marks[row]! |= Math.imul(+(value <= need), bits) | Math.imul(+(value !== value), unknown);
      }
      return;
    case "<":
      for (let row = 0; row < count; row++) {
        const value = lane[from + row]!;
        marks[row]! |= Math.imul(+(value < need), bits) | Math.imul(+(value !== value), unknown);
      }
      return;
    case "=":
      for (let row = 0; row < count; row++) {
        const value = lane[from + row]!;
        marks[row]! |= Math.imul(+(value === need), bits) | Math.imul(+(value !== value), unknown);
      }
      return;
  }
}

function markAtLeast(lane: Float64Array, from: number, count: number, need: number, bits: number, unknown: number, marks: Int32Array): void {
  for (let row = 0; row < count; row++) {
    const value = lane[from + row]!;
    marks[row]! |= Math.imul(+(value >= need), bits) | Math.imul(+(value !== value), unknown);
  }
}

/** As markTest for two tests of "at least" on one lane, which is the usual pair: the lane is read once. */
export function markTwoAtLeast(lane: Float64Array, from: number, count: number, one: LaneTest, other: LaneTest, asked: number, marks: Int32Array): void {
  const unknown = asked << BLOCK_BITS;
  const { need, bits } = one;
  const { need: otherNeed, bits: otherBits } = other;
  for (let row = 0; row < count; row++) {
    const value = lane[from + row]!;
    marks[row]! |= Math.imul(+(value >= need), bits) | Math.imul(+(value >= otherNeed), otherBits) | Math.imul(+(value !== value), unknown);
  }
}

/**
 * As markTest for coded text. `bitsByCode`: per code the bits of the requirements that accept it, and a 0 at the end, which is where
 * a number that is no code of them leads.
 */
export function markCodes(lane: Float64Array, from: number, count: number, bitsByCode: Int32Array, asked: number, marks: Int32Array): void {
  const unknown = asked << BLOCK_BITS;
  const none = bitsByCode.length - 1;
  for (let row = 0; row < count; row++) {
    const value = lane[from + row]!;
    const code = value | 0;
    const at = code === value && code >= 0 && code < none ? code : none;
    marks[row]! |= bitsByCode[at]! | Math.imul(+(value !== value), unknown);
  }
}

/** Adds up a score between its least and most points: met, or unknown where the missing metrics could still settle it. */
export function markScore(score: PlanScore, lanes: readonly (Float64Array | number)[], from: number, count: number, need: number, bit: number, marks: Int32Array): void {
  for (let row = 0; row < count; row++) {
    let least = 0;
    let most = 0;
    for (const metric of score.metrics) {
      const lane = lanes[metric.field]!;
      const units = typeof lane === "number" ? lane : lane[from + row]!;
      const isUnknown = +(units !== units);
      const points = isUnknown === 1 ? 0 : pointsOf(units, metric.maximum, metric.threshold);
      least += points;
      most += points + isUnknown * metric.maximum;
    }
    const isMet = +(least >= need);
    marks[row]! |= (isMet << bit) | ((+(most >= need) & ~isMet) << (bit + BLOCK_BITS));
  }
}

/** Moves a chunk's marks into the result's words: met and unknown of block `block` for rows from..from+count. */
export function keepMarks(marks: Int32Array, from: number, count: number, block: number, met: Uint32Array, unknown: Uint32Array): void {
  const shift = (block & 1) * BLOCK_BITS;
  for (let row = 0; row < count; row++) {
    const mark = marks[row]!;
    met[from + row]! |= (mark & 0xffff) << shift;
    unknown[from + row]! |= (mark >>> BLOCK_BITS) << shift;
  }
}

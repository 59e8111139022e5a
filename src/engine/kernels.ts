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

/** Marks rows from..from+count of a lane at bit `bit` (0 to 15). NaN is never met and always unknown: it is the one number unlike itself. */
export function markTest(lane: Float64Array, from: number, count: number, cmp: Comparison, need: number, bit: number, marks: Int32Array): void {
  // Unary plus, not Number(): V8 turns it into a flag move, which measures a third faster.
  const high = bit + BLOCK_BITS;
  switch (cmp) {
    case ">=":
      for (let row = 0; row < count; row++) {
        const value = lane[from + row]!;
        marks[row]! |= (+(value >= need) << bit) | (+(value !== value) << high);
      }
      return;
    case ">":
      for (let row = 0; row < count; row++) {
        const value = lane[from + row]!;
        marks[row]! |= (+(value > need) << bit) | (+(value !== value) << high);
      }
      return;
    case "<=":
      for (let row = 0; row < count; row++) {
        const value = lane[from + row]!;
        marks[row]! |= (+(value <= need) << bit) | (+(value !== value) << high);
      }
      return;
    case "<":
      for (let row = 0; row < count; row++) {
        const value = lane[from + row]!;
        marks[row]! |= (+(value < need) << bit) | (+(value !== value) << high);
      }
      return;
    case "=":
      for (let row = 0; row < count; row++) {
        const value = lane[from + row]!;
        marks[row]! |= (+(value === need) << bit) | (+(value !== value) << high);
      }
      return;
  }
}

/** Marks rows whose code is one of `codes`; the codes are few, so each is one more pass. */
export function markOneOf(lane: Float64Array, from: number, count: number, codes: readonly number[], bit: number, marks: Int32Array): void {
  for (const code of codes) {
    markTest(lane, from, count, "=", code, bit, marks);
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

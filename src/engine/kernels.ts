// One loop per requirement over a chunk of rows: sets its met bit, and its unknown bit where the value is NaN.
// Promises: no allocation per row, no branch on data, no code generation. Bits only; what they add up to is engine/decide's.
import type { Comparison } from "../catalog/schema";
import { pointsOf } from "./leaves";
import type { PlanScore } from "./planShape";

/** Rows per chunk: the chunk's two bit words and one lane stay in the first-level cache. */
export const CHUNK_ROWS = 8_192;

/** Sets `bit` in `met` for rows from..to whose value compares; NaN never compares. */
export function markTest(lane: Float64Array, from: number, to: number, cmp: Comparison, need: number, bit: number, met: Uint32Array): void {
  switch (cmp) {
    case ">=":
      for (let row = from; row < to; row++) met[row] = met[row]! | (Number(lane[row]! >= need) << bit);
      return;
    case ">":
      for (let row = from; row < to; row++) met[row] = met[row]! | (Number(lane[row]! > need) << bit);
      return;
    case "<=":
      for (let row = from; row < to; row++) met[row] = met[row]! | (Number(lane[row]! <= need) << bit);
      return;
    case "<":
      for (let row = from; row < to; row++) met[row] = met[row]! | (Number(lane[row]! < need) << bit);
      return;
    case "=":
      for (let row = from; row < to; row++) met[row] = met[row]! | (Number(lane[row]! === need) << bit);
      return;
  }
}

/** Sets `bit` for rows whose code is one of `codes`; the codes are few, so each is one more pass. */
export function markOneOf(lane: Float64Array, from: number, to: number, codes: readonly number[], bit: number, met: Uint32Array): void {
  for (const code of codes) {
    markTest(lane, from, to, "=", code, bit, met);
  }
}

/** Sets every bit of `mask` in `unknown` for rows without a value: all requirements of one field in one pass. */
export function markUnknown(lane: Float64Array, from: number, to: number, mask: number, unknown: Uint32Array): void {
  for (let row = from; row < to; row++) {
    const value = lane[row]!;
    unknown[row] = unknown[row]! | (-Number(value !== value) & mask);
  }
}

/** Adds up a score between its least and most points, then sets met, or unknown where the missing metrics could still settle it. */
export function markScore(
  score: PlanScore,
  lanes: readonly (Float64Array | number)[],
  from: number,
  to: number,
  need: number,
  bit: number,
  met: Uint32Array,
  unknown: Uint32Array,
): void {
  for (let row = from; row < to; row++) {
    let least = 0;
    let most = 0;
    for (const metric of score.metrics) {
      const lane = lanes[metric.field]!;
      const units = typeof lane === "number" ? lane : lane[row]!;
      const isUnknown = Number(units !== units);
      const points = isUnknown === 1 ? 0 : pointsOf(units, metric.maximum, metric.threshold);
      least += points;
      most += points + isUnknown * metric.maximum;
    }
    const isMet = Number(least >= need);
    met[row] = met[row]! | (isMet << bit);
    unknown[row] = unknown[row]! | ((Number(most >= need) & ~isMet) << bit);
  }
}

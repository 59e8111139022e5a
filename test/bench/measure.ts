// Timings for the benches: alternating rounds, medians, ratios. The machine is noisy, so nothing here is ever asserted by a test.

export interface Contender {
  readonly name: string;
  /** Rows that one round works on; slow engines get fewer, and times are compared per row. */
  readonly rows: number;
  /** One round; resolves to milliseconds of the part that counts. */
  readonly round: () => number | Promise<number>;
}

export interface Timing {
  readonly name: string;
  readonly rows: number;
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** Microseconds per row, from the median. */
  readonly perRow: number;
}

/** Milliseconds that `work` takes. */
export function clock(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

export async function clockAsync(work: () => Promise<void>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Every contender once to warm up, then `rounds` rounds in turn. */
export async function inTurn(contenders: readonly Contender[], rounds: number): Promise<Map<string, Timing>> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const contender of contenders) {
      globalThis.gc?.();
      const time = await contender.round();
      if (round >= 0) {
        times.get(contender.name)!.push(time);
      }
    }
  }
  return new Map(
    contenders.map(({ name, rows }) => {
      const sorted = times.get(name)!.sort((a, b) => a - b);
      const median = sorted[sorted.length >> 1]!;
      return [name, { name, rows, median, least: sorted[0]!, most: sorted.at(-1)!, perRow: (median * 1_000) / rows }];
    }),
  );
}

/** A fixed-seed generator of numbers in [0, 1) (mulberry32), so that every run and machine sees the same rows. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

// Sliced work: what pauses for the pane runs through in one go where nobody waits, and tells its progress as part of a larger job's.
// Promises: never skips a step. To cancel, a caller stops asking for the next one.

/** Takes every step of `slices`, drops what they tell on the way, and answers their result. */
export function toItsEnd<R>(slices: Generator<unknown, R>): R {
  for (;;) {
    const step = slices.next();
    if (step.done) {
      return step.value;
    }
  }
}

/** Runs a sliced station to its end, turning its own progress into that of the whole job. Answers the station's result. */
export function* reporting<T, P, R>(station: Generator<T, R>, progress: (of: T) => P): Generator<P, R> {
  for (;;) {
    const step = station.next();
    if (step.done) {
      return step.value;
    }
    yield progress(step.value);
  }
}

const SLICE_ROWS = 8_192;

/** One value per row, in order. Pauses after every 8,192 rows and yields how many are done. */
export function* perRow<T>(rows: number, of: (row: number) => T): Generator<number, T[]> {
  const values: T[] = [];
  for (let row = 0; row < rows; row++) {
    if (row > 0 && row % SLICE_ROWS === 0) {
      yield row;
    }
    values.push(of(row));
  }
  return values;
}

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

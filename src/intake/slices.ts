// Sliced work in one go: what pauses for the pane runs through where nobody waits.

/** Takes every step of `slices`, drops what they tell on the way, and answers their result. */
export function toItsEnd<R>(slices: Generator<unknown, R>): R {
  for (;;) {
    const step = slices.next();
    if (step.done) {
      return step.value;
    }
  }
}

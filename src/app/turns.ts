// Long work in slices: the page gets a turn now and then, so that Cancel and the progress bar stay alive.
// Promises to stop between two slices when the signal says so.
import { Cancelled } from "../workbook/errors";
import type { JobControl } from "./preview";

/** How long the page may be busy before it is given a turn. */
const busyMs = 30;

/** Runs the slices to their end and answers what they return; `onSlice` is called at most once per turn. */
export async function inTurns<Step, Result>(slices: Iterator<Step, Result>, control: JobControl, onSlice: (step: Step) => void = () => undefined): Promise<Result> {
  let busySince = Date.now();
  for (;;) {
    const step = slices.next();
    if (step.done === true) return step.value;
    if (Date.now() - busySince < busyMs) continue;
    onSlice(step.value);
    await aTurnForThePage(control);
    busySince = Date.now();
  }
}

/** Lets the page work; throws Cancelled when the person has stopped the job. */
export async function aTurnForThePage(control: JobControl): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (control.signal?.aborted === true) throw new Cancelled();
}

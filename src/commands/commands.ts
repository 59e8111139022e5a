// The ribbon's buttons that run without opening the pane.
// Promises that event.completed() is always called: Excel keeps the button busy until then.
import { evaluateSelected } from "../app/evaluateSelected";
import type { Tierline } from "../app/tierline";

/** What Excel hands to a ribbon function. */
export interface RibbonEvent {
  completed(): void;
}

/** The handler behind "Evaluate table". `start` answers when Excel is ready; `say` shows a failure to start. */
export function evaluateTableCommand(start: () => Promise<Tierline>, today: () => string): (event: RibbonEvent) => Promise<void> {
  return async (event) => {
    try {
      await evaluateSelected(await start(), today());
    } catch {
      // Excel is not ready: the pane says why, and there is no other place on the ribbon to say it.
    } finally {
      event.completed();
    }
  };
}

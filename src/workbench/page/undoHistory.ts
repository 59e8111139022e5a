// The grid's undo history, as long as Excel's: 100 steps.
// Promises that what an add-in writes in one go can be taken back in full; Univer alone forgets all but the last 20 steps.
import { LocalUndoRedoService, type IUndoRedoItem } from "@univerjs/core";

const STEPS_KEPT = 100;

export class UndoHistory extends LocalUndoRedoService {
  override pushUndoRedo(item: IUndoRedoItem): void {
    const steps = this._getUndoStack(item.unitID, true);
    const oldest = steps[0];
    super.pushUndoRedo(item);
    // Univer drops the oldest step beyond its own limit: it is put back until the history is as long as Excel's.
    if (oldest !== undefined && steps[0] !== oldest && steps.length < STEPS_KEPT) steps.unshift(oldest);
  }
}

// Knows whether the open workbook changed since it was opened or saved.
// Promises to count edits by a person and by an add-in alike, and to ignore what is no edit: selecting, scrolling, recalculating.
import { CommandType } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";

export interface UnsavedChanges {
  readonly areThere: boolean;
  /** Call after saving. */
  forget(): void;
  dispose(): void;
}

// Mutations that a mere look at the sheet or a calculation makes.
const NO_EDITS = [/^formula\.mutation\./, /auto-height/, /active/, /^sheet\.mutation\.set-scroll/];

/** Watches the workbook `unitId` from now on; `onChange` is called when the answer changes. */
export function watchUnsavedChanges(univerAPI: FUniver, unitId: string, onChange: (areThere: boolean) => void): UnsavedChanges {
  let areThere = false;
  const set = (value: boolean): void => {
    if (value === areThere) return;
    areThere = value;
    onChange(value);
  };
  const watch = univerAPI.onCommandExecuted((command, options) => {
    if (command.type !== CommandType.MUTATION || options?.onlyLocal === true || options?.["fromFormula"] === true) return;
    if (!isAbout(unitId, command.params)) return;
    if (!NO_EDITS.some((pattern) => pattern.test(command.id))) set(true);
  });
  return {
    get areThere() {
      return areThere;
    },
    forget: () => set(false),
    dispose: () => watch.dispose(),
  };
}

// The formula bar and the cell editor are documents of their own in Univer: opening them changes no workbook.
function isAbout(unitId: string, params: object | undefined): boolean {
  return params !== undefined && "unitId" in params && params.unitId === unitId;
}

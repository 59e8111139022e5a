// Locked and unlocked cells: what a protected sheet still lets people change. Kept in the cell's custom data.
// Promises: a cell is locked unless it says otherwise, as in Excel. Undoable.
import type { Area, Book } from "./book";
import { writeBlock } from "./cellWriting";

/** True when every cell is locked, false when none is, null when some are. */
export function lockState(book: Book, area: Area): boolean | null {
  const cells = book.grid(area.sheetId).getCellMatrix();
  let locked = 0;
  let count = 0;
  for (let row = area.startRow; row <= area.endRow; row++) {
    for (let column = area.startColumn; column <= area.endColumn; column++) {
      count += 1;
      if (cells.getValue(row, column)?.custom?.["locked"] !== false) locked += 1;
    }
  }
  if (locked === 0) return false;
  return locked === count ? true : null;
}

export function setLocked(book: Book, area: Area, isLocked: boolean): void {
  const cells = book.grid(area.sheetId).getCellMatrix();
  writeBlock(book, area, (row, column) => {
    const custom: Record<string, unknown> = { ...cells.getValue(row, column)?.custom };
    if (isLocked) delete custom["locked"];
    else custom["locked"] = false;
    return { custom };
  });
}

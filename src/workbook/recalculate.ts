// Has Excel answer formulas again whose answer rests on more than their arguments.
// Promises to go no wider than it must: the formulas' own cells, a sheet on which one of them moved, everything only where no place is known.
// Changes no cell that holds no formula.
import { type Block, placeIn } from "./address";
import { cells } from "./locate";
import { inWorkbook, isSupported } from "./session";

/** More pieces or cells than this on one sheet cost more to name than the sheet does to calculate. */
const mostBlocks = 1_000;
const mostCells = 20_000;

/** `formulas` are cells such as "Data!M4"; undefined for one of which the host did not say where it stands. Throws HostError. */
export async function calculateAgain(formulas: readonly (string | undefined)[]): Promise<void> {
  if (formulas.length === 0) return;
  await inWorkbook(async (context) => {
    const { application, worksheets } = context.workbook;
    const bySheet = isSupported("ExcelApi", "1.9") ? blocksBySheet(formulas) : null;
    const places = [...(bySheet ?? [])].map(([name, blocks]) => ({ sheet: worksheets.getItemOrNullObject(name), blocks }));
    for (const { sheet } of places) sheet.load("name");
    application.load("calculationMode");
    await context.sync();
    if (bySheet === null || places.some(({ sheet }) => sheet.isNullObject)) {
      application.calculate(Excel.CalculationType.full);
      await context.sync();
      return;
    }
    const found = places.map(({ sheet, blocks }) => ({ sheet, ranges: isTooMany(blocks) ? null : blocks.map((block) => cells(sheet, block)) }));
    for (const { ranges } of found) ranges?.forEach((range) => range.load("formulas"));
    await context.sync();
    for (const { sheet, ranges } of found) {
      if (ranges !== null && ranges.every(holdsOurFormulas)) ranges.forEach((range) => range.setDirty());
      else sheet.calculate(true);
    }
    // Whoever calculates by hand sees the new answers with the next F9, as for every other change.
    if (application.calculationMode !== Excel.CalculationMode.manual) application.calculate(Excel.CalculationType.recalculate);
    await context.sync();
  });
}

/** Cells below each other make one block; null where a place is not known. */
function blocksBySheet(formulas: readonly (string | undefined)[]): ReadonlyMap<string, readonly Block[]> | null {
  const bySheet = new Map<string, Block[]>();
  for (const formula of new Set(formulas)) {
    const place = formula === undefined ? null : placeIn(formula);
    if (place === null) return null;
    bySheet.set(place.sheet, [...(bySheet.get(place.sheet) ?? []), place.block]);
  }
  return new Map([...bySheet].map(([sheet, blocks]) => [sheet, joined(blocks)]));
}

function joined(blocks: readonly Block[]): Block[] {
  const whole: Block[] = [];
  for (const block of [...blocks].sort((one, other) => one.column - other.column || one.row - other.row)) {
    const last = whole[whole.length - 1];
    if (last !== undefined && last.column === block.column && last.row + last.rows === block.row) whole[whole.length - 1] = { ...last, rows: last.rows + block.rows };
    else whole.push(block);
  }
  return whole;
}

function isTooMany(blocks: readonly Block[]): boolean {
  return blocks.length > mostBlocks || blocks.reduce((sum, { rows }) => sum + rows, 0) > mostCells;
}

/** False where one of them moved or was deleted since it was answered. */
function holdsOurFormulas({ formulas }: Excel.Range): boolean {
  return formulas.every((row) => row.every((formula: unknown) => /^=.*\bPARTNER\w*\./is.test(String(formula))));
}

// Has Excel calculate the workbook again, for formulas whose answer rests on more than their arguments.
// Promises to change no cell that holds no formula.
import { inWorkbook } from "./session";

/** Every formula, whether its arguments changed or not. Throws HostError. */
export async function calculateAnew(): Promise<void> {
  await inWorkbook(async (context) => {
    context.workbook.application.calculate(Excel.CalculationType.full);
    await context.sync();
  });
}

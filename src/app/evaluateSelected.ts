// The ribbon's one-click job: evaluate the table under the cursor (or the first partner table) and write its columns.
// Promises a sentence for every outcome, said through `announce`; it never throws.
import { troubleOf } from "./errors";
import type { Tierline } from "./tierline";

/** Returns what was said. `today` is an ISO date, used where the user keeps no as-of date. */
export async function evaluateSelected(tierline: Tierline, today: string): Promise<string> {
  const sentence = await outcomeOf(tierline, today);
  tierline.announce(sentence);
  return sentence;
}

async function outcomeOf(tierline: Tierline, today: string): Promise<string> {
  try {
    const tables = (await tierline.listTables()).filter((table) => table.recognised > 0);
    const table = tables.find((one) => one.isSelected) ?? tables[0];
    if (table === undefined) return "No partner table was found in this workbook. Tierline needs a header row with columns such as Partner, Marketplace billed sales (USD) and Marketplace transactions.";
    const preview = await tierline.evaluate({ table, asOf: tierline.preference("asOf") ?? today });
    if (!preview.canWrite) return preview.problems.map((problem) => problem.sentence).join(" ");
    const outcome = await tierline.writeStatus(preview);
    return `${outcome.sentence} ${outcome.undo}`;
  } catch (error) {
    return troubleOf(error).sentence;
  }
}

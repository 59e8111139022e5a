// `npm run freeze`: writes the conformance corpus of each programme listed here. Read the difference before committing it:
// a changed answer for a past date needs a reason.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { shippedCatalog } from "../../src/catalog/catalog";
import { conformanceOf } from "./conformance";
import { writeFamilies } from "./families";

/** Programme and as-of date of every frozen corpus. */
export const frozen: readonly (readonly [programme: string, asOf: string])[] = [["top-tier", "2024-01-01"]];

export function corpusPath(programme: string, asOf: string): string {
  return join(__dirname, programme, `conformance.${asOf}.json`);
}

if (require.main === module) {
  for (const [programme, asOf] of frozen) {
    const { rows, ...head } = conformanceOf(shippedCatalog, programme, asOf);
    const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
    writeFileSync(corpusPath(programme, asOf), `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "rows": [\n${lines}\n  ]\n}\n`);
    console.log(`${rows.length} rows of ${programme} as of ${asOf} written.`);
  }
  writeFamilies();
}

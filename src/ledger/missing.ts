// What a metric would need that the exports at hand do not have.
// Promises: names the export and the header as Partner Center spells them.
import type { DerivedFact, Role } from "../catalog/derived/schema";
import { exportShape } from "./exports";
import { columnsFor } from "./recognise";
import type { FactTable, FlagRole, Ledger, NumberRole, TextRole } from "./factTable";

/** The columns of `fact` that a table lacks. */
export function lacks(table: FactTable, fact: DerivedFact): Role[] {
  return fact.needs.filter((role) => {
    if (role === "date") return table.dates === null && table.rowCount > 0 && !table.segments.some((segment) => segment.roles.has("date"));
    return table.texts[role as TextRole] === undefined && table.numbers[role as NumberRole] === undefined && table.flags[role as FlagRole] === undefined && !(role === "expires" && table.expires !== null);
  });
}

/** Why a fact cannot be counted from the exports that were read, in one sentence. */
export function whyMissing(fact: DerivedFact, ledger: Ledger): string {
  for (const kind of fact.from) {
    const table = ledger.tables.get(kind);
    if (table === undefined) continue;
    const missing = lacks(table, fact).flatMap((role) => columnsFor(role, table.shape)).map((role) => `"${table.shape.roles[role]?.[0] ?? role}"`);
    return `${fact.label} cannot be counted: the ${table.shape.label} export lacks ${missing.join(" and ")}.`;
  }
  return `${fact.label} cannot be counted: it needs the ${fact.from.map((kind) => exportShape(kind).label).join(" or the ")} export.`;
}

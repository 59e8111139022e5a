// Rows of lists that may or may not count on a day, because the documents do not say: which, and why what they count into is unknown.
// Promises: one problem per name, with its cells, for the facts that are asked for; none where the day is settled. Counts nothing itself.
import type { Catalog, Counted, IsoDate } from "../catalog/schema";
import { bodyAddress, type Problem } from "./findings";
import type { ListReading, ListTable } from "./lists";

const MOST_PROBLEMS = 50;
const MOST_ADDRESSES = 50;

/** `asked` holds ids of facts. Never throws. */
export function unsettledProblems(catalog: Catalog, lists: ReadonlyMap<string, readonly ListReading[]>, asked: ReadonlySet<string>, asOf: IsoDate): readonly Problem[] {
  const problems = new Map<string, Problem>();
  for (const { id, derive } of catalog.facts ?? []) {
    for (const filter of asked.has(id) && "where" in derive ? derive.where : []) {
      if ("counted" in filter && "list" in derive) {
        const open = unsettledChoices(filter.counted, asOf);
        for (const reading of open.size === 0 ? [] : (lists.get(derive.list) ?? [])) {
          const { readFrom } = reading;
          if (readFrom !== undefined) {
            namesFound(reading, filter.column, open).forEach((rows, label) => problems.set(`${readFrom.table.sheet} ${label}`, problemOf(readFrom, filter.column, label, rows, asOf)));
          }
        }
      }
    }
  }
  return [...problems.values()].slice(0, MOST_PROBLEMS);
}

function unsettledChoices(counted: readonly Counted[], asOf: IsoDate): ReadonlySet<string> {
  const inForce = counted.filter(({ from, until }) => (from === undefined || from <= asOf) && (until === undefined || asOf < until));
  const settled = new Set(inForce.filter(({ isUnsettled }) => isUnsettled !== true).map(({ choice }) => choice));
  return new Set(inForce.map(({ choice }) => choice).filter((choice) => !settled.has(choice)));
}

/** Body rows by the name of their choice. */
function namesFound({ list, lanes }: ListReading, column: string, choices: ReadonlySet<string>): ReadonlyMap<string, readonly number[]> {
  const known = list.columns.find(({ id }) => id === column)?.choices ?? [];
  const rows = new Map<string, number[]>();
  lanes[column]?.values.forEach((code, row) => {
    const choice = known[code];
    if (choice !== undefined && choices.has(choice.id)) {
      rows.set(choice.label, [...(rows.get(choice.label) ?? []), row]);
    }
  });
  return rows;
}

function problemOf({ table, columns }: ListTable, column: string, label: string, rows: readonly number[], asOf: IsoDate): Problem {
  const addresses = rows.slice(0, MOST_ADDRESSES).map((row) => bodyAddress(table, row, columns.get(column) ?? 0));
  return {
    code: "unsettled-row",
    sheet: table.sheet,
    addresses,
    sentence: `Sheet "${table.sheet}", ${addresses.slice(0, 6).join(", ")}: whether ${label} counted on ${asOf} is in no document, so the number it would count into is unknown unless something else settles it. Enter that number as Partner Center shows it.`,
  };
}

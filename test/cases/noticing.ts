// Which part of a frozen corpus notices that a catalog says something else: its rows, its words, or its days.
// Promises: stops at the first difference. A mutant that nothing notices is either told apart by a row that it names, or proven to be the same.
import type { Catalog, Field } from "../../src/catalog/schema";
import { decide, NO_PATH, statusName } from "../../src/engine/decide";
import { bindLanes, rowValues } from "../../src/engine/lanes";
import { leafTruth } from "../../src/engine/leaves";
import type { Plan } from "../../src/engine/planShape";
import type { NaiveRow } from "../properties/naive";
import { answerOf, type AnsweredEra, type CorpusTable, type EraCorpus, type ProgrammeCorpus } from "./corpus";
import { distinguish } from "./distinguish";
import { planOn, programmeOf, requirementLines, wordLines } from "./eras";
import type { MovedDay, Mutant } from "./mutants";

export function isNoticed({ catalog, noticedBy, concerns, day }: Mutant, corpus: ProgrammeCorpus): boolean {
  const eras = corpus.eras.filter(concerns);
  switch (noticedBy) {
    case "rows":
      return eras.some((era) => rowsDiffer(catalog, corpus.programme, era, era.asOf));
    case "requirements":
      return eras.some((era) => requirementsDiffer(catalog, corpus.programme, era, era.asOf));
    case "words":
      return wordsDiffer(catalog, corpus);
    case "dates":
      return daysBeside(eras, day).some(({ era, on }) => requirementsDiffer(catalog, corpus.programme, era, on) || rowsDiffer(catalog, corpus.programme, era, on)) || eras.some((era) => requirementsDiffer(catalog, corpus.programme, era, era.asOf));
  }
}

/** The first and last days of eras that a moved date is about. */
function daysBeside(eras: readonly EraCorpus[], day: MovedDay | undefined): readonly { readonly era: EraCorpus; readonly on: string }[] {
  const days = eras.flatMap((era) => [era.asOf, era.lastDay].map((on) => ({ era, on })));
  return days.filter(({ era, on }) => day === undefined || (day.isOfKnowledge ? era.knownOn === day.date : on === day.date));
}

export function wordsDiffer(catalog: Catalog, { programme, words }: ProgrammeCorpus): boolean {
  return JSON.stringify(wordLines(catalog, programmeOf(catalog, programme))) !== JSON.stringify(words);
}

export function requirementsDiffer(catalog: Catalog, programme: string, era: EraCorpus, day: string): boolean {
  const frozen = planOn(catalog, programme, day, era.knownOn);
  if (typeof frozen === "string" || "error" in era) {
    return frozen !== ("error" in era ? era.error : null);
  }
  return JSON.stringify([frozen.outcomes, requirementLines(frozen)]) !== JSON.stringify([era.answers, era.requirements]);
}

/** Whether the engine answers a row otherwise, or no longer answers at all. */
export function rowsDiffer(catalog: Catalog, programme: string, era: EraCorpus, day: string): boolean {
  const frozen = planOn(catalog, programme, day, era.knownOn);
  if (typeof frozen === "string" || "error" in era) {
    return frozen !== ("error" in era ? era.error : null);
  }
  return era.tables.some((table) => firstDifference(frozen, table) !== null);
}

/** Row by row, as explanations are worked out; the kernels have a test of their own. */
function firstDifference(frozen: Plan, table: CorpusTable): number | null {
  const bound = bindLanes(frozen, { rows: table.rows.length, lanes: lanesOf(table) });
  const found = table.rows.findIndex((row, index) => {
    const values = rowValues(bound, index);
    const { outcome, path } = decide(frozen, (bit) => leafTruth(frozen, frozen.leaves[bit]!, values));
    return answerText(frozen, outcome, path) !== answerOf(table, row);
  });
  return found < 0 ? null : found;
}

const lanesByTable = new WeakMap<CorpusTable, Record<string, Float64Array>>();

/** By field; the same arrays every time. */
export function lanesOf(table: CorpusTable): Record<string, Float64Array> {
  const lanes = lanesByTable.get(table) ?? Object.fromEntries(table.fields.map((field, column) => [field, Float64Array.from(table.rows, (row) => (row[column] as number | null) ?? Number.NaN)]));
  lanesByTable.set(table, lanes);
  return lanes;
}

export function answerText(frozen: Plan, outcome: number, path: number): string {
  return `${statusName(frozen, outcome)}|${path === NO_PATH ? "" : frozen.pathways[path]!.label}`;
}

export interface Witness {
  readonly era: EraCorpus & AnsweredEra;
  readonly table: number;
  readonly row: NaiveRow;
}

/** A row on which a mutant gives another answer than `catalog`; null where none does, whatever stands in the row. */
export function witnessOf(catalog: Catalog, fields: ReadonlyMap<string, Field>, mutant: Mutant, corpus: ProgrammeCorpus): Witness | null {
  for (const era of corpus.eras.filter(mutant.concerns)) {
    const one = planOn(catalog, corpus.programme, era.asOf, era.knownOn);
    const other = planOn(mutant.catalog, corpus.programme, era.asOf, era.knownOn);
    if (!("error" in era) && typeof one !== "string" && typeof other !== "string") {
      for (const [table, { fields: columns }] of era.tables.entries()) {
        const row = distinguish(one, other, fields, (id) => !columns.includes(id));
        if (row !== null) {
          return { era, table, row };
        }
      }
    }
  }
  return null;
}

/** Whether a moved date changes nothing: on the one day that changes hands, both catalogs are the same. */
export function isSameDay(catalog: Catalog, { catalog: moved, day }: Mutant, { programme, eras }: ProgrammeCorpus): boolean {
  if (day === undefined) {
    return false;
  }
  const text = (from: Catalog, asOf: string, knownOn: string | null): string => JSON.stringify(planOn(from, programme, asOf, knownOn), (key, value: unknown) => (key === "rules" ? undefined : value));
  return eras.every(({ asOf, knownOn }) => {
    const dates = day.isOfKnowledge ? ([asOf, day.date] as const) : ([day.date, knownOn] as const);
    return text(catalog, ...dates) === text(moved, ...dates);
  });
}

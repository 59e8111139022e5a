// What stands beside a status: a differing status that the user copied from Partner Center, and the next date that matters to the row.
// Promises: a difference is shown, never hidden and never decided; a date is named only while it is still to come. Changes no status.
import { inputsOf } from "../catalog/fieldsTested";
import type { Catalog, Programme } from "../catalog/schema";
import { MET, spanOf, statusName } from "../engine/decide";
import { truthInWords } from "../engine/patterns";
import { childrenOf, type Plan, type PlanNode } from "../engine/planShape";
import type { RunResult } from "../engine/run";
import { isoOf, serialOf } from "../intake/calendar";
import type { Columns } from "../intake/columns";
import { bodyAddress, type Problem } from "../intake/findings";
import { OVERLAY_SOURCE } from "../catalog/sources";
import type { TableReading } from "../intake/read";
import { partnersNotFound, type RelatedTables } from "../intake/related";
import { perRow } from "../intake/slices";
import { strayListRows } from "../intake/strayListRows";
import type { TableSnapshot } from "../intake/table";

export interface Notes {
  /** "" where there is nothing to note. */
  readonly perRow: readonly string[];
  /** Body rows whose entered status differs from the computed one. */
  readonly differing: readonly number[];
}

const MOST_ADDRESSES = 50;

/** Pauses after every 8,192 rows; yields how many of them are done. */
export function* notesInSlices(catalog: Catalog, programme: Programme, plan: Plan, result: RunResult, columns: Columns): Generator<number, Notes> {
  const own = ownFigures(catalog, programme, plan);
  if (programme.entered === undefined && (programme.milestones ?? []).length === 0) {
    return { perRow: new Array<string>(result.rows).fill(own), differing: [] };
  }
  const outcomeOf = enteredOutcomes(catalog, programme);
  const nextDateOf = nextDates(programme, plan, result, columns);
  const differing: number[] = [];
  const notes = yield* perRow(result.rows, (row) => {
    const difference = differenceOf(programme, outcomeOf, plan, result, columns, row);
    if (difference !== "") {
      differing.push(row);
    }
    return [difference, nextDateOf(row), own].filter((note) => note !== "").join(" ");
  });
  return { perRow: notes, differing };
}

/** True for a note as Tierline writes them; a remark of somebody else's is none. */
export function isWrittenNote({ milestones = [] }: Programme, note: string): boolean {
  return (
    /^Partner Center shows .+; the rules give .+\./.test(note) ||
    /^Rests on your own figure for .+\./.test(note) ||
    /^One of \d+ rows of .+ under several IDs; Microsoft counts at the partner global account\.$/.test(note) ||
    (/^\d{4}-\d\d-\d\d: /.test(note) && milestones.some(({ says }) => note.slice(12).startsWith(says)))
  );
}

/** Which of the user's own figures the programme rests on, from the workbook's table of rules. */
export function ownFigures(catalog: Catalog, programme: Programme, plan: Plan): string {
  const laidOver = catalog.params.filter(({ timeline }) => timeline.some(({ cite, from, until }) => cite.source === OVERLAY_SOURCE && from <= plan.asOf && (until === undefined || plan.asOf < until)));
  if (laidOver.length === 0) {
    return "";
  }
  const cited = new Set([...plan.leaves.map(({ cite }) => cite.locator), ...plan.scores.flatMap(({ metrics }) => metrics.map(({ cite }) => cite.locator))]);
  const inputs = inputsOf(programme, catalog);
  const derivations = JSON.stringify((catalog.facts ?? []).filter(({ id }) => inputs.has(id)).map(({ derive }) => derive));
  const own = laidOver.filter(({ id, timeline }) => timeline.some(({ cite }) => cited.has(cite.locator)) || derivations.includes(`"${id}"`));
  return own.length === 0 ? "" : `Rests on your own figure for ${own.map(({ label }) => label.toLowerCase()).join(", ")}.`;
}

/** Per choice code of the entered status the outcome code it means; -1 where it means none. */
function enteredOutcomes(catalog: Catalog, { entered, outcomes }: Programme): readonly number[] {
  const choices = catalog.fields.find(({ id }) => id === entered?.field)?.choices ?? [];
  return choices.map((choice) => {
    const meant = entered?.outcomes.find((each) => each.choice === choice.id)?.outcome;
    return outcomes.findIndex(({ id }) => id === meant);
  });
}

function differenceOf({ entered }: Programme, outcomeOf: readonly number[], plan: Plan, result: RunResult, columns: Columns, row: number): string {
  const code = entered === undefined ? undefined : columns.lanes[entered.field]?.[row];
  if (entered === undefined || code === undefined || Number.isNaN(code)) {
    return "";
  }
  const outcome = outcomeOf[code] ?? -1;
  const computed = result.outcome[row]!;
  return outcome < 0 || outcome === computed ? "" : `Partner Center shows ${plan.outcomes[outcome] ?? ""}; the rules give ${statusName(plan, computed)}.`;
}

/** The earliest date of the programme's milestones that is not past, and what must be true on it. */
function nextDates({ milestones = [] }: Programme, plan: Plan, result: RunResult, columns: Columns): (row: number) => string {
  const { asOf } = plan;
  const today = serialOf(asOf);
  const nodes = (ids: readonly string[]): readonly (readonly PlanNode[])[] => ids.map((id) => plan.ladder.flatMap((rung) => nodesOf(rung.when, id)));
  const inForce = milestones
    .filter(({ from, until }) => from <= asOf && (until === undefined || asOf < until))
    .flatMap(({ date, says, when = [], unless = [] }) => {
      const lane = columns.lanes[date];
      return lane === undefined ? [] : [{ lane, says, when: nodes(when), unless: nodes(unless) }];
    });
  return (row) => {
    let next: (typeof inForce)[number] | null = null;
    for (const each of inForce) {
      const serial = each.lane[row] ?? Number.NaN;
      if (serial >= today && (next === null || serial < next.lane[row]!)) {
        const leaf = truthInWords(result.met, result.unknown, row);
        const isMet = (same: readonly PlanNode[]): boolean => same.some((node) => spanOf(node, leaf).strict === MET);
        next = each.when.every(isMet) && !each.unless.some(isMet) ? each : next;
      }
    }
    return next === null ? "" : `${isoOf(next.lane[row]!)}: ${next.says}`;
  };
}

function nodesOf(node: PlanNode, id: string): readonly PlanNode[] {
  return node.id === id ? [node] : childrenOf(node).flatMap((child) => nodesOf(child, id));
}

/** One problem per table that names the cells whose status differs from the computed one. */
export function differenceProblems(table: TableSnapshot, reading: TableReading, { entered, label }: Programme, { differing }: Notes): readonly Problem[] {
  const column = reading.recognition.fields.find(({ field }) => field.id === entered?.field)?.columns[0];
  if (differing.length === 0 || column === undefined) {
    return [];
  }
  const addresses = differing.slice(0, MOST_ADDRESSES).map((row) => bodyAddress(table, row, column));
  const many = differing.length === 1 ? "1 row shows" : `${differing.length} rows show`;
  return [
    {
      code: "differs-from-partner-center",
      sheet: table.sheet,
      addresses,
      sentence: `Sheet "${table.sheet}": ${many} another ${label} in Partner Center than the rules give (${addresses.slice(0, 6).join(", ")}). Both stand side by side; check the inputs or ask Partner Center.`,
    },
  ];
}

/** What is wrong with the tables beside this one, as far as it matters to it. */
export function relatedProblems(table: TableSnapshot, related: RelatedTables, catalog: Catalog): readonly Problem[] {
  const unreadable = related.rejections.map(({ sheet, address, sentence }): Problem => ({ code: "unreadable-list-cell", sheet, addresses: [address], sentence }));
  const lost = partnersNotFound(catalog, table, related);
  const orphans: readonly Problem[] =
    lost.length === 0
      ? []
      : [
          {
            code: "partner-not-found",
            sheet: table.sheet,
            addresses: lost.slice(0, MOST_ADDRESSES),
            sentence: `Sheet "${table.sheet}": the partner in ${lost.slice(0, 6).join(", ")}${lost.length > 6 ? ` and ${lost.length - 6} more cells` : ""} is in no partner table, so what belongs to that partner is unknown. Add the partner, or correct the name.`,
          },
        ];
  return [...unreadable.slice(0, MOST_ADDRESSES), ...related.problems, ...strayListRows(catalog, table, related), ...orphans];
}

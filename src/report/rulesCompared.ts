// Two dates, or the rules with and without the user's own, over one table: who changes, and because of which version.
// Promises: every version that differs is named with both values and the words that say so; a change names those that turn it. Writes nothing.
import { compare, type Comparison, type MoveCause, type RulesSide, type VersionChange, type VersionSaid } from "../engine/compare";
import type { AskedTable } from "./askedTable";
import { quoted, type QuotedWords } from "./rowsNamed";
import type { RuleDates } from "./tableColumns";
import { programmeDifference, type NamedMove, type ProgrammeDifference } from "./whatIf";
import { amountText } from "./words";

/** One side: dates, and whether the workbook's own rules count. */
export interface SideRequest extends RuleDates {
  readonly withOwnRules: boolean;
}

export interface VersionWords {
  /** "Billed sales for top tier: $4,000,000 instead of $5,000,000." */
  readonly sentence: string;
  readonly before: (QuotedWords & { readonly since: string }) | null;
  readonly after: (QuotedWords & { readonly since: string }) | null;
  /** Rows that change because of it. */
  readonly rows: number;
}

export interface ComparedMove extends NamedMove {
  /** Indexes into the versions that turn this row. */
  readonly versions: readonly number[];
  /** "Because the minimum is 15 instead of 12." */
  readonly because: string;
}

export interface ProgrammeComparison extends Omit<ProgrammeDifference, "moves"> {
  readonly versions: readonly VersionWords[];
  readonly moves: readonly ComparedMove[];
}

/** Throws PlanError for a date that the programme's rules do not cover. */
export function rulesCompared(asked: AskedTable, programme: string, before: SideRequest, after: SideRequest): ProgrammeComparison {
  const side = ({ asOf, knownOn, withOwnRules }: SideRequest): RulesSide => ({ catalog: withOwnRules ? asked.catalog : asked.shipped, asOf, knownOn });
  const comparison = compare(programme, side(before), side(after), ({ catalog, ...dates }, rows) => asked.decidedOf(programme, dates, { rows }, catalog), asked.reading.facts.isSubject);
  const difference = programmeDifference(asked, programme, comparison.difference, null);
  const sentences = comparison.versions.map(versionText);
  return {
    ...difference,
    versions: comparison.versions.map((change, index) => versionWords(asked, change, sentences[index]!, rowsTurnedBy(comparison, index))),
    moves: difference.moves.map((move, index) => ({ ...move, versions: comparison.causes[index]!.versions, because: becauseText(comparison.causes[index]!, sentences) })),
  };
}

function rowsTurnedBy({ causes }: Comparison, index: number): number {
  return causes.filter(({ versions }) => versions.includes(index)).length;
}

function versionWords({ catalog }: AskedTable, { before, after }: VersionChange, sentence: string, rows: number): VersionWords {
  const side = (said: VersionSaid | null) => (said === null ? null : { ...quoted(catalog, said.cite), since: said.since });
  return { sentence, before: side(before), after: side(after), rows };
}

function versionText({ kind, label, unit, before, after }: VersionChange): string {
  const said = (version: VersionSaid | null): string => (version === null ? "nothing" : typeof version.value === "number" ? amountText(version.value, unit ?? "count") : `"${version.value ?? ""}"`);
  switch (kind) {
    case "parameter":
      return `${label}: ${said(after)} instead of ${said(before)}.`;
    case "name":
      return `${label}: what was called ${said(before)} is called ${said(after)}.`;
    case "rules":
      return after === null || before === null ? `${label}: its rules are in force on one of the two days only.` : `${label}: other rules since ${after.since > before.since ? after.since : before.since}.`;
  }
}

function becauseText({ versions, isDateItself }: MoveCause, sentences: readonly string[]): string {
  const reasons = [...versions.map((index) => sentences[index]!), ...(isDateItself ? ["A day that the rules count from or to lies between the two dates."] : [])];
  return reasons.length === 0 ? "Several changes together; none of them alone turns this row." : reasons.join(" ");
}

// Carries out the steps of a derived fact on one table: each step leaves rows out, with a reason.
// Promises: a row keeps the first reason it got; a cell that is unknown never passes a test.
import { plainHeader } from "../intake/recognise";
import type { Comparison } from "../catalog/schema";
import type { z } from "zod";
import type { GroupTest, LeftOut, Role, RowTest, Step } from "../catalog/derived/schema";
import { counted as importedCounted, noDate as importedNoDate, numberRoles, reasonCode, textRoles, unknownCode as importedUnknownCode, unknownFlag as importedUnknownFlag, unreadableFlag as importedUnreadableFlag } from "./factTable";
import type { FactTable, FlagRole, NumberRole, TextRole } from "./factTable";
import type { Grouping } from "./grouping";
import { ExactSums, microsPerDollar } from "./money";
import type { StringTable } from "./stringTable";
import type { Period } from "./windows";

// Bound here once: looking an import up on every one of a million rows costs more than the work itself.
const counted = importedCounted;
const noDate = importedNoDate;
const unknownCode = importedUnknownCode;
const unknownFlag = importedUnknownFlag;
const unreadableFlag = importedUnreadableFlag;

export interface StepContext {
  readonly table: FactTable;
  readonly period: Period;
  /** Day number of the as-of date. */
  readonly asOfDay: number;
  readonly parameter: (id: string) => number;
  readonly dictionary: (role: TextRole) => StringTable;
  /** Groups of rows per partner and these columns, and the month where asked. */
  readonly grouping: (per: readonly Role[], perMonth: boolean) => Grouping;
  /** Numbers of a column, one per row: the table's own, or what rows are worth. */
  readonly numbers: (role: Role) => Float64Array;
  /** Whether the first evidence of each group lies in the period. */
  readonly isFirstInPeriod: (grouping: Grouping) => Uint8Array;
}

type Compare = z.infer<typeof Comparison>;
const unreadable = reasonCode("unreadable-cell");

/** Applies one step to `reasons`; rows that have a reason already are left alone. */
export function applyStep(step: Step, reasons: Uint8Array, context: StepContext): void {
  if (step.op === "window") keepPeriod(reasons, context);
  else if (step.op === "weigh") keepWeighed(reasons, context.numbers("consumption"), reasonCode(step.leftOut), reasonCode(step.whenBlank));
  else if ("rows" in step) keepRows(step.rows, reasons, context, reasonCode(step.leftOut), step.whenBlank === undefined ? reasonCode(step.leftOut) : reasonCode(step.whenBlank));
  else keepGroups(step.groups, reasons, context, step.leftOut);
}

function keepPeriod(reasons: Uint8Array, { table, period }: StepContext): void {
  const { date } = table;
  const { from, to } = period;
  const outside = reasonCode("outside-window");
  for (let row = 0; row < reasons.length; row++) {
    if (reasons[row] !== counted) continue;
    const at = date[row]!;
    if (at === noDate) reasons[row] = unreadable;
    else if (at < from || at > to) reasons[row] = outside;
  }
}

function keepWeighed(reasons: Uint8Array, worth: Float64Array, leftOut: number, whenBlank: number): void {
  for (let row = 0; row < reasons.length; row++) {
    if (reasons[row] !== counted) continue;
    if (Number.isNaN(worth[row])) reasons[row] = whenBlank;
    else if (worth[row]! < 0) reasons[row] = leftOut;
  }
}

function keepRows(test: RowTest, reasons: Uint8Array, context: StepContext, leftOut: number, whenBlank: number): void {
  const { table } = context;
  switch (test.test) {
    case "known":
      keepKnown(test.column, reasons, table, leftOut);
      return;
    case "flagIs":
    case "flagIsNot": {
      const lane = table.flags[test.column as FlagRole];
      if (lane === undefined) return;
      const wanted = test.value ? 1 : 0;
      for (let row = 0; row < reasons.length; row++) {
        if (reasons[row] !== counted) continue;
        const flag = lane[row]!;
        if (flag === unreadableFlag) reasons[row] = unreadable;
        else if (test.test === "flagIsNot") {
          if (flag === wanted) reasons[row] = leftOut;
        } else if (flag === unknownFlag) reasons[row] = whenBlank;
        else if (flag !== wanted) reasons[row] = leftOut;
      }
      return;
    }
    case "oneOf":
    case "noneOf": {
      const lane = textLane(table, test.column);
      const listed = listedCodes(context.dictionary(test.column as TextRole), test.values);
      const wanted = test.test === "oneOf" ? 1 : 0;
      for (let row = 0; row < reasons.length; row++) {
        if (reasons[row] !== counted) continue;
        const code = lane[row]!;
        if (code === unknownCode) reasons[row] = whenBlank;
        else if (listed[code] !== wanted) reasons[row] = leftOut;
      }
      return;
    }
    case "number":
    case "share": {
      const lane = numberLane(table, test.column);
      const of = test.test === "share" ? numberLane(table, test.of) : null;
      const limit = context.parameter(test.param);
      for (let row = 0; row < reasons.length; row++) {
        if (reasons[row] !== counted) continue;
        const value = lane[row]!;
        const base = of === null ? 1 : of[row]!;
        if (Number.isNaN(value) || Number.isNaN(base)) reasons[row] = whenBlank;
        // a / b >= p % is a x 100 >= p x b: no division, so nothing is lost to rounding.
        else if (!(of === null ? holds(value, test.cmp, limit) : base > 0 && holds(value * 100, test.cmp, limit * base))) reasons[row] = leftOut;
      }
      return;
    }
    case "notPast": {
      const lane = table.expires;
      if (lane === null) return;
      for (let row = 0; row < reasons.length; row++) {
        if (reasons[row] === counted && lane[row] !== noDate && lane[row]! < context.asOfDay) reasons[row] = leftOut;
      }
      return;
    }
  }
}

function keepKnown(role: Role, reasons: Uint8Array, table: FactTable, leftOut: number): void {
  const numbers = table.numbers[role as NumberRole];
  if (numbers !== undefined) {
    const foreign = role === "amountUsd" ? table.otherCurrency : null;
    const otherCurrency = reasonCode("other-currency");
    for (let row = 0; row < reasons.length; row++) {
      if (reasons[row] !== counted) continue;
      const value = numbers[row]!;
      if (value !== value) reasons[row] = foreign !== null && foreign[row] === 1 ? otherCurrency : leftOut;
    }
    return;
  }
  const lane = textLane(table, role);
  for (let row = 0; row < reasons.length; row++) {
    if (reasons[row] === counted && lane[row] === unknownCode) reasons[row] = leftOut;
  }
}

function keepGroups(test: GroupTest, reasons: Uint8Array, context: StepContext, leftOut: LeftOut): void {
  const left = reasonCode(leftOut);
  if (test.op === "first") {
    const grouping = context.grouping(test.per, false);
    const passes = context.isFirstInPeriod(grouping);
    for (let row = 0; row < reasons.length; row++) {
      if (reasons[row] === counted && (grouping.groupOf[row]! < 0 || passes[grouping.groupOf[row]!] === 0)) reasons[row] = left;
    }
    return;
  }
  const { groupOf, count } = context.grouping(test.per, test.perMonth ?? false);
  const amounts = context.numbers(test.column);
  const limit = context.parameter(test.param);
  const sums = new ExactSums(count);
  const isReduced = new Uint8Array(count);
  for (let row = 0; row < reasons.length; row++) {
    if (reasons[row] !== counted) continue;
    const group = groupOf[row]!;
    const amount = amounts[row]!;
    if (group < 0) continue;
    sums.add(group, amount);
    if (amount < 0) isReduced[group] = 1;
  }
  const dollars = limit * (isInMillionths(test.column) ? 1 : 1 / microsPerDollar);
  const verdicts = new Uint8Array(count);
  let isAnyReduced = false;
  for (let group = 0; group < count; group++) {
    if (holds(sums.compare(group, dollars), test.cmp, 0)) continue;
    verdicts[group] = left;
    if (isReduced[group] === 1) isAnyReduced = true;
  }
  if (isAnyReduced) markRefunds(verdicts, left, isReduced, (sum, group) => holds(sum.compare(group, dollars), test.cmp, 0), reasons, groupOf, amounts);
  for (let row = 0; row < reasons.length; row++) {
    if (reasons[row] !== counted) continue;
    const group = groupOf[row]!;
    reasons[row] = group < 0 ? left : verdicts[group]!;
  }
}

/** What reached the line before refunds came off, or is nothing but a refund, is left out because of the refund, not because it was small. */
function markRefunds(
  verdicts: Uint8Array,
  left: number,
  isReduced: Uint8Array,
  reaches: (sums: ExactSums, group: number) => boolean,
  reasons: Uint8Array,
  groupOf: Int32Array,
  amounts: Float64Array,
): void {
  const positive = new ExactSums(verdicts.length);
  for (let row = 0; row < reasons.length; row++) {
    const group = groupOf[row]!;
    if (reasons[row] === counted && group >= 0 && isReduced[group] === 1 && amounts[row]! > 0) positive.add(group, amounts[row]!);
  }
  const refund = reasonCode("refund");
  for (let group = 0; group < verdicts.length; group++) {
    if (verdicts[group] === left && isReduced[group] === 1 && (reaches(positive, group) || positive.compare(group, 0) === 0)) verdicts[group] = refund;
  }
}

function holds(value: number, cmp: Compare, limit: number): boolean {
  switch (cmp) {
    case ">=":
      return value >= limit;
    case ">":
      return value > limit;
    case "<=":
      return value <= limit;
    case "<":
      return value < limit;
    case "=":
      return value === limit;
  }
}

function textLane(table: FactTable, role: Role): Int32Array {
  const lane = textRoles.includes(role as TextRole) ? table.texts[role as TextRole] : undefined;
  return lane ?? new Int32Array(table.rowCount).fill(unknownCode);
}

/** Money and consumption are held in millionths, so that their sums are exact; users and seats as they are. */
export function isInMillionths(role: Role): boolean {
  return role === "amountUsd" || role === "consumption";
}

export function numberLane(table: FactTable, role: Role): Float64Array {
  const lane = numberRoles.includes(role as NumberRole) ? table.numbers[role as NumberRole] : undefined;
  return lane ?? new Float64Array(table.rowCount).fill(NaN);
}

/** 1 for every code whose text is in the list, compared by letters and digits, without "Microsoft Certified:". */
export function listedCodes(dictionary: StringTable, values: readonly string[]): Uint8Array {
  const wanted = new Set(values.map(comparable));
  const listed = new Uint8Array(dictionary.size);
  for (let code = 0; code < listed.length; code++) {
    if (wanted.has(comparable(dictionary.textOf(code)))) listed[code] = 1;
  }
  return listed;
}

function comparable(text: string): string {
  return plainHeader(text.replace(/^\s*microsoft (?:365 )?certified:\s*/i, "").replace(/^\s*microsoft\s+(?!365)/i, ""));
}

// Lists and facts: tables of their own that belong to a partner, and the closed set of ways to turn their rows and dates into one value per subject.
// Promises: a fact is a field like any other to the rules. A column of that name in the table always wins over the derivation.
// Never an expression string: adding an operator means adding one case to intake/derive and one truth table.
import { z } from "zod";
import { Cite, Comparison, Field, Id, IsoDate, RuleTags, Sentence, Unit } from "./fieldSchema";
import { PointsDerivation, ReachesDerivation, TotalDerivation } from "./pointsSchema";

const Choices = z.array(z.strictObject({ id: Id, label: z.string().min(1), aliases: z.array(z.string().min(1)).readonly() })).min(1).readonly();

export const ListColumn = z.strictObject({
  id: Id,
  label: Sentence,
  meaning: Sentence,
  unit: Unit,
  aliases: z.array(z.string().min(1)).readonly(),
  /** For unit choice. A text that is none of them is rejected with its address and the nearest known name. */
  choices: Choices.optional(),
  /** Without this column the table is not taken for this list. */
  isRequired: z.boolean().optional(),
  /** For unit choice: other texts are fine and are none of the choices. Only what looks like a misspelled choice is rejected. */
  hasOtherTexts: z.boolean().optional(),
});
export type ListColumn = z.infer<typeof ListColumn>;

/** A workbook table with several rows per partner. Every list also has a partner column: by partner ID, else by partner name. */
export const List = z.strictObject({
  id: Id,
  label: Sentence,
  meaning: Sentence,
  /** Names a workbook table may have; compared like headers. */
  aliases: z.array(z.string().min(1)).readonly(),
  columns: z.array(ListColumn).min(1).readonly(),
  /** It belongs to many programmes at once, so that its being there is no reason to decide one of them unasked. */
  isCommon: z.boolean().optional(),
});
export type List = z.infer<typeof List>;

/** A day: the as-of date, a day written down, or a date field or fact of the same subject. */
export const DateRef = z.union([z.literal("asOf"), IsoDate, z.strictObject({ field: Id })]);
export type DateRef = z.infer<typeof DateRef>;

/** What a blank cell of the filtered column means: an open end date "passes", most others are "unknown". */
const whenBlank = z.enum(["passes", "fails", "unknown"]);

/** Days on which a choice counts. Half open; without an end it counts until `retiredFor` months after it retires, the last of those days included. */
export const Counted = z.strictObject({
  choice: Id,
  from: z.optional(IsoDate),
  until: z.optional(IsoDate),
  retires: z.strictObject({ on: IsoDate, cite: Cite }).optional(),
  /** The documents do not say whether it counts on these days: the row may or may not pass. */
  isUnsettled: z.boolean().optional(),
  cite: Cite,
});
export type Counted = z.infer<typeof Counted>;

/** One condition on a list row. A row must pass all conditions. Unreadable cells are unknown whatever `whenBlank` says. */
export const Filter = z.union([
  z.strictObject({ column: Id, choices: z.array(Id).min(1).readonly(), whenBlank }),
  z.strictObject({ column: Id, cmp: Comparison, date: DateRef, whenBlank }),
  z.strictObject({ column: Id, is: z.boolean(), whenBlank }),
  z.strictObject({ column: Id, cmp: Comparison, param: Id, whenBlank }),
  /** `retiredFor` is a parameter in months. */
  z.strictObject({ column: Id, counted: z.array(Counted).min(1).readonly(), retiredFor: Id, whenBlank }),
]);
export type Filter = z.infer<typeof Filter>;

const where = z.array(Filter).readonly();

/**
 * How a fact is worked out for one subject on one as-of date.
 * Over lists: a list that is not in the workbook leaves the fact to `whenColumnAbsent`; a partner without rows in a list that is there counts 0, "no",
 * and has no minimum, maximum or date (unknown). One row that may or may not count makes the answer unknown, unless a row that surely counts settles it.
 * Dates are Excel serials, whole days. Feb 29 becomes Feb 28 in years that have none.
 */
export const Derivation = z.discriminatedUnion("op", [
  z.strictObject({ op: z.literal("exists"), list: Id, where }),
  z.strictObject({ op: z.literal("count"), list: Id, where }),
  z.strictObject({ op: z.literal("countDistinct"), list: Id, column: Id, where }),
  z.strictObject({ op: z.literal("sum"), list: Id, column: Id, where }),
  /** Sum of a column's values, each times the parameter of the row's choice. A row of no such choice, or a blank in it, makes the sum unknown. */
  z.strictObject({ op: z.literal("weighted"), list: Id, column: Id, by: Id, weights: z.array(z.strictObject({ choice: Id, param: Id })).min(1).readonly(), where }),
  z.strictObject({ op: z.literal("min"), list: Id, column: Id, where }),
  z.strictObject({ op: z.literal("max"), list: Id, column: Id, where }),
  /** Whole days from `from` to `to`; negative when `to` is earlier. */
  z.strictObject({ op: z.literal("daysBetween"), from: DateRef, to: DateRef }),
  z.strictObject({ op: z.literal("addDays"), date: DateRef, days: z.number().int() }),
  /** Same day of the month, or the month's last day where there is none. */
  z.strictObject({ op: z.literal("addMonths"), date: DateRef, months: z.number().int() }),
  z.strictObject({ op: z.literal("startOfMonth"), date: DateRef }),
  z.strictObject({ op: z.literal("endOfMonth"), date: DateRef }),
  /** The yearly return of `of`: the first on or after `on`, the first after it, the last on or before it, or the last before it. Never before `of` + 1 year, unless `anyYear` says that `of` is itself an anniversary, of any year. */
  z.strictObject({ op: z.literal("anniversary"), of: DateRef, which: z.enum(["onOrAfter", "after", "onOrBefore", "before"]), on: DateRef, anyYear: z.boolean().optional() }),
  /** 1 when `date` stands in this relation to `than`, 0 when not. Past `upTo`, `date` says nothing of what was before it: unknown. */
  z.strictObject({ op: z.literal("compareDates"), date: DateRef, cmp: Comparison, than: DateRef, upTo: DateRef.optional() }),
  /** Of fields, facts or days; `skipUnknown` leaves out what is not known instead of making the answer unknown. */
  z.strictObject({ op: z.literal("greatest"), of: z.array(DateRef).min(1).readonly(), skipUnknown: z.boolean().optional() }),
  z.strictObject({ op: z.literal("least"), of: z.array(DateRef).min(1).readonly(), skipUnknown: z.boolean().optional() }),
  /** `of` less `less`; a `less` whose column is absent takes nothing away. */
  z.strictObject({ op: z.literal("difference"), of: Id, less: Id }),
  /** By how much `of` exceeds `over`, in percent of `over`; unknown where that is 0. */
  z.strictObject({ op: z.literal("growth"), of: Id, over: Id }),
  /** 1 when one of these flags is yes, 0 when all are no; a flag that is blank or absent leaves it unknown unless another is yes. */
  z.strictObject({ op: z.literal("anyYes"), of: z.array(Id).min(1).readonly() }),
  /** 1 when the cell of a field holds a readable value, 0 when it is blank or the column is absent. Never unknown. */
  z.strictObject({ op: z.literal("isFilled"), field: Id }),
  /** A date by whether a flag holds; unknown where the flag is. */
  z.strictObject({ op: z.literal("choose"), when: Id, then: DateRef, otherwise: DateRef }),
  /** The first of these that the workbook has: its column, or what it can be worked out from. */
  z.strictObject({ op: z.literal("firstThere"), of: z.array(Id).min(2).readonly() }),
  PointsDerivation,
  TotalDerivation,
  ReachesDerivation,
]);
export type Derivation = z.infer<typeof Derivation>;

export const Fact = Field.extend({
  derive: Derivation,
  /** The field whose column a person is asked for where the fact is not known; the fact itself without it. */
  asksFor: z.optional(Id),
  /** The words that make this fact matter. */
  cite: Cite,
  rules: RuleTags,
});
export type Fact = z.infer<typeof Fact>;

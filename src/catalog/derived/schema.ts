// The second layer of the catalog: how a metric is counted from Partner Center exports, as dated and cited data.
// Promises: a closed set of operators (filter, window, sum, count, countDistinct, first, monthDelta, total, agreed); no expression strings.
// Never holds a threshold: every number is a cited parameter, named by its id.
import { z } from "zod";
import { Cite, Comparison, IsoDate } from "../schema";
import { exportKinds, leftOutReasons, roles } from "./vocabulary";

/** The exports that are recognised, by the name Tierline gives them. */
export const ExportKind = z.enum(exportKinds);
export type ExportKind = z.infer<typeof ExportKind>;

/** What a column of an export is for. One role is one typed column of the ledger. */
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Why a row does not stand behind a number. Every row gets one of these, or is counted. */
export const LeftOut = z.enum(leftOutReasons);
export type LeftOut = z.infer<typeof LeftOut>;

const Text = z.array(z.string().min(1)).min(1).readonly();
/** Per-row tests. A blank cell fails every one of them except `flagIsNot` and `notPast`. */
export const RowTest = z.discriminatedUnion("test", [
  z.strictObject({ test: z.literal("known"), column: Role }),
  z.strictObject({ test: z.literal("flagIs"), column: Role, value: z.boolean() }),
  z.strictObject({ test: z.literal("flagIsNot"), column: Role, value: z.boolean() }),
  z.strictObject({ test: z.literal("oneOf"), column: Role, values: Text }),
  z.strictObject({ test: z.literal("noneOf"), column: Role, values: Text }),
  z.strictObject({ test: z.literal("number"), column: Role, cmp: Comparison, param: z.string() }),
  /** column / of, in percent. */
  z.strictObject({ test: z.literal("share"), column: Role, of: Role, cmp: Comparison, param: z.string() }),
  /** The date is blank or not before the as-of date. */
  z.strictObject({ test: z.literal("notPast"), column: Role }),
]);
export type RowTest = z.infer<typeof RowTest>;

/** Tests of a group of rows of one partner; a group that fails leaves all its rows out. */
export const GroupTest = z.discriminatedUnion("op", [
  z.strictObject({ op: z.literal("sum"), column: Role, per: z.array(Role).min(1).readonly(), perMonth: z.boolean().optional(), cmp: Comparison, param: z.string() }),
  /** The earliest evidence of the group in any recognised export lies in the window. */
  z.strictObject({ op: z.literal("first"), per: z.array(Role).min(1).readonly(), within: z.literal("window") }),
]);
export type GroupTest = z.infer<typeof GroupTest>;

/** What a row is worth: a column times a rate, for rows of these workloads and associations. The first that fits a row holds. */
export const Weight = z.strictObject({ workloads: Text, attributions: Text, column: Role, param: z.string() });
export type Weight = z.infer<typeof Weight>;

export const Step = z.union([
  /** `months` that end on the as-of date or with the last month that is over; "ever" is everything up to the as-of date. */
  z.strictObject({ op: z.literal("window"), months: z.number().int().positive().or(z.literal("ever")), ends: z.enum(["asOf", "lastCompleteMonth"]) }),
  z.strictObject({ op: z.literal("filter"), rows: RowTest, leftOut: LeftOut, whenBlank: LeftOut.optional() }),
  z.strictObject({ op: z.literal("filter"), groups: GroupTest, leftOut: LeftOut }),
  /** Fills the column "consumption" with what each row is worth; rows that no weight fits are left out. */
  z.strictObject({ op: z.literal("weigh"), weights: z.array(Weight).min(1).readonly(), leftOut: LeftOut, whenBlank: LeftOut }),
]);
export type Step = z.infer<typeof Step>;

export const Measure = z.discriminatedUnion("op", [
  /** `mean` divides by the months of the window. */
  z.strictObject({ op: z.literal("sum"), column: Role, mean: z.literal("perMonth").optional() }),
  /** Groups of rows that share these columns. */
  z.strictObject({ op: z.literal("count"), per: z.array(Role).min(1).readonly() }),
  z.strictObject({ op: z.literal("countDistinct"), column: Role }),
]);
export type Measure = z.infer<typeof Measure>;

/** Against the same month of the year before: the difference, the growth in percent (no baseline: unknown), or that month's own value. */
export const MonthDelta = z.strictObject({ op: z.literal("monthDelta"), months: z.number().int().positive(), as: z.enum(["difference", "percent", "baseline"]) });
export type MonthDelta = z.infer<typeof MonthDelta>;

export const Recipe = z.strictObject({ steps: z.array(Step).min(1).readonly(), measure: Measure, delta: MonthDelta.optional() });
export type Recipe = z.infer<typeof Recipe>;

/**
 * A number made of other facts, each counted from its own export. "total" adds them up and is unknown while one of them is; "agreed" is what
 * they agree on, for numbers that depend on a track that no export names, and unknown where they differ.
 */
export const Combination = z.strictObject({ op: z.enum(["total", "agreed"]), of: z.array(z.string().min(1)).min(2).readonly() });
export type Combination = z.infer<typeof Combination>;

export const DerivedFact = z.strictObject({
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9.-]*$/),
  label: z.string().min(3),
  /** The catalog fields it fills, each with the header of its column; without them the column is called by the label. */
  fills: z.array(z.strictObject({ field: z.string().min(1), header: z.string().min(1) })).readonly().optional(),
  unit: z.enum(["USD", "count", "percent"]),
  /** One value per partner, or per partner and offer. */
  grain: z.enum(["partner", "offer"]),
  /** Exports it can be counted from, best first; only the first that is there and suffices is used. None where it is made of other facts. */
  from: z.array(ExportKind).readonly(),
  /** The columns without which it cannot be counted. */
  needs: z.array(Role).readonly(),
  timeline: z.array(z.strictObject({ from: IsoDate, until: z.optional(IsoDate), value: z.union([Recipe, Combination]), cite: Cite })).min(1).readonly(),
  /** How silent words are read; each stands beside the number. */
  readings: z.array(z.string().min(3)).readonly(),
});
export type DerivedFact = z.infer<typeof DerivedFact>;

/** A parameter that only derived facts use; same shape as the catalog's own. */
export { Param, Source } from "../schema";

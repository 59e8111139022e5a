// Points of a capability score as derivations: units of a metric become points, and points become a total.
// Promises: every number is a parameter, named by its id. No rounding anywhere; a metric reaches its maximum exactly at the threshold.
import { z } from "zod";
import { Id, IsoDate } from "./fieldSchema";

const Part = z.strictObject({
  /** Field that counts the units. A part whose column is absent is left out where another part has one. */
  units: Id,
  /** Param: the units that earn the maximum. */
  threshold: Id,
  /** Param: how much of the field makes one unit; 1 without it. */
  unitSize: z.optional(Id),
  /** Only whole units earn points. Without it the share of the threshold counts. */
  isWhole: z.boolean().optional(),
});

/** A step that comes first: so many certified people, or the parts earn nothing. */
const Gate = z.strictObject({
  people: Id,
  atLeast: Id,
  /** Param: points the gate itself earns once it is met. */
  earns: z.optional(Id),
});

const Variant = z.strictObject({
  /** Choice of the track field this variant is for. */
  track: z.optional(Id),
  combine: z.enum(["best", "sum"]),
  parts: z.array(Part).min(1).readonly(),
  gates: z.array(Gate).readonly().optional(),
  /** A base that must be reached before anything counts; taken as reached where the table has no such column. */
  baseline: z.strictObject({ field: Id, atLeast: Id }).optional(),
});

/** min(maximum, units x maximum / threshold), never below 0. Where no column of units is there, the stand-in's points count, then the category's. */
export const PointsDerivation = z.strictObject({
  op: z.literal("points"),
  maximum: Id,
  /** Choice field that says which variant holds. Where it is blank, only what all variants agree on is known. */
  track: z.optional(Id),
  variants: z.array(Variant).min(1).readonly(),
  standIn: z.optional(Id),
  /** Points of the whole category: 0 there means 0 here, more than 0 stands for points in each metric of it. */
  category: z.optional(Id),
});
export type PointsDerivation = z.infer<typeof PointsDerivation>;

/** Sum of the categories where all are known, else of the metrics, else the total that the table gives itself. */
export const TotalDerivation = z.strictObject({
  op: z.literal("total"),
  metrics: z.array(Id).min(1).readonly(),
  categories: z.array(Id).min(1).readonly().optional(),
  given: z.optional(Id),
});
export type TotalDerivation = z.infer<typeof TotalDerivation>;

/** 1 where one of the ways in force on the as-of date has its total and exceeds the floor in every metric that the table speaks of. */
export const ReachesDerivation = z.strictObject({
  op: z.literal("reaches"),
  ways: z.array(z.strictObject({ total: Id, metrics: z.array(Id).min(1).readonly(), from: IsoDate })).min(1).readonly(),
  /** Param: the least total. */
  atLeast: Id,
  /** Param: what every metric must exceed. */
  above: Id,
});
export type ReachesDerivation = z.infer<typeof ReachesDerivation>;

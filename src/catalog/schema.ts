// The shape of the catalog: what a programme says, as dated and cited data. Every type is inferred from the zod schema below.
// Promises: a catalog that parses can be planned for any date its timelines cover.
// Never imported for its values by the add-in at run time: the shipped catalog is checked by tests, so the pane carries the types only.
import { z } from "zod";
import { Fact, List } from "./factSchema";
import { Cite, Comparison, Field, Grain, Id, IsoDate, Param, RuleTags, Sentence, Source, timelineOf } from "./fieldSchema";

export * from "./factSchema";
export * from "./fieldSchema";

/** What every node of a rule may carry beside its operator. */
const node = { id: Id, label: z.optional(Sentence), rules: z.optional(RuleTags) };
const Test = z.strictObject({ op: z.literal("test"), ...node, field: Id, cmp: Comparison, param: Id });
const Flag = z.strictObject({ op: z.literal("flag"), ...node, field: Id, is: z.boolean(), cite: Cite });
const OneOf = z.strictObject({ op: z.literal("oneOf"), ...node, field: Id, choices: z.array(Id).min(1).readonly(), cite: Cite });
const SumAtLeast = z.strictObject({ op: z.literal("sum>="), ...node, score: Id, param: Id });
/** Met when the other programme answers one of `outcomes` for the same subject. */
const RuleReference = z.strictObject({ op: z.literal("rule"), ...node, programme: Id, outcomes: z.array(Id).min(1).readonly() });
const All = z.strictObject({ op: z.literal("all"), ...node });
const Any = z.strictObject({ op: z.literal("any"), ...node });
const AtLeast = z.strictObject({ op: z.literal("atLeast"), ...node, k: z.number().int().positive() });
/** `because` justifies it: a rule with `not` is no longer monotone. */
const Not = z.strictObject({ op: z.literal("not"), ...node, because: Sentence });
/** Two readings of words that the document leaves open: where they differ the answer is unclear, never a pass. */
const Readings = z.strictObject({ op: z.literal("readings"), ...node, ambiguity: Id });
const Reading = z.strictObject({ says: Sentence, cite: Cite });

/** TypeScript cannot infer a recursive union, so the recursive members alone are named here; the compiler holds them to the schema. */
type Children = { readonly of: readonly Expr[] };
type ReadingOf = z.infer<typeof Reading> & { readonly when: Expr };
export type Expr =
  | z.infer<typeof Test>
  | z.infer<typeof Flag>
  | z.infer<typeof OneOf>
  | z.infer<typeof SumAtLeast>
  | z.infer<typeof RuleReference>
  | (z.infer<typeof All> & Children)
  | (z.infer<typeof Any> & Children)
  | (z.infer<typeof AtLeast> & Children)
  | (z.infer<typeof Not> & { readonly of: Expr })
  | (z.infer<typeof Readings> & { readonly main: ReadingOf; readonly cautious: ReadingOf });

/** Closed set of operators: adding one means adding a case to every back end and a truth table, in the same commit. */
export const Expr: z.ZodType<Expr> = z.lazy(() => {
  const of = z.array(Expr).min(1).readonly();
  const reading = Reading.extend({ when: Expr });
  return z.discriminatedUnion("op", [
    Test,
    Flag,
    OneOf,
    SumAtLeast,
    RuleReference,
    All.extend({ of }),
    Any.extend({ of }),
    AtLeast.extend({ of }),
    Not.extend({ of: Expr }),
    Readings.extend({ main: reading, cautious: reading }),
  ]);
});

/** Points per metric are min(maximum, units x maximum / threshold), kept as a fraction: exactly the maximum at the threshold. */
export const Score = z.strictObject({
  id: Id,
  label: Sentence,
  metrics: z.array(z.strictObject({ id: Id, label: Sentence, field: Id, maximum: Id, threshold: Id })).min(1).readonly(),
});
export type Score = z.infer<typeof Score>;

/** First rung that is met gives the outcome; a rung that is not settled keeps the ones below it from answering. */
export const Body = z.strictObject({
  ladder: z.array(z.strictObject({ outcome: Id, when: Expr })).min(1).readonly(),
  otherwise: Id,
});
export type Body = z.infer<typeof Body>;

export const Programme = z.strictObject({
  id: Id,
  /** Header of the status column. */
  label: Sentence,
  decides: Sentence,
  grain: Grain,
  /** Other tables it can be read on: what they do not carry follows the fields' own policies. */
  alsoOn: z.array(Grain).readonly().optional(),
  /** Decided only when it is asked for by its id: for programmes of which a table would answer dozens at once. */
  onlyWhenAsked: z.boolean().optional(),
  /** The first date any version covers, and the sentence for dates before it. */
  firstDate: IsoDate,
  beforeFirstDate: Sentence,
  /** `final`: nothing leads from it to another outcome any more; the sentence says so and what can be done instead, and stands in place of a gap. */
  outcomes: z.array(z.strictObject({ id: Id, names: timelineOf(z.string().min(2)), final: z.optional(Sentence) })).min(2).readonly(),
  /** In display order; `node` is an id inside the body. The first that holds names the path. */
  pathways: z.array(z.strictObject({ id: Id, label: Sentence, node: Id })).readonly(),
  /** Field order for a formula that is given a range without headers. */
  positional: z.array(Id).readonly(),
  body: timelineOf(Body),
  /** A status that the user copied from Partner Center. It stands beside the computed one; a difference is shown, never hidden. */
  entered: z.strictObject({ field: Id, outcomes: z.array(z.strictObject({ choice: Id, outcome: Id })).min(1).readonly() }).optional(),
  /** Scores the programme shows, one per track; the column shows the best. */
  scores: z.array(Id).readonly().optional(),
  /**
   * Dates that matter next. `date` is a field or fact of unit date; the earliest that is not before the as-of date is named, with what must be true on it.
   * It speaks of rows where every node of `when` is met and none of `unless` is.
   */
  milestones: z
    .array(z.strictObject({ id: Id, date: Id, says: Sentence, when: z.array(Id).readonly().optional(), unless: z.array(Id).readonly().optional(), from: IsoDate, until: z.optional(IsoDate), cite: Cite, rules: RuleTags }))
    .readonly()
    .optional(),
  /** What follows from an outcome; shown, never decided. */
  effects: z.array(z.strictObject({ id: Id, says: Sentence, from: IsoDate, until: z.optional(IsoDate), cite: Cite, rules: RuleTags })).readonly(),
  /** What the documents leave open, and how it is read here. */
  ambiguities: z.array(z.strictObject({ id: Id, question: Sentence, reading: Sentence, cites: z.array(Cite).readonly() })).readonly(),
});
export type Programme = z.infer<typeof Programme>;

export const Catalog = z.strictObject({
  schema: z.literal(1),
  version: z.string().regex(/^\d{4}\.\d+(\.\d+)?$/),
  sources: z.array(Source).readonly(),
  fields: z.array(Field).readonly(),
  /** Tables of their own that facts look things up in: competencies, designations, packages. */
  lists: z.array(List).readonly().optional(),
  /** Fields that can be worked out where the table has no such column. */
  facts: z.array(Fact).readonly().optional(),
  params: z.array(Param).readonly(),
  scores: z.array(Score).readonly(),
  programmes: z.array(Programme).readonly(),
});
export type Catalog = z.infer<typeof Catalog>;

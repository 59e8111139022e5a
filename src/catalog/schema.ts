// The shape of the catalog: what a programme says, as dated and cited data. Every type is inferred from the zod schema below.
// Promises: a catalog that parses can be planned for any date its timelines cover.
// Never imported for its values by the add-in at run time: the shipped catalog is checked by tests, so the pane carries the types only.
import { z } from "zod";

/** Calendar date, ISO 8601: "2023-07-01". */
export const IsoDate = z.iso.date();
export type IsoDate = z.infer<typeof IsoDate>;

const Id = z.string().regex(/^[A-Za-z][A-Za-z0-9.-]*$/, "An id is letters, digits, dots and dashes.");
const Sentence = z.string().min(3);
/** Ids of the rules sheet that a version, a node or an effect encodes: "A-TT-11", "X-15". */
const RuleTags = z.array(z.string().regex(/^[AX]-[A-Z0-9-]+[a-z]?$/)).readonly();

export const Source = z.strictObject({
  id: Id,
  title: Sentence,
  /** The document's own date: when the text was published or last edited. */
  published: IsoDate,
  /** Of the document's bytes; how a quote check finds the document whatever its file is called. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Not Microsoft's own words. */
  isThirdParty: z.boolean().optional(),
});
export type Source = z.infer<typeof Source>;

export const Confidence = z.enum(["seed", "published", "unverified"]);
export type Confidence = z.infer<typeof Confidence>;

export const Cite = z.strictObject({
  source: Id,
  /** Where in the document, in words a reader can follow. */
  locator: Sentence,
  /** Verbatim, at most 20 words. */
  quote: z.string().min(3).refine((quote) => quote.trim().split(/\s+/).length <= 20, "A quote is at most 20 words."),
  published: IsoDate,
  /** seed: one of the project's source documents; published: another public document; unverified: not seen in the original. */
  confidence: Confidence,
  /** false where the document names a number without saying "at least" or "greater than". */
  operatorStated: z.boolean().optional(),
});
export type Cite = z.infer<typeof Cite>;

/** A stretch of time, half open (from <= asOf < until; knownFrom <= knownOn < knownUntil), with what held in it. */
const versionOf = <T extends z.ZodType>(value: T) =>
  z.strictObject({
    from: IsoDate,
    until: IsoDate.optional(),
    knownFrom: IsoDate.optional(),
    knownUntil: IsoDate.optional(),
    value,
    cite: Cite,
    rules: RuleTags,
    note: Sentence.optional(),
  });
const timelineOf = <T extends z.ZodType>(value: T) => z.array(versionOf(value)).min(1).readonly();

export const Unit = z.enum(["USD", "count", "points", "percent", "flag", "date", "choice", "text"]);
export type Unit = z.infer<typeof Unit>;

export const Grain = z.enum(["partner", "offer", "competency", "designation", "specialization", "certificate", "package"]);
export type Grain = z.infer<typeof Grain>;

export const Comparison = z.enum([">=", ">", "<=", "<", "="]);
export type Comparison = z.infer<typeof Comparison>;

/** What a table that lacks the whole column means. A blank cell in a column that is there is always unknown. */
export const WhenColumnAbsent = z.discriminatedUnion("policy", [
  z.strictObject({ policy: z.literal("unknown") }),
  /** A prerequisite: decided as `value` (1 is yes), and the sentence is shown with the answer. */
  z.strictObject({ policy: z.literal("assumed"), value: z.number(), sentence: Sentence }),
  /** Another field stands in, and the sentence is shown with the answer. */
  z.strictObject({ policy: z.literal("sameAs"), field: Id, sentence: Sentence }),
]);
export type WhenColumnAbsent = z.infer<typeof WhenColumnAbsent>;

export const Field = z.strictObject({
  id: Id,
  label: Sentence,
  /** One sentence for the data dictionary. */
  meaning: Sentence,
  unit: Unit,
  grain: Grain,
  /** The period a value must cover, ending on the as-of date or on the subject's anniversary. */
  window: z.strictObject({ months: z.number().int().positive(), anchor: z.enum(["asOf", "anniversary"]) }).optional(),
  /** Smallest possible change, in the field's unit. */
  step: z.number().positive(),
  /** Cost of one step for the nearest way; without it each requirement counts by the share that is missing. */
  effort: z.number().positive().optional(),
  /** Header spellings beside the label; compared without case, spaces and punctuation. */
  aliases: z.array(Sentence.or(z.string().min(1))).readonly(),
  /** For unit choice: the coded texts. The lane holds the index. */
  choices: z.array(z.strictObject({ id: Id, label: z.string().min(1), aliases: z.array(z.string().min(1)).readonly() })).readonly().optional(),
  whenColumnAbsent: WhenColumnAbsent,
  /** How a gap speaks of it: "4 more transactions, from 2 more customers"; for a flag, `one` is the thing to have. */
  words: z.strictObject({ one: z.string().min(1), many: z.string().min(1), lead: z.string().min(1).optional() }),
  /** Parameters that say what may be counted into this field; the ledger applies them. */
  countedBy: z.array(z.strictObject({ param: Id, cmp: Comparison, of: Sentence })).readonly().optional(),
});
export type Field = z.infer<typeof Field>;

export const Param = z.strictObject({ id: Id, label: Sentence, unit: Unit, timeline: timelineOf(z.number()) });
export type Param = z.infer<typeof Param>;

/** What every node of a rule may carry beside its operator. */
const node = { id: Id, label: Sentence.optional(), rules: RuleTags.optional() };
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
  /** The first date any version covers, and the sentence for dates before it. */
  firstDate: IsoDate,
  beforeFirstDate: Sentence,
  outcomes: z.array(z.strictObject({ id: Id, names: timelineOf(z.string().min(2)) })).min(2).readonly(),
  /** In display order; `node` is an id inside the body. The first that holds names the path. */
  pathways: z.array(z.strictObject({ id: Id, label: Sentence, node: Id })).readonly(),
  /** Field order for a formula that is given a range without headers. */
  positional: z.array(Id).readonly(),
  body: timelineOf(Body),
  /** What follows from an outcome; shown, never decided. */
  effects: z.array(z.strictObject({ id: Id, says: Sentence, from: IsoDate, until: IsoDate.optional(), cite: Cite, rules: RuleTags })).readonly(),
  /** What the documents leave open, and how it is read here. */
  ambiguities: z.array(z.strictObject({ id: Id, question: Sentence, reading: Sentence, cites: z.array(Cite).readonly() })).readonly(),
});
export type Programme = z.infer<typeof Programme>;

export const Catalog = z.strictObject({
  schema: z.literal(1),
  version: z.string().regex(/^\d{4}\.\d+(\.\d+)?$/),
  sources: z.array(Source).readonly(),
  fields: z.array(Field).readonly(),
  params: z.array(Param).readonly(),
  scores: z.array(Score).readonly(),
  programmes: z.array(Programme).readonly(),
});
export type Catalog = z.infer<typeof Catalog>;

export interface Version<T> {
  readonly from: IsoDate;
  readonly until?: IsoDate | undefined;
  readonly knownFrom?: IsoDate | undefined;
  readonly knownUntil?: IsoDate | undefined;
  readonly value: T;
  readonly cite: Cite;
  readonly rules: readonly string[];
  readonly note?: string | undefined;
}
export type Timeline<T> = readonly Version<T>[];

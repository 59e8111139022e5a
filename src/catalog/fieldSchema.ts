// Sources, and the input columns that rules test.
// Promises: every type is inferred from the zod schema beside it. Knows no rule and no programme; those stand in schema.ts.
import { z } from "zod";
import { Id, IsoDate, Sentence, Unit } from "./terms";

export * from "./terms";

export const Source = z.strictObject({
  id: Id,
  title: Sentence,
  /** The document's own date: when the text was published or last edited. */
  published: IsoDate,
  /** Of the document's bytes; how a quote check finds the document whatever its file is called. Absent where only excerpts were at hand. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/).optional(),
  /** Not Microsoft's own words. */
  isThirdParty: z.boolean().optional(),
});
export type Source = z.infer<typeof Source>;

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

/** What an amount can be at all: a cell beyond it is a slip, so it is rejected and its value is unknown. */
export const Possible = z.strictObject({
  least: z.number().optional(),
  /** A number, or the parameters that are it on a day, added up. */
  most: z.union([z.number(), z.array(Id).min(1).readonly()]).optional(),
});
export type Possible = z.infer<typeof Possible>;

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
  aliases: z.array(z.union([Sentence, z.string().min(1)])).readonly(),
  /** For unit choice: the coded texts. The lane holds the index. */
  choices: z.array(z.strictObject({ id: Id, label: z.string().min(1), aliases: z.array(z.string().min(1)).readonly() })).readonly().optional(),
  whenColumnAbsent: WhenColumnAbsent,
  /** How a gap speaks of it: "4 more transactions, from 2 more customers"; for a flag, `one` is the thing to have. */
  words: z.strictObject({ one: z.string().min(1), many: z.string().min(1), lead: z.string().min(1).optional() }),
  /** For unit text: what names the row, by an identifier or by a name. */
  identifies: z.enum(["byIdentifier", "byName"]).optional(),
  /** For unit flag: a text that is not "no" proves it, such as an MPN ID in a column of that name. */
  anyTextIsYes: z.boolean().optional(),
  /** For counts and percentages that are differences, such as net adds and growth: below 0 is a value, not a slip. */
  mayBeNegative: z.boolean().optional(),
  /** Only where the documents or the meaning of the field settle it. */
  possible: Possible.optional(),
  /** Given by what the subject is or by its past: no way to an outcome leads over changing it. */
  isGiven: z.boolean().optional(),
  /** Parameters that say what may be counted into this field; the ledger applies them. */
  countedBy: z.array(z.strictObject({ param: Id, cmp: Comparison, of: Sentence })).readonly().optional(),
});
export type Field = z.infer<typeof Field>;

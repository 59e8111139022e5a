// The terms that dated values are made of: dates, ids, citations, timelines, units and parameters.
// Promises: every type is inferred from the zod schema beside it. Small enough for the pane, which checks the user's own rules with it:
// the rest of the catalog's shape, in fieldSchema.ts and schema.ts, is checked by tests and never loaded there.
import * as z from "zod/mini";

/** Calendar date, ISO 8601: "2023-07-01". */
export const IsoDate = z.iso.date();
export type IsoDate = z.infer<typeof IsoDate>;

export const Id = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9.-]*$/, "An id is letters, digits, dots and dashes."));
export const Sentence = z.string().check(z.minLength(3));
/** Ids of the rules sheet that a version, a node or an effect encodes: "A-TT-11", "X-15". */
export const RuleTags = z.readonly(z.array(z.string().check(z.regex(/^[AX]-[A-Z0-9-]+[a-z]?$/))));

export const Confidence = z.enum(["seed", "published", "unverified"]);
export type Confidence = z.infer<typeof Confidence>;

export const Cite = z.strictObject({
  source: Id,
  /** Where in the document, in words a reader can follow. */
  locator: Sentence,
  /** Verbatim, at most 20 words. */
  quote: z.string().check(
    z.minLength(3),
    z.refine((quote) => quote.trim().split(/\s+/).length <= 20, "A quote is at most 20 words."),
  ),
  published: IsoDate,
  /** seed: one of the project's source documents; published: another public document; unverified: not seen in the original. */
  confidence: Confidence,
  /** false where the document names a number without saying "at least" or "greater than". */
  operatorStated: z.optional(z.boolean()),
});
export type Cite = z.infer<typeof Cite>;

/** A stretch of time, half open (from <= asOf < until; knownFrom <= knownOn < knownUntil), with what held in it. */
const versionOf = <T extends z.core.$ZodType>(value: T) =>
  z.strictObject({
    from: IsoDate,
    until: z.optional(IsoDate),
    knownFrom: z.optional(IsoDate),
    knownUntil: z.optional(IsoDate),
    value,
    cite: Cite,
    rules: RuleTags,
    note: z.optional(Sentence),
  });
export const timelineOf = <T extends z.core.$ZodType>(value: T) => z.readonly(z.array(versionOf(value)).check(z.minLength(1)));

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

export const Unit = z.enum(["USD", "count", "points", "percent", "flag", "date", "choice", "text"]);
export type Unit = z.infer<typeof Unit>;

export const Param = z.strictObject({ id: Id, label: Sentence, unit: Unit, timeline: timelineOf(z.number()) });
export type Param = z.infer<typeof Param>;

// One row's answer with its reasons, as plain data: what every pathway needs, what the row has, what is missing, and which words say so.
// Promises: everything is here that a reader needs to check the answer by hand. Holds no sentence of its own; report/words writes those.
import type { Cite, Confidence, Field, IsoDate, Unit } from "../catalog/schema";

export type Truth = "met" | "not met" | "unknown" | "unclear";

/** One requirement of a plan, held against one row. Amounts are in `unit`; a flag is 1 (yes) or 0 (no); a date is an Excel serial. */
export interface Requirement {
  readonly id: string;
  readonly field: string;
  readonly label: string;
  readonly unit: Unit;
  readonly comparison: ">=" | ">" | "<=" | "<" | "=" | "is" | "one of";
  readonly need: number;
  /** Spelled out for coded text: the accepted names. */
  readonly needText: string | null;
  /** null: the cell is blank or unreadable, or the table has no such column. */
  readonly have: number | null;
  /** The smallest change that meets it, 0 when met, null when `have` is unknown or no amount can say it. */
  readonly missing: number | null;
  readonly truth: Truth;
  readonly cite: Cite;
  /** Since when this version of the requirement holds. */
  readonly since: IsoDate;
  readonly rules: readonly string[];
  /** Exactly on the line of a requirement whose comparison word the document leaves out. */
  readonly isMetOnlyIfAtLeastIsMeant: boolean;
  /** The sentence of the assumption where the table carries no such column. */
  readonly assumption: string | null;
}

/** One way to the outcome, with everything it needs. */
export interface PathwayExplanation {
  readonly id: string;
  readonly label: string;
  readonly truth: Truth;
  readonly requirements: readonly Requirement[];
}

/** Words that the documents leave open, where they matter to this row. */
export interface OpenReading {
  readonly ambiguity: string;
  readonly question: string;
  readonly main: { readonly says: string; readonly truth: Truth; readonly cite: Cite };
  readonly cautious: { readonly says: string; readonly truth: Truth; readonly cite: Cite };
}

/** One amount to change on the way to a target. `amount` is in the field's unit; null where `have` is unknown and the whole need counts. */
export interface GapStep {
  readonly field: string;
  readonly label: string;
  readonly unit: Unit;
  readonly have: number | null;
  readonly target: number;
  readonly amount: number | null;
  /** Points that the step adds to a score; null for what is no unit of a score. */
  readonly points: number | null;
  /** How to speak of it. */
  readonly words: Field["words"];
  readonly cite: Cite;
}

/** The nearest way to an outcome. Applying every step reaches it; one step of the field less does not. */
export interface Gap {
  readonly outcome: string;
  /** The pathway it goes by, or null where the programme has none. */
  readonly path: string | null;
  readonly steps: readonly GapStep[];
  /** Sum over the steps of the share still missing, or of effort per unit where one is given. */
  readonly cost: number;
}

export interface Explanation {
  readonly programme: string;
  readonly label: string;
  readonly asOf: IsoDate;
  readonly knownOn: IsoDate | null;
  readonly rules: string;
  /** An outcome name, "Needs data" or "Unclear". */
  readonly status: string;
  /** The pathway that decides, or null. */
  readonly path: string | null;
  /** Other pathways that also hold. */
  readonly alsoHold: readonly string[];
  /** What every pathway presumes: requirements outside all pathways. */
  readonly prerequisites: readonly Requirement[];
  readonly pathways: readonly PathwayExplanation[];
  readonly openReadings: readonly OpenReading[];
  readonly assumptions: readonly string[];
  /** Labels of the fields that are missing and could change the answer; empty unless the status is "Needs data". */
  readonly needs: readonly string[];
  /** Nearest way to the best outcome; null when it is reached or cannot be reached. */
  readonly gap: Gap | null;
  /** Why nothing leads from this answer to another one, and what can be done instead; null where something does. */
  readonly final: string | null;
  /** The weakest confidence of any citation that decides. */
  readonly confidence: Confidence;
}
